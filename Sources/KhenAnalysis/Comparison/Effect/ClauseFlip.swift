package import KhenEvaluation
package import KhenExplanation
package import KhenSource

/// A part of an award that came out differently under two rule sets, for one dossier.
package struct ClauseFlip: Hashable, Sendable {
  /// Its name in the rules; empty for a group without one.
  package var name: String
  /// Its label.
  package var label: String
  /// What the part is, in the new rules where it is there.
  package var kind: ExplanationNode.Kind
  /// What it was, where that was something else.
  package var oldKind: ExplanationNode.Kind?
  /// The article that it stands on.
  package var source: Bilingual?
  /// What came out under the old rules; nothing where they have no such part.
  package var old: Outcome?
  /// What came out under the new rules; nothing where they have no such part.
  package var new: Outcome?
  /// The values that it had under the old rules.
  package var oldStatement: Bilingual?
  /// The values that it had under the new rules.
  package var newStatement: Bilingual?

  /// What made the difference between two results for one dossier.
  ///
  /// Only parts whose outcome differs and that take part in the outcome of their group; of those
  /// the ones that point the way in which the verdict went, where there are any.
  package static func between(_ before: Explanation, _ after: Explanation) -> [ClauseFlip] {
    // A dossier that cannot be read, or an award that is not there, has no parts to compare.
    if before.nodes.isEmpty || after.nodes.isEmpty { return [] }
    let flips = between(before.nodes, after.nodes, inGroup: false)
    let isWorse = rank(after.verdict) < rank(before.verdict)
    let telling = flips.filter { flip in
      if flip.old == flip.new { return true }
      // A part that came or went tells by being there.
      guard let old = flip.old.map({ rank($0) }), let new = flip.new.map({ rank($0) }) else {
        return true
      }
      return isWorse ? new < old : new > old
    }
    return telling.isEmpty ? flips : telling
  }

  /// The parts that came out differently; in a group whose outcome differs, what was met and is
  /// gone, or came and is not met, can be why as well.
  private static func between(
    _ before: [ExplanationNode],
    _ after: [ExplanationNode],
    inGroup: Bool
  ) -> [ClauseFlip] {
    var flips: [ClauseFlip] = []
    let olds = keyed(before)
    let news = keyed(after)
    for (key, node) in news {
      guard let other = olds.first(where: { $0.key == key })?.node else {
        if inGroup || !node.outcome.isHarmless { flips.append(ClauseFlip(nil, node)) }
        continue
      }
      if other.outcome == node.outcome {
        // What stood in the way still does, but refuses where it held back, or the other way.
        if other.kind.isHold != node.kind.isHold, !node.outcome.isHarmless {
          flips.append(ClauseFlip(other, node))
        }
        continue
      }
      let inner = between(other.children, node.children, inGroup: true)
      flips += inner.isEmpty ? [ClauseFlip(other, node)] : inner
    }
    for (key, node) in olds where !news.contains(where: { $0.key == key }) {
      if inGroup || !node.outcome.isHarmless { flips.append(ClauseFlip(node, nil)) }
    }
    return flips
  }

  /// Nodes by name; groups without one by their order among themselves.
  private static func keyed(
    _ nodes: [ExplanationNode]
  ) -> [(key: String, node: ExplanationNode)] {
    var count = 0
    return nodes.map { node in
      if !node.name.isEmpty { return (node.name, node) }
      count += 1
      return ("\u{1}\(count)", node)
    }
  }

  private init(_ before: ExplanationNode?, _ after: ExplanationNode?) {
    let node = after ?? before
    name = node?.name ?? ""
    label = node?.label ?? ""
    kind = node?.kind ?? .criterion
    if let before, before.kind.isHold != kind.isHold { oldKind = before.kind }
    old = before?.outcome
    new = after?.outcome
    oldStatement = before?.statement
    newStatement = after?.statement
    if let citation = node?.citations.first {
      source = Bilingual(
        vi: citation.placeText(in: .vietnamese),
        en: citation.placeText(in: .english)
      )
    }
  }

  /// How good an outcome is for the nominee.
  private static func rank(_ outcome: Outcome) -> Int {
    switch outcome {
    case .met, .notNeeded: 3
    case .awaiting: 2
    case .undetermined, .error: 1
    case .notMet: 0
    }
  }

  private static func rank(_ verdict: Verdict) -> Int {
    switch verdict {
    case .eligible: 6
    case .pending: 5
    case .undetermined: 4
    case .ruleError, .dataError: 3
    case .onHold: 2
    case .ineligible: 1
    case .notApplicable: 0
    }
  }
}

extension ExplanationNode.Kind {
  /// Whether a part only holds back.
  fileprivate var isHold: Bool { self == .hold }
}

extension Outcome {
  /// Whether a part that only one rule set has stands in nobody's way.
  fileprivate var isHarmless: Bool {
    switch self {
    case .met, .notNeeded: true
    case .notMet, .undetermined, .awaiting, .error: false
    }
  }
}
