import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

@Suite struct `Explanations as officials read them` {
  struct Source: CustomTestStringConvertible {
    var name: String
    var rules: String
    var testDescription: String { name }
  }

  static let sources = [
    Source(name: "medal", rules: ExplanationRules.medal),
    Source(name: "exceptions", rules: ExplanationRules.exceptions),
    Source(name: "hard-cases", rules: ExplanationRules.hardCases),
  ]

  @Test(arguments: sources, Language.allCases)
  func `every case reads as recorded`(source: Source, language: Language) throws {
    let cases = try ExplainedCases(source.rules)
    var text = ""
    for (name, explanation) in try cases.explained() {
      text += "=== " + name + "\n"
      let renderer = ExplanationRenderer(
        style: TextStyle(language: language, width: 110),
        level: .all
      )
      text += renderer.render(DossierResult(position: 1, explanation: explanation)) + "\n"
    }
    let problem = Golden.problem(
      text,
      named: "explanation-\(source.name).\(language.rawValue).txt"
    )
    #expect(problem == nil, "\(problem ?? "")")
  }
}

/// The tests of a rule file, each evaluated and explained.
struct ExplainedCases {
  let program: CheckedProgram
  let schema: FactSchema

  init(_ rules: String) throws {
    let file = SourceFile(id: FileID(0), name: "rules.khen", text: rules)
    let parsed = Parser.parse(file)
    let checked = Checker.check([parsed.tree])
    let mistakes = (parsed.diagnostics + checked.diagnostics).filter { $0.severity == .error }
    let told = mistakes.map { $0.message.en + " at “" + file.text(in: $0.primary.range) + "”" }
    try #require(told == [])
    program = try #require(checked.program)
    schema = FactSchema(program)
  }

  /// Each case's name and explanation, in the order written.
  func explained(
    _ detail: ExplanationLevel = .all
  ) throws -> [(name: String, explanation: Explanation)] {
    var result: [(name: String, explanation: Explanation)] = []
    var explainer = Explainer(program: program, schema: schema)
    for test in program.tests {
      let name = test.label + (test.caseLabel.map { " / " + $0 } ?? "")
      guard
        let version = program.version(
          of: test.award,
          on: test.evaluationDate,
          kind: test.kind
        )
      else {
        let explanation = explainer.explainNotApplicable(
          award: test.award,
          kind: test.kind,
          date: test.evaluationDate,
          key: "HS-1",
          nominee: ""
        )
        result.append((name, explanation))
        continue
      }
      let compiled = CompiledAward(
        program.awards[version],
        kind: test.kind,
        of: program,
        schema: schema
      )
      var texts = TextTable()
      var evaluator = AwardEvaluator(compiled, texts: &texts)
      texts.keepConstants()
      var frame = FactFrame()
      frame.texts = texts
      frame.file(
        test.facts,
        kind: test.kind,
        attestations: test.attestations,
        documents: test.documents,
        schema: schema
      )
      let explanation = explainer.explain(
        &evaluator,
        frame: frame,
        date: test.evaluationDate,
        key: "HS-1",
        nominee: "",
        detail: detail
      )
      result.append((name, explanation))
    }
    return result
  }
}
