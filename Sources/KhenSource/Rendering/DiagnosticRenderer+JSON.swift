extension DiagnosticRenderer {
  /// The diagnostics as a JSON array on one line, sorted, all of them.
  ///
  /// Lines and columns count from 1, columns in characters; offsets are UTF-8 bytes.
  package static func json(
    _ diagnostics: [Diagnostic],
    sources: SourceMap,
    language: Language
  ) -> String {
    JSONText.array(
      sorted(diagnostics).map { object($0, sources: sources, language: language) }
    )
  }

  /// One diagnostic as a JSON object.
  package static func object(
    _ diagnostic: Diagnostic,
    sources: SourceMap,
    language: Language
  ) -> String {
    var members: [(key: String, value: String)] = [
      ("id", JSONText.quoted(diagnostic.id.name)),
      ("severity", JSONText.quoted(diagnostic.severity.rawValue)),
      ("message", JSONText.quoted(diagnostic.message[language])),
    ]
    members += label(diagnostic.primary, sources: sources, language: language)
    members.append(
      (
        "related",
        JSONText.array(
          diagnostic.related.map {
            JSONText.object(label($0, sources: sources, language: language))
          }
        )
      )
    )
    members.append(
      ("notes", JSONText.array(diagnostic.notes.map { JSONText.quoted($0[language]) }))
    )
    if let help = diagnostic.help { members.append(("help", JSONText.quoted(help[language]))) }
    members.append(
      (
        "fixes",
        JSONText.array(diagnostic.fixes.map { fix($0, sources: sources, language: language) })
      )
    )
    return JSONText.object(members)
  }

  private static func label(
    _ label: Label,
    sources: SourceMap,
    language: Language
  ) -> [(key: String, value: String)] {
    var members = range(label.range, sources: sources)
    if let text = label.text { members.append(("label", JSONText.quoted(text[language]))) }
    return members
  }

  private static func fix(_ fix: Fix, sources: SourceMap, language: Language) -> String {
    let edits = fix.edits.map { edit in
      JSONText.object(
        range(edit.range, sources: sources) + [
          ("replacement", JSONText.quoted(edit.replacement))
        ]
      )
    }
    return JSONText.object([
      ("title", JSONText.quoted(fix.title[language])), ("edits", JSONText.array(edits)),
    ])
  }

  private static func range(
    _ range: SourceRange,
    sources: SourceMap
  ) -> [(key: String, value: String)] {
    guard let file = sources[range.file] else { return [] }
    let start = file.place(at: Int(range.start))
    let end = file.place(at: Int(range.end))
    return [
      ("file", JSONText.quoted(file.name)),
      ("line", String(start.line)), ("column", String(start.column)),
      ("endLine", String(end.line)), ("endColumn", String(end.column)),
      ("offset", String(range.start)), ("length", String(range.end - range.start)),
    ]
  }
}
