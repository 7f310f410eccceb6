import KhenSemantics
import KhenSource
import KhenSyntax

/// Turns checked expressions into instructions.
///
/// Definitions and functions are expanded where they are used; equal expansions become one
/// instruction in `ProgramBuilder`. Every expansion is total: what the checker has ruled out
/// (comparing none, dividing without a rule for zero) needs no test here.
struct Compiler {
  let checked: CheckedProgram
  let schema: FactSchema
  /// The kind of dossier that the program is for.
  let kind: Int
  var builder = ProgramBuilder()
  /// Results of definitions already expanded, by what they were applied to; one layer for each
  /// open loop.
  var expansions: [[ExpansionKey: CompiledValue]] = [[:]]
  private var lawGapRegisters: [SourceRange: UInt32] = [:]

  struct ExpansionKey: Hashable {
    var definition: Int
    var receiver: UInt32
    var arguments: [UInt32]
    var lawDate: UInt32
  }

  init(_ checked: CheckedProgram, schema: FactSchema, kind: Int) {
    self.checked = checked
    self.schema = schema
    self.kind = kind
    builder.program.time = checked.time
    builder.program.memberSets = checked.catalogues.map { Extent.allMembers($0.members.count) }
    for (index, layout) in schema.records.enumerated() where index >= checked.records.count {
      builder.program.elementFields[index] = layout.fields.map {
        FieldAccess(
          offset: $0.offset,
          type: $0.type,
          isOptional: $0.isOptional,
          isPresence: false,
          isSecondSlot: false,
          column: $0.column
        )
      }
    }
  }

  /// The context at the top of an award or an expression; the law is that of the evaluation date
  /// unless another day is given.
  mutating func topContext(lawDate: Int?) -> CompilationContext {
    let date = lawDate.map { builder.constant(.point(Int64($0)), shape: .interval) }
    return CompilationContext(
      lawDate: date ?? Program.dateRegister,
      owner: kind,
      variables: [:]
    )
  }

  // MARK: Expressions

  mutating func compile(
    _ expression: CheckedExpression,
    _ context: CompilationContext
  ) -> CompiledValue {
    let value = compileKind(expression, context)
    if case .scalar(let register) = value {
      builder.note(.expression(expression), for: register)
    }
    return value
  }

  /// The register of an expression whose value is an extent.
  mutating func scalar(
    _ expression: CheckedExpression,
    _ context: CompilationContext
  ) -> UInt32 {
    switch compile(expression, context) {
    case .scalar(let register): return register
    case .record(let register, _), .list(let register, _), .series(let register, _, _):
      return register
    case .years(let from, _): return from
    case .timeline(let timeline): return timeline.register
    }
  }

  private mutating func compileKind(
    _ expression: CheckedExpression,
    _ context: CompilationContext
  ) -> CompiledValue {
    switch expression.kind {
    case .constant(let constant): return .scalar(register(of: constant))
    case .evaluationDate: return .scalar(Program.dateRegister)
    case .field(let receiver, let index):
      return compileField(receiver, index, expression, context)
    case .variable(let id):
      guard let value = context.variables[id] else {
        preconditionFailure("a variable is used where it is not bound")
      }
      return value
    case .parameter(let index): return compileParameter(index, context)
    case .call(let definition, let receiver, let arguments):
      return compileCall(definition, receiver, arguments, context)
    case .function(let function, let arguments):
      return compileFunction(function, arguments, expression, context)
    case .asOf(let inner, let date):
      var changed = context
      changed.lawDate = scalar(date, context)
      return compile(inner, changed)
    case .list(let elements): return compileListLiteral(elements, expression.type, context)
    case .catalogueMembers(let catalogue):
      let members = checked.catalogues[catalogue].members.indices.map {
        builder.constant(.set(1 << Int64($0)), shape: .members)
      }
      return .list(
        builder.emitPooled(.makeList, members, shape: .handle, detail: 1),
        element: .scalar(.members)
      )
    case .convert(let inner): return compileConversion(inner, to: expression.type, context)
    case .not(let inner):
      return .scalar(builder.emit(.not, scalar(inner, context), shape: .boolean))
    case .negate(let inner):
      return .scalar(builder.emit(.negate, scalar(inner, context), shape: .interval))
    case .and(let parts): return .scalar(compileJunction(.and, parts, context))
    case .or(let parts): return .scalar(compileJunction(.or, parts, context))
    case .arithmetic(let operation, let left, let right):
      return compileArithmetic(operation, left, right, context)
    case .comparison(let operation, let left, let right):
      return .scalar(compileComparison(operation, left, right, context))
    case .inRange(let value, let lower, let upper):
      return .scalar(compileRange(value, lower: lower, upper: upper, context))
    case .membership(let value, let list):
      return .scalar(compileMembership(value, list, context))
    case .orIfNone(let left, let right): return compileOrIfNone(left, right, expression, context)
    case .has(let inner): return .scalar(compileHas(inner, context))
    case .unwrap(let inner): return compileUnwrap(inner, context)
    case .quantified(let quantifier, let variable, let list, let filter, let condition):
      return .scalar(
        compileQuantifier(quantifier, variable, list, filter, condition, context)
      )
    case .twoDistinct(let first, let second, let list, let condition):
      return .scalar(compilePairs(first, second, list, condition, context))
    case .consecutiveYears(
      let count,
      let allowsLonger,
      let variable,
      let list,
      let endingIn,
      let condition
    ):
      return .scalar(
        compileRun(
          RunRequest(
            count: count,
            allowsLonger: allowsLonger,
            holdsRanges: false,
            hasEnd: endingIn != nil
          ),
          variable,
          list,
          endingIn,
          condition,
          context
        )
      )
    case .aggregate(let kind, let value, let variable, let list, let filter):
      return .scalar(compileAggregate(kind, value, variable, list, filter, context))
    case .collect(let isDistinct, let value, let variable, let list, let filter):
      return compileCollect(isDistinct, value, variable, list, filter, context)
    case .years(let from, let to, let includesLast):
      let last = scalar(to, context)
      return .years(
        from: scalar(from, context),
        to: includesLast
          ? last
          : builder.emit(
            .subtract,
            last,
            builder.constant(.point(1), shape: .interval),
            shape: .interval,
            readsRight: true
          )
      )
    case .timeline(let timeline): return .timeline(compileTimeline(timeline, context))
    case .match(let subject, let rows):
      return compileMatch(subject, rows, expression.type, context)
    case .inYear(let series, let year): return compileInYear(series, year, context)
    case .round(let direction, let value, let unit):
      return .scalar(
        builder.emit(
          direction == .up ? .roundUp : .roundDown,
          scalar(value, context),
          scalar(unit, context),
          shape: .interval,
          readsRight: true
        )
      )
    case .mustState(let inner): return .scalar(compileMustState(inner, context))
    case .meets(let award): return .scalar(compileMeets(award, context))
    case .isHeld(let award): return .scalar(compileHeld(award, context))
    case .chosen(let selection): return .scalar(compileChosen(selection))
    }
  }

