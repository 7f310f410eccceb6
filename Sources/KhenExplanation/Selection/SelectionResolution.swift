import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// What becomes of a nominee in a selection.
package enum SelectionStatus: String, Hashable, Sendable, CaseIterable {
  /// Chosen, whatever is missing.
  case chosen
  /// Not chosen, whatever is missing.
  case notChosen = "not-chosen"
  /// People have the next word: a tie at the limit, or attestations that are outstanding.
  case awaitingDecision = "awaiting-decision"
  /// Facts are missing that can change it.
  case undetermined
}

/// Why a selection cannot be run.
package enum SelectionFailure: Error, Hashable, Sendable {
  /// There would be more groups than the limit.
  case tooManyGroups(Int)
}

/// Limits of selections, each tested at the limit and one above.
package enum SelectionLimits {
  /// Groups of one selection.
  package static let groups = 4096
  /// Rivals that a reason names.
  package static let namedRivals = 3
}

/// A cohort with what is known of one selection over it.
struct SelectionResolution {
  /// The selection.
  let selection: CheckedSelection
  /// The dossiers of its cohort, as indices of profiles.
  var members: [Int] = []
  /// For each member, what it is to the selection, whatever the others come out as.
  var cases: [NomineeCase] = []
  /// The groups, as values of what the cohort is grouped by.
  var groups: [[GroupValue]] = []
  /// For each group, what the limits count there; of the whole cohort behind them.
  var counts: [[ClosedRange<Int>]] = []
  /// For each limit, its figure for each group; one entry where it is for the whole cohort.
  var bounds: [[LimitBound]] = []
  /// The runs that gave the figures, where the plan asks for them.
  var runs: [RecordedRun] = []
  /// The choice as numbers.
  var problem = CohortProblem(nominees: [], groupCount: 1, groupCaps: [nil], cohortCap: nil)
  /// Who is chosen.
  var decision: CohortDecision
  /// For each member, what becomes of it.
  var statuses: [SelectionStatus] = []
  /// For each member, what an open outcome still depends on, of its own and of the limits.
  var causes: [[SelectionCause]] = []
  /// For each member, others whose place is open, and others equal to it.
  var rivals: [(open: [Int], equal: [Int])] = []
  /// Positions in `members` by profile.
  var places: [Int: Int] = [:]
}

/// Decides selections one after the other over what was kept of the dossiers.
struct SelectionResolver {
  let plan: SelectionPlan
  let profiles: [NomineeProfile]
  /// In the order of the plan.
  private(set) var resolutions: [SelectionResolution] = []

  init(_ plan: SelectionPlan, _ profiles: [NomineeProfile]) throws(SelectionFailure) {
    self.plan = plan
    self.profiles = profiles
    for index in plan.order.indices { resolutions.append(try resolve(index)) }
  }

  private func resolve(_ index: Int) throws(SelectionFailure) -> SelectionResolution {
    let compiled = plan.compiled[index]
    var resolution = SelectionResolution(
      selection: compiled.selection,
      decision: CohortDecision(
        CohortProblem(nominees: [], groupCount: 0, groupCaps: [], cohortCap: nil)
      )
    )
    let isInEffect = compiled.selection.effect.contains(plan.date)
    for (position, profile) in profiles.enumerated() where !profile.cases[index].isEmpty {
      resolution.places[position] = resolution.members.count
      resolution.members.append(position)
      var nominee = joinedCase(of: position, index)
      if !isInEffect { nominee.membership = .impossible }
      resolution.cases.append(nominee)
    }
    let table = try GroupTable(resolution.cases, compiled.selection, plan.program)
    resolution.groups = table.groups
    resolution.counts = counts(resolution, table)
    var evaluator = LimitEvaluator(compiled, recordsRuns: plan.recordsRuns)
    resolution.bounds = compiled.selection.limits.indices.map { limit in
      let isPerGroup = compiled.selection.limits[limit].isPerGroup
      let counts = isPerGroup ? Array(resolution.counts.dropLast()) : [resolution.counts.last ?? []]
      return counts.map { evaluator.bound(limit, counts: $0, date: plan.date) }
    }
    resolution.runs = evaluator.runs
    resolution.problem = CohortProblem(
      nominees: zip(resolution.cases, table.groupsOfCase).map { nominee, groups in
        CohortProblem.Nominee(membership: nominee.membership, groups: groups, keys: nominee.keys)
      },
      groupCount: table.groups.count,
      groupCaps: table.groups.indices.map { cap(resolution, isPerGroup: true, group: $0) },
      cohortCap: cap(resolution, isPerGroup: false, group: 0)
    )
    resolution.decision = CohortDecision(resolution.problem)
    addStatuses(&resolution)
    return resolution
  }

