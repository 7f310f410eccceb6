import KhenSemantics
import KhenSource
import KhenSyntax

/// Definitions with exceptions, lookups, parameters.
extension Compiler {
  mutating func compileCall(
    _ index: Int,
    _ receiver: CheckedExpression?,
    _ arguments: [CheckedExpression],
    _ context: CompilationContext
  ) -> CompiledValue {
    let definition = checked.definitions[index]
    var inner = CompilationContext(
      lawDate: context.lawDate,
      owner: definition.receiver ?? context.owner,
      variables: [:]
    )
    if definition.receiverVariable >= 0, let receiver {
      inner.variables[definition.receiverVariable] = compile(receiver, context)
    }
    for (parameter, argument) in zip(definition.parameters, arguments) {
      inner.variables[parameter.id] = compile(argument, context)
    }
    // A definition local to an award reads the award's dossier; so do its callers.
    if definition.receiverVariable >= 0 || definition.receiver == nil {
      inner.owner = context.owner
    }
    let key = ExpansionKey(
      definition: index,
      receiver: definition.receiverVariable >= 0
        ? inner.variables[definition.receiverVariable].map { identity(of: $0)[0] } ?? 0 : 0,
      arguments: definition.parameters.flatMap { parameter in
        inner.variables[parameter.id].map { identity(of: $0) } ?? []
      },
      lawDate: context.lawDate
    )
    for layer in expansions.reversed() {
      if let value = layer[key] { return value }
    }
    var value = compileChoice(
      definition.body,
      definition.exceptions,
      type: definition.type,
      label: definition.label,
      definition: index,
      inner
    )
    if case .scalar(let register) = value {
      let named = builder.emit(
        .named,
        register,
        UInt32(index),
        shape: definition.type.shape
      )
      builder.note(.definition(index), for: named)
      value = .scalar(named)
    }
    expansions[expansions.count - 1][key] = value
    return value
  }

  /// The registers that tell one value from another.
  private func identity(of value: CompiledValue) -> [UInt32] {
    switch value {
    case .scalar(let register), .record(let register, _), .list(let register, _),
      .series(let register, _, _):
      [register]
    case .years(let from, let to): [from, to]
    case .timeline(let timeline): [timeline.register] + timeline.removed
    }
  }

  /// A value and its exceptions of one level; inner exceptions are looked at inside theirs.
  mutating func compileChoice(
    _ body: CheckedBody,
    _ exceptions: [CheckedException],
    type: ValueType,
    label: String,
    definition: Int,
    _ context: CompilationContext
  ) -> CompiledValue {
    let base = compile(body, type: type, label: label, context)
    if exceptions.isEmpty { return base }
    var guards: [UInt32] = []
    var values: [CompiledValue] = []
    for exception in exceptions {
      guards.append(scalar(exception.condition, context))
      values.append(
        compileChoice(
          exception.body,
          exception.exceptions,
          type: type,
          label: label,
          definition: definition,
          context
        )
      )
    }
    let table = builder.program.choices.count
    builder.program.choices.append(
      ChoiceTable(
        prevailsOver: exceptions.map { $0.prevailsOver },
        places: exceptions.map { $0.range },
        names: exceptions.map { $0.name.text },
        definition: definition,
        citations: exceptions.map { $0.body.citations }
      )
    )
    return choose(base, guards, values, shape: type.shape, table: table)
  }

  private mutating func choose(
    _ base: CompiledValue,
    _ guards: [UInt32],
    _ values: [CompiledValue],
    shape: ExtentShape,
    table: Int
  ) -> CompiledValue {
    func choose(_ base: UInt32, _ values: [UInt32], _ shape: ExtentShape) -> UInt32 {
      var operands = [base]
      for (condition, value) in zip(guards, values) { operands += [condition, value] }
      let register = builder.emitPooled(
        .choose,
        operands,
        right: UInt32(table),
        shape: shape,
        detail: UInt16(operands.count)
      )
      builder.note(.exceptions(table), for: register)
      return register
    }
    switch base {
    case .scalar(let register):
      let registers = values.map { value -> UInt32 in
        if case .scalar(let register) = value { register } else { register }
      }
      return .scalar(choose(register, registers, shape))
    case .years(let from, let to):
      var firsts: [UInt32] = []
      var lasts: [UInt32] = []
      for value in values {
        if case .years(let from, let to) = value {
          firsts.append(from)
          lasts.append(to)
        }
      }
      return .years(from: choose(from, firsts, .interval), to: choose(to, lasts, .interval))
    case .list, .timeline, .series, .record:
      return chooseList(base, guards, values, table: table)
    }
  }

