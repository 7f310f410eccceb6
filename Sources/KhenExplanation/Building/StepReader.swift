import KhenEvaluation
import KhenSemantics
import KhenSource

/// Reads the trace of the last run: what each step computed, from what, and where the rules say so.
///
/// Everything that an explanation says comes from here; nothing is computed a second time. A class,
/// so that all who write one explanation share it.
final class StepReader {
  /// What an operand of a step was: a step, or a constant that stands in its register only.
  struct Operand {
    /// The step; −1 for a constant.
    var node: Int
    /// What is known of it.
    var extent: Extent
    /// Its shape.
    var shape: ExtentShape
  }

  /// A row of a list: whether it is in it, with the step that told, and the steps of its cells.
  typealias Row = (presence: Extent, presenceNode: Int, cells: [Int])

  /// The interpreter after its run.
  let machine: RangeMachine
  /// The rule set.
  let checked: CheckedProgram
  /// Names of the facts.
  let names: FactNames
  /// The dossier.
  let frame: FactFrame
  /// How values are written.
  let values: ValueText
  /// What some steps rest on, by step.
  private var decisiveFacts: [Int: DecisiveFacts] = [:]

  init(
    machine: RangeMachine,
    checked: CheckedProgram,
    names: FactNames,
    frame: FactFrame,
    values: ValueText
  ) {
    self.machine = machine
    self.checked = checked
    self.names = names
    self.frame = frame
    self.values = values
  }

  /// What the certain outcome of a step rests on, found once.
  func decisiveFacts(of node: Int) -> DecisiveFacts {
    if let known = decisiveFacts[node] { return known }
    let found = DecisiveFacts(node, in: self)
    decisiveFacts[node] = found
    return found
  }

  var program: Program { machine.program }

  /// A step of the trace.
  func step(_ node: Int) -> TraceNode { machine.trace.nodes[node] }

  /// What came out of a step.
  func extent(_ node: Int) -> Extent { machine.trace.nodes[node].extent }

  /// The instruction of a step; nothing for a step that only joins others.
  func instruction(_ node: Int) -> Instruction? {
    let index = Int(step(node).instruction)
    return index >= 0 ? program.instructions[index] : nil
  }

  /// What in the rules a step computes.
  func note(_ node: Int) -> ProgramNote? {
    let index = Int(step(node).instruction)
    guard index >= 0 else { return nil }
    // Steps recorded inside an operation (a row's presence) bear its instruction, not its meaning.
    guard isWholeInstruction(node) else { return nil }
    let note = Int(program.noteOfInstruction[index])
    return note >= 0 ? program.notes[note] : nil
  }

  /// The expression that a step computes.
  func expression(_ node: Int) -> CheckedExpression? {
    if case .expression(let expression) = note(node) { return expression }
    return nil
  }

  /// Whether a step is the result of its instruction rather than a part of its work.
  func isWholeInstruction(_ node: Int) -> Bool {
    guard let instruction = instruction(node) else { return false }
    switch instruction.code {
    case .loop, .loopPairs, .years, .distinct, .restrict, .append, .runWindows, .atLeastLevel,
      .makeList:
      return false
    case .seriesValue:
      return step(node).fact.kind == .nothing
    default: return true
    }
  }

  /// The steps that a step read; −1 for constants.
  func operandNodes(_ node: Int) -> [Int] { machine.trace.operands(of: node).map { Int($0) } }

  /// The first step that a step read; −1 for a constant, or where it read none.
  func firstOperand(_ node: Int) -> Int {
    let step = step(node)
    return step.operandCount > 0 ? Int(machine.trace.operands[Int(step.firstOperand)]) : -1
  }

  /// An operand of an operation on one or two registers.
  func operand(_ node: Int, _ index: Int) -> Operand? {
    guard let instruction = instruction(node) else { return nil }
    let step = step(node)
    guard index < Int(step.operandCount) else { return nil }
    return operand(
      Int(machine.trace.operands[Int(step.firstOperand) + index]),
      register: index == 0 ? instruction.left : instruction.right
    )
  }

  /// An operand of an operation on registers of the pool, by its place in the pool.
  func pooled(_ node: Int, _ index: Int, step operand: Int) -> Operand? {
    guard let instruction = instruction(node) else { return nil }
    let place = Int(instruction.left) + index
    guard place < program.pool.count else { return nil }
    return self.operand(operand, register: program.pool[place])
  }

  private func operand(_ node: Int, register: UInt32) -> Operand {
    if node >= 0 {
      return Operand(node: node, extent: extent(node), shape: step(node).shape)
    }
    return Operand(
      node: -1,
      extent: machine.registers[Int(register)],
      shape: program.shapes[Int(register)]
    )
  }

  /// Rows of an operation on a list: whether each is in it, and the steps of its cells.
  func rows(_ node: Int) -> [Row] {
    let width = Int(step(node).stride)
    guard width > 0 else { return [] }
    var nodes = operandNodes(node)
    if let instruction = instruction(node), instruction.code == .hasRun,
      program.runs[Int(instruction.right)].hasEnd
    {
      nodes.removeFirst()
    }
    if instruction(node)?.code == .contains { nodes.removeFirst() }
    var result: [Row] = []
    var index = 0
    // Behind the rows of a timeline stand those that are taken away from it.
    let count = machine.coverages.first { $0.node == node }?.rowCount ?? Int.max
    while index + width <= nodes.count, result.count < count {
      let presence = nodes[index]
      result.append(
        (
          presence >= 0 ? extent(presence) : .certainlyTrue, presence,
          Array(nodes[(index + 1)..<(index + width)])
        )
      )
      index += width
    }
    return result
  }

  /// The step through which a value is only passed on: conversions, names and narrowings.
  func seenThrough(_ node: Int) -> Int {
    var node = node
    while node >= 0, let instruction = instruction(node) {
      switch instruction.code {
      case .unwrap, .periodRank, .periodToService, .memberRank:
        let next = firstOperand(node)
        if next < 0 { return node }
        node = next
      default: return node
      }
    }
    return node
  }

  /// The step below names and conversions.
  func unnamed(_ node: Int) -> Int {
    var node = seenThrough(node)
    while node >= 0, instruction(node)?.code == .named {
      guard case let inner = firstOperand(node), inner >= 0 else { return node }
      node = seenThrough(inner)
    }
    return node
  }

  /// The facts that a step rests on, in order of slot, each once; without those of rows that it
  /// leaves out.
  func slots(below node: Int, limit: Int = 64) -> [Int] {
    guard node >= 0 else { return [] }
    // Most cells of rows are facts themselves.
    let own = step(node)
    if own.operandCount == 0 { return own.fact.kind == .slot ? [own.fact.index] : [] }
    var found: [Int] = []
    // Of a long trace few steps are below one.
    var seen: Set<Int> = []
    var open = [node]
    while let next = open.popLast() {
      guard next >= 0, seen.insert(next).inserted, found.count < limit else { continue }
      let step = step(next)
      if step.fact.kind == .slot, !found.contains(step.fact.index) {
        found.append(step.fact.index)
      }
      for operand in machine.trace.operands(of: next) { open.append(Int(operand)) }
    }
    return found.sorted()
  }
}
