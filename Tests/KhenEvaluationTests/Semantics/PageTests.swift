import KhenSemantics
import KhenSource
import Testing

@Suite struct `Pages of the checker` {
  struct Example: CustomTestStringConvertible {
    var page: DiagnosticPage
    var testDescription: String { page.id.name }
  }

  static let examples = DiagnosticPage.semanticsPages.map { Example(page: $0) }

  @Test(arguments: examples)
  func `the wrong example reports its id and nothing else`(example: Example) {
    let found = MarkedSource(example.page.wrong).check().found
    #expect(found.first?.id == example.page.id.name, "\(found)")
    #expect(Set(found.map(\.id)) == [example.page.id.name], "\(found)")
  }

  @Test(arguments: examples)
  func `the right example reports nothing`(example: Example) {
    let checked = MarkedSource(example.page.right).check()
    #expect(checked.found.map(\.description) == [])
    #expect(checked.program != nil)
  }

  @Test func `each id has one page`() {
    let ids = DiagnosticPage.semanticsPages.map(\.id)
    #expect(Set(ids).count == ids.count)
  }
}
