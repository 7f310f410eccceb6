import KhenSemantics
import KhenSource
import KhenSyntax

/// The order of expressions by their form.
extension ConditionOrder {
  /// `và` falls with each part, `hoặc` rises with each.
  mutating func order(
    _ before: [CheckedExpression],
    _ after: [CheckedExpression],
    isAnd: Bool
  ) -> ValueOrder {
    var left = before
    var right: [CheckedExpression] = []
    for part in after {
      if let place = left.firstIndex(where: { isSame($0, part) }) {
        left.remove(at: place)
      } else {
        right.append(part)
      }
    }
    var result = ValueOrder.equal
    var unpaired: [CheckedExpression] = []
    for part in right {
      let orders = left.map { order($0, part) }
      if let place = orders.firstIndex(where: { $0 != .unknown }) {
        result = result.and(orders[place])
        left.remove(at: place)
      } else {
        unpaired.append(part)
      }
    }
    if !unpaired.isEmpty { result = result.and(isAnd ? .falls : .rises) }
    if !left.isEmpty { result = result.and(isAnd ? .rises : .falls) }
    return result
  }

  mutating func orderOfComparison(
    _ operation: ComparisonOperator,
    _ left: CheckedExpression,
    _ right: CheckedExpression,
    _ new: CheckedExpression
  ) -> ValueOrder {
    guard case .comparison(let other, let otherLeft, let otherRight) = new.kind,
      // Quotients can be none, and a comparison with none is not met.
      left.type != .quotient, right.type != .quotient, left.type == otherLeft.type,
      right.type == otherRight.type
    else { return .unknown }
    let lefts = order(left, otherLeft)
    let rights = order(right, otherRight)
    let sides: ValueOrder
    let loosened: ValueOrder
    switch (operation, other) {
    case (.greaterOrEqual, .greaterOrEqual), (.greater, .greater):
      (sides, loosened) = (lefts.and(rights.reversed), .equal)
    case (.greater, .greaterOrEqual): (sides, loosened) = (lefts.and(rights.reversed), .rises)
    case (.greaterOrEqual, .greater): (sides, loosened) = (lefts.and(rights.reversed), .falls)
    case (.lessOrEqual, .lessOrEqual), (.less, .less):
      (sides, loosened) = (lefts.reversed.and(rights), .equal)
    case (.less, .lessOrEqual): (sides, loosened) = (lefts.reversed.and(rights), .rises)
    case (.lessOrEqual, .less): (sides, loosened) = (lefts.reversed.and(rights), .falls)
    case (.equal, .greaterOrEqual), (.equal, .lessOrEqual), (.greater, .different),
      (.less, .different):
      (sides, loosened) = (lefts.and(rights).onlyEqual, .rises)
    case (.greaterOrEqual, .equal), (.lessOrEqual, .equal), (.different, .greater),
      (.different, .less):
      (sides, loosened) = (lefts.and(rights).onlyEqual, .falls)
    default: return .unknown
    }
    return sides.and(loosened)
  }

  /// Ends of ranges, as if both were upper ones: the higher end takes in more.
  ///
  /// An end that is left out on both sides is the same; on one side, nothing is proved.
  mutating func orderOfEnds(_ old: RangeEnd?, _ new: RangeEnd?) -> ValueOrder {
    guard let old, let new else { return old == nil && new == nil ? .equal : .unknown }
    guard old.bound.type == new.bound.type else { return .unknown }
    return order(old.bound, new.bound)
      .and(old.isIncluded == new.isIncluded ? .equal : .unknown)
  }

  /// Lists that are written out: more elements, more to find.
  mutating func orderOfLists(
    _ before: [CheckedExpression],
    _ after: [CheckedExpression]
  ) -> ValueOrder {
    var left = before
    var added = 0
    for element in after {
      if let place = left.firstIndex(where: { isSame($0, element) }) {
        left.remove(at: place)
      } else {
        added += 1
      }
    }
    switch (left.isEmpty, added == 0) {
    case (true, true): return .equal
    case (true, false): return .rises
    case (false, true): return .falls
    case (false, false): return .unknown
    }
  }

  mutating func orderOfCalls(
    _ definition: Int,
    _ other: Int,
    _ receiver: CheckedExpression?,
    _ arguments: [CheckedExpression],
    _ new: CheckedExpression
  ) -> ValueOrder {
    guard case .call(_, let otherReceiver, let otherArguments) = new.kind,
      definition == other || definitions[definition] == other,
      arguments.count == otherArguments.count
    else { return .unknown }
    if let receiver, let otherReceiver, !isSame(receiver, otherReceiver) { return .unknown }
    for (argument, second) in zip(arguments, otherArguments) where !isSame(argument, second) {
      return .unknown
    }
    let before = program.definitions[definition]
    let after = program.definitions[other]
    return within(before, after) {
      $0.order(before.body, before.exceptions, after.body, after.exceptions)
    } ?? .unknown
  }

  /// A value with its exceptions; those of one level must apply in the same cases.
  private mutating func order(
    _ body: CheckedBody,
    _ exceptions: [CheckedException],
    _ otherBody: CheckedBody,
    _ others: [CheckedException]
  ) -> ValueOrder {
    guard let value = body.expression, let other = otherBody.expression,
      exceptions.count == others.count
    else { return .unknown }
    let base = order(value, other)
    var result = ValueOrder.equal
    for exception in exceptions {
      guard let place = others.firstIndex(where: { $0.name == exception.name }),
        isSame(exception.condition, others[place].condition),
        Set(exception.prevailsOver.map { exceptions[$0].name })
          == Set(others[place].prevailsOver.map { others[$0].name })
      else { return .unknown }
      result = result.and(
        order(
          exception.body,
          exception.exceptions,
          others[place].body,
          others[place].exceptions
        )
      )
    }
    // Two that apply at once agree or collide; whether they do may depend on their values.
    return base.and(exceptions.count > 1 ? result.onlyEqual : result)
  }

