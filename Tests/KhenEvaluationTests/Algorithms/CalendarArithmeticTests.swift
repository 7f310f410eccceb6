import KhenEvaluation
import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

@Suite struct CalendarArithmeticTests {
  struct Addition {
    var from: (Int, Int, Int)
    var months: Int
    var rounding: MonthEndDeclaration.Rounding
    var expected: (Int, Int, Int)
    var isAmbiguous: Bool
  }

  @Test(arguments: [
    Addition(
      from: (2012, 2, 29),
      months: 88 * 12,
      rounding: .down,
      expected: (2100, 2, 28),
      isAmbiguous: true
    ),
    Addition(
      from: (2012, 2, 29),
      months: 88 * 12,
      rounding: .up,
      expected: (2100, 3, 1),
      isAmbiguous: true
    ),
    Addition(
      from: (2000, 2, 29),
      months: 400 * 12,
      rounding: .down,
      expected: (2400, 2, 29),
      isAmbiguous: false
    ),
    Addition(
      from: (2023, 1, 31),
      months: 1,
      rounding: .down,
      expected: (2023, 2, 28),
      isAmbiguous: true
    ),
    Addition(
      from: (2023, 1, 31),
      months: 1,
      rounding: .up,
      expected: (2023, 3, 1),
      isAmbiguous: true
    ),
    Addition(
      from: (2023, 1, 31),
      months: 1,
      rounding: .strict,
      expected: (2023, 2, 28),
      isAmbiguous: true
    ),
    Addition(
      from: (2024, 3, 31),
      months: -1,
      rounding: .down,
      expected: (2024, 2, 29),
      isAmbiguous: true
    ),
    Addition(
      from: (2024, 1, 15),
      months: -13,
      rounding: .strict,
      expected: (2022, 12, 15),
      isAmbiguous: false
    ),
    Addition(
      from: (2025, 3, 1),
      months: 12,
      rounding: .down,
      expected: (2026, 3, 1),
      isAmbiguous: false
    ),
  ])
  func `a date plus months keeps to the month's length`(row: Addition) {
    let result = CalendarArithmetic.adding(
      months: row.months,
      days: 0,
      to: day(row.from.0, row.from.1, row.from.2),
      rounding: row.rounding
    )
    #expect(result.day == day(row.expected.0, row.expected.1, row.expected.2))
    #expect(result.isAmbiguous == row.isAmbiguous)
  }

