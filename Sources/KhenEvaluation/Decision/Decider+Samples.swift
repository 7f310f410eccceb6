import KhenSource

/// A few completions, which settle most of what is open long before every one was looked at.
extension Decider {
  /// How facts are filled in.
  private enum Sample: CaseIterable {
    /// Days and years as those of the evaluation, the rest the last of what it can be.
    case nearDateLast
    /// The same with the first.
    case nearDateFirst
    case first
    case last

    /// A value of a fact, or a part of what it can be.
    func part(of use: Residual.Use, _ fact: FactID, _ date: Extent) -> Extent? {
      let cells = use.cells(of: fact)
      let takesFirst = self == .nearDateFirst || self == .first
      guard let cell = takesFirst ? cells.first : cells.last else { return nil }
      guard use.shape == .interval, cell.marks == .value else { return cell }
      if self == .nearDateLast || self == .nearDateFirst {
        let year = CivilDate(dayNumber: Int(date.low)).year
        for value in [date.low, Int64(year)] {
          let (scaled, isTooLarge) = value.multipliedReportingOverflow(by: use.extent.scale)
          if !isTooLarge, use.extent.low <= scaled, scaled <= use.extent.high {
            return Extent(low: scaled, high: scaled, scale: use.extent.scale)
          }
        }
      }
      let end = takesFirst ? cell.low : cell.high
      guard end != Extent.endlessLow, end != Extent.endlessHigh else { return nil }
      return Extent(low: end, high: end, scale: cell.scale)
    }
  }

  /// How often facts that come up are filled in before a sample is given up.
  private static let sampleRounds = 8

  /// What comes out of an open condition, where a few samples show all that it can be.
  ///
  /// `extent`, `residual`: the condition over all completions.
  mutating func seenOutcomes(
    of register: UInt32,
    _ extent: Extent,
    _ residual: Residual,
    _ frame: FactFrame,
    _ date: Extent
  ) -> Extent? {
    var seen: Extent?
    for sample in Sample.allCases {
      guard let outcome = outcome(of: register, sample, residual, frame, date) else { continue }
      let joined = seen.map { ExtentShape.boolean.join($0, outcome) } ?? outcome
      if joined.isAll(of: extent) { return joined }
      seen = joined
    }
    return nil
  }

  /// What comes out where the facts that are read in opposite ways are filled in; exact then.
  private mutating func outcome(
    of register: UInt32,
    _ sample: Sample,
    _ residual: Residual,
    _ frame: FactFrame,
    _ date: Extent
  ) -> Extent? {
    let count = machine.assumptions.count
    defer { machine.assumptions.removeLast(machine.assumptions.count - count) }
    var residual = residual
    for _ in 0..<Decider.sampleRounds where canRun {
      for fact in residual.facts {
        guard let use = residual.uses[fact], use.isMixed, use.canBeSplit(fact),
          let part = sample.part(of: use, fact, date)
        else { continue }
        machine.assumptions.append(RangeMachine.Assumption(fact: fact, extent: part))
      }
      run(frame, date: date)
      budget -= 1
      let (extent, node) = machine.result(register)
      if extent.isOneOutcome { return extent }
      residual = Residual(of: node, in: machine)
      if splitFact(residual) == nil { return machine.trace.isTruncated ? nil : extent }
    }
    return nil
  }

  /// Whether two values of a fact give two outcomes where all others are filled in: that nothing else
  /// holds, or all, is where most facts decide.
  ///
  /// `share`: the runs that may be spent.
  mutating func isSeenToMatter(
    _ fact: FactID,
    _ residual: Residual,
    _ register: UInt32,
    _ frame: FactFrame,
    _ date: Extent,
    _ share: inout Int
  ) -> Bool {
    guard let use = residual.uses[fact] else { return false }
    let count = machine.assumptions.count
    defer { machine.assumptions.removeLast(machine.assumptions.count - count) }
    for sample in Sample.allCases {
      machine.assumptions.removeLast(machine.assumptions.count - count)
      for other in residual.facts where other != fact {
        guard let part = residual.uses[other].flatMap({ sample.part(of: $0, other, date) })
        else { continue }
        machine.assumptions.append(RangeMachine.Assumption(fact: other, extent: part))
      }
      var outcome: Extent?
      for value in use.samples(of: fact) where share > 0 && canFind {
        machine.assumptions.append(RangeMachine.Assumption(fact: fact, extent: value))
        run(frame, date: date)
        share -= 1
        machine.assumptions.removeLast()
        let extent = machine.result(register).extent
        guard extent.isOneOutcome else { continue }
        if let outcome, outcome != extent { return true }
        outcome = extent
      }
    }
    return false
  }
}
