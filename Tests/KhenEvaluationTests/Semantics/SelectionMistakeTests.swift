import Testing

/// Mistakes in selections, each with its marked place.
@Suite struct `Mistakes in selections` {
  struct Case: CustomTestStringConvertible {
    var clauses: String
    var id: String
    var testDescription: String { clauses }

    init(_ clauses: String, _ id: String) {
      self.clauses = clauses
      self.id = id
    }
  }

  private static func source(_ clauses: String) -> String {
    """
    danh mục cụm { một, hai }
    bản ghi m { tên: chuỗi }
    hồ sơ tập_thể { cụm: cụm; điểm: số; tên: chuỗi; tốt: đúng_sai; ds: danh sách m }
    hồ sơ cá_nhân { cụm: cụm; điểm: số nguyên }
    khen thưởng k cho tập_thể { điều kiện c { tốt } }
    \(clauses)

    """
  }

  @Test(arguments: [
    Case("xét chọn s cho ⟦tap_the⟧ { trong số t }", "unknown-type"),
    Case("xét chọn s cho tập_thể { trong số t mà t đủ tiêu chuẩn ⟦kk⟧ }", "unknown-award"),
    Case("xét chọn ⟦s⟧ cho tập_thể { trong số t mà t.được_chọn(s) }", "circular-definition"),
    Case("xét chọn s cho tập_thể { trong số t mà t.được_chọn(⟦z⟧) }", "unknown-selection"),
    Case("xét chọn s cho tập_thể { trong số t mà ⟦t.được_chọn⟧ }", "cohort-misused"),
    Case("xét chọn s cho tập_thể { trong số t mà t.⟦điem⟧ > 1 }", "unknown-field"),
    Case("xét chọn s cho tập_thể { trong số t mà ⟦t⟧ = 1 }", "cohort-misused"),
    Case("xét chọn s cho tập_thể { trong số t mà ⟦điểm > 1⟧ }", "nominee-unused"),
    Case("xét chọn s cho tập_thể, cá_nhân { trong số t mà t.⟦tốt⟧ }", "field-not-shared"),
    Case("xét chọn s cho tập_thể { trong số t xếp theo ⟦t.cụm⟧ giảm dần }", "not-ordered"),
    Case("xét chọn s cho tập_thể { trong số t xếp theo ⟦t.tốt giảm dần⟧ }", "not-ordered"),
    Case("xét chọn s cho tập_thể { trong số t nhóm theo ⟦t.ds⟧ }", "group-key"),
    Case("xét chọn s cho tập_thể { trong số t ⟦ít nhất 1 mỗi nhóm⟧ }", "group-key"),
    Case("xét chọn s cho tập_thể { trong số t ít nhất ⟦\"ba\"⟧ }", "count-needed"),
    Case("xét chọn s cho tập_thể { trong số t ít nhất ⟦t.điểm⟧ }", "cohort-misused"),
    Case(
      "xét chọn s cho tập_thể { trong số t ít nhất (đếm x trong ⟦cả_nhóm⟧) }",
      "cohort-misused"
    ),
    Case(
      "xét chọn s cho tập_thể { trong số t nhóm theo t.tên\n ⟦ít nhất 1 mỗi nhóm⟧ }",
      "open-groups"
    ),
    Case(
      "xét chọn s cho tập_thể { trong số t ⟦không quá 1⟧ xếp theo t.điểm giảm dần }",
      "ties-unclear"
    ),
    Case(
      "xét chọn s cho tập_thể { trong số t bằng nhau cùng hạng\n ⟦bằng nhau do \"H\" quyết định⟧ }",
      "ties-unclear"
    ),
    Case(
      "xét chọn s cho tập_thể { trong số t }\nxét chọn ⟦s⟧ cho tập_thể { trong số t }",
      "duplicate-name"
    ),
    Case("khen thưởng z cho tập_thể { điều kiện a { ⟦t⟧ đủ tiêu chuẩn k } }", "cohort-misused"),
    Case(
      "khen thưởng z cho tập_thể { điều kiện a { (đếm x trong ⟦cả_đợt⟧) > 1 } }",
      "cohort-misused"
    ),
    Case(
      "kiểm thử \"a\" cho ⟦z⟧ { ngày_xét: 01/01/2025 đợt { A: { tốt: đúng } } mong đợi được chọn A }",
      "unknown-selection"
    ),
    Case(
      "xét chọn s cho tập_thể { trong số t }\nkiểm thử \"a\" cho s { ngày_xét: 01/01/2025 đợt { A: { tốt: đúng } } mong đợi được chọn ⟦B⟧ }",
      "unknown-node"
    ),
  ])
  func `a mistake is reported once, at its place`(mistake: Case) {
    let checked = MarkedSource(Self.source(mistake.clauses)).check()
    #expect(checked.found.map(\.id) == [mistake.id], "\(checked.found)")
    #expect(checked.found.filter { !$0.isMarked }.isEmpty, "\(checked.found)")
  }
}
