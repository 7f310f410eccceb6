import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// One meeting of two versions, ready to be asked in which ways their verdicts differ.
struct VerdictQuestion {
  /// The rule sets over one schema.
  let union: UnionProgram
  /// The versions over that schema.
  let joint: JointAward
  /// How the old version lies to the new one, by form alone.
  let metOrder: ValueOrder
  /// The same, holds included.
  let clearOrder: ValueOrder
  private var search: WitnessSearch

  /// Compiles two versions and prepares a search on some days.
  init(
    _ before: CheckedAward?,
    _ after: CheckedAward?,
    in union: UnionProgram,
    days: DaySpan,
    dates: ClosedRange<Int>
  ) {
    var union = union
    joint = JointAward(before, after, in: &union)
    (metOrder, clearOrder) = union.orders(before, after, on: days)
    self.union = union
    search = WitnessSearch(
      union.program,
      schema: FactSchema(union.program),
      kind: union.kind,
      dates: dates
    )
  }

  /// What a search for dossiers of one direction came to.
  mutating func ask(_ direction: AwardEffect.Direction) -> SearchAnswer {
    if isExcluded(direction) { return .impossible }
    var isOpen = false
    for aims in aims(for: direction) {
      switch search.find(aims + joint.readableAims) {
      case .found(let witness): return .found(witness)
      case .impossible: continue
      case .undecided: isOpen = true
      }
    }
    return isOpen || union.isInexact ? .undecided : .impossible
  }

  /// Spends less on questions that say little more.
  mutating func economise() {
    search.budget.proofRuns = AnalysisLimits.proofRuns / 4
    search.budget.searchRuns = AnalysisLimits.searchRuns / 4
  }

  /// Whether the form of the conditions alone rules a direction out; the search would have to go
  /// through all that a dossier can be.
  private func isExcluded(_ direction: AwardEffect.Direction) -> Bool {
    switch direction {
    case .lost: clearOrder == .equal || clearOrder == .rises
    case .gained: clearOrder == .equal || clearOrder == .falls
    case .refused: metOrder == .equal || metOrder == .rises
    case .spared: metOrder == .equal || metOrder == .falls
    case .conflict: clearOrder == .equal
    }
  }

  /// Aims any one of which shows a difference of the direction.
  private func aims(for direction: AwardEffect.Direction) -> [[SearchAim]] {
    let (old, new) = (joint.old, joint.new)
    func aim(
      _ side: JointAward.Side,
      _ register: UInt32,
      _ wanted: SearchAim.Wanted
    ) -> SearchAim {
      SearchAim(side.program, register, wanted)
    }
    switch direction {
    case .lost: return [[aim(old, old.isClear, .met), aim(new, new.isClear, .notMet)]]
    case .gained: return [[aim(new, new.isClear, .met), aim(old, old.isClear, .notMet)]]
    case .refused: return [[aim(old, old.isMet, .met), aim(new, new.isMet, .notMet)]]
    case .spared: return [[aim(new, new.isMet, .met), aim(old, old.isMet, .notMet)]]
    case .conflict:
      var result: [[SearchAim]] = []
      for wanted in [SearchAim.Wanted.met, .notMet] {
        if old.canConflict {
          result.append([aim(old, old.isClear, .error), aim(new, new.isClear, wanted)])
        }
        if new.canConflict {
          result.append([aim(new, new.isClear, .error), aim(old, old.isClear, wanted)])
        }
      }
      return result
    }
  }
}

extension UnionProgram {
  /// How two versions lie to each other: met, and met without a hold.
  mutating func orders(
    _ before: CheckedAward?,
    _ after: CheckedAward?,
    on days: DaySpan
  ) -> (met: ValueOrder, clear: ValueOrder) {
    guard let before, let after, !isInexact, old.time == new.time else {
      return (.unknown, .unknown)
    }
    let first = conditions(of: before, .old)
    let second = conditions(of: after, .new)
    var definitions: [Int: Int] = [:]
    for (index, match) in matching.definitions.enumerated() {
      if let match { definitions[oldMap.definitions[index]] = match }
    }
    var parameters: [Int: Int] = [:]
    for (index, match) in matching.parameters.enumerated() {
      if let match { parameters[oldMap.parameters[index]] = match }
    }
    var order = ConditionOrder(
      program,
      kind: kind,
      definitions: definitions,
      parameters: parameters,
      days: days
    )
    let met = order.order(first.met, second.met)
    let held = order.order(first.held, second.held)
    return (met, met.and(held.reversed))
  }
}

extension JointAward.Side {
  /// Whether the rules can contradict themselves: exceptions of one level, or dates that do not
  /// exist under strict rounding.
  fileprivate var canConflict: Bool {
    program.time.monthEnd == .strict || program.choices.contains { $0.prevailsOver.count > 1 }
  }
}
