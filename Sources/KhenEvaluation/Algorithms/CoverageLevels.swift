package import KhenSyntax
import KhenSource

// Timelines of an ordered catalogue, and which uncertain spells can matter at all.

extension Coverage {
  /// Gives the days on which an ordered value is at least a level, as spells of weight 1.
  ///
  /// The weights of `spells` are indices in declared order. The highest value of a day reaches the
  /// level when one spell does, so any measure of the result has the bounds of the original.
  /// Indices are kept.
  package static func levels(_ spells: [Spell], atLeast level: Int64) -> [Spell] {
    spells.map { spell in
      var mapped = spell
      mapped.weightLow = 1
      mapped.weightHigh = 1
      if spell.weightHigh < level {
        mapped.presence = .absent
      } else if spell.weightLow < level, spell.presence == .certain {
        mapped.presence = .possible
      }
      return mapped
    }
  }

  /// Gives the indices of the uncertain spells that cannot change the result, rising.
  ///
  /// Where the highest weight counts, these are the spells whose uncertain days are all covered by
  /// the certain days of others, with no less than their own greatest weight. Where weights add
  /// up, only spells that hold no day in any completion. O(n log n).
  package static func irrelevantSpells(
    _ spells: [Spell],
    overlap: Timeline.Overlap = .highest
  ) -> [Int] {
    var result: [Int] = []
    var uncertain: [(spell: Spell, index: Int)] = []
    for (index, filed) in spells.enumerated() where !filed.isKnown {
      let spell = filed.tightened
      if spell.startLow >= spell.endHigh {
        result.append(index)
      } else if overlap == .highest {
        uncertain.append((spell, index))
      }
    }
    guard !uncertain.isEmpty else { return result }
    var certain: [(start: Int, end: Int, weight: Int64)] = []
    for spell in spells where spell.presence == .certain && spell.startHigh < spell.endLow {
      certain.append((spell.startHigh, spell.endLow, spell.weightLow))
    }
    // The heaviest first: when a spell is looked at, the days of all that weigh enough are there.
    // Its own certain days are no part of its uncertain ones, and do not cover them.
    certain.sort { $0.weight > $1.weight }
    uncertain.sort { ($1.spell.weightHigh, $0.index) < ($0.spell.weightHigh, $1.index) }
    var days = Stretches()
    var next = 0
    for (spell, index) in uncertain {
      while next < certain.count, certain[next].weight >= spell.weightHigh {
        days.insert(certain[next].start, certain[next].end)
        next += 1
      }
      let hasCertainDays =
        spell.presence == .certain && spell.startHigh < spell.endLow
        && spell.weightLow == spell.weightHigh
      let isSettled =
        hasCertainDays
        ? days.cover(spell.startLow, spell.startHigh) && days.cover(spell.endLow, spell.endHigh)
        : days.cover(spell.startLow, spell.endHigh)
      if isSettled { result.append(index) }
    }
    return result.sorted()
  }
}

/// Days as stretches that do not touch each other, rising.
struct Stretches {
  private var stretches: [(start: Int, end: Int)] = []

  /// Adds the days from one to before another.
  mutating func insert(_ start: Int, _ end: Int) {
    let first = firstIndex(endingAtOrBehind: start)
    var last = first
    var (start, end) = (start, end)
    while last < stretches.count, stretches[last].start <= end {
      start = min(start, stretches[last].start)
      end = max(end, stretches[last].end)
      last += 1
    }
    stretches.replaceSubrange(first..<last, with: [(start: start, end: end)])
  }

  /// Whether all days from one to before another are there.
  func cover(_ start: Int, _ end: Int) -> Bool {
    if start >= end { return true }
    let index = firstIndex(endingAtOrBehind: end)
    return index < stretches.count && stretches[index].start <= start
  }

  /// Whether some day from one to before another is there.
  func meet(_ start: Int, _ end: Int) -> Bool {
    let index = firstIndex(endingAtOrBehind: start + 1)
    return index < stretches.count && stretches[index].start < end
  }

  private func firstIndex(endingAtOrBehind day: Int) -> Int {
    stretches.partitioningIndex(where: { $0.end >= day })
  }
}
