import KhenSource
import KhenSyntax

// Tests of selections: a cohort of dossiers, and what must come out of it.
extension Checker {
  mutating func checkSelectionTests(_ fixtures: [Name: FixtureDeclaration]) {
    for case .selectionTest(let test) in items {
      checkSelectionTest(test, fixtures)
    }
  }

  private mutating func checkSelectionTest(
    _ test: SelectionTestDeclaration,
    _ fixtures: [Name: FixtureDeclaration]
  ) {
    guard let selection = selections[test.selection.name] else {
      reportUnknownSelection(test.selection)
      return
    }
    if test.expectations.isEmpty { report(.nothingExpected(test.range)) }
    let before = diagnostics.count
    let entries = checkedEntries(of: test, selection: selection, fixtures)
    var expectations: [CheckedSelectionTest.Expecting] = []
    for expected in test.expectations {
      if let checked = checked(expected, test) { expectations.append(checked) }
    }
    guard let date = test.evaluationDate else {
      report(.missingEvaluationDate(test.range))
      return
    }
    guard !diagnostics[before...].contains(where: { $0.severity == .error }) else { return }
    program.selectionTests.append(
      CheckedSelectionTest(
        label: test.label.value,
        selection: selection,
        evaluationDate: date.firstDay,
        entries: entries,
        expectations: expectations,
        range: test.range
      )
    )
  }

  private mutating func checkedEntries(
    of test: SelectionTestDeclaration,
    selection: Int,
    _ fixtures: [Name: FixtureDeclaration]
  ) -> [CheckedSelectionTest.Entry] {
    var entries: [CheckedSelectionTest.Entry] = []
    var seen: [Name: SourceRange] = [:]
    for entry in test.entries {
      if let first = seen[entry.key.name] { report(.duplicate(entry.key, first: first)) }
      seen[entry.key.name] = entry.key.range
      var layers: [DossierData] = []
      var kind: Int?
      if let name = entry.fixture {
        guard let fixture = fixture(name, among: fixtures) else { continue }
        layers.append(fixture.data)
        kind = records[fixture.kind.name]
      }
      if let data = entry.data { layers.append(data) }
      let ofCohort = program.selections[selection].kinds.first?.record
      guard let kind = kind ?? statedKind(in: layers) ?? ofCohort,
        let filed = filed(layers, kind: kind)
      else { continue }
      entries.append(
        CheckedSelectionTest.Entry(
          key: entry.key.name.text,
          kind: kind,
          facts: filed.facts,
          attestations: filed.attestations,
          documents: filed.documents
        )
      )
    }
    return entries
  }

  private mutating func checked(
    _ expected: SelectionTestDeclaration.Expected,
    _ test: SelectionTestDeclaration
  ) -> CheckedSelectionTest.Expecting? {
    switch expected.kind {
    case .nominees(let outcome, let keys):
      let known = test.entries.map { $0.key.name }
      for key in keys where !known.contains(key.name) {
        report(.unknownDossier(key, suggestion: Suggestion.nearest(to: key.name, in: known)))
      }
      return CheckedSelectionTest.Expecting(
        expected: .nominees(outcome, keys: keys.map { $0.name.text }),
        range: expected.range
      )
    case .enough: return CheckedSelectionTest.Expecting(expected: .enough, range: expected.range)
    case .shortBy(let count, let group):
      return CheckedSelectionTest.Expecting(
        expected: .shortBy(count, group: group.map { $0.name }),
        range: expected.range
      )
    }
  }
}
