import KhenEvaluation
import KhenExplanation
package import KhenSemantics
import KhenSource

/// An earlier version that may still apply, as a plan has it.
package struct PlannedResidual: Sendable {
  /// Which clause keeps which version alive.
  package var residual: ResidualVersion
  /// Index of the version in `EvaluationPlan.programs`.
  package var version: Int
  /// Index of the clause's condition in `EvaluationPlan.programs`; nothing where it has none.
  package var condition: Int?
  /// First day on which something else decides for reasons of time.
  package var end: Int?
}

extension EvaluationPlan {
  /// Finds the earlier versions of an award that may still apply, each with the law of the last day
  /// of its effect, and the conditions of the clauses.
  mutating func planResiduals(of name: Name) {
    var residualsOfKind: [Int: [PlannedResidual]] = [:]
    for kind in schema.dossierKinds {
      var planned: [PlannedResidual] = []
      for residual in program.residualVersions(of: name, on: date, kind: kind) {
        let clause = program.instruments[residual.instrument].residuals[residual.clause]
        let version =
          planned.first { $0.residual.version == residual.version }?.version
          ?? add(residual, kind: kind)
        var condition: Int?
        if clause.condition != nil {
          condition = programs.count
          programs.append(
            .condition(instrument: residual.instrument, clause: residual.clause, kind: kind)
          )
        }
        let ends = [clause.end, nextChange(of: name, kind: kind)].compactMap { $0 }
        planned.append(
          PlannedResidual(
            residual: residual,
            version: version,
            condition: condition,
            end: ends.min()
          )
        )
      }
      if !planned.isEmpty { residualsOfKind[kind] = planned }
    }
    residuals.append(residualsOfKind)
  }

  private mutating func add(_ residual: ResidualVersion, kind: Int) -> Int {
    programs.append(
      .version(award: residual.version, kind: kind, lawDate: residual.lawDate, later: [])
    )
    return programs.count - 1
  }

  /// The day whose law a version is applied with, where it is not the evaluation date.
  package func lawDate(of version: Int, award: Int, kind: Int) -> Int? {
    residuals[award][kind]?.first { $0.version == version }?.residual.lawDate
  }

  /// The day on which another version comes into effect, or the one in effect ends.
  private func nextChange(of name: Name, kind: Int) -> Int? {
    var next: Int?
    for index in program.awards.indices
    where program.awards[index].name == name && program.awards[index].subjects.contains(kind) {
      let effect = program.awards[index].effect
      for day in [effect.start, effect.end] {
        if let day, day > date { next = min(next ?? day, day) }
      }
    }
    return next
  }
}

extension DossierEvaluation {
  /// Explains a dossier for which earlier versions may still apply.
  mutating func explain(
    _ record: DossierRecord,
    award index: Int,
    _ residuals: [PlannedResidual]
  ) -> Explanation {
    let clauses = residuals.map { planned in
      ExplainedClause(
        residual: planned.residual,
        condition: planned.condition.map { explain(condition: $0, record, date: plan.date) }
      )
    }
    let choice = VersionChoice(
      zip(residuals, clauses).map { planned, clause in
        let residual = planned.residual
        let declared = plan.program.instruments[residual.instrument].residuals[residual.clause]
        return VersionChoice.Clause(
          version: planned.version,
          applicability: clause.applicability,
          yields: declared.yieldsToMoreFavourable
        )
      }
    )
    var versions: [ExplainedVersion] = []
    for version in choice.versions {
      let explanation: Explanation
      switch version {
      case .current: explanation = explainCurrent(record, award: index)
      case .earlier(let number): explanation = explain(version: number, record)
      }
      versions.append(ExplainedVersion(version: version, explanation: explanation))
    }
    if versions.isEmpty {
      versions = [
        ExplainedVersion(version: .current, explanation: explainCurrent(record, award: index))
      ]
    }
    var (result, combination) = explainer.combine(choice, clauses: clauses, versions: versions)
    switch combination.decidedBy {
    case .current: decisive[index] = plan.versions[index][record.kind]
    case .earlier(let number): decisive[index] = number
    case nil: decisive[index] = nil
    }
    result.eligibleFrom = nil
    if result.verdict == .ineligible, combination.decidedBy != nil {
      // The better verdict counts, so the first day under any of them will do; unless on that day
      // other clauses apply than today.
      let days = versions.compactMap { $0.explanation.eligibleFrom }
      if let day = days.min(), isSame(residuals, clauses, record, on: day) {
        result.eligibleFrom = day
      }
    }
    return result
  }

  /// Whether the clauses apply on a day just as they do on the evaluation date.
  private mutating func isSame(
    _ residuals: [PlannedResidual],
    _ clauses: [ExplainedClause],
    _ record: DossierRecord,
    on day: Int
  ) -> Bool {
    for (planned, clause) in zip(residuals, clauses) {
      guard let condition = planned.condition else { continue }
      let place = place(of: condition)
      let verdict = evaluators[place].evaluate(frame, date: day).verdict
      if VersionChoice.Applicability(verdict) != clause.applicability { return false }
    }
    return true
  }

  private mutating func explain(
    condition: Int,
    _ record: DossierRecord,
    date: Int
  ) -> Explanation {
    let place = place(of: condition)
    let explanation = explainer.explain(
      &evaluators[place],
      frame: frame,
      date: date,
      key: record.key,
      nominee: record.nominee,
      detail: plan.detail == .none ? .none : .all
    )
    if recordsApplied {
      applied.append(
        AppliedProgram(index: condition, isCondition: true, explanation: explanation)
      )
    }
    return explanation
  }
}
