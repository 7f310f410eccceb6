import KhenSource

/// A program laid out for `PointMachine`: flat tables of plain values, what does not depend on the
/// dossier in front of what does, and nothing that the registers asked for do not need.
///
/// Never changed once it is made, so it is shared by all threads.
final class PointCode: @unchecked Sendable {
  /// How a fact or list is read.
  struct Field: BitwiseCopyable {
    var offset: Int64
    /// Whether the slot says that an optional record is there.
    var isPresence: Bool
    /// Whether the slot counts millionths.
    var isDecimal: Bool
    /// Of a list: whether its elements are records, so that a row is the base of one.
    var holdsRecords: Bool
    /// Of other lists: first of the fields of an element in `elements`, and how many.
    var firstElement: Int32
    var elementCount: Int32
    /// Of a field of an element: whether a row takes both slots of a range of years.
    var takesTwoCells: Bool
  }

  /// The body of a loop.
  struct Loop: BitwiseCopyable {
    /// First instruction of the body; of pairs, of what rests on the first element alone.
    var start: Int32
    /// Of pairs, first instruction of the rest; else as `start`.
    var middle: Int32
    /// Just past the last instruction.
    var end: Int32
    /// First of the registers that take the cells of the element, and how many, in `operands`.
    var element: Int32
    var elementCount: Int32
    /// The same for the second element of pairs.
    var second: Int32
    /// Register of the condition; −1 for all elements.
    var condition: Int32
    /// First of the registers of the columns of the new list, and how many, in `operands`.
    var columns: Int32
    var columnCount: Int32
    /// Register that is to say whether the new list has some row, where nothing else is asked of
    /// it; −1.
    var someRow: Int32
    /// Register that makes the answer in `someRow` idle when it is `skipsWhen`; −1.
    var skip: Int32
    var skipsWhen: Bool
    /// Whether the body makes lists of its own.
    var makesLists: Bool
    /// Whether the condition of a pair is that of the same pair turned around.
    var isSymmetric: Bool
    /// Of pairs, the place in `filters` of what tells which to look at in a long list; −1.
    var filter: Int32
  }

  let program: Program
  let instructions: FlatStorage<Instruction>
  /// How many instructions depend on nothing but the evaluation date.
  let fixedCount: Int
  let pool: FlatStorage<UInt32>
  /// The `detail` of a `match` that looks up the register of its value by the member of a
  /// catalogue: `left` is the register of the member, `right` the first of the table in
  /// `operands`, whose entries are registers, `noValue` where no row fits.
  static let lookup: UInt16 = .max
  /// No register.
  static let noValue = UInt32.max
  /// How many entries such a table has; a member is below it.
  static let membersMax = 64
  let operands: FlatStorage<UInt32>
  let fields: FlatStorage<Field>
  let elements: FlatStorage<Field>
  let loops: FlatStorage<Loop>
  let sets: FlatStorage<Int64>
  /// Which pairs of a long list need to be looked at.
  let filters: [PairFilter]

  /// Lays out a program; with `needed`, only what those registers rest on.
  init(_ program: Program, needed: [UInt32]?) {
    self.program = program
    var layout = Layout(program, needed: needed)
    layout.build()
    instructions = FlatStorage(
      repeating: Instruction(code: .not, detail: 0, target: 0, left: 0, right: 0),
      count: layout.fixed.count + layout.code.count
    )
    instructions.fill(layout.fixed + layout.code)
    fixedCount = layout.fixed.count
    pool = FlatStorage(program.pool)
    operands = FlatStorage(layout.operands)
    var elementFields: [Field] = []
    var listFields: [Field] = []
    for access in program.fields {
      listFields.append(PointCode.field(access, program, &elementFields))
    }
    let nothing = PointCode.plainField(0)
    fields = FlatStorage(repeating: nothing, count: listFields.count)
    fields.fill(listFields)
    elements = FlatStorage(repeating: nothing, count: elementFields.count)
    elements.fill(elementFields)
    loops = FlatStorage(repeating: Layout.noLoop, count: layout.loops.count)
    loops.fill(
      layout.loops.map { loop in
        var moved = loop
        moved.start += Int32(layout.fixed.count)
        moved.middle += Int32(layout.fixed.count)
        moved.end += Int32(layout.fixed.count)
        return moved
      }
    )
    sets = FlatStorage(program.sets)
    filters = layout.filters
    validate()
  }

