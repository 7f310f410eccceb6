import KhenSemantics
import KhenSource
import KhenSyntax

/// Lists, years and timelines on points.
///
/// A list that may hold rows beside those known is open; what an open list cannot change is still
/// decided.
extension PointMachine {
  // MARK: Loops

  mutating func executeLoop(_ instruction: Instruction, _ body: LoopBody, _ frame: FactFrame) {
    let input = table(instruction.left)
    var found: [Point] = []
    var result = Table(
      first: 0,
      count: 0,
      width: body.columns.count,
      isOpen: input.isOpen,
      slot: 0
    )
    for row in 0..<input.count {
      bind(body.element, toRowAt: input.first + row * input.width)
      if instruction.code == .loopPairs {
        for other in 0..<input.count where other != row {
          bind(body.second, toRowAt: input.first + other * input.width)
          execute(body.start, body.end, frame)
          addRow(body, to: &result, &found)
        }
      } else {
        execute(body.start, body.end, frame)
        addRow(body, to: &result, &found)
      }
    }
    result.first = cells.count
    cells.append(contentsOf: found)
    registers[Int(instruction.target)] = keep(result)
  }

  private mutating func bind(_ element: [UInt32], toRowAt first: Int) {
    for (column, register) in element.enumerated() {
      registers[Int(register)] = cells[first + column]
    }
  }

  private func addRow(_ body: LoopBody, to table: inout Table, _ found: inout [Point]) {
    if let condition = body.condition {
      let met = registers[Int(condition)]
      if met.isFalse { return }
      if !met.isTrue {
        table.isOpen = true
        return
      }
    }
    table.count += 1
    for register in body.columns { found.append(registers[Int(register)]) }
  }

  // MARK: Lists

  mutating func list(_ instruction: Instruction) -> Point {
    switch instruction.code {
    case .makeList:
      let width = max(1, Int(instruction.detail))
      let operands = pooled(instruction, Int(instruction.right))
      let table = Table(
        first: cells.count,
        count: operands.count / width,
        width: width,
        isOpen: false,
        slot: 0
      )
      for register in operands { cells.append(registers[Int(register)]) }
      return keep(table)
    case .years: return yearsOfRange(instruction)
    case .distinct: return distinct(instruction)
    case .restrict:
      let condition = registers[Int(instruction.right)]
      var table = table(instruction.left)
      if condition.isFalse {
        table.count = 0
        table.isOpen = false
      } else if !condition.isTrue {
        table.isOpen = table.isOpen || table.count > 0
        table.count = 0
      }
      return keep(table)
    case .append:
      let (first, second) = (table(instruction.left), table(instruction.right))
      let result = Table(
        first: cells.count,
        count: first.count + second.count,
        width: first.count == 0 ? second.width : first.width,
        isOpen: first.isOpen || second.isOpen,
        slot: 0
      )
      for table in [first, second] {
        for index in table.first..<table.first + table.count * table.width {
          cells.append(cells[index])
        }
      }
      return keep(result)
    case .contains: return contains(instruction)
    default: return reduction(instruction)
    }
  }

  private mutating func yearsOfRange(_ instruction: Instruction) -> Point {
    let from = registers[Int(instruction.left)]
    let to = registers[Int(instruction.right)]
    var table = Table(first: cells.count, count: 0, width: 1, isOpen: false, slot: 0)
    guard from.isValue, to.isValue,
      to.value.subtractingReportingOverflow(from.value).partialValue
        <= Int64(EvaluationLimits.yearSpan)
    else {
      table.isOpen = from.isOpen || to.isOpen || (from.isValue && to.isValue)
      return keep(table)
    }
    var year = from.value
    while year <= to.value {
      cells.append(Point(year))
      table.count += 1
      year += 1
    }
    return keep(table)
  }

