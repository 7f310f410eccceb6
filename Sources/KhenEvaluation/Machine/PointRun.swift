import KhenSemantics
import KhenSource
import KhenSyntax

/// One run of a program over points: what is common, and common enough to be quick.
///
/// The rest is in the extensions, out of the way of the loop. Methods are mutating also where they
/// change nothing: a run is large, and the others would be given a copy of it.
struct PointRun {
  typealias Point = PointMachine.Point
  typealias Table = PointMemory.Table

  let code: PointCode
  let memory: PointMemory
  let facts: FlatFacts
  let grantsAttestations: Bool
  /// How many rows of lists may be looked at.
  let rowLimit: Int
  let registers: FlatArray<Point>
  let instructions: FlatArray<Instruction>
  let pool: FlatArray<UInt32>
  private let fields: FlatArray<PointCode.Field>
  private let loops: FlatArray<PointCode.Loop>
  private let operands: FlatArray<UInt32>
  private let sets: FlatArray<Int64>
  let slots: FlatArray<Int64>
  private(set) var cells: FlatArray<Point>
  private(set) var cellCount = 0
  private var tables: FlatArray<Table>
  private var tableCount = 0
  /// Rows of lists that were looked at.
  private(set) var rowCount = 0

  init(
    _ code: PointCode,
    _ memory: PointMemory,
    _ facts: FlatFacts,
    grantsAttestations: Bool,
    rowLimit: Int
  ) {
    self.rowLimit = rowLimit
    self.code = code
    self.memory = memory
    self.facts = facts
    self.grantsAttestations = grantsAttestations
    registers = memory.registers.array
    instructions = code.instructions.array
    pool = code.pool.array
    fields = code.fields.array
    loops = code.loops.array
    operands = code.operands.array
    sets = code.sets.array
    slots = facts.slots
    cells = memory.cells.array
    tables = memory.tables.array
  }

  /// What the program says beyond its instructions.
  var program: Program { code.program }

  // MARK: Registers

  /// What the loop looks at all the time, apart from the run: what is written to registers might
  /// be part of the run itself as far as the compiler knows, and then all had to be read again.
  private struct Views {
    let registers: FlatArray<Point>
    let instructions: FlatArray<Instruction>
    let pool: FlatArray<UInt32>
    let fields: FlatArray<PointCode.Field>
    let slots: FlatArray<Int64>

    /// The value of a register that an instruction names; `PointCode` made sure that there is one.
    @inline(__always)
    func register(_ register: UInt32) -> Point {
      unsafe registers.uncheckedValue(at: Int(register))
    }

    @inline(__always)
    func setRegister(_ register: UInt32, to value: Point) {
      unsafe registers.setUnchecked(at: Int(register), to: value)
    }

    /// An instruction inside of the program.
    @inline(__always)
    func instruction(_ position: Int) -> Instruction {
      unsafe instructions.uncheckedValue(at: position)
    }
  }

  /// The value of a register that an instruction names.
  @inline(__always)
  private func register(_ register: UInt32) -> Point { registers[Int(register)] }

  mutating func execute(_ start: Int, _ end: Int) {
    let views = Views(
      registers: registers,
      instructions: instructions,
      pool: pool,
      fields: fields,
      slots: slots
    )
    var position = start
    while position < end {
      let instruction = views.instruction(position)
      position &+= 1
      let result: Point
      switch instruction.code {
      case .loadFact:
        let field = views.fields[Int(instruction.right)]
        let base = views.register(instruction.left).value
        result = PointRun.fact(views.slots[Int(truncatingIfNeeded: base &+ field.offset)], field)
      case .and: result = PointRun.conjunction(instruction, views)
      case .or: result = PointRun.disjunction(instruction, views)
      case .not:
        let operand = views.register(instruction.left)
        result = operand.isValue ? Point(operand.value == 0) : .open
      case .less: result = PointRun.comparison(instruction, views, { $0 < $1 }, { $0 < 0 })
      case .lessOrEqual: result = PointRun.comparison(instruction, views, { $0 <= $1 }, { $0 <= 0 })
      case .equalNumbers, .equalSets, .equalTexts:
        result = PointRun.comparison(instruction, views, { $0 == $1 }, { $0 == 0 })
      case .hasValue:
        let operand = views.register(instruction.left)
        result = operand.isOpen ? .open : Point(operand.isValue)
      case .unwrap, .named, .memberRank: result = views.register(instruction.left)
      case .orIfNone:
        let left = views.register(instruction.left)
        result = left.scale == -1 ? views.register(instruction.right) : left
      case .endlessOr:
        let left = views.register(instruction.left)
        result =
          left.isOpen
          ? .open : (left.isValue ? views.register(instruction.right) : Point(true))
      case .isMember:
        let left = views.register(instruction.left)
        if left.isValue {
          let set = sets[Int(instruction.right)]
          result = Point(set & (1 &<< left.value) != 0)
        } else {
          result = left.isOpen ? .open : Point(false)
        }
      case .loop, .loopPairs:
        position = executeLoop(instruction)
        continue
      case .loadList: result = loadList(instruction)
      case .someRow:
        let input = table(instruction.left)
        result = input.count > 0 ? Point(true) : (input.isOpen ? .open : Point(false))
      case .match: result = match(instruction)
      case .recordBase:
        result = Point(views.register(instruction.left).value + Int64(instruction.right))
      case .loadAttestation, .loadDocument, .lawUnknown: result = conclusion(instruction)
      case .atLeast, .mustState: result = rareLogic(instruction)
      case .add, .subtract, .multiply, .divide, .negate, .least, .greatest, .roundUp,
        .roundDown:
        result = arithmetic(instruction)
      case .periodRank, .periodToService, .datePlusPeriod, .dateMinusPeriod, .datePlusDays,
        .datePlusWorkingDays, .yearOf, .firstDayOfMonth, .lastDayOfMonth, .firstDayOfYear,
        .lastDayOfYear, .monthsBetween, .yearsBetween, .periodBetween:
        result = time(instruction)
      case .choose where instruction.detail == 3:
        result = PointRun.oneException(instruction, views)
      case .byDate, .choose: result = choice(instruction)
      case .makeList, .years, .distinct, .restrict, .append, .countRows, .sumRows, .leastRow,
        .greatestRow, .contains:
        result = list(instruction)
      case .seriesValue, .runWindows, .hasRun, .atLeastLevel, .coverage:
        result = yearsAndTimelines(instruction)
      }
      views.setRegister(instruction.target, to: result)
    }
  }

