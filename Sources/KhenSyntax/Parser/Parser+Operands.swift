import KhenSource

/// Operands: signs before a value, literals, members, calls, brackets.
extension Parser {
  /// Takes an operand with what stands before it.
  mutating func parseUnary() -> Expression {
    let start = currentRange
    guard !isPanicking else { return missingExpression() }
    if at(.minus) || atOperandKeyword() {
      guard enter() else { return missingExpression() }
      defer { leave() }
      return parsePrefixed(start: start)
    }
    if current.kind == .number, token(ahead: 1).kind == .mark(.percent) {
      return parsePercent(start: start)
    }
    return parsePostfix()
  }

  private func atOperandKeyword() -> Bool {
    at(.roundUp) || at(.roundDown) || at(.match) || atAggregate()
  }

  private mutating func parsePrefixed(start: SourceRange) -> Expression {
    if accept(.minus) {
      let operand = parseUnary()
      return Expression(kind: .negate(operand), range: range(from: start))
    }
    for (keyword, direction) in [(Keyword.roundUp, RoundingDirection.up), (.roundDown, .down)]
    where acceptOwn(keyword) {
      return parseRounding(direction, start: start)
    }
    if acceptOwn(.match) { return parseMatch(start: start) }
    return parseAggregate()
  }

  private mutating func parseRounding(
    _ direction: RoundingDirection,
    start: SourceRange
  ) -> Expression {
    let value = parseUnary()
    if !isPanicking, !accept(.to) {
      failExpected(
        Bilingual(vi: "“đến” và bội số cần làm tròn tới", en: "“to” and the multiple to round to")
      )
    }
    let multiple = parseUnary()
    return Expression(
      kind: .round(direction, value, toMultipleOf: multiple),
      range: range(from: start)
    )
  }

  private mutating func parsePercent(start: SourceRange) -> Expression {
    let share = takeDecimal()
    advance()
    guard atInfix(.ofBase) else {
      return Expression(kind: .literal(.percent(share)), range: range(from: start))
    }
    guard enter() else { return missingExpression() }
    defer { leave() }
    accept(.ofBase)
    let base = parseUnary()
    return Expression(kind: .percentOf(share, base), range: range(from: start))
  }

  // MARK: - Postfix

  /// Takes `member { ('năm' | 'tại') member }`.
  mutating func parsePostfix() -> Expression {
    let start = currentRange
    let outerHeight = height
    height = 0
    var value = parseMember()
    var chainHeight = height
    while canContinue {
      let isIndex = atInfix(.inYear) && !atInfix(.consecutiveYears)
      guard isIndex || atInfix(.asOf) else { break }
      accept(isIndex ? .inYear : .asOf)
      height = 0
      let argument = parseMember()
      chainHeight = max(chainHeight, height) + 1
      value = Expression(
        kind: isIndex ? .inYear(value, year: argument) : .asOf(value, date: argument),
        range: range(from: start)
      )
      if chainHeight > Limits.nestingDepth { abortNesting() }
    }
    height = max(outerHeight, chainHeight)
    return value
  }

  /// Takes `primary { '.' WORD | '(' [expr { ',' expr }] ')' }`.
  private mutating func parseMember() -> Expression {
    let start = currentRange
    var value = parsePrimary()
    var chainHeight = 0
    while canContinue {
      if accept(.dot) {
        let member =
          nameWrittenApart()
          ?? parseWord(
            what: Bilingual(vi: "tên mục sau dấu chấm", en: "the name of a field after the dot")
          )
        value = Expression(kind: .member(value, member), range: range(from: start))
      } else if at(.leftParenthesis), value.isCallable {
        let arguments = parseArguments()
        value = Expression(kind: .call(value, arguments: arguments), range: range(from: start))
      } else {
        break
      }
      chainHeight += 1
      if chainHeight > Limits.nestingDepth { abortNesting() }
    }
    height = max(height, chainHeight)
    return value
  }

  private mutating func parseArguments() -> [Expression] {
    let opened = currentRange
    advance()
    let outer = openAggregateStart
    openAggregateStart = nil
    defer { openAggregateStart = outer }
    var arguments: [Expression] = []
    if !at(.rightParenthesis) {
      repeat { arguments.append(parseExpression()) } while canContinue && accept(.comma)
    }
    close(.rightParenthesis, opened: opened)
    return arguments
  }

  // MARK: - Primary

  private mutating func parsePrimary() -> Expression {
    let start = currentRange
    guard !isPanicking else { return missingExpression() }
    switch current.kind {
    case .number: return parseNumberLiteral()
    case .date:
      let date = takeDate()
      return Expression(kind: .literal(.date(date)), range: start)
    case .text:
      let text = acceptText()
      return Expression(kind: .literal(.text(text?.value ?? "")), range: start)
    case .mark(.leftParenthesis): return parseBracketed()
    case .mark(.leftBracket): return parseListLiteral()
    case .word: return parseWordOperand()
    case .mark, .unknown, .endOfFile:
      failExpected(Bilingual(vi: "một giá trị", en: "a value"))
      return missingExpression()
    }
  }

  private mutating func parseBracketed() -> Expression {
    let opened = currentRange
    advance()
    let outer = openAggregateStart
    openAggregateStart = nil
    defer { openAggregateStart = outer }
    let inner = parseExpression()
    close(.rightParenthesis, opened: opened)
    return Expression(kind: inner.kind, range: range(from: opened))
  }

