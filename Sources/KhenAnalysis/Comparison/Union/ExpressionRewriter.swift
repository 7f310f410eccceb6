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
    case .evaluationDate: return .evaluationDate
    case .field(let of, let index): return field(of, index)
    case .variable(let id): return .variable(map.variable(id))
    case .parameter(let index): return .parameter(map.parameters[index])
    case .call(let definition, let receiver, let arguments):
      return .call(
        definition: map.definitions[definition],
        receiver: optional(receiver),
        arguments: arguments.map { rewritten($0) }
      )
    case .function(let function, let arguments):
      return .function(function, arguments.map { rewritten($0) })
    case .asOf(let value, let date): return .asOf(rewritten(value), date: rewritten(date))
    case .list(let elements): return .list(elements.map { rewritten($0) })
    case .catalogueMembers(let index): return catalogueMembers(index, expression)
    case .convert(let inner): return .convert(rewritten(inner))
    case .not(let inner): return .not(rewritten(inner))
    case .negate(let inner): return .negate(rewritten(inner))
    case .and(let parts): return .and(parts.map { rewritten($0) })
    case .or(let parts): return .or(parts.map { rewritten($0) })
    case .arithmetic(let operation, let left, let right):
      return .arithmetic(operation, rewritten(left), rewritten(right))
    case .comparison(let operation, let left, let right):
      return .comparison(operation, rewritten(left), rewritten(right))
    case .inRange(let value, let lower, let upper):
      return .inRange(rewritten(value), lower: end(lower), upper: end(upper))
    case .membership(let value, let list):
      return .membership(rewritten(value), list: rewritten(list))
    case .orIfNone(let value, let fallback):
      return .orIfNone(rewritten(value), rewritten(fallback))
    case .has(let inner): return .has(rewritten(inner))
    case .unwrap(let inner): return .unwrap(rewritten(inner))
    case .mustState(let inner): return .mustState(rewritten(inner))
    case .inYear(let series, let year):
      return .inYear(rewritten(series), year: rewritten(year))
    case .years(let from, let to, let includesLast):
      return .years(from: rewritten(from), to: rewritten(to), includesLast: includesLast)
    case .round(let direction, let value, let unit):
      return .round(direction, rewritten(value), toMultipleOf: rewritten(unit))
    case .match(let subject, let rows):
      return .match(rewritten(subject), rows.map { row($0) })
    case .meets(let award): return .meets(award: map.awards[award] ?? award)
    case .isHeld(let award): return .isHeld(award: map.awards[award] ?? award)
    case .chosen(let selection): return .chosen(selection: selection)
    case .quantified, .twoDistinct, .consecutiveYears, .aggregate, .collect, .timeline:
      return listKind(expression)
    }
  }

  private func listKind(_ expression: CheckedExpression) -> CheckedExpression.Kind {
    switch expression.kind {
    case .quantified(let quantifier, let variable, let list, let filter, let condition):
      return .quantified(
        self.quantifier(quantifier),
        map.variable(variable),
        list: rewritten(list),
        filter: optional(filter),
        condition: rewritten(condition)
      )
    case .twoDistinct(let first, let second, let list, let condition):
      return .twoDistinct(
        map.variable(first),
        map.variable(second),
        list: rewritten(list),
        condition: rewritten(condition)
      )
    case .consecutiveYears(
      let count,
      let allowsLonger,
      let variable,
      let list,
      let endingIn,
      let condition
    ):
      return .consecutiveYears(
        count: count,
        allowsLonger: allowsLonger,
        variable: map.variable(variable),
        list: rewritten(list),
        endingIn: optional(endingIn),
        condition: optional(condition)
      )
    case .aggregate(let kind, let value, let variable, let list, let filter):
      return .aggregate(
        kind,
        value: optional(value),
        map.variable(variable),
        list: rewritten(list),
        filter: optional(filter)
      )
    case .collect(let isDistinct, let value, let variable, let list, let filter):
      return .collect(
        isDistinct: isDistinct,
        value: optional(value),
        map.variable(variable),
        list: rewritten(list),
        filter: optional(filter)
      )
    case .timeline(let timeline):
      return .timeline(
        CheckedTimeline(
          value: rewritten(timeline.value),
          start: rewritten(timeline.start),
          end: optional(timeline.end),
          includesEnd: timeline.includesEnd,
          variable: map.variable(timeline.variable),
          list: rewritten(timeline.list),
          filter: optional(timeline.filter),
          overlap: timeline.overlap
        )
      )
    default: preconditionFailure("only what walks through a list comes here")
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

  private func quantifier(
    _ quantifier: CheckedExpression.Quantifier
  ) -> CheckedExpression.Quantifier {
    switch quantifier {
    case .some: .some
    case .every: .every
    case .atLeast(let count): .atLeast(rewritten(count))
    case .atMost(let count): .atMost(rewritten(count))
    case .exactly(let count): .exactly(rewritten(count))
    }
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
