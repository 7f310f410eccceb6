import Foundation
import KhenCommandLine
import KhenEvaluation
import Testing

/// The dossiers in `examples/`, against the results that stand beside them.
@Suite struct `The examples` {
  /// What one line of NDJSON results says, as far as the examples promise it.
  struct Result: Decodable, Equatable {
    struct Fact: Decodable, Equatable { var path: String }
    struct Node: Decodable, Equatable {
      var kind: String
      var name: String
      var outcome: String
      var nodes: [Node]
    }
    var key: String
    var verdict: String
    var missing: [Fact]
    var nodes: [Node]
  }

  /// A line of the expected results of the benchmark.
  struct Expected: Decodable {
    var id: String
    var verdict: String
    var failed: [String]
    var missing: [String]
  }

  static func path(_ name: String) -> String { RepositoryFiles.root.appending(path: name).path }

  static func check(
    _ files: [String],
    rules: String,
    date: String,
    awards: [String] = [],
    explain: String = "none"
  ) throws -> [Result] {
    let outcome = CommandLineTool.run(
      arguments: [
        "check", "--rules", path(rules), "--as-of", date, "--format", "ndjson", "--explain",
        explain,
      ] + awards.flatMap { ["--award", $0] } + files.map(path)
    )
    return try outcome.outputText.split(separator: "\n").map {
      try JSONDecoder().decode(Result.self, from: Data($0.utf8))
    }
  }

  /// Rows of the table of expected verdicts: key, then a verdict for each date.
  static func expected() throws -> (dates: [String], rows: [[String]]) {
    let lines = try RepositoryFiles.text(of: "examples/ket-qua.csv").split(separator: "\n")
    let rows = lines.map { $0.split(separator: ",").prefix(4).map(String.init) }
    return (Array(rows[0].dropFirst()), Array(rows.dropFirst()))
  }

  static let inputs = [
    ["examples/ho-so.ndjson"],
    [
      "examples/csv/ho-so.csv", "examples/csv/qua-trinh.csv", "examples/csv/khen-thuong.csv",
      "examples/csv/ky-luat.csv",
    ],
  ]

  @Test(arguments: inputs)
  func `have the verdicts that stand beside them`(files: [String]) throws {
    let (dates, rows) = try Self.expected()
    for (index, date) in dates.enumerated() {
      let results = try Self.check(files, rules: "rules", date: date, awards: ["kỷ_niệm_chương"])
      #expect(results.map { [$0.key, $0.verdict] } == rows.map { [$0[0], $0[index + 1]] })
    }
  }

  /// Verdicts of each dossier for each award that stands in the first row of a table.
  @Test func `for the awards of 2025 have the verdicts that stand beside them`() throws {
    let lines = try RepositoryFiles.text(of: "examples/khen-thuong-2025.ket-qua.csv")
      .split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    let awards = Array(lines[0].dropFirst())
    for (index, award) in awards.enumerated() {
      let results = try Self.check(
        ["examples/khen-thuong-2025.ndjson"],
        rules: "rules",
        date: "20/03/2026",
        awards: [award]
      )
      let expected = lines.dropFirst().map { [$0[0], $0[index + 1]] }
      #expect(results.map { [$0.key, $0.verdict] } == expected, "\(award)")
    }
  }

  @Test func `reach every verdict`() throws {
    let reached = Set(try Self.expected().rows.flatMap { $0.dropFirst() })
    // A conflict of exceptions is a mistake of rules, which these rules do not have.
    #expect(reached == Set(Verdict.allCases.map(\.rawValue)).subtracting(["rule-error"]))
  }

  @Test func `of the benchmark agree with an independent implementation`() throws {
    let expected = try RepositoryFiles.text(of: "examples/benchmark/mau.mong-doi.ndjson")
      .split(separator: "\n").map { try JSONDecoder().decode(Expected.self, from: Data($0.utf8)) }
    let results = try Self.check(
      ["examples/benchmark/mau.ndjson"],
      rules: "examples/benchmark",
      date: "27/02/2025",
      explain: "failed"
    )
    #expect(results.map(\.key) == expected.map(\.id))
    for (result, expected) in zip(results, expected) {
      #expect(result.verdict == expected.verdict, "\(result.key)")
      let failed = result.nodes.filter { $0.outcome == "not-met" }.map(\.name).sorted()
      #expect(failed == expected.failed, "\(result.key)")
      let missing = Set(result.missing.map { Self.withoutIndices($0.path) })
      #expect(missing.isSubset(of: expected.missing), "\(result.key)")
      if result.verdict == "undetermined" { #expect(!missing.isEmpty, "\(result.key)") }
    }
  }

  /// `quá_trình[1].từ` as `quá_trình.từ`.
  private static func withoutIndices(_ path: String) -> String {
    var result = ""
    var isInside = false
    for character in path {
      if character == "[" { isInside = true }
      if !isInside { result.append(character) }
      if character == "]" { isInside = false }
    }
    return result
  }
}
