import Foundation
import KhenCommandLine
import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

@Suite struct TestCommandTests {
  private func folder(_ more: [String: String] = [:]) throws -> TestFolder {
    var files = [
      "a.khen": TestSamples.rules, "a.kiem-thu.khen": TestSamples.tests,
      "nguong.csv": TestSamples.table,
    ]
    files.merge(more) { $1 }
    return try TestFolder(files)
  }

  // MARK: - Tables

  @Test func `each row of a table is a case`() throws {
    let folder = try folder()
    let outcome = folder.test()
    #expect(outcome.exitCode == .done, "\(outcome.outputText)\(outcome.errorText)")
    #expect(outcome.outputText == "7 kiểm thử: 7 đạt, 0 không đạt\n")
    let list = folder.clean(folder.test("--list").outputText)
    #expect(list.contains("DIR/nguong.csv:3:1  ngưỡng › đúng ngày\n"))
    #expect(list.split(separator: "\n").count == 7)
  }

  @Test func `a row that fails is named by its place in the table`() throws {
    let table = TestSamples.table.replacingOccurrences(of: "Đủ điều kiện;đạt", with: "chưa xét;đạt")
    let folder = try folder(["nguong.csv": table])
    let outcome = folder.test()
    #expect(outcome.exitCode == .findings)
    let text = folder.clean(outcome.outputText)
    #expect(text.contains("“ngưỡng”, trường hợp “đúng ngày”  DIR/nguong.csv:3:1"))
    #expect(text.contains("mong đợi: chưa xét  (DIR/nguong.csv:3:28)"), "\(text)")
  }

  @Test(arguments: Language.allCases)
  func `mistakes in a table are told at their cell and all else runs`(language: Language) throws {
    let table = """
      trường hợp;ngày_xét;giới tinh;giới_tính;thưởng;mong đợi;mong đợi du_năm;mong đợi đủ_năm;vì
      sai ngày;31/02/2024;;;;đủ điều kiện;;;
      sai giới;;;nư;;đủ điều kiện;;;
      sai tiền;;;;nhiều;đủ điều kiện;;;
      sai kết luận;;;;;không đủ;;;
      sai kết quả;;;;;;;ok;
      vì lạc;;;;;;;;giới_tính
      không mong đợi;;;nam;;;;;
      thừa ô;;;;;đủ điều kiện;;;;ở đây
      mở ngoặc;;;;;"đủ điều kiện;;;
      sai tên;;;;;;đạt;;
      chạy được;;;;1404000;đủ điều kiện;;;

      """
    let folder = try folder([
      "nguong.csv": table,
      "b.kiem-thu.khen": TestSamples.tests.replacingOccurrences(
        of: "nguong.csv",
        with: "nguon.csv"
      ),
      "c.kiem-thu.khen": TestSamples.tests.replacingOccurrences(of: "nguong.csv", with: "../x.csv"),
    ])
    let outcome = folder.test("--lang", language.rawValue)
    #expect(outcome.exitCode == .findings)
    Golden.expect(
      folder.clean(outcome.outputText),
      equals: "test-table-mistakes.\(language.rawValue).txt"
    )
    let validation = CommandLineTool.run(arguments: ["validate", folder.url.path])
    #expect(validation.exitCode == .findings)
    // The rules themselves can be applied.
    try folder.write("{\"họ tên\":\"Người mẫu\"}\n", "d.ndjson")
    let check = CommandLineTool.run(
      arguments: ["check", "--rules", folder.url.path, folder.url.appending(path: "d.ndjson").path]
    )
    #expect(check.exitCode == .done, "\(check.errorText)")
  }

