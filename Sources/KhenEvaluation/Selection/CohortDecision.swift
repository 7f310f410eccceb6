import KhenSource

/// Who is chosen from a cohort, as far as that is certain.
///
/// Each nominee is compared at its worst with all others at their best, and at its best with
/// those others that are certain, at their worst: both happen in some completion, since nominees
/// do not depend on each other. O(n log n) for each group.
package struct CohortDecision: Sendable {
  /// For each nominee, where it stands in each group in which it may be.
  package private(set) var places: [[CohortPlace]] = []
  /// For each nominee, what is certain of it.
  package private(set) var outcomes: [CohortOutcome] = []
  /// For each group, how many are chosen in the end, at least and at most.
  package private(set) var groupCounts: [ClosedRange<Int>] = []
  /// How many are chosen in the end, at least and at most.
  package private(set) var cohortCount = 0...0
  private let problem: CohortProblem

  /// Decides a problem.
  package init(_ problem: CohortProblem) {
    self.problem = problem
    var members = [[Int]](repeating: [], count: problem.groupCount)
    for (index, nominee) in problem.nominees.enumerated() {
      for group in nominee.groups { members[group].append(index) }
    }
    places = [[CohortPlace]](repeating: [], count: problem.nominees.count)
    for group in 0..<problem.groupCount {
      place(members[group], in: group)
    }
    outcomes = places.map(CohortDecision.combined)
    countGroups(members)
    if problem.cohortCap != nil { applyCohortCap(members) }
  }

  /// The outcome of a nominee that is in one of several groups.
  private static func combined(_ places: [CohortPlace]) -> CohortOutcome {
    guard let first = places.first?.outcome else { return .notChosen }
    return places.allSatisfy { $0.outcome == first } ? first : .open
  }

  // MARK: - One group

  private mutating func place(_ members: [Int], in group: Int) {
    let field = RankField(
      members.map { index in
        let nominee = problem.nominees[index]
        return RankField.Entry(
          keys: nominee.keys,
          isPossible: nominee.membership != .impossible,
          isCertain: nominee.membership == .certain && nominee.groups.count == 1
        )
      }
    )
    for (position, index) in members.enumerated() {
      let standing = field.standing(of: position)
      places[index].append(
        CohortPlace(
          group: group,
          best: standing.certainlyBetter + 1,
          worst: standing.possiblyBetter + 1,
          outcome: standing.outcome(
            problem.nominees[index].membership,
            cap: problem.groupCaps[group]
          )
        )
      )
    }
  }

  private mutating func countGroups(_ members: [[Int]]) {
    for group in 0..<problem.groupCount {
      var certain = 0
      var possible = 0
      for index in members[group] {
        let nominee = problem.nominees[index]
        if nominee.membership == .impossible { continue }
        possible += 1
        if nominee.membership == .certain, nominee.groups.count == 1 { certain += 1 }
      }
      let cap = problem.groupCaps[group]
      let low = min(certain, cap?.lowerBound ?? certain)
      groupCounts.append(low...max(low, min(possible, cap?.upperBound ?? possible)))
    }
    // A nominee is in one group only, whichever it is.
    let possible = problem.nominees.count { $0.membership != .impossible }
    let low = groupCounts.reduce(0) { $0 + $1.lowerBound }
    let high = groupCounts.reduce(0) { $0 + $1.upperBound }
    cohortCount = low...max(low, min(possible, high))
  }

  // MARK: - The whole cohort

  /// Of those chosen in their groups, the best of all groups are chosen in the end.
  private mutating func applyCohortCap(_ members: [[Int]]) {
    guard let cap = problem.cohortCap else { return }
    let field = RankField(
      problem.nominees.indices.map { index in
        RankField.Entry(
          keys: problem.nominees[index].keys,
          isPossible: outcomes[index] != .notChosen,
          isCertain: outcomes[index] == .chosen
        )
      }
    )
    let before = outcomes
    for index in problem.nominees.indices where before[index] != .notChosen {
      let membership: CohortProblem.Membership =
        before[index] == .chosen ? .certain : .possible
      let standing = field.standing(of: index)
      let outcome = standing.outcome(membership, cap: cap)
      if outcome == .notChosen {
        outcomes[index] = .notChosen
      } else if before[index] == .tied {
        // Who wins the tie in the group is chosen only if this limit leaves room for it.
        outcomes[index] = standing.possiblyAsGood + 1 <= cap.lowerBound ? .tied : .open
      } else {
        outcomes[index] = before[index] == .chosen ? outcome : .open
      }
    }
    let low = min(cap.lowerBound, cohortCount.lowerBound)
    cohortCount = low...max(low, min(cap.upperBound, cohortCount.upperBound))
    for group in 0..<problem.groupCount {
      let certain = members[group].count {
        outcomes[$0] == .chosen && problem.nominees[$0].groups.count == 1
      }
      let possible = members[group].count { outcomes[$0] != .notChosen }
      let high = min(groupCounts[group].upperBound, possible, cap.upperBound)
      groupCounts[group] = certain...max(certain, high)
    }
  }
}

