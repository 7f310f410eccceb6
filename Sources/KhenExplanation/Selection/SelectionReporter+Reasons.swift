import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// One line for each nominee: why it stands where it stands.
extension SelectionReporter {
  func reason(_ member: Int, _ places: ClosedRange<Int>?, among members: [Int]) -> Bilingual {
    switch resolution.statuses[member] {
    case .chosen: return chosenReason(member, places, among: members)
    case .notChosen: return leftOutReason(member, places, among: members)
    case .awaitingDecision, .undetermined: return openReason(member, places)
    }
  }

  // MARK: - Chosen

  private func chosenReason(
    _ member: Int,
    _ places: ClosedRange<Int>?,
    among members: [Int]
  ) -> Bilingual {
    let hasCap = resolution.selection.limits.contains { $0.kind == .atMost }
    guard let places else {
      return hasCap
        ? Bilingual(
          vi: "đủ điều kiện, trong giới hạn",
          en: "meets the conditions, within the limit"
        )
        : Bilingual(vi: "đủ điều kiện", en: "meets the conditions")
    }
    var text = placeText(places) + keyValues(member)
    let rest = members.first {
      $0 != member && resolution.statuses[$0] != .chosen
        && resolution.problem.nominees[$0].membership != .impossible
    }
    if hasCap, let rest, resolution.statuses[rest] == .notChosen,
      let difference = difference(member, rest)
    {
      text =
        text + Bilingual(vi: "; hơn ", en: "; ahead of ") + name(rest)
        + Bilingual(vi: " ở ", en: " by ") + difference
    }
    return text
  }

  // MARK: - Left out

  private func leftOutReason(
    _ member: Int,
    _ places: ClosedRange<Int>?,
    among members: [Int]
  ) -> Bilingual {
    let nominee = resolution.cases[member]
    guard resolution.problem.nominees[member].membership != .impossible else {
      if !resolution.selection.effect.contains(plan.date) {
        return Bilingual(
          vi: "quy định không có hiệu lực ngày này",
          en: "the selection is not in effect on this day"
        )
      }
      return Bilingual.list(nominee.reasons)
    }
    var text = places.map { placeText($0) + keyValues(member) } ?? .empty
    if resolution.problem.nominees[member].membership == .possible {
      text =
        text + Bilingual(vi: ", kể cả khi đủ điều kiện", en: ", even if it meets the conditions")
    }
    let lead = text.isEmpty ? text : text + Bilingual.same("; ")
    guard let last = lastChosen(before: member, among: members) else {
      return lead
        + Bilingual(
          vi: "số hồ sơ chắc chắn xếp trên đã đủ giới hạn",
          en: "those certainly ahead already fill the limit"
        )
    }
    guard let difference = difference(last, member) else {
      return lead
        + Bilingual(vi: "sau người được chọn cuối cùng là ", en: "behind the last one chosen, ")
        + name(last)
    }
    return lead
      + Bilingual(vi: "sau người được chọn cuối cùng là ", en: "behind the last one chosen, ")
      + name(last) + Bilingual(vi: ", kém ở ", en: ", by ") + difference
  }

  /// The worst placed of those who certainly stand before a nominee and are chosen, or wait.
  private func lastChosen(before member: Int, among members: [Int]) -> Int? {
    let chosen = members.last { resolution.statuses[$0] == .chosen }
    let everywhere = resolution.members.indices.last { resolution.statuses[$0] == .chosen }
    let isLimitedAltogether = resolution.problem.cohortCap != nil
    return chosen ?? (isLimitedAltogether ? everywhere : nil)
  }

  /// The first key that tells two nominees apart: its label with both values.
  private func difference(_ first: Int, _ second: Int) -> Bilingual? {
    let left = resolution.problem.nominees[first].keys
    let right = resolution.problem.nominees[second].keys
    for index in left.indices {
      if left[index] == right[index], left[index].isPoint { continue }
      if resolution.selection.keys[index].kind == .preferring {
        return Bilingual(vi: "diện ưu tiên (", en: "preference (") + keyLabel(index)
          + Bilingual.same(")")
      }
      return keyLabel(index) + Bilingual.same(" (") + resolution.cases[first].keyTexts[index]
        + Bilingual(vi: " so với ", en: " against ") + resolution.cases[second].keyTexts[index]
        + Bilingual.same(")")
    }
    return nil
  }

