/// Rules with transitional clauses for tests; dossiers are fictional.
enum VersionRules {
  /// Decree 152/2025 articles 59 and 60, with criteria made up for the test.
  static let decrees = """
    hồ sơ chung {
        ngày_nhận_hồ_sơ: ngày "Ngày nhận hồ sơ"
        có_quy_định_riêng: đúng_sai "Bộ, tỉnh đã có quy định riêng"
    }
    hồ sơ cá_nhân "Cá nhân" { số_năm: số nguyên "Số năm công tác"; ngày_vào: ngày "Ngày vào ngành" }
    văn bản NĐ_98 "Nghị định 98/2023/NĐ-CP" {
        số hiệu "98/2023/NĐ-CP"   ban hành 31/12/2023   hiệu lực từ 01/01/2024 đến trước 01/07/2025
        còn áp dụng khi ngày_nhận_hồ_sơ < 01/07/2025 căn cứ NĐ_152 khoản 3 điều 60
        còn áp dụng cho nhóm cấp_bộ_tỉnh đến hết 31/12/2025 khi không có_quy_định_riêng căn cứ NĐ_152 khoản 2 điều 60
    }
    văn bản NĐ_152 "Nghị định 152/2025/NĐ-CP" {
        số hiệu "152/2025/NĐ-CP"  ban hành 14/06/2025  hiệu lực từ 01/07/2025 đến trước 01/03/2027  thay thế NĐ_98
    }
    tham số mức: số nguyên "Số năm tối thiểu" = 5 căn cứ NĐ_98 điều 4 { từ 01/07/2025: 7 căn cứ NĐ_152 điều 4 }
    khen thưởng bằng_khen_thủ_tướng theo NĐ_98 "Bằng khen của Thủ tướng Chính phủ" cho cá_nhân {
        điều kiện đủ_năm "Đủ số năm công tác" căn cứ NĐ_98 điều 4 { số_năm >= mức }
    }
    khen thưởng bằng_khen_thủ_tướng theo NĐ_152 "Bằng khen của Thủ tướng Chính phủ" cho cá_nhân {
        điều kiện đủ_năm "Đủ số năm công tác" căn cứ NĐ_152 điều 4 { số_năm >= mức }
    }
    khen thưởng bằng_khen_tỉnh theo NĐ_98 "Bằng khen của Chủ tịch UBND tỉnh" cho cá_nhân nhóm cấp_bộ_tỉnh {
        điều kiện đủ_năm "Đủ số năm công tác" căn cứ NĐ_98 điều 4 { số_năm >= mức }
    }
    khen thưởng bằng_khen_tỉnh theo NĐ_152 "Bằng khen của Chủ tịch UBND tỉnh" cho cá_nhân nhóm cấp_bộ_tỉnh {
        điều kiện đủ_năm "Đủ số năm công tác" căn cứ NĐ_152 điều 4 { số_năm >= mức }
    }
    khen thưởng thâm_niên theo NĐ_98 "Ghi nhận thâm niên" cho cá_nhân {
        điều kiện hai_mươi "Đủ 20 năm" { ngày_vào + 20 năm <= ngày_xét }
    }
    khen thưởng thâm_niên theo NĐ_152 "Ghi nhận thâm niên" cho cá_nhân {
        điều kiện hai_lăm "Đủ 25 năm" { ngày_vào + 25 năm <= ngày_xét }
    }
    kiểm thử "T18" cho bằng_khen_thủ_tướng {
        ngày_xét: 15/08/2025
        hồ sơ { số_năm: 6, có_quy_định_riêng: đúng }
        trường hợp "30/06" { ngày_nhận_hồ_sơ: 30/06/2025 } {
            mong đợi theo NĐ_98  mong đợi đủ điều kiện  mong đợi đạt đủ_năm  mong đợi mức = 5
        }
        trường hợp "01/07" { ngày_nhận_hồ_sơ: 01/07/2025 } {
            mong đợi theo NĐ_152  mong đợi không đủ điều kiện  mong đợi mức = 7
        }
        trường hợp "không rõ" { ngày_nhận_hồ_sơ: không rõ } { mong đợi chưa đủ căn cứ }
        trường hợp "tháng 6" { ngày_nhận_hồ_sơ: tháng 6/2025 } { mong đợi theo NĐ_98 }
        trường hợp "hai bản như nhau" { số_năm: 9, ngày_nhận_hồ_sơ: không rõ } { mong đợi đủ điều kiện }
        trường hợp "khi nghị định cũ còn hiệu lực" { ngày_xét: 30/06/2025, ngày_nhận_hồ_sơ: 01/06/2025 } { mong đợi theo NĐ_98 }
        trường hợp "nghị định mới cũng đã hết" { ngày_xét: 01/03/2027, ngày_nhận_hồ_sơ: 01/07/2025 } { mong đợi không thuộc đối tượng }
        trường hợp "chỉ còn nghị định cũ" { ngày_xét: 01/03/2027, ngày_nhận_hồ_sơ: 30/06/2025 } { mong đợi theo NĐ_98  mong đợi đủ điều kiện }
    }
    kiểm thử "nhóm và thời gian" cho bằng_khen_tỉnh {
        hồ sơ { số_năm: 6, ngày_nhận_hồ_sơ: 01/07/2025, có_quy_định_riêng: sai }
        trường hợp "còn áp dụng" { ngày_xét: 31/12/2025 } { mong đợi theo NĐ_98  mong đợi đủ điều kiện }
        trường hợp "hết thời gian" { ngày_xét: 01/01/2026 } { mong đợi theo NĐ_152  mong đợi không đủ điều kiện }
        trường hợp "đã có quy định riêng" { ngày_xét: 31/12/2025, có_quy_định_riêng: đúng } { mong đợi theo NĐ_152 }
    }
    kiểm thử "ngày xét không bị giữ lại" cho thâm_niên {
        hồ sơ { ngày_nhận_hồ_sơ: 30/06/2025, ngày_vào: 01/08/2005, có_quy_định_riêng: đúng }
        trường hợp "chưa đủ" { ngày_xét: 31/07/2025 } { mong đợi theo NĐ_98  mong đợi không đủ điều kiện }
        trường hợp "vừa đủ" { ngày_xét: 01/08/2025 } { mong đợi theo NĐ_98  mong đợi đủ điều kiện }
    }
    """

