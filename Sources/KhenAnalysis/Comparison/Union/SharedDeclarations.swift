package import KhenSemantics
package import KhenSource

/// Which declarations of the old rules mean the same as their counterparts, with everything that
/// they rest on.
///
/// `RuleSetMatching` says what is called the same; this says what is the same, whatever it reads.
package struct SharedDeclarations: Sendable {
  private let old: CheckedProgram
  private let new: CheckedProgram
  private let matching: RuleSetMatching
  /// What is known so far; nothing can rest on itself.
  private var definitionAnswers: [Int: Bool] = [:]
  private var parameterAnswers: [Int: Bool] = [:]
  private var awardAnswers: [Name: Bool] = [:]

  /// Prepares to compare two rule sets.
  package init(_ old: CheckedProgram, _ new: CheckedProgram, _ matching: RuleSetMatching) {
    self.old = old
    self.new = new
    self.matching = matching
  }

  /// Whether all verdicts of an award, by its old name, rest on the same conditions on the same days.
  package mutating func isShared(award: Name) -> Bool {
    if let known = awardAnswers[award] { return known }
    awardAnswers[award] = false
    let result = compare(award: award)
    awardAnswers[award] = result
    return result
  }

  /// The counterpart of a definition that means the same; nothing where there is none.
  mutating func sharedDefinition(_ index: Int) -> Int? {
    guard let match = matching.definitions[index] else { return nil }
    if let known = definitionAnswers[index] { return known ? match : nil }
    definitionAnswers[index] = false
    let result = compare(old.definitions[index], new.definitions[match])
    definitionAnswers[index] = result
    return result ? match : nil
  }

  /// The counterpart of a parameter with the same values on the same days.
  mutating func sharedParameter(_ index: Int) -> Int? {
    guard let match = matching.parameters[index] else { return nil }
    if let known = parameterAnswers[index] { return known ? match : nil }
    parameterAnswers[index] = false
    let result = compare(old.parameters[index], new.parameters[match])
    parameterAnswers[index] = result
    return result ? match : nil
  }

  // MARK: - Whether all is the same

  private mutating func compare(_ before: CheckedDefinition, _ after: CheckedDefinition) -> Bool {
    guard matching.isSame(before.type, after.type) else { return false }
    var comparison = ExpressionComparison(matching, old, new)
    guard comparison.isSame(before, after) else { return false }
    return isShared(before.body) && isShared(before.exceptions)
  }

  private mutating func compare(_ before: CheckedParameter, _ after: CheckedParameter) -> Bool {
    guard matching.isSame(before.type, after.type),
      before.versions.map({ $0.span }) == after.versions.map({ $0.span })
    else { return false }
    var comparison = ExpressionComparison(matching, old, new)
    for (version, other) in zip(before.versions, after.versions) {
      guard comparison.isSame(version.body, other.body), isShared(version.body) else {
        return false
      }
    }
    return true
  }

  private mutating func compare(award: Name) -> Bool {
    let olds = old.awards.filter { $0.name == award }
    let news = new.awards.filter { $0.name == matching.newName(of: award) }
    guard olds.count == news.count, old.time == new.time else { return false }
    var left = news
    for version in olds {
      guard let kind = version.subjects.first, let newKind = matching.records[kind],
        let place = left.firstIndex(where: {
          $0.applies == version.applies && $0.effect == version.effect
            && $0.subjects.contains(newKind)
        })
      else { return false }
      guard isShared(version, left.remove(at: place), owner: (kind, newKind)) else { return false }
    }
    return isSharedTransition(olds, news)
  }

  /// Whether the clauses that keep ended versions alive are the same.
  private mutating func isSharedTransition(_ olds: [CheckedAward], _ news: [CheckedAward]) -> Bool {
    let before = olds.compactMap { $0.instrument }.flatMap { old.instruments[$0].residuals }
    let after = news.compactMap { $0.instrument }.flatMap { new.instruments[$0].residuals }
    guard before.count == after.count else { return false }
    var comparison = ExpressionComparison(matching, old, new)
    for (clause, other) in zip(before, after) {
      guard clause.end == other.end, clause.groups == other.groups,
        clause.yieldsToMoreFavourable == other.yieldsToMoreFavourable,
        comparison.differences(clause.condition, other.condition).isEmpty,
        clause.condition.map({ isShared($0) }) ?? true
      else { return false }
    }
    return olds.map { $0.groups } == news.map { $0.groups }
  }

  /// Whether two versions mean the same, whenever they are in effect.
  mutating func isShared(
    _ before: CheckedAward,
    _ after: CheckedAward,
    owner: (old: Int, new: Int)
  ) -> Bool {
    guard old.time == new.time, before.isNotSourced == after.isNotSourced,
      before.decidesByCriterion == after.decidesByCriterion,
      isShared(before.nodes, after.nodes, owner), before.bars.count == after.bars.count,
      before.documents.count == after.documents.count
    else { return false }
    var comparison = ExpressionComparison(matching, old, new, owner: owner)
    for (bar, other) in zip(before.bars.inOrder, after.bars.inOrder) {
      guard bar.name == other.name else { return false }
      guard bar.effect == other.effect, comparison.isSame(bar.condition, other.condition),
        isShared(bar.condition)
      else { return false }
    }
    for (document, other) in zip(before.documents.inOrder, after.documents.inOrder) {
      guard document.name == other.name else { return false }
      switch (document.requirement, other.requirement) {
      case (.always, .always), (.optional, .optional): continue
      case (.when(let condition), .when(let second)):
        guard comparison.isSame(condition, second), isShared(condition) else { return false }
      default: return false
      }
    }
    return true
  }

  mutating func isShared(
    _ before: [CheckedNode],
    _ after: [CheckedNode],
    _ owner: (old: Int, new: Int)
  ) -> Bool {
    guard before.count == after.count else { return false }
    for (node, other) in zip(before.inOrder, after.inOrder) {
      switch (node.kind, other.kind) {
      case (.criterion(let condition), .criterion(let second)):
        var comparison = ExpressionComparison(matching, old, new, owner: owner)
        guard comparison.differences(condition, second).isEmpty,
          condition.map({ isShared($0) }) ?? true
        else { return false }
      case (.attestation, .attestation): guard node.name == other.name else { return false }
      case (.group(let requirement, let nodes), .group(let second, let others)):
        guard requirement == second, isShared(nodes, others, owner) else { return false }
      default: return false
      }
    }
    return true
  }

  // MARK: - What expressions rest on

  private mutating func isShared(_ body: CheckedBody) -> Bool {
    body.expression.map { isShared($0) } ?? true
  }

  private mutating func isShared(_ exceptions: [CheckedException]) -> Bool {
    for exception in exceptions {
      guard isShared(exception.condition), isShared(exception.body),
        isShared(exception.exceptions)
      else { return false }
    }
    return true
  }

  /// Whether everything that an expression names means the same.
  mutating func isShared(_ expression: CheckedExpression) -> Bool {
    switch expression.kind {
    case .parameter(let index): guard sharedParameter(index) != nil else { return false }
    case .call(let index, _, _): guard sharedDefinition(index) != nil else { return false }
    case .meets(let award), .isHeld(let award): guard isShared(award: award) else { return false }
    case .chosen: return false
    case .match(_, let rows):
      for row in rows {
        for case .range(let lower, let upper) in row.patterns {
          if let bound = lower?.bound, !isShared(bound) { return false }
          if let bound = upper?.bound, !isShared(bound) { return false }
        }
      }
    default: break
    }
    for child in expression.children where !isShared(child) { return false }
    return true
  }
}

extension [CheckedNode] {
  /// The nodes by name; in which order they stand says nothing.
  var inOrder: [CheckedNode] {
    sorted { ($0.name?.key ?? "\u{10FFFF}") < ($1.name?.key ?? "\u{10FFFF}") }
  }
}

extension [CheckedBar] {
  /// The bars by name.
  var inOrder: [CheckedBar] { sorted { $0.name.key < $1.name.key } }
}

extension [CheckedDocument] {
  /// The documents by name.
  var inOrder: [CheckedDocument] { sorted { $0.name.key < $1.name.key } }
}
