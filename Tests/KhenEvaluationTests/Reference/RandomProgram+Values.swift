// Random expressions that are not boolean, by type.
import KhenSemantics
import KhenSource
import KhenSyntax

extension RandomProgram {
  /// An expression of a type that definitions may have.
  mutating func value(of type: ValueType, depth: Int) -> CheckedExpression {
    switch type {
    case .boolean: boolean(depth: depth)
    case .integer: integer(depth: depth)
    case .date: date(depth: depth)
    case .catalogue(let index): member(of: index, depth: depth)
    case .year: year(depth: depth)
    case .period: period(depth: depth)
    case .error, .number, .quotient, .string, .yearRange, .service, .days, .workingDays, .money,
      .record, .list, .yearly, .timeline, .optional:
      integer(depth: depth)
    }
  }

  // MARK: - Names

  /// A fact or variable of a type; those that were used before are favoured.
  mutating func source(_ type: ValueType) -> CheckedExpression? {
    let candidates = sources.indices.filter { sources[$0].expression.type == type }
    guard !candidates.isEmpty else { return nil }
    let used = candidates.filter { sources[$0].uses > 0 }
    let chosen = !used.isEmpty && chance(60) ? pick(used) : pick(candidates)
    sources[chosen].uses += 1
    return sources[chosen].expression
  }

  /// Whether a fact or variable of a type can be named.
  func names(_ type: ValueType) -> Bool { sources.contains { $0.expression.type == type } }

  /// A comparison; never of two constants, nor of a fact with itself, where that can be avoided.
  mutating func compare(
    _ left: CheckedExpression,
    _ operation: ComparisonOperator,
    _ right: CheckedExpression
  ) -> CheckedExpression {
    var (left, right) = (left, right)
    if left.isConstant, right.isConstant { left = source(left.type) ?? left }
    if left.isSameLeaf(as: right) { right = constant(left.type) ?? right }
    return left.compared(operation, right)
  }

  private mutating func constant(_ type: ValueType) -> CheckedExpression? {
    switch type {
    case .integer: .integer(int(0...6))
    case .date: .day(nearbyDay())
    case .catalogue(let index): .member(index, int(0...2))
    case .year: .year(int(2020...2024))
    default: nil
    }
  }

  /// Brings a variable into scope, with the fields of a record.
  mutating func open(_ variable: CheckedVariable) {
    let expression = CheckedExpression.variable(variable)
    guard variable.type == .record(Self.elementRecord) else {
      sources.append(Source(expression: expression))
      return
    }
    for field in ElementField.allCases {
      sources.append(Source(expression: expression.field(field.rawValue, field.type)))
    }
  }

  /// A call of a definition of a type.
  mutating func call(_ type: ValueType) -> CheckedExpression? {
    let candidates = program.definitions.indices.filter { program.definitions[$0].type == type }
    guard !candidates.isEmpty else { return nil }
    let index = pick(candidates)
    let definition = program.definitions[index]
    var receiver: CheckedExpression?
    if definition.receiver == Self.elementRecord {
      receiver = elementInScope()
      if receiver == nil { return nil }
    } else if !seesDossier {
      return nil
    }
    let arguments = definition.parameters.map { value(of: $0.type, depth: 0) }
    return CheckedExpression(
      .call(definition: index, receiver: receiver, arguments: arguments),
      type
    )
  }

  private var seesDossier: Bool {
    sources.contains { source in
      if case .field(nil, _) = source.expression.kind { return true }
      return false
    }
  }

  /// A record variable in scope.
  private func elementInScope() -> CheckedExpression? {
    for source in sources.reversed() {
      if case .field(.some(let record), _) = source.expression.kind { return record }
    }
    return nil
  }

  var list: CheckedExpression? {
    guard let listField, seesDossier else { return nil }
    return .field(listField, .list(.record(Self.elementRecord)))
  }

  /// The series, with the type of its values.
  var series: (expression: CheckedExpression, element: ValueType)? {
    guard let seriesField, seesDossier else { return nil }
    let type = program.records[program.records.count - 1].fields[seriesField].type
    guard case .yearly(let element) = type else { return nil }
    return (.field(seriesField, type), element)
  }

