import KhenSyntax

/// The two corner timelines of uncertain spells, and what decides whether they are reached.
struct Corners {
  /// The spells, ends narrowed by the promise of a day.
  let spells: [Spell]
  /// The spells whose days are taken out.
  let removed: [Spell]
  /// Segments of the least cover, lengths in days.
  let narrow: [CoverageSegment]
  /// Segments of the greatest cover, lengths in days.
  let wide: [CoverageSegment]

  /// Sweeps both corners; nothing when a weight is below zero or a sum of weights overflows.
  init?(_ filed: [Spell], removing filedRemoved: [Spell], overlap: Timeline.Overlap) {
    spells = filed.map { $0.tightened.withinCalendar }
    removed = filedRemoved.map { $0.tightened.withinCalendar }.filter { $0.presence != .absent }
    for spell in spells where spell.presence != .absent {
      guard spell.weightLow >= 0 else { return nil }
    }
    let least = CoverageSweep.narrow(spells, removing: removed, overlap: overlap).segments()
    let greatest = CoverageSweep.wide(spells, removing: removed, overlap: overlap).segments()
    guard let least, let greatest else { return nil }
    narrow = least
    wide = greatest
  }

  /// Whether some spell promises a day that no day is certain to be.
  var hasFloats: Bool { spells.contains(where: { $0.floats }) }

  /// Whether the corners without floating days, or with them and one weight, are reached.
  ///
  /// A floating day of a removed spell takes something out that the greatest cover still counts,
  /// and one beside removed days may be taken out: neither is claimed.
  var isAttained: Bool {
    !removed.contains(where: { $0.floats }) && (removed.isEmpty || !hasFloats)
  }

  /// Whether all certain spells have one least weight.
  var hasOneWeight: Bool {
    var weight: Int64?
    for spell in spells where spell.presence == .certain {
      if let weight, weight != spell.weightLow { return false }
      weight = spell.weightLow
    }
    return true
  }

  /// The possible single days of every floating spell, with its least weight.
  func floatBoxes() -> [CoverageSweep.Piece] {
    var boxes: [CoverageSweep.Piece] = []
    for (index, spell) in spells.enumerated() where spell.floats {
      boxes.append(
        CoverageSweep.Piece(
          start: max(spell.startLow, spell.endLow - 1),
          end: min(spell.startHigh, spell.endHigh - 1),
          weight: spell.weightLow,
          spell: index
        )
      )
    }
    return boxes
  }

  /// Floating days that must cost days (or months) of their own, beside the least cover.
  ///
  /// Boxes by increasing right end; one that meets the certain cover, days that may be taken out
  /// or a chosen point is skipped. Chosen boxes are disjoint, so each costs a unit of its own.
  /// `unit` maps a day to the unit that is counted, in order.
  func singleDays(unit: (Int) -> Int) -> [CoverageSweep.Piece] {
    var boxes = floatBoxes()
    guard !boxes.isEmpty else { return [] }
    boxes.sort { ($0.end, -$0.weight, $0.spell) < ($1.end, -$1.weight, $1.spell) }
    var covered = Stretches()
    for segment in narrow { covered.insert(unit(segment.start), unit(segment.end - 1) + 1) }
    var outside = Stretches()
    for piece in CoverageSweep.wide(removed, removing: [], overlap: .highest).pieces
    where piece.start < piece.end {
      outside.insert(piece.start, piece.end)
    }
    var chosen: [CoverageSweep.Piece] = []
    var point: Int?
    for box in boxes {
      let range = unit(box.start)...unit(box.end)
      if let point, range.contains(point) { continue }
      if covered.meet(range.lowerBound, range.upperBound + 1) { continue }
      if outside.meet(box.start, box.end + 1) { continue }
      point = range.upperBound
      chosen.append(box)
    }
    return chosen
  }
}
