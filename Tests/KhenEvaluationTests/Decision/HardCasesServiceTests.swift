import KhenEvaluation
import KhenSource
import Testing

/// A career with weighted service, measured in one way; the criterion `c` is the condition.
func careerRules(
  _ measure: String,
  _ condition: String = "quy_đổi_được >= tối_thiểu"
) -> String {
  """
  cách tính thời gian: \(measure)
  danh mục giới { nam, nữ }
  bản ghi đoạn { từ: ngày; đến: ngày?; nặng: đúng_sai? }
  hồ sơ cá_nhân { giới_tính: giới; quá_trình: danh sách đoạn }
  khái niệm hệ_số cho đoạn: số = 1 { ngoại lệ việc_nặng khi có nặng và nặng: 14/12 }
  khái niệm quy_đổi_được cho cá_nhân: thời gian =
      quy_đổi(dòng g.hệ_số từ g.từ đến hết g.đến với g trong quá_trình trùng nhau lấy cao nhất)
  khái niệm tối_thiểu cho cá_nhân: thời hạn = tra giới_tính { nam: 20 năm; nữ: 15 năm }
  khen thưởng A cho cá_nhân { điều kiện c { \(condition) } }
  """
}

/// One row of the table of hard cases.
struct HardRow: CustomTestStringConvertible, Sendable {
  var label: String
  var rules: String
  var facts: Filed
  var day: String
  var expected: HardAnswer
  var name = "c"
  var testDescription: String { label }

  init(
    _ label: String,
    _ rules: String,
    _ facts: Filed,
    on day: String,
    _ expected: HardAnswer,
    of name: String = "c"
  ) {
    self.label = label
    self.rules = rules
    self.facts = facts
    self.day = day
    self.expected = expected
    self.name = name
  }

  func check() throws {
    var hard = try HardCase(rules)
    #expect(try hard.answer(name, facts, on: day) == expected)
  }
}

/// Cases 1 to 12 and 40 of the design of evaluation, 9.3.
@Suite struct `Hard cases of service` {
  static let calendar = "theo lịch"
  static let days = "theo ngày 365/30"
  static let months = "theo tháng trọn"

  static func spell(_ from: String, _ to: String, heavy: Bool = false) -> Filed {
    .record(
      [("từ", .text(from)), ("nặng", .text(heavy ? "đúng" : "sai"))]
        + (to.isEmpty ? [] : [("đến", .text(to))])
    )
  }

  static func career(_ sex: String, _ spells: Filed...) -> Filed {
    ["giới_tính": .text(sex), "quá_trình": .list(spells)]
  }

  static let open2005 = career("nam", spell("3/2005", ""))
  /// 144 months of heavy work and 72 (or 71) of other work.
  static func mixedMonths(_ end: String) -> Filed {
    career("nam", spell("01/01/2000", "31/12/2011", heavy: true), spell("01/01/2012", end))
  }
  static func heavyDays(_ sex: String, _ count: Int) throws -> Filed {
    let first = CivilDate.dayNumber(year: 2000, month: 1, day: 1)
    let last = CivilDate(dayNumber: first + count - 1)
    return career(sex, spell("01/01/2000", "\(last.day)/\(last.month)/\(last.year)", heavy: true))
  }
  static func overlapping(_ sex: String, _ from: String = "01/01/2005") -> Filed {
    career(
      sex,
      spell("01/01/2000", "31/12/2009"),
      spell(from, "31/12/2014", heavy: true)
    )
  }
  static let gap: Filed = career(
    "nam",
    spell("01/01/2000", "09/06/2010"),
    spell("11/06/2010", "30/12/2019")
  )
  static let whole: Filed = career("nam", spell("01/01/2000", "30/12/2019"))
  static let halves: Filed = career(
    "nam",
    spell("01/01/2010", "6/2012"),
    spell("7/2012", "31/12/2016")
  )