  // MARK: - Values

  mutating func integer(depth: Int) -> CheckedExpression {
    let constant = CheckedExpression.integer(int(0...6))
    if depth <= 0 { return chance(depth < 0 ? 25 : 75) ? source(.integer) ?? constant : constant }
    switch weighted([5, 3, 4, 1, 2, 5, 3, 2, 1, 1, 1, 1]) {
    case 0: return source(.integer) ?? constant
    case 1: return constant
    case 2:
      let operation = pick([ArithmeticOperator.add, .subtract])
      return integer(depth: depth - 1).arithmetic(operation, integer(depth: depth - 1), .integer)
    case 3:
      return integer(depth: depth - 1).arithmetic(.multiply, .integer(int(1...3)), .integer)
    case 4:
      return match(.integer, depth: depth - 1) ?? constant
    case 5: return call(.integer) ?? source(.integer) ?? constant
    case 6: return count(depth: depth - 1) ?? constant
    case 7:
      let function = pick([BuiltinFunction.monthsBetween, .monthsBetween, .yearsBetween])
      return CheckedExpression(
        .function(function, [date(depth: depth - 1), date(depth: depth - 1)]),
        .integer
      )
    case 8: return CheckedExpression(.parameter(0), .integer)
    case 9: return CheckedExpression(.negate(integer(depth: depth - 1)), .integer)
    case 10:
      let function = pick([BuiltinFunction.least, .greatest])
      return CheckedExpression(
        .function(function, [integer(depth: depth - 1), integer(depth: depth - 1)]),
        .integer
      )
    default:
      let extreme = extreme(.amount, .integer, depth: depth - 1)
      return extreme.map { CheckedExpression(.orIfNone($0, constant), .integer) } ?? constant
    }
  }

  mutating func date(depth: Int) -> CheckedExpression {
    let constant = CheckedExpression.day(nearbyDay())
    let leaf = source(.date) ?? (chance(40) ? .evaluationDate : constant)
    if depth < 0, chance(60) { return constant }
    if depth <= 0 { return chance(80) ? leaf : chance(50) ? .evaluationDate : constant }
    switch weighted([5, 1, 1, 5, 1, 2, 1, 3, 1, 1, 1]) {
    case 0: return leaf
    case 1: return .evaluationDate
    case 2: return constant
    case 3:
      let operation = pick([ArithmeticOperator.add, .add, .subtract])
      return date(depth: depth - 1).arithmetic(operation, period(depth: 0), .date)
    case 4:
      let function = pick([BuiltinFunction.firstDayOfMonth, .lastDayOfMonth])
      return date(depth: depth - 1).applying(function, .date)
    case 5:
      guard let optional = source(.optional(.date)) else { return leaf }
      return CheckedExpression(.orIfNone(optional, date(depth: depth - 1)), .date)
    case 6:
      let function = pick([BuiltinFunction.least, .greatest])
      return CheckedExpression(
        .function(function, [date(depth: depth - 1), date(depth: depth - 1)]),
        .date
      )
    case 7: return call(.date) ?? leaf
    case 8:
      let workingDays = CheckedExpression(
        .constant(.workingDays(Int64(int(0...6)))),
        .workingDays
      )
      return date(depth: depth - 1).arithmetic(.add, workingDays, .date)
    case 9:
      let function = pick([BuiltinFunction.firstDayOfYear, .lastDayOfYear])
      return year(depth: 0).applying(function, .date)
    default:
      let extreme = extreme(.from, .date, depth: depth - 1)
      return extreme.map { CheckedExpression(.orIfNone($0, leaf), .date) } ?? leaf
    }
  }

  mutating func period(depth: Int) -> CheckedExpression {
    if depth > 0, chance(25) {
      return CheckedExpression(
        .function(.periodBetween, [date(depth: depth - 1), date(depth: depth - 1)]),
        .period
      )
    }
    if depth > 0, chance(30), let match = match(.period, depth: depth - 1) { return match }
    if chance(20), let call = call(.period) { return call }
    return chance(70)
      ? .period(months: int(1...2), days: chance(20) ? int(1...9) : 0)
      : .period(days: int(1...20))
  }

