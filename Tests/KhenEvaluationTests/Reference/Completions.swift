// Every way in which a partly known dossier can be completed.
//
// API: make `Completions` from one `FactValue` and one `ReferenceDomain` for each field of the
// kind, and what is filed for an award; nothing comes back when there are more than `countMax`. `dossier(at:)` gives completion number 0 … count - 1. `facts` are the unknown
// facts; `matters(_:of:)` says on which of them an outcome depends.
import KhenSemantics
import KhenSource

/// The values that an unknown fact may have.
indirect enum ReferenceDomain: Hashable, Sendable {
  /// Exactly these, of a scalar.
  case values([ReferenceValue])
  /// These, or none.
  case optional(ReferenceDomain)
  /// Of each field.
  case record([ReferenceDomain])
  /// Of an element; a list that is not filed has at most so many elements.
  case list(ReferenceDomain, countMax: Int)
  /// Of the value of each year.
  case series(ReferenceDomain, years: ClosedRange<Int>, isComplete: Bool)

  /// False and true.
  static let boolean = ReferenceDomain.values([.boolean(false), .boolean(true)])
  /// The members of a catalogue.
  static func members(_ count: Int) -> ReferenceDomain { .values((0..<count).map { .member($0) }) }
  /// Whole numbers.
  static func integers(_ range: ClosedRange<Int>) -> ReferenceDomain {
    .values(range.map { .integer($0) })
  }
  /// Day numbers.
  static func dates(_ range: ClosedRange<Int>) -> ReferenceDomain {
    .values(range.map { .date($0) })
  }
}

/// One unknown fact, attestation or paper.
struct UncertainFact: Hashable, Sendable {
  /// Where it is.
  enum Place: Hashable, Sendable {
    case fact([Step])
    case attestation(Name)
    case document(Name)
  }
  /// One step of the way to a fact.
  enum Step: Hashable, Sendable {
    case field(Int)
    case element(Int)
    case year(Int)
  }
  /// Where it is.
  var place: Place
  /// The values that it may have; booleans for attestations and papers.
  var alternatives: [ReferenceValue]
}

/// All completions of one dossier.
struct Completions: Sendable {
  /// The unknown facts, in order of the schema, then attestations, then papers.
  private(set) var facts: [UncertainFact] = []
  /// How many completions there are.
  private(set) var count = 1
  private var template: [ReferenceValue] = []
  private var filed = ReferenceConclusions()
  private var strides: [Int] = []

  /// Nothing when there are more than `countMax` completions.
  ///
  /// An attestation is open when it is outstanding or not mentioned; a paper also when it is
  /// only valid until before the evaluation date.
  init?(
    dossier: [FactValue],
    domains: [ReferenceDomain],
    award: CheckedAward? = nil,
    attestations: [FiledConclusion] = [],
    documents: [FiledConclusion] = [],
    evaluationDate: Int = 0,
    countMax: Int = 5_000
  ) {
    for (index, fact) in dossier.enumerated() {
      // So many values are not even written out.
      if fact == .unknown, Self.size(of: domains[index], atMost: countMax) > countMax {
        return nil
      }
      template.append(known(fact, domains[index], at: [.field(index)]))
    }
    if let award {
      for name in Self.attestations(of: award.nodes) {
        switch Self.state(of: name, award.name, in: attestations) {
        case .given: filed.attestations[name] = true
        case .refused: filed.attestations[name] = false
        case .outstanding: addConclusion(.attestation(name))
        }
      }
      for document in award.documents {
        if case .optional = document.requirement { continue }
        switch Self.state(of: document.name, award.name, in: documents) {
        case .given(let until) where (until ?? .max) < Int64(evaluationDate):
          addConclusion(.document(document.name))
        case .given: filed.documents[document.name] = true
        case .refused: filed.documents[document.name] = false
        case .outstanding: addConclusion(.document(document.name))
        }
      }
    }
    for fact in facts {
      strides.append(count)
      let (product, overflow) = count.multipliedReportingOverflow(by: fact.alternatives.count)
      count = overflow ? .max : product
      guard count <= countMax else { return nil }
    }
  }

