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

extension CheckedExpression.Quantifier {
  /// The number demanded, where there is one.
  fileprivate var counts: [CheckedExpression] {
    switch self {
    case .some, .every: []
    case .atLeast(let count), .atMost(let count), .exactly(let count): [count]
    }
  }
}
