import KhenSemantics
import KhenSource
import KhenSyntax

/// Runs a program over what is known of a dossier, and records every step.
///
/// One of the two interpreters; the other, for fully known dossiers, is `PointMachine`. Reused
/// from dossier to dossier: nothing is allocated once its arrays have grown.
package struct RangeMachine: Sendable {
  /// The program that is run.
  package private(set) var program: Program
  /// What each register holds after a run.
  package internal(set) var registers: [Extent]
  /// The step that filled each register; −1 for constants.
  package internal(set) var origins: [Int32]
  /// The lists made in a run.
  package internal(set) var tables: [Table] = []
  /// Cells of all lists, row by row: presence, then the element.
  package internal(set) var cells: [Extent] = []
  /// The step that filled each cell.
  package internal(set) var cellOrigins: [Int32] = []
  /// Every step of the last run.
  package internal(set) var trace = Trace()
  /// The segments of each timeline that was measured in the last run, if `recordsSegments`.
  package internal(set) var coverages: [CoverageRecord] = []
  /// Whether segments are kept, for explanations.
  package var recordsSegments = false
  /// What became of the alternatives of each choice in the last run, if `recordsChoices`.
  package internal(set) var choiceRecords: [ChoiceRecord] = []
  /// Whether it is kept which alternatives choices looked at, for coverage.
  package var recordsChoices = false
  /// Facts assumed to be what is said, for splitting and for "what if".
  package var assumptions: [Assumption] = []
  /// What facts are taken to be in place of what the frame holds, for searches that carry many.
  ///
  /// Assumptions come first. The slot before an element tells whether the element is there.
  package var boxes: [FactID: Extent] = [:]
  /// Whether attestations that are outstanding count as given.
  package var grantsAttestations = false
  /// How much is looked at and recorded in one run.
  package var limits = Limits()
  /// Rows of lists that were looked at in the last run.
  package internal(set) var rowCount = 0
  /// What the last run was asked, if nothing was assumed in it.
  private var filedRun: Question?
  /// Whether the program asks for attestations at all.
  let readsAttestations: Bool

  /// How much is looked at and recorded in one run.
  package struct Limits: Sendable {
    /// Steps recorded.
    package var nodes = EvaluationLimits.traceNodes
    /// Operands of the steps recorded.
    package var operands = EvaluationLimits.traceOperands
    /// Windows of consecutive years looked at one by one.
    package var windows = EvaluationLimits.yearWindows
    /// Rows of lists that are looked at.
    package var rows = EvaluationLimits.rowsOfRun
    /// A longer list is looked at for pairs by what is compared in them.
    package var pairsInFull = EvaluationLimits.pairsInFull
  }

  /// What a run over a dossier as filed depends on besides it.
  private struct Question: Hashable, Sendable {
    var date: Extent
    var grantsAttestations: Bool
    var recordsSegments: Bool
  }

  /// A fact and what is assumed of it.
  package struct Assumption: Sendable {
    /// The fact.
    package var fact: FactID
    /// What it is assumed to be.
    package var extent: Extent

    /// Makes an assumption.
    package init(fact: FactID, extent: Extent) {
      self.fact = fact
      self.extent = extent
    }
  }

  /// How a timeline was measured.
  package struct CoverageRecord: Sendable {
    /// The step.
    package var node: Int
    /// How many rows the timeline has; the step's first operands are theirs.
    package var rowCount: Int
    /// The segments of what is certain.
    package var segments: [CoverageSegment]
    /// Denominator of the weights of the segments.
    package var weightScale: Int64
    /// Denominator of their lengths.
    package var lengthScale: Int64
  }

  /// The errors of the rules that leave a list without a value, and the step that found them.
  package struct Fault: Sendable {
    /// The errors; empty for a list that is well.
    package var marks = Extent.Marks()
    /// The step; −1.
    package var origin: Int32 = -1
  }

  /// A list in a run.
  package struct Table: Sendable {
    /// Index of the first cell.
    package var first: Int
    /// How many rows it has.
    package var count: Int
    /// Cells of a row, presence included.
    package var width: Int
    /// Whether it may have any further elements, because it was not filed.
    package var isUnknown: Bool
    /// The step that tells why it is unknown; −1.
    package var origin: Int32
    /// Slot of the list in the frame; 0 for a list that was computed.
    package var slot: Int
    /// Why it is certain that there is no such list.
    package var fault = Fault()
    /// Whether a list that was not filed is assumed to have some element.
    package var hasElements = false
  }

  /// Makes a machine; the texts of the program are added to the texts of the frame that it will
  /// run on, and must stay there (`TextTable.keepConstants`).
  package init(_ program: Program, texts: inout TextTable) {
    self.program = program
    readsAttestations = program.instructions.contains { $0.code == .loadAttestation }
    registers = [Extent](repeating: .certainlyNone, count: program.registerCount)
    origins = [Int32](repeating: -1, count: program.registerCount)
    registers[Int(Program.rootRegister)] = .point(Int64(FactFrame.root))
    for (register, constant) in zip(program.constantRegisters, program.constants) {
      switch constant {
      case .extent(let extent): registers[Int(register)] = extent
      case .text(let text): registers[Int(register)] = .point(texts.intern(text))
      }
    }
  }

  /// A machine that computes only what some registers rest on; the others hold nothing.
  func sliced(to registers: [UInt32]) -> RangeMachine {
    var result = self
    result.program = program.sliced(to: registers)
    result.recordsChoices = false
    result.recordsSegments = false
    return result
  }

  /// Takes over what another machine is asked: all that a run depends on besides the dossier and
  /// the date.
  mutating func takeQuestion(of other: RangeMachine) {
    assumptions = other.assumptions
    boxes = other.boxes
    grantsAttestations = other.grantsAttestations
    limits = other.limits
    recordsSegments = other.recordsSegments
    recordsChoices = other.recordsChoices
  }

  /// Another dossier follows.
  mutating func forgetRun() { filedRun = nil }

  /// Whether the last run was the one that would be done now, if the dossier is the same.
  func holdsRun(date: Extent) -> Bool { filedRun == question(date) && filedRun != nil }

  private func question(_ date: Extent) -> Question? {
    guard assumptions.isEmpty, boxes.isEmpty else { return nil }
    return Question(
      date: date,
      grantsAttestations: grantsAttestations && readsAttestations,
      recordsSegments: recordsSegments
    )
  }

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - frame: the dossier.
  ///   - date: the evaluation date; a range asks about all its days at once.
  package mutating func run(_ frame: FactFrame, date: Extent) {
    filedRun = question(date)
    rowCount = 0
    trace.removeAll()
    coverages.removeAll(keepingCapacity: true)
    choiceRecords.removeAll(keepingCapacity: true)
    tables.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    cellOrigins.removeAll(keepingCapacity: true)
    registers[Int(Program.dateRegister)] = date
    execute(0, program.instructions.count, frame)
  }

  /// The value of a register after a run, and the step that gave it.
  package func result(_ register: UInt32) -> (extent: Extent, node: Int) {
    (registers[Int(register)], Int(origins[Int(register)]))
  }

  // MARK: Execution

  mutating func execute(_ start: Int, _ end: Int, _ frame: FactFrame) {
    var position = start
    while position < end {
      let instruction = program.instructions[position]
      switch instruction.code {
      case .loop, .loopPairs:
        let body = program.loops[Int(instruction.right)]
        if instruction.code == .loop {
          executeLoop(instruction, body, at: position, frame)
        } else {
          executePairs(instruction, body, at: position, frame)
        }
        position = body.end
        continue
      case .loadFact, .loadList, .recordBase, .loadAttestation, .loadDocument, .lawUnknown:
        load(instruction, at: position, frame)
      case .not, .and, .or, .atLeast, .hasValue, .orIfNone, .unwrap, .endlessOr, .mustState,
        .less, .lessOrEqual, .equalNumbers, .equalSets, .equalTexts, .isMember, .memberRank:
        executeLogic(instruction, at: position)
      case .add, .subtract, .multiply, .divide, .negate, .least, .greatest, .roundUp, .roundDown:
        executeArithmetic(instruction, at: position)
      case .periodRank, .periodToService, .datePlusPeriod, .dateMinusPeriod, .datePlusDays,
        .datePlusWorkingDays, .yearOf, .firstDayOfMonth, .lastDayOfMonth, .firstDayOfYear,
        .lastDayOfYear, .monthsBetween, .yearsBetween, .periodBetween:
        executeTime(instruction, at: position)
      case .byDate, .match, .choose, .named:
        executeChoice(instruction, at: position)
      case .makeList, .years, .distinct, .restrict, .append, .countRows, .someRow, .sumRows,
        .leastRow, .greatestRow, .contains:
        executeList(instruction, at: position)
      case .seriesValue, .runWindows, .hasRun:
        executeYears(instruction, at: position)
      case .atLeastLevel, .coverage:
        executeTimeline(instruction, at: position)
      }
      position += 1
    }
  }

  // MARK: Recording

  /// Records a step and fills its register.
  mutating func finish(
    _ instruction: Instruction,
    at position: Int,
    _ extent: Extent,
    operands: [Int32],
    stride: Int = 0,
    isAttained: Bool = true,
    fact: FactID = .nothing
  ) {
    registers[Int(instruction.target)] = extent
    origins[Int(instruction.target)] = record(
      instruction: position,
      extent,
      shape: program.shapes[Int(instruction.target)],
      operands: operands,
      stride: stride,
      isAttained: isAttained,
      fact: fact
    )
  }

  /// Records a step on one or two registers.
  mutating func finish(
    _ instruction: Instruction,
    at position: Int,
    _ extent: Extent,
    one: Bool,
    isAttained: Bool = true
  ) {
    finish(instruction, at: position, extent, isAttained: isAttained) { machine in
      machine.trace.operands.append(machine.origins[Int(instruction.left)])
      if !one { machine.trace.operands.append(machine.origins[Int(instruction.right)]) }
    }
  }

  /// Records a step on some registers.
  mutating func finish(
    _ instruction: Instruction,
    at position: Int,
    _ extent: Extent,
    registers operands: ArraySlice<UInt32>
  ) {
    finish(instruction, at: position, extent, isAttained: true) { machine in
      for operand in operands {
        machine.trace.operands.append(machine.origins[Int(operand)])
      }
    }
  }

  /// Records a step whose operands are appended to the trace without an array of them.
  @inline(__always)
  private mutating func finish(
    _ instruction: Instruction,
    at position: Int,
    _ extent: Extent,
    isAttained: Bool,
    _ appendOperands: (inout RangeMachine) -> Void
  ) {
    registers[Int(instruction.target)] = extent
    guard let first = beginNode() else {
      origins[Int(instruction.target)] = -1
      return
    }
    appendOperands(&self)
    origins[Int(instruction.target)] = endNode(
      instruction: position,
      extent,
      shape: program.shapes[Int(instruction.target)],
      firstOperand: first,
      stride: 0,
      isAttained: isAttained,
      fact: .nothing
    )
  }

  /// Records a step that fills no register.
  mutating func record(
    instruction: Int,
    _ extent: Extent,
    shape: ExtentShape,
    operands: [Int32],
    stride: Int = 0,
    isAttained: Bool = true,
    fact: FactID = .nothing
  ) -> Int32 {
    guard let first = beginNode() else { return -1 }
    trace.operands.append(contentsOf: operands)
    return endNode(
      instruction: instruction,
      extent,
      shape: shape,
      firstOperand: first,
      stride: stride,
      isAttained: isAttained,
      fact: fact
    )
  }

  private mutating func beginNode() -> Int? {
    guard trace.nodes.count < limits.nodes, trace.operands.count < limits.operands else {
      trace.isTruncated = true
      return nil
    }
    return trace.operands.count
  }

  private mutating func endNode(
    instruction: Int,
    _ extent: Extent,
    shape: ExtentShape,
    firstOperand: Int,
    stride: Int,
    isAttained: Bool,
    fact: FactID
  ) -> Int32 {
    trace.nodes.append(
      TraceNode(
        instruction: Int32(instruction),
        firstOperand: Int32(firstOperand),
        operandCount: Int32(trace.operands.count - firstOperand),
        stride: Int16(stride),
        isAttained: isAttained,
        shape: shape,
        fact: fact,
        extent: extent
      )
    )
    return Int32(trace.nodes.count - 1)
  }

  /// Registers of a pooled instruction.
  func pooled(_ instruction: Instruction, _ count: Int) -> ArraySlice<UInt32> {
    program.pool[Int(instruction.left)..<Int(instruction.left) + count]
  }
}