  /// The law of 2026, whose text is not known, and which goes before where it is more favourable.
  static let laws = """
    hồ sơ chung { ngày_nhận_hồ_sơ: ngày "Ngày nhận hồ sơ" }
    hồ sơ cá_nhân "Cá nhân" { số_năm: số nguyên "Số năm công tác" }
    văn bản L_06_2022 "Luật Thi đua, khen thưởng" {
        số hiệu "06/2022/QH15"   hiệu lực từ 01/01/2024
        còn áp dụng khi ngày_nhận_hồ_sơ < 01/10/2026 trừ khi bản mới có lợi hơn căn cứ L_06_2026 (trích lại)
    }
    văn bản L_06_2026 "Luật sửa đổi Luật Thi đua, khen thưởng" {
        số hiệu "06/2026/QH16"  ban hành 23/04/2026  hiệu lực từ 01/10/2026  sửa đổi L_06_2022 điều 23
    }
    khen thưởng CSTĐCS theo L_06_2022 "Chiến sĩ thi đua cơ sở" cho cá_nhân {
        hiệu lực từ 01/01/2024 đến trước 01/10/2026
        điều kiện đủ_năm "Đủ 5 năm công tác" { số_năm >= 5 }
    }
    khen thưởng CSTĐCS theo L_06_2026 "Chiến sĩ thi đua cơ sở" cho cá_nhân { chưa có nguồn }
    kiểm thử "có lợi hơn" cho CSTĐCS {
        ngày_xét: 21/11/2026
        hồ sơ { số_năm: 6, ngày_nhận_hồ_sơ: 30/09/2026 }
        trường hợp "luật cũ đủ" {} { mong đợi đủ điều kiện  mong đợi theo L_06_2022 }
        trường hợp "luật cũ không đủ" { số_năm: 4 } { mong đợi chưa đủ căn cứ  mong đợi theo L_06_2026 }
        trường hợp "nhận sau" { ngày_nhận_hồ_sơ: 01/10/2026 } { mong đợi chưa đủ căn cứ  mong đợi theo L_06_2026 }
        trường hợp "không rõ ngày nhận" { ngày_nhận_hồ_sơ: không rõ } { mong đợi chưa đủ căn cứ }
    }
    """
}
