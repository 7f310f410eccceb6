import KhenDossiers
import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenTestSupport
import Testing

/// Writing dossiers and descriptions of them.
@Suite struct WriterTests {
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `what is written is read back to the same facts`(_ seed: UInt64) throws {
    let schema = Make.schema()
    var random = SplitMix64(seed: seed)
    var frame = FactFrame()
    frame.reset(kind: schema.dossierKinds[0], schema: schema)
    fill(schema.dossierKinds[0], FactFrame.root, schema, &frame, &random)
    for entry in schema.attestations.indices {
      frame.attestations[entry] = [0, 1, FactFrame.unknown].randomElement(using: &random) ?? 0
    }
    for entry in schema.documents.indices {
      frame.documents[entry] = [0, 1, FactFrame.unknown].randomElement(using: &random) ?? 0
      if frame.documents[entry] == 1, Bool.random(using: &random) {
        frame.documentEnds[entry] = 20_000
      }
    }
    for isIndented in [false, true] {
      let text = DossierJSONWriter(schema: schema, isIndented: isIndented).write(frame, key: "k")
      let dossier = try #require(readAll(text).first)
      #expect(dossier.record.errors == [], "seed \(seed): \(text)")
      #expect(dossier.record.key == "k")
      let again = DossierJSONWriter(schema: schema, isIndented: isIndented)
        .write(dossier.frame, key: "k")
      #expect(again == text, "seed \(seed)")
      #expect(withoutTexts(dossier.frame, schema) == withoutTexts(frame, schema), "\(text)")
      #expect(dossier.frame.attestations == frame.attestations)
      #expect(dossier.frame.documents == frame.documents)
      #expect(dossier.frame.documentEnds == frame.documentEnds)
    }
  }

  /// The slots; ids of texts depend on the order of reading, but all texts here are one.
  private func withoutTexts(_ frame: FactFrame, _ schema: FactSchema) -> [Int64] { frame.slots }

  private func fill(
    _ record: Int,
    _ base: Int,
    _ schema: FactSchema,
    _ frame: inout FactFrame,
    _ random: inout SplitMix64
  ) {
    for field in schema.records[record].fields {
      let slot = base + field.offset
      // Elements of lists follow their list at once, as the reader adds them.
      if Int.random(in: 0..<5, using: &random) == 0, field.name.text != "năm" { continue }
      switch field.type {
      case .boolean: frame.set(slot, to: Int64.random(in: 0...1, using: &random))
      case .integer, .money:
        if Bool.random(using: &random) {
          frame.set(slot, low: -5, high: 1500)
        } else {
          frame.set(slot, to: Int64.random(in: -1_000_000...1_000_000, using: &random))
        }
      case .number, .days:
        if Bool.random(using: &random) {
          frame.set(slot, low: 1_250_000, high: 1_500_000_000)
        } else {
          frame.set(slot, to: Int64.random(in: -9_000_000...9_000_000, using: &random))
        }
      case .string: frame.set(slot, to: frame.texts.intern("“A”\n\\\"\u{1}ế"))
      case .date:
        let low = Int64.random(in: -20_000...20_000, using: &random)
        frame.set(slot, low: low, high: low + Int64.random(in: 0...400, using: &random))
      case .year:
        let year = Int64(2000 + frame.slots.count % 1000)
        frame.set(slot, to: year)
      case .yearRange:
        frame.set(slot, to: 2020)
        frame.set(slot + 1, to: 2024)
      case .period: frame.set(slot, to: Period.encoded(months: 14, days: 3))
      case .catalogue(let catalogue):
        let count = Int64(schema.catalogues[catalogue].members.count)
        frame.set(slot, to: Int64.random(in: 0..<count, using: &random))
      case .record(let inner):
        if field.isOptional { frame.set(slot, to: 1) }
        fill(inner, slot + (field.isOptional ? 1 : 0), schema, &frame, &random)
      case .list(let element), .series(let element):
        frame.beginList(slot)
        var last = 0
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          last = frame.appendElement(toList: slot, after: last, layout: schema.records[element])
          fill(element, last, schema, &frame, &random)
        }
      }
    }
  }

  @Test func `the headers of tables are read back`() throws {
    let schema = Make.schema()
    let headers = SchemaExport(schema: schema).csvHeaders()
    #expect(
      headers.map(\.file) == [
        "cá_nhân.csv", "quá_trình.csv", "kỷ_luật.csv", "năm_đạt.csv", "xếp_loại.csv",
      ]
    )
    #expect(headers[1].header == "id,đơn_vị,ngành_y_tế,địa_bàn,từ,đến")
    #expect(headers[2].header == "id,giá_trị")
    #expect(headers[4].header == "id,năm,giá_trị")
    // Each column is known: a row in which every cell is unknown has no mistakes.
    let columns = headers[0].header.split(separator: ",").count
    let row = "1" + String(repeating: ",?", count: columns - 1)
    let lists = headers.dropFirst().map { header in
      let cells = header.header.split(separator: ",").count
      let text = header.header + "\n1" + String(repeating: ",?", count: cells - 1) + "\n"
      return CSVListTable(name: String(header.file.dropLast(4)), bytes: Array(text.utf8))
    }
    let dossiers = readTables(headers[0].header + "\n" + row + "\n", lists: lists)
    #expect(dossiers.map(\.record.errors) == [[]])
  }

  @Test func `the JSON Schema names every field, and is JSON`() throws {
    let schema = Make.schema()
    let text = SchemaExport(schema: schema).jsonSchema()
    for field in schema.records[schema.dossierKinds[0]].fields {
      #expect(text.contains("\"\(field.name.text)\": {"))
      #expect(text.contains("\"title\": \"\(field.label)\""))
    }
    #expect(text.contains("\"const\": \"nữ\""))
    #expect(text.contains("\"$ref\": \"#/$defs/giai_đoạn\""))
    #expect(text.hasPrefix("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"))
    // The splitter follows its brackets to the end: one object, nothing behind it.
    var splitter = RecordSplitter(format: .json)
    splitter.append(Array(text.utf8))
    splitter.finish()
    let records = splitter.takeBatch().records
    #expect(records.map(\.end) == [text.utf8.count - 1])
  }
}
