import KhenSource

extension CheckedExpression {
  /// The expressions directly inside this one, in the order written.
  package var children: [CheckedExpression] {
    switch kind {
    case .constant, .evaluationDate, .variable, .parameter, .catalogueMembers, .meets, .isHeld,
      .chosen:
      []
    case .field(let of, _): of.map { [$0] } ?? []
    case .call(_, let receiver, let arguments): (receiver.map { [$0] } ?? []) + arguments
    case .function(_, let arguments): arguments
    case .asOf(let value, let date): [value, date]
    case .list(let elements): elements
    case .convert(let inner), .not(let inner), .negate(let inner), .has(let inner),
      .unwrap(let inner), .mustState(let inner):
      [inner]
    case .and(let parts), .or(let parts): parts
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right): [left, right]
    case .inRange(let value, let lower, let upper):
      [value] + [lower?.bound, upper?.bound].compactMap { $0 }
    case .membership(let value, let list): [value, list]
    case .orIfNone(let value, let fallback): [value, fallback]
    case .quantified(let quantifier, _, let list, let filter, let condition):
      quantifier.counts + [list] + (filter.map { [$0] } ?? []) + [condition]
    case .twoDistinct(_, _, let list, let condition): [list, condition]
    case .consecutiveYears(_, _, _, let list, let endingIn, let condition):
      [list] + [endingIn, condition].compactMap { $0 }
    case .aggregate(_, let value, _, let list, let filter),
      .collect(_, let value, _, let list, let filter):
      [value, list, filter].compactMap { $0 }
    case .years(let first, let last, _): [first, last]
    case .timeline(let timeline):
      [timeline.value, timeline.start, timeline.end, timeline.list, timeline.filter]
        .compactMap { $0 }
    case .match(let subject, let rows):
      [subject] + rows.compactMap { $0.body.expression }
    case .inYear(let series, let year): [series, year]
    case .round(_, let value, let multiple): [value, multiple]
    }
  }
}

extension CheckedExpression {
  /// The same kind with other expressions in the places of `children`, which are taken in their
  /// order, and other variables that walk through lists; what else it holds stays.
  package func mappingChildren(
    _ transform: (CheckedExpression) -> CheckedExpression,
    variables mapped: (CheckedVariable) -> CheckedVariable = { $0 }
  ) -> Kind {
    func optional(_ expression: CheckedExpression?) -> CheckedExpression? {
      expression.map { transform($0) }
    }
    func end(_ end: RangeEnd?) -> RangeEnd? {
      end.map { RangeEnd(bound: transform($0.bound), isIncluded: $0.isIncluded) }
    }
    switch kind {
    case .constant, .evaluationDate, .variable, .parameter, .catalogueMembers, .meets, .isHeld,
      .chosen:
      return kind
    case .field(let of, let index): return .field(of: optional(of), index: index)
    case .call(let definition, let receiver, let arguments):
      return .call(
        definition: definition,
        receiver: optional(receiver),
        arguments: arguments.map { transform($0) }
      )
    case .function(let function, let arguments):
      return .function(function, arguments.map { transform($0) })
    case .asOf(let value, let date): return .asOf(transform(value), date: transform(date))
    case .list(let elements): return .list(elements.map { transform($0) })
    case .convert(let inner): return .convert(transform(inner))
    case .not(let inner): return .not(transform(inner))
    case .negate(let inner): return .negate(transform(inner))
    case .and(let parts): return .and(parts.map { transform($0) })
    case .or(let parts): return .or(parts.map { transform($0) })
    case .arithmetic(let operation, let left, let right):
      return .arithmetic(operation, transform(left), transform(right))
    case .comparison(let operation, let left, let right):
      return .comparison(operation, transform(left), transform(right))
    case .inRange(let value, let lower, let upper):
      return .inRange(transform(value), lower: end(lower), upper: end(upper))
    case .membership(let value, let list):
      return .membership(transform(value), list: transform(list))
    case .orIfNone(let value, let fallback):
      return .orIfNone(transform(value), transform(fallback))
    case .has(let inner): return .has(transform(inner))
    case .unwrap(let inner): return .unwrap(transform(inner))
    case .mustState(let inner): return .mustState(transform(inner))
    case .quantified(let quantifier, let variable, let list, let filter, let condition):
      return .quantified(
        quantifier.mappingCount(transform),
        mapped(variable),
        list: transform(list),
        filter: optional(filter),
        condition: transform(condition)
      )
    case .twoDistinct(let first, let second, let list, let condition):
      return .twoDistinct(
        mapped(first),
        mapped(second),
        list: transform(list),
        condition: transform(condition)
      )
    case .consecutiveYears(
      let count,
      let allowsLonger,
      let variable,
      let list,
      let endingIn,
      let condition
    ):
      return .consecutiveYears(
        count: count,
        allowsLonger: allowsLonger,
        variable: mapped(variable),
        list: transform(list),
        endingIn: optional(endingIn),
        condition: optional(condition)
      )
    case .aggregate(let kind, let value, let variable, let list, let filter):
      return .aggregate(
        kind,
        value: optional(value),
        mapped(variable),
        list: transform(list),
        filter: optional(filter)
      )
    case .collect(let isDistinct, let value, let variable, let list, let filter):
      return .collect(
        isDistinct: isDistinct,
        value: optional(value),
        mapped(variable),
        list: transform(list),
        filter: optional(filter)
      )
    case .years(let from, let to, let includesLast):
      return .years(from: transform(from), to: transform(to), includesLast: includesLast)
    case .timeline(var timeline):
      timeline.value = transform(timeline.value)
      timeline.start = transform(timeline.start)
      timeline.end = optional(timeline.end)
      timeline.variable = mapped(timeline.variable)
      timeline.list = transform(timeline.list)
      timeline.filter = optional(timeline.filter)
      return .timeline(timeline)
    case .match(let subject, let rows):
      return .match(
        transform(subject),
        rows.map { row in
          var body = row.body
          body.expression = optional(body.expression)
          return MatchRow(patterns: row.patterns, body: body)
        }
      )
    case .inYear(let series, let year): return .inYear(transform(series), year: transform(year))
    case .round(let direction, let value, let unit):
      return .round(direction, transform(value), toMultipleOf: transform(unit))
    }
  }
}

extension CheckedExpression.Quantifier {
  /// The same with another number demanded, where there is one.
  fileprivate func mappingCount(
    _ transform: (CheckedExpression) -> CheckedExpression
  ) -> CheckedExpression.Quantifier {
    switch self {
    case .some, .every: self
    case .atLeast(let count): .atLeast(transform(count))
    case .atMost(let count): .atMost(transform(count))
    case .exactly(let count): .exactly(transform(count))
    }
  }

  /// The number demanded, where there is one.
  fileprivate var counts: [CheckedExpression] {
    switch self {
    case .some, .every: []
    case .atLeast(let count), .atMost(let count), .exactly(let count): [count]
    }
  }
}
