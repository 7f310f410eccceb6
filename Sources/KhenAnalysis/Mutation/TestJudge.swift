import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Tells whether the tests of a rule set hold under changed rules: the same answer as running them,
/// without the words.
///
/// Holds the working memory of one thread. What is compiled is kept as long as the rules stay.
struct TestJudge {
  /// A version, compiled for a kind of dossier and the law of a day.
  struct VersionKey: Hashable {
    var version: Int
    var kind: Int
    var lawDate: Int?
  }

  /// The condition of a transitional clause.
  private struct ClauseKey: Hashable {
    var instrument: Int
    var clause: Int
    var kind: Int
  }

  /// The rules that are judged.
  let program: CheckedProgram
  let schema: FactSchema
  private let constraints: DossierConstraints
  private var evaluators: [VersionKey: AwardEvaluator] = [:]
  private var clauses: [ClauseKey: AwardEvaluator] = [:]
  private var cards: [Int: ScorecardEvaluator] = [:]
  private var frame = FactFrame()

  init(_ program: CheckedProgram, schema: FactSchema) {
    self.program = program
    self.schema = schema
    constraints = DossierConstraints(program, schema: schema)
  }

  // MARK: - Compiled parts

  /// The version, compiled now if it was not before.
  mutating func compiled(_ key: VersionKey) -> CompiledAward {
    let evaluator = take(key)
    defer { evaluators[key] = evaluator }
    return evaluator.compiled
  }

  private mutating func take(_ key: VersionKey) -> AwardEvaluator {
    if let evaluator = evaluators.removeValue(forKey: key) { return evaluator }
    let compiled = CompiledAward(
      program.awards[key.version],
      kind: key.kind,
      of: program,
      schema: schema,
      lawDate: key.lawDate
    )
    return prepared(compiled)
  }

  private mutating func take(_ key: ClauseKey) -> AwardEvaluator? {
    if let evaluator = clauses.removeValue(forKey: key) { return evaluator }
    let clause = program.instruments[key.instrument].residuals[key.clause]
    guard let condition = clause.condition else { return nil }
    return prepared(
      CompiledAward(
        condition: condition,
        of: clause,
        kind: key.kind,
        of: program,
        schema: schema
      )
    )
  }

  private mutating func prepared(_ compiled: CompiledAward) -> AwardEvaluator {
    frame.texts.forgetDossier()
    var evaluator = AwardEvaluator(compiled, texts: &frame.texts)
    evaluator.decider.findsCandidates = false
    frame.texts.keepConstants()
    return evaluator
  }

  private mutating func file(_ test: CheckedTest) {
    frame.file(Witness(test), schema: schema)
    // As `khen test` reads it; that it breaks none was seen before anything was changed.
    _ = constraints.apply(to: &frame, date: test.evaluationDate)
  }

  // MARK: - Verdicts

  /// The verdict of a dossier with the version that gave it, where it is one.
  mutating func verdict(
    _ test: CheckedTest,
    _ question: TestReach.Question
  ) -> (verdict: Verdict, version: VersionKey?) {
    let current = question.current.map { VersionKey(version: $0, kind: test.kind, lawDate: nil) }
    if question.residuals.isEmpty {
      guard let current else { return (.notApplicable, nil) }
      return (verdict(current, test), current)
    }
    var keys: [VersionKey] = []
    var choices: [VersionChoice.Clause] = []
    for residual in question.residuals {
      let key = VersionKey(version: residual.version, kind: test.kind, lawDate: residual.lawDate)
      let number = keys.firstIndex(of: key) ?? keys.count
      if number == keys.count { keys.append(key) }
      let clauseKey = ClauseKey(
        instrument: residual.instrument,
        clause: residual.clause,
        kind: test.kind
      )
      var applicability = VersionChoice.Applicability.applies
      if var evaluator = take(clauseKey) {
        file(test)
        let verdict = evaluator.evaluate(frame, date: test.evaluationDate).verdict
        applicability = VersionChoice.Applicability(verdict)
        clauses[clauseKey] = evaluator
      }
      let clause = program.instruments[residual.instrument].residuals[residual.clause]
      choices.append(
        VersionChoice.Clause(
          version: number,
          applicability: applicability,
          yields: clause.yieldsToMoreFavourable
        )
      )
    }
    let choice = VersionChoice(choices)
    var verdicts: [VersionChoice.Version: Verdict] = [:]
    for version in choice.versions {
      switch version {
      case .current: verdicts[version] = current.map { verdict($0, test) } ?? .notApplicable
      case .earlier(let number): verdicts[version] = verdict(keys[number], test)
      }
    }
    let combination = choice.combine { verdicts[$0] ?? .notApplicable }
    switch combination.decidedBy {
    case .current: return (combination.verdict, current)
    case .earlier(let number): return (combination.verdict, keys[number])
    case nil: return (combination.verdict, nil)
    }
  }

