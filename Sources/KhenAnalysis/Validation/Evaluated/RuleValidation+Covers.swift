import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Parts that other parts make superfluous: limbs, criteria, bars, comparisons.
extension RuleValidation {
  /// A part of a whole, in one part of the rules, and the parts beside it.
  private struct Member {
    var subject: Int
    var register: UInt32
    var others: [(range: SourceRange, register: UInt32)]
  }

  /// What is known of one part at its place in the rules.
  private struct PlacedMember {
    var isAny: Bool
    var members: [Member] = []

    /// Whether something depends on it beside some of the parts that stand with it.
    func question(by covers: [SourceRange]) -> ValidationQuestion {
      ValidationQuestion(
        instances: members.map { member in
          let others = member.others.filter { covers.contains($0.range) }
          return .init(
            subject: member.subject,
            parts: [(member.register, isAny)] + others.map { ($0.register, !isAny) }
          )
        }
      )
    }
  }

  mutating func checkCovers() {
    var nodes: [SourceRange: CheckedNode] = [:]
    var placed: [SourceRange: PlacedMember] = [:]
    var order: [SourceRange] = []
    func add(_ parts: [CheckedNode], _ places: [CompiledAward.Node], isAny: Bool, _ subject: Int) {
      for (index, node) in parts.enumerated() {
        nodes[node.range] = node
        if placed[node.range] == nil { order.append(node.range) }
        let others = parts.indices.filter { $0 != index }
          .map { (range: parts[$0].range, register: places[$0].register) }
        placed[node.range, default: PlacedMember(isAny: isAny)].members.append(
          Member(subject: subject, register: places[index].register, others: others)
        )
      }
    }
    func visit(_ node: CheckedNode, _ place: CompiledAward.Node, _ subject: Int) {
      guard case .group(let requirement, let nodes) = node.kind else { return }
      switch requirement {
      case .all: add(nodes, place.children, isAny: false, subject)
      case .any: add(nodes, place.children, isAny: true, subject)
      case .atLeast: break
      }
      for (inner, innerPlace) in zip(nodes, place.children) { visit(inner, innerPlace, subject) }
    }
    for (subject, part) in asker.subjects.enumerated() {
      guard let compiled = part.award else { continue }
      add(compiled.award.nodes, compiled.nodes, isAny: false, subject)
      for (node, place) in zip(compiled.award.nodes, compiled.nodes) {
        visit(node, place, subject)
      }
    }
    let proof = CoverProof(program: asker.program, subjects: asker.subjects)
    var dropped: Set<SourceRange> = []
    // Of two that are the same the later one is superfluous.
    for range in order.reversed() {
      guard let node = nodes[range], let part = placed[range], !isOpen(range),
        !explained.contains(range)
      else { continue }
      if case .attestation = node.kind { continue }
      if node.isDecidedByFiling(in: program) { continue }
      let covers = self.covers(of: part, at: range, dropped: dropped) { other, subject in
        guard let cover = nodes[other] else { return false }
        return part.isAny
          ? proof.implies(node, cover, in: subject) : proof.implies(cover, node, in: subject)
      }
      guard let covers else { continue }
      dropped.insert(range)
      let others = covers.compactMap { nodes[$0] }
      report(
        part.isAny ? .limbCovered(node, by: others) : .criterionImplied(node, by: others),
        shownBy: [(part.question(by: covers).affirmed, .meetsBoth)]
      )
    }
    checkBarCovers()
  }

