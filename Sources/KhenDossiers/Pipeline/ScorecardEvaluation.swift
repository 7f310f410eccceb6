package import KhenEvaluation
package import KhenExplanation
package import KhenSemantics
package import KhenSource

/// Which scorecards are worked out for each dossier; shared by all threads.
package struct ScorecardPlan: Sendable {
  /// The rules.
  package var program: CheckedProgram
  /// The schema of the rules.
  package var schema: FactSchema
  /// Indices of the cards, in the order of the rules.
  package var cards: [Int]
  /// Day number of the evaluation date.
  package var date: Int
  /// How much of each result is explained.
  package var detail = ExplanationLevel.all
  /// In the order of `cards`.
  package var compiled: [CompiledScorecard]
  /// For each kind of dossier, the positions in `cards` of those that are for it.
  let cardsOfKind: [Int: [Int]]
  /// The positions of all cards.
  let allCards: [Int]

  /// Compiles the cards of some names; all without names.
  package init(_ program: CheckedProgram, named names: [Name], date: Int) {
    self.program = program
    let schema = FactSchema(program)
    self.schema = schema
    self.date = date
    cards = program.scorecards.indices.filter {
      names.isEmpty || names.contains(program.scorecards[$0].name)
    }
    compiled = cards.map {
      CompiledScorecard(program.scorecards[$0], of: program, schema: schema)
    }
    allCards = Array(cards.indices)
    let cards = cards
    cardsOfKind = Dictionary(grouping: allCards) { program.scorecards[cards[$0]].kind }
  }
}

/// Works out scorecards for dossiers one after the other; the working memory of one thread.
package struct ScorecardEvaluation {
  /// Which cards are worked out.
  package let plan: ScorecardPlan
  private let explainer: ScorecardExplainer
  private var evaluators: [ScorecardEvaluator] = []
  /// The facts of the dossier that is being evaluated.
  package var frame = FactFrame()

  /// Prepares the working memory.
  package init(_ plan: ScorecardPlan) {
    self.plan = plan
    explainer = ScorecardExplainer(program: plan.program, schema: plan.schema)
    for compiled in plan.compiled {
      evaluators.append(ScorecardEvaluator(compiled, texts: &frame.texts))
    }
    frame.texts.keepConstants()
  }

  /// The results of the dossier in the frame, one for each card.
  package mutating func results(
    of record: DossierRecord,
    position: Int,
    file: String
  ) -> [ScorecardText] {
    let errors = record.errors.map { DataErrorText($0, file: file) }
    var results: [ScorecardText] = []
    // Cards for other kinds are told only where no card is for this one.
    for index in plan.cardsOfKind[record.kind] ?? plan.allCards {
      let card = plan.program.scorecards[plan.cards[index]]
      var text = ScorecardText(
        position: position,
        scorecard: card.name.text,
        label: card.label,
        key: record.key,
        nominee: record.nominee,
        evaluationDate: plan.date,
        outcome: errors.isEmpty ? .notApplicable : .dataError
      )
      text.dataErrors = errors
      text.place = DataPlace(file: file, line: record.line)
      if errors.isEmpty, record.kind == card.kind {
        explainer.explain(
          &evaluators[index],
          frame: frame,
          date: plan.date,
          into: &text,
          detail: plan.detail
        )
      }
      results.append(text)
    }
    return results
  }
}
