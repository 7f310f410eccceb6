import KhenSemantics
import KhenSource
import KhenSyntax

/// Comparisons, arithmetic and functions.
extension Compiler {
  // MARK: Comparisons

  mutating func compileComparison(
    _ operation: ComparisonOperator,
    _ left: CheckedExpression,
    _ right: CheckedExpression,
    _ context: CompilationContext
  ) -> UInt32 {
    if let register = compileMemberComparison(operation, left, right, context) { return register }
    if let register = compileEmptiness(operation, left, right, context) { return register }
    let first = compile(left, context)
    let second = compile(right, context)
    if case .years(let from, let to) = first, case .years(let otherFrom, let otherTo) = second {
      let equal = junction(
        .and,
        [
          builder.emit(.equalNumbers, from, otherFrom, shape: .boolean, readsRight: true),
          builder.emit(.equalNumbers, to, otherTo, shape: .boolean, readsRight: true),
        ]
      )
      return operation == .equal ? equal : builder.emit(.not, equal, shape: .boolean)
    }
    guard case .scalar(let firstRegister) = first, case .scalar(let secondRegister) = second
    else { preconditionFailure("only values of one scalar type are compared") }
    return compare(operation, firstRegister, secondRegister, type: left.type.unwrapped)
  }

  /// Compares two registers of one type.
  mutating func compare(
    _ operation: ComparisonOperator,
    _ left: UInt32,
    _ right: UInt32,
    type: ValueType
  ) -> UInt32 {
    var (left, right) = (left, right)
    let isOrder = operation != .equal && operation != .different
    switch type {
    case .period:
      left = builder.emit(.periodRank, left, shape: .interval)
      right = builder.emit(.periodRank, right, shape: .interval)
    case .catalogue, .boolean:
      if isOrder {
        left = builder.emit(.memberRank, left, shape: .interval)
        right = builder.emit(.memberRank, right, shape: .interval)
      }
    case .error, .integer, .number, .quotient, .string, .date, .year, .yearRange, .service, .days,
      .workingDays, .money, .record, .list, .yearly, .timeline, .optional:
      break
    }
    let equality: OperationCode =
      switch type.shape {
      case .boolean, .members: .equalSets
      case .text: .equalTexts
      case .interval, .handle: .equalNumbers
      }
    switch operation {
    case .equal: return builder.emit(equality, left, right, shape: .boolean, readsRight: true)
    case .different:
      return builder.emit(
        .not,
        builder.emit(equality, left, right, shape: .boolean, readsRight: true),
        shape: .boolean
      )
    case .less: return builder.emit(.less, left, right, shape: .boolean, readsRight: true)
    case .lessOrEqual:
      return builder.emit(.lessOrEqual, left, right, shape: .boolean, readsRight: true)
    case .greater: return builder.emit(.less, right, left, shape: .boolean, readsRight: true)
    case .greaterOrEqual:
      return builder.emit(.lessOrEqual, right, left, shape: .boolean, readsRight: true)
    }
  }

  /// Whether a count is 0, or at least 1, asks whether there is any element: one step, so that the
  /// one is the opposite of the other.
  private mutating func compileEmptiness(
    _ operation: ComparisonOperator,
    _ left: CheckedExpression,
    _ right: CheckedExpression,
    _ context: CompilationContext
  ) -> UInt32? {
    guard case .aggregate(.count, _, let variable, let list, let filter) = left.kind,
      case .constant(.integer(let number)) = right.kind
    else { return nil }
    let isSome: Bool
    switch (operation, number) {
    case (.greaterOrEqual, 1), (.greater, 0), (.different, 0): isSome = true
    case (.less, 1), (.lessOrEqual, 0), (.equal, 0): isSome = false
    default: return nil
    }
    let table = loop(over: list, variable, context) { compiler, inner in
      (filter.map { compiler.scalar($0, inner) }, [])
    }
    let some = builder.emit(.someRow, table, shape: .boolean)
    return isSome ? some : builder.emit(.not, some, shape: .boolean)
  }

