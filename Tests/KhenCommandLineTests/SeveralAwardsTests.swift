import Foundation
import Khen
import KhenCommandLine
import KhenTestSupport
import Testing

/// Several awards at once: what dossiers are nominated for, and what nominees can be proposed for;
/// all people are fictional.
@Suite struct `Several awards at once` {
  static let rules = """
    hồ sơ cá_nhân "Cá nhân" {
        họ_tên: chuỗi "Họ và tên"; số_năm: số nguyên "Số năm công tác"; ngày_vào: ngày "Ngày vào ngành"
        có_sáng_kiến: đúng_sai "Có sáng kiến"; đang_xem_xét: đúng_sai "Đang xem xét kỷ luật"
        khen_thưởng: danh sách chuỗi "Khen thưởng đã nhận" không kê khai là không có
    }
    hồ sơ tập_thể "Tập thể" { họ_tên: chuỗi "Tên tập thể"; số_năm: số nguyên "Số năm hoạt động" }
    khen thưởng giấy_khen "Giấy khen" cho cá_nhân, tập_thể { điều kiện một_năm "Đủ 1 năm" { số_năm >= 1 } }
    khen thưởng bằng_khen "Bằng khen" cho cá_nhân {
        điều kiện năm_năm "Đủ 5 năm" { số_năm >= 5 }
        điều kiện sáng_kiến "Có sáng kiến" { có_sáng_kiến }
    }
    khen thưởng thâm_niên "Ghi nhận thâm niên" cho cá_nhân {
        điều kiện hai_mươi "Đủ 20 năm" { ngày_vào + 20 năm <= ngày_xét }
    }
    khen thưởng gương_mẫu "Cá nhân gương mẫu" cho cá_nhân {
        xác nhận gương_mẫu "Gương mẫu" bởi "Tập thể"
    }
    khen thưởng chiến_sĩ "Chiến sĩ thi đua" cho cá_nhân {
        điều kiện hai_năm "Đủ 2 năm" { số_năm >= 2 }
        tạm dừng xem_xét "Đang xem xét kỷ luật" khi đang_xem_xét
    }
    khen thưởng huân_chương "Huân chương" cho cá_nhân {
        loại trừ đã_có "Đã được tặng" khi có k trong khen_thưởng mà k = "Huân chương"
    }
    khen thưởng cờ "Cờ thi đua" cho tập_thể { điều kiện ba_năm "Đủ 3 năm" { số_năm >= 3 } }
    khen thưởng cũ "Khen thưởng đã bỏ" cho cá_nhân {
        hiệu lực từ 01/01/2010 đến trước 01/01/2020
        điều kiện một_năm "Đủ 1 năm" { số_năm >= 1 }
    }
    """

  static let dossiers = [
    #"{"id":"A","loại_hồ_sơ":"cá_nhân","họ_tên":"Người mẫu 01","số_năm":6,"ngày_vào":"01/03/2006","có_sáng_kiến":"?","đang_xem_xét":true,"khen_thưởng":["Huân chương"]}"#,
    #"{"id":"B","loại_hồ_sơ":"cá_nhân","họ_tên":"Người mẫu 02","số_năm":6,"có_sáng_kiến":true,"đề_nghị":["chiến_sĩ","Bằng khen"],"đang_xem_xét":false}"#,
    #"{"id":"C","loại_hồ_sơ":"tập_thể","họ_tên":"Tập thể mẫu 01","số_năm":2}"#,
    #"{"id":"D","loại_hồ_sơ":"tập_thể","họ_tên":"Tập thể mẫu 02","số_năm":2,"đề_nghị":"bằng_khen"}"#,
    #"{"id":"E","loại_hồ_sơ":"tập_thể","họ_tên":"Tập thể mẫu 03","số_năm":2,"đề_nghị":"cò"}"#,
  ]

  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "khen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.rules.utf8).write(to: folder.appending(path: "a.khen"))
    try Data(Self.dossiers.joined(separator: "\n").utf8)
      .write(to: folder.appending(path: "d.ndjson"))
  }

  private func run(_ arguments: [String]) -> CommandLineTool.Outcome {
    CommandLineTool.run(
      arguments: arguments + [
        "--rules", folder.path, "--as-of", "01/01/2026",
        folder.appending(path: "d.ndjson").path,
      ]
    )
  }

  private func shown(_ outcome: CommandLineTool.Outcome) -> String {
    outcome.outputText.replacingOccurrences(of: folder.path, with: "FOLDER")
  }

  @Test func `dossiers are evaluated for what they name, else for what is for their kind`() throws {
    let rules = try RuleSet([RuleFile(path: "a.khen", bytes: Array(Self.rules.utf8))])
    let day = try #require(EvaluationDay(year: 2026, month: 1, day: 1))
    let bytes = Array(Self.dossiers.joined(separator: "\n").utf8)
    let results = try rules.results(of: bytes, asOf: day)
    func awards(_ key: String) -> [String] { results.filter { $0.key == key }.map { $0.award } }
    let forPeople = [
      "giấy_khen", "bằng_khen", "thâm_niên", "gương_mẫu", "chiến_sĩ", "huân_chương", "cũ",
    ]
    #expect(awards("A") == forPeople)
    #expect(awards("B") == ["chiến_sĩ", "bằng_khen"])
    #expect(awards("C") == ["giấy_khen", "cờ"])
    #expect(awards("D") == ["bằng_khen"])
    #expect(results.first { $0.key == "D" }?.verdict == .notApplicable)
    #expect(!awards("E").isEmpty)
    #expect(results.filter { $0.key == "E" }.allSatisfy { $0.verdict == .dataError })
    // Awards that are asked for go before.
    let asked = try rules.results(of: bytes, asOf: day, awards: ["cờ"])
    #expect(asked.map(\.key) == ["A", "B", "C", "D", "E"])
    #expect(asked.allSatisfy { $0.award == "cờ" })
  }

  @Test(arguments: ["vi", "en"])
  func `a table of mixed nominations reads as recorded`(language: String) {
    let text = shown(run(["check", "--lang", language]))
    Golden.expect(text, equals: "several-nominated.\(language).txt")
  }

  @Test(arguments: ["vi", "en"])
  func `what each nominee can be proposed for reads as recorded`(language: String) {
    let text = shown(run(["check", "--all-awards", "--lang", language]))
    Golden.expect(text, equals: "several-all-awards.\(language).txt")
    let one = run(["explain", "--id", "A", "--all-awards", "--lang", language])
    #expect(text.hasPrefix(one.outputText))
  }

  @Test func `every award has a result for machines`() {
    let outcome = run(["check", "--all-awards", "--format", "ndjson"])
    #expect(outcome.outputText.split(separator: "\n").count == 5 * 8)
  }

  @Test func `one award and all awards cannot both be asked for`() {
    let outcome = run(["check", "--all-awards", "--award", "cờ", "--lang", "en"])
    #expect(outcome.exitCode == .wrongUsage)
    #expect(outcome.errorText.contains("cannot be given together"))
  }
}
