import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Evaluates one expression over facts that need no schema.
struct ExpressionEvaluation {
  /// What came out.
  struct Outcome {
    var value: EvaluatedValue
    var type: ValueType
    /// Paths of the facts that are missing or imprecise.
    var missing: [String]
    var measure: TimeUnitWord
  }

  /// Why there is no value.
  enum Failure: Error {
    case expression([Diagnostic], SourceMap)
    case facts([DataError])
  }

  /// Evaluates a text.
  static func evaluate(
    _ text: String,
    facts json: [UInt8]?,
    date: Int,
    rounding: MonthEndDeclaration.Rounding
  ) throws(Failure) -> Outcome {
    var sources = SourceMap()
    let (source, problems) = SourceFile.load(
      bytes: Array(text.utf8),
      name: "EXPR",
      id: sources.nextID
    )
    sources.add(source)
    let parsed = Parser.parseExpression(source)
    let syntactic = problems + parsed.diagnostics
    guard !syntactic.contains(where: { $0.severity == .error }) else {
      throw .expression(syntactic, sources)
    }
    var program = CheckedProgram()
    program.time.monthEnd = rounding
    var inferred = InferredFacts(fields: json.map(FactInference.fields) ?? [])
    let (checked, diagnostics) = Checker.checkExpression(
      parsed.expression,
      in: program,
      dossier: nil,
      inferring: &inferred
    )
    guard let checked, let program = inferred.program, let kind = inferred.dossier else {
      throw .expression(diagnostics, sources)
    }
    return try run(checked, program, kind: kind, facts: json, date: date)
  }

  private static func run(
    _ checked: CheckedExpression,
    _ program: CheckedProgram,
    kind: Int,
    facts json: [UInt8]?,
    date: Int
  ) throws(Failure) -> Outcome {
    let schema = FactSchema(program)
    let compiled = CompiledExpression(checked, kind: kind, of: program, schema: schema)
    var frame = FactFrame()
    let machine = RangeMachine(compiled.program, texts: &frame.texts)
    frame.texts.keepConstants()
    frame.reset(kind: kind, schema: schema)
    if let json {
      var reader = JSONDossierReader(schema: schema)
      let record = reader.read(json.span, ordinal: 1, line: 1, into: &frame)
      guard record.errors.isEmpty else { throw .facts(record.errors) }
    }
    var decider = Decider(machine)
    let day = Extent.point(Int64(date))
    let measure: TimeUnitWord = program.time.measure == .days365 ? .days : .months
    var registers: [UInt32] = []
    let value: EvaluatedValue
    switch compiled.result {
    case .scalar(let register, let type):
      registers = [register]
      decider.machine.run(frame, date: day)
      var extent = decider.machine.result(register).extent
      if type == .boolean, !extent.isCertainlyTrue, !extent.isCertainlyFalse {
        extent = decider.decide(register, frame, date: day).extent
      }
      value = EvaluatedValue(extent, type, texts: frame.texts)
    case .years(let first, let last):
      registers = [first, last]
      decider.machine.run(frame, date: day)
      value = .list(
        registers.map {
          EvaluatedValue(decider.machine.result($0).extent, .year, texts: frame.texts)
        }
      )
    case .list(let register, let element):
      registers = [register]
      decider.machine.run(frame, date: day)
      value = list(register, element, decider.machine, frame.texts)
    case .other:
      value = .unknown
    }
    var missing: [String] = []
    if !value.isKnown {
      let paths = FactPaths(frame, schema)
      for register in registers {
        let ids =
          checked.type == .boolean
          ? decider.candidates(register, frame, date: day).map(\.fact)
          : decider.dependencies(of: register, frame, date: day)
        for id in ids where !missing.contains(paths.path(of: id)) {
          missing.append(paths.path(of: id))
        }
      }
    }
    return Outcome(value: value, type: checked.type, missing: missing, measure: measure)
  }

  private static func list(
    _ register: UInt32,
    _ element: ValueType,
    _ machine: RangeMachine,
    _ texts: TextTable
  ) -> EvaluatedValue {
    let handle = Int(clamping: machine.result(register).extent.low)
    guard machine.tables.indices.contains(handle) else { return .unknown }
    let table = machine.tables[handle]
    if table.isUnknown { return .unknown }
    var elements: [EvaluatedValue] = []
    for row in 0..<table.count {
      let first = table.first + row * table.width
      guard table.width >= 2, first + 1 < machine.cells.count else { return .unknown }
      let presence = machine.cells[first]
      if presence.isCertainlyFalse { continue }
      let value = EvaluatedValue(machine.cells[first + 1], element, texts: texts)
      elements.append(presence.isCertainlyTrue ? value : .orNone(value))
    }
    return .list(elements)
  }
}

/// The paths of the facts of a frame, by slot: `quá_trình[2].từ`.
struct FactPaths {
  private var paths: [Int: String] = [:]

  init(_ frame: FactFrame, _ schema: FactSchema) {
    add(schema.records[frame.kind], base: FactFrame.root, prefix: "", frame, schema)
  }

  /// The path of a fact.
  func path(of fact: FactID) -> String {
    let path = paths[fact.index] ?? ""
    return fact.kind == .year ? "\(path)[\(fact.year)]" : path
  }

  private mutating func add(
    _ layout: RecordLayout,
    base: Int,
    prefix: String,
    _ frame: FactFrame,
    _ schema: FactSchema
  ) {
    for field in layout.fields {
      let slot = base + field.offset
      let path = prefix.isEmpty ? field.name.text : prefix + "." + field.name.text
      let fieldPath = field.name.text.isEmpty ? prefix : path
      paths[slot] = fieldPath
      switch field.type {
      case .record(let record):
        let inner = slot + (field.isOptional ? 1 : 0)
        add(schema.records[record], base: inner, prefix: fieldPath, frame, schema)
      case .list(let record), .series(let record):
        var element = Int(clamping: max(0, frame.slots[slot]))
        var number = 0
        while element > 0, element < frame.slots.count {
          number += 1
          add(
            schema.records[record],
            base: element,
            prefix: "\(fieldPath)[\(number)]",
            frame,
            schema
          )
          element = Int(clamping: frame.slots[element - 1])
        }
      case .yearRange: paths[slot + 1] = fieldPath
      case .boolean, .integer, .number, .string, .date, .year, .period, .days, .money, .catalogue:
        break
      }
    }
  }
}
