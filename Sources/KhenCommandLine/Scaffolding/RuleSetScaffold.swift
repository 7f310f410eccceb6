import KhenSource

/// The files of a new rule set: what every rule set needs, one small award with its tests, and
/// dossiers to try it on.
enum RuleSetScaffold {
  /// A file, by its path below the folder of the rule set.
  struct File {
    var path: String
    var text: String
  }

  /// The rule files, with Vietnamese keywords.
  static func rules(year: Int) -> [File] {
    [
      File(path: "rules/chung/cach-tinh.khen", text: time),
      File(path: "rules/chung/ho-so.khen", text: dossiers),
      File(path: "rules/van-ban.khen", text: instruments(year)),
      File(path: "rules/giay-khen.khen", text: award),
      File(path: "rules/giay-khen.kiem-thu.khen", text: tests(year)),
    ]
  }

  /// Dossiers to try the rules on, and what to do next.
  static func others(directory: String, year: Int) -> [File] {
    [
      File(path: "ho-so-mau.ndjson", text: samples(year)),
      File(path: "README.md", text: readme(directory, year)),
    ]
  }

  private static let time = """
    // Cách tính thời gian chung của bộ quy tắc.

    // Thời gian công tác đo theo lịch; cách khác: “theo ngày 365/30” (Điều 146 Bộ luật Dân sự 2015).
    cách tính thời gian: theo lịch

    // Cộng tháng rơi vào ngày không có thật thì lùi về ngày cuối tháng (Điều 148 Bộ luật Dân sự 2015).
    cuối tháng: lùi về

    """

  private static let dossiers = """
    // Hồ sơ đề nghị khen thưởng: mỗi trường một dòng, gồm tên, kiểu và nhãn trên biểu mẫu.

    danh mục mức_hoàn_thành "Mức độ hoàn thành nhiệm vụ" {
        KHT "Không hoàn thành" < HT "Hoàn thành" < HTT "Hoàn thành tốt" < HTXS "Hoàn thành xuất sắc"
    }

    bản ghi giai_đoạn "Giai đoạn công tác" {
        đơn_vị: chuỗi "Đơn vị"
        từ: ngày "Từ ngày" còn gọi "Từ"
        đến: ngày? "Đến ngày" còn gọi "Đến"  // để trống nếu đang làm
    }

    hồ sơ cá_nhân "Hồ sơ cá nhân" {
        mã_hồ_sơ: chuỗi "Mã hồ sơ"
        họ_tên: chuỗi "Họ và tên"
        xếp_loại: mức_hoàn_thành "Xếp loại năm đề nghị"
        quá_trình: danh sách giai_đoạn "Quá trình công tác" minh chứng "Sơ yếu lý lịch"
    }

    """

  private static func instruments(_ year: Int) -> String {
    """
    // Văn bản mà các quy tắc dựa vào. Ghi đúng số hiệu, ngày ban hành và hiệu lực của văn bản thật.

    văn bản QC_khen_thưởng "Quy chế khen thưởng của đơn vị (mẫu)" {
        số hiệu chưa ghi
        hiệu lực từ 01/01/\(year)
    }

    """
  }

  private static let award = """
    // Giấy khen của đơn vị: ví dụ để bắt đầu; số liệu không phải quy định của pháp luật.

    tham số thâm_niên_giấy_khen: thời hạn "Thời gian công tác tối thiểu" =
        3 năm căn cứ QC_khen_thưởng khoản 1 điều 5 (trích lại)

    khái niệm thời_gian_công_tác cho cá_nhân: thời gian "Thời gian công tác" =
        thời_gian(dòng 1 từ g.từ đến hết g.đến với g trong quá_trình trùng nhau lấy cao nhất)

    khen thưởng giấy_khen theo QC_khen_thưởng "Giấy khen" cho cá_nhân {
        điều kiện thâm_niên "Đủ thời gian công tác" căn cứ QC_khen_thưởng khoản 1 điều 5 (trích lại) {
            thời_gian_công_tác >= thâm_niên_giấy_khen
        }
        điều kiện hoàn_thành "Hoàn thành tốt nhiệm vụ trở lên"
            căn cứ QC_khen_thưởng khoản 2 điều 5 (trích lại) {
            xếp_loại >= HTT
        }
        xác nhận được_ghi_nhận "Được tập thể ghi nhận" bởi "Tập thể đơn vị đề nghị"
            căn cứ QC_khen_thưởng khoản 3 điều 5 (trích lại)
        tài liệu tờ_trình "Tờ trình đề nghị" bắt buộc căn cứ QC_khen_thưởng điều 6 (trích lại)
    }

    """

