import Foundation
import KhenCommandLine
import KhenSource
import KhenTestSupport
import Testing

/// Dossiers that break what the schema promises of every real dossier; all of it is fictional.
@Suite struct `Promises of the schema` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "khen-\(UUID().uuidString)")
    try write(Self.rules, "quy-tắc/a.khen")
  }

  private func write(_ text: String, _ path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }

  private func run(_ arguments: [String]) -> CommandLineTool.Outcome {
    // Wide enough for the path of a temporary folder, whose length is not the same everywhere.
    CommandLineTool.run(arguments: arguments, environment: ["COLUMNS": "160"])
  }

  private static let rules = """
    bản ghi đoạn { vào: ngày "Từ ngày"; ra: ngày? "Đến ngày"; ràng buộc không (có ra) hoặc vào <= ra }
    hồ sơ đơn_vị "Đơn vị" {
        mã: chuỗi "Mã"
        điểm: số "Điểm"
        tỷ_lệ: số "Tỷ lệ"
        năm_lập: năm "Năm thành lập"
        quỹ: tiền "Quỹ"
        tuổi: số nguyên "Tuổi bình quân"
        ngày_sinh: ngày "Ngày sinh"
        ngày_vào: ngày "Ngày vào ngành"
        quá_trình: danh sách đoạn "Quá trình" không kê khai là không có
        ràng buộc điểm từ 0 đến hết 30
        ràng buộc tỷ_lệ từ 0 đến trước 1
        ràng buộc năm_lập >= 1945
        ràng buộc quỹ > 0 đồng
        ràng buộc tuổi < 65
        ràng buộc ngày_sinh + 15 năm <= ngày_vào
        ràng buộc ngày_vào < ngày_xét
    }
    khen thưởng khen "Khen" cho đơn_vị {
        điều kiện điểm_cao "Điểm trên 30" { điểm > 30 }
        loại trừ mới_vào "Mới vào" khi ngày_vào > 01/01/2030
    }
    """

  private static let kept: [(String, String)] = [
    ("điểm", "30"), ("tỷ_lệ", "0"), ("năm_lập", "2000"), ("quỹ", "1"), ("tuổi", "40"),
    ("ngày_sinh", "\"1980-01-01\""), ("ngày_vào", "\"2005-01-01\""),
  ]

  private func dossier(_ changes: (String, String)...) -> String { dossier(changes) }

  private func dossier(_ changes: [(String, String)]) -> String {
    let fields = Self.kept.map { field in
      changes.first { $0.0 == field.0 } ?? field
    }
    return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }

  private func codes(_ dossier: String) throws -> [String] {
    try write(dossier, "hồ-sơ.json")
    let outcome = run([
      "check", "--rules", folder.appending(path: "quy-tắc").path, "--as-of", "01/10/2025",
      "--format", "json", folder.appending(path: "hồ-sơ.json").path,
    ])
    let results = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput))
    return (results as? [[String: Any]] ?? []).flatMap {
      ($0["dataErrors"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
    }
  }

  @Test(arguments: [
    ("điểm", "0", "-0.000001"), ("điểm", "30", "30.000001"), ("tỷ_lệ", "0.999999", "1"),
    ("năm_lập", "1945", "1944"), ("quỹ", "1", "0"), ("tuổi", "64", "65"),
    ("ngày_vào", "\"1995-01-01\"", "\"1994-12-31\""),
    ("ngày_vào", "\"2025-09-30\"", "\"2025-10-01\""),
    // Vague dates break a promise only where no day keeps it.
    ("ngày_vào", "\"1995\"", "\"1994\""), ("ngày_vào", "\"10/2024\"", "\"10/2025\""),
  ])
  func `a fact at the end of what is promised is kept, one beyond it is a mistake`(
    field: String,
    kept: String,
    broken: String
  ) throws {
    #expect(try codes(dossier((field, kept))) == [])
    #expect(try codes(dossier((field, broken))) == ["broken-promise"])
  }

  @Test func `what is not known is taken within what is promised`() throws {
    let file = folder.appending(path: "thiếu.json")
    try write(dossier(("điểm", "null")), "thiếu.json")
    let outcome = run([
      "check", "--rules", folder.appending(path: "quy-tắc").path, "--as-of", "01/10/2025",
      file.path,
    ])
    // No score of at most 30 is above 30.
    #expect(outcome.outputText.contains("không đủ điều kiện"))
    #expect(outcome.exitCode == .done)
  }

  @Test func `short lines hold dossiers to the same promises`() throws {
    let changes: [[(String, String)]] = [
      [], [("điểm", "30.000001")], [("điểm", "null")], [("tỷ_lệ", "1")], [("năm_lập", "1944")],
      [("quỹ", "0")], [("tuổi", "65")], [("ngày_vào", "\"2025-10-01\"")],
      [("ngày_vào", "null")], [("ngày_sinh", "\"1995-01-01\"")], [("ngày_vào", "\"1994\"")],
    ]
    var text = changes.map { dossier($0) + "\n" }.joined()
    for spell in ["\"ra\": \"2001-01-01\"", "\"ra\": \"2001-01-03\"", "\"ra\": null"] {
      text += "{\"quá_trình\": [{\"vào\": \"2001-01-02\", \(spell)}]}\n"
    }
    try write(text, "hồ-sơ.ndjson")
    try write("mã,điểm,tuổi\nA,31,64\nB,30,65\nC,30,64\nD,,64\n", "bảng.csv")
    for name in ["hồ-sơ.ndjson", "bảng.csv"] {
      func verdicts(_ format: String) -> [String] {
        let outcome = run([
          "check", "--rules", folder.appending(path: "quy-tắc").path, "--as-of", "01/10/2025",
          "--format", format, folder.appending(path: name).path,
        ])
        return outcome.outputText.split(separator: "\n").map { line in
          let verdict = line.split(separator: "\"verdict\":").dropFirst().first ?? ""
          return String(verdict.split(separator: "\"").first ?? "")
        }
      }
      let long = verdicts("ndjson")
      #expect(verdicts("brief") == long)
      #expect(long.contains("data-error") && long.contains("ineligible"))
    }
  }

  @Test(arguments: Language.allCases)
  func `the message names both facts, in objects and in tables`(language: Language) throws {
    var text = dossier(("điểm", "50"), ("ngày_vào", "\"10/1990\"")) + "\n"
    text += dossier(("ngày_vào", "\"2026-01-01\"")) + "\n" + dossier(("quỹ", "0")) + "\n"
    text +=
      "{\"mã\": \"D\", \"quá_trình\": [{\"vào\": \"2001-01-02\", \"ra\": \"2001-01-01\"}]}\n"
    try write(text, "hồ-sơ.ndjson")
    try write("mã,điểm,tuổi\nA,31,64\nB,30,65\nC,30,64\n", "bảng.csv")
    try write("mã,vào,ra\nC,02/01/2001,01/01/2001\n", "quá_trình.csv")
    var shown = ""
    for name in ["hồ-sơ.ndjson", "bảng.csv"] {
      let outcome = run([
        "check", "--lang", language.rawValue, "--rules",
        folder.appending(path: "quy-tắc").path, "--as-of", "01/10/2025",
        folder.appending(path: name).path,
      ])
      shown += outcome.outputText + outcome.errorText
    }
    shown = shown.replacingOccurrences(of: folder.path + "/", with: "")
    Golden.expect(shown, equals: "broken-promise.\(language.rawValue).txt")
  }

  @Test func `a test in the rules of a dossier that cannot be real fails and says why`() throws {
    try write(
      """
      kiểm thử "điểm quá cao" cho khen {
          ngày_xét: 01/10/2025
          hồ sơ { điểm: 31 }
          mong đợi đủ điều kiện
      }
      """,
      "quy-tắc/a.kiem-thu.khen"
    )
    let outcome = run(["test", folder.appending(path: "quy-tắc").path])
    #expect(outcome.exitCode == .findings, "\(outcome.errorText)")
    #expect(outcome.outputText.contains("“Điểm” (31) không thể lớn hơn 30"))
  }
}
