import KhenSemantics
import KhenSource

/// Which parts of versions a mutation can change at all, so that tests of other parts are not
/// decided anew.
struct MutationScope {
  private struct Part: Hashable {
    var version: Int
    var name: Name
  }

  private let mutation: Mutation
  private let reach: TestReach
  private let items: [Int]
  private var known: [Part: Bool] = [:]

  init(_ mutation: Mutation, _ reach: TestReach) {
    self.mutation = mutation
    self.reach = reach
    items = mutation.items.map { reach.graph.index(of: $0) }
  }

  /// Whether a named part of a version can come out otherwise.
  ///
  /// The change stands in it, around it, or in something that it reads. What is not a part of the
  /// version can.
  mutating func touches(_ name: Name, of version: Int) -> Bool {
    let part = Part(version: version, name: name)
    if let answer = known[part] { return answer }
    let answer = isTouched(name, reach.program.awards[version], version)
    known[part] = answer
    return answer
  }

  private func isTouched(_ name: Name, _ award: CheckedAward, _ version: Int) -> Bool {
    func changes(_ range: SourceRange, _ expressions: [CheckedExpression]) -> Bool {
      if mutation.items.contains(.award(version)), range.overlaps(mutation.key.site) {
        return true
      }
      return expressions.contains { expression in
        let closure = reach.graph.closure(of: expression)
        return items.contains { closure.contains($0) }
      }
    }
    func find(_ nodes: [CheckedNode]) -> CheckedNode? {
      for node in nodes {
        if node.name == name { return node }
        if case .group(_, let inner) = node.kind, let found = find(inner) { return found }
      }
      return nil
    }
    if let node = find(award.nodes) {
      return changes(node.range, reach.graph.expressions(of: node))
    }
    if let bar = award.bars.first(where: { $0.name == name }) {
      return changes(bar.range, [bar.condition])
    }
    if let document = award.documents.first(where: { $0.name == name }) {
      guard case .when(let condition) = document.requirement else {
        return changes(document.range, [])
      }
      return changes(document.range, [condition])
    }
    return true
  }
}

extension SourceRange {
  /// Whether two places of the same file share a character.
  fileprivate func overlaps(_ other: SourceRange) -> Bool {
    file == other.file && start < other.end && other.start < end
  }
}
