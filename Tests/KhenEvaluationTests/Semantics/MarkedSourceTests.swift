import KhenSemantics
import KhenSource
import Testing

/// Sources with a marked place, and the ids expected there.
@Suite struct `Mistakes in rule files` {
  struct Case: CustomTestStringConvertible {
    var name: String
    var source: String
    var ids: [String]
    var testDescription: String { name }

    init(_ name: String, _ source: String, _ ids: String...) {
      self.name = name
      self.source = source
      self.ids = ids
    }
  }

  @Test(
    arguments: nameCases + unitCases + optionalCases + lookupCases + lawCases + dataCases
      + residualCases
  )
  func `a mistake is reported once, at its place`(mistake: Case) {
    let checked = MarkedSource(mistake.source).check()
    #expect(checked.found.map(\.id) == mistake.ids, "\(checked.found)")
    #expect(checked.found.filter { !$0.isMarked }.isEmpty, "\(checked.found)")
  }

  @Test(arguments: acceptedCases)
  func `what law writes is accepted`(accepted: Case) {
    let checked = MarkedSource(accepted.source).check()
    #expect(checked.found.map(\.description) == [])
    #expect(checked.program != nil)
  }

  static let nameCases = [
    Case("an unknown name", criterion("⟦số_bai⟧ >= 2"), "unknown-name"),
    Case(
      "a mistake inside a sum does not cascade",
      criterion("⟦sai_tên⟧ + 2 >= 3"),
      "unknown-name"
    ),
    Case(
      "a field of an element is not bare",
      criterion("có k trong quá_trình mà ⟦nơi⟧ = cao"),
      "unknown-name"
    ),
    Case(
      "an unknown field",
      criterion("có k trong quá_trình mà k.⟦hết⟧ = ngày_xét"),
      "unknown-field"
    ),
    Case("a member of a list", criterion("⟦quá_trình⟧.nơi = cao"), "not-a-record"),
    Case(
      "a definition that the dossier cannot see",
      commonDeclarations + "hồ sơ tập_thể { tốt: đúng_sai }\n"
        + "khái niệm giỏi cho cá_nhân: đúng_sai = điểm >= 8\n"
        + "khen thưởng B cho tập_thể { điều kiện x { ⟦giỏi⟧ } }\n",
      "unknown-name"
    ),
    Case(
      "a catalogue declared twice: values of both are known",
      commonDeclarations
        + "danh mục ⟦bậc⟧ { thấp < kịch_trần }\n"
        + "khái niệm mức cho đoạn: số = tra nơi { thấp: 1; kịch_trần: 2 }\n"
        + "khen thưởng A cho cá_nhân { điều kiện x { có đ trong quá_trình mà đ.nơi = vừa } }\n",
      "duplicate-name"
    ),
    Case(
      "a kind of dossier declared twice: fields of both are known",
      commonDeclarations
        + "hồ sơ ⟦cá_nhân⟧ { điểm: chuỗi; tuổi: số nguyên }\n"
        + "khen thưởng A cho cá_nhân { điều kiện x { điểm > 1 và tuổi > 2 và số_bài > 3 } }\n"
        + "hồ sơ mẫu gốc là cá_nhân { điểm: 5, lạ: 6 }\n"
        + "kiểm thử \"một\" cho A { ngày_xét: 01/01/2025  hồ sơ gốc\n"
        + "mong đợi đủ điều kiện }\n",
      "duplicate-name"
    ),
    Case(
      "a parameter declared twice with two types fits everywhere",
      commonDeclarations
        + "tham số mức: số nguyên = 3\ntham số ⟦mức⟧: thời hạn = 3 năm\n"
        + "khen thưởng A cho cá_nhân { điều kiện x { số_bài >= mức } }\n",
      "duplicate-name"
    ),
    Case(
      "two criteria of one name",
      commonDeclarations
        + "khen thưởng A cho cá_nhân { điều kiện x { điểm > 1 } điều kiện ⟦x⟧ { điểm > 2 } }\n",
      "duplicate-name"
    ),
    Case(
      "a supplement repeats a name of the award",
      criterion("điểm > 1")
        + "bổ sung cho A { loại trừ ⟦x⟧ khi điểm < 0 }\n",
      "duplicate-name"
    ),
    Case(
      "a circle through an exception and a parameter of a definition",
      "khái niệm ⟦f⟧(n: số nguyên): số nguyên = n { ngoại lệ lớn khi n > 5: g }\n"
        + "khái niệm g: số nguyên = f(2)\n",
      "circular-definition"
    ),
    Case(
      "awards that need each other",
      commonDeclarations + "khen thưởng ⟦A⟧ cho cá_nhân { điều kiện x { đủ tiêu chuẩn B } }\n"
        + "khen thưởng B cho cá_nhân { điều kiện x { đủ tiêu chuẩn A } }\n",
      "circular-definition"
    ),
  ]

