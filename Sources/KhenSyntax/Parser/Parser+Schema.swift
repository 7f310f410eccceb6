import KhenSource

/// Settings, catalogues, records, parameters, definitions, types.
extension Parser {
  // MARK: - Settings

  /// Takes the rest of `cách tính thời gian: …`.
  mutating func parseTimeMeasure(start: SourceRange) -> TimeMeasureDeclaration {
    var measure = TimeMeasureDeclaration.Measure.calendar
    expectColon()
    switch acceptAny([
      .byCalendar, .byMonthsTouched, .byMonthsFrom, .byMonthsWhole, .byDays,
    ]) {
    case .byCalendar: measure = .calendar
    case .byMonthsTouched: measure = .monthsTouched
    case .byMonthsWhole: measure = .monthsWhole
    case .byMonthsFrom:
      measure = .monthsHalf
      if !acceptNumber("15") || !accept(.days) {
        failExpected(Bilingual(vi: "“15 ngày”", en: "“15 days”"))
      }
    case .byDays:
      measure = .days365
      if !acceptNumber("365") || !accept(.slash) || !acceptNumber("30") {
        failExpected(Bilingual(vi: "“365/30”", en: "“365/30”"))
      }
    default:
      failExpected(
        Bilingual(
          vi: "“theo lịch”, “theo ngày 365/30”, “theo tháng có làm”, “theo tháng từ 15 ngày” "
            + "hoặc “theo tháng trọn”",
          en: "“by calendar”, “by days 365/30”, “by months touched”, "
            + "“by months of at least 15 days” or “by whole months”"
        )
      )
    }
    return TimeMeasureDeclaration(measure: measure, range: range(from: start))
  }

  /// Takes the rest of `cuối tháng: …`.
  mutating func parseMonthEnd(start: SourceRange) -> MonthEndDeclaration {
    var rounding = MonthEndDeclaration.Rounding.down
    expectColon()
    switch acceptAny([.monthEndBack, .monthEndForward, .monthEndStrict]) {
    case .monthEndBack: rounding = .down
    case .monthEndForward: rounding = .up
    case .monthEndStrict: rounding = .strict
    default:
      failExpected(
        Bilingual(
          vi: "“lùi về”, “sang tháng sau” hoặc “nghiêm ngặt”",
          en: "“back”, “to next month” or “strict”"
        )
      )
    }
    return MonthEndDeclaration(rounding: rounding, range: range(from: start))
  }

  private mutating func acceptNumber(_ digits: String) -> Bool {
    guard !isPanicking, current.kind == .number, text(of: current) == digits else { return false }
    advance()
    return true
  }

  /// Takes `:`; otherwise fails.
  mutating func expectColon() {
    if !isPanicking, !accept(.colon) { failExpected(Bilingual(vi: "“:”", en: "“:”")) }
  }

  // MARK: - Catalogues

  /// Takes the rest of `danh mục NAME … { … }`.
  mutating func parseCatalogue(start: SourceRange) -> CatalogueDeclaration {
    let name = parseDeclaredName(of: Bilingual(vi: "danh mục", en: "catalogue"))
    let label = acceptText()
    let citation = isPanicking ? nil : acceptCitation()
    var members: [CatalogueDeclaration.Member] = []
    var separator: Token.Mark?
    if let opened = openBrace(after: Bilingual(vi: "tên danh mục", en: "the name")) {
      while canContinue, !at(.rightBrace) {
        markElement()
        members.append(parseCatalogueMember())
        guard canContinue, case .mark(let mark) = current.kind, mark == .comma || mark == .less
        else { break }
        if let separator, separator != mark {
          report(SyntaxMessages.mixedSeparators(at: currentRange))
        }
        separator = separator ?? mark
        advance()
      }
      closeBrace(opened: opened, starters: Keyword.itemKeywords)
    }
    return CatalogueDeclaration(
      name: name,
      label: label,
      citation: citation,
      members: members,
      isOrdered: separator == .less,
      range: range(from: start)
    )
  }

  private mutating func parseCatalogueMember() -> CatalogueDeclaration.Member {
    let name = parseDeclaredName(of: Bilingual(vi: "giá trị", en: "value"))
    let label = acceptText()
    return CatalogueDeclaration.Member(name: name, label: label, aliases: acceptAliases())
  }

