import KhenSemantics
import KhenSource
import Testing

@Suite struct `Worked clauses` {
  struct Clause: CustomTestStringConvertible {
    var name: String
    var source: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Clause(name: "commemorative medal", source: commemorativeMedal),
    Clause(name: "contribution by post", source: contribution),
    Clause(name: "discipline", source: discipline),
    Clause(name: "years of rating", source: yearsOfRating),
    Clause(name: "bonus money", source: bonusMoney),
  ])
  func `a worked clause is accepted as the design writes it`(clause: Clause) {
    let checked = MarkedSource(clause.source).check()
    #expect(checked.found.map(\.description) == [])
    #expect(checked.program != nil)
  }
}

private let commemorativeMedal = """
  cách tính thời gian: theo lịch
  văn bản TT_25 "Thông tư" { số hiệu "25/2023/TT-BYT"  hiệu lực từ 15/02/2024 }
  văn bản TT_38 { hiệu lực từ 15/07/2019 đến trước 15/02/2024 }
  văn bản NĐ_152 { hiệu lực từ 01/07/2025 đến trước 01/03/2027 }
  danh mục giới { nam "Nam", nữ "Nữ" }
  danh mục việc_đặc_thù { việc_thường, lao, phong, tâm_thần }
  danh mục nơi_đặc_thù { nơi_thường, biên_giới, hải_đảo }
  danh mục hiến { không_hiến, bộ_phận_khi_sống, bộ_phận_sau_chết, xác }
  danh mục tên_khen { KNC_VSKND, BK }
  bản ghi khen_cũ { tên: tên_khen }
  bản ghi giai_đoạn "Giai đoạn công tác" {
      đơn_vị: chuỗi; ngành_y_tế: đúng_sai; việc: việc_đặc_thù; nơi: nơi_đặc_thù
      từ: ngày "Từ"; đến: ngày? "Đến (để trống nếu đang làm)"
  }
  hồ sơ cá_nhân {
      giới_tính: giới; hiến_tặng: hiến; quá_trình: danh sách giai_đoạn
      khen_thưởng: danh sách khen_cũ; đang_xem_xét_kỷ_luật: đúng_sai
  }
  tham số hệ_số_đặc_thù: số = 14/12 căn cứ TT_25 khoản 1 điều 8 (trích lại)
  khái niệm hệ_số cho giai_đoạn: số "Hệ số quy đổi" = 1 {
      ngoại lệ đặc_thù khi việc khác việc_thường hoặc nơi khác nơi_thường: hệ_số_đặc_thù căn cứ TT_25 khoản 1 điều 8 (trích lại)
  }
  khái niệm thời_gian_quy_đổi cho cá_nhân: thời gian "Thời gian công tác quy đổi" =
      quy_đổi(dòng g.hệ_số từ g.từ đến hết g.đến với g trong quá_trình mà g.ngành_y_tế trùng nhau lấy cao nhất)
  khái niệm thâm_niên_tối_thiểu cho cá_nhân: thời hạn "Thời gian tối thiểu" =
      tra giới_tính { nam: 20 năm; nữ: 15 năm } căn cứ TT_25 khoản 1 điều 8 (trích lại)
  khen thưởng kỷ_niệm_chương theo TT_25 "Kỷ niệm chương" cho cá_nhân {
      một trong "Căn cứ xét tặng" {
          điều kiện thâm_niên "Đủ thời gian" căn cứ TT_25 khoản 1 điều 8 (trích lại) {
              thời_gian_quy_đổi >= thâm_niên_tối_thiểu
          }
          điều kiện hiến_bộ_phận { hiến_tặng = bộ_phận_khi_sống }
          điều kiện truy_tặng { hiến_tặng trong [bộ_phận_sau_chết, xác] }
          điều kiện dân_số "Nhánh dân số" căn cứ TT_25 khoản 2 điều 8 chưa có nguồn
      }
      xác nhận y_đức "Giữ gìn y đức" bởi "Hội đồng" căn cứ TT_25 (chưa có nguồn)
      tài liệu tờ_trình "Tờ trình" bắt buộc mẫu "Mẫu số 11" số bản 1
  }
  khen thưởng kỷ_niệm_chương theo TT_38 "Kỷ niệm chương" cho cá_nhân {
      loại trừ đã_có "Đã được tặng" căn cứ TT_38 khi có k trong khen_thưởng mà k.tên = KNC_VSKND
      điều kiện thâm_niên "Đủ thời gian công tác" { thời_gian_quy_đổi >= thâm_niên_tối_thiểu }
  }
  bổ sung cho mọi khen thưởng căn cứ NĐ_152 khoản 4 điều 4 {
      tạm dừng xem_xét_kỷ_luật "Đang xem xét kỷ luật" khi đang_xem_xét_kỷ_luật
  }
  hồ sơ mẫu nữ_mẫu là cá_nhân {
      giới_tính: nữ, hiến_tặng: không_hiến, khen_thưởng: [], đang_xem_xét_kỷ_luật: sai,
      xác_nhận: { y_đức: đúng }, tài_liệu: { tờ_trình: 31/12/2026 }
  }
  kiểm thử "T7" cho kỷ_niệm_chương {
      ngày_xét: 30/09/2024
      hồ sơ nữ_mẫu
      trường hợp "đủ 15 năm" { quá_trình: [{ ngành_y_tế: đúng, việc: việc_thường, nơi: nơi_thường, từ: tháng 10/2009 }] } { mong đợi đạt thâm_niên }
      trường hợp "không rõ giới" { giới_tính: không rõ } {
          mong đợi chưa rõ thâm_niên vì giới_tính
          mong đợi theo TT_25
          mong đợi thâm_niên_tối_thiểu = 15 năm
      }
  }
  """

