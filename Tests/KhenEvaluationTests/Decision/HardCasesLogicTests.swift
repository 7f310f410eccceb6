import KhenEvaluation
import Testing

/// Cases 21 to 27 and 33 to 36 of the design of evaluation, 9.3.
@Suite struct `Hard cases of logic` {
  static func person(_ definition: String, _ condition: String, sexes: String = "nam, nữ") -> String
  {
    """
    cách tính thời gian: theo lịch
    danh mục giới { \(sexes) }
    bản ghi đoạn { từ: ngày; đến: ngày? }
    hồ sơ cá_nhân {
        giới_tính: giới; hải_đảo: đúng_sai; hưu_cao: đúng_sai; ngày_sinh: ngày
        quá_trình: danh sách đoạn; a: đúng_sai; b: đúng_sai
    }
    khái niệm công_tác cho cá_nhân: thời gian =
        độ_dài(dòng 1 từ g.từ đến hết g.đến với g trong quá_trình trùng nhau lấy cao nhất)
    \(definition)
    khen thưởng A cho cá_nhân { điều kiện c { \(condition) } }
    """
  }

  static let island = person(
    """
    khái niệm tối_thiểu cho cá_nhân: thời hạn = 20 năm {
        ngoại lệ là_nữ khi giới_tính = nữ: 15 năm
        ngoại lệ ở_đảo khi hải_đảo: 17 năm
    }
    """,
    "công_tác >= tối_thiểu"
  )
  static let retirement = person(
    """
    khái niệm tối_thiểu cho cá_nhân: thời hạn = 15 năm {
        ngoại lệ là_nữ khi giới_tính = nữ: 10 năm {
            ngoại lệ tuổi_cao khi hưu_cao: 15 năm
        }
    }
    """,
    "công_tác >= tối_thiểu"
  )

  /// Somebody with whole years of service on 01/01/2024.
  static func served(_ years: Int, sex: String, island: String = "đúng") -> Filed {
    [
      "giới_tính": .text(sex), "hải_đảo": .text(island),
      "quá_trình": [["từ": .text("02/01/\(2024 - years)")]],
    ]
  }

  static func plain(_ condition: String, sexes: String = "nam, nữ") -> String {
    person("", condition, sexes: sexes)
  }

  static let sexes = "giới_tính = nữ hoặc giới_tính = nam"
  static let open: Filed = [:]

  @Test(arguments: [
    HardRow(
      "21: two exceptions that may collide",
      island,
      served(18, sex: "?"),
      on: "01/01/2024",
      .unclear("giới_tính")
    ),
    HardRow(
      "21: and certainly do",
      island,
      served(18, sex: "nữ"),
      on: "01/01/2024",
      .error
    ),
    HardRow("21: or certainly do not", island, served(18, sex: "nam"), on: "01/01/2024", .met),
    HardRow(
      "22: an exception of an exception, 12 years",
      retirement,
      served(12, sex: "nữ"),
      on: "01/01/2024",
      .unclear("hưu_cao")
    ),
    HardRow("22: 9 years", retirement, served(9, sex: "nữ"), on: "01/01/2024", .notMet),
    HardRow("22: 15 years", retirement, served(15, sex: "nữ"), on: "01/01/2024", .met),
    HardRow(
      "23: what is inside an exception that does not apply",
      retirement,
      served(12, sex: "nam"),
      on: "01/01/2024",
      .notMet
    ),
    HardRow("24: x or not x", plain("a hoặc không a"), open, on: "01/01/2024", .met),
    HardRow("24: x and not x", plain("a và không a"), open, on: "01/01/2024", .notMet),
    HardRow("25: one of both members", plain(sexes), open, on: "01/01/2024", .met),
    HardRow(
      "25: one of two of three members",
      plain(sexes, sexes: "nam, nữ, khác_nữa"),
      open,
      on: "01/01/2024",
      .unclear("giới_tính")
    ),
    HardRow(
      "26: at least 30 or under 35",
      plain("số_năm_giữa(ngày_sinh, ngày_xét) >= 30 hoặc số_năm_giữa(ngày_sinh, ngày_xét) < 35"),
      open,
      on: "01/01/2024",
      .met
    ),
    HardRow(
      "26: under 30 and at least 35",
      plain("số_năm_giữa(ngày_sinh, ngày_xét) < 30 và số_năm_giữa(ngày_sinh, ngày_xét) >= 35"),
      open,
      on: "01/01/2024",
      .notMet
    ),
    HardRow("27: a or (a and b)", plain("a hoặc (a và b)"), open, on: "01/01/2024", .unclear("a")),
  ])
  func `logic comes out as the design says`(row: HardRow) throws { try row.check() }

