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
