import KhenSource
import KhenSyntax
import Testing

@Suite struct SyntaxPageTests {
  static let pages = DiagnosticPage.syntaxPages.filter { !$0.wrong.isEmpty }.map { $0.id.name }

  private func page(_ name: String) throws -> DiagnosticPage {
    try #require(DiagnosticPage.syntaxPages.first { $0.id.name == name })
  }

  @Test(arguments: pages)
  func `the wrong example reports its mistake first and only once`(name: String) throws {
    let diagnostics = parse(try page(name).wrong).diagnostics
    #expect(diagnostics.map { $0.id.name } == [name], "\(diagnostics.map { $0.message.vi })")
  }

  @Test(arguments: pages)
  func `the right example has no mistake`(name: String) throws {
    let diagnostics = parse(try page(name).right).diagnostics
    #expect(diagnostics.map { "\($0.id.name): \($0.message.vi)" } == [])
  }

  @Test func `ids are distinct in both languages`() {
    let ids = DiagnosticPage.syntaxPages.map { $0.id }
    #expect(Set(ids.map { $0.name }).count == ids.count)
    #expect(Set(ids.map { $0.vietnamese }).count == ids.count)
  }

  @Test func `pages without example are the limits, damaged files and tables only`() {
    let names = DiagnosticPage.syntaxPages.filter { $0.wrong.isEmpty }.map { $0.id.name }
    #expect(
      names == [
        "nesting-too-deep", "name-too-long", "text-too-long", "too-many-tokens", "malformed-text",
        "null-byte", "utf-16-text", "file-too-large", "case-table",
      ]
    )
  }
}
