import KhenSource

extension DiagnosticPage {
  static let figurePages: [DiagnosticPage] = [
    page(
      .thresholdOrder,
      Bilingual(
        vi: "thứ tự của hai mức bị đảo ở phiên bản sau",
        en: "two figures that change places in a later version"
      ),
      Bilingual(
        vi: "như nữ cần ít năm hơn nam, rồi từ một ngày lại cần nhiều hơn; thường là viết nhầm một"
          + " con số hoặc chép nhầm dòng",
        en:
          "as when women need fewer years than men, and from some day on more; mostly a wrong digit"
          + " or a copied row"
      ),
      wrong: parameters("25 năm"),
      right: parameters("15 năm")
    ),
    page(
      .figureLeap,
      Bilingual(
        vi: "trị số chênh từ mười lần trở lên so với trước",
        en: "a figure ten times or more what it was"
      ),
      Bilingual(
        vi: "thường là thừa hoặc thiếu một chữ số không",
        en: "mostly a zero too many or too few"
      ),
      wrong: parameters("1 năm"),
      right: parameters("12 năm")
    ),
  ]

  private static func parameters(_ later: String) -> String {
    """
    danh mục giới { nam, nữ }
    hồ sơ cá_nhân { giới: giới; ngày_vào: ngày }
    tham số thâm_niên_nam: thời hạn = 20 năm
    tham số thâm_niên_nữ: thời hạn = 15 năm { từ 01/01/2024: \(later) }
    khái niệm cần cho cá_nhân: thời hạn = tra giới { nam: thâm_niên_nam; nữ: thâm_niên_nữ }
    khen thưởng giấy_khen cho cá_nhân { điều kiện a { ngày_vào + cần <= ngày_xét } }

    """
  }
}
