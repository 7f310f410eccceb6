import KhenSource
import KhenSyntax

/// Finds the day from which a condition holds if only time passes: open spells go on, nothing new
/// happens (design of evaluation, 6.3).
package enum WhenSearch {
  /// How far ahead is looked.
  package static let yearsAhead = 50
  /// Runs that one search may take.
  package static let runs = 400

  /// What a search over some days found.
  package enum Answer: Hashable, Sendable {
    /// The first day on which the condition is certainly as wanted.
    case day(Int)
    /// On no day is it so.
    case never
    /// A day before any such day is undecided, or the budget ran out.
    case undecided

    /// The day, where there is one.
    package var day: Int? {
      if case .day(let day) = self { day } else { nil }
    }
  }

  /// The last day that a search from a day looks at.
  package static func lastDay(from start: Int) -> Int {
    CalendarArithmetic.adding(months: 12 * yearsAhead, days: 0, to: start, rounding: .down).day
  }

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
    let far = lastDay(from: start)
    let last = min(far, (end ?? far + 1) - 1)
    let answer = search(register, wanted: wanted, frame, from: start, through: last, in: &decider)
    return answer.day
  }

  /// Looks for the first day on which a condition is certainly as wanted, from a day through
  /// another.
  package static func search(
    _ register: UInt32,
    wanted: Bool,
    _ frame: FactFrame,
    from start: Int,
    through last: Int,
    in decider: inout Decider
  ) -> Answer {
    guard start <= last else { return .never }
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
      guard decider.canRun else { return .undecided }
      let date = Extent(low: Int64(piece.low), high: Int64(piece.high))
      let decision = decider.decide(register, frame, date: date)
      if wanted ? decision.extent.isCertainlyTrue : decision.extent.isCertainlyFalse {
        return .day(piece.low)
      }
      if decision.extent.isOneOutcome { continue }
      // A single day that is not decided may be the one: no later day can be promised.
      guard piece.low < piece.high else { return .undecided }
      let middle = piece.low + (piece.high - piece.low) / 2
      open.append((middle + 1, piece.high))
      open.append((piece.low, middle))
    }
    return .never
  }
}
