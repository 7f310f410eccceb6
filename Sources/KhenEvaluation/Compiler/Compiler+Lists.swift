import KhenSemantics
import KhenSource
import KhenSyntax

/// Lists, quantifiers, aggregates, years and timelines.
extension Compiler {
  mutating func compileListLiteral(
    _ elements: [CheckedExpression],
    _ type: ValueType,
    _ context: CompilationContext
  ) -> CompiledValue {
    var cells: [UInt32] = []
    var form = ElementForm.scalar(.interval)
    if case .list(let element) = type.unwrapped {
      form = element == .yearRange ? .years : .scalar(element.shape)
    }
    for element in elements {
      switch compile(element, context) {
      case .years(let from, let to): cells += [from, to]
      case let value:
        if case .scalar(let register) = value { cells.append(register) }
        if case .record(let register, let record) = value {
          cells.append(register)
          form = .record(record)
        }
      }
    }
    return .list(
      builder.emitPooled(
        .makeList,
        cells,
        shape: .handle,
        detail: UInt16(form.cellCount)
      ),
      element: form
    )
  }

  // MARK: Loops

  /// A loop over a list: `build` computes, with the variable bound, the condition of the elements
  /// wanted and the columns of the new list.
  mutating func loop(
    over list: CheckedExpression,
    _ variable: CheckedVariable,
    _ context: CompilationContext,
    build: (inout Compiler, CompilationContext) -> (condition: UInt32?, columns: [UInt32])
  ) -> UInt32 {
    let value = compile(list, context)
    return loop(over: value, variable, context, build: build)
  }

  mutating func loop(
    over value: CompiledValue,
    _ variable: CheckedVariable,
    _ context: CompilationContext,
    build: (inout Compiler, CompilationContext) -> (condition: UInt32?, columns: [UInt32])
  ) -> UInt32 {
    let list = list(of: value)
    openLoop()
    var body = LoopBody()
    var inner = context
    let bound = bindElement(of: value)
    body.element = bound.registers
    inner.variables[variable.id] = bound.value
    let result = build(&self, inner)
    body.condition = result.condition
    body.columns = result.columns
    return closeLoop(.loop, over: list, body: body)
  }

  mutating func openLoop() {
    builder.beginLoop()
    expansions.append([:])
  }

  mutating func closeLoop(_ code: OperationCode, over list: UInt32, body: LoopBody) -> UInt32 {
    expansions.removeLast()
    return builder.endLoop(code, over: list, body: body)
  }

  /// Fresh registers for an element of a list, and the value they make.
  mutating func bindElement(
    of list: CompiledValue
  ) -> (registers: [UInt32], value: CompiledValue) {
    var form = ElementForm.scalar(.interval)
    if case .list(_, let element) = list { form = element }
    let depth = builder.depth
    switch form {
    case .scalar(let shape):
      let register = builder.newRegister(shape: shape, depth: depth)
      return ([register], .scalar(register))
    case .years:
      let from = builder.newRegister(shape: .interval, depth: depth)
      let to = builder.newRegister(shape: .interval, depth: depth)
      return ([from, to], .years(from: from, to: to))
    case .record(let record):
      let register = builder.newRegister(shape: .handle, depth: depth)
      return ([register], .record(register, record: record))
    }
  }

  // MARK: Quantifiers and aggregates

  mutating func compileQuantifier(
    _ quantifier: CheckedExpression.Quantifier,
    _ variable: CheckedVariable,
    _ list: CheckedExpression,
    _ filter: CheckedExpression?,
    _ condition: CheckedExpression,
    _ context: CompilationContext
  ) -> UInt32 {
    let isEvery = if case .every = quantifier { true } else { false }
    let table = loop(over: list, variable, context) { compiler, inner in
      var registers = filter.map { [compiler.scalar($0, inner)] } ?? []
      let met = compiler.scalar(condition, inner)
      registers.append(
        isEvery ? compiler.builder.emit(.not, met, shape: .boolean) : met
      )
      return (compiler.junction(.and, registers), [])
    }
    switch quantifier {
    case .some: return builder.emit(.someRow, table, shape: .boolean)
    case .every:
      return builder.emit(
        .not,
        builder.emit(.someRow, table, shape: .boolean),
        shape: .boolean
      )
    case .atLeast(let bound), .atMost(let bound), .exactly(let bound):
      let count = builder.emit(.countRows, table, shape: .interval, detail: 1)
      let limit = scalar(bound, context)
      return switch quantifier {
      case .atLeast: builder.emit(.lessOrEqual, limit, count, shape: .boolean, readsRight: true)
      case .atMost: builder.emit(.lessOrEqual, count, limit, shape: .boolean, readsRight: true)
      case .exactly, .some, .every:
        builder.emit(.equalNumbers, count, limit, shape: .boolean, readsRight: true)
      }
    }
  }

