import KhenAnalysis
import KhenDossiers
import KhenEvaluation
import KhenSemantics
import KhenSource

/// What real dossiers get under two rule sets.
struct FlipRun {
  /// The old rules.
  let old: CheckedProgram
  /// The new rules.
  let new: CheckedProgram
  /// Which declaration is which.
  let matching: RuleSetMatching
  /// The awards asked about, by their new names; all where there are none.
  let awards: [Name]
  /// Day number of the evaluation date.
  let date: Int
  /// How many threads work.
  let jobs: Int
  /// How many flips are kept.
  let limit: Int

  /// Reads dossiers under both rule sets; reports and returns nothing where a file cannot be read.
  func run(_ paths: [String], _ context: CommandContext) -> DossierFlips? {
    let matching = self.matching
    let oldPlan = plan(old) { matching.newName(of: $0) }
    let newPlan = plan(new) { $0 }
    guard let oldInput = context.open(paths, schema: oldPlan.schema),
      let newInput = context.withoutInput.open(paths, schema: newPlan.schema)
    else { return nil }
    let pipeline = FlipPipeline(
      oldPlan,
      newPlan,
      newName: { matching.newName(of: $0) },
      jobs: jobs,
      limit: limit
    )
    let progress = Progress(totalBytes: oldInput.size, context)
    pipeline.onProgress = { progress.update(dossiers: $0, bytes: $1) }
    let flips = pipeline.run(oldInput, newInput)
    progress.finish()
    for problem in oldInput.problems { context.report(problem.message) }
    return oldInput.problems.isEmpty ? flips : nil
  }

  private func plan(_ program: CheckedProgram, _ newName: (Name) -> Name) -> EvaluationPlan {
    let known = EvaluationPlan.awards(of: program)
    let chosen = awards.isEmpty ? known : known.filter { awards.contains(newName($0)) }
    var plan = EvaluationPlan(program, awards: chosen, date: date)
    plan.followsNominations = awards.isEmpty
    return plan
  }
}

extension CommandContext {
  /// The same without standard input, for what is read a second time for its form only.
  fileprivate var withoutInput: CommandContext {
    CommandContext(
      environment: environment,
      output: output,
      errors: errors,
      readInput: { nil },
      terminal: terminal,
      today: today
    )
  }
}
