package import KhenSource
package import KhenSyntax

/// What came out of a selection over a cohort; data only, rendered elsewhere.
package struct SelectionReport: Sendable {
  /// One nominee in a group.
  package struct Entry: Sendable {
    /// Key of the dossier.
    package var key: String
    /// Name of the nominee; empty when not filed.
    package var nominee: String
    /// Name of its kind of dossier in rules.
    package var kind: String
    /// Position among all dossiers read, from 1.
    package var position: Int
    /// What becomes of it.
    package var status: SelectionStatus
    /// Whether it satisfies the conditions; nothing when that is open.
    package var isMember: Bool?
    /// Whether a hold keeps it out.
    package var isHeld: Bool
    /// The best and the worst place that it can have; nothing without a ranking, or for one that
    /// does not satisfy the conditions.
    package var places: ClosedRange<Int>?
    /// Its place among those who may move up, from 1; nothing for others.
    package var reserve: Int?
    /// Its values by each key.
    package var keys: [Bilingual]
    /// Whether it may be in another group as well.
    package var isGroupOpen: Bool
    /// One line: why it stands where it stands.
    package var reason: Bilingual
    /// What its outcome still depends on.
    package var causes: [SelectionCause]
  }

  /// What a limit demands, and whether it is kept.
  package struct LimitCheck: Sendable {
    /// Whether a limit is kept.
    package enum State: String, Hashable, Sendable {
      case met
      case notMet = "not-met"
      case unclear
    }
    /// The direction.
    package var kind: SelectionDeclaration.Limit.Kind
    /// Whether it is kept.
    package var state: State
    /// How many are chosen, at least and at most.
    package var chosen: ClosedRange<Int>
    /// The figure: `20 % của 12 = 2,4`.
    package var figure: Bilingual
    /// How many are certainly lacking.
    package var shortage: Int
    /// The whole line: `không quá 20 % của 12 = 2,4: chọn 2`.
    package var text: Bilingual
    /// Where it is from.
    package var citations: [CitationText]
  }

  /// One group.
  package struct Group: Sendable {
    /// The values that make the group, as codes of rules; empty without groups.
    package var values: [String]
    /// The values as people read them.
    package var title: Bilingual
    /// Those of the group, in the order of their places.
    package var entries: [Entry]
    /// The limits of each group.
    package var limits: [LimitCheck]
  }

  /// A value that nominees are ranked by.
  package struct Key: Sendable {
    /// Which values come first.
    package var kind: SelectionDeclaration.Key.Kind
    /// What the value is.
    package var label: Bilingual
    /// Where it is from.
    package var citations: [CitationText]
  }

  /// Name of the selection in rules.
  package var selection: String
  /// Its label.
  package var label: String
  /// Where it is from.
  package var citations: [CitationText]
  /// Day number of the evaluation date.
  package var evaluationDate: Int
  /// Who decides between equals; nothing where they share a rank.
  package var council: Bilingual?
  /// What nominees are ranked by.
  package var keys: [Key]
  /// How many dossiers of the cohort were read.
  package var cohortCount: Int
  /// How many dossiers read are of no kind of the selection.
  package var otherCount: Int
  /// How many are chosen, at least and at most.
  package var chosenCount: ClosedRange<Int>
  /// The groups; one where the cohort is not grouped.
  package var groups: [Group]
  /// The limits of the whole cohort.
  package var limits: [LimitCheck]
  /// Sources that are less than read in full and that the outcome rests on, each once.
  package var uncertainSources: [CitationText]
  /// Dossiers that could not be read.
  package var dataErrors: [UnreadDossier] = []

  /// All limits, those of groups first.
  package var allLimits: [LimitCheck] { groups.flatMap { $0.limits } + limits }
}

/// A dossier that could not be read.
package struct UnreadDossier: Sendable {
  /// Its key, as far as it was read.
  package var key: String
  /// Its position among all dossiers read, from 1.
  package var position: Int
  /// What is wrong with it.
  package var errors: [DataErrorText]

  /// Makes an entry.
  package init(key: String, position: Int, errors: [DataErrorText]) {
    self.key = key
    self.position = position
    self.errors = errors
  }
}
