package import KhenEvaluation
package import KhenSemantics
package import KhenSource
package import KhenSyntax

/// The result of one dossier for one award, with every reason; data only, rendered elsewhere.
package struct Explanation: Sendable {
  /// Name of the award in rules.
  package var award: String
  /// Label of the award.
  package var awardLabel: String
  /// The version applied; nothing when no version is in effect.
  package var version: VersionText?
  /// Why that version; nothing where no transitional clause could keep an earlier one alive.
  package var choice: VersionChoiceText?
  /// Key of the dossier (file number); text.
  package var key: String
  /// Name of the nominee; empty when not filed.
  package var nominee: String
  /// Day number of the evaluation date.
  package var evaluationDate: Int
  /// The verdict or error result.
  package var verdict: Verdict
  /// One line each: the reasons of the verdict, most telling first; empty for `eligible`.
  package var reasons: [Reason]
  /// Criteria, groups, attestations, then bars, holds, documents, as the award has them.
  package var nodes: [ExplanationNode]
  /// Deadlines and results.
  package var results: [ResultText]
  /// Facts that are missing or imprecise and that the verdict depends on; empty when it is
  /// certain.
  package var missing: [FactUse]
  /// Attestations that the verdict waits for.
  package var awaiting: [String]
  /// Citations that are less than read in full and that the verdict rests on, each once.
  package var uncertainSources: [CitationText]
  /// Labels of parts of the law that are not sourced and leave the verdict open.
  package var lawGaps: [String]
  /// Whether the budget ran out before the verdict could be decided.
  package var isIncomplete: Bool
  /// Day from which the nominee qualifies if nothing but time passes.
  package var eligibleFrom: Int?

  /// Makes a result without reasons.
  package init(
    award: String,
    awardLabel: String,
    version: VersionText?,
    key: String,
    nominee: String,
    evaluationDate: Int,
    verdict: Verdict
  ) {
    self.award = award
    self.awardLabel = awardLabel
    self.version = version
    choice = nil
    self.key = key
    self.nominee = nominee
    self.evaluationDate = evaluationDate
    self.verdict = verdict
    reasons = []
    nodes = []
    results = []
    missing = []
    awaiting = []
    uncertainSources = []
    lawGaps = []
    isIncomplete = false
    eligibleFrom = nil
  }
}

/// The version of an award that was applied.
package struct VersionText: Hashable, Sendable {
  /// Name of the instrument in rules; empty when the version names none.
  package var instrument: String
  /// Title or number of the instrument, as people cite it: `TT 25/2023/TT-BYT`.
  package var label: String
  /// Period of effect.
  package var effect: DaySpan
  /// Whether its text was not entered (`chưa có nguồn`), so that it decides nothing.
  package var isNotSourced = false

  /// Makes a version.
  package init(instrument: String, label: String, effect: DaySpan) {
    self.instrument = instrument
    self.label = label
    self.effect = effect
  }
}

/// A citation as people write it.
package struct CitationText: Hashable, Sendable {
  /// Name of the instrument in rules.
  package var instrument: String
  /// Number or title of the instrument.
  package var instrumentLabel: String
  /// The place, widest first.
  package var parts: [CitationPart]
  /// How sure the text is.
  package var certainty: Certainty

  /// Makes a citation.
  package init(
    instrument: String,
    instrumentLabel: String,
    parts: [CitationPart],
    certainty: Certainty
  ) {
    self.instrument = instrument
    self.instrumentLabel = instrumentLabel
    self.parts = parts
    self.certainty = certainty
  }
}

/// One line of the reasons of a verdict, for tables.
package struct Reason: Sendable {
  /// Name of the node that it is about; empty for the verdict as a whole.
  package var node: String
  /// The short subject that repeats from dossier to dossier, for counting: the node's label.
  package var subject: Bilingual
  /// The whole line: `Thời gian công tác 18 năm 8 tháng, cần 20 năm (Điều 8 khoản 1)`.
  package var text: Bilingual

  /// Makes a reason.
  package init(node: String, subject: Bilingual, text: Bilingual) {
    self.node = node
    self.subject = subject
    self.text = text
  }
}

