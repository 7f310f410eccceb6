import KhenEvaluation
import KhenSemantics
import KhenSource

/// Constraints of the schema that no dossier is held against.
enum UncheckedConstraints {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    context.program.records.flatMap { record in
      record.constraints.flatMap { unchecked(in: $0) }.map { Diagnostic.uncheckedConstraint($0) }
    }
  }

  /// The parts that all have to hold, of those that are of another form.
  private static func unchecked(in constraint: CheckedExpression) -> [SourceRange] {
    if case .and(let parts) = constraint.kind { return parts.flatMap { unchecked(in: $0) } }
    return FieldConstraint.all(in: constraint).isEmpty ? [constraint.range] : []
  }
}

extension Diagnostic {
  fileprivate static func uncheckedConstraint(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .uncheckedConstraint,
      severity: .warning,
      message: Bilingual(
        vi: "ràng buộc viết cách này thì hồ sơ không được đối chiếu với nó",
        en: "no dossier is held against a constraint of this form"
      ),
      at: Label(range),
      help: Bilingual(
        vi:
          "viết thành phép so sánh giữa các trường, ngày xét và trị số (ngày vào <= ngày ra, điểm từ 0 đến"
          + " hết 100), hoặc viết thành điều kiện của khen thưởng",
        en: "write comparisons between fields, the evaluation date and constants (start <= end,"
          + " score from 0 through 100), or a criterion of the award"
      )
    )
  }
}
