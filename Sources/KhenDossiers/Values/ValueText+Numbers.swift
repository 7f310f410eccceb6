import KhenSource

extension ValueText {
  /// What a text says of a number.
  enum Number: Equatable {
    /// The value, times ten to the number of decimals asked for.
    case value(Int64)
    case tooLarge
    /// More decimals than asked for.
    case tooPrecise
    case ambiguous
    case malformed
  }

  /// Reads a number as JSON writes it, scaled by ten to the power `decimals`; O(length).
  static func plainNumber(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    decimals: Int
  ) -> Number {
    var index = start
    var isNegative = false
    if index < end, bytes[index] == Byte.minus || bytes[index] == Byte.plus {
      isNegative = bytes[index] == Byte.minus
      index += 1
    }
    var mantissa: UInt64 = 0
    var digitCount = 0
    var pendingZeros = 0
    var exponent = 0
    var isFraction = false
    var overflowed = false
    while index < end {
      let byte = bytes[index]
      if byte == Byte.dot, !isFraction {
        isFraction = true
      } else if Byte.isDigit(byte) {
        digitCount += 1
        if byte == Byte.zero {
          pendingZeros += 1
        } else {
          // Zeros count only when a digit follows: 1.50000000000000000000 is not too precise.
          for _ in 0..<min(pendingZeros, 40) {
            overflowed = overflowed || !appendDigit(0, to: &mantissa)
          }
          pendingZeros = 0
          overflowed = overflowed || !appendDigit(UInt64(byte &- Byte.zero), to: &mantissa)
        }
        if isFraction { exponent -= 1 }
      } else {
        break
      }
      index += 1
    }
    guard digitCount > 0 else { return .malformed }
    if index < end {
      guard bytes[index] | 0x20 == UInt8(ascii: "e"),
        let written = writtenExponent(bytes, index + 1, end)
      else { return .malformed }
      exponent += written
    }
    if mantissa == 0 { return .value(0) }
    if overflowed { return exponent < -decimals ? .tooPrecise : .tooLarge }
    exponent += pendingZeros + decimals
    while exponent < 0, mantissa % 10 == 0 {
      mantissa /= 10
      exponent += 1
    }
    if exponent < 0 { return .tooPrecise }
    for _ in 0..<min(exponent, 40) where !appendDigit(0, to: &mantissa) { return .tooLarge }
    guard let value = Int64(exactly: mantissa) else { return .tooLarge }
    return .value(isNegative ? -value : value)
  }

  /// Reads a number as people write it: grouping by dots, commas or blanks, decimal comma or dot.
  ///
  /// With decimals, `1.500` can be one and a half or fifteen hundred: ambiguous.
  static func number(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    decimals: Int
  ) -> Number {
    var dots = 0
    var commas = 0
    var blanks = 0
    var lastSeparator = -1
    for index in start..<end {
      switch bytes[index] {
      case Byte.dot: (dots, lastSeparator) = (dots + 1, index)
      case Byte.comma: (commas, lastSeparator) = (commas + 1, index)
      case Byte.space: blanks += 1
      case 0xC2, 0xA0: blanks += 1
      default: break
      }
    }
    if dots == 0, commas == 0, blanks == 0 {
      return plainNumber(bytes, start, end, decimals: decimals)
    }
    // Which separator, if any, begins the decimals.
    var decimalPosition = -1
    if dots > 0, commas > 0 {
      decimalPosition = lastSeparator
      let last = bytes[lastSeparator]
      guard (last == Byte.dot ? dots : commas) == 1 else { return .malformed }
    } else if dots + commas == 1 {
      let looksGrouped = end - lastSeparator == 4 && isGroupHead(bytes, start, lastSeparator)
      if !looksGrouped {
        decimalPosition = lastSeparator
      } else if decimals > 0 {
        if dots == 1 { return .ambiguous }
        decimalPosition = lastSeparator
      }
    }
    return grouped(bytes, start, end, decimalPosition: decimalPosition, decimals: decimals)
  }

