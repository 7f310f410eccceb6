import KhenSource
import KhenSyntax

// What names, members and calls stand for.
extension Checker {
  mutating func checkName(
    _ identifier: Identifier,
    expecting expected: ValueType?,
    in scope: Scope
  ) -> CheckedExpression {
    let found = resolve(identifier, in: scope)
    if case .catalogue(let catalogue)? = expected?.unwrapped {
      if let found, found.type.unwrapped == .catalogue(catalogue) { return found }
      if let member = member(identifier, of: catalogue) { return member }
      if let found { return found }
      let known = program.catalogues[catalogue].members.map({ $0.name })
      report(
        .unknownValue(
          identifier,
          of: program.catalogues[catalogue],
          suggestion: Suggestion.nearest(to: identifier.name, in: known)
        )
      )
      return errorExpression(at: identifier.range)
    }
    if let found { return found }
    if let builtin = BuiltinName(named: identifier.name),
      builtin == .wholeCohort || builtin == .wholeGroup
    {
      report(.cohortOutsideLimit(identifier))
      return errorExpression(at: identifier.range)
    }
    let owners = program.catalogues.indices.filter { index in
      index != kindCatalogue
        && program.catalogues[index].members.contains { $0.name == identifier.name }
    }
    if owners.count == 1, let member = member(identifier, of: owners[0]) { return member }
    if owners.count > 1 {
      report(.ambiguousValue(identifier, catalogues: owners.map { program.catalogues[$0].name }))
      return errorExpression(at: identifier.range)
    }
    reportUnknown(identifier, in: scope)
    return errorExpression(at: identifier.range)
  }

  /// What a name stands for; nothing for what can only be a value of a catalogue, or a mistake.
  mutating func resolve(_ identifier: Identifier, in scope: Scope) -> CheckedExpression? {
    let name = identifier.name
    if let binding = scope.bindings.last(where: { $0.name == name }) {
      return narrowed(placed(binding.value, at: identifier.range), in: scope)
    }
    if let field = bareField(identifier, in: scope) { return narrowed(field, in: scope) }
    if let (definition, receiver) = bareDefinition(name, in: scope) {
      return narrowed(
        call(definition, receiver: receiver, arguments: [], name: identifier, in: scope),
        in: scope
      )
    }
    if let parameter = parameters[name] {
      return narrowed(
        CheckedExpression(
          kind: .parameter(parameter),
          type: program.parameters[parameter].type,
          range: identifier.range
        ),
        in: scope
      )
    }
    if Builtins.isEvaluationDate(name) {
      return CheckedExpression(kind: .evaluationDate, type: .date, range: identifier.range)
    }
    if Builtins.isDossierKind(name), let kind = scope.kind {
      let catalogue = catalogueOfKinds()
      let member = program.catalogues[catalogue].members.firstIndex {
        $0.name == program.records[kind].name
      }
      return CheckedExpression(
        kind: .constant(.member(catalogue: catalogue, index: member ?? 0)),
        type: .catalogue(catalogue),
        range: identifier.range
      )
    }
    // In a definition of a record its name is the record itself: the only way to a field whose
    // name is a keyword.
    if let receiver = scope.receiver, program.records[receiver.record].name == name {
      return CheckedExpression(
        kind: .variable(receiver.variable),
        type: .record(receiver.record),
        range: identifier.range
      )
    }
    return nil
  }

  func canResolve(_ expression: Expression, in scope: Scope) -> Bool {
    guard case .name(let identifier) = expression.kind else { return true }
    var copy = self
    return copy.resolve(identifier, in: scope) != nil
  }

  /// A field of the receiver, of the dossier, or of `hồ sơ chung`.
  private mutating func bareField(
    _ identifier: Identifier,
    in scope: Scope
  ) -> CheckedExpression? {
    if let receiver = scope.receiver,
      let index = fieldIndex(identifier.name, of: receiver.record)
    {
      let record = CheckedExpression(
        kind: .variable(receiver.variable),
        type: .record(receiver.record),
        range: identifier.range
      )
      return CheckedExpression(
        kind: .field(of: record, index: index),
        type: program.records[receiver.record].fields[index].type,
        range: identifier.range
      )
    }
    let fields = scope.kind.map { program.records[$0].fields } ?? commonFields
    guard let index = Checker.index(of: identifier.name, in: fields) else { return nil }
    for subject in scope.subjects where subject != scope.kind {
      let other = fieldIndex(identifier.name, of: subject)
      let type = other.map { program.records[subject].fields[$0].type }
      guard type != fields[index].type else { continue }
      report(
        .fieldNotShared(
          identifier,
          by: program.records[subject].name,
          isThere: type != nil
        )
      )
    }
    return CheckedExpression(
      kind: .field(of: nil, index: index),
      type: fields[index].type,
      range: identifier.range
    )
  }

