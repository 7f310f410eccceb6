import KhenSource

/// Transfer functions on intervals: bounds at the corners that the sign of each argument names
/// (design of evaluation, 1.4). A bound that outgrows `Int64` becomes endless and marks the
/// result, since the completion that reaches it is an error.
extension Extent {
  /// The sum.
  package static func sum(_ first: Extent, _ second: Extent) -> Extent {
    guard let (first, second) = aligned(first, second) else { return overflowed(first, second) }
    var marks = first.marks.union(second.marks)
    if !first.marks.contains(.value) || !second.marks.contains(.value) { marks.remove(.value) }
    var didOverflow = false
    let low = add(first.low, second.low, endless: endlessLow, &didOverflow)
    let high = add(first.high, second.high, endless: endlessHigh, &didOverflow)
    if didOverflow { marks.insert(.overflow) }
    return Extent(low: low, high: high, scale: first.scale, marks: marks).settled
  }

  /// The number with its sign changed.
  package var negated: Extent {
    Extent(
      low: high == Extent.endlessHigh ? Extent.endlessLow : -high,
      high: low == Extent.endlessLow ? Extent.endlessHigh : -low,
      scale: scale,
      marks: marks
    )
  }

  /// The difference.
  package static func difference(_ first: Extent, _ second: Extent) -> Extent {
    sum(first, second.negated)
  }

  /// The product: the hull of the four corners.
  package static func product(_ first: Extent, _ second: Extent) -> Extent {
    var marks = first.marks.union(second.marks)
    if !first.marks.contains(.value) || !second.marks.contains(.value) { marks.remove(.value) }
    let (scale, scaleOverflow) = first.scale.multipliedReportingOverflow(by: second.scale)
    if scaleOverflow { return overflowed(first, second) }
    var didOverflow = false
    let corners = [
      multiply(first.low, second.low, &didOverflow), multiply(first.low, second.high, &didOverflow),
      multiply(first.high, second.low, &didOverflow),
      multiply(first.high, second.high, &didOverflow),
    ]
    var (low, high) = (corners[0], corners[0])
    for corner in corners {
      low = min(low, corner)
      high = max(high, corner)
    }
    if didOverflow { marks.insert(.overflow) }
    return Extent(low: low, high: high, scale: scale, marks: marks).reduced.settled
  }

  /// The quotient; none where the divisor can be zero.
  package static func quotient(_ first: Extent, _ second: Extent) -> Extent {
    var marks = first.marks.union(second.marks).intersection([.conflict, .ambiguousDate, .overflow])
    guard first.marks.contains(.value), second.marks.contains(.value) else {
      return Extent(
        low: 0,
        high: 0,
        marks: marks.union(first.marks.union(second.marks).subtracting(.value))
      )
    }
    var result: Extent?
    if second.high > 0 {
      // Whole divisors above zero begin at 1; others come as near to zero as one likes.
      let least = max(second.low, second.scale == 1 ? 1 : 0)
      result = positiveQuotient(first, low: least, high: second.high, scale: second.scale)
    }
    if second.low < 0 {
      let least = max(
        second.high == endlessHigh ? endlessLow : -second.high,
        second.scale == 1 ? 1 : 0
      )
      let greatest = second.low == endlessLow ? endlessHigh : -second.low
      let part = positiveQuotient(
        first.negated,
        low: least,
        high: greatest,
        scale: second.scale
      )
      result = result.map { ExtentShape.interval.join($0, part) } ?? part
    }
    if second.low <= 0, second.high >= 0 { marks.insert(.none) }
    guard var result else { return Extent(low: 0, high: 0, marks: marks) }
    result.marks.formUnion(marks)
    return result
  }

  /// The lesser (or greater) of two numbers.
  package static func extreme(_ first: Extent, _ second: Extent, greatest: Bool) -> Extent {
    guard let (first, second) = aligned(first, second) else { return overflowed(first, second) }
    var marks = first.marks.union(second.marks)
    if !first.marks.contains(.value) || !second.marks.contains(.value) { marks.remove(.value) }
    return Extent(
      low: greatest ? max(first.low, second.low) : min(first.low, second.low),
      high: greatest ? max(first.high, second.high) : min(first.high, second.high),
      scale: first.scale,
      marks: marks
    )
  }

