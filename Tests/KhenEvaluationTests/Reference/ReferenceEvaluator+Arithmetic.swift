// Numbers, dates and the functions of the language on values that are known.
import KhenSemantics
import KhenSource
import KhenSyntax

extension ReferenceEvaluator {
  /// The names of the parameter that lists the days off.
  static let daysOffNames = [Name("ngày_nghỉ"), Name("days_off")]

  func negate(_ value: ReferenceValue) -> ReferenceValue {
    switch value {
    case .number(let number): .number(number.negated)
    case .period(let months, let days): .period(months: -months, days: -days)
    default: value
    }
  }

  /// The same value in a wider type.
  func convert(_ value: ReferenceValue, to type: ValueType) -> ReferenceValue {
    switch (value, type.unwrapped) {
    case (.period(let months, let days), .service): service(months: months, days: days)
    case (.period(let months, let days), .days):
      months == 0 ? .integer(days) : .failure(.outOfRange)
    case (.years(let first, let last), .list):
      .list(first > last ? [] : (first...last).map { .year($0) })
    default: value
    }
  }

  /// A period as accumulated time, in the unit of the rule set's measure.
  func service(months: Int, days: Int) -> ReferenceValue {
    if program.time.measure == .days365 {
      return .integer(365 * (months / 12) + 30 * (months % 12) + days)
    }
    return .checked(Rational(Int64(30 * months + days), 30))
  }

  mutating func arithmetic(
    _ operation: ArithmeticOperator,
    _ left: ReferenceValue,
    _ right: ReferenceValue
  ) -> ReferenceValue {
    if let failure = left.worse(right) { return .failure(failure) }
    if left == .none || right == .none { return .none }
    switch (operation, left, right) {
    case (.add, .number(let first), .number(let second)): return .checked(first.adding(second))
    case (.subtract, .number(let first), .number(let second)):
      return .checked(first.adding(second.negated))
    case (.multiply, .number(let first), .number(let second)):
      return .checked(first.multiplied(by: second))
    case (.divide, .number(let first), .number(let second)):
      return second.numerator == 0 ? .none : .checked(first.divided(by: second))
    case (.multiply, .period(let months, let days), .number(let factor)),
      (.multiply, .number(let factor), .period(let months, let days)):
      guard factor.isWhole else { return .failure(.outOfRange) }
      return .period(months: months * Int(factor.numerator), days: days * Int(factor.numerator))
    case (.add, .period(let months, let days), .period(let moreMonths, let moreDays)):
      return .period(months: months + moreMonths, days: days + moreDays)
    case (.subtract, .period(let months, let days), .period(let lessMonths, let lessDays)):
      return .period(months: months - lessMonths, days: days - lessDays)
    case (.add, .year(let year), .number(let count)), (.add, .number(let count), .year(let year)):
      return .year(year + Int(count.numerator))
    case (.subtract, .year(let year), .number(let count)):
      return .year(year - Int(count.numerator))
    case (.subtract, .year(let first), .year(let second)): return .integer(first - second)
    case (.subtract, .date(let first), .date(let second)): return .integer(first - second)
    case (.add, .date(let day), .period(let months, let days)),
      (.add, .period(let months, let days), .date(let day)):
      return ReferenceCalendar.adding(
        months: months,
        days: days,
        to: day,
        rounding: program.time.monthEnd
      )
    case (.subtract, .date(let day), .period(let months, let days)):
      return ReferenceCalendar.adding(
        months: -months,
        days: -days,
        to: day,
        rounding: program.time.monthEnd
      )
    case (.add, .date(let day), .number(let count)), (.add, .number(let count), .date(let day)):
      return ReferenceCalendar.adding(
        workingDays: Int(count.numerator),
        to: day,
        daysOff: daysOff()
      )
    case (.subtract, .date(let day), .number(let count)):
      return ReferenceCalendar.adding(
        workingDays: -Int(count.numerator),
        to: day,
        daysOff: daysOff()
      )
    default: return .failure(.outOfRange)
    }
  }

