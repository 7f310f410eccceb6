package import KhenSource

/// Exact numbers for machines: digits and a decimal point only.
package enum PlainNumber {
  /// The number as a finite decimal, as in `87.5`; nothing where it has none.
  package static func decimal(_ value: Rational) -> String? {
    if value.isWhole { return "\(value.numerator)" }
    var rest = value.denominator
    var places = 0
    for prime in [Int64(2), 5] {
      var count = 0
      while rest % prime == 0 {
        rest /= prime
        count += 1
      }
      places = max(places, count)
    }
    guard rest == 1, places <= 18 else { return nil }
    let size = value.numerator.magnitude
    let denominator = value.denominator.magnitude
    var remainder = size % denominator
    var digits = ""
    for _ in 0..<places {
      let (scaled, overflow) = remainder.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      digits += "\(scaled / denominator)"
      remainder = scaled % denominator
    }
    return (value.numerator < 0 ? "-" : "") + "\(size / denominator)." + digits
  }

  /// The number as a decimal where it has one, else as a fraction, as in `1/3`.
  package static func exact(_ value: Rational) -> String {
    decimal(value) ?? "\(value.numerator)/\(value.denominator)"
  }
}
