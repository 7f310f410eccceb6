package import KhenExplanation
package import KhenSemantics
package import KhenSource

/// A cohort that tells a mutant from the rules: a selection chooses otherwise.
package struct CohortKiller {
  /// Which selection.
  package var selection: Name
  /// The cohort, which is fictional, without expectations.
  package var cohort: CheckedSelectionTest
  /// How it differs from the cohort of a test, which is named.
  package var difference: Bilingual
  /// The dossiers that come out otherwise.
  package var nominees: [Nominee]

  /// A dossier that comes out otherwise.
  package struct Nominee {
    /// Its key.
    package var key: String
    /// Under the rules as they are.
    package var before: SelectionStatus
    /// Under the changed rules.
    package var after: SelectionStatus
  }
}
