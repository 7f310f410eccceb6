import KhenSemantics

/// Collects instructions, finds equal ones, and moves each to the outermost loop it can stand in.
///
/// Two equal operations on equal operands are one instruction (so `x <= x` reads one register
/// twice and the same aggregate over the same list is computed once); an operation that does not
/// depend on the element of a loop stands before the loop.
struct ProgramBuilder {
  var program = Program()
  private var regions: [Region] = [Region()]
  private var depthOfRegister: [Int] = [0, 0]
  private var noteOfRegister: [Int32] = [-1, -1]
  private var constantRegisters: [ProgramConstant: UInt32] = [:]
  private var fieldIndices: [FieldAccess: UInt32] = [:]
  private var setIndices: [Int64: UInt32] = [:]

  private struct Region {
    var items: [Item] = []
    var known: [OperationKey: UInt32] = [:]
    var knownLoops: [[UInt64]: UInt32] = [:]
    /// Deepest region outside of this one that its instructions read.
    var outerDepth = 0
  }

  private indirect enum Item {
    case instruction(Instruction)
    case loop(Instruction, index: Int, body: [Item])
  }

  private struct OperationKey: Hashable {
    var code: OperationCode
    var detail: UInt16
    var left: UInt32
    var right: UInt32
    var operands: [UInt32]
  }

  /// How many loops are open around the code being built.
  var depth: Int { regions.count - 1 }

  // MARK: Constants and tables

  /// The register of a constant.
  mutating func constant(_ constant: ProgramConstant, shape: ExtentShape) -> UInt32 {
    if let register = constantRegisters[constant], program.shapes[Int(register)] == shape {
      return register
    }
    let register = newRegister(shape: shape, depth: 0)
    pendingConstants.append((register, constant))
    constantRegisters[constant] = register
    return register
  }

  private var pendingConstants: [(register: UInt32, constant: ProgramConstant)] = []

  /// The register of a constant extent.
  mutating func constant(_ extent: Extent, shape: ExtentShape) -> UInt32 {
    constant(.extent(extent), shape: shape)
  }

  /// Index of a way to read a fact.
  mutating func field(_ access: FieldAccess) -> UInt32 {
    program.columnsRead.insert(access.column)
    if let index = fieldIndices[access] { return index }
    let index = UInt32(program.fields.count)
    program.fields.append(access)
    fieldIndices[access] = index
    return index
  }

  /// Index of a set of members.
  mutating func set(_ bits: Int64) -> UInt32 {
    if let index = setIndices[bits] { return index }
    let index = UInt32(program.sets.count)
    program.sets.append(bits)
    setIndices[bits] = index
    return index
  }

  // MARK: Instructions

  /// A new register, written by no instruction yet.
  mutating func newRegister(shape: ExtentShape, depth: Int) -> UInt32 {
    program.shapes.append(shape)
    depthOfRegister.append(depth)
    noteOfRegister.append(-1)
    program.registerCount += 1
    return UInt32(program.registerCount - 1)
  }

  /// Emits an operation on one or two registers.
  ///
  /// `readsLeft`/`readsRight` say which of the two
  /// operands are registers.
  mutating func emit(
    _ code: OperationCode,
    _ left: UInt32 = 0,
    _ right: UInt32 = 0,
    shape: ExtentShape,
    detail: UInt16 = 0,
    readsLeft: Bool = true,
    readsRight: Bool = false
  ) -> UInt32 {
    let key = OperationKey(code: code, detail: detail, left: left, right: right, operands: [])
    var registers: [UInt32] = []
    if readsLeft { registers.append(left) }
    if readsRight { registers.append(right) }
    return emit(key, reading: registers, shape: shape) {
      Instruction(code: code, detail: detail, target: $0, left: left, right: right)
    }
  }

  /// Emits an operation on registers listed in the pool; `right` is their count unless given.
  mutating func emitPooled(
    _ code: OperationCode,
    _ operands: [UInt32],
    right: UInt32? = nil,
    shape: ExtentShape,
    detail: UInt16 = 0
  ) -> UInt32 {
    let right = right ?? UInt32(operands.count)
    let key = OperationKey(
      code: code,
      detail: detail,
      left: 0,
      right: right,
      operands: operands
    )
    let first = UInt32(program.pool.count)
    let before = program.registerCount
    let register = emit(key, reading: operands, shape: shape) {
      Instruction(code: code, detail: detail, target: $0, left: first, right: right)
    }
    if program.registerCount > before { program.pool.append(contentsOf: operands) }
    return register
  }

  private mutating func emit(
    _ key: OperationKey,
    reading registers: [UInt32],
    shape: ExtentShape,
    instruction: (UInt32) -> Instruction
  ) -> UInt32 {
    for region in regions.reversed() {
      if let register = region.known[key] { return register }
    }
    var home = 0
    for register in registers { home = max(home, depthOfRegister[Int(register)]) }
    let register = newRegister(shape: shape, depth: home)
    regions[home].items.append(.instruction(instruction(register)))
    regions[home].known[key] = register
    noteReads(registers, home: home)
    return register
  }

  /// Tells the loops between the reading instruction and its operands that they depend on them.
  private mutating func noteReads(_ registers: [UInt32], home: Int) {
    for register in registers {
      let depth = depthOfRegister[Int(register)]
      if depth < home { regions[home].outerDepth = max(regions[home].outerDepth, depth) }
    }
  }

