import KhenSource

extension DiagnosticPage {
  static let testPages: [DiagnosticPage] = [
    page(
      .wrongData,
      Bilingual(vi: "dữ liệu của kiểm thử sai kiểu", en: "test data of the wrong type"),
      Bilingual(
        vi: "giá trị phải đúng kiểu của trường, hoặc “không rõ”",
        en: "a value has the type of its field, or is “unknown”"
      ),
      wrong: test("ngày_xét: 01/10/2024  hồ sơ { tuổi: \"hai mươi\" }  mong đợi đạt a"),
      right: test("ngày_xét: 01/10/2024  hồ sơ { tuổi: 20 }  mong đợi đạt a")
    ),
    page(
      .unknownFixture,
      Bilingual(vi: "không có hồ sơ mẫu này", en: "there is no such sample dossier"),
      Bilingual(
        vi: "“hồ sơ TÊN” trong kiểm thử nêu một hồ sơ mẫu đã khai",
        en: "“dossier NAME” in a test names a sample dossier"
      ),
      wrong: "hồ sơ mẫu trẻ là cá_nhân { tuổi: 20 }\n"
        + test("ngày_xét: 01/10/2024  hồ sơ tre  mong đợi đạt a"),
      right: "hồ sơ mẫu trẻ là cá_nhân { tuổi: 20 }\n"
        + test("ngày_xét: 01/10/2024  hồ sơ trẻ  mong đợi đạt a")
    ),
    page(
      .unknownNode,
      Bilingual(
        vi: "khen thưởng không có tiêu chuẩn này",
        en: "the award has no such criterion"
      ),
      Bilingual(
        vi: "mong đợi nêu tên tiêu chuẩn, loại trừ hay tài liệu của khen thưởng",
        en: "an expectation names a criterion, bar or document of the award"
      ),
      wrong: test("ngày_xét: 01/10/2024  hồ sơ { tuổi: 20 }  mong đợi đạt b"),
      right: test("ngày_xét: 01/10/2024  hồ sơ { tuổi: 20 }  mong đợi đạt a")
    ),
    page(
      .missingEvaluationDate,
      Bilingual(vi: "kiểm thử chưa ghi ngày xét", en: "a test without an evaluation date"),
      Bilingual(
        vi: "kết luận phụ thuộc ngày xét, nên phải ghi",
        en: "the verdict depends on it"
      ),
      wrong: test("hồ sơ { tuổi: 20 }  mong đợi đạt a"),
      right: test("ngày_xét: 01/10/2024  hồ sơ { tuổi: 20 }  mong đợi đạt a")
    ),
    page(
      .nothingExpected,
      Bilingual(vi: "kiểm thử không mong đợi gì", en: "a test that expects nothing"),
      Bilingual(
        vi: "không có mong đợi thì kiểm thử luôn đạt",
        en: "without expectations it always passes"
      ),
      wrong: test("ngày_xét: 01/10/2024  hồ sơ { tuổi: 20 }"),
      right: test("ngày_xét: 01/10/2024  hồ sơ { tuổi: 20 }  mong đợi đạt a")
    ),
  ]

  private static func test(_ body: String) -> String {
    criterion("tuổi: số nguyên", "tuổi >= 18")
      + "kiểm thử \"đủ tuổi\" cho giấy_khen { \(body) }\n"
  }
}