  func round(
    _ direction: RoundingDirection,
    _ value: ReferenceValue,
    _ multiple: ReferenceValue
  ) -> ReferenceValue {
    if let failure = value.worse(multiple) { return .failure(failure) }
    switch (value, multiple) {
    case (.number(let number), .number(let step)):
      guard let steps = number.divided(by: step) else { return .failure(.outOfRange) }
      let whole = direction == .up ? steps.ceiling : steps.floor
      return .checked(step.multiplied(by: Rational(whole)))
    case (.period(let months, let days), .period(let stepMonths, let stepDays)):
      let step = Int64(30 * stepMonths + stepDays)
      guard let steps = Rational(Int64(30 * months + days), step) else {
        return .failure(.outOfRange)
      }
      let rounded = Int(step * (direction == .up ? steps.ceiling : steps.floor))
      return .period(months: rounded / 30, days: rounded % 30)
    default: return value == .none ? .none : .failure(.outOfRange)
    }
  }

  func years(
    _ from: ReferenceValue,
    _ to: ReferenceValue,
    includesLast: Bool
  ) -> ReferenceValue {
    if let failure = from.worse(to) { return .failure(failure) }
    guard case .year(let first) = from, case .year(let last) = to else {
      return .failure(.outOfRange)
    }
    return .years(first, includesLast ? last : last - 1)
  }

  func inYear(_ series: ReferenceValue, _ year: ReferenceValue) -> ReferenceValue {
    if let failure = series.worse(year) { return .failure(failure) }
    guard case .series(let entries, let isComplete) = series, case .year(let year) = year else {
      return .failure(.outOfRange)
    }
    return entries[year] ?? (isComplete ? .none : .failure(.outOfRange))
  }

  mutating func apply(
    _ function: BuiltinFunction,
    to arguments: [CheckedExpression]
  ) -> ReferenceValue {
    let values = arguments.map { evaluate($0) }
    if let failure = ReferenceValue.failure(in: values) { return .failure(failure) }
    switch function {
    case .least: return Self.extreme(values, greatest: false)
    case .greatest: return Self.extreme(values, greatest: true)
    case .yearOf, .firstDayOfMonth, .lastDayOfMonth: return Self.part(function, of: values[0])
    case .monthsBetween, .yearsBetween, .periodBetween:
      return between(function, values[0], values[1])
    case .firstDayOfYear, .lastDayOfYear:
      guard case .year(let year) = values[0] else { return values[0] }
      return function == .firstDayOfYear
        ? .date(CivilDate.dayNumber(year: year, month: 1, day: 1))
        : .date(CivilDate.dayNumber(year: year, month: 12, day: 31))
    case .serviceOf, .daysOf, .weightedServiceOf, .weightedDaysOf, .atLeastLevel, .without:
      return applyToTimeline(function, values)
    }
  }

  /// The greatest or least of values of one ordered type; none of an empty list.
  static func extreme(_ values: [ReferenceValue], greatest: Bool) -> ReferenceValue {
    var best = ReferenceValue.none
    for value in values where value != .none {
      guard let order = value.compared(to: best) else {
        best = value
        continue
      }
      if greatest ? order > 0 : order < 0 { best = value }
    }
    return best
  }

  private static func part(
    _ function: BuiltinFunction,
    of value: ReferenceValue
  ) -> ReferenceValue {
    guard case .date(let day) = value else { return value }
    let date = CivilDate(dayNumber: day)
    if function == .yearOf { return .year(date.year) }
    let first = day - date.day + 1
    if function == .firstDayOfMonth { return .date(first) }
    return .date(first + CivilDate.daysInMonth(year: date.year, month: date.month) - 1)
  }

  private func between(
    _ function: BuiltinFunction,
    _ start: ReferenceValue,
    _ end: ReferenceValue
  ) -> ReferenceValue {
    guard case .date(let start) = start, case .date(let end) = end else { return .none }
    let rounding = program.time.monthEnd
    if function == .periodBetween {
      let period = ReferenceCalendar.periodBetween(start, end, rounding: rounding)
      return .period(months: period.months, days: period.days)
    }
    let months = ReferenceCalendar.monthsBetween(start, end, rounding: rounding)
    if function == .monthsBetween { return .integer(months) }
    return .integer(Int((Rational(Int64(months), 12) ?? Rational(0)).floor))
  }

  private mutating func daysOff() -> Set<Int> {
    let index = program.parameters.firstIndex { Self.daysOffNames.contains($0.name) }
    guard let index, case .list(let days) = parameter(index) else { return [] }
    return Set(
      days.compactMap { value in
        if case .date(let day) = value { return day }
        return nil
      }
    )
  }
}
