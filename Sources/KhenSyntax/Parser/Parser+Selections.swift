import KhenSource

/// `xét chọn … { … }`: a choice within a cohort.
extension Parser {
  static let selectionStarters: [Keyword] = [
    .inEffectFrom, .among, .groupedBy, .atMost, .atLeast, .rankedBy, .tiesShared, .tiesDecidedBy,
  ]

  /// Takes the rest of `xét chọn NAME "…" cho KINDS { … }`.
  mutating func parseSelection(start: SourceRange) -> SelectionDeclaration {
    let name = parseDeclaredName(of: Bilingual(vi: "xét chọn", en: "selection"))
    let label = acceptText()
    var subjects: [Identifier] = []
    if !isPanicking, accept(.forKinds) {
      subjects = parseNames(what: Bilingual(vi: "loại hồ sơ", en: "a kind of dossier"))
    } else {
      failExpected(Bilingual(vi: "“cho” và loại hồ sơ", en: "“for” and the kind of dossier"))
    }
    var selection = SelectionDeclaration(
      name: name,
      label: label,
      subjects: subjects,
      citation: isPanicking ? nil : acceptCitation(),
      effect: nil,
      variable: missingName(),
      condition: nil,
      groups: [],
      limits: [],
      keys: [],
      ties: [],
      range: start
    )
    if let opened = isPanicking
      ? nil
      : openBraceOrReport(
        after: Bilingual(vi: "phần đầu xét chọn", en: "the selection"),
        unlessAt: []
      )
    {
      while !isAborted, !atEnd, !at(.rightBrace), !isTopLevelStart(position) {
        let before = position
        parseSelectionClause(into: &selection)
        if isPanicking { recoverInBraces(starters: Parser.selectionStarters) }
        _ = accept(.semicolon)
        if position == before { advance() }
      }
      if !isPanicking, !isAborted, selection.variable.name.text.isEmpty {
        failExpected(
          Bilingual(vi: "“trong số t mà …”", en: "“among t where …”")
        )
      }
      closeBrace(opened: opened)
    }
    selection.range = range(from: start)
    return selection
  }

  private mutating func parseSelectionClause(into selection: inout SelectionDeclaration) {
    let start = currentRange
    if let effect = acceptEffect() {
      selection.effect = effect
      return
    }
    let starters = Parser.selectionStarters
    switch acceptAny(starters) ?? acceptMisspelt(starters) {
    case .among: parseAmong(into: &selection, start: start)
    case .groupedBy:
      repeat {
        selection.groups.append(parseValueOrDefault())
      } while canContinue && accept(.comma)
    case .atMost: selection.limits.append(parseLimit(.atMost, start: start))
    case .atLeast: selection.limits.append(parseLimit(.atLeast, start: start))
    case .rankedBy:
      repeat {
        selection.keys.append(parseRankKey())
      } while canContinue && accept(.comma)
    case .tiesShared: selection.ties.append(.shareRank(range(from: start)))
    case .tiesDecidedBy: selection.ties.append(parseDecidedBy(start: start))
    case .inEffectFrom?: isPanicking = true
    default:
      guard !isPanicking else { return }
      failExpected(
        Bilingual(
          vi: "“trong số”, “nhóm theo”, “không quá”, “ít nhất”, “xếp theo”, “bằng nhau” hoặc “}”",
          en: "“among”, “grouped by”, “at most”, “at least”, “ranked by”, “ties” or “}”"
        )
      )
    }
  }

  private mutating func parseAmong(
    into selection: inout SelectionDeclaration,
    start: SourceRange
  ) {
    let isFirst = selection.variable.name.text.isEmpty
    let variable = parseName(
      what: Bilingual(vi: "tên gọi một hồ sơ của đợt, như “t”", en: "a name for a dossier, as “t”")
    )
    var condition: Expression?
    if !isPanicking, accept(.such) { condition = parseExpression() }
    guard isFirst else {
      report(SyntaxMessages.repeatedClause(Keyword.among.spelling(in: language), at: start))
      return
    }
    selection.variable = variable
    selection.condition = condition
  }

