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
    Source(name: "openings", rules: ExplanationRules.openings),
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
    Golden.expect(text, equals: "explanation-\(source.name).\(language.rawValue).txt")
  }

  @Test(arguments: sources)
  func `every verdict but a clear one has a reason`(source: Source) throws {
    for (name, explanation) in try ExplainedCases(source.rules).explained(.failed) {
      switch explanation.verdict {
      case .eligible, .notApplicable, .dataError: continue
      case .ineligible, .onHold, .undetermined, .pending, .ruleError:
        #expect(!explanation.reasons.isEmpty, "\(name)")
        #expect(explanation.reasons.allSatisfy { !$0.text.vi.isEmpty && !$0.subject.vi.isEmpty })
      }
    }
  }
}

/// The tests of a rule file, each evaluated and explained.
struct ExplainedCases {
  let program: CheckedProgram
  let schema: FactSchema

  /// The tests of rules that are already checked.
  init(program: CheckedProgram) {
    self.program = program
    schema = FactSchema(program)
  }

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

@Suite struct `Explanations agree with their verdicts` {
  @Test(arguments: `Explanations as officials read them`.sources)
  func `no part of an award contradicts the verdict`(
    source: `Explanations as officials read them`.Source
  ) throws {
    for (name, explanation) in try ExplainedCases(source.rules).explained() {
      let outcomes = explanation.nodes.map(\.outcome)
      let comment = Comment(rawValue: name)
      switch explanation.verdict {
      case .eligible:
        #expect(outcomes.allSatisfy { $0 == .met || $0 == .notNeeded }, comment)
        #expect(explanation.reasons.isEmpty, comment)
      case .ineligible:
        // Parts that cannot be met together are each open.
        #expect(
          outcomes.contains(.notMet) || outcomes.count { $0 == .undetermined } > 1,
          comment
        )
        #expect(!explanation.reasons.isEmpty, comment)
      case .onHold:
        #expect(
          explanation.nodes.contains { $0.kind == .hold && $0.outcome == .notMet },
          comment
        )
      case .undetermined:
        #expect(outcomes.contains(.undetermined), comment)
        #expect(!(explanation.missing.isEmpty && explanation.lawGaps.isEmpty), comment)
      case .pending:
        #expect(outcomes.allSatisfy { $0 == .met || $0 == .awaiting || $0 == .notNeeded }, comment)
        #expect(!explanation.awaiting.isEmpty, comment)
      case .ruleError: #expect(explanation.nodes.contains { !$0.conflicts.isEmpty }, comment)
      case .notApplicable, .dataError: #expect(explanation.nodes.isEmpty, comment)
      }
      if explanation.verdict != .undetermined { #expect(explanation.missing.isEmpty, comment) }
    }
  }

  @Test(arguments: `Explanations as officials read them`.sources)
  func `a certain outcome names no fact that is not known`(
    source: `Explanations as officials read them`.Source
  ) throws {
    for (name, explanation) in try ExplainedCases(source.rules).explained() {
      for node in explanation.nodes.flatMap({ [$0] + $0.children })
      where node.outcome == .met || node.outcome == .notMet {
        let unknown = node.facts.filter { $0.value.vi == "không rõ" }.map(\.path)
        #expect(unknown == [], Comment(rawValue: name))
        #expect(node.missing.isEmpty, Comment(rawValue: name))
      }
    }
  }

  @Test func `every test of the encoded regulations can be explained`() throws {
    let program = try #require(findings(in: try RepositoryFiles.sources(in: "rules")).program)
    let explained = try ExplainedCases(program: program).explained()
    #expect(!explained.isEmpty)
    for (name, explanation) in explained {
      let comment = Comment(rawValue: name)
      switch explanation.verdict {
      case .eligible: #expect(explanation.reasons.isEmpty, comment)
      case .notApplicable, .dataError: break
      case .ineligible, .onHold, .undetermined, .pending, .ruleError:
        #expect(!explanation.reasons.isEmpty, comment)
      }
      for node in explanation.nodes.flatMap({ [$0] + $0.children }) {
        guard case .criterion = node.kind, node.outcome == .met || node.outcome == .notMet else {
          continue
        }
        // A label that says it all is not said again; the fact stands beside it.
        #expect(node.statement != nil || !node.facts.isEmpty, "\(name): \(node.label)")
      }
    }
  }

  @Test func `less detail says the same with fewer nodes`() throws {
    let cases = try ExplainedCases(ExplanationRules.medal)
    let all = try cases.explained(.all)
    let failed = try cases.explained(.failed)
    let none = try cases.explained(.none)
    for index in all.indices {
      let (full, short, bare) = (
        all[index].explanation, failed[index].explanation, none[index].explanation
      )
      #expect(short.verdict == full.verdict)
      #expect(bare.verdict == full.verdict)
      #expect(short.reasons.map(\.text) == full.reasons.map(\.text))
      #expect(bare.missing == full.missing)
      #expect(bare.awaiting == full.awaiting)
      #expect(bare.nodes.isEmpty)
      #expect(short.nodes.allSatisfy { $0.outcome != .met && $0.outcome != .notNeeded })
    }
  }

  @Test func `an award without a version in effect says which there are`() throws {
    let cases = try ExplainedCases(ExplanationRules.medal)
    let explainer = Explainer(program: cases.program, schema: cases.schema)
    let kind = try #require(cases.schema.dossierKinds.first)
    let explanation = explainer.explainNotApplicable(
      award: Name("kỷ_niệm_chương"),
      kind: kind,
      date: CivilDate.dayNumber(year: 2023, month: 1, day: 1),
      key: "HS-1",
      nominee: ""
    )
    #expect(explanation.verdict == .notApplicable)
    #expect(
      explanation.reasons.map(\.text.vi) == [
        "không có quy định nào có hiệu lực vào ngày 01/01/2023; hiện có: Thông tư 25/2023/TT-BYT"
          + " (hiệu lực từ 15/02/2024)"
      ]
    )
  }
}
