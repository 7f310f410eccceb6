/// Whom an outcome that is not certain depends on.
extension CohortDecision {
  /// Others whose place before or behind a nominee is open, or who are equal to it; at most so
  /// many of each.
  ///
  /// O(n) for each nominee.
  package func others(
    of index: Int,
    among candidates: [Int],
    in problem: CohortProblem,
    most: Int
  ) -> (open: [Int], equal: [Int]) {
    let own = problem.nominees[index]
    let ownWorst = RankTuple(values: own.keys.map { $0.worst })
    let ownBest = RankTuple(values: own.keys.map { $0.best })
    var open: [Int] = []
    var equal: [Int] = []
    for other in candidates where other != index {
      let nominee = problem.nominees[other]
      guard nominee.membership != .impossible, shareGroup(own, nominee, problem) else { continue }
      let worst = RankTuple(values: nominee.keys.map { $0.worst })
      let best = RankTuple(values: nominee.keys.map { $0.best })
      // Behind in every completion.
      if best.compared(to: ownWorst) < 0 { continue }
      let isCertain = nominee.membership == .certain && nominee.groups.count == 1
      if isCertain, worst.compared(to: ownBest) > 0 { continue }
      let isPoint = worst.compared(to: best) == 0 && ownWorst.compared(to: ownBest) == 0
      if isCertain, isPoint {
        if equal.count < most { equal.append(other) }
      } else if open.count < most {
        open.append(other)
      }
      if open.count >= most, equal.count >= most { break }
    }
    return (open, equal)
  }

  private func shareGroup(
    _ first: CohortProblem.Nominee,
    _ second: CohortProblem.Nominee,
    _ problem: CohortProblem
  ) -> Bool {
    problem.cohortCap != nil || first.groups.contains { second.groups.contains($0) }
  }
}
