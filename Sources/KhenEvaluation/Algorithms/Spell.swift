/// A stretch of days with a weight, as far as the dossier tells: a row of a timeline.
///
/// Days are half-open, `start` counts and `end` does not; a spell whose end is not after its start
/// holds nothing.
package struct Spell: Hashable, Sendable, BitwiseCopyable {
  /// Earliest first day, as a day number.
  package var startLow: Int
  /// Latest first day.
  package var startHigh: Int
  /// Earliest day after the last.
  package var endLow: Int
  /// Latest day after the last.
  package var endHigh: Int
  /// Least weight, at least 0, over the scale of its timeline.
  package var weightLow: Int64
  /// Greatest weight.
  package var weightHigh: Int64
  /// Whether it takes part.
  package var presence: Presence
  /// Whether the schema promises that it holds at least one day (`từ <= đến`).
  package var isInclusive: Bool

  /// Makes a spell; the weight is 1 unless said otherwise.
  package init(
    startLow: Int,
    startHigh: Int,
    endLow: Int,
    endHigh: Int,
    weightLow: Int64 = 1,
    weightHigh: Int64 = 1,
    presence: Presence = .certain,
    isInclusive: Bool = false
  ) {
    self.startLow = startLow
    self.startHigh = startHigh
    self.endLow = endLow
    self.endHigh = endHigh
    self.weightLow = weightLow
    self.weightHigh = weightHigh
    self.presence = presence
    self.isInclusive = isInclusive
  }

  /// Makes a spell of which everything is known.
  package init(start: Int, end: Int, weight: Int64 = 1) {
    self.init(
      startLow: start,
      startHigh: start,
      endLow: end,
      endHigh: end,
      weightLow: weight,
      weightHigh: weight
    )
  }

  /// Whether its days, its weight and its presence are all known.
  package var isKnown: Bool {
    switch presence {
    case .absent: true
    case .possible: endHigh <= startLow
    case .certain:
      endHigh <= startLow
        || (startLow == startHigh && endLow == endHigh && weightLow == weightHigh)
    }
  }

  /// The spell cut to a window from `from` to before `to`, whose ends may be uncertain.
  package func clipped(
    fromLow: Int,
    fromHigh: Int,
    toLow: Int,
    toHigh: Int
  ) -> Spell {
    var cut = tightened
    // A spell that may lie wholly outside the window no longer promises a day.
    cut.isInclusive =
      isInclusive && fromHigh < toLow && cut.startHigh < toLow && cut.endLow > fromHigh
    cut.startLow = max(cut.startLow, fromLow)
    cut.startHigh = max(cut.startHigh, fromHigh)
    cut.endLow = min(cut.endLow, toLow)
    cut.endHigh = min(cut.endHigh, toHigh)
    return cut
  }

  /// The spell with its ends narrowed by the promise of a day.
  ///
  /// A promise that no completion can keep is dropped: such a row is a data error, found elsewhere.
  var tightened: Spell {
    guard isInclusive else { return self }
    var box = self
    guard startLow < endHigh else {
      box.isInclusive = false
      return box
    }
    box.endLow = max(endLow, startLow + 1)
    box.startHigh = min(startHigh, endHigh - 1)
    return box
  }

  /// The spell with every end inside the calendar, so that no sum of days can overflow.
  var withinCalendar: Spell {
    var cut = self
    cut.startLow = CalendarArithmetic.clamped(startLow)
    cut.startHigh = CalendarArithmetic.clamped(startHigh)
    cut.endLow = CalendarArithmetic.clamped(max(endLow, CalendarArithmetic.dayMin) - 1) + 1
    cut.endHigh = CalendarArithmetic.clamped(max(endHigh, CalendarArithmetic.dayMin) - 1) + 1
    return cut
  }

  /// Whether it promises a day, but no day is certain.
  var floats: Bool { presence == .certain && isInclusive && startHigh >= endLow }
}
