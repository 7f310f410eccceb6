import Foundation
import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

@Suite struct RenderingTests {
  static let source = """
    danh mục giới { nam "Nam", nữ "Nữ" }
    hồ sơ cá_nhân "Hồ sơ cá nhân" {
    \tgiới_tính: giới; kỷ_luật: đúng_sai
    }
    khen thưởng kỷ niệm chương "Kỷ niệm chương" cho cá_nhân {
        hiệu lực từ 15/07/2019 đến 31/12/2023
    \tđiều kiện thâm_niên { giới_tính = nữ và kỷ_luật hoặc thâm_niên >= 31/02/2020 }
        điều kiên y_đức { giới_tính == nam }
        điều kiện mở { giới_tính = nam
        xác nhận y_đức "Y đức" bởi "Hội đồng"
    }

    """

  private func rendered(
    _ text: String,
    _ render: ([Diagnostic], SourceMap) -> String
  ) -> String {
    var map = SourceMap()
    let file = map.add(name: "quy-tac/ky-niem-chuong.khen", text: text)
    return render(Parser.parse(file).diagnostics, map)
  }

  @Test(arguments: Language.allCases)
  func `mistakes as people see them`(language: Language) {
    let text = rendered(Self.source) {
      DiagnosticRenderer.text($0, sources: $1, language: language)
    }
    Golden.expect(text, equals: "mistakes.\(language.rawValue).txt")
  }

  @Test func `carets stand under decomposed letters as under composed ones`() {
    let decomposed = rendered(Self.source.decomposedStringWithCanonicalMapping) {
      DiagnosticRenderer.text($0, sources: $1, language: .vietnamese)
    }
    let composed = rendered(Self.source) {
      DiagnosticRenderer.text($0, sources: $1, language: .vietnamese)
    }
    #expect(VietnameseText.composed(decomposed) == composed)
  }

  @Test func `colour only adds to the plain text`() {
    let coloured = rendered(Self.source) {
      DiagnosticRenderer.text($0, sources: $1, language: .english, style: .ansi)
    }
    let plain = rendered(Self.source) {
      DiagnosticRenderer.text($0, sources: $1, language: .english)
    }
    #expect(coloured != plain)
    #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
  }

  @Test func `one line for each mistake`() {
    let text = rendered(Self.source) {
      DiagnosticRenderer.lines($0, sources: $1, language: .english)
    }
    Golden.expect(text, equals: "mistakes.lines.txt")
  }

  @Test func `mistakes for machines are valid JSON`() throws {
    let text = rendered(Self.source) {
      DiagnosticRenderer.json($0, sources: $1, language: .vietnamese)
    }
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let list = try #require(value as? [[String: Any]])
    #expect(list.count == 7)
    #expect(list.first?["id"] as? String == "name-with-blank")
    #expect(list.first?["line"] as? Int == 5)
    Golden.expect(text + "\n", equals: "mistakes.json")
  }

  @Test func `only the first hundred are shown, the rest is counted`() {
    let text = String(repeating: "tham số a: số = ;\n", count: 101)
    let shown = rendered(text) { DiagnosticRenderer.lines($0, sources: $1, language: .vietnamese) }
    let lines = shown.split(separator: "\n")
    #expect(lines.count == Limits.diagnosticsShown + 1)
    #expect(lines.last == "… và 1 thông báo nữa")
    let exact = String(repeating: "tham số a: số = ;\n", count: 100)
    let all = rendered(exact) { DiagnosticRenderer.lines($0, sources: $1, language: .vietnamese) }
    #expect(all.split(separator: "\n").count == Limits.diagnosticsShown)
  }

  @Test func `labels in other files and on one line are all shown`() {
    var map = SourceMap()
    let first = map.add(name: "a.khen", text: "ngày_xét - ngày_vào_ngành >= 20\n")
    let second = map.add(name: "b.khen", text: "\n\ntham số tuổi: số = 60\n")
    let diagnostic = Diagnostic(
      DiagnosticID("unit-mismatch", "trái-đơn-vị"),
      severity: .warning,
      message: Bilingual(vi: "so sánh “số ngày” với “năm”", en: "days compared with years"),
      at: Label(
        SourceRange(file: first.id, start: 0, end: "ngày_xét - ngày_vào_ngành".utf8.count),
        Bilingual(vi: "cho ra số ngày", en: "gives days")
      ),
      related: [
        Label(
          SourceRange(file: first.id, start: first.bytes.count - 3, end: first.bytes.count - 1),
          Bilingual(vi: "một con số, không có đơn vị", en: "a number without unit")
        ),
        Label(
          SourceRange(file: second.id, start: 2, end: 12),
          Bilingual(vi: "khai ở đây", en: "declared here")
        ),
      ],
      notes: [Bilingual(vi: "viết “20 năm”", en: "write “20 years”")]
    )
    Golden.expect(
      DiagnosticRenderer.text([diagnostic], sources: map, language: .vietnamese),
      equals: "labels.vi.txt"
    )
  }

  @Test func `JSON text escapes what JSON demands`() {
    #expect(JSONText.quoted("a\"b\\c\nd\u{1}\u{2028}ệ/") == #""a\"b\\c\nd\u0001\u2028ệ/""#)
    #expect(JSONText.object([("k", "1"), ("l", "[]")]) == #"{"k":1,"l":[]}"#)
  }
}
