import KhenSource
import KhenSyntax

// Selections: what is chosen from, grouped by, limited and ranked.
extension Checker {
  mutating func collectSelectionNames() {
    for case .selection(let declaration) in items {
      let name = declaration.name
      if let first = selections[name.name] {
        report(.duplicate(name, first: selectionSources[first].name.range))
        continue
      }
      selections[name.name] = selectionSources.count
      selectionSources.append(declaration)
    }
  }

  mutating func checkSelections() {
    for declaration in selectionSources {
      program.selections.append(checkedSelection(declaration))
    }
    reportSelectionCycles()
  }

  private mutating func checkedSelection(_ declaration: SelectionDeclaration) -> CheckedSelection {
    let citations = references(declaration.citation)
    var selection = CheckedSelection(
      name: declaration.name.name,
      label: declaration.label?.value ?? declaration.name.name.text,
      citations: citations,
      effect: effect(of: declaration, citing: citations),
      ties: ties(of: declaration),
      range: declaration.range
    )
    var subjects: [Int] = []
    for subject in declaration.subjects {
      guard let record = kindOfCohort(subject), !subjects.contains(record) else { continue }
      subjects.append(record)
    }
    for subject in subjects {
      var scope = Scope()
      scope.kind = subject
      scope.subjects = subjects
      scope.cohortVariable = declaration.variable.name
      add(subject, of: declaration, in: scope, to: &selection)
    }
    if !subjects.isEmpty {
      reportUnusedVariable(declaration)
      for limit in declaration.limits {
        add(limit, of: declaration, kinds: subjects, to: &selection)
      }
    }
    selection.reads = selectionsRead(selection)
    if selection.reads.count > Checker.selectionsReadMax {
      report(.tooManySelections(declaration.name, count: selection.reads.count))
    }
    return selection
  }

  /// A selection is computed once for each way in which those that it reads can come out.
  static let selectionsReadMax = 4

  private mutating func kindOfCohort(_ name: Identifier) -> Int? {
    if let record = records[name.name], program.records[record].isDossier { return record }
    let known = dossierKinds.map { program.records[$0].name }
    report(.unknownKind(name, suggestion: Suggestion.nearest(to: name.name, in: known)))
    return nil
  }

  private func effect(
    of declaration: SelectionDeclaration,
    citing references: [CheckedReference]
  ) -> DaySpan {
    if let period = declaration.effect { return Checker.span(period) }
    return references.first.flatMap { program.instruments[$0.instrument].effect }
      ?? DaySpan(start: nil, end: nil)
  }

  private mutating func ties(of declaration: SelectionDeclaration) -> CheckedSelection.Ties {
    if declaration.ties.count > 1 {
      report(.tiesTwice(declaration.ties[1].range, first: declaration.ties[0].range))
    }
    switch declaration.ties.first {
    case .shareRank: return .shareRank
    case .decidedBy(let council, _): return .decidedBy(council.value)
    case nil:
      if let cap = declaration.limits.first(where: { $0.kind == .atMost }) {
        report(.tiesUnclear(cap.range))
      }
      return .decidedBy(nil)
    }
  }

  // MARK: - Nominees of one kind

  private mutating func add(
    _ subject: Int,
    of declaration: SelectionDeclaration,
    in scope: Scope,
    to selection: inout CheckedSelection
  ) {
    let isFirst = selection.kinds.isEmpty
    var kind = CheckedSelection.Kind(record: subject)
    let condition = declaration.condition.map { check($0, as: .boolean, in: scope) }
    kind.conditions = condition.map { $0.conjuncts } ?? []
    let scope = scope.knowing(condition)
    for (index, group) in declaration.groups.enumerated() {
      let checked = checkedGroup(group, in: scope)
      kind.groups.append(checked)
      if isFirst {
        selection.groups.append(CheckedSelection.Group(type: checked.type, range: group.range))
      } else if checked.type != selection.groups[index].type {
        reportOtherType(checked.type, group, expected: selection.groups[index].type)
      }
    }
    for (index, key) in declaration.keys.enumerated() {
      let checked = checkedKey(key, in: scope)
      kind.keys.append(checked)
      if isFirst {
        selection.keys.append(
          CheckedSelection.Key(
            kind: key.kind,
            type: checked.type,
            citations: references(key.citation, else: selection.citations),
            range: key.value.range
          )
        )
      } else if checked.type != selection.keys[index].type {
        reportOtherType(checked.type, key.value, expected: selection.keys[index].type)
      }
    }
    selection.kinds.append(kind)
  }

  private mutating func reportOtherType(
    _ found: ValueType,
    _ expression: Expression,
    expected: ValueType
  ) {
    guard found != .error, expected != .error, !hasFinding(in: expression.range) else { return }
    report(
      .mismatch(
        expression,
        found: typeName(found),
        expected: typeName(expected),
        isAboutUnits: false
      )
    )
  }

