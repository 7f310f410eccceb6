import KhenSource
import KhenSyntax

/// The same condition, definition or label written twice.
enum DuplicatedText {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for item in context.items {
      switch item {
      case .award(let award): findings += look(at: award.block)
      case .supplement(let supplement): findings += look(at: supplement.block)
      case .timeMeasure, .monthEnd, .lastDay, .instrument, .catalogue, .record, .parameter,
        .definition, .definitionSupplement, .fixture, .test, .scorecard, .selection,
        .selectionTest:
        break
      }
    }
    return findings + definitions(context)
  }

  // MARK: - Awards

  private static func look(at block: [BlockItem]) -> [Diagnostic] {
    var nodes: [AwardNode] = []
    var bars: [BarDeclaration] = []
    for item in block {
      switch item {
      case .node(let node): nodes.append(node)
      case .bar(let bar): bars.append(bar)
      case .effect, .definition, .document, .deadline, .result, .notSourced, .verdictByCriterion:
        break
      }
    }
    var conditions: [String: Identifier] = [:]
    var findings = look(at: nodes, inherited: &conditions)
    var ofBars: [String: Identifier] = [:]
    for bar in bars {
      let key = "\(bar.effect) \(bar.condition.printed)"
      if let first = ofBars[key] {
        findings.append(.sameCondition(bar.name, as: first))
      } else {
        ofBars[key] = bar.name
      }
    }
    var labels: [String: SourceRange] = [:]
    findLabels(in: nodes, &labels, &findings)
    labels = [:]
    for bar in bars { compare(bar.label, &labels, &findings) }
    labels = [:]
    for case .document(let document) in block { compare(document.label, &labels, &findings) }
    return findings
  }

  /// Conditions of siblings, and of what must hold together with the group around them.
  private static func look(
    at nodes: [AwardNode],
    inherited: inout [String: Identifier]
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for node in nodes {
      guard case .criterion(let criterion) = node, let condition = criterion.condition else {
        continue
      }
      let key = condition.printed
      if let first = inherited[key] {
        findings.append(.sameCondition(criterion.name, as: first))
      } else {
        inherited[key] = criterion.name
      }
    }
    for node in nodes {
      guard case .group(let group) = node else { continue }
      // In an alternative a condition may stand again where only one alternative has it.
      var inner = group.requirement == .all ? inherited : [:]
      findings += look(at: group.nodes, inherited: &inner)
    }
    return findings
  }

  /// Labels of criteria among those that a reader sees side by side.
  private static func findLabels(
    in nodes: [AwardNode],
    _ labels: inout [String: SourceRange],
    _ findings: inout [Diagnostic]
  ) {
    for node in nodes {
      switch node {
      case .criterion(let criterion): compare(criterion.label, &labels, &findings)
      case .attestation(let attestation): compare(attestation.label, &labels, &findings)
      case .group(let group):
        compare(group.label, &labels, &findings)
        var inner: [String: SourceRange] = [:]
        findLabels(in: group.nodes, &inner, &findings)
      }
    }
  }

  private static func compare(
    _ label: TextLiteral?,
    _ labels: inout [String: SourceRange],
    _ findings: inout [Diagnostic]
  ) {
    guard let label, !label.value.isEmpty else { return }
    let key = VietnameseText.dataKey(label.value)
    if let first = labels[key] {
      findings.append(.sameLabel(label, first: first))
    } else {
      labels[key] = label.range
    }
  }

  // MARK: - Definitions

  private static func definitions(_ context: StaticContext) -> [Diagnostic] {
    var seen: [String: Identifier] = [:]
    var findings: [Diagnostic] = []
    for case .definition(let definition) in context.items {
      guard let body = definition.body.expression, definition.parameters.isEmpty,
        // Two things may well have the same plain figure.
        body.hasOperands || !definition.exceptions.isEmpty
      else { continue }
      var key = "\(definition.receiver?.name.key ?? "") \(body.printed)"
      for exception in definition.exceptions { key += " " + text(of: exception) }
      if let first = seen[key] {
        findings.append(.sameDefinition(definition.name, as: first))
      } else {
        seen[key] = definition.name
      }
    }
    return findings
  }

  private static func text(of exception: ExceptionClause) -> String {
    var text = "(\(exception.condition.printed): \(exception.body.expression?.printed ?? "?")"
    for inner in exception.exceptions { text += " " + self.text(of: inner) }
    return text + ")"
  }
}

extension Expression {
  /// Whether the expression is made of others, so that writing it twice is no accident.
  fileprivate var hasOperands: Bool {
    switch kind {
    case .missing, .literal, .name: false
    default: printed.utf8.count > 24
    }
  }
}

extension Diagnostic {
  fileprivate static func sameCondition(_ name: Identifier, as first: Identifier) -> Diagnostic {
    Diagnostic(
      .sameCondition,
      severity: .warning,
      message: Bilingual(
        vi: "“\(name.name.text)” có cùng nội dung với “\(first.name.text)”",
        en: "“\(name.name.text)” says the same as “\(first.name.text)”"
      ),
      at: Label(name.range),
      related: [
        Label(
          first.range,
          Bilingual(vi: "đã có điều kiện này", en: "this condition is here already")
        )
      ],
      help: Bilingual(
        vi: "kiểm tra xem có sao chép mà quên sửa không; đúng là trùng thì bỏ một",
        en: "check whether it was copied and not changed; if it is the same, remove one"
      )
    )
  }

  fileprivate static func sameDefinition(_ name: Identifier, as first: Identifier) -> Diagnostic {
    Diagnostic(
      .sameDefinition,
      severity: .hint,
      message: Bilingual(
        vi: "khái niệm “\(name.name.text)” viết giống hệt “\(first.name.text)”",
        en: "the definition “\(name.name.text)” is written just as “\(first.name.text)”"
      ),
      at: Label(name.range),
      related: [Label(first.range, Bilingual(vi: "khái niệm kia ở đây", en: "the other one"))],
      help: Bilingual(
        vi: "dùng chung một khái niệm, hoặc kiểm tra xem có sao chép mà quên sửa không",
        en: "use one for both, or check whether it was copied and not changed"
      )
    )
  }

  fileprivate static func sameLabel(_ label: TextLiteral, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .sameLabel,
      severity: .warning,
      message: Bilingual(
        vi: "nhãn “\(label.value)” đã dùng cho phần khác, người đọc kết quả không phân biệt được",
        en: "the label “\(label.value)” is that of another part, so readers cannot tell them apart"
      ),
      at: Label(label.range),
      related: [Label(first, Bilingual(vi: "nhãn kia ở đây", en: "the other label"))],
      help: Bilingual(
        vi: "đặt nhãn nói rõ chỗ khác nhau",
        en: "choose a label that says what differs"
      )
    )
  }
}
