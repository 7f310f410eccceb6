import KhenAnalysis
import KhenDossiers
import KhenSemantics
package import KhenSource
import KhenSyntax

/// The pages of all diagnostics, by the phase that reports them.
package enum DiagnosticCatalogue {
  /// Pages about one thing.
  package struct Theme: Sendable {
    /// What they are about.
    package var title: Bilingual
    /// The pages.
    package var pages: [DiagnosticPage]
  }

  /// All pages, grouped.
  package static let themes: [Theme] = [
    Theme(
      title: Bilingual(vi: "Lỗi khi đọc tệp quy tắc", en: "Mistakes in reading rule files"),
      pages: DiagnosticPage.syntaxPages
    ),
    Theme(
      title: Bilingual(vi: "Lỗi về nội dung của quy tắc", en: "Mistakes in what the rules say"),
      pages: DiagnosticPage.semanticsPages
    ),
    Theme(
      title: Bilingual(
        vi: "Điều đáng ngờ mà “khen validate” tìm ra",
        en: "What “khen validate” finds doubtful"
      ),
      pages: DiagnosticPage.validationPages
    ),
    Theme(
      title: Bilingual(vi: "Lỗi trong hồ sơ", en: "Mistakes in dossiers"),
      pages: DiagnosticPage.dataPages
    ),
  ]

  /// All pages.
  package static var pages: [DiagnosticPage] { themes.flatMap(\.pages) }

  /// The pages of an id in either language, one for each theme that has it; blanks may stand for
  /// hyphens.
  package static func pages(named name: String) -> [DiagnosticPage] {
    let key = self.key(name)
    return pages.filter { self.key($0.id.name) == key || self.key($0.id.vietnamese) == key }
  }

  private static func key(_ name: String) -> String {
    VietnameseText.nameKey(String(name.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 }))
  }
}
