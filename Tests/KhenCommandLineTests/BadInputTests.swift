import Foundation
import KhenCommandLine
import KhenSource
import KhenTestSupport
import Testing

/// Damaged and hostile input, as a person sees what is said of it; all people are fictional.
@Suite struct `Bad input` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "khen-\(UUID().uuidString)")
    try write(Array(Self.rules.utf8), "rules/a.khen")
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    /// What stands between two good dossiers.
    var bytes: [UInt8]
    /// How many results there must be.
    var count = 3
    var testDescription: String { name }

    init(_ name: String, _ text: String) {
      self.name = name
      bytes = Array(text.utf8)
    }

    init(_ name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  static let dossiers: [Case] = [
    Case(
      "malformed UTF-8",
      bytes: Array(#"{"mã":"2","họ_tên":"A"#.utf8) + [0xFF] + Array(#""}"#.utf8)
    ),
    Case("NUL in a text", "{\"mã\":\"2\",\"họ_tên\":\"A\u{0}B\"}"),
    Case("NUL before a dossier", "\u{0}{\"mã\":\"2\"}"),
    Case(
      "nested 300 deep",
      "{\"mã\":\"2\",\"họ_tên\":" + String(repeating: "[", count: 300)
        + String(repeating: "]", count: 300) + "}"
    ),
    Case(
      "a name of 1 MB",
      "{\"mã\":\"2\",\"họ_tên\":\"" + String(repeating: "ạ", count: 350_000) + "\"}"
    ),
    Case("a field of 1 MB", "{\"mã\":\"2\",\"" + String(repeating: "a", count: 1 << 20) + "\":1}"),
    Case("a number beyond Int64", #"{"mã":"2","số_con":99999999999999999999}"#),
    Case("31/02/2020", #"{"mã":"2","vào_ngành":"31/02/2020"}"#),
    Case("29/02/2023", #"{"mã":"2","vào_ngành":"29/02/2023"}"#),
    Case("a repeated key", #"{"mã":"1"}"#),
    Case("a repeated field", #"{"mã":"2","họ_tên":"A","Họ tên":"B"}"#),
    Case("an unclosed text", #"{"mã":"2","họ_tên":"A"#),
    Case("curly quotes", "{“mã”:\"2\"}"),
    Case("a number", "5"),
    Case("a list", "[1,2]"),
  ]

  @Test(arguments: dossiers)
  func `one bad dossier costs no other, and is told in words`(test: Case) throws {
    try write(joined(test.bytes, by: "\n"), "d.ndjson")
    try write(Array("[".utf8) + joined(test.bytes, by: ",\n") + Array("]".utf8), "d.json")
    for form in ["ndjson", "json"] {
      let outcome = run(["check", "--format", "csv", path("d.\(form)")])
      #expect(outcome.exitCode == .unreadableDossiers)
      let rows = outcome.outputText.split(separator: "\r\n").dropFirst()
      #expect(rows.count == test.count, "\(form)")
      #expect(rows.first?.hasPrefix("1,1,") == true)
      #expect(rows.last?.hasPrefix("3,9,") == true)
      #expect(rows.dropFirst().first?.contains("data-error") == true)
    }
  }

  @Test(arguments: Language.allCases)
  func `what is said of bad dossiers reads as recorded`(language: Language) throws {
    var texts = ""
    for test in Self.dossiers {
      try write(joined(test.bytes, by: "\n"), "d.ndjson")
      let outcome = run(["check", "--lang", language.rawValue, path("d.ndjson")])
      let text = outcome.outputText.replacing(folder.path + "/", with: "")
      #expect(text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A }, "\(test.name)")
      #expect(text.utf8.count < 4000, "\(test.name)")
      texts += "# \(test.name)\n\n\(text)\n"
    }
    Golden.expect(texts, equals: "bad-dossiers.\(language.rawValue).txt")
  }

  @Test func `a name cannot steer the terminal`() throws {
    try write(Array(#"{"mã":"1\u001b[2J","họ_tên":"\u001b[31mA\nB\u202E"}"#.utf8), "d.json")
    for form in ["table", "text"] {
      let outcome = run(["check", "--format", form, path("d.json")])
      #expect(outcome.exitCode == .done)
      let scalars = outcome.outputText.unicodeScalars
      #expect(scalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E || $0 == "\n" })
      #expect(outcome.outputText.contains("�[31mA B�"))
    }
  }

  static let tables: [(String, [UInt8])] = [
    ("malformed UTF-8", Array("2,A".utf8) + [0xFF] + Array(",01/01/2000".utf8)),
    ("NUL", Array("2,A\u{0}B,01/01/2000".utf8)),
    ("too few cells", Array("2,A".utf8)),
    ("too many cells", Array("2,A,01/01/2000,x".utf8)),
    ("an unclosed quote", Array("2,\"A,01/01/2000".utf8)),
    ("31/02/2020", Array("2,A,31/02/2020".utf8)),
    ("a repeated key", Array("1,A,01/01/2000".utf8)),
    ("a cell of 1 MB", Array("2,\(String(repeating: "a", count: 1 << 20)),01/01/2000".utf8)),
  ]

  @Test(arguments: tables.indices)
  func `one bad row costs no other`(index: Int) throws {
    let (name, row) = Self.tables[index]
    for end in ["\n", "\r\n"] {
      let bytes =
        Array("mã,họ_tên,vào_ngành\(end)1,A,01/01/2000\(end)".utf8) + row
        + Array("\(end)9,Z,01/01/2000\(end)".utf8)
      try write(bytes, "d.csv")
      let outcome = run(["check", "--format", "csv", path("d.csv")])
      #expect(outcome.exitCode == .unreadableDossiers, "\(name)")
      let rows = outcome.outputText.split(separator: "\r\n").dropFirst()
      #expect(rows.count == 3, "\(name)")
      #expect(rows.last?.hasPrefix("3,9,") == true, "\(name)")
    }
  }

  @Test(arguments: Language.allCases)
  func `what is said of bad rows reads as recorded`(language: Language) throws {
    var texts = ""
    for (name, row) in Self.tables {
      try write(
        Array("mã,họ_tên,vào_ngành\n1,A,01/01/2000\n".utf8) + row
          + Array("\n9,Z,01/01/2000\n".utf8),
        "d.csv"
      )
      let outcome = run(["check", "--lang", language.rawValue, path("d.csv")])
      texts += "# \(name)\n\n\(outcome.outputText.replacing(folder.path + "/", with: ""))\n"
    }
    Golden.expect(texts, equals: "bad-rows.\(language.rawValue).txt")
  }

  @Test func `a mistake of the header is placed in the header`() throws {
    try write(Array("mã,họ_ten\n1,A\n2,B\n".utf8), "d.csv")
    let outcome = run(["check", path("d.csv")])
    #expect(outcome.outputText.contains("không có cột “họ_ten”; có phải ý là “họ_tên”? (dòng 1"))
    #expect(outcome.outputText.contains("2 hồ sơ: 2 lỗi dữ liệu"))
  }

  @Test(arguments: ["\r", "\r\n", "\n"])
  func `lines may end as any system ends them`(end: String) throws {
    let mark = "\u{FEFF}"
    try write(Array("\(mark)mã,vào_ngành\(end)1,01/01/2000\(end)2,01/13/2000\(end)".utf8), "d.csv")
    let outcome = run(["check", path("d.csv")])
    #expect(outcome.outputText.contains("2 hồ sơ: 1 đủ điều kiện · 1 lỗi dữ liệu"))
    #expect(outcome.outputText.contains("(dòng 3, cột"), "\(outcome.outputText)")
  }

  @Test func `files put together each bring a byte order mark`() throws {
    try write(Array("\u{FEFF}{\"mã\":\"1\"}\n\u{FEFF}{\"mã\":\"2\"}\n".utf8), "d.json")
    #expect(run(["check", path("d.json")]).exitCode == .done)
  }

  @Test(arguments: ["", "\n", " \r\n\t", "[]", "\u{FEFF}"])
  func `an empty file has no dossiers`(text: String) throws {
    try write(Array(text.utf8), "d.json")
    let outcome = run(["check", path("d.json")])
    #expect(outcome.exitCode == .done)
    #expect(outcome.outputText == "không có hồ sơ nào\n")
    #expect(run(["check", "--format", "json", path("d.json")]).outputText == "[\n]\n")
  }

  @Test(
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14], "CSV UTF-8"), ([0xD0, 0xCF, 0x11, 0xE0], "CSV UTF-8"),
      ([0xFF, 0xFE, 0x6D, 0x00], "UTF-16"), ([0xFE, 0xFF, 0x00, 0x6D], "UTF-16"),
      ([0x25, 0x50, 0x44, 0x46], "PDF"),
    ] as [([UInt8], String)]
  )
  func `a file of another kind is named for what it is`(bytes: [UInt8], word: String) throws {
    for name in ["d.csv", "d.json"] {
      try write(bytes, name)
      let outcome = run(["check", path(name)])
      #expect(outcome.exitCode == .wrongUsage)
      #expect(outcome.errorText.contains(word))
      #expect(outcome.standardOutput.isEmpty)
    }
  }

  @Test(arguments: ["qua-trinh.csv", "Qua_Trinh.csv", "d.qua-trinh.csv", "quá trình.csv"])
  func `the table of a list may be named without marks`(name: String) throws {
    try write(Array("mã,vào_ngành\n1,01/01/2000\n".utf8), "tables/d.csv")
    try write(Array("mã,đơn_vị\n1,BV A\n7,BV B\n".utf8), "tables/\(name)")
    let outcome = run(["check", path("tables/d.csv")])
    #expect(outcome.outputText.contains("không có hồ sơ “7” trong bảng chính"))
  }

  static let ruleFiles: [(String, String, [String])] = [
    ("a name of 1 MB", String(repeating: "a", count: 1 << 20) + " +", ["name-too-long"]),
    ("nested 300 deep", String(repeating: "(", count: 300), ["nesting-too-deep"]),
    ("20 000 terms", String(repeating: "1 + ", count: 20_000), ["nesting-too-deep"]),
    ("a number beyond Int64", "99999999999999999999 năm +", ["number-too-large"]),
    ("curly single quotes", "‘A’ = \"A\" và", ["unknown-character"]),
    ("a dash", "ngày_xét – 1 ngày >= 01/01/2000 và", ["wrong-operator"]),
    ("a comment of another language", "# ghi chú\n", ["unknown-character"]),
    ("a block comment", "/* ghi chú */", ["unknown-character"]),
    ("an invisible character", "ngày\u{200B}_xét >=", ["unknown-character"]),
  ]

  @Test(arguments: ruleFiles.indices)
  func `one mistake in the rules is one error`(index: Int) throws {
    let (name, text, expected) = Self.ruleFiles[index]
    let rules = Self.rules.replacing("vào_ngành + 20 năm", with: text + " vào_ngành + 20 năm")
    try write(Array(rules.utf8), "bad/a.khen")
    let outcome = CommandLineTool.run(arguments: ["validate", "--format", "json", path("bad")])
    #expect(outcome.exitCode == .findings)
    let found = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput))
    let findings = (found as? [String: Any])?["findings"] as? [[String: Any]] ?? []
    let ids = findings.compactMap { $0["id"] as? String }
    #expect(ids == expected, "\(name)")
    let shown = CommandLineTool.run(arguments: ["validate", path("bad")])
    #expect(shown.outputText.utf8.count < 3000, "\(name)")
  }

  @Test func `what is no text or breaks off is one error of the file`() throws {
    let bytes = Array(Self.rules.utf8)
    for (bad, id) in [
      ([0xFF, 0xFE] + bytes, "tệp-utf-16"), (bytes + [0xFF], "chữ-hỏng"),
      (bytes + [0], "byte-không"),
      (Array(bytes.dropLast(2)), "chưa-đóng-ngoặc"),
    ] {
      try write(bad, "bad/a.khen")
      let outcome = CommandLineTool.run(arguments: ["validate", path("bad")])
      #expect(outcome.exitCode == .findings)
      #expect(outcome.outputText.contains("lỗi[\(id)]"))
      #expect(outcome.outputText.hasSuffix(": 1 lỗi\n"), "\(outcome.outputText)")
    }
  }

  @Test func `rules without an award cannot be applied`() throws {
    try write([], "none/a.khen")
    try write(Array("{\"mã\":\"1\"}".utf8), "d.json")
    let outcome = CommandLineTool.run(arguments: ["check", "--rules", path("none"), path("d.json")])
    #expect(outcome.exitCode == .wrongUsage)
    #expect(outcome.errorText.contains("bộ quy tắc chưa khai báo khen thưởng nào"))
  }

  @Test(arguments: ["0", "-3", "abc", "999999999999999999999"])
  func `threads are a number from 1 up`(jobs: String) throws {
    try write(Array("{\"mã\":\"1\"}".utf8), "d.json")
    #expect(run(["check", "--jobs", jobs, path("d.json")]).exitCode == .wrongUsage)
    #expect(run(["check", "--jobs", "100000", path("d.json")]).exitCode == .done)
  }

  private func joined(_ middle: [UInt8], by separator: String) -> [UInt8] {
    Array(#"{"mã":"1","họ_tên":"A","vào_ngành":"01/01/2000"}"#.utf8) + Array(separator.utf8)
      + middle
      + Array(separator.utf8) + Array(#"{"mã":"9","họ_tên":"Z","vào_ngành":"01/01/2000"}"#.utf8)
  }

  private func run(_ arguments: [String]) -> CommandLineTool.Outcome {
    CommandLineTool.run(
      arguments: [arguments[0], "--rules", path("rules"), "--as-of", "01/10/2024"]
        + arguments.dropFirst()
    )
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: file)
  }

  private static let rules = """
    văn bản TT_X "Thông tư X" {
      số hiệu "01/2024/TT-X"
      hiệu lực từ 15/02/2024
    }
    bản ghi giai_đoạn "Giai đoạn" {
      đơn_vị: chuỗi "Đơn vị"
    }
    hồ sơ cá_nhân "Hồ sơ cá nhân" {
      mã: chuỗi "Mã hồ sơ"
      họ_tên: chuỗi "Họ và tên"
      vào_ngành: ngày "Ngày vào ngành"
      số_con: số nguyên? "Số con"
      quá_trình: danh sách giai_đoạn "Quá trình"
    }
    khen thưởng giải_thưởng theo TT_X "Giải thưởng" cho cá_nhân {
      hiệu lực từ 15/02/2024
      điều kiện thâm_niên "Đủ thâm niên" căn cứ TT_X điều 8 khoản 1 {
        vào_ngành + 20 năm <= ngày_xét
      }
    }
    """
}
