// Smaller cases that fail in the same way.
//
// API: `shrunk(while:)` with a closure that says whether a case still fails.
import KhenSemantics
import KhenSource
import KhenSyntax

extension RandomCase {
  /// The smallest case found that still fails; tries at most `triesMax` cases.
  func shrunk(triesMax: Int = 3_000, while fails: (RandomCase) -> Bool) -> RandomCase {
    var (smallest, tries) = (self, 0)
    var hasShrunk = true
    while hasShrunk {
      hasShrunk = false
      for candidate in smallest.simplifications() {
        tries += 1
        if tries > triesMax { return smallest }
        if fails(candidate) {
          (smallest, hasShrunk) = (candidate, true)
          break
        }
      }
    }
    return smallest
  }

  /// Cases that are one step smaller, the greatest steps first.
  func simplifications() -> [RandomCase] {
    awardSimplifications() + definitionSimplifications() + dossierSimplifications()
  }

  private func changed(_ change: (inout RandomCase) -> Void) -> RandomCase {
    var copy = self
    change(&copy)
    return copy
  }

  private func awardSimplifications() -> [RandomCase] {
    var cases: [RandomCase] = []
    for index in award.bars.indices {
      cases.append(changed { $0.award.bars.remove(at: index) })
    }
    for index in award.documents.indices {
      cases.append(changed { $0.award.documents.remove(at: index) })
    }
    if award.nodes.count > 1 {
      for index in award.nodes.indices {
        cases.append(changed { $0.award.nodes.remove(at: index) })
      }
    }
    for (index, node) in award.nodes.enumerated() {
      cases += node.simplifications().map { simpler in
        changed { $0.award.nodes[index] = simpler }
      }
    }
    for (index, bar) in award.bars.enumerated() {
      cases += bar.condition.simplifications().map { simpler in
        changed { $0.award.bars[index].condition = simpler }
      }
    }
    return cases
  }

  private func definitionSimplifications() -> [RandomCase] {
    program.definitions.indices.flatMap { index -> [RandomCase] in
      let definition = program.definitions[index]
      let exceptions = definition.exceptions.indices.flatMap { exception -> [RandomCase] in
        let bodies = definition.exceptions[exception].condition.simplifications().map { simpler in
          changed { $0.program.definitions[index].exceptions[exception].condition = simpler }
        }
        return [changed { $0.program.definitions[index].removeException(exception) }] + bodies
      }
      let bodies = (definition.body.expression?.simplifications() ?? []).map { simpler in
        changed { $0.program.definitions[index].body.expression = simpler }
      }
      return exceptions + bodies
    }
  }

  private func dossierSimplifications() -> [RandomCase] {
    var cases: [RandomCase] = []
    for (field, fact) in dossier.enumerated() {
      guard case .list(let elements) = fact else { continue }
      for index in elements.indices {
        var fewer = elements
        fewer.remove(at: index)
        cases.append(changed { $0.dossier[field] = .list(fewer) })
      }
    }
    for fact in completions(countMax: .max)?.facts ?? [] {
      for value in [fact.alternatives.first, fact.alternatives.last].compactMap({ $0 }) {
        cases.append(changed { $0.set(fact, to: value) })
      }
    }
    return cases
  }
}

extension CheckedDefinition {
  /// Removes an exception, and renumbers those that the others prevail over.
  fileprivate mutating func removeException(_ removed: Int) {
    exceptions.remove(at: removed)
    for index in exceptions.indices {
      exceptions[index].prevailsOver = exceptions[index].prevailsOver
        .filter { $0 != removed }
        .map { $0 > removed ? $0 - 1 : $0 }
    }
  }
}

extension CheckedNode {
  fileprivate func simplifications() -> [CheckedNode] {
    func with(_ kind: Kind) -> CheckedNode {
      var copy = self
      copy.kind = kind
      return copy
    }
    switch kind {
    case .attestation: return [with(.criterion(.boolean(true)))]
    case .criterion(let expression):
      return (expression?.simplifications() ?? []).map { with(.criterion($0)) }
    case .group(let requirement, let parts):
      var simpler = parts
      for index in parts.indices {
        if parts.count > 1, requirement == .all || requirement == .any {
          var fewer = parts
          fewer.remove(at: index)
          simpler.append(with(.group(requirement, fewer)))
        }
        simpler += parts[index].simplifications().map { part in
          var changed = parts
          changed[index] = part
          return with(.group(requirement, changed))
        }
      }
      return simpler
    }
  }
}

extension CheckedExpression {
  /// Expressions of the same type that are one step smaller.
  fileprivate func simplifications() -> [CheckedExpression] {
    func with(_ kind: Kind) -> CheckedExpression { CheckedExpression(kind, type) }
    var simpler: [CheckedExpression] = []
    switch kind {
    case .constant: return []
    case .and(let operands), .or(let operands):
      let isAnd = if case .and = kind { true } else { false }
      simpler += operands
      for index in operands.indices {
        // Narrowing (`has x and …`) must stay: the operand is simplified, never its neighbour.
        simpler += operands[index].simplifications().map { operand in
          var changed = operands
          changed[index] = operand
          return with(isAnd ? .and(changed) : .or(changed))
        }
      }
    case .not(let operand):
      simpler.append(operand)
      simpler += operand.simplifications().map { with(.not($0)) }
    case .comparison(let operation, let left, let right):
      simpler += left.simplifications().map { with(.comparison(operation, $0, right)) }
      simpler += right.simplifications().map { with(.comparison(operation, left, $0)) }
    case .arithmetic(let operation, let left, let right):
      simpler += [left, right].filter { $0.type == type }
      simpler += left.simplifications().map { with(.arithmetic(operation, $0, right)) }
      simpler += right.simplifications().map { with(.arithmetic(operation, left, $0)) }
    case .quantified(let quantifier, let variable, let list, let filter, let condition):
      if filter != nil {
        simpler.append(
          with(
            .quantified(quantifier, variable, list: list, filter: nil, condition: condition)
          )
        )
      }
      simpler += condition.simplifications().map {
        with(.quantified(quantifier, variable, list: list, filter: filter, condition: $0))
      }
    case .aggregate(let kind, let value, let variable, let list, .some):
      simpler.append(
        with(.aggregate(kind, value: value, variable, list: list, filter: nil))
      )
    case .function(let function, let operands):
      simpler += operands.filter { $0.type == type }
      for index in operands.indices {
        simpler += operands[index].simplifications().map { operand in
          var changed = operands
          changed[index] = operand
          return with(.function(function, changed))
        }
      }
    case .timeline(var timeline) where timeline.filter != nil:
      timeline.filter = nil
      simpler.append(with(.timeline(timeline)))
    case .orIfNone(_, let otherwise): simpler.append(otherwise)
    case .asOf(let operand, _): simpler.append(operand)
    case .match(_, let rows):
      simpler += rows.compactMap(\.body.expression)
    default: break
    }
    if type == .boolean { simpler += [.boolean(true), .boolean(false)] }
    return simpler.filter { !$0.unwrapsWithoutNarrowing }
  }

  /// Whether this is the narrowed half of a conjunction, standing alone.
  private var unwrapsWithoutNarrowing: Bool {
    guard case .comparison(_, let left, let right) = kind else { return false }
    return [left, right].contains { side in
      if case .unwrap = side.kind { return true }
      return false
    }
  }
}
