package import KhenSource

extension DiagnosticPage {
  /// Pages of what evaluating a rule set over all dossiers finds.
  package static let evaluatedPages: [DiagnosticPage] =
    evaluatedConditionPages + evaluatedPartPages

  private static let evaluatedConditionPages: [DiagnosticPage] = [
    DiagnosticPage(
      id: .neverMet,
      summary: Bilingual(
        vi: "điều kiện hay nhóm mà không hồ sơ nào đạt được",
        en: "a criterion or group that no dossier can meet"
      ),
      reason: Bilingual(
        vi:
          "đã chứng minh trên mọi hồ sơ mà mẫu hồ sơ cho phép, mọi ngày phiên bản có hiệu lực; thường là sai dấu so sánh, thừa một chữ số hoặc đảo hai mốc",
        en:
          "proved for every dossier that the schema allows and every day of the version; mostly a wrong comparison sign, a digit too many, or two dates exchanged"
      ),
      wrong: example("điều kiện tuổi { số_năm >= 20 và số_năm < 10 }"),
      right: example("điều kiện tuổi { số_năm >= 10 và số_năm < 20 }")
    ),
    DiagnosticPage(
      id: .alwaysMet,
      summary: Bilingual(
        vi: "điều kiện mà hồ sơ nào cũng đạt",
        en: "a criterion that every dossier meets"
      ),
      reason: Bilingual(
        vi: "điều kiện như vậy không kiểm tra gì; thường là “hoặc” viết thay cho “và”",
        en: "such a criterion checks nothing; mostly “or” was written for “and”"
      ),
      wrong: example("điều kiện tuổi { số_năm >= 10 hoặc số_năm < 20 }"),
      right: example("điều kiện tuổi { số_năm >= 10 và số_năm < 20 }")
    ),
    DiagnosticPage(
      id: .nobodyEligible,
      summary: Bilingual(
        vi: "khen thưởng mà không ai đủ điều kiện",
        en: "an award that nobody can be eligible for"
      ),
      reason: Bilingual(
        vi: "từng điều kiện đều có người đạt, nhưng không ai đạt tất cả mà không bị loại trừ",
        en: "each criterion can be met, but nobody meets all of them without being barred"
      ),
      wrong: example("điều kiện nữ { là_nữ }\n  loại trừ cấm khi là_nữ"),
      right: example("điều kiện nữ { là_nữ }\n  loại trừ cấm khi số_năm < 1")
    ),
    DiagnosticPage(
      id: .neverApplies,
      summary: Bilingual(
        vi: "loại trừ, tạm dừng, ngoại lệ hay tài liệu có điều kiện không bao giờ áp dụng",
        en: "a bar, hold, exception or conditional document that never applies"
      ),
      reason: Bilingual(
        vi:
          "không hồ sơ nào đạt điều kiện sau “khi”; ngoại lệ nằm trong ngoại lệ chỉ xét khi ngoại lệ ngoài áp dụng",
        en:
          "no dossier fulfils the condition after “when”; an exception inside another counts only where the outer one applies"
      ),
      wrong: example(
        "điều kiện đủ { số_năm >= cần }",
        "khái niệm cần cho cá_nhân: số nguyên = 20 { ngoại lệ nữ khi là_nữ và số_năm < 0: 15 }"
      ),
      right: example(
        "điều kiện đủ { số_năm >= cần }",
        "khái niệm cần cho cá_nhân: số nguyên = 20 { ngoại lệ nữ khi là_nữ và số_năm < 30: 15 }"
      )
    ),
    DiagnosticPage(
      id: .alwaysApplies,
      summary: Bilingual(
        vi: "loại trừ, tạm dừng, ngoại lệ hay tài liệu có điều kiện luôn áp dụng",
        en: "a bar, hold, exception or conditional document that always applies"
      ),
      reason: Bilingual(
        vi:
          "hồ sơ nào cũng đạt điều kiện sau “khi”, nên giá trị chung hay kết quả kia không bao giờ có",
        en:
          "every dossier fulfils the condition after “when”, so that the general value or the other outcome never comes"
      ),
      wrong: example("điều kiện đủ { là_nữ }\n  loại trừ mới khi số_năm < 5 hoặc số_năm > 3"),
      right: example("điều kiện đủ { là_nữ }\n  loại trừ mới khi số_năm < 3 hoặc số_năm > 5")
    ),
  ]

