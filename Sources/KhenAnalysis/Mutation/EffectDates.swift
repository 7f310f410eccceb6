package import KhenSemantics
import KhenSource
package import KhenSyntax

/// Mutations of days of effect: made in the syntax tree, because the checker cuts versions and
/// supplements at these days.
package enum EffectDates {
  /// A change of a day of effect with where it is made.
  package struct Change: Sendable {
    /// The change.
    package var mutation: Mutation
    /// The day that moves.
    package var day: Int
    /// Index of the tree.
    var tree: Int
    /// Index of the item of the tree.
    var item: Int
    /// Whether the first day moves, or the last.
    var movesStart: Bool
    /// By how many days.
    var offset: Int
  }

  /// Every change of a day of effect of instruments, awards, supplements and selections that
  /// something stands on.
  package static func changes(of trees: [SyntaxTree], _ program: CheckedProgram) -> [Change] {
    var result: [Change] = []
    for (treeIndex, tree) in trees.enumerated() {
      for (itemIndex, item) in tree.items.enumerated() {
        guard let (period, owner) = period(of: item) else { continue }
        if case .instrument(let declaration) = item, !isUsed(declaration, program) { continue }
        var days = [(day: period.start.firstDay, movesStart: true)]
        if let end = period.end { days.append((end.exclusiveEnd, false)) }
        for (day, movesStart) in days {
          for offset in [-1, 1] {
            // An end is written as the last day that counts, or as the first that does not.
            var shown = day
            if !movesStart, case .through(let date) = period.end { shown = date.lastDay }
            let variant = (movesStart ? 0 : 2) + (offset > 0 ? 1 : 0)
            result.append(
              Change(
                mutation: Mutation(
                  key: MutationKey(form: .effectDate, site: period.range, variant: variant),
                  title: movesStart
                    ? Bilingual(vi: "hiệu lực từ", en: "in effect from")
                    : Bilingual(vi: "hết hiệu lực", en: "end of effect"),
                  before: ProgramMutator.same(DayWords.text(shown)),
                  after: ProgramMutator.same(DayWords.text(shown + offset)),
                  owner: owner,
                  citations: [],
                  items: []
                ),
                day: day,
                tree: treeIndex,
                item: itemIndex,
                movesStart: movesStart,
                offset: offset
              )
            )
          }
        }
      }
    }
    return result
  }

  /// The program with a change made; nothing where the checker refuses the changed rules.
  package static func apply(_ change: Change, to trees: [SyntaxTree]) -> CheckedProgram? {
    var trees = trees
    trees[change.tree].items[change.item] = moved(trees[change.tree].items[change.item], change)
    return Checker.check(trees).program
  }

  /// Whether a version of an award, a supplement or a figure takes its time from an instrument.
  private static func isUsed(
    _ declaration: InstrumentDeclaration,
    _ program: CheckedProgram
  ) -> Bool {
    let days = [
      declaration.effect?.start.firstDay, declaration.effect?.end?.exclusiveEnd,
    ].compactMap { $0 }
    return program.awards.contains { award in
      award.instrument.map { program.instruments[$0].name == declaration.name.name } == true
        || [award.applies.start, award.applies.end].contains {
          $0.map { days.contains($0) } == true
        }
    }
  }

  private static func period(of item: Item) -> (period: EffectPeriod, owner: Bilingual)? {
    switch item {
    case .instrument(let declaration):
      guard let effect = declaration.effect else { return nil }
      let label = declaration.label?.value ?? declaration.name.name.text
      return (effect, ProgramMutator.named("văn bản", "instrument", label))
    case .award(let declaration):
      guard let effect = effect(of: declaration.block) else { return nil }
      let label = declaration.label?.value ?? declaration.name.name.text
      return (effect, ProgramMutator.named("khen thưởng", "award", label))
    case .supplement(let declaration):
      guard let effect = effect(of: declaration.block) else { return nil }
      return (effect, ProgramMutator.named("bổ sung", "supplement", ""))
    case .selection(let declaration):
      guard let effect = declaration.effect else { return nil }
      let label = declaration.label?.value ?? declaration.name.name.text
      return (effect, ProgramMutator.named("xét chọn", "selection", label))
    default: return nil
    }
  }

  private static func effect(of block: [BlockItem]) -> EffectPeriod? {
    for case .effect(let period) in block { return period }
    return nil
  }

  private static func moved(_ item: Item, _ change: Change) -> Item {
    switch item {
    case .instrument(var declaration):
      declaration.effect = declaration.effect.map { moved($0, change) }
      return .instrument(declaration)
    case .award(var declaration):
      declaration.block = declaration.block.map { moved($0, change) }
      return .award(declaration)
    case .supplement(var declaration):
      declaration.block = declaration.block.map { moved($0, change) }
      return .supplement(declaration)
    case .selection(var declaration):
      declaration.effect = declaration.effect.map { moved($0, change) }
      return .selection(declaration)
    default: return item
    }
  }

  private static func moved(_ item: BlockItem, _ change: Change) -> BlockItem {
    if case .effect(let period) = item { return .effect(moved(period, change)) }
    return item
  }

  private static func moved(_ period: EffectPeriod, _ change: Change) -> EffectPeriod {
    var result = period
    func day(_ number: Int, at range: SourceRange) -> DateSpecification {
      DateSpecification(kind: .day(CivilDate(dayNumber: number)), range: range)
    }
    if change.movesStart {
      result.start = day(change.day + change.offset, at: period.start.range)
    } else {
      result.end = .until(day(change.day + change.offset, at: period.range))
    }
    return result
  }
}
