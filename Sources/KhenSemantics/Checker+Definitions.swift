import KhenSource
import KhenSyntax

// Parameters, definitions and their exceptions.
extension Checker {
  mutating func declareParameters() {
    for case .parameter(let declaration) in items {
      if let first = parameters[declaration.name.name] {
        report(.duplicate(declaration.name, first: program.parameters[first].range))
        if program.parameters[first].type != valueType(declaration.type) {
          program.parameters[first].type = .error
        }
        continue
      }
      reportReserved(declaration.name)
      parameters[declaration.name.name] = program.parameters.count
      parameterSources.append(declaration)
      program.parameters.append(
        CheckedParameter(
          name: declaration.name.name,
          type: valueType(declaration.type),
          label: declaration.label?.value ?? declaration.name.name.text,
          versions: [],
          range: declaration.range
        )
      )
    }
  }

  mutating func checkParameters() {
    for (index, declaration) in parameterSources.enumerated() {
      let type = program.parameters[index].type
      var base = DaySpan(start: nil, end: nil)
      let body = checkedBody(declaration.body, as: type, in: Scope())
      for reference in body.citations.prefix(1) {
        base = program.instruments[reference.instrument].effect ?? base
      }
      var starts = declaration.changes.map({ $0.start.firstDay })
      if let start = base.start { starts.insert(start, at: 0) }
      var versions: [CheckedParameter.Version] = []
      if let next = declaration.changes.first?.start.firstDay {
        // The first change ends the base value even where the instrument lives on.
        base.end = min(next, base.end ?? next)
      }
      versions.append(CheckedParameter.Version(span: base, body: body))
      for (position, change) in declaration.changes.enumerated() {
        let changed = checkedBody(change.body, as: type, in: Scope())
        let following =
          position + 1 < declaration.changes.count ? declaration.changes[position + 1] : nil
        let start = change.start.firstDay
        let ends = changed.citations.prefix(1).compactMap {
          program.instruments[$0.instrument].effect?.end
        }
        let end = [following?.start.firstDay, ends.first].compactMap { $0 }.min()
        versions.append(
          CheckedParameter.Version(span: DaySpan(start: start, end: end), body: changed)
        )
      }
      for (earlier, later) in zip(starts, starts.dropFirst()) where later <= earlier {
        let place = declaration.changes.first { $0.start.firstDay == later }?.start.range
        report(.datesOutOfOrder(place ?? declaration.range))
        break
      }
      for version in versions { compareEffect(of: version.body.citations, with: version.span) }
      program.parameters[index].versions = versions
    }
  }

  mutating func declareDefinitions() {
    for case .definition(let declaration) in items {
      reportReserved(declaration.name)
      guard let receiver = receiver(of: declaration) else { continue }
      let name = declaration.name
      let key = receiver.record.map { MemberKey(record: $0, name: name.name) }
      let earlier =
        key.flatMap { recordDefinitions[$0] }
        ?? (key == nil ? freeDefinitions[name.name] : nil)
      if let earlier {
        report(.duplicate(name, first: program.definitions[earlier].range))
        continue
      }
      if let record = receiver.record,
        let field = fieldIndex(name.name, of: record)
      {
        report(.duplicate(name, first: program.records[record].fields[field].range))
        continue
      }
      if key == nil, let parameter = parameters[name.name] {
        report(.duplicate(name, first: program.parameters[parameter].range))
        continue
      }
      let index = declare(declaration, receiver: receiver.record, scope: Scope())
      if let key { recordDefinitions[key] = index } else { freeDefinitions[name.name] = index }
    }
    for case .definitionSupplement(let supplement) in items {
      let index = definitionSources.firstIndex { $0.declaration.name.name == supplement.name.name }
      guard let index else {
        let known = definitionSources.map({ $0.declaration.name.name })
        report(
          .unknownName(
            supplement.name,
            suggestion: Suggestion.nearest(to: supplement.name.name, in: known)
          )
        )
        continue
      }
      definitionSources[index].declaration.exceptions += supplement.exceptions
    }
  }