  /// The next multiple of a positive number, up or down; the number itself when it is one.
  package static func rounded(_ value: Extent, up: Bool, toMultipleOf unit: Extent) -> Extent {
    guard let (value, unit) = aligned(value, unit), unit.low == unit.high, unit.low > 0 else {
      return overflowed(value, unit)
    }
    var didOverflow = false
    func bound(_ end: Int64) -> Int64 {
      if end == endlessLow || end == endlessHigh { return end }
      var count = end / unit.low
      if up, end > 0, end % unit.low != 0 { count += 1 }
      if !up, end < 0, end % unit.low != 0 { count -= 1 }
      return multiply(count, unit.low, &didOverflow)
    }
    var result = Extent(
      low: bound(value.low),
      high: bound(value.high),
      scale: value.scale,
      marks: value.marks
    )
    if didOverflow { result.marks.insert(.overflow) }
    return result.reduced.settled
  }

  /// Whether `first < second` (or `<=`).
  package static func isLess(_ first: Extent, _ second: Extent, orEqual: Bool) -> Extent {
    guard first.marks.contains(.value), second.marks.contains(.value) else {
      return withoutValues(first, second)
    }
    let highToLow = compareEnds(first.high, first.scale, second.low, second.scale)
    let lowToHigh = compareEnds(first.low, first.scale, second.high, second.scale)
    let isCertain = orEqual ? highToLow <= 0 : highToLow < 0
    let isPossible = orEqual ? lowToHigh <= 0 : lowToHigh < 0
    return boolean(canBeFalse: !isCertain || canBeNone(first, second), canBeTrue: isPossible)
      .withErrors(of: first).withErrors(of: second)
  }

  /// Whether two numbers are equal.
  package static func isEqual(_ first: Extent, _ second: Extent) -> Extent {
    guard first.marks.contains(.value), second.marks.contains(.value) else {
      return withoutValues(first, second)
    }
    let overlap =
      compareEnds(first.low, first.scale, second.high, second.scale) <= 0
      && compareEnds(second.low, second.scale, first.high, first.scale) <= 0
    let isSame =
      first.low == first.high && second.low == second.high && overlap
    return boolean(canBeFalse: !isSame || canBeNone(first, second), canBeTrue: overlap)
      .withErrors(of: first).withErrors(of: second)
  }

  /// A comparison of which one side has no value in any completion: it counts as false, because
  /// the checker lets it stand only where it is not looked at, or for a quotient by zero.
  static func withoutValues(_ first: Extent, _ second: Extent) -> Extent {
    let errors = first.marks.union(second.marks).intersection(.errors)
    return boolean(canBeFalse: canBeNone(first, second) || errors.isEmpty, canBeTrue: false)
      .withErrors(of: first).withErrors(of: second)
  }

  private static func canBeNone(_ first: Extent, _ second: Extent) -> Bool {
    first.marks.contains(.none) || second.marks.contains(.none)
  }

  /// Both intervals over one common denominator; nothing when it outgrows `Int64`.
  package static func aligned(
    _ first: Extent,
    _ second: Extent
  ) -> (first: Extent, second: Extent)? {
    if first.scale == second.scale { return (first, second) }
    let divisor = Rational.greatestCommonDivisor(first.scale, second.scale)
    guard let scaledFirst = first.scaled(by: second.scale / divisor),
      let scaledSecond = second.scaled(by: first.scale / divisor)
    else { return nil }
    return (scaledFirst, scaledSecond)
  }

  /// Compares two fractions: below zero, zero or above zero; endless ends compare as such.
  package static func compareEnds(
    _ first: Int64,
    _ firstScale: Int64,
    _ second: Int64,
    _ secondScale: Int64
  ) -> Int {
    if first == endlessLow || second == endlessHigh {
      return first == second ? 0 : -1
    }
    if first == endlessHigh || second == endlessLow {
      return first == second ? 0 : 1
    }
    return compare(first, firstScale, second, secondScale)
  }

  /// Compares two finite fractions exactly.
  package static func compare(
    _ first: Int64,
    _ firstScale: Int64,
    _ second: Int64,
    _ secondScale: Int64
  ) -> Int {
    if firstScale == secondScale { return first < second ? -1 : (first == second ? 0 : 1) }
    let left = first.multipliedFullWidth(by: secondScale)
    let right = second.multipliedFullWidth(by: firstScale)
    if (left.high, left.low) == (right.high, right.low) { return 0 }
    return (left.high, left.low) < (right.high, right.low) ? -1 : 1
  }

