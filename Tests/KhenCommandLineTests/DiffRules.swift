import Testing

/// Two sets of rules that differ in one place, for each kind of difference; all of it is fictional.
enum DiffRules {
  /// One edit, as an official makes it when a circular changes.
  struct Edit: Sendable, CustomTestStringConvertible {
    /// What is done.
    var name: String
    /// What stands in the old rules.
    var old: String
    /// What stands there in the new ones.
    var new: String

    var testDescription: String { name }

    /// The new rules.
    var rules: String { DiffRules.base.replacing(old, with: new) }
  }

  static let base = """
    cách tính thời gian: theo lịch
    văn bản TT_1 "Thông tư cũ" { số hiệu "1/2018/TT-BYT" hiệu lực từ 01/01/2018 đến trước 15/02/2024 }
    văn bản TT_2 "Thông tư mới" {
        số hiệu "2/2023/TT-BYT" hiệu lực từ 15/02/2024 thay thế TT_1
        điều 8 "Tiêu chuẩn": tự tính
    }
    danh mục giới_tính "Giới tính" { nam "Nam", nữ "Nữ" }
    danh mục địa_bàn "Địa bàn" { thường "Thường", khó_khăn "Khó khăn", đặc_biệt "Đặc biệt khó khăn" }
    danh mục xếp_loại "Xếp loại" { kém "Kém" < khá "Khá" < tốt "Tốt" }
    bản ghi kỷ_luật "Kỷ luật" { từ: ngày "Từ"; đến: ngày "Đến"; nặng: đúng_sai "Từ cảnh cáo" }
    hồ sơ cá_nhân "Cá nhân" {
        họ_tên: chuỗi "Họ và tên"
        giới_tính: giới_tính "Giới tính"
        ngày_vào: ngày "Ngày vào ngành"
        nơi: địa_bàn "Nơi công tác"
        loại: xếp_loại "Xếp loại"
        giờ_trực: số nguyên "Số giờ trực"
        ràng buộc giờ_trực từ 0 đến hết 500
        đơn_thư: đúng_sai "Có đơn thư"
        kỷ_luật: danh sách kỷ_luật "Kỷ luật" không kê khai là không có
    }
    tham số thâm_niên: thời hạn "Thâm niên tối thiểu" = 20 năm căn cứ TT_1 điều 5 (trích lại) {
        từ 15/02/2024: 20 năm căn cứ TT_2 khoản 1 điều 8
    }
    khái niệm số_năm cho cá_nhân: thời hạn "Số năm phải có" = thâm_niên {
        ngoại lệ nữ khi giới_tính = nữ: 15 năm căn cứ TT_2 khoản 1 điều 8
        ngoại lệ khó_khăn ưu tiên hơn nữ khi nơi = đặc_biệt: 10 năm căn cứ TT_2 khoản 2 điều 8
    }
    khái niệm điểm cho cá_nhân: số nguyên "Điểm xếp loại" = tra loại { tốt: 10; khá: 7; còn lại: 0 }
    khen thưởng huy_hiệu theo TT_1 "Huy hiệu" cho cá_nhân {
        điều kiện đủ_năm "Đủ thâm niên" căn cứ TT_1 điều 5 (trích lại) { ngày_vào + số_năm <= ngày_xét }
    }
    khen thưởng huy_hiệu theo TT_2 "Huy hiệu" cho cá_nhân căn cứ TT_2 điều 8 {
        điều kiện đủ_năm "Đủ thâm niên" căn cứ TT_2 khoản 1 điều 8 { ngày_vào + số_năm <= ngày_xét }
        một trong thành_tích "Thành tích" {
            điều kiện loại_tốt "Xếp loại tốt" { loại = tốt và điểm >= 10 }
            điều kiện trực_nhiều "Trực nhiều" { giờ_trực >= 200 }
        }
        loại trừ bị_kỷ_luật "Đang bị kỷ luật" căn cứ TT_2 khoản 3 điều 8
            khi có k trong kỷ_luật mà k.nặng và ngày_xét từ k.từ đến hết k.đến
        tạm dừng đang_xét "Có đơn thư" khi đơn_thư
        xác nhận gương_mẫu "Gương mẫu" bởi "Tập thể"
        tài liệu tờ_trình "Tờ trình" bắt buộc
        kết quả bậc: số nguyên "Bậc" = 1
    }
    kiểm thử "đủ" cho huy_hiệu {
        ngày_xét: 01/03/2024
        hồ sơ { giới_tính: nam, ngày_vào: 01/03/2004 }
        mong đợi đạt đủ_năm
    }

    """

