package import KhenSemantics
import KhenSource
package import KhenSyntax

/// The sample dossiers of a rule set with their facts, so that new tests can start from them.
package struct FixtureTable: Sendable {
  /// One sample dossier.
  struct Fixture: Sendable {
    var name: Name
    var kind: Int
    var facts: [FactValue]
    var attestations: [FiledConclusion]
    var documents: [FiledConclusion]
  }

  /// In the order of the files.
  private(set) var fixtures: [Fixture] = []

  /// Reads the sample dossiers: each is checked as the dossier of a test of its own.
  package init(_ program: CheckedProgram, trees: [SyntaxTree]) {
    var declarations: [FixtureDeclaration] = []
    var plain: [SyntaxTree] = []
    for tree in trees {
      var kept = tree
      for case .fixture(let fixture) in tree.items { declarations.append(fixture) }
      kept.items = tree.items.filter { item in
        switch item {
        case .test, .selectionTest: false
        default: true
        }
      }
      plain.append(kept)
    }
    guard let file = trees.first?.file else { return }
    var tests: [Item] = []
    for fixture in declarations {
      let kind = program.records.firstIndex { $0.name == fixture.kind.name }
      let award = program.awards.first { award in kind.map { award.subjects.contains($0) } == true }
      guard let award else { continue }
      tests.append(.test(FixtureTable.test(of: fixture, award: award.name)))
    }
    plain.append(SyntaxTree(file: file, language: .vietnamese, items: tests))
    guard let checked = Checker.check(plain).program, checked.tests.count == tests.count else {
      return
    }
    for (item, test) in zip(tests, checked.tests) {
      guard case .test(let declaration) = item, let name = declaration.fixture?.name else {
        continue
      }
      fixtures.append(
        Fixture(
          name: name,
          kind: test.kind,
          facts: test.facts,
          attestations: test.attestations,
          documents: test.documents
        )
      )
    }
  }

  private static func test(of fixture: FixtureDeclaration, award: Name) -> TestDeclaration {
    let range = fixture.range
    return TestDeclaration(
      label: TextLiteral(value: fixture.name.name.text, range: range),
      award: Identifier(name: award, range: range),
      evaluationDate: DateSpecification(kind: .year(2025), range: range),
      fixture: fixture.name,
      data: nil,
      expectations: [Expectation(kind: .verdict(.eligible), range: range)],
      cases: [],
      range: range
    )
  }

  /// The sample dossier from which a dossier differs in the fewest fields; nothing where starting
  /// from none is as good.
  func nearest(to witness: Witness) -> Fixture? {
    var best: (fixture: Fixture, count: Int)?
    for fixture in fixtures where fixture.kind == witness.kind {
      let count = zip(fixture.facts, witness.facts).count { $0 != $1 }
      if best.map({ count < $0.count }) ?? true { best = (fixture, count) }
    }
    guard let best, best.count < witness.facts.count(where: { $0 != .unknown }) else { return nil }
    return best.fixture
  }
}
