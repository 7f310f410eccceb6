import KhenSource

extension ParsedArguments {
  /// The day number of an option that is a date: `dd/MM/yyyy` or `yyyy-MM-dd`.
  package func day(_ name: String) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let day = OptionDate.dayNumber(text) else {
      throw .badDate(option: name, value: text)
    }
    return day
  }

  /// The value of an option that is a share of a hundred, in hundredths of a per cent: `97,5`,
  /// `97.5` and `97,5%` are 9750.
  package func percentage(_ name: String) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    let number = text.hasSuffix("%") ? String(text.dropLast()) : text
    let parts = number.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    let isDigits = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isASCII && $0.isNumber }
    }
    guard isDigits, (1...2).contains(parts.count), let whole = Int(parts[0]), whole <= 100 else {
      throw .badPercentage(option: name, value: text)
    }
    let decimals = parts.count == 2 ? (String(parts[1]) + "00").prefix(2) : "0"
    let value = whole * 100 + (Int(decimals) ?? 0)
    guard value <= 10_000 else { throw .badPercentage(option: name, value: text) }
    return value
  }

  /// The value of an option that is a number from 1 up.
  package func count(_ name: String) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let count = Int(text), count >= 1 else {
      throw .badCount(option: name, value: text)
    }
    return count
  }
}

/// Dates as people write them on a command line.
package enum OptionDate {
  /// The day number of `dd/MM/yyyy`, `d/M/yyyy` or `yyyy-MM-dd`; nothing for anything else.
  package static func dayNumber(_ text: String) -> Int? {
    let separator: Character = text.contains("-") ? "-" : "/"
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard (1...4).contains(part.count), let number = Int(part), part.first != "+" else {
        return nil
      }
      numbers.append(number)
    }
    if separator == "-" {
      guard parts[0].count == 4 else { return nil }
      return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])?.dayNumber
    }
    guard parts[2].count == 4 else { return nil }
    return CivilDate(year: numbers[2], month: numbers[1], day: numbers[0])?.dayNumber
  }
}
