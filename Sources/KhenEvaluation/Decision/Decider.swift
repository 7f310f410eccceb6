import KhenSource

/// Decides a condition over all completions of a dossier: evaluates it over ranges, and where that
/// is too coarse splits facts, within a budget (design of evaluation, section 5).
package struct Decider: Sendable {
  /// What is known of a condition.
  package struct Decision: Sendable {
    /// What it can be, over all completions.
    package var extent: Extent
    /// Whether the budget ran out before every completion was looked at closely enough.
    package var isIncomplete: Bool
  }

  /// A fact that an undecided condition rests on.
  package struct Candidate: Hashable, Sendable {
    /// The fact.
    package var fact: FactID
    /// Whether it may, but need not, matter, because the budget ran out.
    package var isDoubtful: Bool

    /// Names a fact.
    package init(fact: FactID, isDoubtful: Bool) {
      self.fact = fact
      self.isDoubtful = isDoubtful
    }
  }

  /// The interpreter.
  package var machine: RangeMachine
  /// Runs that may still be spent on this dossier.
  package var budget = EvaluationLimits.runs
  /// Rows of lists that runs may look at for one question.
  package var rowsPerQuestion = EvaluationLimits.rowsOfQuestion
  /// The same for all questions about one dossier.
  package var rowsPerDossier = EvaluationLimits.rowsOfDossier
  /// Rows of a run that do not count.
  package var rowsOfSmallRun = EvaluationLimits.rowsOfSmallRun
  /// What is left of them for the question at hand.
  private var rowsOfQuestion = EvaluationLimits.rowsOfQuestion
  /// What is left of them for the dossier.
  private var rowsOfDossier = EvaluationLimits.rowsOfDossier
  /// Steps that may be spent on telling which facts matter to one dossier.
  package var stepsPerDossier = EvaluationLimits.stepsToFindFacts
  /// What is left of them.
  private var stepsToFindFacts = EvaluationLimits.stepsToFindFacts

  /// Whether the facts that an open condition rests on are found; who asks for the outcome alone is
  /// answered several times faster without.
  package var findsCandidates = true

  /// Whether all questions are about one dossier, so that a run need not be repeated for each.
  private(set) var keepsRuns = false

  /// For each condition that facts were split for, an interpreter of it alone.
  ///
  /// A split takes up to thousands of runs, and a condition is a small part of an award.
  private var slices: [UInt32: RangeMachine] = [:]
  /// What was found out of conditions of the dossier while `keepsRuns`.
  private var found: [Question: [Candidate]] = [:]
  /// What was decided of them.
  private var decided: [Question: Decision] = [:]
  /// The interpreter with the other run over what is filed.
  ///
  /// Attestations that are outstanding count as given in one of the two; both are asked for in turn.
  private var other: RangeMachine?

  /// A condition, and whether attestations that are outstanding count as given.
  private struct Question: Hashable {
    var register: UInt32
    var grantsAttestations: Bool
    var date: Extent
  }

  /// The interpreter of the whole program while `machine` is one of `slices`.
  private var whole: RangeMachine?

  /// Whether runs are made to tell which facts matter.
  private var findsFacts = false

  /// Wraps an interpreter.
  package init(_ machine: RangeMachine) { self.machine = machine }

  /// Starts a new dossier.
  package mutating func reset() {
    rowsOfDossier = rowsPerDossier
    stepsToFindFacts = stepsPerDossier
    renew()
    keepsRuns = false
    found.removeAll()
    decided.removeAll()
    other?.forgetRun()
    machine.recordsSegments = false
  }

  /// Starts another question about the same dossier.
  package mutating func renew() {
    budget = EvaluationLimits.runs
    rowsOfQuestion = min(rowsPerQuestion, rowsOfDossier)
    machine.assumptions.removeAll()
    machine.grantsAttestations = false
  }

  /// Starts a dossier of which several questions will be asked, with `renew` before each: the run
  /// over what is filed serves all of them, and keeps all that an explanation reads.
  ///
  /// Until `reset` the dossier must stay as it is.
  package mutating func begin(_ frame: FactFrame, date: Extent) {
    reset()
    machine.recordsSegments = true
    machine.run(frame, date: date)
    keepsRuns = true
  }

  /// Leaves the machine as a run over what is filed leaves it.
  package mutating func returnToFiled(_ frame: FactFrame, date: Extent) {
    renew()
    run(frame, date: date)
  }

  mutating func run(_ frame: FactFrame, date: Extent) {
    if keepsRuns || whole != nil, machine.holdsRun(date: date) { return }
    // Its run is kept while another one is made, and is there when it is asked for again.
    if keepsRuns, whole == nil, machine.assumptions.isEmpty,
      machine.rowCount <= rowsOfSmallRun
    {
      var next = other ?? machine
      next.takeQuestion(of: machine)
      swap(&machine, &next)
      other = next
      if machine.holdsRun(date: date) { return }
    }
    machine.run(frame, date: date)
    if findsFacts { stepsToFindFacts -= machine.trace.nodes.count }
    guard machine.rowCount > rowsOfSmallRun else { return }
    rowsOfQuestion -= machine.rowCount
    rowsOfDossier -= machine.rowCount
  }

  /// Whether another run may be made.
  package var canRun: Bool { budget > 0 && rowsOfQuestion > 0 }

  /// Whether another run may be made to tell which facts matter.
  var canFind: Bool { canRun && stepsToFindFacts > 0 }

  /// Goes on with the interpreter of one condition, until `leaveSlice`.
  private mutating func enterSlice(_ register: UInt32) {
    var slice = slices.removeValue(forKey: register) ?? machine.sliced(to: [register])
    slice.takeQuestion(of: machine)
    slice.recordsSegments = false
    slice.recordsChoices = false
    slice.forgetRun()
    swap(&machine, &slice)
    whole = slice
  }

  private mutating func leaveSlice(_ register: UInt32) {
    guard let whole else { return }
    // What a run over long lists records is not kept.
    slices[register] = machine.rowCount > rowsOfSmallRun ? nil : machine
    machine = whole
    self.whole = nil
  }

  /// Decides the condition in a register; leaves the machine as a run without splits leaves it.
  package mutating func decide(_ register: UInt32, _ frame: FactFrame, date: Extent) -> Decision {
    let question = keptQuestion(register, date)
    if let question, let known = decided[question] {
      run(frame, date: date)
      return known
    }
    var isIncomplete = false
    let extent = decide(register, frame, date, depth: 0, &isIncomplete)
    let decision = Decision(
      extent: extent,
      isIncomplete: isIncomplete && !extent.isOneOutcome
    )
    if let question { decided[question] = decision }
    return decision
  }

  /// What is asked, if the answer holds for later questions about the dossier.
  private func keptQuestion(_ register: UInt32, _ date: Extent) -> Question? {
    guard keepsRuns, machine.assumptions.isEmpty, machine.boxes.isEmpty else { return nil }
    return Question(
      register: register,
      grantsAttestations: machine.grantsAttestations && machine.readsAttestations,
      date: date
    )
  }

  private mutating func decide(
    _ register: UInt32,
    _ frame: FactFrame,
    _ date: Extent,
    depth: Int,
    _ isIncomplete: inout Bool
  ) -> Extent {
    run(frame, date: date)
    budget -= 1
    let (extent, node) = machine.result(register)
    if extent.isOneOutcome { return extent }
    let residual = Residual(of: node, in: machine)
    guard let fact = splitFact(residual) else {
      if machine.trace.isTruncated { isIncomplete = true }
      return extent
    }
    guard canRun, depth < EvaluationLimits.splitDepth * 20 else {
      isIncomplete = true
      return extent
    }
    guard let use = residual.uses[fact] else { return extent }
    let isFirst = whole == nil
    if isFirst { enterSlice(register) }
    defer { if isFirst { leaveSlice(register) } }
    if isFirst, let seen = seenOutcomes(of: register, extent, residual, frame, date) {
      return seen
    }
    var result: Extent?
    for cell in use.cells(of: fact) {
      machine.assumptions.append(RangeMachine.Assumption(fact: fact, extent: cell))
      let part = decide(register, frame, date, depth: depth + 1, &isIncomplete)
      machine.assumptions.removeLast()
      result = result.map { ExtentShape.boolean.join($0, part) } ?? part
      if let result, result.isAll(of: extent) { break }
      if !canRun {
        isIncomplete = true
        return extent
      }
    }
    return result ?? extent
  }

  /// The fact to split: one that is read both ways, the most often read first; nothing where the
  /// bounds are exact or no such fact can be split.
  func splitFact(_ residual: Residual) -> FactID? {
    var best: (fact: FactID, count: Int)?
    for fact in residual.facts {
      guard let use = residual.uses[fact], use.isMixed, use.canBeSplit(fact) else { continue }
      if best.map({ use.count > $0.count }) ?? true { best = (fact, use.count) }
    }
    return best?.fact
  }

  // MARK: Facts that matter

  /// The facts that an undecided condition rests on: those of which two values, all else being
  /// equal, give two outcomes.
  package mutating func candidates(
    _ register: UInt32,
    _ frame: FactFrame,
    date: Extent
  ) -> [Candidate] {
    guard findsCandidates else { return [] }
    guard let question = keptQuestion(register, date) else { return find(register, frame, date) }
    if let known = found[question] { return known }
    let result = find(register, frame, date)
    found[question] = result
    return result
  }

  private mutating func find(
    _ register: UInt32,
    _ frame: FactFrame,
    _ date: Extent
  ) -> [Candidate] {
    run(frame, date: date)
    budget -= 1
    let (extent, node) = machine.result(register)
    if extent.isOneOutcome { return [] }
    let residual = Residual(of: node, in: machine)
    let facts = residual.facts
    let isTruncated = machine.trace.isTruncated
    defer { leaveSlice(register) }
    findsFacts = true
    defer { findsFacts = false }
    var result: [Candidate] = []
    for fact in facts {
      guard let use = residual.uses[fact] else { continue }
      let isCertain = !residual.hasRepetition && (!use.isObscured || facts.count == 1)
      guard !isCertain, fact.kind != .list, use.canBeSplit(fact) else {
        result.append(Candidate(fact: fact, isDoubtful: false))
        continue
      }
      // Nothing more can be tried: whether it matters stays open.
      guard canFind, !isTruncated else {
        result.append(Candidate(fact: fact, isDoubtful: true))
        continue
      }
      if whole == nil { enterSlice(register) }
      var share = min(budget, EvaluationLimits.runsPerFact)
      budget -= share
      let answer =
        isSeenToMatter(fact, residual, register, frame, date, &share)
        ? true : matters(fact, residual, register, frame, date, &share)
      budget += max(0, share)
      if answer != false { result.append(Candidate(fact: fact, isDoubtful: answer == nil)) }
    }
    return result
  }

  /// The facts in either of two lists, in order of filing; certain where one of them is.
  static func union(_ first: [Candidate], _ second: [Candidate]) -> [Candidate] {
    var isDoubtful: [FactID: Bool] = [:]
    for candidate in first + second {
      isDoubtful[candidate.fact] = (isDoubtful[candidate.fact] ?? true) && candidate.isDoubtful
    }
    let all = isDoubtful.map { Candidate(fact: $0.key, isDoubtful: $0.value) }
    return all.sorted { $0.fact.rawValue < $1.fact.rawValue }
  }

  /// Whether a fact matters where some are assumed; nothing when the budget ran out before that was
  /// known.
  private mutating func matters(
    _ fact: FactID,
    _ register: UInt32,
    _ frame: FactFrame,
    _ date: Extent,
    _ share: inout Int,
    depth: Int
  ) -> Bool? {
    run(frame, date: date)
    let (extent, node) = machine.result(register)
    if extent.isOneOutcome || machine.trace.isTruncated {
      share -= 1
      return extent.isOneOutcome ? false : nil
    }
    let residual = Residual(of: node, in: machine)
    return matters(fact, residual, register, frame, date, &share, depth: depth)
  }

  /// Whether a fact matters to what the last run left open.
  private mutating func matters(
    _ fact: FactID,
    _ residual: Residual,
    _ register: UInt32,
    _ frame: FactFrame,
    _ date: Extent,
    _ share: inout Int,
    depth: Int = 0
  ) -> Bool? {
    share -= 1
    guard let use = residual.uses[fact] else { return false }
    if !residual.hasRepetition, !use.isObscured || residual.uses.count == 1 { return true }
    guard share > 0, rowsOfQuestion > 0, stepsToFindFacts > 0,
      depth < EvaluationLimits.splitDepth
    else { return nil }
    var outcomes: [Extent] = []
    var others: Residual?
    for cell in use.samples(of: fact) {
      machine.assumptions.append(RangeMachine.Assumption(fact: fact, extent: cell))
      run(frame, date: date)
      share -= 1
      let (outcome, node) = machine.result(register)
      if !outcome.isOneOutcome { others = Residual(of: node, in: machine) }
      machine.assumptions.removeLast()
      outcomes.append(outcome)
    }
    let decided = outcomes.filter { $0.isOneOutcome }
    if let first = decided.first, decided.contains(where: { $0 != first }) { return true }
    guard let others else { return use.isSampledWhole || !use.isMixed ? false : nil }
    guard
      let other = others.facts.first(where: { candidate in
        candidate != fact && (others.uses[candidate]?.canBeSplit(candidate) ?? false)
      }), let otherUse = others.uses[other]
    else { return others.uses.isEmpty ? false : nil }
    var isDoubtful = false
    for cell in otherUse.cells(of: other) {
      machine.assumptions.append(RangeMachine.Assumption(fact: other, extent: cell))
      let answer = matters(fact, register, frame, date, &share, depth: depth + 1)
      machine.assumptions.removeLast()
      if answer == true { return true }
      if answer == nil { isDoubtful = true }
    }
    return isDoubtful ? nil : false
  }
}

