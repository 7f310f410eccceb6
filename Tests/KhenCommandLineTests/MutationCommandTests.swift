import Foundation
import KhenCommandLine
import KhenSource
import KhenTestSupport
import Testing

@Suite struct `Trying mistakes from the command line` {
  /// A folder with a small rule set that goes away with the test.
  final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "khen-mutate-\(UUID())")

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      try Data(Self.rules.utf8).write(to: url.appending(path: "rules.khen"))
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    static let rules = """
      văn bản TT_1 "Thông tư thử" {
          số hiệu "01/2020/TT"
          hiệu lực từ 01/01/2020
      }

      danh mục giới_tính "Giới tính" { nam "Nam", nữ "Nữ" }

      hồ sơ cá_nhân "Hồ sơ cá nhân" {
          giới_tính: giới_tính "Giới tính"
          ngày_vào: ngày "Ngày vào ngành"
      }

      khái niệm cần cho cá_nhân: thời hạn "Thời gian cần có" = 20 năm căn cứ TT_1 điều 5 khoản 1 {
          ngoại lệ nữ khi giới_tính = nữ: 15 năm căn cứ TT_1 điều 5 khoản 2
      }

      khen thưởng kỷ_niệm theo TT_1 "Kỷ niệm chương" cho cá_nhân căn cứ TT_1 điều 5 {
          điều kiện thâm_niên "Đủ thời gian" { ngày_vào + cần <= ngày_xét }
      }

      kiểm thử "nam" cho kỷ_niệm {
          ngày_xét: 01/10/2022
          hồ sơ { giới_tính: nam, ngày_vào: 01/10/2002 }
          mong đợi đủ điều kiện
          trường hợp "trước một ngày" { ngày_xét: 30/09/2022 } { mong đợi không đủ điều kiện }
      }

      """
  }

  private static let today = CivilDate.dayNumber(year: 2026, month: 7, day: 15)

  private func run(_ arguments: String...) -> CommandLineTool.Outcome {
    CommandLineTool.run(arguments: arguments, today: Self.today)
  }

  @Test(arguments: Language.allCases)
  func `the report reads as recorded`(language: Language) throws {
    let folder = try Folder()
    let outcome = run("test", "--mutate", "--lang", language.rawValue, folder.url.path)
    #expect(outcome.exitCode == .done)
    Golden.expect(
      outcome.outputText.replacing(folder.url.path, with: "FOLDER"),
      equals: "mutate.\(language.rawValue).txt"
    )
  }

  @Test(arguments: Language.allCases)
  func `the thresholds read as recorded`(language: Language) throws {
    let folder = try Folder()
    let outcome = run("test", "--boundaries", "--lang", language.rawValue, folder.url.path)
    #expect(outcome.exitCode == .done)
    Golden.expect(
      outcome.outputText.replacing(folder.url.path, with: "FOLDER"),
      equals: "boundaries.\(language.rawValue).txt"
    )
  }

  @Test func `the output does not depend on the number of threads`() throws {
    let folder = try Folder()
    for option in ["--mutate", "--boundaries"] {
      let one = run("test", option, "--jobs", "1", folder.url.path)
      let two = run("test", option, "--jobs", "2", folder.url.path)
      #expect(one.outputText == two.outputText)
      #expect(!one.outputText.isEmpty)
    }
  }

  @Test func `a score below what was asked for is a finding`() throws {
    let folder = try Folder()
    #expect(run("test", "--mutate", "--min-score", "1", folder.url.path).exitCode == .done)
    #expect(run("test", "--mutate", "--min-score", "100", folder.url.path).exitCode == .findings)
  }

  @Test(arguments: ["--mutate", "--boundaries"])
  func `written tests are laid out, green and never overwrite`(option: String) throws {
    let folder = try Folder()
    let written = folder.path("moi.kiem-thu.khen")
    #expect(run("test", option, "--write", written, folder.url.path).exitCode == .done)
    #expect(run("fmt", "--check", written).exitCode == .done)
    let tests = run("test", folder.url.path)
    #expect(tests.exitCode == .done, "\(tests.outputText)")
    #expect(run("validate", folder.url.path).exitCode == .done)
    #expect(run("test", option, "--write", written, folder.url.path).exitCode != .done)
  }

  @Test func `with the tests that it writes every mistake is told`() throws {
    let folder = try Folder()
    _ = run("test", "--mutate", "--write", folder.path("moi.kiem-thu.khen"), folder.url.path)
    let again = run("test", "--mutate", "--min-score", "100", folder.url.path)
    #expect(again.exitCode == .done, "\(again.outputText)")
  }

  @Test func `tests that fail are mended first`() throws {
    let folder = try Folder()
    let wrong = Folder.rules.replacing("mong đợi đủ điều kiện", with: "mong đợi chưa xét")
    try Data(wrong.utf8).write(to: folder.url.appending(path: "rules.khen"))
    let outcome = run("test", "--mutate", folder.url.path)
    #expect(outcome.exitCode == .findings)
    #expect(outcome.errorText.contains("chạy khen test và sửa cho đạt trước"))
  }

  @Test func `a sample says what it is a sample of`() throws {
    let folder = try Folder()
    let outcome = run("test", "--mutate", "--sample", "5", "--seed", "3", folder.url.path)
    #expect(outcome.outputText.contains("Chỉ thử 5 trong "))
    #expect(outcome.outputText.contains("hạt giống 3"))
  }
}
