import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Puts the findings of one award into words, from the trace of one run.
struct NodeWriter {
  let builder: ExplanationBuilder
  let reader: StepReader
  let phrases: PhraseText
  let award: CheckedAward

  var program: CheckedProgram { builder.program }

  /// Statements of the needed kind, or of bars.
  func statements(isBar: Bool, outcome: Outcome) -> StatementBuilder {
    StatementBuilder(
      reader: reader,
      phrases: phrases,
      isBar: isBar,
      isOpen: outcome == .undetermined || outcome == .awaiting
    )
  }

  /// The nodes of the award, those of interest only where not all are asked for.
  func nodes(_ findings: AwardFindings) -> [ExplanationNode] {
    var result: [ExplanationNode] = []
    for (node, finding) in zip(award.nodes, findings.nodes) where isShown(finding) {
      result.append(write(node, finding))
    }
    for (bar, finding) in zip(award.bars, findings.bars) where isShown(finding) {
      result.append(write(bar, finding))
    }
    for (document, finding) in zip(award.documents, findings.documents) where isShown(finding) {
      result.append(write(document, finding))
    }
    return result
  }

  private func isShown(_ finding: ExplanationBuilder.Finding) -> Bool {
    switch finding.outcome {
    case .met, .notNeeded: builder.detail == .all
    case .notMet, .undetermined, .awaiting, .error: true
    }
  }

  /// The step that gave a finding; −1 for a constant.
  func root(_ finding: ExplanationBuilder.Finding) -> Int {
    reader.machine.result(finding.register).node
  }

  // MARK: - Kinds of nodes

  private func write(
    _ node: CheckedNode,
    _ finding: ExplanationBuilder.Finding
  ) -> ExplanationNode {
    let kind: ExplanationNode.Kind
    switch node.kind {
    case .criterion: kind = .criterion
    case .group(let requirement, _): kind = .group(requirement)
    case .attestation(let by): kind = .attestation(by: by)
    }
    var result = ExplanationNode(
      kind: kind,
      name: node.name?.text ?? "",
      label: node.label,
      outcome: finding.outcome,
      citations: program.citations(node.citations)
    )
    switch node.kind {
    case .criterion: fill(&result, finding, isBar: false)
    case .group(_, let nodes):
      for (child, childFinding) in zip(nodes, finding.children) where isShown(childFinding) {
        result.children.append(write(child, childFinding))
      }
    case .attestation:
      if builder.detail == .all, finding.outcome != .awaiting {
        result.facts = facts(root(finding))
      }
    }
    return result
  }

  private func write(_ bar: CheckedBar, _ finding: ExplanationBuilder.Finding) -> ExplanationNode {
    let kind: ExplanationNode.Kind
    switch bar.effect {
    case .bar: kind = .bar
    case .hold: kind = .hold
    }
    var result = ExplanationNode(
      kind: kind,
      name: bar.name.text,
      label: bar.label,
      outcome: finding.outcome,
      citations: program.citations(bar.citations)
    )
    fill(&result, finding, isBar: true)
    return result
  }

  private func write(
    _ document: CheckedDocument,
    _ finding: ExplanationBuilder.Finding
  ) -> ExplanationNode {
    var result = ExplanationNode(
      kind: .document,
      name: document.name.text,
      label: document.label,
      outcome: finding.outcome,
      citations: program.citations(document.citations)
    )
    // That the paper itself is missing is what the outcome says.
    result.missing = builder.factUses(finding.missing).filter { $0.cause != .document }
    result.lawGaps = builder.gapLabels(finding.missing)
    var parts: [Bilingual] = []
    if let form = document.form {
      parts.append(Bilingual(vi: form, en: "form: " + form))
    }
    if let copies = document.copies {
      parts.append(
        Bilingual(vi: "\(copies) bản", en: "\(copies) " + (copies == 1 ? "copy" : "copies"))
      )
    }
    if !parts.isEmpty { result.statement = .joined(parts, by: .same(", ")) }
    if finding.outcome == .undetermined, let expired = expiry(document) {
      result.statement = expired
    }
    return result
  }

