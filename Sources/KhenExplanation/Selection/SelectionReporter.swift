package import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Puts the outcome of a selection into words.
package struct SelectionReporter {
  let plan: SelectionPlan
  let profiles: [NomineeProfile]
  let resolution: SelectionResolution
  let phrases: PhraseText
  /// The runs that gave the figures of limits, where the plan asks for them.
  package private(set) var recordedRuns: [RecordedRun] = []

  /// Decides the selection of a plan over what was kept of the dossiers.
  package init(
    _ plan: SelectionPlan,
    _ profiles: [NomineeProfile]
  ) throws(SelectionFailure) {
    self.plan = plan
    self.profiles = profiles
    let resolver = try SelectionResolver(plan, profiles)
    guard let last = resolver.resolutions.last else {
      preconditionFailure("a plan holds at least the selection asked for")
    }
    resolution = last
    recordedRuns = resolver.resolutions.flatMap { $0.runs }
    phrases = PhraseText(
      program: plan.program,
      kind: last.selection.kinds.first?.record ?? 0,
      values: ValueText(program: plan.program, texts: TextTable(), date: plan.date)
    )
  }

  /// What becomes of the dossier with a key; nothing where it is not in the cohort.
  package func status(ofKey key: String) -> SelectionStatus? {
    for (member, position) in resolution.members.enumerated()
    where Name(profiles[position].key) == Name(key) {
      return resolution.statuses[member]
    }
    return nil
  }

  /// The report.
  package func report() -> SelectionReport {
    let selection = resolution.selection
    let program = plan.program
    var groups: [SelectionReport.Group] = []
    for group in resolution.groups.indices { groups.append(self.group(group)) }
    var council: Bilingual?
    if case .decidedBy(let name) = selection.ties { council = SelectionReporter.council(name) }
    return SelectionReport(
      selection: selection.name.text,
      label: selection.label,
      citations: program.citations(selection.citations),
      evaluationDate: plan.date,
      council: council,
      keys: selection.keys.enumerated().map { index, key in
        SelectionReport.Key(
          kind: key.kind,
          label: keyLabel(index),
          citations: program.citations(key.citations)
        )
      },
      cohortCount: resolution.members.count,
      otherCount: profiles.count - resolution.members.count,
      chosenCount: resolution.decision.cohortCount,
      groups: groups,
      limits: selection.limits.indices.filter { !selection.limits[$0].isPerGroup }
        .map { check($0, group: nil) },
      uncertainSources: uncertainSources
    )
  }

  static func council(_ name: String?) -> Bilingual {
    name.map { Bilingual.same($0) } ?? Bilingual(vi: "Hội đồng", en: "the council")
  }

  private var uncertainSources: [CitationText] {
    var result: [CitationText] = []
    var all = plan.program.citations(
      resolution.selection.citations + resolution.selection.limits.flatMap { $0.citations }
        + resolution.selection.keys.flatMap { $0.citations }
    )
    for position in resolution.members { all += profiles[position].uncertainSources }
    for citation in all where citation.certainty != .verified && !result.contains(citation) {
      result.append(citation)
    }
    return result
  }

  // MARK: - Groups

  private func group(_ group: Int) -> SelectionReport.Group {
    let values = resolution.groups[group]
    var members: [Int] = []
    for (index, nominee) in resolution.problem.nominees.enumerated()
    where nominee.groups.contains(group) {
      members.append(index)
    }
    members.sort { isBefore($0, $1, in: group) }
    var entries: [SelectionReport.Entry] = []
    var reserve = 0
    for member in members {
      var entry = self.entry(member, in: group, among: members)
      if entry.status == .notChosen, entry.isMember == true {
        reserve += 1
        entry.reserve = reserve
      }
      entries.append(entry)
    }
    let selection = resolution.selection
    return SelectionReport.Group(
      values: values.enumerated().map { code($1, selection.groups[$0].type) },
      title: title(values),
      entries: entries,
      limits: selection.limits.indices.filter { selection.limits[$0].isPerGroup }
        .map { check($0, group: group) }
    )
  }

  /// Chosen before waiting before open before reserve before others; each by place.
  private func isBefore(_ first: Int, _ second: Int, in group: Int) -> Bool {
    let left = sortKey(first, in: group)
    let right = sortKey(second, in: group)
    if left.section != right.section { return left.section < right.section }
    if left.places != right.places { return left.places < right.places }
    return profiles[resolution.members[first]].position
      < profiles[resolution.members[second]].position
  }

  private func sortKey(_ member: Int, in group: Int) -> (section: Int, places: (Int, Int)) {
    let isMember = resolution.problem.nominees[member].membership == .certain
    let section: Int
    switch resolution.statuses[member] {
    case .chosen: section = 0
    case .awaitingDecision: section = 1
    case .undetermined: section = 2
    case .notChosen:
      let isPossible = resolution.problem.nominees[member].membership != .impossible
      section = isMember ? 3 : (isPossible ? 4 : 5)
    }
    if section == 5 { return (section, (0, 0)) }
    let place = resolution.decision.places[member].first { $0.group == group }
    return (section, (place?.best ?? 0, place?.worst ?? 0))
  }

  private func entry(
    _ member: Int,
    in group: Int,
    among members: [Int]
  ) -> SelectionReport.Entry {
    let profile = profiles[resolution.members[member]]
    let nominee = resolution.cases[member]
    let known = resolution.problem.nominees[member]
    var places: ClosedRange<Int>?
    if known.membership != .impossible, !resolution.selection.keys.isEmpty,
      let place = resolution.decision.places[member].first(where: { $0.group == group })
    {
      places = place.best...max(place.best, place.worst)
    }
    return SelectionReport.Entry(
      key: profile.key,
      nominee: profile.nominee,
      kind: plan.program.records[profile.kind].name.text,
      position: profile.position,
      status: resolution.statuses[member],
      isMember: known.membership == .possible ? nil : known.membership == .certain,
      isHeld: nominee.isHeld && known.membership == .impossible,
      places: places,
      reserve: nil,
      keys: nominee.keyTexts,
      isGroupOpen: known.groups.count > 1,
      reason: reason(member, places, among: members),
      causes: resolution.causes[member]
    )
  }

  // MARK: - Names

  func keyLabel(_ index: Int) -> Bilingual {
    guard let kind = resolution.selection.kinds.first else { return .empty }
    return phrases.phrase(kind.keys[index])
  }

  /// The name of a nominee in a reason.
  func name(_ member: Int) -> Bilingual {
    let profile = profiles[resolution.members[member]]
    let nominee = PrintableText.of(profile.nominee)
    return Bilingual.same(nominee.isEmpty ? PrintableText.of(profile.key) : nominee).quoted
  }

  private func title(_ values: [GroupValue]) -> Bilingual {
    var parts: [Bilingual] = []
    for (index, value) in values.enumerated() {
      let type = resolution.selection.groups[index].type
      parts.append(text(value, type, index))
    }
    return Bilingual.joined(parts, by: .same(" · "))
  }

  private func text(_ value: GroupValue, _ type: ValueType, _ index: Int) -> Bilingual {
    let label = resolution.selection.kinds.first.map { phrases.phrase($0.groups[index]) } ?? .empty
    switch value {
    case .member(let member):
      if case .catalogue(let catalogue) = type.unwrapped {
        return .same(plan.program.catalogues[catalogue].members[member].label)
      }
      return label + Bilingual.same(": ")
        + (member == 1 ? Bilingual(vi: "có", en: "yes") : Bilingual(vi: "không", en: "no"))
    case .number(let number): return phrases.values.point(number, 1, type.unwrapped)
    case .text(let text): return .same(PrintableText.of(text))
    case .none: return label + Bilingual(vi: ": không có", en: ": none")
    case .unlisted:
      return label + Bilingual(vi: ": chưa rõ, không như các nhóm kia", en: ": another, unknown")
    }
  }

  private func code(_ value: GroupValue, _ type: ValueType) -> String {
    switch value {
    case .member(let member):
      if case .catalogue(let catalogue) = type.unwrapped {
        return plan.program.catalogues[catalogue].members[member].name.text
      }
      return member == 1 ? "true" : "false"
    case .number(let number):
      if type.unwrapped == .date { return DateText.iso(Int(clamping: number)) }
      return "\(number)"
    case .text(let text): return text
    case .none: return "none"
    case .unlisted: return "unknown"
    }
  }
}
