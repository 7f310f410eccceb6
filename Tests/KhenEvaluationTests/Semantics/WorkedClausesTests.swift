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
    Clause(name: "benchmark criteria", source: benchmarkCriteria),
    Clause(name: "dossier and deadlines", source: dossierAndDeadlines),
    Clause(name: "exemplars", source: exemplars),
    Clause(name: "selections", source: selections),
    Clause(name: "an English file", source: englishFile),
  ])
  func `a worked clause is accepted as the design writes it`(clause: Clause) {
    let checked = MarkedSource(clause.source).check()
    #expect(checked.found.map(\.description) == [])
    #expect(checked.program != nil)
  }
}

/// Every clause, as raw material for tests of damaged files.
let allClauses = [
  commemorativeMedal, contribution, discipline, yearsOfRating, bonusMoney, benchmarkCriteria,
  dossierAndDeadlines, exemplars, selections, englishFile,
]

private let selections = """
  văn bản NĐ_152 { hiệu lực từ 01/07/2025 đến trước 01/03/2027 }
  danh mục cụm_thi_đua { cụm_1, cụm_2 }
  danh mục xếp_loại { KHT < HT < HTT < HTXS }
  hồ sơ tập_thể { cụm: cụm_thi_đua; xếp_loại: xếp_loại; điểm: số; tỷ_lệ_nữ: số; phiếu_suy_tôn: số nguyên }
  hồ sơ cá_nhân { cụm: cụm_thi_đua; xếp_loại: xếp_loại }
  khen thưởng cờ_bộ_tỉnh cho tập_thể { điều kiện a { xếp_loại = HTXS } }
  khen thưởng cờ_chính_phủ cho tập_thể { điều kiện a { xếp_loại = HTXS và điểm >= 90 } }
  khen thưởng điển_hình cho tập_thể, cá_nhân { điều kiện a { xếp_loại >= HTT } }
  khái niệm mạnh(mức: số) cho tập_thể: đúng_sai = điểm >= mức
  xét chọn dẫn_đầu_cụm "Tập thể dẫn đầu cụm" cho tập_thể {
      trong số t mà t đủ tiêu chuẩn cờ_bộ_tỉnh và t.mạnh(80)
      nhóm theo t.cụm
      không quá 1 mỗi nhóm
      xếp theo t.điểm giảm dần, ưu tiên t.tỷ_lệ_nữ >= 70 % căn cứ NĐ_152 khoản 6 điều 4
      bằng nhau do "Hội đồng cụm" quyết định
  }
  xét chọn đề_nghị_cờ_chính_phủ "Đề nghị Cờ" cho tập_thể căn cứ NĐ_152 khoản 1 điều 7 {
      trong số t mà t.được_chọn(dẫn_đầu_cụm) và t đủ tiêu chuẩn cờ_chính_phủ
      không quá 20 % của (đếm x trong cả_đợt mà x.được_chọn(dẫn_đầu_cụm))
      xếp theo t.phiếu_suy_tôn giảm dần
      bằng nhau do "Hội đồng" quyết định
  }
  xét chọn điển_hình_cụm "Cụm giới thiệu điển hình" cho tập_thể, cá_nhân {
      trong số t mà t đủ tiêu chuẩn điển_hình
      nhóm theo t.cụm, loại_hồ_sơ
      ít nhất 1 mỗi nhóm
  }
  xét chọn giới_hạn_HTXS cho tập_thể {
      trong số t mà t.xếp_loại = HTXS
      nhóm theo t.cụm
      không quá tra (đếm x trong cả_nhóm) { dưới 5: 1; còn lại: 20 % của (đếm x trong cả_nhóm mà x.xếp_loại >= HTT) } mỗi nhóm
      xếp theo t.xếp_loại giảm dần, t.điểm tăng dần
      bằng nhau cùng hạng
  }
  hồ sơ mẫu mẫu là tập_thể { cụm: cụm_1, xếp_loại: HTXS, điểm: 90, tỷ_lệ_nữ: 0,5, phiếu_suy_tôn: 3 }
  kiểm thử "một cụm" cho dẫn_đầu_cụm {
      ngày_xét: 01/12/2025
      đợt { "A": mẫu sửa { điểm: 91 }, B: mẫu; C: { cụm: cụm_2, xếp_loại: không rõ } }
      mong đợi được chọn "A"
      mong đợi không được chọn B
      mong đợi chưa đủ căn cứ C
  }
  """

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