  /// Reads a period: `1 năm 2 tháng`, `15 ngày`, `2 years`, `P1Y2M`; as `Period.encoded`'s parts.
  static func period(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> (months: Int64, days: Int64)? {
    var months: Int64 = 0
    var days: Int64 = 0
    var count = 0
    var index = start
    let isISO = end - start >= 3 && bytes[start] == UInt8(ascii: "P")
    if isISO { index += 1 }
    while index < end {
      if isBetweenParts(bytes[index]) {
        index += 1
        continue
      }
      let first = index
      while index < end, Byte.isDigit(bytes[index]) { index += 1 }
      guard let value = digits(bytes, first, index).map(Int64.init), value <= DossierLimits.days
      else { return nil }
      while index < end, isBetweenParts(bytes[index]) { index += 1 }
      let unitStart = index
      while index < end, !isBetweenParts(bytes[index]), !Byte.isDigit(bytes[index]) { index += 1 }
      switch VietnameseText.dataKey(Bytes.text(bytes, unitStart, index)) {
      case VietnameseText.dataKey("năm"), "year", "years", "y", "Y": months += value * 12
      case VietnameseText.dataKey("tháng"), "month", "months", "m", "M": months += value
      case VietnameseText.dataKey("tuần"), "week", "weeks", "w", "W": days += value * 7
      case VietnameseText.dataKey("ngày"), "day", "days", "d", "D": days += value
      default: return nil
      }
      count += 1
    }
    guard count > 0, months <= DossierLimits.months, days <= DossierLimits.days else { return nil }
    return (months, days)
  }

  private static func isBetweenParts(_ byte: UInt8) -> Bool {
    Byte.isBlank(byte) || byte == Byte.underscore || byte == Byte.comma
  }

  private static func appendDigit(_ digit: UInt64, to mantissa: inout UInt64) -> Bool {
    let (product, overflowed) = mantissa.multipliedReportingOverflow(by: 10)
    let (sum, carried) = product.addingReportingOverflow(digit)
    guard !overflowed, !carried else { return false }
    mantissa = sum
    return true
  }

  private static func writtenExponent(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var start = start
    var isNegative = false
    if start < end, bytes[start] == Byte.minus || bytes[start] == Byte.plus {
      isNegative = bytes[start] == Byte.minus
      start += 1
    }
    guard start < end else { return nil }
    var value = 0
    for index in start..<end {
      guard Byte.isDigit(bytes[index]) else { return nil }
      value = min(100_000, value * 10 + Int(bytes[index] &- Byte.zero))
    }
    return isNegative ? -value : value
  }

  /// Whether up to three digits, not beginning with 0, stand before the first separator.
  private static func isGroupHead(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var start = start
    if start < end, bytes[start] == Byte.minus || bytes[start] == Byte.plus { start += 1 }
    return (1...3).contains(end - start) && bytes[start] != Byte.zero
  }

  /// Takes the grouping out and reads the rest; groups other than the first have three digits.
  private static func grouped(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    decimalPosition: Int,
    decimals: Int
  ) -> Number {
    var plain: [UInt8] = []
    var groupDigits = 0
    var groups = 0
    var index = start
    let wholeEnd = decimalPosition < 0 ? end : decimalPosition
    while index < wholeEnd {
      let byte = bytes[index]
      if Byte.isDigit(byte) {
        groupDigits += 1
        plain.append(byte)
      } else if (byte == Byte.minus || byte == Byte.plus) && index == start {
        plain.append(byte)
      } else if byte == Byte.dot || byte == Byte.comma || byte == Byte.space || byte == 0xC2 {
        guard groups == 0 ? (1...3).contains(groupDigits) : groupDigits == 3 else {
          return .malformed
        }
        groups += 1
        groupDigits = 0
        if byte == 0xC2 { index += 1 }
      } else {
        return .malformed
      }
      index += 1
    }
    guard groups == 0 || groupDigits == 3 else { return .malformed }
    if decimalPosition >= 0 {
      plain.append(Byte.dot)
      for index in (decimalPosition + 1)..<end {
        guard Byte.isDigit(bytes[index]) else { return .malformed }
        plain.append(bytes[index])
      }
    }
    return plainNumber(plain.span, 0, plain.count, decimals: decimals)
  }
}
