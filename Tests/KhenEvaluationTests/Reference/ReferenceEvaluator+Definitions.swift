// Names: fields, parameters by the law date, definitions with exceptions, other awards.
import KhenSemantics
import KhenSource

extension ReferenceEvaluator {
  mutating func field(of record: CheckedExpression?, _ index: Int) -> ReferenceValue {
    guard let record else { return dossier[index] }
    let value = evaluate(record)
    guard case .record(let fields) = value else { return value }
    return fields[index]
  }

  /// The value in force on the law date; the law is unknown outside of all versions.
  mutating func parameter(_ index: Int) -> ReferenceValue {
    if let lawDateFailure { return lawDateFailure }
    for version in program.parameters[index].versions where version.span.contains(lawDate) {
      return evaluate(version.body)
    }
    return .failure(.lawUnknown)
  }

  mutating func asOf(_ operand: CheckedExpression, date: CheckedExpression) -> ReferenceValue {
    // A date that fails matters only to what asks for the law of that date.
    let outer = (lawDate, lawDateFailure)
    let date = evaluate(date)
    if case .date(let day) = date {
      (lawDate, lawDateFailure) = (day, nil)
    } else {
      lawDateFailure = date
    }
    let value = evaluate(operand)
    (lawDate, lawDateFailure) = outer
    return value
  }

  mutating func call(
    _ index: Int,
    receiver: CheckedExpression?,
    arguments: [CheckedExpression]
  ) -> ReferenceValue {
    let definition = program.definitions[index]
    let receiverValue = receiver.map { evaluate($0) }
    let values = arguments.map { evaluate($0) }
    if let receiverValue, definition.receiverVariable >= 0 {
      variables[definition.receiverVariable] = receiverValue
    }
    for (parameter, value) in zip(definition.parameters, values) {
      variables[parameter.id] = value
    }
    return resolve(definition.body, definition.exceptions)
  }

  /// The base value, or that of the exceptions that apply.
  ///
  /// An exception that applies beats those it prevails over, also when a third beats it. Those
  /// that are left must agree.
  mutating func resolve(_ body: CheckedBody, _ exceptions: [CheckedException]) -> ReferenceValue {
    let guards = exceptions.map { evaluate($0.condition) }
    if let failure = ReferenceValue.failure(in: guards) { return .failure(failure) }
    let applying = exceptions.indices.filter { guards[$0] == .boolean(true) }
    if applying.isEmpty { return evaluate(body) }
    let beaten = Set(applying.flatMap { exceptions[$0].prevailsOver })
    let values = applying.filter { !beaten.contains($0) }.map {
      resolve(exceptions[$0].body, exceptions[$0].exceptions)
    }
    if let failure = ReferenceValue.failure(in: values) { return .failure(failure) }
    guard let first = values.first else { return .failure(.conflict) }
    let areSame = values.allSatisfy { $0 == first || $0.equals(first) }
    return areSame ? first : .failure(.conflict)
  }

  /// Whether the version of an award in force on the law date is met here, papers left aside.
  mutating func meets(_ name: Name) -> ReferenceValue {
    if let lawDateFailure { return lawDateFailure }
    let version = program.awards.first {
      $0.name == name && $0.subjects.contains(kind) && $0.applies.contains(lawDate)
    }
    guard let version else { return .boolean(false) }
    if version.isNotSourced { return .failure(.lawUnknown) }
    let outcomes = self.outcomes(of: version)
    let met = ReferenceOutcome.all([outcomes.criteria, outcomes.barred.negated])
    if met == .yes, outcomes.held != .no { return .failure(.lawUnknown) }
    switch met {
    case .no: return .boolean(false)
    case .yes: return .boolean(true)
    case .open: return .failure(.lawUnknown)
    case .failed: return .failure(.conflict)
    }
  }
}
