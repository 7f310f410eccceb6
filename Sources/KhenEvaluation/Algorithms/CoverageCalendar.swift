package import KhenSyntax

// The measure by the calendar: stretches in months and days, odd days of separate stretches pooled.

extension Coverage {
  /// Gives the bounds of Σ calendar length × weight; lengths in 1/30 month.
  ///
  /// A stretch cut by a change of weight is measured from its own start, a piece being L(start,
  /// its end) − L(start, its begin), so pieces add up to the stretch; separate stretches add up.
  /// What cannot touch anything uncertain is measured exactly. An uncertain part is measured at
  /// its corners where its shape is certain; by trying its shapes where posts of one weight follow
  /// each other; else between bounds that hold for every shape, with `isAttained` false.
  /// O(n log n), O(n) more per uncertain spell, and O(n²) per chain of vague junctions.
  package static func calendarMonths(
    _ spells: [Spell],
    removing removed: [Spell] = [],
    overlap: Timeline.Overlap
  ) -> CoverageBounds? {
    guard let all = Corners(spells, removing: removed, overlap: overlap) else { return nil }
    var total = CalendarSum(low: 0, high: 0, isAttained: true)
    for cluster in clusters(of: settled(all.spells, overlap: overlap), removing: all.removed) {
      guard let sum = measure(cluster, overlap: overlap) else { return nil }
      total.low += sum.low
      total.high += sum.high
      total.isAttained = total.isAttained && sum.isAttained
    }
    // Whole lengths are multiples of the step; a bound between two is rounded outwards.
    return bounds(
      low: max(0, total.low) / CalendarSum.step,
      high: (total.high + CalendarSum.step - 1) / CalendarSum.step,
      isAttained: total.isAttained,
      segments: telescoped(all.narrow)
    )
  }

  /// A sum of calendar lengths in 1/377 580 month, the unit in which every day has a length.
  struct CalendarSum {
    var low: Int128
    var high: Int128
    var isAttained: Bool

    /// 1/30 month in the unit of the sum.
    static let step: Int128 = 12_586
    /// The most that a calendar length can exceed the difference of its ends' positions.
    static let excess: Int128 = 47_009
    /// The most that a calendar length can fall short of it.
    static let shortfall: Int128 = 36_134
  }

  /// Spells that touch each other in some completion, with the removed ones that touch them.
  struct Cluster {
    var spells: [Spell] = []
    var removed: [Spell] = []
  }

  /// Gives the position of a day: its month, and its share of it; in 1/377 580 month.
  ///
  /// 377 580 is the least common multiple of 28, 29, 30 and 31. Positions add up where calendar
  /// lengths do not, so that their weighted sum is monotone in cover and weight.
  static func position(of day: Int) -> Int128 {
    let first = CalendarArithmetic.firstDayOfMonth(day)
    let length = CalendarArithmetic.lastDayOfMonth(day) - first + 1
    let month = CalendarArithmetic.monthIndex(of: day)
    let inMonth = CalendarArithmetic.clamped(day) - first
    return Int128(month) * 377_580 + Int128(inMonth) * Int128(377_580 / length)
  }

  /// Gives the segments with their lengths by the calendar, each from the start of its stretch.
  static func telescoped(_ segments: [CoverageSegment]) -> [CoverageSegment] {
    var result = segments
    var stretchStart = 0
    for index in segments.indices {
      let segment = segments[index]
      if index == 0 || segments[index - 1].end != segment.start { stretchStart = segment.start }
      result[index].length = Int64(
        CalendarArithmetic.monthsAndThirtieths(from: stretchStart, to: segment.end)
          - CalendarArithmetic.monthsAndThirtieths(from: stretchStart, to: segment.start)
      )
    }
    return result
  }

  // MARK: - Parts that cannot touch each other

  /// Replaces every spell that cannot change the result by its certain part.
  private static func settled(_ spells: [Spell], overlap: Timeline.Overlap) -> [Spell] {
    var result = spells
    for index in irrelevantSpells(spells, overlap: overlap) {
      result[index].startLow = spells[index].startHigh
      result[index].endHigh = spells[index].endLow
      result[index].weightHigh = spells[index].weightLow
      result[index].isInclusive = false
      if spells[index].presence == .possible { result[index].presence = .absent }
    }
    return result
  }

  private static func clusters(of spells: [Spell], removing removed: [Spell]) -> [Cluster] {
    var rows: [(spell: Spell, isRemoved: Bool)] = []
    for spell in spells where spell.presence != .absent && spell.startLow < spell.endHigh {
      rows.append((spell, false))
    }
    for spell in removed where spell.startLow < spell.endHigh { rows.append((spell, true)) }
    rows.sort { $0.spell.startLow < $1.spell.startLow }
    var result: [Cluster] = []
    var reach = Int.min
    for row in rows {
      if row.spell.startLow > reach { result.append(Cluster()) }
      reach = max(reach, row.spell.endHigh)
      if row.isRemoved {
        result[result.count - 1].removed.append(row.spell)
      } else {
        result[result.count - 1].spells.append(row.spell)
      }
    }
    return result.filter { !$0.spells.isEmpty }
  }

