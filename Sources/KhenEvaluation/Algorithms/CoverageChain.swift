import KhenSource

/// Spells of one known weight that follow each other, with uncertain junctions.
///
/// Both ends of a spell are never before those of the one before it, so the stretches are decided
/// by the junctions alone: one is cut when the end before it lies before the start after it. This
/// is the common career of posts filed by month ("đến 6/2012", "từ 7/2012").
struct CoverageChain {
  private let spells: [Spell]

  /// Steps above which trying the places of a cut is not worth it.
  private static let maximumSteps = 60_000

  /// Puts the spells in order; nothing when they do not follow each other, or one may be missing.
  init?(_ filed: [Spell]) {
    // The promise of a day is kept by all of them; it must not tell two equal rows apart.
    var rows = filed
    for index in rows.indices { rows[index].isInclusive = false }
    for spell in rows where spell.presence != .certain || spell.startHigh >= spell.endLow {
      return nil
    }
    rows.sort { ($0.startLow, -$0.endLow) < ($1.startLow, -$1.endLow) }
    // A spell inside the certain days of another adds nothing.
    var chain: [Spell] = []
    let widest = LongestCertain(rows)
    for spell in rows {
      let isInside = widest.holds(spell)
      if !isInside, chain.last != spell || !spell.isKnown { chain.append(spell) }
    }
    var steps = 0
    for index in chain.indices.dropFirst() {
      let (before, after) = (chain[index - 1], chain[index])
      guard before.startHigh <= after.startLow, before.endHigh <= after.endLow else { return nil }
      let places = CoverageChain.cuts(before, after).count
      steps += places * places * chain.count
      guard steps <= CoverageChain.maximumSteps else { return nil }
    }
    spells = chain
  }

  /// Gives the least length in 1/30 month.
  ///
  /// Every stretch begins as late and ends as early as it can; a cut that is possible is possible
  /// between these ends. O(n²).
  func least() -> Int {
    // Least length of the spells from an index on, the first of them beginning a stretch.
    var rest = [Int](repeating: 0, count: spells.count + 1)
    // Only behind a cut does a stretch begin.
    for first in spells.indices.reversed() where first == 0 || canCut(after: first - 1) {
      var best = Int.max
      for last in first..<spells.count where last + 1 == spells.count || canCut(after: last) {
        let length = CalendarArithmetic.monthsAndThirtieths(
          from: spells[first].startHigh,
          to: spells[last].endLow
        )
        best = min(best, length + rest[last + 1])
      }
      rest[first] = best
    }
    return rest[0]
  }

  /// Gives the greatest length in 1/30 month.
  ///
  /// Every stretch begins as early and ends as late as it can; where the two ends of a cut compete
  /// for the same days every place of the cut is tried.
  func greatest() -> Int {
    // For each spell that may begin a stretch: its first days, each with the best length before.
    var starts = [[(day: Int, before: Int)]](repeating: [], count: spells.count)
    starts[0] = [(spells[0].startLow, 0)]
    var best = 0
    for first in spells.indices {
      for start in starts[first] {
        for last in first..<spells.count {
          guard last + 1 < spells.count else {
            let length = CalendarArithmetic.monthsAndThirtieths(
              from: start.day,
              to: spells[last].endHigh
            )
            best = max(best, start.before + length)
            continue
          }
          for cut in CoverageChain.cuts(spells[last], spells[last + 1]) {
            let length = CalendarArithmetic.monthsAndThirtieths(from: start.day, to: cut)
            let next = max(cut + 1, spells[last + 1].startLow)
            CoverageChain.note(next, before: start.before + length, in: &starts[last + 1])
          }
        }
      }
    }
    return best
  }

  /// Whether the junction after a spell can be a gap.
  private func canCut(after index: Int) -> Bool {
    spells[index].endLow < spells[index + 1].startHigh
  }

  /// The ends before a gap that no other end is better than, for the best start after it.
  private static func cuts(_ before: Spell, _ after: Spell) -> Range<Int> {
    let last = min(before.endHigh, after.startHigh - 1)
    let first = max(before.endLow, min(last, after.startLow - 1))
    return first <= last ? first..<(last + 1) : last..<last
  }

  private static func note(
    _ day: Int,
    before: Int,
    in starts: inout [(day: Int, before: Int)]
  ) {
    if let index = starts.firstIndex(where: { $0.day == day }) {
      starts[index].before = max(starts[index].before, before)
    } else {
      starts.append((day, before))
    }
  }
}

/// Which spells lie within the certain days of another one; answers in O(log n).
private struct LongestCertain {
  /// Spells by the last day on which they can begin.
  private let starts: [Int]
  /// For each, the one of them and those before that certainly lasts longest, and the one that does
  /// among those that differ from it.
  private var best: [(first: Spell, second: Spell?)] = []

  init(_ spells: [Spell]) {
    let sorted = spells.sorted { $0.startHigh < $1.startHigh }
    starts = sorted.map { $0.startHigh }
    for spell in sorted {
      guard var found = best.last else {
        best.append((spell, nil))
        continue
      }
      if spell != found.first {
        if spell.endLow > found.first.endLow {
          found = (spell, found.first)
        } else if found.second.map({ spell.endLow > $0.endLow }) ?? true {
          found.second = spell
        }
      }
      best.append(found)
    }
  }

  /// Whether a spell lies within the certain days of one that is not the same.
  func holds(_ spell: Spell) -> Bool {
    let end = starts.partitioningIndex(where: { $0 > spell.startLow })
    guard end > 0 else { return false }
    let found = best[end - 1]
    if found.first != spell { return spell.endHigh <= found.first.endLow }
    return found.second.map { spell.endHigh <= $0.endLow } ?? false
  }
}
