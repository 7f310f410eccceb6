package import KhenEvaluation

/// One dossier after the other from one input, in order; as many results as dossiers.
///
/// Rows of list tables that belong to no dossier come last, one result each.
package struct DossierSource: Sendable {
  private var splitter: RecordSplitter
  private var json: JSONDossierReader?
  private var table: CSVDossierReader?
  private var hasHeader = false
  private var keys = DossierKeySet()
  private var batch = RecordBatch(bytes: [], records: [])
  private var next = 0
  private var kind = 0
  private var ordinal = 0
  private var isFinished = false
  private var orphans: [DossierRecord]?

  /// Prepares to read JSON dossiers of a schema, in any arrangement.
  package init(schema: FactSchema, promises: DossierPromises) {
    splitter = RecordSplitter(format: .json)
    json = JSONDossierReader(schema: schema, promises: promises)
  }

  /// Prepares to read a main table of a schema; `lists`: the further tables, in memory.
  package init(schema: FactSchema, promises: DossierPromises, lists: [CSVListTable]) {
    splitter = RecordSplitter(format: .rows)
    table = CSVDossierReader(schema: schema, promises: promises, lists: lists)
  }

  /// Takes more bytes of the input; chunks may end anywhere.
  package mutating func append(_ bytes: [UInt8]) { splitter.append(bytes) }

  /// Says that the input ends here.
  package mutating func finish() {
    splitter.finish()
    isFinished = true
  }

  /// Reads the next dossier; nothing when more input is needed or, after `finish`, at the end.
  package mutating func read(into frame: inout FactFrame) -> DossierRecord? {
    while true {
      if next == batch.records.count {
        batch = splitter.takeBatch()
        next = 0
        guard !batch.records.isEmpty else { return isFinished ? nextOrphan() : nil }
      }
      let index = next
      next += 1
      if table != nil, !hasHeader {
        hasHeader = true
        let held = batch
        let header = held.records[index]
        table?.readHeader(held.bytes.span.extracting(header.start..<header.end))
        continue
      }
      let read =
        json?.read(batch, at: index, into: &frame) ?? table?.read(batch, at: index, into: &frame)
      guard var record = read else { return nil }
      keys.check(&record, column: batch.records[index].column)
      kind = record.kind
      ordinal = record.ordinal
      return record
    }
  }

  /// The place of a fact of the dossier read last, by its origin.
  package mutating func place(ofOrigin origin: UInt32) -> Place {
    let held = batch
    let record = held.records[next - 1]
    let bytes = held.bytes.span.extracting(record.start..<record.end)
    let inTable = table?.place(
      ofOrigin: origin,
      in: bytes,
      kind: kind,
      ordinal: ordinal,
      line: record.line
    )
    return inTable
      ?? PlaceFinder.place(ofOrigin: origin, in: bytes, line: record.line, column: record.column)
  }

  private mutating func nextOrphan() -> DossierRecord? {
    guard let table else { return nil }
    var rest = orphans ?? table.orphans(keys: keys, after: ordinal)
    let record = rest.isEmpty ? nil : rest.removeFirst()
    orphans = rest
    return record
  }
}

extension CSVDossierReader {
  /// Reads a row of a batch, also one that could not be cut out of the input; the first record of
  /// the first batch is the header.
  package mutating func read(
    _ batch: RecordBatch,
    at index: Int,
    into frame: inout FactFrame
  ) -> DossierRecord {
    let record = batch.records[index]
    // The header is a record of the splitter but not a dossier.
    let ordinal = record.ordinal - 1
    if let failure = record.failure {
      let cell = Place.Cell(table: "", row: ordinal, column: "")
      return DossierRecord(
        key: "#\(ordinal)",
        nominee: "",
        kind: schema.dossierKinds.first ?? 0,
        ordinal: ordinal,
        line: record.line,
        errors: [
          DataError(failure.mistake, at: Place(line: record.line, column: 1, cell: cell))
        ]
      )
    }
    return read(
      batch.bytes.span.extracting(record.start..<record.end),
      ordinal: ordinal,
      line: record.line,
      into: &frame
    )
  }
}
