import KhenSource

/// Expressions, from the loosest binding to comparisons.
extension Parser {
  /// Takes an expression; a missing one when none can be read.
  mutating func parseExpression() -> Expression {
    guard !isPanicking, enter() else { return missingExpression() }
    defer { leave() }
    let start = currentRange
    let first = parseNegation()
    guard let connective = atConnective() else { return first }
    var operands = [first]
    var connectives: [(keyword: Keyword, range: SourceRange)] = []
    while canContinue, let next = atConnective() {
      connectives.append((next, currentRange))
      takeConnective(next)
      operands.append(parseNegation())
    }
    if !isPanicking, let mixed = connectives.first(where: { $0.keyword != connective }) {
      let keywords = connectives.map { $0.keyword }
      report(
        SyntaxMessages.mixedConnectives(
          andFirst: runs(of: .and, in: keywords, operands: operands),
          orFirst: runs(of: .or, in: keywords, operands: operands),
          at: mixed.range
        )
      )
    }
    let whole = range(from: start)
    return Expression(kind: connective == .and ? .and(operands) : .or(operands), range: whole)
  }

  /// The stretches that one of two connectives joins, when it binds closer than the other.
  private func runs(
    of keyword: Keyword,
    in connectives: [Keyword],
    operands: [Expression]
  ) -> [SourceRange] {
    var runs: [SourceRange] = []
    var start: Int?
    for index in 0...connectives.count {
      if index < connectives.count, connectives[index] == keyword {
        start = start ?? index
      } else if let first = start {
        runs.append(operands[first].range.through(operands[index].range))
        start = nil
      }
    }
    return runs
  }

  /// What could not be read.
  func missingExpression() -> Expression { Expression(kind: .missing, range: endOfPrevious) }

  /// `và` or `hoặc`, also as other languages write them.
  private func atConnective() -> Keyword? {
    if atInfix(.and) || at(.ampersands) { return .and }
    if atInfix(.or) || at(.bars) { return .or }
    return nil
  }

  private mutating func takeConnective(_ keyword: Keyword) {
    if accept(keyword) { return }
    let range = currentRange
    let written = text(of: current)
    advance()
    report(
      SyntaxMessages.wrongOperator(
        written,
        instead: keyword.spelling(in: language),
        at: range
      )
    )
  }

  /// Takes `['không'] comparison`.
  private mutating func parseNegation() -> Expression {
    let start = currentRange
    if at(.exclamation), !isPanicking {
      report(
        SyntaxMessages.wrongOperator(
          "!",
          instead: Keyword.not.spelling(in: language),
          at: start
        )
      )
      advance()
    } else if !acceptOwn(.not) {
      return parseComparison()
    }
    guard enter() else { return missingExpression() }
    defer { leave() }
    let operand = parseNegation()
    return Expression(kind: .not(operand), range: range(from: start))
  }

  // MARK: - Comparisons

  private mutating func parseComparison() -> Expression {
    if at(.some) || at(.has) || at(.someTwo) { return parseHasOrSome() }
    if at(.every) { return parseEvery() }
    let start = currentRange
    let left = parseValueOrDefault()
    guard canContinue else { return left }
    let result = parseComparison(of: left, start: start)
    guard canContinue, atComparison() else { return result }
    return failChained(result, left: left, start: start)
  }

  private mutating func parseComparison(of left: Expression, start: SourceRange) -> Expression {
    if let (comparison, range) = acceptComparisonOperator() {
      let right = parseValueOrDefault()
      return Expression(
        kind: .comparison(comparison, left, right, operatorRange: range),
        range: self.range(from: start)
      )
    }
    if atRange() {
      let (pattern, _) = parseRange(afterValue: true)
      return Expression(kind: .inRange(left, pattern), range: range(from: start))
    }
    if atInfix(.isIn) {
      accept(.isIn)
      let list = parseValueOrDefault()
      return Expression(kind: .membership(left, list: list), range: range(from: start))
    }
    if atInfix(.meets) {
      accept(.meets)
      let award = parseName(what: Bilingual(vi: "tên khen thưởng", en: "the name of an award"))
      return Expression(
        kind: .meets(subject: left, award: award),
        range: range(from: start)
      )
    }
    return left
  }

  private func atComparison() -> Bool {
    comparisonMark(current.kind) != nil || atInfix(.differs) || atRange() || atInfix(.isIn)
  }

  /// Reports a comparison of a comparison, and reads over it.
  private mutating func failChained(
    _ first: Expression,
    left: Expression,
    start: SourceRange
  ) -> Expression {
    let second = currentRange
    if let aggregateStart = openAggregateStart {
      fail(
        SyntaxMessages.aggregateNeedsBrackets(
          aggregate: range(from: aggregateStart),
          at: second
        )
      )
      return first
    }
    var middle: SourceRange?
    switch first.kind {
    case .comparison(_, _, let right, _): middle = right.range
    default: break
    }
    fail(
      SyntaxMessages.chainedComparison(
        middle: middle.map { file.text(in: $0) },
        and: Keyword.and.spelling(in: language),
        at: second
      )
    )
    return first
  }

  /// Takes a comparison sign, also one of other languages, which is reported.
  private mutating func acceptComparisonOperator() -> (ComparisonOperator, SourceRange)? {
    let start = currentRange
    if atInfix(.differs) {
      accept(.differs)
      return (.different, range(from: start))
    }
    guard !isPanicking, let (comparison, instead) = comparisonMark(current.kind) else { return nil }
    var written = text(of: current)
    advance()
    if comparison == .equal, current.start == tokens[position - 1].end,
      current.kind == .mark(.greater) || current.kind == .mark(.less)
    {
      // “=>” and “=<” are the same slip everywhere.
      let meant: ComparisonOperator =
        current.kind == .mark(.greater) ? .greaterOrEqual : .lessOrEqual
      written += text(of: current)
      advance()
      let whole = range(from: start)
      report(SyntaxMessages.wrongOperator(written, instead: meant.rawValue, at: whole))
      return (meant, whole)
    }
    if instead {
      let right =
        comparison == .different ? Keyword.differs.spelling(in: language) : comparison.rawValue
      report(SyntaxMessages.wrongOperator(written, instead: right, at: start))
    }
    return (comparison, start)
  }

