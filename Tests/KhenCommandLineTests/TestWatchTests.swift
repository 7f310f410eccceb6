import Foundation
import KhenCommandLine
import KhenExplanation
import Testing

@Suite struct TestWatchTests {
  /// What a run writes; a class, because closures share it.
  private final class Text {
    var bytes: [UInt8] = []
    var rounds = 0
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  @Test func `tests run again when a table changes, and not otherwise`() throws {
    let folder = try TestFolder([
      "a.khen": TestSamples.rules, "a.kiem-thu.khen": TestSamples.tests,
      "nguong.csv": TestSamples.table,
    ])
    let (output, errors) = (Text(), Text())
    let context = CommandContext(
      environment: [:],
      output: ByteSink {
        output.bytes += $0
        return true
      },
      errors: ByteSink(capacity: 0) {
        errors.bytes += $0
        return true
      },
      readInput: { nil },
      terminal: Terminal(),
      today: 0
    )
    context.waitForChange = {
      errors.rounds += 1
      switch errors.rounds {
      case 1: return true
      case 2:
        let table = TestSamples.table.replacingOccurrences(
          of: "Đủ điều kiện;đạt",
          with: "chưa xét;đạt"
        )
        return (try? folder.write(table, "nguong.csv")) != nil
      default: return false
      }
    }
    let code = CommandLineTool.run(["test", "--watch", folder.url.path], in: context)
    #expect(code == .findings)
    let text = folder.clean(output.text)
    #expect(text.hasPrefix("7 kiểm thử: 7 đạt, 0 không đạt\n✗ không đạt: “ngưỡng”"), "\(text)")
    #expect(text.hasSuffix("7 kiểm thử: 6 đạt, 1 không đạt\n"))
    let watching = "đang theo dõi các tệp quy tắc; nhấn Ctrl-C để dừng\n"
    #expect(
      folder.clean(errors.text)
        == watching + "\nDIR/nguong.csv đã thay đổi; chạy lại\n\n" + watching
    )
  }
}
