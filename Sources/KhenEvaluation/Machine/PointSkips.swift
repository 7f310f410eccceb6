/// Finds what need not be computed of conjunctions and disjunctions once one of their operands
/// settles them, and of rows that a list is certain not to take.
///
/// Nothing is skipped that something outside of it reads; so every register that is read has the
/// value that it would have had.
struct PointSkips {
  /// For each instruction, where to go on after it, if it comes out in a certain way.
  private(set) var skips: [PointCode.Skip]
  private let code: [Instruction]
  private let loops: [PointCode.Loop]
  private let program: Program
  /// For each register, the instruction that computes it; −1.
  private var maker: [Int]
  /// For each register, the last instruction that reads it; −1 for none.
  ///
  /// Those that are asked for after a run are read behind all instructions; what a loop reads of its
  /// body it reads just behind that.
  private var lastReader: [Int]
  /// For each instruction, where the straight-line code begins in which it stands, and where it
  /// ends.
  private var blocks: [Range<Int>]

  /// Looks at instructions as they are run, the positions of loops among them; O(their number ×
  /// how deep conditions nest).
  ///
  /// `reads`: the registers that an instruction reads; `needed`: those asked for after a run.
  init(
    _ code: [Instruction],
    _ loops: [PointCode.Loop],
    of program: Program,
    operands: [UInt32],
    needed: [UInt32],
    reads: (Instruction) -> [UInt32]
  ) {
    self.code = code
    self.loops = loops
    self.program = program
    skips = [PointCode.Skip](repeating: .none, count: code.count)
    maker = [Int](repeating: -1, count: program.registerCount)
    lastReader = maker
    blocks = [Range<Int>](repeating: 0..<code.count, count: code.count)
    for (index, instruction) in code.enumerated() {
      maker[Int(instruction.target)] = index
      for register in reads(instruction) { lastReader[Int(register)] = index }
      if instruction.isLoop { addLoop(loops[Int(instruction.right)], at: index, operands) }
    }
    for register in needed { lastReader[Int(register)] = .max }
    for instruction in code where instruction.isLoop {
      addExits(from: loops[Int(instruction.right)], reads)
    }
    for (index, instruction) in code.enumerated() {
      switch instruction.code {
      case .and: addSkips(to: index, when: false, after: reads(instruction))
      case .or: addSkips(to: index, when: true, after: reads(instruction))
      default: break
      }
    }
  }

  private mutating func addLoop(_ loop: PointCode.Loop, at index: Int, _ operands: [UInt32]) {
    let (start, middle, end) = (Int(loop.start), Int(loop.middle), Int(loop.end))
    for position in start..<middle { blocks[position] = start..<middle }
    for position in middle..<end { blocks[position] = middle..<end }
    if loop.someRow >= 0 { maker[Int(loop.someRow)] = index }
    if loop.skip >= 0 { read(UInt32(loop.skip), at: index) }
    if loop.condition >= 0 { read(UInt32(loop.condition), at: end) }
    for column in 0..<Int(loop.columnCount) {
      read(operands[Int(loop.columns) + column], at: end)
    }
  }

  private mutating func read(_ register: UInt32, at position: Int) {
    lastReader[Int(register)] = max(lastReader[Int(register)], position)
  }

  /// What lies between an operand and the whole is skipped where nothing behind the whole reads it.
  private mutating func addSkips(to index: Int, when value: Bool, after operands: [UInt32]) {
    var first = index
    while first > blocks[index].lowerBound, isClosed(first - 1, before: index) { first -= 1 }
    for register in operands {
      let operand = maker[Int(register)]
      guard operand >= 0, operand + 1 < index, operand + 1 >= first, mayCarry(operand),
        blocks[operand] == blocks[index]
      else { continue }
      skips[operand] = PointCode.Skip(
        register: Int32(code[index].target),
        position: Int32(index + 1),
        when: value
      )
    }
  }

  private func isClosed(_ position: Int, before end: Int) -> Bool {
    let instruction = code[position]
    if lastReader[Int(instruction.target)] > end { return false }
    guard instruction.isLoop else { return true }
    let answer = loops[Int(instruction.right)].someRow
    return answer < 0 || lastReader[Int(answer)] <= end
  }

  /// A row whose condition does not hold is not wanted, and so nothing of it is read any more.
  private mutating func addExits(
    from loop: PointCode.Loop,
    _ reads: (Instruction) -> [UInt32]
  ) {
    guard loop.condition >= 0 else { return }
    let block = Int(loop.middle)..<Int(loop.end)
    let condition = maker[Int(loop.condition)]
    // A condition that is the same for all rows is computed before them.
    guard block.contains(condition), blocks[condition] == block else { return }
    var deciding = [condition]
    if code[condition].code == .and {
      deciding += reads(code[condition]).map { maker[Int($0)] }
    }
    for position in deciding
    where block.contains(position) && position + 1 < block.upperBound
      && blocks[position] == block && mayCarry(position)
    {
      skips[position] = PointCode.Skip(
        register: loop.condition,
        position: loop.end,
        when: false
      )
    }
  }

  /// Whether something can be skipped after an instruction: it gives a truth, and does so in the
  /// loop of `PointRun` itself.
  private func mayCarry(_ position: Int) -> Bool {
    if skips[position].register >= 0 { return false }
    switch code[position].code {
    case .loadFact, .and, .or, .not, .less, .lessOrEqual, .equalNumbers, .equalSets, .equalTexts,
      .hasValue, .endlessOr, .isMember:
      return true
    default: return false
    }
  }
}
