package import KhenSource
package import KhenSyntax

/// One version of an award, or the part of it for which the same supplements are in effect.
///
/// A declared version is cut where supplements that cover it begin or end: its parts follow each
/// other, have the same `range` and `effect`, and differ in `applies`.
package struct CheckedAward: Sendable {
  /// Its name; versions of one award share it.
  package var name: Name
  /// Its label; the name where none is given.
  package var label: String
  /// The instrument that the version stands on.
  package var instrument: Int?
  /// The kind of dossier it is for, as index of a record; always one.
  ///
  /// An award for several kinds has a version for each, since fields have other indices there.
  package var subjects: [Int]
  /// The groups it belongs to.
  package var groups: [Name]
  /// Citations of the whole.
  package var citations: [CheckedReference]
  /// When the declared version is in effect: its own period, else its instrument's.
  package var effect: DaySpan
  /// The days of `effect` on which this part is the one to apply; all of them where no supplement
  /// begins or ends in between.
  package var applies: DaySpan
  /// Whether the text of the version is not known: it then decides nothing.
  package var isNotSourced: Bool
  /// Whether each part is decided by itself: refused only where one part is certainly not met,
  /// not where parts that are open cannot all be met together.
  package var decidesByCriterion = false
  /// What must all hold.
  package var nodes: [CheckedNode]
  /// What refuses or suspends.
  package var bars: [CheckedBar]
  /// The papers.
  package var documents: [CheckedDocument]
  /// Deadlines and results, shown with the verdict.
  package var results: [CheckedResult]
  /// The declaration.
  package var range: SourceRange

  /// Makes a version.
  package init(
    name: Name,
    label: String,
    instrument: Int?,
    subjects: [Int],
    groups: [Name],
    citations: [CheckedReference],
    effect: DaySpan,
    isNotSourced: Bool,
    nodes: [CheckedNode],
    bars: [CheckedBar],
    documents: [CheckedDocument],
    results: [CheckedResult],
    range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.instrument = instrument
    self.subjects = subjects
    self.groups = groups
    self.citations = citations
    self.effect = effect
    applies = effect
    self.isNotSourced = isNotSourced
    self.nodes = nodes
    self.bars = bars
    self.documents = documents
    self.results = results
    self.range = range
  }
}

/// A criterion, group or attestation.
package struct CheckedNode: Sendable {
  /// What kind of node it is.
  package indirect enum Kind: Sendable {
    /// No expression: the law's text is not known.
    case criterion(CheckedExpression?)
    case group(GroupDeclaration.Requirement, [CheckedNode])
    /// `by`: who attests.
    case attestation(by: String)
  }
  /// What it is.
  package var kind: Kind
  /// Its name; groups may have none.
  package var name: Name?
  /// Its label; the name where none is given.
  package var label: String
  /// Its own citations, or those inherited from the nearest group, supplement or award.
  package var citations: [CheckedReference]
  /// The declaration.
  package var range: SourceRange

  /// Makes a node.
  package init(
    kind: Kind,
    name: Name?,
    label: String,
    citations: [CheckedReference],
    range: SourceRange
  ) {
    self.kind = kind
    self.name = name
    self.label = label
    self.citations = citations
    self.range = range
  }
}

/// A bar or a hold.
package struct CheckedBar: Sendable {
  /// What it does.
  package var effect: BarDeclaration.Effect
  /// Its name.
  package var name: Name
  /// Its label; the name where none is given.
  package var label: String
  /// Its own citations, or those inherited.
  package var citations: [CheckedReference]
  /// When it applies.
  package var condition: CheckedExpression
  /// The declaration.
  package var range: SourceRange

  /// Makes a bar.
  package init(
    effect: BarDeclaration.Effect,
    name: Name,
    label: String,
    citations: [CheckedReference],
    condition: CheckedExpression,
    range: SourceRange
  ) {
    self.effect = effect
    self.name = name
    self.label = label
    self.citations = citations
    self.condition = condition
    self.range = range
  }
}

/// A paper of the dossier.
package struct CheckedDocument: Sendable {
  /// When the paper is required.
  package enum Requirement: Sendable {
    case always
    case when(CheckedExpression)
    case optional
  }
  /// When it is required.
  package var requirement: Requirement
  /// Its name.
  package var name: Name
  /// Its label; the name where none is given.
  package var label: String
  /// The form.
  package var form: String?
  /// How many copies.
  package var copies: Int?
  /// Its own citations, or those inherited.
  package var citations: [CheckedReference]
  /// The declaration.
  package var range: SourceRange

  /// Makes a document.
  package init(
    requirement: Requirement,
    name: Name,
    label: String,
    form: String?,
    copies: Int?,
    citations: [CheckedReference],
    range: SourceRange
  ) {
    self.requirement = requirement
    self.name = name
    self.label = label
    self.form = form
    self.copies = copies
    self.citations = citations
    self.range = range
  }
}

