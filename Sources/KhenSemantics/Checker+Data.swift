import KhenSource
import KhenSyntax

// Data of tests and fixtures, typed by the fields they are for.
extension Checker {
  struct Filed {
    var facts: [FactValue]
    var attestations: [FiledConclusion] = []
    var documents: [FiledConclusion] = []
  }

  private static let attestationKeys = [Name("xác_nhận"), Name("attestations")]
  private static let documentKeys = [Name("tài_liệu"), Name("documents")]

  /// Whether what is filed under a key are conclusions of people or papers.
  static func isConclusion(_ key: Name) -> Bool {
    attestationKeys.contains(key) || documentKeys.contains(key)
  }

  /// The facts of a dossier; later layers replace entries of earlier ones, lists as a whole.
  mutating func filed(_ layers: [DossierData], kind: Int) -> Filed? {
    // Of a kind that is declared twice nobody knows which keys name what.
    if ambiguousRecords.contains(kind) { return nil }
    let errors = diagnostics.count
    let fields = program.records[kind].fields
    var facts = fields.map({ $0.valueWhenAbsent })
    var attestations: [FiledConclusion] = []
    var documents: [FiledConclusion] = []
    for layer in layers {
      reportRepeatedKeys(layer)
      for entry in layer.entries {
        // What is not a field by its name is looked for by its label last: that is slow.
        if let index = fields.firstIndex(where: { $0.name == entry.key.name }) {
          let value = fact(entry.value, as: fields[index], at: entry.key.range)
          facts[index] = scoresMerged(value, from: entry.value, into: facts[index], index, kind)
        } else if Checker.attestationKeys.contains(entry.key.name) {
          merge(conclusions(entry.value, at: entry.key.range), into: &attestations)
        } else if Checker.documentKeys.contains(entry.key.name) {
          merge(conclusions(entry.value, at: entry.key.range), into: &documents)
        } else if Builtins.isEvaluationDate(entry.key.name)
          || Builtins.isDossierKind(entry.key.name)
        {
          continue
        } else if let index = Checker.field(entry.key, in: fields) {
          let value = fact(entry.value, as: fields[index], at: entry.key.range)
          facts[index] = scoresMerged(value, from: entry.value, into: facts[index], index, kind)
        } else {
          report(
            .unknownField(
              entry.key,
              of: program.records[kind],
              suggestion: Suggestion.nearest(to: entry.key.name, in: fields.map({ $0.name }))
            )
          )
        }
      }
    }
    let failed = diagnostics[errors...].contains { $0.severity == .error }
    return failed ? nil : Filed(facts: facts, attestations: attestations, documents: documents)
  }

  static func field(_ key: Identifier, in fields: [CheckedRecord.Field]) -> Int? {
    if let index = fields.firstIndex(where: { $0.name == key.name }) { return index }
    let wanted = VietnameseText.dataKey(key.name.text)
    return fields.firstIndex { field in
      VietnameseText.dataKey(field.name.text) == wanted
        || VietnameseText.dataKey(field.label) == wanted
        || field.aliases.contains { VietnameseText.dataKey($0) == wanted }
    }
  }

  private mutating func reportRepeatedKeys(_ data: DossierData) {
    var seen: [Name: SourceRange] = [:]
    for entry in data.entries {
      if let first = seen[entry.key.name] {
        report(.duplicate(entry.key, first: first))
      } else {
        seen[entry.key.name] = entry.key.range
      }
    }
  }

  // MARK: - Facts

  private mutating func fact(
    _ datum: Datum,
    as field: CheckedRecord.Field,
    at range: SourceRange
  ) -> FactValue {
    let value = fact(datum, as: field.type, of: field.name, at: range)
    if let bounds = field.bounds, case .rational(let number) = value, !bounds.contains(number) {
      report(.scoreOutOfRange(field.name, bounds, at: datum.range ?? range))
      return .unknown
    }
    return value
  }

