import KhenSource
import KhenSyntax

// Transitional clauses: for which cases an instrument still applies after its end.
extension Checker {
  /// Checks the clauses of all instruments; awards must be known.
  mutating func checkResiduals() {
    for case .instrument(let declaration) in items {
      guard let index = instruments[declaration.name.name],
        program.instruments[index].range == declaration.range
      else { continue }
      for residual in declaration.residuals {
        let checked = checked(residual)
        program.instruments[index].residuals.append(checked)
        reportIdle(checked, of: index)
      }
    }
    reportOverlappingResiduals()
  }

  private mutating func checked(_ residual: InstrumentDeclaration.Residual) -> CheckedResidual {
    for group in residual.groups where !awardGroups.contains(group.name) {
      report(
        .unknownGroup(
          group,
          suggestion: Suggestion.nearest(to: group.name, in: Array(awardGroups))
        )
      )
    }
    var scope = Scope()
    scope.seesCommonFieldsOnly = true
    return CheckedResidual(
      groups: residual.groups.map { $0.name },
      end: residual.end?.exclusiveEnd,
      condition: residual.condition.map { check($0, as: .boolean, in: scope) },
      yieldsToMoreFavourable: residual.yieldsToMoreFavourable,
      citations: references(residual.citation),
      range: residual.range
    )
  }

  // MARK: - Clauses that do nothing

  private mutating func reportIdle(_ residual: CheckedResidual, of index: Int) {
    let name = program.instruments[index].name
    let versions = program.awards.filter { $0.instrument == index }
    // Rules of an instrument may be written later, or elsewhere.
    guard !versions.isEmpty else { return }
    let ended = versions.filter { $0.effect.end != nil }
    if ended.isEmpty {
      report(.idleResidual(residual.range, .neverEnds(name)))
      return
    }
    if residual.groups.contains(where: { !awardGroups.contains($0) }) { return }
    let covered = ended.filter { residual.covers($0) }
    if covered.isEmpty {
      report(.idleResidual(residual.range, .noneInGroup(name)))
      return
    }
    if let end = residual.end, covered.allSatisfy({ ($0.effect.end ?? end) >= end }) {
      report(.idleResidual(residual.range, .endsTooEarly(name)))
    }
  }

  // MARK: - Two at once

  /// Two clauses of different instruments that both apply to every dossier on some day.
  private mutating func reportOverlappingResiduals() {
    struct Claim {
      var award: Name
      var kind: [Int]
      var instrument: Int
      var span: DaySpan
      var range: SourceRange
    }
    var claims: [Claim] = []
    for (index, instrument) in program.instruments.enumerated() {
      for residual in instrument.residuals where residual.condition == nil {
        for award in program.awards where award.instrument == index && residual.covers(award) {
          guard let start = award.effect.end else { continue }
          let span = DaySpan(start: start, end: residual.end)
          if let end = residual.end, end <= start { continue }
          claims.append(
            Claim(
              award: award.name,
              kind: award.subjects,
              instrument: index,
              span: span,
              range: residual.range
            )
          )
        }
      }
    }
    for (position, claim) in claims.enumerated() {
      let first = claims[..<position].first {
        $0.award == claim.award && $0.kind == claim.kind && $0.instrument != claim.instrument
          && $0.span.overlaps(claim.span)
      }
      if let first { report(.overlappingResiduals(claim.award, claim.range, first: first.range)) }
    }
  }
}
