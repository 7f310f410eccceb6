import Foundation
import KhenCommandLine
import Testing

/// `--format brief`: a short line for each result.
@Suite struct `Short lines` {
  /// A line, as its readers see it.
  struct Line: Decodable, Equatable {
    var key: String
    var award: String
    var verdict: String
    var failed: [String]
    var missing: [String]
  }

  static func run(
    _ files: [String],
    rules: String,
    date: String,
    format: String,
    more: [String] = [],
    input: String = ""
  ) -> CommandLineTool.Outcome {
    CommandLineTool.run(
      arguments: ["check", "--rules", `The examples`.path(rules), "--as-of", date] + more
        + ["--format", format] + files,
      standardInput: Array(input.utf8)
    )
  }

  static func lines(_ outcome: CommandLineTool.Outcome) throws -> [Line] {
    try outcome.outputText.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }

  @Test(arguments: ["1", "2", "3"])
  func `of the benchmark are those of an independent implementation`(jobs: String) throws {
    let expected = try RepositoryFiles.text(of: "examples/benchmark/mau.mong-doi.ndjson")
      .split(separator: "\n")
      .map { try JSONDecoder().decode(`The examples`.Expected.self, from: Data($0.utf8)) }
    let outcome = Self.run(
      [`The examples`.path("examples/benchmark/mau.ndjson")],
      rules: "examples/benchmark",
      date: "27/02/2025",
      format: "brief",
      more: ["--jobs", jobs]
    )
    let wanted = expected.map {
      Line(
        key: $0.id,
        award: "kỷ_niệm_chương_mẫu",
        verdict: $0.verdict,
        failed: $0.failed,
        missing: $0.missing
      )
    }
    #expect(try Self.lines(outcome) == wanted)
    #expect(outcome.exitCode == .done)
  }

  @Test(arguments: ["01/10/2024", "20/03/2026"])
  func `have the verdicts of long results`(date: String) throws {
    for files in `The examples`.inputs {
      let paths = files.map { `The examples`.path($0) }
      let long = try `The examples`.check(files, rules: "rules", date: date, explain: "failed")
      let short = Self.run(paths, rules: "rules", date: date, format: "brief")
      let lines = try Self.lines(short)
      #expect(lines.map { [$0.key, $0.verdict] } == long.map { [$0.key, $0.verdict] })
      for (line, result) in zip(lines, long) where line.verdict == "ineligible" {
        let refusing = result.nodes.filter { $0.outcome == "not-met" && $0.nodes.isEmpty }
        #expect(Set(refusing.map(\.name)).isSubset(of: line.failed), "\(line.key)")
      }
    }
  }

  /// Dossiers of the benchmark rules of every kind of fate.
  static let mixed = """
    {"id":"A","họ_tên":"Lê Thị Mẫu","giới_tính":"nữ"}
    {"id":"B","họ_tên":"Trần Văn Mẫu","giới_tính":"Nam","ngày_sinh":"1970"}
    {"id":"A","họ_tên":"Người Thứ Hai"}
    {"id":"C","giới_tính":"lạ"}
    {"họ_tên":"Không Có Mã"}
    {"id":"D","họ_tên":
    {"id":"E \\"x\\"","đang_bị_điều_tra":true}

    {"id":"F","xác_nhận":{"đơn_vị":false}} {"id":"G"}
    """

  @Test func `tell mistakes, and every other dossier, as long results do`() throws {
    let arguments: [[String]] = [["--jobs", "1"], ["--jobs", "2"]]
    for more in arguments {
      let short = Self.run(
        ["-"],
        rules: "examples/benchmark",
        date: "27/02/2025",
        format: "brief",
        more: more,
        input: Self.mixed
      )
      let long = Self.run(
        ["-"],
        rules: "examples/benchmark",
        date: "27/02/2025",
        format: "ndjson",
        more: more,
        input: Self.mixed
      )
      let results = try long.outputText.split(separator: "\n").map {
        try JSONDecoder().decode(`The examples`.Result.self, from: Data($0.utf8))
      }
      let lines = try Self.lines(short)
      #expect(lines.map { [$0.key, $0.verdict] } == results.map { [$0.key, $0.verdict] })
      #expect(short.exitCode == long.exitCode)
      #expect(short.exitCode == .unreadableDossiers)
      // What is wrong is said in the line.
      let wrong = short.outputText.split(separator: "\n").filter { $0.contains("data-error") }
      #expect(!wrong.isEmpty)
      for line in wrong { #expect(line.contains("\"errors\":[\""), "\(line)") }
    }
  }

  @Test func `count for --fail-on`() {
    let outcome = Self.run(
      ["-"],
      rules: "examples/benchmark",
      date: "27/02/2025",
      format: "brief",
      more: ["--fail-on", "ineligible"],
      input: "{\"id\":\"A\",\"đang_bị_điều_tra\":true}"
    )
    #expect(outcome.exitCode == .findings)
  }
}
