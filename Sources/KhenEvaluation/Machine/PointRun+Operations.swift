import KhenSemantics
import KhenSource
import KhenSyntax

/// Logic, arithmetic, dates and choices on points.
extension PointRun {
  @inline(never)
  mutating func rareLogic(_ instruction: Instruction) -> Point {
    if instruction.code == .mustState {
      return registers[Int(instruction.left)].isOpen ? .open : Point(true)
    }
    var trueCount = 0
    var openCount = 0
    for register in pooled(instruction, Int(instruction.right)) {
      let operand = registers[Int(register)]
      if operand.isTrue { trueCount += 1 } else if !operand.isFalse { openCount += 1 }
    }
    let needed = Int(instruction.detail)
    if trueCount >= needed { return Point(true) }
    return trueCount + openCount < needed ? Point(false) : .open
  }

  /// The registers of an instruction with many.
  mutating func pooled(_ instruction: Instruction, _ count: Int) -> ArraySlice<UInt32> {
    program.pool[Int(instruction.left)..<Int(instruction.left) + count]
  }

  // MARK: Numbers

  /// Products below this are those of `Extent`, which has limits of its own.
  private static let productMax: UInt64 = 1 << 62

  @inline(never)
  mutating func arithmetic(_ instruction: Instruction) -> Point {
    let left = registers[Int(instruction.left)]
    if instruction.code == .negate {
      return left.isValue ? Point(-left.value, scale: left.scale) : left
    }
    let right = registers[Int(instruction.right)]
    guard left.isValue, right.isValue else {
      return left.isOpen || right.isOpen ? .open : .none
    }
    if left.scale == 1, right.scale == 1 {
      switch instruction.code {
      case .add:
        let (sum, overflow) = left.value.addingReportingOverflow(right.value)
        return overflow ? .open : Point(sum)
      case .subtract:
        let (difference, overflow) = left.value.subtractingReportingOverflow(right.value)
        return overflow ? .open : Point(difference)
      case .least: return Point(min(left.value, right.value))
      case .greatest: return Point(max(left.value, right.value))
      default: break
      }
    }
    if instruction.code == .multiply {
      let (product, overflow) = left.value.multipliedReportingOverflow(by: right.value)
      let (scale, scaleOverflow) = left.scale.multipliedReportingOverflow(by: right.scale)
      if !overflow, !scaleOverflow, product.magnitude < PointRun.productMax {
        return Point(product, scale: scale).reduced
      }
    }
    let extent: Extent
    switch instruction.code {
    case .add: extent = .sum(left.extent, right.extent)
    case .subtract: extent = .difference(left.extent, right.extent)
    case .multiply: extent = .product(left.extent, right.extent)
    case .divide: extent = .quotient(left.extent, right.extent)
    case .roundUp: extent = .rounded(left.extent, up: true, toMultipleOf: right.extent)
    case .roundDown: extent = .rounded(left.extent, up: false, toMultipleOf: right.extent)
    default:
      let order = Extent.compare(left.value, left.scale, right.value, right.scale)
      return (order > 0) == (instruction.code == .greatest) ? left : right
    }
    return Point(extent, shape: .interval)
  }

  // MARK: Time

