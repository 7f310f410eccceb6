// Random expressions over the list of records, years and timelines.
import KhenSemantics
import KhenSource
import KhenSyntax

extension RandomProgram {
  /// Runs a closure with a new variable in scope.
  mutating func within<Result>(
    _ type: ValueType,
    _ make: (inout RandomProgram, CheckedVariable) -> Result
  ) -> Result {
    let variable = variable(type)
    let outer = sources.count
    open(variable)
    let result = make(&self, variable)
    sources.removeLast(sources.count - outer)
    return result
  }

  /// A filter on an element in scope, or none.
  mutating func filter(_ variable: CheckedVariable, depth: Int) -> CheckedExpression? {
    guard chance(60) else { return nil }
    guard variable.type == .record(Self.elementRecord), chance(50) else {
      return boolean(depth: min(depth, 1))
    }
    return .variable(variable).field(ElementField.flag.rawValue, .boolean)
  }

  mutating func count(depth: Int) -> CheckedExpression? {
    guard let list else { return nil }
    return within(.record(Self.elementRecord)) { generator, variable in
      if generator.chance(60) {
        let filter = generator.filter(variable, depth: depth)
        return CheckedExpression(
          .aggregate(.count, value: nil, variable, list: list, filter: filter),
          .integer
        )
      }
      let filter = generator.filter(variable, depth: depth)
      let value = CheckedExpression.variable(variable).field(
        ElementField.amount.rawValue,
        .integer
      )
      return CheckedExpression(
        .aggregate(.sum, value: value, variable, list: list, filter: filter),
        .integer
      )
    }
  }

  /// The greatest or least of a field; optional.
  mutating func extreme(
    _ field: ElementField,
    _ type: ValueType,
    depth: Int
  ) -> CheckedExpression? {
    guard let list else { return nil }
    let kind = pick([Aggregate.Kind.greatest, .least])
    return within(.record(Self.elementRecord)) { generator, variable in
      let value = CheckedExpression.variable(variable).field(field.rawValue, type)
      let filter = generator.filter(variable, depth: depth)
      return CheckedExpression(
        .aggregate(kind, value: value, variable, list: list, filter: filter),
        .optional(type)
      )
    }
  }

  /// The years of the elements, or those of the series with a grade.
  mutating func yearList(depth: Int) -> CheckedExpression? {
    if let series, list == nil || chance(50) {
      let window = CheckedExpression(
        .years(from: .year(2020), to: .year(int(2022...2024)), includesLast: true),
        .yearRange
      )
      return within(.year) { generator, variable in
        let filter = generator.grade(in: series, year: .variable(variable))
        return CheckedExpression(
          .collect(
            isDistinct: false,
            value: nil,
            variable,
            list: window.converted(to: .list(.year)),
            filter: filter
          ),
          .list(.year)
        )
      }
    }
    guard let list else { return nil }
    let isDistinct = chance(30)
    return within(.record(Self.elementRecord)) { generator, variable in
      let value = CheckedExpression.variable(variable).field(ElementField.year.rawValue, .year)
      return CheckedExpression(
        .collect(
          isDistinct: isDistinct,
          value: value,
          variable,
          list: list,
          filter: generator.filter(variable, depth: depth)
        ),
        .list(.year)
      )
    }
  }

  /// Whether the series has at least some grade in a year.
  mutating func grade(
    in series: (expression: CheckedExpression, element: ValueType),
    year: CheckedExpression
  ) -> CheckedExpression {
    let value = CheckedExpression(.inYear(series.expression, year: year), series.element)
    let operation = pick([ComparisonOperator.greaterOrEqual, .greaterOrEqual, .equal, .less])
    let bound = CheckedExpression.member(Self.grades, int(1...2))
    guard series.element.isOptional else { return value.compared(operation, bound) }
    return .all([value.isPresent, value.unwrapped.compared(operation, bound)])
  }

  /// A window of years that is sure to lie in the years of the series.
  mutating func window() -> CheckedExpression {
    let first = int(2020...2022)
    let from =
      chance(30) && series == nil ? source(.year) ?? .year(first) : CheckedExpression.year(first)
    return CheckedExpression(
      .years(from: from, to: .year(first + int(0...2)), includesLast: chance(80)),
      .yearRange
    )
  }

  // MARK: - Timelines

  /// A comparison of the length of a timeline.
  mutating func service(depth: Int) -> CheckedExpression? {
    guard let list else { return nil }
    var timeline: CheckedExpression
    let isLevel = chance(25)
    if isLevel {
      timeline = CheckedExpression(
        .function(
          .atLeastLevel,
          [self.timeline(list, isLevel: true, depth: depth), .member(Self.grades, int(1...2))]
        ),
        .timeline(.catalogue(Self.grades))
      )
    } else {
      timeline = self.timeline(list, isLevel: false, depth: depth)
    }
    if chance(20) {
      let removed = self.timeline(list, isLevel: false, depth: depth)
      timeline = CheckedExpression(.function(.without, [timeline, removed]), timeline.type)
    }
    let operation = pick([ComparisonOperator.greaterOrEqual, .greaterOrEqual, .less, .greater])
    let countsDays = chance(40)
    let isWeighted = !isLevel && chance(70)
    if countsDays {
      let length = timeline.applying(isWeighted ? .weightedDaysOf : .daysOf, .days)
      return length.compared(operation, .days(int(1...40)))
    }
    let length = timeline.applying(isWeighted ? .weightedServiceOf : .serviceOf, .service)
    let isInMonths =
      switch program.time.measure {
      case .monthsTouched, .monthsHalf, .monthsWhole: true
      case .calendar, .days365, nil: false
      }
    let threshold =
      isInMonths
      ? CheckedExpression.period(months: int(1...3))
      : .period(months: int(0...1), days: int(1...25))
    return length.compared(operation, threshold.converted(to: .service))
  }

  private mutating func timeline(
    _ list: CheckedExpression,
    isLevel: Bool,
    depth: Int
  ) -> CheckedExpression {
    let overlap = isLevel || chance(60) ? Timeline.Overlap.highest : .add
    let hasEnd = chance(90)
    let includesEnd = chance(80)
    let valueType = isLevel ? ValueType.catalogue(Self.grades) : .number
    return within(.record(Self.elementRecord)) { generator, variable in
      let element = CheckedExpression.variable(variable)
      func field(_ field: ElementField) -> CheckedExpression {
        element.field(field.rawValue, field.type)
      }
      let value = isLevel ? field(.grade) : generator.weight(of: field(.grade), field(.amount))
      return CheckedExpression(
        .timeline(
          CheckedTimeline(
            value: value,
            start: field(.from),
            end: hasEnd ? field(.to) : nil,
            includesEnd: includesEnd,
            variable: variable,
            list: list,
            filter: generator.filter(variable, depth: depth),
            overlap: overlap
          )
        ),
        .timeline(valueType)
      )
    }
  }

  /// 1, 14/12, one of them by grade, or the amount.
  private mutating func weight(
    of grade: CheckedExpression,
    _ amount: CheckedExpression
  ) -> CheckedExpression {
    switch weighted([3, 2, 4, 1]) {
    case 0: return .number(1)
    case 1: return .number(14, 12)
    case 2:
      let pattern = MatchRow.Pattern.value(.member(catalogue: Self.grades, index: int(0...2)))
      return CheckedExpression(
        .match(
          grade,
          [
            MatchRow(patterns: [pattern], body: CheckedBody(.number(14, 12))),
            MatchRow(patterns: [], body: CheckedBody(.number(1))),
          ]
        ),
        .number
      )
    default: return amount.converted(to: .number)
    }
  }
}
