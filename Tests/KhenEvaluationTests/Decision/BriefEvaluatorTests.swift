import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenTestSupport
import Testing

/// Short results against full ones, on random programs over partly known dossiers.
@Suite struct `Short results` {
  /// Where the short evaluator says something else; nothing where it says the same.
  static func difference(_ randomCase: RandomCase) -> String? {
    let schema = FactSchema(randomCase.program)
    let flat = FlatSchema(schema)
    var frame = FactFrame()
    let date = randomCase.evaluationDate
    let compiled = CompiledAward(
      randomCase.award,
      kind: randomCase.kind,
      of: randomCase.program,
      schema: schema
    )
    var evaluator = AwardEvaluator(compiled, texts: &frame.texts)
    let brief = BriefEvaluator(
      evaluator,
      schema: schema,
      flat: flat,
      date: date,
      texts: &frame.texts
    )
    frame.texts.keepConstants()
    frame.file(
      randomCase.dossier,
      kind: randomCase.kind,
      attestations: randomCase.attestations,
      documents: randomCase.documents,
      schema: schema
    )
    let dossier = FlatDossier(
      flat,
      attestationCount: schema.attestations.count,
      documentCount: schema.documents.count
    )
    dossier.copy(frame)
    var isFiled = true
    let verdict = brief.evaluate(dossier, &frame, isFiled: &isFiled)
    let result = evaluator.evaluate(frame, date: date)
    if result.isIncomplete { return nil }
    if verdict != result.verdict { return "\(verdict), not \(result.verdict)" }
    for (index, part) in brief.parts.enumerated() where !part.isPaper {
      let isBar = part.isHold || compiled.award.bars.contains { $0.name.text == part.name }
      guard !isBar else { continue }
      evaluator.decider.reset()
      let register = nodeRegisters(compiled)[index]
      let (outcome, missing) = evaluator.outcome(of: register, isBar: false, frame, date: date)
      if missing.contains(where: { $0.isDoubtful }) { continue }
      if outcome != brief.outcomes[index] {
        return "\(part.name) is \(brief.outcomes[index]), not \(outcome)"
      }
    }
    return nil
  }

  /// The registers of the nodes in the order of the parts.
  private static func nodeRegisters(_ compiled: CompiledAward) -> [UInt32] {
    func registers(_ node: CompiledAward.Node) -> [UInt32] {
      [node.register] + node.children.flatMap { registers($0) }
    }
    return compiled.nodes.flatMap { registers($0) }
  }

  @Test(arguments: 0..<4) func `agree with the full ones`(_ part: Int) {
    var options = RandomOptions()
    for seed in UInt64(part) * 400..<UInt64(part + 1) * 400 {
      options.unknownPercent = seed % 3 == 0 ? 10 : 40
      options.allowsFailures = seed % 4 == 1
      if let difference = Self.difference(RandomCase(seed: seed, options: options)) {
        Issue.record("seed \(seed): \(difference)")
      }
    }
  }
}