extension Extent {
  /// Whether every completion gives the same truth, or an error of the rules.
  package var isOneOutcome: Bool { isCertainlyTrue || isCertainlyFalse || isCertainlyError }

  /// Whether an open condition came out, in some completions, as each of what it can be.
  func isAll(of extent: Extent) -> Bool {
    canBeTrue && canBeFalse && (canBeError || !extent.canBeError)
  }
}

extension Residual.Use {
  /// Whether a fact can be cut into parts.
  package func canBeSplit(_ fact: FactID) -> Bool {
    switch fact.kind {
    case .nothing: false
    // Into the empty list and all others.
    case .list: extent == .anything
    case .law: shape == .boolean || shape == .members
    case .slot, .year, .attestation, .document: shape != .text || areCutsComplete
    }
  }

  /// Whether `samples` holds every value.
  var isSampledWhole: Bool { shape == .boolean || shape == .members }

  /// Disjoint parts that together are what is known of the fact.
  package func cells(of fact: FactID) -> [Extent] {
    if fact.kind == .list { return [.certainlyFalse, .certainlyTrue] }
    if extent.marks.contains(.none), extent.marks.contains(.value) {
      return [extent.unwrapped, .certainlyNone]
    }
    switch shape {
    case .boolean, .members: return memberCells
    case .text: return textCells(of: fact)
    case .interval, .handle: return intervalCells
    }
  }

