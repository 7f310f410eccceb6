import KhenSource

extension DiagnosticPage {
  /// Mistakes in what scorecards mean.
  static let scorecardMeaningPages: [DiagnosticPage] = [
    page(
      .scorecardWithoutItems,
      Bilingual(vi: "bảng điểm không có tiêu chí nào", en: "a scorecard without items"),
      Bilingual(
        vi: "tổng điểm của bảng trống luôn bằng 0",
        en: "the total of an empty card is always 0"
      ),
      wrong: card(items: ""),
      right: card(items: "tiêu chí a \"A\" tối đa 10 chấm bởi \"Tổ chấm điểm\"")
    ),
    page(
      .maximumNotPositive,
      Bilingual(
        vi: "điểm tối đa bằng 0 hoặc âm",
        en: "a maximum of 0 or below"
      ),
      Bilingual(
        vi: "điểm tính được nằm từ 0 đến tối đa; điểm trừ cũng ghi số dương",
        en: "points that count lie between 0 and the maximum; deductions are positive too"
      ),
      wrong: card(
        items: "tiêu chí a \"A\" tối đa 10 chấm bởi \"Tổ\"\n  "
          + "trừ b \"B\" tối đa -5 chấm bởi \"Tổ\""
      ),
      right: card(
        items: "tiêu chí a \"A\" tối đa 10 chấm bởi \"Tổ\"\n  "
          + "trừ b \"B\" tối đa 5 chấm bởi \"Tổ\""
      )
    ),
    page(
      .scorecardOfOtherKind,
      Bilingual(
        vi: "dùng bảng điểm của loại hồ sơ khác",
        en: "a scorecard of another kind of dossier"
      ),
      Bilingual(
        vi: "bảng điểm chấm một loại hồ sơ, hồ sơ loại khác không có điểm đó",
        en: "a scorecard scores one kind of dossier; others have no such points"
      ),
      wrong: card(items: "tiêu chí a \"A\" tối đa 10 chấm bởi \"Tổ\"")
        + "hồ sơ cá_nhân { tuổi: số }\n"
        + "khái niệm đạt cho cá_nhân: đúng_sai = chấm_cụm.tổng >= 5\n",
      right: card(items: "tiêu chí a \"A\" tối đa 10 chấm bởi \"Tổ\"")
        + "hồ sơ cá_nhân { tuổi: số }\n"
        + "khái niệm đạt cho tập_thể: đúng_sai = chấm_cụm.tổng >= 5\n"
    ),
    page(
      .scorecardExpectation,
      Bilingual(
        vi: "mong đợi kết luận từ một bảng điểm",
        en: "a verdict expected of a scorecard"
      ),
      Bilingual(
        vi: "bảng điểm cho điểm và xếp loại; kết luận là của khen thưởng",
        en: "a scorecard gives points and a class; verdicts are given by awards"
      ),
      wrong: test("mong đợi đủ điều kiện"),
      right: test("mong đợi tổng = 8")
    ),
  ]

  private static func card(items: String) -> String {
    """
    hồ sơ tập_thể { tên: chuỗi }
    bảng điểm chấm_cụm "Chấm điểm" cho tập_thể {
      \(items)
    }

    """
  }

  private static func test(_ expectation: String) -> String {
    card(items: "tiêu chí a \"A\" tối đa 10 chấm bởi \"Tổ\"")
      + """
      kiểm thử "tám điểm" cho chấm_cụm {
        ngày_xét: 01/12/2026
        hồ sơ { chấm_cụm: { a: 8 } }
        \(expectation)
      }

      """
  }
}
