import KhenSemantics
import KhenSource
import KhenSyntax

/// Comparison of what has parts in an order of its own: junctions, lists, comparisons, lookups.
extension ExpressionComparison {
  mutating func compareParts(
    _ first: [CheckedExpression],
    _ second: [CheckedExpression],
    _ junction: ExpressionDifference.Junction,
    _ before: CheckedExpression,
    _ after: CheckedExpression,
    in context: Context?
  ) -> [ExpressionDifference] {
    let inner =
      junction == .list ? context : Context(old: before.range, new: after.range)
    var left = first
    var right: [CheckedExpression] = []
    for part in second {
      if let place = left.indices.first(where: { compare(left[$0], part, in: nil).isEmpty }) {
        left.remove(at: place)
      } else {
        right.append(part)
      }
    }
    if left.isEmpty, right.isEmpty { return [] }
    var found: [ExpressionDifference] = []
    // Parts that are almost alike are one part that changed; in a list nothing is almost alike.
    if junction != .list {
      var rest: [CheckedExpression] = []
      for part in right {
        let place = left.indices.first { isAlmost(left[$0], part) }
        if let place {
          found += compare(left.remove(at: place), part, in: inner)
        } else {
          rest.append(part)
        }
      }
      right = rest
    }
    if left.count == 1, right.count == 1, junction != .list {
      return found + compare(left[0], right[0], in: inner)
    }
    found += left.map { difference(.partRemoved(junction), $0, nil, in: inner) }
    found += right.map { difference(.partAdded(junction), nil, $0, in: inner) }
    return found
  }

  /// Whether two conditions differ inside only.
  private mutating func isAlmost(_ before: CheckedExpression, _ after: CheckedExpression) -> Bool {
    let found = compare(before, after, in: nil)
    guard !found.isEmpty else { return true }
    return !found.contains { $0.old?.range == before.range || $0.new?.range == after.range }
  }

  mutating func compareComparison(
    _ operation: ComparisonOperator,
    _ left: CheckedExpression,
    _ right: CheckedExpression,
    _ before: CheckedExpression,
    _ after: CheckedExpression,
    in context: Context?
  ) -> [ExpressionDifference] {
    guard case .comparison(var other, var otherLeft, var otherRight) = after.kind else {
      return [difference(.replaced, before, after, in: context)]
    }
    let inner = Context(old: before.range, new: after.range)
    var lefts = compare(left, otherLeft, in: inner)
    var rights = compare(right, otherRight, in: inner)
    if !lefts.isEmpty, !rights.isEmpty {
      let crossed = compare(left, otherRight, in: inner)
      let crossedBack = compare(right, otherLeft, in: inner)
      if crossed.isEmpty || crossedBack.isEmpty {
        (otherLeft, otherRight) = (otherRight, otherLeft)
        other = other.mirrored
        lefts = crossed
        rights = crossedBack
      }
    }
    if isReplaced(lefts), isReplaced(rights) {
      return [difference(.replaced, before, after, in: context)]
    }
    var found = lefts + rights
    if operation != other {
      var change = difference(.comparison(operation, other), before, after, in: context)
      change.oldContext = before.range
      change.newContext = after.range
      found.append(change)
    }
    return found
  }

  private func isReplaced(_ differences: [ExpressionDifference]) -> Bool {
    guard differences.count == 1 else { return false }
    if case .replaced = differences[0].kind { return true }
    return false
  }

  // MARK: - Lookups

  mutating func compareMatch(
    _ subject: CheckedExpression,
    _ rows: [MatchRow],
    _ other: CheckedExpression,
    _ otherRows: [MatchRow],
    _ before: CheckedExpression,
    _ after: CheckedExpression,
    in context: Context?
  ) -> [ExpressionDifference] {
    let subjects = compare(subject, other, in: context)
    if isReplaced(subjects) { return [difference(.replaced, before, after, in: context)] }
    var found = subjects
    // Rows that are left after those for the same thing are paired in order.
    var left: [MatchRow] = []
    var right = otherRows
    for row in rows {
      guard let place = right.indices.first(where: { isSame(row.patterns, right[$0].patterns) })
      else {
        left.append(row)
        continue
      }
      let match = right.remove(at: place)
      found += compareRow(row, match)
    }
    for (row, match) in zip(left, right) {
      found.append(rowDifference(.row, row, match))
    }
    let paired = min(left.count, right.count)
    found += left.dropFirst(paired).map { rowDifference(.rowRemoved, $0, nil) }
    found += right.dropFirst(paired).map { rowDifference(.rowAdded, nil, $0) }
    return found
  }

  private mutating func compareRow(_ row: MatchRow, _ other: MatchRow) -> [ExpressionDifference] {
    var found = differences(row.body.expression, other.body.expression)
    for index in found.indices {
      found[index].oldRow = row
      found[index].newRow = other
    }
    return found
  }

  private func rowDifference(
    _ kind: ExpressionDifference.Kind,
    _ row: MatchRow?,
    _ other: MatchRow?
  ) -> ExpressionDifference {
    ExpressionDifference(
      kind: kind,
      old: row?.body.expression,
      new: other?.body.expression,
      oldRow: row,
      newRow: other
    )
  }

  private mutating func isSame(
    _ patterns: [MatchRow.Pattern],
    _ others: [MatchRow.Pattern]
  ) -> Bool {
    guard patterns.count == others.count else { return false }
    var left = others
    for pattern in patterns {
      guard let place = left.indices.first(where: { isSame(pattern, left[$0]) }) else {
        return false
      }
      left.remove(at: place)
    }
    return true
  }

  private mutating func isSame(_ pattern: MatchRow.Pattern, _ other: MatchRow.Pattern) -> Bool {
    switch (pattern, other) {
    case (.value(let constant), .value(let second)): isSame(constant, second)
    case (.range(let lower, let upper), .range(let otherLower, let otherUpper)):
      isSame(lower, otherLower) && isSame(upper, otherUpper)
    default: false
    }
  }

  mutating func isSame(_ end: RangeEnd?, _ other: RangeEnd?) -> Bool {
    guard let end, let other else { return end == nil && other == nil }
    return end.isIncluded == other.isIncluded && isSame(end.bound, other.bound)
  }
}

extension ComparisonOperator {
  /// The operator that says the same with the sides changed over.
  var mirrored: ComparisonOperator {
    switch self {
    case .equal, .different: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
