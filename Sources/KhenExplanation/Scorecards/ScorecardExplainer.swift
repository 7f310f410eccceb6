package import KhenEvaluation
package import KhenSemantics
import KhenSource
import KhenSyntax

/// Puts what a scorecard gave into words: the total, each item with its maximum and where its
/// points are from, what is missing and who has to score it.
package struct ScorecardExplainer: Sendable {
  private let program: CheckedProgram
  private let schema: FactSchema

  /// Makes a builder for a rule set.
  package init(program: CheckedProgram, schema: FactSchema) {
    self.program = program
    self.schema = schema
  }

  /// Works out a card for the dossier in a frame and explains what came out.
  ///
  /// `detail`: `none` gives the total, the class and what is missing; else every item is told.
  package func explain(
    _ evaluator: inout ScorecardEvaluator,
    frame: FactFrame,
    date: Int,
    into text: inout ScorecardText,
    detail: ExplanationLevel
  ) {
    let result = evaluator.evaluate(frame, date: date)
    text.outcome =
      result.isRuleError ? .ruleError : result.isComplete ? .complete : .incomplete
    if detail == .none, result.isComplete {
      // Names are made only where something has to be named.
      let values = ValueText(program: program, texts: frame.texts, date: date)
      fill(&text, result, evaluator.compiled, values)
      return
    }
    var builder = ExplanationBuilder(
      program: program,
      schema: schema,
      frame: frame,
      date: date,
      detail: .all
    )
    builder.lawGaps = evaluator.compiled.program.lawGaps
    fill(&text, result, evaluator.compiled, builder.values)
    text.missing = missing(result, evaluator.compiled.card, builder)
    text.lawGaps = builder.gapLabels(
      result.missing.map { Decider.Candidate(fact: $0, isDoubtful: false) }
    )
    evaluator.decider.reset()
    evaluator.decider.machine.recordsSegments = true
    evaluator.decider.machine.run(frame, date: .point(Int64(date)))
    evaluator.decider.machine.recordsSegments = false
    let reader = StepReader(
      machine: evaluator.decider.machine,
      checked: program,
      names: builder.names,
      frame: frame,
      values: builder.values
    )
    let writer = ScorecardWriter(
      builder: builder,
      reader: reader,
      phrases: PhraseText(program: program, kind: frame.kind, values: builder.values),
      compiled: evaluator.compiled
    )
    if result.isRuleError { text.conflicts = writer.conflicts() }
    if detail == .none { return }
    text.citations = program.citations(evaluator.compiled.card.citations)
    text.items = writer.items(result)
    text.uncertainSources = writer.uncertainSources()
  }

  private func fill(
    _ text: inout ScorecardText,
    _ result: ScorecardResult,
    _ compiled: CompiledScorecard,
    _ values: ValueText
  ) {
    guard !result.isRuleError else { return }
    text.total = values.score(result.total)
    guard let extent = result.classification, let definition = compiled.card.classification
    else { return }
    let type = program.definitions[definition].type
    text.classification = ScoreClass(
      text: values.text(extent, type),
      candidates: values.candidates(extent, type),
      isKnown: result.isClassKnown
    )
  }

  private func missing(
    _ result: ScorecardResult,
    _ card: CheckedScorecard,
    _ builder: ExplanationBuilder
  ) -> [MissingScore] {
    let slots = schema.scoreSlots(of: card)
    return result.missing.compactMap { fact in
      guard let use = builder.factUse(fact) else { return nil }
      guard fact.kind == .slot, let index = slots.firstIndex(of: fact.index) else {
        return MissingScore(fact: use, scorer: nil, maximum: nil, label: use.label)
      }
      return MissingScore(
        fact: use,
        scorer: card.items[index].scorer,
        maximum: builder.values.score(result.items[index].maximum),
        label: .same(card.items[index].label)
      )
    }
  }
}

extension FactSchema {
  /// The slots in which the points of a card's items are filed; −1 for those worked out.
  func scoreSlots(of card: CheckedScorecard) -> [Int] {
    guard let field = card.field, let record = card.record else {
      return card.items.map { _ in -1 }
    }
    let base = FactFrame.root + records[card.kind].fields[field].offset
    return card.items.map { item in
      item.field.map { base + records[record].fields[$0].offset } ?? -1
    }
  }

  /// The slot of a field of what people filed with the scores of a card.
  func slot(ofSignature index: Int?, of card: CheckedScorecard) -> Int? {
    guard let index, let field = card.field, let record = card.record else { return nil }
    return FactFrame.root + records[card.kind].fields[field].offset
      + records[record].fields[index].offset
  }
}

extension ValueText {
  /// Points as a value with its ends.
  func score(_ extent: Extent) -> ScoreValue {
    guard extent.marks.contains(.value) else {
      return ScoreValue(least: nil, greatest: nil, text: text(extent, .number))
    }
    return ScoreValue(
      least: end(extent.low, extent.scale),
      greatest: end(extent.high, extent.scale),
      text: text(extent, .number)
    )
  }

  /// One end of a range; nothing where it lies at the limit of what can be filed.
  private func end(_ value: Int64, _ scale: Int64) -> Rational? {
    guard value != Extent.endlessLow, value != Extent.endlessHigh,
      value.magnitude / UInt64(max(1, scale)) < 1_000_000_000_000
    else { return nil }
    return Rational(value, scale)
  }

  /// The values that an extent allows, as machines name them; empty where they are too many.
  func candidates(_ extent: Extent, _ type: ValueType) -> [String] {
    guard extent.marks.contains(.value) else { return [] }
    switch type {
    case .optional(let wrapped): return candidates(extent, wrapped)
    case .catalogue(let index):
      var names: [String] = []
      for (member, value) in program.catalogues[index].members.enumerated()
      where extent.low & (1 << Int64(member)) != 0 {
        names.append(value.name.text)
      }
      return names
    case .boolean:
      return (extent.canBeFalse ? ["false"] : []) + (extent.canBeTrue ? ["true"] : [])
    case .string:
      guard extent.isPoint, extent.low >= 0, extent.low < Int64(texts.count) else { return [] }
      return [texts[extent.low]]
    case .integer, .number:
      guard extent.isPoint, let value = Rational(extent.low, extent.scale) else { return [] }
      return [PlainNumber.exact(value)]
    case .error, .quotient, .date, .year, .yearRange, .period, .service, .days, .workingDays,
      .money, .record, .list, .yearly, .timeline:
      return []
    }
  }
}
