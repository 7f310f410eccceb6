import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// A version of an award and its changed self side by side in one compiled program, so that what
/// they share is computed once and what they do not can be compared.
struct DifferenceProgram {
  /// A named part or value of both.
  struct Pair {
    var before: UInt32
    var after: UInt32
    /// Whether the registers themselves tell; else `before` says whether two values differ.
    var isValue = false
  }

  let program: Program
  /// What both give; nothing where the two are not of one shape.
  private(set) var pairs: [Pair] = []
  /// What decides the verdict of both: the register before, how it comes out of who is eligible,
  /// and the register after.
  private var topPairs: [(good: (register: UInt32, isGood: Bool), other: UInt32)] = []
  /// Conditions of bars that became holds, or the other way round.
  private(set) var movedBars: [UInt32] = []
  /// Whether something that can come out otherwise is not among the pairs.
  private(set) var isPartial = false

  /// Compiles both; nothing where they cannot stand side by side.
  init?(
    _ key: TestJudge.VersionKey,
    _ mutation: Mutation,
    _ changed: CheckedProgram,
    reach: TestReach
  ) {
    self.init(
      original: reach.program.awards[key.version],
      changed.awards[key.version],
      as: .award(key.version),
      kind: key.kind,
      lawDate: key.lawDate,
      mutation,
      changed,
      reach: reach
    )
  }

  /// Compiles a scorecard and its changed self; nothing where they cannot stand side by side.
  init?(scorecard index: Int, _ mutation: Mutation, _ changed: CheckedProgram, reach: TestReach) {
    let card = reach.program.scorecards[index]
    self.init(
      original: DifferenceProgram.award(of: card, in: reach.program),
      DifferenceProgram.award(of: changed.scorecards[index], in: changed),
      as: .scorecard(index),
      kind: card.kind,
      lawDate: nil,
      mutation,
      changed,
      reach: reach
    )
  }

  private init?(
    original before: CheckedAward,
    _ changedAward: CheckedAward,
    as item: ProgramItem,
    kind: Int,
    lawDate: Int?,
    _ mutation: Mutation,
    _ changed: CheckedProgram,
    reach: TestReach
  ) {
    let graph = reach.graph
    let original = reach.program
    func rests(_ item: ProgramItem) -> Bool { graph.rests(item, on: mutation.items) }
    // A program has one list of days off.
    if let daysOff = graph.daysOff, rests(.parameter(daysOff)) { return nil }
    // An award that another one asks for cannot be there twice.
    let closure = graph.closure(of: [item])
    for index in original.awards.indices
    where item != .award(index) && closure.contains(graph.index(of: .award(index))) {
      if rests(.award(index)) { return nil }
    }
    var combined = original
    var definitions: [Int: Int] = [:]
    var parameters: [Int: Int] = [:]
    for index in original.definitions.indices where rests(.definition(index)) {
      definitions[index] = original.definitions.count + definitions.count
    }
    for index in original.parameters.indices where rests(.parameter(index)) {
      parameters[index] = original.parameters.count + parameters.count
    }
    var walk = ProgramMutator.renumbering(
      changed,
      definitions: definitions,
      parameters: parameters
    )
    for index in definitions.keys.sorted() {
      combined.definitions.append(walk.rewrite(changed.definitions[index]))
    }
    for index in parameters.keys.sorted() {
      combined.parameters.append(walk.rewrite(changed.parameters[index]))
    }
    let after = walk.rewrite(changedAward)
    let (award, values) = DifferenceProgram.combine(before, after, in: &combined)
    isPartial = values.count < before.results.count
    let compiled = CompiledAward(
      award,
      kind: kind,
      of: combined,
      schema: reach.schema,
      lawDate: lawDate
    )
    program = compiled.program
    pair(compiled.nodes[0].children, compiled.nodes[1].children)
    for (first, second) in zip(compiled.nodes[0].children, compiled.nodes[1].children) {
      topPairs.append(((first.register, true), second.register))
    }
    let barCount = before.bars.count
    for (index, bar) in before.bars.enumerated() {
      pairs.append(Pair(before: compiled.bars[index], after: compiled.bars[barCount + index]))
      topPairs.append(((compiled.bars[index], false), compiled.bars[barCount + index]))
      if after.bars[index].effect != bar.effect { movedBars.append(compiled.bars[index]) }
    }
    let paperCount = before.documents.count
    for index in before.documents.indices {
      pairs.append(
        Pair(
          before: compiled.documents[index],
          after: compiled.documents[paperCount + index]
        )
      )
    }
    for index in before.documents.indices {
      let after = compiled.documents[paperCount + index]
      topPairs.append(((compiled.documents[index], true), after))
    }
    for value in compiled.nodes.dropFirst(2) {
      pairs.append(Pair(before: value.register, after: value.register, isValue: true))
    }
    for (first, second) in zip(compiled.nodes[0].children, compiled.nodes[1].children)
    where first.children.count != second.children.count {
      isPartial = true
    }
  }

