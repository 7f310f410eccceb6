import Foundation
import Khen
import KhenCommandLine
import KhenExplanation
import KhenTestSupport
import Testing

/// Earlier versions that still apply, from rule text to what people and machines read.
@Suite struct `Earlier versions that still apply` {
  struct Source: CustomTestStringConvertible {
    var name: String
    var rules: String
    var day: (year: Int, month: Int, day: Int)
    var dossiers: [String]
    var testDescription: String { name }
  }

  static let sources = [
    Source(
      name: "decrees",
      rules: VersionRules.decrees,
      day: (2025, 8, 15),
      dossiers: [
        #"{"mã_hồ_sơ":"A","ngày_nhận_hồ_sơ":"30/06/2025","có_quy_định_riêng":true,"số_năm":6}"#,
        #"{"mã_hồ_sơ":"B","ngày_nhận_hồ_sơ":"01/07/2025","có_quy_định_riêng":true,"số_năm":6}"#,
        #"{"mã_hồ_sơ":"C","ngày_nhận_hồ_sơ":"2025","số_năm":6}"#,
        #"{"mã_hồ_sơ":"D","ngày_nhận_hồ_sơ":"2025","số_năm":8}"#,
        #"{"mã_hồ_sơ":"E","ngày_nhận_hồ_sơ":"2025"}"#,
      ]
    ),
    Source(
      name: "laws",
      rules: VersionRules.laws,
      day: (2026, 11, 21),
      dossiers: [
        #"{"mã_hồ_sơ":"A","ngày_nhận_hồ_sơ":"30/09/2026","số_năm":6}"#,
        #"{"mã_hồ_sơ":"B","ngày_nhận_hồ_sơ":"30/09/2026","số_năm":4}"#,
        #"{"mã_hồ_sơ":"C","ngày_nhận_hồ_sơ":"01/10/2026","số_năm":6}"#,
        #"{"mã_hồ_sơ":"D","số_năm":6}"#,
        #"{"mã_hồ_sơ":"E","số_năm":3}"#,
      ]
    ),
  ]

  static func results(_ source: Source, awards: [String]? = nil) throws -> [AwardResult] {
    let rules = try RuleSet([RuleFile(path: "a.khen", bytes: Array(source.rules.utf8))])
    let day = try #require(
      EvaluationDay(year: source.day.year, month: source.day.month, day: source.day.day)
    )
    return try rules.results(
      of: Array(source.dossiers.joined(separator: "\n").utf8),
      asOf: day,
      awards: awards,
      explanation: .all
    )
  }

  @Test(arguments: sources, TextLanguage.allCases)
  func `every case reads as recorded`(source: Source, language: TextLanguage) throws {
    let results = try Self.results(source).filter { $0.award != "thâm_niên" }
    let text = results.map { $0.text(language: language) + "\n" }.joined()
    Golden.expect(text, equals: "versions-\(source.name).\(language.rawValue).txt")
  }

  @Test(arguments: sources)
  func `JSON is valid by the published schema`(source: Source) throws {
    let validator = try JSONSchemaValidator(schema: ResultSchema.text)
    for result in try Self.results(source) {
      #expect(try validator.problems(in: Array(result.json.utf8)).isEmpty, "\(result.json)")
    }
  }

  @Test(arguments: sources)
  func `the tests beside the rules pass`(source: Source) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "khen-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(source.rules.utf8).write(to: folder.appending(path: "a.khen"))
    let outcome = CommandLineTool.run(arguments: ["test", "--rules", folder.path])
    #expect(outcome.exitCode == .done, "\(outcome.outputText)")
  }

  /// What is known of the two facts that the clauses ask for, and every completion of it.
  struct Partial: CustomTestStringConvertible {
    var received: String?
    var days: [String]
    var own: Bool?
    var testDescription: String { "\(received ?? "–") \(own.map { "\($0)" } ?? "–")" }
  }

  static let partials: [Partial] = {
    let around = ["30/06/2025", "01/07/2025"]
    let dates: [(String?, [String])] = [
      (nil, around), ("2025", around), ("6/2025", ["01/06/2025", "30/06/2025"]),
      ("7/2025", ["01/07/2025", "31/07/2025"]), ("30/06/2025", ["30/06/2025"]),
      ("28/06/2025..02/07/2025", around),
    ]
    return dates.flatMap { date in
      [nil, true, false].map { Partial(received: date.0, days: date.1, own: $0) }
    }
  }()

  @Test(arguments: partials)
  func `a verdict never contradicts a completion of what the clauses ask`(
    partial: Partial
  ) throws {
    for years in [nil, 4, 6, 8] as [Int?] {
      for day in [(2025, 8, 15), (2026, 1, 1), (2027, 3, 1)] {
        var source = Self.sources[0]
        source.day = day
        source.dossiers = [Self.dossier(partial.received, partial.own, years)]
        let found = try Self.results(source, awards: ["bằng_khen_tỉnh"])[0].verdict
        source.dossiers = partial.days.flatMap { received in
          (partial.own.map { [$0] } ?? [true, false]).flatMap { own in
            (years.map { [$0] } ?? [4, 6, 8]).map { Self.dossier(received, own, $0) }
          }
        }
        let completions = Set(
          try Self.results(source, awards: ["bằng_khen_tỉnh"]).map { $0.verdict }
        )
        let expected = completions.count == 1 ? completions.first : .undetermined
        #expect(found == expected, "\(years.map { "\($0)" } ?? "–") \(day) \(completions)")
      }
    }
  }

  static func dossier(_ received: String?, _ own: Bool?, _ years: Int?) -> String {
    var fields = [#""mã_hồ_sơ":"\#(UUID())""#]
    if let received { fields.append(#""ngày_nhận_hồ_sơ":"\#(received)""#) }
    if let own { fields.append(#""có_quy_định_riêng":\#(own)"#) }
    if let years { fields.append(#""số_năm":\#(years)"#) }
    return "{" + fields.joined(separator: ",") + "}"
  }

  @Test func `the day from which it is met stays within what still applies`() throws {
    var source = Self.sources[0]
    source.day = (2025, 7, 15)
    source.dossiers = [
      // Twenty years under the earlier decree on 01/08/2025.
      #"{"mã_hồ_sơ":"A","ngày_nhận_hồ_sơ":"30/06/2025","ngày_vào":"01/08/2005"}"#,
      // Twenty-five years under the later one on 01/08/2026.
      #"{"mã_hồ_sơ":"B","ngày_nhận_hồ_sơ":"01/07/2025","ngày_vào":"01/08/2001"}"#,
      // Twenty-five years only after the later decree has ended.
      #"{"mã_hồ_sơ":"C","ngày_nhận_hồ_sơ":"01/07/2025","ngày_vào":"01/08/2002"}"#,
    ]
    let found = try Self.results(source, awards: ["thâm_niên"]).map { result in
      let object = try JSONSerialization.jsonObject(with: Data(result.json.utf8))
      return (object as? [String: Any])?["eligibleFrom"] as? String
    }
    #expect(found == ["2025-08-01", "2026-08-01", nil])
  }
}
