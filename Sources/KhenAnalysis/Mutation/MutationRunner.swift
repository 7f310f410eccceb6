import KhenEvaluation
package import KhenSemantics
package import KhenSource
package import KhenSyntax

/// One changed rule set to try: a mutation of the program, or of a day of effect.
package enum Mutant: Sendable {
  case inProgram(Mutation)
  case effectDate(EffectDates.Change)

  /// What is changed.
  package var mutation: Mutation {
    switch self {
    case .inProgram(let mutation): mutation
    case .effectDate(let change): change.mutation
    }
  }

  /// Whether the same version decides with the change, and is of the same instrument; else any part
  /// may come out otherwise.
  var keepsVersions: Bool { !movesVersions && mutation.key.form != .version }

  /// Whether other versions may apply with the change.
  var movesVersions: Bool {
    switch self {
    case .effectDate: true
    case .inProgram(let mutation):
      mutation.items.contains { if case .instrument = $0 { true } else { false } }
    }
  }
}

/// What the tests of a rule set say of a mutant.
package enum MutantOutcome: Hashable, Sendable {
  /// A test fails: the change would be noticed.
  case killed
  /// No dossier tells the changed rules from the rules: both compile to the same.
  case equivalent
  /// The checker does not accept the changed rules.
  case refused
  /// Every test holds under the changed rules.
  case survived(Survival)
  /// Not tried, because the time was over.
  case notTried
}

/// Why a mutant survived.
package struct Survival: Hashable, Sendable {
  /// In how many tests the changed part is evaluated.
  package var reachingCount: Int
  /// In how many of them something comes out otherwise that the test does not speak of.
  package var unobservedCount: Int
  /// The parts that come out otherwise in those tests, by name.
  package var unobservedParts: [Name]
}

/// Everything that trying mutants needs, shared by all threads.
package struct MutationPlan: Sendable {
  /// What tests rest on.
  let reach: TestReach
  /// The mutants, by place.
  package private(set) var mutants: [Mutant]
  let trees: [SyntaxTree]

  /// Finds all mutants of a rule set; `trees` are what the program was checked from.
  package init(_ program: CheckedProgram, trees: [SyntaxTree]) {
    reach = TestReach(program)
    self.trees = trees
    let changes = EffectDates.changes(of: trees, program)
    let all =
      ProgramMutator.mutations(of: program).map { Mutant.inProgram($0) }
      + changes.map { .effectDate($0) }
    mutants = all.enumerated().sorted { left, right in
      let (first, second) = (left.element.mutation.key.site, right.element.mutation.key.site)
      return (first.file.index, first.start, first.end, left.offset)
        < (second.file.index, second.start, second.end, right.offset)
    }.map { $0.element }
  }

  /// Keeps the mutants that are wanted.
  package mutating func keep(_ isWanted: (Mutant) -> Bool) { mutants = mutants.filter(isWanted) }

  /// Keeps the mutants that some awards rest on.
  package mutating func keep(awards: Set<Name>) {
    let program = reach.program
    let versions = program.awards.indices.filter { awards.contains(program.awards[$0].name) }
    var items = versions.map { ProgramItem.award($0) }
    for index in versions {
      if let instrument = program.awards[index].instrument { items.append(.instrument(instrument)) }
    }
    let closure = reach.graph.closure(of: items)
    let instruments = Set(versions.compactMap { program.awards[$0].instrument })
    mutants = mutants.filter { mutant in
      switch mutant {
      case .inProgram(let mutation):
        mutation.items.contains { closure.contains(reach.graph.index(of: $0)) }
      case .effectDate(let change):
        versions.contains { program.awards[$0].range.contains(change.mutation.key.site) }
          || instruments.contains {
            program.instruments[$0].range.contains(change.mutation.key.site)
          }
      }
    }
  }

  /// Keeps so many mutants, chosen by a seed; the same for the same seed.
  package mutating func sample(_ count: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed, number: 0)
    let chosen = mutants.indices.map { (key: random.next(), index: $0) }
      .sorted { ($0.key, $0.index) < ($1.key, $1.index) }.prefix(max(0, count))
    mutants = chosen.map { $0.index }.sorted().map { mutants[$0] }
  }
}

