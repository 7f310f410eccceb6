import KhenEvaluation
import KhenSemantics
import KhenSource

/// Finds the dossiers around the thresholds of a rule set: those which a threshold that is off by
/// one unit would decide otherwise.
package struct BoundaryFinder {
  private let plan: MutationPlan

  /// Prepares to look around the thresholds that mutants of a plan move.
  package init(_ plan: MutationPlan) { self.plan = plan }

  /// The mutants that move each threshold by its least unit, or count its end otherwise; by place.
  package var thresholds: [[Mutant]] {
    var groups: [[Mutant]] = []
    for mutant in plan.mutants where BoundaryFinder.movesThreshold(mutant.mutation) {
      let key = mutant.mutation.key
      if key.form == .threshold, let last = groups.last?.last?.mutation.key,
        last.site == key.site, last.form == key.form
      {
        groups[groups.count - 1].append(mutant)
      } else {
        groups.append([mutant])
      }
    }
    // Of a period only the day counts: the year and the month are farther away.
    return groups.map { group in
      group[0].mutation.key.form == .threshold ? Array(group.suffix(2)) : group
    }
  }

  private static func movesThreshold(_ mutation: Mutation) -> Bool {
    switch mutation.key.form {
    case .threshold, .rangeEnd: true
    case .comparison:
      // Of an order only: equality has no neighbours.
      mutation.key.variant == 0 && mutation.before.vi.contains { $0 == "<" || $0 == ">" }
    case .weight, .flag, .arithmetic, .junction, .part, .negation, .quantifier, .demand, .filter,
      .extreme, .membership, .overlap, .rounding, .lawDate, .group, .criterion, .bar, .barEffect,
      .paper, .exception, .priority, .figureDate, .effectDate, .version, .transition, .selection:
      false
    }
  }

  /// Looks around one threshold.
  package func boundary(_ mutants: [Mutant], _ runner: inout MutationRunner) -> Boundary {
    let mutation = mutants[0].mutation
    var boundary = Boundary(
      site: mutation.key.site,
      text: mutation.before,
      owner: mutation.owner,
      citations: mutation.citations
    )
    var best: Killer?
    var isSame = true
    for mutant in mutants where best?.line == nil {
      switch runner.tell(mutant) {
      case .killer(let killer):
        if best == nil || killer.line != nil { best = killer }
        isSame = false
      case .same: break
      case .open: isSame = false
      }
    }
    guard let killer = best else {
      boundary.reason =
        isSame
        ? Bilingual(
          vi: "ngưỡng này không ảnh hưởng kết luận của hồ sơ nào (đã chứng minh)",
          en: "no verdict depends on this threshold (proved)"
        )
        : Bilingual(
          vi: "chưa tìm được hồ sơ nào ở sát ngưỡng này",
          en: "no dossier near this threshold was found"
        )
      return boundary
    }
    boundary.award = killer.award
    if killer.verdict == killer.otherVerdict { boundary.part = killer.parts.first?.name }
    guard let line = killer.line else {
      let test = CheckedTest(killer.witness, award: killer.award)
      boundary.points = [runner.point(test, 0, boundary)]
      boundary.reason = Bilingual(
        vi: "chỉ có hồ sơ ngay tại ngưỡng: dữ kiện đổi ở đây không có giá trị kế tiếp",
        en: "only the dossier on the threshold: what changes has no next value"
      )
      return boundary
    }
    boundary.fact = line.label
    boundary.isDate = line.isDate
    boundary.points = [Int64(-1), 0, 1].map { step in
      var test = line.dossier(line.value + step)
      test.award = killer.award
      return runner.point(test, line.value + step, boundary)
    }
    return boundary
  }
}

extension MutationRunner {
  /// What comes out of a dossier on one side of a threshold.
  fileprivate mutating func point(
    _ test: CheckedTest,
    _ value: Int64,
    _ boundary: Boundary
  ) -> Boundary.Point {
    let profile = base.profile(test, TestReach.question(of: test, in: base.program))
    return Boundary.Point(
      witness: Witness(
        kind: test.kind,
        date: test.evaluationDate,
        facts: test.facts,
        attestations: test.attestations,
        documents: test.documents
      ),
      value: value,
      verdict: profile.verdict,
      outcome: boundary.part.flatMap { name in
        profile.parts.first { $0.name == name }?.outcome
      }
    )
  }
}
