package import KhenSource

extension DiagnosticPage {
  /// The pages of all mistakes that loading and reading a file can find.
  ///
  /// An empty example means that none is short enough to print.
  package static let syntaxPages: [DiagnosticPage] =
    textPages + expressionPages + declarationPages + scorecardPages + limitPages + tablePages

  /// A page; the parts in the order in which people read them.
  static func page(
    _ id: DiagnosticID,
    _ vietnamese: String,
    _ english: String,
    _ reason: String,
    _ englishReason: String,
    wrong: String,
    right: String
  ) -> DiagnosticPage {
    DiagnosticPage(
      id: id,
      summary: Bilingual(vi: vietnamese, en: english),
      reason: Bilingual(vi: reason, en: englishReason),
      wrong: wrong,
      right: right
    )
  }
}

extension DiagnosticPage {
  /// Mistakes in texts, numbers and dates.
  static let textPages: [DiagnosticPage] = [
    page(
      .unknownCharacter,
      "Ký tự không thuộc ngôn ngữ.",
      "A character that the language does not use.",
      "Ngoài ngoặc kép chỉ có chữ, số và các dấu của ngôn ngữ; ký tự lạ thường lẫn vào "
        + "khi chép từ văn bản khác.",
      "Outside quotes there are only letters, digits and the marks of the language; stray "
        + "characters often come with copied text.",
      wrong: """
        tham số mức: số = 5 §

        """,
      right: """
        tham số mức: số = 5

        """
    ),
    page(
      .unclosedText,
      "Chuỗi không có ngoặc kép đóng.",
      "A text without its closing quote.",
      "Một chuỗi phải đóng trước khi hết dòng, bằng đúng loại ngoặc kép đã mở.",
      "A text must be closed before its line ends, with the kind of quote that opened it.",
      wrong: """
        danh mục giới "Giới tính {
            nam, nữ
        }

        """,
      right: """
        danh mục giới "Giới tính" {
            nam, nữ
        }

        """
    ),
    page(
      .badEscape,
      "Dấu “\\” đứng trước chữ không có nghĩa.",
      "A backslash before a character that it does not change.",
      "Trong chuỗi chỉ có \\n (xuống dòng), \\t (tab), \\\\ và \\\" là có nghĩa.",
      "Inside a text only \\n (new line), \\t (tab), \\\\ and \\\" mean something.",
      wrong: """
        danh mục giới { nam "N\\am", nữ "Nữ" }

        """,
      right: """
        danh mục giới { nam "Nam", nữ "Nữ" }

        """
    ),
    page(
      .impossibleDate,
      "Ngày, tháng hoặc năm không có trong lịch.",
      "A date that the calendar does not have.",
      "Ngày viết dd/MM/yyyy hoặc yyyy-MM-dd; năm nhuận mới có ngày 29/02.",
      "Dates are dd/MM/yyyy or yyyy-MM-dd; 29 February exists in leap years only.",
      wrong: """
        văn bản TT_A "Thông tư A" { hiệu lực từ 31/02/2020 }

        """,
      right: """
        văn bản TT_A "Thông tư A" { hiệu lực từ 29/02/2020 }

        """
    ),
    page(
      .numberStyle,
      "Số viết theo cách của ngôn ngữ khác, hoặc hiểu được hai cách.",
      "A number in the style of the other language, or with two readings.",
      "Tệp tiếng Việt viết 1.404.000 và 0,6; tệp tiếng Anh viết 1,404,000 và 0.6. Số "
        + "1,500 có thể là một phẩy năm hay một nghìn rưởi nên phải viết rõ.",
      "A Vietnamese file writes 1.404.000 and 0,6, an English one 1,404,000 and 0.6. "
        + "1,500 may be one and a half or fifteen hundred, so it must be written clearly.",
      wrong: """
        tham số hệ_số: số = 0.6

        """,
      right: """
        tham số hệ_số: số = 0,6

        """
    ),
    page(
      .numberTooLarge,
      "Số vượt quá phạm vi tính được.",
      "A number beyond what can be computed.",
      "Số được tính chính xác, nhiều nhất 19 chữ số và 18 chữ số lẻ.",
      "Numbers are exact, with at most 19 digits and 18 decimals.",
      wrong: """
        tham số mức: số = 99999999999999999999

        """,
      right: """
        tham số mức: số = 999999999999

        """
    ),
    page(
      .wholeNumberNeeded,
      "Chỗ này chỉ nhận số nguyên.",
      "Only a whole number can stand here.",
      "Số nhóm điều kiện, số bản, năm là số nguyên.",
      "Counts, copies and years are whole numbers.",
      wrong: """
        hồ sơ cá_nhân { giỏi: đúng_sai }
        khen thưởng thử cho cá_nhân {
            ít nhất 1,5 trong "Thành tích" { điều kiện giỏi { giỏi } }
        }

        """,
      right: """
        hồ sơ cá_nhân { giỏi: đúng_sai }
        khen thưởng thử cho cá_nhân {
            ít nhất 1 trong "Thành tích" { điều kiện giỏi { giỏi } }
        }

        """
    ),
    page(
      .durationOrder,
      "Thời hạn không theo thứ tự năm, tháng, ngày.",
      "A period that is not in the order years, months, days.",
      "Mỗi phần viết nhiều nhất một lần, phần lớn đứng trước.",
      "Each part stands at most once, the larger first.",
      wrong: """
        tham số hạn_mức: thời hạn = 6 tháng 1 năm

        """,
      right: """
        tham số hạn_mức: thời hạn = 1 năm 6 tháng

        """
    ),
  ]

