import KhenSource

/// Bodies with citations, rows of lookups, dated values, exceptions.
extension Parser {
  /// Takes `expr [căn cứ …]` or `chưa có nguồn [căn cứ …]`.
  mutating func parseBody() -> Body {
    let start = currentRange
    var expression: Expression?
    if !accept(.notSourced) { expression = parseExpression() }
    let citation = isPanicking ? nil : acceptCitation()
    return Body(expression: expression, citation: citation, range: range(from: start))
  }

  // MARK: - Lookups

  /// Takes the rest of `tra x { … }`.
  mutating func parseMatch(start: SourceRange) -> Expression {
    let outer = openAggregateStart
    openAggregateStart = nil
    defer { openAggregateStart = outer }
    let subject = parseSum()
    var rows: [Match.Row] = []
    if let opened = openBrace(after: Bilingual(vi: "điều cần tra", en: "what is looked up")) {
      while !isAborted, !atEnd, !at(.rightBrace), !isItemStart(position) {
        let before = position
        rows.append(parseMatchRow())
        endRow(before: before)
      }
      closeBrace(opened: opened, starters: Keyword.itemKeywords)
    }
    return Expression(
      kind: .match(Match(subject: subject, rows: rows)),
      range: range(from: start)
    )
  }

  private mutating func parseMatchRow() -> Match.Row {
    let start = currentRange
    var patterns: [Match.Pattern] = []
    repeat { patterns.append(parsePattern()) } while canContinue && accept(.comma)
    if !isPanicking, !accept(.colon) {
      failExpected(
        Bilingual(vi: "“:” giữa trường hợp và giá trị", en: "“:” between the case and the value")
      )
    }
    let body = parseBody()
    return Match.Row(patterns: patterns, body: body, range: range(from: start))
  }

  private mutating func parsePattern() -> Match.Pattern {
    let start = currentRange
    if !isPanicking, accept(.otherwise) { return .otherwise(start) }
    if atRange() {
      let (pattern, whole) = parseRange(afterValue: false)
      return .range(pattern, whole)
    }
    return .value(parseSum())
  }

  /// Takes the `;` after a row; when it is missing says so and reads on.
  private mutating func endRow(before: Int) {
    if isPanicking {
      recoverInRows()
      _ = accept(.semicolon)
    } else if !accept(.semicolon), !at(.rightBrace), !atEnd, !isItemStart(position) {
      failMissingSemicolon()
    }
    if position == before { advance() }
  }

  /// Reports a missing `;` between rows, and reads on where the next row is plainly there.
  private mutating func failMissingSemicolon() {
    if startsRow() {
      report(SyntaxMessages.missingSemicolon(at: endOfPrevious))
    } else if at(.colon) {
      // The value ran into what was meant as the next row: `20 năm từ 01/01/2025: …`.
      fail(SyntaxMessages.missingSemicolon(at: endOfPrevious))
      recoverInRows()
      _ = accept(.semicolon)
    } else {
      failUnexpected()
      recoverInRows()
      _ = accept(.semicolon)
    }
  }

  /// Whether a `:` on this line, before any brace or `;`, shows that a row begins here.
  private func startsRow() -> Bool {
    guard current.isWord || current.kind == .number || current.kind == .text else { return false }
    var index = position
    while index < tokens.count {
      switch tokens[index].kind {
      case .mark(.colon): return true
      case .mark(.semicolon), .mark(.leftBrace), .mark(.rightBrace), .endOfFile: return false
      default: index += 1
      }
    }
    return false
  }

  // MARK: - Dated values

  /// Takes `{ từ DATE: body; … }` if it is next.
  mutating func parseChanges() -> [ParameterDeclaration.Change] {
    var changes: [ParameterDeclaration.Change] = []
    guard at(.leftBrace) else { return changes }
    let opened = currentRange
    advance()
    while !isAborted, !atEnd, !at(.rightBrace), !isItemStart(position) {
      let before = position
      if !accept(.from) {
        failExpected(Bilingual(vi: "“từ” và ngày bắt đầu", en: "“from” and a date"))
      }
      let start = isPanicking ? nil : parseDateSpecification()
      if !isPanicking, !accept(.colon) {
        failExpected(Bilingual(vi: "“:” giữa ngày và giá trị", en: "“:” between date and value"))
      }
      let body = parseBody()
      if let start { changes.append(ParameterDeclaration.Change(start: start, body: body)) }
      endRow(before: before)
    }
    closeBrace(opened: opened, starters: Keyword.itemKeywords)
    return changes
  }

  // MARK: - Exceptions

  /// Takes `{ ngoại lệ … }` if it is next.
  mutating func parseExceptions() -> [ExceptionClause] {
    guard at(.leftBrace) else { return [] }
    guard enter() else { return [] }
    defer { leave() }
    let opened = currentRange
    advance()
    var exceptions: [ExceptionClause] = []
    while !isAborted, !atEnd, !at(.rightBrace), !isItemStart(position) {
      let before = position
      let start = currentRange
      markElement()
      if accept(.exception) || acceptMisspelt([.exception]) != nil {
        exceptions.append(parseException(start: start))
      } else {
        failExpected(Bilingual(vi: "“ngoại lệ”", en: "“exception”"))
      }
      if isPanicking { recoverInBraces(starters: [.exception]) }
      if position == before { advance() }
    }
    closeBrace(opened: opened, starters: [.exception] + Keyword.itemKeywords)
    return exceptions
  }

  private mutating func parseException(start: SourceRange) -> ExceptionClause {
    let name = parseDeclaredName(of: Bilingual(vi: "ngoại lệ", en: "exception"))
    var prevailsOver: [Identifier] = []
    if !isPanicking, accept(.prevailsOver) {
      prevailsOver = parseNames(
        what: Bilingual(vi: "tên một ngoại lệ khác", en: "the name of another exception")
      )
    }
    if !isPanicking, !accept(.when) {
      failExpected(Bilingual(vi: "“khi” và điều kiện", en: "“when” and a condition"))
    }
    let condition = parseExpression()
    if !isPanicking, !accept(.colon) {
      failExpected(
        Bilingual(
          vi: "“:” và giá trị của ngoại lệ",
          en: "“:” and the value of the exception"
        )
      )
    }
    let body = parseBody()
    let inner = isPanicking ? [] : parseExceptions()
    return ExceptionClause(
      name: name,
      prevailsOver: prevailsOver,
      condition: condition,
      body: body,
      exceptions: inner,
      range: range(from: start)
    )
  }
}