  private static func measure(_ cluster: Cluster, overlap: Timeline.Overlap) -> CalendarSum? {
    guard
      let corners = Corners(cluster.spells, removing: cluster.removed, overlap: overlap)
    else { return nil }
    let narrow = sum(telescoped(corners.narrow)) * CalendarSum.step
    let wide = sum(telescoped(corners.wide)) * CalendarSum.step
    if cluster.spells.count == 1, cluster.removed.isEmpty {
      // A single promised day is 1/30 month wherever it falls.
      let spell = cluster.spells[0]
      let low = spell.floats ? Int128(spell.weightLow) * CalendarSum.step : narrow
      return CalendarSum(low: low, high: wide, isAttained: true)
    }
    let allKnown = (cluster.spells + cluster.removed).allSatisfy { $0.isKnown }
    if allKnown { return CalendarSum(low: narrow, high: wide, isAttained: true) }
    let weight = oneKnownWeight(of: cluster.spells, overlap: overlap)
    if cluster.removed.isEmpty, isOneBlock(cluster.spells, corners: corners) {
      // Measured from a certain start the length of any set of days is monotone; and so is the
      // length of a single block of one weight in both its ends.
      let hasCertainStart =
        corners.narrow.first?.start == cluster.spells.map { $0.startLow }.min()
      if weight != nil || hasCertainStart {
        return CalendarSum(
          low: narrow,
          high: wide,
          isAttained: weight != nil || !corners.hasFloats
        )
      }
    }
    if let weight, cluster.removed.isEmpty, let chain = CoverageChain(cluster.spells) {
      let scale = Int128(weight) * CalendarSum.step
      return CalendarSum(
        low: Int128(chain.least()) * scale,
        high: Int128(chain.greatest()) * scale,
        isAttained: true
      )
    }
    return sandwich(cluster, corners: corners, overlap: overlap)
  }

  /// Bounds that hold for every shape: positions are additive, and a calendar length is near them.
  ///
  /// By parts, the error of a stretch is at most that of one length times its last weight and all
  /// its changes of weight. `n` spells and removed spells have 2n ends; k stretches use 2k of them.
  private static func sandwich(
    _ cluster: Cluster,
    corners: Corners,
    overlap: Timeline.Overlap
  ) -> CalendarSum {
    func positions(_ segments: [CoverageSegment]) -> Int128 {
      segments.reduce(Int128(0)) {
        $0 + (position(of: $1.end) - position(of: $1.start)) * Int128($1.weight)
      }
    }
    let count = Int128(cluster.spells.count + cluster.removed.count)
    var greatest: Int128 = 0
    var least = Int128(Int64.max)
    var all: Int128 = 0
    for spell in cluster.spells {
      greatest = max(greatest, Int128(spell.weightHigh))
      least = min(least, Int128(spell.weightLow))
      all += Int128(spell.weightHigh)
    }
    var above: Int128
    var below: Int128
    switch overlap {
    case .highest:
      // Linear in the number of stretches, so one of the two ends is the worst.
      let changes = (2 * count - 2) * (greatest - least) * CalendarSum.excess
      above = max(count * greatest * CalendarSum.excess, greatest * CalendarSum.excess + changes)
      below = max(
        count * greatest * CalendarSum.shortfall,
        greatest * CalendarSum.shortfall + changes
      )
    case .add:
      // Each spell raises and lowers the sum once, each removed one by the whole sum at most.
      let removedCount = Int128(cluster.removed.count)
      above = (2 * all + 2 * removedCount * all) * CalendarSum.excess
      below = above
    }
    above += positions(corners.wide)
    below = max(0, positions(corners.narrow) - below)
    return CalendarSum(low: below, high: above, isAttained: false)
  }

  private static func sum(_ segments: [CoverageSegment]) -> Int128 {
    segments.reduce(Int128(0)) { $0 + Int128($1.length) * Int128($1.weight) }
  }

  /// The weight of all spells, when it is known and overlaps do not add up.
  private static func oneKnownWeight(
    of spells: [Spell],
    overlap: Timeline.Overlap
  ) -> Int64? {
    guard overlap == .highest, let first = spells.first else { return nil }
    let isOne = spells.allSatisfy {
      $0.weightLow == first.weightLow && $0.weightHigh == first.weightLow
    }
    return isOne ? first.weightLow : nil
  }

  /// Whether the days form one block in every completion: all spells touch one certain block.
  private static func isOneBlock(_ spells: [Spell], corners: Corners) -> Bool {
    guard let first = corners.narrow.first, let last = corners.narrow.last else { return false }
    for index in corners.narrow.indices.dropFirst()
    where corners.narrow[index - 1].end != corners.narrow[index].start {
      return false
    }
    return spells.allSatisfy { $0.startHigh <= last.end && $0.endLow >= first.start }
  }
}
