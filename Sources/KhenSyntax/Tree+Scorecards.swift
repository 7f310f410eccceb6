package import KhenSource

/// `bảng điểm NAME "…" cho KIND { items; xếp loại = … }`.
package struct ScorecardDeclaration: Sendable {
  /// One line of the card.
  package struct Item: Sendable {
    /// What the points of an item do to the total.
    package enum Role: String, Hashable, Sendable, CaseIterable {
      /// `tiêu chí`: counted.
      case item
      /// `cộng`: counted on top.
      case bonus
      /// `trừ`: taken away.
      case deduction
    }
    /// Where the points are from.
    package enum Points: Sendable {
      /// Neither is written; reported already.
      case missing
      /// `= EXPR`: worked out from the dossier.
      case computed(Expression)
      /// `chấm bởi "…"`: given by people.
      case given(by: TextLiteral)
    }
    /// What the points do.
    package var role: Role
    /// Its name, local to the card.
    package var name: Identifier
    /// Its label.
    package var label: TextLiteral?
    /// `tối đa …`: the most that counts.
    package var maximum: Expression
    /// Where it is from.
    package var citation: Citation?
    /// Where the points are from.
    package var points: Points
    /// The whole item.
    package var range: SourceRange

    /// Makes an item.
    package init(
      role: Role,
      name: Identifier,
      label: TextLiteral?,
      maximum: Expression,
      citation: Citation?,
      points: Points,
      range: SourceRange
    ) {
      self.role = role
      self.name = name
      self.label = label
      self.maximum = maximum
      self.citation = citation
      self.points = points
      self.range = range
    }
  }
  /// `xếp loại = EXPR`, where `tổng` is the total.
  package struct Classification: Sendable {
    /// The class.
    package var value: Expression
    /// Where it is from.
    package var citation: Citation?
    /// The whole clause.
    package var range: SourceRange

    /// Makes a classification.
    package init(value: Expression, citation: Citation?, range: SourceRange) {
      self.value = value
      self.citation = citation
      self.range = range
    }
  }
  /// Its name in rules and in the data of dossiers.
  package var name: Identifier
  /// Its label.
  package var label: TextLiteral?
  /// The kind of dossier that is scored.
  package var subject: Identifier
  /// Where it is from.
  package var citation: Citation?
  /// The items in order.
  package var items: [Item]
  /// The class; nothing where the card gives none.
  package var classification: Classification?
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a scorecard.
  package init(
    name: Identifier,
    label: TextLiteral?,
    subject: Identifier,
    citation: Citation?,
    items: [Item],
    classification: Classification?,
    range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.subject = subject
    self.citation = citation
    self.items = items
    self.classification = classification
    self.range = range
  }
}

extension Name {
  /// The total of a scorecard (`tổng`, `total`), in either language.
  package var isScorecardTotal: Bool { self == Name("tổng") || self == Name("total") }

  /// The class of a scorecard (`xếp_loại`, `classification`), in either language.
  package var isScorecardClass: Bool { self == Name("xếp_loại") || self == Name("classification") }
}