  // MARK: - Open

  private func openReason(_ member: Int, _ places: ClosedRange<Int>?) -> Bilingual {
    let rivals = resolution.rivals[member]
    var text = places.map { placeText($0) + keyValues(member) + Bilingual.same("; ") } ?? .empty
    if resolution.decision.outcomes[member] == .tied {
      let names = Bilingual.joined(rivals.equal.map(name), by: .same(", "))
      text = text + Bilingual(vi: "bằng ", en: "equal to ") + names
      return text + decision
    }
    var parts = causeTexts(resolution.causes[member])
    for rival in rivals.open {
      for missing in causeTexts(resolution.openCauses(of: rival)) {
        parts.append(name(rival) + Bilingual.same(" ") + missing)
      }
    }
    if parts.isEmpty {
      let names = Bilingual.joined((rivals.equal + rivals.open).map(name), by: .same(", "))
      return text + Bilingual(vi: "còn tùy ", en: "depends on ") + names + decision
    }
    return text + Bilingual.list(parts)
  }

  private var decision: Bilingual {
    switch resolution.selection.ties {
    case .shareRank:
      Bilingual(
        vi: " nên cùng hạng, nhưng giới hạn không đủ cho tất cả",
        en: ", so they share a rank, but the limit has no room for all"
      )
    case .decidedBy(let council):
      Bilingual(vi: " ở mọi khóa xếp hạng; chờ ", en: " by every key; to be decided by ")
        + SelectionReporter.council(council) + Bilingual(vi: " quyết định", en: "")
    }
  }

  /// What is missing, the same kinds together: `chưa rõ: A; B`, `chờ xác nhận: C`.
  private func causeTexts(_ causes: [SelectionCause]) -> [Bilingual] {
    var texts: [Bilingual] = []
    func add(_ lead: Bilingual, _ kinds: [SelectionCause.Kind]) {
      let labels = causes.filter { kinds.contains($0.kind) }.map { $0.label }
      if !labels.isEmpty { texts.append(lead + Bilingual.joined(labels, by: .same(", "))) }
    }
    add(Bilingual(vi: "chưa rõ: ", en: "not known: "), [.fact, .document, .rules])
    add(Bilingual(vi: "chưa có nguồn: ", en: "not sourced: "), [.law])
    add(Bilingual(vi: "chờ xác nhận: ", en: "awaiting attestation: "), [.attestation])
    add(Bilingual(vi: "chờ quyết định: ", en: "awaiting a decision: "), [.decision])
    return texts
  }

  // MARK: - Places

  private func placeText(_ places: ClosedRange<Int>) -> Bilingual {
    if places.lowerBound == places.upperBound {
      return Bilingual(vi: "hạng \(places.lowerBound)", en: "place \(places.lowerBound)")
    }
    return Bilingual(
      vi: "hạng \(places.lowerBound)–\(places.upperBound)",
      en: "place \(places.lowerBound)–\(places.upperBound)"
    )
  }

  /// What a nominee is ranked by: `: điểm 95, không thuộc diện ưu tiên (nữ)`.
  private func keyValues(_ member: Int) -> Bilingual {
    let texts = resolution.cases[member].keyTexts
    guard !texts.isEmpty else { return .empty }
    let parts = texts.indices.map { keyValue($0, of: member) }
    return Bilingual.same(": ") + Bilingual.joined(parts, by: .same(", "))
  }

  private func keyValue(_ index: Int, of member: Int) -> Bilingual {
    let text = resolution.cases[member].keyTexts[index]
    guard resolution.selection.keys[index].kind == .preferring else {
      return keyLabel(index) + Bilingual.same(" ") + text
    }
    let range = resolution.problem.nominees[member].keys[index]
    let label = Bilingual.same(" (") + keyLabel(index) + Bilingual.same(")")
    guard range.isPoint else {
      return Bilingual(vi: "chưa rõ có được ưu tiên", en: "may be preferred") + label
    }
    return range.best.compared(to: .number(0, scale: 1)) > 0
      ? Bilingual(vi: "được ưu tiên", en: "preferred") + label
      : Bilingual(vi: "không được ưu tiên", en: "not preferred") + label
  }
}
