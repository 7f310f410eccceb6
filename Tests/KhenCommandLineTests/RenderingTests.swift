import Foundation
import KhenEvaluation
import KhenExplanation
import KhenSource
import KhenTestSupport
import Testing

@Suite struct `Results for people` {
  @Test(arguments: Language.allCases)
  func `the tree of a refusal reads as recorded`(language: Language) {
    let renderer = ExplanationRenderer(
      style: TextStyle(language: language),
      places: Samples.places
    )
    let text = renderer.render(Samples.ineligible)
    Golden.expect(text, equals: "explain-ineligible.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases)
  func `trees of the other verdicts read as recorded`(language: Language) {
    let renderer = ExplanationRenderer(
      style: TextStyle(language: language, width: 80),
      places: Samples.places
    )
    let others = Samples.all.filter { $0.explanation.verdict != .ineligible }
    let text = others.map(renderer.render).joined(separator: "\n---\n\n")
    Golden.expect(text, equals: "explain-others.\(language.rawValue).txt")
  }

  @Test(arguments: [80, 100, 140])
  func `the table reads as recorded at each width`(width: Int) {
    for language in Language.allCases {
      let text = table(TextStyle(language: language, width: width))
      let name = "table-\(width).\(language.rawValue).txt"
      Golden.expect(text, equals: name)
    }
  }

  @Test func `no line of a table is wider than the terminal`() {
    for line in table(TextStyle(language: .vietnamese, width: 90)).split(separator: "\n") {
      #expect(TextLayout.width(String(line)) <= 90, "\(line)")
    }
  }

  @Test func `colours only repeat what the plain text says`() {
    let plain = TextStyle(language: .vietnamese)
    let colored = TextStyle(language: .vietnamese, isColored: true)
    #expect(withoutColors(table(colored)) == table(plain))
    let tree = ExplanationRenderer(style: colored, places: Samples.places)
    let plainTree = ExplanationRenderer(style: plain, places: Samples.places)
    #expect(tree.render(Samples.ineligible).contains("\u{1B}[31m"))
    #expect(
      withoutColors(tree.render(Samples.ineligible)) == plainTree.render(Samples.ineligible)
    )
  }

  @Test func `a second award adds a column`() {
    var other = Samples.eligible
    other.explanation.awardLabel = "Bằng khen của Bộ trưởng"
    let style = TextStyle(language: .vietnamese, width: 120)
    var table = ResultTable(style: style)
    var text = ""
    for result in [Samples.eligible, other] {
      text += table.add(ResultTable.row(result, in: .vietnamese))
    }
    text += table.finish()
    Golden.expect(text, equals: "table-two-awards.vi.txt")
  }

  @Test func `summaries of parts merge to the summary of the whole`() {
    var whole = ResultSummary()
    var first = ResultSummary()
    var second = ResultSummary()
    for (index, result) in Samples.all.enumerated() {
      whole.add(result.explanation)
      if index < 4 { first.add(result.explanation) } else { second.add(result.explanation) }
    }
    first.merge(second)
    let style = TextStyle(language: .vietnamese)
    #expect(first.render(style, example: "x") == whole.render(style, example: "x"))
  }

  @Test(arguments: [
    ("a b c", 3, ["a b", "c"]), ("", 5, [""]), ("abcdef", 4, ["abcd", "ef"]),
    ("một hai", 3, ["một", "hai"]), ("tha\u{302}\u{301}t", 4, ["tha\u{302}\u{301}t"]),
  ])
  func `text is wrapped by the columns that it takes`(text: String, width: Int, lines: [String]) {
    #expect(TextLayout.wrapped(text, to: width) == lines)
  }

  @Test func `a word for a shell is quoted only where it must be`() {
    #expect(ShellText.quoted("HS-0002") == "HS-0002")
    #expect(ShellText.quoted("hồ-sơ.ndjson") == "hồ-sơ.ndjson")
    #expect(ShellText.quoted("a b") == "'a b'")
    #expect(ShellText.quoted("o'b") == "'o'\\''b'")
    #expect(ShellText.quoted("") == "''")
  }

  private func table(_ style: TextStyle) -> String {
    var table = ResultTable(style: style)
    var summary = ResultSummary()
    var text = ""
    for result in Samples.all {
      text += table.add(ResultTable.row(result, in: style.language))
      summary.add(result.explanation)
    }
    text += table.finish()
    return text + "\n" + summary.render(style, example: "examples/ho-so.ndjson")
  }

  private func withoutColors(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }
}
