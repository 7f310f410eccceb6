import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

private typealias Fixture = ReferenceFixture

@Suite struct `Logic of the reference` {
  private static let either: ReferenceOutcomeSet = [.canBeFalse, .canBeTrue]
  private static let isFemale = Fixture.sex.compared(.equal, Fixture.female)
  private static let isMale = Fixture.sex.compared(.equal, Fixture.male)

  private static func value(_ integer: Int) -> ReferenceValue { .integer(integer) }

  /// A fixture with one definition, called by the expression that comes back.
  private static func defining(
    _ base: Int,
    _ exceptions: [CheckedException]
  ) -> (Fixture, CheckedExpression) {
    var fixture = Fixture()
    fixture.program.definitions = [
      CheckedDefinition("k", .integer, .integer(base), receiver: 2, exceptions: exceptions)
    ]
    return (
      fixture, CheckedExpression(.call(definition: 0, receiver: nil, arguments: []), .integer)
    )
  }

  // MARK: - Exceptions

  @Test func `an exception beats its base, two that differ collide`() {
    var (fixture, call) = Self.defining(
      20,
      [
        CheckedException("nữ", when: Self.isFemale, .integer(15)),
        CheckedException("đảo", when: Fixture.first, .integer(17)),
      ]
    )
    #expect(fixture.values(call).0 == [Self.value(20)])
    fixture.set(.first, .point(1))
    #expect(fixture.values(call).0 == [Self.value(17)])
    fixture.set(.sex, .point(1))
    #expect(fixture.values(call).0 == [.failure(.conflict)])
    fixture.set(.sex, .unknown)
    #expect(fixture.values(call).0 == [Self.value(17), .failure(.conflict)])
    let enough = call.compared(.lessOrEqual, .integer(18))
    #expect(fixture.truth(enough) == [.canBeTrue, .canFail])
    #expect(fixture.values(enough).1 == [.fact([.field(0)])])
    #expect(fixture.truth(.any([.boolean(true), enough])) == .canBeTrue)
  }

  @Test func `exceptions that agree do not collide`() {
    let (fixture, call) = Self.defining(
      20,
      [
        CheckedException("một", when: .boolean(true), .integer(15)),
        CheckedException("hai", when: .boolean(true), .integer(15)),
      ]
    )
    #expect(fixture.values(call).0 == [Self.value(15)])
  }

  @Test func `an inner exception is looked at only inside its outer one`() {
    var (fixture, call) = Self.defining(
      15,
      [
        CheckedException(
          "nữ",
          when: Self.isFemale,
          .integer(10),
          exceptions: [CheckedException("tuổi", when: Fixture.first, .integer(15))]
        )
      ]
    )
    fixture.set(.first, .unknown)
    #expect(fixture.values(call).0 == [Self.value(15)])
    fixture.set(.sex, .point(1))
    #expect(fixture.values(call).0 == [Self.value(10), Self.value(15)])
    #expect(fixture.truth(call.compared(.lessOrEqual, .integer(12))) == Self.either)
    #expect(fixture.truth(call.compared(.lessOrEqual, .integer(9))) == .canBeFalse)
    #expect(fixture.truth(call.compared(.lessOrEqual, .integer(15))) == .canBeTrue)
  }

  @Test func `an exception that prevails is no collision, also when a third beats it`() {
    let (fixture, call) = Self.defining(
      20,
      [
        CheckedException("một", when: .boolean(true), .integer(1)),
        CheckedException("hai", when: .boolean(true), .integer(2), over: [0]),
        CheckedException("ba", when: .boolean(true), .integer(3), over: [1]),
      ]
    )
    #expect(fixture.values(call).0 == [Self.value(3)])
  }

  // MARK: - Truth

