import KhenSource
import KhenSyntax

/// Finds the day from which a condition holds if only time passes: open spells go on, nothing new
/// happens (design of evaluation, 6.3).
package enum WhenSearch {
  /// How far ahead is looked.
  package static let yearsAhead = 50
  /// Runs that one search may take.
  package static let runs = 400

  /// The first day on which a condition is certainly as wanted; nothing when there is none before
  /// `end`, when a day before it is undecided, or when the budget runs out.
  ///
  /// Pieces of time with one outcome are settled at once, others are halved, the earlier half
  /// first; the condition need not be monotone in time.
  /// `wanted` tells whether the condition should hold or, for a bar, should not; `start` is the
  /// first day looked at, `end` the first day not looked at (nothing for `yearsAhead`).
  package static func firstDay(
    _ register: UInt32,
    wanted: Bool,
    _ frame: FactFrame,
    from start: Int,
    before end: Int?,
    in decider: inout Decider
  ) -> Int? {
    let far = CalendarArithmetic.adding(
      months: 12 * yearsAhead,
      days: 0,
      to: start,
      rounding: .down
    ).day
    let last = min(far, (end ?? far + 1) - 1)
    guard start <= last else { return nil }
    let budget = decider.budget
    let grants = decider.machine.grantsAttestations
    decider.budget = runs
    decider.machine.grantsAttestations = false
    defer {
      decider.budget = budget
      decider.machine.grantsAttestations = grants
    }
    var open = [(low: start, high: last)]
    while let piece = open.popLast() {
      guard decider.budget > 0 else { return nil }
      let date = Extent(low: Int64(piece.low), high: Int64(piece.high))
      let decision = decider.decide(register, frame, date: date)
      if wanted ? decision.extent.isCertainlyTrue : decision.extent.isCertainlyFalse {
        return piece.low
      }
      if decision.extent.isOneOutcome { continue }
      // A single day that is not decided may be the one: no later day can be promised.
      guard piece.low < piece.high else { return nil }
      let middle = piece.low + (piece.high - piece.low) / 2
      open.append((middle + 1, piece.high))
      open.append((piece.low, middle))
    }
    return nil
  }
}
