import KhenSource
import KhenSyntax

// Tests: each base and each row becomes one dossier with what must come out of it.
extension Checker {
  mutating func checkTests() {
    var fixtures: [Name: FixtureDeclaration] = [:]
    for case .fixture(let fixture) in items {
      if let first = fixtures[fixture.name.name] {
        report(.duplicate(fixture.name, first: first.name.range))
        continue
      }
      fixtures[fixture.name.name] = fixture
      // A fixture is checked by itself too: no test may use it yet.
      if let kind = kind(named: fixture.kind) { _ = filed([fixture.data], kind: kind) }
    }
    for tree in trees {
      for case .test(let test) in tree.items {
        checkTest(test, fixtures: fixtures, language: tree.language)
      }
    }
    checkSelectionTests(fixtures)
  }

  private mutating func kind(named name: Identifier) -> Int? {
    if let record = records[name.name], program.records[record].isDossier { return record }
    let known = dossierKinds.map { program.records[$0].name }
    report(.unknownKind(name, suggestion: Suggestion.nearest(to: name.name, in: known)))
    return nil
  }

  /// The sample dossier of a name; reports where there is none.
  mutating func fixture(
    _ name: Identifier,
    among fixtures: [Name: FixtureDeclaration]
  ) -> FixtureDeclaration? {
    if let fixture = fixtures[name.name] { return fixture }
    report(
      .unknownFixture(
        name,
        suggestion: Suggestion.nearest(to: name.name, in: Array(fixtures.keys))
      )
    )
    return nil
  }

  private mutating func checkTest(
    _ test: TestDeclaration,
    fixtures: [Name: FixtureDeclaration],
    language: Language
  ) {
    let card = scorecards[test.award.name]
    if card == nil { reportUnknownAward(test.award) }
    var layers: [DossierData] = []
    var kind: Int?
    if let name = test.fixture {
      guard let fixture = fixture(name, among: fixtures) else { return }
      layers.append(fixture.data)
      guard let record = records[fixture.kind.name] else { return }
      kind = record
    }
    if let data = test.data { layers.append(data) }
    let subjects = program.awards.filter { $0.name == test.award.name }.flatMap({ $0.subjects })
    if let card { kind = program.scorecards[card].kind }
    if kind == nil { kind = statedKind(in: layers) ?? subjects.first }
    guard let kind else { return }
    if test.expectations.isEmpty, test.cases.isEmpty, test.tables.isEmpty {
      report(.nothingExpected(test.range))
    }
    let context = TestContext(test: test, layers: layers, kind: kind, language: language)
    if !test.expectations.isEmpty {
      append(
        context,
        caseLabel: nil,
        changes: nil,
        date: test.evaluationDate,
        expectations: test.expectations,
        range: test.range
      )
    }
    for row in test.cases {
      if row.expectations.isEmpty { report(.nothingExpected(row.range)) }
      append(
        context,
        caseLabel: row.label.value,
        changes: row.data,
        date: evaluationDate(in: row.data) ?? test.evaluationDate,
        expectations: row.expectations,
        range: row.range
      )
    }
    for name in test.tables { checkTable(name, context) }
  }

  /// What the cases of one test share.
  struct TestContext {
    var test: TestDeclaration
    /// Data of the base dossier, later ones over earlier ones.
    var layers: [DossierData]
    /// The kind of dossier, an index of records.
    var kind: Int
    /// The language of the rule file.
    var language: Language
  }

  mutating func append(
    _ context: TestContext,
    caseLabel: String?,
    changes: DossierData?,
    date: DateSpecification?,
    expectations: [Expectation],
    range: SourceRange
  ) {
    guard let date else {
      report(.missingEvaluationDate(range))
      return
    }
    let layers = context.layers + (changes.map { [$0] } ?? [])
    guard let filed = filed(layers, kind: context.kind) else { return }
    let test = context.test
    var checkedTest = CheckedTest(
      label: test.label.value,
      caseLabel: caseLabel,
      award: test.award.name,
      evaluationDate: date.firstDay,
      kind: context.kind,
      facts: filed.facts,
      attestations: filed.attestations,
      documents: filed.documents,
      expectations: expectations.compactMap {
        checked($0, award: test.award.name, kind: context.kind, language: context.language)
      },
      range: range
    )
    checkedTest.scorecard = scorecards[test.award.name]
    checkedTest.declaration = test.range
    program.tests.append(checkedTest)
  }

