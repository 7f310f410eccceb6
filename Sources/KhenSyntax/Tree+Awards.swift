package import KhenSource

/// `khen thưởng NAME [theo INSTRUMENT] "…" cho KINDS [nhóm …] [căn cứ …] { … }`.
package struct AwardDeclaration: Sendable {
  /// Its name; versions of one award share it.
  package var name: Identifier
  /// The instrument that the version stands on.
  package var instrument: Identifier?
  /// Its label.
  package var label: TextLiteral?
  /// The kinds of dossier that it is for.
  package var subjects: [Identifier]
  /// The groups that it belongs to.
  package var groups: [Identifier]
  /// Citation of the whole.
  package var citation: Citation?
  /// What it consists of.
  package var block: [BlockItem]
  /// The whole declaration.
  package var range: SourceRange

  /// Makes an award.
  package init(
    name: Identifier,
    instrument: Identifier?,
    label: TextLiteral?,
    subjects: [Identifier],
    groups: [Identifier],
    citation: Citation?,
    block: [BlockItem],
    range: SourceRange
  ) {
    self.name = name
    self.instrument = instrument
    self.label = label
    self.subjects = subjects
    self.groups = groups
    self.citation = citation
    self.block = block
    self.range = range
  }
}

/// `bổ sung cho A, B | mọi khen thưởng [nhóm G] [trừ C] [căn cứ …] { … }`: only tightens.
package struct SupplementDeclaration: Sendable {
  /// The awards named; empty with `coversAll`.
  package var awards: [Identifier]
  /// Whether `mọi khen thưởng` (every award) was written.
  package var coversAll: Bool
  /// With `coversAll`, the groups; empty for all.
  package var groups: [Identifier]
  /// The awards left out.
  package var except: [Identifier]
  /// Citation of the whole.
  package var citation: Citation?
  /// What is added.
  package var block: [BlockItem]
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a supplement.
  package init(
    awards: [Identifier],
    coversAll: Bool,
    groups: [Identifier],
    except: [Identifier],
    citation: Citation?,
    block: [BlockItem],
    range: SourceRange
  ) {
    self.awards = awards
    self.coversAll = coversAll
    self.groups = groups
    self.except = except
    self.citation = citation
    self.block = block
    self.range = range
  }
}

/// `bổ sung khái niệm NAME { exceptions }`.
package struct DefinitionSupplement: Sendable {
  /// The definition.
  package var name: Identifier
  /// The exceptions added.
  package var exceptions: [ExceptionClause]
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a supplement.
  package init(name: Identifier, exceptions: [ExceptionClause], range: SourceRange) {
    self.name = name
    self.exceptions = exceptions
    self.range = range
  }
}

/// What may stand in the braces of an award or a supplement.
package enum BlockItem: Sendable {
  case effect(EffectPeriod)
  case definition(DefinitionDeclaration)
  case node(AwardNode)
  case bar(BarDeclaration)
  case document(DocumentDeclaration)
  case deadline(ResultDeclaration)
  case result(ResultDeclaration)
  /// `chưa có nguồn`: the text of this version is not known.
  case notSourced(SourceRange)
  /// `kết luận theo từng điều kiện`: refused only for a criterion that itself is certainly not met.
  case verdictByCriterion(SourceRange)
}

/// A criterion, a group of criteria, or an attestation.
package indirect enum AwardNode: Sendable {
  case criterion(CriterionDeclaration)
  case group(GroupDeclaration)
  case attestation(AttestationDeclaration)
}

/// `điều kiện NAME "…" căn cứ … { EXPR }`, or `… chưa có nguồn`.
package struct CriterionDeclaration: Sendable {
  /// Its name, local to the award.
  package var name: Identifier
  /// Its label.
  package var label: TextLiteral?
  /// Where it is from.
  package var citation: Citation?
  /// What must hold; nothing when the law's text is not known.
  package var condition: Expression?
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a criterion.
  package init(
    name: Identifier,
    label: TextLiteral?,
    citation: Citation?,
    condition: Expression?,
    range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.citation = citation
    self.condition = condition
    self.range = range
  }
}