  @Test func `nothing leaves the calendar`() {
    let down = MonthEndDeclaration.Rounding.down
    let limits = (CalendarArithmetic.dayMin, CalendarArithmetic.dayMax)
    #expect(CivilDate(dayNumber: limits.0) == CivilDate(year: 1, month: 1, day: 1))
    #expect(CivilDate(dayNumber: limits.1) == CivilDate(year: 9999, month: 12, day: 31))
    for start in [Int.min, limits.0, 0, limits.1, Int.max] {
      for months in [Int.min, -120_000, 0, 120_000, Int.max] {
        for days in [Int.min, -1, 0, 1, Int.max] {
          let reached = CalendarArithmetic.adding(
            months: months,
            days: days,
            to: start,
            rounding: down
          ).day
          #expect(limits.0 <= reached && reached <= limits.1)
        }
      }
      #expect(CalendarArithmetic.monthsAndThirtieths(from: start, to: start) == 0)
      #expect(
        CalendarArithmetic.addingWorkingDays(start, to: start) { _ in false } <= limits.1
      )
    }
  }

  @Test(arguments: MonthEndDeclaration.Rounding.allCases)
  func `adding months is monotone, and months between is its inverse`(
    rounding: MonthEndDeclaration.Rounding
  ) {
    let days = Array(day(2023, 11, 20)...day(2024, 5, 5))
    for months in -14...14 {
      var previous = Int.min
      for start in days {
        let reached = CalendarArithmetic.adding(
          months: months,
          days: 0,
          to: start,
          rounding: rounding
        ).day
        let later = CalendarArithmetic.adding(
          months: months + 1,
          days: 0,
          to: start,
          rounding: rounding
        ).day
        #expect(reached >= previous && later > reached)
        previous = reached
      }
    }
    for start in days {
      var previous: Int?
      for end in day(2023, 1, 25)...day(2025, 3, 5) where end % 3 == 0 || end % 30 < 3 {
        let count = CalendarArithmetic.months(from: start, to: end, rounding: rounding)
        let reached = CalendarArithmetic.adding(
          months: count,
          days: 0,
          to: start,
          rounding: rounding
        ).day
        let next = CalendarArithmetic.adding(
          months: count + 1,
          days: 0,
          to: start,
          rounding: rounding
        ).day
        #expect(reached <= end && end < next)
        if let previous { #expect(previous <= count) }
        previous = count
      }
    }
  }

  @Test func `the length of a stretch is monotone and agrees with counting`() {
    for start in day(2023, 12, 25)...day(2024, 4, 2) {
      for end in start...(start + 100) {
        let length = CalendarArithmetic.monthsAndThirtieths(from: start, to: end)
        #expect(length == naiveLength(from: start, to: end))
        #expect(length <= CalendarArithmetic.monthsAndThirtieths(from: start, to: end + 1))
        #expect(length <= CalendarArithmetic.monthsAndThirtieths(from: start - 1, to: end))
      }
    }
  }

  @Test func `a length of N months is what adding N months reaches`() {
    var random = SplitMix64(seed: 147)
    for _ in 0..<4_000 {
      let start = Int.random(in: day(1990, 1, 1)...day(2030, 1, 1), using: &random)
      let end = start + Int.random(in: 0...9_000, using: &random)
      let months = Int.random(in: 0...300, using: &random)
      let reached = CalendarArithmetic.adding(
        months: months,
        days: 0,
        to: start,
        rounding: .down
      ).day
      let length = CalendarArithmetic.monthsAndThirtieths(from: start, to: end)
      #expect((length >= 30 * months) == (reached <= end))
    }
  }

  @Test func `a period backwards has its signs changed`() {
    let birth = day(1980, 6, 15)
    let forwards = CalendarArithmetic.period(from: birth, to: day(2025, 9, 2))
    #expect(forwards == (542, 18))
    #expect(CalendarArithmetic.period(from: day(2025, 9, 2), to: birth) == (-542, -18))
    #expect(CalendarArithmetic.years(from: birth, to: day(2025, 6, 14), rounding: .down) == 44)
    #expect(CalendarArithmetic.years(from: birth, to: day(2025, 6, 15), rounding: .down) == 45)
    #expect(CalendarArithmetic.years(from: birth, to: day(1980, 6, 14), rounding: .down) == -1)
    #expect(CalendarArithmetic.years(from: birth, to: day(1979, 6, 15), rounding: .down) == -1)
  }

  @Test func `working days skip the first day, weekends and days off`() {
    // 30/04/2025 is a Wednesday; 30 April and 1 May are public holidays, 2 May is a bridge day.
    let off: Set<Int> = [day(2025, 4, 30), day(2025, 5, 1), day(2025, 5, 2)]
    func add(_ count: Int, _ start: Int) -> Int {
      CalendarArithmetic.addingWorkingDays(count, to: start) { off.contains($0) }
    }
    #expect(add(0, day(2025, 4, 27)) == day(2025, 4, 27))
    #expect(add(1, day(2025, 4, 29)) == day(2025, 5, 5))
    #expect(add(3, day(2025, 4, 25)) == day(2025, 5, 5))
    #expect(add(5, day(2025, 5, 3)) == day(2025, 5, 9))
    #expect(add(-1, day(2025, 5, 5)) == day(2025, 4, 29))
    #expect(add(10, day(2025, 6, 2)) == day(2025, 6, 16))
  }

  @Test func `months and years have their first and last days`() {
    #expect(CalendarArithmetic.firstDayOfMonth(day(2024, 2, 17)) == day(2024, 2, 1))
    #expect(CalendarArithmetic.lastDayOfMonth(day(2024, 2, 17)) == day(2024, 2, 29))
    #expect(CalendarArithmetic.lastDayOfMonth(day(9999, 12, 3)) == CalendarArithmetic.dayMax)
    #expect(CalendarArithmetic.firstDayOfYear(day(2024, 2, 17)) == day(2024, 1, 1))
    #expect(CalendarArithmetic.lastDayOfYear(day(2024, 2, 17)) == day(2024, 12, 31))
    #expect(CalendarArithmetic.year(of: day(1969, 12, 31)) == 1969)
  }

  // MARK: - Hard cases of the evaluator

  @Test func `hard case 29: a bar of twelve months lapses on its day`() {
    func lapses(_ start: Int) -> Int {
      CalendarArithmetic.adding(months: 12, days: 0, to: start, rounding: .down).day
    }
    #expect(day(2026, 2, 28) < lapses(day(2025, 3, 1)))
    #expect(day(2026, 3, 1) >= lapses(day(2025, 3, 1)))
    // Dated "3/2025": on 15/03/2026 one end still bars and the other does not.
    #expect(lapses(day(2025, 3, 1)) <= day(2026, 3, 15))
    #expect(lapses(day(2025, 3, 31)) > day(2026, 3, 15))
    #expect(lapses(day(2025, 3, 31)) <= day(2026, 3, 31))
  }

  @Test func `hard case 30: three January days reach one February day`() {
    let reached = (29...31).map {
      CalendarArithmetic.adding(months: 1, days: 0, to: day(2023, 1, $0), rounding: .down).day
    }
    #expect(Set(reached) == [day(2023, 2, 28)])
  }

  @Test func `hard case 31: any day of January is one month before 29/02/2024`() {
    let counts = (1...31).map {
      CalendarArithmetic.months(from: day(2024, 1, $0), to: day(2024, 2, 29), rounding: .down)
    }
    #expect(Set(counts) == [1])
  }

  @Test func `hard case 32: a period does not move across a comparison`() {
    let left = CalendarArithmetic.adding(
      months: 1,
      days: 0,
      to: day(2020, 1, 30),
      rounding: .down
    ).day
    let right = CalendarArithmetic.adding(
      months: -1,
      days: 0,
      to: day(2020, 2, 29),
      rounding: .down
    ).day
    #expect(left <= day(2020, 2, 29))
    #expect(!(day(2020, 1, 30) <= right))
  }
}
