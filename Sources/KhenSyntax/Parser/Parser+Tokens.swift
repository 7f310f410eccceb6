package import KhenSource

/// Looking at tokens, taking them, and saying what is wrong with them.
extension Parser {
  /// The next token.
  var current: Token { tokens[position] }

  /// The token after a number of others; the end of the file beyond it.
  func token(ahead distance: Int) -> Token {
    tokens[min(position + distance, tokens.count - 1)]
  }

  /// Whether nothing is left.
  var atEnd: Bool { tokens[position].kind == .endOfFile }

  /// Whether a loop over elements may go on.
  var canContinue: Bool { !isPanicking && !isAborted && !atEnd }

  /// The bytes of the next token.
  var currentRange: SourceRange { current.range(in: file.id) }

  /// The end of the last token taken, as an empty range.
  var endOfPrevious: SourceRange {
    let end = position > 0 ? Int(tokens[position - 1].end) : 0
    return SourceRange(file: file.id, start: end, end: end)
  }

  /// The range from a place to the last token taken.
  func range(from start: SourceRange) -> SourceRange {
    SourceRange(
      file: file.id,
      start: Int(start.start),
      end: max(Int(start.end), Int(endOfPrevious.end))
    )
  }

  /// The text of a token.
  func text(of token: Token) -> String {
    file.text(from: Int(token.start), to: Int(token.end))
  }

  /// Whether the next token is a mark.
  func at(_ mark: Token.Mark) -> Bool {
    !isPanicking && tokens[position].kind == .mark(mark)
  }

  /// Takes a mark if it is next.
  ///
  /// A `;` is looked for at the end of every clause, so what follows begins another one, whether
  /// the `;` is there or not; constructs that do the same are formatted one clause per line.
  mutating func accept(_ mark: Token.Mark) -> Bool {
    defer { if mark == .semicolon { markElement() } }
    guard at(mark) else { return false }
    advance()
    return true
  }

  /// Notes that a clause, row or entry begins here.
  mutating func markElement() { elementStarts.append(current.start) }

  /// Takes one token; the end of the file is never taken.
  mutating func advance() {
    if !atEnd { position += 1 }
  }

  // MARK: - Keywords

  /// How many tokens a keyword takes at a place; 0 when it is not there.
  static func phraseLength(
    _ keyword: Keyword,
    in language: Language,
    at index: Int,
    of tokens: [Token]
  ) -> Int {
    guard index < tokens.count, case .word(let first) = tokens[index].kind,
      first != Vocabulary.notAWord, Vocabulary.shared.mayBegin(keyword, in: language, with: first)
    else { return 0 }
    for words in Vocabulary.shared.forms(of: keyword, in: language) where words[0] == first {
      guard index + words.count <= tokens.count else { continue }
      var fits = true
      for offset in 1..<max(words.count, 1) where fits {
        let token = tokens[index + offset]
        fits = token.kind == .word(words[offset]) && !token.startsLine
      }
      if fits { return words.count }
    }
    return 0
  }

  /// Whether a keyword of the language of the file is next.
  func at(_ keyword: Keyword) -> Bool {
    !isPanicking && Parser.phraseLength(keyword, in: language, at: position, of: tokens) > 0
  }

  /// Whether a keyword is next, in the language of the file or, by mistake, in the other one.
  func atEither(_ keyword: Keyword) -> Bool {
    !isPanicking && lengthInEither(keyword) > 0
  }

  /// How many tokens a keyword takes here, in the language of the file or else in the other one; 0
  /// where it is in neither.
  func lengthInEither(_ keyword: Keyword) -> Int {
    let own = Parser.phraseLength(keyword, in: language, at: position, of: tokens)
    if own > 0 { return own }
    return Parser.phraseLength(keyword, in: language.other, at: position, of: tokens)
  }

  /// Takes a keyword where no name can stand; one of the other language is reported and taken.
  @discardableResult
  mutating func accept(_ keyword: Keyword) -> Bool {
    if acceptOwn(keyword) { return true }
    guard !isPanicking else { return false }
    let length = Parser.phraseLength(keyword, in: language.other, at: position, of: tokens)
    guard length > 0 else { return false }
    let use = take(keyword, length: length)
    report(
      SyntaxMessages.wrongLanguage(
        file.text(in: use.range),
        keyword: keyword,
        language: language,
        at: use.range
      )
    )
    return true
  }

  /// Takes a keyword of the language of the file.
  mutating func acceptOwn(_ keyword: Keyword) -> Bool {
    guard !isPanicking else { return false }
    let length = Parser.phraseLength(keyword, in: language, at: position, of: tokens)
    guard length > 0 else { return false }
    _ = take(keyword, length: length)
    return true
  }

  /// Takes the first of several keywords that is next.
  mutating func acceptAny(_ keywords: [Keyword]) -> Keyword? {
    for keyword in keywords where at(keyword) {
      _ = acceptOwn(keyword)
      return keyword
    }
    for keyword in keywords where accept(keyword) { return keyword }
    return nil
  }

  /// Whether a keyword is next and no `:` makes a field name of it.
  func atInfix(_ keyword: Keyword) -> Bool {
    guard !isPanicking else { return false }
    let length = lengthInEither(keyword)
    guard length > 0 else { return false }
    // “trong số” at the start of a line begins a clause, it asks nothing of the line before.
    if keyword == .isIn, current.startsLine, at(.among) { return false }
    return token(ahead: length).kind != .mark(.colon)
  }

  /// Records a keyword and takes its words.
  @discardableResult
  mutating func take(_ keyword: Keyword, length: Int) -> KeywordUse {
    let start = currentRange
    position = min(position + length, tokens.count - 1)
    let use = KeywordUse(keyword: keyword, range: range(from: start))
    keywordUses.append(use)
    return use
  }

  /// The longest reserved keyword at a place, with the number of its tokens.
  func reservedKeyword(at index: Int) -> (keyword: Keyword, length: Int)? {
    guard case .word(let first) = tokens[index].kind, first != Vocabulary.notAWord else {
      return nil
    }
    for phrase in Vocabulary.shared.reservedPhrases(startingWith: first, in: language) {
      let length = Parser.phraseLength(phrase.keyword, in: language, at: index, of: tokens)
      if length > 0 { return (phrase.keyword, length) }
    }
    return nil
  }

  // MARK: - Mistakes

  /// Reports a mistake and reads on.
  mutating func report(_ diagnostic: Diagnostic) {
    guard !isPanicking, !isAborted else { return }
    diagnostics.append(diagnostic)
  }

  /// Reports a mistake after which nothing can be read before the next recovery.
  mutating func fail(_ diagnostic: Diagnostic) {
    if !silentPositions.contains(position), !(atEnd && hasReportedEnd) { report(diagnostic) }
    hasReportedEnd = hasReportedEnd || atEnd
    isPanicking = true
  }

  /// Goes one level deeper; false when that is over the limit, which ends the reading.
  mutating func enter() -> Bool {
    guard depth < Limits.nestingDepth else {
      abortNesting()
      return false
    }
    depth += 1
    return true
  }

  /// Comes back from a level.
  mutating func leave() { depth -= 1 }

  /// Reports that nesting is over the limit; nothing more is read.
  mutating func abortNesting() {
    fail(SyntaxMessages.nestingTooDeep(at: currentRange))
    isAborted = true
    position = tokens.count - 1
  }
}

extension Language {
  /// The other language of the project.
  package var other: Language {
    switch self {
    case .vietnamese: .english
    case .english: .vietnamese
    }
  }
}
