package import KhenSource

// The pages of findings that need no evaluation; a test runs both examples of each.
extension DiagnosticPage {
  /// Pages about what nothing uses, dates, citations, figures and texts.
  package static let staticPages: [DiagnosticPage] =
    unusedRulePages + unusedDataPages + datePages + citationPages + figurePages + textPages

  /// A page; every example is a rule file of its own.
  static func page(
    _ id: DiagnosticID,
    _ summary: Bilingual,
    _ reason: Bilingual,
    wrong: String,
    right: String
  ) -> DiagnosticPage {
    DiagnosticPage(id: id, summary: summary, reason: reason, wrong: wrong, right: right)
  }

  /// A dossier and one award with some criteria, behind other declarations.
  static func award(_ declarations: String = "", _ criteria: String) -> String {
    """
    hồ sơ cá_nhân { số_năm: số; điểm: số; quá_trình: danh sách giai_đoạn }
    bản ghi giai_đoạn { nơi: chuỗi; năm: năm; giỏi: đúng_sai }
    \(declarations.isEmpty ? "" : declarations + "\n")khen thưởng giấy_khen cho cá_nhân {
      \(criteria)
    }

    """
  }
}
