import KhenSource

extension DiagnosticPage {
  /// Mistakes in the form of scorecards.
  static let scorecardPages: [DiagnosticPage] = [
    page(
      .itemWithoutPoints,
      "Tiêu chí chưa nói điểm từ đâu ra.",
      "An item that does not say where its points come from.",
      "Điểm hoặc tính được từ hồ sơ (“= …”), hoặc do người chấm (“chấm bởi …”); không đoán.",
      "Points are worked out from the dossier (“= …”) or given by people (“scored by …”).",
      wrong: """
        hồ sơ tập_thể { tên: chuỗi }
        bảng điểm chấm_cụm "Chấm điểm" cho tập_thể {
          tiêu chí chỉ_tiêu "Chỉ tiêu" tối đa 60
        }

        """,
      right: """
        hồ sơ tập_thể { tên: chuỗi }
        bảng điểm chấm_cụm "Chấm điểm" cho tập_thể {
          tiêu chí chỉ_tiêu "Chỉ tiêu" tối đa 60 chấm bởi "Tổ chấm điểm"
        }

        """
    ),
    page(
      .totalOutsideScorecard,
      "“tổng” đứng một mình ở ngoài phần xếp loại của bảng điểm.",
      "“total” by itself outside the classification of a scorecard.",
      "Chỉ trong “xếp loại” mới rõ là tổng của bảng nào; nơi khác viết “chấm_cụm.tổng”.",
      "Only in “classification” is it clear which total is meant; elsewhere write "
        + "“name.total”.",
      wrong: """
        hồ sơ tập_thể { tên: chuỗi }
        bảng điểm chấm_cụm "Chấm điểm" cho tập_thể {
          tiêu chí chỉ_tiêu "Chỉ tiêu" tối đa 60 chấm bởi "Tổ chấm điểm"
        }
        khái niệm đạt cho tập_thể: đúng_sai = tổng >= 50

        """,
      right: """
        hồ sơ tập_thể { tên: chuỗi }
        bảng điểm chấm_cụm "Chấm điểm" cho tập_thể {
          tiêu chí chỉ_tiêu "Chỉ tiêu" tối đa 60 chấm bởi "Tổ chấm điểm"
        }
        khái niệm đạt cho tập_thể: đúng_sai = chấm_cụm.tổng >= 50

        """
    ),
  ]
}
