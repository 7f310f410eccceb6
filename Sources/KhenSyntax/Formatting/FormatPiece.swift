import KhenSource

/// What is written between two blanks: a word, a whole keyword, a number, a text or a sign, with
/// the comments around it.
struct FormatPiece {
  /// A comment on lines of its own.
  struct Comment {
    /// The comment without blanks at its end.
    var text: String
    /// Whether an empty line stands before it.
    var followsBlankLine: Bool
  }

  /// What is written; a keyword of several words with one blank between them.
  var text: String
  /// Columns that the text takes.
  var width: Int
  /// What the first token is.
  var kind: Token.Kind
  /// The keyword, as the grammar understood it.
  var keyword: Keyword?
  /// Comments above it.
  var comments: [Comment] = []
  /// The comment behind it on its line.
  var trailingComment: String?
  /// Whether the author began a line here.
  var startsLine: Bool
  /// Whether an empty line stands right above it, below its comments.
  var followsBlankLine: Bool
  /// Whether a declaration, clause, row or entry begins here.
  var startsElement: Bool
  /// Whether it stays on the line of the piece before it, because a comment that silences findings
  /// is for that line.
  var staysWithPrevious = false
  /// The index of the bracket that closes this one or that this one closes.
  var partner: Int?

  /// Whether it is a sign.
  func isMark(_ mark: Token.Mark) -> Bool { kind == .mark(mark) }

  /// Whether it opens a pair of brackets.
  var isOpening: Bool {
    isMark(.leftBrace) || isMark(.leftParenthesis) || isMark(.leftBracket)
  }

  /// Whether it closes a pair of brackets.
  var isClosing: Bool {
    isMark(.rightBrace) || isMark(.rightParenthesis) || isMark(.rightBracket)
  }
}

/// Reads the pieces of a parsed file; the last one stands for the end of the file.
struct FormatPieceReader {
  private let file: SourceFile
  private let tokens: [Token]
  private var uses: [UInt32: KeywordUse] = [:]
  private var starts: Set<UInt32> = []

  /// Takes a file that parsed without mistakes.
  init(_ file: SourceFile, _ parsed: ParsedFile) {
    self.file = file
    tokens = parsed.tokens
    for use in parsed.keywordUses { uses[use.range.start] = use }
    starts.formUnion(parsed.elementStarts)
  }

  /// The pieces; nothing when brackets do not pair up.
  func read() -> [FormatPiece]? {
    var pieces: [FormatPiece] = []
    pieces.reserveCapacity(tokens.count)
    var open: [Int] = []
    var index = 0
    while index < tokens.count {
      var piece = piece(at: &index)
      if piece.isOpening {
        open.append(pieces.count)
      } else if piece.isClosing {
        guard let opening = open.popLast() else { return nil }
        piece.partner = opening
        pieces[opening].partner = pieces.count
      }
      pieces.append(piece)
    }
    guard open.isEmpty else { return nil }
    keepSilencedLines(&pieces)
    return pieces
  }

  /// Marks the pieces of lines that a comment silences findings on: on other lines the findings
  /// would be heard again.
  private func keepSilencedLines(_ pieces: inout [FormatPiece]) {
    var start = 0
    while start < pieces.count {
      var end = start + 1
      while end < pieces.count, !pieces[end].startsLine { end += 1 }
      let isSilenced =
        pieces[start].comments.contains { SilencingDirective.isDirective($0.text) }
        || pieces[start..<end].contains {
          $0.trailingComment.map { SilencingDirective.isDirective($0) } ?? false
        }
      if isSilenced {
        for index in (start + 1)..<end { pieces[index].staysWithPrevious = true }
      }
      start = end
    }
  }

  /// The piece that begins at a token; a keyword takes all its words.
  private func piece(at index: inout Int) -> FormatPiece {
    let first = tokens[index]
    var last = first
    var text = composed(from: first.start, to: first.end)
    let use = uses[first.start]
    index += 1
    while let use, index < tokens.count, tokens[index].end <= use.range.end {
      last = tokens[index]
      text += " " + composed(from: last.start, to: last.end)
      index += 1
    }
    let (comments, followsBlankLine) = leading(of: first)
    return FormatPiece(
      text: text,
      width: DisplayWidth.of(text),
      kind: first.kind,
      keyword: use?.keyword,
      comments: comments,
      trailingComment: comment(from: Int(last.end), to: Int(last.trailingEnd)),
      startsLine: first.startsLine,
      followsBlankLine: followsBlankLine,
      startsElement: starts.contains(first.start)
    )
  }

  /// The comments above a token, and whether an empty line stands between them and the token.
  private func leading(of token: Token) -> ([FormatPiece.Comment], Bool) {
    var comments: [FormatPiece.Comment] = []
    var lineEnds = 0
    var offset = Int(token.leadingStart)
    let end = Int(token.start)
    while offset < end {
      switch file.bytes[offset] {
      case 0x0D where offset + 1 < end && file.bytes[offset + 1] == 0x0A: break
      case 0x0A, 0x0D: lineEnds += 1
      case 0x2F:
        let start = offset
        while offset < end, file.bytes[offset] != 0x0A, file.bytes[offset] != 0x0D { offset += 1 }
        if let text = comment(from: start, to: offset) {
          comments.append(FormatPiece.Comment(text: text, followsBlankLine: lineEnds > 1))
        }
        lineEnds = 0
        continue
      default: break
      }
      offset += 1
    }
    return (comments, lineEnds > 1)
  }

  /// The comment in a stretch of blanks, if there is one, without blanks at its end.
  private func comment(from start: Int, to end: Int) -> String? {
    guard let first = file.bytes[start..<end].firstIndex(of: 0x2F) else { return nil }
    var scalars = composed(from: UInt32(first), to: UInt32(end)).unicodeScalars
    while let last = scalars.last, VietnameseText.isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// The text of a stretch, in composed form where that is the same text to Unicode.
  private func composed(from start: UInt32, to end: UInt32) -> String {
    let text = file.text(from: Int(start), to: Int(end))
    let composed = VietnameseText.composed(text)
    // Marks in an order that Unicode does not know would become another letter.
    return composed == text ? composed : text
  }
}
