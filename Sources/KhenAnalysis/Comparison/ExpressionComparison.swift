import KhenSemantics
import KhenSource
import KhenSyntax

/// Where two expressions say different things: the smallest parts that differ.
struct ExpressionDifference: Sendable {
  /// What kind of difference it is.
  enum Kind: Sendable {
    /// Another figure in the same place.
    case figure
    /// `>=` became `>`.
    case comparison(ComparisonOperator, ComparisonOperator)
    /// A part of `và`, `hoặc` or a list that the old one does not have.
    case partAdded(Junction)
    /// A part of `và`, `hoặc` or a list that the new one does not have.
    case partRemoved(Junction)
    /// A row of a lookup has another value or is for something else.
    case row
    /// A row of a lookup that the old one does not have.
    case rowAdded
    /// A row of a lookup that the new one does not have.
    case rowRemoved
    /// Something else stands there.
    case replaced
  }
  /// What the parts of an expression are joined by.
  enum Junction: Hashable, Sendable {
    case and
    case or
    case list
  }
  /// What kind of difference it is.
  var kind: Kind
  /// The old part.
  var old: CheckedExpression?
  /// The new part.
  var new: CheckedExpression?
  /// The condition around the old part that says what it is about.
  var oldContext: SourceRange?
  /// The same in the new rules.
  var newContext: SourceRange?
  /// The row of a lookup that it is in, in the old rules.
  var oldRow: MatchRow?
  /// The row of a lookup that it is in, in the new rules.
  var newRow: MatchRow?
}

/// Compares expressions of two rule sets by meaning of names, not by spelling.
///
/// Order in `và`, `hoặc` and lists does not count, nor do names of bound variables, nor the two ways
/// to write a comparison (`a < b`, `b > a`).
struct ExpressionComparison {
  let matching: RuleSetMatching
  let old: CheckedProgram
  let new: CheckedProgram
  /// The kinds of dossier whose fields are read without a record, in the old and the new rules;
  /// nothing where that is any kind (`hồ sơ chung`).
  var owner: (old: Int, new: Int)?
  /// Which new variable stands for an old one.
  var variables: [Int: Int] = [:]

  init(
    _ matching: RuleSetMatching,
    _ old: CheckedProgram,
    _ new: CheckedProgram,
    owner: (old: Int, new: Int)? = nil
  ) {
    self.matching = matching
    self.old = old
    self.new = new
    self.owner = owner
  }

  /// The smallest parts that differ, in the order of the new expression; empty when none do.
  mutating func differences(
    _ before: CheckedExpression,
    _ after: CheckedExpression
  ) -> [ExpressionDifference] {
    compare(before, after, in: nil)
  }

  /// The same of expressions that may not be there.
  mutating func differences(
    _ before: CheckedExpression?,
    _ after: CheckedExpression?
  ) -> [ExpressionDifference] {
    switch (before, after) {
    case (nil, nil): []
    case (let before?, let after?): differences(before, after)
    case (let before, let after):
      [ExpressionDifference(kind: .replaced, old: before, new: after)]
    }
  }

  // MARK: - Whether all is the same

  mutating func isSame(_ before: CheckedExpression, _ after: CheckedExpression) -> Bool {
    compare(before, after, in: nil).isEmpty
  }

  mutating func isSame(_ before: CheckedBody, _ after: CheckedBody) -> Bool {
    differences(before.expression, after.expression).isEmpty
  }

  mutating func isSame(_ before: [CheckedException], _ after: [CheckedException]) -> Bool {
    guard before.count == after.count else { return false }
    let names = after.map { $0.name }
    for exception in before {
      guard let place = names.firstIndex(of: exception.name) else { return false }
      let other = after[place]
      let prevails = Set(exception.prevailsOver.map { before[$0].name })
      guard isSame(exception.condition, other.condition), isSame(exception.body, other.body),
        prevails == Set(other.prevailsOver.map { after[$0].name }),
        isSame(exception.exceptions, other.exceptions)
      else { return false }
    }
    return true
  }

