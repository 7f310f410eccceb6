package import KhenSource

/// The kinds of mistakes that reading a file can find; each has a page in `syntaxPages`.
extension DiagnosticID {
  package static let unknownCharacter = DiagnosticID("unknown-character", "ký-tự-lạ")
  package static let unclosedText = DiagnosticID("unclosed-text", "chưa-đóng-ngoặc-kép")
  package static let badEscape = DiagnosticID("bad-escape", "ký-tự-thoát-sai")
  package static let textTooLong = DiagnosticID("text-too-long", "chuỗi-quá-dài")
  package static let nameTooLong = DiagnosticID("name-too-long", "tên-quá-dài")
  package static let tooManyTokens = DiagnosticID("too-many-tokens", "tệp-quá-nhiều-chữ")
  package static let nestingTooDeep = DiagnosticID("nesting-too-deep", "lồng-quá-sâu")
  package static let impossibleDate = DiagnosticID("impossible-date", "ngày-không-có-thật")
  package static let numberStyle = DiagnosticID("number-style", "cách-viết-số")
  package static let numberTooLarge = DiagnosticID("number-too-large", "số-quá-lớn")
  package static let wholeNumberNeeded = DiagnosticID("whole-number-needed", "cần-số-nguyên")
  package static let durationOrder = DiagnosticID("duration-order", "thứ-tự-năm-tháng-ngày")
  package static let bareTo = DiagnosticID("bare-to", "đến-chưa-rõ")
  package static let mixedConnectives = DiagnosticID("mixed-and-or", "và-lẫn-hoặc")
  package static let quantifierNeedsBrackets = DiagnosticID(
    "quantifier-needs-brackets",
    "có-mọi-cần-ngoặc"
  )
  package static let aggregateNeedsBrackets = DiagnosticID(
    "aggregate-needs-brackets",
    "phép-gộp-cần-ngoặc"
  )
  package static let chainedComparison = DiagnosticID("chained-comparison", "so-sánh-nối-nhau")
  package static let missingWhere = DiagnosticID("missing-where", "thiếu-mà")
  package static let quantityWord = DiagnosticID("quantity-word", "thiếu-ít-nhất")
  package static let nameWithBlank = DiagnosticID("name-with-blank", "tên-viết-rời")
  package static let keywordAsName = DiagnosticID("keyword-as-name", "từ-khóa-làm-tên")
  package static let keywordAsValue = DiagnosticID("keyword-as-value", "từ-khóa-thay-giá-trị")
  package static let unclosedBracket = DiagnosticID("unclosed-bracket", "chưa-đóng-ngoặc")
  package static let unmatchedClose = DiagnosticID("unmatched-close", "thừa-ngoặc-đóng")
  package static let misspeltKeyword = DiagnosticID("misspelt-keyword", "từ-khóa-viết-sai")
  package static let missingSemicolon = DiagnosticID("missing-semicolon", "thiếu-chấm-phẩy")
  package static let commaBetweenFields = DiagnosticID("comma-between-fields", "thừa-dấu-phẩy")
  package static let mixedSeparators = DiagnosticID("mixed-separators", "lẫn-phẩy-và-bé-hơn")
  package static let wrongLanguage = DiagnosticID("wrong-language", "lẫn-ngôn-ngữ")
  package static let wrongOperator = DiagnosticID("wrong-operator", "dấu-phép-sai")
  package static let criterionNeedsBraces = DiagnosticID(
    "criterion-needs-braces",
    "điều-kiện-cần-ngoặc-nhọn"
  )
  package static let barNeedsWhen = DiagnosticID("bar-needs-when", "loại-trừ-cần-khi")
  package static let repeatedClause = DiagnosticID("repeated-clause", "ghi-hai-lần")
  package static let instrumentMissing = DiagnosticID("instrument-missing", "thiếu-tên-văn-bản")
  package static let totalOutsideScorecard = DiagnosticID(
    "total-outside-scorecard",
    "tổng-ngoài-bảng-điểm"
  )
  package static let itemWithoutPoints = DiagnosticID("item-without-points", "mục-chưa-có-điểm")
  package static let notSupported = DiagnosticID("not-supported", "chưa-hỗ-trợ")
  package static let expectedPart = DiagnosticID("expected-part", "còn-thiếu")
  package static let caseTable = DiagnosticID("case-table", "bảng-trường-hợp")
  package static let unexpectedText = DiagnosticID("unexpected-text", "chữ-thừa")
}
