/// What is known about a value: every value that some completion of the dossier could give it.
///
/// Three shapes share one layout, told apart by the instruction that reads it: an *interval* of
/// numbers `low/scale … high/scale` (dates, years, amounts; `Int64.min`/`Int64.max` are endless),
/// a *set* of booleans or members of a catalogue (bit i of `low`), and a *text* (an interval that
/// is one id or everything). Beside the value it may be none, or an error of the rules.
package struct Extent: Hashable, Sendable, BitwiseCopyable {
  /// What else the value may be.
  package struct Marks: OptionSet, Hashable, Sendable, BitwiseCopyable {
    /// The bits.
    package let rawValue: UInt8

    /// Makes marks from bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Some completion gives a value.
    package static let value = Marks(rawValue: 1)
    /// Some completion gives none.
    package static let none = Marks(rawValue: 2)
    /// In some completion two exceptions collide.
    package static let conflict = Marks(rawValue: 4)
    /// In some completion a date does not exist, under strict rounding.
    package static let ambiguousDate = Marks(rawValue: 8)
    /// In some completion a number outgrows its limit.
    package static let overflow = Marks(rawValue: 16)
    /// The errors of the rules.
    package static let errors: Marks = [.conflict, .ambiguousDate, .overflow]
  }

  /// Least numerator, or the set.
  package var low: Int64
  /// Greatest numerator.
  package var high: Int64
  /// Common denominator of both ends, at least 1.
  package var scale: Int64
  /// What else the value may be.
  package var marks: Marks

  /// Makes an extent of a value.
  package init(low: Int64, high: Int64, scale: Int64 = 1, marks: Marks = .value) {
    self.low = low
    self.high = high
    self.scale = scale
    self.marks = marks
  }

  /// −∞ as a low end.
  package static let endlessLow = Int64.min
  /// +∞ as a high end.
  package static let endlessHigh = Int64.max
  /// Any number or text.
  package static let anything = Extent(low: endlessLow, high: endlessHigh)
  /// The list that was not filed but is assumed to have elements; in a handle's step only.
  static let someElements = Extent(low: 1, high: endlessHigh)
  /// Certainly none.
  package static let certainlyNone = Extent(low: 0, high: 0, marks: .none)
  /// The boolean that is certainly false.
  package static let certainlyFalse = Extent(low: 1, high: 0)
  /// The boolean that is certainly true.
  package static let certainlyTrue = Extent(low: 2, high: 0)
  /// The boolean that may be either.
  package static let eitherBoolean = Extent(low: 3, high: 0)

  /// One number, date, year or text.
  package static func point(_ value: Int64, scale: Int64 = 1) -> Extent {
    Extent(low: value, high: value, scale: scale)
  }

  /// A set of members of a catalogue.
  package static func set(_ bits: Int64) -> Extent { Extent(low: bits, high: 0) }

  /// A boolean.
  package static func boolean(_ value: Bool) -> Extent {
    value ? certainlyTrue : certainlyFalse
  }

  /// A boolean that can be what is said; nothing but marks when it can be neither.
  package static func boolean(canBeFalse: Bool, canBeTrue: Bool) -> Extent {
    let bits: Int64 = (canBeFalse ? 1 : 0) | (canBeTrue ? 2 : 0)
    return Extent(low: bits, high: 0, marks: bits == 0 ? [] : .value)
  }

  /// Only an error.
  package static func error(_ marks: Marks) -> Extent { Extent(low: 0, high: 0, marks: marks) }

  /// Whether a boolean may be false.
  package var canBeFalse: Bool { marks.contains(.value) && low & 1 != 0 }
  /// Whether a boolean may be true.
  package var canBeTrue: Bool { marks.contains(.value) && low & 2 != 0 }
  /// Whether a boolean is true in every completion.
  package var isCertainlyTrue: Bool { marks == .value && low == 2 }
  /// Whether a boolean is false in every completion.
  package var isCertainlyFalse: Bool { marks == .value && low == 1 }
  /// Whether some completion is an error of the rules.
  package var canBeError: Bool { !marks.isDisjoint(with: .errors) }
  /// Whether every completion is an error of the rules.
  package var isCertainlyError: Bool {
    canBeError && marks.isDisjoint(with: [.value, .none])
  }

  /// Whether an interval is one known value.
  package var isPoint: Bool { marks == .value && low == high }
  /// Whether a set is one known member.
  package var isSingleMember: Bool { marks == .value && low != 0 && low & (low &- 1) == 0 }

  /// The same value without the possibility of none.
  package var unwrapped: Extent {
    var result = self
    result.marks.remove(.none)
    return result
  }

  /// Adds what another extent's marks allow besides a value.
  package func marked(by other: Extent) -> Extent {
    var result = self
    result.marks.formUnion(other.marks.intersection([.none, .conflict, .ambiguousDate, .overflow]))
    return result
  }

  /// Adds another extent's errors.
  package func withErrors(of other: Extent) -> Extent {
    var result = self
    result.marks.formUnion(other.marks.intersection(.errors))
    return result
  }

  /// The index of the least member of a set; 64 for the empty set.
  package var leastMember: Int { low.trailingZeroBitCount }
  /// The index of the greatest member of a set; −1 for the empty set.
  package var greatestMember: Int { 63 - low.leadingZeroBitCount }
}

/// Which of the three shapes an extent has.
package enum ExtentShape: UInt8, Sendable, BitwiseCopyable {
  case boolean
  case members
  case interval
  case text
  /// Not an extent: a handle of a list, timeline or record.
  case handle

  /// Whether an extent of this shape is one known value.
  package func isPoint(_ extent: Extent) -> Bool {
    switch self {
    case .boolean, .members: extent.isSingleMember
    case .interval, .text, .handle: extent.isPoint
    }
  }

  /// Everything that either extent allows.
  package func join(_ first: Extent, _ second: Extent) -> Extent {
    guard first.marks.contains(.value) else {
      return Extent(
        low: second.low,
        high: second.high,
        scale: second.scale,
        marks: first.marks.union(second.marks)
      )
    }
    guard second.marks.contains(.value) else {
      return Extent(
        low: first.low,
        high: first.high,
        scale: first.scale,
        marks: first.marks.union(second.marks)
      )
    }
    let marks = first.marks.union(second.marks)
    switch self {
    case .boolean, .members:
      return Extent(low: first.low | second.low, high: 0, marks: marks)
    case .text, .handle:
      if first.low == second.low, first.high == second.high {
        return Extent(low: first.low, high: first.high, marks: marks)
      }
      return Extent(low: Extent.endlessLow, high: Extent.endlessHigh, marks: marks)
    case .interval:
      guard let aligned = Extent.aligned(first, second) else {
        return Extent(
          low: Extent.endlessLow,
          high: Extent.endlessHigh,
          marks: marks.union(.overflow)
        )
      }
      return Extent(
        low: min(aligned.first.low, aligned.second.low),
        high: max(aligned.first.high, aligned.second.high),
        scale: aligned.first.scale,
        marks: marks
      )
    }
  }

  /// Whether two extents are the same single point.
  package func areSamePoint(_ first: Extent, _ second: Extent) -> Bool {
    guard isPoint(first), isPoint(second) else {
      return first.marks == .none && second.marks == .none
    }
    switch self {
    case .boolean, .members, .text, .handle: return first.low == second.low
    case .interval: return Extent.compare(first.low, first.scale, second.low, second.scale) == 0
    }
  }
}
