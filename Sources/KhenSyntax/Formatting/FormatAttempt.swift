/// One way of dividing a clause into lines, worked out.
struct FormatAttempt {
  private let clause: FormatClause
  private let opening: Set<Int>
  private let breaksAfterDefinition: Bool
  private let isFree: Bool
  /// The last of the braces of the clause, lookups left out, that do not stay on one line.
  private var lastBlock: Int?
  private var result = FormatClause.Attempt()

  /// Takes the braces to open up, whether a line ends behind the `=`, and whether lines may end
  /// where the author did not end them.
  init(_ clause: FormatClause, opening: Set<Int>, breaksAfterDefinition: Bool, isFree: Bool) {
    self.clause = clause
    self.opening = opening
    self.breaksAfterDefinition = breaksAfterDefinition
    self.isFree = isFree
  }

  /// Divides the clause.
  consuming func run(in layout: FormatLayout) -> FormatClause.Attempt {
    for open in clause.braces where !clause.lookups.contains(open) && isOpened(open, in: layout) {
      lastBlock = open
    }
    var units: [LineBreaker.Unit] = []
    var segmentIndent = clause.indent
    // How deep the brackets are that a piece stands in; `[(` is one step.
    var depths: [Int] = []
    var index = clause.start
    while index < clause.end {
      let piece = layout.pieces[index]
      if piece.isClosing, !piece.isMark(.rightBrace) { depths.removeLast() }
      let depth = depths.last ?? 0
      var last = index
      if piece.isMark(.leftBrace), !isOpened(index, in: layout) {
        last = layout.partner(of: index)
      }
      units.append(
        unit(
          index,
          through: last,
          depth: depth,
          firstIndent: units.isEmpty ? segmentIndent : nil,
          in: layout
        )
      )
      if piece.isMark(.leftBrace), last == index {
        let lineIndent = finishSegment(units, in: layout)
        let isOwn = depth == 0 && !clause.lookups.contains(index)
        segmentIndent = isOwn ? clause.indent : lineIndent
        result.blocks.append((index, segmentIndent))
        units = []
        index = layout.partner(of: index)
        continue
      }
      if piece.isOpening, !piece.isMark(.leftBrace) {
        let isAdjacent = index > clause.start && layout.pieces[index - 1].isOpening && depth > 0
        depths.append(isAdjacent ? depth : depth + 1)
      }
      index = last + 1
    }
    _ = finishSegment(units, in: layout)
    return result
  }

  private func isOpened(_ open: Int, in layout: FormatLayout) -> Bool {
    layout.isOpenedUp[open] || opening.contains(open)
  }

  /// Divides the units up to a brace or the end, and gives the indent of their last line.
  private mutating func finishSegment(
    _ units: [LineBreaker.Unit],
    in layout: FormatLayout
  ) -> Int {
    let breaker = LineBreaker(units)
    let lines = isFree ? breaker.best() : breaker.asWritten()
    result.lines += lines.starts
    result.cost += lines.cost
    result.excess += lines.excess
    if lines.excess > 0 {
      for unit in units where layout.pieces[unit.index].isMark(.leftBrace) {
        // Only what is wide is worth opening up.
        if unit.width > 40, !isOpened(unit.index, in: layout) {
          result.overlongBraces.append(unit.index)
        }
      }
    }
    return lines.starts.last?.indent ?? units.first?.indent ?? clause.indent
  }

  private func unit(
    _ index: Int,
    through last: Int,
    depth: Int,
    firstIndent: Int?,
    in layout: FormatLayout
  ) -> LineBreaker.Unit {
    guard index > clause.start, firstIndent == nil else {
      return LineBreaker.Unit(
        index: index,
        width: layout.width(from: index, through: last),
        blanks: 0,
        start: .never,
        cost: 0,
        indent: firstIndent ?? clause.indent
      )
    }
    let isEntry = depth == 0 && layout.pieces[index].startsElement
    let cost = isEntry ? 10 : layout.spacing.cost(before: index) + 40 * depth
    let isBehindBlock =
      layout.pieces[index - 1].isMark(.rightBrace)
      && isOpened(layout.partner(of: index - 1), in: layout)
    var start = start(of: index, in: layout)
    // What follows a closed block stays behind its brace where there is room.
    if isBehindBlock, start == .chosen { start = .allowed }
    return LineBreaker.Unit(
      index: index,
      width: layout.width(from: index, through: last),
      blanks: layout.blanks[index],
      start: start,
      cost: isBehindBlock && layout.pieces[index].startsLine ? 0 : cost,
      indent: indent(of: index, depth: depth, in: layout)
    )
  }

  private func start(of index: Int, in layout: FormatLayout) -> LineBreaker.Unit.Start {
    if layout.isApart(index) { return .required }
    if let definition = clause.definition, index == definition + 1 {
      return breaksAfterDefinition ? .required : .never
    }
    let piece = layout.pieces[index]
    if piece.isClosing {
      let inner = layout.partner(of: index) + 1
      let isOpen = layout.pieces[inner].startsLine && inner < index
      return piece.startsLine && isOpen && !piece.isMark(.rightBrace) ? .chosen : .never
    }
    guard layout.spacing.canBreak(before: index) else { return .never }
    return piece.startsLine ? .chosen : .allowed
  }

  /// The indent of a line that begins with a piece.
  private func indent(of index: Int, depth: Int, in layout: FormatLayout) -> Int {
    let step = FormatLayout.step
    let piece = layout.pieces[index]
    let isBody = breaksAfterDefinition && index > (clause.definition ?? clause.end)
    // Lines of a head stand deeper than the block or the value below them.
    let isHead =
      !isBody && !clause.isBare
      && (index <= (clause.definition ?? clause.start) || index < (lastBlock ?? clause.start))
    let base = clause.indent + (isBody || isHead ? step : 0)
    if piece.isClosing { return base + step * depth }
    if depth > 0 { return base + step * depth }
    if clause.hasSeveralElements, piece.startsElement { return clause.indent }
    if isBody, index == (clause.definition ?? clause.end) + 1 { return base }
    let isJoining = piece.keyword == .and || piece.keyword == .or
    if clause.isBare || isBody {
      // What joins conditions of a quantifier must not look as if it joined the quantifier.
      let isOuter = isJoining && index < (clause.quantifier ?? clause.end)
      return isOuter || piece.keyword == .cite ? base : base + step
    }
    // What `khi` governs stands deeper than `khi` itself.
    let isGoverned = isJoining && index > (clause.condition ?? clause.end)
    return isGoverned ? clause.indent + 2 * step : base + step
  }
}
