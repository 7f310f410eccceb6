import KhenSource
import KhenSyntax

// What the items of a scorecard, its total and its class are, and what their names stand for.
extension Checker {
  mutating func checkScorecards() {
    for index in scorecardSources.indices {
      checkItems(of: index)
      checkClassification(of: index)
    }
  }

  private mutating func checkItems(of index: Int) {
    let declaration = scorecardSources[index].declaration
    let citations = references(declaration.citation)
    program.scorecards[index].citations = citations
    for position in program.scorecards[index].items.indices {
      let name = program.scorecards[index].items[position].name
      guard let item = declaration.items.first(where: { $0.name.name == name }) else { continue }
      check(item, at: position, of: index, inheriting: citations)
    }
    let total = totalExpression(of: index)
    let definition = program.scorecards[index].total
    program.definitions[definition].body = CheckedBody(
      expression: total,
      citations: citations,
      range: declaration.range
    )
  }

  private mutating func check(
    _ item: ScorecardDeclaration.Item,
    at position: Int,
    of index: Int,
    inheriting inherited: [CheckedReference]
  ) {
    let card = program.scorecards[index]
    var scope = Scope()
    scope.kind = card.kind
    let maximum = check(item.maximum, as: .number, in: scope)
    let greatest = greatest(maximum, of: item)
    let raw: CheckedExpression
    switch item.points {
    case .missing:
      hasMissingParts = true
      raw = errorExpression(at: item.range)
    case .computed(let expression): raw = check(expression, as: .number, in: scope)
    case .given:
      guard let record = card.record, let field = card.field,
        let inner = card.items[position].field
      else { return }
      program.records[record].fields[inner].bounds = NumberBounds(
        least: Rational(0),
        greatest: greatest
      )
      let owner = CheckedExpression(
        kind: .field(of: nil, index: field),
        type: .record(record),
        range: item.name.range
      )
      raw = CheckedExpression(
        kind: .field(of: owner, index: inner),
        type: .number,
        range: item.name.range
      )
    }
    let own = references(item.citation, else: inherited)
    program.scorecards[index].items[position].raw = raw
    program.scorecards[index].items[position].maximum = maximum
    program.scorecards[index].items[position].citations = own
    program.definitions[card.items[position].definition].body = CheckedBody(
      expression: limited(raw, to: maximum, at: item.range),
      citations: own,
      range: item.range
    )
  }

  /// The points that count: none below zero, none above the maximum.
  private func limited(
    _ raw: CheckedExpression,
    to maximum: CheckedExpression,
    at range: SourceRange
  ) -> CheckedExpression {
    let zero = CheckedExpression(
      kind: .constant(.number(Rational(0))),
      type: .number,
      range: range
    )
    let positive = CheckedExpression(
      kind: .function(.greatest, [raw, zero]),
      type: .number,
      range: range
    )
    return CheckedExpression(
      kind: .function(.least, [positive, maximum]),
      type: .number,
      range: range
    )
  }

  /// The greatest that a maximum can be on any date; nothing where data decide it.
  private mutating func greatest(
    _ maximum: CheckedExpression,
    of item: ScorecardDeclaration.Item
  ) -> Rational? {
    var constants: [Constant] = []
    switch maximum.kind {
    case .convert(let inner):
      if case .parameter(let index) = inner.kind { constants = values(ofParameter: index) ?? [] }
    case .parameter(let index): constants = values(ofParameter: index) ?? []
    default: break
    }
    if let constant = maximum.constantValue { constants = [constant] }
    let numbers = constants.compactMap { $0.position }
    if numbers.contains(where: { !(Rational(0) < $0) }) {
      report(.maximumNotPositive(item.name, at: item.maximum.range))
    }
    return numbers.reduce(nil as Rational?) { greatest, number in
      greatest.map { $0 < number ? number : $0 } ?? number
    }
  }

  /// The values of a parameter where all are constants.
  private func values(ofParameter index: Int) -> [Constant]? {
    var constants: [Constant] = []
    for version in program.parameters[index].versions {
      guard let constant = version.body.expression?.constantValue else { return nil }
      constants.append(constant)
    }
    return constants
  }

