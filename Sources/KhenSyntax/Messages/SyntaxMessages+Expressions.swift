import KhenSource

/// Mistakes in expressions, literals and brackets.
extension SyntaxMessages {
  // MARK: Connectives and comparisons

  static func mixedConnectives(
    andFirst: [SourceRange],
    orFirst: [SourceRange],
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .mixedConnectives,
      message: Bilingual(
        vi: "“và” lẫn với “hoặc” mà không có ngoặc, nên hiểu được hai cách",
        en: "“and” and “or” are mixed without brackets and can be read in two ways"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "đặt ngoặc quanh phần phải xét chung",
        en: "put brackets around what belongs together"
      ),
      fixes: [
        bracket(
          andFirst,
          title: Bilingual(vi: "đặt ngoặc quanh phần “và”", en: "bracket the “and” part")
        ),
        bracket(
          orFirst,
          title: Bilingual(vi: "đặt ngoặc quanh phần “hoặc”", en: "bracket the “or” part")
        ),
      ]
    )
  }

  static func quantifierNeedsBrackets(
    quantifier: SourceRange,
    body: SourceRange,
    variable: String,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .quantifierNeedsBrackets,
      message: Bilingual(
        vi: "phần này không nói về “\(variable)” nhưng lại nằm trong điều kiện của “\(variable)”",
        en: "this says nothing of “\(variable)” but is part of the condition on “\(variable)”"
      ),
      at: Label(range),
      related: [
        Label(
          quantifier,
          Bilingual(
            vi: "“mà” kéo dài đến hết nếu không có ngoặc",
            en: "“where” runs to the end unless there are brackets"
          )
        )
      ],
      help: Bilingual(
        vi: "đặt ngoặc quanh “có … mà …” hoặc quanh toàn bộ điều kiện sau “mà”",
        en: "put brackets around “some … where …” or around all that follows “where”"
      ),
      fixes: [
        bracket(
          [quantifier],
          title: Bilingual(vi: "xét riêng phần này", en: "set this part apart")
        ),
        bracket(
          [body],
          title: Bilingual(vi: "giữ phần này trong “mà”", en: "keep this part under “where”")
        ),
      ]
    )
  }

  static func aggregateNeedsBrackets(aggregate: SourceRange, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .aggregateNeedsBrackets,
      message: Bilingual(
        vi: "phép gộp có “mà” phải đặt trong ngoặc khi còn phép khác theo sau",
        en: "an aggregate with “where” needs brackets when another operator follows"
      ),
      at: Label(
        range,
        Bilingual(
          vi: "phép này sẽ thuộc về điều kiện sau “mà”",
          en: "this would belong to the condition after “where”"
        )
      ),
      fixes: [
        bracket(
          [aggregate],
          title: Bilingual(vi: "đặt ngoặc quanh phép gộp", en: "bracket the aggregate")
        )
      ]
    )
  }

  static func chainedComparison(
    middle: String?,
    and: String,
    at range: SourceRange
  ) -> Diagnostic {
    let place = SourceRange(file: range.file, start: Int(range.start), end: Int(range.start))
    return Diagnostic(
      .chainedComparison,
      message: Bilingual(
        vi: "hai phép so sánh không viết nối nhau được",
        en: "two comparisons cannot be written in one chain"
      ),
      at: Label(range, Bilingual(vi: "phép so sánh thứ hai", en: "the second comparison")),
      help: Bilingual(
        vi: "viết thành hai vế nối bằng “và”, hoặc “x từ a đến hết b”",
        en: "write two comparisons joined by “and”, or “x from a through b”"
      ),
      fixes: middle.map { text in
        [
          Fix(
            title: Bilingual(vi: "tách thành hai so sánh", en: "split into two comparisons"),
            edits: [Edit(place, "\(and) \(text) ")],
            isSafe: true
          )
        ]
      } ?? []
    )
  }

  static func wrongOperator(
    _ text: String,
    instead: String,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .wrongOperator,
      message: Bilingual(
        vi: "không dùng dấu “\(text)”, viết “\(instead)”",
        en: "“\(text)” is not used here, write “\(instead)”"
      ),
      at: Label(range),
      fixes: [replace(range, with: instead).madeSafe]
    )
  }

  static func bareTo(through: String, before: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .bareTo,
      message: Bilingual(
        vi: "“đến” chưa nói ngày cuối có tính hay không",
        en: "“to” does not say whether the last day counts"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "“\(through)” tính cả ngày cuối, “\(before)” thì không",
        en: "“\(through)” counts the last day, “\(before)” does not"
      ),
      fixes: [replace(range, with: through), replace(range, with: before)]
    )
  }

  // MARK: Quantifiers

  static func missingWhere(
    membership: String,
    quantifier: SourceRange,
    isPlain: Bool,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .missingWhere,
      message: Bilingual(
        vi: "“có … trong …” còn thiếu “mà” và điều kiện",
        en: "“some … in …” lacks “where” and a condition"
      ),
      at: Label(range),
      related: [Label(quantifier)],
      help: isPlain
        ? Bilingual(
          vi: "nếu chỉ hỏi có nằm trong danh sách không, viết “\(membership)”",
          en: "to ask only whether it is in the list, write “\(membership)”"
        ) : nil,
      fixes: isPlain ? [replace(quantifier, with: membership)] : []
    )
  }

  static func quantityWord(_ text: String, atLeast: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .quantityWord,
      message: Bilingual(
        vi: "“\(text)” chưa nói là ít nhất, không quá hay đúng bằng",
        en: "“\(text)” does not say at least, at most or exactly"
      ),
      at: Label(range),
      fixes: [insert(atLeast + " ", at: range)]
    )
  }

  // MARK: Brackets and rows

  static func unclosedBracket(
    _ bracket: String,
    opened: SourceRange,
    at range: SourceRange
  ) -> Diagnostic {
    let closing = bracket == "{" ? "}" : bracket == "(" ? ")" : "]"
    return Diagnostic(
      .unclosedBracket,
      message: Bilingual(
        vi: "“\(bracket)” chưa được đóng bằng “\(closing)”",
        en: "“\(bracket)” is not closed with “\(closing)”"
      ),
      at: Label(opened, Bilingual(vi: "mở ở đây", en: "opened here")),
      related: [Label(range, Bilingual(vi: "thiếu “\(closing)”", en: "“\(closing)” is missing"))],
      fixes: [insert(closing, at: range)]
    )
  }

  static func unmatchedClose(_ bracket: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unmatchedClose,
      message: Bilingual(
        vi: "“\(bracket)” không đóng ngoặc nào cả",
        en: "“\(bracket)” closes nothing"
      ),
      at: Label(range),
      fixes: [
        Fix(title: Bilingual(vi: "bỏ đi", en: "remove it"), edits: [Edit(range, "")])
      ]
    )
  }

  static func missingSemicolon(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingSemicolon,
      message: Bilingual(
        vi: "thiếu “;” giữa hai dòng giá trị",
        en: "“;” is missing between two values"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "đặt “;” trước dòng tiếp theo",
        en: "put “;” before the next row"
      ),
      fixes: [insert(";", at: range).madeSafe]
    )
  }

  static func commaBetweenFields(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .commaBetweenFields,
      message: Bilingual(
        vi: "các trường cách nhau bằng “;” hoặc xuống dòng, không bằng dấu phẩy",
        en: "fields are separated by “;” or a new line, not by a comma"
      ),
      at: Label(range),
      fixes: [replace(range, with: ";").madeSafe]
    )
  }

  static func mixedSeparators(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .mixedSeparators,
      message: Bilingual(
        vi: "một danh mục chỉ dùng “,” (không thứ tự) hoặc “<” (tăng dần)",
        en: "a catalogue uses “,” (no order) or “<” (rising), not both"
      ),
      at: Label(range)
    )
  }

  static func criterionNeedsBraces(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .criterionNeedsBraces,
      message: Bilingual(
        vi: "điều kiện phải đạt viết trong “{ … }”, không dùng “khi”",
        en: "what a criterion requires stands in “{ … }”, not after “when”"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "“khi” dành cho loại trừ và tạm dừng",
        en: "“when” is for bars and holds"
      )
    )
  }

  static func barNeedsWhen(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .barNeedsWhen,
      message: Bilingual(
        vi: "loại trừ và tạm dừng viết “khi …”, không dùng “{ … }”",
        en: "a bar or hold says “when …”, not “{ … }”"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "“{ … }” là điều phải đạt, dễ hiểu ngược nghĩa",
        en: "“{ … }” is what must hold, which would be the opposite"
      )
    )
  }

  // MARK: Literals

  static func foreignComment(_ sign: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unknownCharacter,
      message: Bilingual(
        vi: "ghi chú không viết sau “\(sign)”",
        en: "a comment does not begin with “\(sign)”"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "viết ghi chú sau “//”, đến hết dòng",
        en: "write comments after “//”, to the end of the line"
      )
    )
  }

  static func singleQuotes(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unknownCharacter,
      message: Bilingual(
        vi: "chuỗi đặt trong ngoặc kép, không trong nháy đơn",
        en: "a text stands in double quotes, not in single ones"
      ),
      at: Label(range),
      fixes: [
        // A long text is shown cut short, so it cannot be put in place unasked.
        Fix(
          title: replace(range, with: "\"" + shortened(text) + "\"").title,
          edits: [Edit(range, "\"" + text + "\"")],
          isSafe: !text.utf8.contains(0x22) && !text.utf8.contains(0x5C)
        )
      ]
    )
  }

  /// A sign that cannot be seen is named by its number.
  private static func visible(_ text: String) -> String? {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return nil }
    switch scalar.value {
    case 0..<0x20, 0x7F...0xA0, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    default: return nil
    }
  }

  static func unknownCharacter(_ text: String, at range: SourceRange) -> Diagnostic {
    if let number = visible(text) {
      return Diagnostic(
        .unknownCharacter,
        message: Bilingual(
          vi: "có ký tự ẩn \(number) ở đây",
          en: "there is an invisible character \(number) here"
        ),
        at: Label(range),
        help: Bilingual(
          vi: "xóa từ chữ trước đến chữ sau rồi gõ lại",
          en: "delete from the letter before to the letter after, and type them again"
        )
      )
    }
    return Diagnostic(
      .unknownCharacter,
      message: Bilingual(
        vi: "ký tự “\(shortened(text))” không dùng ở đây",
        en: "the character “\(shortened(text))” has no meaning here"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "chữ của văn bản phải đặt trong ngoặc kép",
        en: "texts must stand in quotes"
      )
    )
  }

  static func unclosedText(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unclosedText,
      message: Bilingual(
        vi: "chuỗi chưa đóng ngoặc kép trước khi hết dòng",
        en: "the text is not closed before the end of the line"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "thêm ngoặc kép đóng; trong chuỗi viết \\\" cho ngoặc kép thẳng",
        en: "add the closing quote; inside a text write \\\" for a straight quote"
      )
    )
  }

  static func badEscape(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badEscape,
      message: Bilingual(
        vi: "“\\\(text)” không có nghĩa trong chuỗi",
        en: "“\\\(text)” means nothing in a text"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "chỉ có \\n, \\t, \\\\ và \\\"",
        en: "there are only \\n, \\t, \\\\ and \\\""
      )
    )
  }

  static func numberStyle(
    _ text: String,
    readings: [String],
    language: Language,
    at range: SourceRange
  ) -> Diagnostic {
    let example =
      language == .vietnamese
      ? Bilingual(
        vi: "tệp tiếng Việt viết 1.404.000 và 0,6",
        en: "a Vietnamese file writes 1.404.000 and 0,6"
      )
      : Bilingual(
        vi: "tệp tiếng Anh viết 1,404,000 và 0.6",
        en: "an English file writes 1,404,000 and 0.6"
      )
    return Diagnostic(
      .numberStyle,
      message: Bilingual(
        vi: "số “\(shortened(text))” viết chưa đúng cách hoặc hiểu được hai cách",
        en: "the number “\(shortened(text))” is in another style or can be read in two ways"
      ),
      at: Label(range),
      notes: [example],
      help: text.utf8.contains(0x2C)
        ? Bilingual(
          vi: "giữa hai phần tử của danh sách phải có dấu cách sau dấu phẩy",
          en: "between two elements of a list a blank follows the comma"
        ) : nil,
      fixes: readings.map {
        readings.count == 1 ? replace(range, with: $0).madeSafe : replace(range, with: $0)
      }
    )
  }

  static func numberTooLarge(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .numberTooLarge,
      message: Bilingual(
        vi: "số “\(shortened(text))” quá lớn hoặc quá nhiều chữ số lẻ",
        en: "the number “\(shortened(text))” is too large or has too many decimals"
      ),
      at: Label(range),
      notes: [
        Bilingual(
          vi: "số lớn nhất là 9.223.372.036.854.775.807, nhiều nhất 18 chữ số lẻ",
          en: "the greatest number is 9,223,372,036,854,775,807, with at most 18 decimals"
        )
      ]
    )
  }

  static func wholeNumberNeeded(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .wholeNumberNeeded,
      message: Bilingual(
        vi: "chỗ này cần một số nguyên",
        en: "a whole number is needed here"
      ),
      at: Label(range)
    )
  }

  static func durationOrder(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .durationOrder,
      message: Bilingual(
        vi: "thời hạn viết theo thứ tự năm, tháng, ngày, mỗi phần một lần",
        en: "a period is written as years, months, days, each once"
      ),
      at: Label(range)
    )
  }

  static func impossibleDate(
    _ text: String,
    day: Int,
    month: Int,
    year: Int,
    at range: SourceRange
  ) -> Diagnostic {
    var reason = Bilingual(vi: "năm phải từ 1 đến 9999", en: "the year must be 1 to 9999")
    var fixes: [Fix] = []
    if !(1...12).contains(month) {
      reason = Bilingual(vi: "không có tháng \(month)", en: "there is no month \(month)")
      if CivilDate(year: year, month: day, day: month) != nil {
        fixes = [replace(range, with: "\(padded(month))/\(padded(day))/\(year)")]
      }
    } else if (1...9999).contains(year) {
      let last = CivilDate.daysInMonth(year: year, month: month)
      reason = Bilingual(
        vi: "tháng \(padded(month))/\(year) có \(last) ngày",
        en: "month \(padded(month))/\(year) has \(last) days"
      )
    }
    return Diagnostic(
      .impossibleDate,
      message: Bilingual(
        vi: "ngày “\(text)” không có thật",
        en: "the date “\(text)” does not exist"
      ),
      at: Label(range, reason),
      fixes: fixes
    )
  }

  static func impossibleMonth(_ month: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .impossibleDate,
      message: Bilingual(
        vi: "không có tháng \(month) của năm đó",
        en: "that year has no month \(month)"
      ),
      at: Label(range)
    )
  }

  static func impossibleYear(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .impossibleDate,
      message: Bilingual(vi: "năm phải từ 1 đến 9999", en: "the year must be 1 to 9999"),
      at: Label(range)
    )
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