  /// `loại_hồ_sơ: tập_thể` among the data.
  mutating func statedKind(in layers: [DossierData]) -> Int? {
    for entry in layers.flatMap({ $0.entries }) where Builtins.isDossierKind(entry.key.name) {
      guard case .expression(let value) = entry.value, case .name(let name) = value.kind
      else { continue }
      return kind(named: name)
    }
    return nil
  }

  private func evaluationDate(in data: DossierData) -> DateSpecification? {
    for entry in data.entries where Builtins.isEvaluationDate(entry.key.name) {
      switch entry.value {
      case .expression(let value):
        guard case .literal(.date(let date)) = value.kind else { continue }
        return DateSpecification(kind: .day(date), range: value.range)
      case .partialDate(let date): return date
      case .record, .list, .unknown, .none: continue
      }
    }
    return nil
  }

  // MARK: - Expectations

  private mutating func checked(
    _ expectation: Expectation,
    award: Name,
    kind: Int,
    language: Language
  ) -> CheckedTest.Expecting? {
    switch checkedOfScorecard(expectation, card: scorecards[award], kind: kind) {
    case .checked(let expecting): return expecting
    case .wrong: return nil
    case .ofAward: break
    }
    let versions = program.awards.filter { $0.name == award }
    let expected: CheckedTest.Expected
    switch expectation.kind {
    case .verdict(let verdict): expected = .verdict(verdict)
    case .node(let outcome, let name, let because):
      let names = versions.flatMap({ $0.nodeNames })
      guard names.contains(name.name) || versions.isEmpty else {
        report(.unknownNode(name, suggestion: Suggestion.nearest(to: name.name, in: names)))
        return nil
      }
      expected = .node(outcome, name.name, because: because.map { $0.map({ $0.name }) })
    case .version(let name):
      guard let index = instrument(name) else { return nil }
      expected = .version(index)
    case .recorded: expected = .recorded(language)
    case .scorecardValue, .scorecardUnclear: return nil
    case .value(let name, let datum):
      guard let type = valueType(of: name, award: award, kind: kind) else { return nil }
      guard case .expression(let syntax) = datum else {
        report(.expectedValueNeeded(name.range))
        return nil
      }
      var scope = Scope()
      scope.kind = kind
      expected = .value(name.name, check(syntax, as: type.unwrapped, in: scope))
    }
    return CheckedTest.Expecting(expected: expected, range: expectation.range)
  }

  /// The type of a definition without arguments, a parameter or a result.
  mutating func valueType(
    of name: Identifier,
    award: Name,
    kind: Int
  ) -> ValueType? {
    let versions = program.awards.filter { $0.name == award && $0.subjects.contains(kind) }
    for version in versions {
      if let result = version.results.first(where: { $0.name == name.name }) {
        return result.type
      }
    }
    let range = versions.map({ $0.range })
    let local = program.definitions.first { definition in
      definition.name == name.name && definition.parameters.isEmpty
        && range.contains { $0.encloses(definition.range) }
    }
    var scope = Scope()
    scope.kind = kind
    let global = bareDefinition(name.name, in: scope).map { program.definitions[$0.0] }
    if let definition = local ?? global, definition.parameters.isEmpty { return definition.type }
    if let parameter = parameters[name.name] { return program.parameters[parameter].type }
    reportUnknown(name, in: scope)
    return nil
  }
}

extension SourceRange {
  /// Whether another range lies within this one.
  func encloses(_ other: SourceRange) -> Bool {
    file == other.file && start <= other.start && other.end <= end
  }
}

extension CheckedAward {
  /// The names that a test may speak of.
  var nodeNames: [Name] {
    nodes.flatMap({ $0.names }) + bars.map({ $0.name }) + documents.map({ $0.name })
  }
}

extension CheckedNode {
  fileprivate var names: [Name] {
    let own = name.map { [$0] } ?? []
    if case .group(_, let nodes) = kind { return own + nodes.flatMap({ $0.names }) }
    return own
  }
}
