import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

/// The compiled evaluator against the reference, on random programs over partly known dossiers.
@Suite struct `The evaluator against the reference` {
  /// What the evaluator says of one random case.
  struct Evaluated {
    var verdict: Verdict
    var result: AwardResult
    var isIncomplete: Bool
    var nodes: [Extent]
  }

  static func evaluate(_ randomCase: RandomCase) -> Evaluated {
    let schema = FactSchema(randomCase.program)
    var frame = FactFrame()
    let compiled = CompiledAward(
      randomCase.award,
      kind: randomCase.kind,
      of: randomCase.program,
      schema: schema
    )
    var evaluator = AwardEvaluator(compiled, texts: &frame.texts)
    frame.texts.keepConstants()
    frame.file(
      randomCase.dossier,
      kind: randomCase.kind,
      attestations: randomCase.attestations,
      documents: randomCase.documents,
      schema: schema
    )
    let result = evaluator.evaluate(frame, date: randomCase.evaluationDate)
    var nodes: [Extent] = []
    var isIncomplete = result.isIncomplete
    func visit(_ node: CompiledAward.Node) {
      evaluator.decider.reset()
      let decision = evaluator.decider.decide(
        node.register,
        frame,
        date: .point(Int64(randomCase.evaluationDate))
      )
      nodes.append(decision.extent)
      isIncomplete = isIncomplete || decision.isIncomplete
      for child in node.children { visit(child) }
    }
    for node in compiled.nodes { visit(node) }
    return Evaluated(
      verdict: result.verdict,
      result: result,
      isIncomplete: isIncomplete,
      nodes: nodes
    )
  }

  /// What is wrong with the evaluator's answer; nothing when it is sound, and exact where that is
  /// promised.
  static func mistake(_ randomCase: RandomCase) -> String? {
    guard let reference = randomCase.verdict(), let expected = reference.verdict else {
      return nil
    }
    let evaluated = evaluate(randomCase)
    for (index, extent) in evaluated.nodes.enumerated() {
      let truth = reference.truth { $0.nodes[index] }
      if truth.contains(.canBeTrue), !extent.canBeTrue { return "node \(index) loses true" }
      if truth.contains(.canBeFalse), !extent.canBeFalse { return "node \(index) loses false" }
      // Of the elements of a list that was not filed it is not told whether a rule fails on them;
      // the answer is open there in any case.
      if truth.contains(.canFail), !extent.canBeError, extent.isOneOutcome {
        return "node \(index) loses failure"
      }
    }
    if evaluated.verdict.rawValue == expected.rawValue { return nil }
    // Where the small domains are only a part of what a fact can be, more can be open than they
    // show; only what holds in every completion must hold in them.
    let isClaimOfAll = evaluated.verdict == .eligible || evaluated.verdict == .ineligible
    if evaluated.verdict != .undetermined, randomCase.domainsAreExact || isClaimOfAll {
      return "\(evaluated.verdict) where the truth is \(expected)"
    }
    return nil
  }

  /// Whether the evaluator is less sharp than the truth.
  static func isBlunt(_ randomCase: RandomCase) -> Bool {
    guard randomCase.domainsAreExact, let expected = randomCase.verdict()?.verdict else {
      return false
    }
    return evaluate(randomCase).verdict.rawValue != expected.rawValue
  }

  /// Where the two interpreters differ in a register; nothing when what the fast one decides is
  /// what the other one decides.
  static func disagreement(_ randomCase: RandomCase, isExpectedKnown: Bool) -> String? {
    let schema = FactSchema(randomCase.program)
    var frame = FactFrame()
    let compiled = CompiledAward(
      randomCase.award,
      kind: randomCase.kind,
      of: randomCase.program,
      schema: schema
    )
    var ranges = RangeMachine(compiled.program, texts: &frame.texts)
    var points = PointMachine(compiled.program, texts: &frame.texts)
    // Asked for a few registers, the fast interpreter runs less and stops loops early.
    func registers(_ node: CompiledAward.Node) -> [UInt32] {
      [node.register] + node.children.flatMap { registers($0) }
    }
    let needed = [compiled.isMet, compiled.isHeld] + compiled.nodes.flatMap { registers($0) }
    var few = PointMachine(compiled.program, texts: &frame.texts, needed: needed)
    frame.texts.keepConstants()
    // What it leaves out in one dossier must not be what it left there in the one before.
    frame.file([], kind: randomCase.kind, schema: schema)
    few.run(frame, date: randomCase.evaluationDate)
    frame.file(
      randomCase.dossier,
      kind: randomCase.kind,
      attestations: randomCase.attestations,
      documents: randomCase.documents,
      schema: schema
    )
    ranges.run(frame, date: .point(Int64(randomCase.evaluationDate)))
    points.run(frame, date: randomCase.evaluationDate)
    few.run(frame, date: randomCase.evaluationDate)
    for register in needed where few.result(register) != points.result(register) {
      return "register \(register): \(few.result(register)) of few"
    }
    let loopRegisters = compiled.program.registersOfLoops
    for register in 0..<UInt32(compiled.program.registerCount)
    where compiled.program.shapes[Int(register)] == .boolean {
      let point = points.result(register)
      let (extent, step) = ranges.result(register)
      // In a loop without a round, the fast interpreter may still have computed what is the same
      // for all dossiers.
      if step < 0, loopRegisters.contains(register) { continue }
      if point.isValue, extent != .boolean(point.value != 0) {
        return "register \(register): \(point) and \(extent)"
      }
      if !point.isValue, extent.isOneOutcome, isExpectedKnown, !frame.hasOpenFacts {
        return "register \(register) is open, though it is \(extent)"
      }
    }
    return nil
  }

  @Test(arguments: 0..<4) func `both interpreters agree`(_ part: Int) {
    var options = RandomOptions()
    for seed in UInt64(part) * 500..<UInt64(part + 1) * 500 {
      options.unknownPercent = seed % 2 == 0 ? 0 : 40
      options.allowsFailures = seed % 4 > 1
      let difference = Self.disagreement(
        RandomCase(seed: seed, options: options),
        isExpectedKnown: !options.allowsFailures
      )
      if let difference {
        Issue.record("seed \(seed): \(difference)")
        return
      }
    }
  }

  @Test(arguments: 0..<8) func `no answer contradicts a completion`(_ part: Int) {
    for seed in UInt64(part) * 500..<UInt64(part + 1) * 500 {
      let randomCase = RandomCase(seed: seed)
      let mistake = Self.mistake(randomCase)
      if let mistake {
        Issue.record("seed \(seed): \(mistake)")
        return
      }
    }
  }
}

extension FactFrame {
  /// Whether anything in the dossier is not a known value.
  fileprivate var hasOpenFacts: Bool {
    slots.contains { $0 == FactFrame.unknown || $0 == FactFrame.partial }
      || attestations.contains(FactFrame.unknown) || documents.contains(FactFrame.unknown)
  }
}

extension Program {
  /// The registers that bodies of loops write to.
  fileprivate var registersOfLoops: Set<UInt32> {
    Set(loops.flatMap { instructions[$0.start..<$0.end].map { $0.target } })
  }
}