  private mutating func parseLimit(
    _ kind: SelectionDeclaration.Limit.Kind,
    start: SourceRange
  ) -> SelectionDeclaration.Limit {
    let bound = parseSum()
    let isPerGroup = !isPanicking && accept(.perGroup)
    if canContinue, !isPerGroup, ["mỗi", "per"].contains(text(of: current)) {
      fail(
        SyntaxMessages.expected(
          Bilingual(vi: "“mỗi nhóm”", en: "“per group”"),
          found: file.text(in: currentRange.through(token(ahead: 1).range(in: file.id))),
          at: currentRange
        )
      )
    }
    let citation = isPanicking ? nil : acceptCitation()
    return SelectionDeclaration.Limit(
      kind: kind,
      bound: bound,
      isPerGroup: isPerGroup,
      citation: citation,
      range: range(from: start)
    )
  }

  private mutating func parseRankKey() -> SelectionDeclaration.Key {
    let start = currentRange
    var kind = SelectionDeclaration.Key.Kind.preferring
    let value: Expression
    if !isPanicking, accept(.preferring) {
      value = parseExpression()
    } else {
      value = parseValueOrDefault()
      if !isPanicking, accept(.ascending) {
        kind = .ascending
      } else {
        kind = .descending
        if !isPanicking, !accept(.descending) {
          failExpected(
            Bilingual(
              vi: "“giảm dần” (lớn trước) hoặc “tăng dần” (nhỏ trước)",
              en: "“descending” (greatest first) or “ascending” (least first)"
            )
          )
        }
      }
    }
    let citation = isPanicking ? nil : acceptKeyCitation()
    return SelectionDeclaration.Key(
      kind: kind,
      value: value,
      citation: citation,
      range: range(from: start)
    )
  }

  /// Takes `căn cứ …` of a key; a comma may lead to another reference or to the next key.
  private mutating func acceptKeyCitation() -> Citation? {
    let start = currentRange
    guard accept(.cite) else { return nil }
    var references = [parseReference()]
    while canContinue, at(.comma), isReferenceBehindComma {
      _ = accept(.comma)
      references.append(parseReference())
    }
    return Citation(references: references, range: range(from: start))
  }

  /// Whether a reference, not a key, stands behind the comma that is next: a key goes on with a
  /// dot or a sign, or begins with a keyword.
  private var isReferenceBehindComma: Bool {
    guard token(ahead: 1).isWord, reservedKeyword(at: position + 1) == nil else { return false }
    for candidate in Language.allCases
    where Parser.phraseLength(.preferring, in: candidate, at: position + 1, of: tokens) > 0 {
      return false
    }
    switch token(ahead: 2).kind {
    case .word, .endOfFile, .mark(.comma), .mark(.semicolon), .mark(.rightBrace),
      .mark(.leftParenthesis):
      break
    case .mark, .number, .date, .text, .unknown: return false
    }
    // `loại_hồ_sơ giảm dần` is a key as well.
    for keyword in [Keyword.descending, .ascending] {
      for candidate in Language.allCases
      where Parser.phraseLength(keyword, in: candidate, at: position + 2, of: tokens) > 0 {
        return false
      }
    }
    return true
  }

  private mutating func parseDecidedBy(start: SourceRange) -> SelectionDeclaration.Ties {
    let council = parseText(
      what: Bilingual(vi: "ai quyết định, trong ngoặc kép", en: "who decides, in quotes")
    )
    let end = endOfPrevious
    if !isPanicking, atEither(.decides) {
      accept(.decides)
      // The blank before the verb belongs to it: the English sentence has neither.
      keywordUses[keywordUses.count - 1].range = range(from: end)
    } else if !isPanicking {
      keywordUses.append(KeywordUse(keyword: .decides, range: end))
    }
    return .decidedBy(council, range(from: start))
  }
}
