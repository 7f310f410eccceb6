package import KhenEvaluation
package import KhenSemantics
import KhenSource
import KhenSyntax

/// A transitional clause as it came out for a dossier.
package struct ExplainedClause: Sendable {
  /// Which clause keeps which version alive.
  package var residual: ResidualVersion
  /// The condition, compiled and explained as an award that is refused where the clause applies;
  /// nothing where the clause has none.
  package var condition: Explanation?

  /// Pairs the two.
  package init(residual: ResidualVersion, condition: Explanation?) {
    self.residual = residual
    self.condition = condition
  }

  /// Whether the clause applies.
  package var applicability: VersionChoice.Applicability {
    condition.map { VersionChoice.Applicability($0.verdict) } ?? .applies
  }
}

/// A version with what came out under it.
package struct ExplainedVersion: Sendable {
  /// Which version.
  package var version: VersionChoice.Version
  /// What came out under it.
  package var explanation: Explanation

  /// Pairs the two.
  package init(version: VersionChoice.Version, explanation: Explanation) {
    self.version = version
    self.explanation = explanation
  }
}

extension Explainer {
  /// Puts together what came out under the versions of an award that may decide.
  ///
  /// - Parameters:
  ///   - choice: what may decide, by the clauses.
  ///   - clauses: the clauses with their conditions, in the order of the rules.
  ///   - versions: each version of the choice, explained; at least one.
  /// - Returns: one result with the verdict of all together, and why that version was applied.
  package func combine(
    _ choice: VersionChoice,
    clauses: [ExplainedClause],
    versions: [ExplainedVersion]
  ) -> (explanation: Explanation, combination: VersionChoice.Combination) {
    func explanation(of version: VersionChoice.Version) -> Explanation? {
      versions.first { $0.version == version }?.explanation
    }
    let combination = choice.combine { explanation(of: $0)?.verdict ?? .notApplicable }
    let decisive = combination.decidedBy.flatMap { explanation(of: $0) }
    var result = decisive ?? blank(like: versions[0].explanation)
    result.verdict = combination.verdict
    var evaluated: [VersionChoiceText.Evaluated] = []
    if versions.count > 1 {
      for version in versions {
        let isDecisive = version.version == combination.decidedBy
        evaluated.append(
          VersionChoiceText.Evaluated(
            version: version.explanation.version,
            verdict: version.explanation.verdict,
            isDecisive: isDecisive,
            reasons: version.explanation.reasons,
            nodes: isDecisive ? [] : version.explanation.nodes
          )
        )
      }
    }
    var isEarlier = false
    if case .earlier = combination.decidedBy { isEarlier = true }
    let lookedAt = clauses.lookedAt
    let choiceText = VersionChoiceText(
      clauses: lookedAt.map { text(of: $0) },
      evaluated: evaluated,
      isOpen: decisive == nil,
      isEarlier: isEarlier
    )
    result.choice = choiceText
    collectCauses(combination, lookedAt, versions, into: &result)
    if decisive == nil {
      result.reasons = reasons(of: result, choiceText, combination, lookedAt, versions)
    }
    for clause in lookedAt where clause.applicability == .applies {
      for citation in choiceCitations(of: clause.residual)
      where citation.certainty != .verified && !result.uncertainSources.contains(citation) {
        result.uncertainSources.append(citation)
      }
    }
    return (result, combination)
  }

  private func blank(like explanation: Explanation) -> Explanation {
    Explanation(
      award: explanation.award,
      awardLabel: explanation.awardLabel,
      version: nil,
      key: explanation.key,
      nominee: explanation.nominee,
      evaluationDate: explanation.evaluationDate,
      verdict: explanation.verdict
    )
  }

  // MARK: - Causes

