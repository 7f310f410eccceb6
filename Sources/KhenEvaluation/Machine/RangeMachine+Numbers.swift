import KhenSemantics
import KhenSource
import KhenSyntax

/// Arithmetic and dates.
extension RangeMachine {
  mutating func executeArithmetic(_ instruction: Instruction, at position: Int) {
    let left = registers[Int(instruction.left)]
    if instruction.code == .negate {
      finish(instruction, at: position, left.negated, one: true)
      return
    }
    let right = registers[Int(instruction.right)]
    let extent: Extent
    switch instruction.code {
    case .add: extent = .sum(left, right)
    case .subtract:
      extent =
        instruction.left == instruction.right && left.marks == .value
        ? .point(0) : .difference(left, right)
    case .multiply: extent = .product(left, right)
    case .divide: extent = .quotient(left, right)
    case .roundUp: extent = .rounded(left, up: true, toMultipleOf: right)
    case .roundDown: extent = .rounded(left, up: false, toMultipleOf: right)
    default:
      let isGreatest = instruction.code == .greatest
      extent =
        ExtentShape(rawValue: UInt8(instruction.detail)) == .members
        ? .extremeMember(left, right, greatest: isGreatest)
        : .extreme(left, right, greatest: isGreatest)
    }
    finish(instruction, at: position, extent, one: false)
  }

  mutating func executeTime(_ instruction: Instruction, at position: Int) {
    if instruction.code == .datePlusWorkingDays {
      executeWorkingDays(instruction, at: position)
      return
    }
    let left = registers[Int(instruction.left)]
    switch instruction.code {
    case .periodRank:
      finish(instruction, at: position, left.mapped { PeriodMeasure.rank($0) }, one: true)
    case .periodToService:
      let isDays = instruction.detail == 1
      var extent = left.mapped { isDays ? PeriodMeasure.days365($0) : PeriodMeasure.rank($0) }
      if !isDays { extent.scale = 30 }
      finish(instruction, at: position, extent.reduced, one: true)
    case .yearOf:
      finish(
        instruction,
        at: position,
        left.mapped { Int64(CalendarArithmetic.year(of: Int(clamping: $0))) },
        one: true
      )
    case .firstDayOfMonth:
      finish(
        instruction,
        at: position,
        left.mapped { Int64(CalendarArithmetic.firstDayOfMonth(Int(clamping: $0))) },
        one: true
      )
    case .lastDayOfMonth:
      finish(
        instruction,
        at: position,
        left.mapped { Int64(CalendarArithmetic.lastDayOfMonth(Int(clamping: $0))) },
        one: true
      )
    case .firstDayOfYear, .lastDayOfYear:
      let isFirst = instruction.code == .firstDayOfYear
      finish(
        instruction,
        at: position,
        left.mapped { PeriodMeasure.endOfYear($0, isFirst: isFirst) },
        one: true
      )
    case .datePlusPeriod, .dateMinusPeriod:
      executeDateAndPeriod(instruction, at: position)
    case .datePlusDays:
      let right = registers[Int(instruction.right)]
      var days = right
      days.low = right.low == Extent.endlessLow ? right.low : floor(right.low, right.scale)
      days.high = right.high == Extent.endlessHigh ? right.high : floor(right.high, right.scale)
      days.scale = 1
      finish(
        instruction,
        at: position,
        Extent.sum(left, days).clampedToCalendar,
        one: false
      )
    default:
      let right = registers[Int(instruction.right)]
      let rounding = program.time.monthEnd
      let code = instruction.code
      // Nonincreasing in the first date, nondecreasing in the second (design of evaluation, 2.3).
      func measure(_ start: Int64, _ end: Int64) -> Int64 {
        let (start, end) = (Int(clamping: start), Int(clamping: end))
        switch code {
        case .monthsBetween:
          return Int64(CalendarArithmetic.months(from: start, to: end, rounding: rounding))
        case .yearsBetween:
          return Int64(CalendarArithmetic.years(from: start, to: end, rounding: rounding))
        default:
          let period = CalendarArithmetic.period(from: start, to: end)
          return Period.encoded(months: Int64(period.months), days: Int64(period.days))
        }
      }
      finish(
        instruction,
        at: position,
        Extent.combined(left, right) {
          (measure($0.high, $1.low), measure($0.low, $1.high))
        },
        one: false
      )
    }
  }

  private func floor(_ value: Int64, _ scale: Int64) -> Int64 {
    let quotient = value / scale
    return value < 0 && value % scale != 0 ? quotient - 1 : quotient
  }

  private mutating func executeDateAndPeriod(_ instruction: Instruction, at position: Int) {
    let date = registers[Int(instruction.left)]
    let period = registers[Int(instruction.right)]
    let isMinus = instruction.code == .dateMinusPeriod
    let rounding = program.time.monthEnd
    func shifted(_ day: Int64, _ code: Int64) -> Int64 {
      let parts = Period.decoded(code)
      let sign: Int64 = isMinus ? -1 : 1
      return Int64(
        CalendarArithmetic.adding(
          months: Int(clamping: sign * parts.months),
          days: Int(clamping: sign * parts.days),
          to: Int(clamping: day),
          rounding: rounding
        ).day
      )
    }
    var extent = Extent.combined(date, period) {
      isMinus
        ? (shifted($0.low, $1.high), shifted($0.high, $1.low))
        : (shifted($0.low, $1.low), shifted($0.high, $1.high))
    }
    if rounding == .strict { markAmbiguity(of: date, period, isMinus: isMinus, in: &extent) }
    finish(instruction, at: position, extent, one: false)
  }