/// Tries mutants one after the other; holds the working memory of one thread.
///
/// What comes out for a mutant does not depend on those tried before.
package struct MutationRunner {
  let plan: MutationPlan
  /// The rules as they are.
  var base: TestJudge
  /// Tests that noticed the last mutants; they are asked first, as they are near the next ones.
  private var killers: [Int] = []
  /// What comes out of the tests under the rules as they are.
  private var known = KnownFigures()
  /// Dossiers near the tests of the awards that were looked at last.
  var pools: [KeptPool] = []
  /// Cohorts near those of the tests of selections, by test.
  var cohortPools: [Int: CohortPool] = [:]

  /// Prepares the working memory.
  package init(_ plan: MutationPlan) {
    self.plan = plan
    base = TestJudge(plan.reach.program, schema: plan.reach.schema)
  }

  /// The tests that do not hold under the rules as they are; nothing can be said before they do.
  package mutating func failingTests() -> [Int] {
    let program = plan.reach.program
    return program.tests.indices.filter { !base.holds(program.tests[$0], plan.reach.questions[$0]) }
  }

  /// Tries one mutant.
  package mutating func judge(_ mutant: Mutant) -> MutantOutcome {
    switch mutant {
    case .inProgram(let mutation):
      return judge(
        mutation,
        ProgramMutator.apply(mutation, to: plan.reach.program)
      )
    case .effectDate(let change):
      guard let changed = EffectDates.apply(change, to: plan.trees) else { return .refused }
      return judge(change, changed)
    }
  }

  // MARK: - Changes of the program

  private mutating func judge(_ mutation: Mutation, _ changed: CheckedProgram) -> MutantOutcome {
    let reach = plan.reach
    let program = reach.program
    var judge = TestJudge(changed, schema: reach.schema)
    var comparison = VersionComparison()
    let movesVersions = Mutant.inProgram(mutation).movesVersions
    let keepsVersions = Mutant.inProgram(mutation).keepsVersions
    var scope = keepsVersions ? MutationScope(mutation, reach) : nil
    var reaching: [Int] = []
    // Tests that hold but for the facts that they say an open part rests on.
    var later: [Int] = []
    let tests = reach.tests(restingOn: mutation.items)
    for test in ordered(tests) {
      let checked = program.tests[test]
      var question = reach.questions[test]
      if movesVersions { question = TestReach.question(of: checked, in: changed) }
      let isSame =
        !movesVersions && checked.scorecard == nil
        && comparison.isSame(question, kind: checked.kind, &base, &judge)
      if isSame, !checked.expectsValues { continue }
      if !isSame { reaching.append(test) }
      if keepsVersions,
        let sketch = known.sketch(test, reach, &base), judge.sketch(checked, question) == sketch
      {
        continue
      }
      if judge.holds(checked, question, &scope, asksWhy: false) {
        if checked.asksWhy { later.append(test) }
        continue
      }
      noticed(by: test)
      return .killed
    }
    let selectionTests = reach.selectionTests(restingOn: mutation.items)
    for test in selectionTests {
      var runner = SelectionTestRunner(changed)
      if !runner.run(program.selectionTests[test]).failures.isEmpty { return .killed }
    }
    for test in later {
      let checked = program.tests[test]
      let question =
        movesVersions ? TestReach.question(of: checked, in: changed) : reach.questions[test]
      if judge.holds(checked, question, &scope) { continue }
      noticed(by: test)
      return .killed
    }
    if !movesVersions, isEquivalent(mutation, changed, &judge, &comparison) { return .equivalent }
    var survival = survival(reaching.sorted(), changed, &judge, mutation)
    survival.reachingCount += selectionTests.count
    return .survived(survival)
  }

  /// Whether every version, card and selection that rests on the change compiles to the same.
  private mutating func isEquivalent(
    _ mutation: Mutation,
    _ changed: CheckedProgram,
    _ judge: inout TestJudge,
    _ comparison: inout VersionComparison
  ) -> Bool {
    let reach = plan.reach
    func rests(on item: ProgramItem) -> Bool { reach.graph.rests(item, on: mutation.items) }
    for index in changed.selections.indices where rests(on: .selection(index)) { return false }
    for (index, card) in reach.program.scorecards.enumerated() where rests(on: .scorecard(index)) {
      let before = CompiledScorecard(card, of: reach.program, schema: reach.schema)
      let after = CompiledScorecard(changed.scorecards[index], of: changed, schema: reach.schema)
      if !before.computesTheSame(as: after) { return false }
    }
    var isAsked = false
    for (index, award) in changed.awards.enumerated() where rests(on: .award(index)) {
      isAsked = true
      let laws = plan.residualLawDates(of: index)
      for kind in award.subjects {
        for law in [nil] + laws.map(Optional.some) {
          let key = TestJudge.VersionKey(version: index, kind: kind, lawDate: law)
          if !comparison.isSame(key, &base, &judge) { return false }
        }
      }
    }
    // What no award asks is still a value that can be asked for by name.
    return isAsked || mutation.items.allSatisfy { if case .award = $0 { true } else { false } }
  }

  /// How tests see a mutant that none of them notices.
  private mutating func survival(
    _ reaching: [Int],
    _ changed: CheckedProgram,
    _ judge: inout TestJudge,
    _ mutation: Mutation
  ) -> Survival {
    let movesVersions = Mutant.inProgram(mutation).movesVersions
    let keepsVersions = Mutant.inProgram(mutation).keepsVersions
    let program = plan.reach.program
    var unobservedCount = 0
    var parts: [Name] = []
    for test in reaching where program.tests[test].scorecard == nil {
      let question = plan.reach.questions[test]
      if keepsVersions, question.residuals.isEmpty, let version = question.current,
        known.extents(test, version, plan.reach, &base)
          == judge.extents(program.tests[test], version)
      {
        continue
      }
      let other =
        movesVersions ? TestReach.question(of: program.tests[test], in: changed) : question
      let before = base.profile(program.tests[test], question)
      let after = judge.profile(program.tests[test], other)
      guard before != after else { continue }
      unobservedCount += 1
      for name in before.names(differingFrom: after) where !parts.contains(name) {
        parts.append(name)
      }
    }
    return Survival(
      reachingCount: reaching.count,
      unobservedCount: unobservedCount,
      unobservedParts: parts
    )
  }

  // MARK: - Changes of days of effect

  private mutating func judge(
    _ change: EffectDates.Change,
    _ changed: CheckedProgram
  ) -> MutantOutcome {
    let program = plan.reach.program
    var judge = TestJudge(changed, schema: plan.reach.schema)
    let moved = movedAwards(changed)
    if moved.isEmpty, changesNothing(changed, &judge) { return .equivalent }
    // The tests nearest to the day come first.
    let nearest = program.tests.indices.filter {
      moved.isEmpty || moved.contains(program.tests[$0].award)
    }.sorted {
      let (left, right) = (program.tests[$0].evaluationDate, program.tests[$1].evaluationDate)
      return (abs(left - change.day), $0) < (abs(right - change.day), $1)
    }
    var unobservedCount = 0
    for test in nearest where program.tests[test].scorecard == nil {
      let checked = program.tests[test]
      let question = TestReach.question(of: checked, in: changed)
      if !judge.holds(checked, question) { return .killed }
    }
    var selectionRunner = SelectionTestRunner(changed)
    for test in program.selectionTests
    where !selectionRunner.run(test).failures.isEmpty { return .killed }
    for test in nearest.prefix(40) where program.tests[test].scorecard == nil {
      let checked = program.tests[test]
      let before = base.profile(checked, plan.reach.questions[test])
      let after = judge.profile(checked, TestReach.question(of: checked, in: changed))
      if before != after { unobservedCount += 1 }
    }
    let onTheDay = program.tests.count { abs($0.evaluationDate - change.day) <= 1 }
    return .survived(
      Survival(
        reachingCount: onTheDay,
        unobservedCount: unobservedCount,
        unobservedParts: []
      )
    )
  }

  /// The awards of which a version stands on other days, and those that ask for them.
  private func movedAwards(_ changed: CheckedProgram) -> Set<Name> {
    let program = plan.reach.program
    let names = Set(awards(restingOn: changed))
    let moved = program.awards.indices.filter { names.contains(program.awards[$0].name) }
      .map { plan.reach.graph.index(of: .award($0)) }
    var result = names
    for index in program.awards.indices {
      let closure = plan.reach.graph.closure(of: [.award(index)])
      if closure.containsAny(moved) { result.insert(program.awards[index].name) }
    }
    return result
  }

  /// Whether every version and selection stands on the same days and computes the same.
  private mutating func changesNothing(
    _ changed: CheckedProgram,
    _ judge: inout TestJudge
  ) -> Bool {
    let program = plan.reach.program
    guard program.awards.count == changed.awards.count,
      program.selections.count == changed.selections.count,
      zip(program.selections, changed.selections).allSatisfy({ $0.effect == $1.effect })
    else { return false }
    for (index, award) in program.awards.enumerated() {
      let other = changed.awards[index]
      guard other.name == award.name, other.instrument == award.instrument,
        other.effect == award.effect, other.applies == award.applies,
        other.subjects == award.subjects
      else { return false }
      for kind in award.subjects {
        let key = TestJudge.VersionKey(version: index, kind: kind, lawDate: nil)
        if !base.compiled(key).computesTheSame(as: judge.compiled(key)) { return false }
      }
    }
    return true
  }

  // MARK: - Order of tests

  private func ordered(_ tests: [Int]) -> [Int] {
    let first = killers.filter { tests.contains($0) }
    return first + tests.filter { !first.contains($0) }
  }

  private mutating func noticed(by test: Int) {
    killers.removeAll { $0 == test }
    killers.insert(test, at: 0)
    if killers.count > 6 { killers.removeLast() }
  }
}