  // MARK: - Nominees

  /// What a dossier is to a selection, over all ways in which those that it reads can come out.
  private func joinedCase(of position: Int, _ index: Int) -> NomineeCase {
    let cases = profiles[position].cases[index]
    let reads = plan.compiled[index].selection.reads
    var result: NomineeCase?
    var memberships: Set<CohortProblem.Membership> = []
    for (combination, nominee) in cases.enumerated() {
      let isAllowed = reads.indices.allSatisfy { bit in
        outcomes(of: position, in: reads[bit]).contains(combination & (1 << bit) != 0)
      }
      guard isAllowed else { continue }
      memberships.insert(nominee.membership)
      result = result.map { $0.joined(nominee) } ?? nominee
    }
    guard var joined = result else { return NomineeCase(membership: .impossible) }
    let open = reads.filter { outcomes(of: position, in: $0).count > 1 }
    if !open.isEmpty {
      let causes = open.flatMap { self.causes(of: position, in: $0) }
      if joined.membership == .possible { joined.causes.append(contentsOf: causes) }
      if joined.keys.contains(where: { !$0.isPoint }) { joined.keyCauses += causes }
      if joined.counted.contains(.possible) { joined.countCauses += causes }
    }
    return joined
  }

  /// Whether a dossier can be chosen, and can be left out, in a selection decided before.
  private func outcomes(of position: Int, in selection: Int) -> [Bool] {
    guard let resolution = resolution(of: selection), let place = resolution.places[position]
    else { return [false] }
    switch resolution.decision.outcomes[place] {
    case .chosen: return [true]
    case .notChosen: return [false]
    case .tied, .open: return [true, false]
    }
  }

  /// What it depends on whether a dossier is chosen in a selection decided before.
  private func causes(of position: Int, in selection: Int) -> [SelectionCause] {
    guard let resolution = resolution(of: selection), let place = resolution.places[position]
    else { return [] }
    let label = resolution.selection.label
    let isForPeople = resolution.statuses[place] == .awaitingDecision
    return [
      SelectionCause(
        kind: isForPeople ? .decision : .fact,
        label: Bilingual(
          vi: "kết quả “" + label + "”",
          en: "the outcome of “" + label + "”"
        )
      )
    ] + resolution.causes[place]
  }

  private func resolution(of selection: Int) -> SelectionResolution? {
    guard let index = plan.order.firstIndex(of: selection), index < resolutions.count else {
      return nil
    }
    return resolutions[index]
  }

  // MARK: - Limits

  /// For each group what the limits count, and behind them what they count in the whole cohort.
  private func counts(
    _ resolution: SelectionResolution,
    _ table: GroupTable
  ) -> [[ClosedRange<Int>]] {
    let counts = resolution.selection.counts
    let groupCount = table.groups.count
    var low = [[Int]](repeating: [Int](repeating: 0, count: counts.count), count: groupCount + 1)
    var high = low
    for (nominee, groups) in zip(resolution.cases, table.groupsOfCase) {
      for (index, counted) in nominee.counted.enumerated() where counted != .impossible {
        let isCertain = counted == .certain
        high[groupCount][index] += 1
        if isCertain { low[groupCount][index] += 1 }
        guard counts[index].isOfGroup else { continue }
        for group in groups {
          high[group][index] += 1
          if isCertain, groups.count == 1 { low[group][index] += 1 }
        }
      }
    }
    for (index, count) in counts.enumerated() where !count.isOfGroup {
      // Ties of another selection leave open who is chosen, not how many are.
      if let exact = exactCount(count, resolution) {
        low[groupCount][index] = max(low[groupCount][index], exact.lowerBound)
        high[groupCount][index] = min(high[groupCount][index], exact.upperBound)
      }
      for group in 0..<groupCount {
        low[group][index] = low[groupCount][index]
        high[group][index] = high[groupCount][index]
      }
    }
    return (0...groupCount).map { group in
      counts.indices.map { low[group][$0]...max(low[group][$0], high[group][$0]) }
    }
  }

  private func exactCount(
    _ count: CheckedSelection.Count,
    _ resolution: SelectionResolution
  ) -> ClosedRange<Int>? {
    guard let selection = count.chosenIn, let read = self.resolution(of: selection) else {
      return nil
    }
    let kinds = resolution.selection.kinds.map { $0.record }
    guard read.selection.kinds.allSatisfy({ kinds.contains($0.record) }) else { return nil }
    return read.decision.cohortCount
  }

