/// One clause, or a run of entries between commas that share a line: its shape, and the ways in
/// which it can be divided into lines.
struct FormatClause {
  /// One way of dividing the clause.
  struct Attempt {
    /// Lines by their first piece, the first line left out.
    var lines: [(index: Int, indent: Int)] = []
    /// Braces that do not stay on one line, and the indent of the line that closes them.
    var blocks: [(open: Int, indent: Int)] = []
    /// What the line ends cost that the author did not choose, and the lines that are too long.
    var cost = 0
    /// Columns beyond the limit.
    var excess = 0
    /// Braces on one line in lines that are too long.
    var overlongBraces: [Int] = []
  }

  let start: Int
  let end: Int
  let indent: Int
  /// The `=` of a definition, or the `:` after the condition of an exception.
  private(set) var definition: Int?
  /// The `khi` of the clause.
  private(set) var condition: Int?
  /// The first `mà` or `đều` outside brackets: what follows belongs to its condition.
  private(set) var quantifier: Int?
  /// Its braces outside all other brackets.
  private(set) var braces: [Int] = []
  /// Those of them that belong to a lookup, so that they go with its line and not with the clause.
  private(set) var lookups: Set<Int> = []
  /// Whether it is an expression without anything before it.
  let isBare: Bool
  /// Whether several entries share it.
  private(set) var hasSeveralElements = false

  /// Looks at the shape of a clause; `isOnly` says that it has its braces to itself.
  init(from start: Int, to end: Int, indent: Int, isOnly: Bool, in layout: FormatLayout) {
    self.start = start
    self.end = end
    self.indent = indent
    let first = layout.pieces[start].keyword
    let isExpression = first.map { $0.entry.place == .expression || $0.entry.place == .quantifier }
    let hasHead = isExpression == false && first != .constraint
    var hasColon = false
    var pendingLookups = 0
    var index = start
    while index < end {
      let piece = layout.pieces[index]
      if piece.keyword == .match { pendingLookups += 1 }
      if piece.keyword == .when { condition = condition ?? index }
      if piece.keyword == .such || piece.keyword == .satisfies { quantifier = quantifier ?? index }
      if index > start, piece.startsElement { hasSeveralElements = true }
      if piece.isMark(.colon) {
        hasColon = true
        if first == .exception { definition = definition ?? index }
      }
      if piece.isMark(.equal), hasHead, condition == nil { definition = definition ?? index }
      if piece.isMark(.leftBrace) {
        braces.append(index)
        if pendingLookups > 0 {
          lookups.insert(index)
          pendingLookups -= 1
        }
      }
      index = piece.isOpening ? layout.partner(of: index) + 1 : index + 1
    }
    isBare = isOnly && isExpression != false && !hasColon
  }

  /// Braces inside brackets or entries that are wider than a line.
  func oversizedBraces(in layout: FormatLayout) -> [Int] {
    var found: [Int] = []
    var index = start
    var nesting = 0
    while index < end {
      let piece = layout.pieces[index]
      if piece.isMark(.leftBrace) {
        let close = layout.partner(of: index)
        let column = indent + FormatLayout.step
        if nesting > 0 || hasSeveralElements,
          column + layout.width(from: index, through: close) > LineBreaker.columnsMax
        {
          found.append(index)
        }
        index = close
      } else if piece.isOpening {
        nesting += 1
      } else if piece.isClosing {
        nesting -= 1
      }
      index += 1
    }
    return found
  }

  // MARK: - Choosing

  /// The way that changes least of what the author wrote, or the one that reads best where
  /// something must change.
  func best(in layout: FormatLayout) -> Attempt {
    let isDefinitionApart = definition.map { isLineStart($0 + 1, in: layout) } ?? false
    func attempt(_ opened: Set<Int>, _ afterDefinition: Bool, _ isFree: Bool) -> Attempt {
      FormatAttempt(self, opening: opened, breaksAfterDefinition: afterDefinition, isFree: isFree)
        .run(in: layout)
    }
    let written = attempt([], isDefinitionApart, false)
    if written.excess == 0 { return written }
    let closed = braces.filter { !layout.isOpenedUp[$0] }
    var choices: [Set<Int>] = []
    if let last = closed.last { choices.append([last]) }
    if closed.count > 1 {
      choices.append([closed[0]])
      choices.append(Set(closed))
    }
    let mayBreakDefinition = definition != nil && !isDefinitionApart
    if !hasSeveralElements {
      let prefersDefinition = closed.allSatisfy { lookups.contains($0) }
      if mayBreakDefinition, prefersDefinition {
        let moved = attempt([], true, false)
        if moved.excess == 0 { return moved }
      }
      for afterDefinition in [isDefinitionApart, true] where definition != nil || !afterDefinition {
        for choice in choices {
          let opened = attempt(choice, afterDefinition, false)
          if opened.excess == 0 { return opened }
        }
      }
    }
    var best = attempt([], isDefinitionApart, true)
    func consider(_ candidate: Attempt, extra: Int) {
      var candidate = candidate
      candidate.cost += extra
      if candidate.cost < best.cost { best = candidate }
    }
    if mayBreakDefinition { consider(attempt([], true, true), extra: 10) }
    for choice in choices {
      consider(attempt(choice, isDefinitionApart, true), extra: 30 * choice.count)
      if mayBreakDefinition { consider(attempt(choice, true, true), extra: 10 + 30 * choice.count) }
    }
    return best
  }

  private func isLineStart(_ index: Int, in layout: FormatLayout) -> Bool {
    index < end && (layout.pieces[index].startsLine || layout.isApart(index))
  }
}
