/// Rules and dossiers whose explanations are kept as golden files; people are fictional.
enum ExplanationRules {
  static let medal = """
    cách tính thời gian: theo lịch
    văn bản TT_25 "Thông tư quy định xét tặng Kỷ niệm chương" { số hiệu "25/2023/TT-BYT"  hiệu lực từ 15/02/2024 }
    văn bản NĐ_152 "Nghị định thi đua, khen thưởng" { số hiệu "152/2025/NĐ-CP"  hiệu lực từ 01/07/2025 }
    danh mục giới { nam "Nam", nữ "Nữ" }
    danh mục việc_đặc_thù { việc_thường "Không thuộc danh mục", lao "Lao", tâm_thần "Tâm thần" }
    danh mục nơi_đặc_thù { nơi_thường "Không thuộc danh mục", hải_đảo "Hải đảo" }
    danh mục hiến { không_hiến "Không hiến", bộ_phận_khi_sống "Bộ phận cơ thể khi còn sống", xác "Hiến xác" }
    danh mục mức_kỷ_luật { khiển_trách "Khiển trách" < cảnh_cáo "Cảnh cáo" < cách_chức "Cách chức" }
    bản ghi giai_đoạn "Giai đoạn công tác" {
        đơn_vị: chuỗi "Đơn vị"; ngành_y_tế: đúng_sai "Thuộc ngành Y tế"
        việc: việc_đặc_thù "Công việc đặc thù"; nơi: nơi_đặc_thù "Nơi đặc thù"
        từ: ngày "Từ"; đến: ngày? "Đến"
    }
    bản ghi quyết_định "Quyết định kỷ luật" {
        mức: mức_kỷ_luật "Hình thức"; hiệu_lực: ngày "Có hiệu lực từ"
    }
    hồ sơ cá_nhân "Hồ sơ cá nhân" {
        họ_tên: chuỗi "Họ và tên"
        giới_tính: giới "Giới tính"; hiến_tặng: hiến "Hiến tặng"
        quá_trình: danh sách giai_đoạn "Quá trình công tác"
        kỷ_luật: danh sách quyết_định "Kỷ luật"
        đang_xem_xét_kỷ_luật: đúng_sai "Đang bị xem xét kỷ luật"
    }
    tham số hệ_số_đặc_thù: số "Hệ số quy đổi đặc thù" = 14/12 căn cứ TT_25 khoản 1 điều 8 (trích lại)
    khái niệm hệ_số cho giai_đoạn: số "Hệ số quy đổi" = 1 {
        ngoại lệ đặc_thù khi việc khác việc_thường hoặc nơi khác nơi_thường: hệ_số_đặc_thù căn cứ TT_25 khoản 1 điều 8 (trích lại)
    }
    khái niệm thời_gian_quy_đổi cho cá_nhân: thời gian "Thời gian công tác quy đổi" =
        quy_đổi(dòng g.hệ_số từ g.từ đến hết g.đến với g trong quá_trình mà g.ngành_y_tế trùng nhau lấy cao nhất)
    khái niệm thâm_niên_tối_thiểu cho cá_nhân: thời hạn "Thời gian tối thiểu" =
        tra giới_tính { nam: 20 năm; nữ: 15 năm } căn cứ TT_25 khoản 1 điều 8 (trích lại)
    khen thưởng kỷ_niệm_chương theo TT_25 "Kỷ niệm chương “Vì sức khỏe nhân dân”" cho cá_nhân {
        một trong "Căn cứ xét tặng" {
            điều kiện thâm_niên "Đủ thời gian công tác trong ngành Y tế" căn cứ TT_25 khoản 1 điều 8 (trích lại) {
                thời_gian_quy_đổi >= thâm_niên_tối_thiểu
            }
            điều kiện hiến_bộ_phận "Hiến bộ phận cơ thể người" căn cứ TT_25 khoản 3 điều 8 { hiến_tặng = bộ_phận_khi_sống }
        }
        loại trừ kỷ_luật "Đang chấp hành kỷ luật từ cảnh cáo trở lên" căn cứ TT_25 khoản 1 điều 9 khi
            có k trong kỷ_luật mà k.mức >= cảnh_cáo và ngày_xét từ k.hiệu_lực đến trước k.hiệu_lực + 12 tháng
        xác nhận y_đức "Giữ gìn y đức, gương mẫu chấp hành pháp luật" bởi "Hội đồng Thi đua - Khen thưởng cơ sở" căn cứ TT_25 khoản 2 điều 9
        tài liệu tờ_trình "Tờ trình kèm danh sách" bắt buộc mẫu "Mẫu số 11" số bản 1 căn cứ TT_25 điều 12
        tạm dừng xem_xét_kỷ_luật "Đang trong thời gian xem xét kỷ luật" căn cứ NĐ_152 khoản 4 điều 4 khi đang_xem_xét_kỷ_luật
    }
    hồ sơ mẫu nữ_mẫu là cá_nhân {
        họ_tên: "Nguyễn Thị A", giới_tính: nữ, hiến_tặng: không_hiến, kỷ_luật: [], đang_xem_xét_kỷ_luật: sai,
        quá_trình: [{ đơn_vị: "BV Đa khoa tỉnh X", ngành_y_tế: đúng, việc: việc_thường, nơi: nơi_thường, từ: 01/10/2009 }],
        xác_nhận: { y_đức: đúng }, tài_liệu: { tờ_trình: đúng }
    }
    kiểm thử "medal" cho kỷ_niệm_chương {
        ngày_xét: 30/09/2024
        hồ sơ nữ_mẫu
        trường hợp "T7: fifteen years" {} { mong đợi đủ điều kiện }
        trường hợp "T7: fourteen years eleven months" { quá_trình: [{ đơn_vị: "BV Đa khoa tỉnh X", ngành_y_tế: đúng, việc: việc_thường, nơi: nơi_thường, từ: 01/11/2009 }] } { mong đợi không đủ điều kiện }
        trường hợp "sex unknown, 17 years" { giới_tính: không rõ, quá_trình: [{ đơn_vị: "BV Đa khoa tỉnh X", ngành_y_tế: đúng, việc: việc_thường, nơi: nơi_thường, từ: 01/10/2007 }] } { mong đợi chưa đủ căn cứ }
        trường hợp "sex unknown, 21 years" { giới_tính: không rõ, quá_trình: [{ đơn_vị: "BV Đa khoa tỉnh X", ngành_y_tế: đúng, việc: việc_thường, nơi: nơi_thường, từ: 01/10/2003 }] } { mong đợi đủ điều kiện }
        trường hợp "sex unknown, 14 years" { giới_tính: không rõ, quá_trình: [{ đơn_vị: "BV Đa khoa tỉnh X", ngành_y_tế: đúng, việc: việc_thường, nơi: nơi_thường, từ: 01/10/2010 }] } { mong đợi không đủ điều kiện }
        trường hợp "start unknown" { quá_trình: [{ đơn_vị: "TYT xã X", ngành_y_tế: đúng, việc: việc_thường, nơi: nơi_thường }] } { mong đợi chưa đủ căn cứ }
        trường hợp "start known to the month" { quá_trình: [{ đơn_vị: "TYT xã X", ngành_y_tế: đúng, việc: việc_thường, nơi: nơi_thường, từ: tháng 10/2009 }] } { mong đợi chưa đủ căn cứ }
        trường hợp "T8: weighted" { giới_tính: nam, quá_trình: [
            { đơn_vị: "BV Tâm thần", ngành_y_tế: đúng, việc: tâm_thần, nơi: nơi_thường, từ: 01/10/2006, đến: 30/09/2018 },
            { đơn_vị: "BV Đa khoa tỉnh X", ngành_y_tế: đúng, việc: việc_thường, nơi: nơi_thường, từ: 01/10/2018 }] } { mong đợi đủ điều kiện }
        trường hợp "eighteen years and eight months" { giới_tính: nam, quá_trình: [
            { đơn_vị: "BV Đa khoa tỉnh X", ngành_y_tế: đúng, việc: việc_thường, nơi: nơi_thường, từ: 01/02/2006, đến: 31/08/2014 },
            { đơn_vị: "Sở Xây dựng", ngành_y_tế: sai, việc: việc_thường, nơi: nơi_thường, từ: 01/09/2014, đến: 31/08/2015 },
            { đơn_vị: "BV Tâm thần", ngành_y_tế: đúng, việc: tâm_thần, nơi: nơi_thường, từ: 01/09/2015 }] } { mong đợi không đủ điều kiện }
        trường hợp "discipline in force" { kỷ_luật: [
            { mức: khiển_trách, hiệu_lực: 01/02/2024 }, { mức: cảnh_cáo, hiệu_lực: 12/08/2024 }] } { mong đợi không đủ điều kiện }
        trường hợp "discipline lapsed" { kỷ_luật: [{ mức: cảnh_cáo, hiệu_lực: 12/08/2022 }] } { mong đợi đủ điều kiện }
        trường hợp "hold" { đang_xem_xét_kỷ_luật: đúng } { mong đợi chưa xét }
        trường hợp "pending" { xác_nhận: { y_đức: không rõ } } { mong đợi chờ xác nhận }
        trường hợp "document missing" { tài_liệu: { tờ_trình: không rõ } } { mong đợi chưa đủ căn cứ }
        trường hợp "service list not filed" { quá_trình: không rõ } { mong đợi chưa đủ căn cứ }
        trường hợp "refused with everything else open" { giới_tính: không rõ, xác_nhận: { y_đức: không rõ }, kỷ_luật: [{ mức: cách_chức, hiệu_lực: 12/08/2024 }] } { mong đợi không đủ điều kiện }
    }
    """

