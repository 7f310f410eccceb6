import Foundation
import KhenCommandLine
import KhenSource
import KhenTestSupport
import Testing

@Suite struct `Beginning a rule set` {
  /// An empty folder that goes away with the test.
  final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "khen-new-\(UUID())")

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
    }
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// 15 July 2026.
  private static let today = CivilDate.dayNumber(year: 2026, month: 7, day: 15)

  private func run(_ arguments: String...) -> CommandLineTool.Outcome {
    CommandLineTool.run(arguments: arguments, today: Self.today)
  }

  private func expectSound(_ rules: String) {
    let validation = run("validate", rules)
    #expect(validation.exitCode == .done, "\(validation.outputText)")
    #expect(!validation.outputText.contains("cảnh báo"), "\(validation.outputText)")
    let tests = run("test", rules)
    #expect(tests.exitCode == .done, "\(tests.outputText)")
    let style = run("fmt", "--check", rules)
    #expect(style.exitCode == .done, "\(style.outputText)\(style.errorText)")
  }

  @Test(arguments: Language.allCases)
  func `a new rule set validates, passes its tests and is in the style`(
    keywords: Language
  ) throws {
    let folder = try Folder()
    let made = run("new", "ruleset", folder.path("k"), "--keywords", keywords.rawValue)
    #expect(made.exitCode == .done, "\(made.errorText)")
    expectSound(folder.path("k/rules"))
    let rules = try folder.text("k/rules/giay-khen.khen")
    #expect(rules.contains(keywords == .english ? "\naward giấy_khen" : "\nkhen thưởng giấy_khen"))
    let check = run(
      "check",
      "--rules",
      folder.path("k/rules"),
      "--as-of",
      "01/06/2026",
      folder.path("k/ho-so-mau.ndjson")
    )
    #expect(check.exitCode == .done)
    #expect(
      check.outputText.contains(
        "1 đủ điều kiện · 1 không đủ điều kiện · 1 chưa đủ căn cứ · 1 chờ xác nhận"
      )
    )
  }

  @Test(arguments: Language.allCases)
  func `what is made and what comes next reads as recorded`(language: Language) throws {
    let folder = try Folder()
    func shown(_ outcome: CommandLineTool.Outcome) -> String {
      (outcome.outputText + outcome.errorText).replacing(folder.url.path, with: "FOLDER")
    }
    let lang = ["--lang", language.rawValue]
    func run(_ words: [String]) -> String {
      shown(CommandLineTool.run(arguments: words + lang, today: Self.today))
    }
    let rules = folder.path("k/rules")
    var text = run(["new", "ruleset", folder.path("k")])
    text += run(["new", "award", "Giấy khen của Giám đốc Sở", "--rules", rules])
    text += run(["new", "ruleset", folder.path("k")])
    text += run(["new", "award", "Giấy khen", "--rules", rules])
    text += run(["new", "award", "Bằng", "khen", "--rules", rules])
    text += run(["new", "award", "Hạn", "--rules", rules])
    text += run(["new", "award", "Cờ", "--name", "cờ thi đua", "--rules", rules])
    text += run(["new", "award", "Cờ", "--for", "tập_thể", "--rules", rules])
    text += run(["new", "award", "Cờ", "--under", "QC_khen_thuong", "--rules", rules])
    text += run(["new", "award", "2026", "--rules", rules])
    text += run(["new", "award", "Cờ", "--rules", folder.path("không-có")])
    text += run(["new", "ruleset", folder.path("x"), "--under", "QC"])
    text += run(["new", "awards"])
    text += run(["new"])
    Golden.expect(text, equals: "new.\(language.rawValue).txt")
    Golden.expect(
      try folder.text("k/rules/giay-khen-cua-giam-doc-so.khen")
        .replacing(folder.url.path, with: "FOLDER"),
      equals: "new-award.khen.txt"
    )
    Golden.expect(
      try folder.text("k/rules/giay-khen-cua-giam-doc-so.kiem-thu.khen"),
      equals: "new-award.kiem-thu.khen.txt"
    )
    #expect(!FileManager.default.fileExists(atPath: folder.path("x")))
  }

  @Test func `awards are added to the rules of this repository for each kind of dossier`() throws {
    let folder = try Folder()
    try FileManager.default.copyItem(
      at: Self.root.appending(path: "rules"),
      to: folder.url.appending(path: "r")
    )
    let rules = folder.path("r")
    let first = run("new", "award", "Cờ “thi đua” mẫu \"A\"", "--rules", rules, "--for", "tập_thể")
    #expect(first.exitCode == .done, "\(first.errorText)")
    let second = run(
      "new",
      "award",
      "Khen thưởng mẫu",
      "--rules",
      rules,
      "--under",
      "TT_38",
      "--folder",
      folder.path("r/moi")
    )
    #expect(second.exitCode == .done, "\(second.errorText)")
    let third = run("new", "award", "Thử", "--name", "Thử_1", "--rules", rules, "--keywords", "en")
    #expect(third.exitCode == .done, "\(third.errorText)")
    let tests = run("test", rules, "--filter", "từng phần")
    #expect(tests.exitCode == .done, "\(tests.outputText)")
    #expect(run("fmt", "--check", rules).exitCode == .done)
    #expect(try folder.text("r/moi/khen-thuong-mau.khen").contains("theo TT_38"))
    #expect(try folder.text("r/thu-1.khen").contains("award Thử_1 under VB_Thử_1"))
  }

  @Test func `nothing is written where a file of that name is there`() throws {
    let folder = try Folder()
    #expect(run("new", "ruleset", folder.path("k")).exitCode == .done)
    let taken = folder.url.appending(path: "k/rules/co.kiem-thu.khen")
    try Data("// của tôi\n".utf8).write(to: taken)
    let outcome = run("new", "award", "Cờ", "--rules", folder.path("k/rules"))
    #expect(outcome.exitCode == .wrongUsage)
    #expect(try folder.text("k/rules/co.kiem-thu.khen") == "// của tôi\n")
    #expect(!FileManager.default.fileExists(atPath: folder.path("k/rules/co.khen")))
  }

  @Test func `a folder that may not be written is named`() throws {
    let folder = try Folder()
    try Data("tệp".utf8).write(to: folder.url.appending(path: "tệp"))
    let outcome = run("new", "ruleset", folder.path("tệp"))
    #expect(outcome.exitCode == .wrongUsage)
    #expect(outcome.errorText.contains("không phải là thư mục"))
  }
}
