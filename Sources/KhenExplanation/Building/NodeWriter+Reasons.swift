import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// One line each for what made the verdict, and the sources that it rests on.
extension NodeWriter {
  /// The reasons of a verdict, most telling first.
  func reasons(_ explanation: Explanation, _ findings: AwardFindings) -> [Reason] {
    switch explanation.verdict {
    case .eligible, .notApplicable, .dataError: return []
    case .ineligible: return refusals(findings) + bars(findings, .bar)
    case .onHold: return bars(findings, .hold)
    case .undetermined: return openings(explanation, findings)
    case .pending: return awaited(findings)
    case .ruleError:
      let reasons = errors(explanation.nodes)
      return reasons.isEmpty ? [contradiction(explanation.nodes)] : reasons
    }
  }

  // MARK: - Not met

  private func refusals(_ findings: AwardFindings) -> [Reason] {
    var reasons: [Reason] = []
    for (node, finding) in zip(award.nodes, findings.nodes) { append(node, finding, to: &reasons) }
    for (document, finding) in zip(award.documents, findings.documents)
    where finding.outcome == .notMet {
      let label = Bilingual(
        vi: "không có tài liệu “" + document.label + "”",
        en: "the document “" + document.label + "” will not be filed"
      )
      reasons.append(
        Reason(
          node: document.name.text,
          subject: label,
          text: label + article(document.citations)
        )
      )
    }
    if reasons.isEmpty, findings.bars.allSatisfy({ $0.outcome != .notMet }) {
      reasons.append(together(findings))
    }
    return reasons
  }

  private func append(
    _ node: CheckedNode,
    _ finding: ExplanationBuilder.Finding,
    to reasons: inout [Reason]
  ) {
    guard finding.outcome == .notMet else { return }
    switch node.kind {
    case .group(.all, let nodes):
      for (child, childFinding) in zip(nodes, finding.children) {
        append(child, childFinding, to: &reasons)
      }
    case .group(let requirement, let nodes):
      reasons.append(groupReason(node, requirement, nodes, finding))
    case .criterion, .attestation:
      reasons.append(
        Reason(
          node: node.name?.text ?? "",
          subject: .same(node.label),
          text: line(node, finding) + article(node.citations) + from(finding)
        )
      )
    }
  }

  /// One line for a group of which too little is met: its parts nearest to being met.
  private func groupReason(
    _ node: CheckedNode,
    _ requirement: GroupDeclaration.Requirement,
    _ nodes: [CheckedNode],
    _ finding: ExplanationBuilder.Finding
  ) -> Reason {
    var limbs: [(node: CheckedNode, finding: ExplanationBuilder.Finding)] = []
    for (child, childFinding) in zip(nodes, finding.children)
    where childFinding.outcome == .notMet {
      limbs.append((child, childFinding))
    }
    // Those that time alone will bring come first, the soonest before the others.
    let soon = limbs.filter { $0.finding.metFrom != nil }
      .sorted { ($0.finding.metFrom ?? 0) < ($1.finding.metFrom ?? 0) }
    let short = limbs.filter { limb in
      let root = root(limb.finding)
      return limb.finding.metFrom == nil && root >= 0
        && statements(isBar: false, outcome: .notMet).shortfall(root) != nil
    }
    // Parts to which there is no distance are told only where there is nothing nearer.
    let near = soon + short
    let shown = Array((near.isEmpty ? limbs : near).prefix(2))
    let met = finding.children.count { $0.outcome == .met }
    let words: Bilingual
    switch requirement {
    case .any, .all:
      words = Bilingual(
        vi: "không đạt nội dung nào trong \(nodes.count) nội dung",
        en: "none of \(nodes.count) is met"
      )
    case .atLeast(let count):
      words = Bilingual(
        vi: "đạt \(met) trong \(nodes.count) nội dung, cần ít nhất \(count)",
        en: "\(met) of \(nodes.count) met, needs at least \(count)"
      )
    }
    let label = Bilingual.same(node.label)
    let lines = shown.map {
      line($0.node, $0.finding) + article($0.node.citations) + from($0.finding)
    }
    let all = label.isEmpty ? words : label + ": " + words
    // What is nearest comes first: it is what the nominee can still reach.
    guard let nearest = near.first else {
      let text = lines.isEmpty ? all : all + ": " + .list(lines)
      return Reason(
        node: node.name?.text ?? "",
        subject: label.isEmpty ? words : label,
        text: text
      )
    }
    return Reason(
      node: node.name?.text ?? "",
      subject: .same(nearest.node.label),
      text: .list(lines) + " – " + all
    )
  }

