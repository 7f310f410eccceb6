import KhenSource
import KhenSyntax

// What is said about names.
extension Diagnostic {
  private static func meant(_ suggestion: Name?) -> Bilingual? {
    suggestion.map {
      Bilingual(vi: "có phải ý là “\($0.text)”?", en: "did you mean “\($0.text)”?")
    }
  }

  private static func replacement(_ name: Identifier, _ suggestion: Name?) -> [Fix] {
    guard let suggestion else { return [] }
    return [
      Fix(
        title: Bilingual(
          vi: "đổi thành “\(suggestion.text)”",
          en: "change to “\(suggestion.text)”"
        ),
        edits: [Edit(name.range, suggestion.text)]
      )
    ]
  }

  private static func notFound(
    _ id: DiagnosticID,
    _ name: Identifier,
    _ vi: String,
    _ en: String,
    _ suggestion: Name?,
    severity: Severity = .error
  ) -> Diagnostic {
    Diagnostic(
      id,
      severity: severity,
      message: Bilingual(
        vi: "không tìm thấy \(vi) “\(name.name.text)”",
        en: "there is no \(en) “\(name.name.text)”"
      ),
      at: Label(name.range, Bilingual(vi: "chưa khai báo", en: "not declared")),
      help: meant(suggestion),
      fixes: replacement(name, suggestion)
    )
  }

  static func unknownName(
    _ name: Identifier,
    suggestion: Name?,
    declared: SourceRange? = nil,
    owners: [Name] = []
  ) -> Diagnostic {
    var notes: [Bilingual] = []
    if !owners.isEmpty, suggestion == nil {
      let list = owners.map { "“\($0.text)”" }.joined(separator: ", ")
      notes.append(
        Bilingual(
          vi: "“\(name.name.text)” thuộc \(list): ở đây không đọc được trực tiếp",
          en: "“\(name.name.text)” belongs to \(list) and cannot be read bare here"
        )
      )
    }
    return Diagnostic(
      .unknownName,
      message: Bilingual(
        vi: "không tìm thấy “\(name.name.text)”",
        en: "there is no “\(name.name.text)”"
      ),
      at: Label(name.range, Bilingual(vi: "chưa khai báo", en: "not declared")),
      related: declared.map {
        [Label($0, Bilingual(vi: "khai báo ở đây", en: "declared here"))]
      } ?? [],
      notes: notes,
      help: meant(suggestion),
      fixes: replacement(name, suggestion)
    )
  }

  static func unknownField(
    _ name: Identifier,
    of record: CheckedRecord,
    suggestion: Name?
  ) -> Diagnostic {
    Diagnostic(
      .unknownField,
      message: Bilingual(
        vi: "“\(record.name.text)” không có trường “\(name.name.text)”",
        en: "“\(record.name.text)” has no field “\(name.name.text)”"
      ),
      at: Label(name.range),
      related: [Label(record.range, Bilingual(vi: "khai báo ở đây", en: "declared here"))],
      help: meant(suggestion),
      fixes: replacement(name, suggestion)
    )
  }

  static func unknownValue(
    _ name: Identifier,
    of catalogue: CheckedCatalogue,
    suggestion: Name?
  ) -> Diagnostic {
    let values = catalogue.members.prefix(8).map { $0.name.text }.joined(separator: ", ")
    return Diagnostic(
      .unknownValue,
      message: Bilingual(
        vi: "danh mục “\(catalogue.name.text)” không có “\(name.name.text)”",
        en: "catalogue “\(catalogue.name.text)” has no “\(name.name.text)”"
      ),
      at: Label(name.range),
      related: [Label(catalogue.range, Bilingual(vi: "danh mục ở đây", en: "the catalogue"))],
      notes: [Bilingual(vi: "các giá trị: \(values)", en: "its values: \(values)")],
      help: meant(suggestion),
      fixes: replacement(name, suggestion)
    )
  }

  static func unknownType(_ name: Identifier, suggestion: Name?) -> Diagnostic {
    notFound(.unknownType, name, "danh mục hay bản ghi", "catalogue or record", suggestion)
  }

  static func unknownKind(_ name: Identifier, suggestion: Name?) -> Diagnostic {
    notFound(.unknownType, name, "loại hồ sơ", "kind of dossier", suggestion)
  }

  static func unknownAward(_ name: Identifier, suggestion: Name?) -> Diagnostic {
    notFound(.unknownAward, name, "khen thưởng", "award", suggestion)
  }

  static func unknownInstrument(_ name: Identifier, suggestion: Name?) -> Diagnostic {
    notFound(.unknownInstrument, name, "văn bản", "instrument", suggestion)
  }

  static func unknownGroup(_ name: Identifier, suggestion: Name?) -> Diagnostic {
    notFound(
      .unknownGroup,
      name,
      "khen thưởng nào thuộc nhóm",
      "award in group",
      suggestion,
      severity: .warning
    )
  }

