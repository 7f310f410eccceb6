/// An exact fraction in lowest terms, denominator above zero.
///
/// Arithmetic reports overflow by returning nothing; nothing is ever rounded.
package struct Rational: Hashable, Sendable {
  /// Numerator; carries the sign.
  package let numerator: Int64
  /// Denominator, at least 1.
  package let denominator: Int64

  /// A whole number.
  package init(_ value: Int64) {
    numerator = value
    denominator = 1
  }

  /// The fraction in lowest terms; nothing for a zero denominator or when a part overflows.
  package init?(_ numerator: Int64, _ denominator: Int64) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Rational.greatestCommonDivisor(abs(numerator), abs(denominator))
    let sign: Int64 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / divisor)
    self.denominator = sign * (denominator / divisor)
  }

  /// Whether the fraction is a whole number.
  package var isWhole: Bool { denominator == 1 }

  /// The sum; nothing on overflow.
  package func adding(_ other: Rational) -> Rational? {
    let divisor = Rational.greatestCommonDivisor(denominator, other.denominator)
    let (left, overflowLeft) = numerator.multipliedReportingOverflow(
      by: other.denominator / divisor
    )
    let (right, overflowRight) = other.numerator.multipliedReportingOverflow(
      by: denominator / divisor
    )
    let (sum, overflowSum) = left.addingReportingOverflow(right)
    let (scale, overflowScale) = denominator.multipliedReportingOverflow(
      by: other.denominator / divisor
    )
    guard !overflowLeft, !overflowRight, !overflowSum, !overflowScale else { return nil }
    return Rational(sum, scale)
  }

  /// The product; nothing on overflow.
  package func multiplied(by other: Rational) -> Rational? {
    let first = Rational.greatestCommonDivisor(abs(numerator), other.denominator)
    let second = Rational.greatestCommonDivisor(abs(other.numerator), denominator)
    let (top, overflowTop) = (numerator / first).multipliedReportingOverflow(
      by: other.numerator / second
    )
    let (bottom, overflowBottom) = (denominator / second).multipliedReportingOverflow(
      by: other.denominator / first
    )
    guard !overflowTop, !overflowBottom else { return nil }
    return Rational(top, bottom)
  }

  /// The quotient; nothing on overflow or when the divisor is zero.
  package func divided(by other: Rational) -> Rational? {
    guard other.numerator != 0, let inverse = Rational(other.denominator, other.numerator)
    else { return nil }
    return multiplied(by: inverse)
  }

  /// The number with its sign changed.
  package var negated: Rational { Rational(unchecked: -numerator, denominator) }

  /// Whether this fraction is below another; exact, by full-width products.
  package static func < (lhs: Rational, rhs: Rational) -> Bool {
    let left = lhs.numerator.multipliedFullWidth(by: rhs.denominator)
    let right = rhs.numerator.multipliedFullWidth(by: lhs.denominator)
    return (left.high, left.low) < (right.high, right.low)
  }

  /// The greatest whole number not above the fraction.
  package var floor: Int64 {
    let quotient = numerator / denominator
    return numerator < 0 && numerator % denominator != 0 ? quotient - 1 : quotient
  }

  /// The least whole number not below the fraction.
  package var ceiling: Int64 {
    let quotient = numerator / denominator
    return numerator > 0 && numerator % denominator != 0 ? quotient + 1 : quotient
  }

  /// The greatest common divisor of two numbers that are not negative; 1 for two zeros.
  package static func greatestCommonDivisor(_ first: Int64, _ second: Int64) -> Int64 {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger == 0 ? 1 : larger
  }

  private init(unchecked numerator: Int64, _ denominator: Int64) {
    self.numerator = numerator
    self.denominator = denominator
  }
}
