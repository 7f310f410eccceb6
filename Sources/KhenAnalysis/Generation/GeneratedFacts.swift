import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// The making of one dossier: how complete it is and how well it goes for it.
struct GeneratedFacts {
  private let schema: FactSchema
  private let constants: RuleConstants
  private let date: Int
  private let rounding: MonthEndDeclaration.Rounding
  /// Of a hundred facts, so many are not filed.
  private let missingPercent: Int
  /// Whether most truth values are as the conditions want them.
  private let isFavoured: Bool

  /// Most lists are short; some are as long as those of a long career.
  private static let lengths = [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 12]
  private static let longLength = 40
  private static let nestingMax = 6
  private static let words = [
    "Đơn vị A (hư cấu)", "Đơn vị B (hư cấu)", "Đơn vị C (hư cấu)", "Xã mẫu", "Tỉnh mẫu",
  ]

  init(_ generator: DossierGenerator, _ random: inout SeededRandom) {
    schema = generator.schema
    constants = generator.constants
    date = generator.date
    rounding = generator.program.time.monthEnd
    missingPercent = random.pick([0, 0, 0, 0, 1, 3, 10, 35]) ?? 0
    isFavoured = random.isWithin(percent: 70)
  }

  // MARK: Records and lists

  /// A value for each field of a record.
  mutating func values(of record: Int, _ random: inout SeededRandom) -> [FactValue] {
    values(of: record, depth: 0, &random)
  }

  private mutating func values(
    of record: Int,
    depth: Int,
    _ random: inout SeededRandom
  ) -> [FactValue] {
    let layout = schema.records[record]
    return layout.fields.indices.map { index in
      let field = layout.fields[index]
      if random.isWithin(percent: missingPercent) { return .unknown }
      if field.isOptional, random.isWithin(percent: 25) { return .none }
      return value(field, index: index, of: record, depth: depth, &random)
    }
  }

  private mutating func value(
    _ field: FieldLayout,
    index: Int,
    of record: Int,
    depth: Int,
    _ random: inout SeededRandom
  ) -> FactValue {
    switch field.type {
    case .boolean:
      let wish = constants.wishes[RuleConstants.Field(record: record, index: index)] ?? 0
      if wish != 0, random.isWithin(percent: isFavoured ? 97 : 60) {
        return .point(wish > 0 ? 1 : 0)
      }
      return .point(Int64(random.below(2)))
    case .catalogue(let catalogue):
      let count = schema.catalogues[catalogue].members.count
      return count == 0 ? .unknown : .point(Int64(random.below(count)))
    case .record(let inner):
      guard depth < GeneratedFacts.nestingMax else { return .unknown }
      return .record(values(of: inner, depth: depth + 1, &random))
    case .list(let element):
      guard depth < GeneratedFacts.nestingMax else { return .list([]) }
      return .list(elements(element, depth: depth, &random))
    case .series(let element): return .series(series(element, &random))
    case .string: return .text(random.pick(GeneratedFacts.words + constants.texts) ?? "")
    case .date: return .point(day(&random))
    case .year: return .point(year(&random))
    case .yearRange:
      let first = year(&random)
      return .years(first, min(9999, first + Int64(random.below(6))))
    case .period:
      let period = random.pick(constants.periods)
      return .period(months: max(0, (period?.months ?? 12) + Int64(random.below(3)) - 1), days: 0)
    case .integer, .money: return .point(whole(field, &random))
    case .number, .days: return .rational(decimal(field, &random))
    }
  }

  private mutating func elements(
    _ element: Int,
    depth: Int,
    _ random: inout SeededRandom
  ) -> [FactValue] {
    let layout = schema.records[element]
    let isLong = random.isWithin(percent: 1)
    let count =
      isLong ? GeneratedFacts.longLength : random.pick(GeneratedFacts.lengths) ?? 1
    var result: [FactValue] = []
    for _ in 0..<count {
      if layout.name.isEmpty, let field = layout.fields.first {
        result.append(value(field, index: 0, of: element, depth: depth + 1, &random))
      } else {
        result.append(.record(values(of: element, depth: depth + 1, &random)))
      }
    }
    guard !layout.name.isEmpty else { return result }
    if random.isWithin(percent: 80) { putInOrder(&result, layout, &random) }
    if random.isWithin(percent: 60) { putInRow(&result, layout, &random) }
    return result
  }

  /// Gives elements with two dates spells that follow each other up to the evaluation date, as those
  /// of a career; the last one may be open.
  private func putInOrder(
    _ elements: inout [FactValue],
    _ layout: RecordLayout,
    _ random: inout SeededRandom
  ) {
    let dates = layout.fields.indices.filter { layout.fields[$0].type == .date }
    guard dates.count >= 2 else { return }
    var end = Int64(date) - (random.isWithin(percent: 70) ? 0 : Int64(random.below(4000)))
    for index in elements.indices.reversed() {
      guard case .record(var values) = elements[index] else { continue }
      let length = random.pick([30, 365, 1_461, 3_650, 7_305]).map { Int64($0 + random.below(400)) }
      let start = max(Int64(EvaluationLimits.unknownDateMin), end - (length ?? 365))
      let isOpen = index == elements.count - 1 && layout.fields[dates[1]].isOptional
      if values[dates[0]] != .unknown { values[dates[0]] = .point(start) }
      if isOpen, random.isWithin(percent: 70) {
        values[dates[1]] = .none
      } else if values[dates[1]] != .unknown {
        values[dates[1]] = .point(max(start, end - 1))
      }
      end = start - Int64(random.below(20))
      elements[index] = .record(values)
    }
  }