  /// Makes sure that no instruction names a register that there is not: `PointRun` does not ask
  /// again.
  private func validate() {
    let count = UInt32(program.registerCount)
    let instructions = instructions.array
    for index in 0..<instructions.count {
      let instruction = instructions[index]
      var registers = [instruction.target]
      if instruction.code != .match || instruction.detail != PointCode.lookup {
        registers += program.registersRead(by: instruction)
      } else {
        registers.append(instruction.left)
      }
      precondition(registers.allSatisfy { $0 < count }, "a register that there is not")
    }
  }

  private static func plainField(_ offset: Int) -> Field {
    Field(
      offset: Int64(offset),
      isPresence: false,
      isDecimal: false,
      holdsRecords: false,
      firstElement: 0,
      elementCount: 0,
      takesTwoCells: false
    )
  }

  private static func field(
    _ access: FieldAccess,
    _ program: Program,
    _ elements: inout [Field]
  ) -> Field {
    var field = plainField(access.offset)
    field.isPresence = access.isPresence
    field.isDecimal = access.type == .number || access.type == .days
    guard let layout = elementLayout(access.type) else { return field }
    let parts = program.elementFields[layout] ?? []
    field.holdsRecords = parts.isEmpty
    field.firstElement = Int32(elements.count)
    field.elementCount = Int32(parts.count)
    for part in parts {
      var element = plainField(part.offset)
      element.isPresence = part.isPresence
      element.isDecimal = part.type == .number || part.type == .days
      element.takesTwoCells = part.type == .yearRange && parts.count == 1
      elements.append(element)
    }
    return field
  }

  private static func elementLayout(_ type: FactType) -> Int? {
    switch type {
    case .list(let element), .series(let element): element
    case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
      .catalogue, .record:
      nil
    }
  }
}

/// The work of laying out a program.
private struct Layout {
  static let noLoop = PointCode.Loop(
    start: 0,
    middle: 0,
    end: 0,
    element: 0,
    elementCount: 0,
    second: 0,
    condition: -1,
    columns: 0,
    columnCount: 0,
    someRow: -1,
    skip: -1,
    skipsWhen: false,
    makesLists: false,
    isSymmetric: false,
    filter: -1
  )

  let program: Program
  let needed: [UInt32]?
  var fixed: [Instruction] = []
  var code: [Instruction] = []
  var loops: [PointCode.Loop] = []
  var operands: [UInt32] = []
  var filters: [PairFilter] = []
  /// For each instruction, whether something that is asked for rests on it.
  private var isLive: [Bool]
  /// For each register, whether it is the same for all dossiers.
  private var isFixed: [Bool]
  /// For each `match` on the members of a catalogue, the subject and the register of the value of
  /// each member.
  private var lookups: [Int: (subject: UInt32, values: [UInt32])] = [:]
  /// For each register of a list of which only whether it has a row is asked, the answer's.
  private var answers: [UInt32: UInt32] = [:]
  /// For each such register, one whose value can make the answer idle.
  private var skips: [UInt32: (register: UInt32, when: Bool)] = [:]

  init(_ program: Program, needed: [UInt32]?) {
    self.program = program
    self.needed = needed
    isLive = [Bool](repeating: needed == nil, count: program.instructions.count)
    isFixed = [Bool](repeating: false, count: program.registerCount)
  }

  mutating func build() {
    loops = [PointCode.Loop](repeating: Layout.noLoop, count: program.loops.count)
    isFixed[Int(Program.rootRegister)] = true
    isFixed[Int(Program.dateRegister)] = true
    for register in program.constantRegisters { isFixed[Int(register)] = true }
    if let needed {
      findLookups()
      isLive = program.instructionsNeeded(
        for: needed,
        replaced: lookups.mapValues { [$0.subject] + $0.values.filter { $0 != PointCode.noValue } }
      )
      findAnswers(needed)
    }
    _ = place(0, program.instructions.count)
  }

