// Timelines, day by day.
//
// Readings: a month in which several values hold counts with the greatest value that enough of
// its days reach (any day, 15 days, all days). A day with value zero still has length.
import KhenSemantics
import KhenSource
import KhenSyntax

extension ReferenceEvaluator {
  /// Lays the spells over each other.
  mutating func timeline(_ timeline: CheckedTimeline) -> ReferenceValue {
    let listValue = evaluate(timeline.list)
    guard let elements = Self.elements(of: listValue) else { return listValue }
    let (meant, failure) = meantElements(elements, timeline.variable, timeline.filter)
    var failures = failure.map { [$0] } ?? []
    var spells: [ReferenceSpell] = []
    for element in meant {
      variables[timeline.variable.id] = element
      let value = evaluate(timeline.value)
      variables[timeline.variable.id] = element
      let start = evaluate(timeline.start)
      variables[timeline.variable.id] = element
      let end = timeline.end.map { evaluate($0) } ?? .none
      if let failure = ReferenceValue.failure(in: [value, start, end]) { failures.append(failure) }
      if let spell = spell(value, start, end, includesEnd: timeline.includesEnd) {
        spells.append(spell)
      }
    }
    if let failure = failures.min() { return .failure(failure) }
    return .timeline(Self.overlay(spells, timeline.overlap))
  }

  /// Half-open, cut after the evaluation date (before it, where last days do not count).
  private func spell(
    _ value: ReferenceValue,
    _ start: ReferenceValue,
    _ end: ReferenceValue,
    includesEnd: Bool
  ) -> ReferenceSpell? {
    let cut = program.time.countsLastDay ? evaluationDate + 1 : evaluationDate
    guard case .date(let first) = start else { return nil }
    var after = cut
    if case .date(let last) = end {
      after = min(cut, includesEnd && program.time.countsLastDay ? last + 1 : last)
    }
    guard first < after else { return nil }
    switch value {
    case .number(let weight): return ReferenceSpell(start: first, end: after, value: weight)
    case .member(let level):
      return ReferenceSpell(start: first, end: after, value: Rational(Int64(level)))
    default: return nil
    }
  }

  /// The greatest value, or the sum of the values, that hold on each day.
  static func overlay(_ spells: [ReferenceSpell], _ overlap: Timeline.Overlap) -> [ReferenceSpell] {
    guard let first = spells.map(\.start).min(), let last = spells.map(\.end).max() else {
      return []
    }
    var days: [Rational?] = []
    for day in first..<last {
      var value: Rational?
      for spell in spells where spell.start <= day && day < spell.end {
        guard let before = value else {
          value = spell.value
          continue
        }
        switch overlap {
        case .highest: value = before < spell.value ? spell.value : before
        case .add: value = before.adding(spell.value)
        }
      }
      days.append(value)
    }
    return joined(days, from: first)
  }

  /// Joins neighbouring days of equal value.
  private static func joined(_ days: [Rational?], from first: Int) -> [ReferenceSpell] {
    var result: [ReferenceSpell] = []
    var (open, openStart): (Rational?, Int) = (nil, first)
    for (offset, value) in days.enumerated() where value != open {
      if let open {
        result.append(ReferenceSpell(start: openStart, end: first + offset, value: open))
      }
      (open, openStart) = (value, first + offset)
    }
    if let open {
      result.append(ReferenceSpell(start: openStart, end: first + days.count, value: open))
    }
    return result
  }

  func applyToTimeline(_ function: BuiltinFunction, _ values: [ReferenceValue]) -> ReferenceValue {
    guard case .timeline(let spells) = values[0] else { return .failure(.outOfRange) }
    let unweighted = Self.overlay(
      spells.map { ReferenceSpell(start: $0.start, end: $0.end, value: Rational(1)) },
      .highest
    )
    switch function {
    case .serviceOf: return service(of: unweighted)
    case .weightedServiceOf: return service(of: spells)
    case .daysOf: return Self.days(of: unweighted)
    case .weightedDaysOf: return Self.days(of: spells)
    case .atLeastLevel:
      let level: Rational
      switch values[1] {
      case .member(let index): level = Rational(Int64(index))
      case .number(let number): level = number
      default: return .failure(.outOfRange)
      }
      return .timeline(spells.filter { !($0.value < level) })
    case .without:
      guard case .timeline(let removed) = values[1] else { return .failure(.outOfRange) }
      guard let first = spells.first?.start, let last = spells.last?.end else { return values[0] }
      let days = (first..<last).map { day -> Rational? in
        if removed.contains(where: { $0.start <= day && day < $0.end }) { return nil }
        return spells.first { $0.start <= day && day < $0.end }?.value
      }
      return .timeline(Self.joined(days, from: first))
    case .least, .greatest, .yearOf, .firstDayOfMonth, .lastDayOfMonth, .monthsBetween,
      .yearsBetween, .periodBetween, .firstDayOfYear, .lastDayOfYear:
      return .failure(.outOfRange)
    }
  }

  /// Days × value.
  private static func days(of spells: [ReferenceSpell]) -> ReferenceValue {
    var sum: Rational? = Rational(0)
    for spell in spells {
      let days = Rational(Int64(spell.end - spell.start))
      sum = spell.value.multiplied(by: days).flatMap { sum?.adding($0) }
    }
    return .checked(sum)
  }

  /// Length × value as accumulated time, in the measure of the rule set.
  private func service(of spells: [ReferenceSpell]) -> ReferenceValue {
    switch program.time.measure {
    case .days365: Self.days(of: spells)
    case .calendar, nil: calendarMonths(of: spells)
    case .monthsTouched: Self.months(of: spells) { _ in 1 }
    case .monthsHalf: Self.months(of: spells) { _ in 15 }
    case .monthsWhole: Self.months(of: spells) { $0 }
    }
  }

  /// Stretches measured from their own start; the pieces of a stretch telescope.
  private func calendarMonths(of spells: [ReferenceSpell]) -> ReferenceValue {
    var sum: Rational? = Rational(0)
    var (stretchStart, previousEnd, measured) = (0, Int.min, Rational(0))
    for spell in spells {
      if spell.start != previousEnd { (stretchStart, measured) = (spell.start, Rational(0)) }
      let length = ReferenceCalendar.periodBetween(
        stretchStart,
        spell.end,
        rounding: program.time.monthEnd
      )
      guard let months = Rational(Int64(30 * length.months + length.days), 30) else {
        return .failure(.outOfRange)
      }
      let piece = months.adding(measured.negated)
      sum = piece.flatMap { $0.multiplied(by: spell.value) }.flatMap { sum?.adding($0) }
      (previousEnd, measured) = (spell.end, months)
    }
    return .checked(sum)
  }

  /// Calendar months in which enough days have a value, each with the greatest value that
  /// enough of its days reach.
  private static func months(
    of spells: [ReferenceSpell],
    enough: (_ lengthOfMonth: Int) -> Int
  ) -> ReferenceValue {
    guard let first = spells.first?.start, let last = spells.last?.end else { return .integer(0) }
    var sum: Rational? = Rational(0)
    var values: [Rational] = []
    for day in first..<last {
      if let value = spells.first(where: { $0.start <= day && day < $0.end })?.value {
        values.append(value)
      }
      let date = CivilDate(dayNumber: day)
      let length = CivilDate.daysInMonth(year: date.year, month: date.month)
      guard date.day == length || day == last - 1 else { continue }
      let needed = enough(length)
      if values.count >= needed {
        let reached = values.sorted { $1 < $0 }[needed - 1]
        sum = sum?.adding(reached)
      }
      values = []
    }
    return .checked(sum)
  }
}