  /// Lookups with the same rows.
  mutating func order(_ rows: [MatchRow], _ others: [MatchRow]) -> ValueOrder {
    guard rows.count == others.count else { return .unknown }
    var result = ValueOrder.equal
    for (row, other) in zip(rows, others) {
      guard hasSamePatterns(row, other), let value = row.body.expression,
        let second = other.body.expression
      else { return .unknown }
      result = result.and(order(value, second))
    }
    return result
  }

  private mutating func hasSamePatterns(_ row: MatchRow, _ other: MatchRow) -> Bool {
    guard row.patterns.count == other.patterns.count else { return false }
    for (pattern, second) in zip(row.patterns, other.patterns) {
      switch (pattern, second) {
      case (.value(let constant), .value(let match)): if constant != match { return false }
      case (.range(let lower, let upper), .range(let otherLower, let otherUpper)):
        guard isSame(lower, otherLower), isSame(upper, otherUpper) else { return false }
      default: return false
      }
    }
    return true
  }

  private mutating func isSame(_ end: RangeEnd?, _ other: RangeEnd?) -> Bool {
    guard let end, let other else { return end == nil && other == nil }
    return end.isIncluded == other.isIncluded && isSame(end.bound, other.bound)
  }

  mutating func orderOfSums(
    _ operation: ArithmeticOperator,
    _ left: CheckedExpression,
    _ right: CheckedExpression,
    _ new: CheckedExpression
  ) -> ValueOrder {
    guard case .arithmetic(_, let otherLeft, let otherRight) = new.kind,
      left.type == otherLeft.type, right.type == otherRight.type,
      // A day that does not exist is an error then, for one of the two only.
      program.time.monthEnd != .strict
    else { return .unknown }
    switch operation {
    case .add: return order(left, otherLeft).and(order(right, otherRight))
    case .subtract: return order(left, otherLeft).and(order(right, otherRight).reversed)
    case .multiply, .divide: return .unknown
    }
  }

  mutating func orderOfFunctions(
    _ function: BuiltinFunction,
    _ before: [CheckedExpression],
    _ after: [CheckedExpression]
  ) -> ValueOrder {
    guard before.count == after.count else { return .unknown }
    switch function {
    case .least, .greatest:
      var result = ValueOrder.equal
      for (argument, other) in zip(before, after) { result = result.and(order(argument, other)) }
      return result
    case .yearOf, .firstDayOfMonth, .lastDayOfMonth, .firstDayOfYear, .lastDayOfYear:
      return order(before[0], after[0])
    case .monthsBetween, .yearsBetween, .periodBetween, .serviceOf, .daysOf, .weightedServiceOf,
      .weightedDaysOf, .atLeastLevel, .without:
      return .unknown
    }
  }

  // MARK: - Lists of the dossier

  mutating func orderOverLists(
    _ old: CheckedExpression,
    _ new: CheckedExpression
  ) -> ValueOrder {
    switch (old.kind, new.kind) {
    case (
      .quantified(let quantifier, let variable, let list, let filter, let condition),
      .quantified(let other, let otherVariable, let otherList, let otherFilter, let second)
    ):
      bind(variable, otherVariable)
      let lists = order(list, otherList)
      let filters = orderOfFilters(filter, otherFilter)
      let conditions = order(condition, second)
      switch (quantifier, other) {
      case (.some, .some): return lists.and(filters).and(conditions)
      case (.every, .every): return lists.reversed.and(filters.reversed).and(conditions)
      case (.atLeast(let count), .atLeast(let otherCount)):
        return lists.and(filters).and(conditions).and(order(count, otherCount).reversed)
      case (.atMost(let count), .atMost(let otherCount)):
        return lists.and(filters).and(conditions).reversed.and(order(count, otherCount))
      default: return .unknown
      }
    case (
      .aggregate(.count, _, let variable, let list, let filter),
      .aggregate(.count, _, let otherVariable, let otherList, let otherFilter)
    ):
      bind(variable, otherVariable)
      return order(list, otherList).and(orderOfFilters(filter, otherFilter))
    case (
      .consecutiveYears(let count, true, let variable, let list, let end, let condition),
      .consecutiveYears(let other, true, let otherVariable, let otherList, let otherEnd, let second)
    ):
      bind(variable, otherVariable)
      guard isSame(list, otherList), areSame(end, otherEnd), areSame(condition, second) else {
        return .unknown
      }
      return count == other ? .equal : other < count ? .rises : .falls
    default: return .unknown
    }
  }

  private mutating func areSame(_ old: CheckedExpression?, _ new: CheckedExpression?) -> Bool {
    guard let old, let new else { return old == nil && new == nil }
    return isSame(old, new)
  }

  /// No filter lets everything through.
  private mutating func orderOfFilters(
    _ old: CheckedExpression?,
    _ new: CheckedExpression?
  ) -> ValueOrder {
    switch (old, new) {
    case (nil, nil): .equal
    case (nil, _): .falls
    case (_, nil): .rises
    case (let before?, let after?): order(before, after)
    }
  }
}
