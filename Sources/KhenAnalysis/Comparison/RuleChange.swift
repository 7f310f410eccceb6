import KhenSemantics
package import KhenSource

/// One difference between two rule sets, in the words of the law.
package struct RuleChange: Sendable {
  /// What kind of declaration or part it is about.
  package enum Object: String, Hashable, Sendable, CaseIterable {
    case time
    case instrument
    case catalogue
    case catalogueValue = "catalogue-value"
    case record
    case field
    case parameter
    case definition
    case exception
    case award
    case version
    case criterion
    case group
    case attestation
    case bar
    case hold
    case document
    case deadline
    case result
    case transition
    case scorecard
    case scorecardItem = "scorecard-item"
    case selection
    case tests
  }

  /// What happened to it.
  package enum Action: String, Hashable, Sendable, CaseIterable {
    case added
    case removed
    case renamed
    /// Another number, of an instrument.
    case renumbered
    /// Another group, of a criterion.
    case moved
    /// Another period of effect.
    case period
    /// Another figure: a threshold, a value of a parameter.
    case figure
    /// Another comparison: `>=` became `>`.
    case comparison
    /// A condition within it was added.
    case partAdded = "part-added"
    /// A condition within it was removed.
    case partRemoved = "part-removed"
    /// A row of its lookup changed, came or went.
    case row
    /// What it says is something else.
    case content
    /// All of, any of, at least N of.
    case requirement
    /// Which exception prevails over which.
    case priority
    /// Its type.
    case type
    /// Who attests, how many copies, which form.
    case details
    /// For whom: the kinds of dossier, the groups.
    case subjects
    /// What it replaces or amends.
    case relation
    /// Its label.
    case label
    /// Where it is from.
    case citation
    /// How sure the text is.
    case certainty
  }

  /// What a change can do.
  package enum Severity: String, Hashable, Sendable, CaseIterable {
    /// It can change a verdict or a value that is shown with it.
    case verdict
    /// It changes what people read, or which dossiers can be read.
    case text
  }

  /// What it is about.
  package var object: Object
  /// What happened.
  package var action: Action
  /// What a change can do.
  package var severity: Severity
  /// Name in the rules; empty for a group without one.
  package var name: String
  /// Label, as people know it.
  package var label: String
  /// Name of the award it belongs to; empty where it belongs to none.
  package var award: String = ""
  /// Label of the award, definition, record or catalogue it belongs to; empty where it stands
  /// alone.
  package var owner: String = ""
  /// The article that it stands on, in the new rules where it is there.
  package var source: Bilingual?
  /// What it was; nothing where it is enough to say that it changed.
  package var old: Bilingual?
  /// What it is.
  package var new: Bilingual?
  /// The condition around a figure.
  package var context: Bilingual?
  /// Whether an exception applies in more or in fewer cases, where its form alone proves it.
  package var reachOfException: ConditionDirection?
  /// What else a reader must know.
  package var note: Bilingual?
  /// Where it was.
  package var oldRange: SourceRange?
  /// Where it is.
  package var newRange: SourceRange?
  /// The awards whose outcome it takes part in, in the order of the rules.
  package var reaches: [Name] = []

  /// Makes a change without details.
  package init(
    _ object: Object,
    _ action: Action,
    severity: Severity = .verdict,
    name: String,
    label: String
  ) {
    self.object = object
    self.action = action
    self.severity = severity
    self.name = name
    self.label = label
  }
}

/// Everything that changed in the words of two rule sets.
package struct RuleChanges: Sendable {
  /// The changes: law, schema, values, awards, the rest.
  package var changes: [RuleChange] = []
  /// Cases of tests only the new rules have.
  package var testsAdded = 0
  /// Cases of tests only the old rules have.
  package var testsRemoved = 0

  /// Makes an empty comparison.
  package init() {}

  /// Whether nothing changed in meaning or text, tests aside.
  package var isEmpty: Bool { changes.isEmpty }
}
