package import KhenEvaluation
package import KhenSemantics
package import KhenSource

/// What a change of the rules does to the verdicts of one award, on some days, for one kind of
/// dossier.
package struct AwardEffect: Sendable {
  /// A way in which verdicts can differ.
  package enum Direction: String, Hashable, Sendable, CaseIterable {
    /// Eligible under the old rules only.
    case lost
    /// Eligible under the new rules only.
    case gained
    /// Eligible under neither, but refused under the new rules only.
    case refused
    /// Eligible under neither, but refused under the old rules only.
    case spared
    /// The rules contradict themselves under one rule set only.
    case conflict
  }

  /// A dossier for which the verdicts differ.
  package struct Flip: Sendable {
    /// In which way.
    package var direction: Direction
    /// The verdict of the old rules.
    package var oldVerdict: Verdict
    /// The verdict of the new rules.
    package var newVerdict: Verdict
    /// Day number of the evaluation date.
    package var date: Int
    /// The dossier as the old rules read it.
    package var oldWitness: Witness
    /// The dossier as the new rules read it.
    package var newWitness: Witness
    /// The dossier as tests in rules write it.
    package var data: Bilingual
    /// The dossier as JSON for the new rules.
    package var newJSON: String
    /// The dossier as JSON for the old rules.
    package var oldJSON: String
    /// What made the difference.
    package var clauses: [ClauseFlip]
  }

  /// What the search came to.
  package enum Conclusion: String, Hashable, Sendable, CaseIterable {
    /// Verdicts differ: a dossier shows it.
    case differs
    /// Proved: no complete dossier that both schemas allow gets another verdict.
    case equivalent
    /// No difference was found, and not everything was ruled out.
    case open
  }

  /// Name of the award, in the new rules where it is there.
  package var award: Name
  /// Its label.
  package var label: String
  /// Label of the kind of dossier.
  package var kindLabel: String
  /// The days on which the two versions face each other.
  package var days: DaySpan
  /// The old version; nothing where none is in effect.
  package var oldVersion: Bilingual?
  /// The new version; nothing where none is in effect.
  package var newVersion: Bilingual?
  /// The dossiers that show a difference, at most one for each direction.
  package var flips: [Flip] = []
  /// Ways in which verdicts certainly do not differ.
  package var excluded: [Direction] = []
  /// Ways that were neither shown nor ruled out.
  package var undecided: [Direction] = []
  /// What else a reader must know.
  package var notes: [Bilingual] = []

  /// What the search came to.
  package var conclusion: Conclusion {
    if !flips.isEmpty { return .differs }
    return undecided.isEmpty ? .equivalent : .open
  }
}
