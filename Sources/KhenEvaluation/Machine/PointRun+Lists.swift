import KhenSemantics
import KhenSource
import KhenSyntax

/// Lists, years and timelines on points.
///
/// A list that may hold rows beside those known is open; what an open list cannot change is still
/// decided.
extension PointRun {
  // MARK: Lists

  @inline(never)
  mutating func list(_ instruction: Instruction) -> Point {
    switch instruction.code {
    case .makeList:
      let width = max(1, Int(instruction.detail))
      let operands = pooled(instruction, Int(instruction.right))
      let table = Table(
        first: cellCount,
        count: operands.count / width,
        width: width,
        isOpen: false,
        slot: 0
      )
      for register in operands { appendCell(registers[Int(register)]) }
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
        first: cellCount,
        count: first.count + second.count,
        width: first.count == 0 ? second.width : first.width,
        isOpen: first.isOpen || second.isOpen,
        slot: 0
      )
      for table in [first, second] {
        for index in table.first..<table.first + table.count * table.width {
          appendCell(cells[index])
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
    var table = Table(first: cellCount, count: 0, width: 1, isOpen: false, slot: 0)
    guard from.isValue, to.isValue,
      to.value.subtractingReportingOverflow(from.value).partialValue
        <= Int64(EvaluationLimits.yearSpan)
    else {
      table.isOpen = from.isOpen || to.isOpen || (from.isValue && to.isValue)
      return keep(table)
    }
    var year = from.value
    while year <= to.value {
      appendCell(Point(year))
      table.count += 1
      year += 1
    }
    return keep(table)
  }

  private mutating func distinct(_ instruction: Instruction) -> Point {
    let input = table(instruction.left)
    var result = input
    result.first = cellCount
    result.count = 0
    var seen: Set<Int64> = []
    var hasFractions = false
    for row in 0..<input.count {
      let first = input.first + row * input.width
      let isKnown = (0..<input.width).allSatisfy { !cells[first + $0].isOpen }
      guard isKnown else {
        result.isOpen = true
        continue
      }
      if input.width == 1, input.count > EvaluationLimits.pairsInFull, cells[first].scale == 1 {
        // Values over one are told apart by themselves; those over others are gone through.
        guard seen.insert(cells[first].value).inserted else { continue }
        guard hasFractions else {
          appendCell(cells[first])
          result.count += 1
          continue
        }
      } else {
        hasFractions = true
      }
      let isNew = (0..<result.count).allSatisfy { earlier in
        (0..<input.width).contains { column in
          let other = cells[result.first + earlier * input.width + column]
          let this = cells[first + column]
          return Extent.compare(this.value, this.scale, other.value, other.scale) != 0
        }
      }
      guard isNew else { continue }
      for column in 0..<input.width { appendCell(cells[first + column]) }
      result.count += 1
    }
    return keep(result)
  }

  private mutating func contains(_ instruction: Instruction) -> Point {
    let value = registers[Int(instruction.left)]
    let input = table(instruction.right)
    noteRows(input.count)
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

  private mutating func reduction(_ instruction: Instruction) -> Point {
    let input = table(instruction.left)
    noteRows(input.count)
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

  @inline(never)
  mutating func yearsAndTimelines(_ instruction: Instruction) -> Point {
    switch instruction.code {
    case .seriesValue: return seriesValue(instruction)
    case .atLeastLevel:
      let level = registers[Int(instruction.right)]
      let input = table(instruction.left)
      var result = Table(
        first: cellCount,
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
        appendCell(cells[first])
        appendCell(cells[first + 1])
        appendCell(Point(1))
        result.count += 1
      }
      return keep(result)
    case .coverage: return coverage(instruction)
    default: return run(instruction)
    }
  }

  private mutating func seriesValue(_ instruction: Instruction) -> Point {
    let input = table(instruction.left)
    let year = registers[Int(instruction.right)]
    let access = program.series[Int(instruction.detail)]
    noteRows(input.count)
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
    let request = program.runs[Int(instruction.right)]
    if instruction.code == .hasRun, !request.holdsRanges, !request.hasEnd,
      let answer = fewYears(table(pool[Int(instruction.left)]), count: request.count)
    {
      return answer
    }
    let operands = Array(pooled(instruction, Int(instruction.detail)))
    let input = table(operands[0])
    noteRows(input.count)
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

  /// Up to so many years are looked for among each other, without a set.
  private static let fewYearsMax = 24

  /// Whether some years follow each other, for a short list; nothing for a long one.
  private mutating func fewYears(_ input: Table, count: Int) -> Point? {
    guard input.count <= PointRun.fewYearsMax else { return nil }
    var isOpen = input.isOpen
    for row in 0..<input.count {
      let last = cells[input.first + row * input.width]
      guard last.isValue else {
        isOpen = isOpen || last.isOpen
        continue
      }
      var distance: Int64 = 1
      while distance < Int64(count), hasYear(last.value - distance, input) { distance += 1 }
      if distance >= Int64(count) { return Point(true) }
    }
    return isOpen ? .open : Point(false)
  }

  private mutating func hasYear(_ year: Int64, _ input: Table) -> Bool {
    for row in 0..<input.count {
      let cell = cells[input.first + row * input.width]
      if cell.isValue, cell.value == year { return true }
    }
    return false
  }

  private mutating func windows(
    _ years: [Int64],
    _ request: RunRequest,
    end: Point,
    isOpen: Bool
  ) -> Point {
    var result = Table(first: cellCount, count: 0, width: 2, isOpen: isOpen, slot: 0)
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
          appendCell(Point(start))
          appendCell(Point(last))
          result.count += 1
        }
        if length >= Int64(request.count), !request.allowsLonger { break }
        last += 1
      }
    }
    return keep(result)
  }

  private mutating func coverage(_ instruction: Instruction) -> Point {
    let request = program.coverages[Int(instruction.right)]
    let input = table(pool[Int(instruction.left)])
    noteRows(4 * input.count)
    let date = registers[Int(pool[Int(instruction.left) + 1])]
    guard !input.isOpen, date.isValue else { return .open }
    if instruction.detail == 2, let sum = plainSum(of: input, request, date: date.value) {
      return sum
    }
    let operands = Array(pooled(instruction, Int(instruction.detail)))
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

  /// The measure where the days of all spells simply add up; nothing where they do not, or where
  /// something is unusual.
  private mutating func plainSum(of input: Table, _ request: CoverageRequest, date: Int64) -> Point?
  {
    guard request.isWeighted, request.overlap == .add,
      request.unit == .days || program.time.measure == .days365
    else { return nil }
    let cut = date + (program.time.countsLastDay ? 1 : 0)
    let extra: Int64 = request.includesEnd && program.time.countsLastDay ? 1 : 0
    var (total, scale): (Int64, Int64) = (0, 1)
    for row in 0..<input.count {
      let first = input.first + row * input.width
      let (start, end, weight) = (cells[first], cells[first + 1], cells[first + 2])
      guard start.isValue, !end.isOpen, weight.isValue, weight.value >= 0 else { return nil }
      let last = end.isValue ? min(end.value + extra, cut) : cut
      let spell = Spell(start: Int(start.value), end: Int(last)).withinCalendar
      var length = Int64(max(0, spell.endLow - spell.startLow))
      if weight.scale != scale {
        let common = Rational.greatestCommonDivisor(scale, weight.scale)
        let (product, overflow) = scale.multipliedReportingOverflow(by: weight.scale / common)
        let (moved, overflowMoved) = total.multipliedReportingOverflow(by: weight.scale / common)
        if overflow || overflowMoved { return nil }
        (total, scale) = (moved, product)
        let (widened, overflowWidened) = length.multipliedReportingOverflow(
          by: scale / weight.scale
        )
        if overflowWidened { return nil }
        length = widened
      }
      let (part, overflow) = length.multipliedReportingOverflow(by: weight.value)
      let (sum, overflowSum) = total.addingReportingOverflow(part)
      if overflow || overflowSum { return nil }
      total = sum
    }
    return Point(total, scale: scale).reduced
  }

  private mutating func spells(
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
