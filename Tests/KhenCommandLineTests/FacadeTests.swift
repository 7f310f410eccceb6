import Foundation
import Khen
import KhenCommandLine
import Testing

/// What other Swift programs see of the project, against what the command line gives.
@Suite struct `The library for other programs` {
  static let dossiers = "examples/ho-so.ndjson"

  static func path(_ name: String) -> String { RepositoryFiles.root.appending(path: name).path }

  static func bytes(of path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: RepositoryFiles.root.appending(path: path)))
  }

  static func rules() throws -> RuleSet {
    try RuleSet(
      try RepositoryFiles.ruleFiles(in: "rules").map {
        RuleFile(path: $0, bytes: try bytes(of: $0))
      }
    )
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) throws -> EvaluationDay {
    try #require(EvaluationDay(year: year, month: month, day: day))
  }

  /// The output of `khen check` on the dossiers of the examples.
  static func check(_ options: [String]) -> String {
    CommandLineTool.run(
      arguments: ["check", "--rules", path("rules"), path(dossiers)] + options
    )
    .outputText
  }

  /// One rule, for short tests.
  static let smallRules = """
    hồ sơ người {
      mã: chuỗi "Mã hồ sơ"
      vào_ngành: ngày
    }
    khen thưởng hai_mươi_năm "Đủ hai mươi năm" cho người {
      hiệu lực từ 01/01/2000
      điều kiện thời_gian "Đủ 20 năm" {
        vào_ngành + 20 năm <= ngày_xét
      }
    }
    """

  @Test(arguments: ExplanationDetail.allCases)
  func `gives the same JSON as khen check`(detail: ExplanationDetail) throws {
    let results = try Self.rules().results(
      of: try Self.bytes(of: Self.dossiers),
      file: Self.path(Self.dossiers),
      asOf: try Self.day(2025, 10, 1),
      explanation: detail
    )
    let expected = Self.check([
      "--lang", "vi", "--as-of", "01/10/2025", "--format", "ndjson", "--explain", detail.rawValue,
    ])
    // Rule files are named by their paths below the repository here.
    let root = RepositoryFiles.root.path + "/"
    let lines = results.map { $0.json.replacingOccurrences(of: root, with: "") + "\n" }
    #expect(lines.joined() == expected.replacingOccurrences(of: root, with: ""))
    #expect(results.count > 10)
  }

  @Test(arguments: TextLanguage.allCases)
  func `gives the same text as khen check`(language: TextLanguage) throws {
    let results = try Self.rules().results(
      of: try Self.bytes(of: Self.dossiers),
      file: Self.path(Self.dossiers),
      asOf: try Self.day(2025, 10, 1),
      explanation: .all
    )
    let expected = Self.check([
      "--as-of", "01/10/2025", "--format", "text", "--lang", language.rawValue,
    ])
    let found = results.map { $0.text(language: language) }.joined(separator: "\n")
    #expect(found == expected)
  }

  @Test func `has the verdicts that stand beside the examples`() throws {
    let rules = try Self.rules()
    let (dates, rows) = try `The examples`.expected()
    for (index, date) in dates.enumerated() {
      let parts = date.split(separator: "-").compactMap { Int($0) }
      let results = try rules.results(
        of: try Self.bytes(of: Self.dossiers),
        asOf: try Self.day(parts[0], parts[1], parts[2]),
        explanation: .none
      )
      #expect(
        results.map { [$0.key, $0.verdict.rawValue] } == rows.map { [$0[0], $0[index + 1]] }
      )
    }
  }

  @Test func `tells every problem of broken rules with its place`() throws {
    let broken = "hồ sơ người {\n  mã: chuỗi\n  tuổi: chưa_có_kiểu\n}\n"
    let error = #expect(throws: RuleSetError.self) {
      try RuleSet([RuleFile(path: "sai.khen", text: broken)])
    }
    let problem = try #require(error?.problems.first { $0.severity == .error })
    #expect(problem.file == "sai.khen")
    #expect(problem.line == 3)
    #expect(problem.column == 9)
    #expect(problem.message.vietnamese.contains("chưa_có_kiểu"))
    #expect(problem.rendered.vietnamese.hasPrefix("lỗi["))
    #expect(problem.rendered.english.contains("error[\(problem.id)]: \(problem.message.english)"))
    #expect(problem.rendered.english.contains("sai.khen:3:9"))
  }

  @Test func `tells mistakes in dossiers and drops none`() throws {
    let rules = try RuleSet([RuleFile(path: "a.khen", text: Self.smallRules)])
    let dossiers = """
      {"mã": "1", "vào_ngành": "01/01/1990"}
      {"mã": "2", "vào_ngành": "hôm qua"}
      {"mã": "1", "vào_ngành": "01/01/1990"}
      {"mã": "3", "vào_ngành": "01/01/2020"}
      {"mã": "4"}
      """
    let results = try rules.results(of: Array(dossiers.utf8), asOf: try Self.day(2025, 1, 1))
    #expect(
      results.map(\.verdict) == [.eligible, .dataError, .dataError, .ineligible, .undetermined]
    )
    #expect(results.map(\.position) == [1, 2, 3, 4, 5])
    #expect(results[0].reasons.isEmpty)
    #expect(results[1].dataProblems.first?.pointer == "/vào_ngành")
    #expect(results[2].dataProblems.first?.line == 3)
    #expect(!results[3].reasons.isEmpty)
  }

  @Test func `reads a list of objects as it reads one object a line`() throws {
    let rules = try RuleSet([RuleFile(path: "a.khen", text: Self.smallRules)])
    let list = #"[{"mã": "1", "vào_ngành": "01/01/1990"}, {"mã": "2"}]"#
    let results = try rules.results(of: Array(list.utf8), asOf: try Self.day(2025, 1, 1))
    #expect(results.map(\.key) == ["1", "2"])
    #expect(results.map(\.verdict) == [.eligible, .undetermined])
    #expect(try rules.results(of: [], asOf: try Self.day(2025, 1, 1)).isEmpty)
  }

  @Test func `applies the awards that are named and no others`() throws {
    let rules = try Self.rules()
    let names = rules.awards.map(\.name)
    let first = try #require(names.first)
    let dossiers = try Self.bytes(of: Self.dossiers)
    let day = try Self.day(2025, 10, 1)
    let results = try rules.results(of: dossiers, asOf: day, awards: [first, first])
    #expect(Set(results.map(\.award)) == [first])
    let error = #expect(throws: UnknownAwardError.self) {
      try rules.results(of: dossiers, asOf: day, awards: ["không_có"])
    }
    #expect(error?.name == "không_có")
    #expect(error?.known == names)
  }

  @Test func `knows the days of the calendar only`() throws {
    #expect(EvaluationDay(year: 2023, month: 2, day: 29) == nil)
    #expect(EvaluationDay(year: 2024, month: 2, day: 29)?.dayNumber == 19_782)
    #expect(EvaluationDay(dayNumber: 19_782) == EvaluationDay(year: 2024, month: 2, day: 29))
    #expect(EvaluationDay(dayNumber: .max) == nil)
    #expect(EvaluationDay(dayNumber: .min) == nil)
  }

  @Test func `is shown by an example that runs`() throws {
    let lines = try verdictLines(
      rules: RepositoryFiles.root.appending(path: "rules"),
      dossiers: RepositoryFiles.root.appending(path: Self.dossiers),
      asOf: try Self.day(2025, 10, 1)
    )
    let expected = try Self.rules().results(
      of: try Self.bytes(of: Self.dossiers),
      asOf: try Self.day(2025, 10, 1)
    )
    #expect(lines.filter { !$0.hasPrefix("  ") }.count == expected.count)
    let code = try RepositoryFiles.text(of: "Tests/KhenCommandLineTests/EmbeddingExample.swift")
    let page = try RepositoryFiles.text(of: "Sources/Khen/Khen.docc/Embedding.md")
    #expect(page.contains("```swift\n\(code)```\n"))
  }
}
