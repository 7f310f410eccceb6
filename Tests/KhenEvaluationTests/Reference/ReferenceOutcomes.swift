// What an award comes to in one completion.
//
// API: `evaluator.outcomes(of: award)`; nodes are numbered depth first, groups before their
// parts. Attestations and required papers that nobody filed are `open` here; `Completions` files
// them one way and the other.
import KhenSemantics
import KhenSource
import KhenSyntax

/// What is attested (true) or not (false), and which papers are there.
struct ReferenceConclusions: Hashable, Sendable {
  /// By name of the node, as filed.
  var attestations: [Name: Bool] = [:]
  /// By name of the paper, as filed.
  var documents: [Name: Bool] = [:]
}

/// The outcomes of every part of an award in one completion.
struct ReferenceOutcomes: Hashable, Sendable {
  /// Criteria, groups and attestations, depth first.
  var nodes: [ReferenceOutcome] = []
  /// Whether each bar or hold applies, in order.
  var bars: [ReferenceOutcome] = []
  /// Whether each paper is there or not needed, in order.
  var documents: [ReferenceOutcome] = []
  /// All nodes of the award.
  var criteria = ReferenceOutcome.yes
  /// Some bar that refuses.
  var barred = ReferenceOutcome.no
  /// Some hold.
  var held = ReferenceOutcome.no

  /// Criteria, papers and no bar.
  var met: ReferenceOutcome { .all([criteria, barred.negated] + documents) }

  /// The verdict of this completion; nothing while something is open.
  var verdict: Expectation.Verdict? {
    if met == .no { return .ineligible }
    if met == .failed || held == .failed { return .ruleError }
    if met == .open || held == .open { return nil }
    return held == .yes ? .onHold : .eligible
  }
}

extension ReferenceEvaluator {
  /// The outcomes of an award that applies.
  mutating func outcomes(of award: CheckedAward) -> ReferenceOutcomes {
    var outcomes = ReferenceOutcomes()
    outcomes.criteria = .all(
      award.nodes.map { outcome(of: $0, award: award.name, into: &outcomes.nodes) }
    )
    for bar in award.bars { outcomes.bars.append(ReferenceOutcome(evaluate(bar.condition))) }
    outcomes.barred = .any(
      zip(award.bars, outcomes.bars).filter { $0.0.effect == .bar }.map(\.1)
    )
    outcomes.held = .any(
      zip(award.bars, outcomes.bars).filter { $0.0.effect == .hold }.map(\.1)
    )
    for document in award.documents {
      let isFiled = conclusion(document.name, award.name, in: conclusions.documents)
      switch document.requirement {
      case .always: outcomes.documents.append(isFiled)
      case .optional: outcomes.documents.append(.yes)
      case .when(let condition):
        let isRequired = ReferenceOutcome(evaluate(condition))
        outcomes.documents.append(.any([isRequired.negated, isFiled]))
      }
    }
    return outcomes
  }

  private mutating func outcome(
    of node: CheckedNode,
    award: Name,
    into nodes: inout [ReferenceOutcome]
  ) -> ReferenceOutcome {
    let index = nodes.count
    nodes.append(.open)
    let outcome: ReferenceOutcome
    switch node.kind {
    case .criterion(let expression):
      outcome = expression.map { ReferenceOutcome(evaluate($0)) } ?? .open
    case .attestation:
      outcome = node.name.map { conclusion($0, award, in: conclusions.attestations) } ?? .open
    case .group(let requirement, let parts):
      let outcomes = parts.map { self.outcome(of: $0, award: award, into: &nodes) }
      switch requirement {
      case .all: outcome = .all(outcomes)
      case .any: outcome = .any(outcomes)
      case .atLeast(let count): outcome = .atLeast(count, of: outcomes)
      }
    }
    nodes[index] = outcome
    return outcome
  }

  private func conclusion(
    _ name: Name,
    _ award: Name,
    in filed: [Name: Bool]
  ) -> ReferenceOutcome {
    guard !filed.isEmpty else { return .open }
    let isGiven = filed[name] ?? filed[Name(award.text + "." + name.text)]
    return isGiven.map { $0 ? .yes : .no } ?? .open
  }
}
