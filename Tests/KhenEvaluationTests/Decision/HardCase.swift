// Rules as text, a dossier as short texts, and what comes out: for the hard cases of the design.
//
// API: `HardCase(rules)`, then `answer(_:facts:on:)` for a criterion, bar or group by its name,
// and `verdict(facts:attested:on:)`. A fact is written as it would be filed: `"01/03/2008"`,
// `"3/2005"`, `"2005"`, `"29/01/2023 … 31/01/2023"`, `"9 … 16"`, `"?"`, `"đúng"`, `"nam"`; a
// field that is not named is none where it is optional, else unknown.
import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

/// One filed fact.
indirect enum Filed: ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, Sendable
{
  case text(String)
  case list([Filed])
  case record([(String, Filed)])

  init(stringLiteral value: String) { self = .text(value) }
  init(arrayLiteral elements: Filed...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, Filed)...) { self = .record(elements) }
}

/// What came out of a criterion, and the paths of the facts that it waits for.
struct HardAnswer: Hashable, CustomStringConvertible {
  var outcome: Outcome
  var missing: [String] = []
  var description: String { "\(outcome) \(missing)" }

  static let met = HardAnswer(outcome: .met)
  static let notMet = HardAnswer(outcome: .notMet)
  static let error = HardAnswer(outcome: .error)
  static func unclear(_ missing: String...) -> HardAnswer {
    HardAnswer(outcome: .undetermined, missing: missing)
  }
}

/// What an award comes to.
struct HardVerdict: Hashable, CustomStringConvertible {
  var verdict: Verdict
  var missing: [String] = []
  var awaiting: [String] = []
  var description: String { "\(verdict) \(missing) \(awaiting)" }
}

/// A checked rule text with one award.
struct HardCase {
  let program: CheckedProgram
  let schema: FactSchema
  let compiled: CompiledAward
  var frame = FactFrame()
  var evaluator: AwardEvaluator

  init(_ rules: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let checked = MarkedSource(rules).check()
    #expect(checked.found.map(\.description) == [], sourceLocation: sourceLocation)
    program = try #require(checked.program, sourceLocation: sourceLocation)
    schema = FactSchema(program)
    let award = try #require(program.awards.first, sourceLocation: sourceLocation)
    compiled = CompiledAward(award, kind: award.subjects[0], of: program, schema: schema)
    evaluator = AwardEvaluator(compiled, texts: &frame.texts)
    frame.texts.keepConstants()
  }

  /// What comes out of a node or bar of the award, seen from the nominee.
  mutating func answer(_ name: String, _ facts: Filed, on day: String) throws -> HardAnswer {
    try file(facts)
    let (register, isBar) = try register(of: name)
    evaluator.decider.reset()
    let (outcome, missing) = evaluator.outcome(
      of: register,
      isBar: isBar,
      frame,
      date: try Self.day(day)
    )
    return HardAnswer(outcome: outcome, missing: missing.map { path(of: $0.fact) })
  }

  /// The verdict; attestations named are given, others are outstanding.
  mutating func verdict(
    _ facts: Filed,
    attested: [String] = [],
    on day: String
  ) throws -> HardVerdict {
    try file(facts, attested: attested)
    let result = evaluator.evaluate(frame, date: try Self.day(day))
    return HardVerdict(
      verdict: result.verdict,
      missing: result.missing.map { path(of: $0.fact) },
      awaiting: result.awaiting.map { schema.attestations[$0].name.text }
    )
  }

  /// Files the facts.
  mutating func file(_ facts: Filed, attested: [String] = []) throws {
    guard case .record(let values) = try value(facts, .record(compiled.kind)) else { return }
    frame.file(
      values,
      kind: compiled.kind,
      attestations: attested.map { FiledConclusion(name: Name($0), state: .given(until: nil)) },
      schema: schema
    )
  }

