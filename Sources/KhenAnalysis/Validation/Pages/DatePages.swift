import KhenSource

extension DiagnosticPage {
  static let datePages: [DiagnosticPage] = [
    page(
      .versionGap,
      Bilingual(
        vi: "khoảng trống giữa hai phiên bản của một khen thưởng",
        en: "days between two versions of an award"
      ),
      Bilingual(
        vi: "hồ sơ xét trong khoảng đó không thuộc đối tượng nào; thường là ghi lệch ngày hiệu lực",
        en: "dossiers of those days get no verdict; mostly a date of effect is off"
      ),
      wrong: versions("01/06/2024"),
      right: versions("01/01/2024")
    ),
    page(
      .figureGap,
      Bilingual(
        vi: "những ngày tham số không có trị số mà khen thưởng cần đến",
        en: "days on which a parameter has no value and an award needs one"
      ),
      Bilingual(
        vi: "kết quả những ngày đó không xác định được; trị số hết hiệu lực cùng văn bản của nó",
        en: "what comes out on those days is open; a value ends together with its instrument"
      ),
      wrong: figure("2024"),
      right: figure("2023")
    ),
    page(
      .outdatedCitation,
      Bilingual(
        vi: "khái niệm căn cứ vào văn bản không có hiệu lực khi được dùng",
        en: "a definition cited from an instrument of another time"
      ),
      Bilingual(
        vi: "thường là chép khái niệm từ phiên bản cũ mà quên sửa căn cứ",
        en: "mostly a definition copied from an old version, with the old citation"
      ),
      wrong: cited("TT_1"),
      right: cited("TT_2")
    ),
    page(
      .replacedInstrument,
      Bilingual(
        vi: "phiên bản theo văn bản đã bị thay thế",
        en: "a version under an instrument that was replaced"
      ),
      Bilingual(
        vi: "từ ngày văn bản mới có hiệu lực, phiên bản phải hết hoặc theo văn bản mới",
        en:
          "from the day on which the new instrument takes effect the version has to end, or to stand"
          + " on the new one"
      ),
      wrong: replaced("TT_1"),
      right: replaced("TT_2")
    ),
    page(
      .endedAward,
      Bilingual(
        vi: "khen thưởng hết cùng văn bản cũ, không có phiên bản theo văn bản thay thế",
        en: "an award that ends with its instrument and has no version under the next one"
      ),
      Bilingual(
        vi: "có lẽ thiếu một phiên bản; chưa biết nội dung thì ghi “chưa có nguồn”",
        en: "a version is probably missing; where its text is not known, write “not sourced”"
      ),
      wrong: ended(""),
      right: ended("khen thưởng giấy_khen theo TT_2 cho cá_nhân { chưa có nguồn }\n")
    ),
    page(
      .doubtfulDate,
      Bilingual(vi: "ngày có lẽ viết nhầm", en: "a date that is probably a slip"),
      Bilingual(
        vi: "trước 02/09/1945, còn hơn 30 năm nữa, hoặc ban hành sau ngày có hiệu lực",
        en: "before 02/09/1945, more than 30 years ahead, or issued after it takes effect"
      ),
      wrong: dated("2204"),
      right: dated("2024")
    ),
  ]

  private static func versions(_ day: String) -> String {
    """
    hồ sơ cá_nhân { tốt: đúng_sai }
    khen thưởng giấy_khen cho cá_nhân {
      hiệu lực từ 01/01/2020 đến trước 01/01/2024
      điều kiện a { tốt }
    }
    khen thưởng giấy_khen cho cá_nhân {
      hiệu lực từ \(day)
      điều kiện a { tốt }
    }

    """
  }

  private static func figure(_ year: String) -> String {
    """
    văn bản TT_1 { hiệu lực từ 01/01/2020 đến trước 01/01/2023 }
    hồ sơ cá_nhân { số_năm: số }
    tham số mức: số = 5 căn cứ TT_1 { từ 01/01/\(year): 3 }
    khen thưởng giấy_khen cho cá_nhân {
      hiệu lực từ 01/01/2020
      điều kiện a { số_năm >= mức }
    }

    """
  }

  private static func cited(_ name: String) -> String {
    """
    văn bản TT_1 { hiệu lực từ 01/01/2018 đến trước 01/01/2024 }
    văn bản TT_2 { hiệu lực từ 01/01/2024; thay thế TT_1 }
    hồ sơ cá_nhân { số_năm: số; điểm: số }
    khái niệm đủ cho cá_nhân: đúng_sai = số_năm >= 5 và điểm >= 8 căn cứ \(name) điều 5
    khen thưởng giấy_khen theo TT_2 cho cá_nhân { điều kiện a căn cứ TT_2 điều 4 { đủ } }

    """
  }

  private static func replaced(_ name: String) -> String {
    """
    văn bản TT_1 { hiệu lực từ 01/01/2018 }
    văn bản TT_2 { hiệu lực từ 01/01/2024; thay thế TT_1 }
    hồ sơ cá_nhân { tốt: đúng_sai }
    khen thưởng giấy_khen theo \(name) cho cá_nhân {
      hiệu lực từ 01/01/2024
      điều kiện a { tốt }
    }

    """
  }

  private static func ended(_ next: String) -> String {
    """
    văn bản TT_1 { hiệu lực từ 01/01/2018 đến trước 01/01/2024 }
    văn bản TT_2 { hiệu lực từ 01/01/2024; thay thế TT_1 }
    hồ sơ cá_nhân { tốt: đúng_sai }
    khen thưởng giấy_khen theo TT_1 cho cá_nhân { điều kiện a { tốt } }
    \(next)
    """
  }

  private static func dated(_ year: String) -> String {
    """
    văn bản TT_1 { hiệu lực từ 01/01/\(year) }
    hồ sơ cá_nhân { tốt: đúng_sai }
    khen thưởng giấy_khen theo TT_1 cho cá_nhân { điều kiện a { tốt } }

    """
  }
}
