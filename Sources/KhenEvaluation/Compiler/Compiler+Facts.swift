import KhenSemantics
import KhenSource
import KhenSyntax

/// Fields, optional values, conversions.
extension Compiler {
  mutating func compileField(
    _ receiver: CheckedExpression?,
    _ index: Int,
    _ expression: CheckedExpression,
    _ context: CompilationContext
  ) -> CompiledValue {
    let (field, base) = locateField(receiver, index, context)
    return load(field, base: base, type: expression.type)
  }

  /// The layout of a field and the register with the base of its record.
  private mutating func locateField(
    _ receiver: CheckedExpression?,
    _ index: Int,
    _ context: CompilationContext
  ) -> (field: FieldLayout, base: UInt32) {
    if let receiver {
      guard case .record(let register, let record) = compile(receiver, context) else {
        preconditionFailure("only records have fields")
      }
      return (schema.records[record].fields[index], register)
    }
    let named = schema.records[context.owner].fields[index]
    guard context.owner != kind else { return (named, Program.rootRegister) }
    // An award for several kinds reads the field of the same name in the kind at hand.
    guard let field = schema.records[kind].fields.first(where: { $0.name == named.name }) else {
      preconditionFailure("an award reads only fields that all its kinds of dossier have")
    }
    return (field, Program.rootRegister)
  }

  /// The value of a field of the record whose base is in a register.
  mutating func load(_ field: FieldLayout, base: UInt32, type: ValueType) -> CompiledValue {
    switch field.type {
    case .boolean, .integer, .number, .string, .date, .year, .period, .days, .money, .catalogue:
      let access = FieldAccess(
        offset: field.offset,
        type: field.type,
        isOptional: field.isOptional,
        isPresence: false,
        isSecondSlot: false,
        column: field.column
      )
      return .scalar(
        builder.emit(.loadFact, base, builder.field(access), shape: type.shape)
      )
    case .yearRange:
      let registers = [false, true].map { isSecond in
        builder.emit(
          .loadFact,
          base,
          builder.field(
            FieldAccess(
              offset: field.offset + (isSecond ? 1 : 0),
              type: .yearRange,
              isOptional: field.isOptional,
              isPresence: false,
              isSecondSlot: isSecond,
              column: field.column
            )
          ),
          shape: .interval
        )
      }
      return .years(from: registers[0], to: registers[1])
    case .record(let record):
      let inset = field.isOptional ? 1 : 0
      return .record(
        builder.emit(
          .recordBase,
          base,
          UInt32(field.offset + inset),
          shape: .handle
        ),
        record: record
      )
    case .list(let element):
      return .list(loadList(field, base: base), element: elementForm(element))
    case .series(let element):
      guard case .yearly(let valueType) = type.unwrapped else {
        preconditionFailure("a series has a yearly type")
      }
      let access = SeriesAccess(
        isCompleteWhenAbsent: field.isCompleteWhenAbsent,
        widest: widest(
          schema.records[element].fields[1].isOptional && !valueType.isOptional
            ? .optional(valueType) : valueType
        ),
        shape: valueType.shape
      )
      let index =
        builder.program.series.firstIndex(of: access) ?? builder.program.series.count
      if index == builder.program.series.count { builder.program.series.append(access) }
      return .series(
        loadList(field, base: base),
        access: UInt16(index),
        value: valueType
      )
    }
  }

  private mutating func loadList(_ field: FieldLayout, base: UInt32) -> UInt32 {
    builder.emit(
      .loadList,
      base,
      builder.field(
        FieldAccess(
          offset: field.offset,
          type: field.type,
          isOptional: field.isOptional,
          isPresence: false,
          isSecondSlot: false,
          column: field.column
        )
      ),
      shape: .handle
    )
  }

  private func elementForm(_ element: Int) -> ElementForm {
    let layout = schema.records[element]
    guard element >= checked.records.count else { return .record(element) }
    switch layout.fields[0].type {
    case .yearRange: return .years
    case .boolean: return .scalar(.boolean)
    case .catalogue: return .scalar(.members)
    case .string: return .scalar(.text)
    case .integer, .number, .date, .year, .period, .days, .money: return .scalar(.interval)
    case .record(let record): return .record(record)
    case .list, .series: preconditionFailure("lists of lists are not in the language")
    }
  }

