/// Mistakes in transitional clauses.
extension `Mistakes in rule files` {
  static let residualCases = [
    Case(
      "an instrument whose versions never end",
      transition("", "⟦còn áp dụng khi ngày_nhận < 01/07/2025⟧"),
      "idle-residual"
    ),
    Case(
      "a group that no award is in",
      transition(" đến trước 01/07/2025", "còn áp dụng cho nhóm ⟦cấp_tỉnh⟧"),
      "unknown-group"
    ),
    Case(
      "a group whose awards stand on other instruments",
      transition(" đến trước 01/07/2025", "⟦còn áp dụng cho nhóm cấp_bộ⟧")
        + "khen thưởng B cho cá_nhân nhóm cấp_bộ { điều kiện x { tốt } }\n",
      "idle-residual"
    ),
    Case(
      "a clause that is over before it begins",
      transition(" đến trước 01/07/2025", "⟦còn áp dụng đến hết 30/06/2025⟧"),
      "idle-residual"
    ),
    Case(
      "a field of one kind of dossier",
      transition(" đến trước 01/07/2025", "còn áp dụng khi ⟦tốt⟧"),
      "residual-field"
    ),
    Case(
      "a condition that is no condition",
      transition(" đến trước 01/07/2025", "còn áp dụng khi ⟦ngày_nhận⟧"),
      "type-mismatch"
    ),
    Case(
      "two earlier instruments at once",
      transition(" đến trước 01/07/2025", "còn áp dụng")
        + "văn bản NĐ_C { hiệu lực từ 01/07/2025 đến trước 01/07/2026 ⟦còn áp dụng⟧ }\n"
        + "khen thưởng A theo NĐ_C cho cá_nhân { điều kiện x { tốt } }\n",
      "overlapping-residuals"
    ),
  ]

  private static func transition(_ end: String, _ clause: String) -> String {
    """
    hồ sơ chung { ngày_nhận: ngày }
    hồ sơ cá_nhân { tốt: đúng_sai }
    văn bản NĐ_A { hiệu lực từ 01/01/2024\(end)  \(clause) }
    khen thưởng A theo NĐ_A cho cá_nhân nhóm cấp_nhà_nước { điều kiện x { tốt } }

    """
  }
}
