import KhenEvaluation
import KhenExplanation
import KhenSemantics
package import KhenSource

/// Finds what a change of the rules does to verdicts: for each award a dossier for each way in
/// which they differ, or that they do not.
package struct VerdictComparison {
  private let old: RuleSetSide
  private let new: RuleSetSide
  private let matching: RuleSetMatching
  private var shared: SharedDeclarations
  private var oldEvaluation: WitnessEvaluation
  private var newEvaluation: WitnessEvaluation
  private var unions: [UnionKey: UnionProgram] = [:]

  private struct UnionKey: Hashable {
    var kind: Int
    var gaps: UnionProgram.Gaps
  }

  /// Two parts of versions that face each other on some days.
  private struct Meeting {
    var old: CheckedAward?
    var new: CheckedAward?
    var days: DaySpan
  }

  /// Prepares to compare two rule sets.
  package init(_ old: RuleSetSide, _ new: RuleSetSide, _ matching: RuleSetMatching) {
    self.old = old
    self.new = new
    self.matching = matching
    shared = SharedDeclarations(old.program, new.program, matching)
    oldEvaluation = WitnessEvaluation(old.program)
    newEvaluation = WitnessEvaluation(new.program)
  }

  /// The awards that are in both rule sets or in one, under their new names.
  package var awards: [Name] {
    var names = RuleSetMatching.names(of: new.program)
    for name in RuleSetMatching.names(of: old.program) {
      let match = matching.newName(of: name)
      if !names.contains(match) { names.append(match) }
    }
    return names
  }

  /// Whether an award is the same in both rule sets with everything that it rests on.
  package mutating func isUnchanged(_ award: Name) -> Bool {
    guard let before = oldName(of: award),
      new.program.awards.contains(where: { $0.name == award })
    else { return false }
    return shared.isShared(award: before)
  }

  /// The effects on one award; empty where nothing that its verdicts rest on changed.
  package mutating func effects(on award: Name) -> [AwardEffect] {
    if isUnchanged(award) { return [] }
    var effects: [AwardEffect] = []
    for kind in new.program.records.indices where new.program.records[kind].isDossier {
      guard let oldKind = matching.records.firstIndex(of: kind) else { continue }
      let meetings = meetings(of: award, oldKind: oldKind, newKind: kind)
      for group in VerdictComparison.grouped(meetings) {
        if let effect = effect(on: award, group, oldKind: oldKind, newKind: kind) {
          effects.append(effect)
        }
      }
    }
    return effects
  }

  private func oldName(of award: Name) -> Name? {
    let renamed = matching.renamedAwards.first { $0.value == award }?.key
    return renamed ?? (old.program.awards.contains { $0.name == award } ? award : nil)
  }

  // MARK: - Which versions face each other

  private func meetings(of award: Name, oldKind: Int, newKind: Int) -> [Meeting] {
    let before = old.program.awards.filter {
      matching.newName(of: $0.name) == award && $0.subjects.contains(oldKind)
    }
    let after = new.program.awards.filter {
      $0.name == award && $0.subjects.contains(newKind)
    }
    let spans = before.map { $0.applies } + after.map { $0.applies }
    // Where a figure begins on another day, the days before and after are other questions.
    let cuts = Set((spans + changedFigures).flatMap { [$0.start, $0.end] }.compactMap { $0 })
      .sorted()
    var meetings: [Meeting] = []
    for place in 0...cuts.count {
      let days = DaySpan(
        start: place == 0 ? nil : cuts[place - 1],
        end: place == cuts.count ? nil : cuts[place]
      )
      let day = days.start ?? (days.end ?? 1) - 1
      let meeting = Meeting(
        old: before.first { $0.applies.contains(day) },
        new: after.first { $0.applies.contains(day) },
        days: days
      )
      if meeting.old != nil || meeting.new != nil { meetings.append(meeting) }
    }
    return meetings
  }

  /// The days of the values of figures that differ.
  private var changedFigures: [DaySpan] {
    var shared = shared
    var spans: [DaySpan] = []
    for index in old.program.parameters.indices where shared.sharedParameter(index) == nil {
      spans += old.program.parameters[index].versions.map { $0.span }
      if let match = matching.parameters[index] {
        spans += new.program.parameters[match].versions.map { $0.span }
      }
    }
    return spans
  }

  /// The parts that supplements and figures cut a version into, together.
  private static func grouped(_ meetings: [Meeting]) -> [[Meeting]] {
    var groups: [[Meeting]] = []
    for meeting in meetings {
      if let last = groups.last?.last, last.old?.range == meeting.old?.range,
        last.new?.range == meeting.new?.range, last.days.end == meeting.days.start
      {
        groups[groups.count - 1].append(meeting)
      } else {
        groups.append([meeting])
      }
    }
    return groups
  }

  // MARK: - One meeting

  private mutating func effect(
    on award: Name,
    _ meetings: [Meeting],
    oldKind: Int,
    newKind: Int
  ) -> AwardEffect? {
    var changed: [Meeting] = []
    for meeting in meetings {
      if let before = meeting.old, let after = meeting.new,
        shared.isShared(before, after, owner: (oldKind, newKind))
      {
        continue
      }
      changed.append(meeting)
    }
    guard let first = changed.first, let last = changed.last else { return nil }
    let before = first.old
    let after = first.new
    var effect = AwardEffect(
      award: award,
      label: (after ?? before)?.label ?? award.text,
      kindLabel: new.program.records[newKind].label,
      days: DaySpan(start: first.days.start, end: last.days.end)
    )
    effect.oldVersion = before.map { VerdictComparison.version($0, old) }
    effect.newVersion = after.map { VerdictComparison.version($0, new) }
    effect.notes = notes(before, after)
    let hasGaps = before?.hasGap == true || after?.hasGap == true
    var questions = changed.compactMap { question($0, union(oldKind, newKind, .notMet)) }
    if !hasGaps { questions.removeAll { $0.joint.isIdentical } }
    // Days on which nothing differs need not be named.
    let differing = zip(changed, questions).filter { $0.1.clearOrder != .equal }
    if let first = differing.first?.0, let last = differing.last?.0,
      questions.count == changed.count
    {
      effect.days = DaySpan(start: first.days.start, end: last.days.end)
    }
    let tests = TestWitnesses(
      of: award,
      oldAward: oldName(of: award) ?? award,
      in: union(oldKind, newKind, .notMet),
      on: changed.map { $0.days }
    )
    showByTests(tests, questions, &effect)
    ask(&questions, .lost, &effect)
    ask(&questions, .gained, &effect)
    // Where somebody gains or loses, whether others are refused instead of held says little more.
    if !effect.flips.isEmpty { return effect }
    ask(&questions, .conflict, &effect)
    if hasGaps || asksAboutOthers {
      questions = changed.compactMap { question($0, union(oldKind, newKind, .met)) }
    }
    // Where who is eligible could not be decided, who is refused will hardly be.
    if !effect.undecided.isEmpty {
      for index in questions.indices { questions[index].economise() }
    }
    ask(&questions, .refused, &effect)
    ask(&questions, .spared, &effect)
    return effect
  }

  /// What is asked about a meeting; nothing where it has no days.
  private func question(_ meeting: Meeting, _ union: UnionProgram) -> VerdictQuestion? {
    guard let dates = SearchDates.days(of: meeting.days) else { return nil }
    return VerdictQuestion(meeting.old, meeting.new, in: union, days: meeting.days, dates: dates)
  }

  /// Whether criteria whose text is not known may be asked about by way of another award.
  private var asksAboutOthers: Bool {
    old.program.awards.contains { $0.hasGap } || new.program.awards.contains { $0.hasGap }
  }

  /// Asks for dossiers of one direction, the latest days first, and writes down what came out.
  private mutating func ask(
    _ questions: inout [VerdictQuestion],
    _ direction: AwardEffect.Direction,
    _ effect: inout AwardEffect
  ) {
    if effect.flips.contains(where: { $0.direction == direction }) { return }
    var isOpen = false
    for index in questions.indices.reversed() {
      switch questions[index].ask(direction) {
      case .impossible: continue
      case .undecided: isOpen = true
      case .found(let witness):
        let flip = flip(witness, questions[index].union, direction, award: effect.award)
        if let flip {
          effect.flips.append(flip)
          return
        }
        isOpen = true
      }
    }
    if isOpen { effect.undecided.append(direction) } else { effect.excluded.append(direction) }
  }

  /// Shows differences with dossiers of tests, where some get another verdict.
  private mutating func showByTests(
    _ tests: TestWitnesses,
    _ questions: [VerdictQuestion],
    _ effect: inout AwardEffect
  ) {
    guard let union = questions.last?.union else { return }
    let award = effect.award
    let oldAward = oldName(of: award) ?? award
    var found: [(AwardEffect.Direction, TestWitnesses.Pair)] = []
    for pair in tests.pairs {
      let before = oldEvaluation.verdict(pair.old, award: oldAward)
      let after = newEvaluation.verdict(pair.new, award: award)
      guard let direction = AwardEffect.Direction(before, after),
        !found.contains(where: { $0.0 == direction })
      else { continue }
      let smallest = TestWitnesses.smallest(pair, union) { candidate in
        oldEvaluation.verdict(candidate.old, award: oldAward) == before
          && newEvaluation.verdict(candidate.new, award: award) == after
      }
      found.append((direction, smallest))
    }
    let isDecisive = found.contains { $0.0 == .lost || $0.0 == .gained }
    for (direction, pair) in found {
      if isDecisive, direction != .lost, direction != .gained { continue }
      if let flip = flip(pair, direction, award: award) { effect.flips.append(flip) }
    }
  }

  /// The verdicts that a dossier really gets; nothing where they do not differ.
  private mutating func flip(
    _ witness: Witness,
    _ union: UnionProgram,
    _ direction: AwardEffect.Direction,
    award: Name
  ) -> AwardEffect.Flip? {
    let pair = TestWitnesses.Pair(
      old: union.oldWitness(witness),
      new: union.newWitness(witness)
    )
    return flip(pair, direction, award: award)
  }

  private mutating func flip(
    _ pair: TestWitnesses.Pair,
    _ direction: AwardEffect.Direction,
    award: Name
  ) -> AwardEffect.Flip? {
    let oldResult = oldEvaluation.explain(pair.old, award: oldName(of: award) ?? award)
    let newResult = newEvaluation.explain(pair.new, award: award)
    guard oldResult.verdict != newResult.verdict else { return nil }
    let texts = WitnessText(newEvaluation.schema)
    return AwardEffect.Flip(
      direction: direction,
      oldVerdict: oldResult.verdict,
      newVerdict: newResult.verdict,
      date: pair.new.date,
      oldWitness: pair.old,
      newWitness: pair.new,
      data: Bilingual(
        vi: texts.data(pair.new, in: .vietnamese),
        en: texts.data(pair.new, in: .english)
      ),
      newJSON: texts.json(pair.new),
      oldJSON: WitnessText(oldEvaluation.schema).json(pair.old),
      clauses: ClauseFlip.between(oldResult, newResult)
    )
  }

  // MARK: - Words

  private static func version(_ award: CheckedAward, _ side: RuleSetSide) -> Bilingual {
    guard let instrument = award.instrument else { return .same(award.label) }
    return .same(side.words.instrument(instrument))
  }

  private func notes(_ before: CheckedAward?, _ after: CheckedAward?) -> [Bilingual] {
    var notes: [Bilingual] = []
    let oldClauses =
      before?.instrument.map { _ in old.program.instruments.flatMap { $0.residuals } } ?? []
    let newClauses =
      after?.instrument.map { _ in new.program.instruments.flatMap { $0.residuals } } ?? []
    let hasTransition =
      before.map { award in oldClauses.contains { $0.covers(award) } } == true
      || after.map { award in newClauses.contains { $0.covers(award) } } == true
    if hasTransition {
      notes.append(
        Bilingual(
          vi: "có điều khoản chuyển tiếp; so sánh này không tính các hồ sơ xét theo bản đã hết"
            + " hiệu lực",
          en: "there are transitional clauses; dossiers decided by an ended version are not"
            + " compared"
        )
      )
    }
    return notes
  }

  private mutating func union(
    _ oldKind: Int,
    _ newKind: Int,
    _ gaps: UnionProgram.Gaps
  ) -> UnionProgram {
    let key = UnionKey(kind: newKind, gaps: gaps)
    if let known = unions[key] { return known }
    let union = UnionProgram(
      old.program,
      new.program,
      matching,
      shared: shared,
      oldKind: oldKind,
      newKind: newKind,
      gaps: gaps
    )
    unions[key] = union
    return union
  }
}

extension CheckedAward {
  /// Whether the text of some criterion, or of all of it, is not known.
  fileprivate var hasGap: Bool { isNotSourced || nodes.contains { $0.hasGap } }
}

extension CheckedNode {
  fileprivate var hasGap: Bool {
    switch kind {
    case .criterion(let condition): condition == nil
    case .attestation: false
    case .group(_, let nodes): nodes.contains { $0.hasGap }
    }
  }
}