  mutating func member(of catalogue: Int, depth: Int) -> CheckedExpression {
    let type = ValueType.catalogue(catalogue)
    let constant = CheckedExpression.member(catalogue, int(0...2))
    let leaf = source(type) ?? constant
    if depth <= 0 { return depth < 0 && chance(70) ? constant : leaf }
    switch weighted([5, 1, 2, 2, 2]) {
    case 0: return leaf
    case 1: return constant
    case 2: return match(type, depth: depth - 1) ?? leaf
    case 3: return call(type) ?? leaf
    default:
      guard catalogue == Self.grades, let series else { return leaf }
      let value = CheckedExpression(
        .inYear(series.expression, year: .year(int(2020...2024))),
        series.element
      )
      return series.element.isOptional
        ? CheckedExpression(.orIfNone(value, constant), type) : value
    }
  }

  mutating func year(depth: Int) -> CheckedExpression {
    let constant = CheckedExpression.year(int(2020...2024))
    switch weighted([4, 2, 2]) {
    case 0: return source(.year) ?? constant
    case 1: return constant
    default: return date(depth: depth - 1).applying(.yearOf, .year)
    }
  }

  /// A lookup by grade, colour or number; complete, without overlaps.
  mutating func match(_ type: ValueType, depth: Int) -> CheckedExpression? {
    func row(_ patterns: [MatchRow.Pattern], _ value: CheckedExpression) -> MatchRow {
      MatchRow(patterns: patterns, body: CheckedBody(value))
    }
    if chance(50) {
      let subject = integer(depth: depth)
      if subject.isConstant { return nil }
      let (low, high) = (int(1...3), int(3...5))
      let lowEnd = RangeEnd(bound: .integer(low), isIncluded: false)
      let highEnd = RangeEnd(bound: .integer(high), isIncluded: true)
      var rows = [row([.range(lower: nil, upper: lowEnd)], value(of: type, depth: depth - 1))]
      if low < high {
        rows.append(
          row(
            [
              .range(
                lower: RangeEnd(bound: .integer(low), isIncluded: true),
                upper: RangeEnd(bound: .integer(high), isIncluded: false)
              )
            ],
            value(of: type, depth: depth - 1)
          )
        )
      }
      rows.append(row([.range(lower: highEnd, upper: nil)], value(of: type, depth: depth - 1)))
      return CheckedExpression(.match(subject, rows), type)
    }
    let catalogue = pick([Self.colours, Self.grades])
    guard let subject = source(.catalogue(catalogue)) else { return nil }
    var members = [0, 1, 2]
    members.shuffle(using: &random)
    func pattern(_ index: Int) -> MatchRow.Pattern {
      .value(.member(catalogue: catalogue, index: members[index]))
    }
    let rows =
      chance(50)
      ? [
        row([pattern(0)], value(of: type, depth: depth - 1)),
        row([], value(of: type, depth: depth - 1)),
      ]
      : [
        row([pattern(0), pattern(1)], value(of: type, depth: depth - 1)),
        row([pattern(2)], value(of: type, depth: depth - 1)),
      ]
    return CheckedExpression(.match(subject, rows), type)
  }
}

extension CheckedExpression {
  fileprivate var isConstant: Bool {
    if case .constant = kind { return true }
    return false
  }

  /// Whether both are one fact, variable or date.
  fileprivate func isSameLeaf(as other: CheckedExpression) -> Bool {
    switch (kind, other.kind) {
    case (.field(nil, let left), .field(nil, let right)): left == right
    case (.field(.some(let record), let left), .field(.some(let otherRecord), let right)):
      left == right && record.isSameLeaf(as: otherRecord)
    case (.variable(let left), .variable(let right)): left == right
    case (.evaluationDate, .evaluationDate): true
    default: false
    }
  }
}