  // MARK: Facts

  @inline(__always)
  static func fact(_ raw: Int64, _ field: PointCode.Field) -> Point {
    if raw <= FactFrame.partial { return raw == FactFrame.none ? .none : .open }
    if field.isPresence { return Point(true) }
    if field.isDecimal { return decimal(raw) }
    return Point(raw)
  }

  @inline(never)
  private static func decimal(_ raw: Int64) -> Point {
    Point(raw, scale: FactSchema.decimalScale).reduced
  }

  @inline(never)
  private mutating func conclusion(_ instruction: Instruction) -> Point {
    switch instruction.code {
    case .loadAttestation:
      let state = facts.attestations[Int(instruction.right)]
      if state != FactFrame.unknown { return Point(state != 0) }
      return grantsAttestations ? Point(true) : .open
    case .loadDocument:
      let index = Int(instruction.right)
      let state = facts.documents[index]
      let isExpired =
        state == 1
        && facts.documentEnds[index] < registers[Int(Program.dateRegister)].value
      return state == FactFrame.unknown || isExpired ? .open : Point(state != 0)
    default: return .open
    }
  }

  // MARK: Logic

  @inline(__always)
  private static func conjunction(_ instruction: Instruction, _ views: Views) -> Point {
    var isOpen = false
    var index = Int(instruction.left)
    let end = index + Int(instruction.right)
    while index < end {
      let operand = views.register(views.pool[index])
      if operand.scale <= 0 { isOpen = true } else if operand.value == 0 { return Point(false) }
      index += 1
    }
    return isOpen ? .open : Point(true)
  }

  @inline(__always)
  private static func disjunction(_ instruction: Instruction, _ views: Views) -> Point {
    var isOpen = false
    var index = Int(instruction.left)
    let end = index + Int(instruction.right)
    while index < end {
      let operand = views.register(views.pool[index])
      if operand.scale <= 0 { isOpen = true } else if operand.value != 0 { return Point(true) }
      index += 1
    }
    return isOpen ? .open : Point(false)
  }

  /// One exception prevails over nothing but the base.
  @inline(__always)
  private static func oneException(_ instruction: Instruction, _ views: Views) -> Point {
    let first = Int(instruction.left)
    let condition = views.register(views.pool[first + 1])
    guard condition.isValue else { return .open }
    return views.register(views.pool[condition.value == 0 ? first : first + 2])
  }

  /// Compares two values: by themselves where they have one denominator, else by their order.
  @inline(__always)
  private static func comparison(
    _ instruction: Instruction,
    _ views: Views,
    _ holds: (Int64, Int64) -> Bool,
    _ holdsForOrder: (Int) -> Bool
  ) -> Point {
    let left = views.register(instruction.left)
    let right = views.register(instruction.right)
    guard left.isValue, right.isValue else {
      return left.isOpen || right.isOpen ? .open : Point(false)
    }
    if left.scale == right.scale { return Point(holds(left.value, right.value)) }
    return Point(
      holdsForOrder(Extent.compare(left.value, left.scale, right.value, right.scale))
    )
  }

