import KhenSemantics
import KhenSource
import KhenSyntax

/// Records, catalogues, their values, and fields that no rule looks at.
enum UnusedSchema {
  static func findings(_ context: StaticContext) -> [Diagnostic] {
    let types = UsedTypes(context.program)
    return records(context, types) + catalogues(context, types) + fields(context)
  }

  private static func records(_ context: StaticContext, _ types: UsedTypes) -> [Diagnostic] {
    let cards = Set(context.program.scorecards.compactMap { $0.record })
    var findings: [Diagnostic] = []
    for (index, record) in context.program.records.enumerated()
    where !record.isDossier && !types.records.contains(index) && !cards.contains(index) {
      findings.append(
        .unusedRecord(record.name, at: context.label(record.range))
      )
    }
    return findings
  }

  private static func catalogues(_ context: StaticContext, _ types: UsedTypes) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let uses = context.uses.all
    for case .catalogue(let declaration) in context.items {
      guard
        let index = context.program.catalogues.firstIndex(where: { $0.range == declaration.range })
      else { continue }
      let catalogue = context.program.catalogues[index]
      let mentioned = catalogue.members.indices.filter {
        uses.members.contains(ExpressionUses.Member(catalogue: index, index: $0))
      }
      if !types.catalogues.contains(index), mentioned.isEmpty, !uses.catalogues.contains(index) {
        findings.append(.unusedCatalogue(catalogue.name, at: Label(declaration.name.range)))
        continue
      }
      // People choose among the values of a field; what rules alone give must be given somewhere.
      guard !types.filedCatalogues.contains(index), !uses.catalogues.contains(index),
        // Of an ordered catalogue a value may be there for the sake of those around it.
        !catalogue.isOrdered
      else { continue }
      for (place, member) in declaration.members.enumerated()
      where place < catalogue.members.count && !mentioned.contains(place) {
        findings.append(.unusedValue(member.name, of: catalogue.name))
      }
    }
    return findings
  }

  /// Fields that rules do not read; texts identify people and places, and papers are kept for
  /// their own sake.
  private static func fields(_ context: StaticContext) -> [Diagnostic] {
    let program = context.program
    let cards = Set(program.scorecards.compactMap { $0.record })
    let cardFields = Set(
      program.scorecards.compactMap { card in
        card.field.map { program.records[card.kind].fields[$0].range }
      }
    )
    var findings: [Diagnostic] = []
    var seen: Set<SourceRange> = []
    for (index, record) in program.records.enumerated() where !cards.contains(index) {
      for field in record.fields
      where seen.insert(field.range).inserted && !cardFields.contains(field.range) {
        if context.uses.all.fields.contains(field.range) { continue }
        if field.isForPeople { continue }
        findings.append(.unusedField(field.name, of: record, at: context.label(field.range)))
      }
    }
    return findings
  }
}

/// Which records and catalogues are the type of something.
struct UsedTypes {
  /// Records that something is made of.
  private(set) var records: Set<Int> = []
  /// Catalogues that something is made of.
  private(set) var catalogues: Set<Int> = []
  /// Catalogues that fields of records or dossiers are made of.
  private(set) var filedCatalogues: Set<Int> = []

  /// Goes through all declarations that have a type.
  init(_ program: CheckedProgram) {
    for record in program.records {
      for field in record.fields { add(field.type, isFiled: true) }
    }
    for parameter in program.parameters { add(parameter.type, isFiled: false) }
    for definition in program.definitions {
      add(definition.type, isFiled: false)
      for parameter in definition.parameters { add(parameter.type, isFiled: false) }
    }
    for award in program.awards {
      for result in award.results { add(result.type, isFiled: false) }
    }
  }

  private mutating func add(_ type: ValueType, isFiled: Bool) {
    switch type {
    case .record(let index): records.insert(index)
    case .catalogue(let index):
      catalogues.insert(index)
      if isFiled { filedCatalogues.insert(index) }
    case .list(let inner), .yearly(let inner), .timeline(let inner), .optional(let inner):
      add(inner, isFiled: isFiled)
    case .error, .boolean, .integer, .number, .quotient, .string, .date, .year, .yearRange,
      .period, .service, .days, .workingDays, .money:
      break
    }
  }
}

extension CheckedRecord.Field {
  /// Whether the field is for those who read the dossier: a text, or several.
  fileprivate var isForPeople: Bool {
    var type = type.unwrapped
    if case .list(let element) = type { type = element.unwrapped }
    return type == .string
  }
}

extension Diagnostic {
  fileprivate static func unusedRecord(_ name: Name, at label: Label) -> Diagnostic {
    Diagnostic(
      .unusedRecord,
      severity: .warning,
      message: Bilingual(
        vi: "không trường nào của hồ sơ có kiểu “\(name.text)”",
        en: "no field of any dossier is made of “\(name.text)”"
      ),
      at: label,
      help: Bilingual(
        vi: "thêm vào hồ sơ một trường kiểu này, hoặc bỏ bản ghi",
        en: "add a field of this type to a dossier, or remove the record"
      )
    )
  }

  fileprivate static func unusedCatalogue(_ name: Name, at label: Label) -> Diagnostic {
    Diagnostic(
      .unusedCatalogue,
      severity: .warning,
      message: Bilingual(
        vi: "không trường và quy định nào dùng danh mục “\(name.text)”",
        en: "no field and no rule uses the catalogue “\(name.text)”"
      ),
      at: label,
      help: Bilingual(
        vi: "đặt làm kiểu của một trường, hoặc bỏ danh mục",
        en: "make it the type of a field, or remove the catalogue"
      )
    )
  }

  fileprivate static func unusedValue(_ value: Identifier, of catalogue: Name) -> Diagnostic {
    Diagnostic(
      .unusedValue,
      severity: .hint,
      message: Bilingual(
        vi: "không quy định nào cho ra hay xét giá trị “\(value.name.text)” của danh mục"
          + " “\(catalogue.text)”",
        en: "no rule gives or looks for the value “\(value.name.text)” of the catalogue"
          + " “\(catalogue.text)”"
      ),
      at: Label(value.range),
      help: Bilingual(
        vi: "kiểm tra xem có quy định nào còn thiếu, hoặc bỏ giá trị",
        en: "check whether a rule is missing, or remove the value"
      )
    )
  }

  fileprivate static func unusedField(
    _ name: Name,
    of record: CheckedRecord,
    at label: Label
  ) -> Diagnostic {
    Diagnostic(
      .unusedField,
      severity: .hint,
      message: Bilingual(
        vi: "không quy định nào xét trường “\(name.text)” của “\(record.name.text)”",
        en: "no rule looks at the field “\(name.text)” of “\(record.name.text)”"
      ),
      at: label,
      help: Bilingual(
        vi:
          "kiểm tra xem có điều kiện nào quên xét trường này; nếu chỉ để lưu thì bỏ qua gợi ý này",
        en: "check whether a criterion forgot it; if it is kept for the record only, silence this"
      )
    )
  }
}
