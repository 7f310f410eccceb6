import KhenSource

extension DiagnosticPage {
  static let lookupPages: [DiagnosticPage] = [
    page(
      .lookupGap,
      Bilingual(vi: "bảng tra thiếu dòng", en: "a lookup without a row for some value"),
      Bilingual(
        vi: "mọi giá trị phải có một dòng, nếu không có hồ sơ sẽ không tra được",
        en: "every value needs a row, or some dossier finds none"
      ),
      wrong: lookup("tra giới_tính { nam: 20 năm }"),
      right: lookup("tra giới_tính { nam: 20 năm; nữ: 15 năm }")
    ),
    page(
      .lookupOverlap,
      Bilingual(vi: "hai dòng cùng một giá trị", en: "two rows for one value"),
      Bilingual(
        vi: "“từ 5 đến dưới 10” và “từ 10 trở lên” nối tiếp nhau, không trùng",
        en: "“from 5 to under 10” and “from 10 upward” meet without overlap"
      ),
      wrong: criterion(
        "điểm: số",
        "tra điểm { từ 5 đến hết 10: sai; từ 10 trở lên: đúng; còn lại: sai }"
      ),
      right: criterion(
        "điểm: số",
        "tra điểm { từ 5 đến dưới 10: sai; từ 10 trở lên: đúng; còn lại: sai }"
      )
    ),
    page(
      .otherwiseHidesValues,
      Bilingual(
        vi: "“còn lại” che giá trị mới của giới tính",
        en: "“otherwise” over the two sexes"
      ),
      Bilingual(
        vi: "khi danh mục thêm giá trị, nó lặng lẽ rơi vào “còn lại”",
        en: "a value added later silently falls under “otherwise”"
      ),
      wrong: lookup("tra giới_tính { nữ: 15 năm; còn lại: 20 năm }"),
      right: lookup("tra giới_tính { nữ: 15 năm; nam: 20 năm }")
    ),
    page(
      .otherwiseUnused,
      Bilingual(vi: "“còn lại” không còn gì", en: "“otherwise” with nothing left"),
      Bilingual(
        vi: "các dòng trên đã đủ mọi giá trị",
        en: "the rows above cover every value"
      ),
      wrong: "danh mục mức { thấp < cao }\n"
        + criterion("bậc: mức", "tra bậc { thấp: sai; cao: đúng; còn lại: sai }"),
      right: "danh mục mức { thấp < cao }\n"
        + criterion("bậc: mức", "tra bậc { thấp: sai; cao: đúng }")
    ),
  ]

  private static func lookup(_ body: String) -> String {
    """
    danh mục giới { nam, nữ }
    hồ sơ cá_nhân { giới_tính: giới }
    khái niệm ngưỡng cho cá_nhân: thời hạn = \(body)

    """
  }
}