  /// A comparison of a catalogue's value with a constant is a question of membership.
  private mutating func compileMemberComparison(
    _ operation: ComparisonOperator,
    _ left: CheckedExpression,
    _ right: CheckedExpression,
    _ context: CompilationContext
  ) -> UInt32? {
    if case .constant(.member(let catalogue, let index)) = right.kind {
      let bits = members(operation, index, of: catalogue)
      return builder.emit(.isMember, scalar(left, context), builder.set(bits), shape: .boolean)
    }
    if case .constant(.member(let catalogue, let index)) = left.kind {
      let bits = members(operation.mirrored, index, of: catalogue)
      return builder.emit(.isMember, scalar(right, context), builder.set(bits), shape: .boolean)
    }
    return nil
  }

  /// The members that stand in a relation to one of them.
  private func members(
    _ operation: ComparisonOperator,
    _ index: Int,
    of catalogue: Int
  ) -> Int64 {
    let all = Extent.allMembers(checked.catalogues[catalogue].members.count)
    let below = index == 0 ? 0 : Extent.allMembers(index)
    let member = Int64(1) << Int64(index)
    switch operation {
    case .equal: return member
    case .different: return all & ~member
    case .less: return below
    case .lessOrEqual: return below | member
    case .greater: return all & ~(below | member)
    case .greaterOrEqual: return all & ~below
    }
  }

  mutating func compileRange(
    _ value: CheckedExpression,
    lower: RangeEnd?,
    upper: RangeEnd?,
    _ context: CompilationContext
  ) -> UInt32 {
    var tests: [UInt32] = []
    let subject = scalar(value, context)
    if let lower { tests.append(compileEnd(lower, subject, value, isLower: true, context)) }
    if let upper { tests.append(compileEnd(upper, subject, value, isLower: false, context)) }
    return junction(.and, tests)
  }

  private mutating func compileEnd(
    _ end: RangeEnd,
    _ subject: UInt32,
    _ value: CheckedExpression,
    isLower: Bool,
    _ context: CompilationContext
  ) -> UInt32 {
    let operation: ComparisonOperator =
      isLower
      ? (end.isIncluded ? .greaterOrEqual : .greater) : (end.isIncluded ? .lessOrEqual : .less)
    if case .constant(.member(let catalogue, let index)) = end.bound.kind {
      return builder.emit(
        .isMember,
        subject,
        builder.set(members(operation, index, of: catalogue)),
        shape: .boolean
      )
    }
    let bound = scalar(end.bound, context)
    guard end.bound.type.isOptional else {
      return compare(operation, subject, bound, type: value.type.unwrapped)
    }
    let known = builder.emit(.unwrap, bound, shape: end.bound.type.shape)
    let comparison = compare(operation, subject, known, type: value.type.unwrapped)
    return builder.emit(.endlessOr, bound, comparison, shape: .boolean, readsRight: true)
  }

  // MARK: Arithmetic

  mutating func compileArithmetic(
    _ operation: ArithmeticOperator,
    _ left: CheckedExpression,
    _ right: CheckedExpression,
    _ context: CompilationContext
  ) -> CompiledValue {
    let first = scalar(left, context)
    let second = scalar(right, context)
    func emit(_ code: OperationCode, _ left: UInt32, _ right: UInt32) -> UInt32 {
      builder.emit(code, left, right, shape: .interval, readsRight: true)
    }
    func negated(_ register: UInt32) -> UInt32 {
      builder.emit(.negate, register, shape: .interval)
    }
    switch (operation, left.type.unwrapped, right.type.unwrapped) {
    case (.add, .date, .period): return .scalar(emit(.datePlusPeriod, first, second))
    case (.add, .period, .date): return .scalar(emit(.datePlusPeriod, second, first))
    case (.subtract, .date, .period): return .scalar(emit(.dateMinusPeriod, first, second))
    case (.add, .date, .days): return .scalar(emit(.datePlusDays, first, second))
    case (.add, .days, .date): return .scalar(emit(.datePlusDays, second, first))
    case (.subtract, .date, .days): return .scalar(emit(.datePlusDays, first, negated(second)))
    case (.add, .date, .workingDays):
      return .scalar(compileWorkingDays(first, second, context))
    case (.add, .workingDays, .date):
      return .scalar(compileWorkingDays(second, first, context))
    case (.subtract, .date, .workingDays):
      return .scalar(compileWorkingDays(first, negated(second), context))
    case (.add, _, _): return .scalar(emit(.add, first, second))
    case (.subtract, _, _): return .scalar(emit(.subtract, first, second))
    case (.multiply, .period, .number), (.multiply, .number, .period):
      preconditionFailure("the checker converts a period before it is multiplied by a fraction")
    case (.multiply, _, _): return .scalar(emit(.multiply, first, second))
    case (.divide, _, _): return .scalar(emit(.divide, first, second))
    }
  }

