import KhenAnalysis
import KhenDossiers
import KhenSource
import Testing

/// What is found without evaluation, and what must not be taken for a mistake.
@Suite struct `Findings that need no evaluation` {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var ids: [String]

    init(_ name: String, _ text: String, _ ids: [String] = []) {
      testDescription = name
      self.text = text
      self.ids = ids
    }
  }

  @Test(arguments: usage + law + figures + texts)
  func `findings are those and no others`(example: Case) {
    let rules = RuleSetLoader.load([
      RuleSetLoader.File(path: "rules/a.khen", bytes: Array(example.text.utf8))
    ])
    let report = Validation(today: today).report(on: rules, evaluated: [])
    #expect(report.ids.filter { $0 != "untested-rule" } == example.ids)
  }

  private static func award(_ declarations: String, _ criteria: String) -> String {
    "hồ sơ cá_nhân { số_năm: số; điểm: số; quá_trình: danh sách giai_đoạn }\n"
      + "bản ghi giai_đoạn { nơi: chuỗi; năm: năm; giỏi: đúng_sai }\n"
      + declarations + "\nkhen thưởng giấy_khen cho cá_nhân {\n" + criteria + "\n}\n"
  }

  /// Uses of all fields, so that only what is tested is found.
  private static let all =
    "điều kiện z { điểm >= 1 và (có g trong quá_trình mà g.giỏi và g.năm >= 2020) }"

  static let usage: [Case] = [
    Case(
      "a definition that only an unused one uses is not told twice",
      award(
        "khái niệm x cho cá_nhân: số = số_năm + 1\nkhái niệm y cho cá_nhân: số = x * 2 + 1",
        "điều kiện a { số_năm >= 3 }\n\(all)"
      ),
      ["unused-definition"]
    ),
    Case(
      "a definition that a test asks for is used",
      award("khái niệm x cho cá_nhân: số = số_năm + 1", "điều kiện a { số_năm >= 3 }\n\(all)")
        + "kiểm thử \"x\" cho giấy_khen { ngày_xét: 01/01/2025; hồ sơ { số_năm: 3 }; mong đợi x = 4 }\n"
    ),
    Case(
      "a local definition is used by its own award",
      award("", "khái niệm x: số = số_năm + 1\nđiều kiện a { x >= 3 }\n\(all)")
    ),
    Case(
      "a local definition of one version only is told once",
      "hồ sơ cá_nhân { tốt: đúng_sai }\nhồ sơ tập_thể { tốt: đúng_sai }\n"
        + "khen thưởng x cho cá_nhân, tập_thể { khái niệm y: đúng_sai = không tốt; điều kiện a { tốt } }\n",
      ["unused-definition"]
    ),
    Case(
      "a field that a definition without a receiver reads from every dossier",
      "hồ sơ chung { gửi_trước: đúng_sai }\nhồ sơ cá_nhân { tốt: đúng_sai }\n"
        + "khái niệm sớm: đúng_sai = gửi_trước\n"
        + "khen thưởng x cho cá_nhân { điều kiện a { tốt và sớm } }\n"
    ),
    Case(
      "the calendar of days off is used by working days",
      "tham số ngày_nghỉ: danh sách ngày = [01/01/2025, 30/04/2025]\n"
        + "hồ sơ cá_nhân { tốt: đúng_sai }\nkhen thưởng x cho cá_nhân { điều kiện a { tốt } }\n"
    ),
    Case(
      "a field that only a constraint reads is used",
      "hồ sơ cá_nhân { vào: ngày; ra: ngày; ràng buộc vào <= ra }\n"
        + "khen thưởng x cho cá_nhân { điều kiện a { vào < ngày_xét } }\n"
    ),
    Case(
      "values of a catalogue that people choose from are not counted",
      "danh mục loại { một, hai, ba }\nhồ sơ cá_nhân { loại: loại }\n"
        + "khen thưởng x cho cá_nhân { điều kiện a { loại = một } }\n"
    ),
    Case(
      "a quantifier that only asks whether there is an element",
      award("", "điều kiện a { số_năm >= 3 và có quá_trình }\n\(all)")
    ),
    Case(
      "a count of all elements",
      award("", "điều kiện a { số_năm >= 3 và (đếm g trong quá_trình) >= 2 }\n\(all)")
    ),
    Case(
      "a group that two awards share tells a reader something",
      "hồ sơ cá_nhân { tốt: đúng_sai }\n"
        + "khen thưởng x cho cá_nhân nhóm danh_hiệu { điều kiện a { tốt } }\n"
        + "khen thưởng y cho cá_nhân nhóm danh_hiệu { điều kiện a { tốt } }\n"
    ),
    Case(
      "a parameter read as of another date is used on every day",
      "hồ sơ cá_nhân { số_năm: số; ngày_vào: ngày }\n"
        + "tham số mức: số = 5 { từ 01/01/2010: 4; từ 01/01/2024: 3 }\n"
        + "khen thưởng x cho cá_nhân { hiệu lực từ 01/01/2024\n"
        + "điều kiện a { số_năm >= (mức tại ngày_vào) } }\n"
    ),
  ]

  static let law: [Case] = [
    Case(
      "three versions that follow each other leave no gap",
      "hồ sơ cá_nhân { tốt: đúng_sai }\n"
        + "khen thưởng x cho cá_nhân { hiệu lực từ 01/01/2010 đến trước 01/01/2015; điều kiện a { tốt } }\n"
        + "khen thưởng x cho cá_nhân { hiệu lực từ 01/01/2020; điều kiện a { tốt } }\n"
        + "khen thưởng x cho cá_nhân { hiệu lực từ 01/01/2015 đến hết 31/12/2019; điều kiện a { tốt } }\n"
    ),
    Case(
      "one gap among three versions, for two kinds of dossier, is told once",
      "hồ sơ cá_nhân { tốt: đúng_sai }\nhồ sơ tập_thể { tốt: đúng_sai }\n"
        + "khen thưởng x cho cá_nhân, tập_thể { hiệu lực từ 01/01/2010 đến trước 01/01/2015; điều kiện a { tốt } }\n"
        + "khen thưởng x cho cá_nhân, tập_thể { hiệu lực từ 02/01/2015; điều kiện a { tốt } }\n",
      ["version-gap"]
    ),
    Case(
      "a parameter that ends after the award has ended",
      "văn bản TT_1 { hiệu lực từ 01/01/2010 đến trước 01/01/2020 }\nhồ sơ cá_nhân { số_năm: số }\n"
        + "tham số mức: số = 5 căn cứ TT_1\n"
        + "khen thưởng x theo TT_1 cho cá_nhân căn cứ TT_1 { điều kiện a { số_năm >= mức } }\n"
    ),
    Case(
      "a parameter that begins after the award",
      "văn bản TT_1 { hiệu lực từ 01/01/2010 }\nvăn bản TT_2 { hiệu lực từ 01/01/2012 }\n"
        + "hồ sơ cá_nhân { số_năm: số }\ntham số mức: số = 5 căn cứ TT_2\n"
        + "khen thưởng x theo TT_1 cho cá_nhân căn cứ TT_1 { điều kiện a { số_năm >= mức } }\n",
      ["figure-gap"]
    ),
    Case(
      "an unsourced value fills a gap",
      "văn bản TT_1 { hiệu lực từ 01/01/2010 }\nhồ sơ cá_nhân { số_năm: số }\n"
        + "tham số mức: số = chưa có nguồn căn cứ TT_1 { từ 01/01/2015: 5 căn cứ TT_1 }\n"
        + "khen thưởng x theo TT_1 cho cá_nhân căn cứ TT_1 { điều kiện a { số_năm >= mức } }\n"
    ),
    Case(
      "a wider citation may be less sure than a narrower one",
      "văn bản TT_1 { hiệu lực từ 01/01/2010 }\nhồ sơ cá_nhân { tốt: đúng_sai }\n"
        + "khen thưởng x theo TT_1 cho cá_nhân căn cứ TT_1 điều 8 (trích thiếu) {\n"
        + "điều kiện a căn cứ TT_1 điều 8 khoản 1 { tốt } }\n"
    ),
    Case(
      "an instrument that lists only articles leaves their clauses open",
      "văn bản TT_1 { hiệu lực từ 01/01/2010; điều 8: tự tính }\nhồ sơ cá_nhân { tốt: đúng_sai }\n"
        + "khen thưởng x theo TT_1 cho cá_nhân {\nđiều kiện a căn cứ TT_1 điều 8 khoản 1 { tốt } }\n"
    ),
    Case(
      "an old instrument in whose time a replaced version was",
      "văn bản TT_1 { hiệu lực từ 01/01/2010 }\n"
        + "văn bản TT_2 { hiệu lực từ 01/01/2020; thay thế TT_1 }\nhồ sơ cá_nhân { tốt: đúng_sai }\n"
        + "khen thưởng x theo TT_1 cho cá_nhân căn cứ TT_1 { hiệu lực từ 01/01/2010 đến trước 01/01/2020; điều kiện a { tốt } }\n"
        + "khen thưởng x theo TT_2 cho cá_nhân căn cứ TT_2 { điều kiện a { tốt } }\n"
    ),
    Case(
      "a rule set without instruments does not deal in citations",
      "hồ sơ cá_nhân { tốt: đúng_sai }\nkhen thưởng x cho cá_nhân { điều kiện a { tốt } }\n"
    ),
  ]

  private static func thresholds(_ first: String, _ second: String) -> String {
    "danh mục giới { nam, nữ }\nhồ sơ cá_nhân { giới: giới; vào: ngày; đặc_biệt: đúng_sai }\n"
      + "khen thưởng x cho cá_nhân { hiệu lực từ 01/01/2010 đến trước 01/01/2020\n"
      + "khái niệm cần: thời hạn = \(first)\nđiều kiện a { vào + cần <= ngày_xét và đặc_biệt } }\n"
      + "khen thưởng x cho cá_nhân { hiệu lực từ 01/01/2020\n"
      + "khái niệm cần: thời hạn = \(second)\nđiều kiện a { vào + cần <= ngày_xét và đặc_biệt } }\n"
  }

  static let figures: [Case] = [
    Case(
      "rows of a lookup that change places between versions",
      thresholds("tra giới { nam: 20 năm; nữ: 15 năm }", "tra giới { nam: 20 năm; nữ: 25 năm }"),
      ["threshold-order"]
    ),
    Case(
      "rows that both change and keep their order",
      thresholds("tra giới { nam: 20 năm; nữ: 15 năm }", "tra giới { nam: 25 năm; nữ: 20 năm }")
    ),
    Case(
      "rows that become equal",
      thresholds("tra giới { nam: 20 năm; nữ: 15 năm }", "tra giới { nam: 20 năm; nữ: 20 năm }")
    ),
    Case(
      "an exception that becomes harder than the rule",
      thresholds(
        "20 năm { ngoại lệ nữ khi giới = nữ: 15 năm }",
        "20 năm { ngoại lệ nữ khi giới = nữ: 25 năm }"
      ),
      ["threshold-order"]
    ),
    Case(
      "an inner exception that loosens where all else tightens",
      thresholds(
        "20 năm { ngoại lệ nữ khi giới = nữ: 15 năm { ngoại lệ đặc_biệt khi đặc_biệt: 12 năm } }",
        "25 năm { ngoại lệ nữ khi giới = nữ: 20 năm { ngoại lệ đặc_biệt khi đặc_biệt: 10 năm } }"
      )
    ),
    Case(
      "ranks in awards of their own",
      "hồ sơ cá_nhân { số_năm: số }\n"
        + ranks("nhất", "10", "10") + ranks("nhì", "8", "12"),
      ["threshold-order"]
    ),
    Case(
      "a figure of a criterion that loses a digit",
      "hồ sơ cá_nhân { số_năm: số }\n" + ranks("nhất", "20", "2"),
      ["figure-leap"]
    ),
    Case(
      "twenty years that become fifteen",
      "hồ sơ cá_nhân { số_năm: số }\n" + ranks("nhất", "20", "15")
    ),
    Case(
      "months and years are one measure",
      thresholds(
        "tra giới { nam: 20 năm; nữ: 15 năm }",
        "tra giới { nam: 240 tháng; nữ: 180 tháng }"
      )
    ),
  ]

  private static func ranks(_ rank: String, _ first: String, _ second: String) -> String {
    "khen thưởng huân_chương_\(rank) cho cá_nhân { hiệu lực từ 01/01/2010 đến trước 01/01/2020\n"
      + "điều kiện a { số_năm >= \(first) } }\n"
      + "khen thưởng huân_chương_\(rank) cho cá_nhân { hiệu lực từ 01/01/2020\n"
      + "điều kiện a { số_năm >= \(second) } }\n"
  }

  static let texts: [Case] = [
    Case(
      "the same condition in two alternatives is no repetition",
      award(
        "",
        "một trong \"Diện\" { tất cả \"Một\" { điều kiện a { số_năm >= 3 } điều kiện b { điểm >= 5 } }\n"
          + "tất cả \"Hai\" { điều kiện c { số_năm >= 3 } điều kiện d { điểm >= 6 } } }\n\(all)"
      )
    ),
    Case(
      "the same condition in a group of the same requirement",
      award(
        "",
        "điều kiện a { số_năm >= 3 }\n"
          + "tất cả \"Hai\" { điều kiện c { số_năm >= 3 } điều kiện d { điểm >= 6 } }\n\(all)"
      ),
      ["same-condition"]
    ),
    Case(
      "two definitions of one plain figure",
      award(
        "khái niệm x: số = 5\nkhái niệm y: số = 5",
        "điều kiện a { số_năm >= x và điểm <= y }\n\(all)"
      )
    ),
    Case(
      "labels that repeat in two alternatives",
      award(
        "",
        "một trong \"Diện\" { tất cả \"Một\" { điều kiện a \"Đủ\" { số_năm >= 3 } }\n"
          + "tất cả \"Hai\" { điều kiện c \"Đủ\" { số_năm >= 4 } } }\n\(all)"
      )
    ),
    Case(
      "awards that count on by a letter or a digit",
      "hồ sơ cá_nhân { tốt: đúng_sai }\n"
        + "khen thưởng huân_chương_hạng_a cho cá_nhân { điều kiện a { tốt } }\n"
        + "khen thưởng huân_chương_hạng_b cho cá_nhân { điều kiện a { tốt } }\n"
        + "khen thưởng huân_chương_hạng_hai cho cá_nhân { điều kiện a { tốt } }\n"
    ),
    Case(
      "a version under a misspelt name",
      "hồ sơ cá_nhân { tốt: đúng_sai }\n"
        + "khen thưởng kỷ_niệm_chương cho cá_nhân { hiệu lực từ 01/01/2010 đến trước 01/01/2020; điều kiện a { tốt } }\n"
        + "khen thưởng kỷ_niệm_chương cho cá_nhân { hiệu lực từ 01/01/2020 đến trước 01/01/2024; điều kiện a { tốt } }\n"
        + "khen thưởng kỷ_niệm_chuơng cho cá_nhân { hiệu lực từ 01/01/2024; điều kiện a { tốt } }\n",
      ["similar-name"]
    ),
  ]
}
