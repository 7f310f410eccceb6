// Calendar arithmetic of the reference: steps, searches and counting, no closed forms.
import KhenSource
import KhenSyntax

/// Dates as day numbers.
enum ReferenceCalendar {
  /// The date some months later, or nothing where strict rounding finds no such day or the
  /// calendar ends.
  static func adding(
    months: Int,
    to day: Int,
    rounding: MonthEndDeclaration.Rounding
  ) -> ReferenceValue {
    let date = CivilDate(dayNumber: day)
    let index = date.year * 12 + date.month - 1 + months
    let year = index >= 0 ? index / 12 : (index - 11) / 12
    let month = index - year * 12 + 1
    guard (1...9999).contains(year) else { return .failure(.outOfRange) }
    let length = CivilDate.daysInMonth(year: year, month: month)
    let first = CivilDate.dayNumber(year: year, month: month, day: 1)
    if date.day <= length { return .date(first + date.day - 1) }
    switch rounding {
    case .down: return .date(first + length - 1)
    case .up: return .date(first + length)
    case .strict: return .failure(.ambiguousDate)
    }
  }

  /// The date a period later: months first, then days.
  static func adding(
    months: Int,
    days: Int,
    to day: Int,
    rounding: MonthEndDeclaration.Rounding
  ) -> ReferenceValue {
    let moved = adding(months: months, to: day, rounding: rounding)
    guard case .date(let day) = moved else { return moved }
    return bounded(day + days)
  }

  /// The greatest number of months that may be added to the start without passing the end.
  ///
  /// Strict rounding measures as `down` does: nothing is added here, so nothing is ambiguous.
  static func monthsBetween(
    _ start: Int,
    _ end: Int,
    rounding: MonthEndDeclaration.Rounding
  ) -> Int {
    let (from, to) = (CivilDate(dayNumber: start), CivilDate(dayNumber: end))
    var months = (to.year - from.year) * 12 + to.month - from.month + 1
    while true {
      let moved = adding(months: months, to: start, rounding: rounding == .up ? .up : .down)
      if case .date(let day) = moved, day <= end { return months }
      months -= 1
    }
  }

  /// Whole months and the days left, at most 29.
  static func periodBetween(
    _ start: Int,
    _ end: Int,
    rounding: MonthEndDeclaration.Rounding
  ) -> (months: Int, days: Int) {
    let months = monthsBetween(start, end, rounding: rounding)
    let moved = adding(months: months, to: start, rounding: rounding == .up ? .up : .down)
    guard case .date(let day) = moved else { return (months, 0) }
    return (months, min(end - day, 29))
  }

  /// The date so many working days later (earlier, below zero); Saturdays, Sundays and the days
  /// off do not count, nor does the first day.
  static func adding(workingDays: Int, to day: Int, daysOff: Set<Int>) -> ReferenceValue {
    var (day, left) = (day, abs(workingDays))
    while left > 0 {
      day += workingDays < 0 ? -1 : 1
      guard bounded(day) == .date(day) else { return .failure(.outOfRange) }
      if !isWeekend(day), !daysOff.contains(day) { left -= 1 }
    }
    return .date(day)
  }

  /// Whether a day is a Saturday or a Sunday; 1970-01-01 was a Thursday.
  static func isWeekend(_ day: Int) -> Bool {
    let sinceSunday = ((day + 4) % 7 + 7) % 7
    return sinceSunday == 0 || sinceSunday == 6
  }

  /// The day, where the calendar has it.
  static func bounded(_ day: Int) -> ReferenceValue {
    let (first, last) = (
      CivilDate.dayNumber(year: 1, month: 1, day: 1),
      CivilDate.dayNumber(year: 9999, month: 12, day: 31)
    )
    return day >= first && day <= last ? .date(day) : .failure(.outOfRange)
  }
}