  private mutating func compileWorkingDays(
    _ date: UInt32,
    _ count: UInt32,
    _ context: CompilationContext
  ) -> UInt32 {
    if builder.program.daysOffRegister == nil,
      let index = checked.parameters.firstIndex(where: {
        ($0.name == Name("ngày_nghỉ") || $0.name == Name("days_off")) && $0.type == .list(.date)
      })
    {
      builder.program.daysOffRegister = list(of: compileParameter(index, topContext(lawDate: nil)))
    }
    return builder.emitPooled(
      .datePlusWorkingDays,
      [date, count] + (builder.program.daysOffRegister.map { [$0] } ?? []),
      shape: .interval
    )
  }

  // MARK: Functions

  mutating func compileFunction(
    _ function: BuiltinFunction,
    _ arguments: [CheckedExpression],
    _ expression: CheckedExpression,
    _ context: CompilationContext
  ) -> CompiledValue {
    func one(_ code: OperationCode) -> CompiledValue {
      .scalar(builder.emit(code, scalar(arguments[0], context), shape: .interval))
    }
    func two(_ code: OperationCode) -> CompiledValue {
      .scalar(
        builder.emit(
          code,
          scalar(arguments[0], context),
          scalar(arguments[1], context),
          shape: .interval,
          readsRight: true
        )
      )
    }
    switch function {
    case .least, .greatest: return compileExtreme(function, arguments, expression, context)
    case .yearOf: return one(.yearOf)
    case .firstDayOfMonth: return one(.firstDayOfMonth)
    case .lastDayOfMonth: return one(.lastDayOfMonth)
    case .firstDayOfYear: return one(.firstDayOfYear)
    case .lastDayOfYear: return one(.lastDayOfYear)
    case .monthsBetween: return two(.monthsBetween)
    case .yearsBetween: return two(.yearsBetween)
    case .periodBetween: return two(.periodBetween)
    case .serviceOf:
      return .scalar(
        coverage(of: compile(arguments[0], context), unit: .service, isWeighted: false)
      )
    case .daysOf:
      return .scalar(coverage(of: compile(arguments[0], context), unit: .days, isWeighted: false))
    case .weightedServiceOf:
      return .scalar(
        coverage(of: compile(arguments[0], context), unit: .service, isWeighted: true)
      )
    case .weightedDaysOf:
      return .scalar(coverage(of: compile(arguments[0], context), unit: .days, isWeighted: true))
    case .atLeastLevel:
      guard case .timeline(var timeline) = compile(arguments[0], context) else {
        preconditionFailure("only a timeline has levels")
      }
      var level = scalar(arguments[1], context)
      if arguments[1].type.shape == .members {
        level = builder.emit(.memberRank, level, shape: .interval)
      }
      timeline.register = builder.emit(
        .atLeastLevel,
        timeline.register,
        level,
        shape: .handle,
        readsRight: true
      )
      return .timeline(timeline)
    case .without:
      guard case .timeline(var timeline) = compile(arguments[0], context),
        case .timeline(let removed) = compile(arguments[1], context)
      else { preconditionFailure("only a timeline is taken away from a timeline") }
      timeline.removed.append(removed.register)
      return .timeline(timeline)
    }
  }

  private mutating func compileExtreme(
    _ function: BuiltinFunction,
    _ arguments: [CheckedExpression],
    _ expression: CheckedExpression,
    _ context: CompilationContext
  ) -> CompiledValue {
    var registers: [UInt32] = []
    for argument in arguments { registers.append(scalar(argument, context)) }
    let code: OperationCode = function == .least ? .least : .greatest
    var result = registers[0]
    for register in registers.dropFirst() {
      result = builder.emit(
        code,
        result,
        register,
        shape: expression.type.shape,
        detail: UInt16(expression.type.shape.rawValue),
        readsRight: true
      )
    }
    return .scalar(result)
  }
}

extension ComparisonOperator {
  /// The operator with its sides exchanged.
  var mirrored: ComparisonOperator {
    switch self {
    case .equal: .equal
    case .different: .different
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