private let contribution = """
  cách tính thời gian: theo ngày 365/30
  danh mục bậc_chức_vụ { phó_vụ_trưởng < vụ_trưởng < thứ_trưởng }
  danh mục hạng { chưa_đạt < ba < nhì < nhất }
  danh mục giới { nam, nữ }
  danh mục chức { c_thứ_trưởng, c_vụ_trưởng, giám_đốc_sở, c_phó }
  bản ghi lần_giữ_chức { chức_vụ: chức; từ: ngày; đến: ngày? }
  hồ sơ cá_nhân { giới_tính: giới; tuổi_nghỉ_hưu_cao_hơn: đúng_sai; quá_trình_chức_vụ: danh sách lần_giữ_chức }
  khái niệm bậc cho lần_giữ_chức: bậc_chức_vụ "Bậc tương đương" = tra chức_vụ {
      c_thứ_trưởng: thứ_trưởng;
      c_vụ_trưởng, giám_đốc_sở: vụ_trưởng;
      c_phó: phó_vụ_trưởng
  }
  khái niệm dòng_chức_vụ cho cá_nhân: dòng thời gian bậc_chức_vụ =
      dòng c.bậc từ c.từ đến hết c.đến với c trong quá_trình_chức_vụ trùng nhau lấy cao nhất
  khái niệm giữ(b: bậc_chức_vụ) cho cá_nhân: thời gian = thời_gian(từ_mức(dòng_chức_vụ, b))
  khái niệm hệ_số_thời_gian cho cá_nhân: số = 1 {
      ngoại lệ nữ khi giới_tính = nữ: 2/3 {
          ngoại lệ tuổi_hưu_cao khi tuổi_nghỉ_hưu_cao_hơn: 1
      }
  }
  khái niệm đạt_hạng(b: bậc_chức_vụ, t: thời gian): hạng = tra b {
      thứ_trưởng: tra t { từ 5 năm trở lên: nhất; từ 3 năm đến dưới 5 năm: nhì; còn lại: chưa_đạt };
      vụ_trưởng: tra t { từ 15 năm trở lên: nhất; từ 10 năm đến dưới 15 năm: nhì; từ 6 năm đến dưới 10 năm: ba; còn lại: chưa_đạt };
      phó_vụ_trưởng: tra t { từ 15 năm trở lên: nhì; từ 10 năm đến dưới 15 năm: ba; dưới 10 năm: chưa_đạt }
  }
  khái niệm hạng_cống_hiến cho cá_nhân: hạng = lớn nhất đạt_hạng(b, giữ(b) / hệ_số_thời_gian) với b trong bậc_chức_vụ nếu không có thì chưa_đạt
  khen thưởng HCLĐ_nhì cho cá_nhân nhóm cấp_nhà_nước {
      điều kiện hạng_nhì { hạng_cống_hiến = nhì }
  }
  """

