package import KhenSource
package import KhenSyntax

/// A rule set after checking: names resolved to indices, types explicit, supplements merged into
/// their awards, lookups and exceptions in order.
///
/// Exists only for rule sets without errors (warnings are fine); the evaluator relies on that.
package struct CheckedProgram: Sendable {
  /// How the rule set counts time.
  package var time = TimeSettings()
  /// Instruments, in order of declaration.
  package var instruments: [CheckedInstrument] = []
  /// Catalogues, in order of declaration.
  package var catalogues: [CheckedCatalogue] = []
  /// Records and kinds of dossier, in order of declaration.
  package var records: [CheckedRecord] = []
  /// Parameters, in order of declaration.
  package var parameters: [CheckedParameter] = []
  /// Definitions, global and local to awards; no cycles.
  package var definitions: [CheckedDefinition] = []
  /// Versions of awards, in order of declaration.
  package var awards: [CheckedAward] = []
  /// Scorecards, in order of declaration.
  package var scorecards: [CheckedScorecard] = []
  /// Tests, in order of declaration.
  package var tests: [CheckedTest] = []
  /// Selections, in order of declaration; none reads its own outcome.
  package var selections: [CheckedSelection] = []
  /// Tests of selections, in order of declaration.
  package var selectionTests: [CheckedSelectionTest] = []
  /// How many variables the program binds; `CheckedExpression.Kind.variable` is below it.
  package var variableCount = 0

  /// Makes an empty program.
  package init() {}
}

/// How a rule set counts time; each choice is written in a rule file.
package struct TimeSettings: Hashable, Sendable {
  /// The measure of accumulated time; nothing when the rule set never accumulates time.
  package var measure: TimeMeasureDeclaration.Measure?
  /// What date plus months means when the day does not exist.
  package var monthEnd: MonthEndDeclaration.Rounding = .down
  /// Whether the rule set says what that means.
  package var declaresMonthEnd = false
  /// Whether the last day of a period of service counts.
  package var countsLastDay = true

  /// Makes the defaults.
  package init() {}
}

/// A half-open span of day numbers; `nil` ends are endless.
package struct DaySpan: Hashable, Sendable {
  /// First day.
  package var start: Int?
  /// First day that no longer counts.
  package var end: Int?

  /// Makes a span.
  package init(start: Int?, end: Int?) {
    self.start = start
    self.end = end
  }

  /// Whether a day lies in the span.
  package func contains(_ day: Int) -> Bool {
    (start.map { day >= $0 } ?? true) && (end.map { day < $0 } ?? true)
  }

  /// Whether two spans share a day.
  package func overlaps(_ other: DaySpan) -> Bool {
    let startsBeforeEnd = start.flatMap { start in other.end.map { start < $0 } } ?? true
    let endsAfterStart = end.flatMap { end in other.start.map { end > $0 } } ?? true
    return startsBeforeEnd && endsAfterStart
  }
}

/// An instrument with what its declaration says.
package struct CheckedInstrument: Sendable {
  /// Its name in rules.
  package var name: Name
  /// Its title; the name where none is given.
  package var label: String
  /// Its number; nothing when not given or left blank.
  package var number: String?
  /// Days on which it may have been issued: one, or the hull of what sources say.
  package var issued: DaySpan?
  /// Whether sources give different dates of issue.
  package var hasConflictingDates: Bool
  /// Period of effect; nothing when not said.
  package var effect: DaySpan?
  /// Indices of the instruments it replaces.
  package var replaces: [Int]
  /// References to what it amends.
  package var amends: [CheckedReference]
  /// For which cases its versions still apply after their end.
  package var residuals: [CheckedResidual] = []
  /// What becomes of its provisions.
  package var provisions: [InstrumentDeclaration.Provision]
  /// The declaration.
  package var range: SourceRange

  /// Makes an instrument.
  package init(
    name: Name,
    label: String,
    number: String?,
    issued: DaySpan?,
    hasConflictingDates: Bool,
    effect: DaySpan?,
    replaces: [Int],
    amends: [CheckedReference],
    provisions: [InstrumentDeclaration.Provision],
    range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.number = number
    self.issued = issued
    self.hasConflictingDates = hasConflictingDates
    self.effect = effect
    self.replaces = replaces
    self.amends = amends
    self.provisions = provisions
    self.range = range
  }
}