  // MARK: Constants and the law's gaps

  mutating func register(of constant: Constant) -> UInt32 {
    switch constant {
    case .boolean(let value): builder.constant(.boolean(value), shape: .boolean)
    case .integer(let value), .date(let value), .year(let value), .workingDays(let value):
      builder.constant(.point(value), shape: .interval)
    case .number(let value), .days(let value), .money(let value):
      builder.constant(.point(value.numerator, scale: value.denominator), shape: .interval)
    case .period(let months, let days):
      builder.constant(.point(Period.encoded(months: months, days: days)), shape: .interval)
    case .text(let text): builder.constant(.text(text), shape: .text)
    case .member(_, let index): builder.constant(.set(1 << Int64(index)), shape: .members)
    }
  }

  /// The value of a body; what the law would say where its text is not known.
  mutating func compile(
    _ body: CheckedBody,
    type: ValueType,
    label: String,
    _ context: CompilationContext
  ) -> CompiledValue {
    if let expression = body.expression { return compile(expression, context) }
    return .scalar(
      lawGap(type: type, label: label, citations: body.citations, range: body.range)
    )
  }

  /// A register that can hold anything, because the text of the law is not known.
  mutating func lawGap(
    type: ValueType,
    label: String,
    citations: [CheckedReference],
    range: SourceRange
  ) -> UInt32 {
    if let register = lawGapRegisters[range] { return register }
    let index = builder.program.lawGaps.count
    builder.program.lawGaps.append(
      LawGap(widest: widest(type), label: label, citations: citations, range: range)
    )
    let register = builder.emit(
      .lawUnknown,
      0,
      UInt32(index),
      shape: type.shape,
      readsLeft: false
    )
    lawGapRegisters[range] = register
    return register
  }

  /// Everything that a value of a type can be.
  func widest(_ type: ValueType) -> Extent {
    switch type {
    case .boolean: return .eitherBoolean
    case .catalogue(let index):
      return .set(Extent.allMembers(checked.catalogues[index].members.count))
    case .optional(let wrapped):
      var extent = widest(wrapped)
      extent.marks.insert(.none)
      return extent
    case .integer, .number, .quotient, .money:
      return .anything
    case .days, .service, .period, .workingDays:
      return Extent(low: 0, high: Extent.endlessHigh)
    case .date:
      return Extent(low: Int64(CalendarLimits.dayMin), high: Int64(CalendarLimits.dayMax))
    case .year: return Extent(low: 1, high: 9999)
    case .error, .string, .yearRange, .record, .list, .yearly, .timeline: return .anything
    }
  }

  // MARK: Logic

  mutating func compileJunction(
    _ code: OperationCode,
    _ parts: [CheckedExpression],
    _ context: CompilationContext
  ) -> UInt32 {
    var registers: [UInt32] = []
    for part in parts {
      let register = scalar(part, context)
      if !registers.contains(register) { registers.append(register) }
    }
    return junction(code, registers)
  }

  /// And or or of conditions already computed.
  mutating func junction(_ code: OperationCode, _ registers: [UInt32]) -> UInt32 {
    if registers.count == 1 { return registers[0] }
    if registers.isEmpty { return builder.constant(.boolean(code == .and), shape: .boolean) }
    return builder.emitPooled(code, registers, shape: .boolean)
  }
}

extension Extent {
  /// The set of the first members of a catalogue.
  static func allMembers(_ count: Int) -> Int64 {
    count >= 64 ? -1 : (Int64(1) << Int64(count)) &- 1
  }
}

/// The days that the calendar of the language knows.
package enum CalendarLimits {
  /// 01/01/0001.
  package static let dayMin = -719_162
  /// 31/12/9999.
  package static let dayMax = 2_932_896
}
