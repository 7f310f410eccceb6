import KhenSource

/// A mistake in rule files, or a warning about them.
public struct RuleProblem: Hashable, Sendable {
  /// How bad a problem is.
  public enum Severity: String, Hashable, Sendable {
    /// The rules cannot be applied.
    case error
    /// The rules can be applied, but may not say what was meant.
    case warning
    /// Something could be written better.
    case hint
  }

  /// The stable name of this kind of problem: `unknown-name`; `khen help` explains it.
  public var id: String
  /// How bad it is.
  public var severity: Severity
  /// What is wrong: one sentence, first word in lower case, no full stop.
  public var message: BilingualText
  /// The path of the file, as it was given.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1; counts characters as people see them.
  public var column: Int
  /// The problem as the command line shows it: with the lines of the file, and what to do.
  public var rendered: BilingualText

  /// Puts a diagnostic into words.
  init(_ diagnostic: Diagnostic, in sources: SourceMap) {
    id = diagnostic.id.name
    switch diagnostic.severity {
    case .error: severity = .error
    case .warning: severity = .warning
    case .hint: severity = .hint
    }
    message = BilingualText(diagnostic.message)
    let range = diagnostic.primary.range
    let source = sources[range.file]
    let place = source?.place(at: Int(range.start))
    file = source?.name ?? ""
    line = place?.line ?? 1
    column = place?.column ?? 1
    rendered = BilingualText(
      vietnamese: DiagnosticRenderer.text([diagnostic], sources: sources, language: .vietnamese),
      english: DiagnosticRenderer.text([diagnostic], sources: sources, language: .english)
    )
  }
}

/// Why rules cannot be applied.
public struct RuleSetError: Error, Hashable, Sendable {
  /// All problems, warnings included, by file and place; at least one is an error.
  public var problems: [RuleProblem]
}
