package import KhenSource

/// Numbers as people write them: dots between thousands and a decimal comma in Vietnamese.
package enum NumberText {
  /// A whole number.
  static func whole(_ value: Int64) -> Bilingual {
    if 0..<1000 ~= value { return .same("\(value)") }
    return Bilingual(
      vi: grouped(value, by: UInt8(ascii: ".")),
      en: grouped(value, by: UInt8(ascii: ","))
    )
  }

  /// The digits, with a separator between thousands.
  private static func grouped(_ value: Int64, by separator: UInt8) -> String {
    let digits = "\(value.magnitude)".utf8
    var bytes: [UInt8] = value < 0 ? Array("−".utf8) : []
    bytes.reserveCapacity(2 * digits.count)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { bytes.append(separator) }
      bytes.append(digit)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An exact number: with up to four decimals where they are exact, else as a fraction.
  ///
  /// The fraction stays in lowest terms but for twelfths.
  package static func exact(_ numerator: Int64, _ denominator: Int64) -> Bilingual {
    guard let number = Rational(numerator, denominator) else { return whole(numerator) }
    if number.isWhole { return whole(number.numerator) }
    var scale: Int64 = 1
    for places in 1...4 {
      scale *= 10
      guard scale % number.denominator == 0,
        case let (scaled, overflow) = number.numerator.multipliedReportingOverflow(
          by: scale / number.denominator
        ), !overflow
      else { continue }
      let size = scaled.magnitude
      let fraction = "\(size % UInt64(scale))"
      let zeros = String(repeating: "0", count: max(0, places - fraction.utf8.count))
      let integral = whole(Int64(size / UInt64(scale)))
      let sign = scaled < 0 ? "−" : ""
      return Bilingual(
        vi: sign + integral.vi + "," + zeros + fraction,
        en: sign + integral.en + "." + zeros + fraction
      )
    }
    // The law writes such weights in twelfths: 14/12, not 7/6.
    let factor: Int64 = number.denominator == 6 ? 2 : 1
    return .same("\(number.numerator * factor)/\(number.denominator * factor)")
  }

  /// A share of a whole, exact and as a percentage rounded down to one decimal.
  static func share(_ numerator: Int64, _ denominator: Int64) -> Bilingual {
    guard let number = Rational(numerator, denominator) else { return whole(numerator) }
    let (thousands, overflow) = number.numerator.multipliedReportingOverflow(by: 1000)
    if overflow { return exact(numerator, denominator) }
    let tenths = thousands / number.denominator
    let percent = exact(tenths, 10)
    if thousands % number.denominator == 0 {
      return Bilingual(vi: percent.vi + " %", en: percent.en + "%")
    }
    let fraction = "\(number.numerator)/\(number.denominator)"
    return Bilingual(
      vi: fraction + " (hơn " + percent.vi + " %)",
      en: fraction + " (over " + percent.en + "%)"
    )
  }
}
