import KhenSource
import KhenSyntax

// What a dossier of a cohort, and the cohort itself, mean inside a selection.
extension Checker {
  /// `t.x`, `t.f(…)`, `t.được_chọn(S)`, and counts of the cohort; nothing for all else.
  mutating func checkCohortExpression(
    _ expression: Expression,
    expecting expected: ValueType?,
    in scope: Scope
  ) -> CheckedExpression? {
    switch expression.kind {
    case .name(let name):
      if isCohortVariable(name, in: scope) {
        report(.dossierAsValue(name))
        return errorExpression(at: expression.range)
      }
      return nil
    case .member(let base, let member):
      if let owner = base.asName, isCohortVariable(owner, in: scope) {
        return checkMemberOfDossier(member, expression.range, in: scope)
      }
      return checkPartOfDossier(base, member, expression, expecting: expected, in: scope)
    case .call(let callee, let arguments):
      guard case .member(let base, let member) = callee.kind, let owner = base.asName else {
        return nil
      }
      if isCohortVariable(owner, in: scope) {
        return checkCallOfDossier(member, arguments, expression.range, in: scope)
      }
      guard BuiltinName(named: member.name) == .chosenIn, resolve(owner, in: scope) == nil else {
        return nil
      }
      report(.notADossierOfCohort(owner))
      return errorExpression(at: expression.range)
    case .aggregate(let aggregate): return checkCount(aggregate, expression.range, in: scope)
    default: return nil
    }
  }

  func isCohortVariable(_ name: Identifier, in scope: Scope) -> Bool {
    guard let variable = scope.cohortVariable, variable == name.name else { return false }
    return !scope.bindings.contains { $0.name == variable }
  }

  /// Whether a dossier, meant by its variable or by saying nothing, meets an award; one on hold is
  /// not chosen now.
  mutating func checkMeetsInSelection(
    _ award: Identifier,
    _ range: SourceRange
  ) -> CheckedExpression {
    reportUnknownAward(award)
    let isHeld = boolean(.isHeld(award: award.name), range)
    return boolean(
      .and([boolean(.meets(award: award.name), range), boolean(.not(isHeld), range)]),
      range
    )
  }

  // MARK: - Parts of a dossier

  private mutating func checkMemberOfDossier(
    _ member: Identifier,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    guard let kind = scope.kind else {
      report(.dossierInLimit(range))
      return errorExpression(at: range)
    }
    let isPart =
      fieldIndex(member.name, of: kind) != nil
      || recordDefinitions[MemberKey(record: kind, name: member.name)] != nil
      || Builtins.isDossierKind(member.name)
    if isPart, var value = resolve(member, in: scope.ofDossier) {
      value.range = range
      return value
    }
    if BuiltinName(named: member.name) == .chosenIn {
      report(.chosenNeedsSelection(range))
    } else {
      reportUnknownPart(member, of: kind, in: scope)
    }
    return errorExpression(at: range)
  }

  /// A part that another kind of the cohort has is told as such, and once.
  private mutating func reportUnknownPart(
    _ member: Identifier,
    of kind: Int,
    in scope: Scope
  ) {
    let isElsewhere = scope.subjects.contains { subject in
      fieldIndex(member.name, of: subject) != nil
        || recordDefinitions[MemberKey(record: subject, name: member.name)] != nil
    }
    if isElsewhere {
      report(.fieldNotShared(member, by: program.records[kind].name, isThere: false))
    } else {
      reportUnknownField(member, of: kind)
    }
  }

  /// `t.a.b`, where `a` alone is no value of the dossier but `a.b` may be one.
  private mutating func checkPartOfDossier(
    _ base: Expression,
    _ member: Identifier,
    _ expression: Expression,
    expecting expected: ValueType?,
    in scope: Scope
  ) -> CheckedExpression? {
    guard case .member(let root, let part) = base.kind, let owner = root.asName,
      isCohortVariable(owner, in: scope), let kind = scope.kind,
      // What people score is a field of the card's name; its total is not.
      scorecards[part.name] != nil
        || (fieldIndex(part.name, of: kind) == nil
          && recordDefinitions[MemberKey(record: kind, name: part.name)] == nil)
    else { return nil }
    let bare = Expression(kind: .name(part), range: part.range)
    return check(
      Expression(kind: .member(bare, member), range: expression.range),
      expecting: expected,
      in: scope.ofDossier
    )
  }

