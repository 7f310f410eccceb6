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
  /// Index of the scorecard; nothing for an award.
  var scorecard: Int?

  /// All versions of awards and all scorecards of a rule set.
  static func all(of program: CheckedProgram, schema: FactSchema) -> [ValidationSubject] {
    var subjects: [ValidationSubject] = []
    for award in program.awards where !award.isNotSourced {
      guard let dates = SearchDates.days(of: award.applies) else { continue }
      for kind in award.subjects {
        var compiled = CompiledAward(award, kind: kind, of: program, schema: schema)
        compiled.program = compiled.program.withEmptyRangesFalse
        subjects.append(
          ValidationSubject(program: compiled.program, kind: kind, dates: dates, award: compiled)
        )
      }
    }
    for (index, card) in program.scorecards.enumerated() {
      let compiled = CompiledScorecard(card, of: program, schema: schema)
      subjects.append(
        ValidationSubject(
          program: compiled.program.withEmptyRangesFalse,
          kind: card.kind,
          dates: SearchDates.first...SearchDates.last,
          scorecard: index
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

    /// The condition that it happens: a program for this question only, and its register.
    func condition(in program: Program) -> (program: Program, register: UInt32) {
      var whole = program
      var parts = parts
      if let (first, second) = differing {
        parts.append((whole.addEquality(of: first, and: second), false))
      }
      return whole.asking(parts)
    }
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

  /// The question without what is to be false in it: what the rest leads to.
  var affirmed: ValidationQuestion {
    ValidationQuestion(
      instances: instances.map { instance in
        Instance(subject: instance.subject, parts: instance.parts.filter { $0.isTrue })
      }
    )
  }
}