  @Test(arguments: [
    HardRow(
      "1: sex unknown, 17 years: it matters",
      careerRules(calendar),
      career("?", spell("01/03/2008", "28/02/2025")),
      on: "01/03/2025",
      .unclear("giới_tính")
    ),
    HardRow(
      "2: sex unknown, 21 years: enough for both",
      careerRules(calendar),
      career("?", spell("01/03/2004", "28/02/2025")),
      on: "01/03/2025",
      .met
    ),
    HardRow(
      "3: sex unknown, 14 years: too little for both",
      careerRules(calendar),
      career("?", spell("01/03/2011", "28/02/2025")),
      on: "01/03/2025",
      .notMet
    ),
    HardRow(
      "4: since March 2005, asked too early for any day",
      careerRules(calendar),
      open2005,
      on: "27/02/2025",
      .notMet
    ),
    HardRow(
      "4: on the day for the first of March",
      careerRules(calendar),
      open2005,
      on: "28/02/2025",
      .unclear("quá_trình[1].từ")
    ),
    HardRow(
      "4: a day before the last day that it can be",
      careerRules(calendar),
      open2005,
      on: "29/03/2025",
      .unclear("quá_trình[1].từ")
    ),
    HardRow(
      "4: on the last day that it can be",
      careerRules(calendar),
      open2005,
      on: "30/03/2025",
      .met
    ),
    HardRow(
      "6: 144 months at 14/12 and 72 at 1 are 240 exactly",
      careerRules(months),
      mixedMonths("31/12/2017"),
      on: "01/01/2020",
      .met
    ),
    HardRow(
      "6: one month less is too little",
      careerRules(months),
      mixedMonths("30/11/2017"),
      on: "01/01/2020",
      .notMet
    ),
    HardRow(
      "6: and lacks one month, no more",
      careerRules(months, "quy_đổi_được >= 19 năm 11 tháng"),
      mixedMonths("30/11/2017"),
      on: "01/01/2020",
      .met
    ),
    HardRow(
      "8: overlap counts with its greatest weight: too little for a man",
      careerRules(days),
      overlapping("nam"),
      on: "01/01/2020",
      .notMet
    ),
    HardRow(
      "8: enough for a woman",
      careerRules(days),
      overlapping("nữ"),
      on: "01/01/2020",
      .met
    ),
    HardRow(
      "8: sex unknown",
      careerRules(days),
      overlapping("?"),
      on: "01/01/2020",
      .unclear("giới_tính")
    ),
    HardRow(
      "9: a vague start, 16 years 6 months are certain",
      careerRules(days, "quy_đổi_được >= 16 năm 6 tháng"),
      overlapping("nam", "2005"),
      on: "01/01/2020",
      .met
    ),
    HardRow(
      "9: 16 years 7 months depend on it",
      careerRules(days, "quy_đổi_được >= 16 năm 7 tháng"),
      overlapping("nam", "2005"),
      on: "01/01/2020",
      .unclear("quá_trình[2].từ")
    ),
    HardRow(
      "9: 17 years are out of reach",
      careerRules(days, "quy_đổi_được >= 17 năm"),
      overlapping("nam", "2005"),
      on: "01/01/2020",
      .notMet
    ),
    HardRow(
      "10: vague dates that can not matter are not named",
      careerRules(days),
      career("nam", spell("01/01/2001", ""), spell("2010", "2012", heavy: true)),
      on: "31/12/2020",
      .met
    ),
    HardRow(
      "40: an end that is none counts to the evaluation date",
      careerRules(calendar),
      career("nam", spell("02/03/2005", "")),
      on: "01/03/2025",
      .met
    ),
    HardRow(
      "40: an end that is unknown may lie before it",
      careerRules(calendar),
      career("nam", spell("02/03/2005", "?")),
      on: "01/03/2025",
      .unclear("quá_trình[1].đến")
    ),
    HardRow(
      "40: where even the longest is too short it does not matter",
      careerRules(calendar),
      career("nam", spell("03/03/2005", "?")),
      on: "01/03/2025",
      .notMet
    ),
  ])
  func `service comes out as the design says`(row: HardRow) throws { try row.check() }

