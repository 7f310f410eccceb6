import Foundation
import KhenCommandLine
import KhenSource
import KhenTestSupport
import Testing

/// Runs `khen select` in process on fictional collectives.
@Suite struct `The command select` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "khen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(SelectionRules.rules.utf8).write(to: folder.appending(path: "a.khen"))
  }

  private func select(
    _ words: String...,
    dossiers: String = SelectionRules.dossiers,
    language: Language = .vietnamese
  ) -> CommandLineTool.Outcome {
    CommandLineTool.run(
      arguments: ["select", "--rules", folder.path, "--lang", language.rawValue] + words,
      standardInput: Array(dossiers.utf8)
    )
  }

  @Test(
    arguments: ["dẫn_đầu_cụm", "cờ_chính_phủ", "điển_hình_cụm", "hai_mươi_phần_trăm"],
    Language.allCases
  )
  func `the table reads as recorded`(selection: String, language: Language) {
    let outcome = select(selection, "--as-of", "01/12/2025", "-", language: language)
    #expect(outcome.exitCode == .unreadableDossiers)
    let number = ["dẫn_đầu_cụm": 1, "cờ_chính_phủ": 2, "điển_hình_cụm": 3][selection] ?? 4
    Golden.expect(outcome.outputText, equals: "select-\(number).\(language.rawValue).txt")
  }

  @Test func `the other formats read as recorded`() {
    for format in ["text", "json", "csv"] {
      let outcome = select("dẫn_đầu_cụm", "--as-of", "01/12/2025", "--format", format, "-")
      Golden.expect(outcome.outputText, equals: "select-1.vi.\(format)")
    }
  }

  @Test func `a share of a cohort is not rounded`() throws {
    var lines: [String] = []
    for index in 1...12 {
      lines.append(
        SelectionRules.collective("T\(index)", "T\(index)", "Cụm 1", 50 + index, votes: 1)
      )
    }
    let outcome = select(
      "hai_mươi_phần_trăm",
      "--as-of",
      "01/12/2025",
      "-",
      dossiers: lines.joined(separator: "\n")
    )
    #expect(outcome.exitCode == .done)
    #expect(outcome.outputText.contains("không quá 20 % của 12 = 2,4: chọn 2\n"))
    #expect(outcome.outputText.contains("ít nhất 20 % của 12 = 2,4: chọn 2, thiếu 1\n"))
    #expect(outcome.outputText.contains("12 hồ sơ trong đợt · 2 được chọn · 10 không được chọn"))
  }

  @Test func `findings that were asked for decide the exit code`() {
    let broken = select("điển_hình_cụm", "--as-of", "01/12/2025", "--fail-on", "shortage", "-")
    #expect(broken.exitCode == .unreadableDossiers)
    let readable = SelectionRules.dossiers.split(separator: "\n")
      .filter { !$0.contains("Cụm 9") }.joined(separator: "\n")
    for (word, selection, code) in [
      ("shortage", "điển_hình_cụm", ExitCode.findings), ("shortage", "dẫn_đầu_cụm", .done),
      ("undecided", "dẫn_đầu_cụm", .findings), ("undecided", "điển_hình_cụm", .done),
    ] {
      let outcome = select(
        selection,
        "--as-of",
        "01/12/2025",
        "--fail-on",
        word,
        "-",
        dossiers: readable
      )
      #expect(outcome.exitCode == code, "\(word) \(selection)")
    }
  }

  @Test func `mistakes on the command line name the next step`() {
    let unknown = select("dẫn_đầu_cum", "-")
    #expect(unknown.exitCode == .wrongUsage)
    #expect(unknown.errorText.contains("có phải ý là “dẫn_đầu_cụm”?"))
    #expect(select("dẫn_đầu_cụm").errorText.contains("thiếu tệp hồ sơ"))
    let late = select("điển_hình_cụm", "--as-of", "01/12/2026", "-")
    #expect(late.exitCode == .wrongUsage)
    #expect(late.errorText.contains("không có hiệu lực ngày 01/12/2026"))
    #expect(select().outputText.contains("dẫn_đầu_cụm"))
  }

  @Test func `an empty cohort lacks everyone`() {
    let outcome = select("điển_hình_cụm", "--as-of", "01/12/2025", "-", dossiers: "[]")
    #expect(outcome.exitCode == .done)
    #expect(outcome.outputText.contains("Cụm 3 · Cá nhân\n không có hồ sơ nào"))
    #expect(outcome.outputText.contains("chọn 0, thiếu 1"))
  }

  @Test func `a test that fails shows what came out`() throws {
    let text =
      SelectionRules.rules + """
        hồ sơ mẫu mẫu là tập_thể {
          tên: "Mẫu", cụm: cụm_1, điểm: 80, tỷ_lệ_nữ: 0,5, xếp_loại: HTXS, phiếu: 1, có_đơn_thư: sai,
          xác_nhận: { đoàn_kết: đúng }
        }
        kiểm thử "sai" cho dẫn_đầu_cụm {
          ngày_xét: 01/12/2025
          đợt { A: mẫu, B: mẫu sửa { điểm: 90 } }
          mong đợi được chọn A, B
          mong đợi thiếu 1 trong nhóm cụm_1
          mong đợi thiếu 1 trong nhóm cụm_7
        }
        kiểm thử "T20" cho điển_hình_cụm {
          ngày_xét: 01/12/2025
          đợt { A: mẫu }
          mong đợi đủ số lượng
          mong đợi thiếu 5
        }

        """
    try Data(text.utf8).write(to: folder.appending(path: "a.khen"))
    for language in Language.allCases {
      let outcome = CommandLineTool.run(
        arguments: ["test", "--lang", language.rawValue, folder.path]
      )
      #expect(outcome.exitCode == .findings)
      Golden.expect(
        outcome.outputText.replacing(folder.path, with: "RULES"),
        equals: "select-test.\(language.rawValue).txt"
      )
    }
  }
}