  /// The narrowest of the limits that say how many may be chosen.
  private func cap(
    _ resolution: SelectionResolution,
    isPerGroup: Bool,
    group: Int
  ) -> CohortProblem.Cap? {
    var result: CohortProblem.Cap?
    for (index, limit) in resolution.selection.limits.enumerated()
    where limit.kind == .atMost && limit.isPerGroup == isPerGroup {
      let cap = resolution.bounds[index][isPerGroup ? group : 0].cap
      guard let other = result else {
        result = cap
        continue
      }
      result =
        min(cap.lowerBound, other.lowerBound)...min(cap.upperBound, other.upperBound)
    }
    return result
  }

  // MARK: - Outcomes

  private func addStatuses(_ resolution: inout SelectionResolution) {
    let uncertainCap = resolution.bounds.contains { $0.contains { !$0.isKnown } }
    let countCauses = uncertainCap ? resolution.cases.flatMap { $0.countCauses } : []
    var byGroup = [[Int]](repeating: [], count: resolution.groups.count)
    for (index, nominee) in resolution.problem.nominees.enumerated() {
      for group in nominee.groups { byGroup[group].append(index) }
    }
    let everyone = Array(resolution.members.indices)
    for index in resolution.members.indices {
      let outcome = resolution.decision.outcomes[index]
      var status = SelectionStatus.chosen
      var causes: [SelectionCause] = []
      var rivals: (open: [Int], equal: [Int]) = ([], [])
      switch outcome {
      case .chosen: break
      case .notChosen: status = .notChosen
      case .tied, .open:
        let groups = resolution.problem.nominees[index].groups
        let candidates =
          resolution.problem.cohortCap != nil || groups.count > 1
          ? everyone : groups.flatMap { byGroup[$0] }
        rivals = resolution.decision.others(
          of: index,
          among: candidates,
          in: resolution.problem,
          most: SelectionLimits.namedRivals
        )
        if outcome == .open {
          causes = resolution.openCauses(of: index)
          for cause in countCauses where !causes.contains(cause) { causes.append(cause) }
        } else {
          rivals.open = []
        }
        let ofRivals = rivals.open.flatMap { resolution.openCauses(of: $0) }
        let isForPeople = (causes + ofRivals).allSatisfy { $0.isForPeople }
        status = isForPeople ? .awaitingDecision : .undetermined
      }
      resolution.statuses.append(status)
      resolution.causes.append(causes)
      resolution.rivals.append(rivals)
    }
  }
}

extension SelectionResolution {
  /// What the place of a member still depends on, the limits not counted.
  func openCauses(of member: Int) -> [SelectionCause] {
    let nominee = cases[member]
    let known = problem.nominees[member]
    var causes = known.membership == .possible ? nominee.causes : []
    if known.groups.count > 1 { causes += nominee.groupCauses }
    if known.keys.contains(where: { !$0.isPoint }) { causes += nominee.keyCauses }
    var result: [SelectionCause] = []
    for cause in causes where !result.contains(cause) { result.append(cause) }
    return result
  }
}

extension NomineeCase {
  /// What is known of a dossier that is in one of two cases.
  fileprivate func joined(_ other: NomineeCase) -> NomineeCase {
    var result = self
    if membership != other.membership { result.membership = .possible }
    result.causes += other.causes.filter { !causes.contains($0) }
    result.reasons += other.reasons.filter { !reasons.contains($0) }
    result.isHeld = isHeld && other.isHeld
    for index in groups.indices {
      guard let first = groups[index], let second = other.groups[index] else {
        result.groups[index] = nil
        continue
      }
      result.groups[index] = first + second.filter { !first.contains($0) }
    }
    result.groupCauses += other.groupCauses.filter { !groupCauses.contains($0) }
    for index in keys.indices {
      result.keys[index] = keys[index].joined(other.keys[index])
      if keyTexts[index] != other.keyTexts[index] {
        result.keyTexts[index] = Bilingual.either([keyTexts[index], other.keyTexts[index]])
      }
    }
    result.keyCauses += other.keyCauses.filter { !keyCauses.contains($0) }
    for index in counted.indices where counted[index] != other.counted[index] {
      result.counted[index] = .possible
    }
    result.countCauses += other.countCauses.filter { !countCauses.contains($0) }
    return result
  }
}

extension LimitBound {
  /// Whether the figure is known.
  fileprivate var isKnown: Bool { extent.low == extent.high }
}