/// Which versions of a changed rule set compile to the same as before; asked once each.
struct VersionComparison {
  private var known: [TestJudge.VersionKey: Bool] = [:]

  mutating func isSame(
    _ question: TestReach.Question,
    kind: Int,
    _ base: inout TestJudge,
    _ judge: inout TestJudge
  ) -> Bool {
    var keys = question.residuals.map {
      TestJudge.VersionKey(version: $0.version, kind: kind, lawDate: $0.lawDate)
    }
    if let current = question.current {
      keys.append(TestJudge.VersionKey(version: current, kind: kind, lawDate: nil))
    }
    return keys.allSatisfy { isSame($0, &base, &judge) }
  }

  mutating func isSame(
    _ key: TestJudge.VersionKey,
    _ base: inout TestJudge,
    _ judge: inout TestJudge
  ) -> Bool {
    if let answer = known[key] { return answer }
    let answer = base.compiled(key).computesTheSame(as: judge.compiled(key))
    known[key] = answer
    return answer
  }
}

extension MutationPlan {
  /// The days whose law an earlier version may be applied with.
  func residualLawDates(of version: Int) -> [Int] {
    let program = reach.program
    let award = program.awards[version]
    guard let instrument = award.instrument, let end = award.effect.end else { return [] }
    return program.instruments[instrument].residuals.contains { $0.covers(award) } ? [end - 1] : []
  }
}

extension CheckedTest {
  /// Whether the test says on which facts an open part rests.
  var asksWhy: Bool {
    expectations.contains { expectation in
      if case .node(_, _, let because) = expectation.expected { !because.isEmpty } else { false }
    }
  }

  /// Whether the test expects values by name.
  var expectsValues: Bool {
    expectations.contains { expectation in
      if case .value = expectation.expected { true } else { false }
    }
  }
}

extension DossierProfile {
  /// The parts and values that come out otherwise in another profile of the same version.
  func names(differingFrom other: DossierProfile) -> [Name] {
    var names: [Name] = []
    for part in parts where other.parts.first(where: { $0.name == part.name }) != part {
      names.append(part.name)
    }
    for value in values where other.values.first(where: { $0.name == value.name }) != value {
      names.append(value.name)
    }
    return names
  }
}
