package import KhenSource

/// What is said about the form of tables of cases.
extension SyntaxMessages {
  static func unclosedCell(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "ô này mở ngoặc kép mà không đóng",
        en: "this cell opens a quote and does not close it"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "thêm dấu \" ở cuối ô; dấu \" trong ô thì viết hai lần",
        en: "add \" at the end of the cell; a \" inside a cell is written twice"
      )
    )
  }

  static func textBehindQuote(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "sau dấu ngoặc kép đóng của ô này còn chữ",
        en: "there is text behind the closing quote of this cell"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "dấu \" trong ô thì viết hai lần và cả ô đặt trong ngoặc kép",
        en: "a \" inside a cell is written twice, and the whole cell in quotes"
      )
    )
  }

  static func tooManyRows(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "bảng có quá \(Limits.caseTableRows) dòng; từ đây không đọc nữa",
        en: "the table has more than \(Limits.caseTableRows) rows; the rest is not read"
      ),
      at: Label(range),
      help: Bilingual(vi: "chia thành nhiều bảng", en: "split it into several tables")
    )
  }

  static func tooManyColumns(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "dòng này có quá \(Limits.caseTableColumns) cột",
        en: "this row has more than \(Limits.caseTableColumns) columns"
      ),
      at: Label(range)
    )
  }
}

/// What is said where a table of cases is named that is not read.
extension Diagnostic {
  /// A table over `Limits.caseTableSize`, at the place that names it.
  package static func tableTooLarge(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "bảng này lớn hơn giới hạn \(Limits.caseTableSize / 1024 / 1024) MiB",
        en: "this table is over the limit of \(Limits.caseTableSize / 1024 / 1024) MiB"
      ),
      at: Label(range),
      help: Bilingual(vi: "chia thành nhiều bảng", en: "split it into several tables")
    )
  }

  /// A table that is there and cannot be read.
  package static func tableUnreadable(_ reason: Bilingual, at range: SourceRange) -> Diagnostic {
    Diagnostic(.caseTable, message: reason, at: Label(range))
  }

  /// A name of a table that leads out of the folder of the rule file.
  package static func tableElsewhere(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "bảng phải nằm cùng thư mục với tệp quy tắc, hoặc trong thư mục con",
        en: "a table stands in the folder of the rule file, or below it"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "viết tên tệp tính từ thư mục đó, ví dụ \"nguong.csv\"",
        en: "write the name as seen from that folder, as \"limits.csv\""
      )
    )
  }

  /// More tables than `Limits.caseTables`.
  package static func tooManyTables(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "bộ quy tắc có quá \(Limits.caseTables) bảng trường hợp",
        en: "the rule set has more than \(Limits.caseTables) tables of cases"
      ),
      at: Label(range)
    )
  }
}

extension DiagnosticPage {
  /// Mistakes in the form of tables of cases.
  static let tablePages: [DiagnosticPage] = [
    page(
      .caseTable,
      "Bảng trường hợp của kiểm thử không đọc được.",
      "A table of cases that cannot be read.",
      "“trường hợp theo \"….csv\"” lấy các trường hợp từ một bảng CSV đặt cạnh tệp quy tắc: dòng "
        + "đầu là tên cột, mỗi dòng sau là một trường hợp.",
      "“cases from \"….csv\"” takes the cases from a CSV table beside the rule file: the first "
        + "line names the columns, each line below is a case.",
      wrong: "",
      right: ""
    )
  ]
}
