import KhenEvaluation
package import KhenSource

/// What an outcome of a selection still depends on.
package struct SelectionCause: Hashable, Sendable {
  /// What kind of thing is missing.
  package enum Kind: String, Hashable, Sendable {
    case fact
    case attestation
    case document
    case law
    /// Someone has to decide between equals, here or in another selection.
    case decision
    /// The rules contradict each other on this dossier.
    case rules
  }
  /// What kind of thing is missing.
  package var kind: Kind
  /// As people name it.
  package var label: Bilingual

  /// Whether people, not papers, have the next word.
  var isForPeople: Bool { kind == .attestation || kind == .decision }
}

/// A value that a cohort is grouped by.
package enum GroupValue: Hashable, Sendable {
  /// A member of a catalogue; of booleans 0 and 1.
  case member(Int)
  /// A whole number, year or day.
  case number(Int64)
  case text(String)
  case none
  /// A value that no dossier is known to have.
  case unlisted
}

/// What one dossier is to one selection, if those that the selection reads come out in one way.
struct NomineeCase: Sendable {
  /// Whether it satisfies the conditions.
  var membership: CohortProblem.Membership
  /// What that still depends on.
  var causes: [SelectionCause] = []
  /// Why it does not satisfy them.
  var reasons: [Bilingual] = []
  /// Whether a hold alone keeps it out.
  var isHeld = false
  /// For each value that the cohort is grouped by, what it can be; nothing for anything.
  var groups: [[GroupValue]?] = []
  /// What its groups still depend on.
  var groupCauses: [SelectionCause] = []
  /// Its values by each key.
  var keys: [RankRange] = []
  /// The same as people read them.
  var keyTexts: [Bilingual] = []
  /// What its keys still depend on.
  var keyCauses: [SelectionCause] = []
  /// Whether it counts in each count of the limits.
  var counted: [CohortProblem.Membership] = []
  /// What that still depends on.
  var countCauses: [SelectionCause] = []
}

/// What is kept of one dossier of a cohort: a few small values, none of its facts.
package struct NomineeProfile: Sendable {
  /// Key of the dossier.
  package var key: String
  /// Name of the nominee; empty when not filed.
  package var nominee: String
  /// Index of the record that is its kind.
  package var kind: Int
  /// Position among all dossiers read, from 1.
  package var position: Int
  /// For each selection of the plan, what the dossier is to it in each way in which the selections
  /// that it reads can come out.
  ///
  /// Bit `i` of the inner index says whether it is chosen in the `i`-th of them. Empty where the
  /// dossier is of no kind of the selection.
  var cases: [[NomineeCase]]
  /// Sources that are less than read in full and that what was said of it rests on.
  var uncertainSources: [CitationText]
}
