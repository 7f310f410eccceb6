import KhenDossiers
import KhenEvaluation
package import KhenExplanation
package import KhenSemantics
import KhenSource
import KhenSyntax

/// Runs the tests of selections that are written in rule files.
package struct SelectionTestRunner {
  /// What came out of one test.
  package struct Report {
    /// The expectations that were not met; empty when the test passes.
    package var failures: [RuleTestRunner.Failure]
    /// The whole outcome, for showing.
    package var report: SelectionReport?
  }

  private let program: CheckedProgram
  /// What the tests that were run have shown of the rules; nothing where nobody asked.
  package var coverage: CoverageCollector?

  /// Makes a runner; `coverage` collects what tests show of the rules.
  package init(_ program: CheckedProgram, coverage: CoverageCollector? = nil) {
    self.program = program
    self.coverage = coverage
  }

  /// Runs one test.
  package mutating func run(_ test: CheckedSelectionTest) -> Report {
    let cohort = Cohort(test, program, recordsRuns: coverage != nil)
    // Of dossiers that cannot be real nothing can be expected.
    if !cohort.brokenPromises.isEmpty {
      let failures = cohort.brokenPromises.map { key, broken in
        failure(
          test.range,
          expected: Bilingual(
            vi: "hồ sơ “\(key)” giữ đúng các ràng buộc đã khai",
            en: "dossier “\(key)” keeps the declared constraints"
          ),
          actual: broken
        )
      }
      return Report(failures: failures, report: nil)
    }
    // A test holds too few dossiers for too many groups to come from them.
    guard let reporter = try? SelectionReporter(cohort.plan, cohort.profiles) else {
      return Report(failures: [], report: nil)
    }
    for run in cohort.recordedRuns + reporter.recordedRuns { coverage?.note(run, program) }
    let report = reporter.report()
    for entry in test.entries {
      guard let status = reporter.status(ofKey: entry.key) else { continue }
      coverage?.note(program.selections[test.selection], status)
    }
    var failures: [RuleTestRunner.Failure] = []
    for expectation in test.expectations {
      failures += check(expectation, reporter, report)
    }
    return Report(failures: failures, report: report)
  }

  /// What comes out of each dossier of a cohort, in order; nothing where one of them cannot be
  /// real, or there are too many groups.
  func statuses(of test: CheckedSelectionTest) -> [SelectionStatus]? {
    let cohort = Cohort(test, program, recordsRuns: false)
    guard cohort.brokenPromises.isEmpty,
      let reporter = try? SelectionReporter(cohort.plan, cohort.profiles)
    else { return nil }
    return test.entries.map { reporter.status(ofKey: $0.key) ?? .notChosen }
  }

  private func check(
    _ expectation: CheckedSelectionTest.Expecting,
    _ reporter: SelectionReporter,
    _ report: SelectionReport
  ) -> [RuleTestRunner.Failure] {
    switch expectation.expected {
    case .nominees(let outcome, let keys):
      let expected = SelectionStatus(rawValue: outcome.rawValue)
      var failures: [RuleTestRunner.Failure] = []
      for key in keys {
        let actual = reporter.status(ofKey: key)
        if actual == expected { continue }
        failures.append(
          failure(
            expectation.range,
            expected: SelectionTestRunner.words(key, expected),
            actual: SelectionTestRunner.words(key, actual)
          )
        )
      }
      return failures
    case .enough:
      let lacking = SelectionTestRunner.named(report) { $0.state != .met }
      if lacking.isEmpty { return [] }
      return [
        failure(
          expectation.range,
          expected: Bilingual(vi: "đủ số lượng", en: "enough"),
          actual: SelectionTestRunner.list(lacking)
        )
      ]
    case .shortBy(let count, let group):
      return checkShortage(count, group, expectation.range, report)
    }
  }

  private func checkShortage(
    _ count: Int,
    _ group: [Name],
    _ range: SourceRange,
    _ report: SelectionReport
  ) -> [RuleTestRunner.Failure] {
    let name = group.map { $0.text }.joined(separator: ", ")
    let expected = Bilingual(
      vi: "thiếu \(count)" + (group.isEmpty ? "" : " trong nhóm \(name)"),
      en: "short by \(count)" + (group.isEmpty ? "" : " in group \(name)")
    )
    var limits = report.allLimits
    if !group.isEmpty {
      guard let found = report.groups.first(where: { $0.values.map { Name($0) } == group }) else {
        let known = report.groups.map { $0.values.joined(separator: ", ") }
        return [
          failure(
            range,
            expected: expected,
            actual: Bilingual(
              vi: "không có nhóm đó; các nhóm: " + known.joined(separator: "; "),
              en: "no such group; the groups: " + known.joined(separator: "; ")
            )
          )
        ]
      }
      limits = found.limits
    }
    let shortage = limits.reduce(0) { $0 + $1.shortage }
    if shortage == count { return [] }
    let lacking =
      group.isEmpty
      ? SelectionTestRunner.named(report) { $0.shortage > 0 }
      : limits.filter { $0.kind == .atLeast }.map { $0.text }
    return [
      failure(
        range,
        expected: expected,
        actual: lacking.isEmpty
          ? Bilingual(vi: "không thiếu", en: "nobody lacks")
          : SelectionTestRunner.list(lacking)
      )
    ]
  }

  private func failure(
    _ range: SourceRange,
    expected: Bilingual,
    actual: Bilingual
  ) -> RuleTestRunner.Failure {
    RuleTestRunner.Failure(range: range, expected: expected, actual: actual)
  }

  /// The limits of some state, each with its group.
  private static func named(
    _ report: SelectionReport,
    _ isWanted: (SelectionReport.LimitCheck) -> Bool
  ) -> [Bilingual] {
    var result: [Bilingual] = []
    for group in report.groups {
      for limit in group.limits where isWanted(limit) {
        result.append(
          Bilingual(
            vi: (group.title.vi.isEmpty ? "" : group.title.vi + ": ") + limit.text.vi,
            en: (group.title.en.isEmpty ? "" : group.title.en + ": ") + limit.text.en
          )
        )
      }
    }
    return result + report.limits.filter(isWanted).map { $0.text }
  }

  private static func list(_ texts: [Bilingual]) -> Bilingual {
    Bilingual(
      vi: texts.map { $0.vi }.joined(separator: "; "),
      en: texts.map { $0.en }.joined(separator: "; ")
    )
  }

  private static func words(_ key: String, _ status: SelectionStatus?) -> Bilingual {
    guard let status else {
      return Bilingual(vi: "“\(key)” không thuộc đợt", en: "“\(key)” is not in the cohort")
    }
    return Bilingual(vi: "“\(key)” \(status.word.vi)", en: "“\(key)” \(status.word.en)")
  }
}

/// The dossiers of a test, read as `khen select` reads them.
private struct Cohort {
  var plan: SelectionPlan
  var profiles: [NomineeProfile] = []
  var recordedRuns: [RecordedRun] = []
  /// The promises of the schema that dossiers break, by the keys of the dossiers.
  var brokenPromises: [(key: String, message: Bilingual)] = []

  init(_ test: CheckedSelectionTest, _ program: CheckedProgram, recordsRuns: Bool) {
    plan = SelectionPlan(program, selection: test.selection, date: test.evaluationDate)
    plan.recordsRuns = recordsRuns
    var reader = NomineeReader(plan)
    let promises = DossierPromises(program, schema: plan.schema, date: test.evaluationDate)
    for (index, entry) in test.entries.enumerated() {
      reader.frame.file(
        entry.facts,
        kind: entry.kind,
        attestations: entry.attestations,
        documents: entry.documents,
        schema: plan.schema
      )
      for broken in promises.apply(to: &reader.frame) {
        brokenPromises.append((entry.key, broken.message))
      }
      profiles.append(
        reader.profile(key: entry.key, nominee: "", kind: entry.kind, position: index + 1)
      )
    }
    recordedRuns = reader.recordedRuns
  }
}
