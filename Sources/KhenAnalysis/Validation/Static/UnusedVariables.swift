import KhenSemantics
import KhenSource

/// Variables of quantifiers, aggregates and timelines that their own condition says nothing of.
enum UnusedVariables {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    var search = VariableSearch(context)
    search.run()
    return search.findings
  }
}

private struct VariableSearch {
  private let context: StaticContext
  private(set) var findings: [Diagnostic] = []
  private var seen: Set<SourceRange> = []

  init(_ context: StaticContext) { self.context = context }

  mutating func run() {
    for expression in context.expressions { look(at: expression) }
  }

  private mutating func look(at expression: CheckedExpression) {
    switch expression.kind {
    case .quantified(_, let variable, _, let filter, let condition):
      var parts = [condition]
      if let filter { parts.append(filter) }
      report(variable, in: parts, of: expression)
    case .twoDistinct(let first, let second, _, let condition):
      report(first, in: [condition], of: expression)
      report(second, in: [condition], of: expression)
    case .aggregate(_, let value, let variable, _, let filter),
      .collect(_, let value, let variable, _, let filter):
      if let filter {
        report(variable, in: [filter], of: expression)
      } else if let value {
        report(variable, in: [value], of: expression)
      }
    case .timeline(let timeline):
      var parts = [timeline.value, timeline.start]
      if let end = timeline.end { parts.append(end) }
      if let filter = timeline.filter { parts.append(filter) }
      report(timeline.variable, in: parts, of: expression)
    case .consecutiveYears(_, _, let variable, _, _, let condition):
      if let condition { report(variable, in: [condition], of: expression) }
    case .constant, .evaluationDate, .field, .variable, .parameter, .call, .function, .asOf, .list,
      .catalogueMembers, .convert, .not, .negate, .and, .or, .arithmetic, .comparison, .inRange,
      .membership, .orIfNone, .has, .unwrap, .years, .match, .inYear, .round, .mustState, .meets,
      .isHeld, .chosen:
      break
    }
    for child in expression.children { look(at: child) }
  }

  private mutating func report(
    _ variable: CheckedVariable,
    in parts: [CheckedExpression],
    of expression: CheckedExpression
  ) {
    var uses = ExpressionUses()
    for part in parts {
      // A quantifier without a condition asks only whether there is an element.
      if case .constant(.boolean) = part.kind { return }
      uses.add(part, kind: nil, in: context.program)
    }
    guard !uses.variables.contains(variable.id), !variable.name.text.isEmpty,
      let place = parts.first?.range, seen.insert(place).inserted
    else { return }
    findings.append(.unusedVariable(variable.name, condition: place))
  }
}

extension StaticContext {
  /// The outermost expressions of a rule set, tests left out.
  var expressions: [CheckedExpression] {
    var found: [CheckedExpression] = []
    func add(_ body: CheckedBody) { if let value = body.expression { found.append(value) } }
    func add(_ exceptions: [CheckedException]) {
      for exception in exceptions {
        found.append(exception.condition)
        add(exception.body)
        add(exception.exceptions)
      }
    }
    func add(_ node: CheckedNode) {
      switch node.kind {
      case .criterion(let condition): if let condition { found.append(condition) }
      case .group(_, let nodes): for inner in nodes { add(inner) }
      case .attestation: break
      }
    }
    for definition in program.definitions {
      add(definition.body)
      add(definition.exceptions)
    }
    for award in program.awards {
      for node in award.nodes { add(node) }
      for bar in award.bars { found.append(bar.condition) }
      for document in award.documents {
        if case .when(let condition) = document.requirement { found.append(condition) }
      }
      for result in award.results {
        add(result.body)
        add(result.exceptions)
      }
    }
    for selection in program.selections {
      for kind in selection.kinds {
        found += kind.conditions + kind.groups + kind.keys + kind.counted
      }
    }
    return found
  }
}

extension Diagnostic {
  fileprivate static func unusedVariable(_ name: Name, condition: SourceRange) -> Diagnostic {
    Diagnostic(
      .unusedVariable,
      severity: .warning,
      message: Bilingual(
        vi: "điều kiện này không nói gì về “\(name.text)”, nên phần tử nào cũng như nhau",
        en: "this says nothing of “\(name.text)”, so all elements are alike to it"
      ),
      at: Label(condition),
      help: Bilingual(
        vi: "viết trường của phần tử đang xét: \(name.text).…",
        en: "write the field of the element that is looked at: \(name.text).…"
      )
    )
  }
}