  @inline(never)
  mutating func time(_ instruction: Instruction) -> Point {
    if instruction.code == .datePlusWorkingDays { return workingDays(instruction) }
    let left = registers[Int(instruction.left)]
    guard left.isValue else { return left }
    let day = Int(clamping: left.value)
    switch instruction.code {
    case .periodRank: return Point(PeriodMeasure.rank(left.value))
    case .periodToService:
      return instruction.detail == 1
        ? Point(PeriodMeasure.days365(left.value))
        : Point(PeriodMeasure.rank(left.value), scale: 30).reduced
    case .yearOf: return Point(Int64(CalendarArithmetic.year(of: day)))
    case .firstDayOfMonth: return Point(Int64(CalendarArithmetic.firstDayOfMonth(day)))
    case .lastDayOfMonth: return Point(Int64(CalendarArithmetic.lastDayOfMonth(day)))
    case .firstDayOfYear: return Point(PeriodMeasure.endOfYear(left.value, isFirst: true))
    case .lastDayOfYear: return Point(PeriodMeasure.endOfYear(left.value, isFirst: false))
    default: break
    }
    let right = registers[Int(instruction.right)]
    guard right.isValue else { return right }
    switch instruction.code {
    case .datePlusPeriod, .dateMinusPeriod:
      let parts = Period.decoded(right.value)
      let sign: Int64 = instruction.code == .dateMinusPeriod ? -1 : 1
      let shifted = CalendarArithmetic.adding(
        months: Int(clamping: sign * parts.months),
        days: Int(clamping: sign * parts.days),
        to: day,
        rounding: program.time.monthEnd
      )
      if shifted.isAmbiguous, program.time.monthEnd == .strict { return .open }
      return Point(Int64(shifted.day))
    case .datePlusDays:
      let quotient = right.value / right.scale
      let days = right.value < 0 && right.value % right.scale != 0 ? quotient - 1 : quotient
      let (sum, overflow) = left.value.addingReportingOverflow(days)
      return overflow
        ? .open
        : Point(min(max(sum, Int64(CalendarLimits.dayMin)), Int64(CalendarLimits.dayMax)))
    case .monthsBetween:
      return Point(
        Int64(
          CalendarArithmetic.months(
            from: day,
            to: Int(clamping: right.value),
            rounding: program.time.monthEnd
          )
        )
      )
    case .yearsBetween:
      return Point(
        Int64(
          CalendarArithmetic.years(
            from: day,
            to: Int(clamping: right.value),
            rounding: program.time.monthEnd
          )
        )
      )
    default:
      let period = CalendarArithmetic.period(from: day, to: Int(clamping: right.value))
      return Point(Period.encoded(months: Int64(period.months), days: Int64(period.days)))
    }
  }

  private mutating func workingDays(_ instruction: Instruction) -> Point {
    let operands = Array(pooled(instruction, Int(instruction.right)))
    let date = registers[Int(operands[0])]
    let count = registers[Int(operands[1])]
    guard date.isValue, count.isValue else { return date.isOpen || count.isOpen ? .open : .none }
    var daysOff: Set<Int64> = []
    if operands.count > 2 {
      let table = table(operands[2])
      for row in 0..<table.count { daysOff.insert(cells[table.first + row * table.width].value) }
    }
    let limit: Int64 = 100_000
    return Point(
      Int64(
        CalendarArithmetic.addingWorkingDays(
          Int(min(max(count.value, -limit), limit)),
          to: Int(clamping: date.value)
        ) { daysOff.contains(Int64($0)) }
      )
    )
  }

  // MARK: Choices

  @inline(never)
  mutating func choice(_ instruction: Instruction) -> Point {
    switch instruction.code {
    case .byDate:
      let operands = pooled(instruction, Int(instruction.detail))
      let date = registers[Int(operands[operands.startIndex])]
      guard date.isValue else { return .open }
      for (index, span) in program.dated[Int(instruction.right)].spans.enumerated()
      where span.contains(Int(clamping: date.value)) {
        return registers[Int(operands[operands.startIndex + index + 1])]
      }
      return operands.last.map { registers[Int($0)] } ?? .open
    default: return exceptions(instruction)
    }
  }

  private mutating func exceptions(_ instruction: Instruction) -> Point {
    let operands = Array(pooled(instruction, Int(instruction.detail)))
    let table = program.choices[Int(instruction.right)]
    let count = (operands.count - 1) / 2
    var applying: [Int] = []
    for index in 0..<count {
      let condition = registers[Int(operands[1 + 2 * index])]
      guard condition.isValue else { return .open }
      if condition.isTrue { applying.append(index) }
    }
    guard !applying.isEmpty else { return registers[Int(operands[0])] }
    var result: Point?
    for index in applying
    where !applying.contains(where: { table.prevailsOver[$0].contains(index) }) {
      let value = registers[Int(operands[2 + 2 * index])]
      if let result, result != value { return .open }
      result = value
    }
    return result ?? .open
  }
}
