// The reference evaluator: plain recursion over the checked tree for one completion.
//
// API: make a `ReferenceEvaluator` with a program, a kind of dossier, one known value for each
// of its fields and an evaluation date, then call `evaluate` with an expression. It shares no
// code with the compiled evaluator except the checked tree, `CivilDate` and `Rational`.
//
// A failure spreads: `and` is false if a part is false, else fails if a part fails; `or` dually;
// everything else fails when a part does. `mustState` is true (the fact is known here).
import KhenSemantics
import KhenSource
import KhenSyntax

/// Evaluates expressions over one completion of a dossier.
struct ReferenceEvaluator {
  /// The rule set.
  let program: CheckedProgram
  /// The kind of dossier, as index of a record.
  let kind: Int
  /// One value for each field of the kind.
  let dossier: [ReferenceValue]
  /// Day number of the evaluation date.
  let evaluationDate: Int
  /// What is attested and filed; what is not mentioned is open.
  var conclusions = ReferenceConclusions()
  /// The day whose law applies; `asOf` changes it.
  var lawDate: Int
  /// What went wrong with the date of the enclosing `asOf`.
  var lawDateFailure: ReferenceValue?
  /// Values of bound variables, by id.
  var variables: [ReferenceValue]

  /// Starts with the law of the evaluation date.
  init(
    program: CheckedProgram,
    kind: Int,
    dossier: [ReferenceValue],
    evaluationDate: Int,
    conclusions: ReferenceConclusions = ReferenceConclusions()
  ) {
    self.program = program
    self.kind = kind
    self.dossier = dossier
    self.evaluationDate = evaluationDate
    self.conclusions = conclusions
    lawDate = evaluationDate
    variables = Array(repeating: .none, count: program.variableCount)
  }

  /// The value of an expression.
  mutating func evaluate(_ expression: CheckedExpression) -> ReferenceValue {
    switch expression.kind {
    case .constant(let constant): return Self.value(of: constant)
    case .evaluationDate: return .date(evaluationDate)
    case .field(let record, let index): return field(of: record, index)
    case .variable(let id): return variables[id]
    case .parameter(let index): return parameter(index)
    case .call(let definition, let receiver, let arguments):
      return call(definition, receiver: receiver, arguments: arguments)
    case .function(let function, let arguments): return apply(function, to: arguments)
    case .asOf(let operand, let date): return asOf(operand, date: date)
    case .list(let elements): return .list(elements.map { evaluate($0) })
    case .catalogueMembers(let index):
      return .list(program.catalogues[index].members.indices.map { .member($0) })
    case .convert(let operand): return convert(evaluate(operand), to: expression.type)
    case .not(let operand): return Self.negated(evaluate(operand))
    case .negate(let operand): return negate(evaluate(operand))
    case .and(let operands): return all(operands.map { evaluate($0) })
    case .or(let operands): return any(operands.map { evaluate($0) })
    case .arithmetic(let operation, let left, let right):
      return arithmetic(operation, evaluate(left), evaluate(right))
    case .comparison(let operation, let left, let right):
      return Self.compare(operation, evaluate(left), evaluate(right))
    case .inRange(let operand, let lower, let upper):
      return inRange(evaluate(operand), lower: lower, upper: upper)
    case .membership(let element, let list): return membership(element, list)
    case .orIfNone(let operand, let otherwise):
      let value = evaluate(operand)
      return value == .none ? evaluate(otherwise) : value
    case .has(let operand):
      let value = evaluate(operand)
      return value.failure == nil ? .boolean(value != .none) : value
    case .unwrap(let operand):
      let value = evaluate(operand)
      return value == .none ? .failure(.noneUnwrapped) : value
    case .quantified(let quantifier, let variable, let list, let filter, let condition):
      return quantified(quantifier, variable, list: list, filter: filter, condition: condition)
    case .twoDistinct(let first, let second, let list, let condition):
      return twoDistinct(first, second, list: list, condition: condition)
    case .consecutiveYears(
      let count,
      let allowsLonger,
      let variable,
      let list,
      let endingIn,
      let condition
    ):
      return consecutiveYears(
        count,
        allowsLonger: allowsLonger,
        variable,
        list: list,
        endingIn: endingIn,
        condition: condition
      )
    case .aggregate(let kind, let value, let variable, let list, let filter):
      return aggregate(
        kind,
        value: value,
        variable,
        list: list,
        filter: filter,
        type: expression.type
      )
    case .collect(let isDistinct, let value, let variable, let list, let filter):
      return collect(isDistinct, value: value, variable, list: list, filter: filter)
    case .years(let from, let to, let includesLast):
      return years(evaluate(from), evaluate(to), includesLast: includesLast)
    case .timeline(let timeline): return self.timeline(timeline)
    case .match(let subject, let rows): return match(evaluate(subject), rows)
    case .inYear(let series, let year): return inYear(evaluate(series), evaluate(year))
    case .round(let direction, let operand, let multiple):
      return round(direction, evaluate(operand), evaluate(multiple))
    case .mustState: return .boolean(true)
    case .meets(let award): return meets(award)
    case .isHeld, .chosen: preconditionFailure("only selections ask this")
    }
  }

