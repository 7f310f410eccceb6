import KhenSource

extension DiagnosticPage {
  static let textPages: [DiagnosticPage] = [
    page(
      .sameCondition,
      Bilingual(
        vi: "hai điều kiện có cùng nội dung",
        en: "two criteria with the same condition"
      ),
      Bilingual(
        vi: "thường là sao chép một điều kiện rồi chỉ sửa tên và nhãn",
        en: "mostly a criterion was copied and only its name and label were changed"
      ),
      wrong: award("", "điều kiện a { số_năm >= 3 }\n  điều kiện b { số_năm >= 3 }"),
      right: award("", "điều kiện a { số_năm >= 3 }\n  điều kiện b { điểm >= 3 }")
    ),
    page(
      .sameDefinition,
      Bilingual(
        vi: "hai khái niệm viết giống hệt nhau",
        en: "two definitions that are written alike"
      ),
      Bilingual(
        vi: "sửa một chỗ thì chỗ kia vẫn như cũ; dùng chung một khái niệm thì an toàn hơn",
        en: "when one is changed, the other stays; one for both is safer"
      ),
      wrong: award(
        "khái niệm b cho cá_nhân: số = số_năm * 2 + điểm\n"
          + "khái niệm c cho cá_nhân: số = số_năm * 2 + điểm",
        "điều kiện a { b >= 3 và c <= 20 }"
      ),
      right: award(
        "khái niệm b cho cá_nhân: số = số_năm * 2 + điểm",
        "điều kiện a { b >= 3 và b <= 20 }"
      )
    ),
    page(
      .sameLabel,
      Bilingual(
        vi: "một nhãn dùng cho hai phần của khen thưởng",
        en: "one label for two parts of an award"
      ),
      Bilingual(
        vi: "trong kết quả chỉ thấy nhãn, nên không biết phần nào đạt, phần nào không",
        en: "results show labels only, so nobody can tell which of the two is met"
      ),
      wrong: award(
        "",
        "điều kiện a \"Đủ năm\" { số_năm >= 3 }\n  điều kiện b \"Đủ năm\" { điểm >= 3 }"
      ),
      right: award(
        "",
        "điều kiện a \"Đủ năm\" { số_năm >= 3 }\n  điều kiện b \"Đủ điểm\" { điểm >= 3 }"
      )
    ),
    page(
      .similarName,
      Bilingual(
        vi: "tên chỉ có một chỗ và gần giống một tên khác",
        en: "a name that stands once and is close to another"
      ),
      Bilingual(
        vi:
          "khen thưởng và nhóm không phải khai báo trước, nên viết nhầm một chữ thành một cái mới",
        en: "awards and groups are not declared beforehand, so a wrong letter makes a new one"
      ),
      wrong: versions("danh_hiẹu"),
      right: versions("danh_hiệu")
    ),
    page(
      .unknownConclusion,
      Bilingual(
        vi: "kiểm thử ghi xác nhận hay tài liệu mà không khen thưởng nào cần",
        en: "a test that files an attestation or paper that no award asks for"
      ),
      Bilingual(
        vi: "thường là viết nhầm tên, nên kiểm thử không thử điều định thử",
        en: "mostly a wrong name, so the test does not test what it should"
      ),
      wrong: attested("y_đưc"),
      right: attested("y_đức")
    ),
  ]

  private static func versions(_ group: String) -> String {
    """
    hồ sơ cá_nhân { tốt: đúng_sai; giỏi: đúng_sai }
    khen thưởng giấy_khen cho cá_nhân nhóm danh_hiệu { điều kiện a { tốt } }
    khen thưởng bằng_khen cho cá_nhân nhóm \(group) { điều kiện a { tốt } }
    bổ sung cho mọi khen thưởng nhóm danh_hiệu { điều kiện b { giỏi } }

    """
  }

  private static func attested(_ name: String) -> String {
    """
    hồ sơ cá_nhân { tốt: đúng_sai }
    khen thưởng giấy_khen cho cá_nhân {
      điều kiện a { tốt }
      xác nhận y_đức "Giữ gìn y đức" bởi "Hội đồng"
    }
    kiểm thử "đủ" cho giấy_khen {
      ngày_xét: 01/01/2025
      hồ sơ { tốt: đúng, xác_nhận: { \(name): đúng } }
      mong đợi đạt a
    }

    """
  }
}