/// What came out of one part of the award.
package struct ExplanationNode: Sendable {
  /// What the part is.
  package enum Kind: Hashable, Sendable {
    case criterion
    case group(GroupDeclaration.Requirement)
    case attestation(by: String)
    case bar
    case hold
    case document
  }
  /// What it is.
  package var kind: Kind
  /// Its name; empty for a group without one.
  package var name: String
  /// Its label.
  package var label: String
  /// What came out.
  package var outcome: Outcome
  /// Where it is from.
  package var citations: [CitationText]
  /// One sentence with the values: `có 18 năm 8 tháng, cần 20 năm`.
  package var statement: Bilingual?
  /// The expression taken apart, with the values that it had.
  package var details: [Detail]
  /// What is lacking, where the node is not met and it can be said.
  package var shortfall: Shortfall?
  /// Facts that the outcome rests on, with their place.
  package var facts: [FactUse]
  /// Facts that are missing or imprecise and that the outcome depends on.
  package var missing: [FactUse]
  /// Parts of the law that are not sourced and leave the outcome open.
  package var lawGaps: [String]
  /// Places in the rules where they contradict each other, for `error`.
  package var conflicts: [SourceRange]
  /// The parts of a group.
  package var children: [ExplanationNode]

  /// Makes a node without details.
  package init(
    kind: Kind,
    name: String,
    label: String,
    outcome: Outcome,
    citations: [CitationText]
  ) {
    self.kind = kind
    self.name = name
    self.label = label
    self.outcome = outcome
    self.citations = citations
    statement = nil
    details = []
    shortfall = nil
    facts = []
    missing = []
    lawGaps = []
    conflicts = []
    children = []
  }
}

/// A line under a node: a sub-expression with its value.
package struct Detail: Sendable {
  /// The line.
  package var text: Bilingual
  /// The outcome, where the line is a condition.
  package var outcome: Outcome?
  /// Citations of the value (a threshold's own article).
  package var citations: [CitationText]
  /// Lines below it.
  package var children: [Detail]

  /// Makes a line.
  package init(
    text: Bilingual,
    outcome: Outcome? = nil,
    citations: [CitationText] = [],
    children: [Detail] = []
  ) {
    self.text = text
    self.outcome = outcome
    self.citations = citations
    self.children = children
  }
}

/// What is lacking where a comparison is not met.
package struct Shortfall: Sendable {
  /// What is lacking: `thiếu 1 năm 4 tháng`.
  package var text: Bilingual
  /// Day from which the condition holds if only time passes.
  package var metFrom: Int?

  /// Makes a shortfall.
  package init(text: Bilingual, metFrom: Int?) {
    self.text = text
    self.metFrom = metFrom
  }
}

/// A fact that an outcome rests on or lacks.
package struct FactUse: Hashable, Sendable {
  /// What kind of cause it is.
  package enum Cause: String, Hashable, Sendable {
    case fact
    case attestation
    case document
    case law
  }
  /// What kind of cause it is.
  package var cause: Cause
  /// `quá_trình[2].từ`; elements are counted from 1.
  package var path: String
  /// As the form names it: `Từ (quá trình công tác, dòng 2: BV A)`.
  package var label: Bilingual
  /// Its value; `không rõ` when missing.
  package var value: Bilingual
  /// Where it was read, as the reader's number; 0 where nothing was filed.
  package var origin: UInt32
  /// Whether it may, but need not, matter (the budget ran out).
  package var isDoubtful: Bool

  /// Makes a fact.
  package init(
    cause: Cause,
    path: String,
    label: Bilingual,
    value: Bilingual,
    origin: UInt32,
    isDoubtful: Bool = false
  ) {
    self.cause = cause
    self.path = path
    self.label = label
    self.value = value
    self.origin = origin
    self.isDoubtful = isDoubtful
  }
}

/// A deadline or result with its value.
package struct ResultText: Sendable {
  /// Its name.
  package var name: String
  /// Its label.
  package var label: String
  /// Whether it is a deadline.
  package var isDeadline: Bool
  /// Its value, or what would fix it.
  package var value: Bilingual
  /// Where it is from.
  package var citations: [CitationText]

  /// Makes a result.
  package init(
    name: String,
    label: String,
    isDeadline: Bool,
    value: Bilingual,
    citations: [CitationText]
  ) {
    self.name = name
    self.label = label
    self.isDeadline = isDeadline
    self.value = value
    self.citations = citations
  }
}
