import KhenSource
import KhenSyntax

extension CheckedExpression {
  /// The constant, also behind a conversion of a period to accumulated time.
  var constantValue: Constant? {
    switch kind {
    case .constant(let constant): constant
    case .convert(let inner): inner.constantValue
    default: nil
    }
  }
}

extension Constant {
  /// The place of the constant on the axis of its type; periods count 30 days a month.
  var position: Rational? {
    switch self {
    case .boolean(let value): Rational(value ? 1 : 0)
    case .integer(let value), .date(let value), .year(let value), .workingDays(let value):
      Rational(value)
    case .number(let value), .days(let value), .money(let value): value
    case .period(let months, let days):
      Rational(months).multiplied(by: Rational(30))?.adding(Rational(days))
    case .member(_, let index): Rational(Int64(index))
    case .text: nil
    }
  }

  var isZero: Bool { position == Rational(0) }

  var isPositive: Bool { position.map { Rational(0) < $0 } ?? false }

  var negated: Constant? {
    switch self {
    case .integer(let value): value == .min ? nil : .integer(-value)
    case .number(let value): .number(value.negated)
    case .days(let value): .days(value.negated)
    case .money(let value): .money(value.negated)
    case .period(let months, let days):
      months == .min || days == .min ? nil : .period(months: -months, days: -days)
    case .boolean, .text, .date, .year, .workingDays, .member: nil
    }
  }
}

// Arithmetic on constants is done at once: `14/12` is one number.
extension Checker {
  /// The result where both operands are constants; nothing where it must wait for evaluation.
  mutating func folded(
    _ operation: ArithmeticOperator,
    _ left: CheckedExpression,
    _ right: CheckedExpression,
    at range: SourceRange
  ) -> CheckedExpression? {
    guard case .constant(let first) = left.kind, case .constant(let second) = right.kind
    else { return nil }
    func make(_ constant: Constant, _ type: ValueType) -> CheckedExpression {
      CheckedExpression(kind: .constant(constant), type: type, range: range)
    }
    if case .year(let year) = first, case .integer(let count) = second, operation != .multiply,
      operation != .divide
    {
      let (result, overflow) =
        operation == .add
        ? year.addingReportingOverflow(count) : year.subtractingReportingOverflow(count)
      return overflow ? nil : make(.year(result), .year)
    }
    if let result = foldedPeriods(operation, first, second) { return make(result, .period) }
    guard let a = first.scalar, let b = second.scalar else { return nil }
    let type = Checker.foldedType(operation, left.type, right.type)
    guard let type else { return nil }
    let value: Rational? =
      switch operation {
      case .add: a.adding(b)
      case .subtract: a.adding(b.negated)
      case .multiply: a.multiplied(by: b)
      case .divide: a.divided(by: b)
      }
    guard let value else {
      report(.numberTooLarge(range))
      return errorExpression(at: range)
    }
    switch type {
    case .integer: return make(.integer(value.numerator), .integer)
    case .days: return make(.days(value), .days)
    case .money: return make(.money(value), .money)
    default: return make(.number(value), .number)
    }
  }

  private func foldedPeriods(
    _ operation: ArithmeticOperator,
    _ first: Constant,
    _ second: Constant
  ) -> Constant? {
    guard case .period(let months, let days) = first else { return nil }
    switch (operation, second) {
    case (.add, .period(let otherMonths, let otherDays)):
      let (sum, overflow) = months.addingReportingOverflow(otherMonths)
      let (rest, overflowRest) = days.addingReportingOverflow(otherDays)
      return overflow || overflowRest ? nil : .period(months: sum, days: rest)
    case (.multiply, .integer(let factor)):
      let (product, overflow) = months.multipliedReportingOverflow(by: factor)
      let (rest, overflowRest) = days.multipliedReportingOverflow(by: factor)
      return overflow || overflowRest ? nil : .period(months: product, days: rest)
    default: return nil
    }
  }

  private static func foldedType(
    _ operation: ArithmeticOperator,
    _ left: ValueType,
    _ right: ValueType
  ) -> ValueType? {
    let numbers: Set<ValueType> = [.integer, .number]
    switch operation {
    case .add, .subtract:
      if left == right { return left }
      return numbers.contains(left) && numbers.contains(right) ? .number : nil
    case .multiply:
      if left == .integer, right == .integer { return .integer }
      if numbers.contains(right) { return numbers.contains(left) ? .number : left }
      return numbers.contains(left) ? right : nil
    case .divide:
      if left == right { return .number }
      if numbers.contains(right) { return numbers.contains(left) ? .number : left }
      return nil
    }
  }
}

extension Constant {
  /// The number of a constant that has one.
  fileprivate var scalar: Rational? {
    switch self {
    case .integer(let value): Rational(value)
    case .number(let value), .days(let value), .money(let value): value
    case .boolean, .text, .date, .year, .period, .workingDays, .member: nil
    }
  }
}
