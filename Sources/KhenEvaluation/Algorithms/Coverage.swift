package import KhenSyntax

/// The measures of the union of uncertain spells (`evaluation.md` 2.5).
///
/// A day counts with the greatest weight of the spells that cover it, or with the sum of their
/// weights, as the timeline says; days of the spells in `removing` count nothing (`bỏ_bớt`).
/// Every measure takes filed rows in any order and gives sound bounds. It gives nothing when a
/// bound does not fit 64 bits or a weight is below zero, which the caller has to report. Spells
/// are independent of each other, or share the same end or window with the same sign.
package enum Coverage {
  /// Gives the bounds of Σ days × weight; lengths in days.
  ///
  /// O(n log n).
  package static func days(
    _ spells: [Spell],
    removing removed: [Spell] = [],
    overlap: Timeline.Overlap
  ) -> CoverageBounds? {
    guard let corners = Corners(spells, removing: removed, overlap: overlap) else { return nil }
    var isAttained = corners.isAttained
    var low = corners.narrow.reduce(Int128(0)) { $0 + Int128($1.length) * Int128($1.weight) }
    let high = corners.wide.reduce(Int128(0)) { $0 + Int128($1.length) * Int128($1.weight) }
    switch overlap {
    case .highest:
      let floats = corners.singleDays { $0 }
      low += floats.reduce(Int128(0)) { $0 + Int128($1.weight) }
      if corners.hasFloats, !corners.hasOneWeight { isAttained = false }
    case .add:
      // Every promised day counts by itself, wherever it falls, unless it may be taken out.
      let boxes = corners.removed.isEmpty ? corners.floatBoxes() : corners.singleDays { $0 }
      low += boxes.reduce(Int128(0)) { $0 + Int128($1.weight) }
    }
    return bounds(low: low, high: high, isAttained: isAttained, segments: corners.narrow)
  }

  /// When a calendar month counts for a measure by months.
  package enum MonthRule: UInt8, Hashable, Sendable, CaseIterable {
    /// Any day of it is covered.
    case touched
    /// At least 15 days of it are covered.
    case half
    /// All its days are covered.
    case whole

    /// How many covered days a month of a length needs.
    func daysNeeded(of length: Int) -> Int {
      switch self {
      case .touched: 1
      case .half: 15
      case .whole: length
      }
    }
  }

  /// Gives the bounds of Σ calendar months × weight; lengths in months.
  ///
  /// A month counts with the greatest weight that enough of its days have, so that more service or
  /// more weight never counts less. O(n log n).
  package static func monthsCounted(
    _ spells: [Spell],
    removing removed: [Spell] = [],
    overlap: Timeline.Overlap,
    rule: MonthRule
  ) -> CoverageBounds? {
    guard let corners = Corners(spells, removing: removed, overlap: overlap) else { return nil }
    let narrow = countedMonths(of: corners.narrow, rule: rule)
    let wide = countedMonths(of: corners.wide, rule: rule)
    var low = narrow.reduce(Int128(0)) { $0 + Int128($1.length) * Int128($1.weight) }
    let high = wide.reduce(Int128(0)) { $0 + Int128($1.length) * Int128($1.weight) }
    var isAttained = corners.isAttained
    switch rule {
    case .touched:
      let floats = corners.singleDays { CalendarArithmetic.monthIndex(of: $0) }
      low += floats.reduce(Int128(0)) { $0 + Int128($1.weight) }
      if corners.hasFloats, !corners.hasOneWeight || overlap == .add { isAttained = false }
    case .half, .whole:
      if corners.hasFloats { isAttained = false }
    }
    return bounds(low: low, high: high, isAttained: isAttained, segments: narrow)
  }

  /// Puts exact sums into bounds; nothing when they do not fit.
  static func bounds(
    low: Int128,
    high: Int128,
    isAttained: Bool,
    segments: [CoverageSegment]
  ) -> CoverageBounds? {
    guard let least = Int64(exactly: low), let greatest = Int64(exactly: high) else { return nil }
    return CoverageBounds(
      low: least,
      high: greatest,
      isAttained: isAttained,
      segments: segments
    )
  }

  // MARK: - Months

  /// The runs of counted months of one weight and one spell.
  private static func countedMonths(
    of segments: [CoverageSegment],
    rule: MonthRule
  ) -> [CoverageSegment] {
    var result: [CoverageSegment] = []
    // The parts of the month at hand: days, weight and spell of each segment in it.
    var parts: [CoverageSegment] = []
    var month = 0
    func finishMonth() {
      if let part = countedPart(of: parts, month: month, rule: rule) {
        append(part, months: month..<(month + 1), to: &result)
      }
      parts = []
    }
    for segment in segments {
      var start = segment.start
      while start < segment.end {
        let here = CalendarArithmetic.monthIndex(of: start)
        if here != month { finishMonth() }
        month = here
        let monthEnd = CalendarArithmetic.firstDay(ofMonthIndex: here + 1)
        let last = CalendarArithmetic.monthIndex(of: segment.end)
        if start == CalendarArithmetic.firstDay(ofMonthIndex: here), monthEnd <= segment.end {
          // Whole months inside one segment count at once.
          let after = max(last, here + 1)
          append(segment, months: here..<after, to: &result)
          start = CalendarArithmetic.firstDay(ofMonthIndex: after)
          month = after
        } else {
          let end = min(segment.end, monthEnd)
          var part = segment
          part.length = Int64(end - start)
          parts.append(part)
          start = end
        }
      }
    }
    finishMonth()
    return result
  }

  /// The part that gives the month its weight: enough days weigh as much as it does, or more.
  private static func countedPart(
    of parts: [CoverageSegment],
    month: Int,
    rule: MonthRule
  ) -> CoverageSegment? {
    guard !parts.isEmpty else { return nil }
    let length =
      CalendarArithmetic.firstDay(ofMonthIndex: month + 1)
      - CalendarArithmetic.firstDay(ofMonthIndex: month)
    var needed = Int64(rule.daysNeeded(of: length))
    for part in parts.sorted(by: { ($0.weight, $1.start) > ($1.weight, $0.start) }) {
      needed -= part.length
      if needed <= 0 { return part }
    }
    return nil
  }

  private static func append(
    _ part: CoverageSegment,
    months: Range<Int>,
    to result: inout [CoverageSegment]
  ) {
    let start = CalendarArithmetic.firstDay(ofMonthIndex: months.lowerBound)
    let end = CalendarArithmetic.firstDay(ofMonthIndex: months.upperBound)
    if let last = result.last, last.end == start, last.weight == part.weight,
      last.spell == part.spell
    {
      result[result.count - 1].end = end
      result[result.count - 1].length += Int64(months.count)
    } else {
      result.append(
        CoverageSegment(
          start: start,
          end: end,
          weight: part.weight,
          length: Int64(months.count),
          spell: part.spell
        )
      )
    }
  }
}
