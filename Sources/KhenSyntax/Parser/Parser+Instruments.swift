import KhenSource

/// `văn bản … { … }` and periods of effect.
extension Parser {
  /// Takes the rest of `văn bản NAME … { … }`.
  mutating func parseInstrument(start: SourceRange) -> InstrumentDeclaration {
    let name = parseDeclaredName(of: Bilingual(vi: "văn bản", en: "instrument"))
    var instrument = InstrumentDeclaration(
      name: name,
      label: acceptText(),
      number: nil,
      isNumberBlank: false,
      issued: [],
      effect: nil,
      replaces: [],
      amends: [],
      provisions: [],
      range: start
    )
    if let opened = openBrace(after: Bilingual(vi: "tên văn bản", en: "the name")) {
      while !isAborted, !atEnd, !at(.rightBrace), !isItemStart(position) {
        let before = position
        parseInstrumentClause(into: &instrument)
        if isPanicking { recoverInBraces(starters: Parser.instrumentStarters) }
        _ = accept(.semicolon)
        if position == before { advance() }
      }
      closeBrace(opened: opened, starters: Keyword.itemKeywords)
    }
    instrument.range = range(from: start)
    return instrument
  }

  private mutating func parseInstrumentClause(into instrument: inout InstrumentDeclaration) {
    let start = currentRange
    if accept(.numbered) {
      if instrument.number != nil || instrument.isNumberBlank { reportRepeated(start) }
      if accept(.notGiven) {
        instrument.isNumberBlank = true
      } else {
        instrument.number = parseText(
          what: Bilingual(
            vi: "số hiệu trong ngoặc kép, hoặc “chưa ghi”",
            en: "the number in quotes, or “not given”"
          )
        )
      }
    } else if accept(.issued) {
      if !instrument.issued.isEmpty { reportRepeated(start) }
      repeat { instrument.issued.append(parseIssueDate()) } while canContinue && accept(.comma)
    } else if let effect = acceptEffect() {
      if instrument.effect != nil { reportRepeated(start) }
      instrument.effect = effect
    } else if accept(.replaces) {
      instrument.replaces += parseNames(
        what: Bilingual(vi: "tên văn bản bị thay thế", en: "the instrument that is replaced")
      )
    } else if accept(.amends) {
      repeat { instrument.amends.append(parseReference()) } while canContinue && accept(.comma)
    } else if accept(.stillApplies) {
      instrument.residuals.append(parseResidual(start: start))
    } else if partKeyword() != nil {
      instrument.provisions.append(parseProvision(start: start))
    } else if acceptMisspelt(Parser.instrumentStarters) != nil {
      // The mistake is reported; what the clause says is skipped.
      isPanicking = true
    } else {
      failExpected(
        Bilingual(
          vi: "“số hiệu”, “ban hành”, “hiệu lực từ”, “thay thế”, “sửa đổi”, "
            + "“còn áp dụng” hoặc một điều",
          en: "“number”, “issued”, “in effect from”, “replaces”, “amends”, "
            + "“still applies” or a provision"
        )
      )
    }
  }

  private mutating func reportRepeated(_ range: SourceRange) {
    report(SyntaxMessages.repeatedClause(file.text(in: self.range(from: range)), at: range))
  }

  private mutating func parseIssueDate() -> InstrumentDeclaration.IssueDate {
    let date = parseDateSpecification()
    var source: Identifier?
    if !isPanicking, accept(.per) {
      source = parseName(what: Bilingual(vi: "tên văn bản", en: "the name of an instrument"))
    }
    return InstrumentDeclaration.IssueDate(date: date, source: source)
  }

  private mutating func parseProvision(start: SourceRange) -> InstrumentDeclaration.Provision {
    let parts = parseCitationParts()
    let label = acceptText()
    expectColon()
    var status = InstrumentDeclaration.ProvisionStatus.notSourced
    switch acceptAny([.computed, .attestedByPeople, .delegated, .notDecidable, .notSourced]) {
    case .computed: status = .encoded
    case .attestedByPeople: status = .attested
    case .delegated: status = .delegated
    case .notDecidable: status = .notDecidable
    case .notSourced: status = .notSourced
    default:
      failExpected(
        Bilingual(
          vi: "“tự tính”, “người xác nhận”, “giao cơ quan khác”, "
            + "“không quyết định bằng quy tắc” hoặc “chưa có nguồn”",
          en: "“computed”, “attested by people”, “delegated”, “not decidable by rule” "
            + "or “not sourced”"
        )
      )
    }
    return InstrumentDeclaration.Provision(
      parts: parts,
      label: label,
      status: status,
      range: range(from: start)
    )
  }

  /// Takes the rest of `còn áp dụng …`; its parts in any order, each at most once.
  private mutating func parseResidual(start: SourceRange) -> InstrumentDeclaration.Residual {
    var residual = InstrumentDeclaration.Residual(
      groups: [],
      end: nil,
      condition: nil,
      yieldsToMoreFavourable: false,
      citation: nil,
      range: start
    )
    while canContinue {
      let part = currentRange
      if accept(.toGroup) {
        if !residual.groups.isEmpty { reportRepeated(part) }
        residual.groups = parseNames(
          what: Bilingual(vi: "tên nhóm", en: "the name of a group")
        )
      } else if let end = acceptEnd() {
        if residual.end != nil { reportRepeated(part) }
        residual.end = end
      } else if !isPanicking, accept(.when) {
        if residual.condition != nil { reportRepeated(part) }
        residual.condition = parseExpression()
      } else if !isPanicking, accept(.unlessMoreFavourable) {
        if residual.yieldsToMoreFavourable { reportRepeated(part) }
        residual.yieldsToMoreFavourable = true
      } else if !isPanicking, let citation = acceptCitation() {
        if residual.citation != nil { reportRepeated(part) }
        residual.citation = citation
      } else {
        break
      }
    }
    if !isPanicking, atEither(.forKinds) || atEither(.except) {
      failExpected(
        Bilingual(
          vi:
            "“cho nhóm”, “đến hết”, “đến trước”, “khi”, “trừ khi bản mới có lợi hơn” hoặc “căn cứ”",
          en: "“to group”, “through”, “before”, “when”, “unless the later is more favourable” "
            + "or “under”"
        )
      )
    }
    residual.range = range(from: start)
    return residual
  }

  // MARK: - Effect

  /// Takes `hiệu lực từ … [đến hết … | đến trước …]` if it is next.
  mutating func acceptEffect() -> EffectPeriod? {
    let start = currentRange
    guard !isPanicking, accept(.inEffectFrom) else { return nil }
    let first = parseDateSpecification()
    let end = isPanicking ? nil : acceptEnd()
    return EffectPeriod(start: first, end: end, range: range(from: start))
  }

  /// Takes `đến hết …` or `đến trước …` if it is next.
  private mutating func acceptEnd() -> EndSpecification? {
    if accept(.through) { return .through(parseDateSpecification()) }
    if accept(.before) { return .until(parseDateSpecification()) }
    if atInfix(.to) { failBareTo() }
    return nil
  }

  static let instrumentStarters: [Keyword] = [
    .numbered, .issued, .inEffectFrom, .replaces, .amends, .stillApplies, .article, .clause,
    .point, .section, .part, .bullet, .appendix,
  ]
}