  /// That a paper is on file but no longer valid.
  private func expiry(_ document: CheckedDocument) -> Bilingual? {
    let schema = builder.schema
    guard
      let index = schema.documents.firstIndex(where: {
        $0.award == award.name && $0.name == document.name
      }), builder.frame.documents[index] == 1
    else { return nil }
    let end = builder.frame.documentEnds[index]
    guard end < Int64(builder.date) else { return nil }
    let day = DateText.day(Int(clamping: end))
    return Bilingual(vi: "đã hết hạn từ sau ngày " + day, en: "expired after " + day)
  }

  private func fill(
    _ node: inout ExplanationNode,
    _ finding: ExplanationBuilder.Finding,
    isBar: Bool
  ) {
    node.missing = builder.factUses(finding.missing)
    node.lawGaps = builder.gapLabels(finding.missing)
    let root = root(finding)
    guard root >= 0 else { return }
    let statements = statements(isBar: isBar, outcome: finding.outcome)
    switch finding.outcome {
    case .error:
      let conflicts = reader.conflicts(root, phrases)
      node.conflicts = conflicts.flatMap { $0.places }
      if !conflicts.isEmpty { node.statement = .list(conflicts.map { $0.text }) }
      return
    case .met, .notMet:
      guard reader.extent(root).isOneOutcome else {
        node.statement = Bilingual(
          vi: "như vậy với mọi khả năng của những dữ kiện chưa rõ",
          en: "so whatever the facts not known may be"
        )
        return
      }
      if builder.detail == .all { node.facts = facts(root) }
    case .undetermined, .awaiting, .notNeeded: break
    }
    node.statement = statements.statement(root)
    if let statement = node.statement, repeats(statement, label: node.label) {
      node.statement = nil
    }
    if finding.outcome == .notMet || finding.outcome == .undetermined {
      let text = isBar ? nil : statements.shortfall(root)
      if text != nil || finding.metFrom != nil {
        node.shortfall = Shortfall(text: text ?? .empty, metFrom: finding.metFrom)
      }
    }
    if builder.detail == .all { node.details = DetailBuilder(statements).details(root) }
    if finding.outcome == .undetermined {
      for conflict in reader.conflicts(root, phrases) {
        node.details.append(Detail(text: conflict.text))
      }
    }
  }

  /// Whether a statement says no more than the label and the outcome beside it.
  private func repeats(_ statement: Bilingual, label: String) -> Bool {
    guard statement.vi.utf8.starts(with: label.utf8) else { return false }
    let answers = [
      builder.values.point(1, 1, .boolean), builder.values.point(0, 1, .boolean),
      ValueText.unknown,
    ]
    return answers.contains { statement == .same(label + ": ") + $0 }
  }

  private func facts(_ root: Int) -> [FactUse] {
    var uses: [FactUse] = []
    // What is not known at all cannot carry an outcome that is certain.
    for fact in reader.decisiveFacts(of: root).facts {
      if let use = builder.factUse(fact), use.value != ValueText.unknown { uses.append(use) }
    }
    return uses
  }

  // MARK: - Results

  /// Deadlines and results with their values.
  func results(_ registers: [UInt32]) -> [ResultText] {
    var texts: [ResultText] = []
    for (result, register) in zip(award.results, registers) {
      let (extent, node) = reader.machine.result(register)
      var citations = program.citations(result.citations)
      if node >= 0 {
        for citation in program.citations(reader.decisiveFacts(of: node).citations)
        where !citations.contains(citation) {
          citations.append(citation)
        }
      }
      texts.append(
        ResultText(
          name: result.name.text,
          label: result.label,
          isDeadline: result.isDeadline,
          value: builder.values.text(extent, result.type),
          citations: citations
        )
      )
    }
    return texts
  }
}