  /// The interval in lowest terms.
  package var reduced: Extent {
    guard scale > 1 else { return self }
    let lowPart = low == Extent.endlessLow ? 0 : Int64(clamping: low.magnitude)
    let highPart = high == Extent.endlessHigh ? 0 : Int64(clamping: high.magnitude)
    let divisor = Rational.greatestCommonDivisor(
      Rational.greatestCommonDivisor(max(lowPart, highPart), min(lowPart, highPart)),
      scale
    )
    guard divisor > 1, lowPart != 0 || highPart != 0 else {
      return lowPart == 0 && highPart == 0
        ? Extent(low: low, high: high, scale: 1, marks: marks) : self
    }
    return Extent(
      low: low == Extent.endlessLow ? low : low / divisor,
      high: high == Extent.endlessHigh ? high : high / divisor,
      scale: scale / divisor,
      marks: marks
    )
  }

  /// A known value that overflowed is nothing but an error.
  private var settled: Extent {
    guard marks.contains(.overflow), marks.contains(.value) else { return self }
    let isLost =
      (low == Extent.endlessLow && high == Extent.endlessLow)
      || (low == Extent.endlessHigh && high == Extent.endlessHigh)
    return isLost ? Extent(low: 0, high: 0, marks: marks.subtracting(.value)) : self
  }

  private static func overflowed(_ first: Extent, _ second: Extent) -> Extent {
    var marks = first.marks.union(second.marks).union(.overflow)
    let isKnown = first.low == first.high && second.low == second.high
    if isKnown || !first.marks.contains(.value) || !second.marks.contains(.value) {
      marks.remove(.value)
    }
    return Extent(low: endlessLow, high: endlessHigh, marks: marks)
  }

  private func scaled(by factor: Int64) -> Extent? {
    let (scale, overflow) = scale.multipliedReportingOverflow(by: factor)
    if overflow { return nil }
    var result = self
    result.scale = scale
    if low != Extent.endlessLow {
      let (value, overflow) = low.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      result.low = value
    }
    if high != Extent.endlessHigh {
      let (value, overflow) = high.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      result.high = value
    }
    return result
  }

  private static func add(
    _ first: Int64,
    _ second: Int64,
    endless: Int64,
    _ didOverflow: inout Bool
  ) -> Int64 {
    if first == endless || second == endless { return endless }
    let (value, overflow) = first.addingReportingOverflow(second)
    if overflow || value == endlessLow || value == endlessHigh {
      didOverflow = true
      return first < 0 ? endlessLow : endlessHigh
    }
    return value
  }

  private static func multiply(
    _ first: Int64,
    _ second: Int64,
    _ didOverflow: inout Bool
  ) -> Int64 {
    if first == 0 || second == 0 { return 0 }
    let isNegative = (first < 0) != (second < 0)
    if first == endlessLow || first == endlessHigh || second == endlessLow
      || second == endlessHigh
    {
      return isNegative ? endlessLow : endlessHigh
    }
    let (value, overflow) = first.multipliedReportingOverflow(by: second)
    if overflow || value == endlessLow || value == endlessHigh {
      didOverflow = true
      return isNegative ? endlessLow : endlessHigh
    }
    return value
  }

  /// `value / divisor` for divisors in `(low, high]` above zero, `low` included unless it is zero.
  private static func positiveQuotient(
    _ value: Extent,
    low: Int64,
    high: Int64,
    scale: Int64
  ) -> Extent {
    // value/vs ÷ d/ds = value·ds / (vs·d); the least quotient has the greatest divisor where the
    // value is positive, the least divisor where it is negative.
    var didOverflow = false
    func corner(_ end: Int64, _ divisor: Int64) -> Rational? {
      if end == 0 { return Rational(0) }
      if end == endlessLow || end == endlessHigh { return nil }
      if divisor == endlessHigh { return Rational(0) }
      if divisor == 0 { return nil }
      guard let numerator = Rational(end, value.scale), let denominator = Rational(divisor, scale),
        let result = numerator.divided(by: denominator)
      else {
        didOverflow = true
        return nil
      }
      return result
    }
    let least = corner(value.low, value.low >= 0 ? high : low)
    let greatest = corner(value.high, value.high >= 0 ? low : high)
    var result: Extent
    switch (least, greatest) {
    case (nil, nil): result = .anything
    case (let least?, nil):
      result = Extent(low: least.numerator, high: endlessHigh, scale: least.denominator)
    case (nil, let greatest?):
      result = Extent(low: endlessLow, high: greatest.numerator, scale: greatest.denominator)
    case (let least?, let greatest?):
      let first = Extent.point(least.numerator, scale: least.denominator)
      let second = Extent.point(greatest.numerator, scale: greatest.denominator)
      if let (first, second) = aligned(first, second) {
        result = Extent(low: first.low, high: second.high, scale: first.scale)
      } else {
        result = .anything
        didOverflow = true
      }
    }
    if didOverflow { result.marks.insert(.overflow) }
    return result.reduced
  }
}
