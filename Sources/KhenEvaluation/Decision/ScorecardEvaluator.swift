import KhenSource
import KhenSyntax

/// What a scorecard gives for one dossier: what each value can be over all completions.
package struct ScorecardResult: Sendable {
  /// The values of one item.
  package struct Item: Hashable, Sendable {
    /// The points before they are limited.
    package var raw: Extent
    /// The most that counts.
    package var maximum: Extent
    /// The points that count.
    package var points: Extent
  }

  /// In the order of the card.
  package var items: [Item]
  /// The total.
  package var total: Extent
  /// The class; nothing where the card gives none.
  package var classification: Extent?
  /// The facts that the total or the class rests on and that are not known.
  package var missing: [FactID]

  /// Whether the rules certainly contradict each other here.
  package var isRuleError: Bool {
    total.isCertainlyError || classification?.isCertainlyError == true
  }

  /// Whether the class is known; also where the card gives none.
  package var isClassKnown: Bool
  /// Whether every value is known.
  package var isComplete: Bool { total.isPoint && isClassKnown }
}

/// Works out one scorecard for dossiers of its kind.
///
/// Holds the working memory of a run; one for each thread.
package struct ScorecardEvaluator: Sendable {
  /// The card.
  package let compiled: CompiledScorecard
  /// The interpreter over ranges, with its budget.
  package var decider: Decider

  /// Makes an evaluator that runs on frames with these texts.
  package init(_ compiled: CompiledScorecard, texts: inout TextTable) {
    self.compiled = compiled
    decider = Decider(RangeMachine(compiled.program, texts: &texts))
  }

  /// Works out the values for a dossier; an item that is not scored counts as anything from nothing
  /// to its maximum, never as nothing.
  ///
  /// Leaves the machine's trace as the run over the dossier as filed left it.
  package mutating func evaluate(_ frame: FactFrame, date: Int) -> ScorecardResult {
    let date = Extent.point(Int64(date))
    decider.reset()
    decider.machine.run(frame, date: date)
    var result = ScorecardResult(
      items: compiled.items.map { item in
        ScorecardResult.Item(
          raw: decider.machine.result(item.raw).extent,
          maximum: decider.machine.result(item.maximum).extent,
          points: decider.machine.result(item.points).extent
        )
      },
      total: decider.machine.result(compiled.total).extent,
      classification: compiled.classification.map { decider.machine.result($0).extent },
      missing: [],
      isClassKnown: true
    )
    result.isClassKnown = isKnown(result.classification)
    if result.isComplete || result.isRuleError { return result }
    narrowClass(&result, frame, date)
    var missing: [FactID] = []
    for register in [compiled.classification, compiled.total].compactMap({ $0 }) {
      for fact in decider.dependencies(of: register, frame, date: date)
      where !missing.contains(fact) {
        missing.append(fact)
      }
    }
    result.missing = missing.sorted { $0.rawValue < $1.rawValue }
    return result
  }

  /// Leaves out classes that no completion gives: ranges alone lose that two items may rest on the
  /// same fact.
  private mutating func narrowClass(
    _ result: inout ScorecardResult,
    _ frame: FactFrame,
    _ date: Extent
  ) {
    guard !result.isClassKnown, var extent = result.classification, extent.marks == .value,
      mayBeTooWide
    else { return }
    for (member, register) in compiled.isClass.enumerated()
    where extent.low & (1 << Int64(member)) != 0 {
      let decision = decider.decide(register, frame, date: date)
      guard decision.extent.isCertainlyFalse else { continue }
      extent.low &= ~(1 << Int64(member))
    }
    guard !compiled.isClass.isEmpty, extent.low != 0 else { return }
    result.classification = extent
    result.isClassKnown = isKnown(extent)
  }

  /// Whether the last run may have given classes that no completion does: bounds are exact where
  /// the total reads each fact once, and the class reads nothing but the total.
  private var mayBeTooWide: Bool {
    guard let register = compiled.classification else { return false }
    let total = Residual(of: decider.machine.result(compiled.total).node, in: decider.machine)
    if total.uses.values.contains(where: { $0.occurrences > 1 }) { return true }
    let whole = Residual(of: decider.machine.result(register).node, in: decider.machine)
    return whole.facts.contains { total.uses[$0] == nil }
  }

  /// Whether only one class is possible.
  private func isKnown(_ extent: Extent?) -> Bool {
    guard let extent, let register = compiled.classification else { return true }
    if extent.marks == .none { return true }
    return compiled.program.shapes[Int(register)].isPoint(extent)
  }
}
