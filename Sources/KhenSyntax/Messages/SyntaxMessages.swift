import KhenSource

/// The texts of all mistakes in the shape of a file, built from data.
enum SyntaxMessages {
  // MARK: Expected and unexpected

  static func expected(_ what: Bilingual, found: String?, at range: SourceRange) -> Diagnostic {
    let message: Bilingual
    if let found {
      message = Bilingual(
        vi: "chỗ này cần \(what.vi), nhưng gặp “\(shortened(found))”",
        en: "\(what.en) is needed here, not “\(shortened(found))”"
      )
    } else {
      message = Bilingual(vi: "còn thiếu \(what.vi)", en: "\(what.en) is missing")
    }
    return Diagnostic(
      .expectedPart,
      message: message,
      at: Label(range, Bilingual(vi: "ở đây", en: "here"))
    )
  }

  /// `hồ sơ nam_mẫu { … }` without the word for changes.
  static func changesWithoutWord(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .expectedPart,
      message: Bilingual(
        vi: "giữa tên hồ sơ mẫu và những điều thay đổi còn thiếu “\(word)”",
        en: "“\(word)” is missing between the sample dossier and what is changed in it"
      ),
      at: Label(range, Bilingual(vi: "thay đổi", en: "changes")),
      help: Bilingual(
        vi: "hồ sơ viết mới thì không có tên: hồ sơ { … }",
        en: "a dossier written anew has no name: dossier { … }"
      ),
      fixes: [insert(word + " ", at: range)]
    )
  }

  static func expectedAtEnd(_ what: Bilingual, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .expectedPart,
      message: Bilingual(
        vi: "đã hết chữ mà còn thiếu \(what.vi)",
        en: "the text ends where \(what.en) is needed"
      ),
      at: Label(range)
    )
  }

  static func sampleDossierWithoutName(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .expectedPart,
      message: Bilingual(
        vi: "còn thiếu tên của hồ sơ mẫu",
        en: "the name of the sample dossier is missing"
      ),
      at: Label(range, Bilingual(vi: "ở đây", en: "here")),
      help: Bilingual(
        vi: "“hồ sơ mẫu” là từ khóa, sau đó mới đến tên: “hồ sơ mẫu TÊN là LOẠI”; tên là “mẫu” thì"
          + " viết “hồ sơ mẫu mẫu là LOẠI”",
        en: "“sample dossier” is the keyword and the name follows it: “sample dossier NAME is KIND”"
      )
    )
  }

  static func unexpected(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unexpectedText,
      message: Bilingual(
        vi: "không hiểu “\(shortened(text))” ở chỗ này",
        en: "“\(shortened(text))” does not fit here"
      ),
      at: Label(range, Bilingual(vi: "phần trước đã trọn nghĩa", en: "what precedes is complete")),
      help: Bilingual(
        vi: "bỏ chữ thừa, hoặc nối bằng “và”, “hoặc”, phép so sánh",
        en: "remove it, or join it with “and”, “or” or a comparison"
      )
    )
  }

  static func conditionWithoutName(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unexpectedText,
      message: Bilingual(
        vi: "không hiểu “\(text)” ở chỗ này",
        en: "“\(text)” does not fit here"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "đặt tên cho từng phần tử của danh sách: “có k trong … mà k.…”",
        en: "name each element of the list: “some k in … where k.…”"
      )
    )
  }

  static func notSupported(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .notSupported,
      message: Bilingual(
        vi: "“\(text)” chưa được hỗ trợ trong phiên bản này",
        en: "“\(text)” is not supported in this version"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "tạm bỏ phần này, hoặc ghi thành xác nhận của hội đồng",
        en: "leave it out for now, or state it as an attestation"
      )
    )
  }

  static func cohortMissing(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .expectedPart,
      message: Bilingual(
        vi: "kiểm thử xét chọn còn thiếu “đợt” và các hồ sơ của đợt",
        en: "a test of a selection needs “cohort” with its dossiers"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "thêm “đợt { \"A\": hồ_sơ_mẫu sửa { … } }” trước “mong đợi”",
        en: "add “cohort { \"A\": sample with { … } }” before “expect”"
      )
    )
  }

  // MARK: Words

  static func wrongLanguage(
    _ text: String,
    keyword: Keyword,
    language: Language,
    at range: SourceRange
  ) -> Diagnostic {
    let right = keyword.spelling(in: language)
    let isVietnamese = language == .vietnamese
    return Diagnostic(
      .wrongLanguage,
      message: Bilingual(
        vi: "“\(text)” là từ khóa tiếng \(isVietnamese ? "Anh" : "Việt"), "
          + "tệp này viết bằng từ khóa tiếng \(isVietnamese ? "Việt" : "Anh")",
        en: "“\(text)” is \(isVietnamese ? "an English" : "a Vietnamese") keyword, "
          + "this file uses \(isVietnamese ? "Vietnamese" : "English") keywords"
      ),
      at: Label(range, Bilingual(vi: "viết “\(right)”", en: "write “\(right)”")),
      fixes: [replace(range, with: right).madeSafe]
    )
  }

  static func misspeltKeyword(
    _ text: String,
    meant: String,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .misspeltKeyword,
      message: Bilingual(
        vi: "không có từ khóa “\(text)”",
        en: "there is no keyword “\(text)”"
      ),
      at: Label(range),
      help: Bilingual(vi: "có phải ý là “\(meant)”?", en: "did you mean “\(meant)”?"),
      fixes: [
        // Only marks are wrong: no other keyword can be meant.
        VietnameseText.withoutMarks(text) == VietnameseText.withoutMarks(meant)
          ? replace(range, with: meant).madeSafe : replace(range, with: meant)
      ]
    )
  }

  static func keywordAsName(
    _ text: String,
    keyword: Keyword,
    at range: SourceRange
  ) -> Diagnostic {
    let suggestion = nameInstead(of: text, keyword: keyword)
    return Diagnostic(
      .keywordAsName,
      message: Bilingual(
        vi: "“\(text)” là từ khóa, không đặt làm tên được",
        en: "“\(text)” is a keyword and cannot be a name"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "đặt tên khác, ví dụ “\(suggestion)”",
        en: "choose another, for example “\(suggestion)”"
      ),
      fixes: [replace(range, with: suggestion)]
    )
  }

  static func keywordAsValue(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .keywordAsValue,
      message: Bilingual(
        vi: "chỗ này cần một giá trị, nhưng “\(text)” là từ khóa",
        en: "a value is needed here, but “\(text)” is a keyword"
      ),
      at: Label(range),
      help: text.utf8.contains(0x20)
        ? nil
        : Bilingual(
          vi: "nếu đây là một mục của hồ sơ, viết tên biến hoặc tên bản ghi ở trước: k.\(text)",
          en: "if it is a field, write the variable or the record before it: k.\(text)"
        )
    )
  }

  static func nameWithBlank(
    _ text: String,
    joined: String,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .nameWithBlank,
      message: Bilingual(
        vi: "tên không có dấu cách: “\(text)”",
        en: "a name has no blanks: “\(text)”"
      ),
      at: Label(range, Bilingual(vi: "viết \(joined)", en: "write \(joined)")),
      fixes: [replace(range, with: joined).madeSafe]
    )
  }

  static func repeatedClause(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .repeatedClause,
      message: Bilingual(
        vi: "“\(text)” đã ghi ở trên, chỉ ghi một lần",
        en: "“\(text)” was given above and can be given only once"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "nếu các nguồn ghi khác nhau, nối bằng dấu phẩy: ban hành … theo A, … theo B",
        en: "if sources differ, join them: issued … under A, … under B"
      )
    )
  }

  static func instrumentMissing(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .instrumentMissing,
      message: Bilingual(
        vi: "căn cứ chưa ghi văn bản nào",
        en: "the citation names no instrument"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "ghi tên văn bản trước điều, khoản; nhắc lại sau mỗi dấu phẩy",
        en: "write the instrument before the article, and again after each comma"
      )
    )
  }

  // MARK: Limits

  static func nestingTooDeep(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .nestingTooDeep,
      message: Bilingual(
        vi: "lồng nhau quá \(Limits.nestingDepth) lớp",
        en: "nested over \(Limits.nestingDepth) deep"
      ),
      at: Label(range),
      notes: [
        Bilingual(vi: "phần sau của tệp không được đọc", en: "the rest of the file was not read")
      ],
      help: Bilingual(
        vi: "tách bớt thành các khái niệm riêng",
        en: "move parts into definitions of their own"
      )
    )
  }

  static func nameTooLong(at range: SourceRange) -> Diagnostic {
    tooLong(.nameTooLong, vi: "tên", en: "the name", limit: Limits.nameLength, at: range)
  }

  static func textTooLong(at range: SourceRange) -> Diagnostic {
    tooLong(.textTooLong, vi: "chuỗi", en: "the text", limit: Limits.textLength, at: range)
  }

  static func tooManyTokens(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .tooManyTokens,
      message: Bilingual(
        vi: "tệp có quá \(Limits.tokensPerFile) chữ và dấu",
        en: "the file has over \(Limits.tokensPerFile) words and marks"
      ),
      at: Label(range),
      help: Bilingual(vi: "chia thành nhiều tệp", en: "split it into several files")
    )
  }

  private static func tooLong(
    _ id: DiagnosticID,
    vi: String,
    en: String,
    limit: Int,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      id,
      message: Bilingual(
        vi: "\(vi) dài quá \(limit) byte",
        en: "\(en) is over \(limit) bytes long"
      ),
      at: Label(
        SourceRange(file: range.file, start: Int(range.start), end: Int(range.start) + 1)
      ),
      help: Bilingual(vi: "viết ngắn lại", en: "shorten it")
    )
  }

  // MARK: Helpers

  static func replace(_ range: SourceRange, with text: String) -> Fix {
    Fix(
      title: Bilingual(vi: "thay bằng “\(text)”", en: "replace with “\(text)”"),
      edits: [Edit(range, text)]
    )
  }

  static func insert(_ text: String, at range: SourceRange) -> Fix {
    let place = SourceRange(file: range.file, start: Int(range.start), end: Int(range.start))
    return Fix(
      title: Bilingual(vi: "thêm “\(text)”", en: "insert “\(text)”"),
      edits: [Edit(place, text)]
    )
  }

  /// Brackets around stretches that do not overlap.
  static func bracket(_ ranges: [SourceRange], title: Bilingual) -> Fix {
    var edits: [Edit] = []
    for range in ranges {
      let start = SourceRange(file: range.file, start: Int(range.start), end: Int(range.start))
      let end = SourceRange(file: range.file, start: Int(range.end), end: Int(range.end))
      edits += [Edit(start, "("), Edit(end, ")")]
    }
    return Fix(title: title, edits: edits)
  }

  /// A text short enough to be quoted in a message.
  static func shortened(_ text: String) -> String {
    text.count > 40 ? String(text.prefix(40)) + "…" : text
  }

  /// A name to use instead of a keyword.
  private static func nameInstead(of text: String, keyword: Keyword) -> String {
    if keyword == .not { return "chưa_đạt" }
    let joined = Parser.joined(text)
    return joined == VietnameseText.composed(text) ? joined + "_1" : joined
  }
}