  @Test func `a table that is too large is not read`() throws {
    let row = "dòng;" + String(repeating: " ", count: 1000) + ";đủ điều kiện\n"
    let count = Limits.caseTableSize / row.utf8.count
    let head = "trường hợp;họ_tên;mong đợi\n"
    let table = head + String(repeating: row, count: count - 1)
    let padding = String(repeating: " ", count: Limits.caseTableSize - table.utf8.count)
    #expect((table + padding).utf8.count == Limits.caseTableSize)
    let folder = try folder(["nguong.csv": table + padding])
    #expect(folder.test().exitCode == .done)
    try folder.write(table + padding + " ", "nguong.csv")
    let outcome = folder.test()
    #expect(outcome.exitCode == .findings)
    #expect(outcome.outputText.contains("bảng này lớn hơn giới hạn 4 MiB"))
    #expect(outcome.outputText.contains("1 kiểm thử: 1 đạt"))
  }

  @Test func `a table is understood in English too`() throws {
    let english = Translation.translate(
      SourceFile(id: FileID(0), name: "", text: TestSamples.rules + TestSamples.tests),
      to: .english
    )
    let table = """
      case,evaluation_date,giới_tính,attestations.gương_mẫu,expect,expect đủ_năm,because
      before,2024-09-29,,,ineligible,not met,
      unknown,01/01/2026,unknown,,,unclear,giới_tính
      awaiting,,,unknown,pending; awaiting gương_mẫu,met,

      """
    let folder = try TestFolder(["a.khen": english, "nguong.csv": table])
    let outcome = folder.test("--lang", "en")
    #expect(outcome.outputText == "4 tests: 4 passed, 0 failed\n", "\(outcome.outputText)")
  }

  // MARK: - Failures

  @Test(arguments: Language.allCases)
  func `a failure shows the dossier, what was expected, what came out, and why`(
    language: Language
  ) throws {
    let folder = try folder(["b.kiem-thu.khen": TestSamples.failing])
    let outcome = folder.test("--lang", language.rawValue)
    #expect(outcome.exitCode == .findings)
    Golden.expect(
      folder.clean(outcome.outputText),
      equals: "test-failures.\(language.rawValue).txt"
    )
  }

  @Test func `fail-fast stops at the first failure, on any number of threads`() throws {
    let folder = try folder([
      "0.kiem-thu.khen": TestSamples.failing, "b.kiem-thu.khen": TestSamples.failing,
    ])
    let outcome = folder.test("--fail-fast")
    #expect(outcome.exitCode == .findings)
    #expect(outcome.outputText.contains("1 kiểm thử: 0 đạt, 1 không đạt; 10 không chạy"))
    #expect(folder.test("--fail-fast", "--jobs", "4").outputText == outcome.outputText)
  }

  @Test(arguments: ["text", "json", "junit", "tap"])
  func `the number of threads does not change a byte`(format: String) throws {
    let folder = try folder(["b.kiem-thu.khen": TestSamples.failing])
    let one = folder.test("--format", format, "--jobs", "1")
    for jobs in ["2", "7"] {
      #expect(folder.test("--format", format, "--jobs", jobs).outputText == one.outputText)
    }
    #expect(one.outputText.isEmpty == false)
  }

  @Test func `the filter finds a test by the words of its name`() throws {
    let folder = try folder()
    let outcome = folder.test("--filter", "Trước một")
    #expect(outcome.outputText == "1 kiểm thử: 1 đạt, 0 không đạt\n")
    #expect(folder.test("--filter", "không có đâu").outputText == "không có kiểm thử nào\n")
  }

  @Test func `options that exclude each other are refused`() throws {
    let folder = try folder()
    for options in [
      ["--coverage", "--format", "junit"], ["--coverage", "--fail-fast"], ["--format", "lcov"],
      ["--min-coverage", "101"], ["--min-coverage", "x"], ["--watch", "--format", "json"],
    ] {
      let outcome = CommandLineTool.run(arguments: ["test"] + options + [folder.url.path])
      #expect(outcome.exitCode == .wrongUsage, "\(options)")
      #expect(outcome.outputText.isEmpty)
    }
  }
}
