import KhenSemantics
import KhenSource
import KhenSyntax

/// Whether two expressions are of one form, whatever stands inside.
extension ExpressionComparison {
  /// Whether two expressions differ in their children only; binds the variables that they bring.
  mutating func hasSameHead(_ before: CheckedExpression, _ after: CheckedExpression) -> Bool {
    switch (before.kind, after.kind) {
    case (.constant(let constant), .constant(let other)): return isSame(constant, other)
    case (.evaluationDate, .evaluationDate): return true
    case (.field(let of, let index), .field(let other, let otherIndex)):
      return isSameField(of, index, before, other, otherIndex, after)
    case (.variable(let id), .variable(let other)): return variables[id] == other
    case (.parameter(let index), .parameter(let other)): return matching.parameters[index] == other
    case (.call(let definition, let receiver, _), .call(let other, let otherReceiver, _)):
      return matching.definitions[definition] == other
        && (receiver == nil) == (otherReceiver == nil)
    case (.function(let function, _), .function(let other, _)): return function == other
    case (.asOf, .asOf), (.convert, .convert), (.not, .not), (.negate, .negate), (.has, .has),
      (.unwrap, .unwrap), (.mustState, .mustState), (.membership, .membership),
      (.orIfNone, .orIfNone), (.inYear, .inYear), (.list, .list), (.and, .and), (.or, .or):
      return matching.isSame(before.type, after.type)
    case (.catalogueMembers(let index), .catalogueMembers(let other)):
      return matching.catalogues[index] == other
        && old.catalogues[index].members.count == new.catalogues[other].members.count
        && matching.members[index].enumerated().allSatisfy { $0.offset == $0.element }
    case (.arithmetic(let operation, _, _), .arithmetic(let other, _, _)): return operation == other
    case (.comparison(let operation, _, _), .comparison(let other, _, _)):
      return operation == other
    case (.inRange(_, let lower, let upper), .inRange(_, let otherLower, let otherUpper)):
      return isSameEnd(lower, otherLower) && isSameEnd(upper, otherUpper)
    case (.years(_, _, let includesLast), .years(_, _, let other)): return includesLast == other
    case (.round(let direction, _, _), .round(let other, _, _)): return direction == other
    case (.meets(let award), .meets(let other)), (.isHeld(let award), .isHeld(let other)):
      return matching.newName(of: award) == other
    case (.chosen(let selection), .chosen(let other)):
      return matching.selections[selection] == other
    default: return hasSameListHead(before, after)
    }
  }

  private mutating func hasSameListHead(
    _ before: CheckedExpression,
    _ after: CheckedExpression
  ) -> Bool {
    switch (before.kind, after.kind) {
    case (
      .quantified(let quantifier, let variable, _, let filter, _),
      .quantified(let other, let otherVariable, _, let otherFilter, _)
    ):
      return isSame(quantifier, other) && (filter == nil) == (otherFilter == nil)
        && bind(variable, otherVariable)
    case (
      .twoDistinct(let first, let second, _, _),
      .twoDistinct(let otherFirst, let otherSecond, _, _)
    ):
      return bind(first, otherFirst) && bind(second, otherSecond)
    case (
      .consecutiveYears(let count, let allowsLonger, let variable, _, let end, let condition),
      .consecutiveYears(let other, let alsoLonger, let otherVariable, _, let otherEnd, let second)
    ):
      return count == other && allowsLonger == alsoLonger && (end == nil) == (otherEnd == nil)
        && (condition == nil) == (second == nil) && bind(variable, otherVariable)
    case (
      .aggregate(let kind, let value, let variable, _, let filter),
      .aggregate(let other, let otherValue, let otherVariable, _, let otherFilter)
    ):
      return kind == other && (value == nil) == (otherValue == nil)
        && (filter == nil) == (otherFilter == nil) && bind(variable, otherVariable)
    case (
      .collect(let isDistinct, let value, let variable, _, let filter),
      .collect(let other, let otherValue, let otherVariable, _, let otherFilter)
    ):
      return isDistinct == other && (value == nil) == (otherValue == nil)
        && (filter == nil) == (otherFilter == nil) && bind(variable, otherVariable)
    case (.timeline(let timeline), .timeline(let other)):
      return timeline.includesEnd == other.includesEnd && timeline.overlap == other.overlap
        && (timeline.end == nil) == (other.end == nil)
        && (timeline.filter == nil) == (other.filter == nil)
        && bind(timeline.variable, other.variable)
    default: return false
    }
  }

  private mutating func bind(_ variable: CheckedVariable, _ other: CheckedVariable) -> Bool {
    variables[variable.id] = other.id
    return true
  }

  private func isSameField(
    _ of: CheckedExpression?,
    _ index: Int,
    _ before: CheckedExpression,
    _ other: CheckedExpression?,
    _ otherIndex: Int,
    _ after: CheckedExpression
  ) -> Bool {
    guard matching.isSame(before.type, after.type) else { return false }
    guard let of, let other else {
      guard of == nil, other == nil else { return false }
      return isSameDossierField(index, otherIndex)
    }
    guard case .record(let record) = of.type.unwrapped,
      case .record(let otherRecord) = other.type.unwrapped
    else { return false }
    return matching.records[record] == otherRecord && matching.fields[record][index] == otherIndex
  }

  /// Whether two fields of the dossier itself are the same; where any kind may be meant, in all.
  private func isSameDossierField(_ index: Int, _ other: Int) -> Bool {
    let kinds =
      owner.map { [$0.old] }
      ?? old.records.indices.filter {
        old.records[$0].isDossier && index < old.records[$0].fields.count
      }
    return kinds.allSatisfy { kind in
      guard matching.records[kind] != nil, index < matching.fields[kind].count else { return false }
      if let owner, matching.records[kind] != owner.new { return false }
      return matching.fields[kind][index] == other
    }
  }

  private func isSameEnd(_ end: RangeEnd?, _ other: RangeEnd?) -> Bool {
    (end == nil) == (other == nil) && end?.isIncluded == other?.isIncluded
  }

  private func isSame(
    _ quantifier: CheckedExpression.Quantifier,
    _ other: CheckedExpression.Quantifier
  ) -> Bool {
    switch (quantifier, other) {
    case (.some, .some), (.every, .every), (.atLeast, .atLeast), (.atMost, .atMost),
      (.exactly, .exactly):
      true
    default: false
    }
  }

  func isSame(_ constant: Constant, _ other: Constant) -> Bool {
    guard case .member(let catalogue, let index) = constant else { return constant == other }
    guard case .member(let otherCatalogue, let otherIndex) = other else { return false }
    return matching.catalogues[catalogue] == otherCatalogue
      && matching.members[catalogue][index] == otherIndex
  }
}
