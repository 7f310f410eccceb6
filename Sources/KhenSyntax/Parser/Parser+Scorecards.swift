import KhenSource

/// `bảng điểm … { … }`.
extension Parser {
  private static let itemStarters: [Keyword] = [
    .scoredItem, .bonus, .deduction, .classification,
  ]

  /// Takes the rest of `bảng điểm NAME … { … }`.
  mutating func parseScorecard(start: SourceRange) -> ScorecardDeclaration {
    let name = parseDeclaredName(of: Bilingual(vi: "bảng điểm", en: "scorecard"))
    let label = acceptText()
    if !isPanicking, !accept(.forKinds) {
      failExpected(Bilingual(vi: "“cho” và loại hồ sơ", en: "“for” and the kind of dossier"))
    }
    let subject = parseName(what: Bilingual(vi: "loại hồ sơ", en: "a kind of dossier"))
    let citation = isPanicking ? nil : acceptCitation()
    var items: [ScorecardDeclaration.Item] = []
    var classification: ScorecardDeclaration.Classification?
    if let opened = isPanicking
      ? nil
      : openBraceOrReport(
        after: Bilingual(vi: "phần đầu bảng điểm", en: "the head of the scorecard"),
        unlessAt: []
      )
    {
      while !isAborted, !atEnd, !at(.rightBrace), !isTopLevelStart(position) {
        let before = position
        parseScorecardClause(into: &items, &classification)
        if isPanicking { recoverInBraces(starters: Parser.itemStarters) }
        _ = accept(.semicolon)
        if position == before { advance() }
      }
      closeBrace(opened: opened)
    }
    return ScorecardDeclaration(
      name: name,
      label: label,
      subject: subject,
      citation: citation,
      items: items,
      classification: classification,
      range: range(from: start)
    )
  }

  private mutating func parseScorecardClause(
    into items: inout [ScorecardDeclaration.Item],
    _ classification: inout ScorecardDeclaration.Classification?
  ) {
    let start = currentRange
    let keyword = acceptAny(Parser.itemStarters) ?? acceptMisspelt(Parser.itemStarters)
    switch keyword {
    case .scoredItem: items.append(parseScorecardItem(.item, start: start))
    case .bonus: items.append(parseScorecardItem(.bonus, start: start))
    case .deduction: items.append(parseScorecardItem(.deduction, start: start))
    case .classification:
      let parsed = parseClassification(start: start)
      if let first = classification {
        report(SyntaxMessages.repeatedClassification(at: start, first: first.range))
      } else {
        classification = parsed
      }
    default:
      if !current.startsLine, tokens[position - 1].kind != .mark(.leftBrace) {
        failUnexpected()
        return
      }
      let what = Bilingual(
        vi: "“tiêu chí”, “cộng”, “trừ”, “xếp loại” hoặc “}”",
        en: "“item”, “bonus”, “deduction”, “classification” or “}”"
      )
      if let (keyword, length) = reservedKeyword(at: position), keyword.entry.place == .block {
        let whole = start.through(token(ahead: length - 1).range(in: file.id))
        fail(SyntaxMessages.expected(what, found: file.text(in: whole), at: whole))
      } else {
        failExpected(what)
      }
    }
  }

