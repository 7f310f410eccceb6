package import KhenSource

/// A transitional clause of an instrument: for which cases its versions still apply after their
/// end (`còn áp dụng`).
package struct CheckedResidual: Sendable {
  /// The groups of awards that it is for; every award where none is named.
  package var groups: [Name]
  /// First day on which it no longer applies; endless where nothing is said.
  package var end: Int?
  /// For which dossiers, over the fields of `hồ sơ chung`, which every kind has in the same
  /// places; all dossiers where nothing is said.
  package var condition: CheckedExpression?
  /// Whether a later version that is more favourable goes before.
  package var yieldsToMoreFavourable: Bool
  /// Where it is from.
  package var citations: [CheckedReference]
  /// The clause.
  package var range: SourceRange

  /// Makes a clause.
  package init(
    groups: [Name],
    end: Int?,
    condition: CheckedExpression?,
    yieldsToMoreFavourable: Bool,
    citations: [CheckedReference],
    range: SourceRange
  ) {
    self.groups = groups
    self.end = end
    self.condition = condition
    self.yieldsToMoreFavourable = yieldsToMoreFavourable
    self.citations = citations
    self.range = range
  }

  /// Whether it is for an award, by the groups of the award.
  package func covers(_ award: CheckedAward) -> Bool {
    groups.isEmpty || groups.contains { award.groups.contains($0) }
  }
}

/// A version of an award that has ended and still applies to some dossiers on a day.
package struct ResidualVersion: Hashable, Sendable {
  /// Index of the instrument whose clause says so.
  package var instrument: Int
  /// Index of the clause in `CheckedInstrument.residuals`.
  package var clause: Int
  /// Index of the version in `CheckedProgram.awards`: the last part of a declared version.
  package var version: Int
  /// The day whose law it is applied with: the last of its own effect.
  package var lawDate: Int
}

extension CheckedProgram {
  /// The versions of an award that have ended and may still apply on a day to dossiers of a kind,
  /// in the order in which their clauses are declared.
  ///
  /// For each clause the version under its instrument that ended last, on or before the day.
  package func residualVersions(of name: Name, on day: Int, kind: Int) -> [ResidualVersion] {
    var found: [ResidualVersion] = []
    for (index, instrument) in instruments.enumerated() {
      for (clause, residual) in instrument.residuals.enumerated()
      where residual.end.map({ day < $0 }) ?? true {
        var latest: (version: Int, end: Int)?
        for version in awards.indices
        where awards[version].instrument == index && awards[version].name == name
          && awards[version].subjects.contains(kind) && residual.covers(awards[version])
        {
          // Of the parts of a version only the last reaches its end.
          guard let end = awards[version].effect.end, end <= day,
            awards[version].applies.end == end
          else { continue }
          if latest.map({ $0.end < end }) ?? true { latest = (version, end) }
        }
        guard let latest else { continue }
        found.append(
          ResidualVersion(
            instrument: index,
            clause: clause,
            version: latest.version,
            lawDate: latest.end - 1
          )
        )
      }
    }
    return found
  }
}
