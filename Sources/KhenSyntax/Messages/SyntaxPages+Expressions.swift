import KhenSource

extension DiagnosticPage {
  /// Mistakes in expressions.
  static let expressionPages: [DiagnosticPage] = [
    page(
      .mixedConnectives,
      "“và” lẫn “hoặc” không có ngoặc.",
      "“and” mixed with “or” without brackets.",
      "“a và b hoặc c” có người đọc là “(a và b) hoặc c”, có người đọc là “a và (b hoặc "
        + "c)”. Ngoặc nói rõ ý nào.",
      "“a and b or c” is read by some as “(a and b) or c”, by others as “a and (b or c)”. "
        + "Brackets say which.",
      wrong: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = giỏi và khá hoặc tuổi > 50

        """,
      right: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = (giỏi và khá) hoặc tuổi > 50

        """
    ),
    page(
      .quantifierNeedsBrackets,
      "Phần sau “mà” không nói về phần tử đang xét.",
      "A part after “where” that does not concern the element.",
      "“có k trong L mà …” kéo dài đến hết câu. Phần không nhắc đến k thường là điều kiện "
        + "riêng, phải tách bằng ngoặc.",
      "“some k in L where …” runs to the end. A part that does not mention k is usually a "
        + "condition of its own and must be set apart with brackets.",
      wrong: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = có k trong kỷ_luật mà k.mức > 1 và giỏi

        """,
      right: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = (có k trong kỷ_luật mà k.mức > 1) và giỏi

        """
    ),
    page(
      .aggregateNeedsBrackets,
      "Phép gộp có “mà” rồi còn phép khác theo sau.",
      "An aggregate with “where” followed by another operator.",
      "Không có ngoặc thì phép sau thuộc về điều kiện của “mà”, không thuộc về kết quả gộp.",
      "Without brackets the operator belongs to the condition after “where”, not to the result.",
      wrong: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = đếm k trong kỷ_luật mà k.mức = 1 >= 2

        """,
      right: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = (đếm k trong kỷ_luật mà k.mức = 1) >= 2

        """
    ),
    page(
      .chainedComparison,
      "Hai phép so sánh viết liền nhau.",
      "Two comparisons in one chain.",
      "Viết từng so sánh rồi nối bằng “và”, hoặc dùng “x từ a đến hết b”.",
      "Write each comparison and join them with “and”, or use “x from a through b”.",
      wrong: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = 18 < tuổi < 60

        """,
      right: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = 18 < tuổi và tuổi < 60

        """
    ),
    page(
      .missingWhere,
      "“có x trong L” mà không có “mà”.",
      "“some x in L” without “where”.",
      "“có k trong L mà …” hỏi có phần tử nào thỏa mãn. Nếu chỉ hỏi một giá trị có nằm "
        + "trong danh sách, bỏ chữ “có”.",
      "“some k in L where …” asks for an element that fits. To ask whether a value is in "
        + "a list, drop “some”.",
      wrong: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = có tuổi trong [50, 55, 60]

        """,
      right: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = tuổi trong [50, 55, 60]

        """
    ),
    page(
      .quantityWord,
      "Số lượng không nói là ít nhất, không quá hay đúng bằng.",
      "A number without at least, at most or exactly.",
      "“có 2 k” có thể hiểu là đúng hai hoặc từ hai trở lên.",
      "“some 2 k” may mean exactly two or two and more.",
      wrong: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = có 2 k trong kỷ_luật mà k.mức > 1

        """,
      right: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = có ít nhất 2 k trong kỷ_luật mà k.mức > 1

        """
    ),
    page(
      .nameWithBlank,
      "Tên viết rời, thiếu dấu “_”.",
      "A name written with blanks instead of “_”.",
      "Tên không có dấu cách: ngày_xét, kỷ_luật, khen_thưởng. Viết rời thì chữ có thể "
        + "thành từ khóa khác.",
      "Names have no blanks: evaluation_date. Written apart, the words may be other keywords.",
      wrong: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = ngày_sinh <= ngày xét

        """,
      right: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = ngày_sinh <= ngày_xét

        """
    ),
    page(
      .keywordAsValue,
      "Từ khóa đứng ở chỗ của một giá trị.",
      "A keyword where a value is needed.",
      "Trong biểu thức, từ khóa không thể là tên. Trường trùng từ khóa phải gọi qua bản ghi: k.từ.",
      "In an expression a keyword cannot be a name. A field with such a name is reached "
        + "through its record: k.from.",
      wrong: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = tuổi >= khi

        """,
      right: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = tuổi >= 18

        """
    ),
    page(
      .wrongOperator,
      "Dấu phép của ngôn ngữ lập trình khác.",
      "A sign from another programming language.",
      "So sánh bằng viết “=”, khác viết “khác”, và/hoặc/không viết bằng chữ.",
      "Equality is “=”, inequality “differs from”; and, or, not are words.",
      wrong: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = tuổi == 18

        """,
      right: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = tuổi = 18

        """
    ),
    page(
      .unexpectedText,
      "Chữ thừa sau một câu đã trọn nghĩa.",
      "Text after something that is already complete.",
      "Có thể thiếu “và”, thiếu dấu phép, hoặc thừa chữ.",
      "A connective or an operator may be missing, or the text is one too many.",
      wrong: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = giỏi tuổi

        """,
      right: """
        hồ sơ cá_nhân {
            tuổi: số nguyên
            ngày_sinh: ngày
            đến: ngày?
            kỷ_luật: danh sách kỷ_luật
            giỏi: đúng_sai
            khá: đúng_sai
        }
        bản ghi kỷ_luật { mức: số nguyên; ngày_ký: ngày }
        khái niệm thử cho cá_nhân: đúng_sai = giỏi và tuổi > 18

        """
    ),
  ]
}
