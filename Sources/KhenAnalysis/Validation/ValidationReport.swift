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
    let withoutEvaluation = StaticFindings.all(of: rules, today: today)
    if let program = rules.program {
      var found: [Finding]
      if let evaluated {
        found = withoutEvaluation.map { Finding($0) } + evaluated
      } else {
        var validation = RuleValidation(program, effort: effort)
        found = withoutEvaluation.map { Finding($0, example: validation.example(of: $0)) }
        found += validation.findings.filter { finding in
          // That something is written twice says all that there is to say.
          !finding.diagnostic.id.isCover
            || !withoutEvaluation.contains {
              $0.id == .sameCondition
                && finding.diagnostic.primary.range.contains($0.primary.range)
            }
        }
      }
      findings += Validation.withExampleNotes(found, program)
    }
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

  /// The findings with their examples told among the notes.
  private static func withExampleNotes(
    _ findings: [Finding],
    _ program: CheckedProgram
  ) -> [Finding] {
    guard findings.contains(where: { $0.example != nil }) else { return findings }
    let writer = WitnessText(FactSchema(program))
    return findings.map { finding in
      guard let example = finding.example else { return finding }
      let line = writer.line(example.witness)
      let shows = example.shows
      var finding = finding
      finding.diagnostic.notes.append(
        Bilingual(vi: "\(shows.vi): \(line.vi)", en: "\(shows.en): \(line.en)")
      )
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

extension DiagnosticID {
  /// Whether it says that one part of an award makes another one superfluous.
  fileprivate var isCover: Bool {
    [.coveredLimb, .impliedCriterion, .coveredBar].contains(self)
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
