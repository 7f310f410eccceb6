package import KhenEvaluation
package import KhenExplanation
package import KhenSemantics
package import KhenSource

/// What is to be done with each dossier; shared by all threads.
package struct EvaluationPlan: Sendable {
  /// The rules.
  package var program: CheckedProgram
  /// The schema of the rules.
  package var schema: FactSchema
  /// The awards to apply, by name, in the order of the rules.
  package var awards: [Name]
  /// Day number of the evaluation date.
  package var date: Int
  /// Whether a dossier is evaluated for the awards that it names, or where it names none, for
  /// those that are for its kind; else for all of `awards`.
  package var followsNominations = false
  /// How much of each result is explained.
  package var detail = ExplanationLevel.none
  /// Versions in effect on the date, compiled for each kind of dossier.
  package var compiled: [CompiledAward] = []
  /// For each award, for each kind: an index in `compiled`, or nothing.
  package var versions: [[Int: Int]] = []
  /// For each compiled version, the later parts of the same declared version.
  package var laterParts: [[CompiledAward]] = []

  /// For each award, for each kind: the earlier versions that may still apply.
  package var residuals: [[Int: [PlannedResidual]]] = []
  /// Conditions of transitional clauses, compiled.
  package var conditions: [CompiledAward] = []

  /// For each kind, the positions of the awards that are for it, rising.
  private var awardsOfKind: [Int: [Int]] = [:]
  /// The positions of all awards.
  private let allAwards: [Int]

  /// Compiles the versions that are in effect on a date, and those that may still apply.
  package init(_ program: CheckedProgram, awards: [Name], date: Int) {
    self.program = program
    schema = FactSchema(program)
    self.awards = awards
    allAwards = Array(awards.indices)
    self.date = date
    for (position, name) in awards.enumerated() {
      var versionOfKind: [Int: Int] = [:]
      for kind in schema.dossierKinds {
        guard let index = program.version(of: name, on: date, kind: kind) else { continue }
        versionOfKind[kind] = compiled.count
        compiled.append(
          CompiledAward(program.awards[index], kind: kind, of: program, schema: schema)
        )
        laterParts.append(
          program.laterParts(of: index, kind: kind).map {
            CompiledAward(program.awards[$0], kind: kind, of: program, schema: schema)
          }
        )
      }
      versions.append(versionOfKind)
      planResiduals(of: name)
      for version in program.awards where version.name == name {
        for kind in version.subjects where awardsOfKind[kind]?.last != position {
          awardsOfKind[kind, default: []].append(position)
        }
      }
    }
  }

  /// The awards that a dossier is evaluated for, as positions in `awards`; at least one.
  func awards(for record: DossierRecord) -> [Int] {
    guard followsNominations else { return allAwards }
    if let nominations = record.nominations {
      let named = nominations.compactMap { position in
        awards.firstIndex { $0 == schema.awards[position].name }
      }
      if !named.isEmpty { return named }
    }
    return awards(ofKind: record.kind)
  }

  /// The awards that a dossier of a kind is evaluated for that names none.
  func awards(ofKind kind: Int) -> [Int] {
    followsNominations ? awardsOfKind[kind] ?? allAwards : allAwards
  }

  /// The awards of a program, each once, in the order of the rules.
  package static func awards(of program: CheckedProgram) -> [Name] {
    var names: [Name] = []
    for award in program.awards where !names.contains(award.name) { names.append(award.name) }
    return names
  }
}