  private mutating func fact(
    _ datum: Datum,
    as type: ValueType,
    of name: Name,
    at range: SourceRange
  ) -> FactValue {
    if case .unknown = datum { return .unknown }
    if case .expression(let syntax) = datum, case .missing = syntax.kind {
      hasMissingParts = true
      return .unknown
    }
    if case .none(let place) = datum {
      switch type {
      case .optional: return .none
      case .list: return .list([])
      case .yearly: return .series([])
      default: break
      }
      report(.neverNone(name, at: place))
      return .unknown
    }
    switch type {
    case .error: return .unknown
    case .optional(let inner): return fact(datum, as: inner, of: name, at: range)
    case .record(let record): return recordFact(datum, record, name, range)
    case .list(let element): return listFact(datum, element, name, range)
    case .yearly(let element): return seriesFact(datum, element, name, range)
    case .date: return dateFact(datum, name, range)
    case .yearRange:
      if case .list(let ends) = listFact(datum, .year, name, range), ends.count == 2,
        case .point(let first) = ends[0], case .point(let last) = ends[1], first <= last
      {
        return .years(first, last)
      }
    case .boolean, .integer, .number, .string, .year, .period, .service, .days, .money,
      .catalogue, .workingDays, .quotient, .timeline:
      if let value = scalarFact(datum, type, range) { return value }
    }
    report(.wrongData(name, at: datum.range ?? range, expected: typeName(type)))
    return .unknown
  }

  private mutating func recordFact(
    _ datum: Datum,
    _ record: Int,
    _ name: Name,
    _ range: SourceRange
  ) -> FactValue {
    guard case .record(let data) = datum else {
      report(.wrongData(name, at: datum.range ?? range, expected: typeName(.record(record))))
      return .unknown
    }
    let fields = program.records[record].fields
    var values = fields.map({ $0.valueWhenAbsent })
    reportRepeatedKeys(data)
    for entry in data.entries {
      guard let index = Checker.field(entry.key, in: fields) else {
        report(
          .unknownField(
            entry.key,
            of: program.records[record],
            suggestion: Suggestion.nearest(to: entry.key.name, in: fields.map({ $0.name }))
          )
        )
        continue
      }
      values[index] = fact(entry.value, as: fields[index], at: entry.key.range)
    }
    return .record(values)
  }

  private mutating func listFact(
    _ datum: Datum,
    _ element: ValueType,
    _ name: Name,
    _ range: SourceRange
  ) -> FactValue {
    switch datum {
    case .list(let elements, let place):
      return .list(elements.map { fact($0, as: element, of: name, at: place) })
    case .expression(let value):
      if case .list(let elements) = value.kind {
        return .list(
          elements.map { fact(.expression($0), as: element, of: name, at: $0.range) }
        )
      }
    case .record, .unknown, .none, .partialDate: break
    }
    report(.wrongData(name, at: datum.range ?? range, expected: typeName(.list(element))))
    return .unknown
  }

  private mutating func seriesFact(
    _ datum: Datum,
    _ element: ValueType,
    _ name: Name,
    _ range: SourceRange
  ) -> FactValue {
    guard case .record(let data) = datum else {
      report(.wrongData(name, at: datum.range ?? range, expected: typeName(.yearly(element))))
      return .unknown
    }
    reportRepeatedKeys(data)
    var entries: [FactValue.SeriesEntry] = []
    for entry in data.entries {
      guard let year = Int64(entry.key.name.text), (1...9999).contains(year) else {
        report(.wrongData(name, at: entry.key.range, expected: typeName(.year)))
        continue
      }
      entries.append(
        FactValue.SeriesEntry(
          year: year,
          value: fact(entry.value, as: element, of: name, at: entry.key.range)
        )
      )
    }
    return .series(entries.sorted { $0.year < $1.year })
  }

  private mutating func dateFact(
    _ datum: Datum,
    _ name: Name,
    _ range: SourceRange
  ) -> FactValue {
    switch datum {
    case .partialDate(let date): return Checker.days(of: date.kind)
    case .expression(let value):
      switch value.kind {
      case .literal(.date(let date)): return .point(Int64(date.dayNumber))
      case .literal(.number(let year))
      where year.decimals == 0 && (1000...9999).contains(year.numerator):
        return Checker.days(of: .year(Int(year.numerator)))
      case .arithmetic(.divide, let left, let right, _):
        if case .literal(.number(let month)) = left.kind,
          case .literal(.number(let year)) = right.kind, month.decimals == 0,
          year.decimals == 0, (1...12).contains(month.numerator),
          (1000...9999).contains(year.numerator)
        {
          return Checker.days(of: .month(year: Int(year.numerator), month: Int(month.numerator)))
        }
      default: break
      }
    case .record, .list, .unknown, .none: break
    }
    report(.wrongData(name, at: datum.range ?? range, expected: typeName(.date)))
    return .unknown
  }

