import KhenEvaluation
import KhenSemantics
import KhenSyntax

/// The citations that a verdict rests on and whose text was not read in full.
extension NodeWriter {
  /// Each once, in the order of the award.
  func uncertainSources(_ verdict: Verdict, _ findings: AwardFindings) -> [CitationText] {
    let wanted: Set<Outcome>
    switch verdict {
    case .eligible: wanted = [.met]
    case .pending: wanted = [.met, .awaiting]
    case .ineligible, .onHold: wanted = [.notMet]
    case .undetermined: wanted = [.undetermined]
    case .ruleError: wanted = [.error]
    case .notApplicable, .dataError: return []
    }
    var references: [CheckedReference] = []
    for (node, finding) in zip(award.nodes, findings.nodes) {
      collect(node, finding, wanted, &references)
    }
    for (bar, finding) in zip(award.bars, findings.bars) where wanted.contains(finding.outcome) {
      if verdict == .onHold, bar.effect == .bar { continue }
      if verdict == .ineligible, bar.effect == .hold { continue }
      references += bar.citations + thresholds(finding)
    }
    for (document, finding) in zip(award.documents, findings.documents)
    where wanted.contains(finding.outcome) {
      references += document.citations
    }
    var result: [CitationText] = []
    for reference in references where reference.certainty != .verified {
      let citation = program.citation(reference)
      if !result.contains(citation) { result.append(citation) }
    }
    return result
  }

  /// Of a group, the parts that made its outcome: of one that is met the parts that are met.
  private func collect(
    _ node: CheckedNode,
    _ finding: ExplanationBuilder.Finding,
    _ wanted: Set<Outcome>,
    _ references: inout [CheckedReference]
  ) {
    guard wanted.contains(finding.outcome) else { return }
    references += node.citations
    switch node.kind {
    case .criterion: references += thresholds(finding)
    case .attestation: break
    case .group(_, let nodes):
      for (child, childFinding) in zip(nodes, finding.children) {
        collect(child, childFinding, wanted, &references)
      }
    }
  }

  private func thresholds(_ finding: ExplanationBuilder.Finding) -> [CheckedReference] {
    let root = root(finding)
    guard root >= 0 else { return [] }
    return reader.decisiveFacts(of: root).citations
  }
}
