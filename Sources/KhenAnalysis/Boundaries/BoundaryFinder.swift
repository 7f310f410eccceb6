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
    for mutant in mutants where best == nil {
      switch runner.tell(mutant) {
      case .killer(let killer):
        // What only a scorecard tells has no verdicts on either side.
        best = killer.verdict == nil ? nil : killer
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
    // The innermost part that the threshold decides; others may come out otherwise for reasons of
    // their own.
    boundary.part = killer.parts.last { if case .outcome = $0.before { true } else { false } }?.name
    let test = CheckedTest(killer.witness, award: killer.award)
    guard let line = runner.line(through: test, killer.line, boundary) else {
      boundary.points = [runner.point(test, 0, boundary)]
      boundary.reason = Bilingual(
        vi: "chỉ có hồ sơ ngay tại ngưỡng: dữ kiện đổi ở đây không có giá trị kế tiếp",
        en: "only the dossier on the threshold: what changes has no next value"
      )
      return boundary
    }
    boundary.fact = line.line.label
    boundary.isDate = line.line.isDate
    // The dossier is on the threshold, or beside it on the side that is not yet, or no longer, in.
    let isOn = mutation.key.form != .threshold || killer.isFavoured != mutation.isOfBar
    let middle = line.line.value + (isOn ? 0 : line.step)
    boundary.points = [Int64(-1), 0, 1].map { step in
      var test = line.line.dossier(middle + step)
      test.award = killer.award
      return runner.point(test, middle + step, boundary)
    }
    return boundary.withoutNeedlessPart
  }
}

extension Boundary {
  /// The part is named where the verdicts do not tell the dossiers apart.
  fileprivate var withoutNeedlessPart: Boundary {
    guard points.contains(where: { $0.verdict != points[0].verdict }) else { return self }
    var result = self
    result.part = nil
    for index in points.indices { result.points[index].outcome = nil }
    return result
  }
}

extension Killer {
  /// Whether the rules as they are give more than the changed ones.
  fileprivate var isFavoured: Bool {
    if verdict != otherVerdict { return verdict == .eligible || otherVerdict == .ineligible }
    guard case .outcome(let outcome) = parts.first?.before else { return true }
    return outcome == .met
  }
}

extension Mutation {
  /// Whether it stands in a bar or hold, which being in speaks against the nominee.
  fileprivate var isOfBar: Bool {
    owner.en.hasPrefix("bar") || owner.en.hasPrefix("hold")
  }
}

extension MutationRunner {
  /// A fact with an order that moves a dossier over a threshold, and on which side that is.
  fileprivate mutating func line(
    through test: CheckedTest,
    _ known: DossierPool.Line?,
    _ boundary: Boundary
  ) -> (line: DossierPool.Line, step: Int64)? {
    let neighbours = FactNeighbours(schema: plan.reach.schema)
    var lines = [known].compactMap { $0 }
    lines.append(
      DossierPool.Line(label: nil, isDate: true, value: Int64(test.evaluationDate)) { value in
        var changed = test
        changed.evaluationDate = Int(value)
        return changed
      }
    )
    for axis in neighbours.axes(test.facts, kind: test.kind) {
      lines.append(
        DossierPool.Line(label: axis.label, isDate: axis.isDate, value: axis.start) { value in
          var changed = test
          changed.facts = axis.facts(value)
          return changed
        }
      )
    }
    for line in lines {
      let here = outcome(line.dossier(line.value), boundary)
      // A day less than a month may be up to three days away on the calendar.
      for distance in Int64(1)...(line.isDate ? 4 : 1) {
        for step in [Int64(-1), 1] {
          var other = line.dossier(line.value + step * distance)
          other.award = test.award
          guard outcome(other, boundary) != here else { continue }
          var near = line
          near.value += step * (distance - 1)
          return (near, step)
        }
      }
    }
    return nil
  }

  /// What tells dossiers on both sides apart.
  private mutating func outcome(_ test: CheckedTest, _ boundary: Boundary) -> String {
    let point = point(test, 0, boundary)
    guard boundary.part != nil else { return point.verdict.rawValue }
    return point.outcome?.rawValue ?? ""
  }

  /// What comes out of a dossier on one side of a threshold.
  fileprivate mutating func point(
    _ test: CheckedTest,
    _ value: Int64,
    _ boundary: Boundary
  ) -> Boundary.Point {
    let profile = base.profile(test, TestReach.question(of: test, in: base.program))
    return Boundary.Point(
      witness: Witness(test),
      value: value,
      verdict: profile.verdict ?? .notApplicable,
      outcome: boundary.part.flatMap { name in
        profile.parts.first { $0.name == name }?.outcome
      }
    )
  }
}
