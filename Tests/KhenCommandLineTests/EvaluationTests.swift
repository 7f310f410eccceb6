import KhenCommandLine
import KhenSource
import Testing

/// Expressions over data without a schema, where parts of it are missing.
@Suite struct `Evaluating expressions` {
  @Test(arguments: [
    ("1 / x > 2", #"{"x":null}"#, #"{"oneOf":[false,true],"missing":["x"]}"#),
    ("x * 2 > 1", #"{"x":null}"#, #"{"oneOf":[false,true],"missing":["x"]}"#),
    ("x > 1 và x < 2", #"{"x":"?"}"#, #"{"oneOf":[false,true],"missing":["x"]}"#),
    ("x > 01/01/2020", #"{"x":"không rõ"}"#, #"{"oneOf":[false,true],"missing":["x"]}"#),
    ("k.a > 1", #"{"k":null}"#, #"{"oneOf":[false,true],"missing":["k.a"]}"#),
    ("đếm y trong L mà y.a > 1", #"{"L":null}"#, #"{"range":[0,16384],"missing":["L"]}"#),
    ("đếm y trong L mà (y.a > 1 và y.b = \"x\")", #"{"L":[]}"#, #"{"known":0}"#),
    ("tổng y với y trong L", #"{"L":[]}"#, #"{"known":0}"#),
    ("lớn nhất y.a với y trong L", #"{"L":[]}"#, #"{"known":null}"#),
    ("s = \"a\" hoặc s khác \"a\"", #"{"s":null}"#, #"{"known":true}"#),
    (
      "tra s { \"a\": 1; còn lại: 2 } = 1", #"{"s":"?"}"#,
      #"{"oneOf":[false,true],"missing":["s"]}"#
    ),
    (
      "đếm x trong (các khác nhau y với y trong [s, \"a\"]) = 1", #"{"s":"?"}"#,
      #"{"oneOf":[false,true],"missing":["s"]}"#
    ),
    (
      "xl năm 2024 = \"HTXS\"", #"{"xl":{"2019":"HTT","2020":"HTXS"}}"#,
      #"{"oneOf":[false,true],"missing":["xl[2024]"]}"#
    ),
    ("-5 + 2", "{}", #"{"known":-3}"#),
    ("các năm từ 2020 đến hết 2022", "{}", #"{"known":[2020,2021,2022]}"#),
    ("years from 2022 through 2020", "{}", #"{"known":[]}"#),
    ("n * n", #"{"n":999999999999999}"#, #"{"error":"overflow"}"#),
  ])
  func `what is missing can be anything`(expression: String, facts: String, expected: String) {
    let outcome = CommandLineTool.run(
      arguments: ["eval", "--json", "--facts-json", facts, "--", expression]
    )
    #expect(outcome.outputText == expected + "\n", "\(outcome.errorText)")
  }

  @Test func `an expression may begin with a minus`() {
    #expect(CommandLineTool.run(arguments: ["eval", "-5"]).outputText == "-5\n")
  }

  @Test(arguments: [
    ("[1]", "ở đây phải là một hồ sơ"), ("x", "ở đây phải là một hồ sơ"),
    ("{\"b\":1", "hồ sơ bị cắt giữa chừng"), ("{\"a\":1,\"a\":2}", "được ghi hai lần"),
  ])
  func `facts that cannot be read are reported as such`(facts: String, message: String) {
    let outcome = CommandLineTool.run(arguments: ["eval", "a + 1", "--facts-json", facts])
    #expect(outcome.exitCode == .unreadableDossiers)
    #expect(outcome.errorText.contains(message), "\(outcome.errorText)")
  }

  @Test(arguments: [
    ("5 from 1 to 5", "“through” counts the last day"), ("a and b && c", "write “and”"),
  ])
  func `an English expression is corrected in English`(expression: String, message: String) {
    let outcome = CommandLineTool.run(arguments: ["eval", expression, "--lang", "en"])
    #expect(outcome.exitCode == .wrongUsage)
    #expect(outcome.errorText.contains(message), "\(outcome.errorText)")
  }
}

/// Texts of strangers on a terminal.
@Suite struct `Printable texts` {
  @Test(arguments: [
    ("Nguyễn Văn A", "Nguyễn Văn A"), ("A\u{1B}[31mB", "A\u{FFFD}[31mB"), ("A\nB\tC", "A B C"),
    ("A\u{202E}B", "A\u{FFFD}B"), ("", ""),
    (String(repeating: "ạ", count: 120), String(repeating: "ạ", count: 120)),
    (String(repeating: "ạ", count: 121), String(repeating: "ạ", count: 120) + "…"),
    ("a" + String(repeating: "\u{301}", count: 100), "a" + String(repeating: "\u{301}", count: 7)),
  ])
  func `are one line of bounded length that steers nothing`(text: String, shown: String) {
    #expect(PrintableText.of(text) == shown)
  }

  @Test func `money is grouped in eval`() {
    let vietnamese = CommandLineTool.run(arguments: ["eval", "1490000 đồng * 2"])
    #expect(vietnamese.outputText == "2.980.000 đồng\n")
    let english = CommandLineTool.run(arguments: ["eval", "1490000 dong * 2", "--lang", "en"])
    #expect(english.outputText == "2,980,000 đồng\n")
  }
}