  static func unknownException(_ name: Identifier, suggestion: Name?) -> Diagnostic {
    notFound(
      .unknownException,
      name,
      "ngoại lệ cùng cấp",
      "exception of this level",
      suggestion
    )
  }

  static func unknownFixture(_ name: Identifier, suggestion: Name?) -> Diagnostic {
    notFound(.unknownFixture, name, "hồ sơ mẫu", "fixture", suggestion)
  }

  static func unknownNode(_ name: Identifier, suggestion: Name?) -> Diagnostic {
    notFound(
      .unknownNode,
      name,
      "trong khen thưởng này tiêu chuẩn nào tên",
      "criterion in this award",
      suggestion
    )
  }

  static func unlistedProvision(
    _ article: CitationPart,
    of instrument: Name,
    listed: [CitationPart],
    at range: SourceRange
  ) -> Diagnostic {
    var labels: [String] = []
    for part in listed where !labels.contains(part.label) { labels.append(part.label) }
    let articles = labels.prefix(12).joined(separator: ", ")
    return Diagnostic(
      .unknownProvision,
      severity: .warning,
      message: Bilingual(
        vi: "“\(instrument.text)” không liệt kê điều \(article.label)",
        en: "“\(instrument.text)” does not list article \(article.label)"
      ),
      at: Label(range),
      notes: [
        Bilingual(vi: "các điều đã liệt kê: \(articles)", en: "articles listed: \(articles)")
      ],
      help: Bilingual(
        vi: "sửa căn cứ, hoặc thêm điều này vào văn bản",
        en: "mend the citation, or list the article in the instrument"
      )
    )
  }

  static func duplicate(_ name: Identifier, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .duplicateName,
      message: Bilingual(
        vi: "“\(name.name.text)” đã được khai báo",
        en: "“\(name.name.text)” is already declared"
      ),
      at: Label(name.range, Bilingual(vi: "khai báo lần nữa", en: "declared again")),
      related: [Label(first, Bilingual(vi: "lần đầu ở đây", en: "first declared here"))],
      help: Bilingual(vi: "đặt tên khác cho một trong hai", en: "give one of them another name")
    )
  }

  static func reservedName(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .reservedName,
      message: Bilingual(
        vi: "“\(name.name.text)” là tên có sẵn của ngôn ngữ",
        en: "“\(name.name.text)” is a name of the language itself"
      ),
      at: Label(name.range),
      help: Bilingual(vi: "đặt một tên khác", en: "choose another name")
    )
  }

  static func namesDifferByMarks(
    _ name: Name,
    _ range: SourceRange,
    other: Name,
    first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .namesDifferByMarks,
      severity: .warning,
      message: Bilingual(
        vi: "“\(name.text)” và “\(other.text)” chỉ khác nhau ở dấu",
        en: "“\(name.text)” and “\(other.text)” differ only by marks"
      ),
      at: Label(range),
      related: [Label(first, Bilingual(vi: "tên kia ở đây", en: "the other name"))],
      help: Bilingual(
        vi: "đổi một trong hai tên để người đọc không nhầm",
        en: "rename one of them, so that nobody takes it for the other"
      )
    )
  }

  static func ambiguousValue(_ name: Identifier, catalogues: [Name]) -> Diagnostic {
    let list = catalogues.map { "“\($0.text)”" }.joined(separator: ", ")
    let first = catalogues.first.map { "\($0.text).\(name.name.text)" } ?? name.name.text
    return Diagnostic(
      .ambiguousValue,
      message: Bilingual(
        vi: "“\(name.name.text)” có trong nhiều danh mục: \(list)",
        en: "“\(name.name.text)” is in several catalogues: \(list)"
      ),
      at: Label(name.range),
      help: Bilingual(vi: "viết rõ danh mục, ví dụ \(first)", en: "name the catalogue: \(first)")
    )
  }

  static func fieldNotShared(
    _ name: Identifier,
    by record: Name,
    isThere: Bool
  ) -> Diagnostic {
    Diagnostic(
      .fieldNotShared,
      message: isThere
        ? Bilingual(
          vi: "“\(name.name.text)” trong hồ sơ “\(record.text)” có kiểu khác",
          en: "“\(name.name.text)” has another type in dossier “\(record.text)”"
        )
        : Bilingual(
          vi: "hồ sơ “\(record.text)” không có trường “\(name.name.text)”",
          en: "dossier “\(record.text)” has no field “\(name.name.text)”"
        ),
      at: Label(name.range),
      help: Bilingual(
        vi: "khen thưởng cho nhiều loại hồ sơ chỉ dùng được trường mà mọi loại đều có",
        en: "an award for several kinds sees only the fields that all of them have"
      )
    )
  }
}
