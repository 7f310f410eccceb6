package import KhenSemantics
package import KhenSource
import KhenSyntax

/// What came out for one dossier and one version of an award.
package struct AwardResult: Sendable {
  /// The verdict or error result.
  package var verdict: Verdict
  /// Facts, papers and parts of the law that an undetermined verdict rests on.
  package var missing: [Decider.Candidate]
  /// Attestations, by index in the schema, that a pending verdict waits for.
  package var awaiting: [Int]
  /// Whether the budget ran out before the verdict was decided.
  package var isIncomplete: Bool

  /// Makes a result.
  package init(
    verdict: Verdict,
    missing: [Decider.Candidate] = [],
    awaiting: [Int] = [],
    isIncomplete: Bool = false
  ) {
    self.verdict = verdict
    self.missing = missing
    self.awaiting = awaiting
    self.isIncomplete = isIncomplete
  }
}

/// Gives the verdicts of one version of an award for dossiers of one kind.
///
/// Holds the working memory of a run; one for each thread.
package struct AwardEvaluator: Sendable {
  /// The version.
  package let compiled: CompiledAward
  /// The interpreter over ranges, with its budget.
  package var decider: Decider
  /// Of the parts of the same declared version that follow this one, in their order, what gives
  /// their verdicts.
  package var later: [AwardEvaluator] = []
  /// The first day on which this version no longer decides.
  package var end: Int?
  /// The fast interpreter for what is known.
  private var points: PointMachine
  /// For each condition that was looked for on later days, what looks for it.
  var searches: [UInt32: DaySearch] = [:]

  /// Makes an evaluator that runs on frames with these texts.
  package init(
    _ compiled: CompiledAward,
    later: [CompiledAward] = [],
    texts: inout TextTable
  ) {
    self.compiled = compiled
    self.later = later.map { AwardEvaluator($0, texts: &texts) }
    end = compiled.award.applies.end
    decider = Decider(RangeMachine(compiled.program, texts: &texts))
    points = PointMachine(
      compiled.program,
      texts: &texts,
      needed: [compiled.isMet, compiled.isHeld]
    )
  }

  /// The verdict (design of evaluation, 5.3).
  ///
  /// - Parameters:
  ///   - frame: the dossier; of the kind that the version was compiled for.
  ///   - date: day number of the evaluation date.
  /// - Returns: the verdict, with what it rests on where it is not certain.
  package mutating func evaluate(_ frame: FactFrame, date: Int) -> AwardResult {
    points.run(frame, date: date)
    if let verdict = knownVerdict { return AwardResult(verdict: verdict) }
    let date = Extent.point(Int64(date))
    if decider.keepsRuns { decider.renew() } else { decider.reset() }
    let met = decideAll(compiled.metParts, frame, date)
    if met.extent.isCertainlyFalse { return AwardResult(verdict: .ineligible) }
    if met.extent.isCertainlyError { return AwardResult(verdict: .ruleError) }
    let held = decider.decide(compiled.isHeld, frame, date: date)
    if held.extent.isCertainlyError || failsWhenGranted(met.extent, frame, date) {
      return AwardResult(verdict: .ruleError)
    }
    if held.extent.isCertainlyTrue { return AwardResult(verdict: .onHold) }
    if met.extent.isCertainlyTrue, held.extent.isCertainlyFalse {
      return AwardResult(verdict: .eligible)
    }
    return evaluateGranted(frame, date)
  }

  /// Limits the rows of lists that are looked at in one run.
  package mutating func limitRows(to limit: Int) {
    points.rowLimit = limit
    decider.machine.limits.rows = limit
  }

  /// What looks for the day on which the condition in a register comes to hold.
  func makeSearch(_ register: UInt32) -> DaySearch {
    DaySearch(register, decider.machine, points)
  }

  /// Decides whether all of some conditions hold, each by itself.
  private mutating func decideAll(
    _ parts: [UInt32],
    _ frame: FactFrame,
    _ date: Extent
  ) -> Decider.Decision {
    var extents: [Extent] = []
    var isIncomplete = false
    for part in parts {
      let decision = decider.decide(part, frame, date: date)
      isIncomplete = isIncomplete || decision.isIncomplete
      extents.append(decision.extent)
    }
    let extent = Extent.conjunction(extents)
    return Decider.Decision(extent: extent, isIncomplete: isIncomplete && !extent.isOneOutcome)
  }

  /// The facts that the open ones of some conditions rest on, each once.
  private mutating func candidates(
    _ parts: [UInt32],
    _ frame: FactFrame,
    _ date: Extent
  ) -> [Decider.Candidate] {
    var result: [Decider.Candidate] = []
    for part in parts {
      result = Decider.union(result, decider.candidates(part, frame, date: date))
    }
    return result
  }

  /// The verdict where what is known decides it; the fast path.
  private var knownVerdict: Verdict? {
    let met = points.result(compiled.isMet)
    let held = points.result(compiled.isHeld)
    guard met.isValue else { return nil }
    if met.value == 0 { return .ineligible }
    guard held.isValue else { return nil }
    return held.value == 0 ? .eligible : .onHold
  }

  /// Whether the rules fail as soon as the attestations that are outstanding are given.
  private mutating func failsWhenGranted(
    _ met: Extent,
    _ frame: FactFrame,
    _ date: Extent
  ) -> Bool {
    guard met.canBeError else { return false }
    decider.machine.grantsAttestations = true
    defer { decider.machine.grantsAttestations = false }
    return decideAll(compiled.metParts, frame, date).extent.isCertainlyError
  }

  /// The verdict where it is not certain without the attestations that are outstanding.
  private mutating func evaluateGranted(_ frame: FactFrame, _ date: Extent) -> AwardResult {
    decider.machine.grantsAttestations = true
    let granted = decideAll(compiled.clearParts, frame, date)
    if granted.extent.isCertainlyError { return AwardResult(verdict: .ruleError) }
    guard granted.extent.isCertainlyTrue else {
      // A fact on which it depends whether the nominee is refused or held back changes the verdict
      // as well: what is met, and what is met and not held, together tell all verdicts apart.
      let missing = Decider.union(
        candidates(compiled.clearParts, frame, date),
        candidates(compiled.metParts, frame, date)
      )
      return AwardResult(
        verdict: .undetermined,
        missing: missing,
        isIncomplete: granted.isIncomplete
      )
    }
    decider.machine.grantsAttestations = false
    let asked = decideAll(compiled.clearParts, frame, date)
    if asked.extent.isCertainlyTrue { return AwardResult(verdict: .eligible) }
    let awaited = candidates(compiled.clearParts, frame, date)
    // Whether the attestations are needed at all could not be told.
    if asked.isIncomplete {
      return AwardResult(verdict: .undetermined, missing: awaited, isIncomplete: true)
    }
    return AwardResult(
      verdict: .pending,
      awaiting: awaited.filter { $0.fact.kind == .attestation }.map { $0.fact.index }
    )
  }

  /// What came out of one node of the award, seen from the nominee: `met` of a condition that
  /// should hold, or with `isBar` should not.
  ///
  /// Leaves the machine's trace as a run without assumptions left it.
  package mutating func outcome(
    of register: UInt32,
    isBar: Bool,
    _ frame: FactFrame,
    date: Int
  ) -> (outcome: Outcome, missing: [Decider.Candidate]) {
    decider.outcome(of: register, isBar: isBar, frame, date: date)
  }
}

