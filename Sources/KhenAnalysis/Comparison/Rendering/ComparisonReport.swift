import KhenSemantics
package import KhenSource

/// Everything that a comparison of two rule sets found; data only, rendered elsewhere.
package struct ComparisonReport: Sendable {
  /// What the old rules are called: a folder, a file, a revision.
  package var oldName: String
  /// What the new rules are called.
  package var newName: String
  /// The old rules.
  package var old: RuleSetSide
  /// The new rules.
  package var new: RuleSetSide
  /// What changed in the words of the law.
  package var changes: RuleChanges
  /// What that does to verdicts; nothing where it was not asked.
  package var effects: [AwardEffect]?
  /// What real dossiers get; nothing where none were given.
  package var flips: DossierFlips?

  /// Gathers what was found.
  package init(
    oldName: String,
    newName: String,
    old: RuleSetSide,
    new: RuleSetSide,
    changes: RuleChanges
  ) {
    self.oldName = oldName
    self.newName = newName
    self.old = old
    self.new = new
    self.changes = changes
  }

  /// Whether a verdict can be another one: a dossier shows it, it could not be ruled out, or where
  /// that was not asked, a change is of a kind that can do it.
  package var changesVerdicts: Bool {
    if let flips, flips.flipCount > 0 { return true }
    guard let effects else { return changes.changes.contains { $0.severity == .verdict } }
    return effects.contains { $0.conclusion != .equivalent }
  }

  /// The places of a change: `rules/a.khen:12:5 → rules/a.khen:14:5`; one where both are alike.
  package func places(of change: RuleChange) -> String {
    let before = change.oldRange.map { old.place(of: $0) }
    let after = change.newRange.map { new.place(of: $0) }
    guard let before, let after else { return before ?? after ?? "" }
    return before == after ? after : before + " → " + after
  }

  /// The labels of the awards that a change reaches, without the one that it belongs to.
  package func reach(of change: RuleChange) -> [String] {
    change.reaches.filter { $0 != Name(change.award) }.map { label(of: $0) }
  }

  /// The label of an award.
  package func label(of award: Name) -> String {
    new.program.awards.last { $0.name == award }?.label
      ?? old.program.awards.last { $0.name == award }?.label ?? award.text
  }
}
