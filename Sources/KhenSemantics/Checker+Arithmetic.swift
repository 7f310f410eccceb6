import KhenSource
import KhenSyntax

// The four operations, percentages and roundings.
extension Checker {
  mutating func checkArithmetic(
    _ operation: ArithmeticOperator,
    _ left: Expression,
    _ right: Expression,
    at place: SourceRange,
    range: SourceRange,
    expecting expected: ValueType?,
    in scope: Scope
  ) -> CheckedExpression {
    let first = demandValue(check(left, in: scope), left)
    let second = demandValue(check(right, in: scope), right)
    guard first.type != .error, second.type != .error else { return errorExpression(at: range) }
    if operation == .divide { warnAboutDate(left, right, range) }
    if operation == .divide, case .constant(let constant) = second.kind, constant.isZero {
      report(.divisionByZero(right.range))
      return errorExpression(at: range)
    }
    if let folded = folded(operation, first, second, at: range) { return folded }
    guard let result = arithmetic(operation, first, second, right: right, range: range) else {
      report(
        .impossibleArithmetic(
          operation,
          at: place,
          operands: (left, right),
          names: (typeName(first.type), typeName(second.type)),
          isSumWithNumber: Checker.isSumWithNumber(operation, first.type, second.type)
        )
      )
      return errorExpression(at: range)
    }
    return result
  }

  /// The typed operation; nothing when law knows no such thing.
  private mutating func arithmetic(
    _ operation: ArithmeticOperator,
    _ first: CheckedExpression,
    _ second: CheckedExpression,
    right: Expression,
    range: SourceRange
  ) -> CheckedExpression? {
    func make(
      _ a: CheckedExpression,
      _ b: CheckedExpression,
      _ type: ValueType
    ) -> CheckedExpression {
      CheckedExpression(kind: .arithmetic(operation, a, b), type: type, range: range)
    }
    switch operation {
    case .add, .subtract:
      if let sum = sum(operation, first, second) { return make(sum.0, sum.1, sum.2) }
      return nil
    case .multiply:
      if let product = product(first, second) { return make(product.0, product.1, product.2) }
      if let product = product(second, first) { return make(product.1, product.0, product.2) }
      return nil
    case .divide:
      guard let (a, b, type) = quotient(first, second) else { return nil }
      let isSafe = isNonZeroFigure(b)
      if type == .number { return make(a, b, isSafe ? .number : .quotient) }
      if !isSafe {
        report(.divisorMayBeZero(right.range))
        return errorExpression(at: range)
      }
      return make(a, b, type)
    }
  }

  private typealias Operands = (CheckedExpression, CheckedExpression, ValueType)

  private mutating func sum(
    _ operation: ArithmeticOperator,
    _ first: CheckedExpression,
    _ second: CheckedExpression
  ) -> Operands? {
    switch (first.type, second.type) {
    case (.date, .period), (.date, .days), (.date, .workingDays): return (first, second, .date)
    case (.date, .date) where operation == .subtract: return (first, second, .days)
    case (.period, .date) where operation == .add, (.days, .date) where operation == .add,
      (.workingDays, .date) where operation == .add:
      // Adding is read either way round; the date comes first in the program.
      return (second, first, .date)
    case (.year, .integer): return (first, second, .year)
    case (.integer, .year) where operation == .add: return (second, first, .year)
    case (.year, .year) where operation == .subtract: return (first, second, .integer)
    default: break
    }
    if openFacts != nil, let opened = openSum(operation, first, second) { return opened }
    guard let (a, b) = unified(first, second) else { return nil }
    switch a.type {
    case .integer, .number, .period, .service, .days, .money: return (a, b, a.type)
    case .error, .boolean, .quotient, .string, .date, .year, .yearRange, .workingDays,
      .catalogue, .record, .list, .yearly, .timeline, .optional:
      return nil
    }
  }

  private mutating func product(
    _ left: CheckedExpression,
    _ right: CheckedExpression
  ) -> Operands? {
    let first = openedAsNumber(left, beside: right)
    let second = openedAsNumber(right, beside: left)
    switch (first.type, second.type) {
    case (.integer, .integer): return (first, second, .integer)
    case (.integer, .number), (.number, .integer), (.number, .number):
      guard let a = converted(first, to: .number), let b = converted(second, to: .number)
      else { return nil }
      return (a, b, .number)
    case (.period, .integer): return (first, second, .period)
    case (.period, .number):
      // Two thirds of a period are no longer something that can be added to a date.
      guard let a = converted(first, to: .service) else { return nil }
      return (a, second, .service)
    case (.service, .integer), (.days, .integer), (.money, .integer), (.service, .number),
      (.days, .number), (.money, .number):
      guard let b = converted(second, to: .number) else { return nil }
      return (first, b, first.type)
    default: return nil
    }
  }

  private mutating func quotient(
    _ left: CheckedExpression,
    _ right: CheckedExpression
  ) -> Operands? {
    let first = openedAsNumber(left, beside: right)
    let second = openedAsNumber(right, beside: left)
    switch (first.type, second.type) {
    case (.period, .integer), (.period, .number):
      guard let a = converted(first, to: .service), let b = converted(second, to: .number)
      else { return nil }
      return (a, b, .service)
    case (.service, .integer), (.days, .integer), (.money, .integer), (.service, .number),
      (.days, .number), (.money, .number):
      guard let b = converted(second, to: .number) else { return nil }
      return (first, b, first.type)
    case (.period, .period):
      guard let a = converted(first, to: .service), let b = converted(second, to: .service)
      else { return nil }
      return (a, b, .number)
    default: break
    }
    guard let (a, b) = unified(first, second) else { return nil }
    switch a.type {
    case .integer:
      guard let c = converted(a, to: .number), let d = converted(b, to: .number)
      else { return nil }
      return (c, d, .number)
    case .number, .service, .days, .money: return (a, b, .number)
    case .error, .boolean, .quotient, .string, .date, .year, .yearRange, .period, .workingDays,
      .catalogue, .record, .list, .yearly, .timeline, .optional:
      return nil
    }
  }

