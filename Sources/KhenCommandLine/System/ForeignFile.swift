import KhenSource

/// Kinds of files that people take for tables or dossiers, known by their first bytes.
package enum ForeignFile: Hashable, Sendable {
  /// A workbook or another packed file (`.xlsx`, `.ods`, `.docx`, `.zip`).
  case packed
  /// A workbook of before 2007 (`.xls`, `.doc`).
  case oldOffice
  /// Text of two bytes a letter (“Unicode Text”).
  case wideText
  /// A document in PDF.
  case portableDocument

  /// Recognises the beginning of a file; nothing for what can be text in UTF-8.
  package init?(beginning bytes: [UInt8]) {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .packed
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .oldOffice
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .wideText
    } else if bytes.starts(with: Array("%PDF".utf8)) {
      self = .portableDocument
    } else {
      return nil
    }
  }

  /// What the file is, and what to do, as one sentence.
  func message(_ path: String) -> Bilingual {
    switch self {
    case .packed, .oldOffice:
      Bilingual(
        vi: "“\(path)” là tệp Excel, Word hoặc tệp nén, không đọc trực tiếp được; hãy mở ra và lưu"
          + " bảng dưới dạng “CSV UTF-8”",
        en: "“\(path)” is an Excel, Word or zip file and cannot be read as it is; open it and save"
          + " the table as “CSV UTF-8”"
      )
    case .wideText:
      Bilingual(
        vi: "“\(path)” dùng bảng mã UTF-16; hãy lưu lại với bảng mã UTF-8 (trong Excel: “CSV"
          + " UTF-8”)",
        en: "“\(path)” is in UTF-16; save it again as UTF-8 (in Excel: “CSV UTF-8”)"
      )
    case .portableDocument:
      Bilingual(
        vi: "“\(path)” là tệp PDF; cần dữ liệu dạng JSON hoặc CSV",
        en: "“\(path)” is a PDF file; data in JSON or CSV is needed"
      )
    }
  }
}
