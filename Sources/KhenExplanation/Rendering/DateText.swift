package import KhenSemantics
package import KhenSource

/// Dates and periods of effect as people and machines write them.
package enum DateText {
  /// The day as `dd/MM/yyyy`, in both languages: it is how every Vietnamese paper writes it.
  package static func day(_ dayNumber: Int) -> String {
    let date = CivilDate(dayNumber: dayNumber)
    return digits(date.day, 2) + "/" + digits(date.month, 2) + "/" + digits(date.year, 4)
  }

  /// The day as `yyyy-MM-dd`, for machines.
  package static func iso(_ dayNumber: Int) -> String {
    let date = CivilDate(dayNumber: dayNumber)
    return digits(date.year, 4) + "-" + digits(date.month, 2) + "-" + digits(date.day, 2)
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

  private static func digits(_ value: Int, _ count: Int) -> String {
    let text = "\(value)"
    let missing = count - text.utf8.count
    return missing > 0 ? String(repeating: "0", count: missing) + text : text
  }
}