  private static func isSumWithNumber(
    _ operation: ArithmeticOperator,
    _ first: ValueType,
    _ second: ValueType
  ) -> Bool {
    guard operation == .add || operation == .subtract else { return false }
    return second == .integer || second == .number || first == .integer || first == .number
  }

  // MARK: - Divisors

  /// Whether a value is written in the rules, for every case, and is never zero.
  private mutating func isNonZeroFigure(_ expression: CheckedExpression) -> Bool {
    switch expression.kind {
    case .constant(let constant): return !constant.isZero
    case .convert(let inner), .asOf(let inner, _): return isNonZeroFigure(inner)
    case .parameter(let index):
      if visitedParameters.contains(index) { return false }
      visitedParameters.insert(index)
      defer { visitedParameters.remove(index) }
      if program.parameters[index].versions.isEmpty { return true }
      let bodies = program.parameters[index].versions.map({ $0.body })
      return bodies.allSatisfy { isNonZeroBody($0) }
    case .call(let index, _, _):
      checkDefinition(index)
      if index < definitionSources.count, definitionSources[index].state != .done {
        return false
      }
      if let known = nonZeroDefinitions[index] { return known }
      // Until it is known: a definition that needs itself proves nothing.
      nonZeroDefinitions[index] = false
      let definition = program.definitions[index]
      let result = isNonZeroBody(definition.body) && areNonZero(definition.exceptions)
      nonZeroDefinitions[index] = result
      return result
    case .match(_, let rows): return rows.allSatisfy { isNonZeroBody($0.body) }
    case .arithmetic(.multiply, let left, let right),
      .arithmetic(.divide, let left, let right):
      return isNonZeroFigure(left) && isNonZeroFigure(right)
    default: return false
    }
  }

  private mutating func isNonZeroBody(_ body: CheckedBody) -> Bool {
    guard let expression = body.expression else { return true }
    return isNonZeroFigure(expression)
  }

  private mutating func areNonZero(_ exceptions: [CheckedException]) -> Bool {
    for exception in exceptions
    where !isNonZeroBody(exception.body) || !areNonZero(exception.exceptions) {
      return false
    }
    return true
  }

  // MARK: - Sign, percentage, rounding

  mutating func checkNegation(
    _ inner: Expression,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    let value = demandValue(check(inner, in: scope), inner)
    if case .constant(let constant) = value.kind, let negated = constant.negated {
      return CheckedExpression(kind: .constant(negated), type: value.type, range: range)
    }
    switch value.type {
    case .integer, .number, .days, .money, .period, .service, .error:
      return CheckedExpression(kind: .negate(value), type: value.type, range: range)
    case .boolean, .quotient, .string, .date, .year, .yearRange, .workingDays, .catalogue,
      .record, .list, .yearly, .timeline, .optional:
      report(.cannotNegate(range, typeName(value.type)))
      return errorExpression(at: range)
    }
  }

  mutating func checkPercent(
    _ share: DecimalLiteral,
    _ base: Expression,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    let percent = checkLiteral(.percent(share), expecting: nil, at: range)
    let value = demandValue(check(base, in: scope), base)
    guard value.type != .error else { return errorExpression(at: range) }
    guard let (a, b, type) = product(value, percent) else {
      report(
        .mismatch(
          base,
          found: typeName(value.type),
          expected: typeName(.number),
          isAboutUnits: false
        )
      )
      return errorExpression(at: range)
    }
    return CheckedExpression(kind: .arithmetic(.multiply, a, b), type: type, range: range)
  }

  mutating func checkRounding(
    _ direction: RoundingDirection,
    _ value: Expression,
    _ multiple: Expression,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    var checked = demandValue(check(value, in: scope), value, allowsQuotient: true)
    let isQuotient = checked.type == .quotient
    let unit = isQuotient ? ValueType.number : checked.type
    var step = check(multiple, expecting: unit, in: scope)
    if let same = converted(step, to: unit) {
      step = same
    } else if let wider = converted(checked, to: step.type) {
      checked = wider
    } else {
      report(
        .mismatch(
          multiple,
          found: typeName(step.type),
          expected: typeName(unit),
          isAboutUnits: true
        )
      )
      return errorExpression(at: range)
    }
    switch checked.type {
    case .integer, .number, .quotient, .service, .days, .money, .period, .error: break
    case .boolean, .string, .date, .year, .yearRange, .workingDays, .catalogue, .record, .list,
      .yearly, .timeline, .optional:
      report(.cannotRound(value.range, typeName(checked.type)))
      return errorExpression(at: range)
    }
    if let constant = step.constantValue {
      if !constant.isPositive { report(.constantNeeded(multiple.range, positive: true)) }
    } else if step.type != .error {
      report(.constantNeeded(multiple.range, positive: true))
    }
    let type: ValueType = isQuotient ? .optional(.number) : checked.type
    return CheckedExpression(
      kind: .round(direction, checked, toMultipleOf: step),
      type: type,
      range: range
    )
  }

  /// `5/2019` in an expression is five two-thousand-and-nineteenths, which nobody means.
  private mutating func warnAboutDate(
    _ left: Expression,
    _ right: Expression,
    _ range: SourceRange
  ) {
    guard case .literal(.number(let divisor)) = right.kind, divisor.decimals == 0,
      (1900...2100).contains(divisor.numerator), case .literal(.number) = left.kind
    else { return }
    report(.looksLikeDate(range))
  }
}
