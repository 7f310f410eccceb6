import KhenSource

extension DiagnosticPage {
  static let citationPages: [DiagnosticPage] = [
    page(
      .citationsDiffer,
      Bilingual(
        vi: "một điều khoản được căn cứ với hai mức chắc chắn",
        en: "one provision cited with two degrees of certainty"
      ),
      Bilingual(
        vi:
          "căn cứ không ghi gì nghĩa là đã đối chiếu đủ; ở nơi khác lại ghi mức thấp hơn, hoặc văn bản"
          + " liệt kê điều đó là chưa có nguồn",
        en: "a citation that says nothing claims that the text was read in full; elsewhere less is"
          + " claimed, or the instrument lists it as not sourced"
      ),
      wrong: certainty("", "(trích lại)"),
      right: certainty("(trích lại)", "(trích lại)")
    ),
    page(
      .weakGround,
      Bilingual(
        vi: "điều kiện dựa trên căn cứ yếu hơn nó ghi",
        en: "a criterion that rests on a weaker citation than it claims"
      ),
      Bilingual(
        vi: "tham số hay khái niệm mà nó dùng lấy từ phần chưa đối chiếu đủ của cùng văn bản",
        en: "a figure or definition that it uses is from a part of the same instrument that was not"
          + " read in full"
      ),
      wrong: ground(""),
      right: ground(" (trích lại)")
    ),
    page(
      .provisionNotEncoded,
      Bilingual(
        vi: "điều khoản ghi là “tự tính” mà không quy định nào căn cứ vào",
        en: "a provision listed as “encoded” that no rule cites"
      ),
      Bilingual(
        vi: "danh sách của văn bản hứa nhiều hơn bộ quy tắc có",
        en: "the list of the instrument promises more than there is"
      ),
      wrong: listed("7"),
      right: listed("8")
    ),
    page(
      .provisionNotListed,
      Bilingual(
        vi: "căn cứ vào khoản, điểm mà danh sách của văn bản không có",
        en: "a citation of a clause or point that the list of the instrument lacks"
      ),
      Bilingual(
        vi: "thường là nhầm số khoản; danh sách có các khoản khác của cùng điều",
        en: "mostly a wrong number; the list has other clauses of the same article"
      ),
      wrong: clause("5"),
      right: clause("2")
    ),
    page(
      .criterionWithoutCitation,
      Bilingual(
        vi: "điều kiện không có căn cứ nào",
        en: "a criterion without any citation"
      ),
      Bilingual(
        vi:
          "người đọc kết quả không biết điều kiện này từ đâu ra; căn cứ của nhóm và của khen thưởng"
          + " được tính cho mọi điều kiện bên trong",
        en: "readers cannot see where it is from; citations of a group or award hold for all in it"
      ),
      wrong: bare(""),
      right: bare(" căn cứ TT_1 điều 5")
    ),
  ]

  private static func certainty(_ first: String, _ second: String) -> String {
    """
    văn bản TT_1 { hiệu lực từ 01/01/2020 }
    hồ sơ cá_nhân { tốt: đúng_sai; giỏi: đúng_sai }
    khen thưởng giấy_khen theo TT_1 cho cá_nhân {
      điều kiện a căn cứ TT_1 điều 8 \(first) { tốt }
      điều kiện b căn cứ TT_1 điều 8 \(second) { giỏi }
    }

    """
  }

  private static func ground(_ certainty: String) -> String {
    """
    văn bản TT_1 { hiệu lực từ 01/01/2020 }
    hồ sơ cá_nhân { số_năm: số }
    tham số mức: số = 5 căn cứ TT_1 điều 9 (trích lại)
    khen thưởng giấy_khen theo TT_1 cho cá_nhân {
      điều kiện a căn cứ TT_1 điều 8\(certainty) { số_năm >= mức }
    }

    """
  }

  private static func listed(_ article: String) -> String {
    """
    văn bản TT_1 { hiệu lực từ 01/01/2020; điều 7 "Đối tượng": tự tính; điều 8 "Tiêu chuẩn": tự tính }
    hồ sơ cá_nhân { tốt: đúng_sai; giỏi: đúng_sai }
    khen thưởng giấy_khen theo TT_1 cho cá_nhân {
      điều kiện a căn cứ TT_1 điều 7 { tốt }
      điều kiện b căn cứ TT_1 điều \(article) { giỏi }
    }

    """
  }

  private static func clause(_ number: String) -> String {
    """
    văn bản TT_1 { hiệu lực từ 01/01/2020; điều 8 khoản 1: tự tính; điều 8 khoản 2: tự tính }
    hồ sơ cá_nhân { tốt: đúng_sai; giỏi: đúng_sai; khá: đúng_sai }
    khen thưởng giấy_khen theo TT_1 cho cá_nhân {
      điều kiện a căn cứ TT_1 điều 8 khoản 1 { tốt }
      điều kiện b căn cứ TT_1 điều 8 khoản 2 { khá }
      điều kiện c căn cứ TT_1 điều 8 khoản \(number) { giỏi }
    }

    """
  }

  private static func bare(_ citation: String) -> String {
    """
    văn bản TT_1 { hiệu lực từ 01/01/2020 }
    hồ sơ cá_nhân { tốt: đúng_sai }
    khen thưởng giấy_khen theo TT_1 cho cá_nhân {
      điều kiện a\(citation) { tốt }
    }

    """
  }
}