private let discipline = """
  danh mục mức_kỷ_luật { khiển_trách < cảnh_cáo < cách_chức }
  bản ghi quyết_định_kỷ_luật {
      mức: mức_kỷ_luật; hiệu_lực: ngày; đã_hủy: đúng_sai
      từ_kỷ_luật_đảng: ngày?; chấm_dứt_sớm: ngày?
  }
  hồ sơ cá_nhân { kỷ_luật: danh sách quyết_định_kỷ_luật }
  tham số thời_hạn_kỷ_luật: thời hạn = 12 tháng { từ 01/07/2026: 12 tháng }
  khái niệm hết_hiệu_lực cho quyết_định_kỷ_luật: ngày =
      (từ_kỷ_luật_đảng nếu không có thì hiệu_lực) + thời_hạn_kỷ_luật {
      ngoại lệ vi_phạm_mới khi có chấm_dứt_sớm: chấm_dứt_sớm
  }
  khái niệm còn_hiệu_lực(d: ngày) cho quyết_định_kỷ_luật: đúng_sai = không đã_hủy và d từ hiệu_lực đến trước hết_hiệu_lực
  khái niệm đang_bị_kỷ_luật(m: mức_kỷ_luật) cho cá_nhân: đúng_sai = có k trong kỷ_luật mà k.mức >= m và k.còn_hiệu_lực(ngày_xét)
  khái niệm bị_kỷ_luật_trong_năm(n: năm) cho cá_nhân: đúng_sai = có k trong kỷ_luật mà năm_của(k.hiệu_lực) = n và không k.đã_hủy
  khen thưởng A cho cá_nhân {
      loại trừ kỷ_luật khi đang_bị_kỷ_luật(cảnh_cáo)
      điều kiện sạch { không bị_kỷ_luật_trong_năm(2024) và (mọi k trong kỷ_luật đều k.mức < cách_chức) }
  }
  """

