// Short ways to build checked trees by hand, for tests and for random programs.
import KhenSemantics
import KhenSource
import KhenSyntax

extension SourceRange {
  /// A place that does not matter.
  static let test = SourceRange(file: FileID(0), start: 0, end: 0)
}

extension CheckedExpression {
  /// An expression without a place.
  init(_ kind: Kind, _ type: ValueType) { self.init(kind: kind, type: type, range: .test) }

  static func boolean(_ value: Bool) -> Self { Self(.constant(.boolean(value)), .boolean) }
  static func integer(_ value: Int) -> Self {
    Self(.constant(.integer(Int64(value))), .integer)
  }
  /// A quotient; zero where the denominator is.
  static func number(_ numerator: Int, _ denominator: Int = 1) -> Self {
    let value = Rational(Int64(numerator), Int64(denominator)) ?? Rational(0)
    return Self(.constant(.number(value)), .number)
  }
  static func day(_ number: Int) -> Self { Self(.constant(.date(Int64(number))), .date) }
  static func date(_ year: Int, _ month: Int, _ day: Int) -> Self {
    .day(CivilDate.dayNumber(year: year, month: month, day: day))
  }
  static func year(_ year: Int) -> Self { Self(.constant(.year(Int64(year))), .year) }
  static func days(_ count: Int) -> Self {
    Self(.constant(.days(Rational(Int64(count)))), .days)
  }
  static func period(years: Int = 0, months: Int = 0, days: Int = 0) -> Self {
    Self(
      .constant(.period(months: Int64(12 * years + months), days: Int64(days))),
      .period
    )
  }
  static func member(_ catalogue: Int, _ index: Int) -> Self {
    Self(.constant(.member(catalogue: catalogue, index: index)), .catalogue(catalogue))
  }
  static func field(_ index: Int, _ type: ValueType) -> Self {
    Self(.field(of: nil, index: index), type)
  }
  static func variable(_ variable: CheckedVariable) -> Self {
    Self(.variable(variable.id), variable.type)
  }
  static func all(_ operands: [Self]) -> Self { Self(.and(operands), .boolean) }
  static func any(_ operands: [Self]) -> Self { Self(.or(operands), .boolean) }
  static var evaluationDate: Self { Self(.evaluationDate, .date) }

  /// A field of the record that this is.
  func field(_ index: Int, _ type: ValueType) -> Self { Self(.field(of: self, index: index), type) }
  func compared(_ operation: ComparisonOperator, _ other: Self) -> Self {
    Self(.comparison(operation, self, other), .boolean)
  }
  func arithmetic(_ operation: ArithmeticOperator, _ other: Self, _ type: ValueType) -> Self {
    Self(.arithmetic(operation, self, other), type)
  }
  func converted(to type: ValueType) -> Self { Self(.convert(self), type) }
  func applying(_ function: BuiltinFunction, _ type: ValueType) -> Self {
    Self(.function(function, [self]), type)
  }
  var negated: Self { Self(.not(self), .boolean) }
  var unwrapped: Self { Self(.unwrap(self), type.unwrapped) }
  var isPresent: Self { Self(.has(self), .boolean) }
}

extension CheckedBody {
  /// A body without citations; nothing is a text that is not known.
  init(_ expression: CheckedExpression?) {
    self.init(expression: expression, citations: [], range: .test)
  }
}

extension CheckedException {
  /// An exception without citations.
  init(
    _ name: String,
    when condition: CheckedExpression,
    _ value: CheckedExpression,
    over prevailsOver: [Int] = [],
    exceptions: [CheckedException] = []
  ) {
    self.init(
      name: Name(name),
      prevailsOver: prevailsOver,
      condition: condition,
      body: CheckedBody(value),
      exceptions: exceptions,
      range: .test
    )
  }
}

extension CheckedNode {
  /// A criterion, group or attestation without citations.
  init(_ kind: Kind, _ name: String) {
    self.init(kind: kind, name: Name(name), label: name, citations: [], range: .test)
  }
}

extension CheckedBar {
  /// A bar or hold without citations.
  init(_ effect: BarDeclaration.Effect, _ name: String, when condition: CheckedExpression) {
    self.init(
      effect: effect,
      name: Name(name),
      label: name,
      citations: [],
      condition: condition,
      range: .test
    )
  }
}

extension CheckedDocument {
  /// A paper without citations.
  init(_ name: String, _ requirement: Requirement) {
    self.init(
      requirement: requirement,
      name: Name(name),
      label: name,
      form: nil,
      copies: nil,
      citations: [],
      range: .test
    )
  }
}

extension CheckedRecord {
  /// A record without constraints.
  init(_ name: String, isDossier: Bool, fields: [Field]) {
    self.init(
      name: Name(name),
      label: name,
      isDossier: isDossier,
      fields: fields,
      constraints: [],
      constraintVariable: -1,
      range: .test
    )
  }
}

extension CheckedRecord.Field {
  /// A field without evidence.
  init(_ name: String, _ type: ValueType, isCompleteWhenAbsent: Bool = false) {
    self.init(
      name: Name(name),
      type: type,
      label: name,
      aliases: [],
      evidence: nil,
      isCompleteWhenAbsent: isCompleteWhenAbsent,
      range: .test
    )
  }
}

extension CheckedCatalogue {
  /// A catalogue of members without aliases.
  init(_ name: String, _ members: [String], isOrdered: Bool) {
    self.init(
      name: Name(name),
      label: name,
      members: members.map { Member(name: Name($0), label: $0, aliases: []) },
      isOrdered: isOrdered,
      range: .test
    )
  }
}

extension CheckedDefinition {
  /// A definition of the dossier, or of a record bound to a variable.
  init(
    _ name: String,
    _ type: ValueType,
    _ value: CheckedExpression?,
    parameters: [CheckedVariable] = [],
    receiver: Int? = nil,
    receiverVariable: Int = -1,
    exceptions: [CheckedException] = []
  ) {
    self.init(
      name: Name(name),
      label: name,
      parameters: parameters,
      receiver: receiver,
      receiverVariable: receiverVariable,
      type: type,
      body: CheckedBody(value),
      exceptions: exceptions,
      range: .test
    )
  }
}

extension CheckedAward {
  /// An award for one kind of dossier, in effect always.
  init(
    _ name: String,
    for kind: Int,
    nodes: [CheckedNode],
    bars: [CheckedBar] = [],
    documents: [CheckedDocument] = []
  ) {
    self.init(
      name: Name(name),
      label: name,
      instrument: nil,
      subjects: [kind],
      groups: [],
      citations: [],
      effect: DaySpan(start: nil, end: nil),
      isNotSourced: false,
      nodes: nodes,
      bars: bars,
      documents: documents,
      results: [],
      range: .test
    )
  }
}
