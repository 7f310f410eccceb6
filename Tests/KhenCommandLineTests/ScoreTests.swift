import Foundation
import KhenCommandLine
import KhenSource
import KhenTestSupport
import Testing

/// `khen score` on small rules and dossiers of its own; all names are fictional.
@Suite struct `khen score` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "khen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "rules"),
      withIntermediateDirectories: true
    )
    try write(Self.rules, "rules/a.khen")
    try write(Self.dossiers, "d.ndjson")
    try write(Self.table, "d.csv")
  }

  @Test(arguments: Language.allCases, ["table", "text"])
  func `people read the points`(language: Language, format: String) {
    let outcome = run(["--format", format, "--lang", language.rawValue, path("d.ndjson")])
    #expect(outcome.exitCode == .unreadableDossiers)
    let text = outcome.outputText.replacing(path("d.ndjson"), with: "d.ndjson")
    Golden.expect(text, equals: "score-\(format).\(language.rawValue).txt")
  }

  @Test func `machines read the points, one result for each dossier`() throws {
    let outcome = run(["--format", "json", path("d.ndjson")])
    let parsed =
      try JSONSerialization.jsonObject(with: Data(outcome.standardOutput)) as? [[String: Any]] ?? []
    #expect(parsed.map { $0["schema"] as? String } == Array(repeating: "khen-score/1", count: 5))
    #expect(
      parsed.compactMap { $0["outcome"] as? String } == [
        "complete", "incomplete", "incomplete", "data-error", "not-applicable",
      ]
    )
    let total = parsed[0]["total"] as? [String: Any]
    #expect(total?["value"] as? String == "87.5")
    let items = parsed[0]["items"] as? [[String: Any]] ?? []
    #expect(items.map { $0["limited"] as? Bool } == [false, true, false, false])
    #expect(items.map { $0["source"] as? String } == ["scored", "computed", "scored", "computed"])
    let missing = parsed[1]["missing"] as? [[String: Any]] ?? []
    #expect(missing.compactMap { $0["path"] as? String } == ["chấm_cụm.mô_hình"])
    #expect(missing.compactMap { $0["scoredBy"] as? String } == ["Hội đồng cụm"])
  }

  @Test func `a table of CSV gives what JSON gives`() {
    let fromTable = run(["--format", "csv", path("d.csv")]).outputText
    let fromJSON = run(["--format", "csv", path("d.ndjson")]).outputText
    func values(_ text: String) -> [String] {
      text.split(separator: "\r\n").map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).prefix(11)
          .joined(separator: ",")
      }
    }
    #expect(values(fromTable).count == 6)
    #expect(values(fromTable) == values(fromJSON))
    #expect(fromTable.contains("cột “chấm_cụm.chỉ_tiêu”"), "\(fromTable)")
  }

  @Test(arguments: ["ndjson", "csv"])
  func `the number of threads does not change a byte`(format: String) throws {
    var text = ""
    for index in 0..<90 {
      text += "{\"mã\": \"T\(index)\", \"loại_hồ_sơ\": \"tập_thể\", \"số_phong_trào\": \(index % 9)"
      text += index % 4 == 0 ? "}\n" : ", \"chấm_cụm\": {\"chỉ_tiêu\": \(index % 61)}}\n"
    }
    try write(text, "many.ndjson")
    let arguments = ["--format", format, path("many.ndjson")]
    let one = run(arguments + ["--jobs", "1"])
    let four = run(arguments + ["--jobs", "4"])
    #expect(one.standardOutput == four.standardOutput)
    #expect(one.exitCode == .done)
  }

  @Test func `one dossier, one card, and mistakes in the command line`() {
    let one = run(["--id", "T-02", "--scorecard", "chấm_cụm", path("d.ndjson")])
    #expect(one.exitCode == .unreadableDossiers, "another dossier of the file is broken")
    #expect(one.outputText.contains("1 hồ sơ: 1 chưa đủ điểm"), "\(one.outputText)")
    let absent = run(["--id", "T-9", path("d.ndjson")])
    #expect(absent.exitCode == .wrongUsage)
    #expect(absent.errorText.contains("không có hồ sơ mã “T-9” trong 5 hồ sơ"))
    let card = run(["--scorecard", "chấm_cụ", path("d.ndjson")])
    #expect(card.exitCode == .wrongUsage)
    #expect(card.errorText.contains("có phải ý là “chấm_cụm”?"))
  }

  @Test func `an award reads the total and the class`() {
    let rules = path("rules")
    let outcome = CommandLineTool.run(
      arguments: [
        "check", "--rules", rules, "--as-of", "01/12/2026", "--format", "text", path("d.ndjson"),
      ]
    )
    let text = outcome.outputText
    #expect(text.contains("ĐỦ ĐIỀU KIỆN"))
    #expect(text.contains("Tổ chức phong trào: 30 (tính ra 35, chỉ tính tối đa 30)"))
    #expect(text.contains("thiếu: Chấm điểm cụm thi đua – Mô hình mới (Hội đồng cụm chấm)"))
  }

  @Test func `tests of a card and of an award pass, and say what came out where they fail`() throws
  {
    let passing = CommandLineTool.run(arguments: ["test", path("rules")])
    #expect(passing.exitCode == .done, "\(passing.outputText)")
    try write(
      """
      kiểm thử "sai" cho chấm_cụm {
          ngày_xét: 01/12/2026
          hồ sơ { số_phong_trào: 7, chấm_cụm: { chỉ_tiêu: 55 } }
          mong đợi tổng = 85
          mong đợi chưa rõ phong_trào
          mong đợi chưa rõ tổng vì số_phong_trào
      }

      """,
      "rules/b.khen"
    )
    let failing = CommandLineTool.run(arguments: ["test", path("rules")])
    #expect(failing.exitCode == .findings)
    #expect(failing.outputText.contains("từ 80 đến 95"), "\(failing.outputText)")
    #expect(failing.outputText.contains("phong_trào chưa rõ"))
    #expect(failing.outputText.contains("vì thiếu số_báo_cáo_muộn, chấm_cụm.mô_hình"))
  }

  @Test func `the headers of tables name the items that people score`() {
    let outcome = CommandLineTool.run(
      arguments: [
        "schema", "--rules", path("rules"), "--format", "csv-header",
      ]
    )
    #expect(outcome.outputText.contains("chấm_cụm.chỉ_tiêu,chấm_cụm.mô_hình,chấm_cụm.người_chấm"))
  }

  private func run(_ arguments: [String]) -> CommandLineTool.Outcome {
    CommandLineTool.run(
      arguments: ["score", "--rules", path("rules"), "--as-of", "01/12/2026"] + arguments
    )
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func write(_ text: String, _ name: String) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  private static let rules = """
    văn bản QC "Quy chế chấm điểm cụm" { số hiệu "12/QC" hiệu lực từ 01/01/2025 }
    danh mục mức "Mức xếp loại" {
        KHT "Không hoàn thành" < HT "Hoàn thành" < HTT "Hoàn thành tốt" < HTXS "Hoàn thành xuất sắc"
    }
    hồ sơ tập_thể "Hồ sơ tập thể" {
        tên_tập_thể: chuỗi "Tên tập thể"
        số_phong_trào: số nguyên "Số phong trào"
        số_báo_cáo_muộn: số nguyên "Số báo cáo muộn"
    }
    hồ sơ cá_nhân "Hồ sơ cá nhân" { họ_tên: chuỗi "Họ và tên" }
    tham số điểm_phong_trào: số "Điểm tối đa cho phong trào" = 30 căn cứ QC điều 3 khoản 2

    bảng điểm chấm_cụm "Chấm điểm cụm thi đua" cho tập_thể căn cứ QC điều 3 {
        tiêu chí chỉ_tiêu "Hoàn thành chỉ tiêu chuyên môn" tối đa 60 chấm bởi "Tổ chấm điểm"
        tiêu chí phong_trào "Tổ chức phong trào" tối đa điểm_phong_trào = số_phong_trào * 5
        cộng mô_hình "Mô hình mới" tối đa 10 chấm bởi "Hội đồng cụm"
        trừ báo_cáo_muộn "Báo cáo muộn" tối đa 5 căn cứ QC điều 4 (trích lại) = số_báo_cáo_muộn
        xếp loại = tra tổng { từ 90 trở lên: HTXS; từ 70 đến dưới 90: HTT; từ 50 đến dưới 70: HT; còn lại: KHT }
    }

    khen thưởng cờ_cụm "Cờ thi đua cụm" cho tập_thể {
        điều kiện đủ_điểm "Từ 80 điểm trở lên" { chấm_cụm.tổng >= 80 }
        điều kiện loại_tốt "Xếp loại tốt trở lên" { chấm_cụm.xếp_loại >= HTT }
    }

    kiểm thử "bảng điểm" cho chấm_cụm {
        ngày_xét: 01/12/2026
        hồ sơ { số_phong_trào: 7, số_báo_cáo_muộn: 2, chấm_cụm: { chỉ_tiêu: 55, mô_hình: 4,5 } }
        mong đợi tổng = 87,5
        mong đợi xếp_loại = HTT
        trường hợp "chưa chấm mô hình" { chấm_cụm: { mô_hình: không rõ } } {
            mong đợi chưa rõ tổng vì chấm_cụm.mô_hình
            mong đợi chưa rõ chấm_cụm.xếp_loại
        }
    }
    kiểm thử "cờ" cho cờ_cụm {
        ngày_xét: 01/12/2026
        hồ sơ { số_phong_trào: 7, số_báo_cáo_muộn: 2, chấm_cụm: { chỉ_tiêu: 55, mô_hình: 4,5 } }
        mong đợi đủ điều kiện
        mong đợi chấm_cụm.phong_trào = 30
    }

    """

  private static let dossiers = """
    {"mã": "T-01", "loại_hồ_sơ": "tập_thể", "tên_tập_thể": "Đơn vị mẫu 01", "số_phong_trào": 7, "số_báo_cáo_muộn": 2, "chấm_cụm": {"chỉ_tiêu": 55, "mô_hình": 4.5, "người_chấm": "Người mẫu 01", "ngày_chấm": "12/11/2026"}}
    {"mã": "T-02", "loại_hồ_sơ": "tập_thể", "tên_tập_thể": "Đơn vị mẫu 02", "số_phong_trào": 4, "số_báo_cáo_muộn": 0, "chấm_cụm": {"chỉ_tiêu": 55}}
    {"mã": "T-03", "loại_hồ_sơ": "tập_thể", "tên_tập_thể": "Đơn vị mẫu 03", "số_báo_cáo_muộn": 9}
    {"mã": "T-04", "loại_hồ_sơ": "tập_thể", "tên_tập_thể": "Đơn vị mẫu 04", "chấm_cụm": {"chỉ_tiêu": 75}}
    {"mã": "C-01", "loại_hồ_sơ": "cá_nhân", "họ_tên": "Người mẫu 02"}

    """

  private static let table = """
    mã,loại_hồ_sơ,tên_tập_thể,số_phong_trào,số_báo_cáo_muộn,chấm_cụm.chỉ_tiêu,chấm_cụm.mô_hình,chấm_cụm.người_chấm,chấm_cụm.ngày_chấm
    T-01,tập_thể,Đơn vị mẫu 01,7,2,55,"4,5",Người mẫu 01,12/11/2026
    T-02,tập_thể,Đơn vị mẫu 02,4,0,55,,,
    T-03,tập_thể,Đơn vị mẫu 03,,9,,,,
    T-04,tập_thể,Đơn vị mẫu 04,,,75,,,
    C-01,cá_nhân,Người mẫu 02,,,,,,

    """
}
