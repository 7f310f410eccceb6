package import KhenSource

/// Numbers and dates as offices write them.
extension Parser {
  // MARK: - Dates

  /// Takes a day, `tháng M/YYYY` or `năm YYYY`.
  mutating func parseDateSpecification() -> DateSpecification {
    if let date = acceptDateSpecification() { return date }
    failExpected(
      Bilingual(
        vi: "ngày dạng 31/12/2023, “tháng 12/2023” hoặc “năm 2023”",
        en: "a date like 31/12/2023, “month 12/2023” or “year 2023”"
      )
    )
    return DateSpecification(kind: .year(1), range: endOfPrevious)
  }

  /// Takes a date of any precision if one is next.
  mutating func acceptDateSpecification() -> DateSpecification? {
    let start = currentRange
    if !isPanicking, current.kind == .date {
      let date = takeDate()
      return DateSpecification(kind: .day(date), range: start)
    }
    if isImpreciseDate(.monthOf, marks: [.slash]) {
      accept(.monthOf)
      let month = takeWholeNumber()
      advance()
      let year = takeWholeNumber()
      let whole = range(from: start)
      guard let date = CivilDate(year: year, month: month, day: 1) else {
        report(SyntaxMessages.impossibleMonth(month, at: whole))
        return DateSpecification(
          kind: .month(year: min(max(year, 1), 9999), month: 1),
          range: whole
        )
      }
      return DateSpecification(kind: .month(year: date.year, month: date.month), range: whole)
    }
    if isImpreciseDate(.yearOf, marks: []) {
      accept(.yearOf)
      let year = takeWholeNumber()
      let whole = range(from: start)
      if !(1...9999).contains(year) { report(SyntaxMessages.impossibleYear(at: whole)) }
      return DateSpecification(kind: .year(min(max(year, 1), 9999)), range: whole)
    }
    return nil
  }

  /// Whether a keyword, a number and, after each mark, another number follow.
  private func isImpreciseDate(_ keyword: Keyword, marks: [Token.Mark]) -> Bool {
    guard atEither(keyword), token(ahead: 1).kind == .number else { return false }
    for (index, mark) in marks.enumerated() {
      if token(ahead: 2 + 2 * index).kind != .mark(mark) { return false }
      if token(ahead: 3 + 2 * index).kind != .number { return false }
    }
    return true
  }

  /// Takes a date token; one that the calendar does not have is reported and replaced.
  mutating func takeDate() -> CivilDate {
    let range = currentRange
    let written = text(of: current)
    advance()
    var parts: [Int] = []
    for part in written.split(whereSeparator: { $0 == "/" || $0 == "-" }) {
      parts.append(Int(part) ?? 0)
    }
    if written.utf8.contains(0x2D) { parts.reverse() }
    guard parts.count == 3 else { return Parser.replacementDate }
    let (day, month, year) = (parts[0], parts[1], parts[2])
    if let date = CivilDate(year: year, month: month, day: day) { return date }
    report(SyntaxMessages.impossibleDate(written, day: day, month: month, year: year, at: range))
    let clampedMonth = min(max(month, 1), 12)
    let clampedYear = min(max(year, 1), 9999)
    let last = CivilDate.daysInMonth(year: clampedYear, month: clampedMonth)
    return CivilDate(year: clampedYear, month: clampedMonth, day: min(max(day, 1), last))
      ?? Parser.replacementDate
  }

  private static let replacementDate = CivilDate(dayNumber: 0)

  // MARK: - Numbers

  /// Takes a whole number without separators; one that is not is reported.
  mutating func takeWholeNumber() -> Int {
    let range = currentRange
    let decimal = takeDecimal()
    if decimal.decimals > 0 { report(SyntaxMessages.wholeNumberNeeded(at: range)) }
    return Int(truncatingIfNeeded: decimal.decimals > 0 ? 0 : decimal.numerator)
  }

  /// Takes a whole number; otherwise fails.
  mutating func parseWholeNumber() -> Int {
    guard !isPanicking, current.kind == .number else {
      let what = Bilingual(vi: "một số nguyên, ví dụ 2", en: "a whole number, such as 2")
      if !isPanicking, current.isWord, !current.startsLine {
        // “hai” is no misspelt keyword.
        fail(SyntaxMessages.expected(what, found: text(of: current), at: currentRange))
      }
      failExpected(what)
      return 0
    }
    return takeWholeNumber()
  }

