import Foundation
import KhenCommandLine
import KhenExplanation
import Testing

/// Runs commands in process on small rules and dossiers of its own; all people are fictional.
@Suite struct `Commands` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "khen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "rules/sub"),
      withIntermediateDirectories: true
    )
    try write(Self.rules, "rules/sub/a.khen")
    try write(Self.dossiers, "d.ndjson")
  }

  @Test func `check gives each dossier a row and counts the verdicts`() {
    let outcome = run(["check", "--as-of", "01/10/2024", path("d.ndjson")])
    #expect(outcome.exitCode == .unreadableDossiers)
    #expect(outcome.outputText.contains("✓ đủ điều kiện"))
    #expect(outcome.outputText.contains("mã hồ sơ “001” đã có"))
    #expect(
      outcome.outputText.contains(
        "6 hồ sơ: 1 đủ điều kiện · 1 không đủ điều kiện · 1 chưa đủ căn cứ · 1 chờ xác nhận"
          + " · 2 lỗi dữ liệu"
      ),
      "\(outcome.outputText)"
    )
  }

  @Test func `there are as many results as dossiers, valid by the schema`() throws {
    let validator = try JSONSchemaValidator(schema: ResultSchema.text)
    let outcome = run(["check", "--format", "ndjson", path("d.ndjson")])
    let lines = outcome.outputText.split(separator: "\n")
    #expect(lines.count == 6)
    for line in lines { #expect(try validator.problems(in: Array(line.utf8)).isEmpty) }
    let array = run(["check", "--format", "json", path("d.ndjson")])
    let parsed = try JSONSerialization.jsonObject(with: Data(array.standardOutput)) as? [Any]
    #expect(parsed?.count == 6)
  }

  @Test(arguments: ["table", "text", "json", "ndjson", "csv"])
  func `the number of threads does not change a byte`(format: String) throws {
    var text = ""
    for index in 0..<5000 {
      let year = 1990 + index % 30
      text += "{\"mã\":\"\(index % 4990)\",\"vào_ngành\":\"01/02/\(year)\"}\n"
    }
    try write(text, "many.ndjson")
    let one = run(["check", "--format", format, "--jobs", "1", path("many.ndjson")])
    let four = run(["check", "--format", format, "--jobs", "4", path("many.ndjson")])
    #expect(one.standardOutput == four.standardOutput)
    #expect(!one.standardOutput.isEmpty)
  }

  @Test func `a table gives the same results as JSON`() throws {
    try write(
      "mã,họ_tên,vào_ngành,xác_nhận.y_đức\n001,A,01/01/2000,đạt\n002,B,01/01/2010,\n",
      "d.csv"
    )
    let outcome = run(["check", "--as-of", "1/10/2024", "--format", "csv", path("d.csv")])
    let lines = outcome.outputText.split(separator: "\r\n")
    #expect(lines.count == 3)
    #expect(lines.dropFirst().first?.contains(",eligible,") == true)
    #expect(lines.last?.contains(",ineligible,") == true)
  }

  @Test func `explain finds a dossier by its key and says when there is none`() {
    let outcome = run(["explain", "--id", "002", "--as-of", "1/10/2024", path("d.ndjson")])
    #expect(outcome.exitCode == .done)
    #expect(outcome.outputText.contains("KHÔNG ĐỦ ĐIỀU KIỆN tại ngày 01/10/2024"))
    let none = run(["explain", "--id", "2", path("d.ndjson")])
    #expect(none.exitCode == .wrongUsage)
    #expect(none.errorText.contains("không có hồ sơ mã “2” trong 6 hồ sơ"))
    #expect(run(["explain", path("d.ndjson")]).errorText.contains("--id MÃ"))
  }

  @Test(arguments: [
    ("eligible", ExitCode.findings), ("on-hold", .done), ("on-hold,pending", .findings),
  ])
  func `fail-on ends with code 1 when the verdict comes out`(
    verdicts: String,
    exitCode: ExitCode
  ) throws {
    let good = Self.dossiers.split(separator: "\n").filter {
      !$0.contains("31/02") && !$0.contains("trùng")
    }
    try write(good.joined(separator: "\n"), "good.ndjson")
    let arguments = ["check", "--as-of", "1/10/2024", "--fail-on", verdicts, path("good.ndjson")]
    #expect(run(arguments).exitCode == exitCode)
  }

  @Test(arguments: [
    ("", 0), ("{", 1), ("[1,2]", 2), ("{\"mã\":\"1\"}\n{\"mã\":", 2), ("\u{0}\u{0}", 1),
    ("\u{FEFF}{\"mã\":\"1\"}\r\n{\"mã\":\"2\"}\r\n", 2),
    (String(repeating: "[", count: 300) + String(repeating: "]", count: 300), 1),
    ("{\"mã\":\"" + String(repeating: "a", count: 1 << 20) + "\"}\n{\"mã\":\"2\"}", 2),
    ("{\"mã\":\"1\",\"mã\":\"2\"}\n{\"mã\":\"3\"}", 2),
  ])
  func `bad input costs only its own dossier`(input: String, count: Int) {
    let outcome = CommandLineTool.run(
      arguments: ["check", "--rules", path("rules"), "--format", "ndjson", "-"],
      standardInput: Array(input.utf8)
    )
    #expect(outcome.outputText.split(separator: "\n").count == count)
    #expect(outcome.errorText.isEmpty)
  }

  @Test func `malformed UTF-8 is reported in its place`() {
    let outcome = CommandLineTool.run(
      arguments: ["check", "--rules", path("rules"), "-"],
      standardInput: Array("{\"mã\":\"1\",\"họ_tên\":\"".utf8) + [0xFF] + Array("\"}".utf8)
    )
    #expect(outcome.exitCode == .unreadableDossiers)
    #expect(outcome.outputText.contains("lỗi dữ liệu"))
  }

  @Test(arguments: [
    (["check"], "thiếu tệp hồ sơ"),
    (["check", "nothing.ndjson"], "không tìm thấy tệp"),
    (["check", "."], "là thư mục"),
    (["check", "--award", "kỷ_niệm_chươg", "d.ndjson"], "có phải ý là “kỷ_niệm_chương”?"),
    (["check", "--as-of", "31/02/2024", "d.ndjson"], "không phải là một ngày có thật"),
    (["check", "--rules", "empty", "d.ndjson"], "không có tệp .khen nào"),
    (["check", "--rules", "absent", "d.ndjson"], "không tìm thấy tệp"),
    (["check", "--rules", "bad", "d.ndjson"], "bộ quy tắc có 1 lỗi"),
    (["eval", "1 +"], "còn thiếu"),
  ])
  func `what cannot be done ends with code 2 and a message`(
    arguments: [String],
    message: String
  ) throws {
    try write("", "empty/note.txt")
    try write("danh mục {", "bad/a.khen")
    let placed = arguments.enumerated().map { index, word in
      let isPath =
        word.hasSuffix(".ndjson") || word == "."
        || ["empty", "absent", "bad"]
          .contains(word)
      return index > 0 && isPath ? path(word) : word
    }
    let outcome =
      placed.contains("--rules")
      ? CommandLineTool.run(arguments: placed) : run(placed)
    #expect(outcome.exitCode == .wrongUsage)
    #expect(outcome.errorText.contains(message), "\(outcome.errorText)")
    #expect(outcome.standardOutput.isEmpty)
  }

  @Test func `links that lead in circles are followed once`() throws {
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "rules/sub/up"),
      withDestinationURL: folder.appending(path: "rules")
    )
    #expect(run(["validate"]).exitCode == .done)
  }

  @Test func `validate ends with code 1 and shows the place`() throws {
    try write("khen thưởng {", "bad/a.khen")
    for form in ["text", "short", "json"] {
      let outcome = CommandLineTool.run(arguments: ["validate", "--format", form, path("bad")])
      #expect(outcome.exitCode == .findings)
      #expect(outcome.outputText.contains("a.khen"))
    }
  }

  @Test func `test tells expected and actual`() throws {
    #expect(run(["test"]).exitCode == .done)
    try write(
      """
      kiểm thử "sai" cho kỷ_niệm_chương {
        ngày_xét: 01/10/2024
        hồ sơ { vào_ngành: 01/01/2010 }
        mong đợi đủ điều kiện
        mong đợi đạt thâm_niên
      }
      """,
      "rules/t.khen"
    )
    let outcome = run(["test"])
    #expect(outcome.exitCode == .findings)
    #expect(outcome.outputText.contains("mong đợi: đủ điều kiện"))
    #expect(outcome.outputText.contains("thực tế:  không đủ điều kiện"))
    #expect(outcome.outputText.contains("0 đạt, 1 không đạt"))
  }

  @Test(arguments: [
    (["31/01/2024 + 1 tháng"], #"{"known":"2024-02-29"}"#),
    (["31/01/2024 + 1 tháng", "--rounding", "up"], #"{"known":"2024-03-01"}"#),
    (["31/01/2024 + 1 tháng", "--rounding", "strict"], #"{"error":"ambiguous-date"}"#),
    (["1 / 3"], #"{"known":"1/3"}"#),
    (["1 / 8"], #"{"known":0.125}"#),
    (["1 năm 2 tháng"], #"{"known":"P1Y2M"}"#),
    (["a + 1", "--facts-json", #"{"a":null}"#], #"{"range":[null,null],"missing":["a"]}"#),
    (
      ["d + 20 năm <= ngày_xét", "--facts-json", #"{"d":"9/2004"}"#, "--as-of", "15/9/2024"],
      #"{"oneOf":[false,true],"missing":["d"]}"#
    ),
    (["xs", "--facts-json", #"{"xs":[1,2]}"#], #"{"known":[1,2]}"#),
  ])
  func `eval gives a value, a range or an error`(arguments: [String], json: String) {
    let outcome = CommandLineTool.run(arguments: ["eval", "--json"] + arguments)
    #expect(outcome.outputText == json + "\n")
    #expect(outcome.exitCode == (json.contains("error") ? .findings : .done))
  }

  @Test func `a reader that goes away ends the run quietly`() throws {
    var written = 0
    let context = CommandContext(
      environment: [:],
      output: ByteSink(capacity: 0) { bytes in
        written += bytes.count
        return false
      },
      errors: ByteSink { _ in true },
      readInput: { nil },
      terminal: Terminal(),
      today: 20_000
    )
    let arguments = ["check", "--rules", path("rules"), "--format", "ndjson", path("d.ndjson")]
    #expect(CommandLineTool.run(arguments, in: context) == .done)
    #expect(written > 0)
  }

  private func run(_ arguments: [String]) -> CommandLineTool.Outcome {
    let name = arguments.first ?? ""
    let rules =
      ["check", "explain", "validate", "test"].contains(name)
      ? ["--rules", path("rules")] : []
    return CommandLineTool.run(arguments: [name] + rules + arguments.dropFirst())
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func write(_ text: String, _ name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }

  private static let rules = """
    văn bản TT_X "Thông tư X" {
      số hiệu "TT 25/2023/TT-BYT"
      hiệu lực từ 15/02/2024
    }
    hồ sơ cá_nhân "Hồ sơ cá nhân" {
      mã: chuỗi "Mã hồ sơ"
      họ_tên: chuỗi "Họ và tên"
      vào_ngành: ngày "Ngày vào ngành"
    }
    khen thưởng kỷ_niệm_chương theo TT_X "Kỷ niệm chương" cho cá_nhân {
      hiệu lực từ 15/02/2024
      điều kiện thâm_niên "Đủ thâm niên" căn cứ TT_X điều 8 khoản 1 {
        vào_ngành + 20 năm <= ngày_xét
      }
      xác nhận y_đức "Y đức" bởi "Hội đồng" căn cứ TT_X điều 8 khoản 2
    }
    """

  private static let dossiers = """
    {"mã":"001","họ_tên":"A","vào_ngành":"01/01/2000","xác_nhận":{"y_đức":true}}
    {"mã":"002","họ_tên":"B","vào_ngành":"01/01/2010"}
    {"mã":"003","họ_tên":"C"}
    {"mã":"004","họ_tên":"D","vào_ngành":"31/02/2000"}
    {"mã":"001","họ_tên":"trùng","vào_ngành":"1/2/2000"}
    {"mã":"005","họ_tên":"E","vào_ngành":"1/2/2000"}

    """
}