  /// Finds the choices that look at nothing but which member of a catalogue a value is.
  private mutating func findLookups() {
    var makers: [UInt32: Instruction] = [:]
    for instruction in program.instructions { makers[instruction.target] = instruction }
    for (index, instruction) in program.instructions.enumerated()
    where instruction.code == .match && instruction.right >= 3 {
      let operands = program.registersRead(by: instruction)
      var values = [UInt32](repeating: PointCode.noValue, count: PointCode.membersMax)
      var subject: UInt32?
      var isLookup = true
      for row in stride(from: 1, to: operands.count - 1, by: 2) {
        guard let test = makers[operands[row]], test.code == .isMember,
          subject ?? test.left == test.left
        else {
          isLookup = false
          break
        }
        subject = test.left
        let set = program.sets[Int(test.right)]
        for member in 0..<PointCode.membersMax
        where set & (1 << Int64(member)) != 0 && values[member] == PointCode.noValue {
          values[member] = operands[row + 1]
        }
      }
      if isLookup, let subject { lookups[index] = (subject, values) }
    }
  }

  /// Finds the lists of which nothing is asked but whether they have a row.
  private mutating func findAnswers(_ needed: [UInt32]) {
    var uses = [Int](repeating: 0, count: program.registerCount)
    for register in needed { uses[Int(register)] += 2 }
    for (index, instruction) in program.instructions.enumerated() where isLive[index] {
      for register in reads(index) { uses[Int(register)] += 1 }
      guard instruction.isLoop else { continue }
      for register in program.loops[Int(instruction.right)].registersRead {
        uses[Int(register)] += 1
      }
    }
    for (index, instruction) in program.instructions.enumerated()
    where isLive[index] && instruction.code == .someRow && uses[Int(instruction.left)] == 1 {
      answers[instruction.left] = instruction.target
    }
    // Only lists made by a loop are asked while they are made.
    let made = Set(program.instructions.filter { $0.isLoop }.map { $0.target })
    for list in answers.keys where !made.contains(list) { answers[list] = nil }
    findSkips(uses)
  }

  /// Finds the answers that are only asked for in `a hoặc b` or `a và b`, after `a` is known.
  private mutating func findSkips(_ uses: [Int]) {
    let topLevel = positionsOutsideOfLoops()
    for (list, answer) in answers where uses[Int(answer)] == 1 {
      guard let loop = topLevel[list] else { continue }
      for (index, instruction) in program.instructions.enumerated()
      where isLive[index] && (instruction.code == .or || instruction.code == .and) {
        let operands = program.registersRead(by: instruction)
        guard operands.contains(answer) else { continue }
        let earlier = operands.first { operand in
          operand != answer && (topLevel[operand].map { $0 < loop } ?? false)
        }
        if let earlier { skips[list] = (earlier, instruction.code == .or) }
      }
    }
  }

  /// For each register that is computed once in a run, by which instruction.
  private func positionsOutsideOfLoops() -> [UInt32: Int] {
    var positions: [UInt32: Int] = [:]
    var index = 0
    while index < program.instructions.count {
      let instruction = program.instructions[index]
      if isLive[index] { positions[instruction.target] = index }
      index = instruction.isLoop ? program.loops[Int(instruction.right)].end : index + 1
    }
    return positions
  }

  private func reads(_ index: Int) -> [UInt32] {
    guard let lookup = lookups[index] else {
      return program.registersRead(by: program.instructions[index])
    }
    return [lookup.subject] + lookup.values.filter { $0 != PointCode.noValue }
  }

  /// An instruction as it is run.
  private mutating func laidOut(_ index: Int) -> Instruction {
    var instruction = program.instructions[index]
    guard let lookup = lookups[index] else { return instruction }
    instruction.detail = PointCode.lookup
    instruction.left = lookup.subject
    instruction.right = UInt32(operands.count)
    operands += lookup.values
    return instruction
  }

