package import KhenSource
package import KhenSyntax

/// A selection after checking: a choice among the dossiers of a cohort.
package struct CheckedSelection: Sendable {
  /// One kind of dossier of the cohort; fields have other indices in other kinds.
  package struct Kind: Sendable {
    /// Index of the record.
    package var record: Int
    /// What must all hold of a nominee, in the order written; empty for all dossiers.
    package var conditions: [CheckedExpression]
    /// The values that the cohort is grouped by.
    package var groups: [CheckedExpression]
    /// The values that nominees are ranked by.
    package var keys: [CheckedExpression]
    /// For each count of a limit, which dossiers count; true where all do.
    package var counted: [CheckedExpression]

    /// Makes an empty kind.
    package init(record: Int) {
      self.record = record
      conditions = []
      groups = []
      keys = []
      counted = []
    }
  }

  /// A value that the cohort is grouped by.
  package struct Group: Sendable {
    /// Its type.
    package var type: ValueType
    /// Where it is written.
    package var range: SourceRange
  }

  /// `ít nhất | không quá …`.
  package struct Limit: Sendable {
    /// The direction.
    package var kind: SelectionDeclaration.Limit.Kind
    /// How many, a number; field `i` of the dossier in it is the count `i`.
    package var bound: CheckedExpression
    /// Whether it is said of each group.
    package var isPerGroup: Bool
    /// Where it is from.
    package var citations: [CheckedReference]
    /// The clause.
    package var range: SourceRange
  }

  /// A value that nominees are ranked by.
  package struct Key: Sendable {
    /// Which values come first.
    package var kind: SelectionDeclaration.Key.Kind
    /// The type of the value.
    package var type: ValueType
    /// Where it is from.
    package var citations: [CheckedReference]
    /// Where the value is written.
    package var range: SourceRange
  }

  /// `đếm x trong cả_đợt | cả_nhóm [mà …]` in a limit.
  package struct Count: Sendable {
    /// Whether only the dossiers of the group are counted.
    package var isOfGroup: Bool
    /// The selection whose chosen ones alone are counted, where the count says nothing else.
    package var chosenIn: Int?
    /// Where it is written.
    package var range: SourceRange
  }

  /// What becomes of nominees whom all keys leave equal.
  package enum Ties: Sendable {
    /// They share a rank.
    case shareRank
    /// Someone decides; nothing where the rules do not say who.
    case decidedBy(String?)
  }

  /// Its name.
  package var name: Name
  /// Its label; the name where none is given.
  package var label: String
  /// The kinds of dossier that the cohort is made of.
  package var kinds: [Kind] = []
  /// Where it is from.
  package var citations: [CheckedReference]
  /// When it is in effect.
  package var effect: DaySpan
  /// What the cohort is grouped by.
  package var groups: [Group] = []
  /// How many are chosen.
  package var limits: [Limit] = []
  /// What nominees are ranked by.
  package var keys: [Key] = []
  /// The counts that limits speak of.
  package var counts: [Count] = []
  /// What becomes of ties.
  package var ties: Ties
  /// Indices of the selections whose outcome this one reads, each once.
  package var reads: [Int] = []
  /// The declaration.
  package var range: SourceRange

  /// Makes a selection without parts.
  package init(
    name: Name,
    label: String,
    citations: [CheckedReference],
    effect: DaySpan,
    ties: Ties,
    range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.citations = citations
    self.effect = effect
    self.ties = ties
    self.range = range
  }
}

/// A test of a selection: a cohort with what must come out.
package struct CheckedSelectionTest: Sendable {
  /// One dossier of the cohort.
  package struct Entry: Sendable {
    /// Its key.
    package var key: String
    /// Index of the record that is its kind.
    package var kind: Int
    /// One value for each field of the kind.
    package var facts: [FactValue]
    /// Attestations filed.
    package var attestations: [FiledConclusion]
    /// Documents filed.
    package var documents: [FiledConclusion]
  }
  /// What must come out.
  package enum Expected: Sendable {
    /// The dossiers come out so.
    case nominees(SelectionTestDeclaration.Expected.Outcome, keys: [String])
    /// Every minimum is met.
    case enough
    /// So many lack: in the group of these labels, or altogether.
    case shortBy(Int, group: [Name])
  }
  /// One expectation, with its place.
  package struct Expecting: Sendable {
    /// What must come out.
    package var expected: Expected
    /// Where it is written.
    package var range: SourceRange
  }
  /// Label of the test.
  package var label: String
  /// Index of the selection.
  package var selection: Int
  /// Day number of the evaluation date.
  package var evaluationDate: Int
  /// The cohort.
  package var entries: [Entry]
  /// What must come out.
  package var expectations: [Expecting]
  /// The test.
  package var range: SourceRange
}
