import Foundation
import KhenSource
import KhenSyntax
import Testing

@Suite struct GrammarPageTests {
  private func page() throws -> String { try Corpus.text("Sources/Khen/Khen.docc/Grammar.md") }

  @Test func `the table of keywords is the table of the parser`() throws {
    var expected = "| Vietnamese | English | place | reserved |\n|---|---|---|---|\n"
    for keyword in Keyword.allCases {
      let entry = keyword.entry
      let english = entry.english + (entry.englishAlternative.map { ", \($0)" } ?? "")
      let reserved = keyword.isReserved ? "yes" : ""
      expected +=
        "| \(entry.vietnamese) | \(english) | \(entry.place.rawValue) | \(reserved) |\n"
    }
    let text = try page()
    let start = try #require(text.range(of: "| Vietnamese |"))
    #expect(String(text[start.lowerBound...]) == expected)
  }

  @Test func `every keyword of the rules is a keyword, and every keyword has a rule`() throws {
    let text = try page()
    let start = try #require(text.range(of: "```ebnf"))
    let end = try #require(text.range(of: "```", range: start.upperBound..<text.endIndex))
    let rules = text[start.upperBound..<end.lowerBound]
    var quoted: Set<String> = []
    for match in rules.matches(of: #/'([^']+)'/#) { quoted.insert(String(match.1)) }
    let known = Set(Keyword.allCases.map { $0.entry.vietnamese })
    #expect(quoted.subtracting(known) == [])
    let without: Set<String> = ["dùng"]
    #expect(known.subtracting(quoted) == without)
  }
}

@Suite struct ExpressionEntryTests {
  private func read(_ text: String) -> (printed: String, language: Language, ids: [String]) {
    let file = SourceFile(id: FileID(0), name: "t", text: text)
    let (expression, language, diagnostics) = Parser.parseExpression(file)
    return (expression.printed, language, diagnostics.map { $0.id.name })
  }

  /// The forms of expressions, by what they mean.
  static let forms: [(String, String)] = [
    ("1 + 2 * 3", "(+ 1 (* 2 3))"),
    ("a - b - c", "(- (- a b) c)"),
    ("14/12", "(/ 14 12)"),
    ("14/12/2024", "2024-12-14"),
    ("2024-12-14", "2024-12-14"),
    ("không a = b", "(not (= a b))"),
    ("không có k.đến", "(not (has (. k đến)))"),
    ("x từ 5 năm đến dưới 10 năm", "(in-range x (until (duration years:5) (duration years:10)))"),
    ("x từ a trở lên", "(in-range x (at-least a))"),
    ("k.từ từ a đến hết b", "(in-range (. k từ) (through a b))"),
    ("x trong [1, 2,5]", "(in x (list 1 2.5))"),
    ("có x", "(has x)"),
    ("có k trong L mà k.a", "(some k L (. k a))"),
    ("có đúng 3 k trong L mà k.a", "(some-exactly 3 k L (. k a))"),
    ("có 2 năm liên tiếp T trong K", "(consecutive 2 T K)"),
    (
      "có ít nhất n năm liên tiếp T trong K kết thúc tại y",
      "(consecutive-at-least n T K (ending y))"
    ),
    ("mọi k trong L mà k.a đều k.b", "(every k L (where (. k a)) (. k b))"),
    ("s năm d.năm", "(in-year s (. d năm))"),
    ("p tại k.ngày_ký", "(as-of p (. k ngày_ký))"),
    ("70 % của x >= 5", "(>= (percent-of 70 x) 5)"),
    ("làm tròn lên x / 2 đến 10.000 đồng", "expected-part"),
    ("làm tròn lên (x / 2) đến 10.000 đồng", "(round-up (/ x 2) (money 10000))"),
    ("a nếu không có thì b", "(or-if-none a b)"),
    ("lớn nhất e với x trong L nếu không có thì 0", "(or-if-none (greatest e x L) 0)"),
    ("đủ tiêu chuẩn A và t đủ tiêu chuẩn B", "(and (meets A) (meets t B))"),
    ("d + 10 ngày làm việc", "(+ d (working-days 10))"),
    ("365,25 ngày", "(duration days:365.25)"),
    ("1 năm 2 tháng 3 ngày", "(duration years:1 months:2 days:3)"),
    ("-a.b(1)", "(negate (call (. a b) 1))"),
    ("some k in L where k.a > 1.5", "(some k L (> (. k a) 1.5))"),
    (
      "not has k.end or every k in L satisfies k.a",
      "(or (not (has (. k end))) (every k L (. k a)))"
    ),
    (
      "x from 1 year to under 2 years", "(in-range x (until (duration years:1) (duration years:2)))"
    ),
    ("evaluation_date", "ngày_xét"),
  ]

  @Test(arguments: forms)
  func `an expression is read in either language`(text: String, expected: String) {
    let result = read(text)
    if result.ids.isEmpty {
      #expect(result.printed == expected)
    } else {
      #expect(result.ids == [expected])
    }
  }

  @Test func `text after an expression is a mistake`() {
    #expect(read("a b").ids == ["unexpected-text"])
    #expect(read("").ids == ["expected-part"])
    #expect(read("tuổi >= 18 và").ids == ["expected-part"])
  }
}
