// The verdict of a partly known dossier, from all of its completions.
//
// API: `ReferenceVerdict(program:award:kind:evaluationDate:completions:)`. Readings beyond
// evaluation.md 5.3:
// - applies: the kind is among the subjects and the version in effect on the evaluation date; a
//   version that is not sourced is undetermined;
// - order: not applicable; ineligible (not met in every completion); rule error (criteria, bars
//   and papers together fail in every completion, or the holds do; also when they fail in every
//   completion that grants the open attestations); on hold; undetermined; eligible; pending;
// - completions that break a constraint of the schema do not count; `verdict` is nothing when
//   none is left (the dossier contradicts itself).
import KhenSemantics
import KhenSource
import KhenSyntax

/// What is true of an award in the completions of a dossier.
struct ReferenceVerdict: Sendable {
  /// The outcomes in each completion; nothing where the completion cannot be.
  private(set) var outcomes: [ReferenceOutcomes?] = []
  /// The verdict; nothing when no completion can be.
  private(set) var verdict: Expectation.Verdict?
  /// The completions.
  let completions: Completions

  /// Evaluates every completion.
  init(
    program: CheckedProgram,
    award: CheckedAward,
    kind: Int,
    evaluationDate: Int,
    completions: Completions
  ) {
    self.completions = completions
    outcomes.reserveCapacity(completions.count)
    for index in 0..<completions.count {
      let completion = completions.dossier(at: index)
      var evaluator = ReferenceEvaluator(
        program: program,
        kind: kind,
        dossier: completion.facts,
        evaluationDate: evaluationDate,
        conclusions: completion.conclusions
      )
      outcomes.append(evaluator.keepsConstraints() ? evaluator.outcomes(of: award) : nil)
    }
    let applies = award.subjects.contains(kind) && award.applies.contains(evaluationDate)
    verdict = !applies ? .notApplicable : award.isNotSourced ? .undetermined : decide()
  }

  /// What some part of the award can come to.
  func truth(_ part: (ReferenceOutcomes) -> ReferenceOutcome) -> ReferenceOutcomeSet {
    ReferenceOutcomeSet(outcomes.compactMap { $0.map(part) })
  }

  /// The same, in the completions that grant every open attestation.
  func truthWhenAttested(_ part: (ReferenceOutcomes) -> ReferenceOutcome) -> ReferenceOutcomeSet {
    ReferenceOutcomeSet(
      outcomes.indices.filter { completions.grantsAttestations($0) }
        .compactMap { outcomes[$0].map(part) }
    )
  }

  /// The facts, attestations and papers on which a part depends.
  func mattering(_ part: (ReferenceOutcomes) -> ReferenceOutcome) -> [UncertainFact] {
    completions.mattering(of: outcomes.map { $0.map(part) }).map { completions.facts[$0] }
  }

  /// Those on which it depends whether the dossier is met, and held; empty for a certain verdict.
  func matteringForVerdict() -> [UncertainFact] {
    guard verdict == .undetermined || verdict == .pending else { return [] }
    let results = outcomes.map { $0.map { [$0.met, $0.held] } }
    return completions.mattering(of: results).map { completions.facts[$0] }
  }

  private func decide() -> Expectation.Verdict? {
    let (met, held) = (truth(\.met), truth(\.held))
    if met.isEmpty { return nil }
    if met == .canBeFalse { return .ineligible }
    let (attestedMet, attestedHeld) = (truthWhenAttested(\.met), truthWhenAttested(\.held))
    if [met, held, attestedMet, attestedHeld].contains(.canFail) { return .ruleError }
    if held == .canBeTrue { return .onHold }
    if attestedHeld != .canBeFalse { return .undetermined }
    if attestedMet != .canBeTrue, attestedMet != .canBeFalse { return .undetermined }
    return met == .canBeTrue && held == .canBeFalse ? .eligible : .pending
  }
}

extension ReferenceEvaluator {
  /// Whether the dossier and the records in it keep what the schema declares of them.
  mutating func keepsConstraints() -> Bool {
    guard program.records.contains(where: { !$0.constraints.isEmpty }) else { return true }
    let record = program.records[kind]
    if record.constraints.contains(where: { evaluate($0) == .boolean(false) }) { return false }
    return zip(record.fields, dossier).allSatisfy { keepsConstraints($0.1, $0.0.type) }
  }

  private mutating func keepsConstraints(_ value: ReferenceValue, _ type: ValueType) -> Bool {
    switch (value, type.unwrapped) {
    case (.list(let elements), .list(let element)):
      return elements.allSatisfy { keepsConstraints($0, element) }
    case (.record(let fields), .record(let index)):
      let record = program.records[index]
      if record.constraintVariable >= 0 { variables[record.constraintVariable] = value }
      if record.constraints.contains(where: { evaluate($0) == .boolean(false) }) { return false }
      return zip(record.fields, fields).allSatisfy { keepsConstraints($0.1, $0.0.type) }
    default: return true
    }
  }
}
