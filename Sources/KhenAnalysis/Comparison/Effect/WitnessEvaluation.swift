import KhenDossiers
package import KhenEvaluation
package import KhenExplanation
package import KhenSemantics
package import KhenSource

/// Gives the ordinary verdicts of a rule set for dossiers that were built, not read.
package struct WitnessEvaluation {
  private struct Question: Hashable {
    var award: Name
    var date: Int
    var detail: ExplanationLevel
  }

  private let program: CheckedProgram
  /// The schema of the rules.
  package let schema: FactSchema
  private let promises: DossierPromises
  private var evaluations: [Question: DossierEvaluation] = [:]

  /// Prepares to evaluate under a rule set.
  package init(_ program: CheckedProgram) {
    self.program = program
    schema = FactSchema(program)
    promises = DossierPromises(program, schema: schema, date: 0)
  }

  /// The verdict for a dossier with all its reasons.
  package mutating func explain(_ witness: Witness, award: Name) -> Explanation {
    explain(witness, award: award, detail: .all)
  }

  /// The verdict for a dossier without reasons; much faster.
  package mutating func verdict(_ witness: Witness, award: Name) -> Verdict {
    explain(witness, award: award, detail: .none).verdict
  }

  private mutating func explain(
    _ witness: Witness,
    award: Name,
    detail: ExplanationLevel
  ) -> Explanation {
    let question = Question(award: award, date: witness.date, detail: detail)
    var evaluation: DossierEvaluation
    if let known = evaluations.removeValue(forKey: question) {
      evaluation = known
    } else {
      var plan = EvaluationPlan(program, awards: [award], date: witness.date)
      plan.detail = detail
      evaluation = DossierEvaluation(plan)
    }
    defer { evaluations[question] = evaluation }
    evaluation.frame.file(witness, schema: schema)
    let broken = promises.on(witness.date).apply(to: &evaluation.frame)
    let record = DossierRecord(
      key: "",
      nominee: "",
      kind: witness.kind,
      ordinal: 1,
      line: 0,
      errors: broken.map {
        DataError(.brokenPromise($0.message), at: Place(line: 0, column: 0))
      }
    )
    let results = evaluation.results(of: record, position: 1, file: "")
    return results.first?.explanation
      ?? Explanation(
        award: award.text,
        awardLabel: award.text,
        version: nil,
        key: "",
        nominee: "",
        evaluationDate: witness.date,
        verdict: .notApplicable
      )
  }
}