  func fieldIndex(_ name: Name, of record: Int) -> Int? {
    Checker.index(of: name, in: program.records[record].fields)
  }

  /// The field of a name; the fields are not copied for it.
  private static func index(of name: Name, in fields: [CheckedRecord.Field]) -> Int? {
    for index in fields.indices where fields[index].name == name { return index }
    return nil
  }

  /// A definition that may be named without a dot.
  func bareDefinition(_ name: Name, in scope: Scope) -> (Int, CheckedExpression?)? {
    if let receiver = scope.receiver {
      let key = MemberKey(record: receiver.record, name: name)
      if let index = scope.localRecordDefinitions[key] ?? recordDefinitions[key] {
        let range = program.records[receiver.record].range
        return (
          index,
          CheckedExpression(
            kind: .variable(receiver.variable),
            type: .record(receiver.record),
            range: range
          )
        )
      }
    }
    if let index = scope.localDefinitions[name] { return (index, nil) }
    if let kind = scope.kind, let index = recordDefinitions[MemberKey(record: kind, name: name)] {
      return (index, nil)
    }
    return freeDefinitions[name].map { ($0, nil) }
  }

  // MARK: - Members and calls

  mutating func checkMember(
    _ base: Expression,
    _ name: Identifier,
    range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    if case .name(let owner) = base.kind, let catalogue = catalogues[owner.name],
      resolve(owner, in: scope) == nil
    {
      return checkName(name, expecting: .catalogue(catalogue), in: scope)
    }
    if !scorecards.isEmpty,
      let value = checkScorecardMember(base, name, range: range, in: scope)
    {
      return value
    }
    let record = checkRecord(base, askedFor: name.name, in: scope)
    guard case .record(let index) = record.type else { return errorExpression(at: range) }
    if let field = fieldIndex(name.name, of: index) {
      let value = CheckedExpression(
        kind: .field(of: record, index: field),
        type: program.records[index].fields[field].type,
        range: range
      )
      return narrowed(value, in: scope)
    }
    if let definition = definition(name.name, of: index, in: scope) {
      var value = call(definition, receiver: record, arguments: [], name: name, in: scope)
      value.range = range
      return narrowed(value, in: scope)
    }
    reportUnknownField(name, of: index)
    return errorExpression(at: range)
  }

  private func definition(_ name: Name, of record: Int, in scope: Scope) -> Int? {
    let key = MemberKey(record: record, name: name)
    return scope.localRecordDefinitions[key] ?? recordDefinitions[key]
  }

  private mutating func checkRecord(
    _ base: Expression,
    askedFor field: Name,
    in scope: Scope
  ) -> CheckedExpression {
    let record = check(base, in: scope)
    if openFacts != nil, let opened = openedAsRecord(record, with: field, at: base.range) {
      return opened
    }
    switch record.type {
    case .record, .error: return record
    case .optional(.record):
      report(.mayBeNone(base))
      return CheckedExpression(
        kind: .unwrap(record),
        type: record.type.unwrapped,
        range: record.range
      )
    case .list(.record), .optional(.list(.record)):
      report(.memberOfList(base))
    default: report(.notARecord(base, typeName(record.type)))
    }
    return errorExpression(at: base.range)
  }

  mutating func checkCall(
    _ callee: Expression,
    _ arguments: [Expression],
    range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    switch callee.kind {
    case .name(let name):
      if let (definition, receiver) = bareDefinition(name.name, in: scope) {
        var value = call(
          definition,
          receiver: receiver,
          arguments: arguments,
          name: name,
          in: scope
        )
        value.range = range
        return narrowed(value, in: scope)
      }
      if let function = Builtins.function(named: name.name) {
        return checkFunction(function, arguments, name: name, range: range, in: scope)
      }
      if resolve(name, in: scope) != nil {
        report(.notAFunction(name))
      } else {
        reportUnknown(name, in: scope)
      }
    case .member(let base, let name):
      let record = checkRecord(base, askedFor: name.name, in: scope)
      guard case .record(let index) = record.type else { break }
      if let definition = definition(name.name, of: index, in: scope) {
        var value = call(
          definition,
          receiver: record,
          arguments: arguments,
          name: name,
          in: scope
        )
        value.range = range
        return narrowed(value, in: scope)
      }
      reportUnknownField(name, of: index)
    case .missing: hasMissingParts = true
    default: report(.notCallable(callee.range))
    }
    for argument in arguments { _ = check(argument, in: scope) }
    return errorExpression(at: range)
  }

