package import KhenSource

extension DiagnosticPage {
  /// The pages of the mistakes in dossiers; their examples are dossiers as JSON or as a table.
  package static let dataPages: [DiagnosticPage] = recordPages + fieldPages + valuePages

  static func page(
    _ id: DiagnosticID,
    _ summary: String,
    _ summaryInEnglish: String,
    _ reason: String,
    _ reasonInEnglish: String,
    wrong: String,
    right: String
  ) -> DiagnosticPage {
    DiagnosticPage(
      id: id,
      summary: Bilingual(vi: summary, en: summaryInEnglish),
      reason: Bilingual(vi: reason, en: reasonInEnglish),
      wrong: wrong,
      right: right
    )
  }
}
