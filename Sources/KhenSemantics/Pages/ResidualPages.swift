import KhenSource

// Pages about transitional clauses.
extension DiagnosticPage {
  static let residualPages: [DiagnosticPage] = [
    page(
      .idleResidual,
      Bilingual(
        vi: "“còn áp dụng” mà không có gì còn áp dụng",
        en: "“still applies” with nothing that it applies to"
      ),
      Bilingual(
        vi: "chỉ phiên bản đã hết hiệu lực, thuộc nhóm đã nêu, mới cần “còn áp dụng”",
        en: "only a version that has ended, in the group that is named, can still apply"
      ),
      wrong: transition("", "khi ngày_nhận < 01/07/2025"),
      right: transition(" đến trước 01/07/2025", "khi ngày_nhận < 01/07/2025")
    ),
    page(
      .residualField,
      Bilingual(
        vi: "“còn áp dụng” hỏi mục mà không phải loại hồ sơ nào cũng có",
        en: "“still applies” asks for what not every kind of dossier has"
      ),
      Bilingual(
        vi: "văn bản áp dụng cho mọi loại hồ sơ, nên điều kiện chỉ dùng “hồ sơ chung”",
        en: "an instrument is for every kind of dossier, so its condition reads the common dossier"
      ),
      wrong: transition(" đến trước 01/07/2025", "khi tốt"),
      right: transition(" đến trước 01/07/2025", "khi ngày_nhận < 01/07/2025")
    ),
    page(
      .overlappingResiduals,
      Bilingual(
        vi: "hai văn bản cũ cùng còn áp dụng",
        en: "two earlier instruments that still apply"
      ),
      Bilingual(
        vi: "mỗi hồ sơ chỉ theo một văn bản; nếu không tách được thì không biết theo bản nào",
        en: "each dossier is decided under one instrument"
      ),
      wrong: twoTransitions("đến trước 01/01/2027"),
      right: twoTransitions("đến trước 01/07/2025")
    ),
  ]

  private static func transition(_ end: String, _ clause: String) -> String {
    """
    hồ sơ chung { ngày_nhận: ngày }
    hồ sơ cá_nhân { tốt: đúng_sai }
    văn bản NĐ_98 {
      hiệu lực từ 01/01/2024\(end)
      còn áp dụng \(clause)
    }
    khen thưởng huy_chương theo NĐ_98 cho cá_nhân {
      điều kiện a { tốt }
    }

    """
  }

  private static func twoTransitions(_ end: String) -> String {
    """
    hồ sơ cá_nhân { tốt: đúng_sai }
    văn bản NĐ_91 {
      hiệu lực từ 01/01/2018 đến trước 01/01/2024
      còn áp dụng \(end)
    }
    văn bản NĐ_98 {
      hiệu lực từ 01/01/2024 đến trước 01/07/2025
      còn áp dụng đến trước 01/01/2026
    }
    khen thưởng huy_chương theo NĐ_91 cho cá_nhân { điều kiện a { tốt } }
    khen thưởng huy_chương theo NĐ_98 cho cá_nhân { điều kiện a { tốt } }

    """
  }
}
