import KhenExplanation
import KhenSource

/// Writes diagnostics about rule files in the form that was asked for.
struct DiagnosticPrinter {
  /// The forms of `khen validate --format`.
  enum Form: String {
    case text
    case short
    case json
  }

  private let sources: SourceMap
  private let style: TextStyle

  init(_ sources: SourceMap, _ style: TextStyle) {
    self.sources = sources
    self.style = style
  }

  /// The diagnostics in one of the forms.
  func text(_ diagnostics: [Diagnostic], as form: Form = .text) -> String {
    switch form {
    case .text:
      guard !diagnostics.isEmpty else { return "" }
      return DiagnosticRenderer.text(
        diagnostics,
        sources: sources,
        language: style.language,
        style: style.isColored ? .ansi : .plain
      ) + "\n"
    case .short:
      return DiagnosticRenderer.lines(
        diagnostics,
        sources: sources,
        language: style.language
      )
    case .json:
      return DiagnosticRenderer.json(
        diagnostics,
        sources: sources,
        language: style.language
      ) + "\n"
    }
  }
}
