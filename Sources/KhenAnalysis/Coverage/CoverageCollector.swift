package import KhenDossiers
package import KhenEvaluation
package import KhenExplanation
package import KhenSemantics
package import KhenSource

/// What tests have shown of the parts of the rules; read from what evaluation recorded, nothing
/// is evaluated for it.
///
/// Parts are known by their place: parts of a version that differ in supplements only, and the
/// kinds of dossier of one award, share places.
package struct CoverageCollector: Sendable {
  /// For each place, how it came out.
  package private(set) var seen: [SourceRange: CoverageSides] = [:]

  /// Begins with nothing.
  package init() {}

  /// Adds what another collector has seen; the order does not matter.
  package mutating func merge(_ other: CoverageCollector) {
    for (range, sides) in other.seen { note(range, sides) }
  }

  /// Notes how a part came out.
  package mutating func note(_ range: SourceRange, _ sides: CoverageSides) {
    seen[range, default: []].formUnion(sides)
  }

  /// Notes all that was applied to the last dossier of an evaluation that records it.
  package mutating func note(_ evaluation: DossierEvaluation, _ program: CheckedProgram) {
    for applied in evaluation.applied {
      let evaluator = evaluation.evaluator(of: applied)
      let machine = evaluator.decider.machine
      note(evaluator.compiled, applied.explanation, machine, program)
      guard !applied.isCondition else { continue }
      note(evaluator.compiled.award.range, .yes)
      // A clause without a condition is used where its version is.
      for planned in evaluation.plan.residuals.flatMap({ $0.values }).flatMap({ $0 })
      where planned.version == applied.index && planned.condition == nil {
        let residual = planned.residual
        let clause = program.instruments[residual.instrument].residuals[residual.clause]
        note(clause.range, .yes)
      }
    }
  }

  /// Notes what came out of a scorecard; its machine recorded its choices.
  package mutating func note(
    _ evaluator: ScorecardEvaluator,
    _ result: ScorecardResult,
    _ program: CheckedProgram
  ) {
    let compiled = evaluator.compiled
    for (item, points) in zip(compiled.card.items, result.items) {
      note(item.range, points.points.isPoint ? .yes : .open)
    }
    var walk = CoverageWalk(evaluator.decider.machine, program)
    walk.visit(compiled.items.map { $0.points } + [compiled.total])
    if let classification = compiled.classification { walk.visit([classification]) }
    merge(walk.collector)
  }

  /// Notes a run that was kept.
  package mutating func note(_ run: RecordedRun, _ program: CheckedProgram) {
    var walk = CoverageWalk(run.machine, program)
    walk.visit(run.registers)
    merge(walk.collector)
  }

  /// Notes what became of one nominee in a selection.
  package mutating func note(_ selection: CheckedSelection, _ status: SelectionStatus) {
    switch status {
    case .chosen: note(selection.range, .yes)
    case .notChosen: note(selection.range, .no)
    case .awaitingDecision, .undetermined: note(selection.range, .open)
    }
  }

  private mutating func note(
    _ compiled: CompiledAward,
    _ explanation: Explanation,
    _ machine: RangeMachine,
    _ program: CheckedProgram
  ) {
    let award = compiled.award
    // The explanation has the shape of the award where all of it is explained.
    let nodes = explanation.nodes
    let expected = award.nodes.count + award.bars.count + award.documents.count
    guard nodes.count == expected else { return }
    for (node, explained) in zip(award.nodes, nodes) { note(node, explained) }
    for (bar, explained) in zip(award.bars, nodes.dropFirst(award.nodes.count)) {
      note(bar.range, CoverageCollector.sides(explained.outcome, isBar: true))
    }
    let papers = nodes.dropFirst(award.nodes.count + award.bars.count)
    for (index, explained) in papers.enumerated() {
      guard case .when = award.documents[index].requirement else { continue }
      let range = award.documents[index].range
      let required = machine.result(compiled.documentsRequired[index]).extent
      if explained.outcome == .notNeeded {
        note(range, .no)
      } else if required.isCertainlyTrue {
        note(range, .yes)
      } else if !required.isOneOutcome {
        note(range, .open)
      }
    }
    var walk = CoverageWalk(machine, program)
    walk.visit(compiled)
    merge(walk.collector)
  }

  private mutating func note(_ node: CheckedNode, _ explained: ExplanationNode) {
    note(node.range, CoverageCollector.sides(explained.outcome, isBar: false))
    guard case .group(_, let children) = node.kind, children.count == explained.children.count
    else { return }
    for (child, explainedChild) in zip(children, explained.children) {
      note(child, explainedChild)
    }
  }

  private static func sides(_ outcome: Outcome, isBar: Bool) -> CoverageSides {
    switch outcome {
    case .met: isBar ? .no : .yes
    case .notMet: isBar ? .yes : .no
    case .undetermined, .awaiting: .open
    case .error, .notNeeded: []
    }
  }
}