  private static func days(of kind: DateSpecification.Kind) -> FactValue {
    let place = SourceRange(file: FileID(0), start: 0, end: 0)
    let date = DateSpecification(kind: kind, range: place)
    if date.firstDay == date.lastDay { return .point(Int64(date.firstDay)) }
    return .range(Int64(date.firstDay), Int64(date.lastDay))
  }

  private mutating func scalarFact(
    _ datum: Datum,
    _ type: ValueType,
    _ range: SourceRange
  ) -> FactValue? {
    if case .partialDate(let date) = datum, type == .year, case .year(let year) = date.kind {
      return .point(Int64(year))
    }
    guard case .expression(let syntax) = datum else { return nil }
    if case .catalogue(let index) = type, case .literal(.text(let text)) = syntax.kind {
      let key = VietnameseText.dataKey(text)
      let member = program.catalogues[index].members.firstIndex { member in
        ([member.name.text, member.label] + member.aliases).contains {
          VietnameseText.dataKey($0) == key
        }
      }
      return member.map { .point(Int64($0)) }
    }
    let errors = diagnostics.count
    let checked = check(syntax, expecting: type, in: Scope())
    if let value = converted(checked, to: type)?.constantValue?.fact, checked.type != .error {
      return value
    }
    // What was reported is said once.
    return diagnostics.count > errors ? .unknown : nil
  }

  // MARK: - Attestations and papers

  private func merge(_ new: [FiledConclusion], into old: inout [FiledConclusion]) {
    for conclusion in new {
      old.removeAll { $0.name == conclusion.name }
      old.append(conclusion)
    }
  }

  private mutating func conclusions(
    _ datum: Datum,
    at range: SourceRange
  ) -> [FiledConclusion] {
    guard case .record(let data) = datum else {
      report(.conclusionsNeeded(datum.range ?? range))
      return []
    }
    return data.entries.compactMap { entry in
      if let state = state(of: entry.value) {
        return FiledConclusion(name: entry.key.name, state: state)
      }
      report(.conclusionsNeeded(entry.key.range))
      return nil
    }
  }

  private func state(of datum: Datum) -> FiledConclusion.State? {
    switch datum {
    case .unknown, .none: return .outstanding
    case .partialDate(let date): return .given(until: Int64(date.lastDay))
    case .expression(let value):
      switch value.kind {
      case .literal(.boolean(let given)): return given ? .given(until: nil) : .refused
      case .literal(.date(let date)): return .given(until: Int64(date.dayNumber))
      default: return nil
      }
    case .record, .list: return nil
    }
  }
}

extension CheckedRecord.Field {
  /// What an absent field means.
  fileprivate var valueWhenAbsent: FactValue {
    switch type {
    case .optional: .none
    case .list: isCompleteWhenAbsent ? .list([]) : .unknown
    case .yearly: isCompleteWhenAbsent ? .series([]) : .unknown
    default: .unknown
    }
  }
}

extension Constant {
  /// The constant as a filed value.
  fileprivate var fact: FactValue? {
    switch self {
    case .boolean(let value): .point(value ? 1 : 0)
    case .integer(let value), .date(let value), .year(let value), .workingDays(let value):
      .point(value)
    case .number(let value), .days(let value): .rational(value)
    case .text(let value): .text(value)
    case .period(let months, let days): .period(months: months, days: days)
    case .money(let value): value.isWhole ? .point(value.numerator) : nil
    case .member(_, let index): .point(Int64(index))
    }
  }
}

extension Datum {
  /// Where the value stands.
  var range: SourceRange? {
    switch self {
    case .expression(let value): value.range
    case .record(let data): data.range
    case .list(_, let range), .unknown(let range), .none(let range): range
    case .partialDate(let date): date.range
    }
  }
}