  private mutating func distinct(_ instruction: Instruction) -> Point {
    let input = table(instruction.left)
    var result = input
    result.first = cells.count
    result.count = 0
    for row in 0..<input.count {
      let first = input.first + row * input.width
      let isKnown = (0..<input.width).allSatisfy { !cells[first + $0].isOpen }
      guard isKnown else {
        result.isOpen = true
        continue
      }
      let isNew = (0..<result.count).allSatisfy { earlier in
        (0..<input.width).contains { column in
          let other = cells[result.first + earlier * input.width + column]
          let this = cells[first + column]
          return Extent.compare(this.value, this.scale, other.value, other.scale) != 0
        }
      }
      guard isNew else { continue }
      for column in 0..<input.width { cells.append(cells[first + column]) }
      result.count += 1
    }
    return keep(result)
  }

  private func contains(_ instruction: Instruction) -> Point {
    let value = registers[Int(instruction.left)]
    let input = table(instruction.right)
    guard value.isValue else { return value.isOpen ? .open : Point(false) }
    var isOpen = input.isOpen
    for row in 0..<input.count {
      let cell = cells[input.first + row * input.width]
      if cell.isOpen { isOpen = true }
      if cell.isValue, Extent.compare(cell.value, cell.scale, value.value, value.scale) == 0 {
        return Point(true)
      }
    }
    return isOpen ? .open : Point(false)
  }

  private func reduction(_ instruction: Instruction) -> Point {
    let input = table(instruction.left)
    if instruction.code == .someRow {
      return input.count > 0 ? Point(true) : (input.isOpen ? .open : Point(false))
    }
    if input.isOpen { return .open }
    if instruction.code == .countRows { return Point(Int64(input.count)) }
    var total: Point = instruction.code == .sumRows ? Point(0) : .none
    for row in 0..<input.count {
      let cell = cells[input.first + row * input.width]
      guard cell.isValue else { return .open }
      if instruction.code == .sumRows {
        total = Point(Extent.sum(total.extent, cell.extent), shape: .interval)
        if !total.isValue { return .open }
      } else if !total.isValue {
        total = cell
      } else {
        let order = Extent.compare(cell.value, cell.scale, total.value, total.scale)
        if (order > 0) == (instruction.code == .greatestRow) { total = cell }
      }
    }
    return total
  }

  // MARK: Years and timelines

  mutating func yearsAndTimelines(_ instruction: Instruction) -> Point {
    switch instruction.code {
    case .seriesValue: return seriesValue(instruction)
    case .atLeastLevel:
      let level = registers[Int(instruction.right)]
      let input = table(instruction.left)
      var result = Table(
        first: cells.count,
        count: 0,
        width: 3,
        isOpen: input.isOpen,
        slot: 0
      )
      for row in 0..<input.count {
        let first = input.first + row * input.width
        let value = cells[first + 2]
        guard value.isValue, level.isValue else {
          result.isOpen = true
          continue
        }
        guard Extent.compare(level.value, level.scale, value.value, value.scale) <= 0 else {
          continue
        }
        cells.append(cells[first])
        cells.append(cells[first + 1])
        cells.append(Point(1))
        result.count += 1
      }
      return keep(result)
    case .coverage: return coverage(instruction)
    default: return run(instruction)
    }
  }

  private func seriesValue(_ instruction: Instruction) -> Point {
    let input = table(instruction.left)
    let year = registers[Int(instruction.right)]
    let access = program.series[Int(instruction.detail)]
    guard year.isValue else { return .open }
    var hasOpenYear = false
    for row in 0..<input.count {
      let cell = cells[input.first + row * input.width]
      if cell.isOpen { hasOpenYear = true }
      if cell.isValue, cell.value == year.value {
        return hasOpenYear ? .open : cells[input.first + row * input.width + 1]
      }
    }
    return input.isOpen || hasOpenYear || !access.isCompleteWhenAbsent ? .open : .none
  }

