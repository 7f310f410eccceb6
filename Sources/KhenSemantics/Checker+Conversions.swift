import KhenSource
import KhenSyntax

// Which type fits where.
extension Checker {
  /// The value as another type; nothing when it does not fit.
  mutating func converted(
    _ expression: CheckedExpression,
    to type: ValueType
  ) -> CheckedExpression? {
    if expression.type == type || expression.type == .error || type == .error {
      return expression
    }
    if let open = openConversion(expression, to: type) { return open }
    if case .optional(let wanted) = type {
      if case .optional(let found) = expression.type {
        guard Checker.widens(found, to: wanted) else { return nil }
        return CheckedExpression(
          kind: .convert(expression),
          type: type,
          range: expression.range
        )
      }
      guard expression.type != .quotient else { return nil }
      return converted(expression, to: wanted).map {
        CheckedExpression(kind: .convert($0), type: type, range: expression.range)
      }
    }
    if case .constant(let constant) = expression.kind {
      return convertedConstant(constant, expression, to: type)
    }
    if case .list(let elements) = expression.kind, case .list(let element) = type {
      var result: [CheckedExpression] = []
      for value in elements {
        guard let same = converted(value, to: element) else { return nil }
        result.append(same)
      }
      return CheckedExpression(kind: .list(result), type: type, range: expression.range)
    }
    guard Checker.widens(expression.type, to: type) else { return nil }
    return CheckedExpression(kind: .convert(expression), type: type, range: expression.range)
  }

  private static func widens(_ found: ValueType, to wanted: ValueType) -> Bool {
    switch (found, wanted) {
    case (.integer, .number), (.period, .service), (.yearRange, .list(.year)): true
    default: found == wanted
    }
  }

  private func convertedConstant(
    _ constant: Constant,
    _ expression: CheckedExpression,
    to type: ValueType
  ) -> CheckedExpression? {
    func make(_ constant: Constant) -> CheckedExpression {
      CheckedExpression(kind: .constant(constant), type: type, range: expression.range)
    }
    switch (constant, type) {
    case (.integer(let value), .number): return make(.number(Rational(value)))
    case (.integer(let value), .year) where (1...9999).contains(value): return make(.year(value))
    case (.number(let value), .integer) where value.isWhole: return make(.integer(value.numerator))
    case (.days(let value), .period) where value.isWhole:
      return make(.period(months: 0, days: value.numerator))
    case (.period(let months, let days), .days) where months == 0:
      return make(.days(Rational(days)))
    case (.days(let value), .service) where value.isWhole:
      let period = CheckedExpression(
        kind: .constant(.period(months: 0, days: value.numerator)),
        type: .period,
        range: expression.range
      )
      return CheckedExpression(kind: .convert(period), type: type, range: expression.range)
    case (.period, .service):
      return CheckedExpression(kind: .convert(expression), type: type, range: expression.range)
    default: return nil
    }
  }

  /// Both values as one type; quotients stay, their partner becomes a number.
  mutating func unified(
    _ left: CheckedExpression,
    _ right: CheckedExpression
  ) -> (CheckedExpression, CheckedExpression)? {
    if left.type == .quotient || right.type == .quotient {
      guard let first = left.type == .quotient ? left : converted(left, to: .number),
        let second = right.type == .quotient ? right : converted(right, to: .number)
      else { return nil }
      return (first, second)
    }
    // A measure of service wins over a period, whichever side it is on.
    if let second = converted(right, to: left.type), second.type == left.type {
      return (left, second)
    }
    if let first = converted(left, to: right.type), first.type == right.type {
      return (first, right)
    }
    return left.type == .error || right.type == .error ? (left, right) : nil
  }

  // MARK: - Names of types

  func typeName(_ type: ValueType) -> Bilingual { program.typeName(type) }
}

extension ValueType {
  /// Numbers and measures, whose confusion is a matter of units.
  var isMeasure: Bool {
    switch self {
    case .integer, .number, .quotient, .period, .service, .days, .workingDays, .money, .year:
      true
    case .error, .boolean, .string, .date, .yearRange, .catalogue, .record, .list, .yearly,
      .timeline, .optional:
      false
    }
  }

  /// Whether values rise; a catalogue must be asked itself.
  var isOrdered: Bool {
    switch self {
    case .integer, .number, .quotient, .date, .year, .period, .service, .days, .money,
      .catalogue:
      true
    case .error, .boolean, .string, .yearRange, .workingDays, .record, .list, .yearly, .timeline,
      .optional:
      false
    }
  }

  var canBeEqual: Bool {
    switch self {
    case .boolean, .string, .yearRange, .error: true
    case .integer, .number, .quotient, .date, .year, .period, .service, .days, .money,
      .catalogue:
      true
    case .workingDays, .record, .list, .yearly, .timeline, .optional: false
    }
  }
}