  /// How many values a domain has; some number above a limit where it has more.
  private static func size(of domain: ReferenceDomain, atMost limit: Int) -> Int {
    /// Beyond the limit the number itself does not matter.
    func capped(_ result: (partialValue: Int, overflow: Bool)) -> Int {
      result.overflow || result.partialValue > limit ? .max : result.partialValue
    }
    func product(_ first: Int, _ second: Int) -> Int {
      capped(first.multipliedReportingOverflow(by: second))
    }
    func sum(_ first: Int, _ second: Int) -> Int {
      capped(first.addingReportingOverflow(second))
    }
    func power(_ base: Int, _ exponent: Int) -> Int {
      (0..<exponent).reduce(1) { result, _ in product(result, base) }
    }
    switch domain {
    case .values(let values): return values.count
    case .optional(let wrapped): return sum(size(of: wrapped, atMost: limit), 1)
    case .record(let fields):
      return fields.reduce(1) { product($0, size(of: $1, atMost: limit)) }
    case .list(let element, let countMax):
      let one = size(of: element, atMost: limit)
      return (0...countMax).reduce(0) { sum($0, power(one, $1)) }
    case .series(let element, let years, let isComplete):
      return power(sum(size(of: element, atMost: limit), isComplete ? 1 : 0), years.count)
    }
  }

  /// One completion; `index` is below `count`.
  func dossier(at index: Int) -> (facts: [ReferenceValue], conclusions: ReferenceConclusions) {
    var (dossier, conclusions) = (template, filed)
    for (number, fact) in facts.enumerated() {
      let value = fact.alternatives[index / strides[number] % fact.alternatives.count]
      switch fact.place {
      case .fact(let path):
        guard case .field(let field) = path[0] else { continue }
        Self.place(value, at: path.dropFirst(), in: &dossier[field])
      case .attestation(let name): conclusions.attestations[name] = value == .boolean(true)
      case .document(let name): conclusions.documents[name] = value == .boolean(true)
      }
    }
    return (dossier, conclusions)
  }

  /// Whether two completions that differ only in one fact have different outcomes.
  ///
  /// `outcomes` has one for each completion; nothing where the completion cannot be (a
  /// constraint of the schema is broken).
  func matters<Outcome: Hashable>(_ fact: Int, of outcomes: [Outcome?]) -> Bool {
    let (stride, size) = (strides[fact], facts[fact].alternatives.count)
    for base in 0..<count where base / stride % size == 0 {
      let seen = Set((0..<size).compactMap { outcomes[base + $0 * stride] })
      if seen.count > 1 { return true }
    }
    return false
  }

  /// The indices of the facts on which an outcome depends.
  func mattering<Outcome: Hashable>(of outcomes: [Outcome?]) -> [Int] {
    facts.indices.filter { matters($0, of: outcomes) }
  }

  /// Whether all attestations that are open are granted in a completion.
  func grantsAttestations(_ index: Int) -> Bool {
    for (number, fact) in facts.enumerated() {
      guard case .attestation = fact.place else { continue }
      let value = fact.alternatives[index / strides[number] % fact.alternatives.count]
      if value != .boolean(true) { return false }
    }
    return true
  }

  /// The names of the attestations of an award, depth first.
  static func attestations(of nodes: [CheckedNode]) -> [Name] {
    nodes.flatMap { node -> [Name] in
      switch node.kind {
      case .criterion: []
      case .attestation: node.name.map { [$0] } ?? []
      case .group(_, let parts): attestations(of: parts)
      }
    }
  }
}

// MARK: - Reading facts

extension Completions {
  /// The known part of a fact; the unknown parts are noted, and stand as none meanwhile.
  private mutating func known(
    _ fact: FactValue,
    _ domain: ReferenceDomain,
    at path: [UncertainFact.Step]
  ) -> ReferenceValue {
    switch (fact, domain) {
    case (.unknown, _): return note(Self.alternatives(domain), at: path)
    case (_, .optional(let wrapped)): return known(fact, wrapped, at: path)
    case (.record(let values), .record(let domains)):
      return .record(
        zip(values, domains).enumerated().map { index, pair in
          known(pair.0, pair.1, at: path + [.field(index)])
        }
      )
    case (.list(let values), .list(let domain, _)):
      return .list(
        values.enumerated().map { known($0.element, domain, at: path + [.element($0.offset)]) }
      )
    case (.series(let entries), .series(let domain, let years, let isComplete)):
      var series: [Int: ReferenceValue] = [:]
      for entry in entries {
        let year = Int(entry.year)
        series[year] = known(entry.value, domain, at: path + [.year(year)])
      }
      if !isComplete {
        for year in years where series[year] == nil {
          series[year] = known(.unknown, domain, at: path + [.year(year)])
        }
      }
      return .series(series, isComplete: isComplete)
    case (.range(let low, let high), _):
      return note((low...high).map { Self.point($0, domain) }, at: path)
    default: return Self.scalar(fact, domain)
    }
  }

