import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Reasons of verdicts that no single part gives: what is open, what cannot be met together, what
/// in the rules contradicts itself.
extension NodeWriter {
  // MARK: - Undetermined

  /// Why a verdict is open: what is missing, which exceptions may collide, that not everything was
  /// tried; at least one line.
  func openings(_ explanation: Explanation, _ findings: AwardFindings) -> [Reason] {
    var reasons = gaps(explanation)
    reasons += collisions(findings)
    if explanation.isIncomplete { reasons.append(reasons.isEmpty ? .tooLong : .incomplete) }
    guard reasons.isEmpty else { return reasons }
    let open = openParts(findings)
    let head = Bilingual(vi: "chưa rõ", en: "not known")
    let text = open.isEmpty ? head : head + ": " + .list(open)
    return [Reason(node: "", subject: text, text: text)]
  }

  /// Exceptions that may apply together in a part that is open, each pair once.
  private func collisions(_ findings: AwardFindings) -> [Reason] {
    var reasons: [Reason] = []
    for part in leaves(findings) where part.finding.outcome == .undetermined {
      let root = root(part.finding)
      guard root >= 0 else { continue }
      for conflict in reader.conflicts(root, phrases)
      where !reasons.contains(where: { $0.text == conflict.text }) {
        let subject = Bilingual(vi: "có thể mâu thuẫn: ", en: "possible conflict: ") + part.label
        reasons.append(Reason(node: part.name, subject: subject, text: conflict.text))
      }
    }
    return reasons
  }

  // MARK: - Not together

  /// That parts which are open one by one leave no way to meet them all.
  func together(_ findings: AwardFindings) -> Reason {
    let open = openParts(findings)
    let head = Bilingual(
      vi: "không có cách bổ sung nào để cùng đạt",
      en: "no facts that could still be filed meet all of these together"
    )
    let text =
      open.isEmpty
      ? Bilingual(
        vi: "các điều kiện không thể cùng đạt, dù dữ kiện còn thiếu là gì",
        en: "the criteria cannot all be met, whatever the missing facts are"
      ) : head + ": " + .list(open)
    return Reason(node: "", subject: text, text: text)
  }

  // MARK: - Errors of the rules

  /// The parts in which the rules contradict themselves, with what collides.
  func errors(_ nodes: [ExplanationNode]) -> [Reason] {
    var reasons: [Reason] = []
    for node in nodes {
      let inner = errors(node.children)
      reasons += inner
      guard node.outcome == .error, inner.isEmpty else { continue }
      let why =
        node.statement
        ?? Bilingual(
          vi: "quy tắc mâu thuẫn ở điều kiện này",
          en: "the rules contradict themselves in this criterion"
        )
      let label = Bilingual.same(node.label.isEmpty ? node.name : node.label)
      reasons.append(
        Reason(
          node: node.name,
          subject: label.isEmpty ? why : label,
          text: label.isEmpty ? why : label + " – " + why
        )
      )
    }
    return reasons
  }

  /// An error that no part has by itself.
  func contradiction(_ nodes: [ExplanationNode]) -> Reason {
    let text = Bilingual(
      vi: "quy tắc mâu thuẫn nhau với mọi cách bổ sung dữ kiện còn thiếu",
      en: "the rules contradict themselves whatever the missing facts are"
    )
    return Reason(node: "", subject: text, text: text)
  }

  // MARK: - Parts

  private typealias Leaf = (
    name: String, label: Bilingual, finding: ExplanationBuilder.Finding
  )

  private func openParts(_ findings: AwardFindings) -> [Bilingual] {
    var labels: [Bilingual] = []
    for part in leaves(findings) where part.finding.outcome == .undetermined {
      if !labels.contains(part.label) { labels.append(part.label) }
    }
    return labels
  }

  /// The criteria and bars; of groups their parts, as far as all of them are needed.
  private func leaves(_ findings: AwardFindings) -> [Leaf] {
    var result: [Leaf] = []
    for (node, finding) in zip(award.nodes, findings.nodes) { collect(node, finding, &result) }
    for (bar, finding) in zip(award.bars, findings.bars) {
      let label = Bilingual(
        vi: "không vướng “" + bar.label + "”",
        en: "“" + bar.label + "” not applying"
      )
      result.append((bar.name.text, label, finding))
    }
    return result
  }

  private func collect(
    _ node: CheckedNode,
    _ finding: ExplanationBuilder.Finding,
    _ result: inout [Leaf]
  ) {
    if case .group(.all, let nodes) = node.kind {
      for (child, childFinding) in zip(nodes, finding.children) {
        collect(child, childFinding, &result)
      }
      return
    }
    result.append((node.name?.text ?? "", .same(node.label), finding))
  }
}

extension Reason {
  /// That nothing is missing, but lists are too long for all that the rules ask of their rows.
  static var tooLong: Reason {
    let text = Bilingual(
      vi: "danh sách trong hồ sơ quá dài để xét hết các dòng với nhau; hãy xem lại danh sách",
      en: "the lists of the dossier are too long to look at all rows together; check the lists"
    )
    return Reason(node: "", subject: text, text: text)
  }

  /// That not every possibility was tried.
  static var incomplete: Reason {
    let text = Bilingual(
      vi: "hồ sơ còn quá nhiều khả năng để xét hết; hãy bổ sung các dữ kiện còn thiếu",
      en: "too many possibilities remain to try them all; file the missing facts"
    )
    return Reason(node: "", subject: text, text: text)
  }
}
