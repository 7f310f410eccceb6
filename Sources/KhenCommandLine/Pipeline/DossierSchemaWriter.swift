import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource

/// Describes the dossiers that a rule set reads, for those who prepare the data.
struct DossierSchemaWriter {
  private let schema: FactSchema
  private let language: Language

  init(_ schema: FactSchema, _ language: Language) {
    self.schema = schema
    self.language = language
  }

  // MARK: - JSON Schema

  /// The JSON Schema of one dossier; field names are written as in the rules.
  func jsonSchema() -> [UInt8] {
    var output = JSONOutput(isIndented: true)
    output.beginObject()
    output.field("$schema", "https://json-schema.org/draft/2020-12/schema")
    output.field(
      "description",
      say(
        "Một hồ sơ. Khen cũng nhận nhãn thay cho tên, không phân biệt hoa thường và cách đặt dấu;"
          + " giá trị chưa biết thì bỏ qua hoặc ghi “không rõ”.",
        "One dossier. Khen also takes labels for names, in any case and tone placement; leave out"
          + " what is not known, or write “không rõ”."
      )
    )
    output.key("anyOf")
    output.beginArray()
    for kind in schema.dossierKinds {
      output.beginObject()
      output.field("$ref", "#/$defs/" + schema.records[kind].name)
      output.endObject()
    }
    output.endArray()
    output.key("$defs")
    output.beginObject()
    for (index, record) in schema.records.enumerated() where !record.name.isEmpty {
      output.key(record.name)
      write(record, isDossier: schema.dossierKinds.contains(index), to: &output)
    }
    output.endObject()
    output.endObject()
    output.endLine()
    return output.bytes
  }

  private func write(_ record: RecordLayout, isDossier: Bool, to output: inout JSONOutput) {
    output.beginObject()
    output.field("title", record.label)
    output.field("type", "object")
    output.key("properties")
    output.beginObject()
    if isDossier { writeReserved(record, to: &output) }
    for field in record.fields {
      output.key(field.name.text)
      output.beginObject()
      output.field("title", field.label)
      write(field.type, isOptional: field.isOptional, to: &output)
      output.endObject()
    }
    output.endObject()
    if isDossier, schema.dossierKinds.count > 1 { output.field("required", ["loại_hồ_sơ"]) }
    output.endObject()
  }

  private func writeReserved(_ record: RecordLayout, to output: inout JSONOutput) {
    output.key("$schema")
    output.raw("{\"type\": \"string\"}")
    if schema.dossierKinds.count > 1 {
      output.key("loại_hồ_sơ")
      output.beginObject()
      output.field("const", record.name)
      output.endObject()
    }
    writeConclusions("xác_nhận", schema.attestations, to: &output)
    writeConclusions("tài_liệu", schema.documents, to: &output)
  }

  private func writeConclusions(
    _ name: String,
    _ layouts: [ConclusionLayout],
    to output: inout JSONOutput
  ) {
    guard !layouts.isEmpty else { return }
    output.key(name)
    output.beginObject()
    output.field("type", "object")
    output.key("properties")
    output.beginObject()
    var written: [Name] = []
    for layout in layouts where !written.contains(layout.name) {
      written.append(layout.name)
      output.key(layout.name.text)
      output.beginObject()
      output.field("title", layout.label)
      output.field("type", ["boolean", "string", "object", "null"])
      output.endObject()
    }
    output.endObject()
    output.endObject()
  }

  private func write(_ type: FactType, isOptional: Bool, to output: inout JSONOutput) {
    switch type {
    case .boolean: writeTypes(["boolean", "string"], isOptional, to: &output)
    case .integer, .year, .days, .money: writeTypes(["integer", "string"], isOptional, to: &output)
    case .number: writeTypes(["number", "string"], isOptional, to: &output)
    case .string: writeTypes(["string", "integer"], isOptional, to: &output)
    case .date: writeTypes(["string", "integer"], isOptional, to: &output)
    case .yearRange, .period: writeTypes(["string"], isOptional, to: &output)
    case .catalogue(let index):
      output.key("examples")
      output.beginArray()
      for member in schema.catalogues[index].members { output.string(member.name.text) }
      output.endArray()
      writeTypes(["string"], isOptional, to: &output)
      let members = schema.catalogues[index].members
      let words = members.map { $0.name.text + " (" + $0.label + ")" }
      output.field("description", words.joined(separator: "; "))
      return
    case .record(let index):
      output.key("anyOf")
      output.raw(
        "[{\"$ref\": \"#/$defs/\(schema.records[index].name)\"}, {\"type\": \"null\"}]"
      )
    case .list(let element):
      output.field("type", ["array", "null"])
      output.key("items")
      output.beginObject()
      if schema.records[element].name.isEmpty {
        write(schema.records[element].fields[0].type, isOptional: false, to: &output)
      } else {
        output.field("$ref", "#/$defs/" + schema.records[element].name)
      }
      output.endObject()
    case .series(let element):
      output.field("type", ["object", "array", "null"])
      output.key("patternProperties")
      output.beginObject()
      output.key("^[0-9]{4}$")
      output.beginObject()
      if let value = schema.records[element].fields.last {
        write(value.type, isOptional: true, to: &output)
      }
      output.endObject()
      output.endObject()
    }
    let description = self.description(type)
    if !description.isEmpty { output.field("description", description) }
  }

