import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// The numbers that fields may hold, by column: those of their items, and those that the schema
/// promises as comparisons with constants (`ràng buộc điểm từ 0 đến hết 100`).
struct FieldBounds {
  private var bounds: [Int: NumberBounds] = [:]

  /// Collects the bounds of a rule set.
  init(_ program: CheckedProgram, _ schema: FactSchema) {
    for (index, layout) in schema.records.enumerated() {
      for field in layout.fields {
        if let known = field.bounds { bounds[field.column] = known }
      }
      guard index < program.records.count else { continue }
      for constraint in program.records[index].constraints { add(constraint, layout) }
    }
  }

  /// The bounds of a field; nothing where it may hold any number.
  subscript(field: FieldLayout) -> NumberBounds? { bounds[field.column] }

  private mutating func add(_ constraint: CheckedExpression, _ layout: RecordLayout) {
    switch constraint.kind {
    case .and(let parts):
      for part in parts { add(part, layout) }
    case .inRange(let value, let lower, let upper):
      guard let column = FieldBounds.column(of: value, layout) else { return }
      // Ends that are left out narrow by nothing that a number can show.
      narrow(
        column,
        least: lower.flatMap { FieldBounds.number($0.bound) },
        greatest: upper.flatMap { FieldBounds.number($0.bound) }
      )
    case .comparison(let operation, let left, let right):
      guard let column = FieldBounds.column(of: left, layout),
        let number = FieldBounds.number(right)
      else { return }
      switch operation {
      case .less, .lessOrEqual: narrow(column, least: nil, greatest: number)
      case .greater, .greaterOrEqual: narrow(column, least: number, greatest: nil)
      case .equal: narrow(column, least: number, greatest: number)
      case .different: return
      }
    default: return
    }
  }

  private mutating func narrow(_ column: Int, least: Rational?, greatest: Rational?) {
    var result = bounds[column] ?? NumberBounds(least: nil, greatest: nil)
    if let least, result.least.map({ $0 < least }) ?? true { result.least = least }
    if let greatest, result.greatest.map({ greatest < $0 }) ?? true { result.greatest = greatest }
    bounds[column] = result
  }

  private static func column(of expression: CheckedExpression, _ layout: RecordLayout) -> Int? {
    switch expression.kind {
    case .convert(let inner): return column(of: inner, layout)
    case .field(let owner, let index):
      if let owner, case .variable = owner.kind {} else if owner != nil { return nil }
      let field = layout.fields[index]
      switch field.type {
      case .integer, .number, .days, .money, .year: return field.isOptional ? nil : field.column
      default: return nil
      }
    default: return nil
    }
  }

  private static func number(_ expression: CheckedExpression) -> Rational? {
    switch expression.kind {
    case .convert(let inner): return number(inner)
    case .constant(.integer(let value)), .constant(.year(let value)): return Rational(value)
    case .constant(.number(let value)), .constant(.days(let value)), .constant(.money(let value)):
      return value
    default: return nil
    }
  }
}
