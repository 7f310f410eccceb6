package import KhenSource

/// Splits a file into tokens; never fails, reports what no token is made of.
///
/// Works on bytes; only what is not ASCII is decoded. Time is linear in the size of the file.
package struct Lexer {
  /// What is read of a file.
  package enum Extent: Sendable {
    case wholeFile
    /// Nothing of what stands in the braces of tests and sample dossiers, as if they were empty; see
    /// `passOverTest`.
    case withoutTests
  }

  /// The file.
  let file: SourceFile
  /// Its bytes.
  let bytes: [UInt8]
  private let extent: Extent
  /// How many braces are open.
  private var nesting = 0
  /// The first token of the line.
  var lineStart = 0
  /// The next byte to read.
  var position = 0
  /// What was found so far.
  var tokens: [Token] = []
  /// What is wrong.
  var diagnostics: [Diagnostic] = []

  /// Splits a file; the last token is always `endOfFile`.
  package static func tokenize(
    _ file: SourceFile,
    _ extent: Extent = .wholeFile
  ) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(file: file, extent)
    lexer.run()
    return (lexer.tokens, lexer.diagnostics)
  }

  /// Splits a part of a file, whose bytes may be given otherwise at the same length; the last token
  /// is always `endOfFile`.
  static func tokenize(
    _ bytes: [UInt8],
    from base: Int,
    of file: SourceFile
  ) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    let part = SourceFile(
      id: file.id,
      name: file.name,
      text: String(decoding: bytes, as: UTF8.self)
    )
    let (tokens, diagnostics) = tokenize(part)
    return (tokens.map { $0.moved(by: base) }, diagnostics.map { $0.moved(by: base) })
  }

  private init(file: SourceFile, _ extent: Extent) {
    self.file = file
    self.extent = extent
    bytes = file.bytes
    tokens.reserveCapacity(bytes.count / 6 + 1)
  }

  private mutating func run() {
    while step() {
      switch tokens[tokens.count - 1].kind {
      case .mark(.leftBrace):
        if extent == .withoutTests, nesting == 0 { passOverTest() }
        nesting += 1
      case .mark(.rightBrace): nesting -= 1
      case .mark, .word, .number, .date, .text, .unknown, .endOfFile: break
      }
    }
  }

  /// Reads one token; false when it was the end of the file.
  mutating func step() -> Bool {
    let leadingStart = position
    let crossesLine = skipBlanks(acrossLines: true)
    let start = position
    guard start < bytes.count else {
      append(.endOfFile, leadingStart, start, start, crossesLine)
      return false
    }
    guard tokens.count < Limits.tokensPerFile else {
      diagnostics.append(
        SyntaxMessages.tooManyTokens(at: range(start, bytes.count))
      )
      append(.endOfFile, leadingStart, bytes.count, bytes.count, crossesLine)
      return false
    }
    let kind = readToken()
    let end = position
    skipBlanks(acrossLines: false)
    append(kind, leadingStart, start, end, crossesLine)
    return true
  }

  private mutating func append(
    _ kind: Token.Kind,
    _ leadingStart: Int,
    _ start: Int,
    _ end: Int,
    _ startsLine: Bool
  ) {
    if startsLine || tokens.isEmpty { lineStart = tokens.count }
    tokens.append(
      Token(
        kind: kind,
        leadingStart: UInt32(truncatingIfNeeded: leadingStart),
        start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: end),
        trailingEnd: UInt32(truncatingIfNeeded: position),
        startsLine: startsLine || tokens.isEmpty
      )
    )
  }

  /// Skips blanks and comments; says whether a line end was among them.
  @discardableResult
  mutating func skipBlanks(acrossLines: Bool) -> Bool {
    var crossed = false
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x20, 0x09, 0x0B, 0x0C: position += 1
      case 0x0A, 0x0D:
        if !acrossLines { return crossed }
        crossed = true
        position += 1
      case 0x2F where self.byte(at: 1) == 0x2F:
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
          position += 1
        }
      case 0x80...0xFF:
        let (scalar, width) = scalar(at: position)
        guard VietnameseText.isBlank(scalar) else { return crossed }
        position += width
      default: return crossed
      }
    }
    return crossed
  }

  private mutating func readToken() -> Token.Kind {
    let byte = bytes[position]
    switch byte {
    case 0x30...0x39: return readNumberOrDate()
    case 0x41...0x5A, 0x61...0x7A, 0x5F: return readWord()
    case 0x22: return readText(opening: 1, isCurly: false)
    case 0..<0x80: return readMark()
    default:
      let (scalar, width) = scalar(at: position)
      if VietnameseText.isLetter(scalar) { return readWord() }
      if scalar == "“" || scalar == "”" { return readText(opening: width, isCurly: true) }
      if let mark = Token.Mark.single(scalar.value) {
        position += width
        return .mark(mark)
      }
      return readUnknown()
    }
  }

  // MARK: - Words, numbers, dates

  private mutating func readWord() -> Token.Kind {
    let start = position
    let number = readWordNumber()
    if position - start > Limits.nameLength {
      diagnostics.append(SyntaxMessages.nameTooLong(at: range(start, position)))
      return .word(Vocabulary.notAWord)
    }
    return .word(number)
  }

  /// Goes behind a word; its number in `Vocabulary`.
  mutating func readWordNumber() -> Int32 {
    let (end, number) = word(from: position)
    position = end
    return number
  }

  private func word(from start: Int) -> (end: Int, number: Int32) {
    let span = bytes.span
    if let (end, fingerprint) = VietnameseText.plainWord(span, from: start) {
      let word = span.extracting(start..<end)
      return (end, Vocabulary.shared.number(ofWord: word, fingerprint: fingerprint))
    }
    let end = endOfWord(from: start)
    return (end, Vocabulary.shared.number(ofWord: span.extracting(start..<end)))
  }

  private func endOfWord(from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: index += 1
      case 0x80...0xFF:
        let (scalar, width) = scalar(at: index)
        guard VietnameseText.isLetter(scalar) else { return index }
        index += width
      default: return index
      }
    }
    return index
  }

  private mutating func readNumberOrDate() -> Token.Kind {
    if let end = endOfSlashedDate() ?? endOfDashedDate() {
      position = end
      return .date
    }
    position = endOfDigits(position)
    while position + 1 < bytes.count, bytes[position] == 0x2E || bytes[position] == 0x2C,
      isDigit(bytes[position + 1])
    {
      position = endOfDigits(position + 1)
    }
    return .number
  }

  /// The end of `d/d/dddd`, with one or two digits for day and month.
  private func endOfSlashedDate() -> Int? {
    var index = position
    for _ in 0..<2 {
      let end = endOfDigits(index)
      guard end - index == 1 || end - index == 2, end < bytes.count, bytes[end] == 0x2F
      else { return nil }
      index = end + 1
    }
    let end = endOfDigits(index)
    return end - index == 4 ? end : nil
  }

  /// The end of `dddd-dd-dd`.
  private func endOfDashedDate() -> Int? {
    var index = position
    for (width, isLast) in [(4, false), (2, false), (2, true)] {
      let end = endOfDigits(index)
      guard end - index == width else { return nil }
      if isLast { return end }
      guard end < bytes.count, bytes[end] == 0x2D else { return nil }
      index = end + 1
    }
    return nil
  }

  private func endOfDigits(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    return index
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  // MARK: - Texts and marks

  /// Reads a quoted text; a straight quote ends a straight text, a curly one a curly text.
  mutating func readText(opening: Int, isCurly: Bool) -> Token.Kind {
    let start = position
    position += opening
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x0A, 0x0D:
        position = endOfUnclosedText(from: start + opening)
        diagnostics.append(SyntaxMessages.unclosedText(at: range(start, position)))
        return .text
      case 0x5C where position + 1 < bytes.count && !isLineEnd(bytes[position + 1]):
        position += 1
        position += scalar(at: position).width
      case 0x22 where !isCurly:
        position += 1
        return checkedText(from: start)
      case 0xE2 where isCurly && scalar(at: position).scalar == "”":
        position += 3
        return checkedText(from: start)
      default: position += 1
      }
    }
    diagnostics.append(SyntaxMessages.unclosedText(at: range(start, position)))
    return .text
  }

  /// Where a text ends that is not closed on its line: there, or before a brace that ends the
  /// line, because without that brace the rest of the file would be misread.
  private func endOfUnclosedText(from start: Int) -> Int {
    var index = start
    while index < position {
      // “…“ and ”…“ are closed, only with the wrong sign.
      if bytes[index] == 0xE2, scalar(at: index).scalar == "“" { return index + 3 }
      index += 1
    }
    var end = position
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    guard end > start, bytes[end - 1] == 0x7B else { return position }
    return end - 1
  }

  private mutating func checkedText(from start: Int) -> Token.Kind {
    if position - start > Limits.textLength {
      diagnostics.append(SyntaxMessages.textTooLong(at: range(start, position)))
    }
    return .text
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func readMark() -> Token.Kind {
    if byte(at: 0) == 0x2F, byte(at: 1) == 0x2A { return readForeignComment() }
    if position + 1 < bytes.count,
      let pair = Token.Mark.pair(bytes[position], bytes[position + 1])
    {
      position += 2
      return .mark(pair)
    }
    if let mark = Token.Mark.single(UInt32(bytes[position])) {
      position += 1
      return .mark(mark)
    }
    return readUnknown()
  }

  /// Reads a comment as other languages write it, reports it, and goes on behind it.
  private mutating func readForeignComment() -> Token.Kind {
    let start = position
    let isBlock = bytes[position] == 0x2F
    while position < bytes.count, !isLineEnd(bytes[position]) {
      if isBlock, byte(at: 0) == 0x2A, byte(at: 1) == 0x2F {
        position += 2
        break
      }
      position += 1
    }
    let sign = isBlock ? "/*" : "#"
    diagnostics.append(
      SyntaxMessages.foreignComment(sign, at: range(start, start + sign.utf8.count))
    )
    return .unknown
  }

  /// Reads a text in single quotes, reports it, and takes it as a text; nothing when the quote is
  /// not closed on its line.
  private mutating func readSingleQuoted() -> Token.Kind? {
    let start = position
    var index = position + scalar(at: position).width
    let inside = index
    while index < bytes.count, !isLineEnd(bytes[index]) {
      let (scalar, width) = scalar(at: index)
      if scalar == "'" || scalar == "’" {
        guard index > inside else { return nil }
        position = index + width
        diagnostics.append(
          SyntaxMessages.singleQuotes(
            file.text(from: inside, to: index),
            at: range(start, position)
          )
        )
        return .text
      }
      index += width
    }
    return nil
  }

  /// Reads a run of signs that mean nothing here, so that they are one mistake.
  private mutating func readUnknown() -> Token.Kind {
    let start = position
    let (first, width) = scalar(at: position)
    switch first {
    case "#": return readForeignComment()
    case "'", "‘", "’":
      if let text = readSingleQuoted() { return text }
    case "–", "—", "−":
      position += width
      diagnostics.append(
        SyntaxMessages.wrongOperator(String(first), instead: "-", at: range(start, position))
      )
      return .mark(.minus)
    default: break
    }
    repeat {
      position += scalar(at: position).width
    } while position < bytes.count && isUnknown(at: position)
    diagnostics.append(
      SyntaxMessages.unknownCharacter(
        file.text(from: start, to: position),
        at: range(start, position)
      )
    )
    return .unknown
  }

  private func isUnknown(at index: Int) -> Bool {
    let (scalar, _) = scalar(at: index)
    if scalar.value < 0x21 || scalar == "\"" || scalar == "“" || scalar == "”" { return false }
    if scalar == "_" || isDigit(bytes[index]) || VietnameseText.isLetter(scalar) { return false }
    if VietnameseText.isBlank(scalar) { return false }
    return Token.Mark.single(scalar.value) == nil && scalar != "&" && scalar != "|"
  }

  // MARK: - Bytes

  func byte(at distance: Int) -> UInt8 {
    position + distance < bytes.count ? bytes[position + distance] : 0
  }

  /// Decodes the scalar at an offset of well-formed UTF-8.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let first = UInt32(bytes[index])
    func tail(_ distance: Int) -> UInt32 {
      index + distance < bytes.count ? UInt32(bytes[index + distance]) & 0x3F : 0
    }
    let (value, width): (UInt32, Int)
    switch first {
    case 0..<0x80: (value, width) = (first, 1)
    case 0x80..<0xE0: (value, width) = ((first & 0x1F) << 6 | tail(1), 2)
    case 0xE0..<0xF0: (value, width) = ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
    default:
      value = (first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
      width = 4
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", min(width, bytes.count - index))
  }

  private func range(_ start: Int, _ end: Int) -> SourceRange {
    SourceRange(file: file.id, start: start, end: end)
  }
}
