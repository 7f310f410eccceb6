import KhenSource

/// What to say about a token that fits nowhere.
extension Parser {
  /// Fails because something is missing; says so at the next token, unless that token itself
  /// tells what went wrong.
  ///
  /// `isAmongItems`: whether what precedes is complete, so that nothing is missing behind it.
  mutating func failExpected(_ what: Bilingual, isAmongItems: Bool = false) {
    guard !isPanicking else { return }
    if !atEnd, failKnownMistake() { return }
    if failMisspelt() { return }
    if atEnd {
      fail(SyntaxMessages.expectedAtEnd(what, at: endOfPrevious))
    } else if current.startsLine, position > 0, !isBehindBrace, !isAmongItems {
      fail(SyntaxMessages.expected(what, found: nil, at: endOfPrevious))
    } else {
      fail(SyntaxMessages.expected(what, found: text(of: current), at: currentRange))
    }
  }

  /// Whether the braces have only just begun: then nothing can be missing before this token.
  private var isBehindBrace: Bool {
    position > 0 && tokens[position - 1].kind == .mark(.leftBrace)
  }

  /// Fails because a complete clause is followed by something that cannot follow it.
  mutating func failUnexpected() {
    guard !isPanicking else { return }
    if failKnownMistake() || failMisspelt() { return }
    if at(.such) {
      fail(SyntaxMessages.conditionWithoutName(text(of: current), at: currentRange))
      return
    }
    fail(SyntaxMessages.unexpected(text(of: current), at: currentRange))
  }

  /// Reports a keyword where a value should stand.
  mutating func failKeywordAsValue() {
    guard !isPanicking, let (keyword, length) = reservedKeyword(at: position) else { return }
    let last = token(ahead: length - 1)
    let whole = currentRange.through(last.range(in: file.id))
    let written = file.text(in: whole)
    if length > 1, keyword.entry.place == .item || keyword.entry.place == .block {
      let joined = Parser.joined(written)
      fail(SyntaxMessages.nameWithBlank(written, joined: joined, at: whole))
    } else if current.startsLine, position > 0, !isBehindBrace {
      fail(
        SyntaxMessages.expected(
          Bilingual(vi: "một giá trị", en: "a value"),
          found: nil,
          at: endOfPrevious
        )
      )
    } else {
      fail(SyntaxMessages.keywordAsValue(written, at: whole))
    }
  }

  /// Takes words that are almost one of some keywords, and reports them as misspelt.
  mutating func acceptMisspelt(_ keywords: [Keyword]) -> Keyword? {
    guard !isPanicking, current.isWord, let found = misspelt(keywords) else { return nil }
    let use = take(found.keyword, length: found.length)
    report(
      SyntaxMessages.misspeltKeyword(
        file.text(in: use.range),
        meant: found.keyword.spelling(in: language),
        at: use.range
      )
    )
    return found.keyword
  }

  // MARK: - Known mistakes

  /// Reports what a token plainly is: a sign or a keyword of another language, a stray bracket.
  private mutating func failKnownMistake() -> Bool {
    switch current.kind {
    case .mark(.ampersands), .mark(.bars), .mark(.exclamation):
      let keyword: Keyword =
        current.kind == .mark(.ampersands) ? .and : current.kind == .mark(.bars) ? .or : .not
      fail(
        SyntaxMessages.wrongOperator(
          text(of: current),
          instead: keyword.spelling(in: language),
          at: currentRange
        )
      )
      return true
    case .mark(.rightParenthesis), .mark(.rightBracket):
      fail(SyntaxMessages.unmatchedClose(text(of: current), at: currentRange))
      return true
    case .word: return failForeignKeyword()
    case .mark, .number, .date, .text, .unknown, .endOfFile: return false
    }
  }

  /// Reports a keyword of the other language, also where a name was taken for it just before.
  private mutating func failForeignKeyword() -> Bool {
    for index in [position, position - 1] where index >= 0 {
      guard index == position || !current.startsLine else { continue }
      for keyword in foreignPhrases(at: index) where reservedKeyword(at: index) == nil {
        let length = Parser.phraseLength(keyword, in: language.other, at: index, of: tokens)
        guard length > 0 else { continue }
        let range = tokens[index].range(in: file.id).through(
          tokens[min(index + length, tokens.count) - 1].range(in: file.id)
        )
        fail(
          SyntaxMessages.wrongLanguage(
            file.text(in: range),
            keyword: keyword,
            language: language,
            at: range
          )
        )
        return true
      }
    }
    return false
  }

  // MARK: - Misspelt keywords

  /// Reports a keyword of expressions that is almost right.
  private mutating func failMisspelt() -> Bool {
    guard current.isWord, let found = misspelt(Parser.guessable) else { return false }
    let whole = currentRange.through(token(ahead: found.length - 1).range(in: file.id))
    fail(
      SyntaxMessages.misspeltKeyword(
        file.text(in: whole),
        meant: found.keyword.spelling(in: language),
        at: whole
      )
    )
    return true
  }

  /// The keyword that the next words are nearest to, when they are near enough.
  private func misspelt(_ keywords: [Keyword]) -> (keyword: Keyword, length: Int)? {
    var best: (keyword: Keyword, length: Int, cost: Int)?
    for keyword in keywords {
      let spelling = keyword.spelling(in: language)
      let wordCount = spelling.split(separator: " ").count
      for count in Set([wordCount, wordCount - 1, wordCount + 1]) where (1...6).contains(count) {
        guard let written = words(count) else { continue }
        let lower = written.lowercased()
        // The right words in another order are nearer than any slip.
        let isReordered =
          lower != spelling
          && lower.split(separator: " ").sorted() == spelling.split(separator: " ").sorted()
        let cost =
          isReordered
          ? 1 : Suggestions.distance(lower, spelling) + (lower == written ? 0 : 1)
        guard cost > 0, isReordered || Suggestions.isClose(cost, to: spelling) else { continue }
        if cost < best?.cost ?? Int.max { best = (keyword, count, cost) }
      }
    }
    return best.map { ($0.keyword, $0.length) }
  }

  /// The next words of this line, joined by blanks; nothing when there are not as many.
  private func words(_ count: Int) -> String? {
    var result = ""
    for index in 0..<count {
      let token = token(ahead: index)
      guard token.isWord, index == 0 || !token.startsLine, token.end - token.start < 64 else {
        return nil
      }
      if index > 0 { result += " " }
      result += text(of: token)
    }
    return result
  }

  /// The keywords that a word out of place is compared with.
  private static let guessable: [Keyword] = Keyword.allCases.filter {
    switch $0.entry.place {
    case .declaration, .block, .option, .expression, .quantifier, .citation, .schema, .selection:
      true
    case .scorecard: $0 == .upTo || $0 == .scoredBy
    case .item, .setting, .instrument, .type, .unit, .date, .test: false
    }
  }
}
