// Random boolean expressions over every operator.
import KhenSemantics
import KhenSource
import KhenSyntax

extension RandomProgram {
  private static let orders: [ComparisonOperator] = [
    .less, .lessOrEqual, .greater, .greaterOrEqual, .greaterOrEqual,
  ]

  private mutating func anyOperator() -> ComparisonOperator {
    chance(20) ? pick([.equal, .different]) : pick(Self.orders)
  }

  mutating func boolean(depth: Int) -> CheckedExpression {
    if depth <= 0 { return leaf() }
    let rest = depth - 1
    switch weighted([4, 2, 4, 6, 6, 5, 3, 8, 8, 8, 2, 3, 2]) {
    case 0: return leaf()
    case 1: return boolean(depth: rest).negated
    case 2: return .all((0..<int(2...3)).map { _ in boolean(depth: rest) })
    case 3: return .any((0..<int(2...3)).map { _ in boolean(depth: rest) })
    case 4: return hasNumbers ? numbers(depth: rest) : leaf()
    case 5: return names(.date) || names(.optional(.date)) ? dates(depth: rest) : leaf()
    case 6: return hasMembers ? members(depth: rest) : leaf()
    case 7: return lists(depth: rest) ?? leaf()
    case 8:
      return chance(50) ? service(depth: rest) ?? leaf() : years(depth: rest) ?? leaf()
    case 9:
      if chance(60), let call = call(.boolean) { return call }
      if let call = call(.integer) { return compare(call, anyOperator(), integer(depth: 0)) }
      return leaf()
    case 10: return match(.boolean, depth: rest) ?? leaf()
    case 11: return optional(depth: rest) ?? leaf()
    default:
      guard hasNumbers else { return leaf() }
      return CheckedExpression(
        .asOf(numbers(depth: rest), date: date(depth: rest)),
        .boolean
      )
    }
  }

  /// A fact, or a comparison of one.
  private mutating func leaf() -> CheckedExpression {
    let (colour, grade) = (ValueType.catalogue(Self.colours), ValueType.catalogue(Self.grades))
    switch weighted([
      names(.boolean) ? 12 : 0, names(.integer) ? 5 : 0, names(.date) ? 5 : 0,
      names(colour) || names(grade) ? 5 : 0, names(.optional(.date)) ? 3 : 0, 1,
    ]) {
    case 0: return source(.boolean) ?? .boolean(true)
    case 1: return compare(integer(depth: 0), anyOperator(), .integer(int(0...6)))
    case 2: return compare(date(depth: 0), anyOperator(), date(depth: 0))
    case 3: return members(depth: 0)
    case 4: return optional(depth: 0) ?? .boolean(true)
    default: return .boolean(chance(50))
    }
  }

  /// Whether members would be more than constants.
  private var hasMembers: Bool {
    names(.catalogue(Self.colours)) || names(.catalogue(Self.grades)) || series != nil
  }

  /// Whether numbers would be more than constants.
  private var hasNumbers: Bool { names(.integer) || list != nil }

  private mutating func numbers(depth: Int) -> CheckedExpression {
    switch weighted([6, 2, 1, 1]) {
    case 0: return compare(integer(depth: depth), anyOperator(), integer(depth: depth))
    case 1:
      let lower = RangeEnd(bound: integer(depth: 0), isIncluded: chance(50))
      let upper = RangeEnd(bound: integer(depth: 0), isIncluded: chance(50))
      return CheckedExpression(
        .inRange(
          integer(depth: depth),
          lower: chance(80) ? lower : nil,
          upper: chance(80) ? upper : nil
        ),
        .boolean
      )
    case 2:
      let quotient = integer(depth: depth).arithmetic(.divide, integer(depth: depth), .quotient)
      return quotient.compared(pick(Self.orders), .number(int(1...4), 2))
    default:
      let rounded = CheckedExpression(
        .round(pick([.up, .down]), integer(depth: depth), toMultipleOf: .integer(int(2...3))),
        .integer
      )
      return rounded.compared(anyOperator(), integer(depth: depth))
    }
  }

  private mutating func dates(depth: Int) -> CheckedExpression {
    switch weighted([6, 2, 2, 1, 1]) {
    case 0: return compare(date(depth: depth), anyOperator(), date(depth: depth))
    case 1:
      let upper = source(.optional(.date)) ?? date(depth: 0)
      return CheckedExpression(
        .inRange(
          date(depth: depth),
          lower: RangeEnd(bound: date(depth: 0), isIncluded: true),
          upper: RangeEnd(bound: upper, isIncluded: chance(50))
        ),
        .boolean
      )
    case 2:
      let days = date(depth: depth).arithmetic(.subtract, date(depth: depth), .days)
      return days.compared(anyOperator(), .days(int(-5...20)))
    case 3: return period(depth: 1).compared(pick(Self.orders), period(depth: 0))
    default: return compare(year(depth: depth), anyOperator(), year(depth: depth))
    }
  }