  /// Gives elements with a year years that follow each other.
  private func putInRow(
    _ elements: inout [FactValue],
    _ layout: RecordLayout,
    _ random: inout SeededRandom
  ) {
    guard let field = layout.fields.firstIndex(where: { $0.type == .year }) else { return }
    var year = lastYear(&random)
    for index in elements.indices.reversed() {
      guard case .record(var values) = elements[index], values[field] != .unknown else { continue }
      values[field] = .point(max(1, year))
      elements[index] = .record(values)
      if !random.isWithin(percent: 10) { year -= 1 }
    }
  }

  private mutating func series(
    _ element: Int,
    _ random: inout SeededRandom
  ) -> [FactValue.SeriesEntry] {
    let layout = schema.records[element]
    guard layout.fields.count > 1 else { return [] }
    let count = random.pick([0, 1, 2, 3, 5, 7, 10]) ?? 3
    let last = lastYear(&random)
    return (0..<count).reversed().map { back in
      FactValue.SeriesEntry(
        year: max(1, last - Int64(back)),
        value: value(layout.fields[1], index: 1, of: element, depth: 1, &random)
      )
    }
  }

  /// What is filed of attestations or papers.
  func conclusions(
    _ layouts: [ConclusionLayout],
    percent: Int,
    _ random: inout SeededRandom
  ) -> [FiledConclusion] {
    layouts.compactMap { layout in
      if random.isWithin(percent: missingPercent) { return nil }
      let isGiven = random.isWithin(percent: isFavoured ? 98 : percent)
      return FiledConclusion(
        name: layout.qualifiedName,
        state: isGiven ? .given(until: nil) : .refused
      )
    }
  }

  // MARK: Values

  private func day(_ random: inout SeededRandom) -> Int64 {
    let near = Int64(random.below(3)) - 1
    switch random.below(10) {
    case 0..<4:
      guard let period = random.pick(constants.periods) else { break }
      let shifted = CalendarArithmetic.adding(
        months: -Int(clamping: period.months),
        days: -Int(clamping: period.days),
        to: date,
        rounding: rounding
      )
      return within(Int64(shifted.day) + near)
    case 4:
      guard let constant = random.pick(constants.dates) else { break }
      return within(constant + near)
    default: break
    }
    return within(Int64(date) - Int64(random.below(60 * 365)))
  }

  /// A day that people file: not before 1900, nor long after the evaluation date.
  private func within(_ day: Int64) -> Int64 {
    min(
      max(day, Int64(CivilDate.dayNumber(year: 1900, month: 1, day: 1))),
      Int64(date) + 3_650
    )
  }

  private func lastYear(_ random: inout SeededRandom) -> Int64 {
    Int64(CivilDate(dayNumber: date).year) - Int64(random.pick([0, 1, 1, 1, 2, 3, 8]) ?? 1)
  }

  private func year(_ random: inout SeededRandom) -> Int64 {
    if random.isWithin(percent: 20), let constant = random.pick(constants.years) {
      return min(9999, max(1, constant + Int64(random.below(3)) - 1))
    }
    return Int64(CivilDate(dayNumber: date).year) - Int64(random.below(30))
  }

  private func whole(_ field: FieldLayout, _ random: inout SeededRandom) -> Int64 {
    var value = Int64(random.below(100))
    if random.isWithin(percent: 70) {
      let whole = constants.numbers.filter { $0.isWhole }.map { $0.numerator }
      let known = field.type == .money ? whole : constants.integers
      value = (random.pick(known) ?? value) + Int64(random.below(3)) - 1
    }
    let least = field.bounds?.least.map { $0.ceiling } ?? 0
    let greatest = field.bounds?.greatest.map { $0.floor } ?? 1_000_000_000_000
    return min(max(value, least), max(least, greatest))
  }

  private func decimal(_ field: FieldLayout, _ random: inout SeededRandom) -> Rational {
    var value = Rational(Int64(random.below(10_000)), 100) ?? Rational(1)
    if random.isWithin(percent: 70), let known = random.pick(constants.numbers) {
      let step = Rational(Int64(random.below(3)) - 1, 100) ?? Rational(0)
      value = known.adding(step) ?? known
    }
    let limit: Int64 = field.type == .days ? 100_000 : 1_000_000
    let least = field.bounds?.least ?? Rational(0)
    let greatest = field.bounds?.greatest ?? Rational(limit)
    if value < least { value = least }
    if greatest < value { value = greatest }
    // As they are filed, in millionths.
    guard let parts = value.multiplied(by: Rational(FactSchema.decimalScale)),
      let filed = Rational(parts.floor, FactSchema.decimalScale)
    else { return least }
    return filed < least ? least : filed
  }
}
