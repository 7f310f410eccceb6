import KhenSource
package import KhenSyntax

/// Arithmetic of day numbers and calendar months (`evaluation.md` 2).
///
/// Every function is defined on any day number: what lies outside the calendar is clamped to it,
/// so that no dossier can stop the evaluator. All are O(1) unless said otherwise.
package enum CalendarArithmetic {
  /// 0001-01-01.
  package static let dayMin = CivilDate.dayNumber(year: 1, month: 1, day: 1)
  /// 9999-12-31.
  package static let dayMax = CivilDate.dayNumber(year: 9999, month: 12, day: 31)
  /// The greatest number of months that is added in either direction.
  package static let monthsMax = 1_000_000
  /// The greatest number of days that is added in either direction.
  package static let daysMax = 4_000_000

  /// Adds months, then days, keeping to the length of the month.
  ///
  /// Follows the Civil Code 2015, art. 148. `down` and `strict` take the last day of a month that
  /// is too short, `up` the first day of the next month. `isAmbiguous` says that the day does not
  /// exist in the target month. Nondecreasing in every argument.
  package static func adding(
    months: Int,
    days: Int,
    to day: Int,
    rounding: MonthEndDeclaration.Rounding
  ) -> (day: Int, isAmbiguous: Bool) {
    let date = CivilDate(dayNumber: clamped(day))
    let carried = min(max(months, -monthsMax), monthsMax)
    let index = date.year * 12 + date.month - 1 + carried
    guard index >= 12 else { return (clamped(dayMin + bounded(days)), false) }
    guard index < 120_000 else { return (clamped(dayMax + bounded(days)), false) }
    let length = CivilDate.daysInMonth(year: index / 12, month: index % 12 + 1)
    let first = CivilDate.dayNumber(year: index / 12, month: index % 12 + 1, day: 1)
    let isAmbiguous = date.day > length
    let target: Int
    switch rounding {
    case .down, .strict: target = first + min(date.day, length) - 1
    case .up: target = first + (isAmbiguous ? length : date.day - 1)
    }
    return (clamped(target + bounded(days)), isAmbiguous)
  }

  /// Gives the greatest number of months that leads from one day to no later than another.
  ///
  /// Negative when `end` lies before `start`. Nonincreasing in `start`, nondecreasing in `end`,
  /// and one day's step of either changes it by at most 1.
  package static func months(
    from start: Int,
    to end: Int,
    rounding: MonthEndDeclaration.Rounding
  ) -> Int {
    let first = CivilDate(dayNumber: clamped(start))
    let last = CivilDate(dayNumber: clamped(end))
    let difference = (last.year - first.year) * 12 + last.month - first.month
    guard last.day < first.day else { return difference }
    switch rounding {
    case .down, .strict:
      // On the last day of a month a clamped day has already come.
      let length = CivilDate.daysInMonth(year: last.year, month: last.month)
      return last.day == length ? difference : difference - 1
    case .up:
      return difference - 1
    }
  }

  /// Gives the completed years between two days: the whole dozens of completed months.
  package static func years(
    from start: Int,
    to end: Int,
    rounding: MonthEndDeclaration.Rounding
  ) -> Int {
    let count = months(from: start, to: end, rounding: rounding)
    return count >= 0 ? count / 12 : -((11 - count) / 12)
  }

  /// Gives whole months and the days left between two days, as a person would say it.
  ///
  /// Backwards it is the same period with both signs changed.
  package static func period(from start: Int, to end: Int) -> (months: Int, days: Int) {
    guard start <= end else {
      let forwards = period(from: end, to: start)
      return (-forwards.months, -forwards.days)
    }
    let count = months(from: start, to: end, rounding: .down)
    let reached = adding(months: count, days: 0, to: start, rounding: .down).day
    return (count, clamped(end) - reached)
  }

  /// Gives the calendar length of the days from `start` to before `end`, in 1/30 month.
  ///
  /// The rest is capped at 29: 30 days of a month of 31 are not a month. Nondecreasing in `end`
  /// and nonincreasing in `start`; below zero when `end` lies before `start`.
  package static func monthsAndThirtieths(from start: Int, to end: Int) -> Int {
    let count = months(from: start, to: end, rounding: .down)
    let reached = adding(months: count, days: 0, to: start, rounding: .down).day
    return 30 * count + min(clamped(end) - reached, 29)
  }

  /// The nearest day of the calendar.
  package static func clamped(_ day: Int) -> Int { min(max(day, dayMin), dayMax) }

  private static func bounded(_ days: Int) -> Int { min(max(days, -daysMax), daysMax) }
}

// MARK: - Months, years and working days

extension CalendarArithmetic {
  /// Gives the calendar year of a day.
  package static func year(of day: Int) -> Int { CivilDate(dayNumber: clamped(day)).year }

  /// Gives the month of a day, counted from January of year 0.
  package static func monthIndex(of day: Int) -> Int {
    let date = CivilDate(dayNumber: clamped(day))
    return date.year * 12 + date.month - 1
  }

  /// Gives the first day of a month that is counted from January of year 0.
  package static func firstDay(ofMonthIndex index: Int) -> Int {
    guard index >= 12 else { return dayMin }
    guard index < 120_000 else { return dayMax + 1 }
    return CivilDate.dayNumber(year: index / 12, month: index % 12 + 1, day: 1)
  }

  /// Gives the first day of the month of a day.
  package static func firstDayOfMonth(_ day: Int) -> Int {
    firstDay(ofMonthIndex: monthIndex(of: day))
  }

  /// Gives the last day of the month of a day.
  package static func lastDayOfMonth(_ day: Int) -> Int {
    firstDay(ofMonthIndex: monthIndex(of: day) + 1) - 1
  }

  /// Gives 1 January of the year of a day.
  package static func firstDayOfYear(_ day: Int) -> Int {
    CivilDate.dayNumber(year: year(of: day), month: 1, day: 1)
  }

  /// Gives 31 December of the year of a day.
  package static func lastDayOfYear(_ day: Int) -> Int {
    CivilDate.dayNumber(year: year(of: day), month: 12, day: 31)
  }

  /// Tells whether a day is a Saturday or a Sunday.
  package static func isWeekend(_ day: Int) -> Bool {
    // 1970-01-01 was a Thursday, so Monday is remainder 0 of day + 3.
    let remainder = (day + 3) % 7
    return (remainder + 7) % 7 >= 5
  }

  /// Adds working days; the first day does not count.
  ///
  /// Follows the Civil Code 2015, art. 147.
  /// Saturdays, Sundays and the given days off are skipped; a negative count goes backwards; 0 is
  /// the day itself. Stops at the ends of the calendar. O(count).
  package static func addingWorkingDays(
    _ count: Int,
    to day: Int,
    isDayOff: (Int) -> Bool
  ) -> Int {
    var reached = clamped(day)
    var left = count.magnitude
    let step = count < 0 ? -1 : 1
    while left > 0 {
      guard clamped(reached + step) != reached else { return reached }
      reached += step
      if !isWeekend(reached), !isDayOff(reached) { left -= 1 }
    }
    return reached
  }
}