  private mutating func call(
    _ index: Int,
    receiver: CheckedExpression?,
    arguments: [Expression],
    name: Identifier,
    in scope: Scope
  ) -> CheckedExpression {
    let definition = program.definitions[index]
    if definition.parameters.count != arguments.count {
      report(
        .wrongArgumentCount(
          name,
          expected: definition.parameters.count,
          found: arguments.count,
          declared: definition.range
        )
      )
      return errorExpression(at: name.range)
    }
    let values = zip(arguments, definition.parameters).map { argument, parameter in
      check(argument, as: parameter.type, in: scope)
    }
    return CheckedExpression(
      kind: .call(definition: index, receiver: receiver, arguments: values),
      type: definition.type,
      range: name.range
    )
  }

  // MARK: - Helpers

  func member(_ identifier: Identifier, of catalogue: Int) -> CheckedExpression? {
    let index = program.catalogues[catalogue].members.firstIndex { $0.name == identifier.name }
    guard let index else { return nil }
    return CheckedExpression(
      kind: .constant(.member(catalogue: catalogue, index: index)),
      type: .catalogue(catalogue),
      range: identifier.range
    )
  }

  /// An optional that is known to have a value here, as that value.
  func narrowed(_ expression: CheckedExpression, in scope: Scope) -> CheckedExpression {
    guard expression.type.isOptional, let key = expression.pathKey, scope.present.contains(key)
    else { return expression }
    return CheckedExpression(
      kind: .unwrap(expression),
      type: expression.type.unwrapped,
      range: expression.range
    )
  }

  func placed(_ expression: CheckedExpression, at range: SourceRange) -> CheckedExpression {
    var moved = expression
    moved.range = range
    return moved
  }

  func errorExpression(at range: SourceRange) -> CheckedExpression {
    CheckedExpression(kind: .constant(.boolean(false)), type: .error, range: range)
  }

  mutating func reportUnknownField(_ name: Identifier, of record: Int) {
    let known =
      program.records[record].fields.map({ $0.name })
      + recordDefinitions.keys.filter { $0.record == record }.map({ $0.name })
    report(
      .unknownField(
        name,
        of: program.records[record],
        suggestion: Suggestion.nearest(to: name.name, in: known)
      )
    )
  }

  mutating func reportUnknown(_ identifier: Identifier, in scope: Scope) {
    if let card = scorecards[identifier.name] {
      report(.scorecardAsValue(identifier, program.scorecards[card]))
      return
    }
    if identifier.name.isScorecardTotal, !program.scorecards.isEmpty {
      report(.totalWithoutScorecard(identifier))
      return
    }
    if let kind = scope.kind,
      scope.subjects.contains(where: { fieldIndex(identifier.name, of: $0) != nil })
    {
      report(.fieldNotShared(identifier, by: program.records[kind].name, isThere: false))
      return
    }
    if scope.seesCommonFieldsOnly {
      let owners = dossierKinds.filter { kind in
        fieldIndex(identifier.name, of: kind) != nil
          || recordDefinitions[MemberKey(record: kind, name: identifier.name)] != nil
      }
      if !owners.isEmpty {
        report(.residualField(identifier, of: owners.map { program.records[$0].name }))
        return
      }
    }
    var known = scope.bindings.map({ $0.name }) + Array(scope.localDefinitions.keys)
    known += (scope.kind.map { program.records[$0].fields } ?? commonFields).map({ $0.name })
    if let receiver = scope.receiver {
      known += program.records[receiver.record].fields.map({ $0.name })
    }
    for key in recordDefinitions.keys
    where key.record == scope.kind || key.record == scope.receiver?.record {
      known.append(key.name)
    }
    known += Array(freeDefinitions.keys) + Array(parameters.keys) + Builtins.allNames
    known += program.catalogues.flatMap { $0.members.map({ $0.name }) }
    let suggestion = Suggestion.nearest(to: identifier.name, in: known)
    let owners =
      program.records.filter { record in
        record.fields.contains { $0.name == identifier.name }
      }.map({ $0.name })
      + recordDefinitions.keys.filter { $0.name == identifier.name }.map {
        program.records[$0.record].name
      }
    let declared = suggestion.flatMap { place(of: $0, in: scope) }
    report(
      .unknownName(
        identifier,
        suggestion: suggestion,
        declared: declared,
        owners: owners.sorted { $0.key < $1.key }
      )
    )
  }

  private func place(of name: Name, in scope: Scope) -> SourceRange? {
    if let parameter = parameters[name] { return program.parameters[parameter].range }
    if let definition = bareDefinition(name, in: scope) {
      return program.definitions[definition.0].range
    }
    let fields = scope.kind.map { program.records[$0].fields } ?? commonFields
    return fields.first { $0.name == name }?.range
  }
}
