/// Rules and dossiers of a fictional cohort, for tests of selections.
enum SelectionRules {
  static let rules = """
    văn bản NĐ_152 "Nghị định 152" { số hiệu "152/2025/NĐ-CP" hiệu lực từ 01/07/2025 đến trước 01/03/2027 }
    văn bản KH "Kế hoạch điển hình" { hiệu lực từ năm 2022 đến hết năm 2025 }
    danh mục cụm_thi_đua "Cụm" { cụm_1 "Cụm 1", cụm_2 "Cụm 2", cụm_3 "Cụm 3" }
    danh mục xếp_loại { KHT < HT < HTT < HTXS }
    hồ sơ tập_thể "Tập thể" {
      tên: chuỗi "Tên tập thể"
      cụm: cụm_thi_đua "Cụm thi đua"
      điểm: số "Điểm chấm cụm"
      tỷ_lệ_nữ: số "Tỷ lệ nữ"
      xếp_loại: xếp_loại "Xếp loại"
      phiếu: số nguyên "Phiếu suy tôn"
      có_đơn_thư: đúng_sai "Có đơn thư"
    }
    hồ sơ cá_nhân "Cá nhân" {
      tên: chuỗi "Họ và tên"
      cụm: cụm_thi_đua "Cụm thi đua"
      xếp_loại: xếp_loại "Xếp loại"
    }
    khen thưởng cờ_tỉnh "Cờ thi đua của tỉnh" cho tập_thể {
      điều kiện xuất_sắc "Hoàn thành xuất sắc nhiệm vụ" căn cứ NĐ_152 điều 7 (trích lại) { xếp_loại = HTXS }
      xác nhận đoàn_kết "Nội bộ đoàn kết" bởi "Hội đồng cơ sở"
      tạm dừng đơn_thư "Có đơn thư đang giải quyết" khi có_đơn_thư
    }
    khen thưởng điển_hình "Điển hình" cho tập_thể, cá_nhân {
      điều kiện tốt "Hoàn thành tốt nhiệm vụ" { xếp_loại >= HTT }
    }
    xét chọn dẫn_đầu_cụm "Tập thể dẫn đầu cụm" cho tập_thể {
      trong số t mà t đủ tiêu chuẩn cờ_tỉnh và t.điểm >= 50
      nhóm theo t.cụm
      không quá 1 mỗi nhóm căn cứ NĐ_152 điều 7 (trích lại)
      xếp theo t.điểm giảm dần, ưu tiên t.tỷ_lệ_nữ >= 70 % căn cứ NĐ_152 khoản 6 điều 4
      bằng nhau do "Hội đồng cụm" quyết định
    }
    xét chọn cờ_chính_phủ "Đề nghị Cờ của Chính phủ" cho tập_thể căn cứ NĐ_152 khoản 1 điều 7 {
      trong số t mà t.được_chọn(dẫn_đầu_cụm)
      không quá 40 % của (đếm x trong cả_đợt mà x.được_chọn(dẫn_đầu_cụm))
      xếp theo t.phiếu giảm dần
      bằng nhau do "Hội đồng" quyết định
    }
    xét chọn điển_hình_cụm "Cụm giới thiệu điển hình" cho tập_thể, cá_nhân căn cứ KH {
      trong số t mà t đủ tiêu chuẩn điển_hình
      nhóm theo t.cụm, loại_hồ_sơ
      ít nhất 1 mỗi nhóm
    }
    xét chọn hai_mươi_phần_trăm "Không quá 20 %, ít nhất 20 %" cho tập_thể {
      trong số t mà t.phiếu >= 1
      không quá 20 % của (đếm x trong cả_đợt)
      ít nhất 20 % của (đếm x trong cả_đợt)
      xếp theo t.điểm giảm dần
      bằng nhau cùng hạng
    }

    """

  static let dossiers = [
    collective("TT-01", "Khoa Nội", "Cụm 1", 95, women: 0.8, votes: 12),
    collective("TT-02", "Khoa Ngoại", "Cụm 1", 90, votes: 9),
    collective("TT-03", "Khoa Nhi", "Cụm 1", 97, rating: "HTT", votes: 9),
    collective("TT-04", "TYT xã A", "Cụm 2", 88, votes: 9),
    collective("TT-05", "TYT xã B", "Cụm 2", 88, votes: 11),
    collective("TT-06", "TYT xã C", "Cụm 2", 99, votes: 11, isHeld: true),
    collective("TT-07", "TTYT D", "Cụm 3", 85, votes: 11),
    collective("TT-08", "TTYT E", "Cụm 3", 86, votes: 11, isAttested: false),
    collective("TT-09", "TTYT G", nil, 70, votes: 11),
    collective("TT-10", "TTYT H", "Cụm 9", 70, votes: 11),
    #"{"mã":"CN-01","loại_hồ_sơ":"cá_nhân","tên":"Nguyễn Thị A","cụm":"Cụm 3","xếp_loại":"HTT"}"#,
  ].joined(separator: "\n")

  /// A dossier of a collective that does not exist.
  static func collective(
    _ key: String,
    _ name: String,
    _ cluster: String?,
    _ points: Int?,
    women: Double = 0.4,
    rating: String = "HTXS",
    votes: Int,
    isHeld: Bool = false,
    isAttested: Bool = true
  ) -> String {
    var members = [
      #""mã":"\#(key)""#, #""loại_hồ_sơ":"tập_thể""#, #""tên":"\#(name)""#,
      #""tỷ_lệ_nữ":\#(women)"#, #""xếp_loại":"\#(rating)""#, #""phiếu":\#(votes)"#,
      #""có_đơn_thư":\#(isHeld)"#,
    ]
    if let cluster { members.append(#""cụm":"\#(cluster)""#) }
    if let points { members.append(#""điểm":\#(points)"#) }
    if isAttested { members.append(#""xác_nhận":{"đoàn_kết":true}"#) }
    return "{" + members.joined(separator: ",") + "}"
  }
}
