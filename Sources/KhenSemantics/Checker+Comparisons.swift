import KhenSource
import KhenSyntax

// Literals, comparisons, ranges and membership.
extension Checker {
  mutating func checkLiteral(
    _ literal: Literal,
    expecting expected: ValueType?,
    at range: SourceRange
  ) -> CheckedExpression {
    func make(_ constant: Constant, _ type: ValueType) -> CheckedExpression {
      CheckedExpression(kind: .constant(constant), type: type, range: range)
    }
    switch literal {
    case .boolean(let value): return make(.boolean(value), .boolean)
    case .number(let decimal):
      if decimal.decimals == 0 { return make(.integer(decimal.numerator), .integer) }
      return make(.number(rational(decimal, scale: 1, at: range)), .number)
    case .percent(let decimal):
      return make(.number(rational(decimal, scale: 100, at: range)), .number)
    case .text(let text): return make(.text(text), .string)
    case .date(let date): return make(.date(Int64(date.dayNumber)), .date)
    case .duration(let years, let months, let days):
      if years == nil, months == nil, let days {
        return make(.days(rational(days, scale: 1, at: range)), .days)
      }
      let parts = [years, months, days].map { whole($0, at: range) }
      let (yearMonths, overflow) = parts[0].multipliedReportingOverflow(by: 12)
      let (allMonths, overflowSum) = yearMonths.addingReportingOverflow(parts[1])
      if overflow || overflowSum { report(.numberTooLarge(range)) }
      return make(.period(months: allMonths, days: parts[2]), .period)
    case .workingDays(let count): return make(.workingDays(whole(count, at: range)), .workingDays)
    case .money(let amount): return make(.money(rational(amount, scale: 1, at: range)), .money)
    }
  }

  private mutating func whole(_ decimal: DecimalLiteral?, at range: SourceRange) -> Int64 {
    guard let decimal else { return 0 }
    let value = rational(decimal, scale: 1, at: range)
    if !value.isWhole { report(.wholeNumberNeeded(range)) }
    return value.floor
  }

  private mutating func rational(
    _ decimal: DecimalLiteral,
    scale: Int64,
    at range: SourceRange
  ) -> Rational {
    var denominator = scale
    for _ in 0..<max(0, decimal.decimals) {
      let (next, overflow) = denominator.multipliedReportingOverflow(by: 10)
      guard !overflow else {
        report(.numberTooLarge(range))
        return Rational(0)
      }
      denominator = next
    }
    return Rational(decimal.numerator, denominator) ?? Rational(0)
  }

  // MARK: - Comparisons

  /// Two operands; a name that only the type of the other explains is read second.
  private mutating func checkPair(
    _ left: Expression,
    _ right: Expression,
    in scope: Scope
  ) -> (CheckedExpression, CheckedExpression) {
    if !canResolve(left, in: scope), canResolve(right, in: scope) {
      let second = check(right, in: scope)
      return (check(left, expecting: second.type.unwrapped, in: scope), second)
    }
    let first = check(left, in: scope)
    return (first, check(right, expecting: first.type.unwrapped, in: scope))
  }

  mutating func checkComparison(
    _ operation: ComparisonOperator,
    _ left: Expression,
    _ right: Expression,
    at place: SourceRange,
    range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    let (first, second) = checkPair(left, right, in: scope)
    let one = demandValue(first, left, allowsQuotient: true)
    let two = demandValue(second, right, allowsQuotient: true)
    guard one.type != .error, two.type != .error else {
      return boolean(.comparison(operation, one, two), range)
    }
    guard let (a, b) = unified(one, two) else {
      report(
        .incomparable(
          left,
          right,
          at: place,
          left: one.type,
          right: two.type,
          leftName: typeName(one.type),
          rightName: typeName(two.type),
          shape: comparisonShape(left, right, one, two, operation)
        )
      )
      return boolean(.comparison(operation, errorExpression(at: range), two), range)
    }
    let type = a.type
    switch operation {
    case .equal, .different:
      if !type.canBeEqual { report(.cannotCompare(range, typeName(type))) }
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      reportUnordered(type, at: range)
    }
    return boolean(.comparison(operation, a, b), range)
  }

