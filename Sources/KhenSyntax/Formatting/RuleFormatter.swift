package import KhenSource

/// Writing rule files in one style: blanks, line ends and indentation, never the words.
///
/// Works on the tokens and the comments around them; of the grammar it knows which words are a
/// keyword, and where clauses begin. What it wrote is read again and compared with the original.
package enum RuleFormatter {
  /// What formatting a file gives.
  package enum Outcome: Sendable {
    /// The file in the style of the project; equal to the file when it was so already.
    case formatted(String)
    /// The file has mistakes, so that nothing was done.
    case mistakes([Diagnostic])
    /// The new text would not say the same: a fault of the formatter, so that nothing was done.
    case meaningChanged
  }

  /// Formats a file, with the keywords of a language if one is given.
  ///
  /// Idempotent; time is linear in the size of the file.
  package static func format(_ file: SourceFile, keywords: Language? = nil) -> Outcome {
    let original = Parser.parse(file)
    guard !hasErrors(original) else { return .mistakes(original.diagnostics) }
    var source = file
    var parsed = original
    if let keywords, original.tree.language != keywords {
      let text = Translation.translate(file, to: keywords)
      source = SourceFile(id: file.id, name: file.name, text: text)
      parsed = Parser.parse(source)
      guard !hasErrors(parsed) else { return .meaningChanged }
    }
    guard let pieces = FormatPieceReader(source, parsed).read() else { return .meaningChanged }
    let text = FormatWriter.write(FormatLayout(pieces))
    let result = SourceFile(id: file.id, name: file.name, text: text)
    let reread = Parser.parse(result)
    guard !hasErrors(reread), reread.tree.printed == original.tree.printed,
      saysTheSame(pieces, FormatPieceReader(result, reread).read())
    else { return .meaningChanged }
    return .formatted(text)
  }

  private static func hasErrors(_ parsed: ParsedFile) -> Bool {
    parsed.diagnostics.contains { $0.severity == .error }
  }

  /// Whether two files have the same words and the same comments in the same order.
  private static func saysTheSame(_ pieces: [FormatPiece], _ others: [FormatPiece]?) -> Bool {
    guard let others, pieces.count == others.count else { return false }
    for (piece, other) in zip(pieces, others) {
      guard piece.text == other.text, piece.kind == other.kind, piece.keyword == other.keyword
      else { return false }
    }
    return comments(of: pieces) == comments(of: others)
  }

  private static func comments(of pieces: [FormatPiece]) -> [String] {
    var comments: [String] = []
    for piece in pieces {
      comments += piece.comments.map { $0.text }
      if let comment = piece.trailingComment { comments.append(comment) }
    }
    return comments
  }
}