  /// Takes `còn gọi "…", "…"`; a comma goes on only before another text.
  private mutating func acceptAliases() -> [TextLiteral] {
    guard !isPanicking, accept(.alsoCalled) else { return [] }
    let what = Bilingual(vi: "tên gọi khác trong ngoặc kép", en: "another spelling in quotes")
    var aliases = [parseText(what: what)]
    while canContinue, at(.comma), token(ahead: 1).kind == .text {
      advance()
      aliases.append(parseText(what: what))
    }
    return aliases
  }

  // MARK: - Records

  /// Takes the rest of `bản ghi | hồ sơ | hồ sơ chung …`.
  mutating func parseRecord(
    _ role: RecordDeclaration.Role,
    start: SourceRange
  ) -> RecordDeclaration {
    var name: Identifier?
    if role != .commonDossier {
      name = parseDeclaredName(
        of: role == .record
          ? Bilingual(vi: "bản ghi", en: "record") : Bilingual(vi: "hồ sơ", en: "dossier")
      )
    }
    let label = acceptText()
    var fields: [RecordDeclaration.Field] = []
    var constraints: [Expression] = []
    if let opened = openBrace(after: Bilingual(vi: "tên", en: "the name")) {
      while !isAborted, !atEnd, !at(.rightBrace), !isItemStart(position) {
        let before = position
        if atEither(.constraint), token(ahead: 1).kind != .mark(.colon) {
          accept(.constraint)
          constraints.append(parseExpression())
        } else {
          fields.append(parseField())
        }
        endField()
        if position == before { advance() }
      }
      closeBrace(opened: opened, starters: Keyword.itemKeywords)
    }
    return RecordDeclaration(
      role: role,
      name: name,
      label: label,
      fields: fields,
      constraints: constraints,
      range: range(from: start)
    )
  }

  private mutating func parseField() -> RecordDeclaration.Field {
    let start = currentRange
    let name = parseFieldName()
    expectColon()
    let type = parseType()
    var field = RecordDeclaration.Field(
      name: name,
      type: type,
      label: acceptText(),
      aliases: [],
      evidence: nil,
      isCompleteWhenAbsent: false,
      range: start
    )
    while canContinue {
      if at(.alsoCalled) || (atEither(.alsoCalled) && token(ahead: 2).kind == .text) {
        field.aliases += acceptAliases()
      } else if atEither(.evidence), token(ahead: 1).kind != .mark(.colon) {
        accept(.evidence)
        field.evidence = parseText(
          what: Bilingual(vi: "tên giấy tờ trong ngoặc kép", en: "the name of a paper in quotes")
        )
      } else if accept(.absentMeansNone) {
        field.isCompleteWhenAbsent = true
      } else {
        break
      }
    }
    field.range = range(from: start)
    return field
  }

  /// Takes a field name; words before the `:` that lack their `_` are one mistake.
  private mutating func parseFieldName() -> Identifier {
    let what = Bilingual(vi: "tên trường, rồi “:” và kiểu", en: "a field name, then “:” and a type")
    let first = parseWord(what: what)
    var count = 0
    while !isPanicking, token(ahead: count).isWord, !token(ahead: count).startsLine { count += 1 }
    guard !isPanicking, count > 0, token(ahead: count).kind == .mark(.colon) else { return first }
    for _ in 0..<count { advance() }
    let whole = range(from: first.range)
    let written = file.text(in: whole)
    report(SyntaxMessages.nameWithBlank(written, joined: Parser.joined(written), at: whole))
    return Identifier(name: Name(Parser.joined(written)), range: whole)
  }

  /// Ends a field: `;`, the end of the line or `}`; a comma is reported.
  private mutating func endField() {
    guard !isAborted else { return }
    if isPanicking {
      recoverToNextField()
      return
    }
    if accept(.semicolon) || at(.rightBrace) || atEnd { return }
    if at(.comma) {
      report(SyntaxMessages.commaBetweenFields(at: currentRange))
      advance()
    } else if !current.startsLine, !isFieldStart(position) {
      failUnexpected()
      recoverToNextField()
    }
  }

