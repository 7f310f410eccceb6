/// Shows diagnostics to people and machines; every function is pure.
package enum DiagnosticRenderer {
  /// Whether text is plain or coloured for a terminal; colour repeats what the words say.
  package enum Style: Hashable, Sendable {
    case plain
    case ansi
  }

  /// The diagnostics by file and offset, each once; equal places keep their order.
  package static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    var unique: [(index: Int, diagnostic: Diagnostic)] = []
    for (index, diagnostic) in diagnostics.enumerated() where seen.insert(diagnostic).inserted {
      unique.append((index, diagnostic))
    }
    unique.sort { left, right in
      let first = left.diagnostic.primary.range
      let second = right.diagnostic.primary.range
      return (first.file.index, first.start, left.index)
        < (second.file.index, second.start, right.index)
    }
    return unique.map { $0.diagnostic }
  }

  /// The diagnostics with source lines and carets, sorted, at most `limit` of them.
  package static func text(
    _ diagnostics: [Diagnostic],
    sources: SourceMap,
    language: Language,
    style: Style = .plain,
    limit: Int = Limits.diagnosticsShown
  ) -> String {
    var result = ""
    for (index, diagnostic) in sorted(diagnostics).prefix(limit).enumerated() {
      if index > 0 { result += "\n" }
      let snippet = DiagnosticSnippet(
        diagnostic: diagnostic,
        sources: sources,
        language: language,
        style: style
      )
      result += snippet.text
    }
    return result + more(than: diagnostics.count, limit: limit, language: language, separator: "\n")
  }

  /// One line for each diagnostic, as compilers write them:
  /// `file:line:column: error[id]: message`.
  package static func lines(
    _ diagnostics: [Diagnostic],
    sources: SourceMap,
    language: Language,
    limit: Int = Limits.diagnosticsShown
  ) -> String {
    var result = ""
    for diagnostic in sorted(diagnostics).prefix(limit) {
      result += place(of: diagnostic.primary.range, sources: sources) + ": "
      result += heading(of: diagnostic, language: language) + "\n"
    }
    return result + more(than: diagnostics.count, limit: limit, language: language, separator: "")
  }

  /// `file:line:column` of the start of a range.
  package static func place(of range: SourceRange, sources: SourceMap) -> String {
    guard let file = sources[range.file] else { return "?" }
    let place = file.place(at: Int(range.start))
    return "\(file.name):\(place.line):\(place.column)"
  }

  /// `lỗi[id]: message`.
  static func heading(of diagnostic: Diagnostic, language: Language) -> String {
    severity(diagnostic.severity)[language] + "[" + id(diagnostic.id, language) + "]: "
      + diagnostic.message[language]
  }

  /// The id as readers of a language see it.
  package static func id(_ id: DiagnosticID, _ language: Language) -> String {
    language == .vietnamese ? id.vietnamese : id.name
  }

  /// The word for a severity.
  package static func severity(_ severity: Severity) -> Bilingual {
    switch severity {
    case .error: Bilingual(vi: "lỗi", en: "error")
    case .warning: Bilingual(vi: "cảnh báo", en: "warning")
    case .hint: Bilingual(vi: "gợi ý", en: "hint")
    }
  }

  private static func more(
    than count: Int,
    limit: Int,
    language: Language,
    separator: String
  ) -> String {
    guard count > limit else { return "" }
    let rest = count - limit
    return separator
      + Bilingual(vi: "… và \(rest) thông báo nữa", en: "… and \(rest) more")[language] + "\n"
  }
}
