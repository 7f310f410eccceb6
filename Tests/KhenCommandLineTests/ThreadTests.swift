import Foundation
import KhenCommandLine
import KhenTestSupport
import Testing

/// What comes out whatever the number of threads and the pieces in which the input comes.
@Suite struct `Several threads` {
  /// Dossiers of the benchmark rules: good ones, some without keys, keys that stood before, broken
  /// lines and blank ones.
  static let input: [UInt8] = {
    var random = SplitMix64(seed: 20_261_130)
    var lines: [String] = []
    for index in 0..<200 {
      switch Int.random(in: 0..<40, using: &random) {
      case 0: lines.append("{\"id\":\"D\(index / 2)\",\"họ_tên\":\"Người Lặp Lại\"}")
      case 1: lines.append("{\"họ_tên\":\"Không Có Mã\",\"giới_tính\":\"nữ\"}")
      case 2: lines.append("{\"id\":\"D\(index)\",\"họ_tên\":")
      case 3: lines.append("{\"id\":\"D\(index)\",\"ngày_sinh\":\"31/02/1970\"}")
      case 4: lines.append("")
      case 5: lines.append("{\"id\":\"D\(index)\",\"giới_tính\":\"Nam\",\"ngày_sinh\":\"1970\"}")
      default:
        let year = Int.random(in: 1950...1990, using: &random)
        lines.append(
          "{\"id\":\"D\(index)\",\"họ_tên\":\"Lê Thị Mẫu \(index)\",\"giới_tính\":\"nữ\","
            + "\"ngày_sinh\":\"\(year)-02-03\",\"đang_công_tác\":true,\"danh_hiệu\":[]}"
        )
      }
    }
    return Array(lines.joined(separator: "\n").utf8)
  }()

  /// Runs `khen check` over standard input that comes in pieces of a size.
  private func output(
    _ input: [UInt8],
    piece: Int,
    jobs: Int,
    format: String
  ) -> (bytes: [UInt8], exitCode: ExitCode) {
    var written: [UInt8] = []
    var start = 0
    let context = CommandContext(
      environment: [:],
      output: ByteSink { bytes in
        written += bytes
        return true
      },
      errors: ByteSink { _ in true },
      readInput: {
        guard start < input.count else { return nil }
        let end = piece < input.count - start ? start + piece : input.count
        defer { start = end }
        return Array(input[start..<end])
      },
      terminal: Terminal(),
      today: 20_000
    )
    let exitCode = CommandLineTool.run(
      [
        "check", "--rules", `The examples`.path("examples/benchmark"), "--as-of", "27/02/2025",
        "--format", format, "--explain", "none", "--jobs", "\(jobs)", "-",
      ],
      in: context
    )
    return (written, exitCode)
  }

  @Test(arguments: ["brief", "ndjson", "table"])
  func `and pieces of any size give the same bytes`(format: String) {
    let expected = output(Self.input, piece: .max, jobs: 1, format: format)
    #expect(expected.bytes.count > 10_000)
    #expect(expected.exitCode == .unreadableDossiers)
    for (jobs, piece) in [(1, 700), (2, 1024), (3, 501), (7, 300), (2, .max)] {
      let found = output(Self.input, piece: piece, jobs: jobs, format: format)
      #expect(found.bytes == expected.bytes, "\(jobs) threads, pieces of \(piece)")
      #expect(found.exitCode == expected.exitCode)
    }
  }

  @Test func `stop when nobody reads their results any more`() {
    var pieces = 0
    let line = Array("{\"id\":\"A\"}\n".utf8)
    let context = CommandContext(
      environment: [:],
      output: ByteSink(capacity: 0) { _ in false },
      errors: ByteSink { _ in true },
      readInput: {
        pieces += 1
        return pieces < 100_000 ? line : nil
      },
      terminal: Terminal(),
      today: 20_000
    )
    let exitCode = CommandLineTool.run(
      [
        "check", "--rules", `The examples`.path("examples/benchmark"), "--format", "brief",
        "--jobs", "3", "-",
      ],
      in: context
    )
    #expect(exitCode == .done)
    // No more than what was in memory is read.
    #expect(pieces < 1000)
  }
}
