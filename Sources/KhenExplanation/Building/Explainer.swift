package import KhenEvaluation
package import KhenSemantics
import KhenSource
import KhenSyntax

/// Builds explanations: asks the evaluator for verdicts and outcomes, and reads from the trace of
/// its last run why they are what they are.
///
/// Decides nothing itself, so an explanation cannot contradict its verdict.
package struct Explainer: Sendable {
  let program: CheckedProgram
  let schema: FactSchema

  /// Makes a builder for a rule set.
  package init(program: CheckedProgram, schema: FactSchema) {
    self.program = program
    self.schema = schema
  }

  /// Evaluates a dossier and explains what came out.
  ///
  /// - Parameters:
  ///   - evaluator: of the version in effect, for the frame's kind of dossier.
  ///   - frame: the dossier.
  ///   - date: day number of the evaluation date.
  ///   - key: the dossier's key.
  ///   - nominee: the nominee's name; empty when not filed.
  ///   - detail: `none` gives the verdict with what is missing only and costs no further run;
  ///     `failed` the nodes that stand in the way; `all` every node with facts and figures.
  /// - Returns: the verdict with its reasons.
  package mutating func explain(
    _ evaluator: inout AwardEvaluator,
    frame: FactFrame,
    date: Int,
    key: String,
    nominee: String,
    detail: ExplanationLevel
  ) -> Explanation {
    // One run over the dossier serves the verdict and all its reasons.
    if detail != .none { evaluator.decider.begin(frame, date: .point(Int64(date))) }
    defer { evaluator.decider.reset() }
    let result = evaluator.evaluate(frame, date: date)
    let award = evaluator.compiled.award
    var explanation = Explanation(
      award: award.name.text,
      awardLabel: award.label,
      version: program.versionText(award),
      key: key,
      nominee: nominee,
      evaluationDate: date,
      verdict: result.verdict
    )
    explanation.isIncomplete = result.isIncomplete
    if detail == .none, result.missing.isEmpty, result.awaiting.isEmpty { return explanation }

    var builder = ExplanationBuilder(
      program: program,
      schema: schema,
      frame: frame,
      date: date,
      detail: detail,
      award: award
    )
    builder.lawGaps = evaluator.compiled.program.lawGaps
    explanation.missing = builder.factUses(result.missing)
    explanation.lawGaps = builder.gapLabels(result.missing)
    explanation.awaiting = result.awaiting.map { schema.attestations[$0].label }
    if detail == .none { return explanation }
    builder.build(&explanation, result, &evaluator)
    return explanation
  }
}

/// The work on one explanation.
struct ExplanationBuilder {
  /// What came out of one part of the award, before it is put into words.
  struct Finding {
    /// Its register.
    var register: UInt32
    /// What came out.
    var outcome: Outcome
    /// Facts that the outcome still depends on.
    var missing: [Decider.Candidate]
    /// Day from which it is as it should be.
    var metFrom: Int?
    /// Whether no day that was looked at brings it.
    var isNeverMet = false
    /// The parts of a group.
    var children: [Finding] = []
  }

  let program: CheckedProgram
  let schema: FactSchema
  let frame: FactFrame
  let date: Int
  let detail: ExplanationLevel
  /// The version that is explained; nothing for a scorecard.
  let award: CheckedAward?
  let names: FactNames
  let values: ValueText
  /// Parts of the law whose text is not known, by the index that facts name them with.
  var lawGaps: [LawGap] = []

  init(
    program: CheckedProgram,
    schema: FactSchema,
    frame: FactFrame,
    date: Int,
    detail: ExplanationLevel,
    award: CheckedAward? = nil
  ) {
    self.award = award
    self.program = program
    self.schema = schema
    self.frame = frame
    self.date = date
    self.detail = detail
    names = FactNames(frame, schema: schema)
    values = ValueText(program: program, texts: frame.texts, date: date)
  }

  /// Fills in nodes, reasons, results and sources.
  mutating func build(
    _ explanation: inout Explanation,
    _ result: AwardResult,
    _ evaluator: inout AwardEvaluator
  ) {
    let compiled = evaluator.compiled
    let award = compiled.award
    let nodes = zip(award.nodes, compiled.nodes).map { find($0, $1, &evaluator) }
    let bars = zip(award.bars, compiled.bars).map { bar, register in
      var finding = finding(register, .bar(bar.range), &evaluator)
      // A hold ends when the matter is settled, not when time passes.
      if bar.effect == .hold { finding.metFrom = nil }
      return finding
    }
    var documents: [Finding] = []
    for index in award.documents.indices {
      documents.append(
        findDocument(
          compiled.documents[index],
          required: compiled.documentsRequired[index],
          &evaluator
        )
      )
    }
    // What never brings one of the parts that all are needed never brings the whole.
    if explanation.verdict == .ineligible, !(nodes + bars).contains(where: { $0.isNeverMet }) {
      explanation.eligibleFrom = evaluator.firstDay(of: .clear, frame, from: date).day
    }
    // Outcomes may have been found by other runs: what is read below is the dossier as filed.
    evaluator.decider.returnToFiled(frame, date: .point(Int64(date)))
    let writer = NodeWriter(
      builder: self,
      reader: StepReader(
        machine: evaluator.decider.machine,
        checked: program,
        names: names,
        frame: frame,
        values: values
      ),
      phrases: PhraseText(program: program, kind: frame.kind, values: values),
      award: award
    )
    let findings = AwardFindings(nodes: nodes, bars: bars, documents: documents)
    explanation.nodes = writer.nodes(findings)
    explanation.results = writer.results(compiled.results)
    explanation.reasons = writer.reasons(explanation, findings)
    explanation.uncertainSources = writer.uncertainSources(explanation.verdict, findings)
  }

  // MARK: - Outcomes