  // MARK: Loops

  /// Opens a loop: registers made from now on belong to its body.
  mutating func beginLoop() { regions.append(Region()) }

  /// Closes the loop opened last and emits it over a list.
  mutating func endLoop(_ code: OperationCode, over list: UInt32, body: LoopBody) -> UInt32 {
    guard let region = regions.popLast() else {
      preconditionFailure("a loop is closed that was not opened")
    }
    let innerDepth = regions.count
    var home = max(region.outerDepth, depthOfRegister[Int(list)])
    for register in body.columns + (body.condition.map { [$0] } ?? []) {
      let depth = depthOfRegister[Int(register)]
      if depth < innerDepth { home = max(home, depth) }
    }
    let key = canonicalKey(code, list: list, body: body, items: region.items, depth: innerDepth)
    for outer in regions {
      if let register = outer.knownLoops[key] { return register }
    }
    let register = newRegister(shape: .handle, depth: home)
    let index = program.loops.count
    program.loops.append(body)
    let instruction = Instruction(
      code: code,
      detail: 0,
      target: register,
      left: list,
      right: UInt32(index)
    )
    regions[home].items.append(.loop(instruction, index: index, body: region.items))
    regions[home].knownLoops[key] = register
    let outer = max(region.outerDepth, depthOfRegister[Int(list)])
    if outer < home { regions[home].outerDepth = max(regions[home].outerDepth, outer) }
    propagateReads(of: region.items, home: home)
    return register
  }

  /// A loop placed in a region reads, through its body, what lies outside of that region too.
  private mutating func propagateReads(of items: [Item], home: Int) {
    for item in items {
      let instruction: Instruction
      switch item {
      case .instruction(let plain): instruction = plain
      case .loop(let loop, _, let body):
        instruction = loop
        propagateReads(of: body, home: home)
      }
      for register in readRegisters(instruction) {
        let depth = depthOfRegister[Int(register)]
        if depth < home { regions[home].outerDepth = max(regions[home].outerDepth, depth) }
      }
    }
  }

  /// The loop as numbers, with the registers of its body renamed in order of appearance: equal
  /// keys are loops that compute the same.
  private func canonicalKey(
    _ code: OperationCode,
    list: UInt32,
    body: LoopBody,
    items: [Item],
    depth: Int
  ) -> [UInt64] {
    var names: [UInt32: UInt64] = [:]
    var key: [UInt64] = [UInt64(code.rawValue), UInt64(list)]
    func name(_ register: UInt32) -> UInt64 {
      if depthOfRegister[Int(register)] < depth { return UInt64(register) << 1 }
      if let name = names[register] { return name }
      let name = UInt64(names.count) << 1 | 1
      names[register] = name
      return name
    }
    for register in body.element + body.second { key.append(name(register)) }
    func append(_ items: [Item]) {
      for item in items {
        switch item {
        case .instruction(let instruction):
          append(instruction)
        case .loop(let instruction, let index, let inner):
          append(instruction, replacingRight: 0)
          for register in program.loops[index].element + program.loops[index].second {
            key.append(name(register))
          }
          append(inner)
          appendEnd(program.loops[index])
        }
      }
    }
    func append(_ instruction: Instruction, replacingRight: UInt32? = nil) {
      key.append(UInt64(instruction.code.rawValue) << 16 | UInt64(instruction.detail))
      key.append(UInt64(replacingRight ?? instruction.right) << 32)
      for register in readRegisters(instruction) { key.append(name(register)) }
      key.append(name(instruction.target))
    }
    func appendEnd(_ body: LoopBody) {
      key.append(.max)
      key.append(body.condition.map { name($0) } ?? .max)
      for register in body.columns { key.append(name(register)) }
    }
    append(items)
    appendEnd(body)
    return key
  }

  /// The registers that an instruction reads.
  private func readRegisters(_ instruction: Instruction) -> [UInt32] {
    switch instruction.operandForm {
    case .none: []
    case .left: [instruction.left]
    case .leftAndRight: [instruction.left, instruction.right]
    case .pool(let count):
      Array(program.pool[Int(instruction.left)..<Int(instruction.left) + count])
    }
  }

  // MARK: Notes and the end

  /// Says what a register computes, unless that was said before.
  mutating func note(_ note: ProgramNote, for register: UInt32) {
    guard noteOfRegister[Int(register)] < 0 else { return }
    noteOfRegister[Int(register)] = Int32(program.notes.count)
    program.notes.append(note)
  }

  /// The finished program; all loops must be closed.
  mutating func finish() -> Program {
    precondition(regions.count == 1, "a loop was not closed")
    flatten(regions[0].items)
    program.constantRegisters = pendingConstants.map { $0.register }
    program.constants = pendingConstants.map { $0.constant }
    return program
  }

  private mutating func flatten(_ items: [Item]) {
    for item in items {
      switch item {
      case .instruction(let instruction): append(instruction)
      case .loop(let instruction, let index, let body):
        append(instruction)
        let start = program.instructions.count
        flatten(body)
        program.loops[index].start = start
        program.loops[index].end = program.instructions.count
      }
    }
  }

  private mutating func append(_ instruction: Instruction) {
    program.instructions.append(instruction)
    if instruction.code == .not { program.opposites[instruction.target] = instruction.left }
    program.noteOfInstruction.append(noteOfRegister[Int(instruction.target)])
  }
}