  mutating func compilePairs(
    _ first: CheckedVariable,
    _ second: CheckedVariable,
    _ list: CheckedExpression,
    _ condition: CheckedExpression,
    _ context: CompilationContext
  ) -> UInt32 {
    let value = compile(list, context)
    let register = self.list(of: value)
    openLoop()
    var inner = context
    let (firstRegisters, firstValue) = bindElement(of: value)
    let (secondRegisters, secondValue) = bindElement(of: value)
    inner.variables[first.id] = firstValue
    inner.variables[second.id] = secondValue
    let body = LoopBody(
      element: firstRegisters,
      second: secondRegisters,
      condition: scalar(condition, inner),
      columns: []
    )
    let table = closeLoop(.loopPairs, over: register, body: body)
    return builder.emit(.someRow, table, shape: .boolean)
  }

  mutating func compileAggregate(
    _ kind: Aggregate.Kind,
    _ value: CheckedExpression?,
    _ variable: CheckedVariable,
    _ list: CheckedExpression,
    _ filter: CheckedExpression?,
    _ context: CompilationContext
  ) -> UInt32 {
    let table = loop(over: list, variable, context) { compiler, inner in
      var conditions = filter.map { [compiler.scalar($0, inner)] } ?? []
      guard let value else {
        return (conditions.isEmpty ? nil : conditions[0], [])
      }
      var column = compiler.scalar(value, inner)
      if value.type.isOptional || value.type == .quotient {
        conditions.append(compiler.builder.emit(.hasValue, column, shape: .boolean))
        column = compiler.builder.emit(.unwrap, column, shape: value.type.shape)
      }
      return (
        conditions.isEmpty ? nil : compiler.junction(.and, conditions), [column]
      )
    }
    let shape = value?.type.shape ?? .interval
    switch kind {
    case .count: return builder.emit(.countRows, table, shape: .interval)
    case .sum: return builder.emit(.sumRows, table, shape: .interval)
    case .greatest:
      return builder.emit(
        .greatestRow,
        table,
        shape: shape,
        detail: UInt16(shape.rawValue)
      )
    case .least:
      return builder.emit(.leastRow, table, shape: shape, detail: UInt16(shape.rawValue))
    case .share:
      let all = builder.emit(
        .countRows,
        self.list(of: compile(list, context)),
        shape: .interval
      )
      let some = builder.emit(.countRows, table, shape: .interval)
      return builder.emit(.divide, some, all, shape: .interval, readsRight: true)
    }
  }

  mutating func compileCollect(
    _ isDistinct: Bool,
    _ value: CheckedExpression?,
    _ variable: CheckedVariable,
    _ list: CheckedExpression,
    _ filter: CheckedExpression?,
    _ context: CompilationContext
  ) -> CompiledValue {
    let source = compile(list, context)
    var form = ElementForm.scalar(.interval)
    if case .list(_, let element) = source { form = element }
    var table = loop(over: source, variable, context) { compiler, inner in
      var conditions = filter.map { [compiler.scalar($0, inner)] } ?? []
      guard let value else {
        let columns: [UInt32] =
          switch inner.variables[variable.id] {
          case .scalar(let register), .record(let register, _): [register]
          case .years(let from, let to): [from, to]
          case .list, .series, .timeline, nil: []
          }
        return (conditions.isEmpty ? nil : conditions[0], columns)
      }
      var columns: [UInt32]
      switch compiler.compile(value, inner) {
      case .years(let from, let to):
        columns = [from, to]
        form = .years
      case .record(let register, let record):
        columns = [register]
        form = .record(record)
      case .scalar(let register):
        columns = [register]
        form = .scalar(value.type.shape)
      case .list, .series, .timeline: preconditionFailure("lists of lists are not in the language")
      }
      if value.type.isOptional || value.type == .quotient {
        let shape = value.type.shape == .handle ? ExtentShape.interval : value.type.shape
        conditions.append(compiler.builder.emit(.hasValue, columns[0], shape: .boolean))
        columns = columns.map { compiler.builder.emit(.unwrap, $0, shape: shape) }
      }
      return (conditions.isEmpty ? nil : compiler.junction(.and, conditions), columns)
    }
    if isDistinct {
      let shape: ExtentShape = if case .scalar(let shape) = form { shape } else { .interval }
      table = builder.emit(
        .distinct,
        table,
        shape: .handle,
        detail: UInt16(shape.rawValue)
      )
    }
    return .list(table, element: form)
  }

