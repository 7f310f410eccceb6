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
  /// What may have to be run; compiled by `DossierEvaluation` when a dossier first asks for it.
  package var programs: [PlannedProgram] = []
  /// For each award, for each kind: the version in effect on the date, as an index of `programs`,
  /// or nothing.
  package var versions: [[Int: Int]] = []
  /// For each award, for each kind: the earlier versions that may still apply.
  package var residuals: [[Int: [PlannedResidual]]] = []

  /// For each kind, the positions of the awards that are for it, rising.
  private var awardsOfKind: [Int: [Int]] = [:]
  /// The positions of all awards.
  private let allAwards: [Int]

  /// Finds the versions that are in effect on a date, and those that may still apply.
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
        versionOfKind[kind] = programs.count
        let later = program.laterParts(of: index, kind: kind)
        programs.append(.version(award: index, kind: kind, lawDate: nil, later: later))
      }
      versions.append(versionOfKind)
      planResiduals(of: name)
      for version in program.awards.indices where program.awards[version].name == name {
        for kind in program.awards[version].subjects
        where awardsOfKind[kind]?.last != position {
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
    var seen: Set<Name> = []
    return program.awards.map { $0.name }.filter { seen.insert($0).inserted }
  }
}

/// Evaluates dossiers one after the other; holds the working memory of one thread.
package struct DossierEvaluation {
  /// What is to be done with each dossier.
  package let plan: EvaluationPlan
  /// What puts verdicts into words.
  var explainer: Explainer
  /// What gives the verdicts of the programs that were asked for, in the order in which they were.
  package var evaluators: [AwardEvaluator] = []
  /// For each program of the plan, its place in `evaluators`; nothing before it is asked for.
  private var places: [Int?]
  /// For each award, the version that gave the last result, as an index of the programs of the
  /// plan; nothing where there was none, or where it was open which.
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
    }
  }
  /// The versions and conditions of clauses that the last dossier was explained by, if
  /// `recordsApplied`.
  package internal(set) var applied: [AppliedProgram] = []

  /// A version, or the condition of a transitional clause, with what came out.
  package struct AppliedProgram: Sendable {
    /// Index of the programs of the plan.
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
    places = [Int?](repeating: nil, count: plan.programs.count)
  }

  /// The place in `evaluators` of what gives the verdicts of a program of the plan; compiles it
  /// when it is asked for the first time.
  package mutating func place(of program: Int) -> Int {
    if let place = places[program] { return place }
    var evaluator = plan.evaluator(of: program, texts: &frame.texts)
    evaluator.decider.machine.recordsChoices = recordsApplied
    // Those of the dossier in the frame are kept with those of the program: they are few.
    frame.texts.keepConstants()
    places[program] = evaluators.count
    evaluators.append(evaluator)
    return evaluators.count - 1
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
    let version = index.flatMap { plan.versions[$0][record.kind] }.flatMap { plan.award(of: $0) }
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

  /// Explains what comes out under a version.
  mutating func explain(version: Int, _ record: DossierRecord) -> Explanation {
    let place = place(of: version)
    let explanation = explainer.explain(
      &evaluators[place],
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
    guard let place = places[applied.index] else {
      preconditionFailure("what was applied was compiled")
    }
    return evaluators[place]
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
