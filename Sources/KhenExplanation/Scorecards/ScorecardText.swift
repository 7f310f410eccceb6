package import KhenSource
package import KhenSyntax

/// What became of a scorecard for one dossier.
package enum ScoreOutcome: String, Hashable, Sendable, CaseIterable {
  /// Every point is known, and so are the total and the class.
  case complete
  /// Something is missing: the total is a range, the class may be open.
  case incomplete
  /// The card is for another kind of dossier.
  case notApplicable = "not-applicable"
  /// The dossier could not be read.
  case dataError = "data-error"
  /// The rules contradict each other on this dossier.
  case ruleError = "rule-error"
}

/// A number of points: known, or what it can be.
package struct ScoreValue: Hashable, Sendable {
  /// The least it can be; nothing where no end is known.
  package var least: Rational?
  /// The greatest it can be; nothing where no end is known.
  package var greatest: Rational?
  /// The number or range as people write it.
  package var text: Bilingual

  /// Makes a value.
  package init(least: Rational?, greatest: Rational?, text: Bilingual) {
    self.least = least
    self.greatest = greatest
    self.text = text
  }

  /// Whether only one number is possible.
  package var isKnown: Bool { least != nil && least == greatest }
}

/// The class that a total gives.
package struct ScoreClass: Hashable, Sendable {
  /// The class or classes as people read them.
  package var text: Bilingual
  /// Names or values that are possible, for machines.
  package var candidates: [String]
  /// Whether only one is possible.
  package var isKnown: Bool

  /// Makes a class.
  package init(text: Bilingual, candidates: [String], isKnown: Bool) {
    self.text = text
    self.candidates = candidates
    self.isKnown = isKnown
  }
}

/// Something that leaves a total open, with who can settle it.
package struct MissingScore: Hashable, Sendable {
  /// The fact: an item that is not scored, or a fact that points are worked out from.
  package var fact: FactUse
  /// Who has to score the item; nothing for a fact of the dossier.
  package var scorer: String?
  /// What the item can be worth at most; nothing for a fact of the dossier.
  package var maximum: ScoreValue?
  /// Short name of the item or fact.
  package var label: Bilingual

  /// Makes an entry.
  package init(fact: FactUse, scorer: String?, maximum: ScoreValue?, label: Bilingual) {
    self.fact = fact
    self.scorer = scorer
    self.maximum = maximum
    self.label = label
  }
}

/// One item of a scorecard with its points.
package struct ScoreItemText: Sendable {
  /// What its points do to the total.
  package var role: ScorecardDeclaration.Item.Role
  /// Its name in rules.
  package var name: String
  /// Its label.
  package var label: String
  /// The points that count.
  package var points: ScoreValue
  /// The most that counts.
  package var maximum: ScoreValue
  /// The points before they were limited.
  package var raw: ScoreValue
  /// Whether the limit took something away or filled something up.
  package var isLimited: Bool
  /// Who gives the points; nothing where they are worked out.
  package var scorer: String?
  /// Who is filed as having scored; nothing where nobody is.
  package var scoredBy: String?
  /// The day that is filed; nothing where none is.
  package var scoredOn: Bilingual?
  /// What the points are worked out from, in words: `Số phong trào × 5`.
  package var formula: Bilingual?
  /// The formula taken apart.
  package var details: [Detail]
  /// Facts that the points rest on, with their place.
  package var facts: [FactUse]
  /// Where the item is from.
  package var citations: [CitationText]
}

/// What a scorecard gave for one dossier, with every reason; data only, rendered elsewhere.
package struct ScorecardText: Sendable {
  /// Position of the dossier among all dossiers read, from 1.
  package var position: Int
  /// Name of the card in rules.
  package var scorecard: String
  /// Label of the card.
  package var label: String
  /// Key of the dossier; text.
  package var key: String
  /// Name of the nominee; empty when not filed.
  package var nominee: String
  /// Day number of the evaluation date.
  package var evaluationDate: Int
  /// What became of it.
  package var outcome: ScoreOutcome
  /// The total; nothing where none can be worked out.
  package var total: ScoreValue?
  /// The class; nothing where the card gives none.
  package var classification: ScoreClass?
  /// The items in order; empty where only the total was asked for.
  package var items: [ScoreItemText] = []
  /// What leaves the total or the class open.
  package var missing: [MissingScore] = []
  /// Where the card is from.
  package var citations: [CitationText] = []
  /// Citations that are less than read in full and that the total rests on.
  package var uncertainSources: [CitationText] = []
  /// Labels of parts of the law that are not sourced and leave the total open.
  package var lawGaps: [String] = []
  /// What the rules contradict each other about, with the places.
  package var conflicts: [SourceRange] = []
  /// What is wrong with the dossier's data.
  package var dataErrors: [DataErrorText] = []
  /// Where the dossier begins.
  package var place: DataPlace?

  /// Makes a result without values.
  package init(
    position: Int,
    scorecard: String,
    label: String,
    key: String,
    nominee: String,
    evaluationDate: Int,
    outcome: ScoreOutcome
  ) {
    self.position = position
    self.scorecard = scorecard
    self.label = label
    self.key = key
    self.nominee = nominee
    self.evaluationDate = evaluationDate
    self.outcome = outcome
  }
}
