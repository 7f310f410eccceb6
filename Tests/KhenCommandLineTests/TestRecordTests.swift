import Foundation
import KhenCommandLine
import KhenTestSupport
import Testing

@Suite struct TestRecordTests {
  private let file = "b.kiem-thu.ghi-lai.txt"

  private func folder() throws -> TestFolder {
    try TestFolder(["a.khen": TestSamples.rules, "b.kiem-thu.khen": TestSamples.recorded])
  }

  @Test func `what is not recorded fails and says what to do`() throws {
    let folder = try folder()
    let outcome = folder.test()
    #expect(outcome.exitCode == .findings)
    let text = folder.clean(outcome.outputText)
    #expect(text.contains("chưa có bản ghi trong “DIR/\(file)”"))
    #expect(text.contains("nếu đúng thì ghi lại: khen test --update"))
    #expect(text.contains("có 15 năm, cần 20 năm"))
    #expect(folder.text(file) == nil)
  }

  @Test func `recording fails once and holds from then on`() throws {
    let folder = try folder()
    let update = folder.test("--update")
    #expect(update.exitCode == .findings)
    #expect(update.outputText.contains("2 kiểm thử: 0 đạt, 0 không đạt, 2 đã ghi"))
    Golden.expect(folder.text(file) ?? "", equals: "test-record.txt")
    #expect(folder.test().exitCode == .done)
    // The language of messages does not matter: records are in the language of the rule file.
    #expect(folder.test("--lang", "en").exitCode == .done)
    let again = folder.test("--update")
    #expect(again.exitCode == .done)
    #expect(!again.outputText.contains("đã ghi:"))
  }

  @Test func `a change of the explanation is shown as a difference`() throws {
    let folder = try folder()
    _ = folder.test("--update")
    let changed = TestSamples.rules.replacingOccurrences(of: "20 năm {", with: "21 năm {")
    try folder.write(changed, "a.khen")
    let outcome = folder.test()
    #expect(outcome.exitCode == .findings)
    Golden.expect(folder.clean(outcome.outputText), equals: "test-record-difference.vi.txt")
    let update = folder.test("--update")
    #expect(update.exitCode == .findings)
    #expect(update.outputText.contains("1 đạt, 0 không đạt, 1 đã ghi"))
    #expect(folder.test().exitCode == .done)
  }

  @Test func `records without a test are told, and removed by an update`() throws {
    let folder = try folder()
    _ = folder.test("--update")
    let renamed = TestSamples.recorded.replacingOccurrences(of: "\"nam\"", with: "\"người nam\"")
    try folder.write(renamed, "b.kiem-thu.khen")
    let outcome = folder.clean(folder.test("--filter", "không có đâu").outputText)
    #expect(outcome.contains("bản ghi không còn kiểm thử: DIR/\(file): ghi lại › nam"))
    _ = folder.test("--update")
    #expect(folder.text(file)?.contains("=== ghi lại › nam ===") == false)
    #expect(folder.text(file)?.contains("=== ghi lại › người nam ===") == true)
    #expect(folder.test().outputText == "2 kiểm thử: 2 đạt, 0 không đạt\n")
    try folder.write("", "b.kiem-thu.khen")
    _ = folder.test("--update")
    #expect(folder.text(file) == nil)
  }

  @Test func `an update of some tests keeps the records of the others`() throws {
    let folder = try folder()
    _ = folder.test("--update", "--filter", "› nam")
    #expect(folder.text(file)?.contains("=== ghi lại ===") == false)
    _ = folder.test("--update")
    let both = folder.text(file)
    _ = folder.test("--update", "--filter", "› nam")
    #expect(folder.text(file) == both)
  }

  @Test func `a record with the line ends of another system is the same record`() throws {
    let folder = try folder()
    _ = folder.test("--update")
    let text = folder.text(file)?.replacingOccurrences(of: "\n", with: "\r\n")
    try folder.write(text ?? "", file)
    #expect(folder.test().exitCode == .done)
  }

  @Test func `a failing expectation beside a record still fails after the update`() throws {
    let folder = try folder()
    let text = TestSamples.recorded.replacingOccurrences(
      of: "{ giới_tính: nam } {",
      with: "{ giới_tính: nam } { mong đợi đủ điều kiện "
    )
    try folder.write(text, "b.kiem-thu.khen")
    let outcome = folder.test("--update")
    #expect(outcome.outputText.contains("0 đạt, 1 không đạt, 1 đã ghi"), "\(outcome.outputText)")
  }
}
