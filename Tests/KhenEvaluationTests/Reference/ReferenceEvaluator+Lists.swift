// Quantifiers, aggregates and runs of years, element by element and window by window.
import KhenSemantics
import KhenSource
import KhenSyntax

extension ReferenceEvaluator {
  /// The elements of a list, a range of years, or an optional taken as a list; nothing for a
  /// failure.
  static func elements(of value: ReferenceValue) -> [ReferenceValue]? {
    switch value {
    case .failure: nil
    case .list(let elements): elements
    case .years(let first, let last):
      first > last ? [] : (first...last).map { .year($0) }
    case .none: []
    default: [value]
    }
  }

  mutating func quantified(
    _ quantifier: CheckedExpression.Quantifier,
    _ variable: CheckedVariable,
    list: CheckedExpression,
    filter: CheckedExpression?,
    condition: CheckedExpression
  ) -> ReferenceValue {
    let value = evaluate(list)
    guard let elements = Self.elements(of: value) else { return value }
    let isEvery = if case .every = quantifier { true } else { false }
    var outcomes: [ReferenceValue] = []
    for element in elements {
      variables[variable.id] = element
      let meant = filter.map { evaluate($0) } ?? .boolean(true)
      variables[variable.id] = element
      let isMet = evaluate(condition)
      outcomes.append(isEvery ? any([Self.negated(meant), isMet]) : all([meant, isMet]))
    }
    switch quantifier {
    case .some: return any(outcomes)
    case .every: return all(outcomes)
    case .atLeast(let count): return atLeast(evaluate(count), of: outcomes)
    case .atMost(let count): return atMost(evaluate(count), of: outcomes)
    case .exactly(let count):
      let count = evaluate(count)
      return all([atLeast(count, of: outcomes), atMost(count, of: outcomes)])
    }
  }

  /// Whether so many are true, whatever those that fail would be.
  private func atLeast(_ count: ReferenceValue, of outcomes: [ReferenceValue]) -> ReferenceValue {
    guard case .number(let count) = count else { return count }
    let certain = Rational(Int64(outcomes.count { $0 == .boolean(true) }))
    let possible = Rational(Int64(outcomes.count { $0 != .boolean(false) }))
    if !(certain < count) { return .boolean(true) }
    if possible < count { return .boolean(false) }
    return .failure(ReferenceValue.failure(in: outcomes) ?? .outOfRange)
  }

  private func atMost(_ count: ReferenceValue, of outcomes: [ReferenceValue]) -> ReferenceValue {
    guard case .number(let number) = count else { return count }
    return Self.negated(atLeast(.checked(number.adding(Rational(1))), of: outcomes))
  }

  mutating func twoDistinct(
    _ first: CheckedVariable,
    _ second: CheckedVariable,
    list: CheckedExpression,
    condition: CheckedExpression
  ) -> ReferenceValue {
    let value = evaluate(list)
    guard let elements = Self.elements(of: value) else { return value }
    var outcomes: [ReferenceValue] = []
    for left in elements.indices {
      for right in elements.indices where right != left {
        variables[first.id] = elements[left]
        variables[second.id] = elements[right]
        outcomes.append(evaluate(condition))
      }
    }
    return any(outcomes)
  }

  mutating func aggregate(
    _ kind: Aggregate.Kind,
    value: CheckedExpression?,
    _ variable: CheckedVariable,
    list: CheckedExpression,
    filter: CheckedExpression?,
    type: ValueType
  ) -> ReferenceValue {
    let listValue = evaluate(list)
    guard let elements = Self.elements(of: listValue) else { return listValue }
    let (meant, failure) = meantElements(elements, variable, filter)
    if let failure { return .failure(failure) }
    switch kind {
    case .count: return .integer(meant.count)
    case .share:
      return elements.isEmpty
        ? .none : .checked(Rational(Int64(meant.count), Int64(elements.count)))
    case .sum, .greatest, .least: break
    }
    var values: [ReferenceValue] = []
    for element in meant {
      variables[variable.id] = element
      values.append(value.map { evaluate($0) } ?? element)
    }
    if let failure = ReferenceValue.failure(in: values) { return .failure(failure) }
    if kind != .sum { return Self.extreme(values, greatest: kind == .greatest) }
    let isPeriod = type.unwrapped == .period
    var sum = isPeriod ? ReferenceValue.period(months: 0, days: 0) : .integer(0)
    for value in values where value != .none { sum = arithmetic(.add, sum, value) }
    return sum
  }

  mutating func collect(
    _ isDistinct: Bool,
    value: CheckedExpression?,
    _ variable: CheckedVariable,
    list: CheckedExpression,
    filter: CheckedExpression?
  ) -> ReferenceValue {
    let listValue = evaluate(list)
    guard let elements = Self.elements(of: listValue) else { return listValue }
    let (meant, failure) = meantElements(elements, variable, filter)
    if let failure { return .failure(failure) }
    var collected: [ReferenceValue] = []
    for element in meant {
      variables[variable.id] = element
      let result = value.map { evaluate($0) } ?? element
      if result == .none || (isDistinct && collected.contains(result)) { continue }
      collected.append(result)
    }
    return .list(collected)
  }

  /// The elements for which the filter is true, or the failure of the filter.
  mutating func meantElements(
    _ elements: [ReferenceValue],
    _ variable: CheckedVariable,
    _ filter: CheckedExpression?
  ) -> ([ReferenceValue], ReferenceFailure?) {
    guard let filter else { return (elements, nil) }
    var meant: [ReferenceValue] = []
    var failures: [ReferenceFailure] = []
    for element in elements {
      variables[variable.id] = element
      let isMeant = evaluate(filter)
      if isMeant == .boolean(true) { meant.append(element) }
      if let failure = isMeant.failure { failures.append(failure) }
    }
    return (meant, failures.min())
  }

  /// Tries every window of years that lies in the list.
  mutating func consecutiveYears(
    _ count: Int,
    allowsLonger: Bool,
    _ variable: CheckedVariable,
    list: CheckedExpression,
    endingIn: CheckedExpression?,
    condition: CheckedExpression?
  ) -> ReferenceValue {
    let (value, last) = (evaluate(list), endingIn.map { evaluate($0) })
    guard let elements = Self.elements(of: value) else { return value }
    if let last, last.failure != nil { return last }
    var years: Set<Int> = []
    for element in elements {
      switch element {
      case .year(let year): years.insert(year)
      case .years(let first, let last): if first <= last { years.formUnion(first...last) }
      case .failure: return element
      default: continue
      }
    }
    var outcomes: [ReferenceValue] = []
    for start in years {
      var end = start
      while years.contains(end) {
        let length = end - start + 1
        if length == count || (allowsLonger && length > count),
          last == nil || last == .year(end)
        {
          variables[variable.id] = .years(start, end)
          outcomes.append(condition.map { evaluate($0) } ?? .boolean(true))
        }
        end += 1
      }
    }
    return any(outcomes)
  }
}