  @inline(__always)
  private mutating func match(_ instruction: Instruction) -> Point {
    if instruction.detail == PointCode.lookup {
      let member = register(instruction.left)
      guard member.isValue, member.value < Int64(PointCode.membersMax) else { return .open }
      let value = operands[Int(instruction.right) + Int(member.value)]
      return value == PointCode.noValue ? .open : register(value)
    }
    var row = Int(instruction.left) + 1
    let end = Int(instruction.left) + Int(instruction.right)
    while row + 1 < end {
      let test = register(pool[row])
      if test.isTrue { return register(pool[row + 1]) }
      if !test.isFalse { return .open }
      row += 2
    }
    return .open
  }

  // MARK: Lists

  mutating func appendCell(_ cell: Point) {
    if cellCount == cells.count {
      memory.growCells()
      cells = memory.cells.array
    }
    cells[cellCount] = cell
    cellCount += 1
  }

  mutating func keep(_ table: Table) -> Point {
    if tableCount == tables.count {
      memory.growTables()
      tables = memory.tables.array
    }
    tables[tableCount] = table
    tableCount += 1
    return Point(Int64(tableCount - 1))
  }

  @inline(__always)
  func table(_ register: UInt32) -> Table { tables[Int(registers[Int(register)].value)] }

  private mutating func loadList(_ instruction: Instruction) -> Point {
    let field = fields[Int(instruction.right)]
    let slot = Int(register(instruction.left).value &+ field.offset)
    var table = Table(first: cellCount, count: 0, width: 1, isOpen: false, slot: slot)
    if slots[slot] == FactFrame.unknown {
      table.isOpen = true
      return keep(table)
    }
    var base = Int(slots[slot])
    if field.holdsRecords {
      while base > 0 {
        appendCell(Point(Int64(base)))
        table.count += 1
        base = Int(slots[base - 1])
      }
      return keep(table)
    }
    table.width = 0
    while base > 0 {
      let first = cellCount
      for index in 0..<Int(field.elementCount) {
        let element = code.elements.array[Int(field.firstElement) + index]
        let slot = base + Int(element.offset)
        appendCell(PointRun.fact(slots[slot], element))
        if element.takesTwoCells { appendCell(PointRun.fact(slots[slot + 1], element)) }
      }
      table.width = cellCount - first
      table.count += 1
      base = Int(slots[base - 1])
    }
    if table.count == 0 { table.width = 1 }
    return keep(table)
  }

  // MARK: Loops

  /// Runs a loop and gives the position behind its body.
  private mutating func executeLoop(_ instruction: Instruction) -> Int {
    let body = loops[Int(instruction.right)]
    let input = table(instruction.left)
    if body.someRow >= 0 {
      registers[Int(body.someRow)] = someRow(of: input, body, instruction.code)
    } else if body.makesLists {
      registers[Int(instruction.target)] = nestedRows(of: input, body, instruction.code)
    } else {
      registers[Int(instruction.target)] = rows(of: input, body, instruction.code)
    }
    return Int(body.end)
  }

  @inline(__always)
  private func bind(_ element: Int32, _ count: Int32, toRowAt first: Int) {
    var column = 0
    while column < Int(count) {
      registers[Int(operands[Int(element) + column])] = cells[first + column]
      column += 1
    }
  }

  /// Whether the row that the body was run for belongs to the new list; open where that is open.
  @inline(__always)
  private func isWanted(_ body: PointCode.Loop) -> Point {
    body.condition < 0 ? Point(true) : registers[Int(body.condition)]
  }

  /// Whether the new list has a row; nothing is kept of it.
  private mutating func someRow(
    of input: Table,
    _ body: PointCode.Loop,
    _ code: OperationCode
  ) -> Point {
    if body.skip >= 0 {
      let other = registers[Int(body.skip)]
      // The whole is settled, whatever the answer is.
      if other.isValue, (other.value != 0) == body.skipsWhen { return Point(false) }
    }
    let isPairs = code == .loopPairs
    if isPairs, body.filter >= 0, input.count > EvaluationLimits.pairsInFull,
      let answer = somePair(of: input, body)
    {
      return answer
    }
    var isOpen = input.isOpen
    var row = 0
    while row < input.count {
      guard countRows(isPairs ? input.count : 1) else { return .open }
      bind(body.element, body.elementCount, toRowAt: input.first + row * input.width)
      if isPairs {
        execute(Int(body.start), Int(body.middle))
        var other = body.isSymmetric ? row + 1 : 0
        while other < input.count {
          if other != row {
            bind(body.second, body.elementCount, toRowAt: input.first + other * input.width)
            execute(Int(body.middle), Int(body.end))
            let wanted = isWanted(body)
            if wanted.isTrue { return wanted }
            if !wanted.isFalse { isOpen = true }
          }
          other += 1
        }
      } else {
        execute(Int(body.start), Int(body.end))
        let wanted = isWanted(body)
        if wanted.isTrue { return Point(true) }
        if !wanted.isFalse { isOpen = true }
      }
      row += 1
    }
    return isOpen ? .open : Point(false)
  }

