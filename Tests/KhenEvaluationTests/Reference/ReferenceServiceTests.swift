import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

private typealias Fixture = ReferenceFixture

@Suite struct `Service of the reference` {
  @Test func `an unknown sex matters only between the two thresholds`() {
    var fixture = Fixture()
    fixture.set(.sex, .unknown)
    func decide(from year: Int) -> (ReferenceOutcomeSet, [UncertainFact.Place]) {
      fixture.set(
        .career,
        .list([Fixture.spell(Fixture.date(year, 3, 1), Fixture.date(2025, 2, 28))])
      )
      return (fixture.truth(Fixture.enough), fixture.values(Fixture.enough).1)
    }
    #expect(decide(from: 2008) == ([.canBeFalse, .canBeTrue], [.fact([.field(0)])]))
    #expect(decide(from: 2004) == (.canBeTrue, []))
    #expect(decide(from: 2011) == (.canBeFalse, []))
  }

  @Test(
    arguments: [
      (ReferenceFixture.day(2025, 2, 27), ReferenceOutcomeSet.canBeFalse),
      (ReferenceFixture.day(2025, 2, 28), ReferenceOutcomeSet([.canBeFalse, .canBeTrue])),
      (ReferenceFixture.day(2025, 3, 29), ReferenceOutcomeSet([.canBeFalse, .canBeTrue])),
      (ReferenceFixture.day(2025, 3, 30), ReferenceOutcomeSet.canBeTrue),
    ])
  func `a start in a month is decided from the month's own ends`(
    day: Int,
    truth: ReferenceOutcomeSet
  ) {
    var fixture = Fixture()
    fixture.evaluationDate = day
    fixture.set(.career, .list([Fixture.spell(Fixture.month(2005, 3), .none)]))
    #expect(fixture.truth(Fixture.enough) == truth)
  }

  @Test func `T7: a woman with 15 years, and with 14 years and 11 months`() {
    var fixture = Fixture()
    fixture.evaluationDate = Fixture.day(2024, 9, 30)
    fixture.set(.sex, .point(1))
    fixture.set(.career, .list([Fixture.spell(Fixture.date(2009, 10, 1), .none)]))
    #expect(fixture.truth(Fixture.enough) == .canBeTrue)
    fixture.set(.career, .list([Fixture.spell(Fixture.date(2009, 11, 1), .none)]))
    #expect(fixture.truth(Fixture.enough) == .canBeFalse)
  }

  @Test func `T8: a man with 12 years at 14/12 and 6 years has 240 months exactly`() {
    var fixture = Fixture()
    fixture.evaluationDate = Fixture.day(2024, 9, 30)
    fixture.set(
      .career,
      .list([
        Fixture.spell(Fixture.date(2006, 10, 1), Fixture.date(2018, 9, 30), special: true),
        Fixture.spell(Fixture.date(2018, 10, 1), .none),
      ])
    )
    #expect(fixture.truth(Fixture.enough) == .canBeTrue)
    let service = Fixture.timeline.applying(.weightedServiceOf, .service)
    #expect(fixture.values(service).0 == [.integer(240)])
    for measure in [TimeMeasureDeclaration.Measure.monthsWhole, .monthsHalf, .monthsTouched] {
      fixture.program.time.measure = measure
      #expect(fixture.values(service).0 == [.integer(240)])
    }
    fixture.evaluationDate -= 1
    fixture.program.time.measure = .monthsWhole
    #expect(fixture.values(service).0 == [.integer(239)])
  }

  @Test(arguments: [(6_258, 0, true), (6_257, 0, false), (4_693, 1, true), (4_692, 1, false)])
  func `weighted days against 365 days a year`(days: Int, sex: Int64, isEnough: Bool) {
    var fixture = Fixture(measure: .days365)
    let start = Fixture.day(2000, 1, 1)
    fixture.set(.sex, .point(sex))
    fixture.set(
      .career,
      .list([Fixture.spell(.point(Int64(start)), .point(Int64(start + days - 1)), special: true)])
    )
    #expect(fixture.truth(Fixture.enough) == (isEnough ? .canBeTrue : .canBeFalse))
  }

  @Test func `where spells overlap the highest weight counts`() {
    var fixture = Fixture(measure: .days365)
    let first = Fixture.spell(Fixture.date(2000, 1, 1), Fixture.date(2009, 12, 31))
    let second = Fixture.spell(
      Fixture.date(2005, 1, 1),
      Fixture.date(2014, 12, 31),
      special: true
    )
    fixture.set(.career, .list([first, second]))
    let weighted = Fixture.timeline.applying(.weightedDaysOf, .days)
    #expect(fixture.values(weighted).0 == [.checked(Rational(73_052, 12))])
    let later = Fixture.spell(
      Fixture.date(2005, 12, 31),
      Fixture.date(2014, 12, 31),
      special: true
    )
    fixture.set(.career, .list([first, later]))
    #expect(fixture.values(weighted).0 == [.checked(Rational(72_324, 12))])
    let unweighted = Fixture.timeline.applying(.daysOf, .days)
    #expect(fixture.values(unweighted).0 == [.integer(5_479)])
  }

