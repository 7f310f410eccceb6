import KhenAnalysis
import KhenSource
import Testing

@Suite struct `Pages of validation` {
  struct Example: CustomTestStringConvertible {
    var page: DiagnosticPage
    var testDescription: String { page.id.name }
  }

  static let examples = DiagnosticPage.validationPages.map { Example(page: $0) }

  @Test(arguments: examples)
  func `the wrong example reports its id, the right one does not`(example: Example) {
    let id = example.page.id.name
    let wrong = validated(example.page.wrong)
    #expect(wrong.ids.contains(id), "\(wrong.ids)")
    let right = validated(example.page.right)
    #expect(!right.ids.contains(id), "\(right.ids)")
    #expect(right.count(of: .error) == 0)
  }

  @Test(arguments: examples)
  func `the right example has no warning of another kind`(example: Example) {
    let warnings = validated(example.page.right).findings
      .filter { $0.diagnostic.severity != .hint }.map(\.diagnostic.id.name)
    #expect(warnings == [])
  }

  @Test func `every id of rule files has one page, and a Vietnamese name of its own`() {
    #expect(Set(Validation.ids).count == Validation.ids.count)
    #expect(Set(Validation.ids.map(\.name)).count == Validation.ids.count)
    #expect(Set(Validation.ids.map(\.vietnamese)).count == Validation.ids.count)
  }

  @Test(arguments: examples)
  func `findings and hints say what to do next`(example: Example) {
    for finding in validated(example.page.wrong).findings
    where finding.diagnostic.id == example.page.id {
      let diagnostic = finding.diagnostic
      let saysMore =
        diagnostic.help != nil || !diagnostic.related.isEmpty || diagnostic.primary.text != nil
      #expect(saysMore || example.page.id == .doubtfulDate)
      #expect(
        diagnostic.message.vi.first?.isUppercase != true || diagnostic.message.vi.hasPrefix("TT")
      )
      #expect(!diagnostic.message.vi.hasSuffix("."))
    }
  }
}
