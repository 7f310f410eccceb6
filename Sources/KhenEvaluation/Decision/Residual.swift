import KhenSource

/// The facts on which an undecided step depends, and how each of them is read.
///
/// One walk from the step down to the facts, through undecided steps only (design of evaluation,
/// 1.4, 5.1 and 6.1). It never misses a fact that matters; it is exact where no fact is read
/// twice.
package struct Residual {
  /// How one fact is read by the undecided steps.
  package struct Use {
    /// Steps that read it as "more is truer".
    package var isReadUpwards = false
    /// Steps that read it as "less is truer".
    package var isReadDownwards = false
    /// The one step within which it is read in any other way; −1 none, −2 several.
    package var joint: Int32 = -1
    /// Sets of members that it is tested against, turned so that membership is truer.
    package var sets: [Int64] = []
    /// Values that it is compared with: cells end before them or begin behind them.
    package var cuts: [Cut] = []
    /// How many steps read it.
    package var count = 0
    /// How often it is read by being compared with a known text, and by nothing between.
    var directTextReads = 0
    /// Whether `cuts` names every text that the steps can tell from others.
    package var areCutsComplete = true
    /// In how many places the condition reads it: a step that several others read counts for each.
    var occurrences = 0
    /// Whether it goes into a value together with others, and may be too small to change what is
    /// asked of that value.
    var isObscured = false
    /// What is known of it.
    package var extent = Extent.anything
    /// Its shape.
    package var shape = ExtentShape.interval

    /// Says that nothing reads it.
    package init() {}

    /// Whether the bounds of the step may not be reached because of this fact.
    package var isMixed: Bool {
      if joint == -2 || (joint >= 0 && count > 1) { return true }
      let ways =
        (isReadUpwards ? 1 : 0) + (isReadDownwards ? 1 : 0) + (joint >= 0 ? 1 : 0)
        + (sets.isEmpty ? 0 : 1)
      return ways > 1 || !formChain(sets)
    }

    private func formChain(_ sets: [Int64]) -> Bool {
      for (index, first) in sets.enumerated() {
        for second in sets[(index + 1)...]
        where first & second != first && first & second != second {
          return false
        }
      }
      return true
    }
  }

  /// A place where a fact's values change what a comparison says.
  package struct Cut: Hashable {
    /// Last value before the cut.
    package var before: Int64
    /// The denominator of the value.
    package var scale: Int64
  }

  /// The facts, in the order in which they were filed.
  package private(set) var uses: [FactID: Use] = [:]
  /// The facts in order of slot.
  package var facts: [FactID] { uses.keys.sorted { $0.rawValue < $1.rawValue } }
  /// Whether some fact is read more than once.
  var hasRepetition: Bool { uses.values.contains { $0.occurrences > 1 } || isInexact }
  /// Whether some step's bounds need not be reached.
  private(set) var isInexact = false

  /// Walks from a step.
  package init(of root: Int, in machine: RangeMachine) {
    guard root >= 0 else { return }
    let trace = machine.trace
    var demands = [Demand](repeating: Demand(), count: root + 1)
    demands[root].up = true
    demands[root].times = 1
    for node in stride(from: root, through: 0, by: -1) {
      let demand = demands[node]
      if demand.isEmpty { continue }
      let step = trace.nodes[node]
      if step.isKnown, !step.extent.canBeError { continue }
      if step.fact.kind != .nothing, step.operandCount == 0 {
        note(step, demand)
        continue
      }
      visit(node, demand, machine, &demands)
    }
    completeTextCuts(machine)
  }

  /// More texts than this are not tried one by one; the facts then stay undecided.
  private static let textsMax = 64

  /// A text that is read through other steps can be compared there with any text that is known:
  /// a split that left one out would take it for one that never comes.
  private mutating func completeTextCuts(_ machine: RangeMachine) {
    let indirect = uses.filter {
      $0.value.shape == .text && $0.value.directTextReads < $0.value.count
    }
    guard !indirect.isEmpty else { return }
    var texts: Set<Int64> = []
    for (register, constant) in zip(machine.program.constantRegisters, machine.program.constants) {
      if case .text = constant { texts.insert(machine.registers[Int(register)].low) }
    }
    for step in machine.trace.nodes where step.shape == .text && step.extent.isPoint {
      if step.extent.low >= 0 { texts.insert(step.extent.low) }
    }
    for cell in machine.cells where cell.isPoint && cell.marks == .value && cell.low >= 0 {
      if texts.count > Residual.textsMax { break }
      // Cells do not say whether they are texts; a number taken for one does no harm.
      texts.insert(cell.low)
    }
    for fact in indirect.keys {
      uses[fact]?.areCutsComplete = texts.count <= Residual.textsMax
      for text in texts.sorted().prefix(Residual.textsMax) {
        uses[fact]?.cuts.append(Cut(before: text, scale: 1))
      }
    }
  }

  // MARK: The walk

  private mutating func note(_ step: TraceNode, _ demand: Demand) {
    var use = uses[step.fact] ?? Use()
    use.extent = step.extent
    use.shape = step.shape
    use.isReadUpwards = use.isReadUpwards || demand.up
    use.isReadDownwards = use.isReadDownwards || demand.down
    use.joint = Demand.join(use.joint, demand.joint)
    use.isObscured = use.isObscured || demand.isObscured
    if use.count == 0 { use.count = 1 }
    if use.occurrences == 0 { use.occurrences = 1 }
    uses[step.fact] = use
  }

  /// Passes the demand on a step to what it read.
  private mutating func visit(
    _ node: Int,
    _ demand: Demand,
    _ machine: RangeMachine,
    _ demands: inout [Demand]
  ) {
    let trace = machine.trace
    let program = machine.program
    let step = trace.nodes[node]
    let operands = trace.operands(of: node)
    var demand = demand
    if step.extent.canBeError { isInexact = true }
    if combines(step, operands, trace) { demand.isObscured = true }
    guard step.isAttained else {
      isInexact = true
      for operand in operands where operand >= 0 {
        pass(demand.mixed, to: operand, trace, &demands)
      }
      return
    }
    let instruction =
      step.instruction >= 0 ? program.instructions[Int(step.instruction)] : nil
    guard let instruction else {
      for operand in operands where operand >= 0 { pass(demand, to: operand, trace, &demands) }
      return
    }
    switch instruction.code {
    case .not, .negate:
      passAll(operands, demand.flipped, trace, &demands)
    case .and, .or, .atLeast, .unwrap, .named, .add, .roundUp, .roundDown, .periodRank,
      .periodToService, .datePlusPeriod, .datePlusDays, .datePlusWorkingDays, .yearOf,
      .firstDayOfMonth, .lastDayOfMonth, .firstDayOfYear, .lastDayOfYear, .memberRank,
      .mustState, .hasValue, .loop, .loopPairs, .restrict, .append, .makeList, .loadList,
      .loadFact, .recordBase, .loadAttestation, .loadDocument, .lawUnknown, .least, .greatest:
      passAll(operands, demand, trace, &demands)
    case .less, .lessOrEqual:
      pass(operands, 0, demand.flipped, trace, &demands)
      pass(operands, 1, demand, trace, &demands)
      noteCuts(operands, instruction, machine)
    case .subtract, .dateMinusPeriod:
      pass(operands, 0, demand, trace, &demands)
      pass(operands, 1, demand.flipped, trace, &demands)
    case .monthsBetween, .yearsBetween, .periodBetween:
      pass(operands, 0, demand.flipped, trace, &demands)
      pass(operands, 1, demand, trace, &demands)
    case .isMember:
      visitMember(node, operands, demand, program.sets[Int(instruction.right)], trace, &demands)
    case .equalNumbers, .equalTexts, .equalSets:
      visitEquality(node, operands, demand, trace, &demands)
      noteCuts(operands, instruction, machine)
    case .multiply, .divide, .seriesValue, .distinct, .contains, .endlessOr:
      for index in operands.indices {
        let place = index - operands.startIndex
        pass(operands, place, demand.joint(in: node, operand: place), trace, &demands)
      }
    case .orIfNone: visitOrIfNone(node, operands, demand, trace, &demands)
    case .byDate, .match:
      // What is looked up does not matter where only one row is in reach.
      if operands.count > 2 || step.extent.canBeError {
        pass(operands, 0, demand.joint(in: node), trace, &demands)
      }
      passAll(operands.dropFirst(), demand, trace, &demands)
    case .choose: visitChoice(node, operands, demand, trace, &demands)
    case .years:
      // The years from the first to the last: more, the earlier the first and the later the last.
      pass(operands, 0, demand.flipped, trace, &demands)
      pass(operands, 1, demand, trace, &demands)
    case .countRows, .someRow:
      visitRows(operands, stride: Int(step.stride), presence: demand, [], trace, &demands)
    case .sumRows, .greatestRow:
      visitRows(
        operands,
        stride: Int(step.stride),
        presence: instruction.code == .sumRows ? demand.joint(in: node) : demand,
        [demand],
        trace,
        &demands
      )
    case .leastRow:
      visitRows(
        operands,
        stride: Int(step.stride),
        presence: demand.flipped,
        [demand],
        trace,
        &demands
      )
    case .hasRun, .runWindows:
      let joint = demand.joint(in: node)
      let count = program.runs[Int(instruction.right)].hasEnd ? 1 : 0
      passAll(operands.prefix(count), joint, trace, &demands)
      visitRows(
        operands.dropFirst(count),
        stride: Int(step.stride),
        presence: demand,
        [joint, joint],
        trace,
        &demands
      )
    case .atLeastLevel:
      pass(operands, 0, demand, trace, &demands)
      pass(operands, 1, demand, trace, &demands)
      pass(operands, 2, demand.flipped, trace, &demands)
    case .coverage:
      visitRows(
        operands,
        stride: Int(step.stride),
        presence: demand,
        [demand.flipped, demand, demand],
        trace,
        &demands
      )
    }
  }

  /// Whether a step makes one value of several open ones that a comparison then asks about.
  ///
  /// What one of them adds may change nothing. In a condition every open part counts.
  private func combines(
    _ step: TraceNode,
    _ operands: ArraySlice<Int32>,
    _ trace: Trace
  ) -> Bool {
    var open = 0
    var isComputed = false
    for operand in operands where operand >= 0 {
      let part = trace.nodes[Int(operand)]
      if part.shape.isPoint(part.extent) { continue }
      open += 1
      if part.shape != .boolean, part.operandCount > 0 { isComputed = true }
    }
    guard open > 1 else { return false }
    return step.shape != .boolean || step.stride > 1 || isComputed
  }

  private mutating func visitMember(
    _ node: Int,
    _ operands: ArraySlice<Int32>,
    _ demand: Demand,
    _ bits: Int64,
    _ trace: Trace,
    _ demands: inout [Demand]
  ) {
    guard let operand = operands.first, operand >= 0 else { return }
    let step = trace.nodes[Int(operand)]
    guard step.fact.kind != .nothing, step.operandCount == 0, !(demand.up && demand.down),
      demand.joint == -1
    else {
      pass(demand.joint(in: node), to: operand, trace, &demands)
      return
    }
    if step.isKnown { return }
    var use = uses[step.fact] ?? Use()
    use.extent = step.extent
    use.shape = step.shape
    use.count += 1
    use.occurrences += demand.times
    use.sets.append(demand.up ? bits : ~bits)
    uses[step.fact] = use
  }

  /// Where it is certain whether there is a value, the step is that value or what stands for it.
  private mutating func visitOrIfNone(
    _ node: Int,
    _ operands: ArraySlice<Int32>,
    _ demand: Demand,
    _ trace: Trace,
    _ demands: inout [Demand]
  ) {
    if let first = operands.first, first >= 0 {
      let marks = trace.nodes[Int(first)].extent.marks
      if marks == .value { return pass(demand, to: first, trace, &demands) }
      if marks == .none { return pass(operands, 1, demand, trace, &demands) }
    }
    for place in 0..<operands.count {
      pass(operands, place, demand.joint(in: node, operand: place), trace, &demands)
    }
  }

  /// Whether two values are equal is exact for facts only: what is computed can skip values
  /// between its bounds.
  private mutating func visitEquality(
    _ node: Int,
    _ operands: ArraySlice<Int32>,
    _ demand: Demand,
    _ trace: Trace,
    _ demands: inout [Demand]
  ) {
    for (index, operand) in operands.enumerated() where operand >= 0 {
      let step = trace.nodes[Int(operand)]
      let isFact = step.operandCount == 0
      if !isFact, !step.shape.isPoint(step.extent) { isInexact = true }
      pass(
        isFact ? demand.joint(in: node, operand: index) : demand.mixed,
        to: operand,
        trace,
        &demands
      )
    }
  }

  /// The guards of exceptions are read in no single direction; values go with the definition.
  private mutating func visitChoice(
    _ node: Int,
    _ operands: ArraySlice<Int32>,
    _ demand: Demand,
    _ trace: Trace,
    _ demands: inout [Demand]
  ) {
    let first = operands.startIndex
    pass(operands, 0, demand, trace, &demands)
    var index = 1
    while first + index + 1 < operands.endIndex {
      pass(operands, index, demand.joint(in: node, operand: index), trace, &demands)
      pass(operands, index + 1, demand, trace, &demands)
      index += 2
    }
  }

  private mutating func visitRows(
    _ operands: ArraySlice<Int32>,
    stride width: Int,
    presence: Demand,
    _ columns: [Demand],
    _ trace: Trace,
    _ demands: inout [Demand]
  ) {
    guard width > 0 else {
      passAll(operands, presence, trace, &demands)
      return
    }
    for (index, operand) in operands.enumerated() where operand >= 0 {
      let column = index % width
      if column == 0 {
        pass(presence, to: operand, trace, &demands)
      } else if column - 1 < columns.count {
        pass(columns[column - 1], to: operand, trace, &demands)
      }
    }
  }

  // MARK: Passing on

  private mutating func passAll(
    _ operands: ArraySlice<Int32>,
    _ demand: Demand,
    _ trace: Trace,
    _ demands: inout [Demand]
  ) {
    for operand in operands where operand >= 0 { pass(demand, to: operand, trace, &demands) }
  }

  private mutating func pass(
    _ operands: ArraySlice<Int32>,
    _ index: Int,
    _ demand: Demand,
    _ trace: Trace,
    _ demands: inout [Demand]
  ) {
    guard operands.startIndex + index < operands.endIndex else { return }
    let operand = operands[operands.startIndex + index]
    if operand >= 0 { pass(demand, to: operand, trace, &demands) }
  }

  private mutating func pass(
    _ demand: Demand,
    to operand: Int32,
    _ trace: Trace,
    _ demands: inout [Demand]
  ) {
    let step = trace.nodes[Int(operand)]
    if step.fact.kind != .nothing, step.operandCount == 0, !step.isKnown {
      uses[step.fact, default: Use()].count += 1
      uses[step.fact, default: Use()].occurrences += demand.times
    }
    // A step read by two others is read twice, and so is every fact below it.
    demands[Int(operand)].add(demand)
  }

  /// Remembers the known values that a fact is compared with.
  private mutating func noteCuts(
    _ operands: ArraySlice<Int32>,
    _ instruction: Instruction,
    _ machine: RangeMachine
  ) {
    guard let first = operands.first, let second = operands.last, operands.count == 2 else {
      return
    }
    noteCut(
      of: first,
      with: value(second, instruction.right, machine),
      instruction.code,
      isLeft: true,
      machine
    )
    noteCut(
      of: second,
      with: value(first, instruction.left, machine),
      instruction.code,
      isLeft: false,
      machine
    )
  }

  /// What an operand was: a constant stands in its register only.
  private func value(_ operand: Int32, _ register: UInt32, _ machine: RangeMachine) -> Extent {
    operand >= 0
      ? machine.trace.nodes[Int(operand)].extent : machine.registers[Int(register)]
  }

  private mutating func noteCut(
    of node: Int32,
    with other: Extent,
    _ code: OperationCode,
    isLeft: Bool,
    _ machine: RangeMachine
  ) {
    let trace = machine.trace
    guard node >= 0, other.isPoint else { return }
    var node = Int(node)
    // What stands for a value that is none does not change how the value is compared.
    while Residual.passes(trace.nodes[node], machine.program),
      let first = trace.operands(of: node).first, first >= 0
    {
      node = Int(first)
    }
    let step = trace.nodes[node]
    guard step.fact.kind != .nothing, step.operandCount == 0 else { return }
    var before = other.low
    if (code == .less && isLeft) || (code == .lessOrEqual && !isLeft) { before -= 1 }
    uses[step.fact, default: Use()].cuts.append(Cut(before: before, scale: other.scale))
    if code == .equalTexts { uses[step.fact, default: Use()].directTextReads += 1 }
    if code == .equalNumbers || code == .equalTexts {
      uses[step.fact, default: Use()].cuts.append(Cut(before: before - 1, scale: other.scale))
    }
  }

  /// Whether a step is its first operand, where that is a value.
  private static func passes(_ step: TraceNode, _ program: Program) -> Bool {
    guard step.instruction >= 0 else { return false }
    switch program.instructions[Int(step.instruction)].code {
    case .orIfNone, .unwrap: return true
    default: return false
    }
  }
}

extension TraceNode {
  /// Whether nothing is left open: one value, or certainly none.
  ///
  /// A list is read as a step only where it was not filed, so it is never known there.
  fileprivate var isKnown: Bool {
    fact.kind != .list && (shape.isPoint(extent) || extent.marks == .none)
  }
}
