import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Awards in the union of two rule sets.
extension UnionProgram {
  /// One of the two rule sets.
  enum Side: Hashable {
    case old
    case new
  }

  /// Adds the awards of both rule sets, for conditions that ask about other awards.
  mutating func uniteAwards() {
    for award in new.awards where award.subjects.contains(newKind) {
      program.awards.append(rewritten(award, .new))
    }
    for award in old.awards where award.subjects.contains(oldKind) {
      guard let name = oldMap.awards[award.name], name != matching.newName(of: award.name) else {
        continue
      }
      var moved = rewritten(award, .old)
      moved.name = name
      program.awards.append(moved)
    }
  }

  func rewriter(_ side: Side) -> ExpressionRewriter {
    switch side {
    case .old: ExpressionRewriter(map: oldMap, program: old, owner: oldKind)
    case .new: ExpressionRewriter(map: newMap, program: new, owner: newKind)
    }
  }

  /// A version as other awards ask about it.
  private mutating func rewritten(_ award: CheckedAward, _ side: Side) -> CheckedAward {
    let rewriter = rewriter(side)
    var moved = award
    moved.subjects = [kind]
    moved.instrument = nil
    moved.citations = []
    moved.nodes = nodes(award.nodes, of: award.name, side)
    if award.isNotSourced { moved.nodes.append(gapNode(award.range)) }
    moved.isNotSourced = false
    moved.bars = award.bars.map { bar in
      var bar = bar
      bar.citations = []
      bar.condition = rewriter.rewritten(bar.condition)
      bar.range = rewriter.map.range(bar.range)
      return bar
    }
    moved.documents = []
    moved.results = []
    moved.range = rewriter.map.range(award.range)
    return moved
  }

  // MARK: - Parts of awards

  /// Nodes with attestations as facts and what is not sourced decided.
  mutating func nodes(_ nodes: [CheckedNode], of award: Name, _ side: Side) -> [CheckedNode] {
    let rewriter = rewriter(side)
    return nodes.map { node in
      var moved = node
      moved.citations = []
      moved.range = rewriter.map.range(node.range)
      switch node.kind {
      case .criterion(let condition?): moved.kind = .criterion(rewriter.rewritten(condition))
      case .criterion(nil): moved.kind = gapNode(node.range).kind
      case .group(let requirement, let inner):
        moved.kind = .group(requirement, self.nodes(inner, of: award, side))
      case .attestation:
        moved.kind = .criterion(
          conclusion(
            Conclusion(
              isDocument: false,
              award: side == .old ? matching.newName(of: award) : award,
              name: node.name ?? Name("")
            ),
            at: moved.range
          )
        )
      }
      return moved
    }
  }

  /// A criterion whose text is not known, as the gaps are taken.
  func gapNode(_ range: SourceRange) -> CheckedNode {
    criterion(constant(gaps == .met, at: range))
  }

  func constant(_ value: Bool, at range: SourceRange) -> CheckedExpression {
    CheckedExpression(kind: .constant(.boolean(value)), type: .boolean, range: range)
  }

  func criterion(_ condition: CheckedExpression) -> CheckedNode {
    CheckedNode(
      kind: .criterion(condition),
      name: nil,
      label: "",
      citations: [],
      range: condition.range
    )
  }

  func group(_ nodes: [CheckedNode], at range: SourceRange) -> CheckedNode {
    CheckedNode(
      kind: .group(.all, nodes),
      name: nil,
      label: "",
      citations: [],
      range: range
    )
  }

  /// The fact that stands for an attestation or a paper.
  mutating func conclusion(
    _ conclusion: Conclusion,
    at range: SourceRange
  ) -> CheckedExpression {
    let known = conclusions.first { $0.value == conclusion }?.key
    let index = known ?? program.records[kind].fields.count
    if known == nil {
      let lead = conclusion.isDocument ? "tài liệu " : "xác nhận "
      let name = lead + conclusion.award.text + "." + conclusion.name.text
      program.records[kind].fields.append(
        CheckedRecord.Field(
          name: Name(name),
          type: .boolean,
          label: name,
          aliases: [],
          evidence: nil,
          isCompleteWhenAbsent: false,
          range: range
        )
      )
      conclusions[index] = conclusion
    }
    return CheckedExpression(
      kind: .field(of: nil, index: index),
      type: .boolean,
      range: range
    )
  }

  /// The conditions under which a version is met, and those under which it is held.
  mutating func conditions(
    of award: CheckedAward,
    _ side: Side
  ) -> (met: CheckedNode, held: CheckedExpression) {
    let rewriter = rewriter(side)
    let range = rewriter.map.range(award.range)
    var parts = nodes(award.nodes.inOrder, of: award.name, side)
    for document in award.documents.inOrder {
      let filed = conclusion(
        Conclusion(
          isDocument: true,
          award: side == .old ? matching.newName(of: award.name) : award.name,
          name: document.name
        ),
        at: rewriter.map.range(document.range)
      )
      switch document.requirement {
      case .optional: continue
      case .always: parts.append(criterion(filed))
      case .when(let condition):
        let isNeeded = rewriter.rewritten(condition)
        let isNot = CheckedExpression(
          kind: .not(isNeeded),
          type: .boolean,
          range: isNeeded.range
        )
        parts.append(
          criterion(
            CheckedExpression(kind: .or([isNot, filed]), type: .boolean, range: filed.range)
          )
        )
      }
    }
    var holds: [CheckedExpression] = []
    for bar in award.bars.inOrder {
      let condition = rewriter.rewritten(bar.condition)
      switch bar.effect {
      case .bar:
        parts.append(
          criterion(
            CheckedExpression(kind: .not(condition), type: .boolean, range: condition.range)
          )
        )
      case .hold: holds.append(condition)
      }
    }
    if award.isNotSourced { parts.append(gapNode(range)) }
    let held =
      holds.isEmpty
      ? constant(false, at: range)
      : holds.count == 1
        ? holds[0] : CheckedExpression(kind: .or(holds), type: .boolean, range: range)
    return (group(parts, at: range), held)
  }
}
