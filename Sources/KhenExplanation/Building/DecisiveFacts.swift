import KhenEvaluation
import KhenSemantics
import KhenSource

/// The facts and citations that one certain outcome rests on: of an "or" that holds the first part
/// that does, of an "and" that fails the parts that fail (design of evaluation, 7).
struct DecisiveFacts {
  /// Facts in the order in which they are read.
  fileprivate(set) var facts: [FactID] = []
  /// Citations of thresholds, exceptions and parameters.
  fileprivate(set) var citations: [CheckedReference] = []

  /// How many facts of one node are told.
  static let limit = 60

  /// Collects what a step rests on.
  init(_ node: Int, in reader: StepReader) {
    var walk = DecisiveWalk(reader: reader, seen: StepSet(through: node))
    walk.visit(node, depth: 0)
    self = walk.found
  }

  fileprivate init() {}
}

/// The way down from a step to what it rests on.
private struct DecisiveWalk {
  let reader: StepReader
  var found = DecisiveFacts()
  /// The steps that were visited.
  var seen: StepSet

  mutating func visit(_ node: Int, depth: Int) {
    guard node >= 0, depth < 200, found.facts.count < DecisiveFacts.limit, seen.insert(node)
    else { return }
    let step = reader.step(node)
    if step.fact.kind != .nothing, step.operandCount == 0 {
      if !found.facts.contains(step.fact) { found.facts.append(step.fact) }
      return
    }
    cite(node)
    let extent = step.extent
    switch reader.instruction(node)?.code {
    case .and where extent.isCertainlyFalse, .atLeast where extent.isCertainlyFalse:
      visitOperands(node, depth) { $0.isCertainlyFalse }
    case .or where extent.isCertainlyTrue:
      let first = reader.machine.trace.operands(of: node).first {
        $0 >= 0 && reader.extent(Int($0)).isCertainlyTrue
      }
      if let first { visit(Int(first), depth: depth + 1) }
    case .atLeast where extent.isCertainlyTrue:
      visitOperands(node, depth) { $0.isCertainlyTrue }
    case .someRow where extent.isCertainlyTrue:
      if let row = reader.rows(node).first(where: { $0.presence.isCertainlyTrue }) {
        visit(row.presenceNode, depth: depth + 1)
        visit(row.cells, depth)
      }
    case .someRow, .countRows, .sumRows, .greatestRow, .leastRow, .coverage, .hasRun, .contains:
      visitList(node)
      visit(rowsOf: node, depth)
    default: visitOperands(node, depth) { _ in true }
    }
  }

  /// Visits those operands of which a condition holds.
  private mutating func visitOperands(
    _ node: Int,
    _ depth: Int,
    where isWanted: (Extent) -> Bool
  ) {
    for operand in reader.machine.trace.operands(of: node)
    where operand >= 0 && isWanted(reader.extent(Int(operand))) {
      visit(Int(operand), depth: depth + 1)
    }
  }

  /// Of a row that is certainly left out, only why it is.
  private mutating func visit(rowsOf node: Int, _ depth: Int) {
    var told = StepSet(through: node)
    for row in reader.rows(node) {
      visit(row.presenceNode, depth: depth + 1)
      if !row.presence.isCertainlyFalse { visit(row.cells, depth) }
      if row.presenceNode >= 0 { told.insert(row.presenceNode) }
      for cell in row.cells where cell >= 0 { told.insert(cell) }
    }
    for operand in reader.machine.trace.operands(of: node)
    where operand >= 0 && !told.contains(Int(operand)) {
      visit(Int(operand), depth: depth + 1)
    }
  }

  private mutating func visit(_ nodes: [Int], _ depth: Int) {
    for node in nodes { visit(node, depth: depth + 1) }
  }

  /// The list itself: how many rows it has is a fact too.
  private mutating func visitList(_ node: Int) {
    guard let slot = reader.listSlot(node) else { return }
    let fact = FactID(.list, slot)
    if !found.facts.contains(fact) { found.facts.append(fact) }
  }

