/// Transfer functions on booleans, sets and texts.
///
/// Errors are a third truth value: `false and error` is false, `true and error` an error, so a
/// node that is decided without a faulty definition is not touched by it.
extension Extent {
  /// The boolean the other way round.
  package var negatedBoolean: Extent {
    var result = self
    result.low = (low & 1) << 1 | (low & 2) >> 1
    return result
  }

  /// Whether all are true.
  package static func conjunction(_ parts: [Extent]) -> Extent {
    var conjunction = Conjunction()
    for part in parts { conjunction.add(part) }
    return conjunction.result
  }

  /// Whether all of some conditions are true, taken one by one.
  struct Conjunction {
    private var isFalse = false
    private var canBeFalse = false
    private var canBeTrue = true
    private var errors = Marks()

    /// Adds one.
    mutating func add(_ part: Extent) {
      if part.isCertainlyFalse { isFalse = true }
      canBeFalse = canBeFalse || part.canBeFalse
      canBeTrue = canBeTrue && part.canBeTrue
      errors.formUnion(part.marks.intersection(.errors))
    }

    /// What those added come to.
    var result: Extent {
      if isFalse { return certainlyFalse }
      var result = boolean(canBeFalse: canBeFalse, canBeTrue: canBeTrue)
      result.marks.formUnion(errors)
      return result
    }
  }

  /// Whether some are true.
  package static func disjunction(_ parts: [Extent]) -> Extent {
    conjunction(parts.map { $0.negatedBoolean }).negatedBoolean
  }

  /// Whether at least so many are true.
  package static func atLeast(_ count: Int, of parts: [Extent]) -> Extent {
    var sure = 0
    var possible = 0
    var faulty = 0
    var errors = Marks()
    for part in parts {
      if part.isCertainlyTrue { sure += 1 }
      if part.canBeTrue { possible += 1 }
      if part.canBeError {
        errors.formUnion(part.marks.intersection(.errors))
        if !part.canBeTrue { faulty += 1 }
      }
    }
    if sure >= count { return certainlyTrue }
    if possible + faulty < count { return certainlyFalse }
    let canFall = parts.filter { $0.canBeFalse }.count
    var result = boolean(
      canBeFalse: parts.count - canFall < count,
      canBeTrue: possible >= count
    )
    result.marks.formUnion(errors)
    return result
  }

  /// Whether two booleans, or two members of one catalogue, are the same.
  package static func areEqualSets(_ first: Extent, _ second: Extent) -> Extent {
    guard first.marks.contains(.value), second.marks.contains(.value) else {
      return withoutValues(first, second)
    }
    let isSame = first.low == second.low && first.isSet(ofOne: first.low)
    return boolean(canBeFalse: !isSame, canBeTrue: first.low & second.low != 0)
      .withErrors(of: first).withErrors(of: second)
  }

  /// Whether two texts are the same; ids below zero stand for a text that no rule names.
  package static func areEqualTexts(_ first: Extent, _ second: Extent) -> Extent {
    guard first.marks.contains(.value), second.marks.contains(.value) else {
      return withoutValues(first, second)
    }
    guard first.low == first.high, second.low == second.high else {
      return eitherBoolean.withErrors(of: first).withErrors(of: second)
    }
    let areBothUnnamed = first.low < 0 && second.low < 0 && first.low != second.low
    return boolean(
      canBeFalse: first.low != second.low,
      canBeTrue: first.low == second.low || areBothUnnamed
    )
    .withErrors(of: first).withErrors(of: second)
  }

  /// A value compared with itself.
  var comparedWithItself: Extent {
    marks.contains(.value)
      ? Extent.certainlyTrue.withErrors(of: self) : Extent.withoutValues(self, self)
  }

  private func isSet(ofOne bits: Int64) -> Bool { bits != 0 && bits & (bits &- 1) == 0 }
}

extension ExtentShape {
  /// What both extents allow; nothing when no value is in both.
  func meet(_ first: Extent, _ second: Extent) -> Extent? {
    let marks = first.marks.intersection(second.marks)
      .union(first.marks.union(second.marks).intersection(.errors))
    switch self {
    case .boolean, .members:
      let bits = first.low & second.low
      return bits == 0 && marks.contains(.value) ? nil : Extent(low: bits, high: 0, marks: marks)
    case .interval, .text, .handle:
      guard let (first, second) = Extent.aligned(first, second) else { return first }
      let low = max(first.low, second.low)
      let high = min(first.high, second.high)
      return low > high
        ? nil : Extent(low: low, high: high, scale: first.scale, marks: marks)
    }
  }
}
