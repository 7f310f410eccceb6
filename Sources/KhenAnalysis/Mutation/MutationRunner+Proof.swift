import KhenEvaluation
import KhenSemantics
import KhenSource

// Mutants that no dossier near the tests tells: a search over all dossiers, or a proof that there
// is none.
extension MutationRunner {
  /// Questions asked of one mutant before it is left open.
  private static var questionCountMax: Int { 48 }

  /// Looks over all dossiers for one that tells a mutant from the rules.
  mutating func search(_ mutation: Mutation) -> Telling {
    switch mutation.key.form {
    case .version, .transition, .selection, .effectDate: return .open
    case .threshold, .weight, .flag, .comparison, .rangeEnd, .arithmetic, .junction, .part,
      .negation, .quantifier, .demand, .filter, .extreme, .membership, .overlap, .rounding,
      .lawDate, .group, .criterion, .bar, .barEffect, .paper, .exception, .priority, .figureDate:
      break
    }
    let changed = ProgramMutator.apply(mutation, to: plan.reach.program)
    var judge = TestJudge(changed, schema: plan.reach.schema)
    let graph = plan.reach.graph
    func rests(_ item: ProgramItem) -> Bool { graph.rests(item, on: mutation.items) }
    var isProved = true
    var isAsked = false
    var questionCount = 0
    for selection in changed.selections.indices where rests(.selection(selection)) {
      isProved = false
    }
    for (index, award) in changed.awards.enumerated() where rests(.award(index)) {
      isAsked = true
      let laws = plan.residualLawDates(of: index)
      for kind in award.subjects {
        for law in [nil] + laws.map(Optional.some) {
          let key = TestJudge.VersionKey(version: index, kind: kind, lawDate: law)
          guard
            let difference = DifferenceProgram(key, mutation, changed, reach: plan.reach),
            questionCount < MutationRunner.questionCountMax
          else {
            isProved = false
            continue
          }
          let told = search(difference, kind: kind, days(of: key), &judge, &questionCount) {
            CheckedTest($0, award: award.name)
          }
          switch told {
          case .killer(let killer): return .killer(killer)
          case .same: break
          case .open: isProved = false
          }
        }
      }
    }
    for (index, card) in changed.scorecards.enumerated() where rests(.scorecard(index)) {
      isAsked = true
      guard
        let difference = DifferenceProgram(
          scorecard: index,
          mutation,
          changed,
          reach: plan.reach
        )
      else {
        isProved = false
        continue
      }
      let days = SearchDates.first...SearchDates.last
      let told = search(difference, kind: card.kind, days, &judge, &questionCount) {
        var test = CheckedTest($0, award: card.name)
        test.scorecard = index
        return test
      }
      switch told {
      case .killer(let killer): return .killer(killer)
      case .same: break
      case .open: isProved = false
      }
    }
    return isProved && isAsked ? .same : .open
  }

  private mutating func search(
    _ difference: DifferenceProgram,
    kind: Int,
    _ days: ClosedRange<Int>,
    _ judge: inout TestJudge,
    _ questionCount: inout Int,
    _ makeTest: (Witness) -> CheckedTest
  ) -> Telling {
    var search = WitnessSearch(
      plan.reach.program,
      schema: plan.reach.schema,
      kind: kind,
      dates: days
    )
    var isProved = !difference.isPartial
    func aim(_ register: UInt32, _ wanted: SearchAim.Wanted) -> SearchAim {
      SearchAim(difference.program, register, wanted)
    }
    var questions: [[SearchAim]] = difference.movedBars.map { [aim($0, .met)] }
    for pair in difference.pairs {
      if pair.isValue {
        questions += [[aim(pair.before, .met)]]
      } else if pair.before != pair.after {
        questions += [
          [aim(pair.before, .met), aim(pair.after, .notMet)],
          [aim(pair.before, .notMet), aim(pair.after, .met)],
        ]
        // Where exceptions can collide, one may fail where the other does not.
        if !difference.program.choices.isEmpty {
          questions += [
            [aim(pair.before, .error), aim(pair.after, .met)],
            [aim(pair.before, .error), aim(pair.after, .notMet)],
            [aim(pair.after, .error), aim(pair.before, .met)],
            [aim(pair.after, .error), aim(pair.before, .notMet)],
          ]
        }
      }
    }
    questions = difference.eligibleQuestions + questions
    for aims in questions {
      guard questionCount < MutationRunner.questionCountMax else { return .open }
      questionCount += 1
      switch search.find(aims) {
      case .impossible: break
      case .undecided: isProved = false
      case .found(let witness):
        let test = makeTest(witness)
        let before = base.profile(test, TestReach.question(of: test, in: base.program))
        let after = judge.profile(test, TestReach.question(of: test, in: judge.program))
        if before != after { return .killer(Killer(test, before, after, in: base.program)) }
        isProved = false
      }
    }
    return isProved ? .same : .open
  }

  /// The days on which a version decides; a hundred years where it has no end.
  private func days(of key: TestJudge.VersionKey) -> ClosedRange<Int> {
    let span = plan.reach.program.awards[key.version].applies
    let years = 100 * 366
    if let law = key.lawDate { return (law + 1)...(law + years) }
    let start =
      span.start ?? (span.end ?? CivilDate.dayNumber(year: 2025, month: 1, day: 1)) - years
    let end = span.end.map { $0 - 1 } ?? start + years
    return start...max(start, end)
  }
}

extension CheckedTest {
  /// A dossier without expectations.
  init(_ witness: Witness, award: Name) {
    self.init(
      label: "",
      caseLabel: nil,
      award: award,
      evaluationDate: witness.date,
      kind: witness.kind,
      facts: witness.facts,
      attestations: witness.attestations,
      documents: witness.documents,
      expectations: [],
      range: SourceRange(file: FileID(0), start: 0, end: 0)
    )
  }
}
