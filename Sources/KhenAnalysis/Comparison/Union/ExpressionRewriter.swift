import KhenSemantics
import KhenSource
import KhenSyntax

/// Rewrites expressions of one rule set for the union of two: the same meaning, other indices.
struct ExpressionRewriter {
  let map: IndexMap
  /// The rule set that the expressions are from.
  let program: CheckedProgram
  /// The kind of dossier whose fields are read without a record.
  var owner: Int

  /// The expression in the union.
  func rewritten(_ expression: CheckedExpression) -> CheckedExpression {
    CheckedExpression(
      kind: kind(expression),
      type: map.type(expression.type),
      range: map.range(expression.range)
    )
  }

  private func optional(_ expression: CheckedExpression?) -> CheckedExpression? {
    expression.map { rewritten($0) }
  }

  private func kind(_ expression: CheckedExpression) -> CheckedExpression.Kind {
    switch expression.kind {
    case .constant(let constant): return .constant(map.constant(constant))
    case .field(let of, let index): return field(of, index)
    case .variable(let id): return .variable(map.variable(id))
    case .parameter(let index): return .parameter(map.parameters[index])
    case .call(let definition, let receiver, let arguments):
      return .call(
        definition: map.definitions[definition],
        receiver: optional(receiver),
        arguments: arguments.map { rewritten($0) }
      )
    case .catalogueMembers(let index): return catalogueMembers(index, expression)
    case .match(let subject, let rows):
      return .match(rewritten(subject), rows.map { row($0) })
    case .meets(let award): return .meets(award: map.awards[award] ?? award)
    case .isHeld(let award): return .isHeld(award: map.awards[award] ?? award)
    case .evaluationDate, .chosen, .function, .asOf, .list, .convert, .not, .negate, .and, .or,
      .arithmetic, .comparison, .inRange, .membership, .orIfNone, .has, .unwrap, .mustState,
      .inYear, .years, .round, .quantified, .twoDistinct, .consecutiveYears, .aggregate, .collect,
      .timeline:
      return expression.mappingChildren({ rewritten($0) }, variables: { map.variable($0) })
    }
  }

  private func field(_ of: CheckedExpression?, _ index: Int) -> CheckedExpression.Kind {
    guard let of else { return .field(of: nil, index: map.fields[owner][index]) }
    guard case .record(let record) = of.type.unwrapped else {
      return .field(of: rewritten(of), index: index)
    }
    return .field(of: rewritten(of), index: map.fields[record][index])
  }

  /// The members that this rule set has, where the union has more.
  private func catalogueMembers(
    _ index: Int,
    _ expression: CheckedExpression
  ) -> CheckedExpression.Kind {
    let range = map.range(expression.range)
    return .list(
      program.catalogues[index].members.indices.map { member in
        CheckedExpression(
          kind: .constant(
            .member(catalogue: map.catalogues[index], index: map.members[index][member])
          ),
          type: .catalogue(map.catalogues[index]),
          range: range
        )
      }
    )
  }

  private func end(_ end: RangeEnd?) -> RangeEnd? {
    end.map { RangeEnd(bound: rewritten($0.bound), isIncluded: $0.isIncluded) }
  }

  private func row(_ row: MatchRow) -> MatchRow {
    MatchRow(
      patterns: row.patterns.map { pattern in
        switch pattern {
        case .value(let constant): .value(map.constant(constant))
        case .range(let lower, let upper): .range(lower: end(lower), upper: end(upper))
        }
      },
      body: body(row.body)
    )
  }

  // MARK: - Bodies and declarations

  /// A value with its citations in the union.
  func body(_ body: CheckedBody) -> CheckedBody {
    CheckedBody(
      expression: optional(body.expression),
      citations: map.citations(body.citations),
      range: map.range(body.range)
    )
  }

  /// Exceptions in the union.
  func exceptions(_ exceptions: [CheckedException]) -> [CheckedException] {
    exceptions.map { exception in
      CheckedException(
        name: exception.name,
        prevailsOver: exception.prevailsOver,
        condition: rewritten(exception.condition),
        body: body(exception.body),
        exceptions: self.exceptions(exception.exceptions),
        range: map.range(exception.range)
      )
    }
  }

  /// A definition in the union.
  func definition(_ definition: CheckedDefinition) -> CheckedDefinition {
    var inner = self
    if definition.receiverVariable < 0, let receiver = definition.receiver {
      inner.owner = receiver
    }
    return CheckedDefinition(
      name: definition.name,
      label: definition.label,
      parameters: definition.parameters.map { map.variable($0) },
      receiver: definition.receiver.map { map.records[$0] },
      receiverVariable: map.variable(definition.receiverVariable),
      type: map.type(definition.type),
      body: inner.body(definition.body),
      exceptions: inner.exceptions(definition.exceptions),
      range: map.range(definition.range)
    )
  }

  /// A parameter in the union.
  func parameter(_ parameter: CheckedParameter) -> CheckedParameter {
    CheckedParameter(
      name: parameter.name,
      type: map.type(parameter.type),
      label: parameter.label,
      versions: parameter.versions.map {
        CheckedParameter.Version(span: $0.span, body: body($0.body))
      },
      range: map.range(parameter.range)
    )
  }
}
