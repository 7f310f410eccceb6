import KhenSource
import KhenSyntax

// The forms of an expression, one call each.
extension Checker {
  /// Checks an expression and converts it to a type; says so where that cannot be.
  mutating func check(
    _ expression: Expression,
    as type: ValueType,
    in scope: Scope
  ) -> CheckedExpression {
    required(check(expression, expecting: type, in: scope), expression, as: type)
  }

  /// Converts what was checked to a type; says so where that cannot be.
  mutating func required(
    _ checked: CheckedExpression,
    _ expression: Expression,
    as type: ValueType
  ) -> CheckedExpression {
    if let result = converted(checked, to: type) { return result }
    if checked.type.isOptional, converted(unwrapped(checked), to: type) != nil {
      report(.mayBeNone(expression))
    } else if checked.type == .quotient {
      report(.quotientOfData(expression.range))
    } else {
      report(
        .mismatch(
          expression,
          found: typeName(checked.type),
          expected: typeName(type),
          isAboutUnits: checked.type.isMeasure && type.isMeasure
        )
      )
    }
    return CheckedExpression(kind: checked.kind, type: .error, range: checked.range)
  }

  /// Checks an expression; `expected` only helps to read names, literals and lists.
  mutating func check(
    _ expression: Expression,
    expecting expected: ValueType? = nil,
    in scope: Scope
  ) -> CheckedExpression {
    let range = expression.range
    if let found = checkCohortExpression(expression, expecting: expected, in: scope) {
      return found
    }
    switch expression.kind {
    case .missing:
      hasMissingParts = true
      return errorExpression(at: range)
    case .literal(let literal): return checkLiteral(literal, expecting: expected, at: range)
    case .name(let name): return checkName(name, expecting: expected, in: scope)
    case .member(let base, let name): return checkMember(base, name, range: range, in: scope)
    case .call(let callee, let arguments):
      return checkCall(callee, arguments, range: range, in: scope)
    case .inYear(let series, let year): return checkInYear(series, year, range, in: scope)
    case .asOf(let inner, let date):
      let value = check(inner, expecting: expected, in: scope)
      let day = check(date, as: .date, in: scope)
      return CheckedExpression(kind: .asOf(value, date: day), type: value.type, range: range)
    case .list(let elements):
      return checkList(elements, expecting: expected, range, in: scope)
    case .not(let inner):
      return boolean(.not(check(inner, as: .boolean, in: scope)), range)
    case .negate(let inner): return checkNegation(inner, range, in: scope)
    case .and(let parts): return checkJunction(parts, isAnd: true, range, in: scope)
    case .or(let parts): return checkJunction(parts, isAnd: false, range, in: scope)
    case .arithmetic(let operation, let left, let right, let place):
      return checkArithmetic(
        operation,
        left,
        right,
        at: place,
        range: range,
        expecting: expected,
        in: scope
      )
    case .comparison(let operation, let left, let right, let place):
      return checkComparison(operation, left, right, at: place, range: range, in: scope)
    case .inRange(let value, let pattern): return checkInRange(value, pattern, range, in: scope)
    case .membership(let value, let list): return checkMembership(value, list, range, in: scope)
    case .orIfNone(let value, let fallback):
      return checkOrIfNone(value, fallback, range, expecting: expected, in: scope)
    case .has(let value): return checkHas(value, range, in: scope)
    case .quantified(let quantified): return checkQuantified(quantified, range, in: scope)
    case .twoDistinct(let first, let second, let list, let condition):
      return checkTwoDistinct(first, second, list, condition, range, in: scope)
    case .consecutiveYears(let run): return checkConsecutiveYears(run, range, in: scope)
    case .aggregate(let aggregate):
      return checkAggregate(aggregate, range, expecting: expected, in: scope)
    case .collect(let collect):
      return checkCollect(collect, range, expecting: expected, in: scope)
    case .years(let first, let last, let includesLast):
      let from = check(first, as: .year, in: scope)
      let to = check(last, as: .year, in: scope)
      return CheckedExpression(
        kind: .years(from: from, to: to, includesLast: includesLast),
        type: .yearRange,
        range: range
      )
    case .timeline(let timeline): return checkTimeline(timeline, range, in: scope)
    case .match(let match): return checkMatch(match, range, expecting: expected, in: scope)
    case .percentOf(let share, let base): return checkPercent(share, base, range, in: scope)
    case .round(let direction, let value, let multiple):
      return checkRounding(direction, value, multiple, range, in: scope)
    case .mustState(let value): return checkMustState(value, range, in: scope)
    case .meets(let subject, let award): return checkMeets(subject, award, range, in: scope)
    }
  }

