package import KhenSemantics
import KhenSource

extension MatchRow {
  /// What no row of bands holds: ranges without a common value, from the lowest up.
  ///
  /// Nothing where some row is no band between constants, or where bands overlap.
  package static func gaps(between rows: [MatchRow]) -> [(lower: RangeEnd?, upper: RangeEnd?)]? {
    var bands: [Band] = []
    for row in rows where !row.patterns.isEmpty {
      for pattern in row.patterns {
        guard case .range(let lower, let upper) = pattern, let band = Band(lower, upper) else {
          return nil
        }
        bands.append(band)
      }
    }
    bands.sort { first, second in
      guard let left = first.least, let right = second.least else { return first.least == nil }
      return left < right
    }
    var gaps: [(lower: RangeEnd?, upper: RangeEnd?)] = []
    var end: RangeEnd?
    var endPosition: Rational?
    for (index, band) in bands.enumerated() {
      if index == 0 {
        if let lower = band.lower { gaps.append((nil, lower.turned)) }
      } else {
        guard let last = end, let position = endPosition, let lower = band.lower,
          let least = band.least, !(least < position)
        else { return nil }
        let isTouching = least == position
        if isTouching, last.isIncluded, lower.isIncluded { return nil }
        if !isTouching || (!last.isIncluded && !lower.isIncluded) {
          gaps.append((last.turned, lower.turned))
        }
      }
      end = band.upper
      endPosition = band.greatest
    }
    if let end { gaps.append((end.turned, nil)) }
    return gaps
  }

  /// A band with the positions of its ends.
  private struct Band {
    var lower: RangeEnd?
    var upper: RangeEnd?
    var least: Rational?
    var greatest: Rational?

    init?(_ lower: RangeEnd?, _ upper: RangeEnd?) {
      self.lower = lower
      self.upper = upper
      if let lower {
        guard let position = lower.position else { return nil }
        least = position
      }
      if let upper {
        guard let position = upper.position else { return nil }
        greatest = position
      }
    }
  }
}

extension RangeEnd {
  /// The number at the end; nothing where it is no constant.
  fileprivate var position: Rational? {
    var bound = bound
    while case .convert(let inner) = bound.kind { bound = inner }
    switch bound.kind {
    case .constant(.integer(let value)): return Rational(value)
    case .constant(.number(let value)): return value
    default: return nil
    }
  }

  /// The end of what lies beyond.
  fileprivate var turned: RangeEnd { RangeEnd(bound: bound, isIncluded: !isIncluded) }
}
