import KhenAnalysis
import KhenDossiers
import KhenSource
import Testing

@Suite struct EvaluatedPageTests {
  /// What evaluating a rule file finds, as ids; the file must be without errors.
  static func findings(_ text: String) throws -> [String] {
    let loaded = RuleSetLoader.load([.init(path: "quy-tac.khen", bytes: Array(text.utf8))])
    let errors = loaded.diagnostics.filter { $0.severity == .error }.map { $0.message.vi }
    try #require(errors.isEmpty, "\(errors)")
    let program = try #require(loaded.program)
    return RuleValidation(program).findings.map { $0.diagnostic.id.name }
  }

  @Test(arguments: DiagnosticPage.evaluatedPages.map { $0.id.name })
  func `the wrong example of a page is found, the right one is clean`(_ id: String) throws {
    let page = try #require(DiagnosticPage.evaluatedPages.first { $0.id.name == id })
    let (wrong, right) = (try Self.findings(page.wrong), try Self.findings(page.right))
    #expect(wrong == [id])
    #expect(right == [])
  }
}