  private mutating func members(depth: Int) -> CheckedExpression {
    let named = [Self.colours, Self.grades].filter { names(.catalogue($0)) }
    let catalogue = named.isEmpty ? Self.grades : pick(named)
    let subject = member(of: catalogue, depth: depth)
    if catalogue == Self.grades, depth > 0, chance(15) {
      let type = ValueType.catalogue(catalogue)
      let members = CheckedExpression(.catalogueMembers(catalogue), .list(type))
      return within(type) { generator, variable in
        let condition = CheckedExpression.all([
          generator.compare(subject, .greaterOrEqual, .variable(variable)),
          generator.boolean(depth: 0),
        ])
        return CheckedExpression(
          .quantified(
            generator.pick([.some, .atLeast(.integer(2))]),
            variable,
            list: members,
            filter: nil,
            condition: condition
          ),
          .boolean
        )
      }
    }
    if chance(25) {
      let list = CheckedExpression(
        .list((0..<int(1...2)).map { _ in .member(catalogue, int(0...2)) }),
        .list(.catalogue(catalogue))
      )
      return CheckedExpression(.membership(subject, list: list), .boolean)
    }
    let operation = catalogue == Self.colours ? pick([.equal, .equal, .different]) : anyOperator()
    let other =
      chance(70) ? CheckedExpression.member(catalogue, int(0...2)) : member(of: catalogue, depth: 0)
    return compare(subject, operation, other)
  }

  private mutating func optional(depth: Int) -> CheckedExpression? {
    guard let optional = source(.optional(.date)) else { return nil }
    switch weighted([2, 4, 2]) {
    case 0: return optional.isPresent
    case 1:
      return .all([
        optional.isPresent, optional.unwrapped.compared(anyOperator(), date(depth: depth)),
      ])
    default:
      return .any([
        optional.isPresent.negated, optional.unwrapped.compared(anyOperator(), date(depth: depth)),
      ])
    }
  }

  private mutating func lists(depth: Int) -> CheckedExpression? {
    guard let list else { return nil }
    switch weighted([8, 2, 2, 2]) {
    case 0:
      let quantifiers: [CheckedExpression.Quantifier] = [
        .some, .some, .every, .every, .atLeast(.integer(2)), .atMost(.integer(int(0...2))),
        .exactly(.integer(int(0...2))),
      ]
      let quantifier = pick(quantifiers)
      return within(.record(Self.elementRecord)) { generator, variable in
        let filter = generator.filter(variable, depth: depth)
        return CheckedExpression(
          .quantified(
            quantifier,
            variable,
            list: list,
            filter: filter,
            condition: generator.boolean(depth: depth)
          ),
          .boolean
        )
      }
    case 1:
      guard let count = count(depth: depth) else { return nil }
      return count.compared(anyOperator(), .integer(int(0...4)))
    case 2:
      return within(.record(Self.elementRecord)) { generator, variable in
        let filter = generator.boolean(depth: min(depth, 1))
        let share = CheckedExpression(
          .aggregate(.share, value: nil, variable, list: list, filter: filter),
          .quotient
        )
        return share.compared(.greaterOrEqual, .number(generator.int(1...3), 3))
      }
    default:
      return within(.record(Self.elementRecord)) { generator, first in
        generator.within(.record(Self.elementRecord)) { generator, second in
          CheckedExpression(
            .twoDistinct(
              first,
              second,
              list: list,
              condition: generator.boolean(depth: min(depth, 1))
            ),
            .boolean
          )
        }
      }
    }
  }

  private mutating func years(depth: Int) -> CheckedExpression? {
    switch weighted([4, 3, 2, 2]) {
    case 0:
      guard let years = yearList(depth: depth) else { return nil }
      let endingIn = chance(30) ? CheckedExpression.year(int(2021...2024)) : nil
      let (count, allowsLonger) = (int(2...3), chance(60))
      return within(.yearRange) { generator, window in
        CheckedExpression(
          .consecutiveYears(
            count: count,
            allowsLonger: allowsLonger,
            variable: window,
            list: years,
            endingIn: endingIn,
            condition: generator.condition(onWindow: window)
          ),
          .boolean
        )
      }
    case 1:
      guard let series else { return nil }
      let list = window().converted(to: .list(.year))
      let quantifier = pick([
        CheckedExpression.Quantifier.every, .some, .atLeast(.integer(2)), .exactly(.integer(1)),
      ])
      return within(.year) { generator, variable in
        CheckedExpression(
          .quantified(
            quantifier,
            variable,
            list: list,
            filter: nil,
            condition: generator.grade(in: series, year: .variable(variable))
          ),
          .boolean
        )
      }
    case 2:
      guard let years = yearList(depth: depth) else { return nil }
      return CheckedExpression(.membership(year(depth: 0), list: years), .boolean)
    default:
      guard let years = yearList(depth: depth) else { return nil }
      let list = window().converted(to: .list(.year))
      let quantifier = pick([CheckedExpression.Quantifier.every, .atLeast(.integer(2))])
      return within(.year) { _, variable in
        CheckedExpression(
          .quantified(
            quantifier,
            variable,
            list: list,
            filter: nil,
            condition: CheckedExpression(
              .membership(.variable(variable), list: years),
              .boolean
            )
          ),
          .boolean
        )
      }
    }
  }

  /// Sometimes what a window of years must satisfy.
  private mutating func condition(onWindow window: CheckedVariable) -> CheckedExpression? {
    guard chance(30), let list else { return nil }
    return within(.record(Self.elementRecord)) { generator, variable in
      let year = CheckedExpression.variable(variable).field(ElementField.year.rawValue, .year)
      let isInside = CheckedExpression(
        .membership(
          year,
          list: CheckedExpression.variable(window).converted(to: .list(.year))
        ),
        .boolean
      )
      let sum = CheckedExpression(
        .aggregate(
          .sum,
          value: CheckedExpression.variable(variable).field(ElementField.amount.rawValue, .integer),
          variable,
          list: list,
          filter: isInside
        ),
        .integer
      )
      return sum.compared(.greaterOrEqual, .integer(generator.int(1...5)))
    }
  }
}
