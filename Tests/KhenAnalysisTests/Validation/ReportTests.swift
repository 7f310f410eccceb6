import Foundation
import KhenAnalysis
import KhenDossiers
import KhenSemantics
import KhenSource
import Testing

/// Reports for machines: one document, valid whatever was found.
@Suite struct `Reports of validation` {
  struct Input: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var bytes: [UInt8]
    var name = "rules/a.khen"

    init(_ description: String, _ text: String, name: String = "rules/a.khen") {
      testDescription = description
      bytes = Array(text.utf8)
      self.name = name
    }
  }

  static let inputs: [Input] = [
    Input("a clean file", "hồ sơ cá_nhân { tên: chuỗi }\n"),
    Input("an empty file", ""),
    Input("a file that does not parse", "khen thưởng { { ] \u{1} \u{202E} và và \" \n\u{7F}"),
    Input("a file with a mistake", "khen thưởng x cho ai { điều kiện a { b == \"<&>'%,:\" } }\n"),
    Input("findings, fixes and silenced ones", sample),
    Input("line ends of Windows", sample.split(separator: "\n").joined(separator: "\r\n")),
    Input("an odd path", sample, name: "quy tắc/á:b,c%d#e?<f>&\"g\".khen"),
    Input("an absolute path", sample, name: "/x/y.khen"),
    {
      var input = Input("bytes that are no text", sample)
      input.bytes += [0xFF, 0xFE, 0x00, 0xC3]
      return input
    }(),
    {
      var input = Input("a byte order mark", "")
      input.bytes = [0xEF, 0xBB, 0xBF] + Array(sample.utf8)
      return input
    }(),
  ]

  /// An error is not in it, so that everything is looked at.
  static let sample = """
    văn bản TT_1 { hiệu lực từ 01/01/2010 }
    hồ sơ cá_nhân { số_năm: số; điểm: số }  // bỏ qua [trường-không-dùng]: <lý do> & "khác"
    tham số 𝛼_mức: số = 5
    // allow [same-label]: nothing
    khen thưởng giấy_khen theo TT_1 cho cá_nhân nhóm danh_hiẹu {
      điều kiện a "Một" căn cứ TT_1 điều 8 { số_năm >= 3 }
      điều kiện b "Một" căn cứ TT_1 điều 8 (trích lại) { số_năm >= 3 }
    }
    khen thưởng bằng_khen theo TT_1 cho cá_nhân nhóm danh_hiệu { điều kiện a { số_năm >= 3 } }

    """

  private func setting(_ language: Language = .vietnamese) -> ReportSetting {
    ReportSetting(language: language, version: "0.1.0", exitCode: 1, folder: "/x")
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
  }

  // MARK: - JSON

  @Test(arguments: inputs, Language.allCases)
  func `JSON counts what it lists`(input: Input, language: Language) throws {
    let report = validated(bytes: input.bytes, name: input.name)
    let document = try object(ValidationJSON.text(of: report, setting(language)))
    #expect(document["schema"] as? String == "khen-validation/1")
    let summary = try #require(document["summary"] as? [String: Int])
    let findings = try #require(document["findings"] as? [[String: Any]])
    #expect(findings.count == report.findings.count)
    for severity in ["error", "warning", "hint"] {
      let count = findings.count { $0["severity"] as? String == severity }
      #expect(summary[severity + "s"] == count)
    }
    let silenced = try #require(document["silenced"] as? [[String: Any]])
    #expect(silenced.count == summary["silenced"])
    #expect(silenced.allSatisfy { ($0["reason"] as? String)?.isEmpty == false })
  }

  // MARK: - SARIF

  @Test(arguments: inputs, Language.allCases)
  func `SARIF keeps to what its specification demands`(input: Input, language: Language) throws {
    let report = validated(bytes: input.bytes, name: input.name)
    let text = ValidationSARIF.text(of: report, setting(language))
    #expect(SARIFCheck.problems(in: try object(text)) == [])
  }

  @Test func `the check of SARIF finds what is wrong`() throws {
    let report = validated(Self.sample)
    let text = ValidationSARIF.text(of: report, setting())
    for (good, bad) in [
      ("\"version\":\"2.1.0\",\"runs\"", "\"version\":\"2.1\",\"runs\""),
      ("\"ruleIndex\":0", "\"ruleIndex\":99"), ("\"level\":\"warning\"", "\"level\":\"hint\""),
      ("\"startLine\":3,", "\"startLine\":0,"),
      ("\"uri\":\"rules/a.khen\"", "\"uri\":\"rules/a b\""),
      ("\"kind\":\"inSource\"", "\"kind\":\"comment\""), ("\"text\":", "\"txt\":"),
    ] {
      #expect(text.contains(good))
      let broken = text.replacing(good, with: bad, maxReplacements: 1)
      #expect(SARIFCheck.problems(in: try object(broken)) != [], "\(bad)")
    }
  }

  @Test func `SARIF says where, in UTF-16 units, what else, and what is silenced`() throws {
    let report = validated(Self.sample)
    let document = try object(ValidationSARIF.text(of: report, setting(.english)))
    let run = try #require((document["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "utf16CodeUnits")
    let results = try #require(run["results"] as? [[String: Any]])
    let parameter = try #require(results.first { $0["ruleId"] as? String == "unused-parameter" })
    let location = (parameter["locations"] as? [[String: Any]])?.first
    let physical = location?["physicalLocation"] as? [String: Any]
    let region = physical?["region"] as? [String: Int]
    // The letter beyond the basic plane is two units.
    #expect(region == ["startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 15])
    let silenced = results.filter { ($0["suppressions"] as? [Any])?.isEmpty == false }
    #expect(silenced.count == 1)
    let suppression = (silenced.first?["suppressions"] as? [[String: Any]])?.first
    #expect(suppression?["justification"] as? String == "<lý do> & \"khác\"")
    let similar = try #require(results.first { $0["ruleId"] as? String == "similar-name" })
    #expect((similar["fixes"] as? [Any])?.count == 1)
    #expect((similar["relatedLocations"] as? [Any])?.count == 1)
  }

  @Test(arguments: [
    ("rules/a.khen", "rules/a.khen"), ("./rules/a.khen", "rules/a.khen"),
    ("/x/rules/á b.khen", "rules/%C3%A1%20b.khen"), ("a:b/c%d.khen", "a%3Ab/c%25d.khen"),
    ("/other/a.khen", "file:///other/a.khen"), ("../r/a#b?.khen", "../r/a%23b%3F.khen"),
  ])
  func `paths become references`(path: String, reference: String) throws {
    let text = ValidationSARIF.text(of: validated("x", name: path), setting())
    #expect(text.contains("\"uri\":\"\(reference)\""), "\(text.prefix(400))")
  }

  @Test func `a fingerprint stays when lines are added elsewhere`() throws {
    func fingerprints(_ text: String) throws -> [String] {
      let document = try object(ValidationSARIF.text(of: validated(text), setting()))
      let results = (document["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]]
      return (results ?? []).compactMap {
        ($0["partialFingerprints"] as? [String: String])?["khenFinding/v1"]
      }
    }
    let before = try fingerprints(Self.sample)
    #expect(Set(before).count == before.count)
    #expect(try fingerprints("// Ghi chú.\n\n" + Self.sample) == before)
  }

  // MARK: - JUnit

  @Test(arguments: inputs, Language.allCases)
  func `JUnit is well formed and counts its cases`(input: Input, language: Language) throws {
    let report = validated(bytes: input.bytes, name: input.name)
    let document = try XMLCheck(ValidationJUnit.text(of: report, setting(language)))
    let suites = document.elements(named: "testsuite")
    #expect(suites.count == 1)
    #expect(suites[0].attributes["tests"] == String(document.elements(named: "testcase").count))
    #expect(suites[0].attributes["failures"] == String(document.elements(named: "failure").count))
    #expect(suites[0].attributes["skipped"] == String(document.elements(named: "skipped").count))
    let bad = report.count(of: .error) + report.count(of: .warning)
    #expect(document.elements(named: "failure").count == bad)
  }

  @Test func `a problem without a file is an error of JUnit and of the others`() throws {
    let report = Validation(today: today).report(
      on: RuleSetLoader.load([]),
      problems: [
        ValidationProblem(
          path: "không/có",
          message: Bilingual(vi: "không có <tệp>\u{1}", en: "no file")
        )
      ]
    )
    let junit = try XMLCheck(ValidationJUnit.text(of: report, setting()))
    #expect(junit.elements(named: "error").first?.attributes["message"] == "không có <tệp>\u{FFFD}")
    let sarif = try object(ValidationSARIF.text(of: report, setting()))
    #expect(SARIFCheck.problems(in: sarif) == [])
    #expect(try object(ValidationJSON.text(of: report, setting()))["problems"] as? [Any] != nil)
    #expect(
      ValidationGitHub.text(of: report, setting()) == "::error file=không/có::không có <tệp>\u{1}\n"
    )
    #expect(report.reaches(.error))
  }

  // MARK: - Findings by evaluation

  @Test func `a witness and an open question are part of every report`() throws {
    let text =
      "hồ sơ cá_nhân { tốt: đúng_sai }\n"
      + "khen thưởng x cho cá_nhân { điều kiện a { tốt } }  // bỏ qua [chưa-có-kiểm-thử]: ví dụ\n"
    let rules = RuleSetLoader.load([.init(path: "a.khen", bytes: Array(text.utf8))])
    let range = SourceRange(file: FileID(0), start: 0, end: 2)
    let diagnostic = Diagnostic(
      .sameCondition,
      severity: .warning,
      message: Bilingual(vi: "luôn đạt", en: "always met"),
      at: Label(range)
    )
    var open = diagnostic
    open.message = Bilingual(vi: "chưa rõ", en: "left open")
    let witness = Witness(kind: 0, date: today, facts: [.point(1)])
    let report = Validation(today: today).report(
      on: rules,
      evaluated: [
        Finding(
          diagnostic,
          example: Finding.Example(witness, shows: Bilingual(vi: "cũng đạt", en: "meets it, too"))
        ),
        Finding(open, isUndecided: true),
      ]
    )
    #expect(report.count(of: .warning) == 1 && report.undecidedCount == 1)
    #expect(report.reaches(.warning) && !report.reaches(.error))
    #expect(
      report.findings[0].diagnostic.notes.map(\.vi)
        == ["cũng đạt: { tốt: đúng }, ngày xét 30/06/2026"]
    )
    let json = try object(ValidationJSON.text(of: report, setting()))
    let first = (json["findings"] as? [[String: Any]])?.first?["witness"] as? [String: Any]
    #expect(first?["date"] as? String == "2026-06-30")
    #expect((first?["dossier"] as? [String: Any])?["tốt"] as? Bool == true)
    let sarif = try object(ValidationSARIF.text(of: report, setting()))
    #expect(SARIFCheck.problems(in: sarif) == [])
    let junit = try XMLCheck(ValidationJUnit.text(of: report, setting()))
    #expect(junit.elements(named: "failure").count == 1)
    #expect(ValidationSummary.text(of: report).vi.hasSuffix("1 điều chưa kiểm tra xong"))
  }

  // MARK: - GitHub

  @Test(arguments: inputs)
  func `annotations stand on one line each`(input: Input) {
    let report = validated(bytes: input.bytes, name: input.name)
    let text = ValidationGitHub.text(of: report, setting())
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == report.findings.count)
    for line in lines { #expect(line.hasPrefix("::"), "\(line)") }
    #expect(!text.contains("\r"))
  }

  @Test func `what separates the parts of an annotation is escaped`() {
    let report = validated(
      "khen thưởng x cho ai { điều kiện a { tốt } }\n",
      name: "a,b:c%.khen"
    )
    let text = ValidationGitHub.text(of: report, setting(.english))
    #expect(
      text.hasPrefix("::error file=a%2Cb%3Ac%25.khen,line=1,endLine=1,col=19,endColumn=21,title=")
    )
  }
}