  /// Takes a number token, read in the style of the language of the file.
  mutating func takeDecimal() -> DecimalLiteral {
    let range = currentRange
    let written = text(of: current)
    numbers.append(range)
    advance()
    switch NumberStyle.read(written, in: language) {
    case .number(let decimal): return decimal
    case .tooLarge:
      report(SyntaxMessages.numberTooLarge(written, at: range))
    case .wrongStyle(let readings):
      report(SyntaxMessages.numberStyle(written, readings: readings, language: language, at: range))
      if let first = readings.first,
        case .number(let decimal) = NumberStyle.read(first, in: language)
      {
        return decimal
      }
    }
    return DecimalLiteral(numerator: 0, decimals: 0)
  }
}

/// How each language writes numbers: `1.404.000` and `0,6`, or `1,404,000` and `0.6`.
package enum NumberStyle {
  /// What a written number is.
  package enum Reading: Hashable, Sendable {
    case number(DecimalLiteral)
    case tooLarge
    /// In the style of the other language, or ambiguous; the ways to write what may be meant.
    case wrongStyle(readings: [String])
  }

  /// Reads digits with separators in the style of a language.
  package static func read(_ text: String, in language: Language) -> Reading {
    if isAmbiguous(text, in: language) {
      return .wrongStyle(readings: ambiguousReadings(text, in: language))
    }
    if let parts = parts(of: text, in: language) { return number(parts) }
    if let parts = parts(of: text, in: language.other) {
      return .wrongStyle(readings: [write(parts, in: language)])
    }
    let digits = text.filter { $0 != "." && $0 != "," }
    return .wrongStyle(readings: [String(digits)])
  }

  /// Rewrites a number from the style of a language into that of the other, digit by digit.
  package static func translated(_ text: String, to language: Language) -> String {
    guard case .number = read(text, in: language.other) else { return text }
    return String(text.map { $0 == "." ? "," : $0 == "," ? "." : $0 })
  }

  private struct Parts {
    var whole: String
    var decimals: String
  }

  private static func separators(_ language: Language) -> (group: Character, decimal: Character) {
    language == .vietnamese ? (".", ",") : (",", ".")
  }

  /// Splits a number in the style of a language; nothing when it is not in that style.
  private static func parts(of text: String, in language: Language) -> Parts? {
    let (group, decimal) = separators(language)
    let halves = text.split(separator: decimal, omittingEmptySubsequences: false)
    guard halves.count <= 2, let first = halves.first else { return nil }
    let groups = first.split(separator: group, omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard let head = groups.first, (1...3).contains(head.utf8.count) else { return nil }
      for tail in groups.dropFirst() where tail.utf8.count != 3 { return nil }
    }
    let decimals = halves.count == 2 ? String(halves[1]) : ""
    guard !decimals.contains(group) else { return nil }
    var whole = ""
    for part in groups { whole += String(part) }
    return Parts(whole: whole, decimals: decimals)
  }

  /// Whether a number in the style of the language may be a thousand of the other language.
  private static func isAmbiguous(_ text: String, in language: Language) -> Bool {
    let decimal = separators(language).decimal
    let halves = text.split(separator: decimal, omittingEmptySubsequences: false)
    return halves.count == 2 && halves[1].utf8.count == 3 && (1...3).contains(halves[0].utf8.count)
      && halves[0].utf8.first != 0x30
  }

  private static func ambiguousReadings(_ text: String, in language: Language) -> [String] {
    let (group, decimal) = separators(language)
    var halves = text.split(separator: decimal).map { String($0) }
    guard halves.count == 2 else { return [] }
    let thousands = halves[0] + String(group) + halves[1]
    while halves[1].hasSuffix("0") { halves[1].removeLast() }
    if halves[1].utf8.count == 3 { halves[1] += "0" }
    let fraction = halves[1].isEmpty ? halves[0] : halves[0] + String(decimal) + halves[1]
    return [thousands, fraction]
  }

  private static func write(_ parts: Parts, in language: Language) -> String {
    let (group, decimal) = separators(language)
    var result = ""
    let digits = Array(parts.whole)
    for (index, digit) in digits.enumerated() {
      if index > 0, digits.count > 4, (digits.count - index) % 3 == 0 { result.append(group) }
      result.append(digit)
    }
    return parts.decimals.isEmpty ? result : result + String(decimal) + parts.decimals
  }

  private static func number(_ parts: Parts) -> Reading {
    guard parts.decimals.utf8.count <= 18 else { return .tooLarge }
    guard let numerator = Int64(parts.whole + parts.decimals) else { return .tooLarge }
    return .number(
      DecimalLiteral(numerator: numerator, decimals: parts.decimals.utf8.count)
    )
  }
}
