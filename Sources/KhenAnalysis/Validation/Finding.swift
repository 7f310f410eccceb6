package import KhenSource

/// Something that the checking of a rule set found: what is wrong and where, and where one can
/// exist a dossier that shows it.
package struct Finding: Sendable {
  /// A dossier that shows what is wrong.
  package struct Example: Sendable {
    /// The dossier and the day on which it is looked at.
    package var witness: Witness
    /// What it shows, in the words that stand before it.
    package var shows: Bilingual

    /// Makes an example.
    package init(_ witness: Witness, shows: Bilingual) {
      self.witness = witness
      self.shows = shows
    }
  }

  /// What is wrong, where, and what to do.
  package var diagnostic: Diagnostic
  /// A dossier that shows it; nothing where none can exist, as for what never happens.
  package var example: Example?
  /// Whether the finding only says that a question was left open, because the budget ran out.
  ///
  /// An open question is no mistake of the rules and never counts as fine.
  package var isUndecided: Bool

  /// Makes a finding.
  package init(_ diagnostic: Diagnostic, example: Example? = nil, isUndecided: Bool = false) {
    self.diagnostic = diagnostic
    self.example = example
    self.isUndecided = isUndecided
  }
}
