import KhenSource

/// Reads values from their written forms; nothing here knows of JSON or tables.
enum ValueText {
  /// What a text says of a date or year.
  enum Moment: Equatable {
    /// One day, or one year.
    case point(Int64)
    /// A known month or year, an unknown day; or `low..high`. Both ends included.
    case range(Int64, Int64)
    case impossible
    /// A year of two digits.
    case shortYear
    case malformed
  }

  /// Reads a date: `2025-02-27`, `27/02/2025`, `27/2/2025`, `02/2025`, `2025-02`, `2025`, and
  /// `low..high` with a date on each side.
  static func date(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Moment {
    if end - start == 10, bytes[start + 4] == Byte.minus, bytes[start + 7] == Byte.minus,
      let year = digits(bytes, start, start + 4), let month = digits(bytes, start + 5, start + 7),
      let day = digits(bytes, start + 8, start + 10)
    {
      return wholeDate(year: year, month: month, day: day)
    }
    if let middle = rangeSeparator(bytes, start, end) {
      return joined(date(bytes, start, middle), date(bytes, middle + 2, end))
    }
    return looseDate(bytes, start, end)
  }

  /// Reads a year: `2025`, `năm 2025`, and `2020..2025`.
  static func year(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Moment {
    if let middle = rangeSeparator(bytes, start, end) {
      return joined(year(bytes, start, middle), year(bytes, middle + 2, end))
    }
    var start = start
    if Bytes.equal(bytes, start, min(end, start + 4), "năm") { start += 4 }
    let range = Bytes.trimmed(bytes, start, end)
    guard let value = digits(bytes, range.lowerBound, range.upperBound) else { return .malformed }
    guard range.count >= 3 else { return value == 0 ? .impossible : .shortYear }
    return (1...9999).contains(value) ? .point(Int64(value)) : .impossible
  }

  /// Reads consecutive years: `2022-2025`, also with an en dash, or one year.
  static func yearRange(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (Int64, Int64)? {
    var index = start
    while index < end, Byte.isDigit(bytes[index]) || Byte.isBlank(bytes[index]) { index += 1 }
    guard case .point(let first) = year(bytes, start, index) else { return nil }
    if index == end { return (first, first) }
    // "–" is three bytes of UTF-8.
    let isLongDash = end - index >= 3 && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
    guard isLongDash || bytes[index] == Byte.minus else { return nil }
    let secondStart = index + (isLongDash ? 3 : 1)
    guard case .point(let last) = year(bytes, secondStart, end), first <= last else { return nil }
    return (first, last)
  }

  /// The number that some bytes, all digits, are; at most nine of them.
  static func digits(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard start < end, end - start <= 9 else { return nil }
    var value = 0
    for index in start..<end {
      let digit = bytes[index] &- Byte.zero
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// Where `..` stands.
  static func rangeSeparator(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard end - start >= 4 else { return nil }
    for index in (start + 1)..<(end - 2)
    where bytes[index] == Byte.dot && bytes[index + 1] == Byte.dot { return index }
    return nil
  }

  private static func joined(_ low: Moment, _ high: Moment) -> Moment {
    let first: Int64
    let last: Int64
    switch low {
    case .point(let value): first = value
    case .range(let value, _): first = value
    case .impossible, .shortYear, .malformed: return low
    }
    switch high {
    case .point(let value): last = value
    case .range(_, let value): last = value
    case .impossible, .shortYear, .malformed: return high
    }
    return first <= last ? .range(first, last) : .impossible
  }

  private static func wholeDate(year: Int, month: Int, day: Int) -> Moment {
    guard let date = CivilDate(year: year, month: month, day: day) else { return .impossible }
    return .point(Int64(date.dayNumber))
  }

  private static func looseDate(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Moment {
    var numbers: (Int, Int, Int) = (0, 0, 0)
    var lengths: (Int, Int, Int) = (0, 0, 0)
    var count = 0
    var separator: UInt8 = 0
    var index = start
    while true {
      while index < end, Byte.isBlank(bytes[index]) { index += 1 }
      let first = index
      while index < end, Byte.isDigit(bytes[index]) { index += 1 }
      guard let value = digits(bytes, first, index), index - first <= 4 else { return .malformed }
      switch count {
      case 0: (numbers.0, lengths.0) = (value, index - first)
      case 1: (numbers.1, lengths.1) = (value, index - first)
      default: (numbers.2, lengths.2) = (value, index - first)
      }
      count += 1
      if count == 3 { break }
      while index < end, Byte.isBlank(bytes[index]) { index += 1 }
      if index == end { break }
      let byte = bytes[index]
      guard byte == Byte.slash || byte == Byte.minus || byte == Byte.dot,
        separator == 0 || separator == byte
      else { return .malformed }
      separator = byte
      index += 1
    }
    guard isMidnight(bytes, index, end) else { return .malformed }
    switch (count, lengths.0, lengths.1, lengths.2) {
    case (1, 4, _, _):
      return span(year: numbers.0, from: (1, 1), to: (12, 31))
    case (2, 1...2, 4, _): return monthOf(year: numbers.1, month: numbers.0)
    case (2, 4, 1...2, _): return monthOf(year: numbers.0, month: numbers.1)
    case (3, 4, 1...2, 1...2):
      return wholeDate(year: numbers.0, month: numbers.1, day: numbers.2)
    case (3, 1...2, 1...2, 4):
      return wholeDate(year: numbers.2, month: numbers.1, day: numbers.0)
    case (3, 1...2, 1...2, 2), (2, 1...2, 2, _): return .shortYear
    default: return .malformed
    }
  }

  private static func monthOf(year: Int, month: Int) -> Moment {
    guard (1...12).contains(month) else { return .impossible }
    return span(
      year: year,
      from: (month, 1),
      to: (month, CivilDate.daysInMonth(year: year, month: month))
    )
  }

  private static func span(year: Int, from: (Int, Int), to: (Int, Int)) -> Moment {
    guard let first = CivilDate(year: year, month: from.0, day: from.1),
      let last = CivilDate(year: year, month: to.0, day: to.1)
    else { return .impossible }
    return .range(Int64(first.dayNumber), Int64(last.dayNumber))
  }

  /// Whether nothing but a time of midnight follows: databases export dates that way.
  private static func isMidnight(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let range = Bytes.trimmed(bytes, start, end)
    if range.isEmpty { return true }
    guard range.lowerBound > start || bytes[range.lowerBound] == UInt8(ascii: "T") else {
      return false
    }
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: "T") where index == range.lowerBound: break
      case UInt8(ascii: "Z") where index == range.upperBound - 1: break
      case Byte.zero, Byte.colon, Byte.dot: break
      default: return false
      }
    }
    return true
  }
}
