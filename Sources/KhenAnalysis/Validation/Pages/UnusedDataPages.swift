import KhenSource

extension DiagnosticPage {
  static let unusedDataPages: [DiagnosticPage] = [
    page(
      .unusedField,
      Bilingual(vi: "trường mà không quy định nào xét", en: "a field that no rule looks at"),
      Bilingual(
        vi:
          "người lập hồ sơ phải khai mà không ảnh hưởng gì; có thể một điều kiện đã quên nó. Trường"
          + " kiểu chuỗi không bị nhắc, vì dùng để nhận diện",
        en:
          "people file it to no effect; perhaps a criterion forgot it. Texts are not reported, since"
          + " they identify"
      ),
      wrong: "hồ sơ cá_nhân { tốt: đúng_sai; điểm: số }\n"
        + "khen thưởng giấy_khen cho cá_nhân { điều kiện a { tốt } }\n",
      right: "hồ sơ cá_nhân { tốt: đúng_sai; điểm: số }\n"
        + "khen thưởng giấy_khen cho cá_nhân { điều kiện a { tốt và điểm >= 5 } }\n"
    ),
    page(
      .uncheckedConstraint,
      Bilingual(
        vi: "ràng buộc mà không hồ sơ nào được đối chiếu với nó",
        en: "a constraint that no dossier is held against"
      ),
      Bilingual(
        vi:
          "hồ sơ được đối chiếu với phép so sánh giữa các trường của cùng bản ghi, ngày xét và"
          + " trị số; điều khác thì không, nên người viết tưởng là đã chặn",
        en:
          "dossiers are held against comparisons between fields of one record, the evaluation"
          + " date and constants; of anything else one only believes that it is checked"
      ),
      wrong: "hồ sơ cá_nhân { vào: ngày; ra: ngày; ràng buộc vào khác ra }\n"
        + "khen thưởng giấy_khen cho cá_nhân { điều kiện a { vào < ra } }\n",
      right: "hồ sơ cá_nhân { vào: ngày; ra: ngày; ràng buộc vào <= ra }\n"
        + "khen thưởng giấy_khen cho cá_nhân { điều kiện a { vào < ra } }\n"
    ),
    page(
      .unusedRecord,
      Bilingual(
        vi: "bản ghi không có trong hồ sơ nào",
        en: "a record that no dossier has"
      ),
      Bilingual(
        vi: "không ai khai được nó",
        en: "nobody can file it"
      ),
      wrong: "bản ghi giai_đoạn { năm: năm }\nhồ sơ cá_nhân { tốt: đúng_sai }\n"
        + "khen thưởng giấy_khen cho cá_nhân { điều kiện a { tốt } }\n",
      right: "bản ghi giai_đoạn { năm: năm }\n"
        + "hồ sơ cá_nhân { tốt: đúng_sai; quá_trình: danh sách giai_đoạn }\n"
        + "khen thưởng giấy_khen cho cá_nhân {\n"
        + "  điều kiện a { tốt và (có g trong quá_trình mà g.năm >= 2020) }\n}\n"
    ),
    page(
      .unusedCatalogue,
      Bilingual(vi: "danh mục không dùng ở đâu", en: "a catalogue that nothing uses"),
      Bilingual(
        vi: "không trường nào có kiểu này, không quy định nào nói đến giá trị của nó",
        en: "no field is made of it, and no rule names one of its values"
      ),
      wrong: "danh mục xếp_loại { khá, tốt }\nhồ sơ cá_nhân { giỏi: đúng_sai }\n"
        + "khen thưởng giấy_khen cho cá_nhân { điều kiện a { giỏi } }\n",
      right: "danh mục xếp_loại { khá, tốt }\nhồ sơ cá_nhân { mức: xếp_loại }\n"
        + "khen thưởng giấy_khen cho cá_nhân { điều kiện a { mức = tốt } }\n"
    ),
    page(
      .unusedValue,
      Bilingual(
        vi: "giá trị của danh mục mà không quy định nào cho ra",
        en: "a value of a catalogue that no rule gives"
      ),
      Bilingual(
        vi: "chỉ nhắc ở danh mục do quy tắc tính ra, không nhắc ở danh mục mà người khai chọn",
        en: "said only of catalogues that rules give, not of those that people choose from"
      ),
      wrong: classified("khá, giỏi, xuất_sắc"),
      right: classified("khá, giỏi")
    ),
    page(
      .unusedInstrument,
      Bilingual(
        vi: "văn bản có hiệu lực mà không quy định nào căn cứ vào",
        en: "an instrument in effect that no rule cites"
      ),
      Bilingual(
        vi: "có lẽ một quy định ghi nhầm căn cứ. Văn bản không ghi hiệu lực, hoặc có liệt kê điều"
          + " khoản, thì không bị nhắc",
        en: "perhaps a rule cites another one by mistake. One without a period of effect, or with a"
          + " list of provisions, is not reported"
      ),
      wrong: instrument("TT_1"),
      right: instrument("TT_2")
    ),
    page(
      .unusedFixture,
      Bilingual(
        vi: "hồ sơ mẫu không kiểm thử nào dùng",
        en: "a sample dossier that no test uses"
      ),
      Bilingual(
        vi: "có lẽ một kiểm thử dựa nhầm hồ sơ mẫu khác",
        en: "perhaps a test starts from another one by mistake"
      ),
      wrong: sampled("hai"),
      right: sampled("một")
    ),
  ]

  private static func classified(_ values: String) -> String {
    """
    danh mục xếp_loại { \(values) }
    hồ sơ cá_nhân { điểm: số }
    khái niệm loại cho cá_nhân: xếp_loại = tra điểm { từ 8 trở lên: giỏi; còn lại: khá }
    khen thưởng giấy_khen cho cá_nhân { điều kiện a { loại = giỏi } }

    """
  }

  private static func instrument(_ name: String) -> String {
    """
    văn bản TT_1 { hiệu lực từ 01/01/2020 }
    văn bản TT_2 { hiệu lực từ 01/01/2024 }
    hồ sơ cá_nhân { tốt: đúng_sai }
    khen thưởng giấy_khen theo TT_1 cho cá_nhân {
      hiệu lực từ 01/01/2024
      điều kiện a căn cứ \(name) điều 5 { tốt }
    }

    """
  }

  private static func sampled(_ name: String) -> String {
    """
    hồ sơ cá_nhân { tốt: đúng_sai }
    khen thưởng giấy_khen cho cá_nhân { điều kiện a { tốt } }
    hồ sơ mẫu một là cá_nhân { tốt: đúng }
    hồ sơ mẫu hai là cá_nhân { tốt: đúng }
    kiểm thử "thứ nhất" cho giấy_khen {
      ngày_xét: 01/01/2025
      hồ sơ hai
      mong đợi đủ điều kiện
    }
    kiểm thử "thứ hai" cho giấy_khen {
      ngày_xét: 01/01/2025
      hồ sơ \(name)
      mong đợi đủ điều kiện
    }

    """
  }
}
