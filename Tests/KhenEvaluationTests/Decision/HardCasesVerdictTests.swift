import KhenEvaluation
import KhenSource
import Testing

/// Cases 21, 28 and 37 to 39 of the design of evaluation, 9.3.
@Suite struct `Hard cases of verdicts` {
  static func rules(_ nodes: String) -> String {
    """
    cách tính thời gian: theo lịch
    danh mục giới { nam, nữ }
    bản ghi đoạn { từ: ngày; đến: ngày? }
    hồ sơ cá_nhân { giới_tính: giới; kỷ_luật: đúng_sai; quá_trình: danh sách đoạn }
    khái niệm công_tác cho cá_nhân: thời gian =
        độ_dài(dòng 1 từ g.từ đến hết g.đến với g trong quá_trình trùng nhau lấy cao nhất)
    khái niệm tối_thiểu cho cá_nhân: thời hạn = tra giới_tính { nam: 20 năm; nữ: 15 năm }
    khen thưởng A cho cá_nhân { \(nodes) }
    """
  }

  static func person(_ sex: String, from: String, bar: String = "sai") -> Filed {
    [
      "giới_tính": .text(sex), "kỷ_luật": .text(bar),
      "quá_trình": [["từ": .text(from)]],
    ]
  }

  static let opposed = rules("điều kiện c1 { giới_tính = nữ } điều kiện c2 { giới_tính = nam }")
  static let full = rules(
    """
    điều kiện thâm_niên { công_tác >= tối_thiểu }
    loại trừ bị_kỷ_luật khi kỷ_luật
    xác nhận y_đức "Giữ gìn y đức" bởi "Hội đồng"
    """
  )

  @Test func `21: exceptions that certainly collide are an error of the rules`() throws {
    var hard = try HardCase(
      """
      danh mục giới { nam, nữ }
      hồ sơ cá_nhân { giới_tính: giới; số_năm: số nguyên }
      khái niệm tối_thiểu cho cá_nhân: số nguyên = 20 {
          ngoại lệ là_nữ khi giới_tính = nữ: 15
          ngoại lệ ở_đảo khi số_năm >= 1: 17
      }
      khen thưởng A cho cá_nhân { điều kiện c { số_năm >= tối_thiểu } }
      """
    )
    let day = "01/01/2024"
    #expect(
      try hard.verdict(["giới_tính": "nữ", "số_năm": "18"], on: day)
        == HardVerdict(verdict: .ruleError)
    )
    #expect(
      try hard.verdict(["giới_tính": "nam", "số_năm": "18"], on: day)
        == HardVerdict(verdict: .eligible)
    )
    #expect(
      try hard.verdict(["giới_tính": "?", "số_năm": "18"], on: day)
        == HardVerdict(verdict: .undetermined, missing: ["giới_tính"])
    )
  }

  @Test func `28: two criteria that are each open refuse together`() throws {
    var hard = try HardCase(Self.opposed)
    let facts = Self.person("?", from: "01/01/2000")
    for name in ["c1", "c2"] {
      #expect(try hard.answer(name, facts, on: "01/01/2024") == .unclear("giới_tính"))
    }
    #expect(try hard.verdict(facts, on: "01/01/2024") == HardVerdict(verdict: .ineligible))
  }

  @Test func `37: a certain bar refuses, and what is open stays with its criterion`() throws {
    var hard = try HardCase(Self.full)
    let facts = Self.person("?", from: "02/01/2007", bar: "đúng")
    #expect(try hard.verdict(facts, on: "01/01/2024") == HardVerdict(verdict: .ineligible))
    #expect(try hard.answer("thâm_niên", facts, on: "01/01/2024") == .unclear("giới_tính"))
    #expect(try hard.answer("bị_kỷ_luật", facts, on: "01/01/2024") == .notMet)
    let attestation = try hard.answer("y_đức", facts, on: "01/01/2024")
    #expect(attestation == HardAnswer(outcome: .awaiting, missing: ["y_đức"]))
  }

  @Test func `38: all is met but for an attestation, and with a fact that is open as well`() throws
  {
    var hard = try HardCase(Self.full)
    let day = "01/01/2024"
    #expect(
      try hard.verdict(Self.person("nữ", from: "02/01/2007"), on: day)
        == HardVerdict(verdict: .pending, awaiting: ["y_đức"])
    )
    #expect(
      try hard.verdict(Self.person("nữ", from: "02/01/2007"), attested: ["y_đức"], on: day)
        == HardVerdict(verdict: .eligible)
    )
    #expect(
      try hard.verdict(Self.person("?", from: "02/01/2007"), on: day)
        == HardVerdict(verdict: .undetermined, missing: ["giới_tính"])
    )
  }

  @Test(arguments: [
    ("01/07/2006", "01/01/2026", "30/06/2026"),
    ("01/09/2006", "30/04/2025", "31/08/2026"),
  ])
  func `39: the day from which service is enough if it goes on`(
    from: String,
    asked: String,
    enough: String
  ) throws {
    var hard = try HardCase(Self.full)
    let facts = Self.person("nam", from: from)
    #expect(try hard.answer("thâm_niên", facts, on: asked) == .notMet)
    let (register, _) = try hard.register(of: "thâm_niên")
    let day = WhenSearch.firstDay(
      register,
      wanted: true,
      hard.frame,
      from: try HardCase.day(asked),
      before: nil,
      in: &hard.evaluator.decider
    )
    #expect(day == (try HardCase.day(enough)))
    // Sixteen months are missing to the one asked in April 2025, not fifteen.
    if asked == "30/04/2025" {
      var later = try HardCase(Self.rules("điều kiện c { công_tác >= 18 năm 8 tháng }"))
      #expect(try later.answer("c", facts, on: asked) == .met)
      var more = try HardCase(Self.rules("điều kiện c { công_tác >= 18 năm 8 tháng 1 ngày }"))
      #expect(try more.answer("c", facts, on: asked) == .notMet)
    }
  }
}