  private static let evaluatedPartPages: [DiagnosticPage] = [
    DiagnosticPage(
      id: .collidingExceptions,
      summary: Bilingual(
        vi: "hai ngoại lệ có thể cùng áp dụng mà cho hai giá trị khác nhau",
        en: "two exceptions that can apply together with different values"
      ),
      reason: Bilingual(
        vi:
          "hồ sơ rơi vào cả hai bị báo lỗi quy tắc, không có kết luận; “ưu tiên hơn” nói ngoại lệ nào thắng",
        en:
          "a dossier under both gets a rule error instead of a verdict; “prevails over” says which one wins"
      ),
      wrong: example(
        "điều kiện đủ { số_năm >= cần }",
        "khái niệm cần cho cá_nhân: số nguyên = 20 { ngoại lệ nữ khi là_nữ: 15 ngoại lệ khó khi vùng_khó: 10 }"
      ),
      right: example(
        "điều kiện đủ { số_năm >= cần }",
        "khái niệm cần cho cá_nhân: số nguyên = 20 { ngoại lệ nữ khi là_nữ: 15 ngoại lệ khó ưu tiên hơn nữ khi vùng_khó: 10 }"
      )
    ),
    DiagnosticPage(
      id: .rowNeverReached,
      summary: Bilingual(
        vi: "dòng của bảng tra mà không giá trị nào tới",
        en: "a row of a lookup that no value reaches"
      ),
      reason: Bilingual(
        vi: "giá trị đem tra không bao giờ nằm trong khoảng của dòng; thường là lệch mốc",
        en: "the value that is looked up never lies in the row's band; mostly a bound is off"
      ),
      wrong: example(
        "điều kiện đủ { (tra điểm { trên 100: đúng; còn lại: là_nữ }) }"
      ),
      right: example(
        "điều kiện đủ { (tra điểm { trên 90: đúng; còn lại: là_nữ }) }"
      )
    ),
    DiagnosticPage(
      id: .coveredLimb,
      summary: Bilingual(
        vi: "nhánh của “một trong” mà nhánh khác đã bao gồm",
        en: "a limb of an “any of” that another limb covers"
      ),
      reason: Bilingual(
        vi:
          "ai đạt nhánh hẹp cũng đạt nhánh rộng, nên nhánh hẹp không thêm ai; thường là nhánh kia viết rộng quá",
        en:
          "whoever meets the narrow limb meets the wide one, so it adds nobody; mostly the other is too wide"
      ),
      wrong: example(
        "một trong { điều kiện dài { số_năm >= 20 } điều kiện ngắn { số_năm >= 10 } }"
      ),
      right: example(
        "một trong { điều kiện dài { số_năm >= 20 } điều kiện ngắn { số_năm >= 10 và vùng_khó } }"
      )
    ),
    DiagnosticPage(
      id: .impliedCriterion,
      summary: Bilingual(
        vi: "điều kiện mà các điều kiện khác đã bao hàm",
        en: "a criterion that other criteria imply"
      ),
      reason: Bilingual(
        vi:
          "ai đạt các điều kiện kia cũng đạt điều kiện này, nên nó không loại thêm ai; thường là ngưỡng viết thấp quá hoặc chép trùng",
        en:
          "whoever meets the others meets it, so it turns nobody away; mostly its threshold is too low, or it is a copy"
      ),
      wrong: example("điều kiện dài { số_năm >= 20 }\n  điều kiện ngắn { số_năm >= 10 }"),
      right: example("điều kiện dài { số_năm >= 20 }\n  điều kiện điểm { điểm >= 10 }")
    ),
    DiagnosticPage(
      id: .coveredBar,
      summary: Bilingual(
        vi: "trường hợp loại trừ hay tạm dừng mà trường hợp khác đã bao gồm",
        en: "a bar or hold that another one covers"
      ),
      reason: Bilingual(
        vi:
          "ai rơi vào trường hợp hẹp cũng rơi vào trường hợp rộng; thường là trường hợp kia viết rộng quá",
        en:
          "whoever falls under the narrow one falls under the wide one; mostly the other is too wide"
      ),
      wrong: example(
        "điều kiện đủ { là_nữ }\n  loại trừ một khi số_năm < 5\n  loại trừ hai khi số_năm < 3"
      ),
      right: example(
        "điều kiện đủ { là_nữ }\n  loại trừ một khi số_năm < 5\n  loại trừ hai khi điểm < 3"
      )
    ),
    DiagnosticPage(
      id: .redundantPart,
      summary: Bilingual(
        vi: "phép so sánh mà các vế khác của điều kiện đã quyết định",
        en: "a comparison that the other parts of its condition decide"
      ),
      reason: Bilingual(
        vi: "vế thừa thường là dấu vết của ngưỡng cũ, hoặc một trong hai ngưỡng viết sai",
        en: "a superfluous part is mostly the trace of an old threshold, or one of the two is wrong"
      ),
      wrong: example("điều kiện đủ { số_năm >= 5 và số_năm >= 3 }"),
      right: example("điều kiện đủ { số_năm >= 5 và điểm >= 3 }")
    ),
    DiagnosticPage(
      id: .constantPart,
      summary: Bilingual(
        vi: "phần của điều kiện luôn đúng, hoặc không bao giờ đúng",
        en: "a part of a condition that always or never holds"
      ),
      reason: Bilingual(
        vi:
          "phần luôn đúng không kiểm tra gì, phần không bao giờ đúng làm cả điều kiện không như ý; thường là ngưỡng hay đơn vị viết nhầm",
        en:
          "a part that always holds checks nothing, one that never does makes the condition another one; mostly a slip in a threshold or unit"
      ),
      wrong: example("điều kiện đủ { là_nữ hoặc số_năm > 60 }"),
      right: example("điều kiện đủ { là_nữ hoặc số_năm >= 30 }")
    ),
    DiagnosticPage(
      id: .holeBetweenRows,
      summary: Bilingual(
        vi: "khoảng hở giữa hai dòng của bảng tra rơi vào “còn lại”",
        en: "a hole between two rows of a lookup that falls under “otherwise”"
      ),
      reason: Bilingual(
        vi: "89,5 điểm không thuộc “đến hết 89” cũng không thuộc “từ 90”, nên thành “còn lại”",
        en: "89.5 is neither “through 89” nor “from 90”, and so becomes “otherwise”"
      ),
      wrong: example(
        "điều kiện đủ { mức >= 2 }",
        "khái niệm mức cho cá_nhân: số nguyên = tra điểm { từ 90 trở lên: 3; từ 70 đến hết 89: 2; còn lại: 1 }"
      ),
      right: example(
        "điều kiện đủ { mức >= 2 }",
        "khái niệm mức cho cá_nhân: số nguyên = tra điểm { từ 90 trở lên: 3; từ 70 đến dưới 90: 2; còn lại: 1 }"
      )
    ),
    DiagnosticPage(
      id: .monthEndMatters,
      summary: Bilingual(
        vi: "kết quả tùy cách cộng tháng rơi vào ngày không có thật",
        en: "an outcome that depends on what a month without the day asked for means"
      ),
      reason: Bilingual(
        vi:
          "31/01 cộng 1 tháng là 28/02 hay 01/03: bộ quy tắc phải nói; Điều 148 Bộ luật Dân sự 2015 lùi về ngày cuối tháng",
        en:
          "31 January and one month is 28 February or 1 March: the rules have to say; the Civil Code 2015, art. 148, goes back to the last day"
      ),
      wrong: example("điều kiện đủ { ngày_vào + 1 tháng <= ngày_xét }"),
      right: "cuối tháng: lùi về\n"
        + example("điều kiện đủ { ngày_vào + 1 tháng <= ngày_xét }")
    ),
    DiagnosticPage(
      id: .undecidedByValidation,
      summary: Bilingual(
        vi: "chỗ mà việc kiểm tra không phân định được trong số lượt cho phép",
        en: "a place that validation could not decide within its budget"
      ),
      reason: Bilingual(
        vi:
          "không tìm thấy hồ sơ nào, cũng không chứng minh được là không có; không phải là đúng, cũng không phải là sai",
        en:
          "no dossier was found, nor was it proved that there is none; it is neither right nor wrong"
      ),
      wrong: example(
        "điều kiện đủ { (tổng g.điểm với g trong đợt) * (tổng g.điểm với g trong đợt) = 7 }"
      ),
      right: example("điều kiện đủ { (tổng g.điểm với g trong đợt) >= 7 }")
    ),
  ]

  /// A dossier and one award with some criteria, behind other declarations.
  private static func example(_ criteria: String, _ declarations: String = "") -> String {
    """
    bản ghi lần "Lần" { điểm: số nguyên "Điểm" }
    hồ sơ cá_nhân "Cá nhân" {
      là_nữ: đúng_sai "Là nữ"
      vùng_khó: đúng_sai "Vùng khó khăn"
      số_năm: số nguyên "Số năm"
      điểm: số "Điểm"
      ngày_vào: ngày "Ngày vào ngành"
      đợt: danh sách lần "Các đợt"
      ràng buộc số_năm từ 0 đến hết 60
      ràng buộc điểm từ 0 đến hết 100
    }
    \(declarations.isEmpty ? "" : declarations + "\n")khen thưởng giấy_khen "Giấy khen" cho cá_nhân {
      \(criteria)
    }

    """
  }
}
