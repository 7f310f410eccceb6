import KhenAnalysis
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
      // Facts that cannot be read are why their names are not found.
      if let json { try checkForm(of: json, inferred.program, date: date) }
      throw .expression(diagnostics, sources)
    }
    return try run(checked, program, kind: kind, facts: json, date: date)
  }

  /// Fails when the facts are no JSON object at all.
  private static func checkForm(
    of json: [UInt8],
    _ program: CheckedProgram?,
    date: Int
  ) throws(Failure) {
    guard let program else { return }
    let schema = FactSchema(program)
    var frame = FactFrame()
    var reader = JSONDossierReader(
      schema: schema,
      promises: DossierPromises(program, schema: schema, date: date)
    )
    let record = reader.read(json.span, ordinal: 1, line: 1, into: &frame)
    let isForm: Set<String> = [
      "not-a-dossier", "truncated-dossier", "malformed-json", "extra-content", "malformed-utf8",
      "nesting-too-deep", "dossier-too-large", "repeated-field",
    ]
    let errors = record.errors.filter { isForm.contains($0.id.name) }
    guard errors.isEmpty else { throw .facts(errors) }
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
      var reader = JSONDossierReader(
        schema: schema,
        promises: DossierPromises(program, schema: schema, date: date)
      )
      let record = reader.read(json.span, ordinal: 1, line: 1, into: &frame)
      guard record.errors.isEmpty else { throw .facts(record.errors) }
    }
    var decider = Decider(machine)
    let day = Extent.point(Int64(date))
    let measure: TimeUnitWord = program.time.measure == .days365 ? .days : .months
    decider.machine.run(frame, date: day)
    var value = EvaluatedValue(compiled, decider.machine, texts: frame.texts, catalogues: [])
    if case .scalar(let register, .boolean) = compiled.result, !value.isKnown {
      // Where the range is too coarse, splitting facts may still decide a condition.
      let extent = decider.decide(register, frame, date: day).extent
      value = EvaluatedValue(extent, .boolean, texts: frame.texts)
    }
    var missing: [String] = []
    if !value.isKnown {
      let paths = FactPaths(frame, schema)
      for register in compiled.result.registers {
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
}

extension CompiledExpression.Result {
  /// The registers that hold the value.
  fileprivate var registers: [UInt32] {
    switch self {
    case .scalar(let register, _), .list(let register, _): [register]
    case .years(let first, let last): [first, last]
    case .other: []
    }
  }
}