  private static func tests(_ year: Int) -> String {
    """
    // Kiểm thử Giấy khen. Mọi hồ sơ ở đây là hư cấu.

    hồ sơ mẫu người_mẫu là cá_nhân {
        mã_hồ_sơ: "MẪU", họ_tên: "Người mẫu", xếp_loại: HTXS,
        quá_trình: [{ đơn_vị: "Đơn vị mẫu", từ: 02/06/\(year - 3) }],
        xác_nhận: { được_ghi_nhận: đúng }, tài_liệu: { tờ_trình: đúng }
    }

    kiểm thử "thời gian công tác" cho giấy_khen {
        ngày_xét: 01/06/\(year)
        hồ sơ người_mẫu
        mong đợi đủ điều kiện
        mong đợi đạt thâm_niên
        mong đợi thời_gian_công_tác = 3 năm
        mong đợi thâm_niên_giấy_khen = 3 năm
        mong đợi theo QC_khen_thưởng
        trường hợp "thiếu một ngày" { ngày_xét: 31/05/\(year) } {
            mong đợi không đạt thâm_niên
            mong đợi không đủ điều kiện
        }
        trường hợp "thêm một ngày" { ngày_xét: 02/06/\(year) } { mong đợi đạt thâm_niên }
        trường hợp "nghỉ đúng ngày đủ 3 năm" {
            ngày_xét: 01/10/\(year),
            quá_trình: [{ đơn_vị: "Đơn vị mẫu", từ: 02/06/\(year - 3), đến: 01/06/\(year) }]
        } { mong đợi đạt thâm_niên }
        trường hợp "hai nơi cùng lúc tính một lần" {
            quá_trình: [{ đơn_vị: "Đơn vị mẫu A", từ: 01/06/\(year - 2) }, { đơn_vị: "Đơn vị mẫu B", từ: 01/06/\(year - 2) }]
        } { mong đợi không đạt thâm_niên }
        trường hợp "chưa rõ ngày bắt đầu" { quá_trình: [{ đơn_vị: "Đơn vị mẫu", từ: năm \(year - 3) }] } {
            mong đợi chưa rõ thâm_niên vì quá_trình.từ
            mong đợi chưa đủ căn cứ
        }
    }

    kiểm thử "xếp loại, xác nhận, giấy tờ" cho giấy_khen {
        ngày_xét: 01/06/\(year)
        hồ sơ người_mẫu
        mong đợi đạt hoàn_thành
        mong đợi đạt được_ghi_nhận
        mong đợi đạt tờ_trình
        trường hợp "hoàn thành tốt là đủ" { xếp_loại: HTT } { mong đợi đạt hoàn_thành }
        trường hợp "hoàn thành thì chưa đủ" { xếp_loại: HT } {
            mong đợi không đạt hoàn_thành
            mong đợi không đủ điều kiện
        }
        trường hợp "chưa rõ xếp loại" { xếp_loại: không rõ } { mong đợi chưa rõ hoàn_thành vì xếp_loại }
        trường hợp "chưa ai xác nhận" { xác_nhận: { được_ghi_nhận: không rõ } } {
            mong đợi chờ được_ghi_nhận
            mong đợi chờ xác nhận
        }
        trường hợp "không được ghi nhận" { xác_nhận: { được_ghi_nhận: sai } } {
            mong đợi không đạt được_ghi_nhận
            mong đợi không đủ điều kiện
        }
        trường hợp "chưa có tờ trình" { tài_liệu: { tờ_trình: không rõ } } {
            mong đợi chưa rõ tờ_trình
            mong đợi chưa đủ căn cứ
        }
        trường hợp "không có tờ trình" { tài_liệu: { tờ_trình: sai } } {
            mong đợi không đạt tờ_trình
            mong đợi không đủ điều kiện
        }
    }

    kiểm thử "hiệu lực của quy chế" cho giấy_khen {
        ngày_xét: 01/01/\(year)
        hồ sơ người_mẫu
        mong đợi theo QC_khen_thưởng
        trường hợp "trước khi có hiệu lực" { ngày_xét: 31/12/\(year - 1) } {
            mong đợi không thuộc đối tượng
        }
    }

    """
  }

  private static func samples(_ year: Int) -> String {
    """
    {"mã_hồ_sơ": "MẪU-01", "họ_tên": "Người mẫu 01", "xếp_loại": "HTXS", "quá_trình": [{"đơn_vị": "Đơn vị mẫu", "từ": "01/03/\(year - 9)"}], "xác_nhận": {"được_ghi_nhận": true}, "tài_liệu": {"tờ_trình": true}}
    {"mã_hồ_sơ": "MẪU-02", "họ_tên": "Người mẫu 02", "xếp_loại": "HT", "quá_trình": [{"đơn_vị": "Đơn vị mẫu", "từ": "01/03/\(year - 1)"}], "xác_nhận": {"được_ghi_nhận": true}, "tài_liệu": {"tờ_trình": true}}
    {"mã_hồ_sơ": "MẪU-03", "họ_tên": "Người mẫu 03", "quá_trình": [{"đơn_vị": "Đơn vị mẫu", "từ": "3/\(year - 9)"}], "xác_nhận": {"được_ghi_nhận": true}}
    {"mã_hồ_sơ": "MẪU-04", "họ_tên": "Người mẫu 04", "xếp_loại": "HTT", "quá_trình": [{"đơn_vị": "Đơn vị mẫu", "từ": "2015"}], "tài_liệu": {"tờ_trình": true}}

    """
  }

  private static func readme(_ directory: String, _ year: Int) -> String {
    """
    # Bộ quy tắc khen thưởng

    Khung do `khen new ruleset` tạo ra. Giấy khen ở đây là ví dụ; mọi hồ sơ là hư cấu.

    | việc | lệnh |
    |---|---|
    | kiểm tra quy tắc | `khen validate \(directory)/rules` |
    | chạy các tình huống thử | `khen test \(directory)/rules` |
    | trình bày theo kiểu chung | `khen fmt \(directory)/rules` |
    | xét hồ sơ | `khen check --rules \(directory)/rules --as-of 01/06/\(year) \(directory)/ho-so-mau.ndjson` |
    | xem vì sao | `khen explain --rules \(directory)/rules --as-of 01/06/\(year) --id MẪU-02 \(directory)/ho-so-mau.ndjson` |
    | thêm một khen thưởng | `khen new award "Tên khen thưởng" --rules \(directory)/rules` |

    Bắt đầu từ `rules/chung/ho-so.khen` (hồ sơ có những gì), `rules/van-ban.khen` (dựa vào văn bản nào), rồi `rules/giay-khen.khen`
    (tiêu chuẩn) và `rules/giay-khen.kiem-thu.khen` (tình huống thử). Mỗi lần sửa, chạy hai lệnh đầu.

    """
  }
}