  private mutating func run(_ instruction: Instruction) -> Point {
    let operands = Array(pooled(instruction, Int(instruction.detail)))
    let request = program.runs[Int(instruction.right)]
    let input = table(operands[0])
    var years: Set<Int64> = []
    var isOpen = input.isOpen
    for row in 0..<input.count {
      let first = input.first + row * input.width
      let from = cells[first]
      let to = request.holdsRanges ? cells[first + 1] : from
      guard from.isValue, to.isValue,
        to.value.subtractingReportingOverflow(from.value).partialValue
          <= Int64(EvaluationLimits.yearSpan)
      else {
        isOpen = isOpen || from.isOpen || to.isOpen || (from.isValue && to.isValue)
        continue
      }
      var year = from.value
      while year <= to.value {
        years.insert(year)
        year += 1
      }
    }
    let end = request.hasEnd ? registers[Int(operands[1])] : Point(0)
    if end.isOpen { isOpen = true }
    guard instruction.code == .hasRun else {
      return windows(years.sorted(), request, end: end, isOpen: isOpen)
    }
    let count = Int64(request.count)
    let candidates = request.hasEnd ? (end.isValue ? [end.value] : []) : Array(years)
    for last in candidates
    where (0..<count).allSatisfy({ years.contains(last - $0) }) {
      return Point(true)
    }
    return isOpen ? .open : Point(false)
  }

  private mutating func windows(
    _ years: [Int64],
    _ request: RunRequest,
    end: Point,
    isOpen: Bool
  ) -> Point {
    var result = Table(first: cells.count, count: 0, width: 2, isOpen: isOpen, slot: 0)
    let known = Set(years)
    var looked = 0
    outer: for start in years {
      var last = start
      while known.contains(last) {
        let length = last - start + 1
        let isWanted =
          length == Int64(request.count)
          || (request.allowsLonger && length > Int64(request.count))
        if isWanted, !request.hasEnd || (end.isValue && end.value == last) {
          looked += 1
          if looked > EvaluationLimits.yearWindows {
            result.isOpen = true
            break outer
          }
          cells.append(Point(start))
          cells.append(Point(last))
          result.count += 1
        }
        if length >= Int64(request.count), !request.allowsLonger { break }
        last += 1
      }
    }
    return keep(result)
  }

  private func coverage(_ instruction: Instruction) -> Point {
    let operands = Array(pooled(instruction, Int(instruction.detail)))
    let request = program.coverages[Int(instruction.right)]
    let input = table(operands[0])
    let date = registers[Int(operands[1])]
    guard !input.isOpen, date.isValue else { return .open }
    var scale: Int64 = 1
    if request.isWeighted {
      for row in 0..<input.count {
        let weight = cells[input.first + row * input.width + 2]
        guard weight.isValue, weight.value >= 0 else { return .open }
        let divisor = Rational.greatestCommonDivisor(scale, weight.scale)
        let (product, overflow) = scale.multipliedReportingOverflow(by: weight.scale / divisor)
        if overflow { return .open }
        scale = product
      }
    }
    guard let spells = spells(of: input, request, date: date.value, scale: scale) else {
      return .open
    }
    var removed: [Spell] = []
    for register in operands.dropFirst(2) {
      let table = table(register)
      guard !table.isOpen,
        let spells = self.spells(of: table, request, date: date.value, scale: 0)
      else { return .open }
      removed += spells
    }
    guard
      let bounds = Coverage.measure(
        spells,
        removing: removed,
        request,
        measure: program.time.measure
      ),
      bounds.low == bounds.high
    else { return .open }
    return Point(
      bounds.low,
      scale: scale * Coverage.unitScale(request, measure: program.time.measure)
    ).reduced
  }

  private func spells(
    of input: Table,
    _ request: CoverageRequest,
    date: Int64,
    scale: Int64
  ) -> [Spell]? {
    let cut = date + (program.time.countsLastDay ? 1 : 0)
    let extra: Int64 = request.includesEnd && program.time.countsLastDay ? 1 : 0
    var result: [Spell] = []
    for row in 0..<input.count {
      let first = input.first + row * input.width
      let start = cells[first]
      let end = cells[first + 1]
      guard start.isValue, !end.isOpen else { return nil }
      var weight: Int64 = 1
      if request.isWeighted, scale > 0 {
        let cell = cells[first + 2]
        let (product, overflow) = cell.value.multipliedReportingOverflow(by: scale / cell.scale)
        guard cell.isValue, !overflow else { return nil }
        weight = product
      }
      let last = end.isValue ? min(end.value + extra, cut) : cut
      result.append(Spell(start: Int(start.value), end: Int(last), weight: weight))
    }
    return result
  }
}
