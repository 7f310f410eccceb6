import Foundation
import KhenCommandLine
import KhenDossiers
import KhenSource
import Testing

/// The pages about mistakes in dossiers: their examples do what they say.
@Suite struct `Pages of mistakes in dossiers` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "khen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.rules.utf8).write(to: folder.appending(path: "a.khen"))
  }

  static let examples = DiagnosticPage.dataPages.filter { !$0.wrong.isEmpty }.map(\.id.name)

  @Test(arguments: examples)
  func `the wrong example has the mistake and the right one has none`(name: String) throws {
    let page = try #require(DiagnosticPage.dataPages.first { $0.id.name == name })
    let wrong = try errors(in: page.wrong)
    #expect(Set(wrong.codes) == [name])
    #expect(wrong.exitCode == .unreadableDossiers)
    let right = try errors(in: page.right)
    #expect(right.codes == [])
    #expect(right.exitCode == .done)
  }

  @Test(arguments: DiagnosticPage.dataPages.map(\.id))
  func `khen help shows the page under both names`(id: DiagnosticID) {
    for name in [id.name, id.vietnamese] {
      let outcome = CommandLineTool.run(arguments: ["help", name])
      #expect(outcome.exitCode == .done)
      #expect(outcome.outputText.contains("\(id.vietnamese) (\(id.name))"))
    }
  }

  @Test func `every kind of mistake has a page of the same names`() {
    let pages = DiagnosticPage.dataPages.map(\.id)
    #expect(Set(pages).count == pages.count)
    let label = ""
    let mistakes: [DataMistake] = [
      .notAnObject, .truncated, .syntax(expected: Bilingual(vi: "", en: "")), .extraContent,
      .missingArrayEnd, .recordTooLong, .nestingTooDeep, .unknownKind(given: nil, kinds: []),
      .noKinds, .repeatedDossier(key: ""), .malformedText, .controlCharacter(0), .badEscape,
      .loneSurrogate, .textTooLong(label: label), .unknownField("", suggestion: nil),
      .repeatedField(""),
      .wrongType(label: label, expected: Bilingual(vi: "", en: ""), found: ""),
      .noneForRequired(label: label, text: ""), .listTooLong(label: label),
      .unknownConclusion("", isDocument: true, suggestion: nil),
      .unknownConclusion("", isDocument: false, suggestion: nil),
      .unknownNomination("", suggestion: nil),
      .impossibleDate(label: label, text: ""), .shortYear(label: label, text: ""),
      .numberTooLarge(label: label, text: ""), .notWhole(label: label, text: ""),
      .outOfRange(label: label, text: "", least: nil, greatest: nil),
      .tooPrecise(label: label, text: ""), .ambiguousNumber(label: label, text: ""),
      .unknownMember(label: label, text: "", suggestion: nil),
      .cellCount(expected: 0, found: 0), .unclosedQuote, .unknownColumn("", suggestion: nil),
      .brokenPromise(Bilingual(vi: "", en: "")),
      .repeatedColumn(""), .missingKeyColumn, .rowWithoutDossier(key: ""),
    ]
    #expect(Set(mistakes.map(\.id)) == Set(pages))
  }

  private func errors(
    in text: String
  ) throws -> (codes: [String], exitCode: ExitCode) {
    let isJSON = text.hasPrefix("{") || text.hasPrefix("[")
    let file = folder.appending(path: isJSON ? "d.json" : "d.csv")
    try Data(text.utf8).write(to: file)
    let outcome = CommandLineTool.run(
      arguments: [
        "check", "--rules", folder.path, "--as-of", "01/10/2024", "--format", "json", file.path,
      ]
    )
    let results = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput))
    let errors = (results as? [[String: Any]] ?? []).flatMap {
      $0["dataErrors"] as? [[String: Any]] ?? []
    }
    return (errors.compactMap { $0["code"] as? String }, outcome.exitCode)
  }

  private static let rules = """
    danh mục giới_tính "Giới tính" { nam "Nam", nữ "Nữ" }
    hồ sơ cá_nhân "Hồ sơ cá nhân" {
      mã: chuỗi "Mã hồ sơ"
      họ_tên: chuỗi "Họ và tên"
      ngày_sinh: ngày "Ngày sinh"
      giới_tính: giới_tính "Giới tính"
      số_con: số nguyên "Số con"
      hệ_số: số "Hệ số"
      ràng buộc hệ_số từ 0 đến hết 10
    }
    bảng điểm chấm_cụm "Chấm điểm cụm" cho cá_nhân {
      tiêu chí chỉ_tiêu "Chỉ tiêu" tối đa 60 chấm bởi "Tổ chấm điểm"
    }
    khen thưởng giải_thưởng "Giải thưởng" cho cá_nhân {
      xác nhận y_đức "Y đức" bởi "Hội đồng"
      tài liệu tờ_trình "Tờ trình" bắt buộc
    }
    """
}
