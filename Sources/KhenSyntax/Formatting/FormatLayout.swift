import KhenSource

/// Decides where lines begin and how far they are indented; the words of the file stay as they are.
///
/// Braces that the author opened and closed on one line stay on it while they fit; otherwise each
/// clause in them has lines of its own. Entries and values between commas share lines as the
/// author had it. Inside a clause, the author's line ends stay while all lines fit.
struct FormatLayout {
  /// Columns of one step of indentation.
  static let step = 4

  let pieces: [FormatPiece]
  let spacing: FormatSpacing
  /// Blanks before each piece that is not the first on its line.
  let blanks: [Int]
  /// Columns of all pieces before an index, as if they were on one line.
  private let columns: [Int]
  /// How many pieces up to an index begin a line, by the author or because of a comment.
  private let lineStarts: [Int]
  /// The indent of the line that a piece begins; nothing for one that begins no line.
  var indents: [Int?]
  /// The indent of comments above a piece where it is not that of the piece.
  var commentIndents: [Int: Int] = [:]
  /// Whether an empty line of the author's above a piece stays.
  var keepsBlankLine: [Bool]
  /// Braces that do not stay on one line.
  var isOpenedUp: [Bool]

  /// Lays out the pieces of a file; the last piece is the end of the file.
  init(_ pieces: [FormatPiece]) {
    self.pieces = pieces
    let spacing = FormatSpacing(pieces)
    var blanks: [Int] = []
    var columns = [0]
    var lineStarts: [Int] = []
    for (index, piece) in pieces.enumerated() {
      blanks.append(index > 0 && index < pieces.count - 1 ? spacing.blanks(before: index) : 0)
      columns.append(columns[index] + blanks[index] + piece.width)
      let begins = piece.startsLine || FormatLayout.isApart(index, pieces)
      lineStarts.append((lineStarts.last ?? 0) + (begins ? 1 : 0))
    }
    self.spacing = spacing
    self.blanks = blanks
    self.columns = columns
    self.lineStarts = lineStarts
    indents = [Int?](repeating: nil, count: pieces.count)
    keepsBlankLine = [Bool](repeating: false, count: pieces.count)
    isOpenedUp = [Bool](repeating: false, count: pieces.count)
    for (index, piece) in pieces.enumerated() where piece.isMark(.leftBrace) {
      isOpenedUp[index] = lineStarts[partner(of: index)] > lineStarts[index]
    }
    layOutBlock(from: 0, to: pieces.count - 1, indent: 0)
    for index in pieces.indices where pieces[index].staysWithPrevious { indents[index] = nil }
    indents[pieces.count - 1] = 0
    keepsBlankLine[pieces.count - 1] = true
  }

  /// The bracket that belongs to one.
  func partner(of index: Int) -> Int { pieces[index].partner ?? index }

  /// Columns of a stretch of pieces on one line.
  func width(from first: Int, through last: Int) -> Int {
    columns[last + 1] - columns[first] - blanks[first]
  }

  /// Whether a comment parts a piece from the one before.
  func isApart(_ index: Int) -> Bool { FormatLayout.isApart(index, pieces) }

  private static func isApart(_ index: Int, _ pieces: [FormatPiece]) -> Bool {
    !pieces[index].comments.isEmpty || (index > 0 && pieces[index - 1].trailingComment != nil)
  }

  // MARK: - Blocks

  /// Lays out what stands between braces, or the whole file.
  private mutating func layOutBlock(from first: Int, to end: Int, indent: Int) {
    var start = first
    var index = first
    while index < end {
      if index > start, beginsClause(index) {
        layOutClause(from: start, to: index, indent: indent, isOnly: false)
        start = index
      }
      index = pieces[index].isOpening ? partner(of: index) + 1 : index + 1
    }
    if start < end {
      layOutClause(from: start, to: end, indent: indent, isOnly: start == first && first > 0)
    }
  }

  /// Whether a clause begins with a piece that is not the first of its block; entries between
  /// commas that share a line are one.
  private func beginsClause(_ index: Int) -> Bool {
    let previous = pieces[index - 1]
    if previous.isMark(.semicolon) { return true }
    guard pieces[index].startsElement else { return false }
    guard previous.isMark(.comma) || previous.isMark(.less) else { return true }
    return pieces[index].startsLine || isApart(index)
  }

  /// Lays out one clause, and what stands in its braces.
  private mutating func layOutClause(from start: Int, to end: Int, indent: Int, isOnly: Bool) {
    let clause = FormatClause(from: start, to: end, indent: indent, isOnly: isOnly, in: self)
    indents[start] = indent
    keepsBlankLine[start] = start > 0 && !pieces[start - 1].isMark(.leftBrace)
    for index in clause.oversizedBraces(in: self) { isOpenedUp[index] = true }
    var attempt = clause.best(in: self)
    if attempt.excess > 0, !attempt.overlongBraces.isEmpty {
      for index in attempt.overlongBraces { isOpenedUp[index] = true }
      attempt = clause.best(in: self)
    }
    for (index, column) in attempt.lines { indents[index] = column }
    for block in attempt.blocks {
      let close = partner(of: block.open)
      isOpenedUp[block.open] = true
      indents[close] = block.indent
      commentIndents[close] = block.indent + FormatLayout.step
      layOutBlock(from: block.open + 1, to: close, indent: block.indent + FormatLayout.step)
    }
  }
}
