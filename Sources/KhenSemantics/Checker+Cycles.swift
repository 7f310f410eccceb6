import KhenSource
import KhenSyntax

// A value that needs itself has none: cycles through definitions, parameters and awards.
extension Checker {
  private enum Node: Hashable {
    case definition(Int)
    case parameter(Int)
    case award(Name)
  }

  mutating func reportCycles() {
    var finished: Set<Node> = []
    var path: [Node] = []
    for index in program.parameters.indices { visit(.parameter(index), &path, &finished) }
    for index in program.definitions.indices { visit(.definition(index), &path, &finished) }
    for award in program.awards { visit(.award(award.name), &path, &finished) }
  }

  private mutating func visit(_ node: Node, _ path: inout [Node], _ finished: inout Set<Node>) {
    if finished.contains(node) { return }
    if let start = path.firstIndex(of: node) {
      let names = (path[start...] + [node]).map { name(of: $0) }
      report(.circular(names, at: place(of: node)))
      return
    }
    path.append(node)
    for next in successors(of: node) { visit(next, &path, &finished) }
    path.removeLast()
    finished.insert(node)
  }

  private func successors(of node: Node) -> [Node] {
    var expressions: [CheckedExpression] = []
    switch node {
    case .definition(let index):
      expressions += program.definitions[index].body.expressions
      expressions += program.definitions[index].exceptions.flatMap({ $0.expressions })
    case .parameter(let index):
      expressions += program.parameters[index].versions.flatMap({ $0.body.expressions })
    case .award(let name):
      // By index: an award is not copied to look at its name.
      let awards = program.awards
      for index in awards.indices where awards[index].name == name {
        expressions += awards[index].nodes.flatMap({ $0.expressions })
        expressions += awards[index].bars.map({ $0.condition })
      }
    }
    var result: [Node] = []
    var seen: Set<Node> = []
    while let expression = expressions.popLast() {
      var found: Node?
      switch expression.kind {
      case .call(let definition, _, _): found = .definition(definition)
      case .parameter(let index): found = .parameter(index)
      case .meets(let award): found = .award(award)
      default: break
      }
      if let found, seen.insert(found).inserted { result.append(found) }
      expressions += expression.children
    }
    return result
  }

  private func name(of node: Node) -> String {
    switch node {
    case .definition(let index): program.definitions[index].name.text
    case .parameter(let index): program.parameters[index].name.text
    case .award(let name): name.text
    }
  }

  private func place(of node: Node) -> SourceRange {
    switch node {
    case .definition(let index): definitionSources[index].declaration.name.range
    case .parameter(let index): parameterSources[index].name.range
    case .award(let name): awardNames[name] ?? SourceRange(file: FileID(0), start: 0, end: 0)
    }
  }
}

extension CheckedBody {
  fileprivate var expressions: [CheckedExpression] { expression.map { [$0] } ?? [] }
}

extension CheckedException {
  fileprivate var expressions: [CheckedExpression] {
    [condition] + body.expressions + exceptions.flatMap({ $0.expressions })
  }
}

extension CheckedNode {
  fileprivate var expressions: [CheckedExpression] {
    switch kind {
    case .criterion(let condition): condition.map { [$0] } ?? []
    case .group(_, let nodes): nodes.flatMap({ $0.expressions })
    case .attestation: []
    }
  }
}