  private mutating func parseListLiteral() -> Expression {
    let opened = currentRange
    advance()
    let outer = openAggregateStart
    openAggregateStart = nil
    defer { openAggregateStart = outer }
    var elements: [Expression] = []
    while canContinue, !at(.rightBracket) {
      elements.append(parseExpression())
      if !accept(.comma) { break }
    }
    close(.rightBracket, opened: opened)
    return Expression(kind: .list(elements), range: range(from: opened))
  }

  private mutating func parseWordOperand() -> Expression {
    let start = currentRange
    if acceptOwn(.yes) { return Expression(kind: .literal(.boolean(true)), range: start) }
    if acceptOwn(.no) { return Expression(kind: .literal(.boolean(false)), range: start) }
    if acceptOwn(.meets) {
      let award = parseName(what: Bilingual(vi: "tên khen thưởng", en: "the name of an award"))
      return Expression(kind: .meets(subject: nil, award: award), range: range(from: start))
    }
    if acceptOwn(.mustState) {
      guard enter() else { return missingExpression() }
      defer { leave() }
      let fact = parsePostfix()
      return Expression(kind: .mustState(fact), range: range(from: start))
    }
    if let total = acceptTotal() { return total }
    if let joined = nameWrittenApart() {
      return Expression(kind: .name(joined), range: joined.range)
    }
    if reservedKeyword(at: position) != nil {
      failKeywordAsValue()
      return missingExpression()
    }
    let name = takeWord()
    return Expression(kind: .name(name), range: name.range)
  }

  /// Takes two or three words that are a known name but for the missing `_`, and reports them.
  private mutating func nameWrittenApart() -> Identifier? {
    guard !isPanicking, current.isWord else { return nil }
    var count = 1
    while count < 4, token(ahead: count).isWord, !token(ahead: count).startsLine { count += 1 }
    while count > 1 {
      if let known = knownName(joinedBytes(count)) {
        let start = currentRange
        let written = file.text(from: Int(start.start), to: Int(token(ahead: count - 1).end))
        for _ in 0..<count { advance() }
        let whole = range(from: start)
        report(SyntaxMessages.nameWithBlank(written, joined: known, at: whole))
        return Identifier(name: Name(known), range: whole)
      }
      count -= 1
    }
    return nil
  }

  /// The next words with `_` between them.
  private func joinedBytes(_ count: Int) -> [UInt8] {
    var joined: [UInt8] = []
    joined.reserveCapacity(64)
    for distance in 0..<count {
      if distance > 0 { joined.append(0x5F) }
      let token = token(ahead: distance)
      joined += file.bytes[Int(token.start)..<Int(token.end)]
    }
    return joined
  }

  /// How a name with `_` is written that is a builtin or stands in this file.
  private mutating func knownName(_ bytes: [UInt8]) -> String? {
    // Nearly all words beside each other are no name: nothing is made of them to know it.
    let fingerprint = VietnameseText.fingerprint(ofName: bytes.span)
    if let fingerprint, joinedNames[fingerprint] == nil,
      !BuiltinName.fingerprints.contains(fingerprint)
    {
      return nil
    }
    let name = Name(String(decoding: bytes, as: UTF8.self))
    if let builtin = BuiltinName(named: name) { return builtin.spelling(in: language) }
    guard let index = joinedNames[name.fingerprint] else { return nil }
    let text = text(of: tokens[index])
    return Name(text) == name ? text : nil
  }

  // MARK: - Numbers with units

  private mutating func parseNumberLiteral() -> Expression {
    let start = currentRange
    let number = takeDecimal()
    if atUnit(.workingDays) {
      accept(.workingDays)
      return Expression(kind: .literal(.workingDays(number)), range: range(from: start))
    }
    if atUnit(.dong) {
      accept(.dong)
      return Expression(kind: .literal(.money(number)), range: range(from: start))
    }
    guard let first = acceptTimeUnit() else {
      return Expression(kind: .literal(.number(number)), range: start)
    }
    var parts: [Keyword: DecimalLiteral] = [first: number]
    var last = first
    while canContinue, current.kind == .number, !current.startsLine, timeUnit(ahead: 1) != nil {
      let partStart = currentRange
      let next = takeDecimal()
      guard let unit = acceptTimeUnit() else { break }
      if unit.rawValue <= last.rawValue {
        report(SyntaxMessages.durationOrder(at: range(from: partStart)))
      }
      parts[unit] = next
      last = unit
    }
    return Expression(
      kind: .literal(
        .duration(years: parts[.years], months: parts[.months], days: parts[.days])
      ),
      range: range(from: start)
    )
  }

  private func atUnit(_ keyword: Keyword) -> Bool { atEither(keyword) }

  private mutating func acceptTimeUnit() -> Keyword? {
    guard let unit = timeUnit(ahead: 0) else { return nil }
    accept(unit)
    return unit
  }

  private func timeUnit(ahead distance: Int) -> Keyword? {
    guard !isPanicking else { return nil }
    for candidate in [language, language.other] {
      func isAt(_ keyword: Keyword) -> Bool {
        Parser.phraseLength(keyword, in: candidate, at: position + distance, of: tokens) > 0
      }
      if isAt(.consecutiveYears) || isAt(.workingDays) { return nil }
      for unit in [Keyword.years, .months, .days] where isAt(unit) { return unit }
    }
    return nil
  }
}

extension Expression {
  /// Whether `(` after it is a call: after a name or a member only.
  fileprivate var isCallable: Bool {
    switch kind {
    case .name, .member: true
    default: false
    }
  }
}