  /// A list that is one of several: the elements of each, present where it is chosen.
  ///
  /// Which one is chosen is itself a choice among numbers, so exceptions that collide do so here
  /// as they do for any other value.
  private mutating func chooseList(
    _ base: CompiledValue,
    _ guards: [UInt32],
    _ values: [CompiledValue],
    table: Int
  ) -> CompiledValue {
    func number(_ value: Int) -> UInt32 {
      builder.constant(.point(Int64(value)), shape: .interval)
    }
    var operands = [number(0)]
    for (index, condition) in guards.enumerated() { operands += [condition, number(index + 1)] }
    let chosen = builder.emitPooled(
      .choose,
      operands,
      right: UInt32(table),
      shape: .interval,
      detail: UInt16(operands.count)
    )
    builder.note(.exceptions(table), for: chosen)
    var result: UInt32?
    for (index, value) in ([base] + values).enumerated() {
      let isChosen = builder.emit(
        .equalNumbers,
        chosen,
        number(index),
        shape: .boolean,
        readsRight: true
      )
      let part = builder.emit(
        .restrict,
        list(of: value),
        isChosen,
        shape: .handle,
        readsRight: true
      )
      result =
        result.map { builder.emit(.append, $0, part, shape: .handle, readsRight: true) } ?? part
    }
    return replacingList(of: base, by: result ?? list(of: base))
  }

  private func replacingList(of value: CompiledValue, by register: UInt32) -> CompiledValue {
    switch value {
    case .list(_, let element): return .list(register, element: element)
    case .series(_, let access, let type):
      return .series(register, access: access, value: type)
    case .timeline(var timeline):
      timeline.register = register
      // The spells come from several lists, of which one may promise less.
      timeline.promisesDay = false
      return .timeline(timeline)
    case .years: return .list(register, element: .scalar(.interval))
    case .scalar, .record: return value
    }
  }

  // MARK: Lookups

  mutating func compileMatch(
    _ subject: CheckedExpression,
    _ rows: [MatchRow],
    _ type: ValueType,
    _ context: CompilationContext
  ) -> CompiledValue {
    let register = scalar(subject, context)
    var tests: [UInt32] = []
    var values: [CompiledValue] = []
    for row in rows {
      tests.append(
        row.patterns.isEmpty
          ? compileOtherwise(register, subject, before: rows, tests: tests, context)
          : compilePatterns(row.patterns, register, subject, context)
      )
      values.append(compile(row.body, type: type, label: "", context))
    }
    switch values[0] {
    case .scalar:
      return .scalar(
        match(
          register,
          tests,
          values.map { if case .scalar(let register) = $0 { register } else { register } },
          type.shape
        )
      )
    case .years:
      var firsts: [UInt32] = []
      var lasts: [UInt32] = []
      for value in values {
        if case .years(let from, let to) = value {
          firsts.append(from)
          lasts.append(to)
        }
      }
      return .years(
        from: match(register, tests, firsts, .interval),
        to: match(register, tests, lasts, .interval)
      )
    case .list, .series, .timeline, .record:
      var result = builder.emit(
        .restrict,
        list(of: values[0]),
        tests[0],
        shape: .handle,
        readsRight: true
      )
      for (test, value) in zip(tests, values).dropFirst() {
        let chosen = builder.emit(
          .restrict,
          list(of: value),
          test,
          shape: .handle,
          readsRight: true
        )
        result = builder.emit(.append, result, chosen, shape: .handle, readsRight: true)
      }
      return replacingList(of: values[0], by: result)
    }
  }

  private mutating func match(
    _ subject: UInt32,
    _ tests: [UInt32],
    _ values: [UInt32],
    _ shape: ExtentShape
  ) -> UInt32 {
    var operands = [subject]
    for (test, value) in zip(tests, values) { operands += [test, value] }
    return builder.emitPooled(
      .match,
      operands,
      shape: shape,
      detail: UInt16(shape.rawValue)
    )
  }

  private mutating func compilePatterns(
    _ patterns: [MatchRow.Pattern],
    _ register: UInt32,
    _ subject: CheckedExpression,
    _ context: CompilationContext
  ) -> UInt32 {
    var bits: Int64 = 0
    var tests: [UInt32] = []
    for pattern in patterns {
      switch pattern {
      case .value(.member(_, let index)): bits |= 1 << Int64(index)
      case .value(.boolean(let value)): bits |= value ? 2 : 1
      case .value(let constant):
        tests.append(
          compare(.equal, register, self.register(of: constant), type: subject.type.unwrapped)
        )
      case .range(let lower, let upper):
        tests.append(compileRange(subject, lower: lower, upper: upper, context))
      }
    }
    if bits != 0 {
      tests.append(builder.emit(.isMember, register, builder.set(bits), shape: .boolean))
    }
    return junction(.or, tests)
  }

