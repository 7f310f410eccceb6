import KhenSource

/// Quantifiers, aggregates, lookups: what ranges over lists.
extension Parser {
  // MARK: - Quantifiers

  /// `có x`, `có [N] k trong L mà P`, `có hai …`, `có N năm liên tiếp …`.
  mutating func parseHasOrSome() -> Expression {
    let start = currentRange
    if acceptOwn(.someTwo) { return parseTwoDistinct(start: start) }
    let isQuantifier = beginsQuantifier(at: position + 1)
    if isQuantifier {
      _ = acceptOwn(.some) || acceptOwn(.has)
    } else {
      _ = acceptOwn(.has) || acceptOwn(.some)
    }
    guard isQuantifier else {
      let value = parsePostfix()
      return Expression(kind: .has(value), range: range(from: start))
    }
    if at(.atMost) || at(.exactly) {
      let isMost = acceptOwn(.atMost)
      if !isMost { _ = acceptOwn(.exactly) }
      let count = parseSum()
      return parseQuantified(isMost ? .atMost(count) : .exactly(count), start: start)
    }
    let allowsLonger = acceptOwn(.atLeast)
    if !allowsLonger, startsBinder(at: position) { return parseQuantified(.some, start: start) }
    let count = parseSum()
    if acceptOwn(.consecutiveYears) {
      return parseConsecutiveYears(count, allowsLonger: allowsLonger, start: start)
    }
    if !allowsLonger, !isPanicking {
      fail(
        SyntaxMessages.quantityWord(
          file.text(in: count.range),
          atLeast: Keyword.atLeast.spelling(in: language),
          at: count.range
        )
      )
    }
    return parseQuantified(.atLeast(count), start: start)
  }

  /// Whether what follows `có` makes it a quantifier.
  private func beginsQuantifier(at index: Int) -> Bool {
    guard index < tokens.count else { return false }
    for keyword in [Keyword.atLeast, .atMost, .exactly]
    where Parser.phraseLength(keyword, in: language, at: index, of: tokens) > 0 {
      return true
    }
    return startsBinder(at: index) || tokens[index].kind == .number
      || Parser.phraseLength(.consecutiveYears, in: language, at: index + 1, of: tokens) > 0
  }