  private mutating func cite(_ node: Int) {
    for reference in reader.references(node) where !found.citations.contains(reference) {
      found.citations.append(reference)
    }
  }
}

extension StepReader {
  /// The slot of the list that an operation outside of loops reads.
  func listSlot(_ node: Int) -> Int? {
    guard let instruction = instruction(node) else { return nil }
    var register: UInt32
    switch instruction.code {
    case .coverage, .hasRun, .runWindows: register = program.pool[Int(instruction.left)]
    case .contains: register = instruction.right
    default: register = instruction.left
    }
    // Lists made from lists lead back to the one that was filed.
    for _ in 0..<16 {
      guard
        let maker = program.instructions.first(where: { made in
          made.target == register && isListMaker(made.code)
        })
      else { return nil }
      if maker.code == .loadList {
        let origin = Int(machine.origins[Int(register)])
        guard origin >= 0, step(origin).fact.kind == .list else { return nil }
        return step(origin).fact.index
      }
      register = maker.code == .runWindows ? program.pool[Int(maker.left)] : maker.left
    }
    return nil
  }

  private func isListMaker(_ code: OperationCode) -> Bool {
    switch code {
    case .loadList, .loop, .loopPairs, .distinct, .restrict, .append, .atLeastLevel, .runWindows:
      true
    case .loadFact, .recordBase, .loadAttestation, .loadDocument, .lawUnknown, .not, .and, .or,
      .atLeast, .hasValue, .orIfNone, .unwrap, .endlessOr, .mustState, .less, .lessOrEqual,
      .equalNumbers, .equalSets, .equalTexts, .isMember, .memberRank, .add, .subtract, .multiply,
      .divide, .negate, .least, .greatest, .roundUp, .roundDown, .periodRank, .periodToService,
      .datePlusPeriod, .dateMinusPeriod, .datePlusDays, .datePlusWorkingDays, .yearOf,
      .firstDayOfMonth, .lastDayOfMonth, .firstDayOfYear, .lastDayOfYear, .monthsBetween,
      .yearsBetween, .periodBetween, .byDate, .match, .choose, .named, .makeList, .years,
      .countRows, .someRow, .sumRows, .leastRow, .greatestRow, .contains, .seriesValue, .hasRun,
      .coverage:
      false
    }
  }

  /// The citations of the value that a step computes: of a definition, the exceptions taken, the
  /// version of a parameter in force, the row of a lookup.
  func references(_ node: Int) -> [CheckedReference] {
    switch note(node) {
    case .definition(let index):
      let inner = firstOperand(node)
      // With exceptions the base is cited only where none of them applies.
      if inner >= 0, case .exceptions = note(inner) { return [] }
      return checked.definitions[index].body.citations
    case .exceptions(let table):
      let choice = program.choices[table]
      let taken = exceptionsTaken(node)
      let base =
        choice.definition >= 0 ? checked.definitions[choice.definition].body.citations : []
      if taken.isEmpty { return base }
      let own = taken.flatMap { choice.citations[$0.index] }
      return taken.contains { $0.isCertain } ? own : base + own
    case .parameter(let index):
      let parameter = checked.parameters[index]
      var references: [CheckedReference] = []
      for version in versionsRead(node, parameter) {
        references += version.body.citations
      }
      return references
    case .expression(let expression):
      guard case .match(_, let rows) = expression.kind else { return [] }
      var references: [CheckedReference] = []
      for row in rows {
        for reference in row.body.citations where !references.contains(reference) {
          references.append(reference)
        }
      }
      return references
    case nil: return []
    }
  }

  /// The versions of a parameter that hold on some day of the date that was read.
  func versionsRead(_ node: Int, _ parameter: CheckedParameter) -> [CheckedParameter.Version] {
    guard let operand = pooled(node, 0, step: firstOperand(node)) else { return [] }
    return parameter.versions.filter { version in
      let start = version.span.start.map { Int64($0) } ?? Int64.min
      let end = version.span.end.map { Int64($0) } ?? Int64.max
      return operand.extent.low < end && operand.extent.high >= start
    }
  }
}
