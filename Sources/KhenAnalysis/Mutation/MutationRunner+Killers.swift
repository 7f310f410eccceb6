import KhenEvaluation
import KhenSemantics
import KhenSource

// Dossiers that tell a surviving mutant from the rules.
extension MutationRunner {
  /// What is known of a mutant that no test notices.
  package enum Telling {
    /// A dossier tells it from the rules.
    case killer(Killer)
    /// Proved: no dossier does.
    case same
    /// Neither.
    case open
  }

  /// Looks for a dossier that tells a surviving mutant from the rules.
  package mutating func tell(_ mutant: Mutant) -> Telling {
    if let killer = killer(of: mutant) { return .killer(killer) }
    if case .inProgram(let mutation) = mutant { return search(mutation) }
    return .open
  }

  /// A dossier near those of the tests on which the mutant gives something else; nothing where none
  /// of them does.
  package mutating func killer(of mutant: Mutant) -> Killer? {
    let changed: CheckedProgram
    switch mutant {
    case .inProgram(let mutation):
      changed = ProgramMutator.apply(mutation, to: plan.reach.program)
    case .effectDate(let change):
      guard let program = EffectDates.apply(change, to: plan.trees) else { return nil }
      changed = program
    }
    var judge = TestJudge(changed, schema: plan.reach.schema)
    var comparison = VersionComparison()
    // Of what many awards share, a few are enough; the search looks at all of them.
    let awards = awards(restingOn: mutant, changed).prefix(MutationRunner.pooledAwardCountMax)
    for subject in awards.map({ PoolSubject.award($0) }) + scorecards(restingOn: mutant) {
      let killer = killer(subject, mutant, &judge, &comparison)
      if let killer { return killer }
    }
    return nil
  }

  /// Awards whose dossiers are looked at for one mutant.
  private static var pooledAwardCountMax: Int { 4 }
  /// Dossiers that are looked at for another verdict once one gives another part.
  private static var secondLooksMax: Int { 400 }
  /// Pools that are kept.
  private static var poolCountMax: Int { 16 }

  private mutating func killer(
    _ subject: PoolSubject,
    _ mutant: Mutant,
    _ judge: inout TestJudge,
    _ comparison: inout VersionComparison
  ) -> Killer? {
    let pool = pool(of: subject)
    var second: DossierPool.Entry?
    var looks = 0
    for entry in pool.entries {
      if second != nil {
        looks += 1
        if looks > MutationRunner.secondLooksMax { break }
      }
      if mutant.keepsVersions, entry.test.scorecard == nil {
        if comparison.isSame(entry.question, kind: entry.test.kind, &base, &judge) { continue }
        if entry.question.residuals.isEmpty, let version = entry.question.current,
          judge.extents(entry.test, version) == entry.print.extents
        {
          continue
        }
      }
      let question =
        mutant.movesVersions
        ? TestReach.question(of: entry.test, in: judge.program) : entry.question
      let print = judge.print(entry.test, question)
      if print == entry.print { continue }
      // The version stands where it stood; what counts is what comes out.
      guard print.verdict != entry.print.verdict else {
        if second == nil, tells(entry, &judge) { second = entry }
        continue
      }
      if tells(entry, &judge) { return killer(entry, &judge) }
    }
    return second.map { killer($0, &judge) }
  }

  private mutating func tells(_ entry: DossierPool.Entry, _ judge: inout TestJudge) -> Bool {
    let other = TestReach.question(of: entry.test, in: judge.program)
    let before = base.profile(entry.test, entry.question)
    let after = judge.profile(entry.test, other)
    if entry.test.scorecard == nil { return before != after }
    return !Killer(entry.test, before, after, in: base.program).parts.isEmpty
  }

  private mutating func killer(_ entry: DossierPool.Entry, _ judge: inout TestJudge) -> Killer {
    let other = TestReach.question(of: entry.test, in: judge.program)
    var killer = Killer(
      entry.test,
      base.profile(entry.test, entry.question),
      judge.profile(entry.test, other),
      in: base.program
    )
    killer.line = entry.line
    return killer
  }

  /// The awards on which a mutant can have an effect, those that it stands in first.
  func awards(restingOn mutant: Mutant, _ changed: CheckedProgram) -> [Name] {
    let program = plan.reach.program
    var names: [Name] = []
    func add(_ name: Name) { if !names.contains(name) { names.append(name) } }
    switch mutant {
    case .inProgram(let mutation):
      for case .award(let index) in mutation.items { add(program.awards[index].name) }
      for (index, award) in program.awards.enumerated() where !names.contains(award.name) {
        let isResidual = award.instrument.map { mutation.items.contains(.instrument($0)) } == true
        if isResidual || plan.reach.graph.rests(.award(index), on: mutation.items) {
          add(award.name)
        }
      }
    case .effectDate: names = awards(restingOn: changed)
    }
    return names
  }

  /// The awards whose versions stand on other days in changed rules.
  func awards(restingOn changed: CheckedProgram) -> [Name] {
    let program = plan.reach.program
    var names: [Name] = []
    for award in program.awards where !names.contains(award.name) {
      func spans(_ program: CheckedProgram) -> [DaySpan] {
        program.awards.filter { $0.name == award.name }.flatMap { [$0.applies, $0.effect] }
      }
      if spans(program) != spans(changed) { names.append(award.name) }
    }
    return names
  }

  /// The scorecards that a mutant can have an effect on.
  private func scorecards(restingOn mutant: Mutant) -> [PoolSubject] {
    guard case .inProgram(let mutation) = mutant else { return [] }
    return plan.reach.program.scorecards.indices
      .filter { plan.reach.graph.rests(.scorecard($0), on: mutation.items) }
      .map { .scorecard($0) }
  }

  private mutating func pool(of subject: PoolSubject) -> DossierPool {
    if let index = pools.firstIndex(where: { $0.subject == subject }) {
      let known = pools.remove(at: index)
      pools.append(known)
      return known.pool
    }
    var eligible: [CheckedTest] = []
    var others: [CheckedTest] = []
    for (index, test) in plan.reach.program.tests.enumerated()
    where subject.isTested(by: test) {
      let isEligible =
        test.scorecard == nil
        && base.verdict(test, plan.reach.questions[index]).verdict == .eligible
      var plain = test
      plain.expectations = []
      if isEligible { eligible.append(plain) } else { others.append(plain) }
    }
    let chosen = Array(eligible.prefix(16)) + Array(others.prefix(12))
    let pool = DossierPool(around: chosen, schema: plan.reach.schema, &base)
    if pools.count >= MutationRunner.poolCountMax { pools.removeFirst() }
    pools.append(KeptPool(subject: subject, pool: pool))
    return pool
  }
}

/// What the tests of a pool are for.
enum PoolSubject: Hashable {
  case award(Name)
  /// An index of scorecards.
  case scorecard(Int)

  /// Whether a test is for it.
  func isTested(by test: CheckedTest) -> Bool {
    switch self {
    case .award(let name): test.award == name && test.scorecard == nil
    case .scorecard(let index): test.scorecard == index
    }
  }
}

/// The dossiers near the tests of an award or scorecard, kept for the next mutants.
struct KeptPool {
  var subject: PoolSubject
  var pool: DossierPool
}
