package import KhenSource

/// Something that the checking of a rule set found: what is wrong and where, and where one can
/// exist a dossier that shows it.
package struct Finding: Sendable {
  /// What is wrong, where, and what to do.
  package var diagnostic: Diagnostic
  /// A dossier that shows it; nothing where none can exist, as for what never happens.
  package var witness: Witness?
  /// Whether the finding only says that a question was left open, because the budget ran out.
  ///
  /// An open question is no mistake of the rules and never counts as fine.
  package var isUndecided: Bool

  /// Makes a finding.
  package init(_ diagnostic: Diagnostic, witness: Witness? = nil, isUndecided: Bool = false) {
    self.diagnostic = diagnostic
    self.witness = witness
    self.isUndecided = isUndecided
  }
}
