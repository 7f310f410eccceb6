import KhenSource

extension DiagnosticPage {
  static let namePages: [DiagnosticPage] = [
    page(
      .unknownName,
      Bilingual(vi: "một tên chưa được khai báo", en: "a name that is not declared"),
      Bilingual(
        vi: "tên phải là trường của hồ sơ, khái niệm, tham số hay biến đặt bằng “có … trong”",
        en: "a name is a field of the dossier, a definition, a parameter or a bound variable"
      ),
      wrong: criterion("số_bài_báo: số nguyên", "số_bài_bao >= 2"),
      right: criterion("số_bài_báo: số nguyên", "số_bài_báo >= 2")
    ),
    page(
      .unknownField,
      Bilingual(vi: "bản ghi không có trường này", en: "the record has no such field"),
      Bilingual(
        vi: "sau dấu chấm chỉ có trường và khái niệm của bản ghi đó",
        en: "after a dot stand the fields and definitions of that record"
      ),
      wrong: "bản ghi đoạn { từ: ngày }\n"
        + criterion("quá_trình: danh sách đoạn", "có k trong quá_trình mà k.đến <= ngày_xét"),
      right: "bản ghi đoạn { từ: ngày }\n"
        + criterion("quá_trình: danh sách đoạn", "có k trong quá_trình mà k.từ <= ngày_xét")
    ),
    page(
      .unknownValue,
      Bilingual(vi: "danh mục không có giá trị này", en: "the catalogue has no such value"),
      Bilingual(
        vi: "giá trị so sánh với danh mục phải là một mục của danh mục đó",
        en: "what is compared with a catalogue must be one of its values"
      ),
      wrong: "danh mục giới { nam, nữ }\n" + criterion("giới_tính: giới", "giới_tính = nu"),
      right: "danh mục giới { nam, nữ }\n" + criterion("giới_tính: giới", "giới_tính = nữ")
    ),
    page(
      .unknownType,
      Bilingual(vi: "kiểu chưa được khai báo", en: "a type that is not declared"),
      Bilingual(
        vi: "kiểu là một kiểu có sẵn, một danh mục hay một bản ghi",
        en: "a type is built in, a catalogue or a record"
      ),
      wrong: "danh mục địa_bàn { thường, khó_khăn }\nhồ sơ cá_nhân { nơi: địa_ban }\n",
      right: "danh mục địa_bàn { thường, khó_khăn }\nhồ sơ cá_nhân { nơi: địa_bàn }\n"
    ),
    page(
      .unknownAward,
      Bilingual(vi: "không có khen thưởng này", en: "there is no such award"),
      Bilingual(
        vi: "“đủ tiêu chuẩn”, “bổ sung cho” và “kiểm thử … cho” nêu tên một khen thưởng đã khai",
        en: "“meets”, “supplement for” and “test … for” name an award that is declared"
      ),
      wrong: criterion("tốt: đúng_sai", "tốt")
        + "khen thưởng huân_chương cho cá_nhân { điều kiện b { đủ tiêu chuẩn giấy_khe } }\n",
      right: criterion("tốt: đúng_sai", "tốt")
        + "khen thưởng huân_chương cho cá_nhân { điều kiện b { đủ tiêu chuẩn giấy_khen } }\n"
    ),
    page(
      .unknownInstrument,
      Bilingual(vi: "không có văn bản này", en: "there is no such instrument"),
      Bilingual(
        vi: "căn cứ phải là một văn bản đã khai báo",
        en: "a citation names an instrument that is declared"
      ),
      wrong: "văn bản TT_25 { số hiệu \"25/2023/TT-BYT\" }\n"
        + "tham số ngưỡng: số nguyên = 2 căn cứ TT_52 điều 8\n",
      right: "văn bản TT_25 { số hiệu \"25/2023/TT-BYT\" }\n"
        + "tham số ngưỡng: số nguyên = 2 căn cứ TT_25 điều 8\n"
    ),
    page(
      .unknownProvision,
      Bilingual(
        vi: "văn bản không liệt kê điều được căn cứ",
        en: "the instrument does not list the article cited"
      ),
      Bilingual(
        vi: "văn bản đã liệt kê các điều của mình thì căn cứ phải nằm trong đó",
        en: "an instrument that lists its articles lists them all"
      ),
      wrong: "văn bản TT_25 { điều 8 \"Tiêu chuẩn\": tự tính }\n"
        + "tham số ngưỡng: số nguyên = 2 căn cứ TT_25 điều 80\n",
      right: "văn bản TT_25 { điều 8 \"Tiêu chuẩn\": tự tính }\n"
        + "tham số ngưỡng: số nguyên = 2 căn cứ TT_25 điều 8\n"
    ),
    page(
      .unknownGroup,
      Bilingual(
        vi: "không khen thưởng nào thuộc nhóm này",
        en: "no award belongs to this group"
      ),
      Bilingual(
        vi: "bổ sung cho một nhóm trống không có tác dụng",
        en: "a supplement for an empty group does nothing"
      ),
      wrong: group("cấp_nước"),
      right: group("cấp_nhà_nước")
    ),
    page(
      .duplicateName,
      Bilingual(vi: "một tên khai báo hai lần", en: "a name that is declared twice"),
      Bilingual(
        vi: "tên dùng chung cho cả bộ quy tắc; tên tiêu chuẩn chỉ dùng trong khen thưởng của nó",
        en: "names are global to a rule set; names of criteria are local to their award"
      ),
      wrong: "tham số ngưỡng: số nguyên = 2\ntham số ngưỡng: số nguyên = 3\n",
      right: "tham số ngưỡng: số nguyên = 2\ntham số ngưỡng_cao: số nguyên = 3\n"
    ),
    page(
      .reservedName,
      Bilingual(vi: "tên có sẵn của ngôn ngữ", en: "a name of the language itself"),
      Bilingual(
        vi: "ngày_xét và loại_hồ_sơ luôn có nghĩa riêng",
        en: "evaluation_date keeps its meaning"
      ),
      wrong: "tham số loại_hồ_sơ: số nguyên = 2\n",
      right: "tham số số_loại: số nguyên = 2\n"
    ),
    page(
      .namesDifferByMarks,
      Bilingual(vi: "hai tên chỉ khác nhau ở dấu", en: "two names that differ only by marks"),
      Bilingual(
        vi: "người đọc dễ nhầm “nam” với “năm”",
        en: "readers take one for the other"
      ),
      wrong: "tham số ngưỡng: số nguyên = 2\ntham số ngưởng: số nguyên = 3\n",
      right: "tham số ngưỡng: số nguyên = 2\ntham số ngưỡng_cao: số nguyên = 3\n"
    ),
    page(
      .ambiguousValue,
      Bilingual(
        vi: "giá trị có trong nhiều danh mục",
        en: "a value that several catalogues have"
      ),
      Bilingual(
        vi: "ở chỗ không rõ cần danh mục nào, phải viết cả tên danh mục",
        en: "where nothing says which catalogue is meant, name it"
      ),
      wrong: twoCatalogues("(có m trong [cao] mà m = cao) và mức = cao"),
      right: twoCatalogues("(có m trong [mức_một.cao] mà m = cao) và mức = cao")
    ),
    page(
      .fieldNotShared,
      Bilingual(
        vi: "trường mà không phải mọi loại hồ sơ đều có",
        en: "a field that not every kind of dossier has"
      ),
      Bilingual(
        vi: "khen thưởng cho nhiều loại hồ sơ chỉ dùng trường chung của chúng",
        en: "an award for several kinds sees what all of them have"
      ),
      wrong: twoKinds("tuổi >= 20"),
      right: twoKinds("điểm >= 20")
    ),
  ]

  private static func group(_ name: String) -> String {
    """
    hồ sơ cá_nhân { tốt: đúng_sai }
    khen thưởng huân_chương cho cá_nhân nhóm cấp_nhà_nước { điều kiện a { tốt } }
    bổ sung cho mọi khen thưởng nhóm \(name) { tài liệu tờ_trình bắt buộc }

    """
  }

  private static func twoCatalogues(_ condition: String) -> String {
    "danh mục mức_một { thấp, cao }\ndanh mục mức_hai { cao, rất_cao }\n"
      + criterion("mức: mức_một", condition)
  }

  private static func twoKinds(_ condition: String) -> String {
    """
    hồ sơ cá_nhân { điểm: số; tuổi: số nguyên }
    hồ sơ tập_thể { điểm: số }
    khen thưởng giấy_khen cho cá_nhân, tập_thể { điều kiện a { \(condition) } }

    """
  }
}