/// Evaluates dossiers one after the other; holds the working memory of one thread.
package struct DossierEvaluation {
  /// What is to be done with each dossier.
  package let plan: EvaluationPlan
  /// What puts verdicts into words.
  var explainer: Explainer
  /// For each compiled version, what gives its verdicts.
  package var evaluators: [AwardEvaluator] = []
  /// For each condition of the plan, what tells whether it holds.
  var conditions: [AwardEvaluator] = []
  /// For each award, the compiled version that gave the last result; nothing where there was none,
  /// or where it was open which.
  package internal(set) var decisive: [Int?]
  /// The facts of the dossier that is being evaluated.
  package var frame = FactFrame()
  /// Whether it is kept what was applied to each dossier, and which alternatives each choice
  /// looked at.
  package var recordsApplied = false {
    didSet {
      for index in evaluators.indices {
        evaluators[index].decider.machine.recordsChoices = recordsApplied
      }
      for index in conditions.indices {
        conditions[index].decider.machine.recordsChoices = recordsApplied
      }
    }
  }
  /// The versions and conditions of clauses that the last dossier was explained by, if
  /// `recordsApplied`.
  package internal(set) var applied: [AppliedProgram] = []

  /// A compiled version, or the condition of a transitional clause, with what came out.
  package struct AppliedProgram: Sendable {
    /// Index in `evaluators`, or in `conditions`.
    package var index: Int
    /// Whether it is the condition of a clause.
    package var isCondition: Bool
    /// What came out.
    package var explanation: Explanation
  }

  /// Prepares the working memory.
  package init(_ plan: EvaluationPlan) {
    self.plan = plan
    explainer = Explainer(program: plan.program, schema: plan.schema)
    decisive = [Int?](repeating: nil, count: plan.awards.count)
    for (compiled, later) in zip(plan.compiled, plan.laterParts) {
      evaluators.append(AwardEvaluator(compiled, later: later, texts: &frame.texts))
    }
    for condition in plan.conditions {
      conditions.append(AwardEvaluator(condition, texts: &frame.texts))
    }
    boundResiduals()
    frame.texts.keepConstants()
  }

  /// The results of the dossier in the frame, one for each award; one that names none when nobody
  /// can tell what a dossier with mistakes is proposed for.
  package mutating func results(
    of record: DossierRecord,
    position: Int,
    file: String
  ) -> [DossierResult] {
    let place = DataPlace(file: file, line: record.line)
    if recordsApplied { applied.removeAll(keepingCapacity: true) }
    let errors = record.errors.map { DataErrorText($0, file: file) }
    var results: [DossierResult] = []
    let isNominated = plan.followsNominations && record.nominations != nil
    let awards = plan.awards(for: record)
    if !errors.isEmpty, plan.followsNominations, record.nominations?.isEmpty ?? true,
      awards.count > 1
    {
      return [
        DossierResult(
          position: position,
          explanation: unreadable(record, award: nil),
          dataErrors: errors,
          place: place
        )
      ]
    }
    for index in awards {
      let explanation =
        errors.isEmpty
        ? explain(record, award: index) : unreadable(record, award: index)
      var result = DossierResult(
        position: position,
        explanation: explanation,
        dataErrors: errors,
        place: place
      )
      result.isNominated = isNominated
      results.append(result)
    }
    return results
  }

  private func unreadable(_ record: DossierRecord, award index: Int?) -> Explanation {
    let name = index.map { plan.awards[$0] }
    let version = index.flatMap { plan.versions[$0][record.kind] }.map { plan.compiled[$0].award }
    let declared = version ?? plan.program.awards.first { $0.name == name }
    return Explanation(
      award: name?.text ?? "",
      awardLabel: declared?.label ?? "",
      version: version.map { plan.program.versionText($0) },
      key: record.key,
      nominee: record.nominee,
      evaluationDate: plan.date,
      verdict: .dataError
    )
  }

  private mutating func explain(_ record: DossierRecord, award index: Int) -> Explanation {
    let residuals = plan.residuals[index][record.kind] ?? []
    if !residuals.isEmpty { return explain(record, award: index, residuals) }
    decisive[index] = plan.versions[index][record.kind]
    return explainCurrent(record, award: index)
  }

  /// Explains the version in effect, or that there is none.
  mutating func explainCurrent(_ record: DossierRecord, award index: Int) -> Explanation {
    guard let version = plan.versions[index][record.kind] else {
      return explainer.explainNotApplicable(
        award: plan.awards[index],
        kind: record.kind,
        date: plan.date,
        key: record.key,
        nominee: record.nominee
      )
    }
    return explain(version: version, record)
  }

  /// Explains what comes out under a compiled version.
  mutating func explain(version: Int, _ record: DossierRecord) -> Explanation {
    let explanation = explainer.explain(
      &evaluators[version],
      frame: frame,
      date: plan.date,
      key: record.key,
      nominee: record.nominee,
      detail: plan.detail
    )
    if recordsApplied {
      applied.append(
        AppliedProgram(index: version, isCondition: false, explanation: explanation)
      )
    }
    return explanation
  }

  /// The evaluator of a version or condition that was applied; its machine holds the run over the
  /// dossier as filed, where the plan explains all.
  package func evaluator(of applied: AppliedProgram) -> AwardEvaluator {
    applied.isCondition ? conditions[applied.index] : evaluators[applied.index]
  }
}

extension DataErrorText {
  /// The error of a reader in a file.
  package init(_ error: DataError, file: String) {
    self.init(
      code: error.id.name,
      message: error.message,
      place: DataPlace(error.place, file: file)
    )
  }
}

extension DataPlace {
  /// The place of a reader in a file.
  package init(_ place: Place, file: String) {
    // List tables are named by their path.
    let table = place.cell?.table ?? ""
    self.init(
      file: table.isEmpty ? file : table,
      line: place.line,
      pointer: place.pointer,
      row: place.cell?.row ?? 0,
      column: place.cell?.column ?? ""
    )
  }
}
