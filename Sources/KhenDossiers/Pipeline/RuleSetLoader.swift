package import KhenSemantics
package import KhenSource
package import KhenSyntax

/// A rule set as it was read: its files, what is wrong with them, and the program, if there is one.
package struct LoadedRules: Sendable {
  /// The files, for showing places.
  package var sources: SourceMap
  /// The rule files as they were parsed, in the order of `sources`.
  package var files: [ParsedFile]
  /// How many of `sources` are rule files; tables of cases follow them.
  package var ruleFileCount: Int { files.count }
  /// Mistakes and warnings, by place.
  package var diagnostics: [Diagnostic]
  /// The checked rules; nothing when there are errors, but for those in tables of cases: only their
  /// cases are left out.
  package var program: CheckedProgram?
  /// What was read of each file, in the order of the files.
  package var trees: [SyntaxTree] { files.map { $0.tree } }

  /// How many diagnostics are errors.
  package var errorCount: Int { diagnostics.count { $0.severity == .error } }
  /// What is wrong with tables of cases.
  package var tableErrors: [Diagnostic] {
    diagnostics.filter {
      $0.severity == .error
        && ($0.id == .caseTable || Int($0.primary.range.file.index) >= ruleFileCount)
    }
  }
  /// How many diagnostics are warnings.
  package var warningCount: Int { diagnostics.count { $0.severity == .warning } }

  /// The place of a range as other tools write it: `rules/bo-y-te.khen:20:5`.
  package func place(of range: SourceRange) -> String {
    DiagnosticRenderer.place(of: range, sources: sources)
  }
}

/// Parses and checks the files of a rule set.
package enum RuleSetLoader {
  /// A rule file as it was read.
  package struct File: Sendable {
    /// The path that people see.
    package var path: String
    /// Its bytes.
    package var bytes: [UInt8]

    /// Pairs the two.
    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// A line of a file: what is wrong in its form makes what it seems to mean doubtful.
  private struct Line: Hashable {
    var file: FileID
    var number: Int
  }

  private static func place(of diagnostic: Diagnostic, _ sources: SourceMap) -> Line {
    let range = diagnostic.primary.range
    return Line(
      file: range.file,
      number: sources[range.file]?.line(at: Int(range.start)) ?? 0
    )
  }

  /// Mistakes behind which the rest of a file is not read.
  private static let cutsOff: Set<DiagnosticID> = [
    .fileTooLarge, .wideText, .nestingTooDeep, .tooManyTokens,
  ]

  /// A rule file that was parsed; those of a rule set may be parsed at the same time.
  package struct ReadFile: Sendable {
    fileprivate var source: SourceFile
    fileprivate var parsed: ParsedFile
    /// What is wrong in it as a text and in its form.
    fileprivate var diagnostics: [Diagnostic]

    /// Parses the file at a place in the list of all files.
    package init(_ file: File, at index: Int, for purpose: Checker.Purpose) {
      let (source, problems) = SourceFile.load(
        bytes: file.bytes,
        name: file.path,
        id: FileID(index)
      )
      self.source = source
      parsed = Parser.parse(source, purpose.extent)
      // What stands for bytes that are no text was reported as such.
      let isDamaged = problems.contains { $0.id == .malformedText }
      diagnostics =
        problems
        + parsed.diagnostics.filter {
          !isDamaged || $0.id != .unknownCharacter
            || !source.text(in: $0.primary.range).unicodeScalars.contains("\u{FFFD}")
        }
    }
  }

  /// Parses and checks files that are in memory.
  ///
  /// - Parameters:
  ///   - files: the rule files.
  ///   - purpose: what they are read for; to apply them, tests and tables of cases are left alone.
  ///   - readTable: what gives the tables of cases that tests name, by path; asked once for each.
  /// - Returns: the rules, with what is wrong.
  package static func load(
    _ files: [File],
    for purpose: Checker.Purpose = .wholeRuleSet,
    tables readTable: (String) -> CaseTableContents = { _ in .missing(known: []) }
  ) -> LoadedRules {
    var read: [ReadFile] = []
    for file in files { read.append(ReadFile(file, at: read.count, for: purpose)) }
    return load(read, for: purpose, tables: readTable)
  }

  /// Checks files that were parsed for the same purpose, each at its place in the list.
  package static func load(
    _ files: [ReadFile],
    for purpose: Checker.Purpose,
    tables readTable: (String) -> CaseTableContents
  ) -> LoadedRules {
    var sources = SourceMap()
    var diagnostics: [Diagnostic] = []
    var parsedFiles: [ParsedFile] = []
    for file in files {
      sources.add(file.source)
      parsedFiles.append(file.parsed)
      diagnostics += file.diagnostics
    }
    let isReadable = !diagnostics.contains { $0.severity == .error }
    let isWhole = !diagnostics.contains { cutsOff.contains($0.id) }
    let trees = parsedFiles.map { $0.tree }
    var tables = CaseTables()
    var refused: Set<SourceRange> = []
    switch purpose {
    case .wholeRuleSet:
      let loader = CaseTableLoader(trees, &sources, readTable)
      diagnostics += loader.diagnostics
      tables = loader.tables
      refused = loader.refused
    case .verdicts: break
    }
    let checked = Checker.check(trees, tables: tables, for: purpose)
    // What was not read cannot be found missing, and a warning about a part that was mended by
    // guesswork is a guess itself.
    if isWhole {
      let broken = Set(diagnostics.filter { $0.severity == .error }.map { place(of: $0, sources) })
      diagnostics += checked.diagnostics.filter {
        (isReadable || $0.severity == .error) && !refused.contains($0.primary.range)
          && !broken.contains(place(of: $0, sources))
      }
    }
    return LoadedRules(
      sources: sources,
      files: parsedFiles,
      diagnostics: DiagnosticRenderer.sorted(diagnostics),
      program: isReadable ? checked.program : nil
    )
  }
}

extension Checker.Purpose {
  /// What it needs of a file.
  fileprivate var extent: Lexer.Extent {
    switch self {
    case .wholeRuleSet: .wholeFile
    case .verdicts: .withoutTests
    }
  }
}