  static let edits: [Edit] = [
    Edit(
      name: "threshold of a parameter",
      old: "từ 15/02/2024: 20 năm",
      new: "từ 15/02/2024: 25 năm"
    ),
    Edit(
      name: "day of a parameter",
      old: "từ 15/02/2024: 20 năm",
      new: "từ 01/03/2024: 20 năm"
    ),
    Edit(name: "threshold of a criterion", old: "giờ_trực >= 200", new: "giờ_trực >= 300"),
    Edit(name: "comparison", old: "giờ_trực >= 200", new: "giờ_trực > 200"),
    Edit(
      name: "part of a condition added",
      old: "loại = tốt và điểm >= 10",
      new: "loại = tốt và điểm >= 10 và nơi khác thường"
    ),
    Edit(
      name: "exception widened",
      old: "khi nơi = đặc_biệt",
      new: "khi nơi = đặc_biệt hoặc nơi = khó_khăn"
    ),
    Edit(
      name: "exception narrowed",
      old: "khi giới_tính = nữ:",
      new: "khi giới_tính = nữ và nơi khác thường:"
    ),
    Edit(
      name: "exception removed",
      old:
        "\n    ngoại lệ khó_khăn ưu tiên hơn nữ khi nơi = đặc_biệt: 10 năm căn cứ TT_2 khoản 2 điều 8",
      new: ""
    ),
    Edit(
      name: "priority",
      old: "ngoại lệ nữ khi giới_tính = nữ: 15 năm căn cứ TT_2 khoản 1 điều 8\n"
        + "    ngoại lệ khó_khăn ưu tiên hơn nữ khi",
      new:
        "ngoại lệ nữ ưu tiên hơn khó_khăn khi giới_tính = nữ: 15 năm căn cứ TT_2 khoản 1 điều 8\n"
        + "    ngoại lệ khó_khăn khi"
    ),
    Edit(name: "row of a lookup", old: "khá: 7;", new: "khá: 8;"),
    Edit(name: "any becomes all", old: "một trong thành_tích", new: "tất cả thành_tích"),
    Edit(
      name: "limb added",
      old: "{ giờ_trực >= 200 }",
      new:
        "{ giờ_trực >= 200 }\n        điều kiện xa \"Công tác vùng khó khăn\" { nơi khác thường }"
    ),
    Edit(
      name: "limb moved out of its group",
      old: "        điều kiện trực_nhiều \"Trực nhiều\" { giờ_trực >= 200 }\n    }",
      new: "    }\n    điều kiện trực_nhiều \"Trực nhiều\" { giờ_trực >= 200 }"
    ),
    Edit(name: "bar narrowed", old: "mà k.nặng và ngày_xét từ", new: "mà ngày_xét từ"),
    Edit(name: "bar becomes a hold", old: "loại trừ bị_kỷ_luật", new: "tạm dừng bị_kỷ_luật"),
    Edit(
      name: "hold removed",
      old: "    tạm dừng đang_xét \"Có đơn thư\" khi đơn_thư\n",
      new: ""
    ),
    Edit(
      name: "attestation removed",
      old: "    xác nhận gương_mẫu \"Gương mẫu\" bởi \"Tập thể\"\n",
      new: ""
    ),
    Edit(name: "who attests", old: "bởi \"Tập thể\"", new: "bởi \"Hội đồng cơ sở\""),
    Edit(
      name: "document",
      old: "\"Tờ trình\" bắt buộc",
      new: "\"Tờ trình\" bắt buộc khi nơi khác thường số bản 2"
    ),
    Edit(name: "result", old: "\"Bậc\" = 1", new: "\"Bậc\" = 2"),
    Edit(
      name: "period of an instrument",
      old: "15/02/2024",
      new: "01/03/2024"
    ),
    Edit(name: "number", old: "2/2023/TT-BYT", new: "02/2023/TT-BYT"),
    Edit(name: "replaces", old: " thay thế TT_1", new: ""),
    Edit(
      name: "catalogue value added",
      old: "đặc_biệt \"Đặc biệt khó khăn\"",
      new: "đặc_biệt \"Đặc biệt khó khăn\", hải_đảo \"Hải đảo\""
    ),
    Edit(
      name: "catalogue value renamed",
      old: "khó_khăn \"Khó khăn\",",
      new: "vùng_khó \"Khó khăn\","
    ),
    Edit(
      name: "field added",
      old: "đơn_thư: đúng_sai",
      new: "đã_nghỉ: đúng_sai \"Đã nghỉ hưu\"\n    đơn_thư: đúng_sai"
    ),
    Edit(name: "type of a field", old: "họ_tên: chuỗi", new: "họ_tên: chuỗi?"),
    Edit(name: "bounds of a field", old: "đến hết 500", new: "đến hết 600"),
    Edit(name: "label", old: "\"Trực nhiều\"", new: "\"Trực từ 200 giờ\""),
    Edit(
      name: "certainty",
      old: "căn cứ TT_1 điều 5 (trích lại) {",
      new: "căn cứ TT_1 điều 5 {"
    ),
    Edit(
      name: "citation",
      old: "\"Đang bị kỷ luật\" căn cứ TT_2 khoản 3 điều 8",
      new: "\"Đang bị kỷ luật\" căn cứ TT_2 khoản 4 điều 8"
    ),
    Edit(name: "definition renamed", old: "số_năm", new: "số_năm_cần"),
    Edit(name: "test added", old: "kiểm thử \"đủ\"", new: "kiểm thử \"đủ cả\""),
    Edit(
      name: "award removed and added",
      old: "khen thưởng huy_hiệu theo TT_1 \"Huy hiệu\" cho cá_nhân {",
      new: "khen thưởng kỷ_vật theo TT_1 \"Kỷ vật\" cho cá_nhân {"
    ),
    Edit(name: "how time is counted", old: "theo lịch", new: "theo ngày 365/30"),
  ]

  /// The same rules in another order, with other names of variables, layout and comments.
  static var rearranged: String {
    var blocks: [String] = []
    var block = ""
    for line in base.split(separator: "\n", omittingEmptySubsequences: false) {
      // A declaration begins at the margin with something else than a closing brace.
      if !line.hasPrefix(" "), !line.hasPrefix("}"), !block.isEmpty {
        blocks.append(block)
        block = ""
      }
      block += line + "\n"
    }
    blocks.append(block)
    return "// Viết lại.\n"
      + blocks.reversed().joined(separator: "\n")
      .replacing("k trong kỷ_luật mà k.nặng", with: "x trong kỷ_luật mà x.nặng")
      .replacing("k.từ", with: "x.từ").replacing("k.đến", with: "x.đến")
      .replacing("loại = tốt và điểm >= 10", with: "10 <= điểm và loại = tốt")
  }
}