  @Test func `a spell within one month that keeps its order has one to 31 days`() {
    var fixture = Fixture(measure: .days365)
    let record = CheckedExpression.variable(Fixture.career)
    fixture.program.records[0].constraintVariable = Fixture.career.id
    fixture.program.records[0].constraints = [
      record.field(1, .date).compared(.lessOrEqual, record.field(2, .optional(.date)).unwrapped)
    ]
    fixture.set(
      .career,
      .list([Fixture.spell(Fixture.month(2010, 5), Fixture.month(2010, 5))])
    )
    let days = Fixture.timeline.applying(.daysOf, .days)
    #expect(fixture.values(days).0 == Set((1...31).map { .integer($0) }))
  }

  @Test func `a stretch cut by a change of weight is measured from its own start`() {
    var fixture = Fixture()
    fixture.set(
      .career,
      .list([
        Fixture.spell(Fixture.date(2022, 12, 21), Fixture.date(2023, 1, 7)),
        Fixture.spell(Fixture.date(2023, 1, 8), Fixture.date(2023, 3, 15), special: true),
      ])
    )
    // 18/30 at 1, then (2 23/30 - 18/30) at 14/12.
    let weighted = Fixture.timeline.applying(.weightedServiceOf, .service)
    #expect(fixture.values(weighted).0 == [.checked(Rational(18 * 12 + 65 * 14, 360))])
    let plain = Fixture.timeline.applying(.serviceOf, .service)
    #expect(fixture.values(plain).0 == [.checked(Rational(83, 30))])
  }

  @Test func `months count by any day, by 15 days, or whole`() {
    var fixture = Fixture()
    fixture.set(
      .career,
      .list([
        Fixture.spell(Fixture.date(2024, 1, 31), Fixture.date(2024, 3, 15)),
        Fixture.spell(Fixture.date(2024, 3, 15), Fixture.date(2024, 4, 14), special: true),
      ])
    )
    let plain = Fixture.timeline.applying(.serviceOf, .service)
    let weighted = Fixture.timeline.applying(.weightedServiceOf, .service)
    fixture.program.time.measure = .monthsTouched
    #expect(fixture.values(plain).0 == [.integer(4)])
    #expect(fixture.values(weighted).0 == [.checked(Rational(2 * 12 + 2 * 14, 12))])
    fixture.program.time.measure = .monthsHalf
    #expect(fixture.values(plain).0 == [.integer(2)])
    #expect(fixture.values(weighted).0 == [.checked(Rational(12 + 14, 12))])
    fixture.program.time.measure = .monthsWhole
    #expect(fixture.values(plain).0 == [.integer(2)])
    #expect(fixture.values(weighted).0 == [.integer(2)])
  }

  @Test func `last days do not count where the rule set says so`() {
    var fixture = Fixture(measure: .days365)
    fixture.evaluationDate = Fixture.day(2024, 1, 31)
    let days = Fixture.timeline.applying(.daysOf, .days)
    fixture.set(.career, .list([Fixture.spell(Fixture.date(2024, 1, 1), .none)]))
    #expect(fixture.values(days).0 == [.integer(31)])
    fixture.program.time.countsLastDay = false
    #expect(fixture.values(days).0 == [.integer(30)])
    fixture.set(
      .career,
      .list([Fixture.spell(Fixture.date(2024, 1, 1), Fixture.date(2024, 1, 10))])
    )
    #expect(fixture.values(days).0 == [.integer(9)])
  }

  @Test func `days of one timeline can be taken out of another`() {
    var fixture = Fixture(measure: .days365)
    fixture.set(
      .career,
      .list([
        Fixture.spell(Fixture.date(2024, 1, 1), Fixture.date(2024, 1, 20)),
        Fixture.spell(Fixture.date(2024, 1, 11), Fixture.date(2024, 1, 15), special: true),
      ])
    )
    let special = CheckedExpression(
      .function(.atLeastLevel, [Fixture.timeline, .number(14, 12)]),
      .timeline(.number)
    )
    let rest = CheckedExpression(
      .function(.without, [Fixture.timeline, special]),
      .timeline(.number)
    )
    #expect(fixture.values(special.applying(.daysOf, .days)).0 == [.integer(5)])
    #expect(fixture.values(rest.applying(.weightedDaysOf, .days)).0 == [.integer(15)])
  }

  @Test func `a period is 365 days a year and 30 days a month, or months`() {
    let fixture = Fixture(measure: .days365)
    let period = CheckedExpression.period(years: 20, months: 1, days: 2).converted(to: .service)
    #expect(fixture.values(period).0 == [.integer(7_332)])
    #expect(Fixture().values(period).0 == [.checked(Rational(241 * 30 + 2, 30))])
  }
}
