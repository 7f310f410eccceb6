import KhenSource

/// The declarations of a file.
extension Parser {
  /// Takes all declarations.
  mutating func parseItems() -> [Item] {
    var items: [Item] = []
    while !isAborted, !atEnd {
      let before = position
      if let item = parseItem() { items.append(item) }
      if isPanicking { recoverAmongItems() }
      _ = accept(.semicolon)
      if position == before { advance() }
    }
    return items
  }

  private mutating func parseItem() -> Item? {
    let start = currentRange
    if let keyword = acceptAny(Keyword.itemKeywords) ?? acceptMisspelt(Keyword.itemKeywords) {
      return parseItem(keyword, start: start)
    }
    if at(.rightBrace) {
      report(SyntaxMessages.unmatchedClose("}", at: start))
      advance()
    } else if !current.startsLine {
      failUnexpected()
    } else {
      failExpected(
        Bilingual(
          vi: "một khai báo: “văn bản”, “danh mục”, “hồ sơ”, “tham số”, “khái niệm”, "
            + "“khen thưởng”, “kiểm thử”, …",
          en: "a declaration: “instrument”, “catalogue”, “dossier”, “parameter”, “definition”, "
            + "“award”, “test”, …"
        ),
        isAmongItems: true
      )
    }
    return nil
  }

  private mutating func parseItem(_ keyword: Keyword, start: SourceRange) -> Item? {
    switch keyword {
    case .instrument: return .instrument(parseInstrument(start: start))
    case .catalogue: return .catalogue(parseCatalogue(start: start))
    case .record: return .record(parseRecord(.record, start: start))
    case .dossier: return .record(parseRecord(.dossier, start: start))
    case .commonDossier: return .record(parseRecord(.commonDossier, start: start))
    case .sampleDossier: return .fixture(parseFixture(start: start))
    case .parameter: return .parameter(parseParameter(start: start))
    case .definition: return .definition(parseDefinition(start: start))
    case .award: return .award(parseAward(start: start))
    case .supplementFor: return .supplement(parseSupplement(start: start))
    case .supplementDefinition:
      return .definitionSupplement(parseDefinitionSupplement(start: start))
    case .test: return parseAnyTest(start: start)
    case .selection: return .selection(parseSelection(start: start))
    case .timeMeasure: return .timeMeasure(parseTimeMeasure(start: start))
    case .monthEnd: return .monthEnd(parseMonthEnd(start: start))
    case .lastDayExcluded: return .lastDay(LastDayDeclaration(range: range(from: start)))
    case .scorecard: return .scorecard(parseScorecard(start: start))
    default:
      fail(
        SyntaxMessages.notSupported(
          file.text(in: range(from: start)),
          at: range(from: start)
        )
      )
      return nil
    }
  }

  /// Reports a construct that the language plans but does not have yet.
  mutating func failNotSupported(_ keyword: Keyword) {
    let start = currentRange
    accept(keyword)
    let whole = range(from: start)
    fail(SyntaxMessages.notSupported(file.text(in: whole), at: whole))
  }

  private mutating func parseFixture(start: SourceRange) -> FixtureDeclaration {
    var name = Identifier(name: Name("mẫu"), range: range(from: start))
    if !isPanicking, at(.isKind) {
      // Called `mẫu` by whoever wrote it, it is found where tests name it.
      report(SyntaxMessages.sampleDossierWithoutName(at: endOfPrevious))
    } else {
      name = parseDeclaredName(of: Bilingual(vi: "hồ sơ mẫu", en: "sample dossier"))
    }
    if !isPanicking, !accept(.isKind) {
      failExpected(
        Bilingual(vi: "“là” và loại hồ sơ", en: "“is” and the kind of dossier")
      )
    }
    let kind = parseName(what: Bilingual(vi: "loại hồ sơ", en: "a kind of dossier"))
    let data = parseData()
    return FixtureDeclaration(name: name, kind: kind, data: data, range: range(from: start))
  }

  private mutating func parseSupplement(start: SourceRange) -> SupplementDeclaration {
    let what = Bilingual(vi: "tên khen thưởng", en: "the name of an award")
    var awards: [Identifier] = []
    var groups: [Identifier] = []
    let coversAll = accept(.everyAward)
    if coversAll {
      if accept(.inGroup) { groups = parseGroupNames() }
    } else {
      awards = parseNames(what: what)
    }
    var except: [Identifier] = []
    if !isPanicking, accept(.except) { except = parseNames(what: what) }
    let citation = isPanicking ? nil : acceptCitation()
    let block = parseBlock(after: Bilingual(vi: "bổ sung", en: "the supplement"))
    return SupplementDeclaration(
      awards: awards,
      coversAll: coversAll,
      groups: groups,
      except: except,
      citation: citation,
      block: block,
      range: range(from: start)
    )
  }

  private mutating func parseGroupNames() -> [Identifier] {
    parseNames(what: Bilingual(vi: "tên nhóm", en: "the name of a group"))
  }

  private mutating func parseDefinitionSupplement(start: SourceRange) -> DefinitionSupplement {
    let name = parseName(
      what: Bilingual(vi: "tên khái niệm", en: "the name of a definition")
    )
    if !isPanicking, !at(.leftBrace) {
      failExpected(
        Bilingual(vi: "“{” và các ngoại lệ", en: "“{” and exceptions")
      )
    }
    let exceptions = isPanicking ? [] : parseExceptions()
    return DefinitionSupplement(name: name, exceptions: exceptions, range: range(from: start))
  }

  private mutating func parseAward(start: SourceRange) -> AwardDeclaration {
    let name = parseDeclaredName(of: Bilingual(vi: "khen thưởng", en: "award"))
    var instrument: Identifier?
    if !isPanicking, accept(.per) {
      instrument = parseName(what: Bilingual(vi: "tên văn bản", en: "the name of an instrument"))
    }
    let label = acceptText()
    var subjects: [Identifier] = []
    if !isPanicking, accept(.forKinds) {
      subjects = parseNames(what: Bilingual(vi: "loại hồ sơ", en: "a kind of dossier"))
    } else {
      failExpected(
        Bilingual(vi: "“cho” và loại hồ sơ", en: "“for” and the kind of dossier")
      )
    }
    var groups: [Identifier] = []
    if !isPanicking, accept(.inGroup) { groups = parseGroupNames() }
    let citation = isPanicking ? nil : acceptCitation()
    let block = parseBlock(after: Bilingual(vi: "phần đầu khen thưởng", en: "the award"))
    return AwardDeclaration(
      name: name,
      instrument: instrument,
      label: label,
      subjects: subjects,
      groups: groups,
      citation: citation,
      block: block,
      range: range(from: start)
    )
  }
}
