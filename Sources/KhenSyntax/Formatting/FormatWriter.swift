/// Writes pieces on the lines that a layout gave them.
enum FormatWriter {
  /// The text of the file, with a line end at its end; empty for a file without anything.
  static func write(_ layout: FormatLayout) -> String {
    var text = ""
    for (index, piece) in layout.pieces.enumerated() {
      let isEnd = index == layout.pieces.count - 1
      guard let indent = layout.indents[index] else {
        for _ in 0..<layout.blanks[index] { text += " " }
        append(piece, to: &text)
        continue
      }
      if !text.isEmpty { text += "\n" }
      let isFirst = index == 0 || layout.pieces[index - 1].isMark(.leftBrace)
      let keepsBlanks = layout.keepsBlankLine[index]
      let commentIndent = layout.commentIndents[index] ?? indent
      for (place, comment) in piece.comments.enumerated() {
        let mayBeParted = keepsBlanks || place > 0 || piece.isMark(.rightBrace)
        if comment.followsBlankLine, mayBeParted, !(isFirst && place == 0) { text += "\n" }
        line(comment.text, indent: commentIndent, to: &text)
        if !(isEnd && place == piece.comments.count - 1) { text += "\n" }
      }
      if isEnd { break }
      let mayBeParted = keepsBlanks || (isFirst && !piece.comments.isEmpty)
      if piece.followsBlankLine, mayBeParted, !piece.isMark(.rightBrace) { text += "\n" }
      for _ in 0..<indent { text += " " }
      append(piece, to: &text)
    }
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    return text
  }

  private static func append(_ piece: FormatPiece, to text: inout String) {
    text += piece.text
    if let comment = piece.trailingComment { text += "  " + comment }
  }

  private static func line(_ comment: String, indent: Int, to text: inout String) {
    for _ in 0..<indent { text += " " }
    text += comment
  }
}
