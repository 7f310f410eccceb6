import KhenSource
import KhenSyntax

// Lists, quantifiers, aggregates, runs of years and timelines.
extension Checker {
  /// The value as a list, with the type of its elements; nothing for what has no elements.
  func asList(_ value: CheckedExpression) -> (CheckedExpression, ValueType)? {
    switch value.type {
    case .list(let element): return (value, element)
    case .yearRange:
      return (
        CheckedExpression(kind: .convert(value), type: .list(.year), range: value.range), .year
      )
    default: return nil
    }
  }

  /// Checks what follows `trong`; a catalogue stands for its members.
  mutating func checkIterable(
    _ list: Expression,
    expecting expected: ValueType? = nil,
    in scope: Scope
  ) -> (list: CheckedExpression, element: ValueType) {
    if let members = catalogueMembers(list, in: scope) { return members }
    return iterable(check(list, expecting: expected, in: scope), list)
  }

  /// The members of a catalogue whose name stands where a list is meant.
  private mutating func catalogueMembers(
    _ list: Expression,
    in scope: Scope
  ) -> (list: CheckedExpression, element: ValueType)? {
    guard case .name(let name) = list.kind, let catalogue = catalogues[name.name],
      resolve(name, in: scope) == nil
    else { return nil }
    let members = CheckedExpression(
      kind: .catalogueMembers(catalogue),
      type: .list(.catalogue(catalogue)),
      range: list.range
    )
    return (members, .catalogue(catalogue))
  }

  private mutating func iterable(
    _ checked: CheckedExpression,
    _ list: Expression
  ) -> (list: CheckedExpression, element: ValueType) {
    if let (value, element) = asList(checked) { return (value, element) }
    if checked.type == .error { return (checked, .error) }
    if let opened = openedAsList(checked) { return (opened, .error) }
    if checked.type.isOptional, asList(unwrapped(checked)) != nil {
      report(.mayBeNone(list))
      let value = unwrapped(checked)
      return asList(value).map { ($0.0, $0.1) } ?? (value, .error)
    }
    report(.notAList(list, typeName(checked.type)))
    return (errorExpression(at: list.range), .error)
  }

  mutating func checkList(
    _ elements: [Expression],
    expecting expected: ValueType?,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    var wanted: ValueType?
    if case .list(let element)? = expected?.unwrapped { wanted = element }
    guard let first = elements.first else {
      return CheckedExpression(kind: .list([]), type: .list(wanted ?? .error), range: range)
    }
    // Each element is checked once: lists nest.
    let values = elements.map { check($0, expecting: wanted, in: scope) }
    var type = wanted ?? values.first?.type ?? .error
    if wanted == nil, type == .integer, values.contains(where: { $0.type == .number }) {
      type = .number
    }
    if type == .quotient {
      report(.quotientOfData(first.range))
      type = .error
    }
    let checked = zip(values, elements).map { required($0, $1, as: type) }
    return CheckedExpression(kind: .list(checked), type: .list(type), range: range)
  }

  mutating func checkQuantified(
    _ quantified: Quantified,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    let (list, element): (CheckedExpression, ValueType)
    if let members = catalogueMembers(quantified.list, in: scope) {
      (list, element) = members
    } else {
      let checked = check(quantified.list, in: scope)
      if let alias = optionalAsList(checked, quantified, range, in: scope) { return alias }
      (list, element) = iterable(checked, quantified.list)
    }
    let variable = bind(quantified.variable, element, over: list)
    var inner = scope.binding(variable, at: quantified.variable.range)
    let filter = quantified.filter.map { check($0, as: .boolean, in: inner) }
    inner = inner.knowing(filter)
    let condition = check(quantified.condition, as: .boolean, in: inner)
    let kind: CheckedExpression.Quantifier =
      switch quantified.kind {
      case .some: .some
      case .every: .every
      case .atLeast(let count): .atLeast(check(count, as: .integer, in: scope))
      case .atMost(let count): .atMost(check(count, as: .integer, in: scope))
      case .exactly(let count): .exactly(check(count, as: .integer, in: scope))
      }
    return boolean(
      .quantified(kind, variable, list: list, filter: filter, condition: condition),
      range
    )
  }

