package import KhenSource
package import KhenSyntax

/// A scorecard: what is scored, how the total is made up, how it is classed.
///
/// Each item, the total and the class are definitions of the kind of dossier, so that every rule
/// may use them like any other derived value; what people score is a field of the dossier, a
/// record of one number for each item.
package struct CheckedScorecard: Sendable {
  /// One line of the card.
  package struct Item: Sendable {
    /// What its points do to the total.
    package var role: ScorecardDeclaration.Item.Role
    /// Its name, local to the card.
    package var name: Name
    /// Its label; the name where none is given.
    package var label: String
    /// Who gives the points; nothing where they are worked out.
    package var scorer: String?
    /// Field of `record` in which the points are filed; nothing where they are worked out.
    package var field: Int?
    /// The points before they are limited; a number.
    package var raw: CheckedExpression
    /// The most that counts; a number.
    package var maximum: CheckedExpression
    /// Index of the definition with the points that count: `raw` within 0…`maximum`.
    package var definition: Int
    /// Its own citations, or those of the card.
    package var citations: [CheckedReference]
    /// The declaration.
    package var range: SourceRange

    /// Makes an item.
    package init(
      role: ScorecardDeclaration.Item.Role,
      name: Name,
      label: String,
      scorer: String?,
      field: Int?,
      raw: CheckedExpression,
      maximum: CheckedExpression,
      definition: Int,
      citations: [CheckedReference],
      range: SourceRange
    ) {
      self.role = role
      self.name = name
      self.label = label
      self.scorer = scorer
      self.field = field
      self.raw = raw
      self.maximum = maximum
      self.definition = definition
      self.citations = citations
      self.range = range
    }
  }
  /// Its name.
  package var name: Name
  /// Its label; the name where none is given.
  package var label: String
  /// The kind of dossier, an index of records.
  package var kind: Int
  /// The record of what people score; nothing where all is worked out.
  package var record: Int?
  /// The field of the kind that holds `record`.
  package var field: Int?
  /// The field of `record` that says who scored; an optional text.
  package var scorerField: Int?
  /// The field of `record` that says when; an optional date.
  package var dateField: Int?
  /// The items in order.
  package var items: [Item] = []
  /// Index of the definition with the total: items and bonuses less deductions.
  package var total: Int
  /// Index of the definition with the class; nothing where the card gives none.
  package var classification: Int?
  /// Citations of the whole.
  package var citations: [CheckedReference] = []
  /// The declaration.
  package var range: SourceRange

  /// Makes a scorecard without items.
  package init(name: Name, label: String, kind: Int, total: Int, range: SourceRange) {
    self.name = name
    self.label = label
    self.kind = kind
    self.total = total
    self.range = range
  }

  /// The definition that a name after the card's stands for: an item, the total or the class.
  package func definition(named name: Name) -> Int? {
    if name.isScorecardTotal { return total }
    if name.isScorecardClass { return classification }
    return items.first { $0.name == name }?.definition
  }
}

/// The least and greatest number that a field can hold, both included; nothing is endless.
package struct NumberBounds: Hashable, Sendable {
  /// The least.
  package var least: Rational?
  /// The greatest.
  package var greatest: Rational?

  /// Makes bounds.
  package init(least: Rational?, greatest: Rational?) {
    self.least = least
    self.greatest = greatest
  }

  /// Whether a number lies within the bounds.
  package func contains(_ value: Rational) -> Bool {
    if let least, value < least { return false }
    if let greatest, greatest < value { return false }
    return true
  }
}
