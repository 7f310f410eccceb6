import KhenSource

extension DiagnosticPage {
  static let lawPages: [DiagnosticPage] =
    [
      page(
        .datesOutOfOrder,
        Bilingual(vi: "các ngày không tăng dần", en: "dates that do not rise"),
        Bilingual(
          vi: "giá trị của tham số xếp theo ngày bắt đầu",
          en: "the values of a parameter stand in order of date"
        ),
        wrong: "tham số lương: tiền = 1.800.000 đồng "
          + "{ từ 01/07/2024: 2.340.000 đồng; từ 01/07/2023: 2.000.000 đồng }\n",
        right: "tham số lương: tiền = 1.800.000 đồng "
          + "{ từ 01/07/2023: 2.000.000 đồng; từ 01/07/2024: 2.340.000 đồng }\n"
      ),
      page(
        .instrumentOutOfEffect,
        Bilingual(
          vi: "căn cứ vào văn bản không còn hoặc chưa có hiệu lực",
          en: "a citation of an instrument that is not in effect"
        ),
        Bilingual(
          vi: "văn bản được căn cứ phải có hiệu lực khi quy định áp dụng",
          en: "what a rule cites must be in effect while the rule is"
        ),
        wrong: cited("TT_38"),
        right: cited("TT_25")
      ),
      page(
        .overlappingVersions,
        Bilingual(
          vi: "hai phiên bản cùng có hiệu lực",
          en: "two versions in effect at once"
        ),
        Bilingual(
          vi: "mỗi ngày chỉ một phiên bản áp dụng",
          en: "on each day one version applies"
        ),
        wrong: versions("đến hết 01/01/2024"),
        right: versions("đến trước 01/01/2024")
      ),
      page(
        .versionEnds,
        Bilingual(
          vi: "phiên bản hết hiệu lực mà không có phiên bản sau",
          en: "a version that ends without a successor"
        ),
        Bilingual(
          vi: "văn bản còn hiệu lực nên có lẽ thiếu phiên bản tiếp theo",
          en: "the instrument lives on, so a version is probably missing"
        ),
        wrong: """
          văn bản TT_25 { hiệu lực từ 15/02/2024 }
          hồ sơ cá_nhân { tốt: đúng_sai }
          khen thưởng huy_chương theo TT_25 cho cá_nhân {
            hiệu lực từ 15/02/2024 đến trước 01/01/2026
            điều kiện a { tốt }
          }

          """,
        right: """
          văn bản TT_25 { hiệu lực từ 15/02/2024 }
          hồ sơ cá_nhân { tốt: đúng_sai }
          khen thưởng huy_chương theo TT_25 cho cá_nhân {
            hiệu lực từ 15/02/2024
            điều kiện a { tốt }
          }

          """
      ),
      page(
        .impossibleGroup,
        Bilingual(
          vi: "nhóm cần nhiều tiêu chuẩn hơn nó có",
          en: "a group that needs more than it has"
        ),
        Bilingual(
          vi: "không hồ sơ nào đạt được nhóm này",
          en: "no dossier can meet it"
        ),
        wrong: grouped(3),
        right: grouped(2)
      ),
    ] + residualPages

  private static func cited(_ instrument: String) -> String {
    """
    văn bản TT_38 { hiệu lực từ 15/07/2019 đến trước 15/02/2024 }
    văn bản TT_25 { hiệu lực từ 15/02/2024 }
    hồ sơ cá_nhân { tốt: đúng_sai }
    khen thưởng huy_chương theo TT_25 cho cá_nhân {
      điều kiện a căn cứ \(instrument) điều 5 { tốt }
    }

    """
  }

  private static func versions(_ end: String) -> String {
    """
    hồ sơ cá_nhân { tốt: đúng_sai }
    khen thưởng huy_chương cho cá_nhân {
      hiệu lực từ 01/01/2020 \(end)
      điều kiện a { tốt }
    }
    khen thưởng huy_chương cho cá_nhân {
      hiệu lực từ 01/01/2024
      điều kiện a { tốt }
    }

    """
  }

  private static func grouped(_ count: Int) -> String {
    """
    hồ sơ cá_nhân { tốt: đúng_sai; giỏi: đúng_sai }
    khen thưởng giấy_khen cho cá_nhân {
      ít nhất \(count) trong thành_tích { điều kiện a { tốt } điều kiện b { giỏi } }
    }

    """
  }
}
