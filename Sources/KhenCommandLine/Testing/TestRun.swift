import KhenAnalysis
import KhenExplanation
import KhenSemantics
import KhenSource

/// Runs tests on several threads; what comes out does not depend on how many.
struct TestRun {
  /// What came out, in the order of the tests.
  private(set) var outcomes: [TestOutcome] = []
  /// What the tests have shown of the rules, where it was asked for.
  private(set) var coverage: CoverageCollector?

  /// Width of explanations that are recorded: the same on every machine.
  static let recordWidth = 100

  /// Runs tests.
  ///
  /// - Parameters:
  ///   - entries: the tests.
  ///   - program: the rules.
  ///   - jobs: how many threads.
  ///   - collectsCoverage: whether it is collected what the tests show.
  ///   - stopsAtFailure: whether nothing is run behind the first test that fails.
  ///   - judge: compares an outcome with what was recorded.
  init(
    _ entries: [TestEntry],
    _ program: CheckedProgram,
    jobs: Int,
    collectsCoverage: Bool,
    stopsAtFailure: Bool,
    judge: (inout TestOutcome) -> Void
  ) {
    if stopsAtFailure {
      var worker = Worker(program, collectsCoverage: collectsCoverage)
      for entry in entries {
        var outcome = worker.run(entry)
        judge(&outcome)
        outcomes.append(outcome)
        if outcome.status == .failed { break }
      }
      coverage = worker.coverage
      return
    }
    let shares = TestRun.shares(of: entries, among: max(1, jobs))
    let results = shares.concurrentMap { _, share in
      var worker = Worker(program, collectsCoverage: collectsCoverage)
      return (outcomes: share.map { worker.run(entries[$0]) }, coverage: worker.coverage)
    }
    var slots = [TestOutcome?](repeating: nil, count: entries.count)
    for (share, result) in zip(shares, results) {
      for (index, outcome) in zip(share, result.outcomes) { slots[index] = outcome }
    }
    outcomes = slots.compactMap { $0 }
    for index in outcomes.indices { judge(&outcomes[index]) }
    guard collectsCoverage else { return }
    var coverage = CoverageCollector()
    for result in results { if let collected = result.coverage { coverage.merge(collected) } }
    self.coverage = coverage
  }

  /// Tests of one award stay together: compiling its versions takes longer than a test.
  private static func shares(of entries: [TestEntry], among jobs: Int) -> [[Int]] {
    var groups: [Name: [Int]] = [:]
    var order: [Name] = []
    for (index, entry) in entries.enumerated() {
      let name: Name
      switch entry.subject {
      case .dossier(let test): name = test.award
      case .cohort(let test): name = Name("\(test.selection)")
      }
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(index)
    }
    var shares = [[Int]](repeating: [], count: min(jobs, max(1, order.count)))
    // The largest first, each to whoever has least to do.
    let sorted = order.enumerated().sorted { left, right in
      let (first, second) = (groups[left.element]?.count ?? 0, groups[right.element]?.count ?? 0)
      return (second, left.offset) < (first, right.offset)
    }
    for (_, name) in sorted {
      var least = 0
      for index in shares.indices where shares[index].count < shares[least].count { least = index }
      shares[least] += groups[name] ?? []
    }
    return shares
  }

  /// The runners of one thread.
  private struct Worker {
    private var runner: RuleTestRunner
    private var selections: SelectionTestRunner

    init(_ program: CheckedProgram, collectsCoverage: Bool) {
      let collector = collectsCoverage ? CoverageCollector() : nil
      runner = RuleTestRunner(program, coverage: collector)
      selections = SelectionTestRunner(program, coverage: collector)
    }

    /// What was collected.
    var coverage: CoverageCollector? {
      var all = runner.coverage
      if let other = selections.coverage { all?.merge(other) }
      return all
    }

    mutating func run(_ entry: TestEntry) -> TestOutcome {
      switch entry.subject {
      case .dossier(let test):
        let report = runner.run(test)
        let isPassed = report.failures.isEmpty
        var outcome = TestOutcome(
          entry: entry,
          failures: report.failures.map { TestFailure($0) },
          result: isPassed && report.recording == nil ? nil : report.result,
          status: isPassed ? .passed : .failed
        )
        if let recording = report.recording, let result = report.result {
          let style = TextStyle(language: recording.language, width: TestRun.recordWidth)
          let text = ExplanationRenderer(style: style).render(result)
          outcome.record = (text, recording.range)
        }
        return outcome
      case .cohort(let test):
        let report = selections.run(test)
        let isPassed = report.failures.isEmpty
        return TestOutcome(
          entry: entry,
          failures: report.failures.map { TestFailure($0) },
          selection: isPassed ? nil : report.report,
          status: isPassed ? .passed : .failed
        )
      }
    }
  }
}

extension TestFailure {
  fileprivate init(_ failure: RuleTestRunner.Failure) {
    self.init(
      range: failure.range,
      expected: failure.expected,
      actual: failure.actual,
      node: failure.node
    )
  }
}
