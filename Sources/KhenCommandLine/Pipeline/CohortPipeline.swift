import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSource

/// Reads all dossiers of a cohort, one after the other, and keeps of each what the choice needs.
///
/// Each dossier is looked at once, whatever selections read each other, so standard input will
/// do; memory grows by a few small values for each dossier.
struct CohortPipeline {
  /// What was kept of the dossiers that could be read.
  private(set) var profiles: [NomineeProfile] = []
  /// The dossiers that could not be read.
  private(set) var unread: [UnreadDossier] = []
  private var reader: NomineeReader
  private var keys = DossierKeySet()
  private var position = 0

  init(_ plan: SelectionPlan) { reader = NomineeReader(plan) }

  /// Reads all sources; calls back after each batch with the dossiers and bytes done so far.
  mutating func run(_ input: DossierInput, onProgress: (Int, Int) -> Void) {
    var bytesRead = 0
    for source in input.sources { run(source, &bytesRead, onProgress) }
  }

  private mutating func run(
    _ source: DossierInput.Source,
    _ bytesRead: inout Int,
    _ onProgress: (Int, Int) -> Void
  ) {
    let schema = reader.plan.schema
    var splitter: RecordSplitter
    var json: JSONDossierReader?
    var table: CSVDossierReader?
    var isHeaderRead = false
    switch source.form {
    case .json:
      splitter = RecordSplitter(format: .json)
      json = JSONDossierReader(schema: schema)
    case .table(let lists):
      splitter = RecordSplitter(format: .rows)
      table = CSVDossierReader(schema: schema, lists: lists)
    }
    var isAtEnd = false
    while !isAtEnd {
      if let chunk = source.read() {
        bytesRead += chunk.count
        splitter.append(chunk)
      } else {
        splitter.finish()
        isAtEnd = true
      }
      let batch = splitter.takeBatch()
      for index in batch.records.indices {
        if table != nil, !isHeaderRead {
          let record = batch.records[index]
          table?.readHeader(
            batch.bytes.span.extracting(record.start..<record.end),
            line: record.line
          )
          isHeaderRead = true
          continue
        }
        guard
          let record = json?.read(batch, at: index, into: &reader.frame)
            ?? table?.read(batch, at: index, into: &reader.frame)
        else { continue }
        add(record, column: batch.records[index].column, file: source.name)
      }
      onProgress(position, bytesRead)
    }
    if let table, isHeaderRead {
      for record in table.orphans(keys: keys, after: position) {
        add(record, column: 1, file: source.name)
      }
    }
  }

  private mutating func add(_ record: DossierRecord, column: Int, file: String) {
    position += 1
    var record = record
    keys.check(&record, column: column)
    guard record.errors.isEmpty else {
      unread.append(
        UnreadDossier(
          key: record.key,
          position: position,
          errors: record.errors.map { DataErrorText($0, file: file) }
        )
      )
      return
    }
    profiles.append(
      reader.profile(
        key: record.key,
        nominee: record.nominee,
        kind: record.kind,
        position: position
      )
    )
  }
}