  /// The parts beside it that make one superfluous wherever it stands; nothing where they do not.
  private mutating func covers(
    of part: PlacedMember,
    at range: SourceRange,
    dropped: Set<SourceRange>,
    isProved: (_ other: SourceRange, _ subject: Int) -> Bool
  ) -> [SourceRange]? {
    // What is always or never met covers everything or nothing, and was said already.
    let dropped = dropped.union(explained)
    func isEverywhere(_ covers: [SourceRange]) -> Bool {
      part.members.allSatisfy { member in
        member.others.contains { covers.contains($0.range) }
      }
    }
    let candidates = part.members.flatMap { $0.others }.map { $0.range }
      .filter { !dropped.contains($0) }
    guard isEverywhere(candidates) else { return nil }
    let all = part.question(by: candidates)
    guard !asker.isShown(all) else { return nil }
    let others = (part.members.first?.others ?? []).map { $0.range }
      .filter { !dropped.contains($0) }
    for other in others {
      if isEverywhere([other]), part.members.allSatisfy({ isProved(other, $0.subject) }) {
        return [other]
      }
    }
    guard isNever(asker.search(all), at: range) else { return nil }
    let single = others.first { other in
      isEverywhere([other]) && asker.ask(part.question(by: [other])) == .never
    }
    return single.map { [$0] } ?? others
  }

  private mutating func checkBarCovers() {
    var bars: [SourceRange: CheckedBar] = [:]
    var placed: [SourceRange: PlacedMember] = [:]
    var order: [SourceRange] = []
    for (subject, part) in asker.subjects.enumerated() {
      guard let compiled = part.award else { continue }
      let all = compiled.award.bars
      for (index, bar) in all.enumerated() {
        bars[bar.range] = bar
        if placed[bar.range] == nil { order.append(bar.range) }
        let others = all.indices.filter { $0 != index && all[$0].effect == bar.effect }
          .map { (range: all[$0].range, register: compiled.bars[$0]) }
        placed[bar.range, default: PlacedMember(isAny: true)].members.append(
          Member(subject: subject, register: compiled.bars[index], others: others)
        )
      }
    }
    let proof = CoverProof(program: asker.program, subjects: asker.subjects)
    var dropped: Set<SourceRange> = []
    for range in order.reversed() {
      guard let bar = bars[range], let part = placed[range], !explained.contains(range),
        !isOpen(range)
      else { continue }
      let covers = self.covers(of: part, at: range, dropped: dropped) { other, subject in
        bars[other].map { proof.implies(bar.condition, $0.condition, in: subject) } ?? false
      }
      guard let covers else { continue }
      dropped.insert(range)
      report(
        .barCovered(bar, by: covers.compactMap { bars[$0] }),
        shownBy: [(part.question(by: covers).affirmed, .fallsUnderBoth)]
      )
    }
  }

  /// Parts of conditions that the other parts of the same condition decide.
  mutating func checkRedundantParts() {
    var questions: [[SourceRange]: (isAny: Bool, question: ValidationQuestion)] = [:]
    var order: [[SourceRange]] = []
    for (subject, part) in asker.subjects.enumerated() {
      let compiled = part.program
      for (index, instruction) in compiled.instructions.enumerated()
      where instruction.code == .and || instruction.code == .or {
        guard let parts = compiled.writtenParts(ofInstructionAt: index) else { continue }
        let registers = compiled.operands(of: instruction)
        guard registers.count == parts.count else { continue }
        let isAny = instruction.code == .or
        // What is asked for by the calls that there are today says nothing of the definition.
        if parts.contains(where: { dependsOnArguments($0) }) { continue }
        for (position, condition) in parts.enumerated() where condition.isComparison {
          let key = [condition.range] + parts.map { $0.range }
          if questions[key] == nil {
            order.append(key)
            questions[key] = (isAny, .init())
          }
          questions[key]?.question.instances.append(
            .init(
              subject: subject,
              parts: registers.indices.map { other in
                (registers[other], other == position ? isAny : !isAny)
              }
            )
          )
        }
      }
    }
    for key in order.reversed() {
      guard let (isAny, question) = questions[key] else { continue }
      if isInsideExplained(key[0]) || explained.contains(key[0]) { continue }
      // Another part of the same condition was found superfluous: one of the two may stay.
      if key.dropFirst().contains(where: { explained.contains($0) }) { continue }
      guard isNever(question, at: key[0]) else { continue }
      if let constant = constantPart(key, isAny: isAny, question) {
        report(.partIsConstant(constant.range, isTrue: constant.isTrue))
      } else {
        report(
          .partRedundant(key[0], isAny: isAny),
          shownBy: [(question.affirmed, .fulfilsBothParts)]
        )
      }
    }
  }