  /// Limits and damaged files.
  static let limitPages: [DiagnosticPage] = [
    page(
      .nestingTooDeep,
      "Lồng nhau quá 256 lớp.",
      "Nesting over 256 levels.",
      "Không văn bản nào cần đến; thường do máy sinh ra.",
      "No regulation needs it; usually a machine wrote the file.",
      wrong: "",
      right: ""
    ),
    page(
      .nameTooLong,
      "Tên dài quá 1024 byte.",
      "A name over 1024 bytes.",
      "Thường do thiếu dấu cách hoặc ngoặc kép.",
      "Usually a blank or a quote is missing.",
      wrong: "",
      right: ""
    ),
    page(
      .textTooLong,
      "Chuỗi dài quá 64 KiB.",
      "A text over 64 KiB.",
      "Nhãn chỉ cần vài chữ; toàn văn để ở văn bản gốc.",
      "A label needs a few words; the full text stays in the instrument.",
      wrong: "",
      right: ""
    ),
    page(
      .tooManyTokens,
      "Tệp có quá một triệu chữ và dấu.",
      "A file with over a million words and marks.",
      "Chia bộ quy tắc thành nhiều tệp trong một thư mục.",
      "Split the rule set into files of one folder.",
      wrong: "",
      right: ""
    ),
    page(
      .malformedText,
      "Tệp không phải chữ Unicode (UTF-8).",
      "A file that is not Unicode text (UTF-8).",
      "Lưu lại tệp với bảng mã UTF-8; phông chữ cũ (TCVN3, VNI) phải chuyển mã trước.",
      "Save the file as UTF-8; old encodings (TCVN3, VNI) must be converted first.",
      wrong: "",
      right: ""
    ),
    page(
      .nullByte,
      "Tệp có byte 0.",
      "A file with a zero byte.",
      "Đó không phải tệp chữ; có thể chọn nhầm tệp hoặc tệp lưu dạng UTF-16.",
      "It is no text file; it may be the wrong file, or one saved as UTF-16.",
      wrong: "",
      right: ""
    ),
    page(
      .wideText,
      "Tệp quy tắc được lưu với bảng mã UTF-16 (“Unicode” trong một số chương trình cũ).",
      "The rule file was saved as UTF-16 (“Unicode” in some old programs).",
      "Lưu lại tệp với bảng mã UTF-8.",
      "Save the file again as UTF-8.",
      wrong: "",
      right: ""
    ),
    page(
      .fileTooLarge,
      "Tệp quy tắc quá 4 MiB.",
      "A rule file over 4 MiB.",
      "Chia bộ quy tắc thành nhiều tệp trong một thư mục.",
      "Split the rule set into files of one folder.",
      wrong: "",
      right: ""
    ),
  ]
}
