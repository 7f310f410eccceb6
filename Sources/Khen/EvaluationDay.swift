import KhenSource

/// The day on which dossiers are evaluated, in the calendar that laws use.
///
/// It picks the version of each award, and working time is counted up to it. There is no “today”
/// in here: the same rules, dossiers and day always give the same results.
public struct EvaluationDay: Hashable, Sendable {
  /// Days since 1 January 1970.
  public let dayNumber: Int

  /// Makes a day; nothing where the calendar has no such day in the years 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
    dayNumber = date.dayNumber
  }

  /// Makes a day of days since 1 January 1970; nothing outside the years 1 to 9999.
  public init?(dayNumber: Int) {
    let first = CivilDate.dayNumber(year: 1, month: 1, day: 1)
    let last = CivilDate.dayNumber(year: 9999, month: 12, day: 31)
    guard (first...last).contains(dayNumber) else { return nil }
    self.dayNumber = dayNumber
  }
}
