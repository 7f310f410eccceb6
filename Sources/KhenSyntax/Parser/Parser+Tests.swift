import KhenSource

/// `kiểm thử … { … }` and the data of dossiers.
extension Parser {
  /// Takes the rest of `kiểm thử "…" cho AWARD { … }`.
  mutating func parseTest(start: SourceRange) -> TestDeclaration {
    let label = parseText(
      what: Bilingual(vi: "nội dung kiểm thử trong ngoặc kép", en: "what is tested, in quotes")
    )
    if !isPanicking, !accept(.forKinds) {
      failExpected(Bilingual(vi: "“cho” và tên khen thưởng", en: "“for” and an award"))
    }
    let award = parseName(what: Bilingual(vi: "tên khen thưởng", en: "the name of an award"))
    var test = TestDeclaration(
      label: label,
      award: award,
      evaluationDate: nil,
      fixture: nil,
      data: nil,
      expectations: [],
      cases: [],
      range: start
    )
    if let opened = isPanicking
      ? nil : openBrace(after: Bilingual(vi: "tên khen thưởng", en: "the award"))
    {
      while !isAborted, !atEnd, !at(.rightBrace), !isTopLevelStart(position) {
        let before = position
        parseTestClause(into: &test)
        if isPanicking {
          recoverInBraces(
            starters: [.evaluationDate, .dossier, .casesFrom, .testCase, .expect]
          )
        }
        _ = accept(.semicolon)
        if position == before { advance() }
      }
      closeBrace(opened: opened)
    }
    test.range = range(from: start)
    return test
  }

  /// Takes `{ … }`, or the name of a sample dossier and what is changed in it.
  mutating func parseFixtureOrData() -> (fixture: Identifier?, data: DossierData?) {
    if at(.leftBrace) { return (nil, parseData()) }
    let fixture = parseName(
      what: Bilingual(vi: "tên hồ sơ mẫu hoặc “{”", en: "a sample dossier or “{”")
    )
    if isPanicking { return (fixture, nil) }
    if accept(.modified) { return (fixture, parseData()) }
    guard at(.leftBrace) else { return (fixture, nil) }
    // What is meant is clear: the sample dossier with some facts of its own.
    let word =
      language == .vietnamese ? Keyword.modified.entry.vietnamese : Keyword.modified.entry.english
    report(SyntaxMessages.changesWithoutWord(word, at: currentRange))
    return (fixture, parseData())
  }

  private mutating func parseTestClause(into test: inout TestDeclaration) {
    let start = currentRange
    if accept(.evaluationDate) {
      expectColon()
      test.evaluationDate = parseDateSpecification()
    } else if accept(.dossier) {
      let (fixture, data) = parseFixtureOrData()
      if let fixture { test.fixture = fixture }
      if let data { test.data = data }
    } else if atEither(.expect) {
      if let expectation = parseExpectation() { test.expectations.append(expectation) }
    } else if accept(.casesFrom) {
      test.tables.append(parseTableName())
    } else if accept(.testCase) {
      test.cases.append(parseTestCase(start: start))
    } else {
      let keyword = acceptMisspelt([.evaluationDate, .casesFrom, .testCase, .expect])
      if keyword == .evaluationDate {
        expectColon()
        test.evaluationDate = parseDateSpecification()
      } else if keyword == .casesFrom {
        test.tables.append(parseTableName())
      } else if keyword == .testCase {
        test.cases.append(parseTestCase(start: start))
      } else if keyword != nil {
        isPanicking = true
      } else {
        failExpected(
          Bilingual(
            vi: "“ngày_xét:”, “hồ sơ”, “trường hợp”, “mong đợi” hoặc “}”",
            en: "“evaluation_date:”, “dossier”, “case”, “expect” or “}”"
          )
        )
      }
    }
  }

  private mutating func parseTableName() -> TextLiteral {
    parseText(
      what: Bilingual(
        vi: "tên tệp của bảng trong ngoặc kép, ví dụ \"nguong.csv\"",
        en: "the file of the table in quotes, as \"limits.csv\""
      )
    )
  }

  private mutating func parseTestCase(start: SourceRange) -> TestDeclaration.Case {
    let label = parseText(
      what: Bilingual(vi: "tên trường hợp trong ngoặc kép", en: "the case, in quotes")
    )
    let data = parseData()
    var expectations: [Expectation] = []
    if let opened = isPanicking
      ? nil : openBrace(after: Bilingual(vi: "dữ liệu của trường hợp", en: "the data of the case"))
    {
      while canContinue, atEither(.expect) {
        if let expectation = parseExpectation() { expectations.append(expectation) }
        if isPanicking { recoverInBraces(starters: [.expect, .testCase]) }
        _ = accept(.semicolon)
      }
      closeBrace(opened: opened, starters: [.testCase])
    }
    return TestDeclaration.Case(
      label: label,
      data: data,
      expectations: expectations,
      range: range(from: start)
    )
  }

  // MARK: - Expectations

  private mutating func parseExpectation() -> Expectation? {
    let start = currentRange
    accept(.expect)
    return parseExpected(start: start)
  }

