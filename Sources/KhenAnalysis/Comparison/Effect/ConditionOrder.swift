import KhenSemantics
import KhenSource
import KhenSyntax

/// How an old value lies to a new one in every dossier, as far as their form proves it.
enum ValueOrder: Hashable {
  /// Always the same.
  case equal
  /// The old one is never greater: a condition never held that does not hold now.
  case rises
  /// The old one is never less.
  case falls
  /// Nothing is proved.
  case unknown

  /// The order of the opposites.
  var reversed: ValueOrder {
    switch self {
    case .equal, .unknown: self
    case .rises: .falls
    case .falls: .rises
    }
  }

  /// The order of what grows with both of two values.
  func and(_ other: ValueOrder) -> ValueOrder {
    switch (self, other) {
    case (.equal, let order), (let order, .equal): order
    case (.rises, .rises): .rises
    case (.falls, .falls): .falls
    default: .unknown
    }
  }

  /// The same unless it is only an inequality.
  var onlyEqual: ValueOrder { self == .equal ? .equal : .unknown }
}

/// Proves by form alone that a new condition holds wherever an old one does, or the other way.
///
/// Works on the union of two rule sets, where what means the same is the same declaration. Values
/// are compared point by point: lists by their elements, conditions as no below yes. Both are walked
/// side by side; where they part in a way that is not understood, nothing is proved.
struct ConditionOrder {
  /// The union.
  let program: CheckedProgram
  /// Which definition of the union is the new form of an old one.
  let definitions: [Int: Int]
  /// Which parameter of the union is the new form of an old one.
  let parameters: [Int: Int]
  /// The days asked about, where the law is that of the day of evaluation.
  let days: DaySpan
  /// Whether the law is that of another day here.
  private var isElsewhere = false
  private var equality: ExpressionComparison

  /// Prepares to compare conditions of a kind of dossier on some days.
  init(
    _ program: CheckedProgram,
    kind: Int,
    definitions: [Int: Int],
    parameters: [Int: Int],
    days: DaySpan
  ) {
    self.program = program
    self.definitions = definitions
    self.parameters = parameters
    self.days = days
    equality = ExpressionComparison(
      RuleSetMatching(identityOf: program),
      program,
      program,
      owner: (kind, kind)
    )
  }

  // MARK: - Parts of awards

  /// The order of two groups, criteria or attestations.
  mutating func order(_ old: CheckedNode, _ new: CheckedNode) -> ValueOrder {
    switch (old.kind, new.kind) {
    case (.criterion(let before?), .criterion(let after?)): order(before, after)
    case (.criterion(nil), .criterion(nil)): .equal
    case (.group(let requirement, let before), .group(let other, let after)):
      order(requirement, before, other, after)
    default: .unknown
    }
  }

  private mutating func order(
    _ requirement: GroupDeclaration.Requirement,
    _ before: [CheckedNode],
    _ other: GroupDeclaration.Requirement,
    _ after: [CheckedNode]
  ) -> ValueOrder {
    let oldNeed = requirement.count(of: before.count)
    let newNeed = other.count(of: after.count)
    var left = before
    var result = ValueOrder.equal
    var added = 0
    for node in after {
      let place = left.firstIndex { candidate in
        candidate.name == node.name && node.name != nil || order(candidate, node) == .equal
      }
      if let place {
        result = result.and(order(left.remove(at: place), node))
      } else {
        added += 1
      }
    }
    return result.and(counts(needs: oldNeed, newNeed, removed: left.count, added: added))
  }

  /// How it lies when some parts come and others go, and another number of them must hold.
  ///
  /// Parts that came may all hold, and none; so may those that went.
  private func counts(needs old: Int, _ new: Int, removed: Int, added: Int) -> ValueOrder {
    if removed == 0, added == 0 {
      return old == new ? .equal : new < old ? .rises : .falls
    }
    // Whoever had enough has enough even without what went.
    let risesAlways = new <= old - removed
    // Whoever has enough now had enough even without what came.
    let fallsAlways = old <= new - added
    switch (risesAlways, fallsAlways) {
    case (true, true): return .equal
    case (true, false): return .rises
    case (false, true): return .falls
    case (false, false): return .unknown
    }
  }

  // MARK: - Expressions