  mutating func compileMembership(
    _ value: CheckedExpression,
    _ list: CheckedExpression,
    _ context: CompilationContext
  ) -> UInt32 {
    if case .list(let elements) = list.kind, value.type.shape == .members {
      var bits: Int64 = 0
      var isConstant = true
      for element in elements {
        if case .constant(.member(_, let index)) = element.kind {
          bits |= 1 << Int64(index)
        } else {
          isConstant = false
        }
      }
      if isConstant {
        return builder.emit(
          .isMember,
          scalar(value, context),
          builder.set(bits),
          shape: .boolean
        )
      }
    }
    let compiled = compile(list, context)
    if case .years(let from, let to) = compiled {
      let year = scalar(value, context)
      return junction(
        .and,
        [
          builder.emit(.lessOrEqual, from, year, shape: .boolean, readsRight: true),
          builder.emit(.lessOrEqual, year, to, shape: .boolean, readsRight: true),
        ]
      )
    }
    return builder.emit(
      .contains,
      scalar(value, context),
      self.list(of: compiled),
      shape: .boolean,
      detail: UInt16(value.type.shape.rawValue),
      readsRight: true
    )
  }

  // MARK: Years

  mutating func compileRun(
    _ request: RunRequest,
    _ variable: CheckedVariable,
    _ list: CheckedExpression,
    _ endingIn: CheckedExpression?,
    _ condition: CheckedExpression?,
    _ context: CompilationContext
  ) -> UInt32 {
    let years = compile(list, context)
    var request = request
    if case .list(_, .years) = years { request.holdsRanges = true }
    let index = builder.program.runs.firstIndex(of: request) ?? builder.program.runs.count
    if index == builder.program.runs.count { builder.program.runs.append(request) }
    let operands = [self.list(of: years)] + (endingIn.map { [scalar($0, context)] } ?? [])
    guard let condition else {
      return builder.emitPooled(
        .hasRun,
        operands,
        right: UInt32(index),
        shape: .boolean,
        detail: UInt16(operands.count)
      )
    }
    let windows = builder.emitPooled(
      .runWindows,
      operands,
      right: UInt32(index),
      shape: .handle,
      detail: UInt16(operands.count)
    )
    let table = loop(over: .list(windows, element: .years), variable, context) {
      compiler,
      inner in (compiler.scalar(condition, inner), [])
    }
    return builder.emit(.someRow, table, shape: .boolean)
  }

  mutating func compileInYear(
    _ series: CheckedExpression,
    _ year: CheckedExpression,
    _ context: CompilationContext
  ) -> CompiledValue {
    guard case .series(let register, let access, let type) = compile(series, context) else {
      preconditionFailure("only a yearly series is read by year")
    }
    return .scalar(
      builder.emit(
        .seriesValue,
        register,
        scalar(year, context),
        shape: type.shape,
        detail: access,
        readsRight: true
      )
    )
  }

  // MARK: Timelines

  mutating func compileTimeline(
    _ timeline: CheckedTimeline,
    _ context: CompilationContext
  ) -> CompiledTimeline {
    let table = loop(over: timeline.list, timeline.variable, context) { compiler, inner in
      let condition = timeline.filter.map { compiler.scalar($0, inner) }
      let start = compiler.scalar(timeline.start, inner)
      let end =
        timeline.end.map { compiler.scalar($0, inner) }
        ?? compiler.builder.constant(.certainlyNone, shape: .interval)
      var value = compiler.scalar(timeline.value, inner)
      if timeline.value.type.shape == .members {
        value = compiler.builder.emit(.memberRank, value, shape: .interval)
      }
      return (condition, [start, end, value])
    }
    return CompiledTimeline(
      register: table,
      removed: [],
      includesEnd: timeline.includesEnd,
      overlap: timeline.overlap,
      promisesDay: promisesDay(timeline)
    )
  }

  mutating func coverage(
    of value: CompiledValue,
    unit: CoverageRequest.Unit,
    isWeighted: Bool
  ) -> UInt32 {
    guard case .timeline(let timeline) = value else {
      preconditionFailure("only a timeline has a length")
    }
    let request = CoverageRequest(
      unit: unit,
      isWeighted: isWeighted,
      overlap: timeline.overlap,
      includesEnd: timeline.includesEnd,
      promisesDay: timeline.promisesDay
    )
    let index =
      builder.program.coverages.firstIndex(of: request) ?? builder.program.coverages.count
    if index == builder.program.coverages.count { builder.program.coverages.append(request) }
    let operands = [timeline.register, Program.dateRegister] + timeline.removed
    return builder.emitPooled(
      .coverage,
      operands,
      right: UInt32(index),
      shape: .interval,
      detail: UInt16(operands.count)
    )
  }
}