/// Nominees in the order of their keys, for counting who stands before whom.
struct RankField {
  struct Entry {
    var keys: [RankRange]
    var isPossible: Bool
    var isCertain: Bool
  }

  /// How many others stand before a nominee, or beside it.
  struct Standing {
    /// Others that are better in every completion.
    var certainlyBetter: Int
    /// Others that are as good or better in every completion.
    var certainlyAsGood: Int
    /// Others that are better in some completion.
    var possiblyBetter: Int
    /// Others that are as good or better in some completion.
    var possiblyAsGood: Int

    func outcome(
      _ membership: CohortProblem.Membership,
      cap: CohortProblem.Cap?
    ) -> CohortOutcome {
      if membership == .impossible { return .notChosen }
      guard let cap else { return membership == .certain ? .chosen : .open }
      if certainlyBetter >= cap.upperBound { return .notChosen }
      guard membership == .certain else { return .open }
      if possiblyAsGood + 1 <= cap.lowerBound { return .chosen }
      let isCut =
        possiblyBetter < cap.lowerBound && certainlyAsGood + 1 > cap.upperBound
      return isCut ? .tied : .open
    }
  }

  private let worst: [RankTuple]
  private let best: [RankTuple]
  private let isPossible: [Bool]
  /// The worst of those that are certain, ascending.
  private var certainWorst: [RankTuple] = []
  /// The best of those that are possible, ascending.
  private var possibleBest: [RankTuple] = []
  private let isCertain: [Bool]

  init(_ entries: [Entry]) {
    worst = entries.map { RankTuple(values: $0.keys.map { $0.worst }) }
    best = entries.map { RankTuple(values: $0.keys.map { $0.best }) }
    isPossible = entries.map { $0.isPossible }
    isCertain = entries.map { $0.isCertain }
    for index in entries.indices {
      if entries[index].isCertain { certainWorst.append(worst[index]) }
      if entries[index].isPossible { possibleBest.append(best[index]) }
    }
    certainWorst.sort { $0.compared(to: $1) < 0 }
    possibleBest.sort { $0.compared(to: $1) < 0 }
  }

  func standing(of index: Int) -> Standing {
    let own = isPossible[index] ? 1 : 0
    // A nominee whose worst is its best counts among those as good as itself.
    let ownIsAsGood = isCertain[index] && worst[index].compared(to: best[index]) == 0 ? 1 : 0
    let ownIsBetter = isPossible[index] && best[index].compared(to: worst[index]) > 0 ? 1 : 0
    return Standing(
      certainlyBetter: RankField.count(certainWorst, above: best[index], orEqual: false),
      certainlyAsGood: RankField.count(certainWorst, above: best[index], orEqual: true)
        - ownIsAsGood,
      possiblyBetter: RankField.count(possibleBest, above: worst[index], orEqual: false)
        - ownIsBetter,
      possiblyAsGood: RankField.count(possibleBest, above: worst[index], orEqual: true) - own
    )
  }

  /// How many of some ascending tuples are above one, or equal to it.
  private static func count(
    _ tuples: [RankTuple],
    above tuple: RankTuple,
    orEqual: Bool
  ) -> Int {
    tuples.count
      - tuples.partitioningIndex(where: {
        let order = $0.compared(to: tuple)
        return order > 0 || (orEqual && order == 0)
      })
  }
}
