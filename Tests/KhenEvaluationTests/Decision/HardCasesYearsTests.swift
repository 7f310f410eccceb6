import KhenEvaluation
import Testing

/// Cases 13 to 20, 29 to 32 of the design of evaluation, 9.3.
@Suite struct `Hard cases of years and dates` {
  static func titleRules(_ condition: String) -> String {
    """
    danh mục tên { BK }
    bản ghi danh_hiệu { năm: năm }
    bản ghi lần_khen { tên: tên; ngày: ngày }
    hồ sơ cá_nhân {
        danh_hiệu: danh sách danh_hiệu; khen: danh sách lần_khen
        năm_đầu: năm; năm_cuối: năm
    }
    khái niệm các_năm cho cá_nhân: danh sách năm = các khác nhau d.năm với d trong danh_hiệu
    khái niệm các_năm_sau(k: lần_khen) cho cá_nhân: khoảng năm =
        các năm từ năm_của(k.ngày) + 1 đến hết năm_cuối
    khen thưởng A cho cá_nhân { điều kiện c { \(condition) } }
    """
  }

  static func titles(_ years: String...) -> Filed {
    [
      "danh_hiệu": .list(years.map { ["năm": .text($0)] }), "khen": [],
      "năm_đầu": "2020", "năm_cuối": "2024",
    ]
  }

  static func consecutive(_ count: Int) -> String {
    titleRules("có \(count) năm liên tiếp T trong các_năm")
  }

  static func ending(_ count: Int) -> String {
    titleRules("có ít nhất \(count) năm liên tiếp T trong các_năm kết thúc tại năm_cuối")
  }

  static let everyYear = titleRules(
    "mọi n trong (các năm từ năm_đầu đến hết năm_cuối) đều n trong các_năm"
  )
  static func within(_ count: Int) -> String {
    titleRules("có ít nhất \(count) n trong các_năm mà (n từ năm_đầu trở lên và n <= năm_cuối)")
  }
  static let either = titles("2020", "2023", "2021 … 2022")
  static let apart = titles("2021", "2023", "2020 … 2024")
  static let anyYear = titles("2021", "2022", "2024", "?")
  static let twins = titles("2021 … 2022", "2021 … 2022")
  static let ended = titles("2023", "2024", "2022 … 2025")

  @Test(arguments: [
    HardRow("13: one of two joins: 2 in a row", consecutive(2), either, on: "01/01/2025", .met),
    HardRow("13: never 3 in a row", consecutive(3), either, on: "01/01/2025", .notMet),
    HardRow(
      "14: 2 in a row depend on the year",
      consecutive(2),
      apart,
      on: "01/01/2025",
      .unclear("danh_hiệu[3].năm")
    ),
    HardRow(
      "14: so do 3",
      consecutive(3),
      apart,
      on: "01/01/2025",
      .unclear("danh_hiệu[3].năm")
    ),
    HardRow("14: never 4", consecutive(4), apart, on: "01/01/2025", .notMet),
    HardRow("15: 2 are there anyway", consecutive(2), anyYear, on: "01/01/2025", .met),
    HardRow(
      "15: 3 depend on the year",
      consecutive(3),
      anyYear,
      on: "01/01/2025",
      .unclear("danh_hiệu[4].năm")
    ),
    HardRow("15: never 5", consecutive(5), anyYear, on: "01/01/2025", .notMet),
    HardRow(
      "16: one distinct year is certain",
      titleRules("(đếm n trong các_năm) >= 1"),
      twins,
      on: "01/01/2025",
      .met
    ),
    HardRow(
      "16: two depend on both",
      titleRules("(đếm n trong các_năm) >= 2"),
      twins,
      on: "01/01/2025",
      .unclear("danh_hiệu[1].năm", "danh_hiệu[2].năm")
    ),
    HardRow(
      "16: two in a row depend on both",
      consecutive(2),
      twins,
      on: "01/01/2025",
      .unclear("danh_hiệu[1].năm", "danh_hiệu[2].năm")
    ),
    HardRow("17: 2 ending in 2024", ending(2), ended, on: "01/01/2025", .met),
    HardRow(
      "17: 3 ending in 2024 depend on the year",
      ending(3),
      ended,
      on: "01/01/2025",
      .unclear("danh_hiệu[3].năm")
    ),
    HardRow("17: never 4 ending in 2024", ending(4), ended, on: "01/01/2025", .notMet),
    HardRow(
      "18: every year, one depends on its year",
      everyYear,
      titles("2020", "2021", "2022", "2023", "2024 … 2025"),
      on: "01/01/2026",
      .unclear("danh_hiệu[5].năm")
    ),
    HardRow(
      "18: nothing for 2024 in a closed list",
      everyYear,
      titles("2020", "2021", "2022", "2023"),
      on: "01/01/2026",
      .notMet
    ),
    HardRow(
      "18: a list that was not filed",
      everyYear,
      ["khen": [], "năm_đầu": "2020", "năm_cuối": "2024"],
      on: "01/01/2026",
      .unclear("danh_hiệu")
    ),
    HardRow(
      "19: 3 of the window depend on the year",
      within(3),
      titles("2021", "2023", "2019 … 2020"),
      on: "01/01/2025",
      .unclear("danh_hiệu[3].năm")
    ),
    HardRow(
      "19: 2 are there anyway",
      within(2),
      titles("2021", "2023", "2019 … 2020"),
      on: "01/01/2025",
      .met
    ),
    HardRow(
      "20: an award of 2020 whose day does not matter",
      titleRules(
        "có k trong khen mà (k.tên = BK và có ít nhất 3 n trong (các_năm_sau(k)) mà n trong các_năm)"
      ),
      [
        "danh_hiệu": [["năm": "2021"], ["năm": "2023"], ["năm": "2025"]],
        "khen": [["tên": "BK", "ngày": "2020"]], "năm_đầu": "2020", "năm_cuối": "2025",
      ],
      on: "01/03/2026",
      .met
    ),
  ])
  func `years come out as the design says`(row: HardRow) throws { try row.check() }

