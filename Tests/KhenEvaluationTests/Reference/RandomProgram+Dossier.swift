// Random dossiers: known, imprecise, none and unknown facts.
import KhenSemantics
import KhenSource

extension RandomProgram {
  /// One value for each field.
  mutating func makeDossier() -> [FactValue] {
    program.records[program.records.count - 1].fields.map { fact($0.type) }
  }

  private mutating func fact(_ type: ValueType) -> FactValue {
    let isUnknown = chance(options.unknownPercent)
    switch type {
    case .boolean: return isUnknown ? .unknown : .point(Int64(int(0...1)))
    case .catalogue: return isUnknown ? .unknown : .point(Int64(int(0...2)))
    case .integer: return number(from: int(0...6), to: 6, isUnknown: isUnknown, widthMax: 6)
    case .date:
      return number(from: nearbyDay(), to: .max, isUnknown: isUnknown, widthMax: 7)
    case .year: return number(from: int(2020...2024), to: 2024, isUnknown: isUnknown, widthMax: 3)
    case .optional(let wrapped):
      if chance(30) { return .none }
      if isUnknown, options.allowsUnboundedUnknowns, wrapped == .date, chance(20) {
        domainsAreExact = false
        return .unknown
      }
      if case .catalogue = wrapped, isUnknown { return .unknown }
      return fact(wrapped)
    case .list: return listFact()
    case .yearly(let element):
      var entries: [FactValue.SeriesEntry] = []
      for year in Self.years where !chance(options.unknownPercent / 3) {
        let value: FactValue =
          element.isOptional && chance(25) ? .none : .point(Int64(int(0...2)))
        entries.append(FactValue.SeriesEntry(year: Int64(year), value: value))
      }
      return .series(entries)
    case .error, .number, .quotient, .string, .yearRange, .period, .service, .days, .workingDays,
      .money, .record, .timeline:
      return .unknown
    }
  }

  /// A list that is not filed stands for lists of at most one element, with few values.
  private mutating func listFact() -> FactValue {
    if options.allowsUnboundedUnknowns, chance(6), let listField {
      domainsAreExact = false
      let fields: [ReferenceDomain] = [
        .boolean, .values([.member(0), .member(2)]), .integers(1...1),
        .dates(centre - 3...centre - 3), .optional(.dates(centre...centre)),
        .values([.year(2021), .year(2022)]),
      ]
      domains[listField] = .list(.record(fields), countMax: 1)
      return .unknown
    }
    let elements = (0..<weighted([1, 3, 4, 2])).map { _ in
      FactValue.record(ElementField.allCases.map { element($0) })
    }
    return .list(elements)
  }

  /// Most fields of an element are known, or nothing would be left to compute.
  private mutating func element(_ field: ElementField) -> FactValue {
    if chance(65) {
      switch field {
      case .flag: return .point(Int64(chance(75) ? 1 : 0))
      case .to: return chance(40) ? .none : .point(Int64(centre + int(-5...20)))
      case .from: return .point(Int64(centre + int(-20...10)))
      case .grade, .amount, .year: break
      }
    }
    return fact(field.type)
  }

  private mutating func number(
    from low: Int,
    to highMax: Int,
    isUnknown: Bool,
    widthMax: Int
  ) -> FactValue {
    guard isUnknown else { return .point(Int64(low)) }
    let high = min(highMax, low + int(1...widthMax))
    return high == low ? .point(Int64(low)) : .range(Int64(low), Int64(high))
  }

  /// What is filed for the attestations and papers of the award.
  mutating func makeConclusions() -> ([FiledConclusion], [FiledConclusion]) {
    let award = program.awards[0]
    let attestations = Completions.attestations(of: award.nodes).map {
      FiledConclusion(name: $0, state: state(until: false))
    }
    let documents = award.documents.map {
      FiledConclusion(name: $0.name, state: state(until: true))
    }
    return (attestations, documents)
  }

  private mutating func state(until: Bool) -> FiledConclusion.State {
    switch weighted([10, 1, 7]) {
    case 0:
      return .given(until: until && chance(30) ? Int64(evaluationDate + int(-3...3)) : nil)
    case 1: return .refused
    default: return .outstanding
    }
  }

  /// Makes facts known until the completions are few enough.
  mutating func narrow(_ randomCase: inout RandomCase) {
    while randomCase.completions(countMax: options.completionsMax) == nil {
      guard let completions = randomCase.completions(countMax: .max),
        !completions.facts.isEmpty
      else { return }
      let fact = pick(completions.facts)
      randomCase.set(fact, to: pick(fact.alternatives))
    }
  }
}

extension RandomCase {
  /// Makes an unknown fact known.
  mutating func set(_ fact: UncertainFact, to value: ReferenceValue) {
    switch fact.place {
    case .fact(let path):
      guard case .field(let field) = path[0] else { return }
      dossier[field] = Self.replacing(dossier[field], at: path.dropFirst(), by: Self.fact(value))
    case .attestation(let name):
      attestations.removeAll { $0.name == name }
      attestations.append(
        FiledConclusion(name: name, state: value == .boolean(true) ? .given(until: nil) : .refused)
      )
    case .document(let name):
      documents.removeAll { $0.name == name }
      documents.append(
        FiledConclusion(name: name, state: value == .boolean(true) ? .given(until: nil) : .refused)
      )
    }
  }

  /// A known value as a fact.
  static func fact(_ value: ReferenceValue) -> FactValue {
    switch value {
    case .boolean(let isTrue): .point(isTrue ? 1 : 0)
    case .number(let number): number.isWhole ? .point(number.numerator) : .rational(number)
    case .text(let text): .text(text)
    case .date(let point), .year(let point), .member(let point): .point(Int64(point))
    case .period(let months, let days): .period(months: Int64(months), days: Int64(days))
    case .years(let first, let last): .years(Int64(first), Int64(last))
    case .list(let elements): .list(elements.map { fact($0) })
    case .record(let fields): .record(fields.map { fact($0) })
    case .series(let entries, _):
      .series(
        entries.sorted { $0.key < $1.key }.map {
          FactValue.SeriesEntry(year: Int64($0.key), value: fact($0.value))
        }
      )
    case .none: .none
    case .timeline, .failure: .unknown
    }
  }

  private static func replacing(
    _ target: FactValue,
    at path: ArraySlice<UncertainFact.Step>,
    by value: FactValue
  ) -> FactValue {
    guard let step = path.first else { return value }
    let rest = path.dropFirst()
    switch (step, target) {
    case (.field(let index), .record(var fields)):
      fields[index] = replacing(fields[index], at: rest, by: value)
      return .record(fields)
    case (.element(let index), .list(var elements)):
      elements[index] = replacing(elements[index], at: rest, by: value)
      return .list(elements)
    case (.year(let year), .series(var entries)):
      entries.removeAll { $0.year == Int64(year) }
      entries.append(FactValue.SeriesEntry(year: Int64(year), value: value))
      return .series(entries.sorted { $0.year < $1.year })
    default: return target
    }
  }
}