  private mutating func checkCallOfDossier(
    _ member: Identifier,
    _ arguments: [Expression],
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    guard let kind = scope.kind else {
      report(.dossierInLimit(range))
      return errorExpression(at: range)
    }
    if recordDefinitions[MemberKey(record: kind, name: member.name)] != nil {
      return checkCall(
        Expression(kind: .name(member), range: member.range),
        arguments,
        range: range,
        in: scope
      )
    }
    guard BuiltinName(named: member.name) == .chosenIn else {
      reportUnknownPart(member, of: kind, in: scope)
      return errorExpression(at: range)
    }
    guard arguments.count == 1, let name = arguments[0].asName else {
      report(.chosenNeedsSelection(range))
      return errorExpression(at: range)
    }
    guard let selection = selections[name.name] else {
      reportUnknownSelection(name)
      return errorExpression(at: range)
    }
    return boolean(.chosen(selection: selection), range)
  }

  mutating func reportUnknownSelection(_ name: Identifier) {
    report(
      .unknownSelection(
        name,
        suggestion: Suggestion.nearest(to: name.name, in: Array(selections.keys))
      )
    )
  }

  // MARK: - Counts of the cohort

  /// `đếm x trong cả_đợt | cả_nhóm [mà P]` in a limit; elsewhere a mistake.
  private mutating func checkCount(
    _ aggregate: Aggregate,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression? {
    guard let list = aggregate.list.asName, let builtin = BuiltinName(named: list.name),
      builtin == .wholeCohort || builtin == .wholeGroup, resolve(list, in: scope) == nil
    else { return nil }
    guard var context = cohort, aggregate.kind == .count else {
      report(cohort == nil ? .cohortOutsideLimit(list) : .cohortOnlyCounted(range))
      return errorExpression(at: range)
    }
    let isOfGroup = builtin == .wholeGroup
    if isOfGroup, !context.isPerGroup { report(.groupOutsidePerGroup(list)) }
    let index = context.counts.count
    var chosenIn: Int?
    // What is counted sees the dossier only, and no count inside it.
    cohort = nil
    for (position, kind) in context.kinds.enumerated() {
      var inner = scope
      inner.kind = kind
      inner.subjects = context.kinds
      inner.cohortVariable = aggregate.variable.name
      let filter =
        aggregate.filter.map { check($0, as: .boolean, in: inner) }
        ?? boolean(.constant(.boolean(true)), range)
      if case .chosen(let selection) = filter.kind { chosenIn = selection }
      context.counted[position].append(filter)
    }
    context.counts.append(
      CheckedSelection.Count(
        isOfGroup: isOfGroup,
        chosenIn: isOfGroup ? nil : chosenIn,
        range: range
      )
    )
    cohort = context
    if let filter = aggregate.filter, !filter.mentions(aggregate.variable.name) {
      report(.nomineeUnused(filter.range, variable: aggregate.variable.name))
    }
    return CheckedExpression(kind: .field(of: nil, index: index), type: .integer, range: range)
  }

  // MARK: - Selections that read others

  func selectionsRead(_ selection: CheckedSelection) -> [Int] {
    var found: Set<Int> = []
    for kind in selection.kinds {
      var waiting = kind.conditions + kind.groups + kind.keys + kind.counted
      while let expression = waiting.popLast() {
        if case .chosen(let read) = expression.kind { found.insert(read) }
        waiting += expression.children
      }
    }
    return found.sorted()
  }

  mutating func reportSelectionCycles() {
    var finished: Set<Int> = []
    for index in program.selections.indices {
      var path: [Int] = []
      visitSelection(index, &path, &finished)
    }
  }

  private mutating func visitSelection(
    _ index: Int,
    _ path: inout [Int],
    _ finished: inout Set<Int>
  ) {
    if finished.contains(index) { return }
    if let start = path.firstIndex(of: index) {
      let names = (path[start...] + [index]).map { program.selections[$0].name.text }
      report(.circular(names, at: selectionSources[index].name.range))
      return
    }
    path.append(index)
    for read in program.selections[index].reads { visitSelection(read, &path, &finished) }
    path.removeLast()
    finished.insert(index)
  }
}

extension Expression {
  /// The name that the expression is, if it is one.
  var asName: Identifier? {
    if case .name(let name) = kind { return name }
    return nil
  }

  /// Whether a variable occurs; a dossier that is meant without its name does not count.
  func mentions(_ variable: Name) -> Bool {
    printed.split { $0 == " " || $0 == "(" || $0 == ")" }.contains { Name(String($0)) == variable }
  }
}

extension Scope {
  /// The scope in which names mean what they mean for the dossier alone.
  fileprivate var ofDossier: Scope {
    var inner = self
    inner.bindings = []
    inner.receiver = nil
    return inner
  }
}
