import KhenSource
import KhenSyntax

/// One version of an award being put together, for one kind of dossier.
struct AwardBuilder {
  var scope = Scope()
  /// When what is being added is in effect; what it cites must be, too.
  var effect: DaySpan
  var nodes: [CheckedNode] = []
  var bars: [CheckedBar] = []
  var documents: [CheckedDocument] = []
  var results: [CheckedResult] = []
  var isNotSourced = false
  var decidesByCriterion = false
  private var localNames: [Name: SourceRange] = [:]

  init(effect: DaySpan) { self.effect = effect }

  /// Enters the definitions of all blocks first: they may use one another.
  mutating func declareLocals(_ blocks: [[BlockItem]], in checker: inout Checker) {
    var indices: [Int] = []
    for case .definition(let declaration) in blocks.flatMap({ $0 }) {
      var receiver = scope.kind
      var isOfRecord = false
      if let name = declaration.receiver {
        guard let record = checker.records[name.name] else {
          checker.report(
            .unknownType(
              name,
              suggestion: Suggestion.nearest(
                to: name.name,
                in: Array(checker.records.keys)
              )
            )
          )
          continue
        }
        receiver = record
        isOfRecord = !checker.program.records[record].isDossier
        // A definition for another kind of dossier says nothing here.
        if !isOfRecord, record != scope.kind { continue }
      }
      if !isOfRecord { claim(declaration.name, in: &checker) }
      let index = checker.declare(declaration, receiver: receiver, scope: scope)
      indices.append(index)
      if isOfRecord, let receiver {
        scope.localRecordDefinitions[
          MemberKey(record: receiver, name: declaration.name.name)
        ] = index
      } else {
        scope.localDefinitions[declaration.name.name] = index
      }
    }
    for index in indices {
      checker.definitionSources[index].scope.localDefinitions = scope.localDefinitions
      checker.definitionSources[index].scope.localRecordDefinitions =
        scope.localRecordDefinitions
    }
    for index in indices { checker.checkDefinition(index) }
  }

  mutating func add(
    _ items: [BlockItem],
    inheriting citations: [CheckedReference],
    in checker: inout Checker
  ) {
    for item in items {
      switch item {
      case .effect, .definition: break
      case .node(let node):
        nodes.append(checked(node, inheriting: citations, in: &checker))
      case .bar(let bar): add(bar, inheriting: citations, in: &checker)
      case .document(let document): add(document, inheriting: citations, in: &checker)
      case .deadline(let result):
        add(result, isDeadline: true, inheriting: citations, in: &checker)
      case .result(let result):
        add(result, isDeadline: false, inheriting: citations, in: &checker)
      case .notSourced: isNotSourced = true
      case .verdictByCriterion: decidesByCriterion = true
      }
    }
  }

  // MARK: - Nodes

  private mutating func checked(
    _ node: AwardNode,
    inheriting inherited: [CheckedReference],
    in checker: inout Checker
  ) -> CheckedNode {
    switch node {
    case .criterion(let criterion):
      claim(criterion.name, in: &checker)
      return CheckedNode(
        kind: .criterion(
          criterion.condition.map { checker.check($0, as: .boolean, in: scope) }
        ),
        name: criterion.name.name,
        label: criterion.label?.value ?? criterion.name.name.text,
        citations: citations(criterion.citation, inherited, in: &checker),
        range: criterion.range
      )
    case .group(let group):
      if let name = group.name { claim(name, in: &checker) }
      let own = citations(group.citation, inherited, in: &checker)
      let inner = group.nodes.map { checked($0, inheriting: own, in: &checker) }
      if case .atLeast(let count) = group.requirement, count > inner.count || count < 1 {
        checker.report(.impossibleGroup(group.range, needed: count, found: inner.count))
      } else if inner.isEmpty {
        checker.report(.impossibleGroup(group.range, needed: 1, found: 0))
      }
      return CheckedNode(
        kind: .group(group.requirement, inner),
        name: group.name?.name,
        label: group.label?.value ?? group.name?.name.text ?? "",
        citations: own,
        range: group.range
      )
    case .attestation(let attestation):
      claim(attestation.name, in: &checker)
      return CheckedNode(
        kind: .attestation(by: attestation.by?.value ?? ""),
        name: attestation.name.name,
        label: attestation.label?.value ?? attestation.name.name.text,
        citations: citations(attestation.citation, inherited, in: &checker),
        range: attestation.range
      )
    }
  }

  private mutating func add(
    _ bar: BarDeclaration,
    inheriting inherited: [CheckedReference],
    in checker: inout Checker
  ) {
    claim(bar.name, in: &checker)
    bars.append(
      CheckedBar(
        effect: bar.effect,
        name: bar.name.name,
        label: bar.label?.value ?? bar.name.name.text,
        citations: citations(bar.citation, inherited, in: &checker),
        condition: checker.check(bar.condition, as: .boolean, in: scope),
        range: bar.range
      )
    )
  }

  private mutating func add(
    _ document: DocumentDeclaration,
    inheriting inherited: [CheckedReference],
    in checker: inout Checker
  ) {
    claim(document.name, in: &checker)
    let requirement: CheckedDocument.Requirement =
      switch document.requirement {
      case .always: .always
      case .optional: .optional
      case .when(let condition): .when(checker.check(condition, as: .boolean, in: scope))
      }
    documents.append(
      CheckedDocument(
        requirement: requirement,
        name: document.name.name,
        label: document.label?.value ?? document.name.name.text,
        form: document.form?.value,
        copies: document.copies,
        citations: citations(document.citation, inherited, in: &checker),
        range: document.range
      )
    )
  }

  private mutating func add(
    _ result: ResultDeclaration,
    isDeadline: Bool,
    inheriting inherited: [CheckedReference],
    in checker: inout Checker
  ) {
    claim(result.name, in: &checker)
    let type = result.type.map { checker.valueType($0) } ?? .date
    results.append(
      CheckedResult(
        isDeadline: isDeadline,
        name: result.name.name,
        label: result.label?.value ?? result.name.name.text,
        type: type,
        citations: citations(result.citation, inherited, in: &checker),
        body: checker.checkedBody(result.body, as: type, in: scope),
        exceptions: checker.checkedExceptions(result.exceptions, as: type, in: scope),
        range: result.range
      )
    )
  }

  // MARK: - Helpers

  private func citations(
    _ citation: Citation?,
    _ inherited: [CheckedReference],
    in checker: inout Checker
  ) -> [CheckedReference] {
    let own = checker.references(citation)
    checker.compareEffect(of: own, with: effect)
    return own.isEmpty ? inherited : own
  }

  /// Names of nodes, papers, bars and local definitions are unique in the award.
  private mutating func claim(_ name: Identifier, in checker: inout Checker) {
    if let first = localNames[name.name] {
      checker.report(.duplicate(name, first: first))
    } else {
      localNames[name.name] = name.range
    }
  }
}
