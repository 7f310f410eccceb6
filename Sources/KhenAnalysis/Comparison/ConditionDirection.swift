import KhenSemantics
import KhenSource
import KhenSyntax

/// Whether a condition holds in more or in fewer cases than before.
package enum ConditionDirection: String, Hashable, Sendable, CaseIterable {
  case wider
  case narrower

  /// What the form of the differences alone proves; nothing where it proves neither.
  ///
  /// Each difference must point the same way: an alternative more (wider), a part of `và` more
  /// (narrower), a figure of a comparison moved. Under `không` and inside anything that is not
  /// `và`, `hoặc`, `có … trong` or a comparison nothing is proved.
  static func of(
    _ before: CheckedExpression,
    _ after: CheckedExpression,
    _ differences: [ExpressionDifference]
  ) -> ConditionDirection? {
    var directions: Set<ConditionDirection> = []
    for difference in differences {
      guard let direction = direction(of: difference, in: before, after) else { return nil }
      directions.insert(direction)
    }
    return directions.count == 1 ? directions.first : nil
  }

  private var opposite: ConditionDirection {
    switch self {
    case .wider: .narrower
    case .narrower: .wider
    }
  }

  private static func direction(
    of difference: ExpressionDifference,
    in before: CheckedExpression,
    _ after: CheckedExpression
  ) -> ConditionDirection? {
    let root = difference.new == nil && difference.newContext == nil ? before : after
    let place = difference.newContext ?? difference.new?.range ?? difference.oldContext
    guard let place, isReachedUpwards(place, in: root) else { return nil }
    switch difference.kind {
    case .partAdded(.and), .partRemoved(.or): return .narrower
    case .partAdded(.or), .partRemoved(.and): return .wider
    case .partAdded(.list): return isMembership(place, in: root) ? .wider : nil
    case .partRemoved(.list): return isMembership(place, in: root) ? .narrower : nil
    case .comparison(let old, let new): return direction(old, new)
    case .figure: return directionOfFigure(difference, place, in: root)
    case .row, .rowAdded, .rowRemoved, .replaced: return nil
    }
  }

  /// Whether a wider condition at a place makes the whole wider.
  private static func isReachedUpwards(_ place: SourceRange, in root: CheckedExpression) -> Bool {
    if root.range == place { return true }
    switch root.kind {
    case .and(let parts), .or(let parts):
      return parts.contains { $0.range.encloses(place) && isReachedUpwards(place, in: $0) }
    case .quantified(.some, _, let list, let filter, let condition):
      if list.range.encloses(place) { return false }
      return [filter, condition].compactMap { $0 }.contains {
        $0.range.encloses(place) && isReachedUpwards(place, in: $0)
      }
    case .comparison, .membership: return root.range.encloses(place)
    default: return false
    }
  }

  private static func isMembership(_ place: SourceRange, in root: CheckedExpression) -> Bool {
    if root.range == place, case .membership = root.kind { return true }
    return root.children.contains { $0.range.encloses(place) && isMembership(place, in: $0) }
  }

  private static func direction(
    _ old: ComparisonOperator,
    _ new: ComparisonOperator
  ) -> ConditionDirection? {
    switch (old, new) {
    case (.greater, .greaterOrEqual), (.less, .lessOrEqual), (.equal, .greaterOrEqual),
      (.equal, .lessOrEqual), (.greater, .different), (.less, .different):
      .wider
    case (.greaterOrEqual, .greater), (.lessOrEqual, .less), (.greaterOrEqual, .equal),
      (.lessOrEqual, .equal), (.different, .greater), (.different, .less):
      .narrower
    default: nil
    }
  }

  /// A bound that is a figure itself moved up or down.
  private static func directionOfFigure(
    _ difference: ExpressionDifference,
    _ place: SourceRange,
    in root: CheckedExpression
  ) -> ConditionDirection? {
    guard let old = difference.old, let new = difference.new,
      let rises = rises(old, new),
      let comparison = comparison(at: place, in: root),
      case .comparison(let operation, let left, let right) = comparison.kind
    else { return nil }
    let isRight = right.withoutConversions.range == new.range
    guard isRight || left.withoutConversions.range == new.range else { return nil }
    let effective = isRight ? operation : operation.mirrored
    switch effective {
    case .less, .lessOrEqual: return rises ? .wider : .narrower
    case .greater, .greaterOrEqual: return rises ? .narrower : .wider
    case .equal, .different: return nil
    }
  }

  private static func comparison(
    at place: SourceRange,
    in root: CheckedExpression
  ) -> CheckedExpression? {
    if root.range == place, case .comparison = root.kind { return root }
    for child in root.children where child.range.encloses(place) {
      if let found = comparison(at: place, in: child) { return found }
    }
    return nil
  }

  /// Whether a figure is greater than it was; nothing where that cannot be said.
  private static func rises(_ old: CheckedExpression, _ new: CheckedExpression) -> Bool? {
    guard case .constant(let before) = old.withoutConversions.kind,
      case .constant(let after) = new.withoutConversions.kind
    else { return nil }
    switch (before, after) {
    case (.integer(let before), .integer(let after)), (.date(let before), .date(let after)),
      (.year(let before), .year(let after)), (.workingDays(let before), .workingDays(let after)):
      return after > before
    case (.number(let before), .number(let after)), (.days(let before), .days(let after)),
      (.money(let before), .money(let after)):
      return before < after
    case (.period(let months, 0), .period(let otherMonths, 0)): return otherMonths > months
    default: return nil
    }
  }
}
