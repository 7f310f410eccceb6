import KhenSource

extension DiagnosticPage {
  static let unusedRulePages: [DiagnosticPage] = [
    page(
      .unusedDefinition,
      Bilingual(vi: "khái niệm không quy định nào dùng", en: "a definition that no rule uses"),
      Bilingual(
        vi:
          "có lẽ một điều kiện quên dùng nó, hoặc dùng nhầm khái niệm khác; không cần nữa thì bỏ đi",
        en: "probably a criterion forgot it, or uses another one by mistake; if it is not needed,"
          + " remove it"
      ),
      wrong: award(
        "khái niệm đủ_năm cho cá_nhân: đúng_sai = số_năm >= 5",
        "điều kiện a { số_năm >= 3 }"
      ),
      right: award("khái niệm đủ_năm cho cá_nhân: đúng_sai = số_năm >= 5", "điều kiện a { đủ_năm }")
    ),
    page(
      .unusedParameter,
      Bilingual(vi: "tham số không quy định nào dùng", en: "a parameter that no rule uses"),
      Bilingual(
        vi:
          "thường là điều kiện ghi thẳng con số, nên khi luật đổi, sửa tham số mà kết quả không đổi",
        en: "often the criterion has the figure in it, so changing the parameter changes nothing"
      ),
      wrong: award("tham số mức: số = 5", "điều kiện a { số_năm >= 5 }"),
      right: award("tham số mức: số = 5", "điều kiện a { số_năm >= mức }")
    ),
    page(
      .unusedArgument,
      Bilingual(
        vi: "đối số mà khái niệm không dùng",
        en: "an argument that a definition does not use"
      ),
      Bilingual(
        vi: "nơi gọi tưởng rằng kết quả phụ thuộc đối số này",
        en: "who calls it believes that the value depends on it"
      ),
      wrong: award(
        "khái niệm đủ(n: số) cho cá_nhân: đúng_sai = số_năm >= 5",
        "điều kiện a { đủ(3) }"
      ),
      right: award(
        "khái niệm đủ(n: số) cho cá_nhân: đúng_sai = số_năm >= n",
        "điều kiện a { đủ(3) }"
      )
    ),
    page(
      .unusedVariable,
      Bilingual(
        vi: "điều kiện không nói gì về phần tử đang xét",
        en: "a condition that says nothing of the element"
      ),
      Bilingual(
        vi: "với mọi phần tử nó cho cùng một kết quả; thường là quên viết “g.” ở trước trường",
        en: "it comes out alike for all elements; often “g.” before a field was forgotten"
      ),
      wrong: award("", "điều kiện a { có g trong quá_trình mà số_năm >= 3 }"),
      right: award("", "điều kiện a { có g trong quá_trình mà g.giỏi }")
    ),
    page(
      .unusedFigure,
      Bilingual(
        vi: "trị số của tham số không áp dụng vào ngày nào của khen thưởng",
        en: "a value of a parameter that holds on no day of an award"
      ),
      Bilingual(
        vi: "có lẽ ngày của trị số hoặc thời gian hiệu lực của khen thưởng viết nhầm",
        en: "probably the date of the value or the period of effect is wrong"
      ),
      wrong: figure("2015"),
      right: figure("2025")
    ),
    page(
      .unusedGroup,
      Bilingual(
        vi: "nhóm chỉ có một khen thưởng và không được nói đến ở đâu",
        en: "a group of one award that nothing names"
      ),
      Bilingual(
        vi: "bổ sung hoặc điều khoản chuyển tiếp dành cho nhóm có lẽ viết tên khác",
        en: "a supplement or transitional clause for the group probably has another name"
      ),
      wrong: grouped("danh_hiệu_cao"),
      right: grouped("danh_hiệu")
    ),
    page(
      .idleSupplement,
      Bilingual(
        vi: "bổ sung không trùng thời gian với khen thưởng nào",
        en: "a supplement that no version of an award meets in time"
      ),
      Bilingual(
        vi: "điều kiện trong đó không bao giờ được xét",
        en: "what it adds is never looked at"
      ),
      wrong: supplemented("2019"),
      right: supplemented("2021")
    ),
    page(
      .untestedRule,
      Bilingual(
        vi: "khen thưởng, bảng điểm hay xét chọn chưa có kiểm thử",
        en: "an award, scorecard or selection without a test"
      ),
      Bilingual(
        vi: "khi sửa quy tắc, chỉ kiểm thử mới cho biết kết quả cũ có đổi không",
        en: "when rules are changed, only tests tell whether what held before still holds"
      ),
      wrong: award("", "điều kiện a { số_năm >= 3 }"),
      right: award("", "điều kiện a { số_năm >= 3 }")
        + "kiểm thử \"đủ năm\" cho giấy_khen {\n  ngày_xét: 01/01/2025\n"
        + "  hồ sơ { số_năm: 3 }\n  mong đợi đủ điều kiện\n}\n"
    ),
  ]

  private static func figure(_ year: String) -> String {
    """
    hồ sơ cá_nhân { số_năm: số }
    tham số mức: số = 5 { từ 01/01/\(year): 3; từ 01/01/2026: 4 }
    khen thưởng giấy_khen cho cá_nhân {
      hiệu lực từ 01/01/2024
      điều kiện a { số_năm >= mức }
    }

    """
  }

  private static func grouped(_ name: String) -> String {
    """
    hồ sơ cá_nhân { tốt: đúng_sai; giỏi: đúng_sai }
    khen thưởng giấy_khen cho cá_nhân nhóm \(name) { điều kiện a { tốt } }
    khen thưởng bằng_khen cho cá_nhân nhóm danh_hiệu { điều kiện a { tốt } }
    bổ sung cho mọi khen thưởng nhóm danh_hiệu { điều kiện b { giỏi } }

    """
  }

  private static func supplemented(_ year: String) -> String {
    """
    hồ sơ cá_nhân { tốt: đúng_sai; giỏi: đúng_sai }
    khen thưởng giấy_khen cho cá_nhân {
      hiệu lực từ 01/01/2020
      điều kiện a { tốt }
    }
    bổ sung cho mọi khen thưởng {
      hiệu lực từ 01/01/2018 đến hết 31/12/\(year)
      điều kiện b { giỏi }
    }

    """
  }
}