  private func writeTypes(_ names: [String], _ isOptional: Bool, to output: inout JSONOutput) {
    // A required field may be null as well: that says that its value is not known.
    output.field("type", names + ["null"])
    if isOptional {
      output.field(
        "$comment",
        say("null hoặc bỏ trống: không có", "null or left out: there is none")
      )
    }
  }

  private func description(_ type: FactType) -> String {
    switch type {
    case .boolean: say("đúng hoặc sai", "true or false")
    case .date:
      say(
        "ngày 01/10/2024 hoặc 2024-10-01; biết một phần thì 10/2024 hoặc 2024",
        "a date, 01/10/2024 or 2024-10-01; known in part, 10/2024 or 2024"
      )
    case .year: say("năm, như 2024", "a year, such as 2024")
    case .yearRange: say("các năm, như 2022-2025", "years, such as 2022-2025")
    case .period: say("thời hạn, như 1 năm 6 tháng", "a period, such as 1 năm 6 tháng")
    case .days: say("số ngày", "a number of days")
    case .money: say("số tiền, đồng", "an amount of money in đồng")
    case .series: say("giá trị theo năm", "a value for each year")
    case .integer, .number, .string, .catalogue, .record, .list: ""
    }
  }

  // MARK: - CSV

  /// The first line of the main table, and of one more table for each list, for each kind.
  func csvHeaders() -> String {
    var text = ""
    for kind in schema.dossierKinds {
      let record = schema.records[kind]
      if !text.isEmpty { text += "\n" }
      var columns: [String] = []
      var lists: [(name: String, element: Int)] = []
      if schema.dossierKinds.count > 1 { columns.append("loại_hồ_sơ") }
      collect(record, prefix: "", into: &columns, lists: &lists)
      for layout in schema.attestations { append("xác_nhận.\(layout.name.text)", to: &columns) }
      for layout in schema.documents { append("tài_liệu.\(layout.name.text)", to: &columns) }
      text += "# \(record.label): \(record.name).csv\n" + columns.joined(separator: ",") + "\n"
      let key = keyColumn(of: record)
      for list in lists {
        var elementColumns: [String] = [key]
        var inner: [(name: String, element: Int)] = []
        let element = schema.records[list.element]
        if element.name.isEmpty, element.fields.count == 1 {
          elementColumns.append(say("giá_trị", "value"))
        } else {
          collect(element, prefix: "", into: &elementColumns, lists: &inner)
        }
        text += "# \(record.name).\(list.name).csv\n"
        text += elementColumns.joined(separator: ",") + "\n"
      }
    }
    return text
  }

  private func collect(
    _ record: RecordLayout,
    prefix: String,
    into columns: inout [String],
    lists: inout [(name: String, element: Int)]
  ) {
    for field in record.fields {
      let name = prefix + field.name.text
      switch field.type {
      case .record(let index):
        collect(schema.records[index], prefix: name + ".", into: &columns, lists: &lists)
      case .list(let element):
        lists.append((name, element))
      case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
        .catalogue, .series:
        append(name, to: &columns)
      }
    }
  }

  private func append(_ name: String, to columns: inout [String]) {
    if !columns.contains(name) { columns.append(name) }
  }

  /// The column by which the tables are joined.
  private func keyColumn(of record: RecordLayout) -> String {
    let usual = ["mã", "mã_hồ_sơ", "số_hồ_sơ", "id", "key"].map { Name($0) }
    return record.fields.first { usual.contains($0.name) }?.name.text ?? "mã_hồ_sơ"
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }
}
