import KhenSource
import KhenSyntax

/// The fields of a dossier without a schema whose types the expression has still to fix.
struct OpenFacts {
}

// An expression over JSON: the first use of a fact fixes its type.
extension Checker {
  func openConversion(
    _ expression: CheckedExpression,
    to type: ValueType
  ) -> CheckedExpression? { nil }
  func openOptional(_ expression: CheckedExpression) -> CheckedExpression? { nil }
  func openOptionalEnd(_ expression: CheckedExpression) -> CheckedExpression? { nil }
  func openSum(
    _ operation: ArithmeticOperator,
    _ first: CheckedExpression,
    _ second: CheckedExpression
  ) -> (CheckedExpression, CheckedExpression, ValueType)? { nil }
  func openedByPatterns(_ subject: CheckedExpression, _ match: Match) -> CheckedExpression {
    subject
  }
  func rememberElement(_ variable: CheckedVariable, of list: CheckedExpression) {}
}