/// A place in an instrument that rules stand on, parts from the widest to the narrowest.
package struct CheckedReference: Hashable, Sendable {
  /// Index in `CheckedProgram.instruments`.
  package var instrument: Int
  /// Article before clause before point.
  package var parts: [CitationPart]
  /// How sure the text is; `verified` when the file does not say otherwise.
  package var certainty: Certainty
  /// Where the reference stands.
  package var range: SourceRange

  /// Makes a reference.
  package init(instrument: Int, parts: [CitationPart], certainty: Certainty, range: SourceRange) {
    self.instrument = instrument
    self.parts = parts
    self.certainty = certainty
    self.range = range
  }
}

/// A catalogue; at most 64 members.
package struct CheckedCatalogue: Sendable {
  /// One value.
  package struct Member: Sendable {
    /// Its name in rules.
    package var name: Name
    /// Its label; the name where none is given.
    package var label: String
    /// Other spellings accepted in data.
    package var aliases: [String]

    /// Makes a value.
    package init(name: Name, label: String, aliases: [String]) {
      self.name = name
      self.label = label
      self.aliases = aliases
    }
  }
  /// Its name.
  package var name: Name
  /// Its label; the name where none is given.
  package var label: String
  /// Where the values are from.
  package var citations: [CheckedReference] = []
  /// The values; the index of a value is its point in evaluation.
  package var members: [Member]
  /// Whether the values rise.
  package var isOrdered: Bool
  /// The declaration.
  package var range: SourceRange

  /// Makes a catalogue.
  package init(
    name: Name,
    label: String,
    members: [Member],
    isOrdered: Bool,
    range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.members = members
    self.isOrdered = isOrdered
    self.range = range
  }
}

/// A record or a kind of dossier; the fields of `hồ sơ chung` come first in every kind.
package struct CheckedRecord: Sendable {
  /// One field; its index is used by `CheckedExpression.Kind.field`.
  package struct Field: Sendable {
    /// Its name.
    package var name: Name
    /// Its type.
    package var type: ValueType
    /// Its label; the name where none is given.
    package var label: String
    /// Other spellings accepted in data.
    package var aliases: [String]
    /// The paper that proves it.
    package var evidence: String?
    /// Absent means none or empty, not unknown.
    package var isCompleteWhenAbsent: Bool
    /// What numbers it may hold, beyond those of its type.
    package var bounds: NumberBounds?
    /// The declaration.
    package var range: SourceRange

    /// Makes a field.
    package init(
      name: Name,
      type: ValueType,
      label: String,
      aliases: [String],
      evidence: String?,
      isCompleteWhenAbsent: Bool,
      range: SourceRange
    ) {
      self.name = name
      self.type = type
      self.label = label
      self.aliases = aliases
      self.evidence = evidence
      self.isCompleteWhenAbsent = isCompleteWhenAbsent
      self.range = range
    }
  }
  /// Its name.
  package var name: Name
  /// Its label; the name where none is given.
  package var label: String
  /// Whether it is a kind of dossier.
  package var isDossier: Bool
  /// The fields.
  package var fields: [Field]
  /// Comparisons that hold in every real record; inside them `self` is the variable
  /// `constraintVariable`.
  package var constraints: [CheckedExpression]
  /// The variable that stands for the record in `constraints`; -1 in a dossier, whose fields are
  /// read from the dossier itself.
  package var constraintVariable: Int
  /// The declaration.
  package var range: SourceRange

  /// Makes a record.
  package init(
    name: Name,
    label: String,
    isDossier: Bool,
    fields: [Field],
    constraints: [CheckedExpression],
    constraintVariable: Int,
    range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.isDossier = isDossier
    self.fields = fields
    self.constraints = constraints
    self.constraintVariable = constraintVariable
    self.range = range
  }
}

