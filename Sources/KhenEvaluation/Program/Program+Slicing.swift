/// The part of a program that some of its values need.
extension Program {
  /// The same program without the instructions that the given registers do not need.
  ///
  /// Registers keep their numbers. O(size of the program).
  package func sliced(to roots: [UInt32]) -> Program {
    let needed = neededInstructions(for: roots)
    var result = self
    result.instructions = []
    result.noteOfInstruction = []
    result.columnsRead = []
    var newIndex = [Int](repeating: 0, count: instructions.count + 1)
    for (index, instruction) in instructions.enumerated() {
      newIndex[index] = result.instructions.count
      guard needed[index] else { continue }
      result.instructions.append(instruction)
      result.noteOfInstruction.append(noteOfInstruction[index])
      if let column = columnRead(by: instruction) { result.columnsRead.insert(column) }
    }
    newIndex[instructions.count] = result.instructions.count
    for (index, loop) in loops.enumerated() {
      result.loops[index].start = newIndex[loop.start]
      result.loops[index].end = newIndex[loop.end]
    }
    return result
  }

  /// The columns of the lists and series that the program reads.
  package var listColumnsRead: Set<Int> {
    var columns: Set<Int> = []
    for instruction in instructions where instruction.code == .loadList {
      columns.insert(fields[Int(instruction.right)].column)
    }
    return columns
  }

  private func columnRead(by instruction: Instruction) -> Int? {
    switch instruction.code {
    case .loadFact, .loadList: fields[Int(instruction.right)].column
    default: nil
    }
  }

  private func neededInstructions(for roots: [UInt32]) -> [Bool] {
    var definition = [Int](repeating: -1, count: registerCount)
    for (index, instruction) in instructions.enumerated() {
      definition[Int(instruction.target)] = index
      guard instruction.code == .loop || instruction.code == .loopPairs else { continue }
      let body = loops[Int(instruction.right)]
      for register in body.element + body.second { definition[Int(register)] = index }
    }
    var needed = [Bool](repeating: false, count: instructions.count)
    var pending = roots
    while let register = pending.popLast() {
      let index = definition[Int(register)]
      guard index >= 0, !needed[index] else { continue }
      needed[index] = true
      let instruction = instructions[index]
      pending += operands(of: instruction)
      guard instruction.code == .loop || instruction.code == .loopPairs else { continue }
      let body = loops[Int(instruction.right)]
      pending += body.columns
      if let condition = body.condition { pending.append(condition) }
    }
    return needed
  }

  /// The registers that an instruction reads, its loop's body not included.
  package func operands(of instruction: Instruction) -> [UInt32] {
    switch instruction.operandForm {
    case .none: []
    case .left: [instruction.left]
    case .leftAndRight: [instruction.left, instruction.right]
    case .pool(let count):
      Array(pool[Int(instruction.left)..<Int(instruction.left) + count])
    }
  }
}