  /// Questions for a dossier that one of the two finds in order and the other does not: the
  /// plainest to read.
  var eligibleQuestions: [[SearchAim]] {
    guard let different = topPairs.first(where: { $0.good.register != $0.other }) else { return [] }
    func aim(_ register: UInt32, _ isGood: Bool) -> SearchAim {
      SearchAim(program, register, isGood ? .met : .notMet)
    }
    let before = topPairs.map { aim($0.good.register, $0.good.isGood) }
    let after = topPairs.map { aim($0.other, $0.good.isGood) }
    return [
      before + [aim(different.other, !different.good.isGood)],
      after + [aim(different.good.register, !different.good.isGood)],
    ]
  }

  private mutating func pair(_ before: [CompiledAward.Node], _ after: [CompiledAward.Node]) {
    for (first, second) in zip(before, after) {
      pairs.append(Pair(before: first.register, after: second.register))
      pair(first.children, second.children)
    }
  }

  /// An award with the nodes of both as two groups, then for each value whether it differs.
  private static func combine(
    _ before: CheckedAward,
    _ after: CheckedAward,
    in program: inout CheckedProgram
  ) -> (award: CheckedAward, values: [Int]) {
    var award = before
    func group(_ nodes: [CheckedNode]) -> CheckedNode {
      CheckedNode(
        kind: .group(.all, nodes),
        name: nil,
        label: "",
        citations: [],
        range: before.range
      )
    }
    award.nodes = [group(before.nodes), group(after.nodes)]
    award.bars = before.bars + after.bars
    award.documents = before.documents + after.documents
    award.results = []
    var values: [Int] = []
    for (index, (first, second)) in zip(before.results, after.results).enumerated()
    where isComparable(first.type) {
      values.append(index)
      let calls = [first, second].map { value -> CheckedExpression in
        program.definitions.append(definition(of: value))
        return CheckedExpression(
          kind: .call(
            definition: program.definitions.count - 1,
            receiver: nil,
            arguments: []
          ),
          type: value.type,
          range: value.range
        )
      }
      let differs = CheckedExpression(
        kind: .comparison(.different, calls[0], calls[1]),
        type: .boolean,
        range: first.range
      )
      award.nodes.append(
        CheckedNode(
          kind: .criterion(differs),
          name: nil,
          label: "",
          citations: [],
          range: first.range
        )
      )
    }
    return (award, values)
  }

  /// What a scorecard comes to, as the values of an award without criteria.
  private static func award(
    of card: CheckedScorecard,
    in program: CheckedProgram
  ) -> CheckedAward {
    let definitions = card.items.map { $0.definition } + [card.total]
    let results = (definitions + [card.classification].compactMap { $0 }).map { index in
      let definition = program.definitions[index]
      let call = CheckedExpression(
        kind: .call(definition: index, receiver: nil, arguments: []),
        type: definition.type,
        range: definition.range
      )
      return CheckedResult(
        isDeadline: false,
        name: definition.name,
        label: definition.label,
        type: definition.type,
        citations: [],
        body: CheckedBody(expression: call, citations: [], range: definition.range),
        exceptions: [],
        range: definition.range
      )
    }
    return CheckedAward(
      name: card.name,
      label: card.label,
      instrument: nil,
      subjects: [card.kind],
      groups: [],
      citations: [],
      effect: DaySpan(start: nil, end: nil),
      isNotSourced: false,
      nodes: [],
      bars: [],
      documents: [],
      results: results,
      range: card.range
    )
  }

  private static func definition(of value: CheckedResult) -> CheckedDefinition {
    CheckedDefinition(
      name: value.name,
      label: value.label,
      parameters: [],
      receiver: nil,
      receiverVariable: -1,
      type: value.type,
      body: value.body,
      exceptions: value.exceptions,
      range: value.range
    )
  }

  private static func isComparable(_ type: ValueType) -> Bool {
    switch type {
    case .boolean, .integer, .number, .date, .year, .period, .service, .days, .workingDays, .money,
      .catalogue:
      true
    case .error, .quotient, .string, .yearRange, .record, .list, .yearly, .timeline, .optional:
      false
    }
  }
}
