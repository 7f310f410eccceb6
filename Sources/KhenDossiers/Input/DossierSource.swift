package import KhenEvaluation

/// One dossier after the other from one input, in order; as many results as dossiers.
package struct DossierSource: Sendable {
  private var splitter = RecordSplitter(format: .json)
  private var reader: JSONDossierReader
  private var keys = DossierKeySet()
  private var batch = RecordBatch(bytes: [], records: [])
  private var next = 0

  /// Prepares to read JSON dossiers of a schema.
  package init(schema: FactSchema) { reader = JSONDossierReader(schema: schema) }

  /// Takes more bytes of the input; chunks may end anywhere.
  package mutating func append(_ bytes: [UInt8]) { splitter.append(bytes) }

  /// Says that the input ends here.
  package mutating func finish() { splitter.finish() }

  /// Reads the next dossier; nothing when more input is needed or, after `finish`, at the end.
  package mutating func read(into frame: inout FactFrame) -> DossierRecord? {
    if next == batch.records.count {
      batch = splitter.takeBatch()
      next = 0
      guard !batch.records.isEmpty else { return nil }
    }
    let index = next
    next += 1
    var record = reader.read(batch, at: index, into: &frame)
    keys.check(&record, column: batch.records[index].column)
    return record
  }

  /// The place of a fact of the dossier read last, by its origin.
  package func place(ofOrigin origin: UInt32) -> Place {
    let record = batch.records[next - 1]
    return PlaceFinder.place(
      ofOrigin: origin,
      in: batch.bytes.span.extracting(record.start..<record.end),
      line: record.line,
      column: record.column
    )
  }
}