  /// A value that cohorts can be grouped by; `loại_hồ_sơ` is one.
  private mutating func checkedGroup(
    _ expression: Expression,
    in scope: Scope
  ) -> CheckedExpression {
    let checked = check(expression, in: scope)
    switch checked.type.unwrapped {
    case .catalogue, .boolean, .string, .integer, .year, .date, .error: break
    case .number, .quotient, .yearRange, .period, .service, .days, .workingDays, .money, .record,
      .list, .yearly, .timeline, .optional:
      report(.cannotGroup(expression.range, typeName(checked.type)))
    }
    return checked
  }

  private mutating func checkedKey(
    _ key: SelectionDeclaration.Key,
    in scope: Scope
  ) -> CheckedExpression {
    if key.kind == .preferring { return check(key.value, as: .boolean, in: scope) }
    let checked = check(key.value, in: scope)
    switch checked.type.unwrapped {
    case .error, .integer, .number, .quotient, .date, .year, .service, .days, .money: break
    case .boolean: report(.rankedByCondition(key.range))
    case .period:
      // Periods of months and of days compare as accumulated time does.
      if !checked.type.isOptional, let length = converted(checked, to: .service) { return length }
      report(.cannotOrder(key.value.range, typeName(checked.type)))
    case .catalogue, .string, .yearRange, .workingDays, .record, .list, .yearly, .timeline,
      .optional:
      reportUnordered(checked.type.unwrapped, at: key.value.range)
    }
    return checked
  }

  private mutating func reportUnusedVariable(_ declaration: SelectionDeclaration) {
    guard let condition = declaration.condition, !declaration.variable.name.text.isEmpty,
      !condition.mentions(declaration.variable.name), !hasFinding(in: condition.range)
    else { return }
    report(.nomineeUnused(condition.range, variable: declaration.variable.name))
  }

  /// Whether something was said about a part of the text already.
  private func hasFinding(in range: SourceRange) -> Bool {
    diagnostics.contains { $0.severity == .error && range.encloses($0.primary.range) }
  }

  // MARK: - Limits

  private mutating func add(
    _ limit: SelectionDeclaration.Limit,
    of declaration: SelectionDeclaration,
    kinds: [Int],
    to selection: inout CheckedSelection
  ) {
    if limit.isPerGroup, declaration.groups.isEmpty { report(.perGroupWithoutGroups(limit.range)) }
    if limit.kind == .atLeast, limit.isPerGroup {
      for (index, group) in declaration.groups.enumerated() {
        guard index < selection.groups.count else { break }
        switch selection.groups[index].type.unwrapped {
        case .catalogue, .boolean, .error: break
        default: report(.openGroups(limit.range, group: group.range))
        }
      }
    }
    cohort = CohortContext(isPerGroup: limit.isPerGroup, kinds: kinds, counts: selection.counts)
    cohort?.counted = selection.kinds.map { $0.counted }
    let bound = checkedBound(limit.bound, variable: declaration.variable.name)
    selection.counts = cohort?.counts ?? []
    for (index, counted) in (cohort?.counted ?? []).enumerated() {
      selection.kinds[index].counted = counted
    }
    cohort = nil
    selection.limits.append(
      CheckedSelection.Limit(
        kind: limit.kind,
        bound: bound,
        isPerGroup: limit.isPerGroup,
        citations: references(limit.citation, else: selection.citations),
        range: limit.range
      )
    )
  }

  private mutating func checkedBound(
    _ expression: Expression,
    variable: Name
  ) -> CheckedExpression {
    if case .literal(.percent) = expression.kind {
      report(.percentOfNothing(expression.range))
      return errorExpression(at: expression.range)
    }
    var scope = Scope()
    scope.cohortVariable = variable
    let checked = check(expression, expecting: .number, in: scope)
    switch checked.type {
    case .error: return checked
    case .integer, .number: return converted(checked, to: .number) ?? checked
    default:
      report(.countNeeded(expression.range, typeName(checked.type)))
      return errorExpression(at: expression.range)
    }
  }
}

/// What a limit of a selection may count.
struct CohortContext {
  var isPerGroup: Bool
  /// The kinds of dossier of the cohort.
  var kinds: [Int]
  var counts: [CheckedSelection.Count]
  /// For each kind, what counts in each count.
  var counted: [[CheckedExpression]] = []
}

extension CheckedExpression {
  /// The parts joined by “và”, taken apart.
  var conjuncts: [CheckedExpression] {
    if case .and(let parts) = kind { return parts.flatMap { $0.conjuncts } }
    return [self]
  }
}