  private func find(
    _ node: CheckedNode,
    _ compiled: CompiledAward.Node,
    _ evaluator: inout AwardEvaluator
  ) -> Finding {
    var finding = finding(compiled.register, .node(node.range), &evaluator)
    guard case .group(_, let nodes) = node.kind else { return finding }
    finding.children = zip(nodes, compiled.children).map { find($0, $1, &evaluator) }
    return finding
  }

  private func finding(
    _ register: UInt32,
    _ condition: AwardCondition?,
    _ evaluator: inout AwardEvaluator
  ) -> Finding {
    evaluator.decider.renew()
    var isBar = false
    if case .bar = condition { isBar = true }
    let (outcome, missing) = evaluator.outcome(of: register, isBar: isBar, frame, date: date)
    var finding = Finding(register: register, outcome: outcome, missing: missing)
    if outcome == .notMet, let condition {
      let answer = evaluator.firstDay(of: condition, frame, from: date)
      finding.metFrom = answer.day
      finding.isNeverMet = answer == .never
    }
    return finding
  }

  private func findDocument(
    _ register: UInt32,
    required: UInt32,
    _ evaluator: inout AwardEvaluator
  ) -> Finding {
    evaluator.decider.renew()
    let needed = evaluator.decider.decide(required, frame, date: .point(Int64(date)))
    if needed.extent.isCertainlyFalse {
      return Finding(register: register, outcome: .notNeeded, missing: [])
    }
    // A paper comes when it is filed, not when time passes.
    return finding(register, nil, &evaluator)
  }

  // MARK: - Facts

  /// Facts, attestations and documents as people name them; parts of the law are left out.
  func factUses(_ candidates: [Decider.Candidate]) -> [FactUse] {
    candidates.compactMap { factUse($0.fact, isDoubtful: $0.isDoubtful) }
  }

  /// Labels of the parts of the law among what is missing, each once.
  func gapLabels(_ candidates: [Decider.Candidate]) -> [String] {
    var labels: [String] = []
    for candidate in candidates where candidate.fact.kind == .law {
      let index = candidate.fact.index
      guard lawGaps.indices.contains(index) else { continue }
      var label = gapLabel(lawGaps[index])
      if let award, award.isNotSourced, lawGaps[index].range == award.range {
        label = wholeGapLabel(award)
      }
      if !labels.contains(label) { labels.append(label) }
    }
    return labels
  }

  /// Names a version whose text was not entered: `Chiến sĩ thi đua (06/2026/QH16)`.
  func wholeGapLabel(_ award: CheckedAward) -> String {
    award.instrument.map { award.label + " (" + program.instrumentLabel($0) + ")" } ?? award.label
  }

  /// Names a part of the law: `Nhánh dân số (25/2023/TT-BYT Điều 8 khoản 2)`.
  private func gapLabel(_ gap: LawGap) -> String {
    guard let reference = gap.citations.first else { return gap.label }
    let place = program.citation(reference).placeText(in: .vietnamese)
    return gap.label.isEmpty ? place : gap.label + " (" + place + ")"
  }

  /// One fact as people name it; nothing for a part of the law.
  func factUse(_ fact: FactID, isDoubtful: Bool = false) -> FactUse? {
    switch fact.kind {
    case .nothing, .law: return nil
    case .slot, .list:
      guard let named = names.fact(fact.index) else { return nil }
      var use = names.use(of: fact.index) {
        FactUse(
          cause: .fact,
          path: named.path,
          label: names.label(of: fact.index) + scorerText(of: fact.index),
          value: value(of: fact.index),
          origin: frame.origins[fact.index]
        )
      }
      use.isDoubtful = isDoubtful
      return use
    case .year:
      guard let named = names.fact(fact.index) else { return nil }
      return FactUse(
        cause: .fact,
        path: named.path + "[\(fact.year)]",
        label: Bilingual(
          vi: named.label + " năm \(fact.year)",
          en: named.label + " in \(fact.year)"
        ),
        value: ValueText.unknown,
        origin: frame.origins[fact.index],
        isDoubtful: isDoubtful
      )
    case .attestation:
      let entry = schema.attestations[fact.index]
      return conclusion(entry, frame.attestations[fact.index], .attestation, isDoubtful)
    case .document:
      let entry = schema.documents[fact.index]
      return conclusion(entry, frame.documents[fact.index], .document, isDoubtful)
    }
  }

  private func conclusion(
    _ entry: ConclusionLayout,
    _ state: Int64,
    _ cause: FactUse.Cause,
    _ isDoubtful: Bool
  ) -> FactUse {
    let value: Bilingual
    switch (state, cause) {
    case (1, .document): value = Bilingual(vi: "đã có", en: "on file")
    case (0, .document): value = Bilingual(vi: "không có", en: "not available")
    case (_, .document): value = Bilingual(vi: "chưa có", en: "not filed")
    case (1, _): value = Bilingual(vi: "đã xác nhận", en: "attested")
    case (0, _): value = Bilingual(vi: "không được xác nhận", en: "refused")
    default: value = Bilingual(vi: "chưa xác nhận", en: "not attested yet")
    }
    return FactUse(
      cause: cause,
      path: entry.name.text,
      label: .same(entry.label),
      value: value,
      origin: 0,
      isDoubtful: isDoubtful
    )
  }

  private func value(of slot: Int) -> Bilingual {
    names.value(of: slot, frame, values)
  }
}

/// What came out of the parts of an award.
struct AwardFindings {
  /// As `CheckedAward.nodes`.
  var nodes: [ExplanationBuilder.Finding]
  /// As `CheckedAward.bars`.
  var bars: [ExplanationBuilder.Finding]
  /// As `CheckedAward.documents`.
  var documents: [ExplanationBuilder.Finding]
}
