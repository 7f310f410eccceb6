import KhenDossiers
package import KhenEvaluation
package import KhenExplanation
package import KhenSemantics
package import KhenSource
import KhenSyntax

/// Runs the tests that are written in rule files.
package struct RuleTestRunner {
  /// An expectation that was not met.
  package struct Failure {
    /// Where it is written.
    package var range: SourceRange
    /// What was expected.
    package var expected: Bilingual
    /// What came out.
    package var actual: Bilingual
    /// The name of the part of the award that it is about; empty for the award as a whole.
    package var node = ""
  }

  /// The expectation that an explanation is as recorded.
  package struct Recording: Hashable, Sendable {
    /// The language of the record: that of the rule file.
    package var language: Language
    /// Where it is written.
    package var range: SourceRange
  }

  /// What came out of one test.
  package struct Report {
    /// The expectations that were not met; empty when the test passes.
    package var failures: [Failure]
    /// That the explanation is expected to be as recorded; nothing where it is not.
    package var recording: Recording?
    /// The result with all its reasons, where an expectation was not met, the explanation is
    /// compared with a recorded one, or coverage is collected.
    package var result: DossierResult?
  }

  /// What tests share: compiling a version takes longer than running a test.
  private struct Question: Hashable {
    var award: Name?
    var date: Int
    var isExplained: Bool
  }

  package let program: CheckedProgram
  package let schema: FactSchema
  /// What the tests that were run have shown of the rules; nothing where nobody asked.
  package var coverage: CoverageCollector?
  private let promises: DossierPromises
  private var evaluations: [Question: DossierEvaluation] = [:]

  /// Makes a runner; `coverage` collects what tests show of the rules, at the cost of explaining
  /// every result.
  package init(_ program: CheckedProgram, coverage: CoverageCollector? = nil) {
    self.program = program
    self.coverage = coverage
    schema = FactSchema(program)
    promises = DossierPromises(program, schema: schema, date: 0)
  }

  /// Runs one test.
  package mutating func run(_ test: CheckedTest) -> Report {
    var evaluation = evaluation(for: test, isExplained: coverage != nil)
    let result = result(of: test, &evaluation)
    coverage?.note(evaluation, program)
    var report = Report(failures: [], result: coverage == nil ? nil : result)
    // Of a dossier that cannot be real nothing can be expected.
    report.failures = result?.dataErrors.map { brokenPromise($0.message, test) } ?? []
    let isReal = report.failures.isEmpty
    for expectation in test.expectations where isReal {
      let failure = check(
        expectation,
        test,
        verdict: result?.explanation.verdict ?? .notApplicable,
        choice: result?.explanation.choice,
        &evaluation
      )
      if let failure { report.failures.append(failure) }
      if case .recorded(let language) = expectation.expected {
        report.recording = Recording(language: language, range: expectation.range)
      }
    }
    keep(evaluation, for: test, isExplained: coverage != nil)
    if report.result == nil, !report.failures.isEmpty || report.recording != nil {
      report.result = explained(test)
    }
    return report
  }

  /// The result of the dossier of a test with all its reasons, whatever the test expects.
  package mutating func explained(_ test: CheckedTest) -> DossierResult? {
    var evaluation = evaluation(for: test, isExplained: true)
    let result = result(of: test, &evaluation)
    keep(evaluation, for: test, isExplained: true)
    return result
  }

  private mutating func evaluation(
    for test: CheckedTest,
    isExplained: Bool
  ) -> DossierEvaluation {
    let question = RuleTestRunner.question(test, isExplained)
    if let kept = evaluations.removeValue(forKey: question) { return kept }
    var plan = EvaluationPlan(
      program,
      awards: question.award.map { [$0] } ?? [],
      date: test.evaluationDate
    )
    if isExplained { plan.detail = .all }
    var evaluation = DossierEvaluation(plan)
    evaluation.recordsApplied = coverage != nil
    return evaluation
  }

  private mutating func keep(
    _ evaluation: DossierEvaluation,
    for test: CheckedTest,
    isExplained: Bool
  ) {
    evaluations[RuleTestRunner.question(test, isExplained)] = evaluation
  }

  private static func question(_ test: CheckedTest, _ isExplained: Bool) -> Question {
    Question(
      award: test.scorecard == nil ? test.award : nil,
      date: test.evaluationDate,
      isExplained: isExplained
    )
  }

  private func result(
    of test: CheckedTest,
    _ evaluation: inout DossierEvaluation
  ) -> DossierResult? {
    let broken = file(test, in: &evaluation.frame)
    let record = DossierRecord(
      key: test.caseLabel ?? test.label,
      nominee: "",
      kind: test.kind,
      ordinal: 1,
      line: 0,
      errors: broken.map {
        DataError(.brokenPromise($0.message), at: Place(line: 0, column: 0))
      }
    )
    return evaluation.results(of: record, position: 1, file: "").first
  }

  private mutating func check(
    _ expectation: CheckedTest.Expecting,
    _ test: CheckedTest,
    verdict: Verdict,
    choice: VersionChoiceText?,
    _ evaluation: inout DossierEvaluation
  ) -> Failure? {
    let version = evaluation.decisive.first ?? nil
    switch expectation.expected {
    case .verdict(let expected):
      if expected.rawValue == verdict.rawValue { return nil }
      let words = Verdict(rawValue: expected.rawValue).map(WordTable.verdict)
      return Failure(
        range: expectation.range,
        expected: words ?? RuleTestRunner.same(expected.rawValue),
        actual: WordTable.verdict(verdict)
      )
    case .version(let instrument):
      let applied = version.flatMap { evaluation.plan.award(of: $0)?.instrument }
      if applied == instrument { return nil }
      return Failure(
        range: expectation.range,
        expected: RuleTestRunner.same(program.instruments[instrument].name.text),
        actual: applied.map { RuleTestRunner.same(program.instruments[$0].name.text) }
          ?? withoutVersion(choice)
      )
    case .node(let expected, let name, let because):
      guard let version else { return noVersion(expectation.range, choice) }
      var failure = checkNode(
        name,
        expected,
        because,
        expectation.range,
        test,
        &evaluation,
        version: version
      )
      failure?.node = name.text
      return failure
    case .recorded: return nil
    case .score(let definition, let name, let expected):
      return checkScore(definition, name, expected, expectation.range, test)
    case .openScore(let definition, let name, let because):
      return checkOpenScore(definition, name, because, expectation.range, test)
    case .value(let name, let expected):
      if test.scorecard != nil {
        return checkValue(name, expected, expectation.range, test)
      }
      guard let version else { return noVersion(expectation.range, choice) }
      return checkValue(name, expected, expectation.range, test, &evaluation, version: version)
    }
  }

  private func noVersion(_ range: SourceRange, _ choice: VersionChoiceText?) -> Failure {
    Failure(
      range: range,
      expected: Bilingual(vi: "một bản được áp dụng", en: "a version that is applied"),
      actual: withoutVersion(choice)
    )
  }

  /// Why there is no single version that gave the verdict.
  private func withoutVersion(_ choice: VersionChoiceText?) -> Bilingual {
    guard let choice, choice.isOpen else {
      return Bilingual(vi: "không có bản nào có hiệu lực", en: "no version is in effect")
    }
    return choice.openText
  }

  static func same(_ text: String) -> Bilingual { Bilingual(vi: text, en: text) }

  // MARK: - Nodes

  private func checkNode(
    _ name: Name,
    _ expected: Expectation.NodeOutcome,
    _ because: [[Name]],
    _ range: SourceRange,
    _ test: CheckedTest,
    _ evaluation: inout DossierEvaluation,
    version: Int
  ) -> Failure? {
    let evaluator = evaluation.place(of: version)
    let compiled = evaluation.evaluators[evaluator].compiled
    guard let place = RegisterOfNode.find(name, in: compiled) else {
      return Failure(
        range: range,
        expected: RuleTestRunner.same(name.text),
        actual: Bilingual(vi: "bản này không có mục đó", en: "this version has no such part")
      )
    }
    evaluation.evaluators[evaluator].decider.reset()
    let (outcome, missing) = evaluation.evaluators[evaluator].outcome(
      of: place.register,
      isBar: place.isBar,
      evaluation.frame,
      date: test.evaluationDate
    )
    guard outcome == RuleTestRunner.outcome(expected) else {
      let wanted = WordTable.outcome(RuleTestRunner.outcome(expected), of: place.kind)
      let actual = WordTable.outcome(outcome, of: place.kind)
      return Failure(
        range: range,
        expected: Bilingual(vi: "\(name.text) \(wanted.vi)", en: "\(name.text) \(wanted.en)"),
        actual: actual
      )
    }
    let paths = FactPaths(evaluation.frame, schema)
    let named = missing.map { paths.generalPath(of: $0.fact) }
    for path in because {
      let text = path.map { $0.text }.joined(separator: ".")
      if named.contains(where: { Name($0) == Name(text) || $0.hasPrefix(text + ".") }) { continue }
      let list = named.isEmpty ? "–" : named.joined(separator: ", ")
      return Failure(
        range: range,
        expected: Bilingual(vi: "vì thiếu \(text)", en: "because \(text) is missing"),
        actual: Bilingual(vi: "vì thiếu \(list)", en: "because of \(list)")
      )
    }
    return nil
  }

  private static func outcome(_ expected: Expectation.NodeOutcome) -> Outcome {
    switch expected {
    case .met: .met
    case .notMet: .notMet
    case .unclear: .undetermined
    case .awaiting: .awaiting
    }
  }

  // MARK: - Values

  private func checkValue(
    _ name: Name,
    _ expected: CheckedExpression,
    _ range: SourceRange,
    _ test: CheckedTest,
    _ evaluation: inout DossierEvaluation,
    version: Int
  ) -> Failure? {
    let evaluator = evaluation.place(of: version)
    let compiled = evaluation.evaluators[evaluator].compiled
    let date = Extent.point(Int64(test.evaluationDate))
    let lawDate = evaluation.plan.lawDate(of: version, award: 0, kind: test.kind)
    let wanted = value(of: expected, test, lawDate: lawDate)
    var actual: EvaluatedValue?
    if let index = compiled.award.results.firstIndex(where: { $0.name == name }) {
      evaluation.evaluators[evaluator].decider.reset()
      evaluation.evaluators[evaluator].decider.machine.run(evaluation.frame, date: date)
      let register = compiled.results[index]
      actual = EvaluatedValue(
        evaluation.evaluators[evaluator].decider.machine.result(register).extent,
        compiled.award.results[index].type,
        texts: evaluation.frame.texts,
        catalogues: program.catalogues
      )
    } else if let expression = expression(of: name, compiled.award.range, range) {
      actual = value(of: expression, test, lawDate: lawDate)
    }
    return failure(name.text, wanted, actual, type: expected.type, range)
  }

  /// That a value is not the one wanted; nothing where it is.
  func failure(
    _ name: String,
    _ wanted: EvaluatedValue,
    _ actual: EvaluatedValue?,
    type: ValueType,
    _ range: SourceRange
  ) -> Failure? {
    let measure: TimeUnitWord = program.time.measure == .days365 ? .days : .months
    func text(_ value: EvaluatedValue?) -> Bilingual {
      Bilingual(
        vi: value?.text(in: .vietnamese, type: type, measure: measure) ?? "–",
        en: value?.text(in: .english, type: type, measure: measure) ?? "–"
      )
    }
    if let actual, actual == wanted { return nil }
    let wantedText = text(wanted)
    return Failure(
      range: range,
      expected: Bilingual(vi: "\(name) = \(wantedText.vi)", en: "\(name) = \(wantedText.en)"),
      actual: text(actual)
    )
  }

  /// The definition or parameter of a name, as an expression; local definitions come first.
  func expression(
    of name: Name,
    _ award: SourceRange?,
    _ range: SourceRange
  ) -> CheckedExpression? {
    let candidates = program.definitions.indices.filter {
      program.definitions[$0].name == name && program.definitions[$0].parameters.isEmpty
        && program.definitions[$0].receiverVariable < 0
    }
    let local = candidates.first { award?.holds(program.definitions[$0].range) == true }
    let global = candidates.first { candidate in
      !program.awards.contains { $0.range.holds(program.definitions[candidate].range) }
    }
    if let index = local ?? global {
      return CheckedExpression(
        kind: .call(definition: index, receiver: nil, arguments: []),
        type: program.definitions[index].type,
        range: range
      )
    }
    guard let index = program.parameters.firstIndex(where: { $0.name == name }) else {
      return nil
    }
    return CheckedExpression(
      kind: .parameter(index),
      type: program.parameters[index].type,
      range: range
    )
  }

  private func brokenPromise(_ message: Bilingual, _ test: CheckedTest) -> Failure {
    Failure(
      range: test.range,
      expected: Bilingual(
        vi: "hồ sơ giữ đúng các ràng buộc đã khai",
        en: "a dossier that keeps the declared constraints"
      ),
      actual: message
    )
  }

  /// Files the dossier of a test; returns the promises of the schema that it breaks.
  @discardableResult
  func file(_ test: CheckedTest, in frame: inout FactFrame) -> [DossierPromises.Broken] {
    frame.file(Witness(test), schema: schema)
    return promises.on(test.evaluationDate).apply(to: &frame)
  }

  func value(
    of expression: CheckedExpression,
    _ test: CheckedTest,
    lawDate: Int?
  ) -> EvaluatedValue {
    EvaluatedValue(
      of: expression,
      on: test,
      program,
      promises.constraints,
      schema: schema,
      lawDate: lawDate
    )
  }
}

extension SourceRange {
  /// Whether another range lies within this one.
  fileprivate func holds(_ other: SourceRange) -> Bool {
    file == other.file && start <= other.start && other.end <= end
  }
}
