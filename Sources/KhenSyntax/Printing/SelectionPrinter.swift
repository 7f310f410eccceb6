import KhenSource

extension SelectionDeclaration {
  /// The declaration as a form without ranges.
  var form: TreeForm {
    var parts: [TreeForm?] = [
      name.form, label?.form, subjects.form("for"), citation?.form, effect?.form,
      .node("among", [variable.form, condition?.form]),
    ]
    if !groups.isEmpty { parts.append(.node("grouped-by", groups.map { $0.form })) }
    for limit in limits {
      parts.append(
        .node(
          limit.kind.rawValue,
          [limit.bound.form, limit.isPerGroup ? .atom("per-group") : nil, limit.citation?.form]
        )
      )
    }
    for key in keys {
      parts.append(.node(key.kind.rawValue, [key.value.form, key.citation?.form]))
    }
    for clause in ties {
      switch clause {
      case .shareRank: parts.append(.atom("ties-share-rank"))
      case .decidedBy(let council, _): parts.append(.node("ties-decided-by", [council.form]))
      }
    }
    return .node("selection", parts)
  }
}

extension SelectionTestDeclaration {
  /// The declaration as a form without ranges.
  var form: TreeForm {
    .node(
      "selection-test",
      [label.form, selection.form, evaluationDate.map { .node("on", [$0.form]) }]
        + entries.map { .node("dossier", [$0.key.form, $0.fixture?.form, $0.data?.form]) }
        + expectations.map { $0.form }
    )
  }
}

extension SelectionTestDeclaration.Expected {
  fileprivate var form: TreeForm {
    switch kind {
    case .nominees(let outcome, let keys):
      .node("expect", [.atom(outcome.rawValue)] + keys.map { $0.form })
    case .enough: .node("expect", [.atom("enough")])
    case .shortBy(let count, let group):
      .node("expect", [.atom("short-by"), .atom(String(count))] + group.map { $0.form })
    }
  }
}