private let yearsOfRating = """
  danh mục xếp_loại { KHT < HT < HTT < HTXS }
  danh mục danh_hiệu { CSTĐCS, LĐTT, BK_bộ }
  bản ghi lần { tên: danh_hiệu; năm: năm; đã_thu_hồi: đúng_sai }
  bản ghi lần_khen { tên: danh_hiệu; ngày_quyết_định: ngày; tính_đến: ngày?; đã_thu_hồi: đúng_sai }
  hồ sơ cá_nhân {
      xếp_loại: theo năm xếp_loại; số_sáng_kiến: theo năm số nguyên; năm_đề_nghị: năm
      năm_vào_ngành: năm; danh_hiệu: danh sách lần; khen_thưởng: danh sách lần_khen
  }
  khái niệm các_năm_CSTĐCS cho cá_nhân: danh sách năm = các d.năm với d trong danh_hiệu mà d.tên = CSTĐCS và không d.đã_thu_hồi
  khái niệm các_năm_HTXS cho cá_nhân: danh sách năm = các n trong các năm từ năm_vào_ngành đến hết năm_đề_nghị mà xếp_loại năm n = HTXS
  khái niệm mốc cho lần_khen: ngày = tính_đến nếu không có thì ngày_quyết_định
  khái niệm các_năm_sau(k: lần_khen) cho cá_nhân: khoảng năm = các năm từ năm_của(k.mốc) + 1 đến hết năm_đề_nghị
  khen thưởng LĐTT cho cá_nhân { điều kiện tốt { xếp_loại năm năm_đề_nghị >= HTT } }
  khen thưởng bằng_khen cho cá_nhân nhóm cấp_bộ {
      điều kiện lđtt { đủ tiêu chuẩn LĐTT }
      một trong {
          điều kiện hai_CSTĐCS { có 2 năm liên tiếp T trong các_năm_CSTĐCS }
          điều kiện hai_HTXS {
              có ít nhất 2 năm liên tiếp T trong các_năm_HTXS kết thúc tại năm_đề_nghị mà
                  ((tổng số_sáng_kiến năm n với n trong T) >= 2)
          }
          điều kiện năm_năm {
              có k trong khen_thưởng mà k.tên = BK_bộ và không k.đã_thu_hồi
                  và (đếm n trong các_năm_sau(k)) >= 5
                  và (mọi n trong các_năm_sau(k) đều xếp_loại năm n >= HTT)
                  và (có ít nhất 3 n trong các_năm_sau(k) mà n trong các_năm_CSTĐCS)
          }
      }
  }
  kiểm thử "T1" cho bằng_khen {
      ngày_xét: 01/03/2025
      hồ sơ { năm_đề_nghị: 2024, xếp_loại: { 2023: HTXS, 2024: HTXS }, danh_hiệu: [{ tên: CSTĐCS, năm: 2024, đã_thu_hồi: sai }] }
      mong đợi không đạt hai_CSTĐCS
  }
  """

private let bonusMoney = """
  danh mục loại_thưởng { danh_hiệu, hình_thức }
  danh mục tên_khen { CSTĐ, KNC, giấy_khen }
  danh mục người { một_người "Cá nhân", nhiều_người "Tập thể" }
  bản ghi quyết_định_khen { tên: tên_khen; người_nhận: người; ngày_quyết_định: ngày; kỳ: khoảng năm }
  hồ sơ cá_nhân { đợt_này: danh sách quyết_định_khen }
  tham số lương_cơ_sở: tiền = 2.340.000 đồng { từ 01/07/2026: 2.530.000 đồng }
  khái niệm loại cho quyết_định_khen: loại_thưởng = tra tên { CSTĐ: danh_hiệu; còn lại: hình_thức }
  khái niệm hệ_số cho quyết_định_khen: số = tra tên { CSTĐ: 4,5; KNC: 0,6; giấy_khen: 0,3 }
  khái niệm nhân cho quyết_định_khen: số = tra người_nhận { một_người: 1; nhiều_người: 2 } {
      ngoại lệ danh_hiệu_và_KNC khi loại = danh_hiệu hoặc tên = KNC: 1
  }
  khái niệm mức cho quyết_định_khen: tiền =
      làm tròn lên (hệ_số * nhân * (lương_cơ_sở tại ngày_quyết_định)) đến 10.000 đồng
  khái niệm của_kỳ(k: khoảng năm) cho cá_nhân: tiền =
      (lớn nhất q.mức với q trong đợt_này mà q.loại = danh_hiệu và q.kỳ = k) nếu không có thì 0 đồng
  khái niệm tổng_thưởng cho cá_nhân: tiền =
      (tổng của_kỳ(k) với k trong các khác nhau q.kỳ với q trong đợt_này) + (tổng q.mức với q trong đợt_này mà q.loại = hình_thức)
  khen thưởng A cho cá_nhân {
      kết quả tiền_thưởng: tiền "Tiền thưởng" = tổng_thưởng
      hạn trả "Trả kết quả" = ngày_xét + 15 ngày làm việc
      điều kiện có_quyết_định { (đếm q trong đợt_này) >= 1 }
  }
  """
