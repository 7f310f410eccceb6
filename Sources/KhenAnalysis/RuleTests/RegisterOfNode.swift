import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Where the value of a named part of an award is.
package struct RegisterOfNode {
  var register: UInt32
  var isBar: Bool
  var kind: ExplanationNode.Kind

  /// Finds a part of a version by its name.
  static func find(_ name: Name, in compiled: CompiledAward) -> RegisterOfNode? {
    let award = compiled.award
    for (node, place) in zip(award.nodes, compiled.nodes) {
      if let found = find(name, node, place) { return found }
    }
    for (bar, register) in zip(award.bars, compiled.bars) where bar.name == name {
      let kind: ExplanationNode.Kind =
        switch bar.effect {
        case .bar: .bar
        case .hold: .hold
        }
      return RegisterOfNode(register: register, isBar: true, kind: kind)
    }
    for (document, register) in zip(award.documents, compiled.documents)
    where document.name == name {
      return RegisterOfNode(register: register, isBar: false, kind: .document)
    }
    return nil
  }

  private static func find(
    _ name: Name,
    _ node: CheckedNode,
    _ place: CompiledAward.Node
  ) -> RegisterOfNode? {
    var inner: [CheckedNode] = []
    let kind: ExplanationNode.Kind
    switch node.kind {
    case .criterion: kind = .criterion
    case .attestation(let by): kind = .attestation(by: by)
    case .group(let requirement, let nodes):
      kind = .group(requirement)
      inner = nodes
    }
    if node.name == name {
      return RegisterOfNode(register: place.register, isBar: false, kind: kind)
    }
    for (child, childPlace) in zip(inner, place.children) {
      if let found = find(name, child, childPlace) { return found }
    }
    return nil
  }
}