  /// The register of a node or bar.
  func register(of name: String) throws -> (UInt32, isBar: Bool) {
    for (bar, register) in zip(compiled.award.bars, compiled.bars)
    where bar.name == Name(name) {
      return (register, true)
    }
    func find(_ nodes: [CheckedNode], _ compiled: [CompiledAward.Node]) -> UInt32? {
      for (node, place) in zip(nodes, compiled) {
        if node.name == Name(name) { return place.register }
        if case .group(_, let inner) = node.kind, let found = find(inner, place.children) {
          return found
        }
      }
      return nil
    }
    return (try #require(find(compiled.award.nodes, compiled.nodes)), false)
  }

  // MARK: Facts from texts

  private func value(_ filed: Filed, _ type: ValueType) throws -> FactValue {
    switch (filed, type.unwrapped) {
    case (.record(let entries), .record(let index)):
      let record = program.records[index]
      let unknown = entries.filter { entry in
        !record.fields.contains { $0.name == Name(entry.0) }
      }
      #expect(unknown.map(\.0) == [], "no such field")
      return .record(
        try record.fields.map { field in
          guard let entry = entries.first(where: { Name($0.0) == field.name }) else {
            return field.type.isOptional ? .none : .unknown
          }
          return try value(entry.1, field.type)
        }
      )
    case (.list(let elements), .list(let element)):
      return .list(try elements.map { try value($0, element) })
    case (.text("?"), _): return .unknown
    case (.text(let text), let type): return try scalar(text, type)
    default: throw HardCaseError.misfit
    }
  }

  private func scalar(_ text: String, _ type: ValueType) throws -> FactValue {
    let ends = text.split(separator: " … ").map(String.init)
    switch type {
    case .boolean: return .point(text == "đúng" ? 1 : 0)
    case .catalogue(let index):
      let members = program.catalogues[index].members
      return .point(Int64(try #require(members.firstIndex { $0.name == Name(text) })))
    case .date:
      let days = try ends.map { try Self.days($0) }
      return .range(Int64(days[0].lowerBound), Int64(days[days.count - 1].upperBound))
    case .string: return .text(text)
    default:
      let numbers = try ends.map { try #require(Int64($0)) }
      return numbers.count == 1 ? .point(numbers[0]) : .range(numbers[0], numbers[1])
    }
  }

  static func day(_ text: String) throws -> Int { try days(text).lowerBound }

  /// The days that a date, a month or a year can be.
  static func days(_ text: String) throws -> ClosedRange<Int> {
    let parts = try text.split(separator: "/").map { try #require(Int($0)) }
    switch parts.count {
    case 3:
      let day = CivilDate.dayNumber(year: parts[2], month: parts[1], day: parts[0])
      return day...day
    case 2:
      let first = CivilDate.dayNumber(year: parts[1], month: parts[0], day: 1)
      return first...first + CivilDate.daysInMonth(year: parts[1], month: parts[0]) - 1
    default:
      let first = CivilDate.dayNumber(year: parts[0], month: 1, day: 1)
      return first...CivilDate.dayNumber(year: parts[0], month: 12, day: 31)
    }
  }

  // MARK: Paths

  /// The path of a fact; elements count from 1.
  func path(of fact: FactID) -> String {
    switch fact.kind {
    case .attestation: return schema.attestations[fact.index].name.text
    case .document: return schema.documents[fact.index].name.text
    case .law: return "luật"
    case .nothing: return "–"
    case .slot, .list, .year:
      let layout = schema.records[compiled.kind]
      return path(of: fact.index, layout, base: FactFrame.root, "") ?? "slot \(fact.index)"
    }
  }

  private func path(
    of slot: Int,
    _ layout: RecordLayout,
    base: Int,
    _ prefix: String
  ) -> String? {
    for field in layout.fields {
      let name = prefix + field.name.text
      let place = base + field.offset
      if place == slot { return name }
      guard case .list(let element) = field.type, frame.slots[place] > 0 else { continue }
      var (next, index) = (Int(frame.slots[place]), 1)
      while next > 0 {
        let inner = path(of: slot, schema.records[element], base: next, "\(name)[\(index)].")
        if let inner { return inner }
        (next, index) = (Int(frame.slots[next - 1]), index + 1)
      }
    }
    return nil
  }
}

/// A dossier of a test that does not fit its schema.
enum HardCaseError: Error { case misfit }