  /// Says why one part fails: `Thời gian công tác: có 18 năm 8 tháng, cần 20 năm, thiếu 1 năm`.
  private func line(
    _ node: CheckedNode,
    _ finding: ExplanationBuilder.Finding
  ) -> Bilingual {
    let label = Bilingual.same(node.label)
    if case .attestation = node.kind {
      return Bilingual(vi: "không được xác nhận: ", en: "attestation refused: ") + label
    }
    if case .group(let requirement, let nodes) = node.kind {
      var lines: [Bilingual] = []
      for (child, childFinding) in zip(nodes, finding.children)
      where childFinding.outcome == .notMet {
        lines.append(line(child, childFinding))
      }
      guard requirement == .all, !lines.isEmpty, lines.count <= 2 else {
        return label + Bilingual(vi: ": không đạt", en: ": not met")
      }
      return .list(lines)
    }
    let root = root(finding)
    let statements = statements(isBar: false, outcome: finding.outcome)
    guard root >= 0, reader.extent(root).isOneOutcome,
      let statement = statements.statement(root)
    else { return label + Bilingual(vi: ": không đạt", en: ": not met") }
    // A measure is named by what is measured; anything else needs the criterion's own label.
    let isNamed =
      statements.isMeasure(root) || statement.vi.utf8.starts(with: (node.label + ":").utf8)
    var text = isNamed ? statement : label + " – " + statement
    if let shortfall = statements.shortfall(root) { text = text + ", " + shortfall }
    return text
  }

  /// Adds the article in brackets: ` (Điều 8 khoản 1)`.
  private func article(_ references: [CheckedReference]) -> Bilingual {
    guard let reference = references.first else { return .empty }
    let citation = program.citation(reference)
    // The award's own instrument goes without saying.
    let place =
      reference.instrument == award.instrument && !reference.parts.isEmpty
      ? citation.shortText
      : Bilingual(
        vi: citation.placeText(in: .vietnamese),
        en: citation.placeText(in: .english)
      )
    return place.isEmpty ? .empty : Bilingual.same(" (") + place + ")"
  }

  private func from(_ finding: ExplanationBuilder.Finding) -> Bilingual {
    guard let day = finding.metFrom else { return .empty }
    let date = DateText.day(day)
    return Bilingual(
      vi: "; đạt từ " + date + " nếu mọi dữ kiện khác không đổi",
      en: "; met from " + date + " if nothing else changes"
    )
  }

  // MARK: - Bars and holds

  private func bars(_ findings: AwardFindings, _ effect: BarDeclaration.Effect) -> [Reason] {
    var reasons: [Reason] = []
    for (bar, finding) in zip(award.bars, findings.bars)
    where bar.effect == effect && finding.outcome == .notMet {
      let root = root(finding)
      var text = Bilingual.same(bar.label)
      if root >= 0, reader.extent(root).isOneOutcome,
        !isPlainFact(root),
        let statement = statements(isBar: true, outcome: finding.outcome).statement(root)
      {
        text = text + " – " + statement
      }
      text = text + article(bar.citations)
      if let day = finding.metFrom {
        let date = DateText.day(day)
        text =
          text
          + Bilingual(
            vi: "; không còn vướng từ " + date + " nếu mọi dữ kiện khác không đổi",
            en: "; no longer applies from " + date + " if nothing else changes"
          )
      }
      reasons.append(Reason(node: bar.name.text, subject: .same(bar.label), text: text))
    }
    return reasons
  }

  /// Whether a condition is one field that says yes: the label says as much.
  private func isPlainFact(_ node: Int) -> Bool {
    var node = reader.unnamed(node)
    if reader.instruction(node)?.code == .and {
      let telling = reader.operandNodes(node).filter {
        $0 >= 0 && !reader.slots(below: $0, limit: 1).isEmpty
      }
      guard telling.count == 1 else { return false }
      node = reader.unnamed(telling[0])
    }
    let step = reader.step(node)
    return step.fact.kind == .slot && step.operandCount == 0
  }

  // MARK: - Missing and awaited

