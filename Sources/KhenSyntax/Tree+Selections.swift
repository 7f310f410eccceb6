package import KhenSource

/// `xét chọn NAME "…" cho KINDS [căn cứ …] { … }`: a choice among the dossiers of a cohort.
package struct SelectionDeclaration: Sendable {
  /// `ít nhất | không quá EXPR [mỗi nhóm] [căn cứ …]`.
  package struct Limit: Sendable {
    /// The two directions of a limit.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      /// `ít nhất`
      case atLeast = "at-least"
      /// `không quá`
      case atMost = "at-most"
    }
    /// The direction.
    package var kind: Kind
    /// How many.
    package var bound: Expression
    /// Whether it is said of each group, not of the whole cohort.
    package var isPerGroup: Bool
    /// Where it is from.
    package var citation: Citation?
    /// The whole clause.
    package var range: SourceRange

    /// Makes a limit.
    package init(
      kind: Kind,
      bound: Expression,
      isPerGroup: Bool,
      citation: Citation?,
      range: SourceRange
    ) {
      self.kind = kind
      self.bound = bound
      self.isPerGroup = isPerGroup
      self.citation = citation
      self.range = range
    }
  }

  /// `EXPR giảm dần | tăng dần`, or `ưu tiên EXPR`.
  package struct Key: Sendable {
    /// Which values come first.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      /// `giảm dần`: the greatest first.
      case descending
      /// `tăng dần`: the least first.
      case ascending
      /// `ưu tiên`: those of whom it is true first.
      case preferring
    }
    /// Which values come first.
    package var kind: Kind
    /// The value or condition.
    package var value: Expression
    /// Where it is from.
    package var citation: Citation?
    /// The whole key.
    package var range: SourceRange

    /// Makes a key.
    package init(kind: Kind, value: Expression, citation: Citation?, range: SourceRange) {
      self.kind = kind
      self.value = value
      self.citation = citation
      self.range = range
    }
  }

  /// What becomes of nominees whom all keys leave equal.
  package enum Ties: Sendable {
    /// `bằng nhau cùng hạng`
    case shareRank(SourceRange)
    /// `bằng nhau do "…" quyết định`
    case decidedBy(TextLiteral, SourceRange)

    /// The clause.
    package var range: SourceRange {
      switch self {
      case .shareRank(let range), .decidedBy(_, let range): range
      }
    }
  }

  /// Its name.
  package var name: Identifier
  /// Its label.
  package var label: TextLiteral?
  /// The kinds of dossier that the cohort is made of.
  package var subjects: [Identifier]
  /// Where it is from.
  package var citation: Citation?
  /// When it is in effect.
  package var effect: EffectPeriod?
  /// The name that stands for a dossier of the cohort; empty when not written.
  package var variable: Identifier
  /// What a nominee must satisfy; nothing when all dossiers of the cohort are nominees.
  package var condition: Expression?
  /// What the cohort is grouped by.
  package var groups: [Expression]
  /// How many are chosen.
  package var limits: [Limit]
  /// What nominees are ranked by, the most important first.
  package var keys: [Key]
  /// The clauses on ties; one unless the file has a mistake there.
  package var ties: [Ties]
  /// The whole declaration.
  package var range: SourceRange
}

/// `kiểm thử "…" cho SELECTION { ngày_xét: … đợt { … } mong đợi … }`.
package struct SelectionTestDeclaration: Sendable {
  /// One dossier of the cohort: `"A": FIXTURE [sửa { … }]` or `"A": { … }`.
  package struct Entry: Sendable {
    /// Its key.
    package var key: Identifier
    /// The sample dossier that it starts from.
    package var fixture: Identifier?
    /// The facts that differ, or all facts.
    package var data: DossierData?
  }
  /// What must come out.
  package struct Expected: Sendable {
    /// What becomes of a nominee.
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
      /// `được chọn`
      case chosen
      /// `không được chọn`
      case notChosen = "not-chosen"
      /// `chờ quyết định`
      case awaitingDecision = "awaiting-decision"
      /// `chưa đủ căn cứ`
      case undetermined
    }
    /// What is expected.
    package enum Kind: Sendable {
      /// The dossiers named come out so.
      case nominees(Outcome, [Identifier])
      /// `đủ số lượng`: every minimum is met.
      case enough
      /// `thiếu N [trong nhóm V, …]`: that many lack, in the group or altogether.
      case shortBy(Int, group: [Identifier])
    }
    /// What is expected.
    package var kind: Kind
    /// The whole clause.
    package var range: SourceRange
  }
  /// What it is about.
  package var label: TextLiteral
  /// The selection.
  package var selection: Identifier
  /// The day of `ngày_xét: DATE`.
  package var evaluationDate: DateSpecification?
  /// The cohort.
  package var entries: [Entry]
  /// What must come out.
  package var expectations: [Expected]
  /// The whole declaration.
  package var range: SourceRange
}