  /// A part that never or always holds, and so makes another one say nothing.
  ///
  /// `key`: the part that says nothing, then all parts in order; `question`: whether it says
  /// something beside the others.
  private mutating func constantPart(
    _ key: [SourceRange],
    isAny: Bool,
    _ question: ValidationQuestion
  ) -> (range: SourceRange, isTrue: Bool)? {
    let parts = Array(key.dropFirst())
    guard let position = parts.firstIndex(of: key[0]) else { return nil }
    /// Whether one part can come out so, wherever the condition stands.
    func canBe(_ isTrue: Bool, _ part: Int) -> Bool {
      let alone = ValidationQuestion(
        instances: question.instances.map {
          .init(subject: $0.subject, parts: [($0.parts[part].register, isTrue)])
        }
      )
      return asker.ask(alone) != .never
    }
    // Alone it decides nothing: of `và` it always holds, of `hoặc` never.
    if !canBe(isAny, position) { return (key[0], !isAny) }
    for other in parts.indices where other != position && !canBe(!isAny, other) {
      return (parts[other], isAny)
    }
    return nil
  }
}

/// Proves by their form alone that one condition holds wherever another does.
private struct CoverProof {
  var program: CheckedProgram
  var subjects: [ValidationSubject]

  /// Whether the second node is met wherever the first is, in one part of the rules.
  func implies(_ first: CheckedNode, _ second: CheckedNode, in subject: Int) -> Bool {
    var conditions = conditions(in: subject)
    let order = conditions.order(first, second)
    return order == .equal || order == .rises
  }

  /// Whether the second condition holds wherever the first does.
  func implies(
    _ first: CheckedExpression,
    _ second: CheckedExpression,
    in subject: Int
  ) -> Bool {
    var conditions = conditions(in: subject)
    let order = conditions.order(first, second)
    return order == .equal || order == .rises
  }

  private func conditions(in subject: Int) -> ConditionOrder {
    ConditionOrder(
      program,
      kind: subjects[subject].kind,
      definitions: [:],
      parameters: [:],
      days: subjects[subject].award?.award.applies ?? DaySpan(start: nil, end: nil)
    )
  }
}

extension RuleValidation {
  /// Whether an expression of a definition reads an argument of it.
  private func dependsOnArguments(_ expression: CheckedExpression) -> Bool {
    program.definitions.contains { definition in
      !definition.parameters.isEmpty && definition.range.file == expression.range.file
        && definition.range.start <= expression.range.start
        && expression.range.end <= definition.range.end
        && expression.reads(definition.parameters)
    }
  }
}

extension CheckedExpression {
  fileprivate func reads(_ variables: [CheckedVariable]) -> Bool {
    if case .variable(let id) = kind { return variables.contains { $0.id == id } }
    return children.contains { $0.reads(variables) }
  }
}

extension Program {
  /// The parts of a written `và` or `hoặc`; nothing for one that the compiler made.
  fileprivate func writtenParts(ofInstructionAt index: Int) -> [CheckedExpression]? {
    let note = noteOfInstruction[index]
    guard note >= 0, case .expression(let expression) = notes[Int(note)] else { return nil }
    switch (expression.kind, instructions[index].code) {
    case (.and(let parts), .and), (.or(let parts), .or): return parts
    default: return nil
    }
  }
}

extension CheckedExpression {
  /// Whether it compares values, by itself or in several parts; other conditions say more than
  /// they test.
  fileprivate var isComparison: Bool {
    switch kind {
    case .comparison, .inRange, .membership: true
    case .and(let parts), .or(let parts): parts.contains { $0.isComparison }
    default: false
    }
  }
}