  mutating func compileHas(
    _ inner: CheckedExpression,
    _ context: CompilationContext
  ) -> UInt32 {
    if case .field(let receiver, let index) = inner.kind, case .record = inner.type.unwrapped {
      let (field, base) = locateField(receiver, index, context)
      let access = FieldAccess(
        offset: field.offset,
        type: .boolean,
        isOptional: true,
        isPresence: true,
        isSecondSlot: false,
        column: field.column
      )
      let presence = builder.emit(.loadFact, base, builder.field(access), shape: .boolean)
      return builder.emit(.hasValue, presence, shape: .boolean)
    }
    return builder.emit(.hasValue, scalar(inner, context), shape: .boolean)
  }

  mutating func compileUnwrap(
    _ inner: CheckedExpression,
    _ context: CompilationContext
  ) -> CompiledValue {
    switch compile(inner, context) {
    case .scalar(let register):
      return .scalar(builder.emit(.unwrap, register, shape: inner.type.shape))
    case .years(let from, let to):
      return .years(
        from: builder.emit(.unwrap, from, shape: .interval),
        to: builder.emit(.unwrap, to, shape: .interval)
      )
    case let other: return other
    }
  }

  mutating func compileOrIfNone(
    _ left: CheckedExpression,
    _ right: CheckedExpression,
    _ expression: CheckedExpression,
    _ context: CompilationContext
  ) -> CompiledValue {
    let first = compile(left, context)
    let second = compile(right, context)
    switch (first, second) {
    case (.scalar(let value), .scalar(let fallback)):
      return .scalar(
        builder.emit(
          .orIfNone,
          value,
          fallback,
          shape: expression.type.shape,
          detail: UInt16(expression.type.shape.rawValue),
          readsRight: true
        )
      )
    case (.years(let from, let to), .years(let otherFrom, let otherTo)):
      func either(_ value: UInt32, _ fallback: UInt32) -> UInt32 {
        builder.emit(
          .orIfNone,
          value,
          fallback,
          shape: .interval,
          detail: UInt16(ExtentShape.interval.rawValue),
          readsRight: true
        )
      }
      return .years(from: either(from, otherFrom), to: either(to, otherTo))
    default: return first
    }
  }

  mutating func compileMustState(
    _ inner: CheckedExpression,
    _ context: CompilationContext
  ) -> UInt32 {
    builder.emit(
      .mustState,
      scalar(inner, context),
      shape: .boolean,
      detail: UInt16(inner.type.shape.rawValue)
    )
  }

  mutating func compileConversion(
    _ inner: CheckedExpression,
    to type: ValueType,
    _ context: CompilationContext
  ) -> CompiledValue {
    let value = compile(inner, context)
    switch (inner.type.unwrapped, type.unwrapped) {
    case (.period, .service):
      guard case .scalar(let register) = value else { return value }
      return .scalar(
        builder.emit(
          .periodToService,
          register,
          shape: .interval,
          detail: checked.time.measureDetail
        )
      )
    case (.period, .days):
      guard case .scalar(let register) = value else { return value }
      return .scalar(builder.emit(.periodRank, register, shape: .interval))
    case (.yearRange, .list):
      return .list(list(of: value), element: .scalar(.interval))
    default: return value
    }
  }

  /// The list to iterate over: consecutive years become a list of years.
  mutating func list(of value: CompiledValue) -> UInt32 {
    switch value {
    case .list(let register, _), .series(let register, _, _): register
    case .years(let from, let to):
      builder.emit(.years, from, to, shape: .handle, detail: 1, readsRight: true)
    case .timeline(let timeline): timeline.register
    case .scalar(let register), .record(let register, _): register
    }
  }
}

extension TimeSettings {
  /// The measure as a small operand.
  var measureDetail: UInt16 {
    switch measure {
    case .days365: 1
    case .calendar, .monthsTouched, .monthsHalf, .monthsWhole, nil: 0
    }
  }
}