  private func collectCauses(
    _ combination: VersionChoice.Combination,
    _ clauses: [ExplainedClause],
    _ versions: [ExplainedVersion],
    into result: inout Explanation
  ) {
    result.missing = []
    result.awaiting = []
    result.lawGaps = []
    result.isIncomplete = false
    func add(_ explanation: Explanation) {
      for fact in explanation.missing where !result.missing.contains(fact) {
        result.missing.append(fact)
      }
      for gap in explanation.lawGaps where !result.lawGaps.contains(gap) {
        result.lawGaps.append(gap)
      }
      for name in explanation.awaiting where !result.awaiting.contains(name) {
        result.awaiting.append(name)
      }
      for source in explanation.uncertainSources where !result.uncertainSources.contains(source) {
        result.uncertainSources.append(source)
      }
      result.isIncomplete = result.isIncomplete || explanation.isIncomplete
    }
    if combination.isChoiceOpen {
      for clause in clauses where clause.applicability == .open {
        if let condition = clause.condition { add(condition) }
      }
    }
    for version in versions where combination.causes.contains(version.version) {
      add(version.explanation)
    }
  }

  // MARK: - Words

  private func text(of clause: ExplainedClause) -> VersionChoiceText.Clause {
    let residual = program.instruments[clause.residual.instrument].residuals[clause.residual.clause]
    let condition = clause.condition?.nodes.first
    return VersionChoiceText.Clause(
      version: program.versionText(program.awards[clause.residual.version]),
      applicability: clause.applicability,
      condition: condition?.statement,
      through: residual.end.map { $0 - 1 },
      yields: residual.yieldsToMoreFavourable,
      citations: choiceCitations(of: clause.residual),
      facts: condition?.facts ?? []
    )
  }

  private func choiceCitations(of residual: ResidualVersion) -> [CitationText] {
    let clause = program.instruments[residual.instrument].residuals[residual.clause]
    return program.citations(clause.citations)
  }

  /// The reasons where no single version decides.
  private func reasons(
    of result: Explanation,
    _ choice: VersionChoiceText,
    _ combination: VersionChoice.Combination,
    _ clauses: [ExplainedClause],
    _ versions: [ExplainedVersion]
  ) -> [Reason] {
    if result.verdict == .ruleError, choice.evaluated.isEmpty || combination.causes.isEmpty {
      return clauses.filter { $0.applicability == .error }.flatMap { $0.condition?.reasons ?? [] }
    }
    guard result.verdict != .eligible else { return [] }
    var reasons: [Reason] = []
    if combination.isChoiceOpen {
      var facts: [Bilingual] = []
      for clause in clauses where clause.applicability == .open {
        for fact in clause.condition?.missing ?? [] where !facts.contains(fact.label) {
          facts.append(fact.label)
        }
      }
      var head = Bilingual(
        vi: "chưa rõ áp dụng văn bản nào",
        en: "not known which instrument applies"
      )
      if !facts.isEmpty {
        head = head + Bilingual(vi: ", thiếu: ", en: ", missing: ") + .list(facts)
      }
      let sides = choice.evaluated.map { $0.text }
      reasons.append(
        Reason(
          node: "",
          subject: head,
          text: head + .same(" (") + .joined(sides, by: .same("; ")) + .same(")")
        )
      )
    }
    let causes = versions.filter { combination.causes.contains($0.version) }.map { $0.explanation }
    for cause in causes {
      for var reason in cause.reasons {
        // What holds whichever version is applied is said once.
        let isCommon = causes.allSatisfy { $0.reasons.contains { $0.text == reason.text } }
        if !isCommon, let version = cause.version {
          reason.text =
            Bilingual(vi: "theo ", en: "under ") + version.label + .same(": ") + reason.text
        }
        if !reasons.contains(where: { $0.text == reason.text }) { reasons.append(reason) }
      }
    }
    return reasons
  }
}

extension [ExplainedClause] {
  /// The clauses up to the first that certainly applies; those behind it were not asked, and those
  /// that do not apply before it say nothing.
  fileprivate var lookedAt: [ExplainedClause] {
    guard
      let last = firstIndex(where: { $0.applicability == .applies || $0.applicability == .error })
    else { return self }
    return self[...last].filter { $0.applicability != .doesNotApply }
  }
}
