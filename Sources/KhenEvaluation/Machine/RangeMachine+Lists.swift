import KhenSource

/// Loops, and what is computed from the rows of a list.
extension RangeMachine {
  // MARK: Loops

  mutating func executeLoop(
    _ instruction: Instruction,
    _ body: LoopBody,
    at position: Int,
    _ frame: FactFrame
  ) {
    var input = table(instruction.left)
    var rows: [Row] = []
    rows.reserveCapacity(input.count)
    let keepsLists = body.columns.contains { program.shapes[Int($0)] == .handle }
    let before = listMark
    for row in 0..<input.count {
      guard countRow() else {
        leaveOpen(&input, at: position)
        break
      }
      let first = input.first + row * input.width
      bind(body.element, toRowAt: first)
      execute(body.start, body.end, frame)
      let (presence, origin) = presence(ofRowAt: first, body, at: position)
      rows.append(
        (presence, origin, body.columns.map { (registers[Int($0)], origins[Int($0)]) })
      )
      // Lists made for one element are of no use for the next.
      guard !keepsLists, rowCount > EvaluationLimits.rowsOfSmallRun else { continue }
      forgetLists(since: before)
    }
    store(
      rows,
      width: 1 + body.columns.count,
      from: input,
      hasElements: input.hasElements && body.condition == nil,
      instruction
    )
  }

  /// A row of a new list.
  typealias Row = (presence: Extent, presenceOrigin: Int32, columns: [(Extent, Int32)])

  /// How many lists, cells and measured timelines there are.
  var listMark: (tables: Int, cells: Int, coverages: Int) {
    (tables.count, cells.count, coverages.count)
  }

  /// Forgets the lists that were made since; timelines are left to who knows that no step is told
  /// of them.
  mutating func forgetLists(since mark: (tables: Int, cells: Int, coverages: Int)) {
    tables.removeSubrange(mark.tables...)
    cells.removeSubrange(mark.cells...)
    cellOrigins.removeSubrange(mark.cells...)
  }

  /// Whether one more row may be looked at.
  mutating func countRow() -> Bool {
    rowCount += 1
    return rowCount <= limits.rows
  }

  /// Says of a list that not all rows were looked at, so that there may be others.
  mutating func leaveOpen(_ table: inout Table, at position: Int) {
    table.isUnknown = true
    table.origin = record(
      instruction: position,
      .eitherBoolean,
      shape: .boolean,
      operands: [],
      isAttained: false
    )
    trace.isTruncated = true
  }

  mutating func bind(_ element: [UInt32], toRowAt first: Int) {
    for (column, register) in element.enumerated() {
      registers[Int(register)] = cells[first + 1 + column]
      origins[Int(register)] = cellOrigins[first + 1 + column]
    }
  }

  /// Whether the row bound is in the list and satisfies the condition of the loop.
  mutating func presence(
    ofRowAt first: Int,
    _ body: LoopBody,
    at position: Int
  ) -> (Extent, Int32) {
    guard let condition = body.condition else { return (cells[first], cellOrigins[first]) }
    let met = registers[Int(condition)]
    if cells[first].isCertainlyTrue { return (met, origins[Int(condition)]) }
    let joined = Extent.conjunction([cells[first], met])
    return (
      joined,
      record(
        instruction: position,
        joined,
        shape: .boolean,
        operands: [cellOrigins[first], origins[Int(condition)]]
      )
    )
  }

  mutating func store(
    _ rows: [Row],
    width: Int,
    from input: Table,
    hasElements: Bool,
    _ instruction: Instruction
  ) {
    let table = Table(
      first: cells.count,
      count: rows.count,
      width: width,
      isUnknown: input.isUnknown,
      origin: input.origin,
      slot: 0,
      fault: input.fault,
      hasElements: hasElements
    )
    for row in rows {
      appendCell(row.presence, row.presenceOrigin)
      for (extent, origin) in row.columns { appendCell(extent, origin) }
    }
    keep(table, instruction)
  }

  /// Makes a table the value of a register.
  mutating func keep(_ table: Table, _ instruction: Instruction) {
    registers[Int(instruction.target)] = .point(Int64(tables.count))
    origins[Int(instruction.target)] = table.origin
    tables.append(table)
  }

  func table(_ register: UInt32) -> Table { tables[Int(registers[Int(register)].low)] }