  static let warning = """
    bản ghi quyết_định { hiệu_lực: ngày }
    hồ sơ cá_nhân { kỷ_luật: danh sách quyết_định }
    khen thưởng A cho cá_nhân {
        loại trừ c khi có k trong kỷ_luật mà
            ngày_xét từ k.hiệu_lực đến trước k.hiệu_lực + 12 tháng
    }
    """

  static func warned(_ day: String) -> Filed { ["kỷ_luật": [["hiệu_lực": .text(day)]]] }

  static func dates(_ condition: String, monthEnd: String = "") -> String {
    """
    \(monthEnd.isEmpty ? "" : "cuối tháng: \(monthEnd)")
    hồ sơ cá_nhân { đầu: ngày; cuối: ngày }
    khen thưởng A cho cá_nhân { điều kiện c { \(condition) } }
    """
  }

  @Test(arguments: [
    HardRow(
      "29: the last day of a warning",
      warning,
      warned("01/03/2025"),
      on: "28/02/2026",
      .notMet
    ),
    HardRow("29: the day after", warning, warned("01/03/2025"), on: "01/03/2026", .met),
    HardRow(
      "29: a warning of some day in March",
      warning,
      warned("3/2025"),
      on: "15/03/2026",
      .unclear("kỷ_luật[1].hiệu_lực")
    ),
    HardRow("29: all of March over", warning, warned("3/2025"), on: "31/03/2026", .met),
    HardRow(
      "30: the end of January and a month, back",
      dates("đầu + 1 tháng = cuối", monthEnd: "lùi về"),
      ["đầu": "31/01/2023", "cuối": "28/02/2023"],
      on: "01/01/2024",
      .met
    ),
    HardRow(
      "30: to the next month",
      dates("đầu + 1 tháng = cuối", monthEnd: "sang tháng sau"),
      ["đầu": "31/01/2023", "cuối": "01/03/2023"],
      on: "01/01/2024",
      .met
    ),
    HardRow(
      "30: strictly, the rule does not say",
      dates("đầu + 1 tháng = cuối", monthEnd: "nghiêm ngặt"),
      ["đầu": "31/01/2023", "cuối": "01/03/2023"],
      on: "01/01/2024",
      .error
    ),
    HardRow(
      "30: three days of January come to one of February",
      dates("đầu + 1 tháng = cuối", monthEnd: "lùi về"),
      ["đầu": "29/01/2023 … 31/01/2023", "cuối": "28/02/2023"],
      on: "01/01/2024",
      .met
    ),
    HardRow(
      "31: any day of January and the end of February are one month apart",
      dates("số_tháng_giữa(đầu, cuối) = 1"),
      ["đầu": "1/2024", "cuối": "29/02/2024"],
      on: "01/01/2025",
      .met
    ),
    HardRow(
      "32: a month added on the left",
      dates("đầu + 1 tháng <= cuối"),
      ["đầu": "30/01/2020", "cuối": "29/02/2020"],
      on: "01/01/2025",
      .met
    ),
    HardRow(
      "32: is not a month taken away on the right",
      dates("đầu <= cuối - 1 tháng"),
      ["đầu": "30/01/2020", "cuối": "29/02/2020"],
      on: "01/01/2025",
      .notMet
    ),
  ])
  func `dates come out as the design says`(row: HardRow) throws { try row.check() }
}
