// The values of the reference evaluator.
//
// API: `ReferenceValue` is a fully known value (or none, or a failure). `ReferenceOutcome` is
// the truth of a node in one completion; `ReferenceOutcomeSet` over all completions.
import KhenSource

/// A fully known value.
///
/// `number` stands for integers, numbers, quotients, days, working days, money and accumulated
/// time; accumulated time is in days under 365/30 and in months otherwise.
enum ReferenceValue: Hashable, Sendable {
  case boolean(Bool)
  case number(Rational)
  case text(String)
  /// Day number.
  case date(Int)
  case year(Int)
  case period(months: Int, days: Int)
  /// Index in a catalogue.
  case member(Int)
  /// Both ends included; empty when the first is above the last.
  case years(Int, Int)
  case list([ReferenceValue])
  case record([ReferenceValue])
  /// `isComplete`: a year that is not there has no value, instead of not being known.
  case series([Int: ReferenceValue], isComplete: Bool)
  /// Disjoint, in order, neighbours of equal value joined.
  case timeline([ReferenceSpell])
  case none
  case failure(ReferenceFailure)

  /// A whole number.
  static func integer(_ value: Int) -> ReferenceValue { .number(Rational(Int64(value))) }

  /// A number, or a failure where it overflowed.
  static func checked(_ number: Rational?) -> ReferenceValue {
    guard let number else { return .failure(.outOfRange) }
    return .number(number)
  }

  /// The failure, where the value is one.
  var failure: ReferenceFailure? {
    if case .failure(let failure) = self { return failure }
    return nil
  }

  /// The failure of either, the first in order where both have one.
  func worse(_ other: ReferenceValue) -> ReferenceFailure? {
    switch (self, other) {
    case (.failure(let first), .failure(let second)): min(first, second)
    case (.failure(let failure), _), (_, .failure(let failure)): failure
    default: nil
    }
  }

  /// The first failure, in order, of several values.
  static func failure(in values: [ReferenceValue]) -> ReferenceFailure? {
    var found: ReferenceFailure?
    for value in values {
      if case .failure(let failure) = value { found = found.map { min($0, failure) } ?? failure }
    }
    return found
  }
}

/// A half-open stretch of days with one value; a level is the whole number of its index.
struct ReferenceSpell: Hashable, Sendable {
  /// First day.
  var start: Int
  /// First day after it.
  var end: Int
  /// Weight or level.
  var value: Rational
}

/// Why there is no value; the first of several, in this order, is reported.
enum ReferenceFailure: UInt8, Hashable, Sendable, Comparable {
  /// The text of the law is not known, or another award is on hold: true and false are open.
  case lawUnknown
  /// Exceptions that apply with different values.
  case conflict
  /// A date that does not exist, under strict rounding.
  case ambiguousDate
  /// Beyond the calendar, beyond `Int64`, or a year for which the test gave no domain.
  case outOfRange
  /// A value taken from none where the checker should have demanded narrowing: a mistake in the
  /// program under test.
  case noneUnwrapped

  static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

// MARK: - Order and equality

extension ReferenceValue {
  /// -1, 0 or 1; nothing where a side is none, or the values have no order.
  func compared(to other: ReferenceValue) -> Int? {
    switch (self, other) {
    case (.number(let left), .number(let right)):
      left == right ? 0 : left < right ? -1 : 1
    case (.date(let left), .date(let right)), (.year(let left), .year(let right)),
      (.member(let left), .member(let right)):
      left == right ? 0 : left < right ? -1 : 1
    case (.period(let leftMonths, let leftDays), .period(let rightMonths, let rightDays)):
      (leftMonths, leftDays) == (rightMonths, rightDays)
        ? 0 : (leftMonths, leftDays) < (rightMonths, rightDays) ? -1 : 1
    default: nil
    }
  }

  /// Whether two values are the same; false where one is none.
  func equals(_ other: ReferenceValue) -> Bool {
    if self == .none || other == .none { return false }
    return compared(to: other).map { $0 == 0 } ?? (self == other)
  }
}

// MARK: - Truth

/// The truth of a criterion, group, bar or document in one completion.
enum ReferenceOutcome: UInt8, Hashable, Sendable {
  case no
  case yes
  /// A rule error: colliding exceptions, or an ambiguous date.
  case failed
  /// Open because of the law.
  case open

  /// The outcome of a boolean value.
  init(_ value: ReferenceValue) {
    switch value {
    case .boolean(let isTrue): self = isTrue ? .yes : .no
    case .failure(.lawUnknown): self = .open
    default: self = .failed
    }
  }

  /// The opposite.
  var negated: ReferenceOutcome {
    switch self {
    case .no: .yes
    case .yes: .no
    case .failed, .open: self
    }
  }

  /// At least so many of the outcomes, as strong Kleene has it.
  static func atLeast(_ count: Int, of outcomes: [ReferenceOutcome]) -> ReferenceOutcome {
    var (certain, possible, isOpen) = (0, 0, false)
    for outcome in outcomes {
      switch outcome {
      case .yes: (certain, possible) = (certain + 1, possible + 1)
      case .no: continue
      case .failed: possible += 1
      case .open: (possible, isOpen) = (possible + 1, true)
      }
    }
    if certain >= count { return .yes }
    if possible < count { return .no }
    return isOpen ? .open : .failed
  }

  /// True if all are; false if any is.
  static func all(_ outcomes: [ReferenceOutcome]) -> ReferenceOutcome {
    atLeast(outcomes.count, of: outcomes)
  }

  /// True if any is; false if all are.
  static func any(_ outcomes: [ReferenceOutcome]) -> ReferenceOutcome {
    atLeast(1, of: outcomes)
  }
}

/// Every outcome that some completion has.
struct ReferenceOutcomeSet: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let canBeFalse = ReferenceOutcomeSet(rawValue: 1)
  static let canBeTrue = ReferenceOutcomeSet(rawValue: 2)
  static let canFail = ReferenceOutcomeSet(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The set of one outcome; an open one can be either.
  init(_ outcome: ReferenceOutcome) {
    switch outcome {
    case .no: self = .canBeFalse
    case .yes: self = .canBeTrue
    case .failed: self = .canFail
    case .open: self = [.canBeFalse, .canBeTrue]
    }
  }

  /// What some of the outcomes are.
  init(_ outcomes: some Sequence<ReferenceOutcome>) {
    self = []
    for outcome in outcomes { formUnion(ReferenceOutcomeSet(outcome)) }
  }
}
