import KhenSource

/// Loops over pairs of elements.
extension RangeMachine {
  mutating func executePairs(
    _ instruction: Instruction,
    _ body: LoopBody,
    at position: Int,
    _ frame: FactFrame
  ) {
    var input = table(instruction.left)
    guard input.count <= limits.pairsInFull else {
      executeManyPairs(instruction, body, at: position, frame)
      return
    }
    var rows: [Row] = []
    outer: for row in 0..<input.count {
      for other in 0..<input.count where other != row {
        guard countRow() else {
          leaveOpen(&input, at: position)
          break outer
        }
        rows.append(pair(row, other, of: input, body, at: position, frame))
      }
    }
    store(rows, width: 1, from: input, hasElements: false, instruction)
  }

  private mutating func pair(
    _ row: Int,
    _ other: Int,
    of input: Table,
    _ body: LoopBody,
    at position: Int,
    _ frame: FactFrame
  ) -> Row {
    let first = input.first + row * input.width
    let second = input.first + other * input.width
    bind(body.element, toRowAt: first)
    bind(body.second, toRowAt: second)
    execute(body.start, body.end, frame)
    var (presence, origin) = presence(ofRowAt: first, body, at: position)
    if !cells[second].isCertainlyTrue {
      let joined = Extent.conjunction([presence, cells[second]])
      origin = record(
        instruction: position,
        joined,
        shape: .boolean,
        operands: [origin, cellOrigins[second]]
      )
      presence = joined
    }
    return (presence, origin, [])
  }

  // MARK: - Long lists

  /// Pairs of a long list: only those that can meet the condition are looked at, where its
  /// comparisons tell which; of those that certainly do not, only the pairs of the first element
  /// are kept, as examples.
  private mutating func executeManyPairs(
    _ instruction: Instruction,
    _ body: LoopBody,
    at position: Int,
    _ frame: FactFrame
  ) {
    var input = table(instruction.left)
    var kept = KeptPairs()
    if let pairs = possiblePairs(of: input, body, frame) {
      for other in 1..<input.count {
        guard keep(0, other, of: input, body, at: position, frame, &kept) else { break }
      }
      for pair in pairs where !kept.isCut {
        let (row, other) = PairFilter.elements(of: pair)
        if row == 0 { continue }
        guard keep(row, other, of: input, body, at: position, frame, &kept) else { break }
      }
    } else {
      outer: for row in 0..<input.count {
        for other in 0..<input.count where other != row {
          guard keep(row, other, of: input, body, at: position, frame, &kept) else { break outer }
        }
      }
    }
    if kept.isOpen { leaveOpen(&input, at: position) }
    store(kept.rows, width: 1, from: input, hasElements: false, instruction)
  }

  /// The pairs that are kept of a long list.
  private struct KeptPairs {
    var rows: [Row] = []
    /// Whether some pair is certain.
    var hasCertain = false
    /// Whether pairs that may be are left out.
    var isOpen = false
    /// Whether the rest is not looked at.
    var isCut = false
  }

  /// Looks at one pair; false when no other should be looked at.
  private mutating func keep(
    _ row: Int,
    _ other: Int,
    of input: Table,
    _ body: LoopBody,
    at position: Int,
    _ frame: FactFrame,
    _ kept: inout KeptPairs
  ) -> Bool {
    guard countRow() else {
      kept.isOpen = true
      kept.isCut = true
      return false
    }
    let before = (nodes: trace.nodes.count, operands: trace.operands.count, lists: listMark)
    let pair = pair(row, other, of: input, body, at: position, frame)
    let isIdle = row > 0 && pair.presence.isCertainlyFalse
    // Of pairs that may be, one that is not recorded only says that there are more.
    let isUntold = trace.isTruncated && !pair.presence.isCertainlyTrue && !isIdle
    guard isIdle || isUntold else {
      kept.hasCertain = kept.hasCertain || pair.presence.isCertainlyTrue
      kept.rows.append(pair)
      kept.isCut = trace.isTruncated && kept.hasCertain
      return !kept.isCut
    }
    // What choices looked at is told with their steps.
    if !recordsChoices {
      trace.removeSteps(from: before.nodes, operandsFrom: before.operands)
      forgetLists(since: before.lists)
      coverages.removeSubrange(before.lists.coverages...)
    }
    if isUntold {
      kept.isOpen = true
      kept.isCut = kept.hasCertain
    }
    return !kept.isCut
  }

  /// The pairs that the comparisons of the condition leave; nothing where they tell none, or too
  /// many to be worth it.
  private mutating func possiblePairs(
    of input: Table,
    _ body: LoopBody,
    _ frame: FactFrame
  ) -> [UInt64]? {
    guard let filter = PairFilter(program, body) else { return nil }
    let registers = filter.registers
    var reaches: [PairFilter.Reach] = []
    reaches.reserveCapacity(input.count * registers.count)
    // What these values rest on is recorded when the pairs are looked at.
    let saved = (limits: limits, choices: recordsChoices, isTruncated: trace.isTruncated)
    let before = listMark
    limits.nodes = 0
    recordsChoices = false
    for row in 0..<input.count {
      let first = input.first + row * input.width
      bind(body.element, toRowAt: first)
      bind(body.second, toRowAt: first)
      execute(body.start, body.end, frame)
      for register in registers {
        reaches.append(
          PairFilter.Reach(self.registers[Int(register)], program.shapes[Int(register)])
        )
      }
      forgetLists(since: before)
      coverages.removeSubrange(before.coverages...)
    }
    limits = saved.limits
    recordsChoices = saved.choices
    trace.isTruncated = saved.isTruncated
    return filter.pairs(of: input.count, reaches)
  }
}
