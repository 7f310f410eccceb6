package import KhenSource

extension DataMistake {
  /// What is wrong and what to do, in the words of an office.
  package var message: Bilingual {
    switch self {
    case .notAnObject:
      Bilingual(
        vi: "ở đây phải là một hồ sơ, viết giữa { và }",
        en: "a dossier was expected here, written between { and }"
      )
    case .truncated:
      Bilingual(
        vi: "hồ sơ bị cắt giữa chừng, chưa có dấu } kết thúc; hãy xuất lại tệp",
        en: "the dossier breaks off before its closing }; export the file again"
      )
    case .syntax(let expected):
      Bilingual(
        vi: "sai cú pháp JSON: ở đây phải là \(expected.vi)",
        en: "malformed JSON: \(expected.en) was expected here"
      )
    case .extraContent:
      Bilingual(
        vi: "có nội dung thừa sau dấu } kết thúc hồ sơ; mỗi dòng chỉ ghi một hồ sơ",
        en: "there is something after the closing } of the dossier; write one dossier a line"
      )
    case .missingArrayEnd:
      Bilingual(
        vi: "tệp kết thúc mà danh sách hồ sơ chưa có dấu ] đóng; có thể thiếu hồ sơ ở cuối tệp",
        en: "the file ends before the closing ] of the list; dossiers at its end may be missing"
      )
    case .recordTooLong:
      Bilingual(
        vi: "hồ sơ dài quá 64 MiB nên không được đọc",
        en: "the dossier is longer than 64 MiB and was not read"
      )
    case .nestingTooDeep:
      Bilingual(
        vi: "hồ sơ lồng nhau quá \(DossierLimits.nesting) tầng",
        en: "the dossier is nested more than \(DossierLimits.nesting) levels deep"
      )
    case .unknownKind(let given, let kinds):
      DataMistake.unknownKindMessage(given: given, kinds: kinds)
    case .noKinds:
      Bilingual(
        vi: "bộ quy tắc chưa khai báo loại hồ sơ nào",
        en: "the rule set declares no kind of dossier"
      )
    case .repeatedDossier(let key):
      Bilingual(
        vi: "mã hồ sơ “\(PrintableText.of(key))” đã có ở một hồ sơ đứng trước",
        en: "an earlier dossier already has the key “\(PrintableText.of(key))”"
      )
    case .malformedText:
      Bilingual(
        vi: "chữ ở đây không phải mã UTF-8; hãy lưu lại tệp với bảng mã UTF-8",
        en: "the text here is not UTF-8; save the file again as UTF-8"
      )
    case .controlCharacter(let byte):
      Bilingual(
        vi: "có ký tự điều khiển \(DataMistake.codePoint(byte)) trong văn bản; hãy xóa nó",
        en: "there is a control character \(DataMistake.codePoint(byte)) here; remove it"
      )
    case .badEscape:
      Bilingual(
        vi: "sau dấu \\ phải là một trong \" \\ / b f n r t, hoặc u và bốn chữ số thập lục phân",
        en: "a \\ is followed by one of \" \\ / b f n r t, or by u and four hexadecimal digits"
      )
    case .loneSurrogate:
      Bilingual(
        vi: "ký tự viết bằng \\u chỉ có một nửa của cặp thay thế",
        en: "a character written with \\u is only one half of a surrogate pair"
      )
    case .textTooLong(let label):
      Bilingual(
        vi: "\(DataMistake.subject(label))chuỗi dài quá 64 KiB",
        en: "\(DataMistake.subject(label))the text is longer than 64 KiB"
      )
    case .unknownField(let name, let suggestion):
      DataMistake.unknown(vi: "trường", en: "field", name, suggestion)
    case .repeatedField(let name):
      Bilingual(
        vi: "trường “\(PrintableText.of(name))” được ghi hai lần trong cùng một mục",
        en: "the field “\(PrintableText.of(name))” is given twice in one record"
      )
    case .wrongType(let label, let expected, let found):
      Bilingual(
        vi: "\(DataMistake.subject(label))phải là \(expected.vi), không phải \(found)",
        en: "\(DataMistake.subject(label))\(expected.en) was expected, not \(found)"
      )
    case .noneForRequired(let label, let text):
      Bilingual(
        vi: "\(DataMistake.subject(label))đây là mục bắt buộc, không thể là “\(text)”; "
          + "nếu chưa biết thì để trống hoặc ghi “không rõ”",
        en: "\(DataMistake.subject(label))this field is required and cannot be “\(text)”; "
          + "leave it empty or write “unknown” if it is not known"
      )
    case .listTooLong(let label):
      Bilingual(
        vi: "\(DataMistake.subject(label))danh sách có quá \(DossierLimits.listElements) mục",
        en: "\(DataMistake.subject(label))the list has more than "
          + "\(DossierLimits.listElements) elements"
      )
    case .unknownConclusion(let name, let isDocument, let suggestion):
      isDocument
        ? DataMistake.unknown(vi: "tài liệu", en: "document", name, suggestion)
        : DataMistake.unknown(vi: "xác nhận", en: "attestation", name, suggestion)
    case .impossibleDate(let label, let text):
      Bilingual(
        vi: "\(DataMistake.subject(label))ngày “\(text)” không có thật",
        en: "\(DataMistake.subject(label))there is no such date as “\(text)”"
      )
    case .shortYear(let label, let text):
      Bilingual(
        vi: "\(DataMistake.subject(label))“\(text)”: hãy ghi đủ bốn chữ số của năm",
        en: "\(DataMistake.subject(label))“\(text)”: write the year with four digits"
      )
    case .numberTooLarge(let label, let text):
      Bilingual(
        vi: "\(DataMistake.subject(label))số “\(text)” vượt quá giới hạn",
        en: "\(DataMistake.subject(label))the number “\(text)” is beyond the limit"
      )
    case .outOfRange(let label, let text, let least, let greatest):
      DataMistake.outOfRangeMessage(label, text, least: least, greatest: greatest)
    case .brokenPromise(let message): message
    case .notWhole(let label, let text):
      Bilingual(
        vi: "\(DataMistake.subject(label))“\(text)” không phải số nguyên",
        en: "\(DataMistake.subject(label))“\(text)” is not a whole number"
      )
    case .tooPrecise(let label, let text):
      Bilingual(
        vi: "\(DataMistake.subject(label))“\(text)” có quá 6 chữ số thập phân",
        en: "\(DataMistake.subject(label))“\(text)” has more than 6 decimals"
      )
    case .ambiguousNumber(let label, let text):
      Bilingual(
        vi: "\(DataMistake.subject(label))“\(text)” có thể hiểu hai cách; "
          + "hãy bỏ dấu chấm phân nhóm, hoặc dùng dấu phẩy cho phần thập phân",
        en: "\(DataMistake.subject(label))“\(text)” can be read in two ways; "
          + "write it without grouping, or with a decimal comma"
      )
    case .unknownMember(let label, let text, let suggestion):
      Bilingual(
        vi: "\(DataMistake.subject(label))“\(text)” không có trong danh mục"
          + (suggestion.map { "; có phải ý là “\($0)”?" } ?? ""),
        en: "\(DataMistake.subject(label))“\(text)” is not in the catalogue"
          + (suggestion.map { "; did you mean “\($0)”?" } ?? "")
      )
    case .cellCount(let expected, let found):
      Bilingual(
        vi: "dòng có \(found) ô, trong khi dòng tiêu đề có \(expected) cột",
        en: "the row has \(found) cells while the header has \(expected) columns"
      )
    case .unclosedQuote:
      Bilingual(
        vi: "ô mở bằng dấu nháy kép mà không có dấu nháy đóng",
        en: "a cell opens with a quote that is never closed"
      )
    case .unknownNomination(let name, let suggestion):
      DataMistake.unknown(vi: "khen thưởng", en: "award", name, suggestion)
    case .unknownColumn(let name, let suggestion):
      DataMistake.unknown(vi: "cột", en: "column", name, suggestion)
    case .repeatedColumn(let name):
      Bilingual(
        vi: "cột “\(PrintableText.of(name))” có hai lần trong dòng tiêu đề",
        en: "the header has the column “\(PrintableText.of(name))” twice"
      )
    case .missingKeyColumn:
      Bilingual(
        vi: "bảng thiếu cột mã hồ sơ (ví dụ “mã_hồ_sơ” hoặc “id”)",
        en: "the table has no column with the dossier's key (such as “id”)"
      )
    case .rowWithoutDossier(let key):
      Bilingual(
        vi: "không có hồ sơ “\(PrintableText.of(key))” trong bảng chính",
        en: "there is no dossier “\(PrintableText.of(key))” in the main table"
      )
    }
  }

