import KhenSource
import KhenSyntax

/// The fields of a dossier without a schema whose types the expression has still to fix.
struct OpenFacts {
  /// A scalar of the data: a field, the elements of a list, or the values of a series.
  struct Place: Hashable {
    var record: Int
    var field: Int
  }
  struct Entry {
    var hint: InferredFacts.Hint
    var mayBeNone: Bool
    var isFixed = false
  }
  /// The kind of dossier.
  var dossier = 0
  var entries: [Place: Entry] = [:]
  /// Records that the expression asks for and the data does not show.
  var inventedRecords: Set<Int> = []
  /// Bound variables that stand for elements of an open list; new in every run.
  var elements: [Int: Place] = [:]
  /// Whether this run fixed a type: what was checked before it must be checked again.
  var hasChanged = false
}

// An expression over JSON: the first use of a fact fixes its type.
extension Checker {
  /// The open fact that an expression reads, if it reads nothing else.
  private func place(of expression: CheckedExpression) -> OpenFacts.Place? {
    guard let openFacts else { return nil }
    switch expression.kind {
    case .field(let of, let index):
      var record = openFacts.dossier
      if let of {
        guard case .record(let owner) = of.type.unwrapped else { return nil }
        record = owner
      }
      let place = OpenFacts.Place(record: record, field: index)
      return openFacts.entries[place] == nil ? nil : place
    case .variable(let id): return openFacts.elements[id]
    case .inYear(let series, _): return place(of: series)
    case .unwrap(let inner): return place(of: inner)
    case .collect(_, let value, _, let list, _): return place(of: value ?? list)
    default: return nil
    }
  }

  /// Gives an open fact the type that this use asks for.
  mutating func openConversion(
    _ expression: CheckedExpression,
    to type: ValueType
  ) -> CheckedExpression? {
    guard let place = place(of: expression), let entry = openFacts?.entries[place],
      !entry.isFixed, expression.type.replacingScalar(with: type.scalar) == type,
      entry.hint.scalar.allows(type.scalar)
    else { return nil }
    fix(place, as: type.scalar)
    return CheckedExpression(kind: expression.kind, type: type, range: expression.range)
  }

  private mutating func fix(_ place: OpenFacts.Place, as wanted: ValueType) {
    // Of what was only ever null nobody knows that it is whole, though a whole number be near it.
    let isUnseen = openFacts?.entries[place]?.hint.scalar == .unknown
    let type = isUnseen && wanted == .integer ? ValueType.number : wanted
    let known = program.records[place.record].fields[place.field].type
    program.records[place.record].fields[place.field].type = known.replacingScalar(with: type)
    openFacts?.entries[place]?.isFixed = true
    openFacts?.hasChanged = true
  }

  /// A fact that the expression asks for with `có x` or `nếu không có thì` may be none.
  mutating func openOptional(_ expression: CheckedExpression) -> CheckedExpression? {
    guard !expression.type.isOptional, let place = place(of: expression) else { return nil }
    if case .variable = expression.kind { return nil }
    let known = program.records[place.record].fields[place.field].type
    if case .list = known.unwrapped { return nil }
    program.records[place.record].fields[place.field].type =
      if case .yearly(let element) = known { .yearly(.optional(element)) } else { .optional(known) }
    openFacts?.hasChanged = true
    return CheckedExpression(
      kind: expression.kind,
      type: .optional(expression.type),
      range: expression.range
    )
  }

  /// An end that some elements lack is none there: the spell is still running.
  mutating func openOptionalEnd(_ expression: CheckedExpression) -> CheckedExpression? {
    guard let place = place(of: expression), openFacts?.entries[place]?.mayBeNone == true
    else { return nil }
    return openOptional(expression)
  }

  /// Date plus a bare number of JSON: a number of days. A text beside a period is a date.
  mutating func openSum(
    _ operation: ArithmeticOperator,
    _ first: CheckedExpression,
    _ second: CheckedExpression
  ) -> (CheckedExpression, CheckedExpression, ValueType)? {
    switch second.type {
    case .period, .days, .workingDays:
      if first.type == .string, let date = openConversion(first, to: .date) {
        return (date, second, .date)
      }
    case .error, .boolean, .integer, .number, .quotient, .string, .date, .year, .yearRange,
      .service, .money, .catalogue, .record, .list, .yearly, .timeline, .optional:
      break
    }
    guard first.type == .date, second.type == .integer,
      let days = openConversion(second, to: .days)
    else { return nil }
    return (first, days, .date)
  }

  /// An operand that is multiplied or divided, as a number where nothing else is known of it.
  mutating func openedAsNumber(
    _ operand: CheckedExpression,
    beside other: CheckedExpression
  ) -> CheckedExpression {
    guard openFacts != nil, let place = place(of: operand), let entry = openFacts?.entries[place],
      !entry.isFixed, entry.hint.scalar == .unknown
    else { return operand }
    switch other.type {
    case .integer, .number, .period, .service, .days, .money, .quotient, .string, .error:
      return openConversion(operand, to: .number) ?? operand
    case .boolean, .date, .year, .yearRange, .workingDays, .catalogue, .record, .list, .yearly,
      .timeline, .optional:
      return operand
    }
  }