  /// Whether the subject is in none of the rows before: exact for catalogues, whose remaining
  /// members are known.
  private mutating func compileOtherwise(
    _ register: UInt32,
    _ subject: CheckedExpression,
    before rows: [MatchRow],
    tests: [UInt32],
    _ context: CompilationContext
  ) -> UInt32 {
    let type = subject.type
    // Of bands that are open together nothing more is known of what is left; what lies between
    // them says it exactly.
    if type == .number || type == .integer, let gaps = MatchRow.gaps(between: rows) {
      return junction(
        .or,
        gaps.map { compileRange(subject, lower: $0.lower, upper: $0.upper, context) }
      )
    }
    if type.shape == .members || type.shape == .boolean {
      var bits = widest(type.unwrapped).low
      for case .value(let constant) in (rows.flatMap { $0.patterns }) {
        if case .member(_, let index) = constant { bits &= ~(1 << Int64(index)) }
        if case .boolean(let value) = constant { bits &= ~(value ? 2 : 1) }
      }
      return builder.emit(.isMember, register, builder.set(bits), shape: .boolean)
    }
    return builder.emit(.not, junction(.or, tests), shape: .boolean)
  }

  // MARK: Parameters and other awards

  mutating func compileParameter(
    _ index: Int,
    _ context: CompilationContext
  ) -> CompiledValue {
    let parameter = checked.parameters[index]
    let inner = CompilationContext(
      lawDate: context.lawDate,
      owner: context.owner,
      variables: [:]
    )
    let values = parameter.versions.map {
      compile($0.body, type: parameter.type, label: parameter.label, inner)
    }
    switch values.first {
    case .scalar:
      var registers = values.map { value -> UInt32 in
        if case .scalar(let register) = value { register } else { 0 }
      }
      registers.append(
        lawGap(
          type: parameter.type,
          label: parameter.label,
          citations: parameter.versions.flatMap { $0.body.citations },
          range: parameter.range
        )
      )
      let register = byDate(
        context.lawDate,
        spans: parameter.versions.map { $0.span },
        registers,
        shape: parameter.type.shape,
        parameter: index
      )
      builder.note(.parameter(index), for: register)
      return .scalar(register)
    case .years(let from, let to): return .years(from: from, to: to)
    case .some(let first):
      var result: UInt32?
      for (version, value) in zip(parameter.versions, values) {
        let isInForce = byDate(
          context.lawDate,
          spans: [version.span],
          [
            builder.constant(.boolean(true), shape: .boolean),
            builder.constant(.boolean(false), shape: .boolean),
          ],
          shape: .boolean,
          parameter: index
        )
        let part = builder.emit(
          .restrict,
          list(of: value),
          isInForce,
          shape: .handle,
          readsRight: true
        )
        result =
          result.map {
            builder.emit(.append, $0, part, shape: .handle, readsRight: true)
          } ?? part
      }
      return replacingList(of: first, by: result ?? list(of: first))
    case nil: preconditionFailure("a parameter has a value")
    }
  }

  /// The value in force on a date; the last of the registers where no span holds it.
  mutating func byDate(
    _ date: UInt32,
    spans: [DaySpan],
    _ registers: [UInt32],
    shape: ExtentShape,
    parameter: Int
  ) -> UInt32 {
    let index =
      builder.program.dated.firstIndex { $0.spans == spans && $0.parameter == parameter }
      ?? builder.program.dated.count
    if index == builder.program.dated.count {
      builder.program.dated.append(DatedTable(spans: spans, parameter: parameter))
    }
    let operands = [date] + registers
    return builder.emitPooled(
      .byDate,
      operands,
      right: UInt32(index),
      shape: shape,
      detail: UInt16(operands.count)
    )
  }

  /// Whether this dossier meets the standard of another award: its criteria and bars, in the
  /// version in force; papers and holds are not counted.
  mutating func compileMeets(_ name: Name, _ context: CompilationContext) -> UInt32 {
    var spans: [DaySpan] = []
    var registers: [UInt32] = []
    for award in checked.awards
    where award.name == name && award.subjects.contains(kind) {
      let inner = CompilationContext(
        lawDate: context.lawDate,
        owner: award.subjects[0],
        variables: [:]
      )
      let register = compileStandard(of: award, inner)
      // Parts of a version that differ in holds only are one here.
      if let last = spans.last, last.end != nil, last.end == award.applies.start,
        registers.last == register
      {
        spans[spans.count - 1].end = award.applies.end
      } else {
        spans.append(award.applies)
        registers.append(register)
      }
    }
    registers.append(builder.constant(.boolean(false), shape: .boolean))
    return byDate(
      context.lawDate,
      spans: spans,
      registers,
      shape: .boolean,
      parameter: -1
    )
  }

  private mutating func compileStandard(
    of award: CheckedAward,
    _ context: CompilationContext
  ) -> UInt32 {
    if award.isNotSourced {
      return lawGap(
        type: .boolean,
        label: award.label,
        citations: award.citations,
        range: award.range
      )
    }
    var parts = award.nodes.map { compileNode($0, award: award.name, context).register }
    for bar in award.bars where bar.effect == .bar {
      parts.append(builder.emit(.not, scalar(bar.condition, context), shape: .boolean))
    }
    return junction(.and, parts)
  }
}