  func boolean(_ kind: CheckedExpression.Kind, _ range: SourceRange) -> CheckedExpression {
    CheckedExpression(kind: kind, type: .boolean, range: range)
  }

  func unwrapped(_ expression: CheckedExpression) -> CheckedExpression {
    guard expression.type.isOptional else { return expression }
    return CheckedExpression(
      kind: .unwrap(expression),
      type: expression.type.unwrapped,
      range: expression.range
    )
  }

  /// A value that is there: one that may be none, or a quotient, is reported.
  mutating func demandValue(
    _ checked: CheckedExpression,
    _ expression: Expression,
    allowsQuotient: Bool = false
  ) -> CheckedExpression {
    if checked.type.isOptional {
      report(.mayBeNone(expression))
      return unwrapped(checked)
    }
    if checked.type == .quotient, !allowsQuotient {
      report(.quotientOfData(expression.range))
      return errorExpression(at: checked.range)
    }
    return checked
  }

  // MARK: - Logic

  private mutating func checkJunction(
    _ parts: [Expression],
    isAnd: Bool,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    var inner = scope
    var checked: [CheckedExpression] = []
    for part in parts {
      let value = check(part, as: .boolean, in: inner)
      checked.append(value)
      inner = inner.knowing(value.presentPaths(when: isAnd))
    }
    return boolean(isAnd ? .and(checked) : .or(checked), range)
  }

  private mutating func checkHas(
    _ value: Expression,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    var checked = check(value, in: scope)
    if case .unwrap(let inner) = checked.kind { checked = inner }
    if let open = openOptional(checked) { checked = open }
    if checked.type.isOptional || checked.type == .error { return boolean(.has(checked), range) }
    if let (list, element) = asList(checked) {
      let variable = newVariable(Name("phần_tử"), element)
      let always = CheckedExpression(
        kind: .constant(.boolean(true)),
        type: .boolean,
        range: range
      )
      return boolean(
        .quantified(.some, variable, list: list, filter: nil, condition: always),
        range
      )
    }
    report(.alwaysThere(value, severity: .error))
    return boolean(.constant(.boolean(true)), range)
  }

  private mutating func checkOrIfNone(
    _ value: Expression,
    _ fallback: Expression,
    _ range: SourceRange,
    expecting expected: ValueType?,
    in scope: Scope
  ) -> CheckedExpression {
    var checked = check(value, expecting: expected, in: scope)
    if case .unwrap(let inner) = checked.kind { checked = inner }
    if let open = openOptional(checked) { checked = open }
    let type: ValueType = checked.type == .quotient ? .number : checked.type.unwrapped
    let other = check(fallback, expecting: type, in: scope)
    if !checked.type.isOptional, checked.type != .quotient, checked.type != .error {
      report(.alwaysThere(value, severity: .warning))
      return checked
    }
    if let same = converted(other, to: type) {
      return CheckedExpression(kind: .orIfNone(checked, same), type: type, range: range)
    }
    // The fallback may be the wider of the two: an integer or a number, none or not.
    if other.type.isOptional, let same = converted(other, to: .optional(type)) {
      return CheckedExpression(
        kind: .orIfNone(checked, same),
        type: .optional(type),
        range: range
      )
    }
    if let wider = converted(unwrapped(checked), to: other.type), wider.type == other.type,
      let widened = converted(checked, to: .optional(other.type))
    {
      return CheckedExpression(kind: .orIfNone(widened, other), type: other.type, range: range)
    }
    report(
      .mismatch(
        fallback,
        found: typeName(other.type),
        expected: typeName(type),
        isAboutUnits: other.type.isMeasure && type.isMeasure
      )
    )
    return errorExpression(at: range)
  }

  private mutating func checkMustState(
    _ value: Expression,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    var checked = check(value, in: scope)
    if case .unwrap(let inner) = checked.kind { checked = inner }
    switch checked.kind {
    case .field: break
    default:
      if checked.type != .error { report(.notAField(value.range)) }
    }
    return boolean(.mustState(checked), range)
  }

  private mutating func checkMeets(
    _ subject: Expression?,
    _ award: Identifier,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    if let subject {
      guard let name = subject.asName, isCohortVariable(name, in: scope) else {
        report(.meetsOfNoDossier(subject, award: award.name))
        return errorExpression(at: range)
      }
    }
    if scope.cohortVariable != nil { return checkMeetsInSelection(award, range) }
    reportUnknownAward(award)
    return boolean(.meets(award: award.name), range)
  }
}