  private mutating func parseScorecardItem(
    _ role: ScorecardDeclaration.Item.Role,
    start: SourceRange
  ) -> ScorecardDeclaration.Item {
    // The total is called so already, which is for the checker to say.
    let name =
      at(.scorecardTotal)
      ? takeWord() : parseDeclaredName(of: Bilingual(vi: "tiêu chí", en: "item"))
    let label = acceptText()
    if !isPanicking, !accept(.upTo) {
      failExpected(
        Bilingual(vi: "“tối đa” và số điểm cao nhất", en: "“up to” and the most that counts")
      )
    }
    let maximum = parseSum()
    let citation = isPanicking ? nil : acceptCitation()
    var points = ScorecardDeclaration.Item.Points.missing
    if !isPanicking {
      if accept(.equal) {
        points = .computed(parseExpression())
      } else if accept(.scoredBy) {
        points = .given(
          by: parseText(what: Bilingual(vi: "ai chấm, trong ngoặc kép", en: "who, in quotes"))
        )
      } else {
        let mistake = SyntaxMessages.itemWithoutPoints(
          name.name.text,
          scoredBy: Keyword.scoredBy.spelling(in: language),
          at: endOfPrevious
        )
        let isAtEnd =
          atEnd || current.startsLine || at(.rightBrace) || at(.semicolon)
          || isStartOfClause(position)
        if isAtEnd { report(mistake) } else { fail(mistake) }
      }
    }
    return ScorecardDeclaration.Item(
      role: role,
      name: name,
      label: label,
      maximum: maximum,
      citation: citation,
      points: points,
      range: range(from: start)
    )
  }

  private mutating func parseClassification(
    start: SourceRange
  ) -> ScorecardDeclaration.Classification {
    expectEqual()
    isReadingClassification = true
    let value = parseExpression()
    isReadingClassification = false
    let citation = isPanicking ? nil : acceptCitation()
    return ScorecardDeclaration.Classification(
      value: value,
      citation: citation,
      range: range(from: start)
    )
  }

  // MARK: - The total

  /// Whether `tổng` is next and cannot begin a sum over a list: nothing to add up follows it.
  var isTotalAlone: Bool {
    guard at(.sum), language == .vietnamese else { return false }
    let next = token(ahead: 1)
    switch next.kind {
    case .mark(.leftParenthesis), .mark(.leftBracket): return false
    case .mark(.minus): return isReadingClassification
    case .mark, .endOfFile: return true
    case .word:
      if let (keyword, _) = reservedKeyword(at: position + 1),
        Parser.afterTotal.contains(keyword)
      {
        return true
      }
      guard isReadingClassification else { return false }
      return next.startsLine || isStartOfClause(position + 1)
    case .number, .date, .text, .unknown: return false
    }
  }

  private func isStartOfClause(_ index: Int) -> Bool {
    for keyword in Parser.itemStarters
    where Parser.phraseLength(keyword, in: language, at: index, of: tokens) > 0 {
      return true
    }
    return false
  }

  private static let afterTotal: [Keyword] = [
    .from, .below, .above, .isIn, .and, .or, .orIfNone, .differs, .through, .before, .to,
    .toUnder, .orMore, .asOf, .cite,
  ]

  /// Takes the word for the total of a scorecard where its class is worked out; elsewhere one that
  /// stands alone is a mistake.
  mutating func acceptTotal() -> Expression? {
    let start = currentRange
    guard isReadingClassification else {
      guard isTotalAlone else { return nil }
      fail(SyntaxMessages.totalOutsideScorecard(file.text(in: start), at: start))
      return Expression(kind: .missing, range: start)
    }
    guard language == .english || isTotalAlone, acceptOwn(.scorecardTotal) else { return nil }
    return Expression(kind: .name(Identifier(name: Name("tổng"), range: start)), range: start)
  }

  /// Takes `chấm_cụm.tổng`, or the bare word for the total in a test of a scorecard; nothing where
  /// what is next is neither.
  mutating func acceptScorecardPath() -> [Identifier]? {
    guard !isPanicking, current.isWord else { return nil }
    if at(.scorecardTotal), token(ahead: 1).kind != .mark(.dot) {
      let start = currentRange
      _ = acceptOwn(.scorecardTotal)
      return [Identifier(name: Name("tổng"), range: start)]
    }
    guard token(ahead: 1).kind == .mark(.dot) else { return nil }
    var path = [takeWord()]
    while canContinue, accept(.dot) {
      path.append(
        parseWord(
          what: Bilingual(vi: "tên mục sau dấu chấm", en: "the name of an item after the dot")
        )
      )
    }
    return path
  }
}