  /// Hands out the evaluator of a version, with the dossier of a test in its frame.
  mutating func withEvaluator(
    _ key: VersionKey,
    _ test: CheckedTest,
    _ use: (inout AwardEvaluator, FactFrame, [CheckedCatalogue]) -> Void
  ) {
    var evaluator = take(key)
    file(test)
    use(&evaluator, frame, program.catalogues)
    evaluators[key] = evaluator
  }

  private mutating func verdict(_ key: VersionKey, _ test: CheckedTest) -> Verdict {
    var evaluator = take(key)
    file(test)
    defer { evaluators[key] = evaluator }
    return evaluator.evaluate(frame, date: test.evaluationDate).verdict
  }

  // MARK: - Tests

  /// Whether every expectation of a test holds, and the rules do not fail where nothing says so.
  ///
  /// Of parts outside of a scope it is taken for granted that they come out as before. Finding the
  /// facts that an open part rests on is most of the work, and can be left for later.
  mutating func holds(
    _ test: CheckedTest,
    _ question: TestReach.Question,
    _ scope: inout MutationScope?,
    asksWhy: Bool = true
  ) -> Bool {
    if test.scorecard != nil { return test.expectations.allSatisfy { holds($0, test) } }
    let (verdict, version) = verdict(test, question)
    var namesVerdict = false
    for expectation in test.expectations {
      switch expectation.expected {
      case .verdict(let expected):
        namesVerdict = true
        if expected.rawValue != verdict.rawValue { return false }
      case .version(let instrument):
        if version.flatMap({ program.awards[$0.version].instrument }) != instrument { return false }
      case .node(let expected, let name, let because):
        guard let version else { return false }
        // Where several versions may decide, which one does may have changed.
        if question.residuals.isEmpty, scope?.touches(name, of: version.version) == false {
          continue
        }
        if !node(name, test, version, asksWhy ? because : [], is: expected) { return false }
      case .value(let name, let expected):
        guard let version, value(name, test, version, is: expected) else { return false }
      // A recorded explanation changes with every word; what it shows of outcomes is not counted.
      case .score, .openScore, .recorded: break
      }
    }
    return namesVerdict || verdict != .ruleError
  }

  /// Whether every expectation of a test holds.
  mutating func holds(_ test: CheckedTest, _ question: TestReach.Question) -> Bool {
    var scope: MutationScope?
    return holds(test, question, &scope)
  }

  private mutating func node(
    _ name: Name,
    _ test: CheckedTest,
    _ version: VersionKey,
    _ because: [[Name]],
    is expected: Expectation.NodeOutcome
  ) -> Bool {
    var evaluator = take(version)
    defer { evaluators[version] = evaluator }
    guard let place = RegisterOfNode.find(name, in: evaluator.compiled) else { return false }
    file(test)
    evaluator.decider.reset()
    evaluator.decider.findsCandidates = !because.isEmpty
    defer { evaluator.decider.findsCandidates = false }
    let (outcome, missing) = evaluator.outcome(
      of: place.register,
      isBar: place.isBar,
      frame,
      date: test.evaluationDate
    )
    switch (expected, outcome) {
    case (.met, .met), (.notMet, .notMet), (.unclear, .undetermined), (.awaiting, .awaiting): break
    case (.met, _), (.notMet, _), (.unclear, _), (.awaiting, _): return false
    }
    if because.isEmpty { return true }
    let paths = FactPaths(frame, schema)
    return TestJudge.names(missing.map { paths.generalPath(of: $0.fact) }, because)
  }

  /// Whether each path that is expected is named, itself or by what is inside of it.
  private static func names(_ named: [String], _ because: [[Name]]) -> Bool {
    because.allSatisfy { path in
      let text = path.map { $0.text }.joined(separator: ".")
      return named.contains { Name($0) == Name(text) || $0.hasPrefix(text + ".") }
    }
  }

