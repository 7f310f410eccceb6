import KhenSource

/// Passing over the tests of a file whose rules are to be applied.
extension Lexer {
  /// Passes over what stands in the braces of a test or sample dossier whose `{` was just read, up to
  /// its `}`.
  ///
  /// Passes over nothing where the line begins no test, or where something is odd in the braces: a
  /// text that is not closed, signs that no token begins with, braces that are never closed, or a
  /// line that looks like the next declaration, which a brace too few would hide. It is then read as
  /// ever, and so are its mistakes reported.
  mutating func passOverTest() {
    guard beginsTest(lineStart) else { return }
    let (start, known) = (position, diagnostics.count)
    if findClosingBrace(), diagnostics.count == known { return }
    position = start
    diagnostics.removeSubrange(known...)
  }

  private func beginsTest(_ index: Int) -> Bool {
    Language.allCases.contains { language in
      [Keyword.test, .sampleDossier].contains {
        Parser.phraseLength($0, in: language, at: index, of: tokens) > 0
      }
    }
  }

  /// Goes to the `}` that closes the braces; false where something is odd before it.
  private mutating func findClosingBrace() -> Bool {
    var nesting = 1
    while position < bytes.count {
      position = endOfPlainBytes()
      guard position < bytes.count else { return false }
      switch bytes[position] {
      case 0x7B: nesting += 1
      case 0x7D:
        nesting -= 1
        if nesting == 0 { return true }
      case 0x0A, 0x0D:
        skipBlanks(acrossLines: true)
        if beginsItem() { return false }
        continue
      case 0x22:
        _ = readText(opening: 1, isCurly: false)
        continue
      // The beginnings of comments and texts as other languages write them.
      case 0x23, 0x27: return false
      case 0x2F where byte(at: 1) == 0x2A: return false
      case 0x2F where byte(at: 1) == 0x2F:
        skipBlanks(acrossLines: false)
        continue
      case 0xE2:
        let (scalar, width) = scalar(at: position)
        if scalar == "‘" || scalar == "’" { return false }
        if scalar == "“" || scalar == "”" {
          _ = readText(opening: width, isCurly: true)
          continue
        }
      default: break
      }
      position += 1
    }
    return false
  }

  /// The next byte that `findClosingBrace` has to look at.
  private func endOfPlainBytes() -> Int {
    let bytes = bytes.span
    var index = position
    while index < bytes.count {
      let byte = bytes[index]
      // Digits and letters, the rest of letters with marks, blanks.
      let isPlain = (byte >= 0x30 && byte < 0x7B) || (byte > 0x7D && byte != 0xE2) || byte == 0x20
      guard isPlain else { break }
      index += 1
    }
    return index
  }

  /// Whether the line that begins here looks like a declaration and is no clause of a test; goes
  /// behind its first word where it does not.
  private mutating func beginsItem() -> Bool {
    let start = position
    let word = readWordNumber()
    let end = position
    guard Vocabulary.shared.mayBeginItem(with: word) else { return false }
    // Its first tokens tell; the longest beginning is `không tính ngày cuối`.
    position = start
    let (index, first) = (tokens.count, lineStart)
    while tokens.count < index + 6, step() {}
    let isItem = isItem(index)
    tokens.removeSubrange(index...)
    (position, lineStart) = (end, first)
    return isItem
  }

  private func isItem(_ index: Int) -> Bool {
    for keyword in Keyword.itemKeywords {
      for language in Language.allCases {
        let length = Parser.phraseLength(keyword, in: language, at: index, of: tokens)
        guard length > 0 else { continue }
        return keyword != .dossier || !isClauseOfTest(index + length, language)
      }
    }
    return false
  }

  /// Whether what follows `hồ sơ` makes it the clause of a test (`hồ sơ {`, `hồ sơ NAME sửa {`, or
  /// `hồ sơ NAME` and nothing more), not the declaration of a kind of dossier.
  private func isClauseOfTest(_ index: Int, _ language: Language) -> Bool {
    guard index + 1 < tokens.count else { return false }
    let (first, second) = (tokens[index], tokens[index + 1])
    if first.kind == .mark(.leftBrace) { return true }
    guard first.isWord, !first.startsLine, second.kind != .mark(.leftBrace) else { return false }
    return second.startsLine || second.kind == .mark(.semicolon)
      || Parser.phraseLength(.modified, in: language, at: index + 1, of: tokens) > 0
  }
}
