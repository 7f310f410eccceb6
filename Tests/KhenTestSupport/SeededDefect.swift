/// One mistake in a rule set that is clean without it.
package struct SeededDefect: Sendable {
  /// What was done.
  package var mistake: String
  /// What stands in the clean rules; it occurs once.
  package var clean: String
  /// What stands there instead.
  package var wrong: String
  /// The id of what has to be found.
  package var id: String
  /// What the finding points at begins so.
  package var place: String
  /// Whether a dossier can show it.
  package var hasWitness = false
  /// The verdict of `khen check` for that dossier, where it is what shows the mistake.
  package var verdict: String?

  /// A rule set as a province might write one; all of it is invented.
  package static let cleanRules = """
    cách tính thời gian: theo lịch
    cuối tháng: lùi về

    văn bản QĐ_1 "Quy chế khen thưởng mẫu (hư cấu)" {
        số hiệu "01/2020/QĐ-MAU"
        ban hành 01/12/2019
        hiệu lực từ 01/01/2020 đến trước 01/01/2024
    }
    văn bản QĐ_2 "Quy chế khen thưởng mẫu (hư cấu), bản mới" {
        số hiệu "02/2023/QĐ-MAU"
        ban hành 01/12/2023
        hiệu lực từ 01/01/2024
        thay thế QĐ_1
    }

    danh mục giới "Giới tính" { nam "Nam", nữ "Nữ" }
    danh mục xếp_loại "Xếp loại" { KHT "Không hoàn thành" < HT "Hoàn thành" < HTT "Hoàn thành tốt" < HTXS "Hoàn thành xuất sắc" }

    bản ghi quyết_định_kỷ_luật "Quyết định kỷ luật" {
        hiệu_lực: ngày "Ngày có hiệu lực"
        khiển_trách: đúng_sai "Chỉ là khiển trách"
    }

    hồ sơ cá_nhân "Hồ sơ cá nhân" {
        giới_tính: giới "Giới tính"
        vào_ngành: ngày "Ngày vào ngành"
        vùng_khó_khăn: đúng_sai "Công tác ở vùng khó khăn"
        xếp_loại_năm: xếp_loại "Xếp loại năm nay"
        điểm: số nguyên "Điểm thi đua"
        số_sáng_kiến: số nguyên "Số sáng kiến"
        cứu_người: đúng_sai "Dũng cảm cứu người"
        kỷ_luật: danh sách quyết_định_kỷ_luật "Kỷ luật" không kê khai là không có
        ràng buộc điểm từ 0 đến hết 100
        ràng buộc số_sáng_kiến >= 0
    }

    tham số điểm_sàn: số nguyên "Điểm thi đua tối thiểu" = 70 căn cứ QĐ_1 điều 3 {
        từ 01/01/2024: 75 căn cứ QĐ_2 điều 3
    }

    tham số mức_khá: số nguyên "Mức thưởng khá" = 100 căn cứ QĐ_1 điều 6 {
        từ 01/01/2024: 150 căn cứ QĐ_2 điều 6
    }
    tham số mức_giỏi: số nguyên "Mức thưởng giỏi" = 200 căn cứ QĐ_1 điều 6 {
        từ 01/01/2024: 300 căn cứ QĐ_2 điều 6
    }

    khái niệm thâm_niên_cần cho cá_nhân: thời hạn "Thâm niên tối thiểu" = 10 năm {
        ngoại lệ nữ khi giới_tính = nữ: 8 năm {
            ngoại lệ nữ_vùng_khó_khăn khi vùng_khó_khăn: 5 năm
        }
        ngoại lệ nam_vùng_khó_khăn khi giới_tính = nam và vùng_khó_khăn: 7 năm
    }

    khái niệm mức_thưởng cho cá_nhân: số nguyên "Mức thưởng" = tra điểm {
        dưới 80: mức_khá;
        từ 80 đến dưới 90: mức_giỏi;
        từ 90 trở lên: 500
    }

    khen thưởng giấy_khen theo QĐ_1 "Giấy khen" cho cá_nhân căn cứ QĐ_1 điều 2 {
        điều kiện thâm_niên "Đủ thâm niên" căn cứ QĐ_1 điều 2 { vào_ngành + thâm_niên_cần <= ngày_xét }
        điều kiện điểm_cũ "Đủ điểm thi đua" căn cứ QĐ_1 điều 3 { điểm >= điểm_sàn }
        kết quả mức_cũ: số nguyên "Mức thưởng" = mức_thưởng
    }

    khen thưởng giấy_khen theo QĐ_2 "Giấy khen" cho cá_nhân căn cứ QĐ_2 điều 2 {
        điều kiện thâm_niên_mới "Đủ thâm niên công tác" căn cứ QĐ_2 điều 2 {
            vào_ngành + thâm_niên_cần <= ngày_xét
        }
        điều kiện điểm_mới "Đủ điểm thi đua" căn cứ QĐ_2 điều 3 { điểm >= điểm_sàn }
        một trong thành_tích "Thành tích" căn cứ QĐ_2 điều 4 {
            điều kiện hoàn_thành "Hoàn thành tốt nhiệm vụ trở lên" { xếp_loại_năm >= HTT }
            điều kiện sáng_kiến "Có ít nhất 2 sáng kiến" { số_sáng_kiến >= 2 }
            điều kiện dũng_cảm "Dũng cảm cứu người" { cứu_người }
        }
        loại trừ kỷ_luật_gần "Đang trong 12 tháng kể từ quyết định kỷ luật" căn cứ QĐ_2 điều 5
            khi có k trong kỷ_luật mà ngày_xét từ k.hiệu_lực đến trước k.hiệu_lực + 12 tháng
        loại trừ kỷ_luật_nặng "Kỷ luật từ cảnh cáo trong 24 tháng" căn cứ QĐ_2 điều 5
            khi có k trong kỷ_luật mà không k.khiển_trách và ngày_xét từ k.hiệu_lực đến trước k.hiệu_lực + 24 tháng
        tài liệu xác_nhận_sáng_kiến "Giấy xác nhận sáng kiến" bắt buộc khi số_sáng_kiến >= 2
        kết quả mức: số nguyên "Mức thưởng" = mức_thưởng
    }

    kiểm thử "đủ" cho giấy_khen {
        ngày_xét: 01/06/2024
        hồ sơ {
            giới_tính: nữ, vào_ngành: 01/06/2016, điểm: 80, vùng_khó_khăn: sai,
            xếp_loại_năm: HTT, số_sáng_kiến: 0, cứu_người: sai
        }
        mong đợi đủ điều kiện
    }

    """

  package static let all: [SeededDefect] = [
    SeededDefect(
      mistake: "a threshold beyond what the field can hold",
      clean: "{ điểm >= điểm_sàn }\n    một trong",
      wrong: "{ điểm > 100 }\n    một trong",
      id: "never-met",
      place: "điều kiện điểm_mới",
      hasWitness: true,
      verdict: "ineligible"
    ),
    SeededDefect(
      mistake: "two signs exchanged",
      clean: "{ số_sáng_kiến >= 2 }",
      wrong: "{ số_sáng_kiến >= 5 và số_sáng_kiến < 2 }",
      id: "never-met",
      place: "điều kiện sáng_kiến"
    ),
    SeededDefect(
      mistake: "or for and",
      clean: "{ xếp_loại_năm >= HTT }",
      wrong: "{ xếp_loại_năm >= HTT hoặc xếp_loại_năm <= HTXS }",
      id: "always-met",
      place: "điều kiện hoàn_thành",
      hasWitness: true
    ),
    SeededDefect(
      mistake: "a threshold that everyone has",
      clean: "{ số_sáng_kiến >= 2 }",
      wrong: "{ số_sáng_kiến >= 0 }",
      id: "always-met",
      place: "điều kiện sáng_kiến",
      hasWitness: true
    ),
    SeededDefect(
      mistake: "a bar that hits whom a criterion asks for",
      clean: "khi có k trong kỷ_luật mà không k.khiển_trách",
      wrong: "khi điểm >= 70 hoặc có k trong kỷ_luật mà không k.khiển_trách",
      id: "nobody-eligible",
      place: "khen thưởng giấy_khen theo QĐ_2",
      hasWitness: true,
      verdict: "ineligible"
    ),
    SeededDefect(
      mistake: "an exception narrowed until it never applies",
      clean: "ngoại lệ nữ_vùng_khó_khăn khi vùng_khó_khăn",
      wrong: "ngoại lệ nữ_vùng_khó_khăn khi vùng_khó_khăn và giới_tính = nam",
      id: "never-applies",
      place: "ngoại lệ nữ_vùng_khó_khăn"
    ),
    SeededDefect(
      mistake: "an exception that applies to everyone",
      clean: "ngoại lệ nữ khi giới_tính = nữ",
      wrong: "ngoại lệ nữ khi giới_tính = nữ hoặc giới_tính khác nữ",
      id: "always-applies",
      place: "ngoại lệ nữ ",
      hasWitness: true
    ),
    SeededDefect(
      mistake: "two exceptions of one level with different values",
      clean: "ngoại lệ nam_vùng_khó_khăn khi giới_tính = nam và vùng_khó_khăn",
      wrong: "ngoại lệ nam_vùng_khó_khăn khi vùng_khó_khăn",
      id: "colliding-exceptions",
      place: "ngoại lệ nam_vùng_khó_khăn",
      hasWitness: true
    ),
    SeededDefect(
      mistake: "a limb that another one covers",
      clean: "điều kiện dũng_cảm \"Dũng cảm cứu người\" { cứu_người }",
      wrong: "điều kiện dũng_cảm \"Dũng cảm cứu người\" { cứu_người và xếp_loại_năm = HTXS }",
      id: "covered-limb",
      place: "điều kiện dũng_cảm",
      hasWitness: true
    ),
    SeededDefect(
      mistake: "a criterion that another one implies",
      clean: "một trong thành_tích",
      wrong:
        "điều kiện điểm_nữa \"Từ 60 điểm\" căn cứ QĐ_2 điều 3 { điểm >= 60 }\n    một trong thành_tích",
      id: "implied-criterion",
      place: "điều kiện điểm_nữa",
      hasWitness: true
    ),
    SeededDefect(
      mistake: "a bar that another one covers",
      clean: "đến trước k.hiệu_lực + 24 tháng",
      wrong: "đến trước k.hiệu_lực + 2 tháng",
      id: "covered-bar",
      place: "loại trừ kỷ_luật_nặng",
      hasWitness: true
    ),
    SeededDefect(
      mistake: "a comparison that says nothing beside another",
      clean: "{ số_sáng_kiến >= 2 }",
      wrong: "{ số_sáng_kiến >= 2 và số_sáng_kiến > 0 }",
      id: "redundant-part",
      place: "số_sáng_kiến > 0",
      hasWitness: true
    ),
    SeededDefect(
      mistake: "bands with a gap",
      clean: "từ 80 đến dưới 90: mức_giỏi;",
      wrong: "từ 80 đến dưới 89: mức_giỏi;",
      id: "lookup-gap",
      place: "tra điểm"
    ),
    SeededDefect(
      mistake: "bands that overlap",
      clean: "từ 80 đến dưới 90: mức_giỏi;",
      wrong: "từ 80 đến hết 90: mức_giỏi;",
      id: "lookup-overlap",
      place: "từ 90 trở lên"
    ),
    SeededDefect(
      mistake: "a band that no dossier reaches",
      clean: "từ 90 trở lên: 500",
      wrong: "từ 90 đến hết 100: 500;\n    từ 101 trở lên: 600",
      id: "row-never-reached",
      place: "101 trở lên: 600"
    ),
    SeededDefect(
      mistake: "thresholds that change places between versions",
      clean: "từ 01/01/2024: 300",
      wrong: "từ 01/01/2024: 130",
      id: "threshold-order",
      place: "130"
    ),
    SeededDefect(
      mistake: "a hole between bands that the rest swallows",
      clean: "từ 90 trở lên: 500",
      wrong: "từ 91 trở lên: 500;\n        còn lại: 50",
      id: "hole-between-rows",
      place: "91 trở lên: 500",
      hasWitness: true
    ),
    SeededDefect(
      mistake: "a part that never holds",
      clean: "{ số_sáng_kiến >= 2 }",
      wrong: "{ số_sáng_kiến >= 2 hoặc điểm > 100 }",
      id: "constant-part",
      place: "điểm > 100"
    ),
    SeededDefect(
      mistake: "days without a version",
      clean: "hiệu lực từ 01/01/2024\n",
      wrong: "hiệu lực từ 01/02/2024\n",
      id: "version-gap",
      place: "giấy_khen",
      hasWitness: true,
      verdict: "not-applicable"
    ),
    SeededDefect(
      mistake: "a citation weaker than the criterion claims",
      clean: "từ 01/01/2024: 75 căn cứ QĐ_2 điều 3",
      wrong: "từ 01/01/2024: 75 căn cứ QĐ_2 điều 7 (trích lại)",
      id: "weak-ground",
      place: "QĐ_2 điều 3",
      hasWitness: true
    ),
    SeededDefect(
      mistake: "one provision cited with two degrees of certainty",
      clean: "từ 01/01/2024: 75 căn cứ QĐ_2 điều 3",
      wrong: "từ 01/01/2024: 75 căn cứ QĐ_2 điều 3 (trích lại)",
      id: "citations-differ",
      place: "QĐ_2 điều 3"
    ),
    SeededDefect(
      mistake: "days without a figure",
      clean: "từ 01/01/2024: 75",
      wrong: "từ 01/02/2024: 75",
      id: "figure-gap",
      place: "điểm_sàn",
      hasWitness: true,
      verdict: "undetermined"
    ),
    SeededDefect(
      mistake: "a digit too many",
      clean: "từ 01/01/2024: 300",
      wrong: "từ 01/01/2024: 3000",
      id: "figure-leap",
      place: "3000"
    ),
    SeededDefect(
      mistake: "a year written wrong",
      clean: "từ 01/01/2024: 300",
      wrong: "từ 01/01/2204: 300",
      id: "doubtful-date",
      place: "01/01/2204"
    ),
    SeededDefect(
      mistake: "an award that ends with its instrument",
      clean: "khen thưởng giấy_khen theo QĐ_2 \"Giấy khen\"",
      wrong: "khen thưởng bằng_khen theo QĐ_2 \"Bằng khen\"",
      id: "ended-award",
      place: "giấy_khen",
      hasWitness: true
    ),
    SeededDefect(
      mistake: "a period of no days",
      clean: "đến trước k.hiệu_lực + 12 tháng",
      wrong: "đến trước k.hiệu_lực",
      id: "never-applies",
      place: "loại trừ kỷ_luật_gần"
    ),
    SeededDefect(
      mistake: "one condition written twice",
      clean: "một trong thành_tích",
      wrong:
        "điều kiện điểm_nữa \"Đủ điểm\" căn cứ QĐ_2 điều 3 { điểm >= điểm_sàn }\n    một trong thành_tích",
      id: "same-condition",
      place: "điểm_nữa"
    ),
    SeededDefect(
      mistake: "a definition that nothing uses",
      clean: "tham số mức_khá",
      wrong:
        "khái niệm lâu_năm cho cá_nhân: đúng_sai = vào_ngành + 20 năm <= ngày_xét\ntham số mức_khá",
      id: "unused-definition",
      place: "lâu_năm"
    ),
    SeededDefect(
      mistake: "a field that nothing reads",
      clean: "{ cứu_người }",
      wrong: "{ số_sáng_kiến >= 1 và vùng_khó_khăn }",
      id: "unused-field",
      place: "cứu_người"
    ),
    SeededDefect(
      mistake: "the end of a month left open",
      clean: "cuối tháng: lùi về\n",
      wrong: "",
      id: "month-end-matters",
      place: "điều kiện thâm_niên",
      hasWitness: true
    ),
    SeededDefect(
      mistake: "a paper that nobody has to file",
      clean: "bắt buộc khi số_sáng_kiến >= 2",
      wrong: "bắt buộc khi số_sáng_kiến >= 2 và số_sáng_kiến < 0",
      id: "never-applies",
      place: "số_sáng_kiến >= 2 và"
    ),
  ]

  /// The rules with the mistake; nothing where the clean text does not occur exactly once.
  package var rules: String? { SeededDefect.cleanRules.replacingOnly(clean, with: wrong) }
}

extension String {
  /// The text with another one in place of a part that occurs once; nothing where it does not.
  package func replacingOnly(_ part: String, with other: String) -> String? {
    let ranges = ranges(of: part)
    guard ranges.count == 1 else { return nil }
    var result = self
    result.replaceSubrange(ranges[0], with: other)
    return result
  }
}
