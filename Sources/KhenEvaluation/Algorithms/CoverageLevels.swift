package import KhenSyntax

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

  /// Gives the indices of the uncertain spells that cannot change the result.
  ///
  /// Where the highest weight counts, these are the spells whose uncertain days are all covered by
  /// the certain days of others, with no less than their own greatest weight. Where weights add
  /// up, only spells that hold no day in any completion. O(n) per uncertain spell.
  package static func irrelevantSpells(
    _ spells: [Spell],
    overlap: Timeline.Overlap = .highest
  ) -> [Int] {
    var certain: [(start: Int, end: Int, weight: Int64, index: Int)] = []
    for (index, spell) in spells.enumerated()
    where spell.presence == .certain && spell.startHigh < spell.endLow {
      certain.append((spell.startHigh, spell.endLow, spell.weightLow, index))
    }
    certain.sort { $0.start < $1.start }

    var result: [Int] = []
    for (index, filed) in spells.enumerated() where !filed.isKnown {
      let spell = filed.tightened
      if spell.startLow >= spell.endHigh {
        result.append(index)
        continue
      }
      guard overlap == .highest else { continue }
      func isCovered(from start: Int, to end: Int) -> Bool {
        var reach = start
        for other in certain where other.index != index && other.weight >= spell.weightHigh {
          if reach >= end || other.start > reach { break }
          reach = max(reach, other.end)
        }
        return reach >= end
      }
      let hasCertainDays =
        spell.presence == .certain && spell.startHigh < spell.endLow
        && spell.weightLow == spell.weightHigh
      let isSettled =
        hasCertainDays
        ? isCovered(from: spell.startLow, to: spell.startHigh)
          && isCovered(from: spell.endLow, to: spell.endHigh)
        : isCovered(from: spell.startLow, to: spell.endHigh)
      if isSettled { result.append(index) }
    }
    return result
  }
}
