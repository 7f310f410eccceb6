import KhenSyntax

/// A part of a timeline on which one weight holds, for explanations.
package struct CoverageSegment: Hashable, Sendable, BitwiseCopyable {
  /// First day, as a day number.
  package var start: Int
  /// Day after the last.
  package var end: Int
  /// The weight that holds: the greatest, or the sum when weights add up.
  package var weight: Int64
  /// Length in the unit of the measure, without the weight.
  package var length: Int64
  /// Index of the spell that gives the weight; when weights add up, of the heaviest one.
  package var spell: Int

  /// Makes a segment.
  package init(start: Int, end: Int, weight: Int64, length: Int64, spell: Int) {
    self.start = start
    self.end = end
    self.weight = weight
    self.length = length
    self.spell = spell
  }
}

/// Bounds of a weighted length, with the segments that are certain.
package struct CoverageBounds: Hashable, Sendable {
  /// Least length × weight: a numerator over the scale of the weights × `unitScale`.
  package var low: Int64
  /// Greatest length × weight.
  package var high: Int64
  /// Whether some completion reaches each bound.
  package var isAttained: Bool
  /// The segments of what is certain, in order; lengths in the unit of the measure.
  package var segments: [CoverageSegment]

  /// Makes bounds.
  package init(low: Int64, high: Int64, isAttained: Bool, segments: [CoverageSegment] = []) {
    self.low = low
    self.high = high
    self.isAttained = isAttained
    self.segments = segments
  }
}

/// One corner of an uncertain timeline: spells with known days and weights.
struct CoverageSweep {
  /// A known spell.
  struct Piece {
    var start: Int
    var end: Int
    var weight: Int64
    var spell: Int
  }

  /// The known spells, in any order; those without a day are skipped.
  var pieces: [Piece]
  /// The days taken out, in any order.
  var removed: [Piece]
  /// What holds where spells overlap.
  var overlap: Timeline.Overlap

  /// The least cover: latest starts, earliest ends, least weights, certain spells only.
  static func narrow(
    _ spells: [Spell],
    removing removed: [Spell],
    overlap: Timeline.Overlap
  ) -> CoverageSweep {
    CoverageSweep(
      pieces: narrowPieces(spells),
      removed: widePieces(removed),
      overlap: overlap
    )
  }

  /// The greatest cover: earliest starts, latest ends, greatest weights, all but absent spells.
  static func wide(
    _ spells: [Spell],
    removing removed: [Spell],
    overlap: Timeline.Overlap
  ) -> CoverageSweep {
    CoverageSweep(
      pieces: widePieces(spells),
      removed: narrowPieces(removed),
      overlap: overlap
    )
  }

  /// Gives the segments in order of days, lengths in days; nothing when a sum overflows.
  ///
  /// Neighbours differ in weight or in spell. A spell goes on as long as no heavier one covers its
  /// days, so that an explanation does not jump between rows of one weight. O(n log n).
  func segments() -> [CoverageSegment]? {
    var starts = pieces.filter { $0.start < $0.end }
    guard !starts.isEmpty else { return [] }
    starts.sort { ($0.start, $0.spell) < ($1.start, $1.spell) }
    var ends = starts.map { ($0.end, $0.weight) }
    ends.sort { $0.0 < $1.0 }
    let gaps = CoverageSweep.union(removed)

    var result: [CoverageSegment] = []
    var active = MinimumHeap<Active>()
    var sum: Int64 = 0
    var (nextStart, nextEnd, nextGap) = (0, 0, 0)
    var here = starts[0].start
    var shown = Active(weight: 0, spell: 0, end: here)
    while nextEnd < ends.count {
      while nextStart < starts.count, starts[nextStart].start <= here {
        let piece = starts[nextStart]
        active.insert(Active(weight: piece.weight, spell: piece.spell, end: piece.end))
        let (total, isOverflow) = sum.addingReportingOverflow(piece.weight)
        guard !isOverflow else { return nil }
        sum = total
        nextStart += 1
      }
      while nextEnd < ends.count, ends[nextEnd].0 <= here {
        sum -= ends[nextEnd].1
        nextEnd += 1
      }
      while let top = active.least, top.end <= here { active.removeLeast() }
      while nextGap < gaps.count, gaps[nextGap].end <= here { nextGap += 1 }
      guard nextEnd < ends.count else { break }

      var next = ends[nextEnd].0
      if nextStart < starts.count { next = min(next, starts[nextStart].start) }
      var isRemoved = false
      if nextGap < gaps.count {
        isRemoved = gaps[nextGap].start <= here
        next = min(next, isRemoved ? gaps[nextGap].end : gaps[nextGap].start)
      }
      if let top = active.least, !isRemoved {
        // The spell shown so far goes on while no heavier one covers its days.
        if shown.end <= here || shown.weight != top.weight { shown = top }
        let weight = overlap == .add ? sum : top.weight
        if let last = result.last, last.end == here, last.weight == weight,
          last.spell == shown.spell
        {
          result[result.count - 1].end = next
          result[result.count - 1].length += Int64(next - here)
        } else {
          result.append(
            CoverageSegment(
              start: here,
              end: next,
              weight: weight,
              length: Int64(next - here),
              spell: shown.spell
            )
          )
        }
      }
      here = next
    }
    return result
  }

  private static func narrowPieces(_ spells: [Spell]) -> [Piece] {
    var pieces: [Piece] = []
    for (index, spell) in spells.enumerated() where spell.presence == .certain {
      pieces.append(
        Piece(
          start: spell.startHigh,
          end: spell.endLow,
          weight: spell.weightLow,
          spell: index
        )
      )
    }
    return pieces
  }

  private static func widePieces(_ spells: [Spell]) -> [Piece] {
    var pieces: [Piece] = []
    for (index, spell) in spells.enumerated() where spell.presence != .absent {
      pieces.append(
        Piece(
          start: spell.startLow,
          end: spell.endHigh,
          weight: spell.weightHigh,
          spell: index
        )
      )
    }
    return pieces
  }

  /// Gives the covered days as separate stretches in order.
  static func union(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    for piece in pieces.filter({ $0.start < $0.end }).sorted(by: { $0.start < $1.start }) {
      if let last = result.last, piece.start <= last.end {
        result[result.count - 1].end = max(last.end, piece.end)
      } else {
        result.append(piece)
      }
    }
    return result
  }
}

/// A spell that covers the day of the sweep; the heaviest, then the first filed, comes first.
private struct Active: Comparable {
  var weight: Int64
  var spell: Int
  var end: Int

  static func < (left: Active, right: Active) -> Bool {
    left.weight != right.weight ? left.weight > right.weight : left.spell < right.spell
  }
}
