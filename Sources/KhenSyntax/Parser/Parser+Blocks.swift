import KhenSource

/// What stands in the braces of an award.
extension Parser {
  static let nodeStarters: [Keyword] = [.criterion, .allOf, .anyOf, .atLeast, .attestation]
  static let blockStarters: [Keyword] =
    nodeStarters + [.inEffectFrom, .definition, .bar, .hold, .document, .deadline, .result]

  /// Takes `{ … }` of an award or a supplement.
  mutating func parseBlock(after what: Bilingual) -> [BlockItem] {
    var items: [BlockItem] = []
    guard let opened = isPanicking ? nil : openBraceOrReport(after: what, unlessAt: [])
    else { return items }
    while !isAborted, !atEnd, !at(.rightBrace), !isTopLevelStart(position) {
      let before = position
      if let item = parseBlockItem() { items.append(item) }
      if isPanicking { recoverInBraces(starters: Parser.blockStarters) }
      _ = accept(.semicolon)
      if position == before { advance() }
    }
    closeBrace(opened: opened)
    return items
  }

  private mutating func parseBlockItem() -> BlockItem? {
    let start = currentRange
    if let effect = acceptEffect() { return .effect(effect) }
    if accept(.notSourced) { return .notSourced(start.through(endOfPrevious)) }
    if accept(.verdictByCriterion) {
      return .verdictByCriterion(start.through(endOfPrevious))
    }
    if accept(.definition) { return .definition(parseDefinition(start: start)) }
    if accept(.bar) { return .bar(parseBar(.bar, start: start)) }
    if accept(.hold) { return .bar(parseBar(.hold, start: start)) }
    if accept(.document) { return .document(parseDocument(start: start)) }
    if accept(.deadline) { return .deadline(parseResult(isDeadline: true, start: start)) }
    if accept(.result) { return .result(parseResult(isDeadline: false, start: start)) }
    if let node = parseNode() { return .node(node) }
    guard !isPanicking else { return nil }
    switch acceptMisspelt(Parser.blockStarters) {
    case .definition: return .definition(parseDefinition(start: start))
    case .bar: return .bar(parseBar(.bar, start: start))
    case .hold: return .bar(parseBar(.hold, start: start))
    case .document: return .document(parseDocument(start: start))
    case .deadline: return .deadline(parseResult(isDeadline: true, start: start))
    case .result: return .result(parseResult(isDeadline: false, start: start))
    case .inEffectFrom:
      isPanicking = true
      return nil
    case let keyword?: return parseNode(keyword, start: start).map { .node($0) }
    case nil: break
    }
    if !current.startsLine, tokens[position - 1].kind != .mark(.leftBrace) {
      failUnexpected()
      return nil
    }
    failExpected(
      Bilingual(
        vi: "“điều kiện”, “một trong”, “tất cả”, “xác nhận”, “loại trừ”, “tạm dừng”, “tài liệu”, "
          + "“hạn”, “kết quả” hoặc “}”",
        en: "“criterion”, “any of”, “all of”, “attestation”, “bar”, “hold”, “document”, "
          + "“deadline”, “result” or “}”"
      )
    )
    return nil
  }

  // MARK: - Nodes

  private mutating func parseNode() -> AwardNode? {
    let start = currentRange
    guard let keyword = acceptAny(Parser.nodeStarters) else { return nil }
    return parseNode(keyword, start: start)
  }

  private mutating func parseNode(_ keyword: Keyword, start: SourceRange) -> AwardNode? {
    switch keyword {
    case .criterion: return .criterion(parseCriterion(start: start))
    case .attestation: return .attestation(parseAttestation(start: start))
    case .allOf: return .group(parseGroup(.all, start: start))
    case .anyOf: return .group(parseGroup(.any, start: start))
    case .atLeast:
      let count = parseWholeNumber()
      if !isPanicking, !accept(.groupOf) {
        failExpected(Bilingual(vi: "“trong”", en: "“of”"))
      }
      return .group(parseGroup(.atLeast(count), start: start))
    default: return nil
    }
  }

  private mutating func parseCriterion(start: SourceRange) -> CriterionDeclaration {
    let name = parseDeclaredName(of: Bilingual(vi: "điều kiện", en: "criterion"))
    let label = acceptText()
    let citation = isPanicking ? nil : acceptCitation()
    var condition: Expression?
    if !isPanicking, accept(.notSourced) {
      condition = nil
    } else if !isPanicking, atEither(.when) {
      fail(SyntaxMessages.criterionNeedsBraces(at: currentRange))
    } else if let opened = isPanicking
      ? nil
      : openBraceOrReport(
        after: Bilingual(vi: "phần đầu điều kiện", en: "the criterion"),
        unlessAt: Parser.blockStarters
      )
    {
      condition = parseExpression()
      closeBrace(opened: opened, starters: Parser.blockStarters + Keyword.itemKeywords)
    }
    return CriterionDeclaration(
      name: name,
      label: label,
      citation: citation,
      condition: condition,
      range: range(from: start)
    )
  }

