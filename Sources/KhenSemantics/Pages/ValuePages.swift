import KhenSource

extension DiagnosticPage {
  static let valuePages: [DiagnosticPage] = [
    page(
      .quotientOfData,
      Bilingual(
        vi: "thương của hai dữ kiện dùng sai chỗ",
        en: "a quotient of two facts out of place"
      ),
      Bilingual(
        vi: "số chia lấy từ hồ sơ có thể bằng 0, và thương không tròn: chỉ so sánh hoặc làm tròn",
        en: "the divisor may be 0 and the quotient is not round: compare it or round it"
      ),
      wrong: criterion("phiếu: số nguyên; số_người: số nguyên", "phiếu / số_người + 1 >= 2"),
      right: criterion("phiếu: số nguyên; số_người: số nguyên", "phiếu / số_người >= 90 %")
    ),
    page(
      .constantNeeded,
      Bilingual(vi: "cần một hằng số", en: "a constant is needed"),
      Bilingual(
        vi: "dòng của bảng tra, bội số làm tròn và số năm liên tiếp phải viết thẳng ra",
        en: "rows, multiples and numbers of consecutive years are written out"
      ),
      wrong: criterion(
        "n: số nguyên; m: số nguyên",
        "tra n { từ m trở lên: đúng; còn lại: sai }"
      ),
      right: criterion(
        "n: số nguyên; m: số nguyên",
        "tra n { từ 3 trở lên: đúng; còn lại: sai }"
      )
    ),
    page(
      .looksLikeDate,
      Bilingual(vi: "phép chia trông như tháng và năm", en: "a division that looks like a month"),
      Bilingual(
        vi: "05/2019 trong quy tắc là 5 chia 2019; ngày phải viết đủ",
        en: "05/2019 in a rule is 5 divided by 2019; write a full date"
      ),
      wrong: criterion("hệ_số: số", "hệ_số >= 5/2019"),
      right: criterion("hệ_số: số", "hệ_số >= 5/12")
    ),
    page(
      .circularDefinition,
      Bilingual(vi: "khái niệm phụ thuộc chính nó", en: "a definition that depends on itself"),
      Bilingual(
        vi: "mọi giá trị phải tính được sau hữu hạn bước",
        en: "every value must have a beginning"
      ),
      wrong: "khái niệm a: số nguyên = b + 1\nkhái niệm b: số nguyên = a + 1\n",
      right: "khái niệm a: số nguyên = b + 1\nkhái niệm b: số nguyên = 1\n"
    ),
    page(
      .unknownException,
      Bilingual(
        vi: "“ưu tiên hơn” một ngoại lệ không có",
        en: "“prevails over” an unknown exception"
      ),
      Bilingual(
        vi: "chỉ ưu tiên hơn ngoại lệ cùng cấp của cùng khái niệm",
        en: "it names an exception of the same level"
      ),
      wrong: prevailing("khó_khan"),
      right: prevailing("khó_khăn")
    ),
    page(
      .catalogueTooLarge,
      Bilingual(
        vi: "danh mục có hơn 64 giá trị",
        en: "a catalogue of more than 64 values"
      ),
      Bilingual(
        vi: "danh sách dài như tên xã, phường nên để kiểu chuỗi",
        en: "long lists, such as places, are texts"
      ),
      wrong: "danh mục xã { \((1...65).map { "xã_\($0)" }.joined(separator: ", ")) }\n",
      right: "hồ sơ cá_nhân { xã: chuỗi }\n"
    ),
  ]

  private static func prevailing(_ name: String) -> String {
    """
    hồ sơ cá_nhân { nữ: đúng_sai; vùng_khó: đúng_sai }
    khái niệm ngưỡng cho cá_nhân: số nguyên = 20 {
      ngoại lệ khó_khăn khi vùng_khó: 12
      ngoại lệ nữ_giới ưu tiên hơn \(name) khi nữ: 15
    }

    """
  }
}
