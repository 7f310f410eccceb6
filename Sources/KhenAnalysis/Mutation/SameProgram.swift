import KhenEvaluation
import KhenSemantics
import KhenSource

// Whether two compiled programs compute the same, instruction by instruction; what they say about
// the rules (labels, places) is left aside.
extension Program {
  func computesTheSame(as other: Program) -> Bool {
    instructions == other.instructions && pool == other.pool && constants == other.constants
      && constantRegisters == other.constantRegisters && registerCount == other.registerCount
      && shapes == other.shapes && fields == other.fields && sets == other.sets
      && runs == other.runs && series == other.series && coverages == other.coverages
      && daysOffRegister == other.daysOffRegister && time == other.time
      && dated.count == other.dated.count && loops.count == other.loops.count
      && choices.count == other.choices.count && lawGaps.count == other.lawGaps.count
      && zip(dated, other.dated).allSatisfy { $0.spans == $1.spans }
      && zip(loops, other.loops).allSatisfy { $0.isSame(as: $1) }
      && zip(choices, other.choices).allSatisfy { $0.prevailsOver == $1.prevailsOver }
      && zip(lawGaps, other.lawGaps).allSatisfy { $0.widest == $1.widest }
  }
}

extension LoopBody {
  fileprivate func isSame(as other: LoopBody) -> Bool {
    start == other.start && end == other.end && element == other.element
      && second == other.second && condition == other.condition && columns == other.columns
  }
}

extension CompiledAward {
  /// Whether another version gives the same verdicts, outcomes and values on every dossier.
  func computesTheSame(as other: CompiledAward) -> Bool {
    isMet == other.isMet && isHeld == other.isHeld && isClear == other.isClear
      && metParts == other.metParts && clearParts == other.clearParts && bars == other.bars
      && documents == other.documents && results == other.results
      && documentsRequired == other.documentsRequired
      && award.instrument == other.award.instrument
      && nodes.count == other.nodes.count
      && zip(nodes, other.nodes).allSatisfy { $0.isSame(as: $1) }
      && program.computesTheSame(as: other.program)
  }
}

extension CompiledAward.Node {
  fileprivate func isSame(as other: CompiledAward.Node) -> Bool {
    register == other.register && children.count == other.children.count
      && zip(children, other.children).allSatisfy { $0.isSame(as: $1) }
  }
}

extension CompiledScorecard {
  /// Whether another card gives the same points, total and class on every dossier.
  func computesTheSame(as other: CompiledScorecard) -> Bool {
    total == other.total && classification == other.classification && isClass == other.isClass
      && items.count == other.items.count
      && zip(items, other.items).allSatisfy {
        $0.raw == $1.raw && $0.maximum == $1.maximum && $0.points == $1.points
      }
      && program.computesTheSame(as: other.program)
  }
}
