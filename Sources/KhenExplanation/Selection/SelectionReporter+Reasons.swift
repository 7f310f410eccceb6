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
        ? Bilingual(vi: "đủ điều kiện, trong giới hạn", en: "meets the conditions, within the limit")
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
      text = text + Bilingual(vi: ", dù đủ điều kiện", en: ", even if it meets the conditions")
    }
    let lead = text.isEmpty ? text : text + Bilingual.same("; ")
    guard let last = lastChosen(before: member, among: members) else {
      return lead
        + Bilingual(
          vi: "ngoài giới hạn được chọn",
          en: "beyond the limit"
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
    let causes = causeTexts(resolution.causes[member])
    if !causes.isEmpty {
      text = text + Bilingual(vi: "chưa rõ ", en: "not known: ") + Bilingual.list(causes)
    }
    for rival in rivals.open {
      let missing = causeTexts(resolution.openCauses(of: rival))
      if missing.isEmpty { continue }
      if !causes.isEmpty || rival != rivals.open.first { text = text + Bilingual.same("; ") }
      text =
        text + Bilingual(vi: "chưa rõ của ", en: "not known of ") + name(rival)
        + Bilingual.same(": ") + Bilingual.list(missing)
    }
    if causes.isEmpty, rivals.open.allSatisfy({ causeTexts(resolution.openCauses(of: $0)).isEmpty }) {
      let names = Bilingual.joined((rivals.equal + rivals.open).map(name), by: .same(", "))
      return text + Bilingual(vi: "còn tùy ", en: "depends on ") + names + decision
    }
    return text
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

  private func causeTexts(_ causes: [SelectionCause]) -> [Bilingual] {
    causes.map { cause in
      switch cause.kind {
      case .attestation:
        Bilingual(vi: "chờ xác nhận: ", en: "awaiting attestation: ") + cause.label
      case .decision: Bilingual(vi: "chờ quyết định: ", en: "awaiting a decision: ") + cause.label
      case .law: cause.label + Bilingual(vi: " (chưa có nguồn)", en: " (not sourced)")
      case .fact, .document, .rules: cause.label
      }
    }
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

  /// What a nominee is ranked by: `: điểm 95, nữ có`.
  private func keyValues(_ member: Int) -> Bilingual {
    let texts = resolution.cases[member].keyTexts
    guard !texts.isEmpty else { return .empty }
    let parts = texts.enumerated().map { index, text in
      keyLabel(index) + Bilingual.same(" ") + text
    }
    return Bilingual.same(": ") + Bilingual.joined(parts, by: .same(", "))
  }
}
