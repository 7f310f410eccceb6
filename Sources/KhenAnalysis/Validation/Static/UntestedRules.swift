import KhenSemantics
import KhenSource
import KhenSyntax

/// Awards, scorecards and selections that no test in the rule files looks at.
enum UntestedRules {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    var tested: Set<Name> = []
    for item in context.items {
      switch item {
      case .test(let test): tested.insert(test.award.name)
      case .selectionTest(let test): tested.insert(test.selection.name)
      case .timeMeasure, .monthEnd, .lastDay, .instrument, .catalogue, .record, .parameter,
        .definition, .award, .supplement, .definitionSupplement, .fixture, .scorecard, .selection:
        break
      }
    }
    var findings: [Diagnostic] = []
    for item in context.items {
      switch item {
      case .award(let award):
        // A version whose text is not known has nothing to test.
        let isOpen = award.block.contains { if case .notSourced = $0 { true } else { false } }
        if !isOpen, tested.insert(award.name.name).inserted {
          findings.append(.untested(award.name))
        }
      case .scorecard(let card):
        // A card that other rules read is tested through them.
        if !context.isRead(card), tested.insert(card.name.name).inserted {
          findings.append(.untested(card.name))
        }
      case .selection(let selection):
        if tested.insert(selection.name.name).inserted {
          findings.append(.untested(selection.name))
        }
      case .timeMeasure, .monthEnd, .lastDay, .instrument, .catalogue, .record, .parameter,
        .definition, .supplement, .definitionSupplement, .fixture, .test, .selectionTest:
        break
      }
    }
    return findings
  }
}

extension StaticContext {
  /// Whether a rule reads an item, the total or the class of a scorecard.
  fileprivate func isRead(_ declaration: ScorecardDeclaration) -> Bool {
    guard let card = program.scorecards.first(where: { $0.range == declaration.range }) else {
      return false
    }
    let definitions =
      card.items.map { $0.definition } + [card.total, card.classification].compactMap { $0 }
    return definitions.contains { !uses.daysOfDefinitions[$0].spans.isEmpty }
  }
}

extension Diagnostic {
  fileprivate static func untested(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .untestedRule,
      severity: .hint,
      message: Bilingual(
        vi: "“\(name.name.text)” chưa có kiểm thử nào",
        en: "“\(name.name.text)” has no test"
      ),
      at: Label(name.range),
      help: Bilingual(
        vi: "viết ít nhất một hồ sơ đạt và một hồ sơ không đạt: kiểm thử \"…\" cho"
          + " \(name.name.text) { … }",
        en: "write at least one dossier that is eligible and one that is not: test \"…\" for"
          + " \(name.name.text) { … }"
      )
    )
  }
}
