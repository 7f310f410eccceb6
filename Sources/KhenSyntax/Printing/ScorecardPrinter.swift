import KhenSource

extension ScorecardDeclaration {
  /// The declaration as a form without ranges.
  var form: TreeForm {
    .node(
      "scorecard",
      [name.form, label?.form, .node("for", [subject.form]), citation?.form]
        + items.map { $0.form } + [classification?.form]
    )
  }
}

extension ScorecardDeclaration.Item {
  fileprivate var form: TreeForm {
    let source: TreeForm
    switch points {
    case .missing: source = .atom("?")
    case .computed(let expression): source = .node("=", [expression.form])
    case .given(let by): source = .node("scored-by", [by.form])
    }
    return .node(
      role.rawValue,
      [name.form, label?.form, .node("up-to", [maximum.form]), citation?.form, source]
    )
  }
}

extension ScorecardDeclaration.Classification {
  fileprivate var form: TreeForm { .node("classification", [value.form, citation?.form]) }
}