  /// Counts rows that are looked at in any case.
  @inline(__always)
  mutating func noteRows(_ count: Int) { rowCount &+= count }

  /// Whether so many more rows may be looked at.
  @inline(__always)
  private mutating func countRows(_ count: Int) -> Bool {
    rowCount &+= count
    return rowCount <= rowLimit
  }

  /// Whether a long list has a pair, of those that the comparisons of the condition leave; nothing
  /// where they leave too many to list them.
  @inline(never)
  private mutating func somePair(of input: Table, _ body: PointCode.Loop) -> Point? {
    let filter = code.filters[Int(body.filter)]
    let registers = filter.registers
    var reaches: [PairFilter.Reach] = []
    reaches.reserveCapacity(input.count * registers.count)
    for row in 0..<input.count {
      guard countRows(1) else { return .open }
      let first = input.first + row * input.width
      bind(body.element, body.elementCount, toRowAt: first)
      bind(body.second, body.elementCount, toRowAt: first)
      execute(Int(body.start), Int(body.end))
      for register in registers {
        reaches.append(
          PairFilter.Reach(self.registers[Int(register)], program.shapes[Int(register)])
        )
      }
    }
    guard let pairs = filter.pairs(of: input.count, reaches) else { return nil }
    var isOpen = input.isOpen
    for pair in pairs {
      guard countRows(1) else { return .open }
      let (row, other) = PairFilter.elements(of: pair)
      bind(body.element, body.elementCount, toRowAt: input.first + row * input.width)
      bind(body.second, body.elementCount, toRowAt: input.first + other * input.width)
      execute(Int(body.start), Int(body.end))
      let wanted = isWanted(body)
      if wanted.isTrue { return wanted }
      if !wanted.isFalse { isOpen = true }
    }
    return isOpen ? .open : Point(false)
  }

  /// The new list of a body that makes no cells of its own.
  private mutating func rows(
    of input: Table,
    _ body: PointCode.Loop,
    _ code: OperationCode
  ) -> Point {
    var result = Table(
      first: cellCount,
      count: 0,
      width: Int(body.columnCount),
      isOpen: input.isOpen,
      slot: 0
    )
    for row in 0..<input.count {
      guard countRows(code == .loopPairs ? input.count : 1) else {
        result.isOpen = true
        break
      }
      bind(body.element, body.elementCount, toRowAt: input.first + row * input.width)
      if code == .loopPairs {
        execute(Int(body.start), Int(body.middle))
        for other in 0..<input.count where other != row {
          bind(body.second, body.elementCount, toRowAt: input.first + other * input.width)
          execute(Int(body.middle), Int(body.end))
          addRow(body, to: &result)
        }
      } else {
        execute(Int(body.start), Int(body.end))
        addRow(body, to: &result)
      }
    }
    return keep(result)
  }

  @inline(__always)
  private mutating func addRow(_ body: PointCode.Loop, to table: inout Table) {
    let wanted = isWanted(body)
    if wanted.isFalse { return }
    if !wanted.isTrue {
      table.isOpen = true
      return
    }
    table.count += 1
    for column in 0..<Int(body.columnCount) {
      appendCell(registers[Int(operands[Int(body.columns) + column])])
    }
  }

  /// The new list of a body whose own lists take cells in between: rows are set aside first.
  @inline(never)
  private mutating func nestedRows(
    of input: Table,
    _ body: PointCode.Loop,
    _ code: OperationCode
  ) -> Point {
    var found: [Point] = []
    var result = Table(
      first: 0,
      count: 0,
      width: Int(body.columnCount),
      isOpen: input.isOpen,
      slot: 0
    )
    for row in 0..<input.count {
      guard countRows(code == .loopPairs ? input.count : 1) else {
        result.isOpen = true
        break
      }
      for other in 0..<(code == .loopPairs ? input.count : 1) {
        bind(body.element, body.elementCount, toRowAt: input.first + row * input.width)
        if code == .loopPairs {
          if other == row { continue }
          bind(body.second, body.elementCount, toRowAt: input.first + other * input.width)
        }
        execute(Int(body.start), Int(body.end))
        let wanted = isWanted(body)
        if wanted.isFalse { continue }
        guard wanted.isTrue else {
          result.isOpen = true
          continue
        }
        result.count += 1
        for column in 0..<Int(body.columnCount) {
          found.append(registers[Int(operands[Int(body.columns) + column])])
        }
      }
    }
    result.first = cellCount
    for cell in found { appendCell(cell) }
    return keep(result)
  }
}