  /// The steps behind all cells of a list, row by row; last the step that tells why it is unknown.
  mutating func steps(of table: Table) -> [Int32] {
    rowCount += table.count
    var steps: [Int32] = []
    for row in 0..<table.count {
      let first = table.first + row * table.width
      steps.append(cellOrigins[first])
      // What a row holds that is certainly not in the list is of no account.
      let isAbsent = cells[first].isCertainlyFalse
      for column in 1..<max(1, table.width) {
        steps.append(isAbsent ? -1 : cellOrigins[first + column])
      }
    }
    if table.isUnknown { steps.append(table.origin) }
    return steps
  }

  // MARK: Lists

  /// Gives an error to a question about a list of which it is certain that there is none, because
  /// exceptions collide; tells whether it did.
  mutating func finishFaulty(_ instruction: Instruction, at position: Int) -> Bool {
    let register: UInt32
    switch instruction.code {
    case .countRows, .someRow, .sumRows, .leastRow, .greatestRow, .seriesValue:
      register = instruction.left
    case .contains: register = instruction.right
    case .hasRun, .coverage: register = program.pool[Int(instruction.left)]
    default: return false
    }
    let fault = table(register).fault
    guard !fault.marks.isEmpty else { return false }
    finish(
      instruction,
      at: position,
      .error(fault.marks),
      operands: [fault.origin]
    )
    return true
  }

  mutating func executeList(_ instruction: Instruction, at position: Int) {
    if finishFaulty(instruction, at: position) { return }
    switch instruction.code {
    case .makeList:
      let width = max(1, Int(instruction.detail))
      let operands = Array(pooled(instruction, Int(instruction.right)))
      let table = Table(
        first: cells.count,
        count: operands.count / width,
        width: width + 1,
        isUnknown: false,
        origin: -1,
        slot: 0
      )
      for (index, register) in operands.enumerated() {
        if index % width == 0 { appendCell(.certainlyTrue, -1) }
        appendCell(registers[Int(register)], origins[Int(register)])
      }
      keep(table, instruction)
    case .years: executeYearsOfRange(instruction, at: position)
    case .distinct: executeDistinct(instruction, at: position)
    case .restrict: executeRestrict(instruction, at: position)
    case .append: executeAppend(instruction, at: position)
    case .contains: executeContains(instruction, at: position)
    default: executeReduction(instruction, at: position)
    }
  }

  private mutating func executeYearsOfRange(_ instruction: Instruction, at position: Int) {
    let from = registers[Int(instruction.left)]
    let to = registers[Int(instruction.right)]
    let operands = [origins[Int(instruction.left)], origins[Int(instruction.right)]]
    var table = Table(
      first: cells.count,
      count: 0,
      width: 2,
      isUnknown: false,
      origin: -1,
      slot: 0
    )
    guard from.marks.contains(.value), to.marks.contains(.value) else {
      keep(table, instruction)
      return
    }
    guard
      to.high.subtractingReportingOverflow(from.low).partialValue
        <= Int64(EvaluationLimits.yearSpan)
    else {
      table.isUnknown = true
      table.origin = record(
        instruction: position,
        .eitherBoolean,
        shape: .boolean,
        operands: operands,
        isAttained: false
      )
      keep(table, instruction)
      return
    }
    var year = from.low
    while year <= to.high {
      let presence = Extent.boolean(
        canBeFalse: !(from.high <= year && year <= to.low),
        canBeTrue: true
      )
      let origin =
        presence.isCertainlyTrue
        ? -1
        : record(instruction: position, presence, shape: .boolean, operands: operands)
      appendCell(presence, origin)
      appendCell(.point(year), -1)
      table.count += 1
      year += 1
    }
    keep(table, instruction)
  }