  /// Whether two definitions give the same, names of arguments aside.
  mutating func isSame(_ before: CheckedDefinition, _ after: CheckedDefinition) -> Bool {
    guard bind(before, after) else { return false }
    return isSame(before.body, after.body) && isSame(before.exceptions, after.exceptions)
  }

  /// Lets the arguments of two definitions stand for each other; false where they do not fit.
  mutating func bind(_ before: CheckedDefinition, _ after: CheckedDefinition) -> Bool {
    guard before.parameters.count == after.parameters.count,
      before.receiver.map({ matching.records[$0] }) == after.receiver.map({ $0 })
    else { return false }
    for (argument, other) in zip(before.parameters, after.parameters) {
      guard matching.isSame(argument.type, other.type) else { return false }
      variables[argument.id] = other.id
    }
    if before.receiverVariable >= 0 {
      variables[before.receiverVariable] = after.receiverVariable
    } else if let kind = before.receiver, let otherKind = after.receiver {
      owner = (kind, otherKind)
    }
    return true
  }

  // MARK: - The walk

  /// The ranges of the innermost condition around a part.
  struct Context {
    var old: SourceRange
    var new: SourceRange
  }

  mutating func compare(
    _ before: CheckedExpression,
    _ after: CheckedExpression,
    in context: Context?
  ) -> [ExpressionDifference] {
    if case .convert(let inner) = before.kind, case .convert(let other) = after.kind,
      matching.isSame(before.type, after.type)
    {
      return compare(inner, other, in: context)
    }
    switch (before.kind, after.kind) {
    case (.and(let first), .and(let second)):
      return compareParts(first, second, .and, before, after, in: context)
    case (.or(let first), .or(let second)):
      return compareParts(first, second, .or, before, after, in: context)
    case (.list(let first), .list(let second)):
      return compareParts(first, second, .list, before, after, in: context)
    case (.comparison(let operation, let left, let right), .comparison):
      return compareComparison(operation, left, right, before, after, in: context)
    case (.match(let subject, let rows), .match(let other, let otherRows)):
      return compareMatch(subject, rows, other, otherRows, before, after, in: context)
    case (.constant, .constant):
      if hasSameHead(before, after) { return [] }
      return [difference(.figure, before, after, in: context)]
    // A condition that became one of several, or the only one that is left.
    case (_, .and(let parts)) where !isJunction(before):
      return compareParts([before], parts, .and, before, after, in: context)
    case (.and(let parts), _) where !isJunction(after):
      return compareParts(parts, [after], .and, before, after, in: context)
    case (_, .or(let parts)) where !isJunction(before):
      return compareParts([before], parts, .or, before, after, in: context)
    case (.or(let parts), _) where !isJunction(after):
      return compareParts(parts, [after], .or, before, after, in: context)
    default: return compareChildren(before, after, in: context)
    }
  }

  private func isJunction(_ expression: CheckedExpression) -> Bool {
    switch expression.kind {
    case .and, .or: true
    default: false
    }
  }

  mutating func compareChildren(
    _ before: CheckedExpression,
    _ after: CheckedExpression,
    in context: Context?
  ) -> [ExpressionDifference] {
    guard hasSameHead(before, after) else {
      return [difference(.replaced, before, after, in: context)]
    }
    let first = before.children
    let second = after.children
    guard first.count == second.count else {
      return [difference(.replaced, before, after, in: context)]
    }
    let inner = before.type == .boolean ? Context(old: before.range, new: after.range) : context
    var found: [ExpressionDifference] = []
    var replacedCount = 0
    for (child, other) in zip(first, second) {
      let differences = compare(child, other, in: inner)
      if differences.count == 1, case .replaced = differences[0].kind { replacedCount += 1 }
      found += differences
    }
    // Where nothing is left of it, it is another expression.
    if replacedCount > 1, replacedCount == first.count {
      return [difference(.replaced, before, after, in: context)]
    }
    return found
  }

  func difference(
    _ kind: ExpressionDifference.Kind,
    _ before: CheckedExpression?,
    _ after: CheckedExpression?,
    in context: Context?
  ) -> ExpressionDifference {
    ExpressionDifference(
      kind: kind,
      old: before,
      new: after,
      oldContext: context?.old,
      newContext: context?.new
    )
  }
}
