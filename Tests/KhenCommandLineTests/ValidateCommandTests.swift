import Foundation
import KhenAnalysis
import KhenCommandLine
import KhenSource
import Testing

/// `khen validate` as people and continuous integration run it.
@Suite struct `khen validate` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "khen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ text: String, _ name: String = "a.khen") throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  private func run(_ arguments: String...) -> CommandLineTool.Outcome {
    CommandLineTool.run(
      arguments: ["validate"] + arguments,
      environment: ["PWD": folder.path],
      today: CivilDate.dayNumber(year: 2026, month: 6, day: 30)
    )
  }

  private var path: String { folder.path }

  private static let clean = """
    hồ sơ cá_nhân { tốt: đúng_sai }
    khen thưởng giấy_khen cho cá_nhân { điều kiện a { tốt } }
    kiểm thử "tốt" cho giấy_khen { ngày_xét: 01/01/2025; hồ sơ { tốt: đúng }; mong đợi đủ điều kiện }

    """
  private static let warned = clean + "tham số mức: số = 5\n"
  private static let hinted =
    "hồ sơ cá_nhân { tốt: đúng_sai }\n"
    + "khen thưởng giấy_khen cho cá_nhân { điều kiện a { tốt } }\n"
  private static let broken =
    "hồ sơ cá_nhân { tốt: đúng_sai, giỏi: đúng_sai }\n"
    + "khen thưởng giấy_khen cho cá_nhân { điều kiện a { tốt == giỏi } }\n"

  struct Failing: Sendable {
    var text: String
    var severity: String?
    var exitCode: ExitCode
  }

  @Test(arguments: [
    Failing(text: clean, severity: "hint", exitCode: .done),
    Failing(text: hinted, severity: nil, exitCode: .done),
    Failing(text: hinted, severity: "warning", exitCode: .done),
    Failing(text: hinted, severity: "hint", exitCode: .findings),
    Failing(text: warned, severity: nil, exitCode: .done),
    Failing(text: warned, severity: "warning", exitCode: .findings),
    Failing(text: broken, severity: nil, exitCode: .findings),
    Failing(text: "", severity: "hint", exitCode: .done),
  ])
  func `exits by the severity that is asked for, in every format`(example: Failing) throws {
    try write(example.text)
    for format in ["text", "short", "json", "sarif", "github", "junit"] {
      let severity = example.severity.map { ["--fail-on", $0] } ?? []
      let outcome = CommandLineTool.run(
        arguments: ["validate", "--format", format] + severity + [path]
      )
      #expect(outcome.exitCode == example.exitCode, "\(format)")
    }
  }

  @Test(arguments: ["json", "sarif", "github", "junit"])
  func `what cannot be read is part of the document`(format: String) throws {
    try write(Self.warned)
    let outcome = run("--format", format, path, path + "/không-có", path + "/x.txt")
    #expect(outcome.exitCode == .wrongUsage)
    #expect(outcome.errorText == "")
    #expect(outcome.outputText.contains("tham-số-không-dùng"))
    #expect(outcome.outputText.contains("không-có") || format == "sarif")
    let empty = folder.appending(path: "trống")
    try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
    let none = run("--format", format, empty.path)
    #expect(none.exitCode == .wrongUsage)
    #expect(!none.outputText.isEmpty)
    if format == "json" || format == "sarif" {
      for text in [outcome.standardOutput, none.standardOutput] {
        #expect(try JSONSerialization.jsonObject(with: Data(text)) is [String: Any])
      }
    }
  }

  @Test func `the summary counts files, severities and what is silenced`() throws {
    try write(Self.broken, "a.khen")
    #expect(run(path).outputText.hasSuffix("1 tệp quy tắc: 2 lỗi\n"))
    try write(
      Self.warned + "tham số mức_khác: số = 3  // bỏ qua [tham-số-không-dùng]: chờ\n",
      "a.khen"
    )
    let outcome = run(path)
    #expect(outcome.outputText.hasSuffix("1 tệp quy tắc: 1 cảnh báo, đã bỏ qua 1, có lý do\n"))
    let english = run("--lang", "en", path)
    #expect(english.outputText.hasSuffix("1 rule file: 1 warning, 1 silenced with a reason\n"))
  }

  @Test func `every finding is shown, however many there are`() throws {
    var text = Self.clean
    for index in 0..<250 { text += "tham số p\(index): số = \(index)\n" }
    try write(text)
    let whole = run(path).outputText
    #expect(whole.split(separator: "cảnh báo[tham-số-không-dùng]").count == 250)
    #expect(run("--format", "short", path).outputText.split(separator: "\n").count == 250)
  }

  @Test func `kinds are chosen by either name`() throws {
    try write(Self.warned + "khái niệm x: số = 3\n")
    let both = run("--format", "short", path).outputText
    #expect(both.split(separator: "\n").count == 2)
    let one = run("--format", "short", "--only", "unused-parameter", path).outputText
    #expect(one.contains("tham-số-không-dùng") && !one.contains("khái-niệm-không-dùng"))
    let other = run("--format", "short", "--skip", "tham-số-không-dùng", path).outputText
    #expect(!other.contains("tham-số-không-dùng") && other.contains("khái-niệm-không-dùng"))
    let none = run("--skip", "unused-parameter,unused-definition", "--fail-on", "hint", path)
    #expect(none.exitCode == .done)
    let unknown = run("--only", "tham-số-không-dung", path)
    #expect(unknown.exitCode == .wrongUsage)
    #expect(unknown.errorText.contains("có phải ý là “tham-số-không-dùng”?"))
  }

  // MARK: - Mending

  @Test func `fix mends, says what, and checks again`() throws {
    try write(Self.broken)
    let outcome = run("--fix", path)
    #expect(outcome.outputText.contains("a.khen:1:30: đã sửa[thừa-dấu-phẩy]: thay bằng “;”"))
    #expect(outcome.outputText.contains("đã sửa 2 chỗ trong 1 tệp"))
    let text = try String(contentsOf: folder.appending(path: "a.khen"), encoding: .utf8)
    #expect(text.contains("tốt: đúng_sai; giỏi"))
    #expect(text.contains("tốt = giỏi"))
    #expect(outcome.exitCode == .done)
    let again = run("--fix", path)
    #expect(again.outputText.contains("không có chỗ nào sửa được tự động"))
  }

  @Test func `fix with diff shows the change and writes nothing`() throws {
    try write(Self.broken)
    let outcome = run("--fix", "--diff", path)
    #expect(outcome.outputText.contains("-hồ sơ cá_nhân { tốt: đúng_sai, giỏi: đúng_sai }"))
    #expect(outcome.outputText.contains("+hồ sơ cá_nhân { tốt: đúng_sai; giỏi: đúng_sai }"))
    #expect(outcome.errorText.contains("sẽ sửa 2 chỗ trong 1 tệp"))
    let text = try String(contentsOf: folder.appending(path: "a.khen"), encoding: .utf8)
    #expect(text == Self.broken)
    #expect(run("--diff", path).exitCode == .wrongUsage)
  }

  @Test func `a report for a machine stays alone on standard output while mending`() throws {
    try write(Self.broken)
    let outcome = run("--fix", "--format", "json", path)
    #expect(try JSONSerialization.jsonObject(with: outcome.standardOutputData) is [String: Any])
    #expect(outcome.errorText.contains("đã sửa[thừa-dấu-phẩy]"))
  }

  // MARK: - The rules of this repository

  @Test func `the rules have no finding that is not silenced with a reason`() {
    let rules = RepositoryFiles.root.appending(path: "rules").path
    let outcome = run("--fail-on", "hint", rules)
    #expect(outcome.exitCode == .done, "\(outcome.outputText)")
  }

  @Test(arguments: Validation.ids)
  func `help has a page for every id, by both names`(id: DiagnosticID) {
    for name in [id.name, id.vietnamese] {
      let outcome = CommandLineTool.run(arguments: ["help", name])
      #expect(outcome.exitCode == .done)
      #expect(outcome.outputText.contains(id.vietnamese))
    }
  }

  // MARK: - The published schema of SARIF

  @Test func `SARIF is valid by the published schema`() throws {
    let schema = ProcessInfo.processInfo.environment["SARIF_SCHEMA"] ?? ""
    guard !schema.isEmpty else {
      try Test.cancel("set SARIF_SCHEMA to the file of the schema of SARIF 2.1.0 to check it")
    }
    for (name, text) in [("clean", Self.clean), ("warned", Self.warned), ("broken", Self.broken)] {
      try write(text)
      let outcome = run("--format", "sarif", path, path + "/không-có")
      let file = folder.appending(path: "\(name).sarif")
      try outcome.standardOutputData.write(to: file)
      let python = Process()
      python.executableURL = URL(filePath: "/usr/bin/env")
      python.arguments = ["python3", "-c", Self.schemaScript, schema, file.path]
      let pipe = Pipe()
      python.standardError = pipe
      try python.run()
      let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      python.waitUntilExit()
      if python.terminationStatus == 77 { try Test.cancel("python has no module jsonschema") }
      #expect(python.terminationStatus == 0, "\(said)")
    }
  }

  private static let schemaScript = """
    import json, sys
    try:
        import jsonschema
    except ImportError:
        sys.exit(77)
    schema = json.load(open(sys.argv[1]))
    jsonschema.validators.validator_for(schema)(schema).validate(json.load(open(sys.argv[2])))
    """
}

extension CommandLineTool.Outcome {
  /// Standard output as data.
  fileprivate var standardOutputData: Data { Data(standardOutput) }
}