  /// `Ngày sinh: ` before what is wrong with it; nothing where the field has no label.
  static func subject(_ label: String) -> String { label.isEmpty ? "" : "\(label): " }

  private static func unknown(
    vi: String,
    en: String,
    _ name: String,
    _ suggestion: String?
  ) -> Bilingual {
    Bilingual(
      vi: "không có \(vi) “\(PrintableText.of(name))”"
        + (suggestion.map { "; có phải ý là “\($0)”?" } ?? ""),
      en: "there is no \(en) “\(PrintableText.of(name))”"
        + (suggestion.map { "; did you mean “\($0)”?" } ?? "")
    )
  }

  private static func unknownKindMessage(given: String?, kinds: [String]) -> Bilingual {
    let list = kinds.map { "“\($0)”" }.joined(separator: ", ")
    guard let given else {
      return Bilingual(
        vi: "hồ sơ chưa ghi “loại_hồ_sơ”; chọn một trong: \(list)",
        en: "the dossier does not say its “dossier_kind”; choose one of: \(list)"
      )
    }
    return Bilingual(
      vi: "không có loại hồ sơ “\(PrintableText.of(given))”; chọn một trong: \(list)",
      en: "there is no kind of dossier “\(PrintableText.of(given))”; choose one of: \(list)"
    )
  }

  private static func codePoint(_ byte: UInt8) -> String {
    let digits = Array("0123456789ABCDEF")
    return "U+00\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
  }
}