  private func totalExpression(of index: Int) -> CheckedExpression {
    let card = program.scorecards[index]
    let zero = CheckedExpression(
      kind: .constant(.number(Rational(0))),
      type: .number,
      range: card.range
    )
    var total: CheckedExpression?
    for item in card.items {
      let points = CheckedExpression(
        kind: .call(definition: item.definition, receiver: nil, arguments: []),
        type: .number,
        range: item.range
      )
      let operation: ArithmeticOperator = item.role == .deduction ? .subtract : .add
      if total == nil, operation == .add {
        total = points
        continue
      }
      total = CheckedExpression(
        kind: .arithmetic(operation, total ?? zero, points),
        type: .number,
        range: card.range
      )
    }
    return total ?? zero
  }

  /// Checks the class of a card once; the type of its value is only known then.
  private mutating func checkClassification(of index: Int) {
    // A program that was checked before has no sources.
    guard index < scorecardSources.count, !checkedClassifications.contains(index),
      let classification = scorecardSources[index].declaration.classification,
      let definition = program.scorecards[index].classification
    else { return }
    checkedClassifications.insert(index)
    program.definitions[definition].type = .error
    var scope = Scope()
    scope.kind = program.scorecards[index].kind
    let total = CheckedExpression(
      kind: .call(definition: program.scorecards[index].total, receiver: nil, arguments: []),
      type: .number,
      range: classification.range
    )
    var value = check(
      classification.value,
      in: scope.binding(Name("tổng"), to: total)
    )
    if !value.type.isClass {
      report(
        .mismatch(
          classification.value,
          found: typeName(value.type),
          expected: Bilingual(vi: "một giá trị để xếp loại", en: "a value to class by"),
          isAboutUnits: false
        )
      )
      value = errorExpression(at: classification.value.range)
    }
    program.definitions[definition].type = value.type
    program.definitions[definition].body = CheckedBody(
      expression: value,
      citations: references(classification.citation),
      range: classification.range
    )
  }

  // MARK: - Names

  /// `chấm_cụm.tổng`, `t.chấm_cụm.xếp_loại`: the value of a card; nothing where the base is none.
  mutating func checkScorecardMember(
    _ base: Expression,
    _ name: Identifier,
    range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression? {
    guard let (index, receiver) = scorecard(at: base, in: scope) else { return nil }
    let card = program.scorecards[index]
    if receiver == nil, scope.kind != card.kind || scope.receiver != nil {
      report(.scorecardOfOtherKind(base.range, card: card, kind: program.records[card.kind]))
      return errorExpression(at: range)
    }
    guard let definition = card.definition(named: name.name) else {
      if let record = card.record, fieldIndex(name.name, of: record) != nil { return nil }
      if name.name.isScorecardClass {
        report(.scorecardWithoutClass(name, of: card))
        return errorExpression(at: range)
      }
      let known = card.items.map({ $0.name }) + [Name("tổng"), Name("xếp_loại")]
      report(
        .unknownScorecardItem(
          name,
          of: card,
          suggestion: Suggestion.nearest(to: name.name, in: known)
        )
      )
      return errorExpression(at: range)
    }
    if definition == card.classification { checkClassification(of: index) }
    let value = CheckedExpression(
      kind: .call(definition: definition, receiver: receiver, arguments: []),
      type: program.definitions[definition].type,
      range: range
    )
    return narrowed(value, in: scope)
  }

  /// The card that an expression names, with the dossier it is asked of when it is another's.
  private mutating func scorecard(
    at base: Expression,
    in scope: Scope
  ) -> (index: Int, receiver: CheckedExpression?)? {
    switch base.kind {
    case .name(let name):
      guard let index = scorecards[name.name],
        !scope.bindings.contains(where: { $0.name == name.name }),
        scope.localDefinitions[name.name] == nil
      else { return nil }
      return (index, nil)
    case .member(let owner, let name):
      guard let index = scorecards[name.name] else { return nil }
      // A dossier of a cohort is the one whose fields are read here.
      if let root = owner.asName, isCohortVariable(root, in: scope) {
        return scope.kind == nil ? nil : (index, nil)
      }
      let dossier = check(owner, in: scope)
      guard dossier.type == .record(program.scorecards[index].kind) else { return nil }
      return (index, dossier)
    default: return nil
    }
  }
}

extension ValueType {
  /// Whether a value of the type can be the class of a scorecard.
  fileprivate var isClass: Bool {
    switch self {
    case .error, .boolean, .integer, .number, .string, .catalogue: true
    case .optional(let wrapped): wrapped.isClass
    case .quotient, .date, .year, .yearRange, .period, .service, .days, .workingDays, .money,
      .record, .list, .yearly, .timeline:
      false
    }
  }
}