  /// Takes what stands behind `mong đợi`.
  mutating func parseExpected(start: SourceRange) -> Expectation? {
    if accept(.asRecorded) { return Expectation(kind: .recorded, range: range(from: start)) }
    if atEither(.chosen) || atEither(.notChosen) {
      fail(SyntaxMessages.cohortMissing(at: currentRange))
      return nil
    }
    if let verdict = acceptVerdict() {
      return Expectation(kind: .verdict(verdict), range: range(from: start))
    }
    if accept(.expectVersion) {
      let version = parseName(what: Bilingual(vi: "tên văn bản", en: "the name of an instrument"))
      return Expectation(kind: .version(version), range: range(from: start))
    }
    if let outcome = acceptNodeOutcome() {
      if outcome == .unclear, let path = acceptScorecardPath() {
        let because = parseBecause()
        return Expectation(
          kind: .scorecardUnclear(path, because: because),
          range: range(from: start)
        )
      }
      let node = parseName(
        what: Bilingual(vi: "tên điều kiện", en: "the name of a criterion")
      )
      let because = parseBecause()
      return Expectation(kind: .node(outcome, node, because: because), range: range(from: start))
    }
    if current.isWord, token(ahead: 1).kind != .mark(.equal),
      acceptMisspelt(Parser.verdicts) != nil
    {
      return nil
    }
    if let path = acceptScorecardPath() {
      expectEqual()
      let value = parseDatum()
      return Expectation(kind: .scorecardValue(path, value), range: range(from: start))
    }
    let name = parseName(
      what: Bilingual(
        vi: "kết luận, “đạt”, “không đạt”, “chưa rõ”, “chờ” hoặc “tên = giá trị”",
        en: "a verdict, “met”, “not met”, “unclear”, “awaiting” or “name = value”"
      )
    )
    expectEqual()
    let value = parseDatum()
    return Expectation(kind: .value(name, value), range: range(from: start))
  }

  mutating func parseBecause() -> [[Identifier]] {
    var because: [[Identifier]] = []
    if !isPanicking, accept(.because) {
      repeat { because.append(parsePath()) } while canContinue && accept(.comma)
    }
    return because
  }

  private static let verdicts: [Keyword] = [
    .eligible, .ineligible, .onHold, .undetermined, .pending, .notApplicable, .ruleError,
  ]

  private mutating func acceptVerdict() -> Expectation.Verdict? {
    switch acceptAny(Parser.verdicts) {
    case .eligible: .eligible
    case .ineligible: .ineligible
    case .onHold: .onHold
    case .undetermined: .undetermined
    case .pending: .pending
    case .notApplicable: .notApplicable
    case .ruleError: .ruleError
    default: nil
    }
  }

  mutating func acceptNodeOutcome() -> Expectation.NodeOutcome? {
    switch acceptAny([.notMet, .met, .unclear, .awaiting]) {
    case .met: .met
    case .notMet: .notMet
    case .unclear: .unclear
    case .awaiting: .awaiting
    default: nil
    }
  }

  mutating func parsePath() -> [Identifier] {
    let what = Bilingual(vi: "tên mục trong hồ sơ", en: "the name of a field")
    var path = [parseWord(what: what)]
    while canContinue, accept(.dot) { path.append(parseWord(what: what)) }
    return path
  }

  // MARK: - Data

  /// Takes `{ key: value, … }`; otherwise fails.
  mutating func parseData() -> DossierData {
    let start = currentRange
    var entries: [DossierData.Entry] = []
    guard !isPanicking, enter() else { return DossierData(entries: [], range: endOfPrevious) }
    defer { leave() }
    if let opened = openBrace(after: Bilingual(vi: "chỗ này", en: "this")) {
      while canContinue, !at(.rightBrace) {
        markElement()
        let key = parseKey()
        expectColon()
        entries.append(DossierData.Entry(key: key, value: parseDatum()))
        if !accept(.comma) { break }
      }
      closeBrace(opened: opened, starters: [.expect, .testCase])
    }
    return DossierData(entries: entries, range: range(from: start))
  }

  private mutating func parseKey() -> Identifier {
    if !isPanicking, current.kind == .number {
      let range = currentRange
      let key = text(of: current)
      advance()
      return Identifier(name: Name(key), range: range)
    }
    if let text = acceptText() { return Identifier(name: Name(text.value), range: text.range) }
    return parseWord(what: Bilingual(vi: "tên mục, rồi “:”", en: "the name of a field, then “:”"))
  }

  mutating func parseDatum() -> Datum {
    let start = currentRange
    if at(.leftBrace) { return .record(parseData()) }
    if at(.leftBracket) { return parseListDatum() }
    if !isPanicking, accept(.unknown) { return .unknown(range(from: start)) }
    if !isPanicking, accept(.noneGiven) { return .none(range(from: start)) }
    if !isPanicking, current.kind != .date, let date = acceptDateSpecification() {
      return .partialDate(date)
    }
    return .expression(parseExpression())
  }

  private mutating func parseListDatum() -> Datum {
    let opened = currentRange
    guard enter() else { return .list([], opened) }
    defer { leave() }
    advance()
    var elements: [Datum] = []
    while canContinue, !at(.rightBracket) {
      elements.append(parseDatum())
      if !accept(.comma) { break }
    }
    close(.rightBracket, opened: opened)
    return .list(elements, range(from: opened))
  }
}
