import KhenEvaluation
import KhenSemantics
import KhenSource

/// Criteria, groups, bars and papers that are always or never met.
extension RuleValidation {
  /// A node at one place of the rules, in all versions and kinds that have it.
  private struct PlacedNode {
    var node: CheckedNode
    /// Where it is computed, and what else its award asks for where it is no part of a group.
    var places: [(subject: Int, register: UInt32, rest: [(register: UInt32, isTrue: Bool)])]

    /// Whether it can be met, or not be met.
    func question(isTrue: Bool) -> ValidationQuestion {
      ValidationQuestion(
        instances: places.map { .init(subject: $0.subject, parts: [($0.register, isTrue)]) }
      )
    }

    /// Whether all can be fulfilled that its award asks for besides it.
    var otherwiseEligible: ValidationQuestion {
      ValidationQuestion(
        instances: places.filter { $0.rest.contains { $0.isTrue } }
          .map { .init(subject: $0.subject, parts: $0.rest) }
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
        if !isExplained {
          report(.neverMet(node), shownBy: [(placed.otherwiseEligible, .meetsAllElse)])
        }
        explained.insert(node.range)
        continue
      }
      if node.isDecidedByFiling(in: program) { continue }
      if isNever(placed.question(isTrue: false), at: node.range) {
        report(.alwaysMet(node), shownBy: [(placed.question(isTrue: true), .meetsItToo)])
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
      if isNever(question, at: award.range) {
        report(.nobodyEligible(award), shownBy: [(allMet(of: award), .meetsAllAndIsNotEligible)])
      }
    }
  }

  /// Whether all criteria of an award can be met together, whatever bars there are.
  private func allMet(of award: CheckedAward) -> ValidationQuestion {
    var question = ValidationQuestion()
    for (index, subject) in asker.subjects.enumerated() {
      guard let compiled = subject.award, compiled.award.range == award.range else { continue }
      question.instances.append(
        .init(subject: index, parts: compiled.nodes.map { ($0.register, true) })
      )
    }
    return question
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
        report(
          .barAlwaysApplies(bar),
          shownBy: [
            (withAllMet(question(true)), .meetsAllAndIsNotEligible), (question(true), .isBarredToo),
          ]
        )
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
        report(
          .documentAlwaysNeeded(document, at: condition.range),
          shownBy: [
            (withAllMet(question(true)), .mustFileItToo), (question(true), .mustFileItToo),
          ]
        )
      }
    }
  }

  /// The question asked of dossiers that meet all criteria.
  private func withAllMet(_ question: ValidationQuestion) -> ValidationQuestion {
    var question = question
    for (index, instance) in question.instances.enumerated() {
      let nodes = asker.subjects[instance.subject].award?.nodes ?? []
      question.instances[index].parts += nodes.map { ($0.register, true) }
    }
    return question
  }

  /// All nodes, those inside others first.
  private func placedNodes() -> [PlacedNode] {
    var result: [PlacedNode] = []
    var index: [SourceRange: Int] = [:]
    func visit(
      _ node: CheckedNode,
      _ place: CompiledAward.Node,
      _ subject: Int,
      rest: [(register: UInt32, isTrue: Bool)]
    ) {
      for (inner, innerPlace) in zip(node.children, place.children) {
        visit(inner, innerPlace, subject, rest: [])
      }
      if let known = index[node.range] {
        result[known].places.append((subject, place.register, rest))
      } else {
        index[node.range] = result.count
        result.append(PlacedNode(node: node, places: [(subject, place.register, rest)]))
      }
    }
    for (subject, part) in asker.subjects.enumerated() {
      guard let compiled = part.award else { continue }
      let bars = compiled.bars.map { (register: $0, isTrue: false) }
      for (position, node) in compiled.award.nodes.enumerated() {
        let others = compiled.nodes.indices.filter { $0 != position }
          .map { (register: compiled.nodes[$0].register, isTrue: true) }
        visit(node, compiled.nodes[position], subject, rest: others + bars)
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
