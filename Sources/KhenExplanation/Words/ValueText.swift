import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Values as people write them, by type: a point, a range, a choice of members, or unknown.
///
/// A class, so that all who write one explanation share it.
final class ValueText: Sendable {
  /// The rule set, for labels of catalogues and the measure of time.
  let program: CheckedProgram
  /// The texts of the dossier.
  let texts: TextTable
  /// Day number of the evaluation date, to tell an unknown date from one in a range.
  let date: Int

  init(program: CheckedProgram, texts: TextTable, date: Int) {
    self.program = program
    self.texts = texts
    self.date = date
  }

  /// The value is not known at all.
  static let unknown = Bilingual(vi: "không rõ", en: "unknown")
  /// The value is known to be none.
  static let none = Bilingual(vi: "không có", en: "none")

  /// The text of what is known of a value.
  func text(
    _ extent: Extent,
    _ type: ValueType,
    rounding: DurationText.Rounding = .down
  ) -> Bilingual {
    guard extent.marks.contains(.value) else {
      return extent.marks.contains(.none)
        ? ValueText.none : Bilingual(vi: "quy tắc mâu thuẫn", en: "the rules conflict")
    }
    let text = valueText(extent, type.unwrapped, rounding)
    guard extent.marks.contains(.none) else { return text }
    return text == ValueText.unknown
      ? text : text + Bilingual(vi: " hoặc không có", en: " or none")
  }

  private func valueText(
    _ extent: Extent,
    _ type: ValueType,
    _ rounding: DurationText.Rounding
  ) -> Bilingual {
    switch type {
    case .boolean:
      if extent.canBeTrue, extent.canBeFalse { return ValueText.unknown }
      return extent.canBeTrue
        ? Bilingual(vi: "có", en: "yes") : Bilingual(vi: "không", en: "no")
    case .catalogue(let catalogue): return members(extent.low, of: catalogue)
    case .string:
      guard extent.isPoint, extent.low >= 0, extent.low < Int64(texts.count) else {
        return ValueText.unknown
      }
      return Bilingual.same(PrintableText.of(texts[extent.low])).quoted
    case .error, .yearRange, .record, .list, .yearly, .timeline: return ValueText.unknown
    case .optional(let wrapped): return valueText(extent, wrapped, rounding)
    case .date: return dates(extent)
    case .integer, .number, .quotient, .year, .period, .service, .days, .workingDays, .money:
      return interval(extent, type, rounding)
    }
  }

  /// The labels of members; unknown when it can be any of them.
  func members(_ bits: Int64, of catalogue: Int) -> Bilingual {
    let members = program.catalogues[catalogue].members
    let only = bits.trailingZeroBitCount
    if bits.nonzeroBitCount == 1, only < members.count { return .same(members[only].label) }
    var labels: [Bilingual] = []
    for (index, member) in members.enumerated() where bits & (1 << Int64(index)) != 0 {
      labels.append(.same(member.label))
    }
    if labels.count == members.count, labels.count > 1 { return ValueText.unknown }
    return .either(labels)
  }

  /// One value of a type, as a numerator over a scale.
  func point(
    _ value: Int64,
    _ scale: Int64,
    _ type: ValueType,
    rounding: DurationText.Rounding = .down
  ) -> Bilingual {
    switch type {
    case .integer, .number: return NumberText.exact(value, scale)
    case .quotient: return NumberText.share(value, scale)
    case .date: return .same(DateText.day(Int(clamping: value)))
    case .year: return .same("\(value)")
    case .period:
      let parts = Period.decoded(value)
      return DurationText.period(months: parts.months, days: parts.days)
    case .service:
      return DurationText.service(
        value,
        scale,
        measure: program.time.measure,
        rounding: rounding
      )
    case .days: return DurationText.days(value, scale)
    case .workingDays:
      let number = NumberText.exact(value, scale)
      return Bilingual(vi: number.vi + " ngày làm việc", en: number.en + " working days")
    case .money:
      let number = NumberText.exact(value, scale)
      return Bilingual(vi: number.vi + " đồng", en: number.en + " đồng")
    case .boolean: return valueText(.boolean(value != 0), type, rounding)
    case .catalogue(let catalogue): return members(1 << value, of: catalogue)
    case .optional(let wrapped): return point(value, scale, wrapped, rounding: rounding)
    case .string, .error, .yearRange, .record, .list, .yearly, .timeline:
      return ValueText.unknown
    }
  }

