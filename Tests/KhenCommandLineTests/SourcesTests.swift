import Foundation
import KhenCommandLine
import KhenExplanation
import KhenSemantics
import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

/// What `khen sources` says; the instruments are fictional.
@Suite struct `Where rules are from` {
  private let program: CheckedProgram
  private let file = SourceFile(id: FileID(0), name: "a.khen", text: Self.rules)

  init() throws {
    let parsed = Parser.parse(file)
    try #require(parsed.diagnostics.isEmpty)
    let checked = Checker.check([parsed.tree])
    program = try #require(checked.program)
  }

  @Test(arguments: Language.allCases)
  func `people read how far each provision is covered`(language: Language) {
    let text = report().text(TextStyle(language: language))
    Golden.expect(text, equals: "sources.\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases)
  func `the same as Markdown`(language: Language) {
    Golden.expect(report().markdown(language), equals: "sources.\(language.rawValue).md")
  }

  @Test func `a provision is decided by rule only where a rule cites it`() throws {
    let coverage = try #require(SourceCoverage.all(of: program).first)
    let statuses = coverage.provisions.map { "\($0.label): \($0.status.rawValue)" }
    #expect(
      statuses == [
        "Tiêu chuẩn: encoded", "Gương mẫu: attested", "Thẩm quyền: not-decidable",
        "Hồ sơ: unused", "Mức chi: not-sourced", "Hướng dẫn: delegated", ": encoded",
      ]
    )
    #expect(coverage.provisions.count { $0.isPromisedOnly } == 2)
    #expect(coverage.provisions.first?.certainty == .requoted)
  }

  @Test func `JSON says the same as the table`() throws {
    let object = try JSONSerialization.jsonObject(with: Data(report().json(.vietnamese)))
    let root = try #require(object as? [String: Any])
    #expect(root["schema"] as? String == "khen-sources/1")
    let instruments = try #require(root["instruments"] as? [[String: Any]])
    let counts = try #require(instruments.first?["counts"] as? [String: Int])
    let coverage = try #require(SourceCoverage.all(of: program).first)
    for status in SourceCoverage.Status.allCases {
      #expect(counts[status.rawValue] == coverage.count(of: status))
    }
    let ending = try #require(root["ending"] as? [[String: Any]])
    #expect(ending.compactMap { $0["last_day"] as? String } == ["2026-06-30"])
  }

  @Test func `what ends later than asked is not named`() {
    #expect(report(months: 6).ending.isEmpty)
    #expect(report(months: 7).ending.count == 1)
    // The instrument, and the version of the award that stands on it.
    #expect(report(months: 13).ending.count == 3)
  }

  @Test func `every provision that the rules promise to decide is decided`() throws {
    let sources = try RepositoryFiles.sources(in: "rules")
    let program = try #require(Checker.check(sources.map { Parser.parse($0).tree }).program)
    for entry in SourceCoverage.all(of: program) {
      let promised = entry.provisions.filter { $0.isPromisedOnly }
      let name = program.instruments[entry.instrument].name.text
      #expect(promised.isEmpty, "\(name): \(promised.map { "\($0.label) \($0.status)" })")
    }
  }

  private func report(months: Int = 12) -> SourcesReport {
    let file = file
    return SourcesReport(
      program,
      instruments: [],
      day: CivilDate.dayNumber(year: 2025, month: 12, day: 1),
      months: months,
      place: { "\(file.name):\(file.place(at: Int($0.start)).line)" }
    )
  }

  static let rules = """
    văn bản QC_1 "Quy chế khen thưởng mẫu" {
        số hiệu "1/QC" ban hành 01/12/2023 hiệu lực từ 01/01/2024 đến hết 31/12/2026
        điều 1 khoản 1 "Tiêu chuẩn": tự tính
        điều 1 khoản 2 "Gương mẫu": tự tính
        điều 2 "Thẩm quyền": không quyết định bằng quy tắc
        điều 3 "Hồ sơ": tự tính
        điều 4 "Mức chi": chưa có nguồn
        điều 5 "Hướng dẫn": giao cơ quan khác
    }
    văn bản QC_2 "Quy chế bổ sung mẫu" {
        số hiệu chưa ghi
        ban hành 01/03/2025 theo QC_1, 10/03/2025 theo QC_2
        hiệu lực từ 01/04/2025
        sửa đổi QC_1 điều 4
    }
    hồ sơ cá_nhân { số_năm: số nguyên "Số năm" }
    tham số mức: số nguyên "Mức" = 5 căn cứ QC_1 khoản 1 điều 1 (trích lại) {
        từ 01/07/2026: 6 căn cứ QC_2
    }
    khen thưởng A theo QC_1 "Khen thưởng A" cho cá_nhân {
        điều kiện đủ_năm "Đủ năm" căn cứ QC_1 điều 1 khoản 1 điểm a { số_năm >= mức }
        xác nhận gương_mẫu "Gương mẫu" bởi "Hội đồng" căn cứ QC_1 điều 1 khoản 2
        điều kiện chi "Mức chi" căn cứ QC_1 điều 4 (chưa có nguồn) chưa có nguồn
        hạn xét "Xét" căn cứ QC_1 phụ lục 1 = ngày_xét + 1 tháng
    }
    """
}