  /// A fact that was only ever null, or an element of a list that is empty, as a record with the
  /// field that is asked for.
  mutating func openedAsRecord(
    _ expression: CheckedExpression,
    with field: Name,
    at range: SourceRange
  ) -> CheckedExpression? {
    if case .record(let index) = expression.type.unwrapped,
      openFacts?.inventedRecords.contains(index) == true
    {
      if !program.records[index].fields.contains(where: { $0.name == field }) {
        addOpenField(field, to: index, at: range)
      }
      return nil
    }
    guard let place = place(of: expression), let entry = openFacts?.entries[place],
      entry.hint.scalar == .unknown, !entry.isFixed || expression.type == .error
    else { return nil }
    let known = program.records[place.record].fields[place.field]
    let index = program.records.count
    program.records.append(
      CheckedRecord(
        name: known.name,
        label: known.label,
        isDossier: false,
        fields: [],
        constraints: [],
        constraintVariable: -1,
        range: range
      )
    )
    openFacts?.inventedRecords.insert(index)
    addOpenField(field, to: index, at: range)
    program.records[place.record].fields[place.field].type =
      known.type.replacingScalar(with: .record(index))
    openFacts?.entries[place] = nil
    openFacts?.hasChanged = true
    return CheckedExpression(
      kind: expression.kind,
      type: .record(index),
      range: expression.range
    )
  }

  private mutating func addOpenField(_ name: Name, to record: Int, at range: SourceRange) {
    let place = OpenFacts.Place(record: record, field: program.records[record].fields.count)
    program.records[record].fields.append(
      CheckedRecord.Field(
        name: name,
        type: .string,
        label: name.text,
        aliases: [],
        evidence: nil,
        isCompleteWhenAbsent: false,
        range: range
      )
    )
    openFacts?.entries[place] = OpenFacts.Entry(hint: .unknown, mayBeNone: true)
    openFacts?.hasChanged = true
  }

  /// The subject of a lookup as the type of its first pattern.
  mutating func openedByPatterns(
    _ subject: CheckedExpression,
    _ match: Match
  ) -> CheckedExpression {
    guard place(of: subject) != nil else { return subject }
    for pattern in match.rows.flatMap({ $0.patterns }) {
      let expression: Expression?
      switch pattern {
      case .value(let value): expression = value
      case .range(let range, _):
        expression = range.ends.lower?.expression ?? range.ends.upper?.expression
      case .otherwise: expression = nil
      }
      guard let expression else { continue }
      let type = check(expression, expecting: subject.type, in: Scope()).type
      return converted(subject, to: type) ?? subject
    }
    return subject
  }

  mutating func rememberElement(_ variable: CheckedVariable, of list: CheckedExpression) {
    guard openFacts != nil, let place = place(of: list) else { return }
    openFacts?.elements[variable.id] = place
  }

  /// A fact that was only ever null may be a list.
  mutating func openedAsList(_ expression: CheckedExpression) -> CheckedExpression? {
    guard let place = place(of: expression), let entry = openFacts?.entries[place],
      !entry.isFixed, entry.hint == .unknown
    else { return nil }
    program.records[place.record].fields[place.field].type = .list(.error)
    openFacts?.entries[place]?.isFixed = true
    openFacts?.hasChanged = true
    return CheckedExpression(
      kind: expression.kind,
      type: .list(.error),
      range: expression.range
    )
  }
}

extension InferredFacts.Hint {
  /// The hint of the scalars inside a list or series.
  fileprivate var scalar: InferredFacts.Hint {
    switch self {
    case .list(let element): return element.scalar
    case .record(let fields):
      return fields.reduce(.unknown) { $0.joined($1.hint) }
    case .unknown, .boolean, .wholeNumber, .decimal, .text, .dateText, .yearText: return self
    }
  }
}

extension ValueType {
  /// What a list, series or optional is of.
  fileprivate var scalar: ValueType {
    switch self {
    case .list(let element), .yearly(let element), .optional(let element): element.scalar
    case .error, .boolean, .integer, .number, .quotient, .string, .date, .year, .yearRange,
      .period, .service, .days, .workingDays, .money, .catalogue, .record, .timeline:
      self
    }
  }

  /// The same list, series or optional of another scalar.
  fileprivate func replacingScalar(with type: ValueType) -> ValueType {
    switch self {
    case .list(let element): .list(element.replacingScalar(with: type))
    case .yearly(let element): .yearly(element.replacingScalar(with: type))
    case .optional(let inner): .optional(inner.replacingScalar(with: type))
    case .error, .boolean, .integer, .number, .quotient, .string, .date, .year, .yearRange,
      .period, .service, .days, .workingDays, .money, .catalogue, .record, .timeline:
      type
    }
  }
}
