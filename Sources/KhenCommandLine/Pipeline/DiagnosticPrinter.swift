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

  /// The diagnostics as full text, a blank line between them; long lists are cut.
  func text(_ diagnostics: [Diagnostic]) -> String {
    var text = ""
    for diagnostic in diagnostics.prefix(Limits.diagnosticsShown) {
      text += line(diagnostic) + "\n"
    }
    let hidden = diagnostics.count - Limits.diagnosticsShown
    if hidden > 0 {
      text +=
        style.language == .vietnamese
        ? "… và \(hidden) chỗ khác\n\n" : "… and \(hidden) more\n\n"
    }
    return text
  }

  /// The diagnostics in one of the forms.
  func text(_ diagnostics: [Diagnostic], as form: Form) -> String {
    switch form {
    case .text: text(diagnostics)
    case .short: diagnostics.map { line($0) }.joined()
    case .json: ""
    }
  }

  private func line(_ diagnostic: Diagnostic) -> String {
    diagnostic.message[style.language] + "\n"
  }
}
