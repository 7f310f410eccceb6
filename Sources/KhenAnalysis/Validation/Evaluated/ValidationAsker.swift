import KhenEvaluation
import KhenSemantics
import KhenSource

/// Asks questions of the parts of a rule set: first of the dossiers at hand, then by a search.
struct ValidationAsker {
  let program: CheckedProgram
  let schema: FactSchema
  let subjects: [ValidationSubject]
  private var searches: [WitnessSearch]
  private var pool: SamplePool
  /// Runs spent so far on searches.
  private(set) var runs = 0
  /// Steps that searches may still take, all questions together.
  private var stepsLeft: Int

  /// Prepares to ask about a rule set; `effort` multiplies what searches may take.
  init(_ program: CheckedProgram, effort: Int) {
    self.program = program
    schema = FactSchema(program)
    subjects = ValidationSubject.all(of: program, schema: schema)
    pool = SamplePool(program, subjects, schema: schema)
    stepsLeft = AnalysisLimits.validationSteps * effort
    searches = []
    for subject in subjects {
      var search = WitnessSearch(
        program,
        schema: schema,
        kind: subject.kind,
        dates: subject.dates
      )
      search.makesPlain = false
      search.budget = .validation(effort: effort)
      searches.append(search)
    }
  }

  /// Whether something can happen in some part of the rules.
  mutating func ask(_ question: ValidationQuestion) -> ValidationQuestion.Answer {
    isShown(question) ? .possible : search(question)
  }

  /// Whether a dossier at hand shows that something can happen.
  mutating func isShown(_ question: ValidationQuestion) -> Bool {
    for instance in question.instances where pool.isPossible(instance, alsoDistant: false) {
      return true
    }
    for instance in question.instances where pool.isPossible(instance, alsoDistant: true) {
      return true
    }
    return false
  }

  /// As `ask`, for what no dossier at hand shows.
  mutating func search(_ question: ValidationQuestion) -> ValidationQuestion.Answer {
    var isOpen = false
    for instance in question.instances {
      switch find(instance, makesPlain: false) {
      case .found(let witness):
        pool.add(witness, to: instance.subject)
        return .possible
      case .impossible: continue
      case .undecided:
        if searches[instance.subject].openReason == .law { return .possible }
        isOpen = true
      }
    }
    return isOpen ? .undecided : .never
  }

  /// A dossier on which something happens in some part of the rules.
  mutating func witness(_ question: ValidationQuestion) -> Witness? {
    for instance in question.instances {
      if let known = pool.witness(instance) {
        let (program, register) = instance.condition(in: subjects[instance.subject].program)
        return searches[instance.subject].plain(known, [SearchAim(program, register, .met)])
      }
    }
    for instance in question.instances {
      if case .found(let witness) = find(instance, makesPlain: true) { return witness }
    }
    return nil
  }

  /// Answers about a condition in one part of the rules.
  private mutating func find(
    _ instance: ValidationQuestion.Instance,
    makesPlain: Bool
  ) -> SearchAnswer {
    let (program, register) = instance.condition(in: subjects[instance.subject].program)
    let subject = instance.subject
    searches[subject].makesPlain = makesPlain
    defer { account(for: searches[subject]) }
    return searches[subject].find([SearchAim(program, register, .met)])
  }

  /// Answers about several conditions at once, on one day.
  mutating func find(_ aims: [SearchAim], in subject: Int, on day: Int) -> SearchAnswer {
    var search = WitnessSearch(
      program,
      schema: schema,
      kind: subjects[subject].kind,
      dates: day...day
    )
    search.budget = searches[subject].budget
    defer { account(for: search) }
    return search.find(aims)
  }

  /// Whether several conditions all certainly hold on a dossier.
  func holds(_ aims: [SearchAim], on witness: Witness, in subject: Int) -> Bool {
    var plainer = WitnessPlainer(searches[subject], AimRunner(aims))
    return plainer.holds(witness)
  }

  /// Once all steps are spent, what is asked is looked at once and no further.
  private mutating func account(for search: WitnessSearch) {
    runs += search.runs
    stepsLeft -= search.steps
    guard stepsLeft <= 0 else { return }
    for index in searches.indices { searches[index].budget.steps = 0 }
  }
}

extension WitnessSearch.Budget {
  /// What one question of a validation may spend.
  fileprivate static func validation(effort: Int) -> WitnessSearch.Budget {
    var budget = WitnessSearch.Budget()
    budget.proofRuns = AnalysisLimits.validationProofRuns * effort
    budget.searchRuns = AnalysisLimits.validationSearchRuns * effort
    budget.steps = AnalysisLimits.validationQuestionSteps * effort
    return budget
  }
}
