package import KhenSource

// The pages of the checker; a test runs both examples of each.
extension DiagnosticPage {
  /// Pages about names, types, lookups, law and tests.
  package static let semanticsPages: [DiagnosticPage] =
    namePages + typePages + valuePages + lookupPages + lawPages + scorecardMeaningPages
    + selectionPages + testPages

  /// A page whose two files differ only in a part of the same text.
  static func page(
    _ id: DiagnosticID,
    _ summary: Bilingual,
    _ reason: Bilingual,
    wrong: String,
    right: String
  ) -> DiagnosticPage {
    DiagnosticPage(id: id, summary: summary, reason: reason, wrong: wrong, right: right)
  }

  /// One criterion over a small dossier, for pages about expressions.
  static func criterion(_ fields: String, _ condition: String) -> String {
    """
    hồ sơ cá_nhân {
      \(fields)
    }
    khen thưởng giấy_khen cho cá_nhân {
      điều kiện a { \(condition) }
    }

    """
  }
}
