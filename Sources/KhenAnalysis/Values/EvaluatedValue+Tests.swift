import KhenEvaluation
import KhenSemantics

extension EvaluatedValue {
  /// What an expression comes to on the dossier of a test, kept to the constraints of the schema.
  ///
  /// `lawDate`: the day whose law is applied, where it is not the evaluation date.
  init(
    of expression: CheckedExpression,
    on test: CheckedTest,
    _ program: CheckedProgram,
    _ constraints: DossierConstraints,
    schema: FactSchema,
    lawDate: Int?
  ) {
    let compiled = CompiledExpression(
      expression,
      kind: test.kind,
      of: program,
      schema: schema,
      lawDate: lawDate
    )
    var frame = FactFrame()
    var machine = RangeMachine(compiled.program, texts: &frame.texts)
    frame.texts.keepConstants()
    frame.file(Witness(test), schema: schema)
    _ = constraints.apply(to: &frame, date: test.evaluationDate)
    machine.run(frame, date: .point(Int64(test.evaluationDate)))
    self.init(compiled, machine, texts: frame.texts, catalogues: program.catalogues)
  }
}