  /// The comparison that a token is, and whether it is the sign of another language.
  private func comparisonMark(_ kind: Token.Kind) -> (ComparisonOperator, isForeign: Bool)? {
    guard case .mark(let mark) = kind else { return nil }
    switch mark {
    case .equal: return (.equal, false)
    case .less: return (.less, false)
    case .lessOrEqual: return (.lessOrEqual, false)
    case .greater: return (.greater, false)
    case .greaterOrEqual: return (.greaterOrEqual, false)
    case .doubleEqual: return (.equal, true)
    case .notEqual, .lessGreater, .notEqualSign: return (.different, true)
    case .lessOrEqualSign: return (.lessOrEqual, true)
    case .greaterOrEqualSign: return (.greaterOrEqual, true)
    case .leftBrace, .rightBrace, .leftParenthesis, .rightParenthesis, .leftBracket,
      .rightBracket, .colon, .semicolon, .comma, .dot, .question, .percent, .plus, .minus,
      .asterisk, .slash, .ampersands, .bars, .exclamation, .timesSign:
      return nil
    }
  }

  // MARK: - Ranges

  /// Whether `từ …`, `dưới …` or `trên …` is next.
  func atRange() -> Bool { atInfix(.from) || atInfix(.below) || atInfix(.above) }

  /// Takes a range; one must be next.
  ///
  /// After a value, a `:` shows that a dated row was meant.
  mutating func parseRange(afterValue: Bool) -> (RangePattern, SourceRange) {
    let start = currentRange
    let endOfValue = endOfPrevious
    if accept(.below) {
      let bound = parseSum()
      return (.below(bound), range(from: start))
    }
    if accept(.above) {
      let bound = parseSum()
      return (.above(bound), range(from: start))
    }
    accept(.from)
    let low = parseSum()
    if accept(.orMore) { return (.atLeast(low), range(from: start)) }
    if accept(.toUnder) || accept(.before) {
      let high = parseSum()
      return (.fromUntil(low, high), range(from: start))
    }
    if accept(.through) {
      let high = parseSum()
      return (.fromThrough(low, high), range(from: start))
    }
    if atInfix(.to) {
      failBareTo()
    } else if afterValue, at(.colon) {
      fail(SyntaxMessages.missingSemicolon(at: endOfValue))
    } else {
      failExpected(
        Bilingual(
          vi: "“trở lên”, “đến hết …”, “đến trước …” hoặc “đến dưới …” sau “từ …”",
          en: "“upward”, “through …”, “before …” or “to under …” after “from …”"
        )
      )
    }
    return (.atLeast(low), range(from: start))
  }

  /// Reports a `đến` that does not say whether its end counts.
  mutating func failBareTo() {
    fail(
      SyntaxMessages.bareTo(
        through: Keyword.through.spelling(in: language),
        before: Keyword.before.spelling(in: language),
        at: currentRange
      )
    )
  }

  // MARK: - Sums

  /// Takes `sum ['nếu không có thì' sum]`.
  mutating func parseValueOrDefault() -> Expression {
    let start = currentRange
    let value = parseSum()
    guard canContinue, atInfix(.orIfNone) else { return value }
    if let aggregateStart = openAggregateStart {
      fail(
        SyntaxMessages.aggregateNeedsBrackets(
          aggregate: range(from: aggregateStart),
          at: currentRange
        )
      )
      return value
    }
    accept(.orIfNone)
    let fallback = parseSum()
    return Expression(kind: .orIfNone(value, fallback), range: range(from: start))
  }

  /// Takes `product { ('+' | '-') product }`.
  mutating func parseSum() -> Expression {
    parseChain(sign: Parser.sumSign) { $0.parseProduct() }
  }

  private mutating func parseProduct() -> Expression {
    parseChain(sign: Parser.productSign) { $0.parseUnary() }
  }

  /// Operands joined by signs from the left; the height of the chain is limited like nesting.
  private mutating func parseChain(
    sign signOf: (Token.Mark) -> ArithmeticOperator?,
    operand: (inout Parser) -> Expression
  ) -> Expression {
    let start = currentRange
    let outerHeight = height
    height = 0
    var left = operand(&self)
    var chainHeight = height
    while canContinue, case .mark(let mark) = current.kind, let sign = signOf(mark) {
      let signRange = currentRange
      if mark == .timesSign {
        report(SyntaxMessages.wrongOperator("×", instead: "*", at: signRange))
      }
      advance()
      height = 0
      let right = operand(&self)
      chainHeight = max(chainHeight, height) + 1
      left = Expression(
        kind: .arithmetic(sign, left, right, operatorRange: signRange),
        range: range(from: start)
      )
      if chainHeight > Limits.nestingDepth { abortNesting() }
    }
    height = max(outerHeight, chainHeight)
    return left
  }

  private static func sumSign(_ mark: Token.Mark) -> ArithmeticOperator? {
    mark == .plus ? .add : mark == .minus ? .subtract : nil
  }

  private static func productSign(_ mark: Token.Mark) -> ArithmeticOperator? {
    mark == .slash ? .divide : mark == .asterisk || mark == .timesSign ? .multiply : nil
  }
}