/// A deadline or a result: a value shown with the verdict.
package struct CheckedResult: Sendable {
  /// Whether it is a deadline (`hạn`).
  package var isDeadline: Bool
  /// Its name.
  package var name: Name
  /// Its label; the name where none is given.
  package var label: String
  /// The type of its value.
  package var type: ValueType
  /// Its own citations, or those inherited.
  package var citations: [CheckedReference]
  /// Its value.
  package var body: CheckedBody
  /// What overrides it.
  package var exceptions: [CheckedException]
  /// The declaration.
  package var range: SourceRange

  /// Makes a result.
  package init(
    isDeadline: Bool,
    name: Name,
    label: String,
    type: ValueType,
    citations: [CheckedReference],
    body: CheckedBody,
    exceptions: [CheckedException],
    range: SourceRange
  ) {
    self.isDeadline = isDeadline
    self.name = name
    self.label = label
    self.type = type
    self.citations = citations
    self.body = body
    self.exceptions = exceptions
    self.range = range
  }
}

// MARK: - Tests

/// A value filed in a test's dossier (or built by a program), typed by its field.
package indirect enum FactValue: Hashable, Sendable {
  /// Known: a boolean (0, 1), whole number, index of a catalogue, day number, year, or đồng.
  case point(Int64)
  /// Known: an exact number (`số`, `số ngày`).
  case rational(Rational)
  /// Known: a period.
  case period(months: Int64, days: Int64)
  /// Known: a text.
  case text(String)
  /// Known: consecutive years.
  case years(Int64, Int64)
  /// Known to lie in a range, both ends included (partial dates).
  case range(Int64, Int64)
  /// Known to be none.
  case none
  /// Not known.
  case unknown
  /// A record; one value for each field, in order.
  case record([FactValue])
  /// A list that was filed.
  case list([FactValue])
  /// A yearly series: year and value.
  case series([SeriesEntry])

  /// One year of a series.
  package struct SeriesEntry: Hashable, Sendable {
    /// The year.
    package var year: Int64
    /// The value; `none` is known to have none.
    package var value: FactValue

    /// Makes an entry.
    package init(year: Int64, value: FactValue) {
      self.year = year
      self.value = value
    }
  }
}

/// What people attested and which papers are filed, by local name (`y_đức`) or qualified by the
/// award (`kỷ_niệm_chương.y_đức`).
package struct FiledConclusion: Hashable, Sendable {
  /// What is filed of an attestation or document.
  package enum State: Hashable, Sendable {
    /// Attested as true; the paper is filed. `until`: last day on which the paper is valid.
    case given(until: Int64?)
    /// Attested as false; the paper is known not to come.
    case refused
    /// Not attested yet; the paper is missing and may still come.
    case outstanding
  }
  /// The name under which it was filed.
  package var name: Name
  /// What is filed.
  package var state: State

  /// Makes a conclusion.
  package init(name: Name, state: State) {
    self.name = name
    self.state = state
  }
}

/// One dossier to run: a base of a test or one of its rows, fully merged.
package struct CheckedTest: Sendable {
  /// What must come out.
  package enum Expected: Sendable {
    case verdict(Expectation.Verdict)
    /// `because`: paths of facts, as lists of field names.
    case node(Expectation.NodeOutcome, Name, because: [[Name]])
    /// The value of a definition without arguments, a parameter or a result.
    case value(Name, CheckedExpression)
    /// Index of the instrument whose version must have been applied.
    case version(Int)
    /// That the explanation is the one that was recorded; in the language of the rule file.
    case recorded(Language)
    /// The value of a scorecard: index of the definition, as it was written, what is expected.
    case score(definition: Int, String, CheckedExpression)
    /// That the value of a scorecard is open. `because`: paths of facts that must be named.
    case openScore(definition: Int, String, because: [[Name]])
  }
  /// One expectation, with its place.
  package struct Expecting: Sendable {
    /// What must come out.
    package var expected: Expected
    /// Where it is written.
    package var range: SourceRange

    /// Makes an expectation.
    package init(expected: Expected, range: SourceRange) {
      self.expected = expected
      self.range = range
    }
  }
  /// Label of the test.
  package var label: String
  /// Label of the row; nothing for the base.
  package var caseLabel: String?
  /// Name of the award, or of the scorecard.
  package var award: Name
  /// Index of the scorecard that is tested; nothing in the test of an award.
  package var scorecard: Int?
  /// Day number of the evaluation date.
  package var evaluationDate: Int
  /// Index of the record that is the kind of dossier.
  package var kind: Int
  /// One value for each field of the kind.
  package var facts: [FactValue]
  /// Attestations filed; names not mentioned are outstanding.
  package var attestations: [FiledConclusion]
  /// Documents filed; names not mentioned are outstanding.
  package var documents: [FiledConclusion]
  /// What must come out.
  package var expectations: [Expecting]
  /// The test or row; of a row of a table, its place in the table.
  package var range: SourceRange
  /// The test in the rule file.
  package var declaration: SourceRange

  /// Makes a test.
  package init(
    label: String,
    caseLabel: String?,
    award: Name,
    evaluationDate: Int,
    kind: Int,
    facts: [FactValue],
    attestations: [FiledConclusion],
    documents: [FiledConclusion],
    expectations: [Expecting],
    range: SourceRange
  ) {
    self.label = label
    self.caseLabel = caseLabel
    self.award = award
    self.evaluationDate = evaluationDate
    self.kind = kind
    self.facts = facts
    self.attestations = attestations
    self.documents = documents
    self.expectations = expectations
    self.range = range
    declaration = range
  }
}
