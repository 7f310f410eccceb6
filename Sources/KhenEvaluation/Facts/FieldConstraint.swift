package import KhenSemantics
package import KhenSource
import KhenSyntax

/// A comparison between fields of one record, the evaluation date and constants, as the schema
/// promises it of every real dossier (`ràng buộc`).
///
/// Other promises (with definitions, lists, texts) are left alone: they narrow nothing.
package struct FieldConstraint: Hashable, Sendable {
  /// One side of the comparison.
  package struct Side: Hashable, Sendable {
    /// What is compared.
    package enum Source: Hashable, Sendable {
      /// A field, by its index in the record.
      case field(Int)
      case evaluationDate
      /// In the unit in which the fields are filed; millionths of decimal ones.
      case constant(Int64)
    }
    /// What is compared.
    package var source: Source
    /// Added to a date before it is compared.
    package var months: Int64 = 0
    /// Added after the months; whole days.
    package var days: Int64 = 0
  }

  /// The side that is not greater.
  package var lesser: Side
  /// The side that is not less.
  package var greater: Side
  /// Whether the sides must differ.
  package var isStrict: Bool
  /// Parts that the unit of the type is filed in: 1, or a million of decimal numbers.
  package var scale: Int64
  /// Where it is declared.
  package var range: SourceRange

  /// The constraints that a promise comes to; none where it is of another form.
  package static func all(in expression: CheckedExpression) -> [FieldConstraint] {
    switch expression.kind {
    case .and(let parts): return parts.flatMap { all(in: $0) }
    case .or(let parts):
      // `không (có ra) hoặc vào <= ra`: where a compared field is none, nothing is compared.
      let others = parts.filter { absentField($0) == nil }
      guard let comparison = others.first, others.count == 1 else { return [] }
      let absent = parts.compactMap { absentField($0) }
      return all(in: comparison).filter { constraint in
        absent.allSatisfy {
          constraint.lesser.source == .field($0) || constraint.greater.source == .field($0)
        }
      }
    case .comparison(let operation, let left, let right):
      switch operation {
      case .less: return all(left, right, isStrict: true, expression)
      case .lessOrEqual: return all(left, right, isStrict: false, expression)
      case .greater: return all(right, left, isStrict: true, expression)
      case .greaterOrEqual: return all(right, left, isStrict: false, expression)
      case .equal:
        return all(left, right, isStrict: false, expression)
          + all(right, left, isStrict: false, expression)
      case .different: return []
      }
    case .inRange(let value, let lower, let upper):
      let least = lower.map { all($0.bound, value, isStrict: !$0.isIncluded, expression) }
      let greatest = upper.map { all(value, $0.bound, isStrict: !$0.isIncluded, expression) }
      return (least ?? []) + (greatest ?? [])
    default: return []
    }
  }

  /// One comparison; none where a side is of another form.
  private static func all(
    _ lesser: CheckedExpression,
    _ greater: CheckedExpression,
    isStrict: Bool,
    _ expression: CheckedExpression
  ) -> [FieldConstraint] {
    let scale = scale(of: lesser.type.unwrapped)
    // A bound that is no whole number of parts lies between two; the fields are one of them.
    guard lesser.type.unwrapped == greater.type.unwrapped,
      let left = side(lesser, scale, isRaised: !isStrict),
      let right = side(greater, scale, isRaised: isStrict)
    else { return [] }
    return [
      FieldConstraint(
        lesser: left,
        greater: right,
        isStrict: isStrict,
        scale: scale,
        range: expression.range
      )
    ]
  }

  /// The field that an expression says is none.
  private static func absentField(_ expression: CheckedExpression) -> Int? {
    guard case .not(let operand) = expression.kind, case .has(let value) = operand.kind,
      case .field(let index) = side(value, 1, isRaised: false)?.source
    else { return nil }
    return index
  }

  private static func side(
    _ expression: CheckedExpression,
    _ scale: Int64,
    isRaised: Bool
  ) -> Side? {
    switch expression.kind {
    case .field(let owner, let index):
      if let owner, case .variable = owner.kind {} else if owner != nil { return nil }
      return isComparable(expression.type.unwrapped) ? Side(source: .field(index)) : nil
    case .evaluationDate: return Side(source: .evaluationDate)
    case .convert(let operand), .unwrap(let operand):
      if case .constant = operand.kind { return side(operand, scale, isRaised: isRaised) }
      guard operand.type.unwrapped == expression.type.unwrapped else { return nil }
      return side(operand, scale, isRaised: isRaised)
    case .negate(let operand):
      guard let side = side(operand, scale, isRaised: !isRaised),
        case .constant(let value) = side.source
      else { return nil }
      return Side(source: .constant(-value))
    case .constant(let constant): return constantSide(constant, scale, isRaised: isRaised)
    case .arithmetic(let operation, let left, let right):
      guard operation == .add || operation == .subtract,
        var result = side(left, scale, isRaised: isRaised),
        expression.type == .date, case .constant(let constant) = right.kind
      else { return nil }
      let sign: Int64 = operation == .add ? 1 : -1
      switch constant {
      case .period(let months, let days) where result.months == 0 && result.days == 0:
        (result.months, result.days) = (sign * months, sign * days)
        return result
      case .days(let days) where days.isWhole && result.months == 0 && result.days == 0:
        result.days = sign * days.floor
        return result
      default: return nil
      }
    default: return nil
    }
  }

  private static func constantSide(_ constant: Constant, _ scale: Int64, isRaised: Bool) -> Side? {
    switch constant {
    case .date(let day): return Side(source: .constant(day))
    case .integer(let value), .year(let value):
      let (product, overflow) = value.multipliedReportingOverflow(by: scale)
      return overflow ? nil : Side(source: .constant(product))
    case .number(let value), .days(let value), .money(let value):
      guard let parts = value.multiplied(by: Rational(scale)) else { return nil }
      return Side(source: .constant(isRaised ? parts.ceiling : parts.floor))
    default: return nil
    }
  }

  private static func scale(of type: ValueType) -> Int64 {
    switch type {
    case .number, .days: FactSchema.decimalScale
    case .date, .integer, .error, .boolean, .quotient, .string, .year, .yearRange, .period,
      .service, .workingDays, .money, .catalogue, .record, .list, .yearly, .timeline, .optional:
      1
    }
  }

  private static func isComparable(_ type: ValueType) -> Bool {
    switch type {
    case .date, .integer, .number, .days, .money, .year: true
    case .error, .boolean, .quotient, .string, .yearRange, .period, .service, .workingDays,
      .catalogue, .record, .list, .yearly, .timeline, .optional:
      false
    }
  }
}