  /// The value of a body; without an expression the law is not known.
  mutating func evaluate(_ body: CheckedBody) -> ReferenceValue {
    guard let expression = body.expression else { return .failure(.lawUnknown) }
    return evaluate(expression)
  }

  /// The value of a constant.
  static func value(of constant: Constant) -> ReferenceValue {
    switch constant {
    case .boolean(let value): .boolean(value)
    case .integer(let value), .workingDays(let value): .number(Rational(value))
    case .number(let value), .days(let value), .money(let value): .number(value)
    case .text(let value): .text(value)
    case .date(let value): .date(Int(value))
    case .year(let value): .year(Int(value))
    case .period(let months, let days): .period(months: Int(months), days: Int(days))
    case .member(_, let index): .member(index)
    }
  }
}

// MARK: - Truth

extension ReferenceEvaluator {
  /// True if all are, false if one is, else the failure.
  func all(_ values: [ReferenceValue]) -> ReferenceValue {
    combine(values, deciding: false)
  }

  /// False if all are, true if one is, else the failure.
  func any(_ values: [ReferenceValue]) -> ReferenceValue {
    combine(values, deciding: true)
  }

  /// The deciding value if it occurs, else the failure, else the other value.
  private func combine(_ values: [ReferenceValue], deciding: Bool) -> ReferenceValue {
    var failed = ReferenceValue.boolean(!deciding)
    for value in values {
      if case .boolean(let isTrue) = value, isTrue == deciding { return value }
      if let failure = value.worse(failed) { failed = .failure(failure) }
    }
    return failed
  }

  /// The opposite of a boolean; a failure stays.
  static func negated(_ value: ReferenceValue) -> ReferenceValue {
    if case .boolean(let isTrue) = value { return .boolean(!isTrue) }
    return value
  }

  /// A comparison; with none it is false, whatever the operator.
  static func compare(
    _ operation: ComparisonOperator,
    _ left: ReferenceValue,
    _ right: ReferenceValue
  ) -> ReferenceValue {
    if let failure = left.worse(right) { return .failure(failure) }
    if left == .none || right == .none { return .boolean(false) }
    switch operation {
    case .equal: return .boolean(left.equals(right))
    case .different: return .boolean(!left.equals(right))
    case .less, .lessOrEqual, .greater, .greaterOrEqual: break
    }
    guard let order = left.compared(to: right) else { return .failure(.outOfRange) }
    switch operation {
    case .less: return .boolean(order < 0)
    case .lessOrEqual: return .boolean(order <= 0)
    case .greater: return .boolean(order > 0)
    case .greaterOrEqual, .equal, .different: return .boolean(order >= 0)
    }
  }

  private mutating func inRange(
    _ value: ReferenceValue,
    lower: RangeEnd?,
    upper: RangeEnd?
  ) -> ReferenceValue {
    if value == .none { return .boolean(false) }
    // Where both ends are endless the value is not looked at, so its failure does not matter.
    var parts: [ReferenceValue] = []
    for (end, included, excluded) in [
      (lower, ComparisonOperator.greaterOrEqual, ComparisonOperator.greater),
      (upper, .lessOrEqual, .less),
    ] {
      guard let end else { continue }
      let bound = evaluate(end.bound)
      if bound == .none { continue }
      parts.append(
        value.failure != nil
          ? value : Self.compare(end.isIncluded ? included : excluded, value, bound)
      )
    }
    return all(parts)
  }

  private mutating func membership(
    _ element: CheckedExpression,
    _ list: CheckedExpression
  ) -> ReferenceValue {
    let (value, candidates) = (evaluate(element), evaluate(list))
    guard let candidates = Self.elements(of: candidates) else { return candidates }
    return any(candidates.map { Self.compare(.equal, value, $0) })
  }

  private mutating func match(_ subject: ReferenceValue, _ rows: [MatchRow]) -> ReferenceValue {
    if subject.failure != nil { return subject }
    for row in rows {
      if row.patterns.isEmpty { return evaluate(row.body) }
      for pattern in row.patterns {
        let isMet =
          switch pattern {
          case .value(let constant):
            Self.compare(.equal, subject, Self.value(of: constant))
          case .range(let lower, let upper): inRange(subject, lower: lower, upper: upper)
          }
        if isMet.failure != nil { return isMet }
        if isMet == .boolean(true) { return evaluate(row.body) }
      }
    }
    return .failure(.outOfRange)
  }
}