extension Decider {
  /// What came out of a condition, seen from the nominee, without what an open one rests on.
  mutating func outcomeAlone(
    of register: UInt32,
    isBar: Bool,
    _ frame: FactFrame,
    date: Int
  ) -> Outcome {
    machine.grantsAttestations = false
    let decision = decide(register, frame, date: .point(Int64(date)))
    if decision.extent.isCertainlyError { return .error }
    if decision.extent.isCertainlyTrue { return isBar ? .notMet : .met }
    if decision.extent.isCertainlyFalse { return isBar ? .met : .notMet }
    guard machine.readsAttestations else { return .undetermined }
    machine.grantsAttestations = true
    let granted = decide(register, frame, date: .point(Int64(date)))
    machine.grantsAttestations = false
    return granted.extent.isOneOutcome && granted.extent.isCertainlyTrue != isBar
      ? .awaiting : .undetermined
  }

  /// What came out of a condition, seen from the nominee; see `AwardEvaluator.outcome`.
  mutating func outcome(
    of register: UInt32,
    isBar: Bool,
    _ frame: FactFrame,
    date: Int
  ) -> (outcome: Outcome, missing: [Candidate]) {
    let date = Extent.point(Int64(date))
    machine.grantsAttestations = false
    let decision = decide(register, frame, date: date)
    if decision.extent.isCertainlyError { return (.error, []) }
    if decision.extent.isCertainlyTrue { return (isBar ? .notMet : .met, []) }
    if decision.extent.isCertainlyFalse { return (isBar ? .met : .notMet, []) }
    machine.grantsAttestations = true
    let granted = decide(register, frame, date: date)
    machine.grantsAttestations = false
    if granted.extent.isOneOutcome {
      let missing = candidates(register, frame, date: date)
      return (
        granted.extent.isCertainlyTrue != isBar ? .awaiting : .undetermined,
        missing.filter { $0.fact.kind == .attestation }
      )
    }
    return (.undetermined, candidates(register, frame, date: date))
  }
}

extension CheckedProgram {
  /// The version of an award that applies on a day for a kind of dossier, as an index of
  /// `awards`.
  package func version(of name: Name, on day: Int, kind: Int) -> Int? {
    awards.indices.first {
      awards[$0].name == name && awards[$0].applies.contains(day)
        && awards[$0].subjects.contains(kind)
    }
  }

  /// The later parts of a declared version for a kind of dossier, in their order, as indices of
  /// `awards`.
  package func laterParts(of version: Int, kind: Int) -> [Int] {
    let award = awards[version]
    guard let end = award.applies.end else { return [] }
    let later = awards.indices.filter {
      awards[$0].name == award.name && awards[$0].range == award.range
        && awards[$0].subjects.contains(kind) && (awards[$0].applies.start ?? Int.min) >= end
    }
    return later.sorted {
      (awards[$0].applies.start ?? Int.min) < (awards[$1].applies.start ?? Int.min)
    }
  }
}
