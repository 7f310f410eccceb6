package import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Evaluates dossiers one after the other for a selection and keeps what the choice needs; holds
/// the working memory.
package struct NomineeReader {
  /// What is asked of each dossier.
  package let plan: SelectionPlan
  /// The facts of the dossier that is being read.
  package var frame = FactFrame()
  /// The runs over the dossiers read so far, where the plan asks for them.
  package private(set) var recordedRuns: [RecordedRun] = []
  /// For each selection of the plan, for each of its kinds.
  private var evaluators: [[AwardEvaluator]] = []
  /// Of the awards that conditions speak of; `awardPlaces` says which is whose.
  private var awardEvaluators: [AwardEvaluator] = []
  private var awardPlaces: [Name: [Int: Int]] = [:]
  private var explainer: Explainer
  /// The schema with an entry for the outcome of each selection behind the documents.
  private let schema: FactSchema
  /// What came out of awards for the dossier that is being read.
  private var explanations: [Name: Explanation] = [:]

  /// Prepares the working memory.
  package init(_ plan: SelectionPlan) {
    self.plan = plan
    var schema = plan.schema
    for selection in plan.program.selections {
      schema.documents.append(
        ConclusionLayout(award: selection.name, name: selection.name, label: selection.label)
      )
    }
    self.schema = schema
    explainer = Explainer(program: plan.program, schema: schema)
    for compiled in plan.compiled {
      var list: [AwardEvaluator] = []
      for award in compiled.awards { list.append(AwardEvaluator(award, texts: &frame.texts)) }
      evaluators.append(list)
    }
    for (name, versions) in plan.awards {
      for (kind, award) in versions {
        awardPlaces[name, default: [:]][kind] = awardEvaluators.count
        awardEvaluators.append(AwardEvaluator(award, texts: &frame.texts))
      }
    }
    frame.texts.keepConstants()
  }

  /// What is to be kept of the dossier in the frame.
  package mutating func profile(
    key: String,
    nominee: String,
    kind: Int,
    position: Int
  ) -> NomineeProfile {
    explanations.removeAll(keepingCapacity: true)
    while frame.documents.count < schema.documents.count {
      frame.documents.append(FactFrame.unknown)
      frame.documentEnds.append(Int64.max)
    }
    var profile = NomineeProfile(
      key: key,
      nominee: nominee,
      kind: kind,
      position: position,
      cases: [],
      uncertainSources: []
    )
    for index in plan.order.indices {
      let kinds = plan.compiled[index].selection.kinds
      guard let place = kinds.firstIndex(where: { $0.record == kind }) else {
        profile.cases.append([])
        continue
      }
      profile.cases.append(readCases(index, place))
    }
    for name in explanations.keys.sorted(by: { $0.key < $1.key }) {
      for source in explanations[name]?.uncertainSources ?? []
      where !profile.uncertainSources.contains(source) {
        profile.uncertainSources.append(source)
      }
    }
    return profile
  }

  private mutating func readCases(_ index: Int, _ place: Int) -> [NomineeCase] {
    let reads = plan.compiled[index].selection.reads
    var cases: [NomineeCase] = []
    for combination in 0..<(1 << reads.count) {
      for (bit, read) in reads.enumerated() {
        frame.documents[plan.schema.documents.count + read] =
          combination & (1 << bit) != 0 ? 1 : 0
      }
      cases.append(readCase(index, place))
    }
    return cases
  }

  private mutating func readCase(_ index: Int, _ place: Int) -> NomineeCase {
    let result = evaluators[index][place].evaluate(frame, date: plan.date)
    var nominee = NomineeCase(membership: NomineeReader.membership(result.verdict))
    let conditions = plan.compiled[index].selection.kinds[place].conditions
    for condition in conditions {
      if case .meets(let award) = condition.kind { explain(award) }
    }
    if nominee.membership != .certain { addReasons(&nominee, index, place) }
    addValues(&nominee, index, place)
    if plan.recordsRuns { recordRun(index, place) }
    return nominee
  }

  /// Keeps a run over the dossier as filed.
  private mutating func recordRun(_ index: Int, _ place: Int) {
    var machine = evaluators[index][place].decider.machine
    machine.assumptions.removeAll()
    machine.recordsChoices = true
    machine.run(frame, date: .point(Int64(plan.date)))
    let compiled = plan.compiled[index].awards[place]
    recordedRuns.append(
      RecordedRun(
        machine: machine,
        registers: compiled.nodes.map { $0.register } + compiled.results
      )
    )
  }

  private static func membership(_ verdict: Verdict) -> CohortProblem.Membership {
    switch verdict {
    case .eligible: .certain
    case .ineligible, .notApplicable: .impossible
    case .onHold, .undetermined, .pending, .dataError, .ruleError: .possible
    }
  }

  // MARK: - Reasons

  /// Applies an award to the dossier, once.
  private mutating func explain(_ award: Name) {
    guard explanations[award] == nil, let place = awardPlaces[award]?[frame.kind] else { return }
    explanations[award] = explainer.explain(
      &awardEvaluators[place],
      frame: frame,
      date: plan.date,
      key: "",
      nominee: "",
      detail: .failed
    )
  }

  private mutating func addReasons(_ nominee: inout NomineeCase, _ index: Int, _ place: Int) {
    let explanation = explainer.explain(
      &evaluators[index][place],
      frame: frame,
      date: plan.date,
      key: "",
      nominee: "",
      detail: .failed
    )
    let conditions = plan.compiled[index].selection.kinds[place].conditions
    if nominee.membership == .possible {
      nominee.causes = NomineeReader.causes(explanation)
      return
    }
    var failed = 0
    var held = 0
    for (number, condition) in conditions.enumerated() {
      let name = CompiledSelection.name(ofCondition: number).text
      guard let node = explanation.nodes.first(where: { $0.name == name }),
        node.outcome == .notMet
      else { continue }
      failed += 1
      if condition.isNoHold { held += 1 }
      nominee.reasons += reasons(condition, node)
    }
    nominee.isHeld = failed > 0 && failed == held
    if nominee.reasons.isEmpty { nominee.reasons = explanation.reasons.map { $0.text } }
  }

  private func reasons(_ condition: CheckedExpression, _ node: ExplanationNode) -> [Bilingual] {
    switch condition.kind {
    case .meets(let award): return awardReasons(award)
    case .not(let inner):
      if case .isHeld(let award) = inner.kind { return holdReasons(award) }
    case .chosen(let selection):
      let label = plan.program.selections[selection].label
      return [
        Bilingual(
          vi: "không được chọn ở “" + label + "”",
          en: "not chosen in “" + label + "”"
        )
      ]
    default: break
    }
    return [node.statement ?? phrases.phrase(condition)]
  }

  private func awardReasons(_ award: Name) -> [Bilingual] {
    let label = plan.program.awards.first { $0.name == award }?.label ?? award.text
    let lead = Bilingual(
      vi: "không đủ điều kiện “" + label + "”",
      en: "not eligible for “" + label + "”"
    )
    guard let explanation = explanations[award] else {
      return [
        Bilingual(
          vi: "không thuộc đối tượng của “" + label + "”, hoặc quy định không có hiệu lực ngày này",
          en: "“" + label + "” is not for this kind of dossier, or not in effect on this day"
        )
      ]
    }
    // The verdict counts papers; where it says something else, the criteria alone decide here.
    guard explanation.verdict == .ineligible, !explanation.reasons.isEmpty else { return [lead] }
    return [lead + Bilingual.same(": ") + Bilingual.list(explanation.reasons.map { $0.text })]
  }

  private func holdReasons(_ award: Name) -> [Bilingual] {
    let holds = (explanations[award]?.nodes ?? []).filter {
      $0.kind == .hold && $0.outcome == .notMet
    }
    if holds.isEmpty { return [Bilingual(vi: "đang tạm dừng xét", en: "on hold")] }
    let labels = Bilingual.list(holds.map { .same($0.label) })
    return [Bilingual(vi: "đang tạm dừng xét: ", en: "on hold: ") + labels]
  }

  private static func causes(_ explanation: Explanation) -> [SelectionCause] {
    var causes: [SelectionCause] = explanation.missing.map(cause)
    for label in explanation.lawGaps {
      causes.append(SelectionCause(kind: .law, label: .same(label)))
    }
    for label in explanation.awaiting {
      causes.append(SelectionCause(kind: .attestation, label: .same(label)))
    }
    if explanation.verdict == .ruleError {
      causes.append(
        SelectionCause(
          kind: .rules,
          label: Bilingual(vi: "quy tắc mâu thuẫn", en: "the rules contradict each other")
        )
      )
    }
    return causes
  }

  private static func cause(_ use: FactUse) -> SelectionCause {
    switch use.cause {
    case .fact: SelectionCause(kind: .fact, label: use.label)
    case .attestation: SelectionCause(kind: .attestation, label: use.label)
    case .document: SelectionCause(kind: .document, label: use.label)
    case .law: SelectionCause(kind: .law, label: use.label)
    }
  }

  // MARK: - Values

  private mutating func addValues(_ nominee: inout NomineeCase, _ index: Int, _ place: Int) {
    let selection = plan.compiled[index].selection
    let registers = plan.compiled[index].awards[place].results
    let kind = selection.kinds[place]
    let values = ValueText(program: plan.program, texts: frame.texts, date: plan.date)
    for (number, register) in registers.enumerated() {
      let extent = value(of: register, index, place)
      if number < kind.groups.count {
        let type = kind.groups[number].type
        let possible = groupValues(extent, type)
        nominee.groups.append(possible)
        if possible?.count != 1 {
          nominee.groupCauses += openFacts(register, index, place, isCondition: false)
        }
      } else if number < kind.groups.count + kind.keys.count {
        let position = number - kind.groups.count
        let type = kind.keys[position].type
        let range = RankRange(extent, shape: type.shape, kind: selection.keys[position].kind)
        nominee.keys.append(range)
        nominee.keyTexts.append(values.text(extent, type))
        if !range.isPoint {
          nominee.keyCauses += openFacts(register, index, place, isCondition: false)
        }
      } else {
        evaluators[index][place].decider.reset()
        let decided = evaluators[index][place].decider.decide(
          register,
          frame,
          date: .point(Int64(plan.date))
        ).extent
        if decided.isCertainlyTrue {
          nominee.counted.append(.certain)
        } else if decided.isCertainlyFalse {
          nominee.counted.append(.impossible)
        } else {
          nominee.counted.append(.possible)
          nominee.countCauses += openFacts(register, index, place, isCondition: true)
        }
      }
    }
  }

  private mutating func value(of register: UInt32, _ index: Int, _ place: Int) -> Extent {
    evaluators[index][place].decider.reset()
    evaluators[index][place].decider.machine.run(frame, date: .point(Int64(plan.date)))
    return evaluators[index][place].decider.machine.result(register).extent
  }

  /// The facts that a value rests on where it is not known exactly.
  private mutating func openFacts(
    _ register: UInt32,
    _ index: Int,
    _ place: Int,
    isCondition: Bool
  ) -> [SelectionCause] {
    let date = Extent.point(Int64(plan.date))
    let candidates: [Decider.Candidate]
    if isCondition {
      candidates = evaluators[index][place].decider.candidates(register, frame, date: date)
    } else {
      candidates = evaluators[index][place].decider.dependencies(of: register, frame, date: date)
        .map { Decider.Candidate(fact: $0, isDoubtful: false) }
    }
    var builder = ExplanationBuilder(
      program: plan.program,
      schema: schema,
      frame: frame,
      date: plan.date,
      detail: .none,
      award: plan.compiled[index].awards[place].award
    )
    builder.lawGaps = plan.compiled[index].awards[place].program.lawGaps
    return builder.factUses(candidates).map(NomineeReader.cause)
      + builder.gapLabels(candidates).map { SelectionCause(kind: .law, label: .same($0)) }
  }

  /// The values that a group can have; nothing for anything.
  private func groupValues(_ extent: Extent, _ type: ValueType) -> [GroupValue]? {
    guard !extent.canBeError else { return nil }
    var values: [GroupValue] = extent.marks.contains(.none) ? [.none] : []
    guard extent.marks.contains(.value) else { return values }
    switch type.shape {
    case .boolean, .members:
      for member in 0..<64 where extent.low & (Int64(1) << Int64(member)) != 0 {
        values.append(.member(member))
      }
      return values
    case .text:
      guard extent.isPointOfValue, extent.low >= 0, extent.low < Int64(frame.texts.count) else {
        return nil
      }
      return values + [.text(frame.texts[extent.low])]
    case .interval, .handle:
      guard extent.isPointOfValue, extent.low % extent.scale == 0 else { return nil }
      return values + [.number(extent.low / extent.scale)]
    }
  }

  private var phrases: PhraseText {
    PhraseText(
      program: plan.program,
      kind: frame.kind,
      values: ValueText(program: plan.program, texts: frame.texts, date: plan.date)
    )
  }
}

extension CheckedExpression {
  /// Whether the condition says that no hold of an award applies.
  fileprivate var isNoHold: Bool {
    if case .not(let inner) = kind, case .isHeld = inner.kind { return true }
    return false
  }
}

extension Extent {
  /// Whether the value, if there is one, is known.
  fileprivate var isPointOfValue: Bool { low == high }
}