  static let exceptions = """
    cách tính thời gian: theo lịch
    văn bản TT_X "Thông tư X" { số hiệu "1/2024/TT-BYT"  hiệu lực từ 01/01/2024 }
    danh mục giới { nam "Nam", nữ "Nữ" }
    bản ghi giai_đoạn "Giai đoạn công tác" { đơn_vị: chuỗi "Đơn vị"; từ: ngày "Từ"; đến: ngày? "Đến" }
    hồ sơ cá_nhân "Hồ sơ cá nhân" {
        giới_tính: giới "Giới tính"; hải_đảo: đúng_sai "Công tác ở hải đảo"
        tuổi_hưu_cao: đúng_sai "Tuổi nghỉ hưu cao hơn"
        quá_trình: danh sách giai_đoạn "Quá trình công tác"
    }
    khái niệm thời_gian_công_tác cho cá_nhân: thời gian "Thời gian công tác" =
        độ_dài(dòng 1 từ g.từ đến hết g.đến với g trong quá_trình trùng nhau lấy cao nhất)
    khái niệm tối_thiểu cho cá_nhân: thời hạn "Thời gian tối thiểu" = 20 năm căn cứ TT_X khoản 1 điều 5 {
        ngoại lệ nữ khi giới_tính = nữ: 15 năm căn cứ TT_X khoản 2 điều 5
        ngoại lệ ở_hải_đảo khi hải_đảo: 17 năm căn cứ TT_X điều 6
    }
    khái niệm cống_hiến cho cá_nhân: thời hạn "Thời gian cống hiến tối thiểu" = 15 năm căn cứ TT_X khoản 1 điều 7 {
        ngoại lệ nữ khi giới_tính = nữ: 10 năm căn cứ TT_X khoản 2 điều 7 {
            ngoại lệ tuổi_hưu_cao khi tuổi_hưu_cao: 15 năm căn cứ TT_X khoản 3 điều 7
        }
    }
    khen thưởng bằng_khen theo TT_X "Bằng khen" cho cá_nhân {
        điều kiện thâm_niên "Đủ thâm niên" căn cứ TT_X điều 5 { thời_gian_công_tác >= tối_thiểu }
    }
    khen thưởng huân_chương theo TT_X "Huân chương" cho cá_nhân {
        điều kiện cống_hiến "Đủ thời gian cống hiến" căn cứ TT_X điều 7 { thời_gian_công_tác >= cống_hiến }
    }
    hồ sơ mẫu mười_tám_năm là cá_nhân {
        giới_tính: nữ, hải_đảo: đúng, tuổi_hưu_cao: sai, quá_trình: [{ đơn_vị: "BV A", từ: 01/10/2006 }]
    }
    kiểm thử "collision" cho bằng_khen {
        ngày_xét: 30/09/2024
        hồ sơ mười_tám_năm
        trường hợp "case 21: woman on an island" {} { mong đợi không đủ điều kiện }
        trường hợp "case 21: sex unknown, island" { giới_tính: không rõ } { mong đợi chưa đủ căn cứ }
        trường hợp "case 21: man on an island" { giới_tính: nam } { mong đợi đủ điều kiện }
    }
    kiểm thử "contribution" cho huân_chương {
        ngày_xét: 30/09/2024
        hồ sơ mười_tám_năm sửa { hải_đảo: sai, tuổi_hưu_cao: không rõ }
        trường hợp "case 22: twelve years" { quá_trình: [{ đơn_vị: "BV A", từ: 01/10/2012 }] } { mong đợi chưa đủ căn cứ }
        trường hợp "case 22: nine years" { quá_trình: [{ đơn_vị: "BV A", từ: 01/10/2015 }] } { mong đợi không đủ điều kiện }
        trường hợp "case 22: fifteen years" { quá_trình: [{ đơn_vị: "BV A", từ: 01/10/2009 }] } { mong đợi đủ điều kiện }
        trường hợp "case 23: man, twelve years" { giới_tính: nam, quá_trình: [{ đơn_vị: "BV A", từ: 01/10/2012 }] } { mong đợi không đủ điều kiện }
    }
    """