  private mutating func value(
    _ name: Name,
    _ test: CheckedTest,
    _ version: VersionKey,
    is expected: CheckedExpression
  ) -> Bool {
    let wanted = value(of: expected, test, lawDate: version.lawDate)
    var evaluator = take(version)
    defer { evaluators[version] = evaluator }
    let award = evaluator.compiled.award
    if let index = award.results.firstIndex(where: { $0.name == name }) {
      file(test)
      evaluator.decider.reset()
      evaluator.decider.machine.run(frame, date: .point(Int64(test.evaluationDate)))
      let actual = EvaluatedValue(
        evaluator.decider.machine.result(evaluator.compiled.results[index]).extent,
        award.results[index].type,
        texts: frame.texts,
        catalogues: program.catalogues
      )
      return actual == wanted
    }
    guard
      let expression = NamedValue.expression(of: name, award.range, expected.range, in: program)
    else { return false }
    return value(of: expression, test, lawDate: version.lawDate) == wanted
  }

  private func value(
    of expression: CheckedExpression,
    _ test: CheckedTest,
    lawDate: Int?
  ) -> EvaluatedValue {
    EvaluatedValue(
      of: expression,
      on: test,
      program,
      constraints,
      schema: schema,
      lawDate: lawDate
    )
  }

  // MARK: - Scorecards

  private mutating func holds(_ expectation: CheckedTest.Expecting, _ test: CheckedTest) -> Bool {
    switch expectation.expected {
    case .verdict, .node, .version, .recorded: return true
    case .value(let name, let expected):
      guard
        let expression = NamedValue.expression(of: name, nil, expected.range, in: program)
      else { return false }
      return value(of: expression, test, lawDate: nil) == value(of: expected, test, lawDate: nil)
    case .score(let definition, _, let expected):
      guard let actual = score(definition, test) else { return false }
      return actual.value == value(of: expected, test, lawDate: nil)
    case .openScore(let definition, _, let because):
      guard let actual = score(definition, test) else { return true }
      return !actual.value.isKnown && TestJudge.names(actual.missing, because)
    }
  }

  private mutating func score(
    _ definition: Int,
    _ test: CheckedTest
  ) -> (value: EvaluatedValue, missing: [String])? {
    let index = program.scorecards.firstIndex { card in
      card.total == definition || card.classification == definition
        || card.items.contains { $0.definition == definition }
    }
    guard let index else { return nil }
    var evaluator = cards.removeValue(forKey: index) ?? prepared(card: index)
    defer { cards[index] = evaluator }
    file(test)
    let card = evaluator.compiled.card
    let result = evaluator.evaluate(frame, date: test.evaluationDate)
    var extent = result.total
    var register = evaluator.compiled.total
    if definition == card.classification, let classification = result.classification {
      extent = classification
      register = evaluator.compiled.classification ?? register
    } else if let item = card.items.firstIndex(where: { $0.definition == definition }) {
      extent = result.items[item].points
      register = evaluator.compiled.items[item].points
    }
    let value = EvaluatedValue(
      extent,
      program.definitions[definition].type,
      texts: frame.texts,
      catalogues: program.catalogues
    )
    if value.isKnown { return (value, []) }
    let date = Extent.point(Int64(test.evaluationDate))
    let facts = evaluator.decider.dependencies(of: register, frame, date: date)
    let paths = FactPaths(frame, schema)
    return (value, facts.map { paths.generalPath(of: $0) })
  }

  /// Hands out what a scorecard comes to on the dossier of a test.
  mutating func withScorecard(
    _ index: Int,
    _ test: CheckedTest,
    _ use: (CheckedScorecard, ScorecardResult, FactFrame, CheckedProgram) -> Void
  ) {
    var evaluator = cards.removeValue(forKey: index) ?? prepared(card: index)
    defer { cards[index] = evaluator }
    file(test)
    let result = evaluator.evaluate(frame, date: test.evaluationDate)
    use(evaluator.compiled.card, result, frame, program)
  }

  private mutating func prepared(card index: Int) -> ScorecardEvaluator {
    frame.texts.forgetDossier()
    let evaluator = ScorecardEvaluator(
      CompiledScorecard(program.scorecards[index], of: program, schema: schema),
      texts: &frame.texts
    )
    frame.texts.keepConstants()
    return evaluator
  }
}
