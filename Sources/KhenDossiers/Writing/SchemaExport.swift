package import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource

/// Describes the dossiers of a schema to those who prepare data: as JSON Schema, and as the
/// headers of tables.
package struct SchemaExport: Sendable {
  private let schema: FactSchema

  /// Describes a schema.
  package init(schema: FactSchema) { self.schema = schema }

  /// The headers of the main table and of one table for each list, comma separated.
  ///
  /// Names of files tell which list a table is for: `quá_trình.csv`.
  package func csvHeaders() -> [(file: String, header: String)] {
    var headers: [(file: String, header: String)] = []
    for kind in schema.dossierKinds {
      let layout = schema.records[kind]
      let hasKey = layout.fields.contains { SchemaExport.isKey($0.name.text) }
      let keyName = layout.fields.first { SchemaExport.isKey($0.name.text) }?.name.text ?? "id"
      var columns: [String] = hasKey ? [] : ["id"]
      if schema.dossierKinds.count > 1 { columns.append("loại_hồ_sơ") }
      if takesNominations(layout) { columns.append(SchemaTables.nominationNames[0]) }
      var lists: [(name: String, element: Int)] = []
      appendColumns(of: kind, prefix: "", &columns, &lists)
      for attestation in schema.attestations {
        appendOnce("xác_nhận.\(attestation.name.text)", &columns)
      }
      for document in schema.documents { appendOnce("tài_liệu.\(document.name.text)", &columns) }
      headers.append((file: "\(layout.name).csv", header: SchemaExport.row(columns)))
      for list in lists where !headers.contains(where: { $0.file == "\(list.name).csv" }) {
        var columns = [SchemaExport.freeKeyName(keyName, schema.records[list.element])]
        var inner: [(name: String, element: Int)] = []
        appendColumns(of: list.element, prefix: "", &columns, &inner)
        headers.append((file: "\(list.name).csv", header: SchemaExport.row(columns)))
      }
    }
    return headers
  }

  /// The JSON Schema (draft 2020-12) of one dossier.
  package func jsonSchema() -> String {
    var output = JSONWriting(isIndented: true)
    output.open("{")
    output.member("$schema", "https://json-schema.org/draft/2020-12/schema")
    if schema.dossierKinds.count == 1 {
      writeRecordBody(schema.dossierKinds[0], isDossier: true, &output)
    } else {
      output.member("title", "Hồ sơ")
      output.key("oneOf")
      output.open("[")
      for kind in schema.dossierKinds {
        output.open("{")
        writeRecordBody(kind, isDossier: true, &output)
        output.close("}")
      }
      output.close("]")
    }
    output.key("$defs")
    output.open("{")
    for (index, record) in schema.records.enumerated()
    where !record.name.isEmpty && !schema.dossierKinds.contains(index) {
      output.key(record.name)
      output.open("{")
      writeRecordBody(index, isDossier: false, &output)
      output.close("}")
    }
    output.close("}")
    output.close("}")
    return output.text + "\n"
  }

  private func appendColumns(
    of record: Int,
    prefix: String,
    _ columns: inout [String],
    _ lists: inout [(name: String, element: Int)]
  ) {
    let layout = schema.records[record]
    for field in layout.fields {
      let name = prefix + (field.name.text.isEmpty ? "giá_trị" : field.name.text)
      switch field.type {
      case .record(let inner): appendColumns(of: inner, prefix: name + ".", &columns, &lists)
      case .list(let element), .series(let element): lists.append((name, element))
      case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
        .catalogue:
        columns.append(name)
      }
    }
  }

  private func appendOnce(_ column: String, _ columns: inout [String]) {
    if !columns.contains(column) { columns.append(column) }
  }

  /// A name for the key column that no field of the element has taken.
  private static func freeKeyName(_ wanted: String, _ element: RecordLayout) -> String {
    ([wanted] + SchemaTables.keyNames).first { name in
      !element.fields.contains { $0.name == Name(name) }
    } ?? wanted
  }

  private static func isKey(_ name: String) -> Bool {
    let key = VietnameseText.dataKey(name)
    return SchemaTables.keyNames.contains { VietnameseText.dataKey($0) == key }
  }

  private static func row(_ cells: [String]) -> String {
    cells.map { cell in
      guard cell.utf8.contains(where: { $0 == Byte.comma || $0 == Byte.quote }) else { return cell }
      var quoted = "\""
      for character in cell { quoted += character == "\"" ? "\"\"" : String(character) }
      return quoted + "\""
    }.joined(separator: ",")
  }

  // MARK: - JSON Schema

  private func writeRecordBody(_ index: Int, isDossier: Bool, _ output: inout JSONWriting) {
    let layout = schema.records[index]
    output.member("title", layout.label)
    output.member("type", "object")
    output.key("properties")
    output.open("{")
    if isDossier {
      output.member("$schema", raw: "{ \"type\": \"string\" }")
      if !layout.fields.contains(where: { SchemaExport.isKey($0.name.text) }) {
        output.key("id")
        output.open("{")
        output.member("title", "Mã hồ sơ")
        output.member("type", raw: "[\"string\", \"integer\"]")
        output.close("}")
      }
      if schema.dossierKinds.count > 1 {
        output.key("loại_hồ_sơ")
        output.open("{")
        output.member("const", layout.name)
        output.close("}")
      }
      if takesNominations(layout) { writeNominations(&output) }
    }
    for field in layout.fields {
      output.key(field.name.text)
      output.open("{")
      output.member("title", field.label)
      writeType(of: field, &output)
      output.close("}")
    }
    if isDossier { writeConclusions(layout, &output) }
    output.close("}")
    if isDossier, schema.dossierKinds.count > 1 {
      output.member("required", raw: "[\"loại_hồ_sơ\"]")
    }
    output.member("additionalProperties", raw: "false")
  }

  /// Whether dossiers of a kind can say what they are proposed for, and there is a choice.
  private func takesNominations(_ kind: RecordLayout) -> Bool {
    schema.awards.count > 1
      && !kind.fields.contains { $0.name == Name(SchemaTables.nominationNames[0]) }
  }

  private func writeNominations(_ output: inout JSONWriting) {
    output.key(SchemaTables.nominationNames[0])
    output.open("{")
    output.member("title", "Đề nghị khen thưởng")
    output.member("type", raw: "[\"string\", \"array\", \"null\"]")
    output.key("items")
    output.open("{")
    output.key("oneOf")
    output.open("[")
    for award in schema.awards {
      output.open("{")
      output.member("const", award.name.text)
      output.member("title", award.labels.first ?? award.name.text)
      output.close("}")
    }
    output.close("]")
    output.close("}")
    output.close("}")
  }

  /// Every field also takes null and `không rõ`; what that says depends on the field.
  private func writeType(of field: FieldLayout, _ output: inout JSONWriting) {
    if field.isOptional {
      output.member("description", "Để trống (null) là không có; “không rõ” là chưa biết")
    } else if field.isCompleteWhenAbsent {
      output.member("description", "Không kê khai là không có; “không rõ” là chưa biết")
    } else {
      output.member("description", "Để trống (null) hoặc “không rõ” là chưa biết")
    }
    output.key("anyOf")
    output.open("[")
    if let bounds = field.bounds {
      writeNumber(within: bounds, &output)
    } else {
      writeAlternatives(field.type, &output)
    }
    output.raw("{ \"enum\": [null, \"\", \"?\", \"không rõ\"] }")
    output.close("]")
  }

  /// A number with its bounds; one written as a text is checked when it is read.
  private func writeNumber(within bounds: NumberBounds, _ output: inout JSONWriting) {
    output.open("{")
    output.member("type", "number")
    for (key, value) in [("minimum", bounds.least), ("maximum", bounds.greatest)] {
      guard let value, let text = PlainNumber.decimal(value) else { continue }
      output.member(key, raw: text)
    }
    output.close("}")
    output.raw("{ \"type\": \"string\" }")
  }

  private func writeAlternatives(_ type: FactType, _ output: inout JSONWriting) {
    switch type {
    case .boolean:
      output.raw("{ \"type\": \"boolean\" }")
      output.raw("{ \"enum\": [\"đúng\", \"sai\", \"có\", \"không\", 0, 1] }")
    case .integer, .money: output.raw("{ \"type\": [\"integer\", \"string\"] }")
    case .number, .days: output.raw("{ \"type\": [\"number\", \"string\"] }")
    case .string: output.raw("{ \"type\": \"string\", \"maxLength\": \(DossierLimits.textBytes) }")
    case .date:
      output.open("{")
      output.member("type", raw: "[\"string\", \"integer\"]")
      output.member("examples", raw: "[\"2025-12-31\", \"31/12/2025\", \"12/2025\", \"2025\"]")
      output.close("}")
    case .year: output.raw("{ \"type\": [\"integer\", \"string\"] }")
    case .yearRange: output.raw("{ \"type\": \"string\", \"examples\": [\"2022-2025\"] }")
    case .period: output.raw("{ \"type\": \"string\", \"examples\": [\"1 năm 2 tháng\"] }")
    case .catalogue(let catalogue): writeMembers(schema.catalogues[catalogue], &output)
    case .record(let record):
      output.open("{")
      output.member("$ref", "#/$defs/\(schema.records[record].name)")
      output.close("}")
    case .list(let element): writeArray(element, &output)
    case .series(let element):
      output.open("{")
      output.member("type", "object")
      output.key("propertyNames")
      output.raw("{ \"pattern\": \"^[0-9]{4}$\" }")
      output.key("additionalProperties")
      output.open("{")
      writeType(of: schema.records[element].fields[1], &output)
      output.close("}")
      output.close("}")
    }
  }

  private func writeMembers(_ catalogue: CheckedCatalogue, _ output: inout JSONWriting) {
    output.open("{")
    output.key("oneOf")
    output.open("[")
    for member in catalogue.members {
      output.open("{")
      output.member("const", member.name.text)
      output.member("title", member.label)
      output.close("}")
    }
    output.close("]")
    output.close("}")
    var spellings: [String] = []
    for member in catalogue.members {
      for spelling in [member.label] + member.aliases
      where !spellings.contains(spelling) && spelling != member.name.text {
        spellings.append(spelling)
      }
    }
    guard !spellings.isEmpty else { return }
    output.open("{")
    output.key("enum")
    output.open("[")
    for spelling in spellings { output.string(spelling) }
    output.close("]")
    output.close("}")
  }

  private func writeArray(_ element: Int, _ output: inout JSONWriting) {
    let layout = schema.records[element]
    output.open("{")
    output.member("type", "array")
    output.member("maxItems", raw: "\(DossierLimits.listElements)")
    output.key("items")
    output.open("{")
    if layout.name.isEmpty {
      writeType(of: layout.fields[0], &output)
    } else {
      output.member("$ref", "#/$defs/\(layout.name)")
    }
    output.close("}")
    output.close("}")
  }

  private func writeConclusions(_ kind: RecordLayout, _ output: inout JSONWriting) {
    writeSection("xác_nhận", "Xác nhận", schema.attestations, kind, &output)
    writeSection("tài_liệu", "Tài liệu", schema.documents, kind, &output)
  }

  private func writeSection(
    _ name: String,
    _ title: String,
    _ layouts: [ConclusionLayout],
    _ kind: RecordLayout,
    _ output: inout JSONWriting
  ) {
    guard !layouts.isEmpty, !kind.fields.contains(where: { $0.name == Name(name) }) else { return }
    output.key(name)
    output.open("{")
    output.member("title", title)
    output.member("type", raw: "[\"object\", \"null\"]")
    output.key("properties")
    output.open("{")
    var written: [Name] = []
    for layout in layouts where !written.contains(layout.name) {
      written.append(layout.name)
      output.key(layout.name.text)
      output.open("{")
      output.member("title", layout.label)
      output.member("type", raw: "[\"boolean\", \"string\", \"object\", \"null\"]")
      output.close("}")
    }
    output.close("}")
    output.close("}")
  }
}