  /// Values of the fact that stand for all of it: one from each part.
  func samples(of fact: FactID) -> [Extent] {
    guard shape == .interval else { return cells(of: fact) }
    var result: [Extent] = []
    for cell in cells(of: fact) {
      guard cell.marks == .value else {
        result.append(cell)
        continue
      }
      for end in [cell.low, cell.high] {
        let sample = Extent(low: end, high: end, scale: cell.scale)
        if !result.contains(sample) { result.append(sample) }
      }
    }
    return result
  }

  /// Members that no test tells apart stay together.
  private var memberCells: [Extent] {
    let isTestedOnlyBySets = !sets.isEmpty && joint == -1 && !isReadUpwards && !isReadDownwards
    var cells: [Int64] = []
    var remaining = extent.low
    while remaining != 0 {
      let member = remaining & -remaining
      remaining &= ~member
      let index =
        isTestedOnlyBySets
        ? cells.firstIndex { cell in
          sets.allSatisfy { ($0 & member != 0) == ($0 & (cell & -cell) != 0) }
        } : nil
      if let index { cells[index] |= member } else { cells.append(member) }
    }
    return cells.map { .set($0) }
  }

  private func textCells(of fact: FactID) -> [Extent] {
    var ids: [Int64] = []
    for cut in cuts where cut.before >= -1 {
      for id in [cut.before, cut.before + 1] where id >= 0 && !ids.contains(id) { ids.append(id) }
    }
    return ids.sorted().map { .point($0) } + [.point(-2 - Int64(fact.index))]
  }

  /// Cut at the values that the fact is compared with, else in half.
  private var intervalCells: [Extent] {
    guard extent.low < extent.high else { return [extent] }
    var ends: [Int64] = []
    for cut in cuts {
      let (value, overflow) = cut.before.multipliedReportingOverflow(by: extent.scale)
      guard !overflow, cut.scale > 0 else { continue }
      let before = value >= 0 ? value / cut.scale : (value - cut.scale + 1) / cut.scale
      if before >= extent.low, before < extent.high, !ends.contains(before) { ends.append(before) }
    }
    if ends.isEmpty {
      let low = extent.low == Extent.endlessLow ? extent.low / 4 : extent.low
      let high = extent.high == Extent.endlessHigh ? extent.high / 4 : extent.high
      ends = [low + (high - low) / 2]
    }
    var cells: [Extent] = []
    var low = extent.low
    for end in ends.sorted() {
      cells.append(Extent(low: low, high: end, scale: extent.scale))
      low = end + 1
    }
    cells.append(Extent(low: low, high: extent.high, scale: extent.scale))
    return cells
  }
}