  mutating func reportUnordered(_ type: ValueType, at range: SourceRange) {
    if case .catalogue(let index) = type, !program.catalogues[index].isOrdered {
      report(
        .unorderedCatalogue(
          range,
          program.catalogues[index].name,
          declared: program.catalogues[index].range
        )
      )
    } else if !type.isOrdered, type != .error {
      report(.cannotOrder(range, typeName(type)))
    }
  }

  mutating func checkInRange(
    _ value: Expression,
    _ pattern: RangePattern,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    let subject = demandValue(check(value, in: scope), value, allowsQuotient: true)
    let (lower, upper) = pattern.ends
    let type = subject.type == .quotient ? .number : subject.type
    reportUnordered(type, at: value.range)
    var tested = subject
    let first = lower.map { bound($0, tested: &tested, as: type, in: scope) }
    let second = upper.map { bound($0, tested: &tested, as: type, in: scope) }
    guard subject.type == .quotient else {
      return boolean(.inRange(tested, lower: first, upper: second), range)
    }
    // A quotient may be none, which a range test cannot say; two comparisons can.
    var parts: [CheckedExpression] = []
    if let first {
      parts.append(
        boolean(
          .comparison(first.isIncluded ? .greaterOrEqual : .greater, tested, first.bound),
          range
        )
      )
    }
    if let second {
      parts.append(
        boolean(.comparison(second.isIncluded ? .lessOrEqual : .less, tested, second.bound), range)
      )
    }
    return parts.count == 1 ? parts[0] : boolean(.and(parts), range)
  }

  /// One end of a range; none is endless, so an optional date may stand here.
  private mutating func bound(
    _ end: (expression: Expression, isIncluded: Bool),
    tested: inout CheckedExpression,
    as type: ValueType,
    in scope: Scope
  ) -> RangeEnd {
    var checked = check(end.expression, expecting: tested.type.unwrapped, in: scope)
    if let open = openOptionalEnd(checked) { checked = open }
    if let same = converted(checked, to: type) ?? converted(checked, to: .optional(type)) {
      return RangeEnd(bound: same, isIncluded: end.isIncluded)
    }
    if let wider = converted(tested, to: checked.type.unwrapped) {
      tested = wider
      return RangeEnd(bound: checked, isIncluded: end.isIncluded)
    }
    report(
      .mismatch(
        end.expression,
        found: typeName(checked.type),
        expected: typeName(type),
        isAboutUnits: checked.type.isMeasure && type.isMeasure
      )
    )
    return RangeEnd(bound: errorExpression(at: end.expression.range), isIncluded: end.isIncluded)
  }

  mutating func checkMembership(
    _ value: Expression,
    _ list: Expression,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    if !canResolve(value, in: scope) {
      let checkedList = checkIterable(list, in: scope)
      let element = check(value, expecting: checkedList.element, in: scope)
      return membership(element, value, checkedList, range)
    }
    let element = check(value, in: scope)
    let hint = element.type == .error ? nil : ValueType.list(element.type.unwrapped)
    return membership(element, value, checkIterable(list, expecting: hint, in: scope), range)
  }

  private mutating func membership(
    _ element: CheckedExpression,
    _ value: Expression,
    _ list: (list: CheckedExpression, element: ValueType),
    _ range: SourceRange
  ) -> CheckedExpression {
    let one = demandValue(element, value)
    if let same = converted(one, to: list.element) {
      return boolean(.membership(same, list: list.list), range)
    }
    if let wider = converted(list.list, to: .list(one.type)) {
      return boolean(.membership(one, list: wider), range)
    }
    report(
      .mismatch(
        value,
        found: typeName(one.type),
        expected: typeName(list.element),
        isAboutUnits: one.type.isMeasure && list.element.isMeasure
      )
    )
    return boolean(.membership(errorExpression(at: range), list: list.list), range)
  }
}

extension RangePattern {
  /// The two ends, each with whether it belongs to the range.
  var ends:
    (
      lower: (expression: Expression, isIncluded: Bool)?,
      upper: (expression: Expression, isIncluded: Bool)?
    )
  {
    switch self {
    case .atLeast(let low): ((low, true), nil)
    case .fromUntil(let low, let high): ((low, true), (high, false))
    case .fromThrough(let low, let high): ((low, true), (high, true))
    case .below(let high): (nil, (high, false))
    case .above(let low): ((low, false), nil)
    }
  }
}
