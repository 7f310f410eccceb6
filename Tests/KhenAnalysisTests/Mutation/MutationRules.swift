import KhenAnalysis
import KhenDossiers
import KhenSemantics
import KhenSource
import Testing

/// A small rule set on which every kind of mistake can be made.
enum MutationRules {
  static let head = """
    cách tính thời gian: theo lịch
    văn bản TT_1 "Thông tư thử" { số hiệu "01/2020/TT"; hiệu lực từ 01/01/2020 đến hết 31/12/2023 }
    văn bản TT_2 "Thông tư thử sau" { số hiệu "02/2024/TT"; hiệu lực từ 01/01/2024 }
    danh mục giới_tính "Giới tính" { nam "Nam", nữ "Nữ" }
    danh mục bậc "Bậc" { thấp "Thấp" < vừa "Vừa" < cao "Cao" }
    bản ghi quyết_định "Quyết định" { từ: ngày "Từ"; đến: ngày "Đến" }
    bản ghi giai_đoạn "Giai đoạn" { từ: ngày "Từ"; đến: ngày "Đến" }
    hồ sơ cá_nhân "Hồ sơ cá nhân" {
        giới_tính: giới_tính "Giới tính"
        bậc: bậc "Bậc"
        ngày_vào: ngày "Ngày vào ngành"
        sáng_kiến: số nguyên "Số sáng kiến"
        kỷ_luật: danh sách quyết_định "Kỷ luật" không kê khai là không có
        quá_trình: danh sách giai_đoạn "Quá trình" không kê khai là không có
        điểm: số "Điểm"
    }
    tham số tối_thiểu: thời hạn "Thời gian tối thiểu" = 20 năm căn cứ TT_1 điều 5 khoản 1 {
        từ 01/01/2024: 25 năm căn cứ TT_2 điều 5
    }
    khái niệm cần cho cá_nhân: thời hạn "Thời gian cần có" = tối_thiểu {
        ngoại lệ nữ khi giới_tính = nữ: 15 năm căn cứ TT_1 điều 5 khoản 2
    }

    """

  static let awards = """
    khen thưởng kỷ_niệm theo TT_1 "Kỷ niệm chương" cho cá_nhân căn cứ TT_1 điều 5 {
        điều kiện thâm_niên "Đủ thời gian" { ngày_vào + cần <= ngày_xét }
        điều kiện sáng_tạo "Có sáng kiến" { sáng_kiến >= 2 hoặc giới_tính = nữ }
        một trong mức "Mức" {
            điều kiện bậc_khá "Bậc khá" { bậc >= vừa }
            điều kiện điểm_khá "Điểm khá" { điểm >= 70 % }
        }
        loại trừ bị_kỷ_luật "Đang bị kỷ luật" khi có k trong kỷ_luật mà ngày_xét từ k.từ đến hết k.đến
        tài liệu tờ_trình "Tờ trình" bắt buộc
        kết quả thời_gian_làm: thời gian "Thời gian làm" =
            thời_gian(dòng 1 từ g.từ đến hết g.đến với g trong quá_trình trùng nhau lấy cao nhất)
    }
    khen thưởng kỷ_niệm theo TT_2 "Kỷ niệm chương" cho cá_nhân căn cứ TT_2 điều 5 {
        điều kiện thâm_niên "Đủ thời gian" { ngày_vào + cần <= ngày_xét }
    }

    """

  static let tests = """
    kiểm thử "nam" cho kỷ_niệm {
        ngày_xét: 01/10/2022
        hồ sơ {
            giới_tính: nam, bậc: vừa, ngày_vào: 01/10/2002, sáng_kiến: 2, điểm: 0,6,
            tài_liệu: { tờ_trình: đúng }
        }
        mong đợi đủ điều kiện
        trường hợp "trước một ngày" { ngày_xét: 30/09/2022 } { mong đợi không đủ điều kiện }
        trường hợp "bản sau" { ngày_xét: 01/10/2027 } { mong đợi đủ điều kiện }
    }

    """

  /// The rule set, or nothing with an issue where it has mistakes.
  static func load(_ text: String) throws -> (rules: LoadedRules, program: CheckedProgram) {
    let rules = RuleSetLoader.load([.init(path: "thử.khen", bytes: Array(text.utf8))])
    let problems = rules.diagnostics.filter { $0.severity == .error }
    return (rules, try #require(rules.program, "\(problems.map { $0.message.vi })"))
  }

  static func plan(_ text: String) throws -> MutationPlan {
    let (rules, program) = try load(text)
    return MutationPlan(program, trees: rules.trees)
  }
}
