/// Further questions about values that a program computes, also about those inside its loops.
extension Program {
  /// A condition that holds where some element of the loops around them fulfils all parts: the
  /// program with it, and its register.
  ///
  /// A part is a boolean and whether it is to be true. Outside of loops the condition is that all
  /// parts hold. Other values that the same loops gave change their meaning, so the program is
  /// good for this question only.
  package func asking(
    _ parts: [(register: UInt32, isTrue: Bool)]
  ) -> (program: Program, register: UInt32) {
    var program = self
    var registers: [UInt32] = []
    for part in parts {
      registers.append(part.isTrue ? part.register : program.add(.not, [part.register]))
    }
    var condition = registers.count == 1 ? registers[0] : program.add(.and, registers)
    while let loop = program.innermostLoop(around: [condition]) {
      program.loops[Int(program.instructions[loop].right)].condition = condition
      condition = program.add(.someRow, [program.instructions[loop].target], after: loop)
    }
    return (program, condition)
  }

  /// A boolean that tells whether two values of one shape are the same.
  package mutating func addEquality(of first: UInt32, and second: UInt32) -> UInt32 {
    switch shapes[Int(first)] {
    case .boolean, .members: add(.equalSets, [first, second])
    case .text: add(.equalTexts, [first, second])
    case .interval, .handle: add(.equalNumbers, [first, second])
    }
  }

  /// The exceptions of a definition: where each is a condition and a value.
  package func exceptions(of choice: Instruction) -> [(condition: UInt32, value: UInt32)] {
    let operands = operands(of: choice)
    return stride(from: 1, to: operands.count - 1, by: 2).map { (operands[$0], operands[$0 + 1]) }
  }

  /// The tests of the rows of a lookup, in their order.
  package func rowTests(of lookup: Instruction) -> [UInt32] {
    let operands = operands(of: lookup)
    return stride(from: 1, to: operands.count - 1, by: 2).map { operands[$0] }
  }

  // MARK: Adding instructions

  private mutating func add(
    _ code: OperationCode,
    _ operands: [UInt32],
    after loop: Int? = nil
  ) -> UInt32 {
    let target = UInt32(registerCount)
    registerCount += 1
    shapes.append(.boolean)
    var instruction = Instruction(
      code: code,
      detail: 0,
      target: target,
      left: operands[0],
      right: operands.count > 1 ? operands[1] : 0
    )
    if code == .and {
      instruction.left = UInt32(pool.count)
      instruction.right = UInt32(operands.count)
      pool += operands
    }
    if code == .not { opposites[target] = operands[0] }
    let outer = loop.map { innermostLoop(holding: $0) } ?? innermostLoop(around: operands)
    insert(instruction, atEndOf: outer)
    return target
  }

  /// Inserts at the end of a loop's body, or of the program.
  private mutating func insert(_ instruction: Instruction, atEndOf loop: Int?) {
    guard let loop else {
      instructions.append(instruction)
      noteOfInstruction.append(-1)
      return
    }
    let position = loops[Int(instructions[loop].right)].end
    for (index, other) in instructions.enumerated() where other.isLoop {
      let body = Int(other.right)
      if index >= position {
        loops[body].start += 1
        loops[body].end += 1
      } else if index <= loop, loops[body].end >= position {
        // The loop itself, or one around it.
        loops[body].end += 1
      }
    }
    instructions.insert(instruction, at: position)
    noteOfInstruction.insert(-1, at: position)
  }

  /// The position of the innermost loop whose body computes one of the registers.
  private func innermostLoop(around registers: [UInt32]) -> Int? {
    var innermost: Int?
    for (index, instruction) in instructions.enumerated() {
      var isOne = registers.contains(instruction.target)
      var holder: Int?
      if isOne { holder = innermostLoop(holding: index) }
      if instruction.isLoop {
        let body = loops[Int(instruction.right)]
        if (body.element + body.second).contains(where: { registers.contains($0) }) {
          isOne = true
          holder = index
        }
      }
      // Bodies stand behind their loops: of nested ones the inner begins last.
      if isOne, let holder, holder > innermost ?? -1 { innermost = holder }
    }
    return innermost
  }

  /// The position of the innermost loop whose body holds an instruction.
  private func innermostLoop(holding position: Int) -> Int? {
    var innermost: Int?
    for (index, instruction) in instructions.enumerated() where instruction.isLoop {
      let body = loops[Int(instruction.right)]
      if body.start <= position, position < body.end { innermost = index }
    }
    return innermost
  }
}
