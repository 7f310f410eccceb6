package import KhenDossiers
import KhenEvaluation
package import KhenSemantics
package import KhenSource

/// What checking a rule set found, in the order of files and places.
package struct ValidationReport: Sendable {
  /// The files that were read.
  package var sources: SourceMap
  /// How many of them are rule files; tables of cases follow them.
  package var ruleFileCount: Int
  /// What stands: mistakes, warnings and hints, those of the parser and the checker included.
  package var findings: [Finding]
  /// What comments in the files silence, with their reasons.
  package var silenced: [SilencedFinding]
  /// The checked rules, for writing witnesses; nothing where there are errors.
  package var program: CheckedProgram?
  /// What has no place in a file: files that could not be opened, folders without rules.
  package var problems: [ValidationProblem]

  /// How many findings have a severity; open questions are counted apart.
  package func count(of severity: Severity) -> Int {
    findings.reduce(0) {
      $0 + (!$1.isUndecided && $1.diagnostic.severity == severity ? 1 : 0)
    }
  }

  /// How many questions were left open.
  package var undecidedCount: Int { findings.reduce(0) { $0 + ($1.isUndecided ? 1 : 0) } }

  /// Whether a finding is at least as bad as a severity; a problem always is.
  package func reaches(_ severity: Severity) -> Bool {
    !problems.isEmpty
      || findings.contains { !$0.isUndecided && severity.isReached(by: $0.diagnostic.severity) }
  }
}

/// Something that is wrong and has no place in a file.
package struct ValidationProblem: Hashable, Sendable {
  /// The path that it is about.
  package var path: String
  /// What is wrong.
  package var message: Bilingual
  /// The next step.
  package var help: Bilingual?

  /// Makes a problem.
  package init(path: String, message: Bilingual, help: Bilingual? = nil) {
    self.path = path
    self.message = message
    self.help = help
  }
}

/// Checks rule sets: what the parser and the checker report, what needs no evaluation, what an
/// evaluation finds, less what comments silence.
package struct Validation: Sendable {
  /// Which ids are wanted; all where none is named.
  package var only: [DiagnosticID] = []
  /// Which ids are not wanted.
  package var skipped: [DiagnosticID] = []
  /// Day number of today.
  package var today: Int
  /// How many times the usual steps a search may take; from 1 up.
  package var effort = 1

  /// Makes a validation that reports everything.
  package init(today: Int) { self.today = today }

  /// Checks a rule set; `evaluated` is what an evaluation of it found, where that is known already.
  ///
  /// Choosing ids leaves out messages, not the work: what is silenced is the same in any case.
  package func report(
    on rules: LoadedRules,
    evaluated: [Finding]? = nil,
    problems: [ValidationProblem] = []
  ) -> ValidationReport {
    var findings = rules.diagnostics.map { Finding($0) }
    findings += StaticFindings.all(of: rules, today: today).map { Finding($0) }
    let found = evaluated ?? rules.program.map { RuleValidation($0, effort: effort).findings } ?? []
    findings += Validation.withWitnessNotes(found, rules.program)
    let silencing = Silencing(findings, of: rules, knownIDs: Validation.ids)
    return ValidationReport(
      sources: rules.sources,
      ruleFileCount: rules.ruleFileCount,
      findings: Validation.sorted(silencing.findings.filter { isWanted($0.diagnostic.id) }),
      silenced: silencing.silenced.filter { isWanted($0.finding.diagnostic.id) },
      program: rules.program,
      problems: problems
    )
  }

  /// Whether a text has another one in it; byte by byte, as Embedded Swift has no other search.
  private static func mentions(_ text: String, _ part: String) -> Bool {
    let bytes = Array(text.utf8)
    let wanted = Array(part.utf8)
    guard wanted.count <= bytes.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { start in
      bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  /// The findings with their witnesses told among the notes, where they are not there yet.
  private static func withWitnessNotes(
    _ findings: [Finding],
    _ program: CheckedProgram?
  ) -> [Finding] {
    guard let program, findings.contains(where: { $0.witness != nil }) else { return findings }
    let writer = WitnessText(FactSchema(program))
    return findings.map { finding in
      guard let witness = finding.witness else { return finding }
      let line = writer.line(witness)
      let data = writer.data(witness)
      var finding = finding
      if !finding.diagnostic.notes.contains(where: { mentions($0.vi, data) }) {
        finding.diagnostic.notes.append(
          Bilingual(vi: "hồ sơ làm chứng: \(line.vi)", en: "witness dossier: \(line.en)")
        )
      }
      return finding
    }
  }

  private func isWanted(_ id: DiagnosticID) -> Bool {
    (only.isEmpty || only.contains(id)) && !skipped.contains(id)
  }

  /// The findings by file and place, each once.
  private static func sorted(_ findings: [Finding]) -> [Finding] {
    var seen: Set<Diagnostic> = []
    let unique = findings.filter { seen.insert($0.diagnostic).inserted }
    return unique.enumerated().sorted { left, right in
      let first = left.element.diagnostic.primary.range
      let second = right.element.diagnostic.primary.range
      return (first.file.index, first.start, left.offset)
        < (second.file.index, second.start, right.offset)
    }.map { $0.element }
  }
}

extension Severity {
  /// Whether another severity is as bad as this one or worse.
  package func isReached(by other: Severity) -> Bool { other.rank >= rank }

  private var rank: Int {
    switch self {
    case .hint: 0
    case .warning: 1
    case .error: 2
    }
  }
}
