/// The type of a checked expression.
///
/// A year is not a number, a period is not a number of days, and a value that may be none is not
/// a value: the checker has inserted every conversion and demanded every narrowing before a
/// program reaches the evaluator.
package indirect enum ValueType: Hashable, Sendable {
  /// What could not be typed; reported already, and fits everywhere.
  case error
  case boolean
  case integer
  /// Exact rational.
  case number
  /// A quotient of two values known only in data: a number, or none when the divisor is zero.
  /// Allowed where none is handled: under a comparison (which is then not met), a rounding, or
  /// `nếu không có thì`.
  case quotient
  case string
  case date
  /// A calendar year.
  case year
  /// Consecutive calendar years; iterates as a list of years.
  case yearRange
  /// Years, months and days as law writes them; the only thing that may be added to a date.
  case period
  /// Accumulated time, in the measure that the rule set chose.
  case service
  /// An exact number of days.
  case days
  /// Working days; may be added to a date.
  case workingDays
  /// Đồng, exact.
  case money
  /// A value of a catalogue, by index in `CheckedProgram.catalogues`.
  case catalogue(Int)
  /// A record, by index in `CheckedProgram.records`.
  case record(Int)
  case list(ValueType)
  /// A value for each calendar year.
  case yearly(ValueType)
  /// A value for each day.
  case timeline(ValueType)
  /// A value, or none.
  case optional(ValueType)

  /// The type without its `?`.
  package var unwrapped: ValueType {
    if case .optional(let wrapped) = self { return wrapped }
    return self
  }

  /// Whether the value may be none.
  package var isOptional: Bool {
    if case .optional = self { return true }
    return false
  }
}
