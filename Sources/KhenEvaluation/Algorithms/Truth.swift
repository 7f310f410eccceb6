/// The truth values that a condition can still have: a set of two bits.
package struct Truth: OptionSet, Hashable, Sendable, BitwiseCopyable {
  /// The bits, as the slot of a boolean holds them: 1 can be false, 2 can be true.
  package let rawValue: UInt8

  /// Makes a set from its bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Makes the set of one known value.
  package init(_ value: Bool) { rawValue = value ? 2 : 1 }

  /// Makes the set from what some completion and what every completion says.
  ///
  /// `isCertain` may only be true where `isPossible` is.
  package init(isPossible: Bool, isCertain: Bool) {
    self = isCertain ? .canBeTrue : isPossible ? [.canBeFalse, .canBeTrue] : .canBeFalse
  }

  /// Some completion makes the condition false.
  package static let canBeFalse = Truth(rawValue: 1)
  /// Some completion makes the condition true.
  package static let canBeTrue = Truth(rawValue: 2)
  /// Neither value is ruled out.
  package static let undetermined: Truth = [.canBeFalse, .canBeTrue]

  /// Whether every completion makes the condition true.
  package var isCertain: Bool { self == .canBeTrue }
  /// Whether some completion makes the condition true.
  package var isPossible: Bool { contains(.canBeTrue) }
}

/// Whether an element of a list takes part in an operation: the outcome of its filter.
package enum Presence: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  case certain
  case possible
  case absent

  /// The presence that a filter's outcome gives.
  package init(_ filter: Truth) {
    self = filter.isCertain ? .certain : filter.isPossible ? .possible : .absent
  }
}
