import KhenEvaluation
package import KhenSemantics

/// Something that a plan may have to run, to be compiled when it is first asked for: most dossiers
/// ask for few of the awards of a rule set.
package enum PlannedProgram: Sendable {
  /// A version of an award, as an index of `CheckedProgram.awards`, for a kind of dossier; with the
  /// day whose law it is applied with where that is not the evaluation date, and the later parts of
  /// the same declared version.
  case version(award: Int, kind: Int, lawDate: Int?, later: [Int])
  /// The condition of a transitional clause of an instrument, for a kind of dossier.
  case condition(instrument: Int, clause: Int, kind: Int)
}

extension EvaluationPlan {
  /// The award of a version, as an index of `programs`; nothing for a condition.
  package func award(of index: Int) -> CheckedAward? {
    switch programs[index] {
    case .version(let award, _, _, _): program.awards[award]
    case .condition: nil
    }
  }

  /// Compiles a program; its texts are then among those given.
  func evaluator(of index: Int, texts: inout TextTable) -> AwardEvaluator {
    switch programs[index] {
    case .version(let award, let kind, let lawDate, let later):
      var evaluator = AwardEvaluator(
        compiled(award, kind: kind, lawDate: lawDate),
        later: later.map { compiled($0, kind: kind, lawDate: nil) },
        texts: &texts
      )
      bound(&evaluator, index)
      return evaluator
    case .condition(let instrument, let clause, let kind):
      let residual = program.instruments[instrument].residuals[clause]
      guard let condition = residual.condition else {
        preconditionFailure("only clauses with a condition are planned as one")
      }
      return AwardEvaluator(
        CompiledAward(
          condition: condition,
          of: residual,
          kind: kind,
          of: program,
          schema: schema
        ),
        texts: &texts
      )
    }
  }

  private func compiled(_ award: Int, kind: Int, lawDate: Int?) -> CompiledAward {
    CompiledAward(
      program.awards[award],
      kind: kind,
      of: program,
      schema: schema,
      lawDate: lawDate
    )
  }

  /// What is said of later days under an earlier version ends where the clause ends.
  private func bound(_ evaluator: inout AwardEvaluator, _ index: Int) {
    for kinds in residuals {
      for planned in kinds.values.flatMap({ $0 }) where planned.version == index {
        // Of two clauses that keep one version alive, either may be the one that applies.
        let sofar = evaluator.end
        let ends = [
          planned.end, sofar == evaluator.compiled.award.applies.end ? nil : sofar,
        ]
        evaluator.end = ends.compactMap { $0 }.min()
      }
    }
  }
}