  private mutating func recoverToNextField() {
    guard !isAborted else { return }
    while !atEnd, current.kind != .mark(.rightBrace), current.kind != .mark(.semicolon),
      !isItemStart(position), !(current.startsLine && isFieldStart(position))
    {
      advance()
    }
    isPanicking = false
    _ = accept(.semicolon)
  }

  private func isFieldStart(_ index: Int) -> Bool {
    tokens[index].isWord && index + 1 < tokens.count && tokens[index + 1].kind == .mark(.colon)
  }

  // MARK: - Types

  /// Takes a type; otherwise fails.
  mutating func parseType() -> TypeExpression {
    let start = currentRange
    guard !isPanicking, enter() else {
      return TypeExpression(kind: .missing, isOptional: false, range: endOfPrevious)
    }
    defer { leave() }
    let kind = parseTypeKind()
    let isOptional = accept(.question)
    return TypeExpression(kind: kind, isOptional: isOptional, range: range(from: start))
  }

  private mutating func parseTypeKind() -> TypeExpression.Kind {
    switch acceptAny(Parser.typeKeywords) {
    case .booleanType: return .boolean
    case .integerType: return .integer
    case .numberType: return .number
    case .textType: return .string
    case .dateType: return .date
    case .yearType: return .year
    case .yearRangeType: return .yearRange
    case .periodType: return .period
    case .serviceType: return .service
    case .daysType: return .days
    case .moneyType: return .money
    case .listOf: return .list(parseType())
    case .yearly: return .yearly(parseType())
    case .timelineOf: return .timeline(parseType())
    default: break
    }
    let name = parseName(what: Bilingual(vi: "một kiểu dữ liệu", en: "a type"))
    return isPanicking ? .missing : .named(name)
  }

  /// Longer spellings first in both languages.
  private static let typeKeywords: [Keyword] = [
    .timelineOf, .listOf, .yearly, .yearRangeType, .integerType, .daysType, .serviceType,
    .periodType, .booleanType, .numberType, .textType, .dateType, .yearType, .moneyType,
  ]

  // MARK: - Parameters and definitions

  /// Takes the rest of `tham số NAME: T = …`.
  mutating func parseParameter(start: SourceRange) -> ParameterDeclaration {
    let name = parseDeclaredName(of: Bilingual(vi: "tham số", en: "parameter"))
    expectColon()
    let type = parseType()
    let label = acceptText()
    expectEqual()
    let body = parseBody()
    let changes = isPanicking ? [] : parseChanges()
    return ParameterDeclaration(
      name: name,
      type: type,
      label: label,
      body: body,
      changes: changes,
      range: range(from: start)
    )
  }

  /// Takes the rest of `khái niệm NAME …`.
  mutating func parseDefinition(start: SourceRange) -> DefinitionDeclaration {
    let name = parseDeclaredName(of: Bilingual(vi: "khái niệm", en: "definition"))
    let parameters = parseDefinitionParameters()
    var receiver: Identifier?
    if !isPanicking, accept(.forKinds) {
      receiver = parseName(
        what: Bilingual(vi: "tên bản ghi hoặc hồ sơ", en: "the name of a record or dossier")
      )
    }
    expectColon()
    let type = parseType()
    let label = acceptText()
    expectEqual()
    let body = parseBody()
    let exceptions = isPanicking ? [] : parseExceptions()
    return DefinitionDeclaration(
      name: name,
      parameters: parameters,
      receiver: receiver,
      type: type,
      label: label,
      body: body,
      exceptions: exceptions,
      range: range(from: start)
    )
  }

  private mutating func parseDefinitionParameters() -> [DefinitionDeclaration.Parameter] {
    let opened = currentRange
    guard accept(.leftParenthesis) else { return [] }
    var parameters: [DefinitionDeclaration.Parameter] = []
    repeat {
      let name = parseDeclaredName(of: Bilingual(vi: "đối số", en: "argument"))
      expectColon()
      parameters.append(DefinitionDeclaration.Parameter(name: name, type: parseType()))
    } while canContinue && accept(.comma)
    close(.rightParenthesis, opened: opened)
    return parameters
  }

  /// Takes `=`; otherwise fails.
  mutating func expectEqual() {
    if !isPanicking, !accept(.equal) {
      failExpected(Bilingual(vi: "“=” và giá trị", en: "“=” and a value"))
    }
  }
}