private let benchmarkCriteria = """
  cách tính thời gian: theo lịch
  danh mục giới { nam, nữ }
  danh mục danh_hiệu { TTND, TTƯT, CSTĐCS }
  danh mục hình_thức { khiển_trách, cảnh_cáo, buộc_thôi_việc }
  danh mục địa_bàn { thường, đặc_biệt_khó_khăn }
  bản ghi giai_đoạn { đơn_vị: chuỗi; ngành_y_tế: đúng_sai; địa_bàn: địa_bàn; từ: ngày; đến: ngày? }
  bản ghi danh_hiệu_cũ { tên: danh_hiệu; năm: năm? }
  bản ghi kỷ_luật_cũ { hình_thức: hình_thức; từ: ngày; đến: ngày? }
  hồ sơ cá_nhân {
      giới_tính: giới; đơn_vị: chuỗi; đang_công_tác: đúng_sai
      quá_trình: danh sách giai_đoạn; danh_hiệu: danh sách danh_hiệu_cũ; kỷ_luật: danh sách kỷ_luật_cũ
  }
  tham số một_năm: số ngày = 365,25 ngày
  khái niệm hệ_số cho giai_đoạn: số = tra địa_bàn { đặc_biệt_khó_khăn: 6/4; còn lại: 1 }
  khái niệm mức_giảm cho danh_hiệu_cũ: số = tra tên { TTND: 10; TTƯT: 5; còn lại: 0 }
  khái niệm số_năm_gốc cho cá_nhân: số =
      (tra giới_tính { nữ: 20; nam: 25 }) - (lớn nhất d.mức_giảm với d trong danh_hiệu nếu không có thì 0)
  khái niệm số_năm_cần cho cá_nhân: số = số_năm_gốc {
      ngoại lệ ba_năm khi có 3 năm liên tiếp T trong (các d.năm với d trong danh_hiệu mà d.tên = CSTĐCS): nhỏ_nhất(số_năm_gốc, 15)
  }
  khái niệm cản cho kỷ_luật_cũ: thời hạn = tra hình_thức { khiển_trách: 1 năm; cảnh_cáo: 2 năm; còn lại: 5 năm }
  khen thưởng A cho cá_nhân {
      điều kiện C04 { quy_đổi_ngày(dòng p.hệ_số từ p.từ đến hết p.đến với p trong quá_trình mà p.ngành_y_tế trùng nhau cộng dồn) >= số_năm_cần * một_năm }
      loại trừ C06 khi có k trong kỷ_luật mà k.từ <= ngày_xét và (không có k.đến hoặc k.đến >= ngày_xét - k.cản)
      điều kiện C11 { không đang_công_tác hoặc (có p trong quá_trình mà không có p.đến và p.đơn_vị = đơn_vị) }
      điều kiện C12 {
          không (có p trong quá_trình mà có p.đến và p.từ > p.đến)
          và không (có hai p, q khác nhau trong quá_trình mà p.từ từ q.từ đến hết q.đến hoặc q.từ từ p.từ đến hết p.đến)
          và (mọi p trong quá_trình đều phải kê khai p.từ)
      }
  }
  """

private let dossierAndDeadlines = """
  văn bản NĐ_152 { hiệu lực từ 01/07/2025 }
  hồ sơ chung { ngày_nhận_hồ_sơ: ngày "Ngày nhận hồ sơ" }
  hồ sơ cá_nhân { ngày_chốt: ngày; ngày_trình: ngày; cần_sáng_kiến: đúng_sai; ràng buộc ngày_chốt <= ngày_trình }
  hồ sơ tập_thể { tên: chuỗi; ngày_chốt: ngày; ngày_trình: ngày; cần_sáng_kiến: đúng_sai }
  khen thưởng A theo NĐ_152 cho cá_nhân, tập_thể nhóm cấp_nhà_nước {
      hạn trả "Trả kết quả" = ngày_nhận_hồ_sơ + 15 ngày làm việc
  }
  bổ sung cho mọi khen thưởng nhóm cấp_nhà_nước căn cứ NĐ_152 điều 36 {
      tài liệu tờ_trình "Tờ trình" bắt buộc mẫu "Mẫu số 01" số bản 1
      tài liệu sáng_kiến "Xác nhận sáng kiến" bắt buộc khi cần_sáng_kiến
      điều kiện báo_cáo_mới "Báo cáo mới" căn cứ NĐ_152 khoản 9 điều 33 { ngày_chốt + 6 tháng >= ngày_trình }
  }
  """

private let exemplars = """
  văn bản KH_002 { số hiệu chưa ghi  ban hành tháng 03/2022  phần III mục 2.1 "Tiêu chuẩn": tự tính }
  danh mục lĩnh_vực { xây_dựng_đảng, chuyên_môn_y_đức }
  danh mục xếp_loại { HT < HTXS }
  danh mục cấp { cơ_sở < bộ_tỉnh }
  danh mục tên_khen { điển_hình, khác_nữa }
  bản ghi lần_khen { tên: tên_khen; cấp: cấp }
  hồ sơ cá_nhân { lĩnh_vực: lĩnh_vực; xếp_loại: theo năm xếp_loại; năm_đề_nghị: năm; khen_thưởng: danh sách lần_khen }
  khen thưởng điển_hình theo KH_002 "Điển hình tiên tiến" cho cá_nhân căn cứ KH_002 phần III mục 2.1 điểm b {
      hiệu lực từ năm 2022 đến hết năm 2025
      xác nhận gương_mẫu "Gương mẫu" bởi "Hội đồng đơn vị"
      điều kiện xuất_sắc { xếp_loại năm năm_đề_nghị = HTXS }
      một trong hồ_sơ_lĩnh_vực {
          tất cả y_đức { điều kiện lv { lĩnh_vực = chuyên_môn_y_đức } xác nhận chuyên_môn "Vững" bởi "Hội đồng" }
          tất cả đảng { điều kiện lv_đảng { lĩnh_vực = xây_dựng_đảng } }
      }
      kết quả cấp_điển_hình: cấp "Cấp" = cơ_sở {
          ngoại lệ đã_công_nhận khi có k trong khen_thưởng mà k.tên = điển_hình và k.cấp >= bộ_tỉnh: bộ_tỉnh
      }
  }
  """

private let englishFile = """
  time measure: by calendar
  catalogue sex { male "Nam", female "Nữ" }
  record stint { from: date; to: date? }
  dossier person { sex: sex; career: list of stint }
  parameter base: period = 20 years { from 2025-01-01: 18 years }
  definition needed for person: period "Time needed" = base {
      exception women when sex = female: 15 years
  }
  definition served for person: accumulated time =
      service_of(timeline 1 from s.from through s.to for s in career overlaps take highest)
  award medal "Medal" for person {
      criterion time "Enough time" { served >= needed }
      attestation ethics "Ethics" by "Council"
  }
  test "woman" for medal {
      evaluation_date: 2024-10-01
      dossier { sex: female, career: [{ from: 2005-01-01 }], attestations: { ethics: true } }
      expect met time
      expect needed = 15 years
  }
  """