  static let hardCases = """
    cách tính thời gian: theo lịch
    văn bản NĐ "Nghị định thi đua" { số hiệu "152/2025/NĐ-CP"  hiệu lực từ 01/01/2025 }
    danh mục giới { nam "Nam", nữ "Nữ" }
    danh mục xếp_loại { KHT "Không hoàn thành" < HT "Hoàn thành" < HTT "Hoàn thành tốt" < HTXS "Hoàn thành xuất sắc" }
    bản ghi giai_đoạn "Giai đoạn công tác" { đơn_vị: chuỗi "Đơn vị"; từ: ngày "Từ"; đến: ngày? "Đến" }
    hồ sơ cá_nhân "Hồ sơ cá nhân" {
        giới_tính: giới "Giới tính"; ngày_tặng: ngày "Ngày tặng"; phiếu_thuận: số nguyên "Số phiếu thuận"
        phiếu: số nguyên "Số phiếu"; quá_trình: danh sách giai_đoạn "Quá trình công tác"
        CSTĐ: danh sách năm "Năm đạt Chiến sĩ thi đua cơ sở"
        xếp_loại: theo năm xếp_loại "Xếp loại"; năm_xét: năm "Năm xét"
    }
    tham số lương_cơ_sở: tiền "Mức lương cơ sở" = 2.340.000 đồng { từ 01/07/2026: 2.530.000 đồng căn cứ NĐ điều 3 }
    khái niệm thời_gian cho cá_nhân: thời gian "Thời gian công tác" =
        độ_dài(dòng 1 từ g.từ đến hết g.đến với g trong quá_trình trùng nhau lấy cao nhất)
    khái niệm tối_thiểu cho cá_nhân: thời hạn "Thời gian tối thiểu" = tra giới_tính { nam: 20 năm; nữ: 15 năm } căn cứ NĐ khoản 1 điều 8
    khen thưởng A theo NĐ "Khen thưởng theo thâm niên" cho cá_nhân {
        điều kiện thâm_niên "Đủ thâm niên" căn cứ NĐ khoản 1 điều 8 { thời_gian >= tối_thiểu }
    }
    khen thưởng B theo NĐ "Khen thưởng theo năm" cho cá_nhân {
        điều kiện liên_tục "Ba năm liên tục là chiến sĩ thi đua" căn cứ NĐ điều 9 { có ít nhất 3 năm liên tiếp T trong CSTĐ }
        điều kiện phiếu "Đủ phiếu thuận" căn cứ NĐ điều 10 { phiếu_thuận / phiếu >= 90 % }
        điều kiện xếp_loại "Hoàn thành tốt nhiệm vụ" căn cứ NĐ điều 11 { xếp_loại năm năm_xét >= HTT }
    }
    khen thưởng C theo NĐ "Khen thưởng theo bậc" cho cá_nhân {
        điều kiện bậc "Thời gian từ 10 đến dưới 15 năm" căn cứ NĐ điều 12 { thời_gian từ 10 năm đến trước 15 năm }
        kết quả tiền_thưởng: tiền "Tiền thưởng" căn cứ NĐ điều 13 = làm tròn lên (0,6 * (lương_cơ_sở tại ngày_tặng)) đến 10.000 đồng
    }
    hồ sơ mẫu gốc là cá_nhân {
        giới_tính: nam, ngày_tặng: 01/07/2026, phiếu_thuận: 14, phiếu: 15, CSTĐ: [2022, 2023, 2024], năm_xét: 2024,
        xếp_loại: { 2024: HTT }, quá_trình: [{ đơn_vị: "BV A", từ: 01/03/2008, đến: 28/02/2025 }]
    }
    kiểm thử "service" cho A {
        ngày_xét: 28/02/2025
        hồ sơ gốc
        trường hợp "case 1" { giới_tính: không rõ } { mong đợi chưa đủ căn cứ }
        trường hợp "case 2" { giới_tính: không rõ, quá_trình: [{ đơn_vị: "BV A", từ: 01/03/2004, đến: 28/02/2025 }] } { mong đợi đủ điều kiện }
        trường hợp "case 3" { giới_tính: không rõ, quá_trình: [{ đơn_vị: "BV A", từ: 01/03/2011, đến: 28/02/2025 }] } { mong đợi không đủ điều kiện }
        trường hợp "case 4" { quá_trình: [{ đơn_vị: "BV A", từ: tháng 3/2005 }] } { mong đợi chưa đủ căn cứ }
        trường hợp "case 40: end unknown" { quá_trình: [{ đơn_vị: "BV A", từ: 01/03/2001, đến: không rõ }] } { mong đợi chưa đủ căn cứ }
    }
    kiểm thử "case 39" cho A {
        ngày_xét: 01/01/2026
        hồ sơ gốc
        trường hợp "case 39: from 01/07/2006" { quá_trình: [{ đơn_vị: "BV A", từ: 01/07/2006 }] } { mong đợi không đủ điều kiện }
    }
    kiểm thử "case 39 earlier" cho A {
        ngày_xét: 30/04/2025
        hồ sơ gốc
        trường hợp "case 39: from 01/09/2006" { quá_trình: [{ đơn_vị: "BV A", từ: 01/09/2006 }] } { mong đợi không đủ điều kiện }
    }
    kiểm thử "years" cho B {
        ngày_xét: 01/03/2025
        hồ sơ gốc
        trường hợp "all met" {} { mong đợi đủ điều kiện }
        trường hợp "two in a row" { CSTĐ: [2021, 2023, 2024] } { mong đợi không đủ điều kiện }
        trường hợp "a year not known" { CSTĐ: [2022, 2024, không rõ] } { mong đợi chưa đủ căn cứ }
        trường hợp "case 34: 13 of 15" { phiếu_thuận: 13 } { mong đợi không đủ điều kiện }
        trường hợp "rating too low" { xếp_loại: { 2024: HT } } { mong đợi không đủ điều kiện }
        trường hợp "rating not filed" { xếp_loại: { 2023: HT } } { mong đợi chưa đủ căn cứ }
    }
    kiểm thử "bands" cho C {
        ngày_xét: 01/03/2026
        hồ sơ gốc sửa { ngày_tặng: không rõ }
        trường hợp "case 36: too long" { quá_trình: [{ đơn_vị: "BV A", từ: 01/03/2010 }] } { mong đợi không đủ điều kiện }
        trường hợp "case 36: within" { quá_trình: [{ đơn_vị: "BV A", từ: 01/03/2014 }] } { mong đợi đủ điều kiện }
        trường hợp "case 35: bonus known" { ngày_tặng: 01/07/2026, quá_trình: [{ đơn_vị: "BV A", từ: 01/03/2014 }] } { mong đợi đủ điều kiện }
    }
    """
}
