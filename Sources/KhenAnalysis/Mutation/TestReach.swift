import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// What each test of a rule set rests on; worked out once and shared by all threads.
struct TestReach: Sendable {
  /// Which versions a test asks for.
  struct Question: Hashable, Sendable {
    /// The version in effect, an index of awards; nothing where there is none.
    var current: Int?
    /// Earlier versions that may still apply.
    var residuals: [ResidualVersion]
  }

  let program: CheckedProgram
  let schema: FactSchema
  let graph: ItemGraph
  /// For each test, its question.
  let questions: [Question]
  /// For each test, the declarations that it rests on.
  let reaches: [ItemGraph.Items]
  /// For each test of a selection, the declarations that it rests on.
  let selectionReaches: [ItemGraph.Items]

  /// Looks through the tests of a program.
  init(_ program: CheckedProgram) {
    self.program = program
    schema = FactSchema(program)
    let graph = ItemGraph(program)
    self.graph = graph
    var questions: [Question] = []
    var reaches: [ItemGraph.Items] = []
    for test in program.tests {
      let question = TestReach.question(of: test, in: program)
      questions.append(question)
      reaches.append(TestReach.reach(of: test, question, program, graph))
    }
    self.questions = questions
    self.reaches = reaches
    selectionReaches = program.selectionTests.map {
      graph.closure(of: [.selection($0.selection)])
    }
  }

  /// The versions that decide a test.
  static func question(of test: CheckedTest, in program: CheckedProgram) -> Question {
    guard test.scorecard == nil else { return Question(current: nil, residuals: []) }
    return Question(
      current: program.version(of: test.award, on: test.evaluationDate, kind: test.kind),
      residuals: program.residualVersions(
        of: test.award,
        on: test.evaluationDate,
        kind: test.kind
      )
    )
  }

  private static func reach(
    of test: CheckedTest,
    _ question: Question,
    _ program: CheckedProgram,
    _ graph: ItemGraph
  ) -> ItemGraph.Items {
    var items: [ProgramItem] = []
    if let card = test.scorecard { items.append(.scorecard(card)) }
    if let current = question.current { items.append(.award(current)) }
    for residual in question.residuals {
      items += [.award(residual.version), .instrument(residual.instrument)]
    }
    // A clause that applies no longer, or not yet, may apply after a change.
    for (index, instrument) in program.instruments.enumerated()
    where !instrument.residuals.isEmpty && test.scorecard == nil {
      let isOfAward = program.awards.contains {
        $0.name == test.award && $0.instrument == index
      }
      if isOfAward { items.append(.instrument(index)) }
    }
    var result = graph.closure(of: items)
    for expectation in test.expectations {
      switch expectation.expected {
      case .verdict, .node, .version, .recorded: break
      case .score(_, _, let expression): result.formUnion(graph.closure(of: expression))
      case .openScore: break
      case .value(let name, let expression):
        result.formUnion(graph.closure(of: expression))
        for (index, definition) in program.definitions.enumerated() where definition.name == name {
          result.formUnion(graph.closure(of: [.definition(index)]))
        }
        for (index, parameter) in program.parameters.enumerated() where parameter.name == name {
          result.formUnion(graph.closure(of: [.parameter(index)]))
        }
      }
    }
    return result
  }

  /// The tests that rest on some declarations, in their order.
  func tests(restingOn items: [ProgramItem]) -> [Int] {
    let wanted = items.map { graph.index(of: $0) }
    return reaches.indices.filter { test in wanted.contains { reaches[test].contains($0) } }
  }

  /// The tests of selections that rest on some declarations.
  func selectionTests(restingOn items: [ProgramItem]) -> [Int] {
    let wanted = items.map { graph.index(of: $0) }
    return selectionReaches.indices.filter { test in
      wanted.contains { selectionReaches[test].contains($0) }
    }
  }
}
