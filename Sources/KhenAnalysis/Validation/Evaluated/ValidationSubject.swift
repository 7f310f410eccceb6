import KhenEvaluation
import KhenSemantics
import KhenSource

/// A part of the rules that was compiled to be asked about: a version of an award, or a scorecard.
struct ValidationSubject {
  /// The code.
  var program: Program
  /// The kind of dossier.
  var kind: Int
  /// The days on which it applies.
  var dates: ClosedRange<Int>
  /// The award; nothing for a scorecard.
  var award: CompiledAward?

  /// All versions of awards and all scorecards of a rule set.
  static func all(of program: CheckedProgram, schema: FactSchema) -> [ValidationSubject] {
    var subjects: [ValidationSubject] = []
    for award in program.awards where !award.isNotSourced {
      guard let dates = SearchDates.days(of: award.applies) else { continue }
      for kind in award.subjects {
        let compiled = CompiledAward(award, kind: kind, of: program, schema: schema)
        subjects.append(
          ValidationSubject(program: compiled.program, kind: kind, dates: dates, award: compiled)
        )
      }
    }
    for card in program.scorecards {
      let compiled = CompiledScorecard(card, of: program, schema: schema)
      subjects.append(
        ValidationSubject(
          program: compiled.program,
          kind: card.kind,
          dates: SearchDates.first...SearchDates.last
        )
      )
    }
    return subjects
  }
}

/// Whether something can happen in any of the parts of the rules that a place stands in.
struct ValidationQuestion {
  /// A condition in one part: registers, and whether each is to be true.
  struct Instance {
    var subject: Int
    var parts: [(register: UInt32, isTrue: Bool)]
    /// Two values that are to differ.
    var differing: (UInt32, UInt32)?
  }

  /// What came out.
  enum Answer {
    /// It can happen, or rests on law whose text is not known.
    case possible
    /// Proved: it cannot happen anywhere.
    case never
    /// Neither, within the budget.
    case undecided
  }

  var instances: [Instance] = []
}

/// Asks questions of the parts of a rule set.
struct ValidationAsker {
  let program: CheckedProgram
  let schema: FactSchema
  let subjects: [ValidationSubject]
  private var searches: [WitnessSearch]
  /// Runs spent so far.
  private(set) var runs = 0

  init(_ program: CheckedProgram) {
    self.program = program
    schema = FactSchema(program)
    subjects = ValidationSubject.all(of: program, schema: schema)
    searches = []
    for subject in subjects {
      var search = WitnessSearch(
        program,
        schema: schema,
        kind: subject.kind,
        dates: subject.dates
      )
      search.makesPlain = false
      search.budget = .validation
      searches.append(search)
    }
  }

  /// Whether something can happen in some part of the rules.
  mutating func ask(_ question: ValidationQuestion) -> ValidationQuestion.Answer {
    var isOpen = false
    for instance in question.instances {
      switch find(instance, makesPlain: false) {
      case .found: return .possible
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
      if case .found(let witness) = find(instance, makesPlain: true) { return witness }
    }
    return nil
  }

  /// Answers about a condition in one part of the rules.
  mutating func find(
    _ instance: ValidationQuestion.Instance,
    makesPlain: Bool
  ) -> SearchAnswer {
    var whole = subjects[instance.subject].program
    var parts = instance.parts
    if let (first, second) = instance.differing {
      parts.append((whole.addEquality(of: first, and: second), false))
    }
    let (program, register) = whole.asking(parts)
    return find([SearchAim(program, register, .met)], in: instance.subject, makesPlain)
  }

  /// Answers about several conditions at once, on one day.
  mutating func find(_ aims: [SearchAim], in subject: Int, on day: Int) -> SearchAnswer {
    var search = WitnessSearch(
      program,
      schema: schema,
      kind: subjects[subject].kind,
      dates: day...day
    )
    search.budget = .validation
    defer { runs += search.runs }
    return search.find(aims)
  }

  private mutating func find(
    _ aims: [SearchAim],
    in subject: Int,
    _ makesPlain: Bool
  ) -> SearchAnswer {
    searches[subject].makesPlain = makesPlain
    defer { runs += searches[subject].runs }
    return searches[subject].find(aims)
  }
}

extension WitnessSearch.Budget {
  /// What one question of a validation may spend.
  static let validation: WitnessSearch.Budget = {
    var budget = WitnessSearch.Budget()
    budget.proofRuns = AnalysisLimits.validationProofRuns
    budget.searchRuns = AnalysisLimits.validationSearchRuns
    budget.steps = AnalysisLimits.validationSteps
    return budget
  }()
}
