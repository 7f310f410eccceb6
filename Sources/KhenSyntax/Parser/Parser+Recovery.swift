import KhenSource

/// Finding the way back after a mistake.
extension Parser {
  /// Skips what follows a mistake among declarations, to the next declaration.
  mutating func recoverAmongItems() {
    guard !isAborted else { return }
    while !atEnd, !isItemStart(position) { advance() }
    isPanicking = false
  }

  /// Skips what follows a mistake inside braces.
  ///
  /// Stops before the next of `starters` at the start of a line, before the closing brace, or
  /// before the next declaration.
  mutating func recoverInBraces(starters: [Keyword]) {
    guard !isAborted else { return }
    var nesting = 0
    while !atEnd, !isTopLevelStart(position) {
      if nesting == 0, isStart(of: starters, at: position) { break }
      if current.kind == .mark(.leftBrace) { nesting += 1 }
      if current.kind == .mark(.rightBrace) {
        if nesting == 0 { break }
        nesting -= 1
      }
      advance()
    }
    isPanicking = false
  }

  /// Skips what follows a mistake in a row: to the `;` or closing brace of the rows.
  mutating func recoverInRows() {
    guard !isAborted else { return }
    var nesting = 0
    while !atEnd, !isTopLevelStart(position) {
      switch current.kind {
      case .mark(.leftBrace): nesting += 1
      case .mark(.rightBrace) where nesting == 0:
        isPanicking = false
        return
      case .mark(.rightBrace): nesting -= 1
      case .mark(.semicolon) where nesting == 0:
        isPanicking = false
        return
      default: break
      }
      advance()
    }
    isPanicking = false
  }

  /// Takes `{`; otherwise fails.
  mutating func openBrace(after what: Bilingual) -> SourceRange? {
    let start = currentRange
    if accept(.leftBrace) { return start }
    failExpected(
      Bilingual(vi: "“{” sau \(what.vi)", en: "“{” after \(what.en)")
    )
    return nil
  }

  /// Takes `{`; where it lacks at the end of a line and what belongs inside follows, reports that
  /// and reads on as if it were there.
  mutating func openBraceOrReport(
    after what: Bilingual,
    unlessAt starters: [Keyword]
  ) -> SourceRange? {
    let isForgotten =
      !isPanicking && !atEnd && current.startsLine && current.kind != .mark(.leftBrace)
      && current.kind != .mark(.rightBrace) && !isTopLevelStart(position)
      && !isStart(of: starters, at: position)
    let place = endOfPrevious
    if let opened = openBrace(after: what) { return opened }
    guard isForgotten, !isAborted else { return nil }
    isPanicking = false
    return place
  }

  /// Takes the `}` of a pair; when it is missing says where the pair was opened, and when there
  /// is something before it skips that.
  mutating func closeBrace(opened: SourceRange, starters: [Keyword] = []) {
    guard !isAborted else { return }
    if !isPanicking {
      if accept(.rightBrace) { return }
      if atEnd || isTopLevelStart(position) || isStart(of: starters, at: position) {
        // A file that ends too early is one mistake, however many braces are open.
        if !(atEnd && hasReportedEnd), !silentPositions.contains(position) {
          report(SyntaxMessages.unclosedBracket("{", opened: opened, at: endOfPrevious))
        }
        hasReportedEnd = hasReportedEnd || atEnd
        return
      }
      failUnexpected()
    }
    recoverInBraces(starters: starters)
    if current.kind == .mark(.rightBrace) { advance() }
  }

  /// Takes the `)` or `]` of a pair; otherwise fails.
  mutating func close(_ mark: Token.Mark, opened: SourceRange) {
    if isPanicking || accept(mark) { return }
    if closesOnThisLine(mark) {
      failUnexpected()
    } else {
      fail(
        SyntaxMessages.unclosedBracket(
          mark == .rightParenthesis ? "(" : "[",
          opened: opened,
          at: endOfPrevious
        )
      )
    }
  }

  /// Whether a token begins a declaration at the start of a line.
  func isItemStart(_ index: Int) -> Bool {
    guard tokens[index].startsLine, case .word(let word) = tokens[index].kind,
      Vocabulary.shared.mayBeginItem(with: word)
    else { return false }
    return isStart(of: Keyword.itemKeywords, at: index)
  }

  /// Whether a token begins a declaration that stands in no braces.
  func isTopLevelStart(_ index: Int) -> Bool {
    guard tokens[index].startsLine, case .word(let word) = tokens[index].kind,
      Vocabulary.shared.mayBeginItem(with: word)
    else { return false }
    return isStart(of: Parser.topLevelOnly, at: index)
  }

  /// Whether one of some keywords begins a line and is no field name.
  func isStart(of keywords: [Keyword], at index: Int) -> Bool {
    guard tokens[index].startsLine, case .word(let word) = tokens[index].kind,
      word != Vocabulary.notAWord
    else { return false }
    for keyword in keywords {
      for candidate in [language, language.other] {
        let length = Parser.phraseLength(keyword, in: candidate, at: index, of: tokens)
        if length > 0 {
          let next = tokens[min(index + length, tokens.count - 1)]
          return next.kind != .mark(.colon) || keyword == .timeMeasure || keyword == .monthEnd
        }
      }
    }
    return false
  }

  private func closesOnThisLine(_ mark: Token.Mark) -> Bool {
    var index = position
    while index < tokens.count, index == position || !tokens[index].startsLine {
      if tokens[index].kind == .mark(mark) { return true }
      if tokens[index].kind == .mark(.leftBrace) || tokens[index].kind == .mark(.rightBrace) {
        return false
      }
      index += 1
    }
    return false
  }

  private static let topLevelOnly: [Keyword] = [
    .instrument, .catalogue, .record, .commonDossier, .sampleDossier, .parameter, .award,
    .supplementFor, .supplementDefinition, .test, .scorecard, .selection,
  ]
}