  private mutating func parseGroup(
    _ requirement: GroupDeclaration.Requirement,
    start: SourceRange
  ) -> GroupDeclaration {
    var name: Identifier?
    if !isPanicking, current.isWord, reservedKeyword(at: position) == nil, !atEither(.cite) {
      name = parseDeclaredName(of: Bilingual(vi: "nhóm", en: "group"))
    }
    let label = acceptText()
    let citation = isPanicking ? nil : acceptCitation()
    var nodes: [AwardNode] = []
    guard !isPanicking, enter() else {
      return GroupDeclaration(
        requirement: requirement,
        name: name,
        label: label,
        citation: citation,
        nodes: nodes,
        range: range(from: start)
      )
    }
    defer { leave() }
    if let opened = openBrace(after: Bilingual(vi: "phần đầu nhóm", en: "the group")) {
      while !isAborted, !atEnd, !at(.rightBrace), !isTopLevelStart(position) {
        let before = position
        if let node = parseNode() {
          nodes.append(node)
        } else {
          parseMisspeltNode(into: &nodes)
        }
        if isPanicking { recoverInBraces(starters: Parser.nodeStarters) }
        _ = accept(.semicolon)
        if position == before { advance() }
      }
      closeBrace(opened: opened)
    }
    return GroupDeclaration(
      requirement: requirement,
      name: name,
      label: label,
      citation: citation,
      nodes: nodes,
      range: range(from: start)
    )
  }

  private mutating func parseMisspeltNode(into nodes: inout [AwardNode]) {
    let start = currentRange
    if let keyword = acceptMisspelt(Parser.nodeStarters) {
      if let node = parseNode(keyword, start: start) { nodes.append(node) }
      return
    }
    failExpected(
      Bilingual(
        vi: "“điều kiện”, “xác nhận”, “một trong”, “tất cả” hoặc “}”",
        en: "“criterion”, “attestation”, “any of”, “all of” or “}”"
      )
    )
  }

  private mutating func parseAttestation(start: SourceRange) -> AttestationDeclaration {
    let name = parseDeclaredName(of: Bilingual(vi: "xác nhận", en: "attestation"))
    let label = acceptText()
    var by: TextLiteral?
    if !isPanicking, accept(.attestedBy) {
      by = parseText(what: Bilingual(vi: "ai xác nhận, trong ngoặc kép", en: "who, in quotes"))
    } else {
      failExpected(
        Bilingual(vi: "“bởi” và ai xác nhận", en: "“by” and who attests")
      )
    }
    let citation = isPanicking ? nil : acceptCitation()
    return AttestationDeclaration(
      name: name,
      label: label,
      by: by,
      citation: citation,
      range: range(from: start)
    )
  }

  // MARK: - Bars, papers, results

  private mutating func parseBar(
    _ effect: BarDeclaration.Effect,
    start: SourceRange
  ) -> BarDeclaration {
    let name = parseDeclaredName(
      of: effect == .bar
        ? Bilingual(vi: "loại trừ", en: "bar") : Bilingual(vi: "tạm dừng", en: "hold")
    )
    let label = acceptText()
    let citation = isPanicking ? nil : acceptCitation()
    if !isPanicking, !accept(.when) {
      if at(.leftBrace) {
        fail(SyntaxMessages.barNeedsWhen(at: currentRange))
      } else {
        failExpected(Bilingual(vi: "“khi” và điều kiện", en: "“when” and a condition"))
      }
    }
    let condition = parseExpression()
    return BarDeclaration(
      effect: effect,
      name: name,
      label: label,
      citation: citation,
      condition: condition,
      range: range(from: start)
    )
  }

  private mutating func parseDocument(start: SourceRange) -> DocumentDeclaration {
    let name = parseDeclaredName(of: Bilingual(vi: "tài liệu", en: "document"))
    let label = acceptText()
    var requirement = DocumentDeclaration.Requirement.always
    if !isPanicking, accept(.required) {
      if accept(.when) { requirement = .when(parseExpression()) }
    } else if !isPanicking, accept(.ifAny) {
      requirement = .optional
    } else {
      failExpected(
        Bilingual(vi: "“bắt buộc” hoặc “nếu có”", en: "“required” or “if any”")
      )
    }
    var form: TextLiteral?
    if !isPanicking, accept(.form) {
      form = parseText(what: Bilingual(vi: "tên mẫu trong ngoặc kép", en: "a form in quotes"))
    }
    var copies: Int?
    if !isPanicking, accept(.copies) { copies = parseWholeNumber() }
    let citation = isPanicking ? nil : acceptCitation()
    return DocumentDeclaration(
      name: name,
      label: label,
      requirement: requirement,
      form: form,
      copies: copies,
      citation: citation,
      range: range(from: start)
    )
  }

  private mutating func parseResult(isDeadline: Bool, start: SourceRange) -> ResultDeclaration {
    let name = parseDeclaredName(
      of: isDeadline
        ? Bilingual(vi: "hạn", en: "deadline") : Bilingual(vi: "kết quả", en: "result")
    )
    var type: TypeExpression?
    if !isDeadline {
      expectColon()
      type = parseType()
    }
    let label = acceptText()
    let citation = isPanicking ? nil : acceptCitation()
    expectEqual()
    let body = parseBody()
    let exceptions = isPanicking || isDeadline ? [] : parseExceptions()
    return ResultDeclaration(
      name: name,
      type: type,
      label: label,
      citation: citation,
      body: body,
      exceptions: exceptions,
      range: range(from: start)
    )
  }
}
