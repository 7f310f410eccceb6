import KhenSemantics
import KhenSource

/// What an expression refers to directly, without following definitions.
struct ExpressionUses {
  /// A parameter or definition, by index, and whether its law is that of another date than the
  /// evaluation date (`tại`).
  struct Dated: Hashable {
    var index: Int
    var isOfOtherDate: Bool
  }
  /// A value of a catalogue, by indices.
  struct Member: Hashable {
    var catalogue: Int
    var index: Int
  }

  /// The parameters.
  private(set) var parameters: Set<Dated> = []
  /// The definitions.
  private(set) var definitions: Set<Dated> = []
  /// The declarations of the fields.
  private(set) var fields: Set<SourceRange> = []
  /// The values named.
  private(set) var members: Set<Member> = []
  /// The catalogues of which all values are gone through.
  private(set) var catalogues: Set<Int> = []
  /// The variables, by id.
  private(set) var variables: Set<Int> = []

  /// Adds what an expression refers to; `kind` is the kind of dossier whose fields stand alone.
  mutating func add(_ expression: CheckedExpression, kind: Int?, in program: CheckedProgram) {
    add(expression, kind: kind, isOfOtherDate: false, in: program)
  }

  /// Adds what a value refers to.
  mutating func add(_ body: CheckedBody, kind: Int?, in program: CheckedProgram) {
    if let expression = body.expression { add(expression, kind: kind, in: program) }
  }

  /// Adds what exceptions refer to.
  mutating func add(_ exceptions: [CheckedException], kind: Int?, in program: CheckedProgram) {
    for exception in exceptions {
      add(exception.condition, kind: kind, in: program)
      add(exception.body, kind: kind, in: program)
      add(exception.exceptions, kind: kind, in: program)
    }
  }

  /// Adds everything that another collection holds.
  mutating func formUnion(_ other: ExpressionUses) {
    parameters.formUnion(other.parameters)
    definitions.formUnion(other.definitions)
    fields.formUnion(other.fields)
    members.formUnion(other.members)
    catalogues.formUnion(other.catalogues)
    variables.formUnion(other.variables)
  }

  private mutating func add(
    _ expression: CheckedExpression,
    kind: Int?,
    isOfOtherDate: Bool,
    in program: CheckedProgram
  ) {
    switch expression.kind {
    case .parameter(let index):
      parameters.insert(Dated(index: index, isOfOtherDate: isOfOtherDate))
    case .call(let definition, _, _):
      definitions.insert(Dated(index: definition, isOfOtherDate: isOfOtherDate))
    case .field(let record, let index): addField(of: record, index, kind: kind, in: program)
    case .constant(let constant): add(constant)
    case .catalogueMembers(let index): catalogues.insert(index)
    case .variable(let id): variables.insert(id)
    case .match(_, let rows):
      for row in rows { addPatterns(of: row, kind: kind, isOfOtherDate, in: program) }
    case .asOf(let value, let date):
      add(value, kind: kind, isOfOtherDate: true, in: program)
      add(date, kind: kind, isOfOtherDate: isOfOtherDate, in: program)
      return
    case .evaluationDate, .function, .list, .convert, .not, .negate, .and, .or, .arithmetic,
      .comparison, .inRange, .membership, .orIfNone, .has, .unwrap, .quantified, .twoDistinct,
      .consecutiveYears, .aggregate, .collect, .years, .timeline, .inYear, .round, .mustState,
      .meets, .isHeld, .chosen:
      break
    }
    for child in expression.children {
      add(child, kind: kind, isOfOtherDate: isOfOtherDate, in: program)
    }
  }

  private mutating func addField(
    of record: CheckedExpression?,
    _ index: Int,
    kind: Int?,
    in program: CheckedProgram
  ) {
    // Without a kind only the fields of `hồ sơ chung` can be read, and every kind has them.
    var owner = kind ?? program.records.firstIndex { $0.isDossier }
    if let record {
      owner = nil
      if case .record(let index) = record.type.unwrapped { owner = index }
    }
    guard let owner, program.records[owner].fields.indices.contains(index) else { return }
    fields.insert(program.records[owner].fields[index].range)
  }

  private mutating func add(_ constant: Constant) {
    if case .member(let catalogue, let index) = constant {
      members.insert(Member(catalogue: catalogue, index: index))
    }
  }

  private mutating func addPatterns(
    of row: MatchRow,
    kind: Int?,
    _ isOfOtherDate: Bool,
    in program: CheckedProgram
  ) {
    for pattern in row.patterns {
      switch pattern {
      case .value(let constant): add(constant)
      case .range(let lower, let upper):
        for bound in [lower?.bound, upper?.bound].compactMap({ $0 }) {
          add(bound, kind: kind, isOfOtherDate: isOfOtherDate, in: program)
        }
      }
    }
  }
}
