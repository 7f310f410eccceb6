import KhenSource

/// `kiểm thử … { đợt { … } mong đợi được chọn … }`: tests of selections.
extension Parser {
  /// Takes the rest of a test: of an award, or with `đợt { … }` of a selection.
  mutating func parseAnyTest(start: SourceRange) -> Item {
    hasCohort() ? .selectionTest(parseSelectionTest(start: start)) : .test(parseTest(start: start))
  }

  /// Whether the braces that follow hold `đợt {`.
  private func hasCohort() -> Bool {
    var index = position
    while index < tokens.count, tokens[index].kind != .mark(.leftBrace) {
      if isItemStart(index) { return false }
      index += 1
    }
    var nesting = 0
    while index < tokens.count, !isTopLevelStart(index) {
      switch tokens[index].kind {
      case .mark(.leftBrace): nesting += 1
      case .mark(.rightBrace): nesting -= 1
      case .word where nesting == 1:
        for candidate in Language.allCases {
          let length = Parser.phraseLength(.cohort, in: candidate, at: index, of: tokens)
          let next = tokens[min(index + length, tokens.count - 1)]
          if length > 0, next.kind == .mark(.leftBrace) { return true }
        }
      default: break
      }
      if nesting == 0 { return false }
      index += 1
    }
    return false
  }

  private mutating func parseSelectionTest(start: SourceRange) -> SelectionTestDeclaration {
    let label = parseText(
      what: Bilingual(vi: "nội dung kiểm thử trong ngoặc kép", en: "what is tested, in quotes")
    )
    if !isPanicking, !accept(.forKinds) {
      failExpected(Bilingual(vi: "“cho” và tên xét chọn", en: "“for” and a selection"))
    }
    let selection = parseName(what: Bilingual(vi: "tên xét chọn", en: "the name of a selection"))
    var test = SelectionTestDeclaration(
      label: label,
      selection: selection,
      evaluationDate: nil,
      entries: [],
      expectations: [],
      range: start
    )
    if let opened = isPanicking
      ? nil : openBrace(after: Bilingual(vi: "tên xét chọn", en: "the selection"))
    {
      while !isAborted, !atEnd, !at(.rightBrace), !isTopLevelStart(position) {
        let before = position
        markElement()
        parseSelectionTestClause(into: &test)
        if isPanicking { recoverInBraces(starters: [.evaluationDate, .cohort, .expect]) }
        _ = accept(.semicolon)
        if position == before { advance() }
      }
      closeBrace(opened: opened)
    }
    test.range = range(from: start)
    return test
  }

  private mutating func parseSelectionTestClause(into test: inout SelectionTestDeclaration) {
    if accept(.evaluationDate) {
      expectColon()
      test.evaluationDate = parseDateSpecification()
    } else if accept(.cohort) {
      parseCohort(into: &test)
    } else if atEither(.expect) {
      if let expected = parseSelectionExpectation() { test.expectations.append(expected) }
    } else {
      failExpected(
        Bilingual(
          vi: "“ngày_xét:”, “đợt”, “mong đợi” hoặc “}”",
          en: "“evaluation_date:”, “cohort”, “expect” or “}”"
        )
      )
    }
  }

  private mutating func parseCohort(into test: inout SelectionTestDeclaration) {
    guard let opened = openBrace(after: Bilingual(vi: "“đợt”", en: "“cohort”")) else { return }
    while !isAborted, !atEnd, !at(.rightBrace), !isTopLevelStart(position) {
      let before = position
      markElement()
      let key = parseDossierKey()
      expectColon()
      let (fixture, data) = parseFixtureOrData()
      let entry = SelectionTestDeclaration.Entry(key: key, fixture: fixture, data: data)
      if isPanicking {
        recoverInRows()
      } else {
        test.entries.append(entry)
      }
      while accept(.comma) || accept(.semicolon) {}
      if position == before { advance() }
    }
    closeBrace(opened: opened, starters: [.expect])
  }

  /// The key of a dossier: a quoted text, or a word.
  private mutating func parseDossierKey() -> Identifier {
    if let text = acceptText() { return Identifier(name: Name(text.value), range: text.range) }
    return parseWord(
      what: Bilingual(vi: "mã hồ sơ, như “A”", en: "the key of a dossier, as “A”")
    )
  }

  private mutating func parseDossierKeys() -> [Identifier] {
    var keys = [parseDossierKey()]
    while canContinue, accept(.comma) { keys.append(parseDossierKey()) }
    return keys
  }

  private mutating func parseSelectionExpectation() -> SelectionTestDeclaration.Expected? {
    let start = currentRange
    accept(.expect)
    let keyword = acceptAny([
      .notChosen, .chosen, .awaitingDecision, .undetermined, .enough, .shortBy,
    ])
    let kind: SelectionTestDeclaration.Expected.Kind
    switch keyword {
    case .chosen: kind = .nominees(.chosen, parseDossierKeys())
    case .notChosen: kind = .nominees(.notChosen, parseDossierKeys())
    case .awaitingDecision: kind = .nominees(.awaitingDecision, parseDossierKeys())
    case .undetermined: kind = .nominees(.undetermined, parseDossierKeys())
    case .enough: kind = .enough
    case .shortBy:
      let count = parseWholeNumber()
      var group: [Identifier] = []
      if !isPanicking, accept(.inGroupOf) { group = parseDossierKeys() }
      kind = .shortBy(count, group: group)
    default:
      failExpected(
        Bilingual(
          vi: "“được chọn”, “không được chọn”, “chờ quyết định”, “chưa đủ căn cứ”, "
            + "“đủ số lượng” hoặc “thiếu N”",
          en:
            "“chosen”, “not chosen”, “awaiting decision”, “undetermined”, “enough” or “short by N”"
        )
      )
      return nil
    }
    return SelectionTestDeclaration.Expected(kind: kind, range: range(from: start))
  }
}