  private mutating func executeDistinct(_ instruction: Instruction, at position: Int) {
    let input = table(instruction.left)
    let shape = ExtentShape(rawValue: UInt8(instruction.detail)) ?? .interval
    var result = Table(
      first: cells.count,
      count: 0,
      width: input.width,
      isUnknown: input.isUnknown,
      origin: input.origin,
      slot: 0,
      fault: input.fault
    )
    var earlierRows = EarlierRows(input, shape, looksUp: input.count > limits.pairsInFull)
    for row in 0..<input.count {
      let first = input.first + row * input.width
      var presence = cells[first]
      var operands = [cellOrigins[first]]
      for earlier in earlierRows.take(row, cells) {
        guard countRow() else {
          leaveOpen(&result, at: position)
          keep(result, instruction)
          return
        }
        let other = input.first + earlier * input.width
        let equal = Extent.conjunction(
          [cells[other]]
            + (1..<input.width).map {
              shape.areEqual(cells[first + $0], cells[other + $0])
            }
        )
        if equal.isCertainlyFalse { continue }
        presence = Extent.conjunction([presence, equal.negatedBoolean])
        operands += [cellOrigins[other]]
        for column in 1..<input.width {
          operands += [cellOrigins[first + column], cellOrigins[other + column]]
        }
      }
      result.count += 1
      // Reads the same facts with both signs, so its own bounds need not be reached.
      appendCell(
        presence,
        operands.count == 1
          ? operands[0]
          : record(
            instruction: position,
            presence,
            shape: .boolean,
            operands: operands,
            isAttained: false
          )
      )
      for column in 1..<input.width {
        appendCell(cells[first + column], cellOrigins[first + column])
      }
    }
    keep(result, instruction)
  }

  private mutating func executeRestrict(_ instruction: Instruction, at position: Int) {
    let input = table(instruction.left)
    let condition = registers[Int(instruction.right)]
    let conditionOrigin = origins[Int(instruction.right)]
    var result = input
    result.first = cells.count
    result.hasElements = false
    // Whether this is the list is itself an error, so whatever is asked of it is one.
    if condition.isCertainlyError {
      result.fault = Fault(marks: condition.marks, origin: conditionOrigin)
    }
    if input.isUnknown {
      result.isUnknown = condition.canBeTrue
      result.origin = record(
        instruction: position,
        .eitherBoolean,
        shape: .boolean,
        operands: [input.origin, conditionOrigin]
      )
    }
    for row in 0..<input.count {
      let first = input.first + row * input.width
      let presence = Extent.conjunction([cells[first], condition])
      let origin = record(
        instruction: position,
        presence,
        shape: .boolean,
        operands: [cellOrigins[first], conditionOrigin]
      )
      appendCell(presence, origin)
      for column in 1..<input.width {
        appendCell(cells[first + column], cellOrigins[first + column])
      }
    }
    keep(result, instruction)
  }

  private mutating func executeAppend(_ instruction: Instruction, at position: Int) {
    let (first, second) = (table(instruction.left), table(instruction.right))
    var result = first
    result.first = cells.count
    result.count = first.count + second.count
    result.width = first.count == 0 ? second.width : first.width
    result.isUnknown = first.isUnknown || second.isUnknown
    result.hasElements = first.hasElements || second.hasElements
    if result.fault.marks.isEmpty { result.fault = second.fault }
    result.slot = 0
    if result.isUnknown {
      result.origin = record(
        instruction: position,
        .eitherBoolean,
        shape: .boolean,
        operands: [first, second].filter { $0.isUnknown }.map { $0.origin }
      )
    }
    for table in [first, second] {
      for index in table.first..<table.first + table.count * table.width {
        appendCell(cells[index], cellOrigins[index])
      }
    }
    keep(result, instruction)
  }

  private mutating func executeContains(_ instruction: Instruction, at position: Int) {
    let value = registers[Int(instruction.left)]
    let input = table(instruction.right)
    let shape = ExtentShape(rawValue: UInt8(instruction.detail)) ?? .interval
    var parts: [Extent] = []
    for row in 0..<input.count {
      let first = input.first + row * input.width
      parts.append(
        Extent.conjunction([cells[first], shape.areEqual(value, cells[first + 1])])
      )
    }
    var extent = Extent.disjunction(parts)
    if input.isUnknown { extent = Extent.disjunction([extent, .eitherBoolean]) }
    var read = steps(of: input)
    if !extent.isOneOutcome {
      // An open answer does not rest on the elements that are certainly something else.
      for (row, part) in parts.enumerated() where part.isCertainlyFalse {
        for column in 0..<input.width { read[row * input.width + column] = -1 }
      }
    }
    finish(
      instruction,
      at: position,
      extent,
      operands: [origins[Int(instruction.left)]] + read,
      stride: input.width
    )
  }
}
