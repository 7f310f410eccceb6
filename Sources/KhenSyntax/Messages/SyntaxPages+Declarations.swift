import KhenSource

extension DiagnosticPage {
  /// Mistakes in declarations.
  static let declarationPages: [DiagnosticPage] = [
    page(
      .bareTo,
      "“đến” mà không nói ngày cuối có tính hay không.",
      "“to” without saying whether the last day counts.",
      "Pháp luật dùng cả hai: “đến hết 31/12” tính ngày đó, “đến trước 01/01” thì không. "
        + "Khác nhau một ngày là khác kết luận.",
      "Law uses both: “through 31/12” counts the day, “before 01/01” does not. One day "
        + "changes verdicts.",
      wrong: """
        văn bản TT_A "Thông tư A" { hiệu lực từ 15/07/2019 đến 31/12/2023 }

        """,
      right: """
        văn bản TT_A "Thông tư A" { hiệu lực từ 15/07/2019 đến hết 31/12/2023 }

        """
    ),
    page(
      .keywordAsName,
      "Từ khóa dùng làm tên.",
      "A keyword used as a name.",
      "Tên của khái niệm, tham số, giá trị và biến được dùng ngay trong biểu thức nên "
        + "không được là từ khóa. Tên trường thì được (k.từ).",
      "Names of definitions, parameters, values and variables are used bare in "
        + "expressions, so they cannot be keywords. Field names can (k.from).",
      wrong: """
        danh mục xếp_hạng { không, đã_đạt }

        """,
      right: """
        danh mục xếp_hạng { chưa_đạt, đã_đạt }

        """
    ),
    page(
      .unclosedBracket,
      "Ngoặc mở mà không đóng.",
      "A bracket that is never closed.",
      "Mỗi “{”, “(”, “[” phải có ngoặc đóng tương ứng; lỗi chỉ vào chỗ mở.",
      "Each “{”, “(”, “[” needs its closing partner; the error points at the opening one.",
      wrong: """
        hồ sơ cá_nhân { giỏi: đúng_sai }
        khen thưởng thử cho cá_nhân {
            điều kiện giỏi { giỏi
            xác nhận tốt "Tốt" bởi "Hội đồng"
        }

        """,
      right: """
        hồ sơ cá_nhân { giỏi: đúng_sai }
        khen thưởng thử cho cá_nhân {
            điều kiện giỏi { giỏi }
            xác nhận tốt "Tốt" bởi "Hội đồng"
        }

        """
    ),
    page(
      .unmatchedClose,
      "Ngoặc đóng mà không có ngoặc mở.",
      "A closing bracket without an opening one.",
      "Thường do thừa một ngoặc, hoặc thiếu ngoặc mở ở trên.",
      "Usually one bracket too many, or an opening one missing above.",
      wrong: """
        danh mục giới { nam, nữ }}

        """,
      right: """
        danh mục giới { nam, nữ }

        """
    ),
    page(
      .misspeltKeyword,
      "Từ khóa viết sai dấu hoặc sai chữ.",
      "A keyword with a wrong mark or letter.",
      "Gợi ý nêu từ khóa gần nhất.",
      "The hint names the nearest keyword.",
      wrong: """
        danh muc giới { nam, nữ }

        """,
      right: """
        danh mục giới { nam, nữ }

        """
    ),
    page(
      .missingSemicolon,
      "Thiếu “;” giữa các dòng giá trị.",
      "“;” is missing between rows.",
      "“20 năm từ 01/01/2025” đọc thành một phép so sánh, nên giữa hai giá trị phải có “;”.",
      "“20 years from 01/01/2025” reads as a comparison, so rows are separated by “;”.",
      wrong: """
        danh mục giới { nam, nữ }
        hồ sơ cá_nhân { giới_tính: giới }
        khái niệm số_năm cho cá_nhân: thời hạn = tra giới_tính {
            nam: 20 năm
            nữ: 15 năm
        }

        """,
      right: """
        danh mục giới { nam, nữ }
        hồ sơ cá_nhân { giới_tính: giới }
        khái niệm số_năm cho cá_nhân: thời hạn = tra giới_tính {
            nam: 20 năm;
            nữ: 15 năm
        }

        """
    ),
    page(
      .commaBetweenFields,
      "Dấu phẩy giữa hai trường.",
      "A comma between fields.",
      "Các trường của bản ghi và hồ sơ cách nhau bằng “;” hoặc xuống dòng.",
      "Fields of records and dossiers are separated by “;” or a new line.",
      wrong: """
        hồ sơ cá_nhân { tuổi: số nguyên, giỏi: đúng_sai }

        """,
      right: """
        hồ sơ cá_nhân { tuổi: số nguyên; giỏi: đúng_sai }

        """
    ),
    page(
      .mixedSeparators,
      "Danh mục lẫn “,” với “<”.",
      "A catalogue that mixes “,” and “<”.",
      "“,” là danh mục không thứ tự, “<” là thứ tự tăng dần; một danh mục chỉ có một kiểu.",
      "“,” lists without order, “<” lists rising; a catalogue is one or the other.",
      wrong: """
        danh mục mức { thấp < vừa, cao }

        """,
      right: """
        danh mục mức { thấp < vừa < cao }

        """
    ),
    page(
      .wrongLanguage,
      "Từ khóa của ngôn ngữ kia.",
      "A keyword of the other language.",
      "Một tệp dùng từ khóa tiếng Việt hoặc tiếng Anh, từ khóa đầu tiên quyết định.",
      "A file uses Vietnamese or English keywords; the first one decides.",
      wrong: """
        danh mục giới { nam, nữ }
        parameter mức: số = 5

        """,
      right: """
        danh mục giới { nam, nữ }
        tham số mức: số = 5

        """
    ),
    page(
      .criterionNeedsBraces,
      "Điều kiện viết với “khi”.",
      "A criterion written with “when”.",
      "Điều phải đạt đứng trong ngoặc nhọn; “khi” nói lúc nào loại trừ hay tạm dừng.",
      "What must hold stands in braces; “when” says when a bar or hold applies.",
      wrong: """
        hồ sơ cá_nhân { giỏi: đúng_sai }
        khen thưởng thử cho cá_nhân {
            điều kiện giỏi "Giỏi" khi giỏi
        }

        """,
      right: """
        hồ sơ cá_nhân { giỏi: đúng_sai }
        khen thưởng thử cho cá_nhân {
            điều kiện giỏi "Giỏi" { giỏi }
        }

        """
    ),
    page(
      .barNeedsWhen,
      "Loại trừ hoặc tạm dừng viết trong ngoặc nhọn.",
      "A bar or hold written in braces.",
      "Ngoặc nhọn là điều phải đạt; loại trừ nói điều không được có, nên viết “khi”.",
      "Braces hold what must be true; a bar says what must not be, so it is written with “when”.",
      wrong: """
        hồ sơ cá_nhân { bị_kỷ_luật: đúng_sai; giỏi: đúng_sai }
        khen thưởng thử cho cá_nhân {
            loại trừ kỷ_luật "Đang bị kỷ luật" { bị_kỷ_luật }
            điều kiện giỏi { giỏi }
        }

        """,
      right: """
        hồ sơ cá_nhân { bị_kỷ_luật: đúng_sai; giỏi: đúng_sai }
        khen thưởng thử cho cá_nhân {
            loại trừ kỷ_luật "Đang bị kỷ luật" khi bị_kỷ_luật
            điều kiện giỏi { giỏi }
        }

        """
    ),
    page(
      .repeatedClause,
      "Một mục của văn bản ghi hai lần.",
      "A clause of an instrument that is given twice.",
      "Số hiệu, ngày ban hành, hiệu lực mỗi thứ ghi một lần; hai nguồn ghi khác nhau thì "
        + "nối bằng dấu phẩy.",
      "Number, date of issue and effect are given once each; where sources differ they "
        + "are joined by a comma.",
      wrong: """
        văn bản TT_A "Thông tư A" { số hiệu "1/TT"  số hiệu "2/TT" }

        """,
      right: """
        văn bản TT_A "Thông tư A" { số hiệu "1/TT" }

        """
    ),
    page(
      .instrumentMissing,
      "Căn cứ không nêu văn bản.",
      "A citation without its instrument.",
      "Mỗi căn cứ bắt đầu bằng tên văn bản, sau dấu phẩy phải nhắc lại.",
      "Every citation begins with the instrument, and repeats it after a comma.",
      wrong: """
        văn bản TT_A "Thông tư A" { hiệu lực từ 01/01/2020 }
        tham số mức: số = 5 căn cứ điều 8 khoản 1

        """,
      right: """
        văn bản TT_A "Thông tư A" { hiệu lực từ 01/01/2020 }
        tham số mức: số = 5 căn cứ TT_A điều 8 khoản 1

        """
    ),
    page(
      .notSupported,
      "Cấu trúc mà bộ quy tắc không có.",
      "A construct that rules do not have.",
      "Mọi tệp trong thư mục được đọc chung nên không cần “dùng”; thêm thư mục khác bằng --rules.",
      "All files of a folder are read together, so no “use” is needed; add folders with --rules.",
      wrong: """
        danh mục giới { nam, nữ }
        dùng bộ_khác

        """,
      right: """
        danh mục giới { nam, nữ }

        """
    ),
    page(
      .expectedPart,
      "Thiếu một phần bắt buộc.",
      "A required part is missing.",
      "Thông báo nói còn thiếu gì và ở đâu.",
      "The message says what is missing and where.",
      wrong: """
        tham số mức: = 5

        """,
      right: """
        tham số mức: số = 5

        """
    ),
  ]
}
