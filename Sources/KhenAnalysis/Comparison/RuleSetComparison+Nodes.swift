import KhenExplanation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Changes of criteria, groups and attestations.
extension RuleSetComparison {
  /// A node with its place in the tree.
  private struct Placed {
    var node: CheckedNode
    /// Index of the group it is in; nothing at the top.
    var parent: Int?
  }

  mutating func compareNodes(
    _ before: CheckedAward,
    _ after: CheckedAward,
    owner: (old: Int, new: Int)
  ) {
    let olds = RuleSetComparison.placed(before.nodes)
    let news = RuleSetComparison.placed(after.nodes)
    let matches = matchNodes(olds, news, owner)
    for (place, placed) in olds.enumerated() {
      guard let match = matches[place] else {
        // What went with its group is said of the group.
        if let parent = placed.parent, matches[parent] == nil { continue }
        add(
          subject(placed.node, of: before, old),
          .removed,
          old: summary(placed.node, old),
          at: placed.node.range,
          nil
        )
        continue
      }
      let other = news[match]
      let subject = subject(other.node, of: after, new)
      let parent = placed.parent.flatMap { matches[$0] }
      if parent != other.parent || (placed.parent == nil) != (other.parent == nil) {
        add(
          subject,
          .moved,
          old: groupText(placed.parent.map { olds[$0].node }),
          new: groupText(other.parent.map { news[$0].node }),
          at: placed.node.range,
          other.node.range
        )
      }
      compare(placed.node, other.node, subject, owner)
      // What is inherited is said of what it is inherited from.
      let inherited = placed.parent.map { olds[$0].node.citations } ?? before.citations
      let alsoInherited = other.parent.map { news[$0].node.citations } ?? after.citations
      if placed.node.citations != inherited || other.node.citations != alsoInherited {
        compareCitations(
          subject,
          placed.node.citations,
          other.node.citations,
          at: placed.node.range,
          other.node.range
        )
      }
    }
    for place in RuleSetMatching.unmatched(matches, count: news.count) {
      let placed = news[place]
      if let parent = placed.parent, !matches.contains(parent) { continue }
      add(
        subject(placed.node, of: after, new),
        .added,
        new: summary(placed.node, new),
        at: nil,
        placed.node.range
      )
    }
  }

  private static func placed(_ nodes: [CheckedNode]) -> [Placed] {
    var result: [Placed] = []
    func add(_ nodes: [CheckedNode], in parent: Int?) {
      for node in nodes {
        let place = result.count
        result.append(Placed(node: node, parent: parent))
        if case .group(_, let inner) = node.kind { add(inner, in: place) }
      }
    }
    add(nodes, in: nil)
    return result
  }

  // MARK: - Which is which

  private func matchNodes(
    _ olds: [Placed],
    _ news: [Placed],
    _ owner: (old: Int, new: Int)
  ) -> [Int?] {
    var matches = [Int?](repeating: nil, count: olds.count)
    for (place, placed) in olds.enumerated() {
      guard let name = placed.node.name else { continue }
      matches[place] = news.firstIndex { $0.node.name == name }
    }
    matchRenamedNodes(olds, news, owner, &matches)
    matchGroups(olds, news, &matches)
    return matches
  }

  private func matchRenamedNodes(
    _ olds: [Placed],
    _ news: [Placed],
    _ owner: (old: Int, new: Int),
    _ matches: inout [Int?]
  ) {
    var comparison = ExpressionComparison(matching, old.program, new.program, owner: owner)
    for (place, placed) in olds.enumerated() where matches[place] == nil {
      matches[place] = RuleSetMatching.unmatched(matches, count: news.count).first { candidate in
        switch (placed.node.kind, news[candidate].node.kind) {
        case (.criterion(let condition?), .criterion(let other?)):
          comparison.isSame(condition, other)
        case (.attestation(let by), .attestation(let other)):
          by == other && placed.node.label == news[candidate].node.label
        default: false
        }
      }
    }
  }

  /// Groups without a name are those that share the most parts, else those in the same place.
  private func matchGroups(_ olds: [Placed], _ news: [Placed], _ matches: inout [Int?]) {
    // Inner groups come after the ones around them; from the inside out, parts are known.
    for place in olds.indices.reversed() where matches[place] == nil {
      guard case .group = olds[place].node.kind else { continue }
      let parts = olds.indices.filter { olds[$0].parent == place }.compactMap { matches[$0] }
      var best: (group: Int, shared: Int)?
      for candidate in RuleSetMatching.unmatched(matches, count: news.count) {
        guard case .group = news[candidate].node.kind else { continue }
        let shared = parts.count { news[$0].parent == candidate }
        if shared > best?.shared ?? 0 { best = (candidate, shared) }
      }
      matches[place] = best?.group
    }
  }

  // MARK: - What is said

  private func subject(
    _ node: CheckedNode,
    of award: CheckedAward,
    _ side: RuleSetSide
  ) -> Subject {
    let object: RuleChange.Object =
      switch node.kind {
      case .criterion: .criterion
      case .group: .group
      case .attestation: .attestation
      }
    return subject(object, node.name, node.label, node.citations, of: award, side)
  }

  private func groupText(_ node: CheckedNode?) -> Bilingual {
    guard let node, case .group(let requirement, _) = node.kind else {
      return Bilingual(vi: "ngoài các nhóm", en: "outside of groups")
    }
    let words = WordTable.requirement(requirement)
    if node.label.isEmpty {
      return Bilingual(vi: "nhóm “\(words.vi)”", en: "the group “\(words.en)”")
    }
    return Bilingual(
      vi: "nhóm “\(node.label)” (\(words.vi))",
      en: "the group “\(node.label)” (\(words.en))"
    )
  }

  private func summary(_ node: CheckedNode, _ side: RuleSetSide) -> Bilingual {
    switch node.kind {
    case .criterion(let condition):
      return condition.map { quoted(side, $0.range) } ?? CommonWords.notSourced
    case .attestation(let by): return Bilingual(vi: "bởi “\(by)”", en: "by “\(by)”")
    case .group(let requirement, let nodes):
      return WordTable.requirement(requirement) + .same(": ")
        + CommonWords.quoted(nodes.map { $0.label })
    }
  }

  private mutating func compare(
    _ before: CheckedNode,
    _ after: CheckedNode,
    _ subject: Subject,
    _ owner: (old: Int, new: Int)
  ) {
    if let name = before.name, let other = after.name {
      compareNames(subject, name, other, at: before.range, after.range)
    }
    compareLabels(subject, before.label, after.label, at: before.range, after.range)
    switch (before.kind, after.kind) {
    case (.criterion(let condition), .criterion(let other)):
      var comparison = ExpressionComparison(matching, old.program, new.program, owner: owner)
      add(
        comparison.differences(condition, other),
        subject,
        at: before.range,
        after.range
      )
    case (.group(let requirement, _), .group(let other, _)):
      if requirement != other {
        add(
          subject,
          .requirement,
          old: WordTable.requirement(requirement),
          new: WordTable.requirement(other),
          at: before.range,
          after.range
        )
      }
    case (.attestation(let by), .attestation(let other)):
      if by != other {
        add(
          subject,
          .details,
          severity: .text,
          old: .same("“" + by + "”"),
          new: .same("“" + other + "”"),
          at: before.range,
          after.range
        )
      }
    default:
      add(
        subject,
        .content,
        old: summary(before, old),
        new: summary(after, new),
        at: before.range,
        after.range
      )
    }
  }
}