  /// Places the instructions of a range; true when some of them make lists.
  private mutating func place(_ start: Int, _ end: Int) -> Bool {
    var makesLists = false
    var position = start
    while position < end {
      let instruction = program.instructions[position]
      if instruction.isLoop {
        let body = program.loops[Int(instruction.right)]
        if isLive[position] {
          placeLoop(instruction, body)
          let loop = loops[Int(instruction.right)]
          makesLists = makesLists || loop.someRow < 0 || loop.makesLists
        }
        position = body.end
        continue
      }
      defer { position += 1 }
      guard isLive[position] else { continue }
      if instruction.code == .someRow, answers[instruction.left] != nil { continue }
      // What the law does not say is open for all dossiers.
      if instruction.code == .lawUnknown || canBeFixed(instruction.code),
        reads(position).allSatisfy({ isFixed[Int($0)] })
      {
        isFixed[Int(instruction.target)] = true
        fixed.append(laidOut(position))
        continue
      }
      makesLists = makesLists || program.shapes[Int(instruction.target)] == .handle
      code.append(laidOut(position))
    }
    return makesLists
  }

  private mutating func placeLoop(_ instruction: Instruction, _ body: LoopBody) {
    code.append(instruction)
    var loop = Layout.noLoop
    loop.element = Int32(operands.count)
    loop.elementCount = Int32(body.element.count)
    operands += body.element
    loop.second = Int32(operands.count)
    operands += body.second
    loop.columns = Int32(operands.count)
    loop.columnCount = Int32(body.columns.count)
    operands += body.columns
    loop.condition = body.condition.map { Int32($0) } ?? -1
    loop.someRow = answers[instruction.target].map { Int32($0) } ?? -1
    if let skip = skips[instruction.target] {
      loop.skip = Int32(skip.register)
      loop.skipsWhen = skip.when
    }
    loop.start = Int32(code.count)
    if instruction.code == .loopPairs, let split = splitPairs(body) {
      for index in split.first { code.append(laidOut(index)) }
      loop.middle = Int32(code.count)
      for index in split.rest { code.append(laidOut(index)) }
      loop.isSymmetric = loop.someRow >= 0 && PairSymmetry(program, body).isSymmetric
      if loop.someRow >= 0, let filter = PairFilter(program, body) {
        loop.filter = Int32(filters.count)
        filters.append(filter)
      }
    } else {
      loop.middle = loop.start
      loop.makesLists = place(body.start, body.end)
    }
    loop.end = Int32(code.count)
    loops[Int(instruction.right)] = loop
  }

  /// The live instructions of a body of pairs: those that rest on the first element alone, and the
  /// rest; nothing where some of them make lists or are the same for all dossiers.
  private func splitPairs(_ body: LoopBody) -> (first: [Int], rest: [Int])? {
    var isOfSecond = [Bool](repeating: false, count: program.registerCount)
    for register in body.second { isOfSecond[Int(register)] = true }
    var first: [Int] = []
    var rest: [Int] = []
    for index in body.start..<body.end where isLive[index] {
      let instruction = program.instructions[index]
      let operands = reads(index)
      if instruction.isLoop || program.shapes[Int(instruction.target)] == .handle { return nil }
      if canBeFixed(instruction.code), operands.allSatisfy({ isFixed[Int($0)] }) { return nil }
      if operands.contains(where: { isOfSecond[Int($0)] }) {
        isOfSecond[Int(instruction.target)] = true
        rest.append(index)
      } else {
        first.append(index)
      }
    }
    return (first, rest)
  }

  /// Whether an operation reads nothing but its registers, and no list.
  private func canBeFixed(_ code: OperationCode) -> Bool {
    switch code {
    case .recordBase, .not, .and, .or, .atLeast, .hasValue, .orIfNone, .unwrap, .endlessOr,
      .mustState, .less, .lessOrEqual, .equalNumbers, .equalSets, .equalTexts, .isMember,
      .memberRank, .add, .subtract, .multiply, .divide, .negate, .least, .greatest, .roundUp,
      .roundDown, .periodRank, .periodToService, .datePlusPeriod, .dateMinusPeriod, .datePlusDays,
      .yearOf, .firstDayOfMonth, .lastDayOfMonth, .firstDayOfYear, .lastDayOfYear,
      .monthsBetween, .yearsBetween, .periodBetween, .byDate, .match, .choose, .named:
      true
    case .loadFact, .loadList, .loadAttestation, .loadDocument, .lawUnknown, .datePlusWorkingDays,
      .makeList, .years, .loop, .loopPairs, .distinct, .restrict, .append, .countRows, .someRow,
      .sumRows, .leastRow, .greatestRow, .contains, .seriesValue, .runWindows, .hasRun,
      .atLeastLevel, .coverage:
      false
    }
  }
}