  private func interval(
    _ extent: Extent,
    _ type: ValueType,
    _ rounding: DurationText.Rounding
  ) -> Bilingual {
    if extent.isPoint || extent.low == extent.high {
      return point(extent.low, extent.scale, type, rounding: rounding)
    }
    let hasLow = extent.low > leastKnown(type, extent.scale)
    let hasHigh = extent.high < greatestKnown(type, extent.scale)
    let low = point(extent.low, extent.scale, type, rounding: rounding)
    let high = point(extent.high, extent.scale, type, rounding: rounding)
    switch (hasLow, hasHigh) {
    case (true, true):
      return Bilingual(vi: "từ " + low.vi + " đến " + high.vi, en: low.en + " to " + high.en)
    case (true, false): return Bilingual(vi: "ít nhất " + low.vi, en: "at least " + low.en)
    case (false, true): return Bilingual(vi: "nhiều nhất " + high.vi, en: "at most " + high.en)
    case (false, false): return ValueText.unknown
    }
  }

  /// What no real value reaches downwards: below it a bound says nothing.
  private func leastKnown(_ type: ValueType, _ scale: Int64) -> Int64 {
    switch type {
    case .service, .days, .period, .workingDays: 0
    case .year: 1900
    case .integer, .money, .number, .quotient: -1_000_000_000_000
    case .error, .boolean, .string, .date, .yearRange, .catalogue, .record, .list, .yearly,
      .timeline, .optional:
      Int64.min
    }
  }

  private func greatestKnown(_ type: ValueType, _ scale: Int64) -> Int64 {
    let limit: Int64
    switch type {
    case .service: limit = program.time.measure == .days365 ? 36_500 : 1200
    case .days: limit = 36_500
    case .period: return Period.encoded(months: 1200, days: 0)
    case .year: limit = Int64(CivilDate(dayNumber: date).year + 99)
    case .integer, .money, .number, .quotient, .workingDays: limit = 1_000_000_000_000
    case .error, .boolean, .string, .date, .yearRange, .catalogue, .record, .list, .yearly,
      .timeline, .optional:
      return Int64.max
    }
    let (product, overflow) = limit.multipliedReportingOverflow(by: scale)
    return overflow ? Int64.max : product
  }

  // MARK: - Dates

  private func dates(_ extent: Extent) -> Bilingual {
    if extent.low == extent.high { return .same(DateText.day(Int(clamping: extent.low))) }
    let hasLow = extent.low > Int64(EvaluationLimits.unknownDateMin)
    let hasHigh = extent.high < Int64(date) + 36_000
    guard hasLow, hasHigh else {
      if hasLow {
        let day = DateText.day(Int(clamping: extent.low))
        return Bilingual(vi: "từ " + day + " trở đi", en: day + " or later")
      }
      if hasHigh {
        let day = DateText.day(Int(clamping: extent.high))
        return Bilingual(vi: "chậm nhất " + day, en: day + " or earlier")
      }
      return ValueText.unknown
    }
    let (first, last) = (Int(clamping: extent.low), Int(clamping: extent.high))
    let (start, end) = (CivilDate(dayNumber: first), CivilDate(dayNumber: last))
    if start.day == 1, CivilDate(dayNumber: last + 1).day == 1 {
      if start.year == end.year, start.month == end.month {
        return Bilingual(
          vi: "tháng \(start.month)/\(start.year)",
          en: "\(start.month)/\(start.year)"
        )
      }
      if start.year == end.year, start.month == 1, end.month == 12 {
        return Bilingual(vi: "năm \(start.year)", en: "the year \(start.year)")
      }
    }
    return Bilingual(
      vi: "từ " + DateText.day(first) + " đến " + DateText.day(last),
      en: DateText.day(first) + " to " + DateText.day(last)
    )
  }
}

extension FactType {
  /// The type of the value that a slot holds.
  var valueType: ValueType {
    switch self {
    case .boolean: .boolean
    case .integer: .integer
    case .number: .number
    case .string: .string
    case .date: .date
    case .year, .yearRange: .year
    case .period: .period
    case .days: .days
    case .money: .money
    case .catalogue(let catalogue): .catalogue(catalogue)
    case .record(let record): .record(record)
    case .list(let element), .series(let element): .list(.record(element))
    }
  }
}