  /// The order of two expressions of one type.
  mutating func order(_ old: CheckedExpression, _ new: CheckedExpression) -> ValueOrder {
    if equality.isSame(old, new) { return .equal }
    switch (old.kind, new.kind) {
    case (.convert(let before), .convert(let after)) where old.type == new.type:
      return order(before, after)
    case (.unwrap(let before), .unwrap(let after)): return order(before, after)
    case (.constant(let before), .constant(let after)): return order(before, after)
    case (.and(let before), .and(let after)): return order(before, after, isAnd: true)
    case (.or(let before), .or(let after)): return order(before, after, isAnd: false)
    case (_, .and(let after)): return order([old], after, isAnd: true)
    case (.and(let before), _): return order(before, [new], isAnd: true)
    case (_, .or(let after)): return order([old], after, isAnd: false)
    case (.or(let before), _): return order(before, [new], isAnd: false)
    case (.not(let before), .not(let after)), (.negate(let before), .negate(let after)):
      return order(before, after).reversed
    case (.comparison(let operation, let left, let right), .comparison):
      return orderOfComparison(operation, left, right, new)
    case (.inRange(let value, let lower, let upper), .inRange(let other, let first, let last)):
      guard isSame(value, other) else { return .unknown }
      return orderOfEnds(lower, first).reversed.and(orderOfEnds(upper, last))
    case (.membership(let value, let list), .membership(let other, let otherList)):
      return isSame(value, other) ? order(list, otherList) : .unknown
    case (.list(let before), .list(let after)): return orderOfLists(before, after)
    case (.call(let definition, let receiver, let arguments), .call(let other, _, _)):
      return orderOfCalls(definition, other, receiver, arguments, new)
    case (.parameter(let before), .parameter(let after)): return orderOfParameters(before, after)
    case (.match(let subject, let rows), .match(let other, let otherRows)):
      return isSame(subject, other) ? order(rows, otherRows) : .unknown
    case (.arithmetic(let operation, let left, let right), .arithmetic(let other, _, _)):
      return operation == other ? orderOfSums(operation, left, right, new) : .unknown
    case (.asOf(let value, let date), .asOf(let other, let otherDate)):
      guard isSame(date, otherDate) else { return .unknown }
      let outside = isElsewhere
      isElsewhere = true
      defer { isElsewhere = outside }
      return order(value, other)
    case (.function(let function, let before), .function(let other, let after)):
      return function == other ? orderOfFunctions(function, before, after) : .unknown
    case (.orIfNone(let value, let fallback), .orIfNone(let other, let otherFallback)):
      // Whether there is a value must not depend on what differs.
      return isSame(value, other) ? order(fallback, otherFallback) : .unknown
    default: return orderOverLists(old, new)
    }
  }

  mutating func isSame(_ old: CheckedExpression, _ new: CheckedExpression) -> Bool {
    equality.isSame(old, new)
  }

  /// Lets two variables stand for each other.
  mutating func bind(_ old: CheckedVariable, _ new: CheckedVariable) {
    equality.variables[old.id] = new.id
  }

  /// Compares within the fields of a kind or record.
  mutating func within<Result>(
    _ old: CheckedDefinition,
    _ new: CheckedDefinition,
    _ body: (inout ConditionOrder) -> Result
  ) -> Result? {
    let owner = equality.owner
    defer { equality.owner = owner }
    guard equality.bind(old, new) else { return nil }
    return body(&self)
  }

  // MARK: - Figures and names

  private func order(_ old: Constant, _ new: Constant) -> ValueOrder {
    func compared<Value: Comparable>(_ before: Value, _ after: Value) -> ValueOrder {
      before == after ? .equal : before < after ? .rises : .falls
    }
    func fractions(_ before: Rational, _ after: Rational) -> ValueOrder {
      before == after ? .equal : before < after ? .rises : .falls
    }
    switch (old, new) {
    case (.boolean(let before), .boolean(let after)):
      return compared(before ? 1 : 0, after ? 1 : 0)
    case (.integer(let before), .integer(let after)), (.date(let before), .date(let after)),
      (.year(let before), .year(let after)), (.workingDays(let before), .workingDays(let after)):
      return compared(before, after)
    case (.number(let before), .number(let after)), (.days(let before), .days(let after)),
      (.money(let before), .money(let after)):
      return fractions(before, after)
    // Of years and months the longer is longer, from whatever day it is counted.
    case (.period(let before, 0), .period(let after, 0)): return compared(before, after)
    case (.member(let catalogue, let before), .member(let other, let after)):
      return catalogue == other && program.catalogues[catalogue].isOrdered
        ? compared(before, after) : .unknown
    default: return .unknown
    }
  }

  private mutating func orderOfParameters(_ old: Int, _ new: Int) -> ValueOrder {
    guard parameters[old] == new else { return .unknown }
    let before = versions(of: old)
    let after = versions(of: new)
    guard !before.isEmpty, before.map({ $0.span }) == after.map({ $0.span }) else {
      return .unknown
    }
    var result = ValueOrder.equal
    for (version, other) in zip(before, after) {
      guard let value = version.body.expression, let second = other.body.expression else {
        return .unknown
      }
      result = result.and(order(value, second))
    }
    return result
  }

  /// The values that can be in force on the days asked about, each only on those days.
  private func versions(of parameter: Int) -> [CheckedParameter.Version] {
    let all = program.parameters[parameter].versions
    if isElsewhere { return all }
    return all.filter { $0.span.overlaps(days) }.map {
      CheckedParameter.Version(span: $0.span.clipped(to: days), body: $0.body)
    }
  }
}

extension DaySpan {
  /// The days that lie in another span as well.
  func clipped(to other: DaySpan) -> DaySpan {
    DaySpan(
      start: start.map { start in other.start.map { max(start, $0) } ?? start } ?? other.start,
      end: end.map { end in other.end.map { min(end, $0) } ?? end } ?? other.end
    )
  }
}

extension GroupDeclaration.Requirement {
  /// How many of so many parts must hold.
  fileprivate func count(of parts: Int) -> Int {
    switch self {
    case .all: parts
    case .any: 1
    case .atLeast(let count): count
    }
  }
}