  @Test(arguments: [("nam", 6_258, 6_257), ("nữ", 4_693, 4_692)])
  func `7: days at 14-12 are enough to the day`(sex: String, enough: Int, short: Int) throws {
    var hard = try HardCase(careerRules(Self.days))
    #expect(try hard.answer("c", Self.heavyDays(sex, enough), on: "01/01/2025") == .met)
    #expect(try hard.answer("c", Self.heavyDays(sex, short), on: "01/01/2025") == .notMet)
  }

  /// The reading by contiguity is not offered; with each offered measure taking a day away never
  /// helps.
  @Test(arguments: [(calendar, HardAnswer.notMet), (days, .met), (months, .notMet)])
  func `5: each offered measure says the same with one day less, unlike contiguity`(
    measure: String,
    expected: HardAnswer
  ) throws {
    var hard = try HardCase(careerRules(measure))
    #expect(try hard.answer("c", Self.whole, on: "01/01/2025") == expected)
    #expect(try hard.answer("c", Self.gap, on: "01/01/2025") == expected)
  }

  @Test(arguments: [
    (days, "6 năm 10 tháng", HardAnswer.met),
    (days, "7 năm", .unclear("quá_trình[1].đến", "quá_trình[2].từ")),
    (days, "7 năm 1 tháng", .notMet),
    (calendar, "6 năm 6 tháng", .met),
    (calendar, "7 năm", .unclear("quá_trình[1].đến", "quá_trình[2].từ")),
    (calendar, "7 năm 6 tháng", .notMet),
    (months, "6 năm 10 tháng", .met),
    (months, "7 năm", .unclear("quá_trình[1].đến", "quá_trình[2].từ")),
    (months, "7 năm 1 tháng", .notMet),
  ])
  func `11: two vague ends that may touch, by each offered measure, not by contiguity`(
    measure: String,
    threshold: String,
    expected: HardAnswer
  ) throws {
    var hard = try HardCase(careerRules(measure, "quy_đổi_được >= \(threshold)"))
    #expect(try hard.answer("c", Self.halves, on: "01/01/2020") == expected)
  }

  /// Days of work in spells that may end before they start, unless the schema says otherwise.
  static func spellRules(_ threshold: String, constraint: String) -> String {
    """
    bản ghi đoạn { vào: ngày; ra: ngày?; \(constraint) }
    hồ sơ cá_nhân { quá_trình: danh sách đoạn }
    khen thưởng A cho cá_nhân { điều kiện c {
        số_ngày(dòng 1 từ g.vào đến hết g.ra với g trong quá_trình trùng nhau lấy cao nhất)
            >= \(threshold)
    } }
    """
  }

  @Test(arguments: [
    ("1 ngày", HardAnswer.met, HardAnswer.met),
    (
      "31 ngày", .unclear("quá_trình[1].vào", "quá_trình[1].ra"),
      .unclear(
        "quá_trình[1].vào",
        "quá_trình[1].ra",
        "quá_trình[2].vào",
        "quá_trình[2].ra"
      )
    ),
    ("32 ngày", .notMet, .notMet),
  ])
  func `12: a spell in one month holds at least a day where the schema promises it`(
    threshold: String,
    one: HardAnswer,
    two: HardAnswer
  ) throws {
    let promise = "ràng buộc không (có ra) hoặc vào <= ra"
    var hard = try HardCase(Self.spellRules(threshold, constraint: promise))
    let spell: Filed = ["vào": "5/2010", "ra": "5/2010"]
    let day = "01/01/2020"
    #expect(try hard.answer("c", ["quá_trình": [spell]], on: day) == one)
    #expect(try hard.answer("c", ["quá_trình": [spell, spell]], on: day) == two)
    var free = try HardCase(Self.spellRules("1 ngày", constraint: ""))
    let answer = try free.answer("c", ["quá_trình": [spell]], on: day)
    #expect(answer == .unclear("quá_trình[1].vào", "quá_trình[1].ra"))
  }
}
