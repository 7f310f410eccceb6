// The facts that matter to a verdict, by the reference, and as the evaluator lists them.
//
// API: `MatteringFacts.expected(of:)` and `listed(by:in:)`, both as places of the dossier.
import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

enum MatteringFacts {
  /// What one completion comes to, as far as the verdict can tell it: whether the dossier is met,
  /// and whether it is met and not held.
  struct Outcome: Hashable {
    var met: ReferenceOutcome
    var clear: ReferenceOutcome

    init(_ outcomes: ReferenceOutcomes) {
      met = outcomes.met
      clear = .all([outcomes.met, outcomes.held.negated])
    }
  }

  /// The facts on which an undetermined verdict depends once every attestation is given.
  static func expected(of reference: ReferenceVerdict) -> Set<UncertainFact.Place> {
    let completions = reference.completions
    let outcomes = reference.outcomes.enumerated().map { index, outcome in
      completions.grantsAttestations(index) ? outcome.map { Outcome($0) } : nil
    }
    return Set(completions.mattering(of: outcomes).map { completions.facts[$0].place })
  }

  /// The attestations on which a pending verdict depends.
  static func expectedAwaited(of reference: ReferenceVerdict) -> Set<UncertainFact.Place> {
    let clear = reference.outcomes.map { $0.map { Outcome($0).clear } }
    return Set(
      reference.completions.mattering(of: clear).map { reference.completions.facts[$0].place }
        .filter { if case .attestation = $0 { true } else { false } }
    )
  }

  /// Where each slot of a frame is in the dossier.
  struct Places {
    private var ofSlot: [Int: [UncertainFact.Step]] = [:]
    private let frame: FactFrame
    private let schema: FactSchema

    init(_ frame: FactFrame, _ schema: FactSchema) {
      self.frame = frame
      self.schema = schema
      add(schema.records[frame.kind], base: FactFrame.root, at: [])
    }

    private mutating func add(
      _ layout: RecordLayout,
      base: Int,
      at path: [UncertainFact.Step]
    ) {
      for (index, field) in layout.fields.enumerated() {
        add(field.type, slot: base + field.offset, at: path + [.field(index)])
      }
    }

    private mutating func add(_ type: FactType, slot: Int, at path: [UncertainFact.Step]) {
      ofSlot[slot] = path
      switch type {
      case .record(let record): add(schema.records[record], base: slot, at: path)
      case .list(let element), .series(let element):
        guard frame.slots[slot] != FactFrame.unknown else { return }
        var (base, index) = (Int(frame.slots[slot]), 0)
        while base > 0 {
          if case .series = type {
            let year = Int(frame.slots[base])
            ofSlot[base + schema.records[element].fields[1].offset] = path + [.year(year)]
          } else {
            add(schema.records[element], base: base, at: path + [.element(index)])
          }
          (base, index) = (Int(frame.slots[base - 1]), index + 1)
        }
      case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
        .catalogue:
        break
      }
    }

    /// Where a fact is; the whole series where nothing of it was filed.
    subscript(fact: FactID) -> UncertainFact.Place? {
      switch fact.kind {
      case .slot, .list: return ofSlot[fact.index].map { .fact($0) }
      case .year:
        guard let path = ofSlot[fact.index] else { return nil }
        let isFiled = frame.slots[fact.index] != FactFrame.unknown
        return .fact(isFiled ? path + [.year(fact.year)] : path)
      case .attestation: return .attestation(schema.attestations[fact.index].name)
      case .document: return .document(schema.documents[fact.index].name)
      case .law, .nothing: return nil
      }
    }
  }

  /// What is wrong with the facts that a result lists; nothing when they are those that matter.
  static func mistake(_ randomCase: RandomCase) -> String? {
    guard randomCase.domainsAreExact, let reference = randomCase.verdict() else { return nil }
    let evaluated = AgainstReference(randomCase)
    let places = Places(evaluated.frame, evaluated.schema)
    let result = evaluated.result
    guard result.verdict.rawValue == reference.verdict?.rawValue else { return nil }
    switch result.verdict {
    case .undetermined:
      let expected = expected(of: reference)
      let listed = Set(result.missing.compactMap { places[$0.fact] })
      let sure = Set(result.missing.filter { !$0.isDoubtful }.compactMap { places[$0.fact] })
      let (lost, added) = (expected.subtracting(listed), sure.subtracting(expected))
      if !lost.isEmpty { return "not listed: \(lost.map { "\($0)" }.sorted())" }
      if !added.isEmpty { return "listed in vain: \(added.map { "\($0)" }.sorted())" }
    case .pending:
      let expected = expectedAwaited(of: reference)
      let listed = Set(result.awaiting.compactMap { places[FactID(.attestation, $0)] })
      if listed != expected { return "awaited: \(listed) instead of \(expected)" }
    case .eligible, .ineligible, .onHold, .notApplicable, .dataError, .ruleError:
      if !result.missing.isEmpty { return "a certain verdict lists facts" }
    }
    return nil
  }
}

/// A random case with what the evaluator says of it.
struct AgainstReference {
  let schema: FactSchema
  let compiled: CompiledAward
  var frame = FactFrame()
  var evaluator: AwardEvaluator
  var result: AwardResult

  init(_ randomCase: RandomCase) {
    schema = FactSchema(randomCase.program)
    compiled = CompiledAward(
      randomCase.award,
      kind: randomCase.kind,
      of: randomCase.program,
      schema: schema
    )
    evaluator = AwardEvaluator(compiled, texts: &frame.texts)
    frame.texts.keepConstants()
    frame.file(
      randomCase.dossier,
      kind: randomCase.kind,
      attestations: randomCase.attestations,
      documents: randomCase.documents,
      schema: schema
    )
    result = evaluator.evaluate(frame, date: randomCase.evaluationDate)
  }
}
