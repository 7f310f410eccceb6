import KhenSemantics
package import KhenSource
import KhenSyntax

/// A comparison between fields of one record, the evaluation date and constants, as the schema
/// promises it of every real dossier (`ràng buộc`).
///
/// Other promises (with definitions, lists, texts) are left alone: they narrow nothing.
package struct FieldConstraint: Sendable {
  /// One side of the comparison.
  struct Side: Sendable {
    /// What is compared.
    enum Source: Hashable, Sendable {
      /// A field, by its index in the record.
      case field(Int)
      case evaluationDate
      /// In the unit of the fields.
      case constant(Int64)
    }
    var source: Source
    /// Added to a date before it is compared.
    var months: Int64 = 0
    /// Added after the months; whole days.
    var days: Int64 = 0
  }

  /// The side that is not greater.
  var lesser: Side
  /// The side that is not less.
  var greater: Side
  /// Whether the sides must differ.
  var isStrict: Bool
  /// Where it is declared.
  package var range: SourceRange

  /// The constraints that a promise comes to; none where it is of another form.
  static func all(in expression: CheckedExpression) -> [FieldConstraint] {
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
      guard let left = side(left), let right = side(right) else { return [] }
      let range = expression.range
      func constraint(_ lesser: Side, _ greater: Side, isStrict: Bool) -> FieldConstraint {
        FieldConstraint(lesser: lesser, greater: greater, isStrict: isStrict, range: range)
      }
      switch operation {
      case .less: return [constraint(left, right, isStrict: true)]
      case .lessOrEqual: return [constraint(left, right, isStrict: false)]
      case .greater: return [constraint(right, left, isStrict: true)]
      case .greaterOrEqual: return [constraint(right, left, isStrict: false)]
      case .equal:
        return [
          constraint(left, right, isStrict: false), constraint(right, left, isStrict: false),
        ]
      case .different: return []
      }
    default: return []
    }
  }

  /// The field that an expression says is none.
  private static func absentField(_ expression: CheckedExpression) -> Int? {
    guard case .not(let operand) = expression.kind, case .has(let value) = operand.kind,
      case .field(let index) = side(value)?.source
    else { return nil }
    return index
  }

  /// The constants are in units of their type; decimal ones become millionths, as they are filed.
  private static func side(_ expression: CheckedExpression) -> Side? {
    switch expression.kind {
    case .field(let owner, let index):
      if let owner, case .variable = owner.kind {} else if owner != nil { return nil }
      return isComparable(expression.type.unwrapped) ? Side(source: .field(index)) : nil
    case .evaluationDate: return Side(source: .evaluationDate)
    case .convert(let operand), .unwrap(let operand):
      return operand.type.unwrapped == expression.type.unwrapped ? side(operand) : nil
    case .constant(let constant): return constantSide(constant)
    case .arithmetic(let operation, let left, let right):
      guard operation == .add || operation == .subtract, var result = side(left),
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

  private static func constantSide(_ constant: Constant) -> Side? {
    switch constant {
    case .integer(let value), .date(let value): return Side(source: .constant(value))
    default: return nil
    }
  }

  private static func isComparable(_ type: ValueType) -> Bool {
    switch type {
    case .date, .integer: true
    case .error, .boolean, .number, .quotient, .string, .year, .yearRange, .period, .service,
      .days, .workingDays, .money, .catalogue, .record, .list, .yearly, .timeline, .optional:
      false
    }
  }
}
