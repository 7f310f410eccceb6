import KhenSource
import KhenSyntax

// What is said about tables of cases.
extension Diagnostic {
  static func missingTable(_ name: TextLiteral, known: [String]) -> Diagnostic {
    let near = Suggestions.nearest(to: name.value, among: known).first
    let list = known.prefix(5).joined(separator: ", ")
    let help =
      near.map { Bilingual(vi: "có phải ý là “\($0)”?", en: "did you mean “\($0)”?") }
      ?? (known.isEmpty
        ? Bilingual(
          vi: "đặt bảng cạnh tệp quy tắc này, dạng CSV",
          en: "put the table beside this rule file, as CSV"
        )
        : Bilingual(vi: "các bảng ở đó: \(list)", en: "the tables there: \(list)"))
    return Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "không tìm thấy bảng “\(name.value)” cạnh tệp quy tắc",
        en: "there is no table “\(name.value)” beside the rule file"
      ),
      at: Label(name.range),
      help: help,
      fixes: near.map {
        [
          Fix(
            title: Bilingual(vi: "đổi thành “\($0)”", en: "change to “\($0)”"),
            edits: [Edit(name.range, "\"\($0)\"")]
          )
        ]
      } ?? []
    )
  }

  static func emptyTable(_ name: TextLiteral) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "bảng “\(name.value)” không có trường hợp nào",
        en: "the table “\(name.value)” has no case"
      ),
      at: Label(name.range),
      help: Bilingual(
        vi: "dòng đầu là tên cột, mỗi dòng sau là một trường hợp",
        en: "the first line names the columns, each line below is a case"
      )
    )
  }

  static func repeatedColumn(_ cell: CaseTable.Cell, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "cột “\(cell.text)” có hai lần",
        en: "the column “\(cell.text)” is there twice"
      ),
      at: Label(cell.range),
      related: [Label(first, Bilingual(vi: "lần đầu ở đây", en: "first here"))],
      help: Bilingual(vi: "bỏ một cột", en: "remove one of them")
    )
  }

  static func unknownColumn(
    _ cell: CaseTable.Cell,
    of record: CheckedRecord,
    suggestion: Name?
  ) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "“\(cell.text)” không phải tên cột nào: “\(record.label)” không có trường này",
        en: "“\(cell.text)” names no column: “\(record.label)” has no such field"
      ),
      at: Label(cell.range),
      help: suggestion.map {
        Bilingual(vi: "có phải ý là “\($0.text)”?", en: "did you mean “\($0.text)”?")
      }
        ?? Bilingual(
          vi: "tên cột là “trường hợp”, “ngày_xét”, một trường của hồ sơ, “xác_nhận.tên”,"
            + " “tài_liệu.tên”, “mong đợi”, “mong đợi TÊN”, “mong đợi TÊN =” hoặc “vì”",
          en: "a column is “case”, “evaluation_date”, a field of the dossier,"
            + " “attestations.name”, “documents.name”, “expect”, “expect NAME”,"
            + " “expect NAME =” or “because”"
        )
    )
  }

  static func cellWithoutColumn(_ cell: CaseTable.Cell) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "ô này không thuộc cột nào",
        en: "this cell belongs to no column"
      ),
      at: Label(cell.range),
      help: Bilingual(
        vi: "ô có dấu phân cách bên trong thì đặt cả ô trong ngoặc kép",
        en: "a cell with a separator inside is written in quotes"
      )
    )
  }

  static func dateNeeded(_ cell: CaseTable.Cell) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "“\(cell.text)” không phải ngày",
        en: "“\(cell.text)” is no date"
      ),
      at: Label(cell.range),
      help: Bilingual(vi: "viết như 01/10/2024", en: "write it as 01/10/2024")
    )
  }

  static func nothingExpectedInRow(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .nothingExpected,
      severity: .warning,
      message: Bilingual(
        vi: "dòng này không mong đợi điều gì",
        en: "this row expects nothing"
      ),
      at: Label(range),
      help: Bilingual(
        vi: "điền một cột “mong đợi”",
        en: "fill in a column “expect”"
      )
    )
  }

  static func wrongExpectation(_ cell: CaseTable.Cell, _ language: Language) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "“\(cell.text)” không phải điều có thể mong đợi",
        en: "“\(cell.text)” is nothing that can be expected"
      ),
      at: Label(cell.range),
      help: Bilingual(
        vi: "viết một kết luận (\(words(verdictWords, .vietnamese))) hoặc như sau “mong đợi”"
          + " trong kiểm thử: “đạt TÊN”, “không đạt TÊN”",
        en: "write a verdict (\(words(verdictWords, .english))) or what may follow “expect” in a"
          + " test: “met NAME”, “not met NAME”"
      )
    )
  }

  static func wrongOutcome(_ cell: CaseTable.Cell, _ language: Language) -> Diagnostic {
    let outcomes: [Keyword] = [.met, .notMet, .unclear, .awaiting]
    return Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "ô này cần một trong: \(words(outcomes, .vietnamese)); không phải “\(cell.text)”",
        en: "this cell must be one of: \(words(outcomes, .english)); not “\(cell.text)”"
      ),
      at: Label(cell.range),
      help: Bilingual(
        vi: "mong đợi một giá trị thì tên cột có dấu “=” ở cuối",
        en: "to expect a value the heading ends in “=”"
      )
    )
  }

  static func reasonWithoutOutcome(_ cell: CaseTable.Cell) -> Diagnostic {
    Diagnostic(
      .caseTable,
      message: Bilingual(
        vi: "“vì” đứng ngay sau một cột “mong đợi TÊN” có giá trị ở dòng này",
        en: "“because” stands behind a column “expect NAME” that is filled in on this row"
      ),
      at: Label(cell.range)
    )
  }

  private static let verdictWords: [Keyword] = [
    .eligible, .ineligible, .onHold, .undetermined, .pending, .notApplicable,
  ]

  private static func words(_ keywords: [Keyword], _ language: Language) -> String {
    keywords.map { "“" + $0.spelling(in: language) + "”" }.joined(separator: ", ")
  }
}
