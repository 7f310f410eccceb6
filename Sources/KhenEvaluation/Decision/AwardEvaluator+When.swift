import KhenSemantics
package import KhenSource

/// What of an award is looked for in later parts of its version, where registers are others.
package enum AwardCondition: Hashable, Sendable {
  /// The whole: met, and not held.
  case clear
  /// A criterion, group or attestation, by where it is declared.
  case node(SourceRange)
  /// That a bar or hold does not apply, by where it is declared.
  case bar(SourceRange)
}

extension AwardEvaluator {
  /// The first day from which a condition is as it should be if only time passes.
  ///
  /// Goes on into the later parts of the same declared version, where other supplements are in
  /// effect: each is asked by itself. A condition that a later part does not have any more ends
  /// the search undecided, and so does a part that does not follow at once.
  package mutating func firstDay(
    of condition: AwardCondition,
    _ frame: FactFrame,
    from start: Int
  ) -> WhenSearch.Answer {
    let far = WhenSearch.lastDay(from: start)
    let answer = search(condition, frame, from: start, through: far)
    guard answer == .never else { return answer }
    var next = end
    for index in later.indices {
      guard let start = next, later[index].compiled.award.applies.start == start else {
        return .undecided
      }
      let answer = later[index].search(condition, frame, from: start, through: far)
      guard answer == .never else { return answer }
      next = later[index].end
    }
    return .never
  }

  private mutating func search(
    _ condition: AwardCondition,
    _ frame: FactFrame,
    from start: Int,
    through far: Int
  ) -> WhenSearch.Answer {
    guard let register = compiled.register(of: condition) else { return .undecided }
    let wanted: Bool
    switch condition {
    case .clear, .node: wanted = true
    case .bar: wanted = false
    }
    if searches[register] == nil { searches[register] = makeSearch(register) }
    return searches[register]?.search(
      wanted: wanted,
      frame,
      from: start,
      through: min(far, (end ?? far + 1) - 1)
    ) ?? .undecided
  }
}

extension CompiledAward {
  /// Where the value of a condition is; nothing where this version does not have it.
  fileprivate func register(of condition: AwardCondition) -> UInt32? {
    switch condition {
    case .clear: return isClear
    case .node(let range):
      for (node, place) in zip(award.nodes, nodes) {
        if let register = register(of: range, node, place) { return register }
      }
      return nil
    case .bar(let range):
      return award.bars.firstIndex { $0.range == range }.map { bars[$0] }
    }
  }

  private func register(of range: SourceRange, _ node: CheckedNode, _ place: Node) -> UInt32? {
    if node.range == range { return place.register }
    guard case .group(_, let nodes) = node.kind else { return nil }
    for (child, childPlace) in zip(nodes, place.children) {
      if let register = register(of: range, child, childPlace) { return register }
    }
    return nil
  }
}
