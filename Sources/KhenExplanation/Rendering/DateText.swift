package import KhenSemantics
package import KhenSource

/// Dates and periods of effect as people and machines write them.
package enum DateText {
  /// The day as `dd/MM/yyyy`, in both languages: it is how every Vietnamese paper writes it.
  package static func day(_ dayNumber: Int) -> String {
    let date = CivilDate(dayNumber: dayNumber)
    return joined((date.day, 2), (date.month, 2), (date.year, 4), by: UInt8(ascii: "/"))
  }

  /// The day as `yyyy-MM-dd`, for machines.
  package static func iso(_ dayNumber: Int) -> String {
    let date = CivilDate(dayNumber: dayNumber)
    return joined((date.year, 4), (date.month, 2), (date.day, 2), by: UInt8(ascii: "-"))
  }

  /// A period of effect: `hiệu lực từ 15/02/2024 đến hết 31/12/2025`; empty for an endless one.
  package static func effect(_ span: DaySpan, in language: Language) -> String {
    let isVietnamese = language == .vietnamese
    var text = ""
    if let start = span.start {
      text += (isVietnamese ? " từ " : " from ") + day(start)
    }
    // Spans are half-open; people name the last day on which the text still holds.
    if let end = span.end {
      text += (isVietnamese ? " đến hết " : " through ") + day(end - 1)
    }
    return text.isEmpty ? "" : (isVietnamese ? "hiệu lực" : "in effect") + text
  }

  /// Three numbers, each with as many digits as it has or is to have at least.
  private static func joined(
    _ first: (value: Int, count: Int),
    _ second: (value: Int, count: Int),
    _ third: (value: Int, count: Int),
    by separator: UInt8
  ) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(12)
    append(first, to: &bytes)
    bytes.append(separator)
    append(second, to: &bytes)
    bytes.append(separator)
    append(third, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ number: (value: Int, count: Int), to bytes: inout [UInt8]) {
    let digits = "\(number.value)".utf8
    for _ in 0..<max(0, number.count - digits.count) { bytes.append(UInt8(ascii: "0")) }
    bytes.append(contentsOf: digits)
  }
}