  /// Under strict rounding, marks a date that can fall on a day that its month does not have; when
  /// every date does, nothing but the error is left.
  private func markAmbiguity(
    of date: Extent,
    _ period: Extent,
    isMinus: Bool,
    in extent: inout Extent
  ) {
    guard extent.marks.contains(.value) else { return }
    // A few days are looked at one by one; a longer stretch is taken to have such a day.
    guard period.low == period.high, date.low != Extent.endlessLow,
      date.high != Extent.endlessHigh,
      date.high.subtractingReportingOverflow(date.low).partialValue <= 366
    else {
      extent.marks.insert(.ambiguousDate)
      return
    }
    let parts = Period.decoded(period.low)
    let months = Int(clamping: isMinus ? -parts.months : parts.months)
    var isEveryDayAmbiguous = true
    var day = date.low
    while day <= date.high {
      let result = CalendarArithmetic.adding(
        months: months,
        days: 0,
        to: Int(clamping: day),
        rounding: .strict
      )
      if result.isAmbiguous {
        extent.marks.insert(.ambiguousDate)
      } else {
        isEveryDayAmbiguous = false
      }
      day += 1
    }
    if isEveryDayAmbiguous {
      extent = .error(extent.marks.union(.ambiguousDate).subtracting([.value, .none]))
    }
  }

  private mutating func executeWorkingDays(_ instruction: Instruction, at position: Int) {
    let operands = Array(pooled(instruction, Int(instruction.right)))
    let date = registers[Int(operands[0])]
    let count = registers[Int(operands[1])]
    var daysOff: Set<Int64> = []
    if operands.count > 2 {
      let table = tables[Int(registers[Int(operands[2])].low)]
      for row in 0..<table.count {
        let cell = cells[table.first + row * table.width + 1]
        if cell.isPoint { daysOff.insert(cell.low) }
      }
    }
    let limit: Int64 = 100_000
    let extent = Extent.combined(date, count) { date, count in
      func reach(_ day: Int64, _ count: Int64) -> Int64 {
        Int64(
          CalendarArithmetic.addingWorkingDays(
            Int(min(max(count, -limit), limit)),
            to: Int(clamping: day)
          ) { daysOff.contains(Int64($0)) }
        )
      }
      return (reach(date.low, count.low), reach(date.high, count.high))
    }
    finish(
      instruction,
      at: position,
      extent,
      operands: operands.map { origins[Int($0)] }
    )
  }
}

extension Extent {
  /// The image under a nondecreasing function of whole numbers.
  func mapped(_ transform: (Int64) -> Int64) -> Extent {
    Extent(
      low: low == Extent.endlessLow ? low : transform(low),
      high: high == Extent.endlessHigh ? high : transform(high),
      scale: 1,
      marks: marks
    )
  }

  /// The image under a function of two whole numbers that names its own corners.
  static func combined(
    _ first: Extent,
    _ second: Extent,
    _ corners: (Extent, Extent) -> (Int64, Int64)
  ) -> Extent {
    var marks = first.marks.union(second.marks)
    guard first.marks.contains(.value), second.marks.contains(.value) else {
      marks.remove(.value)
      return Extent(low: 0, high: 0, marks: marks)
    }
    let (low, high) = corners(first, second)
    return Extent(low: low, high: high, marks: marks)
  }

  /// A date kept inside the calendar.
  var clampedToCalendar: Extent {
    Extent(
      low: min(max(low, Int64(CalendarLimits.dayMin)), Int64(CalendarLimits.dayMax)),
      high: min(max(high, Int64(CalendarLimits.dayMin)), Int64(CalendarLimits.dayMax)),
      marks: marks
    )
  }

  /// The lesser or greater of two members of an ordered catalogue.
  static func extremeMember(_ first: Extent, _ second: Extent, greatest: Bool) -> Extent {
    var marks = first.marks.union(second.marks)
    guard first.marks.contains(.value), second.marks.contains(.value) else {
      marks.remove(.value)
      return Extent(low: 0, high: 0, marks: marks)
    }
    // The greatest is at least the least of both; any member of either that is not below can be it.
    let bits: Int64
    if greatest {
      let floor = max(first.leastMember, second.leastMember)
      bits = (first.low | second.low) & ~Extent.allMembers(floor)
    } else {
      let ceiling = min(first.greatestMember, second.greatestMember)
      bits = (first.low | second.low) & Extent.allMembers(ceiling + 1)
    }
    return Extent(low: bits, high: 0, marks: marks)
  }
}

/// Lengths of periods.
package enum PeriodMeasure {
  /// 30 days to the month: orders periods, and measures them in thirtieths of a month.
  package static func rank(_ code: Int64) -> Int64 {
    let parts = Period.decoded(code)
    return parts.months * 30 + parts.days
  }

  /// The days of a period, 365 to the year and 30 to the month.
  ///
  /// Follows the Civil Code 2015, art. 146.
  package static func days365(_ code: Int64) -> Int64 {
    let parts = Period.decoded(code)
    return parts.months / 12 * 365 + parts.months % 12 * 30 + parts.days
  }

  /// First or last day of a calendar year.
  static func endOfYear(_ year: Int64, isFirst: Bool) -> Int64 {
    let year = Int(min(max(year, 1), 9999))
    return Int64(
      isFirst
        ? CivilDate.dayNumber(year: year, month: 1, day: 1)
        : CivilDate.dayNumber(year: year, month: 12, day: 31)
    )
  }
}