/// A value with its citations; no expression means that the law's text is not known.
package struct CheckedBody: Sendable {
  /// The value, converted to the declared type; nothing for `chưa có nguồn`.
  package var expression: CheckedExpression?
  /// Where it is from, inherited citations not included.
  package var citations: [CheckedReference]
  /// The body.
  package var range: SourceRange

  /// Makes a body.
  package init(
    expression: CheckedExpression?,
    citations: [CheckedReference],
    range: SourceRange
  ) {
    self.expression = expression
    self.citations = citations
    self.range = range
  }
}

/// A dated figure.
package struct CheckedParameter: Sendable {
  /// A value with the days on which it holds; spans do not overlap and rise.
  package struct Version: Sendable {
    /// The days; outside of all versions the value is unknown because of the law.
    package var span: DaySpan
    /// The value.
    package var body: CheckedBody

    /// Makes a version.
    package init(span: DaySpan, body: CheckedBody) {
      self.span = span
      self.body = body
    }
  }
  /// Its name.
  package var name: Name
  /// Its type.
  package var type: ValueType
  /// Its label; the name where none is given.
  package var label: String
  /// The values by date.
  package var versions: [Version]
  /// The declaration.
  package var range: SourceRange

  /// Makes a parameter.
  package init(
    name: Name,
    type: ValueType,
    label: String,
    versions: [Version],
    range: SourceRange
  ) {
    self.name = name
    self.type = type
    self.label = label
    self.versions = versions
    self.range = range
  }
}

/// An exception to a definition.
package struct CheckedException: Sendable {
  /// Its name.
  package var name: Name
  /// Indices, among the exceptions of the same level, of those that it prevails over.
  package var prevailsOver: [Int]
  /// When it applies.
  package var condition: CheckedExpression
  /// What holds then.
  package var body: CheckedBody
  /// Looked at only where this one applies.
  package var exceptions: [CheckedException]
  /// The clause.
  package var range: SourceRange

  /// Makes an exception.
  package init(
    name: Name,
    prevailsOver: [Int],
    condition: CheckedExpression,
    body: CheckedBody,
    exceptions: [CheckedException],
    range: SourceRange
  ) {
    self.name = name
    self.prevailsOver = prevailsOver
    self.condition = condition
    self.body = body
    self.exceptions = exceptions
    self.range = range
  }
}

/// A derived value, possibly with arguments, possibly of a record.
package struct CheckedDefinition: Sendable {
  /// Its name.
  package var name: Name
  /// Its label; the name where none is given.
  package var label: String
  /// The variables that stand for its arguments, with their types.
  package var parameters: [CheckedVariable]
  /// The record it belongs to; nothing when it stands alone.
  package var receiver: Int?
  /// The variable that stands for the record; -1 where the receiver is a kind of dossier or
  /// there is none: its fields are then read from the dossier itself.
  package var receiverVariable: Int
  /// The type of its value.
  package var type: ValueType
  /// The base value.
  package var body: CheckedBody
  /// What overrides it.
  package var exceptions: [CheckedException]
  /// The declaration.
  package var range: SourceRange

  /// Makes a definition.
  package init(
    name: Name,
    label: String,
    parameters: [CheckedVariable],
    receiver: Int?,
    receiverVariable: Int,
    type: ValueType,
    body: CheckedBody,
    exceptions: [CheckedException],
    range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.parameters = parameters
    self.receiver = receiver
    self.receiverVariable = receiverVariable
    self.type = type
    self.body = body
    self.exceptions = exceptions
    self.range = range
  }
}

/// A bound variable or argument; ids are unique in the whole program.
package struct CheckedVariable: Hashable, Sendable {
  /// Its id.
  package var id: Int
  /// Its name.
  package var name: Name
  /// Its type.
  package var type: ValueType

  /// Makes a variable.
  package init(id: Int, name: Name, type: ValueType) {
    self.id = id
    self.name = name
    self.type = type
  }
}
