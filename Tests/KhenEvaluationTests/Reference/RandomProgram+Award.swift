// Random definitions and awards.
import KhenSemantics
import KhenSource
import KhenSyntax

extension RandomProgram {
  /// Adds a definition of the dossier or of the records of the list.
  mutating func makeDefinition() {
    let type = pick([
      ValueType.boolean, .boolean, .integer, .integer, .date, .catalogue(Self.grades), .period,
    ])
    let outerSources = sources
    var receiver: Int? = program.records.count - 1
    var receiverVariable = -1
    var parameters: [CheckedVariable] = []
    if listField != nil, chance(25) {
      let record = variable(.record(Self.elementRecord))
      (receiver, receiverVariable) = (Self.elementRecord, record.id)
      sources = []
      open(record)
    } else if chance(25) {
      let parameter = variable(pick([.integer, .date]))
      parameters = [parameter]
      open(parameter)
    }
    let exceptions = exceptions(of: type, depth: 2)
    program.definitions.append(
      CheckedDefinition(
        Self.definitionNames[program.definitions.count],
        type,
        value(of: type, depth: 1),
        parameters: parameters,
        receiver: receiver,
        receiverVariable: receiverVariable,
        exceptions: exceptions
      )
    )
    sources = outerSources
  }

  private static let definitionNames = ["k0", "k1", "k2", "k3"]

  /// Exceptions; without failures each later one prevails over the earlier ones.
  private mutating func exceptions(of type: ValueType, depth: Int) -> [CheckedException] {
    guard depth > 0 else { return [] }
    return (0..<weighted([2, 3, 5])).map { index in
      let condition = boolean(depth: chance(70) ? 0 : 1)
      let prevails =
        options.allowsFailures ? (0..<index).filter { _ in chance(35) } : Array(0..<index)
      return CheckedException(
        "n\(index)",
        when: condition,
        value(of: type, depth: 1),
        over: prevails,
        exceptions: chance(30) ? exceptions(of: type, depth: depth - 1) : []
      )
    }
  }

  /// Makes the only award.
  mutating func makeAward() {
    var names = NodeNames()
    let nodes = (0...weighted([7, 3, 1])).map { _ in node(depth: 2, &names) }
    var bars: [CheckedBar] = []
    if chance(30) {
      bars.append(CheckedBar(.bar, names.next("b"), when: boolean(depth: options.depthMax - 1)))
    }
    if chance(25) {
      bars.append(CheckedBar(.hold, names.next("h"), when: boolean(depth: options.depthMax - 2)))
    }
    var documents: [CheckedDocument] = []
    if chance(25) { documents.append(CheckedDocument(names.next("t"), .always)) }
    if chance(20) {
      documents.append(CheckedDocument(names.next("t"), .when(boolean(depth: 2))))
    }
    if chance(10) { documents.append(CheckedDocument(names.next("t"), .optional)) }
    let award = CheckedAward(
      "thưởng",
      for: program.records.count - 1,
      nodes: nodes,
      bars: bars,
      documents: documents
    )
    program.awards = [award]
  }

  private struct NodeNames {
    var count = 0
    mutating func next(_ prefix: String) -> String {
      count += 1
      return "\(prefix)\(count)"
    }
  }

  private mutating func node(depth: Int, _ names: inout NodeNames) -> CheckedNode {
    if depth > 0, chance(50) {
      let parts = (0..<int(2...3)).map { _ in node(depth: depth - 1, &names) }
      let requirement = pick([GroupDeclaration.Requirement.all, .any, .any, .any, .atLeast(2)])
      return CheckedNode(.group(requirement, parts), names.next("g"))
    }
    if chance(15) { return CheckedNode(.attestation(by: "Hội đồng"), names.next("x")) }
    return CheckedNode(.criterion(boolean(depth: options.depthMax)), names.next("c"))
  }
}
