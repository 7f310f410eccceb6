import Foundation
import KhenCommandLine
import KhenSource
import KhenTestSupport
import Testing

@Suite struct DiffCommandTests {
  /// Folders that go away with the test.
  final class Folders {
    let url = FileManager.default.temporaryDirectory.appending(path: "khen-diff-\(UUID())")

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a rule set and returns its path.
    func rules(_ name: String, _ text: String) throws -> String {
      let file = url.appending(path: name).appending(path: "quy-tắc.khen")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: file)
      return url.appending(path: name).path
    }

    func file(_ name: String, _ text: String) throws -> String {
      try Data(text.utf8).write(to: url.appending(path: name))
      return url.appending(path: name).path
    }

    /// An output without the path of the folder.
    func anonymous(_ text: String) -> String { text.replacing(url.path + "/", with: "") }
  }

  private func run(_ arguments: [String], today: Int = 20_000) -> CommandLineTool.Outcome {
    CommandLineTool.run(
      arguments: ["diff"] + arguments,
      environment: ["KHEN_LANG": "vi", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""],
      today: today
    )
  }

  // MARK: - Words

  @Test(arguments: Language.allCases)
  func `each kind of change reads as recorded`(language: Language) throws {
    let folders = try Folders()
    let old = try folders.rules("cũ", DiffRules.base)
    var all = ""
    for edit in DiffRules.edits {
      #expect(edit.rules != DiffRules.base, "“\(edit.name)” edits nothing")
      let new = try folders.rules("mới", edit.rules)
      let outcome = run([old, new, "--no-witness", "--lang", language.rawValue])
      #expect(outcome.errorText == "", "\(edit.name)")
      all += "# \(edit.name)\n" + folders.anonymous(outcome.outputText) + "\n"
    }
    Golden.expect(all, equals: "diff-words.\(language.rawValue).txt")
  }

  @Test func `a rule set is the same as itself`() throws {
    let folders = try Folders()
    let old = try folders.rules("cũ", DiffRules.base)
    let outcome = run([old, old])
    #expect(outcome.exitCode == .done)
    #expect(outcome.outputText.contains("Không có thay đổi về nội dung."))
    #expect(outcome.outputText.contains("Không khen thưởng nào"))
  }

  @Test func `order, layout, comments and names of variables are no changes`() throws {
    let folders = try Folders()
    let old = try folders.rules("cũ", DiffRules.base)
    let new = try folders.rules("mới", DiffRules.rearranged)
    let outcome = run([old, new])
    #expect(outcome.errorText == "")
    #expect(outcome.exitCode == .done)
    #expect(outcome.outputText.contains("Không có thay đổi về nội dung."))
    #expect(outcome.outputText.contains("Không khen thưởng nào"))
  }

  @Test func `the rules of this repository are the same as themselves`() throws {
    let rules = RepositoryFiles.root.appending(path: "rules").path
    let outcome = run([rules, rules])
    #expect(outcome.exitCode == .done)
    #expect(outcome.outputText.contains("Không có thay đổi về nội dung."))
  }

  @Test func `moves between files are no changes`() throws {
    let folders = try Folders()
    let old = try folders.rules("cũ", DiffRules.base)
    let place = try #require(DiffRules.base.range(of: "khen thưởng huy_hiệu theo TT_2"))
    let new = try folders.rules("mới", String(DiffRules.base[..<place.lowerBound]))
    _ = try folders.file("mới/khác.khen", String(DiffRules.base[place.lowerBound...]))
    #expect(run([old, new]).exitCode == .done)
  }

  // MARK: - Verdicts

  @Test(arguments: Language.allCases)
  func `what changes do to verdicts reads as recorded`(language: Language) throws {
    let folders = try Folders()
    let old = try folders.rules("cũ", DiffRules.base)
    let names = [
      "threshold of a parameter", "comparison", "any becomes all", "bar becomes a hold",
      "attestation removed", "period of an instrument", "field added", "definition renamed",
    ]
    var all = ""
    for edit in DiffRules.edits where names.contains(edit.name) {
      let new = try folders.rules("mới", edit.rules)
      let outcome = run([old, new, "--lang", language.rawValue])
      #expect(outcome.errorText == "", "\(edit.name)")
      all += "# \(edit.name)\n" + folders.anonymous(outcome.outputText) + "\n"
    }
    Golden.expect(all, equals: "diff-verdicts.\(language.rawValue).txt")
  }

  @Test(arguments: ["markdown", "json"])
  func `witnesses for programs read as recorded`(format: String) throws {
    let folders = try Folders()
    let old = try folders.rules("cũ", DiffRules.base)
    let new = try folders.rules("mới", Self.edited)
    let outcome = run([old, new, "--format", format])
    let name = "diff-witnesses.\(format == "markdown" ? "md" : format).txt"
    Golden.expect(folders.anonymous(outcome.outputText), equals: name)
  }

  /// A threshold and a limb that changed.
  private static let edited = DiffRules.base
    .replacing("từ 15/02/2024: 20 năm", with: "từ 15/02/2024: 25 năm")
    .replacing("giờ_trực >= 200", with: "giờ_trực >= 100")

  // MARK: - Exit codes

  @Test(
    arguments: zip(["any", "verdict", "none"], [ExitCode.findings, .done, .done])
  )
  func `a change of text fails as asked`(word: String, code: ExitCode) throws {
    let folders = try Folders()
    let old = try folders.rules("cũ", DiffRules.base)
    let new = try folders.rules("mới", DiffRules.base.replacing("Trực nhiều", with: "Trực đêm"))
    #expect(run([old, new, "--fail-on", word]).exitCode == code)
  }

  @Test func `rules with mistakes are told with their side`() throws {
    let folders = try Folders()
    let old = try folders.rules("cũ", DiffRules.base)
    let new = try folders.rules(
      "mới",
      DiffRules.base.replacing("giờ_trực >= 200", with: "giờ >= 200")
    )
    let outcome = run([old, new])
    #expect(outcome.exitCode == .wrongUsage)
    #expect(outcome.outputText == "")
    #expect(outcome.errorText.contains("không-có-tên"))
    #expect(outcome.errorText.contains("bộ quy tắc mới ("))
  }

  @Test func `one folder alone is not enough`() throws {
    let folders = try Folders()
    let old = try folders.rules("cũ", DiffRules.base)
    let outcome = run([old])
    #expect(outcome.exitCode == .wrongUsage)
    #expect(outcome.errorText.contains("bộ quy tắc mới để so sánh"))
  }

  // MARK: - Dossiers

  private static let dossiers = """
    {"mã": "A", "họ_tên": "Người mẫu A", "giới_tính": "nam", "ngày_vào": "2003-01-01", "nơi": "thường", "loại": "tốt", "giờ_trực": 0, "đơn_thư": false, "xác_nhận": {"gương_mẫu": true}, "tài_liệu": {"tờ_trình": true}}
    {"mã": "B", "họ_tên": "Người mẫu B", "giới_tính": "nam", "ngày_vào": "1990-01-01", "nơi": "thường", "loại": "tốt", "giờ_trực": 0, "đơn_thư": false, "xác_nhận": {"gương_mẫu": true}, "tài_liệu": {"tờ_trình": true}}
    {"mã": "C", "họ_tên": "Người mẫu C", "giới_tính": "nữ", "ngày_vào": "2015-01-01", "nơi": "hải_đảo", "loại": "tốt", "giờ_trực": 0, "đơn_thư": false}
    {"mã": "D", "họ_tên": "Người mẫu D", "giới_tính": "không có", "ngày_vào": "2015-01-01"}
    {"mã": "A", "họ_tên": "Người mẫu A", "giới_tính": "nam", "ngày_vào": "2003-01-01"}

    """

  @Test(arguments: ["text", "markdown", "json"], Language.allCases)
  func `who gets another verdict reads as recorded`(format: String, language: Language) throws {
    let folders = try Folders()
    let old = try folders.rules("cũ", DiffRules.base)
    let edited = DiffRules.base.replacing("từ 15/02/2024: 20 năm", with: "từ 15/02/2024: 25 năm")
      .replacing(
        "đặc_biệt \"Đặc biệt khó khăn\"",
        with: "đặc_biệt \"Đặc biệt khó khăn\", hải_đảo \"Hải đảo\""
      )
    let new = try folders.rules("mới", edited)
    let dossiers = try folders.file("hồ-sơ.ndjson", Self.dossiers)
    let outcome = run([
      old, new, "--no-witness", "--dossiers", dossiers, "--as-of", "01/10/2024", "--format", format,
      "--lang", language.rawValue,
    ])
    #expect(outcome.errorText == "")
    #expect(outcome.exitCode == .unreadableDossiers)
    let name = "diff-dossiers.\(language.rawValue).\(format == "markdown" ? "md" : format).txt"
    Golden.expect(folders.anonymous(outcome.outputText), equals: name)
  }

  @Test(arguments: [1, 2, 5])
  func `flips do not depend on threads`(jobs: Int) throws {
    let folders = try Folders()
    let old = try folders.rules("cũ", DiffRules.base)
    let new = try folders.rules(
      "mới",
      DiffRules.base.replacing("từ 15/02/2024: 20 năm", with: "từ 15/02/2024: 25 năm")
    )
    var lines = ""
    for number in 0..<1200 {
      lines +=
        "{\"mã\":\"\(number)\",\"giới_tính\":\"nam\",\"nơi\":\"thường\",\"ngày_vào\":\"\(1990 + number % 30)-01-01\"}\n"
    }
    let dossiers = try folders.file("hồ-sơ.ndjson", lines)
    func output(_ jobs: Int) -> String {
      run([
        old, new, "--no-witness", "--dossiers", dossiers, "--as-of", "01/10/2024", "--all",
        "--jobs",
        "\(jobs)",
      ]).outputText
    }
    let expected = output(1)
    #expect(expected.contains("1200 hồ sơ, 1200 kết quả: 200 hồ sơ"))
    #expect(output(jobs) == expected)
  }

  @Test func `tables are read under both rule sets`() throws {
    let folders = try Folders()
    let old = try folders.rules("cũ", DiffRules.base)
    let new = try folders.rules(
      "mới",
      DiffRules.base.replacing("từ 15/02/2024: 20 năm", with: "từ 15/02/2024: 25 năm")
    )
    let table = try folders.file(
      "hồ-sơ.csv",
      "mã,giới_tính,ngày_vào,nơi\nA,nam,01/01/2003,thường\nB,nam,01/01/1990,thường\n"
    )
    let outcome = run([
      old, new, "--no-witness", "--dossiers", table, "--as-of", "01/10/2024",
    ])
    #expect(outcome.outputText.contains("2 hồ sơ, 2 kết quả: 1 hồ sơ đổi kết luận"))
  }

  // MARK: - Markdown

  @Test func `nothing in rules is markup in a comment`() throws {
    let folders = try Folders()
    let old = try folders.rules("cũ", DiffRules.base)
    let new = try folders.rules(
      "mới",
      DiffRules.base.replacing("Trực nhiều", with: "<b>|Trực|</b> *@ai* `x` [a](b)")
    )
    let outcome = run([old, new, "--no-witness", "--format", "markdown"])
    let text = outcome.outputText
    #expect(text.hasPrefix("<!-- khen diff -->\n"))
    #expect(text.contains("&lt;b&gt;\\|Trực\\|&lt;/b&gt; \\*@<!-- -->ai\\* \\`x\\` \\[a\\](b)"))
    #expect(!text.contains("<b>"))
  }
}
