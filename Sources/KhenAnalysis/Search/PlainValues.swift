import KhenEvaluation
import KhenSemantics
import KhenSource

/// Values as a person would choose them for an example.
enum PlainValues {
  /// What a field holds when a dossier does not mention it.
  static func absent(_ field: FieldLayout, _ schema: FactSchema) -> FactValue {
    switch field.type {
    case .list: return field.isCompleteWhenAbsent || field.isOptional ? .list([]) : .unknown
    case .series: return field.isCompleteWhenAbsent || field.isOptional ? .series([]) : .unknown
    case .record(let record) where !field.isOptional:
      return .record(schema.records[record].fields.map { absent($0, schema) })
    case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
      .catalogue, .record:
      return field.isOptional ? FactValue.none : .unknown
    }
  }

  /// A day of a range: the first of a year, else the first of a month, else its first day.
  static func day(in days: ClosedRange<Int>) -> Int {
    let first = CivilDate(dayNumber: days.lowerBound)
    for (year, month) in [(first.year, 1), (first.year + 1, 1)] {
      let day = CivilDate.dayNumber(year: year, month: month, day: 1)
      if days.contains(day) { return day }
    }
    let next =
      first.month == 12
      ? CivilDate.dayNumber(year: first.year + 1, month: 1, day: 1)
      : CivilDate.dayNumber(year: first.year, month: first.month + 1, day: 1)
    if first.day > 1, days.contains(next) { return next }
    return days.lowerBound
  }

  /// The number of a range that is nearest to zero.
  static func number(from low: Int64, through high: Int64) -> Int64 { min(max(0, low), high) }

  /// Values that are plainer than the one of a field, the plainest first.
  static func plainer(
    than value: FactValue,
    _ field: FieldLayout,
    date: Int
  ) -> [FactValue] {
    switch (field.type, value) {
    case (.date, .point(let day)): return days(plainerThan: Int(day), date: date)
    case (.year, .point(let year)):
      let now = Int64(CivilDate(dayNumber: date).year)
      return (0...5).map { now - $0 }.filter { $0 != year }.map { .point($0) }
    case (.integer, .point(let number)), (.money, .point(let number)):
      return numbers(plainerThan: number).map { .point($0) }
    case (.number, .rational(let number)), (.days, .rational(let number)):
      return
        ([0, 1, 2, 5, 10, 20, 50, 100].map { Rational($0) }
        + [Rational(number.floor), Rational(number.ceiling)]).filter { $0 != number }
        .map { .rational($0) }
    case (.period, .period(let months, let days)):
      return [0, 1, 3, 6, 12, 24, 36, 60, 120, 240].filter { $0 < months || days > 0 }
        .map { .period(months: $0, days: 0) }
    case (.catalogue, .point(let member)):
      return (0..<max(0, member)).prefix(3).map { .point($0) }
    case (.string, .text(let text)): return text == "A" ? [] : [.text("A")]
    default: return []
    }
  }

  private static func numbers(plainerThan number: Int64) -> [Int64] {
    [0, 1, 2, 3, 5, 10, 20, 50, 100, 1_000, 1_000_000].filter {
      $0 != number && $0.magnitude < number.magnitude
    }
  }

  /// The first of January some years before the evaluation date, then the first of the month.
  private static func days(plainerThan day: Int, date: Int) -> [FactValue] {
    let now = CivilDate(dayNumber: date).year
    var result: [Int] = []
    for years in [1, 2, 3, 5, 10, 20, 30, 40] where now - years >= 1 {
      result.append(CivilDate.dayNumber(year: now - years, month: 1, day: 1))
    }
    let own = CivilDate(dayNumber: day)
    result.append(CivilDate.dayNumber(year: own.year, month: 1, day: 1))
    result.append(CivilDate.dayNumber(year: own.year, month: own.month, day: 1))
    if let index = result.firstIndex(of: day) { result.removeSubrange(index...) }
    return result.map { .point(Int64($0)) }
  }
}
