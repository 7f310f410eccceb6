import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

private typealias Fixture = ReferenceFixture

@Suite struct `Years of the reference` {
  private static let either: ReferenceOutcomeSet = [.canBeFalse, .canBeTrue]

  private static func run(
    _ count: Int,
    endingIn year: Int? = nil,
    orLonger: Bool = true
  ) -> CheckedExpression {
    CheckedExpression(
      .consecutiveYears(
        count: count,
        allowsLonger: orLonger,
        variable: Fixture.window,
        list: Fixture.titleYears,
        endingIn: year.map { .year($0) },
        condition: nil
      ),
      .boolean
    )
  }

  private static func quantified(
    _ quantifier: CheckedExpression.Quantifier,
    _ years: ClosedRange<Int>
  ) -> CheckedExpression {
    let window = CheckedExpression(
      .years(from: .year(years.lowerBound), to: .year(years.upperBound), includesLast: true),
      .yearRange
    )
    return CheckedExpression(
      .quantified(
        quantifier,
        Fixture.year,
        list: window.converted(to: .list(.year)),
        filter: nil,
        condition: CheckedExpression(
          .membership(.variable(Fixture.year), list: Fixture.titleYears),
          .boolean
        )
      ),
      .boolean
    )
  }

  @Test func `a title of an uncertain year joins either neighbour`() {
    var fixture = Fixture()
    fixture.setTitles(2020...2020, 2023...2023, 2021...2022)
    #expect(fixture.truth(Self.run(2)) == .canBeTrue)
    #expect(fixture.values(Self.run(2)).1.isEmpty)
    #expect(fixture.truth(Self.run(3)) == .canBeFalse)
  }

  @Test func `longest runs`() {
    var fixture = Fixture()
    fixture.setTitles(2021...2021, 2023...2023, 2020...2024)
    #expect(fixture.truth(Self.run(2)) == Self.either)
    #expect(fixture.truth(Self.run(3)) == Self.either)
    #expect(fixture.truth(Self.run(4)) == .canBeFalse)
    fixture.setTitles(2021...2021, 2022...2022, 2024...2024, 2015...2026)
    #expect(fixture.truth(Self.run(2)) == .canBeTrue)
    #expect(fixture.truth(Self.run(3)) == Self.either)
    #expect(fixture.truth(Self.run(5)) == .canBeFalse)
  }

  @Test func `runs that end in a year`() {
    var fixture = Fixture()
    fixture.setTitles(2023...2023, 2024...2024, 2022...2025)
    #expect(fixture.truth(Self.run(2, endingIn: 2024)) == .canBeTrue)
    #expect(fixture.truth(Self.run(3, endingIn: 2024)) == Self.either)
    #expect(fixture.truth(Self.run(4, endingIn: 2024)) == .canBeFalse)
    #expect(fixture.truth(Self.run(3, endingIn: 2026)) == .canBeFalse)
  }

  @Test func `two titles in two years may be one year`() {
    var fixture = Fixture()
    fixture.setTitles(2021...2022, 2021...2022)
    let distinct = CheckedExpression(
      .aggregate(.count, value: nil, Fixture.year, list: Fixture.titleYears, filter: nil),
      .integer
    )
    #expect(fixture.values(distinct).0 == [.integer(1), .integer(2)])
    #expect(fixture.truth(Self.run(2)) == Self.either)
  }

  @Test func `every year of a window, with the list filed or not`() {
    var fixture = Fixture()
    let every = Self.quantified(.every, 2020...2024)
    fixture.setTitles(2020...2020, 2021...2021, 2022...2022, 2023...2023, 2024...2025)
    #expect(fixture.truth(every) == Self.either)
    fixture.setTitles(2020...2020, 2021...2021, 2022...2022, 2023...2023)
    #expect(fixture.truth(every) == .canBeFalse)
    fixture.set(.titles, .unknown)
    fixture.domains[2] = .list(
      .record([.values((2020...2024).map { .year($0) })]),
      countMax: 5
    )
    #expect(fixture.values(every).1 == [.fact([.field(2)])])
  }

  @Test func `a count within a window`() {
    var fixture = Fixture()
    fixture.setTitles(2021...2021, 2023...2023, 2019...2020)
    #expect(fixture.truth(Self.quantified(.atLeast(.integer(3)), 2020...2024)) == Self.either)
    #expect(fixture.truth(Self.quantified(.atLeast(.integer(2)), 2020...2024)) == .canBeTrue)
    #expect(fixture.truth(Self.quantified(.exactly(.integer(3)), 2020...2024)) == Self.either)
    #expect(fixture.truth(Self.quantified(.atMost(.integer(1)), 2020...2024)) == .canBeFalse)
  }

  @Test func `an empty window holds every year and no year`() {
    var fixture = Fixture()
    fixture.setTitles(2021...2021)
    let none = CheckedExpression(
      .years(from: .year(2021), to: .year(2021), includesLast: false),
      .yearRange
    )
    for (quantifier, expected) in [
      (CheckedExpression.Quantifier.every, true), (.some, false), (.atMost(.integer(0)), true),
    ] {
      let empty = CheckedExpression(
        .quantified(
          quantifier,
          Fixture.year,
          list: none.converted(to: .list(.year)),
          filter: nil,
          condition: .boolean(false)
        ),
        .boolean
      )
      #expect(fixture.values(empty).0 == [.boolean(expected)])
    }
  }

  @Test func `a window must satisfy its condition as a whole`() {
    var fixture = Fixture()
    fixture.setTitles(2020...2020, 2021...2021, 2022...2022)
    let isLong = CheckedExpression(
      .aggregate(
        .count,
        value: nil,
        Fixture.year,
        list: CheckedExpression.variable(Fixture.window).converted(to: .list(.year)),
        filter: nil
      ),
      .integer
    ).compared(.greaterOrEqual, .integer(3))
    func run(orLonger: Bool) -> CheckedExpression {
      CheckedExpression(
        .consecutiveYears(
          count: 2,
          allowsLonger: orLonger,
          variable: Fixture.window,
          list: Fixture.titleYears,
          endingIn: nil,
          condition: isLong
        ),
        .boolean
      )
    }
    #expect(fixture.truth(run(orLonger: true)) == .canBeTrue)
    #expect(fixture.truth(run(orLonger: false)) == .canBeFalse)
  }
}