  private mutating func note(
    _ alternatives: [ReferenceValue],
    at path: [UncertainFact.Step]
  ) -> ReferenceValue {
    if alternatives.count == 1 { return alternatives[0] }
    facts.append(UncertainFact(place: .fact(path), alternatives: alternatives))
    return .none
  }

  private mutating func addConclusion(_ place: UncertainFact.Place) {
    guard !facts.contains(where: { $0.place == place }) else { return }
    facts.append(
      UncertainFact(place: place, alternatives: [.boolean(false), .boolean(true)])
    )
  }

  /// A known scalar.
  private static func scalar(_ fact: FactValue, _ domain: ReferenceDomain) -> ReferenceValue {
    switch fact {
    case .point(let value): point(value, domain)
    case .rational(let value): .number(value)
    case .period(let months, let days): .period(months: Int(months), days: Int(days))
    case .text(let text): .text(text)
    case .years(let first, let last): .years(Int(first), Int(last))
    case .none, .unknown, .range, .record, .list, .series: .none
    }
  }

  /// A point, of the kind that the domain has.
  private static func point(_ value: Int64, _ domain: ReferenceDomain) -> ReferenceValue {
    guard case .values(let values) = domain, let example = values.first else { return .none }
    switch example {
    case .boolean: return .boolean(value != 0)
    case .date: return .date(Int(value))
    case .year: return .year(Int(value))
    case .member: return .member(Int(value))
    default: return .number(Rational(value))
    }
  }

  /// Every value of a domain.
  static func alternatives(_ domain: ReferenceDomain) -> [ReferenceValue] {
    switch domain {
    case .values(let values): return values
    case .optional(let wrapped): return [.none] + alternatives(wrapped)
    case .record(let fields):
      return tuples(fields.map { alternatives($0) }).map { .record($0) }
    case .list(let element, let countMax):
      let values = alternatives(element)
      return (0...countMax).flatMap { count in
        tuples(Array(repeating: values, count: count)).map { .list($0) }
      }
    case .series(let element, let years, let isComplete):
      let years = Array(years)
      return tuples(Array(repeating: alternatives(element), count: years.count)).map {
        .series(
          Dictionary(zip(years, $0)) { first, _ in first },
          isComplete: isComplete
        )
      }
    }
  }

  private static func tuples(_ choices: [[ReferenceValue]]) -> [[ReferenceValue]] {
    choices.reduce([[]]) { tuples, values in
      tuples.flatMap { tuple in values.map { tuple + [$0] } }
    }
  }

  private static func place(
    _ value: ReferenceValue,
    at path: ArraySlice<UncertainFact.Step>,
    in target: inout ReferenceValue
  ) {
    guard let step = path.first else {
      target = value
      return
    }
    switch (step, target) {
    case (.field(let index), .record(var fields)):
      target = .none
      place(value, at: path.dropFirst(), in: &fields[index])
      target = .record(fields)
    case (.element(let index), .list(var elements)):
      target = .none
      place(value, at: path.dropFirst(), in: &elements[index])
      target = .list(elements)
    case (.year(let year), .series(var entries, let isComplete)):
      entries[year] = value
      target = .series(entries, isComplete: isComplete)
    default: target = value
    }
  }

  /// What is filed under the qualified or the local name.
  private static func state(
    of name: Name,
    _ award: Name,
    in filed: [FiledConclusion]
  ) -> FiledConclusion.State {
    let qualified = Name(award.text + "." + name.text)
    let found = filed.first { $0.name == qualified } ?? filed.first { $0.name == name }
    return found?.state ?? .outstanding
  }
}
