package import KhenSyntax

/// One value that nominees are ranked by, turned so that the greater value stands first.
package enum RankValue: Hashable, Sendable {
  /// There is no value: behind all others, whichever way the key runs.
  case none
  /// Below every number.
  case lowest
  /// An exact number.
  case number(Int64, scale: Int64)
  /// Above every number.
  case highest

  /// −1, 0 or 1: whether this value stands behind another, beside it or before it.
  package func compared(to other: RankValue) -> Int {
    if case .number(let first, let firstScale) = self,
      case .number(let second, let secondScale) = other
    {
      return Extent.compare(first, firstScale, second, secondScale)
    }
    return level == other.level ? 0 : (level < other.level ? -1 : 1)
  }

  private var level: Int {
    switch self {
    case .none: 0
    case .lowest: 1
    case .number: 2
    case .highest: 3
    }
  }
}

/// What is known of one value that nominees are ranked by.
package struct RankRange: Hashable, Sendable {
  /// The worst that it can be.
  package var worst: RankValue
  /// The best that it can be.
  package var best: RankValue

  /// Makes a range.
  package init(worst: RankValue, best: RankValue) {
    self.worst = worst
    self.best = best
  }

  /// Anything at all.
  package static let anything = RankRange(worst: .none, best: .highest)

  /// The range of a value of a shape; what the rules cannot compute can be anything.
  package init(_ extent: Extent, shape: ExtentShape, kind: SelectionDeclaration.Key.Kind) {
    guard !extent.canBeError else {
      self.init(worst: .none, best: .highest)
      return
    }
    guard extent.marks.contains(.value) else {
      self.init(worst: .none, best: .none)
      return
    }
    var low = extent.low
    var high = extent.high
    var scale = extent.scale
    if shape == .members || shape == .boolean {
      low = Int64(extent.leastMember)
      high = Int64(extent.greatestMember)
      scale = 1
    }
    if kind == .ascending { (low, high) = (RankRange.negated(high), RankRange.negated(low)) }
    let least: RankValue = low == Extent.endlessLow ? .lowest : .number(low, scale: scale)
    self.init(
      worst: extent.marks.contains(.none) ? .none : least,
      best: high == Extent.endlessHigh ? .highest : .number(high, scale: scale)
    )
  }

  /// Whether one value only is left.
  package var isPoint: Bool { worst.compared(to: best) == 0 }

  /// Everything that either of two ranges allows.
  package func joined(_ other: RankRange) -> RankRange {
    RankRange(
      worst: worst.compared(to: other.worst) <= 0 ? worst : other.worst,
      best: best.compared(to: other.best) >= 0 ? best : other.best
    )
  }

  /// The opposite number; the ends that stand for endless change places.
  private static func negated(_ value: Int64) -> Int64 {
    if value == Extent.endlessLow { return Extent.endlessHigh }
    if value == Extent.endlessHigh { return Extent.endlessLow }
    return -value
  }
}

/// The values of a nominee by all keys, at their best or at their worst.
struct RankTuple {
  var values: [RankValue]

  /// −1, 0 or 1: the first key in which two differ decides.
  func compared(to other: RankTuple) -> Int {
    for index in 0..<min(values.count, other.values.count) {
      let order = values[index].compared(to: other.values[index])
      if order != 0 { return order }
    }
    return 0
  }
}
