package import KhenSource

/// The kinds of mistakes in dossiers, with what their messages need.
package enum DataMistake: Hashable, Sendable {
  // The record as a whole.
  case notAnObject
  case truncated
  case syntax(expected: Bilingual)
  case extraContent
  case missingArrayEnd
  case recordTooLong
  case nestingTooDeep
  case unknownKind(given: String?, kinds: [String])
  case noKinds
  case repeatedDossier(key: String)

  // Texts.
  case malformedText
  case controlCharacter(UInt8)
  case badEscape
  case loneSurrogate
  case textTooLong(label: String)

  // Fields.
  case unknownField(String, suggestion: String?)
  case repeatedField(String)
  case wrongType(label: String, expected: Bilingual, found: String)
  case noneForRequired(label: String, text: String)
  case listTooLong(label: String)
  case unknownConclusion(String, isDocument: Bool, suggestion: String?)
  case unknownNomination(String, suggestion: String?)

  // Values.
  case impossibleDate(label: String, text: String)
  case shortYear(label: String, text: String)
  case numberTooLarge(label: String, text: String)
  case outOfRange(label: String, text: String, least: Rational?, greatest: Rational?)
  case notWhole(label: String, text: String)
  case tooPrecise(label: String, text: String)
  case ambiguousNumber(label: String, text: String)
  case unknownMember(label: String, text: String, suggestion: String?)
  case brokenPromise(Bilingual)

  // Tables.
  case cellCount(expected: Int, found: Int)
  case unclosedQuote
  case unknownColumn(String, suggestion: String?)
  case repeatedColumn(String)
  case missingKeyColumn
  case rowWithoutDossier(key: String)

  /// Whether what has to be mended stands in the header of a table and not in the row.
  var isInHeader: Bool {
    switch self {
    case .unknownColumn, .repeatedColumn: true
    case .notAnObject, .truncated, .syntax, .extraContent, .missingArrayEnd, .recordTooLong,
      .nestingTooDeep, .unknownKind, .noKinds, .repeatedDossier, .malformedText,
      .controlCharacter, .badEscape, .loneSurrogate, .textTooLong, .unknownField, .repeatedField,
      .wrongType, .noneForRequired, .listTooLong, .unknownConclusion, .unknownNomination,
      .impossibleDate, .shortYear, .numberTooLarge, .outOfRange, .notWhole, .tooPrecise,
      .ambiguousNumber, .unknownMember, .brokenPromise, .cellCount, .unclosedQuote,
      .missingKeyColumn, .rowWithoutDossier:
      false
    }
  }

  /// The stable name of the kind of mistake.
  package var id: DiagnosticID {
    switch self {
    case .notAnObject: DiagnosticID("not-a-dossier", "không-phải-hồ-sơ")
    case .truncated: DiagnosticID("truncated-dossier", "hồ-sơ-bị-cắt")
    case .syntax: DiagnosticID("malformed-json", "sai-cú-pháp-json")
    case .extraContent: DiagnosticID("extra-content", "nội-dung-thừa")
    case .missingArrayEnd: DiagnosticID("truncated-list-of-dossiers", "danh-sách-bị-cắt")
    case .recordTooLong: DiagnosticID("dossier-too-large", "hồ-sơ-quá-lớn")
    case .nestingTooDeep: DiagnosticID("nesting-too-deep", "lồng-quá-sâu")
    case .unknownKind, .noKinds: DiagnosticID("unknown-dossier-kind", "không-rõ-loại-hồ-sơ")
    case .repeatedDossier: DiagnosticID("repeated-dossier", "trùng-mã-hồ-sơ")
    case .malformedText: DiagnosticID("malformed-utf8", "sai-mã-hóa")
    case .controlCharacter: DiagnosticID("control-character", "ký-tự-điều-khiển")
    case .badEscape: DiagnosticID("bad-escape", "sai-ký-tự-thoát")
    case .loneSurrogate: DiagnosticID("lone-surrogate", "nửa-cặp-thay-thế")
    case .textTooLong: DiagnosticID("text-too-long", "chuỗi-quá-dài")
    case .unknownField: DiagnosticID("unknown-field", "trường-không-có")
    case .repeatedField: DiagnosticID("repeated-field", "trường-bị-lặp")
    case .wrongType: DiagnosticID("wrong-type", "sai-kiểu-dữ-liệu")
    case .noneForRequired: DiagnosticID("none-for-required", "bắt-buộc-mà-không-có")
    case .listTooLong: DiagnosticID("list-too-long", "danh-sách-quá-dài")
    case .unknownConclusion(_, let isDocument, _):
      isDocument
        ? DiagnosticID("unknown-document", "tài-liệu-không-có")
        : DiagnosticID("unknown-attestation", "xác-nhận-không-có")
    case .unknownNomination: DiagnosticID("unknown-nomination", "đề-nghị-không-có")
    case .impossibleDate: DiagnosticID("impossible-date", "ngày-không-có-thật")
    case .shortYear: DiagnosticID("short-year", "năm-viết-tắt")
    case .numberTooLarge: DiagnosticID("number-too-large", "số-quá-lớn")
    case .outOfRange: DiagnosticID("out-of-range", "ngoài-giới-hạn")
    case .notWhole: DiagnosticID("not-a-whole-number", "không-phải-số-nguyên")
    case .tooPrecise: DiagnosticID("too-many-decimals", "quá-nhiều-chữ-số-thập-phân")
    case .ambiguousNumber: DiagnosticID("ambiguous-number", "số-hiểu-hai-cách")
    case .unknownMember: DiagnosticID("unknown-value", "giá-trị-ngoài-danh-mục")
    case .brokenPromise: DiagnosticID("broken-promise", "trái-ràng-buộc")
    case .cellCount: DiagnosticID("wrong-cell-count", "sai-số-ô")
    case .unclosedQuote: DiagnosticID("unclosed-quote", "thiếu-dấu-nháy-đóng")
    case .unknownColumn: DiagnosticID("unknown-column", "cột-không-có")
    case .repeatedColumn: DiagnosticID("repeated-column", "cột-bị-lặp")
    case .missingKeyColumn: DiagnosticID("missing-key-column", "thiếu-cột-mã")
    case .rowWithoutDossier: DiagnosticID("row-without-dossier", "dòng-không-thuộc-hồ-sơ")
    }
  }
}