  static let unitCases = [
    Case("days against a number", criterion("⟦ngày_xét - ngày_vào⟧ >= 20"), "unit-mismatch"),
    Case("days against years", criterion("⟦ngày_xét - ngày_vào⟧ >= 20 năm"), "unit-mismatch"),
    Case("money against a number", criterion("⟦thưởng⟧ >= 5"), "unit-mismatch"),
    Case("date plus number", criterion("ngày_vào ⟦+⟧ 20 <= ngày_xét"), "unit-mismatch"),
    Case("text against number", criterion("có k trong quá_trình mà ⟦k.nơi⟧ = 2"), "type-mismatch"),
    Case(
      "two catalogues",
      criterion("có k trong quá_trình mà ⟦k.nơi⟧ = giới_tính"),
      "type-mismatch"
    ),
    Case("order of a catalogue without one", criterion("⟦giới_tính >= nữ⟧"), "not-ordered"),
    Case("a condition that is a number", criterion("⟦điểm⟧"), "type-mismatch"),
    Case(
      "service divided by data",
      criterion("20 năm / ⟦điểm⟧ >= 5 năm"),
      "quotient-of-data"
    ),
    Case("a bare quotient", criterion("⟦số_phiếu / số_bài⟧ + 1 > 2"), "quotient-of-data"),
    Case(
      "zero consecutive years",
      criterion("có ⟦0⟧ năm liên tiếp T trong khen"),
      "constant-needed"
    ),
    Case("rounding to a fact", criterion("làm tròn lên điểm đến ⟦điểm⟧ > 2"), "constant-needed"),
  ]

  static let optionalCases = [
    Case("an optional date compared", criterion("⟦ngày_ra⟧ <= ngày_xét"), "may-be-none"),
    Case(
      "narrowing does not reach the other side of or",
      criterion("có ngày_ra hoặc ⟦ngày_ra⟧ <= ngày_xét"),
      "may-be-none"
    ),
    Case(
      "narrowing ends with its brackets' or",
      criterion("(có ngày_ra hoặc điểm > 1) và ⟦ngày_ra⟧ <= ngày_xét"),
      "may-be-none"
    ),
    Case(
      "an optional of an element",
      criterion("có k trong quá_trình mà ⟦k.đến⟧ < ngày_xét"),
      "may-be-none"
    ),
    Case(
      "the greatest of a list may be none",
      criterion("⟦(lớn nhất k.từ với k trong quá_trình)⟧ < ngày_xét"),
      "may-be-none"
    ),
    Case("has of a required field", criterion("có ⟦ngày_vào⟧"), "always-there"),
    Case(
      "or if none of a required field",
      criterion("(⟦điểm⟧ nếu không có thì 0) > 1"),
      "always-there"
    ),
  ]

  static let lookupCases = [
    Case("a missing member", criterion("điểm >= ⟦tra giới_tính { nam: 1 }⟧"), "lookup-gap"),
    Case(
      "a gap between bands",
      criterion("⟦tra điểm { dưới 5: sai; từ 6 trở lên: đúng }⟧"),
      "lookup-gap"
    ),
    Case(
      "bands that overlap",
      criterion("tra số_bài { dưới 5: sai; ⟦từ 4 trở lên⟧: đúng }"),
      "lookup-overlap"
    ),
    Case(
      "a member twice",
      criterion("tra giới_tính { nam: sai; nữ, ⟦nam⟧: đúng }"),
      "lookup-overlap"
    ),
    Case(
      "a range of an unordered catalogue",
      criterion("tra giới_tính { ⟦từ nam trở lên⟧: đúng }"),
      "not-ordered"
    ),
    Case(
      "a row for another unit",
      criterion("tra (ngày_xét - ngày_vào) { dưới ⟦5 năm⟧: sai; còn lại: đúng }"),
      "unit-mismatch"
    ),
  ]