  func gaps(_ explanation: Explanation) -> [Reason] {
    var reasons: [Reason] = []
    let kinds: [(FactUse.Cause, Bilingual)] = [
      (.fact, Bilingual(vi: "thiếu: ", en: "missing: ")),
      (.document, Bilingual(vi: "thiếu tài liệu: ", en: "missing documents: ")),
      (.attestation, Bilingual(vi: "chờ xác nhận: ", en: "awaiting attestation: ")),
    ]
    for (cause, head) in kinds {
      let facts = explanation.missing.filter { $0.cause == cause }
      guard let first = facts.first else { continue }
      let limit = 5
      var text = head + .list(facts.prefix(limit).map { named($0) })
      if facts.count > limit {
        let rest = facts.count - limit
        text = text + Bilingual(vi: "; và \(rest) mục nữa", en: "; and \(rest) more")
      }
      reasons.append(Reason(node: "", subject: head + subject(first), text: text))
    }
    if award.isNotSourced { reasons.append(program.notSourcedReason(award)) }
    let gaps = explanation.lawGaps.filter {
      !award.isNotSourced || $0 != builder.wholeGapLabel(award)
    }
    if !gaps.isEmpty {
      let head = Bilingual(vi: "chưa có nguồn: ", en: "not sourced: ")
      let text = head + .list(gaps.map { .same($0) })
      reasons.append(Reason(node: "", subject: text, text: text))
    }
    return reasons
  }

  /// A fact that is missing; what is known of it where it is known in part.
  private func named(_ fact: FactUse) -> Bilingual {
    guard fact.cause == .fact, fact.value != ValueText.unknown else { return fact.label }
    return fact.label + Bilingual(vi: " (mới biết ", en: " (known so far: ") + fact.value + ")"
  }

  /// What repeats from dossier to dossier: the field, not the row.
  private func subject(_ fact: FactUse) -> Bilingual {
    guard fact.cause == .fact,
      let named = builder.names.facts.first(where: { $0?.path == fact.path }) ?? nil
    else { return fact.label }
    return .same(named.label)
  }

  private func awaited(_ findings: AwardFindings) -> [Reason] {
    var found: [(by: String, name: String, labels: [Bilingual])] = []
    for (node, finding) in zip(award.nodes, findings.nodes) { collect(node, finding, &found) }
    return found.map { entry in
      let labels = Bilingual.list(entry.labels)
      let subject = Bilingual(
        vi: (entry.by.isEmpty ? "chưa xác nhận" : entry.by + " chưa xác nhận"),
        en: (entry.by.isEmpty ? "not attested yet" : "not yet attested by " + entry.by)
      )
      return Reason(node: entry.name, subject: subject, text: subject + ": " + labels)
    }
  }

  private func collect(
    _ node: CheckedNode,
    _ finding: ExplanationBuilder.Finding,
    _ found: inout [(by: String, name: String, labels: [Bilingual])]
  ) {
    guard finding.outcome == .awaiting else { return }
    switch node.kind {
    case .criterion:
      // A criterion waits where it asks whether another award is met.
      for candidate in finding.missing where candidate.fact.kind == .attestation {
        let asked = builder.schema.attestations[candidate.fact.index]
        let by = program.attester(of: asked.name, in: asked.award)
        let label = Bilingual.same(asked.label)
        if let index = found.firstIndex(where: { $0.by == by }) {
          if !found[index].labels.contains(label) { found[index].labels.append(label) }
        } else {
          found.append((by, node.name?.text ?? "", [label]))
        }
      }
    case .group(_, let nodes):
      for (child, childFinding) in zip(nodes, finding.children) {
        collect(child, childFinding, &found)
      }
    case .attestation(let by):
      if let index = found.firstIndex(where: { $0.by == by }) {
        found[index].labels.append(.same(node.label))
      } else {
        found.append((by, node.name?.text ?? "", [.same(node.label)]))
      }
    }
  }
}

extension CheckedProgram {
  /// Who attests something that an award asks for; empty where nobody is named.
  fileprivate func attester(of name: Name, in award: Name) -> String {
    func search(_ nodes: [CheckedNode]) -> String? {
      for node in nodes {
        switch node.kind {
        case .criterion: continue
        case .attestation(let by): if node.name == name { return by }
        case .group(_, let inner): if let by = search(inner) { return by }
        }
      }
      return nil
    }
    for version in awards where version.name == award {
      if let by = search(version.nodes) { return by }
    }
    return ""
  }
}