  /// Whether `NAME trong` stands at a place.
  private func startsBinder(at index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index].isWord else { return false }
    // “has rating in year n” reads a series.
    if Parser.phraseLength(.inYear, in: .english, at: index + 1, of: tokens) > 0 { return false }
    return Parser.phraseLength(.isIn, in: language, at: index + 1, of: tokens) > 0
      || Parser.phraseLength(.isIn, in: language.other, at: index + 1, of: tokens) > 0
  }

  private mutating func parseQuantified(_ kind: Quantified.Kind, start: SourceRange) -> Expression {
    let (variable, list) = parseBinder()
    guard !isPanicking else { return missingExpression() }
    guard accept(.such) else {
      fail(
        SyntaxMessages.missingWhere(
          membership: file.text(in: variable.range.through(list.range)),
          quantifier: range(from: start),
          isPlain: kind.isSome,
          at: endOfPrevious
        )
      )
      return missingExpression()
    }
    let condition = parseQuantifierBody(of: [variable], start: start)
    return Expression(
      kind: .quantified(
        Quantified(
          kind: kind,
          variable: variable,
          list: list,
          filter: nil,
          condition: condition
        )
      ),
      range: range(from: start)
    )
  }

  /// Takes `mọi k trong L [mà Q] đều P`.
  mutating func parseEvery() -> Expression {
    let start = currentRange
    _ = acceptOwn(.every)
    let (variable, list) = parseBinder()
    var filter: Expression?
    if !isPanicking, accept(.such) { filter = parseExpression() }
    if !isPanicking, !accept(.satisfies) {
      failExpected(
        Bilingual(
          vi: "“đều” và điều phải đúng với mọi phần tử",
          en: "“satisfies” and what must hold for every element"
        )
      )
    }
    let condition = parseQuantifierBody(of: [variable], start: start)
    return Expression(
      kind: .quantified(
        Quantified(
          kind: .every,
          variable: variable,
          list: list,
          filter: filter,
          condition: condition
        )
      ),
      range: range(from: start)
    )
  }

  private mutating func parseTwoDistinct(start: SourceRange) -> Expression {
    let first = parseVariable()
    if !isPanicking, !accept(.comma) {
      failExpected(Bilingual(vi: "“,” giữa hai tên", en: "“,” between the two names"))
    }
    let second = parseVariable()
    if !isPanicking, !accept(.distinctIn) {
      failExpected(Bilingual(vi: "“khác nhau trong”", en: "“distinct in”"))
    }
    let list = parseSum()
    if !isPanicking, !accept(.such) {
      failExpected(Bilingual(vi: "“mà” và điều kiện", en: "“where” and a condition"))
    }
    let condition = parseQuantifierBody(of: [first, second], start: start)
    return Expression(
      kind: .twoDistinct(first, second, list: list, condition: condition),
      range: range(from: start)
    )
  }

  private mutating func parseConsecutiveYears(
    _ count: Expression,
    allowsLonger: Bool,
    start: SourceRange
  ) -> Expression {
    let (variable, list) = parseBinder()
    var end: Expression?
    if !isPanicking, accept(.endingIn) { end = parseSum() }
    var condition: Expression?
    if !isPanicking, accept(.such) {
      condition = parseQuantifierBody(of: [variable], start: start)
    }
    return Expression(
      kind: .consecutiveYears(
        ConsecutiveYears(
          count: count,
          allowsLonger: allowsLonger,
          variable: variable,
          list: list,
          endingIn: end,
          condition: condition
        )
      ),
      range: range(from: start)
    )
  }

  /// Takes what a quantifier says of its variables; it runs as far right as it can.
  ///
  /// A part after `và`/`hoặc` that says nothing of the variables was most likely meant beside the
  /// quantifier, so it must be set apart with brackets (trap 7 of the design).
  private mutating func parseQuantifierBody(
    of variables: [Identifier],
    start: SourceRange
  ) -> Expression {
    let outer = openAggregateStart
    openAggregateStart = nil
    defer { openAggregateStart = outer }
    let condition = parseExpression()
    guard !isPanicking else { return condition }
    let parts: [Expression]
    switch condition.kind {
    case .and(let list), .or(let list):
      // Brackets around the whole body show that it was meant so.
      if condition.range.start != list[0].range.start { return condition }
      parts = list
    default: return condition
    }
    for (index, part) in parts.enumerated().dropFirst()
    where !mentions(variables, in: part.range) {
      report(
        SyntaxMessages.quantifierNeedsBrackets(
          quantifier: start.through(parts[index - 1].range),
          body: condition.range,
          variable: variables[0].name.text,
          at: part.range
        )
      )
      break
    }
    return condition
  }

  /// Whether one of some names occurs in a stretch of the file.
  private func mentions(_ variables: [Identifier], in range: SourceRange) -> Bool {
    var index = position - 1
    while index >= 0, tokens[index].start >= range.start {
      let token = tokens[index]
      let isMember = index > 0 && tokens[index - 1].kind == .mark(.dot)
      if token.isWord, token.end <= range.end, !isMember {
        let name = Name(text(of: token))
        for variable in variables where variable.name == name { return true }
      }
      index -= 1
    }
    return false
  }

  // MARK: - Aggregates

  /// Whether an aggregate, a list or a timeline is next.
  func atAggregate() -> Bool {
    at(.count) || at(.share) || (at(.sum) && !isTotalAlone) || at(.greatest) || at(.least)
      || at(.collect)
      || at(.yearsFrom) || at(.timeline)
  }

  /// Takes an aggregate; one must be next.
  mutating func parseAggregate() -> Expression {
    let start = currentRange
    let outer = openAggregateStart
    defer { openAggregateStart = outer }
    if acceptOwn(.yearsFrom) { return parseYears(start: start) }
    if acceptOwn(.timeline) { return parseTimeline(start: start) }
    if acceptOwn(.count) { return parseAggregate(.count, hasValue: false, start: start) }
    if acceptOwn(.share) { return parseAggregate(.share, hasValue: false, start: start) }
    if acceptOwn(.sum) { return parseAggregate(.sum, hasValue: true, start: start) }
    if acceptOwn(.greatest) { return parseAggregate(.greatest, hasValue: true, start: start) }
    if acceptOwn(.least) { return parseAggregate(.least, hasValue: true, start: start) }
    _ = acceptOwn(.collect)
    let isDistinct = acceptOwn(.distinct)
    let value = startsBinder(at: position) ? nil : parseAggregateValue()
    let (variable, list) = parseBinder()
    let filter = parseAggregateFilter(start: start)
    return Expression(
      kind: .collect(
        Collect(
          isDistinct: isDistinct,
          value: value,
          variable: variable,
          list: list,
          filter: filter
        )
      ),
      range: range(from: start)
    )
  }

  private mutating func parseAggregate(
    _ kind: Aggregate.Kind,
    hasValue: Bool,
    start: SourceRange
  ) -> Expression {
    let value = hasValue ? parseAggregateValue() : nil
    let (variable, list) = parseBinder()
    let filter = parseAggregateFilter(start: start)
    return Expression(
      kind: .aggregate(
        Aggregate(kind: kind, value: value, variable: variable, list: list, filter: filter)
      ),
      range: range(from: start)
    )
  }

  private mutating func parseAggregateValue() -> Expression {
    let value = parseSum()
    if !isPanicking, !accept(.over) {
      failExpected(
        Bilingual(vi: "“với” và “x trong danh_sách”", en: "“for” and “x in list”")
      )
    }
    return value
  }

  private mutating func parseAggregateFilter(start: SourceRange) -> Expression? {
    guard !isPanicking, accept(.such) else { return nil }
    openAggregateStart = start
    return parseExpression()
  }

  private mutating func parseYears(start: SourceRange) -> Expression {
    let first = parseSum()
    var includesLast = true
    if !isPanicking, !accept(.through) {
      if accept(.before) {
        includesLast = false
      } else if atInfix(.to) {
        failBareTo()
      } else {
        failExpected(
          Bilingual(vi: "“đến hết” hoặc “đến trước”", en: "“through” or “before”")
        )
      }
    }
    let last = parseSum()
    return Expression(
      kind: .years(from: first, to: last, includesLast: includesLast),
      range: range(from: start)
    )
  }

  private mutating func parseTimeline(start: SourceRange) -> Expression {
    let value = parseSum()
    if !isPanicking, !accept(.from) {
      failExpected(Bilingual(vi: "“từ” và ngày đầu", en: "“from” and the first day"))
    }
    let first = parseSum()
    var end: Expression?
    var includesEnd = false
    if !isPanicking {
      if accept(.through) {
        includesEnd = true
        end = parseSum()
      } else if accept(.before) {
        end = parseSum()
      } else if atInfix(.to) {
        failBareTo()
      }
    }
    if !isPanicking, !accept(.over) {
      failExpected(Bilingual(vi: "“với” và “x trong danh_sách”", en: "“for” and “x in list”"))
    }
    let (variable, list) = parseBinder()
    let filter = parseAggregateFilter(start: start)
    let overlap = parseOverlap()
    return Expression(
      kind: .timeline(
        Timeline(
          value: value,
          start: first,
          end: end,
          includesEnd: includesEnd,
          variable: variable,
          list: list,
          filter: filter,
          overlap: overlap
        )
      ),
      range: range(from: start)
    )
  }

  private mutating func parseOverlap() -> Timeline.Overlap {
    if !isPanicking, accept(.overlapping) {
      if accept(.takeHighest) { return .highest }
      if accept(.takeSum) { return .add }
    }
    failExpected(
      Bilingual(
        vi: "“trùng nhau lấy cao nhất” hoặc “trùng nhau cộng dồn”",
        en: "“overlaps take highest” or “overlaps add”"
      )
    )
    return .highest
  }

  /// Takes `NAME trong sum`.
  private mutating func parseBinder() -> (Identifier, Expression) {
    let variable = parseVariable()
    if !isPanicking, !accept(.isIn) {
      failExpected(Bilingual(vi: "“trong” và một danh sách", en: "“in” and a list"))
    }
    return (variable, parseSum())
  }

  private mutating func parseVariable() -> Identifier {
    guard !isPanicking, current.isWord else {
      failExpected(Bilingual(vi: "tên của phần tử", en: "a name for the element"))
      return missingName()
    }
    if let (keyword, length) = reservedKeyword(at: position), length == 1 {
      report(SyntaxMessages.keywordAsName(text(of: current), keyword: keyword, at: currentRange))
    }
    return takeWord()
  }
}

extension Quantified.Kind {
  /// Whether it is the plain `có`.
  fileprivate var isSome: Bool {
    switch self {
    case .some: true
    case .every, .atLeast, .atMost, .exactly: false
    }
  }
}
