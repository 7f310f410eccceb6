import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Puts the items of a scorecard into words, from the trace of one run.
struct ScorecardWriter {
  let builder: ExplanationBuilder
  let reader: StepReader
  let phrases: PhraseText
  let compiled: CompiledScorecard

  private var card: CheckedScorecard { compiled.card }

  /// The items in order.
  func items(_ result: ScorecardResult) -> [ScoreItemText] {
    let slots = builder.schema.scoreSlots(of: card)
    var texts: [ScoreItemText] = []
    for (index, item) in card.items.enumerated() {
      let values = result.items[index]
      var text = ScoreItemText(
        role: item.role,
        name: item.name.text,
        label: item.label,
        points: builder.values.score(values.points),
        maximum: builder.values.score(values.maximum),
        raw: builder.values.score(values.raw),
        isLimited: values.isLimited,
        scorer: item.scorer,
        scoredBy: nil,
        scoredOn: nil,
        formula: nil,
        details: [],
        facts: [],
        citations: builder.program.citations(item.citations)
      )
      if item.scorer != nil {
        sign(&text)
        if slots[index] >= 0, values.raw.isPoint,
          let fact = builder.factUse(FactID(.slot, slots[index]))
        {
          text.facts = [fact]
        }
      } else {
        explain(&text, item, compiled.items[index].raw, values)
      }
      cite(compiled.items[index].maximum, &text)
      texts.append(text)
    }
    return texts
  }

  /// Who scored, and when, as it was filed.
  private func sign(_ text: inout ScoreItemText) {
    if let slot = builder.schema.slot(ofSignature: card.scorerField, of: card) {
      let id = builder.frame.slots[slot]
      if id >= 0, id < Int64(builder.frame.texts.count) {
        text.scoredBy = PrintableText.of(builder.frame.texts[id])
      }
    }
    if let slot = builder.schema.slot(ofSignature: card.dateField, of: card) {
      let raw = builder.frame.slots[slot]
      guard raw != FactFrame.none, raw != FactFrame.unknown else { return }
      text.scoredOn = builder.names.value(of: slot, builder.frame, builder.values)
    }
  }

  /// What points are worked out from.
  private func explain(
    _ text: inout ScoreItemText,
    _ item: CheckedScorecard.Item,
    _ register: UInt32,
    _ values: ScorecardResult.Item
  ) {
    text.formula = phrases.phrase(item.raw)
    let node = reader.machine.result(register).node
    guard node >= 0 else { return }
    let statements = StatementBuilder(
      reader: reader,
      phrases: phrases,
      isBar: false,
      isOpen: !values.raw.isPoint
    )
    text.details = DetailBuilder(statements).details(node)
    text.facts = reader.decisiveFacts(of: node).facts.compactMap { builder.factUse($0) }
    cite(register, &text)
  }

  /// Adds where a value is from.
  private func cite(_ register: UInt32, _ text: inout ScoreItemText) {
    let node = reader.machine.result(register).node
    guard node >= 0 else { return }
    for citation in builder.program.citations(reader.decisiveFacts(of: node).citations)
    where !text.citations.contains(citation) {
      text.citations.append(citation)
    }
  }

  /// The places in the rules that contradict each other.
  func conflicts() -> [SourceRange] {
    var places: [SourceRange] = []
    for register in [compiled.total, compiled.classification ?? compiled.total] {
      let node = reader.machine.result(register).node
      guard node >= 0 else { continue }
      for place in reader.conflicts(node, phrases).flatMap({ $0.places })
      where !places.contains(place) {
        places.append(place)
      }
    }
    return places
  }

  /// The citations that were not read in full, each once, in the order of the card.
  func uncertainSources() -> [CitationText] {
    var references = card.citations
    for (item, compiled) in zip(card.items, compiled.items) {
      references += item.citations
      for register in [compiled.raw, compiled.maximum] {
        let node = reader.machine.result(register).node
        if node >= 0 { references += reader.decisiveFacts(of: node).citations }
      }
    }
    if let register = compiled.classification {
      let node = reader.machine.result(register).node
      if node >= 0 { references += reader.decisiveFacts(of: node).citations }
    }
    return builder.program.citations(references.filter { $0.certainty != .verified })
  }
}

extension ScorecardResult.Item {
  /// Whether the limits change what was worked out or filed, and nothing of it is unknown.
  var isLimited: Bool {
    guard raw.isPoint, points.isPoint, let first = Rational(raw.low, raw.scale),
      let second = Rational(points.low, points.scale)
    else { return false }
    return first != second
  }
}