  static let lawCases = [
    Case(
      "an instrument that is unknown",
      criterion("điểm > 1") + "tham số a: số = 1 căn cứ ⟦TT⟧ điều 1\n",
      "unknown-instrument"
    ),
    Case(
      "two versions on one day",
      commonDeclarations
        + "khen thưởng A cho cá_nhân { hiệu lực từ 01/01/2020 đến hết 01/01/2022 điều kiện x { điểm > 1 } }\n"
        + "⟦khen thưởng A cho cá_nhân { hiệu lực từ 01/01/2022 điều kiện x { điểm > 1 } }⟧\n",
      "overlapping-versions"
    ),
    Case(
      "time is accumulated without a measure",
      "bản ghi đoạn { từ: ngày; đến: ngày? }\nhồ sơ h { q: danh sách đoạn }\n"
        + "khái niệm t cho h: thời gian = ⟦thời_gian(dòng 1 từ k.từ đến hết k.đến với k trong q trùng nhau lấy cao nhất)⟧\n",
      "time-measure-missing"
    ),
    Case(
      "a record that holds itself",
      "bản ghi a { ⟦b: a⟧ }\n",
      "circular-definition"
    ),
  ]

  static let dataCases = [
    Case("an unknown key", test("{ ⟦điêm⟧: 5 }"), "unknown-field"),
    Case("a text for a number", test("{ điểm: ⟦\"năm\"⟧ }"), "wrong-data"),
    Case("none for a required field", test("{ ngày_vào: ⟦không có⟧ }"), "wrong-data"),
    Case("a value that the catalogue lacks", test("{ giới_tính: ⟦nu⟧ }"), "unknown-value"),
    Case("a series whose key is no year", test("{ xếp_loại: { ⟦nam⟧: cao } }"), "wrong-data"),
    Case(
      "an unknown key of an element",
      test("{ quá_trình: [{ ⟦tu⟧: 01/01/2020 }] }"),
      "unknown-field"
    ),
    Case("a key twice", test("{ điểm: 5, ⟦điểm⟧: 6 }"), "duplicate-name"),
  ]

  static let acceptedCases = [
    Case("a narrowed date", criterion("có ngày_ra và ngày_ra <= ngày_xét")),
    Case("a date that may be missing", criterion("không có ngày_ra hoặc ngày_ra > ngày_xét")),
    Case(
      "an optional end is endless",
      criterion("có k trong quá_trình mà ngày_xét từ k.từ đến hết k.đến")
    ),
    Case("a year against a number written", criterion("năm_của(ngày_vào) + 1 >= 2020")),
    Case("a number written before a year", criterion("2020 <= năm_xét")),
    Case("an optional as a list of one", criterion("có b trong bậc_hiện_tại mà b >= vừa")),
    Case("a share of a quotient", criterion("số_phiếu / số_bài >= 90 %")),
    Case("a percentage of a number", criterion("số_phiếu >= 90 % của số_bài")),
    Case("days against days", criterion("ngày_xét - ngày_vào >= 30 ngày")),
    Case("the value before its catalogue", criterion("nữ = giới_tính")),
    Case("a catalogue named", criterion("bậc_hiện_tại nếu không có thì bậc.thấp >= bậc.vừa")),
    Case(
      "the share of a list in a range",
      criterion("(tỷ lệ k trong quá_trình mà k.nơi = cao) từ 70 % trở lên")
    ),
    Case(
      "bands of days",
      criterion("tra (ngày_xét - ngày_vào) { dưới 30 ngày: sai; còn lại: đúng }")
    ),
    Case("an empty list", criterion("không (cao trong [])")),
    Case("a quotient with its none", criterion("(số_phiếu / số_bài nếu không có thì 0) + 1 > 2")),
    Case(
      "a rounded quotient",
      criterion("(làm tròn xuống (số_phiếu / số_bài) đến 1 nếu không có thì 0) > 2")
    ),
    Case(
      "one award for two kinds",
      commonDeclarations + "hồ sơ tập_thể { tên: chuỗi; điểm: số }\n"
        + "khen thưởng A cho cá_nhân, tập_thể { điều kiện x { điểm > 1 hoặc loại_hồ_sơ = tập_thể } }\n"
    ),
    Case(
      "a local definition wins over the global one",
      commonDeclarations + "khái niệm hệ_số cho đoạn: số = 1\n"
        + "khen thưởng A cho cá_nhân { khái niệm hệ_số cho đoạn: số = 2 điều kiện x { có k trong quá_trình mà k.hệ_số > 1 } }\n"
    ),
    Case(
      "partial and unknown data",
      test(
        "{ ngày_sinh: tháng 5/1990, ngày_vào: 9/1998, ngày_ra: không có, điểm: không rõ, xếp_loại: { 2023: cao }, khen: [2020, 2021] }"
      )
    ),
  ]

  private static func test(_ data: String) -> String {
    criterion("điểm > 1")
      + "kiểm thử \"t\" cho A { ngày_xét: 01/10/2024 hồ sơ \(data) mong đợi không đạt x }\n"
  }
}
