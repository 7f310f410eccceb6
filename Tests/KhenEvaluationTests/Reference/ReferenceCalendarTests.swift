import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

@Suite struct `Dates of the reference` {
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    CivilDate.dayNumber(year: year, month: month, day: day)
  }

  @Test func `a month after 31 January depends on the rounding`() {
    let start = Self.day(2023, 1, 31)
    #expect(
      ReferenceCalendar.adding(months: 1, to: start, rounding: .down)
        == .date(Self.day(2023, 2, 28))
    )
    #expect(
      ReferenceCalendar.adding(months: 1, to: start, rounding: .up)
        == .date(Self.day(2023, 3, 1))
    )
    #expect(
      ReferenceCalendar.adding(months: 1, to: start, rounding: .strict)
        == .failure(.ambiguousDate)
    )
    for day in 29...31 {
      let moved = ReferenceCalendar.adding(
        months: 1,
        to: Self.day(2023, 1, day),
        rounding: .down
      )
      #expect(moved == .date(Self.day(2023, 2, 28)))
    }
  }

  @Test func `months may be taken off across years`() {
    #expect(
      ReferenceCalendar.adding(months: -14, to: Self.day(2024, 2, 29), rounding: .down)
        == .date(Self.day(2022, 12, 29))
    )
    #expect(
      ReferenceCalendar.adding(months: -12, days: 3, to: Self.day(2024, 2, 29), rounding: .down)
        == .date(Self.day(2023, 3, 3))
    )
  }

  @Test func `a period may not be moved across a comparison`() {
    let january = Self.day(2020, 1, 30)
    let february = Self.day(2020, 2, 29)
    #expect(ReferenceCalendar.adding(months: 1, to: january, rounding: .down) == .date(february))
    #expect(
      ReferenceCalendar.adding(months: -1, to: february, rounding: .down)
        == .date(Self.day(2020, 1, 29))
    )
  }

  @Test func `every day of January is one month before 29 February`() {
    for day in 1...31 {
      let months = ReferenceCalendar.monthsBetween(
        Self.day(2024, 1, day),
        Self.day(2024, 2, 29),
        rounding: .down
      )
      #expect(months == 1)
    }
  }

  @Test func `months between may be negative`() {
    #expect(
      ReferenceCalendar.monthsBetween(
        Self.day(2024, 3, 15),
        Self.day(2024, 2, 20),
        rounding: .down
      ) == -1
    )
    #expect(
      ReferenceCalendar.monthsBetween(
        Self.day(2024, 3, 15),
        Self.day(2024, 2, 14),
        rounding: .down
      ) == -2
    )
  }

  @Test func `the days left of a period are at most 29`() {
    let period = ReferenceCalendar.periodBetween(
      Self.day(2024, 1, 1),
      Self.day(2024, 1, 31),
      rounding: .down
    )
    #expect(period == (0, 29))
    let whole = ReferenceCalendar.periodBetween(
      Self.day(2002, 10, 1),
      Self.day(2022, 10, 1),
      rounding: .down
    )
    #expect(whole == (240, 0))
  }

  @Test func `working days skip weekends, days off and the first day`() {
    let friday = Self.day(2026, 11, 20)
    #expect(!ReferenceCalendar.isWeekend(friday))
    #expect(ReferenceCalendar.isWeekend(friday + 1))
    #expect(ReferenceCalendar.isWeekend(friday + 2))
    #expect(
      ReferenceCalendar.adding(workingDays: 1, to: friday, daysOff: []) == .date(friday + 3)
    )
    #expect(
      ReferenceCalendar.adding(workingDays: 2, to: friday, daysOff: [friday + 3])
        == .date(friday + 5)
    )
    #expect(
      ReferenceCalendar.adding(workingDays: -1, to: friday + 3, daysOff: []) == .date(friday)
    )
  }

  @Test func `age is whole years`() {
    let evaluator = ReferenceFixture()
    func age(_ birth: CheckedExpression, _ day: CheckedExpression) -> Set<ReferenceValue> {
      evaluator.values(CheckedExpression(.function(.yearsBetween, [birth, day]), .integer)).0
    }
    #expect(age(.date(2000, 2, 29), .date(2018, 2, 28)) == [.integer(18)])
    #expect(age(.date(2000, 2, 29), .date(2018, 2, 27)) == [.integer(17)])
  }

  /// A warning in force from 01/03/2025 lapses after 12 months (T17).
  @Test(
    arguments: [
      (ReferenceFixture.day(2026, 2, 28), true), (ReferenceFixture.day(2026, 3, 1), false),
    ])
  func `a discipline lapses on its anniversary`(day: Int, isInForce: Bool) {
    var fixture = ReferenceFixture()
    fixture.evaluationDate = day
    let start = CheckedExpression.date(2025, 3, 1)
    let end = start.arithmetic(.add, .period(months: 12), .date)
    let inForce = CheckedExpression(
      .inRange(
        .evaluationDate,
        lower: RangeEnd(bound: start, isIncluded: true),
        upper: RangeEnd(bound: end, isIncluded: false)
      ),
      .boolean
    )
    #expect(fixture.values(inForce).0 == [.boolean(isInForce)])
  }
}
