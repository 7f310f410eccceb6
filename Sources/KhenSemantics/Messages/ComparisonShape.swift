import KhenSource
import KhenSyntax

/// A mistaken comparison whose meaning can be guessed, with what should be written.
struct ComparisonShape {
  var help: Bilingual
}

extension Checker {
  /// `a - b >= 20`, or a measure against a bare number: what the author probably meant.
  func comparisonShape(
    _ left: Expression,
    _ right: Expression,
    _ first: CheckedExpression,
    _ second: CheckedExpression,
    _ operation: ComparisonOperator
  ) -> ComparisonShape? {
    guard case .literal(.number(let number)) = right.kind, number.decimals == 0 else {
      return nil
    }
    let years = "\(number.numerator) năm"
    guard first.type == .days else {
      guard first.type == .service || first.type == .period else { return nil }
      return ComparisonShape(
        help: Bilingual(
          vi: "viết “\(years)” hoặc “\(number.numerator) tháng”",
          en: "write “\(number.numerator) years” or “\(number.numerator) months”"
        )
      )
    }
    if case .arithmetic(.subtract, let later, let earlier, _) = left.kind,
      let end = later.words, let start = earlier.words
    {
      let mirrored = operation.mirrored.rawValue
      return ComparisonShape(
        help: Bilingual(
          vi: "viết “\(number.numerator) ngày”, hoặc so sánh "
            + "\(start) + \(years) \(mirrored) \(end)",
          en: "write “\(number.numerator) days”, or compare "
            + "\(start) + \(number.numerator) years \(mirrored) \(end)"
        )
      )
    }
    return ComparisonShape(
      help: Bilingual(
        vi: "viết “\(number.numerator) ngày”",
        en: "write “\(number.numerator) days”"
      )
    )
  }
}

extension ComparisonOperator {
  /// The operator with its sides exchanged.
  fileprivate var mirrored: ComparisonOperator {
    switch self {
    case .equal, .different: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension Expression {
  /// The expression as written, where it is only names and dots.
  var words: String? {
    switch kind {
    case .name(let name): name.name.text
    case .member(let base, let name): base.words.map { "\($0).\(name.name.text)" }
    case .inYear(let series, let year):
      series.words.flatMap { series in year.words.map { "\(series) năm \($0)" } }
    default: nil
    }
  }
}