/// `tất cả | một trong | ít nhất N trong [NAME] "…" { … }`.
package struct GroupDeclaration: Sendable {
  /// How many of the nodes must hold.
  package enum Requirement: Hashable, Sendable {
    case all
    case any
    case atLeast(Int)
  }
  /// How many must hold.
  package var requirement: Requirement
  /// Its name, local to the award.
  package var name: Identifier?
  /// Its label.
  package var label: TextLiteral?
  /// Where it is from.
  package var citation: Citation?
  /// The nodes.
  package var nodes: [AwardNode]
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a group.
  package init(
    requirement: Requirement,
    name: Identifier?,
    label: TextLiteral?,
    citation: Citation?,
    nodes: [AwardNode],
    range: SourceRange
  ) {
    self.requirement = requirement
    self.name = name
    self.label = label
    self.citation = citation
    self.nodes = nodes
    self.range = range
  }
}

/// `xác nhận NAME "…" bởi "…" căn cứ …`: a judgement that people give.
package struct AttestationDeclaration: Sendable {
  /// Its name, local to the award.
  package var name: Identifier
  /// What is attested.
  package var label: TextLiteral?
  /// Who attests.
  package var by: TextLiteral?
  /// Where it is from.
  package var citation: Citation?
  /// The whole declaration.
  package var range: SourceRange

  /// Makes an attestation.
  package init(
    name: Identifier,
    label: TextLiteral?,
    by: TextLiteral?,
    citation: Citation?,
    range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.by = by
    self.citation = citation
    self.range = range
  }
}

/// `loại trừ | tạm dừng NAME "…" căn cứ … khi EXPR`.
package struct BarDeclaration: Sendable {
  /// Whether it refuses or suspends.
  package enum Effect: Hashable, Sendable {
    /// `loại trừ`: refuses.
    case bar
    /// `tạm dừng`: neither granted nor refused.
    case hold
  }
  /// What it does.
  package var effect: Effect
  /// Its name, local to the award.
  package var name: Identifier
  /// Its label.
  package var label: TextLiteral?
  /// Where it is from.
  package var citation: Citation?
  /// When it applies.
  package var condition: Expression
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a bar or hold.
  package init(
    effect: Effect,
    name: Identifier,
    label: TextLiteral?,
    citation: Citation?,
    condition: Expression,
    range: SourceRange
  ) {
    self.effect = effect
    self.name = name
    self.label = label
    self.citation = citation
    self.condition = condition
    self.range = range
  }
}

/// `tài liệu NAME "…" bắt buộc [khi EXPR] | nếu có [mẫu "…"] [số bản N] [căn cứ …]`.
package struct DocumentDeclaration: Sendable {
  /// When the paper is required.
  package enum Requirement: Sendable {
    case always
    case when(Expression)
    case optional
  }
  /// Its name, local to the award.
  package var name: Identifier
  /// Its label.
  package var label: TextLiteral?
  /// When it is required.
  package var requirement: Requirement
  /// The form.
  package var form: TextLiteral?
  /// How many copies.
  package var copies: Int?
  /// Where it is from.
  package var citation: Citation?
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a document.
  package init(
    name: Identifier,
    label: TextLiteral?,
    requirement: Requirement,
    form: TextLiteral?,
    copies: Int?,
    citation: Citation?,
    range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.requirement = requirement
    self.form = form
    self.copies = copies
    self.citation = citation
    self.range = range
  }
}

/// `kết quả NAME: T "…" = EXPR [{ exceptions }]` or `hạn NAME "…" = EXPR`: shown, never decides.
package struct ResultDeclaration: Sendable {
  /// Its name, local to the award.
  package var name: Identifier
  /// Its type; nothing for a deadline, which is a date.
  package var type: TypeExpression?
  /// Its label.
  package var label: TextLiteral?
  /// Where it is from.
  package var citation: Citation?
  /// Its value.
  package var body: Body
  /// What overrides it.
  package var exceptions: [ExceptionClause]
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a result.
  package init(
    name: Identifier,
    type: TypeExpression?,
    label: TextLiteral?,
    citation: Citation?,
    body: Body,
    exceptions: [ExceptionClause],
    range: SourceRange
  ) {
    self.name = name
    self.type = type
    self.label = label
    self.citation = citation
    self.body = body
    self.exceptions = exceptions
    self.range = range
  }
}

// MARK: - Tests

/// A value in a test's dossier.
package indirect enum Datum: Sendable {
  case expression(Expression)
  case record(DossierData)
  case list([Datum], SourceRange)
  /// `không rõ`
  case unknown(SourceRange)
  /// `không có`
  case none(SourceRange)
  /// `tháng 5/2010` or `năm 2010`
  case partialDate(DateSpecification)
}