  /// The record after `cho`; nothing when it is not declared.
  private mutating func receiver(
    of declaration: DefinitionDeclaration
  ) -> (record: Int?, found: Bool)? {
    guard let receiver = declaration.receiver else { return (nil, true) }
    if let record = records[receiver.name] { return (record, true) }
    report(
      .unknownType(
        receiver,
        suggestion: Suggestion.nearest(to: receiver.name, in: Array(records.keys))
      )
    )
    return nil
  }

  /// Enters a definition without looking at its body.
  mutating func declare(
    _ declaration: DefinitionDeclaration,
    receiver: Int?,
    scope outer: Scope
  ) -> Int {
    var scope = outer
    var receiverVariable = -1
    if let receiver {
      if program.records[receiver].isDossier {
        scope.kind = receiver
      } else {
        let variable = newVariable(program.records[receiver].name, .record(receiver))
        receiverVariable = variable.id
        scope.receiver = Scope.Receiver(record: receiver, variable: variable.id)
      }
    }
    var variables: [CheckedVariable] = []
    for parameter in declaration.parameters {
      if let first = variables.first(where: { $0.name == parameter.name.name }) {
        report(.duplicate(parameter.name, first: declaration.name.range))
        _ = first
        continue
      }
      reportReserved(parameter.name)
      let variable = newVariable(parameter.name.name, valueType(parameter.type))
      variables.append(variable)
      scope = scope.binding(variable, at: parameter.name.range)
    }
    let index = program.definitions.count
    program.definitions.append(
      CheckedDefinition(
        name: declaration.name.name,
        label: declaration.label?.value ?? declaration.name.name.text,
        parameters: variables,
        receiver: receiver,
        receiverVariable: receiverVariable,
        type: valueType(declaration.type),
        body: CheckedBody(expression: nil, citations: [], range: declaration.body.range),
        exceptions: [],
        range: declaration.range
      )
    )
    definitionSources.append(DefinitionSource(declaration: declaration, scope: scope))
    return index
  }

  mutating func checkDefinitions() {
    for index in definitionSources.indices { checkDefinition(index) }
  }

  /// Checks the body of a definition once; one that is being checked is left alone.
  mutating func checkDefinition(_ index: Int) {
    // A program that was checked before has no sources.
    guard index < definitionSources.count, definitionSources[index].state == .waiting
    else { return }
    definitionSources[index].state = .running
    let source = definitionSources[index]
    let type = program.definitions[index].type
    let body = checkedBody(source.declaration.body, as: type, in: source.scope)
    let exceptions = checkedExceptions(
      source.declaration.exceptions,
      as: type,
      in: source.scope
    )
    program.definitions[index].body = body
    program.definitions[index].exceptions = exceptions
    definitionSources[index].state = .done
  }

  mutating func checkedBody(
    _ body: Body,
    as type: ValueType,
    in scope: Scope
  ) -> CheckedBody {
    CheckedBody(
      expression: body.expression.map { check($0, as: type, in: scope) },
      citations: references(body.citation),
      range: body.range
    )
  }

  mutating func checkedExceptions(
    _ clauses: [ExceptionClause],
    as type: ValueType,
    in scope: Scope
  ) -> [CheckedException] {
    var seen: [Name: Int] = [:]
    for (index, clause) in clauses.enumerated() {
      if let first = seen[clause.name.name] {
        report(.duplicate(clause.name, first: clauses[first].name.range))
      } else {
        seen[clause.name.name] = index
      }
    }
    return clauses.map { clause in
      let condition = check(clause.condition, as: .boolean, in: scope)
      let inner = scope.knowing(condition)
      return CheckedException(
        name: clause.name.name,
        prevailsOver: clause.prevailsOver.compactMap { other in
          if let index = seen[other.name] { return index }
          report(
            .unknownException(
              other,
              suggestion: Suggestion.nearest(to: other.name, in: Array(seen.keys))
            )
          )
          return nil
        },
        condition: condition,
        body: checkedBody(clause.body, as: type, in: inner),
        exceptions: checkedExceptions(clause.exceptions, as: type, in: inner),
        range: clause.range
      )
    }
  }

  mutating func reportReserved(_ identifier: Identifier) {
    if Builtins.isReserved(identifier.name) { report(.reservedName(identifier)) }
  }
}
