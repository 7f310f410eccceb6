import KhenSource

extension DiagnosticPage {
  static let typePages: [DiagnosticPage] = [
    page(
      .typeMismatch,
      Bilingual(vi: "giá trị không đúng kiểu", en: "a value of the wrong type"),
      Bilingual(
        vi: "chỉ so sánh hai giá trị cùng kiểu",
        en: "only values of one type are compared"
      ),
      wrong: criterion("đơn_vị: chuỗi", "đơn_vị = 2"),
      right: criterion("đơn_vị: chuỗi", "đơn_vị = \"Trạm y tế\"")
    ),
    page(
      .unitMismatch,
      Bilingual(
        vi: "hai giá trị không cùng đơn vị",
        en: "two values that do not share a unit"
      ),
      Bilingual(
        vi: "số ngày, thời hạn (năm, tháng) và con số không đổi lẫn cho nhau: tháng dài ngắn "
          + "khác nhau nên phải nói rõ cách tính",
        en: "days, periods (years, months) and bare numbers do not convert: months differ in "
          + "length, so say what is meant"
      ),
      wrong: criterion("ngày_vào_ngành: ngày", "ngày_xét - ngày_vào_ngành >= 20"),
      right: criterion("ngày_vào_ngành: ngày", "ngày_vào_ngành + 20 năm <= ngày_xét")
    ),
    page(
      .mayBeNone,
      Bilingual(vi: "giá trị có thể không có", en: "a value that may be none"),
      Bilingual(
        vi: "kiểu có dấu “?” nghĩa là có thể không có; phải nói điều gì xảy ra khi đó",
        en: "a type with “?” may be none; say what holds then"
      ),
      wrong: criterion("ngày_nghỉ_hưu: ngày?", "ngày_nghỉ_hưu <= ngày_xét"),
      right: criterion(
        "ngày_nghỉ_hưu: ngày?",
        "có ngày_nghỉ_hưu và ngày_nghỉ_hưu <= ngày_xét"
      )
    ),
    page(
      .alwaysThere,
      Bilingual(
        vi: "hỏi “có” một giá trị luôn có",
        en: "“has” of a value that is always there"
      ),
      Bilingual(
        vi: "chưa kê khai không phải là không có: quy tắc không hỏi được điều chưa biết",
        en: "not filed is not none: a rule cannot ask what is unknown"
      ),
      wrong: criterion("ngày_vào_ngành: ngày", "có ngày_vào_ngành"),
      right: criterion("ngày_vào_ngành: ngày", "phải kê khai ngày_vào_ngành")
    ),
    page(
      .notOrdered,
      Bilingual(vi: "so sánh lớn, nhỏ thứ không có thứ tự", en: "an order where there is none"),
      Bilingual(
        vi: "danh mục chỉ có thứ tự khi các giá trị nối nhau bằng dấu <",
        en: "a catalogue has an order only when its values are joined by <"
      ),
      wrong: "danh mục mức { nhẹ, nặng }\n" + criterion("lỗi: mức", "lỗi >= nặng"),
      right: "danh mục mức { nhẹ < nặng }\n" + criterion("lỗi: mức", "lỗi >= nặng")
    ),
    page(
      .notAList,
      Bilingual(vi: "cần một danh sách", en: "a list is needed"),
      Bilingual(
        vi: "“có … trong”, “mọi”, “đếm” chỉ dùng với danh sách",
        en: "“some … in”, “every”, “count” are for lists"
      ),
      wrong: criterion("điểm: số", "(đếm k trong điểm) >= 2"),
      right: criterion("điểm: danh sách số", "(đếm k trong điểm) >= 2")
    ),
    page(
      .notARecord,
      Bilingual(vi: "dấu chấm sau thứ không phải bản ghi", en: "a dot after what is no record"),
      Bilingual(
        vi: "với danh sách, phải nói phần tử nào bằng “có k trong … mà”",
        en: "of a list, say which element with “some k in … where”"
      ),
      wrong: "bản ghi đoạn { tốt: đúng_sai }\n"
        + criterion("quá_trình: danh sách đoạn", "quá_trình.tốt"),
      right: "bản ghi đoạn { tốt: đúng_sai }\n"
        + criterion("quá_trình: danh sách đoạn", "có k trong quá_trình mà k.tốt")
    ),
    page(
      .wrongArguments,
      Bilingual(vi: "sai số đối số", en: "the wrong number of arguments"),
      Bilingual(
        vi: "số đối số phải bằng số đã khai",
        en: "a definition takes as many as it declares"
      ),
      wrong: criterion("ngày_sinh: ngày", "năm_của(ngày_sinh, ngày_xét) = 1990"),
      right: criterion("ngày_sinh: ngày", "năm_của(ngày_sinh) = 1990")
    ),
    page(
      .timeMeasureMissing,
      Bilingual(
        vi: "chưa chọn cách tính thời gian",
        en: "no measure of accumulated time is chosen"
      ),
      Bilingual(
        vi: "luật khen thưởng không nói cộng dồn thời gian thế nào; theo lịch và theo ngày "
          + "365/30 hơn kém nhau vài ngày",
        en: "the law does not say how time adds up; the measures differ by some days"
      ),
      wrong: accumulated,
      right: "cách tính thời gian: theo lịch\n" + accumulated
    ),
    page(
      .conflictingSettings,
      Bilingual(vi: "hai khai báo trái nhau", en: "two declarations that disagree"),
      Bilingual(
        vi: "cả bộ quy tắc dùng một cách tính",
        en: "a rule set has one way of counting"
      ),
      wrong: "cách tính thời gian: theo lịch\ncách tính thời gian: theo ngày 365/30\n",
      right: "cách tính thời gian: theo lịch\n"
    ),
  ]

  private static let accumulated = """
    bản ghi đoạn { từ: ngày; đến: ngày? }
    hồ sơ cá_nhân { quá_trình: danh sách đoạn }
    khái niệm thâm_niên cho cá_nhân: thời gian =
      thời_gian(dòng 1 từ k.từ đến hết k.đến với k trong quá_trình trùng nhau lấy cao nhất)

    """
}
