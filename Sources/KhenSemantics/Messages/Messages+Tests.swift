import KhenSource
import KhenSyntax

// What is said about tests and their data.
extension Diagnostic {
  static func wrongData(_ name: Name, at range: SourceRange, expected: Bilingual) -> Diagnostic {
    Diagnostic(
      .wrongData,
      message: Bilingual(
        vi: "“\(name.text)” cần \(expected.vi)",
        en: "“\(name.text)” must be \(expected.en)"
      ),
      at: Label(range)
    )
  }

  static func neverNone(_ name: Name, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .wrongData,
      message: Bilingual(
        vi: "“\(name.text)” là trường bắt buộc, không thể “không có”",
        en: "“\(name.text)” is required and cannot be none"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "viết “không rõ”, hoặc khai kiểu có dấu “?”",
        en: "write “unknown”, or declare the type with “?”"
      )
    )
  }

  static func conclusionsNeeded(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .wrongData,
      message: Bilingual(
        vi: "xác nhận và tài liệu ghi dạng { tên: đúng | sai | không rõ }",
        en: "attestations and documents are written { name: true | false | unknown }"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "tài liệu có thể ghi ngày cuối cùng còn giá trị",
        en: "a document may have the last day on which it is valid"
      )
    )
  }

  static func expectedValueNeeded(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .wrongData,
      message: Bilingual(
        vi: "mong đợi cần một giá trị rõ ràng",
        en: "an expectation needs a definite value"
      ),
      at: Label(range)
    )
  }

  static func missingEvaluationDate(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingEvaluationDate,
      message: Bilingual(vi: "chưa ghi ngày xét", en: "the evaluation date is missing"),
      at: Label(range),
      help: Bilingual(
        vi: "thêm “ngày_xét: dd/mm/yyyy”",
        en: "add “evaluation_date: yyyy-mm-dd”"
      )
    )
  }

  static func nothingExpected(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .nothingExpected,
      severity: .warning,
      message: Bilingual(
        vi: "kiểm thử này không mong đợi điều gì",
        en: "this test expects nothing"
      ),
      at: Label(range),
      help: Bilingual(vi: "thêm “mong đợi …”", en: "add “expect …”")
    )
  }
}