  /// An optional is a list of at most one: `có k trong x mà P` is "has x, and P of it".
  private mutating func optionalAsList(
    _ checked: CheckedExpression,
    _ quantified: Quantified,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression? {
    let isSome: Bool
    switch quantified.kind {
    case .some: isSome = true
    case .every: isSome = false
    case .atLeast, .atMost, .exactly: return nil
    }
    guard checked.type.isOptional, asList(unwrapped(checked)) == nil, checked.pathKey != nil
    else { return nil }
    let inner = scope.binding(quantified.variable.name, to: unwrapped(checked))
    let filter = quantified.filter.map { check($0, as: .boolean, in: inner) }
    let condition = check(quantified.condition, as: .boolean, in: inner.knowing(filter))
    let has = boolean(.has(checked), quantified.list.range)
    if isSome { return boolean(.and([has] + (filter.map { [$0] } ?? []) + [condition]), range) }
    var parts = [boolean(.not(has), quantified.list.range)]
    if let filter { parts.append(boolean(.not(filter), filter.range)) }
    return boolean(.or(parts + [condition]), range)
  }

  mutating func bind(
    _ name: Identifier,
    _ element: ValueType,
    over list: CheckedExpression
  ) -> CheckedVariable {
    reportReserved(name)
    let variable = newVariable(name.name, element)
    rememberElement(variable, of: list)
    return variable
  }

  mutating func checkTwoDistinct(
    _ first: Identifier,
    _ second: Identifier,
    _ list: Expression,
    _ condition: Expression,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    let (checkedList, element) = checkIterable(list, in: scope)
    if first.name == second.name { report(.duplicate(second, first: first.range)) }
    let one = bind(first, element, over: checkedList)
    let two = bind(second, element, over: checkedList)
    let inner = scope.binding(one, at: first.range).binding(two, at: second.range)
    return boolean(
      .twoDistinct(
        one,
        two,
        list: checkedList,
        condition: check(condition, as: .boolean, in: inner)
      ),
      range
    )
  }

  mutating func checkConsecutiveYears(
    _ run: ConsecutiveYears,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    var count = 1
    let checkedCount = check(run.count, as: .integer, in: scope)
    if case .constant(.integer(let value)) = checkedCount.kind, (1...200).contains(value) {
      count = Int(value)
    } else if checkedCount.type != .error {
      report(.constantNeeded(run.count.range, positive: true))
    }
    var (list, element) = checkIterable(run.list, expecting: .list(.year), in: scope)
    if let years = converted(list, to: .list(.year)) {
      (list, element) = (years, .year)
    } else if element != .error {
      report(
        .mismatch(
          run.list,
          found: typeName(list.type),
          expected: typeName(.list(.year)),
          isAboutUnits: false
        )
      )
    }
    let variable = bind(run.variable, .yearRange, over: list)
    let inner = scope.binding(variable, at: run.variable.range)
    return boolean(
      .consecutiveYears(
        count: count,
        allowsLonger: run.allowsLonger,
        variable: variable,
        list: list,
        endingIn: run.endingIn.map { check($0, as: .year, in: scope) },
        condition: run.condition.map { check($0, as: .boolean, in: inner) }
      ),
      range
    )
  }

  mutating func checkAggregate(
    _ aggregate: Aggregate,
    _ range: SourceRange,
    expecting expected: ValueType?,
    in scope: Scope
  ) -> CheckedExpression {
    let (list, element) = checkIterable(aggregate.list, in: scope)
    let variable = bind(aggregate.variable, element, over: list)
    var inner = scope.binding(variable, at: aggregate.variable.range)
    let filter = aggregate.filter.map { check($0, as: .boolean, in: inner) }
    inner = inner.knowing(filter)
    func make(_ value: CheckedExpression?, _ type: ValueType) -> CheckedExpression {
      CheckedExpression(
        kind: .aggregate(aggregate.kind, value: value, variable, list: list, filter: filter),
        type: type,
        range: range
      )
    }
    guard let syntax = aggregate.value else {
      return make(nil, aggregate.kind == .share ? .quotient : .integer)
    }
    var value = demandValue(
      check(syntax, expecting: expected?.unwrapped, in: inner),
      syntax
    )
    value = openedAsNumber(value, beside: value)
    switch aggregate.kind {
    case .count, .share: return make(nil, aggregate.kind == .share ? .quotient : .integer)
    case .sum:
      switch value.type {
      case .integer, .number, .period, .service, .days, .money: return make(value, value.type)
      case .error: return errorExpression(at: range)
      case .boolean, .quotient, .string, .date, .year, .yearRange, .workingDays, .catalogue,
        .record, .list, .yearly, .timeline, .optional:
        report(.cannotAdd(syntax.range, typeName(value.type)))
        return errorExpression(at: range)
      }
    case .greatest, .least:
      guard value.type != .error else { return errorExpression(at: range) }
      reportUnordered(value.type, at: syntax.range)
      return make(value, .optional(value.type))
    }
  }

  mutating func checkCollect(
    _ collect: Collect,
    _ range: SourceRange,
    expecting expected: ValueType?,
    in scope: Scope
  ) -> CheckedExpression {
    let (list, element) = checkIterable(collect.list, in: scope)
    let variable = bind(collect.variable, element, over: list)
    var inner = scope.binding(variable, at: collect.variable.range)
    let filter = collect.filter.map { check($0, as: .boolean, in: inner) }
    inner = inner.knowing(filter)
    var wanted: ValueType?
    if case .list(let type)? = expected?.unwrapped { wanted = type }
    let value = collect.value.map { check($0, expecting: wanted, in: inner) }
    if let syntax = collect.value, value?.type == .quotient {
      report(.quotientOfData(syntax.range))
      return errorExpression(at: range)
    }
    return CheckedExpression(
      kind: .collect(
        isDistinct: collect.isDistinct,
        value: value,
        variable,
        list: list,
        filter: filter
      ),
      type: .list(value?.type.unwrapped ?? element.unwrapped),
      range: range
    )
  }

  mutating func checkTimeline(
    _ timeline: Timeline,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    let (list, element) = checkIterable(timeline.list, in: scope)
    let variable = bind(timeline.variable, element, over: list)
    var inner = scope.binding(variable, at: timeline.variable.range)
    let filter = timeline.filter.map { check($0, as: .boolean, in: inner) }
    inner = inner.knowing(filter)
    var value = demandValue(check(timeline.value, in: inner), timeline.value)
    if let number = converted(value, to: .number) {
      value = number
    } else if case .catalogue = value.type {
      reportUnordered(value.type, at: timeline.value.range)
      if timeline.overlap == .add { report(.cannotAdd(timeline.value.range, typeName(value.type))) }
    } else if value.type != .error {
      report(.notALevel(timeline.value.range, typeName(value.type)))
      value = errorExpression(at: value.range)
    }
    let start = check(timeline.start, as: .date, in: inner)
    var end: CheckedExpression?
    if let syntax = timeline.end {
      var checked = check(syntax, expecting: .date, in: inner)
      if let open = openOptionalEnd(checked) { checked = open }
      if let date = converted(checked, to: .date) ?? converted(checked, to: .optional(.date)) {
        end = date
      } else {
        report(
          .mismatch(
            syntax,
            found: typeName(checked.type),
            expected: typeName(.date),
            isAboutUnits: false
          )
        )
      }
    }
    let checked = CheckedTimeline(
      value: value,
      start: start,
      end: end,
      includesEnd: timeline.includesEnd,
      variable: variable,
      list: list,
      filter: filter,
      overlap: timeline.overlap
    )
    return CheckedExpression(
      kind: .timeline(checked),
      type: .timeline(value.type),
      range: range
    )
  }

  mutating func checkInYear(
    _ series: Expression,
    _ year: Expression,
    _ range: SourceRange,
    in scope: Scope
  ) -> CheckedExpression {
    let checked = check(series, in: scope)
    let number = check(year, as: .year, in: scope)
    guard case .yearly(let element) = checked.type else {
      if checked.type != .error { report(.notASeries(series, typeName(checked.type))) }
      return errorExpression(at: range)
    }
    return narrowed(
      CheckedExpression(kind: .inYear(checked, year: number), type: element, range: range),
      in: scope
    )
  }
}
