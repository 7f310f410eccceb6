import KhenEvaluation
import KhenSemantics
import KhenSource

/// Criteria, groups, bars and papers that are always or never met.
extension RuleValidation {
  /// A node at one place of the rules, in all versions and kinds that have it.
  private struct PlacedNode {
    var node: CheckedNode
    var places: [(subject: Int, register: UInt32)]

    /// Whether it can be met, or not be met.
    func question(isTrue: Bool) -> ValidationQuestion {
      ValidationQuestion(
        instances: places.map { .init(subject: $0.subject, parts: [($0.register, isTrue)]) }
      )
    }
  }

  mutating func checkNodes() {
    for placed in placedNodes() {
      let node = placed.node
      if case .attestation = node.kind { continue }
      let inner = node.children.map { $0.range }
      // What follows from a part is said of the part.
      let isExplained = inner.contains { explained.contains($0) }
      let never = isExplained || isNever(placed.question(isTrue: true), at: node.range)
      if never {
        if !isExplained { report(.neverMet(node, causes: [])) }
        explained.insert(node.range)
        continue
      }
      if node.isDecidedByFiling(in: program) { continue }
      if isNever(placed.question(isTrue: false), at: node.range) {
        report(.alwaysMet(node))
      }
    }
  }

  /// Awards that nobody can be eligible for, where no part of them says why.
  mutating func checkAwards() {
    var seen: Set<SourceRange> = []
    for award in program.awards where seen.insert(award.range).inserted && !award.isNotSourced {
      let parts = award.nodes.map { $0.range } + award.bars.map { $0.range }
      if parts.contains(where: { explained.contains($0) }) { continue }
      var question = ValidationQuestion()
      for (index, subject) in asker.subjects.enumerated() {
        guard let compiled = subject.award, compiled.award.range == award.range else { continue }
        question.instances.append(.init(subject: index, parts: [(compiled.isClear, true)]))
      }
      if isNever(question, at: award.range) { report(.nobodyEligible(award)) }
    }
  }

  mutating func checkBars() {
    var questions: [(bar: CheckedBar, places: [(Int, UInt32)])] = []
    for (index, subject) in asker.subjects.enumerated() {
      guard let compiled = subject.award else { continue }
      for (bar, register) in zip(compiled.award.bars, compiled.bars) {
        if let known = questions.firstIndex(where: { $0.bar.range == bar.range }) {
          questions[known].places.append((index, register))
        } else {
          questions.append((bar, [(index, register)]))
        }
      }
    }
    for (bar, places) in questions {
      func question(_ isTrue: Bool) -> ValidationQuestion {
        ValidationQuestion(
          instances: places.map { .init(subject: $0.0, parts: [($0.1, isTrue)]) }
        )
      }
      if isNever(question(true), at: bar.range) {
        report(.barNeverApplies(bar))
      } else if !bar.condition.restsOnFiling(in: program),
        isNever(question(false), at: bar.range)
      {
        report(.barAlwaysApplies(bar))
      }
    }
  }

  mutating func checkDocuments() {
    var questions: [(document: CheckedDocument, places: [(Int, UInt32)])] = []
    for (index, subject) in asker.subjects.enumerated() {
      guard let compiled = subject.award else { continue }
      for (document, register) in zip(compiled.award.documents, compiled.documentsRequired) {
        guard case .when = document.requirement else { continue }
        if let known = questions.firstIndex(where: { $0.document.range == document.range }) {
          questions[known].places.append((index, register))
        } else {
          questions.append((document, [(index, register)]))
        }
      }
    }
    for (document, places) in questions {
      guard case .when(let condition) = document.requirement else { continue }
      func question(_ isTrue: Bool) -> ValidationQuestion {
        ValidationQuestion(
          instances: places.map { .init(subject: $0.0, parts: [($0.1, isTrue)]) }
        )
      }
      if isNever(question(true), at: condition.range) {
        report(.documentNeverNeeded(document, at: condition.range))
      } else if !condition.restsOnFiling(in: program),
        isNever(question(false), at: condition.range)
      {
        report(.documentAlwaysNeeded(document, at: condition.range))
      }
    }
  }

  /// All nodes, those inside others first.
  private func placedNodes() -> [PlacedNode] {
    var result: [PlacedNode] = []
    var index: [SourceRange: Int] = [:]
    func visit(_ node: CheckedNode, _ place: CompiledAward.Node, _ subject: Int) {
      for (inner, innerPlace) in zip(node.children, place.children) {
        visit(inner, innerPlace, subject)
      }
      if let known = index[node.range] {
        result[known].places.append((subject, place.register))
      } else {
        index[node.range] = result.count
        result.append(PlacedNode(node: node, places: [(subject, place.register)]))
      }
    }
    for (subject, part) in asker.subjects.enumerated() {
      guard let compiled = part.award else { continue }
      for (node, place) in zip(compiled.award.nodes, compiled.nodes) {
        visit(node, place, subject)
      }
    }
    return result
  }
}

extension CheckedNode {
  /// The nodes of a group.
  var children: [CheckedNode] {
    if case .group(_, let nodes) = kind { return nodes }
    return []
  }

  /// Whether it can be met merely because something is filed: such a condition is never refused.
  func isDecidedByFiling(in program: CheckedProgram) -> Bool {
    switch kind {
    case .criterion(let condition): condition?.restsOnFiling(in: program) ?? true
    case .group(_, let nodes): nodes.contains { $0.isDecidedByFiling(in: program) }
    case .attestation: false
    }
  }
}

extension CheckedExpression {
  /// Whether it, or a definition that it uses, asks that something is filed (`phải nêu`).
  func restsOnFiling(in program: CheckedProgram) -> Bool {
    var seen: Set<Int> = []
    return restsOnFiling(program, &seen)
  }

  private func restsOnFiling(_ program: CheckedProgram, _ seen: inout Set<Int>) -> Bool {
    if case .mustState = kind { return true }
    if case .call(let index, _, _) = kind, seen.insert(index).inserted {
      let definition = program.definitions[index]
      var bodies = [definition.body.expression].compactMap { $0 }
      func collect(_ exceptions: [CheckedException]) {
        for exception in exceptions {
          bodies.append(exception.condition)
          if let value = exception.body.expression { bodies.append(value) }
          collect(exception.exceptions)
        }
      }
      collect(definition.exceptions)
      if bodies.contains(where: { $0.restsOnFiling(program, &seen) }) { return true }
    }
    return children.contains { $0.restsOnFiling(program, &seen) }
  }
}