  @Test func `a fact and its opposite`() {
    var fixture = Fixture()
    fixture.set(.first, .unknown)
    let (x, opposite) = (Fixture.first, Fixture.first.negated)
    #expect(fixture.truth(.any([x, opposite])) == .canBeTrue)
    #expect(fixture.truth(.all([x, opposite])) == .canBeFalse)
    #expect(ReferenceOutcome.atLeast(2, of: [.yes, .no, .yes]) == .yes)
    #expect(ReferenceOutcome.atLeast(2, of: [.yes, .no, .failed]) == .failed)
    #expect(ReferenceOutcome.atLeast(2, of: [.no, .no, .failed]) == .no)
  }

  @Test func `all members of a catalogue are certain, some are not`() {
    var fixture = Fixture()
    fixture.set(.sex, .unknown)
    let either = CheckedExpression.any([Self.isFemale, Self.isMale])
    #expect(fixture.truth(either) == .canBeTrue)
    fixture.domains[0] = .members(3)
    #expect(fixture.truth(either) == Self.either)
  }

  @Test func `a fact that another absorbs does not matter`() {
    var fixture = Fixture()
    fixture.set(.first, .unknown)
    fixture.set(.second, .unknown)
    let absorbing = CheckedExpression.any([
      Fixture.first, .all([Fixture.first, Fixture.second]),
    ])
    #expect(fixture.values(absorbing).1 == [.fact([.field(3)])])
  }

  @Test func `shares are exact, and a share of nothing meets nothing`() {
    var fixture = Fixture()
    func share(_ operation: ComparisonOperator, _ percent: Int) -> CheckedExpression {
      let is2021 = CheckedExpression.variable(Fixture.title).field(0, .year).compared(
        .equal,
        .year(2021)
      )
      return CheckedExpression(
        .aggregate(.share, value: nil, Fixture.title, list: Fixture.titles, filter: is2021),
        .quotient
      ).compared(operation, .number(percent, 100))
    }
    fixture.setTitles(2021...2021, 2021...2021, 2020...2020)
    #expect(fixture.truth(share(.greaterOrEqual, 67)) == .canBeFalse)
    #expect(fixture.truth(share(.greaterOrEqual, 66)) == .canBeTrue)
    fixture.setTitles(2021...2021, 2021...2021, 2020...2021)
    #expect(fixture.truth(share(.greaterOrEqual, 67)) == Self.either)
    fixture.setTitles()
    for operation in ComparisonOperator.allCases {
      #expect(fixture.truth(share(operation, 0)) == .canBeFalse)
    }
  }

  @Test func `quantifiers over a list that is empty or not filed`() {
    var fixture = Fixture()
    func quantified(_ quantifier: CheckedExpression.Quantifier) -> CheckedExpression {
      CheckedExpression(
        .quantified(
          quantifier,
          Fixture.title,
          list: Fixture.titles,
          filter: nil,
          condition: CheckedExpression.variable(Fixture.title).field(0, .year).compared(
            .equal,
            .year(2021)
          )
        ),
        .boolean
      )
    }
    #expect(fixture.truth(quantified(.every)) == .canBeTrue)
    #expect(fixture.truth(quantified(.some)) == .canBeFalse)
    fixture.set(.titles, .unknown)
    #expect(fixture.truth(quantified(.every)) == Self.either)
    #expect(fixture.truth(quantified(.some)) == Self.either)
    #expect(fixture.truth(quantified(.atLeast(.integer(0)))) == .canBeTrue)
    let count = CheckedExpression(
      .aggregate(.count, value: nil, Fixture.title, list: Fixture.titles, filter: nil),
      .integer
    )
    let decided = CheckedExpression.any([
      count.compared(.greaterOrEqual, .integer(1)), count.compared(.equal, .integer(0)),
    ])
    #expect(fixture.truth(decided) == .canBeTrue)
  }

  // MARK: - The law's dates, and what is not known of the law