/// `{ key: value, … }` in a test.
package struct DossierData: Sendable {
  /// One entry; the key may be any word, a number (`2023:`) or a quoted text.
  package struct Entry: Sendable {
    /// The key.
    package var key: Identifier
    /// The value.
    package var value: Datum

    /// Makes an entry.
    package init(key: Identifier, value: Datum) {
      self.key = key
      self.value = value
    }
  }
  /// The entries in order.
  package var entries: [Entry]
  /// Braces included.
  package var range: SourceRange

  /// Makes data.
  package init(entries: [Entry], range: SourceRange) {
    self.entries = entries
    self.range = range
  }
}

/// `hồ sơ mẫu NAME là KIND { … }`.
package struct FixtureDeclaration: Sendable {
  /// Its name.
  package var name: Identifier
  /// The kind of dossier.
  package var kind: Identifier
  /// Its facts.
  package var data: DossierData
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a fixture.
  package init(name: Identifier, kind: Identifier, data: DossierData, range: SourceRange) {
    self.name = name
    self.kind = kind
    self.data = data
    self.range = range
  }
}

/// `kiểm thử "…" cho AWARD { … }`.
package struct TestDeclaration: Sendable {
  /// One row: `trường hợp "…" { … } { mong đợi … }`.
  package struct Case: Sendable {
    /// What it is about.
    package var label: TextLiteral
    /// The facts that differ; `ngày_xét` may be among them.
    package var data: DossierData
    /// What must come out.
    package var expectations: [Expectation]
    /// The whole row.
    package var range: SourceRange

    /// Makes a row.
    package init(
      label: TextLiteral,
      data: DossierData,
      expectations: [Expectation],
      range: SourceRange
    ) {
      self.label = label
      self.data = data
      self.expectations = expectations
      self.range = range
    }
  }
  /// What it is about.
  package var label: TextLiteral
  /// The award.
  package var award: Identifier
  /// The day of `ngày_xét: DATE`.
  package var evaluationDate: DateSpecification?
  /// `hồ sơ NAME`: the fixture that it starts from.
  package var fixture: Identifier?
  /// `hồ sơ { … }` or `sửa { … }`.
  package var data: DossierData?
  /// What must come out of the base dossier.
  package var expectations: [Expectation]
  /// The rows.
  package var cases: [Case]
  /// Names of the tables with further rows: `trường hợp theo "….csv"`.
  package var tables: [TextLiteral] = []
  /// The whole declaration.
  package var range: SourceRange

  /// Makes a test.
  package init(
    label: TextLiteral,
    award: Identifier,
    evaluationDate: DateSpecification?,
    fixture: Identifier?,
    data: DossierData?,
    expectations: [Expectation],
    cases: [Case],
    range: SourceRange
  ) {
    self.label = label
    self.award = award
    self.evaluationDate = evaluationDate
    self.fixture = fixture
    self.data = data
    self.expectations = expectations
    self.cases = cases
    self.range = range
  }
}

/// `mong đợi …`.
package struct Expectation: Sendable {
  /// The outcome of a node that a test may expect.
  package enum NodeOutcome: String, Hashable, Sendable, CaseIterable {
    /// `đạt`
    case met
    /// `không đạt`
    case notMet = "not-met"
    /// `chưa rõ`
    case unclear
    /// `chờ`
    case awaiting
  }
  /// The verdicts and error results that a test may expect.
  package enum Verdict: String, Hashable, Sendable, CaseIterable {
    case eligible
    case ineligible
    case onHold = "on-hold"
    case undetermined
    case pending
    case notApplicable = "not-applicable"
    case ruleError = "rule-error"
  }
  /// What is expected.
  package enum Kind: Sendable {
    case verdict(Verdict)
    /// With `vì`, the paths of the facts that must be named as its reason.
    case node(NodeOutcome, Identifier, because: [[Identifier]])
    case value(Identifier, Datum)
    /// `chấm_cụm.tổng = …`, in a test of the card also `tổng = …`.
    case scorecardValue([Identifier], Datum)
    /// `chưa rõ chấm_cụm.tổng vì …`: what is missing leaves the value open.
    case scorecardUnclear([Identifier], because: [[Identifier]])
    /// `theo INSTRUMENT`: the version applied.
    case version(Identifier)
    /// `như đã ghi`: the explanation is the one that was recorded.
    case recorded
  }
  /// What is expected.
  package var kind: Kind
  /// The whole clause.
  package var range: SourceRange

  /// Makes an expectation.
  package init(kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}
