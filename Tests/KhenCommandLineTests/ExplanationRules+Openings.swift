/// Rules whose verdicts rest on no single part: colliding exceptions, open pairs, parts that cannot
/// be met together.
extension ExplanationRules {
  static let openings = """
    cách tính thời gian: theo lịch
    văn bản TT_X "Thông tư mẫu" { số hiệu "01/2024/TT-X"  hiệu lực từ 01/01/2024 }
    danh mục giới { nam "Nam", nữ "Nữ" }
    danh mục đối_tượng { y_tế "Trong ngành", ngoài "Ngoài ngành" }
    bản ghi bằng_khen "Bằng khen" { quyết_định: chuỗi "Số quyết định"; năm: năm "Năm"; cấp: số nguyên "Cấp" }
    hồ sơ cá_nhân "Hồ sơ cá nhân" {
        giới_tính: giới "Giới tính"; hải_đảo: đúng_sai "Công tác tại đảo"; tuổi: số nguyên "Tuổi"
        đối_tượng: đối_tượng "Đối tượng"; hạng: số nguyên? "Hạng"; năm_thưởng: danh sách năm "Năm được thưởng"
        bằng: danh sách bằng_khen "Bằng khen đã nhận"; đang_kiện: đúng_sai "Đang bị kiện"
    }
    khái niệm mức cho cá_nhân: số nguyên "Mức tối thiểu" = 20 căn cứ TT_X điều 1 {
        ngoại lệ nữ khi giới_tính = nữ: 15 căn cứ TT_X điều 2
        ngoại lệ đảo khi hải_đảo: 10 căn cứ TT_X điều 3
    }
    khái niệm năm_tính cho cá_nhân: danh sách năm "Năm được tính" = năm_thưởng căn cứ TT_X điều 4 {
        ngoại lệ nữ khi giới_tính = nữ: [2020, 2021] căn cứ TT_X điều 5
        ngoại lệ đảo khi hải_đảo: [2022, 2023] căn cứ TT_X điều 6
    }
    khen thưởng A theo TT_X "Thưởng theo mức" cho cá_nhân {
        điều kiện mức "Đủ mức" căn cứ TT_X điều 1 { tuổi >= mức }
        loại trừ đang_kiện "Đang bị kiện" căn cứ TT_X điều 7 khi đang_kiện
    }
    khen thưởng B theo TT_X "Thưởng theo năm" cho cá_nhân {
        điều kiện đủ_năm "Đủ năm" căn cứ TT_X điều 4 { đếm y trong năm_tính >= 3 }
    }
    khen thưởng C theo TT_X "Thưởng theo giới" cho cá_nhân {
        điều kiện một "Từ 50 tuổi nếu là nam" căn cứ TT_X điều 8 { giới_tính = nam và tuổi >= 50 }
        điều kiện hai "Từ 45 tuổi nếu là nữ" căn cứ TT_X điều 9 { giới_tính = nữ hoặc tuổi >= 90 }
        điều kiện hạng "Hạng" căn cứ TT_X điều 9 { có hạng và hạng >= 3 }
    }
    khen thưởng D theo TT_X "Thưởng theo cặp" cho cá_nhân {
        điều kiện cặp "Hai bằng khen khác năm" căn cứ TT_X điều 10 { có hai p, q khác nhau trong bằng mà p.cấp >= 2 và q.cấp >= 2 và p.năm + 2 <= q.năm }
    }
    khen thưởng E theo TT_X "Thưởng theo căn cứ" cho cá_nhân {
        một trong "Căn cứ xét" căn cứ TT_X điều 11 {
            điều kiện độ_tuổi "Từ 40 tuổi" căn cứ TT_X điều 11 { tuổi >= 40 }
            điều kiện trong_ngành "Người trong ngành" căn cứ TT_X điều 12 { đối_tượng = y_tế và tuổi >= 30 }
        }
    }

    hồ sơ mẫu gốc là cá_nhân {
        giới_tính: nữ, hải_đảo: sai, tuổi: 50, hạng: 3, năm_thưởng: [2020, 2021, 2022], đang_kiện: sai, bằng: []
    }
    kiểm thử "one value" cho A {
        ngày_xét: 01/10/2025
        hồ sơ gốc
        trường hợp "both exceptions" { hải_đảo: đúng } { mong đợi lỗi quy tắc }
        trường hợp "perhaps both exceptions" { giới_tính: không rõ, hải_đảo: đúng, tuổi: 12 } { mong đợi chưa đủ căn cứ }
        trường hợp "barred" { đang_kiện: đúng } { mong đợi không đủ điều kiện }
        trường hợp "bar not known" { đang_kiện: không rõ } { mong đợi chưa đủ căn cứ }
    }
    kiểm thử "a list" cho B {
        ngày_xét: 01/10/2025
        hồ sơ gốc
        trường hợp "both exceptions" { hải_đảo: đúng } { mong đợi lỗi quy tắc }
        trường hợp "perhaps both exceptions" { giới_tính: không rõ, hải_đảo: đúng } { mong đợi chưa đủ căn cứ }
    }
    kiểm thử "together" cho C {
        ngày_xét: 01/10/2025
        hồ sơ gốc sửa { tuổi: 80, giới_tính: không rõ }
        trường hợp "case 28: each alone open" {} { mong đợi không đủ điều kiện }
        trường hợp "no rank" { hạng: không có } { mong đợi không đủ điều kiện }
    }
    kiểm thử "pairs" cho D {
        ngày_xét: 01/10/2025
        hồ sơ gốc
        trường hợp "one pair open" {
            bằng: [{ quyết_định: "QĐ 1", cấp: 2 }, { quyết_định: "QĐ 2", năm: 2021, cấp: 2 }]
        } { mong đợi chưa đủ căn cứ }
        trường hợp "several pairs open" {
            bằng: [{ quyết_định: "QĐ 1", năm: 2020 }, { quyết_định: "QĐ 2", năm: 2021 }, { quyết_định: "QĐ 3", năm: 2022 }, { quyết_định: "QĐ 4", năm: 2023 }]
        } { mong đợi chưa đủ căn cứ }
        trường hợp "a pair" {
            bằng: [{ quyết_định: "QĐ 1", năm: 2018, cấp: 2 }, { quyết_định: "QĐ 2", năm: 2021, cấp: 2 }]
        } { mong đợi đủ điều kiện }
    }
    kiểm thử "one of several" cho E {
        ngày_xét: 01/10/2025
        hồ sơ gốc
        trường hợp "one met" {} { mong đợi đủ điều kiện }
        trường hợp "none met" { tuổi: 20, đối_tượng: ngoài } { mong đợi không đủ điều kiện }
    }
    """
}
