/// What a program needs for some of its registers.
extension Program {
  /// The registers that an instruction reads.
  func registersRead(by instruction: Instruction) -> [UInt32] {
    switch instruction.operandForm {
    case .none: []
    case .left: [instruction.left]
    case .leftAndRight: [instruction.left, instruction.right]
    case .pool(let count): Array(pool[Int(instruction.left)..<Int(instruction.left) + count])
    }
  }

  /// For each instruction, whether some registers rest on it; O(size of the program).
  ///
  /// `replaced`: for some instructions, what they read instead.
  func instructionsNeeded(
    for registers: [UInt32],
    replaced: [Int: [UInt32]] = [:]
  ) -> [Bool] {
    var maker = [Int](repeating: -1, count: registerCount)
    for (index, instruction) in instructions.enumerated() {
      maker[Int(instruction.target)] = index
      guard instruction.isLoop else { continue }
      let body = loops[Int(instruction.right)]
      for register in body.element + body.second { maker[Int(register)] = index }
    }
    var isNeeded = [Bool](repeating: false, count: instructions.count)
    var waiting = registers
    while let register = waiting.popLast() {
      let index = maker[Int(register)]
      guard index >= 0, !isNeeded[index] else { continue }
      isNeeded[index] = true
      waiting += replaced[index] ?? registersRead(by: instructions[index])
      if instructions[index].isLoop {
        waiting += loops[Int(instructions[index].right)].registersRead
      }
    }
    return isNeeded
  }

  /// Whether some value is another on another day, where all facts are known: whether a step asks
  /// for the evaluation date, or for a paper, which can expire.
  var readsDate: Bool {
    instructions.contains { instruction in
      var registers = registersRead(by: instruction)
      if instruction.isLoop { registers += loops[Int(instruction.right)].registersRead }
      return instruction.code == .loadDocument || registers.contains(Program.dateRegister)
    }
  }

  /// The columns of the schema that a register rests on.
  func columns(of register: UInt32) -> Set<Int> {
    var columns: Set<Int> = []
    for (index, isNeeded) in instructionsNeeded(for: [register]).enumerated() where isNeeded {
      let instruction = instructions[index]
      guard instruction.code == .loadFact || instruction.code == .loadList else { continue }
      let access = fields[Int(instruction.right)]
      columns.insert(access.column)
      switch access.type {
      case .list(let element), .series(let element):
        if instruction.code == .loadList {
          for part in elementFields[element] ?? [] { columns.insert(part.column) }
        }
      case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days,
        .money, .catalogue, .record:
        break
      }
    }
    return columns
  }
}

extension Instruction {
  /// Whether it is a loop, whose body stands behind it.
  var isLoop: Bool { code == .loop || code == .loopPairs }
}

extension LoopBody {
  /// The registers that the loop reads when a round of it ends.
  var registersRead: [UInt32] { columns + (condition.map { [$0] } ?? []) }
}
