import KhenEvaluation
import KhenSemantics

// What comes out of the scorecards that tests are for.
extension TestJudge {
  /// Items, total and class of the scorecard that a test is for, as far as they are known, by the
  /// names of their definitions; none in the test of an award.
  mutating func scores(_ test: CheckedTest) -> [DossierProfile.Value] {
    guard let index = test.scorecard else { return [] }
    var values: [DossierProfile.Value] = []
    withScorecard(index, test) { card, result, frame, program in
      func add(_ definition: Int, _ extent: Extent) {
        let checked = program.definitions[definition]
        let value = EvaluatedValue(
          extent,
          checked.type,
          texts: frame.texts,
          catalogues: program.catalogues
        )
        // How far an open value reaches no test can expect.
        guard value.isKnown else { return }
        values.append(
          DossierProfile.Value(name: checked.name, type: checked.type, value: value)
        )
      }
      for (item, score) in zip(card.items, result.items) { add(item.definition, score.points) }
      add(card.total, result.total)
      if let definition = card.classification, let classification = result.classification {
        add(definition, classification)
      }
    }
    return values
  }

  /// The same as figures.
  mutating func scoreExtents(_ test: CheckedTest) -> [Extent] {
    guard let index = test.scorecard else { return [] }
    var extents: [Extent] = []
    withScorecard(index, test) { _, result, _, _ in
      extents = result.items.map { $0.points } + [result.total]
      if let classification = result.classification { extents.append(classification) }
    }
    return extents
  }
}