  @Test(arguments: [("đủ", HardAnswer.met), ("thiếu", .notMet)])
  func `24: at least two of x, not x and a known one`(name: String, expected: HardAnswer) throws {
    var hard = try HardCase(
      """
      hồ sơ cá_nhân { x: đúng_sai }
      khen thưởng A cho cá_nhân {
          ít nhất 2 trong đủ "Đủ" { điều kiện a { x } điều kiện b { không x } điều kiện c { đúng } }
          ít nhất 2 trong thiếu "Thiếu" {
              điều kiện d { x } điều kiện e { không x } điều kiện f { sai }
          }
      }
      """
    )
    #expect(try hard.answer(name, [:], on: "01/01/2024") == expected)
  }

  static func listRules(_ condition: String) -> String {
    """
    bản ghi phiếu { đồng_ý: đúng_sai }
    tham số lương: tiền = 2.340.000 đồng { từ 01/07/2026: 2.530.000 đồng }
    hồ sơ cá_nhân { phiếu: danh sách phiếu; số_phiếu: số nguyên; số_năm: số nguyên; mốc: ngày }
    khen thưởng A cho cá_nhân { điều kiện c { \(condition) } }
    """
  }

  static let conditions = [
    "mọi p trong phiếu đều p.đồng_ý", "có p trong phiếu mà p.đồng_ý",
    "(đếm p trong phiếu mà p.đồng_ý) >= 0",
    "(đếm p trong phiếu) >= 1 hoặc (đếm p trong phiếu) = 0",
    "(đếm p trong phiếu mà p.đồng_ý) >= 1 hoặc (đếm p trong phiếu mà p.đồng_ý) = 0",
  ]

  @Test(arguments: [
    (0, HardAnswer.met, HardAnswer.unclear("phiếu")),
    (1, .notMet, .unclear("phiếu")),
    (2, .met, .met),
    (3, .met, .met),
    (4, .met, .met),
  ])
  func `33: an empty list and one that was not filed`(
    condition: Int,
    empty: HardAnswer,
    absent: HardAnswer
  ) throws {
    var hard = try HardCase(Self.listRules(Self.conditions[condition]))
    #expect(try hard.answer("c", ["phiếu": []], on: "01/01/2024") == empty)
    #expect(try hard.answer("c", [:], on: "01/01/2024") == absent)
  }

  static func votes(_ yes: Int, of all: Int) -> Filed {
    ["phiếu": .list((0..<all).map { ["đồng_ý": .text($0 < yes ? "đúng" : "sai")] })]
  }

  static let ninety = listRules("số_phiếu >= 90 % của 15")
  static let share = listRules("(tỷ lệ p trong phiếu mà p.đồng_ý) >= 70 %")
  static let band = listRules("số_năm từ 10 đến dưới 15")

  @Test(arguments: [
    HardRow("34: 13 of 15", ninety, ["số_phiếu": "13"], on: "01/01/2024", .notMet),
    HardRow("34: 14 of 15", ninety, ["số_phiếu": "14"], on: "01/01/2024", .met),
    HardRow(
      "34: 13 to 15 of 15",
      ninety,
      ["số_phiếu": "13 … 15"],
      on: "01/01/2024",
      .unclear("số_phiếu")
    ),
    HardRow("34: a share of 6 of 9", share, votes(6, of: 9), on: "01/01/2024", .notMet),
    HardRow("34: a share of 7 of 10", share, votes(7, of: 10), on: "01/01/2024", .met),
    HardRow(
      "35: a bonus that is enough under either base salary",
      listRules("(làm tròn lên (0,6 * (lương tại mốc)) đến 10.000 đồng) >= 1.400.000 đồng"),
      ["mốc": "30/06/2026 … 01/07/2026"],
      on: "01/01/2027",
      .met
    ),
    HardRow(
      "35: a bonus that depends on it",
      listRules("(làm tròn lên (0,6 * (lương tại mốc)) đến 10.000 đồng) >= 1.520.000 đồng"),
      ["mốc": "30/06/2026 … 01/07/2026"],
      on: "01/01/2027",
      .unclear("mốc")
    ),
    HardRow(
      "35: and is 1 410 000 before",
      listRules("(làm tròn lên (0,6 * (lương tại mốc)) đến 10.000 đồng) = 1.410.000 đồng"),
      ["mốc": "30/06/2026"],
      on: "01/01/2027",
      .met
    ),
    HardRow(
      "36: a band that may be left both ways",
      band,
      ["số_năm": "9 … 16"],
      on: "01/01/2024",
      .unclear("số_năm")
    ),
    HardRow("36: a band that holds it", band, ["số_năm": "11 … 14"], on: "01/01/2024", .met),
    HardRow("36: above the band", band, ["số_năm": "15 … 20"], on: "01/01/2024", .notMet),
  ])
  func `figures come out as the design says`(row: HardRow) throws { try row.check() }
}
