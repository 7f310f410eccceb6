import KhenExplanation
import KhenSource

/// Writes diagnostics about rule files for people.
struct DiagnosticPrinter {
  private let sources: SourceMap
  private let style: TextStyle

  init(_ sources: SourceMap, _ style: TextStyle) {
    self.sources = sources
    self.style = style
  }

  /// The diagnostics with their source lines; of very many the first ones, unless all are wanted.
  func text(_ diagnostics: [Diagnostic], isWhole: Bool = false) -> String {
    guard !diagnostics.isEmpty else { return "" }
    return DiagnosticRenderer.text(
      diagnostics,
      sources: sources,
      language: style.language,
      style: style.isColored ? .ansi : .plain,
      limit: isWhole ? Int.max : Limits.diagnosticsShown
    ) + "\n"
  }

  /// One line for each diagnostic, all of them.
  func lines(_ diagnostics: [Diagnostic]) -> String {
    DiagnosticRenderer.lines(
      diagnostics,
      sources: sources,
      language: style.language,
      limit: Int.max
    )
  }
}