  @Test func `a figure follows the law date, the evaluation date stays`() {
    var fixture = Fixture()
    fixture.evaluationDate = Fixture.day(2026, 12, 1)
    let change = Fixture.day(2026, 7, 1)
    fixture.program.parameters = [
      CheckedParameter(
        name: Name("lương"),
        type: .integer,
        label: "",
        versions: [
          .init(
            span: DaySpan(start: Fixture.day(2024, 7, 1), end: change),
            body: CheckedBody(.integer(2_340_000))
          ),
          .init(span: DaySpan(start: change, end: nil), body: CheckedBody(.integer(2_530_000))),
        ],
        range: .test
      )
    ]
    let bonus = CheckedExpression(
      .round(
        .up,
        CheckedExpression.number(6, 10).arithmetic(
          .multiply,
          CheckedExpression(.parameter(0), .integer).converted(to: .number),
          .number
        ),
        toMultipleOf: .number(10_000)
      ),
      .number
    )
    func asOf(_ date: CheckedExpression) -> Set<ReferenceValue> {
      fixture.values(CheckedExpression(.asOf(bonus, date: date), .number)).0
    }
    #expect(fixture.values(bonus).0 == [.integer(1_520_000)])
    #expect(asOf(.date(2026, 6, 30)) == [.integer(1_410_000)])
    #expect(asOf(.date(2026, 7, 1)) == [.integer(1_520_000)])
    #expect(asOf(.date(2020, 1, 1)) == [.failure(.lawUnknown)])
    #expect(
      fixture.values(CheckedExpression(.asOf(.evaluationDate, date: .date(2020, 1, 1)), .date)).0
        == [.date(fixture.evaluationDate)]
    )
  }

  @Test func `a law date that does not exist matters only to what asks for the law`() {
    var fixture = Fixture()
    fixture.program.time.monthEnd = .strict
    let missing = CheckedExpression.date(2023, 1, 31).arithmetic(.add, .period(months: 1), .date)
    func asOf(_ operand: CheckedExpression) -> Set<ReferenceValue> {
      fixture.values(CheckedExpression(.asOf(operand, date: missing), operand.type)).0
    }
    #expect(asOf(.integer(3)) == [.integer(3)])
    #expect(
      asOf(CheckedExpression(.meets(award: Name("LĐTT")), .boolean)) == [.failure(.ambiguousDate)]
    )
  }

  @Test func `bands hold their lower end and not their upper`() {
    func band(_ months: Int) -> Set<ReferenceValue> {
      let row = MatchRow(
        patterns: [
          .range(
            lower: RangeEnd(bound: .period(years: 10), isIncluded: true),
            upper: RangeEnd(bound: .period(years: 15), isIncluded: false)
          )
        ],
        body: CheckedBody(.boolean(true))
      )
      let otherwise = MatchRow(patterns: [], body: CheckedBody(.boolean(false)))
      return Fixture().values(
        CheckedExpression(.match(.period(months: months), [row, otherwise]), .boolean)
      ).0
    }
    #expect(band(119) == [.boolean(false)])
    #expect(band(120) == [.boolean(true)])
    #expect(band(180) == [.boolean(false)])
  }

  @Test func `an end that is none is endless in a range`() {
    let none = CheckedExpression(
      .aggregate(
        .greatest,
        value: CheckedExpression.variable(Fixture.title).field(0, .year),
        Fixture.title,
        list: Fixture.titles,
        filter: nil
      ),
      .optional(.year)
    )
    let inRange = CheckedExpression(
      .inRange(
        .year(2030),
        lower: RangeEnd(bound: .year(2020), isIncluded: true),
        upper: RangeEnd(bound: none, isIncluded: false)
      ),
      .boolean
    )
    var fixture = Fixture()
    #expect(fixture.values(inRange).0 == [.boolean(true)])
    fixture.setTitles(2025...2025)
    #expect(fixture.values(inRange).0 == [.boolean(false)])
    #expect(
      fixture.values(CheckedExpression(.orIfNone(none, .year(1)), .year)).0 == [.year(2025)]
    )
  }
}
