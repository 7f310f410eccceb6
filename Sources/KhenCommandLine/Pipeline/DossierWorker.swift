import KhenDossiers
import KhenEvaluation
import KhenExplanation

/// Reads, evaluates and renders batches; the working memory of one thread.
///
/// A class, so that what it learned is kept from batch to batch; unchecked, because the pipeline
/// gives each thread a worker of its own.
final class DossierWorker<Plan: DossierPlan, Output: DossierOutput>: @unchecked Sendable
where Plan.Memory.Result == Output.Result {
  typealias Piece = DossierPiece<Output.Result>

  private var json: JSONDossierReader?
  private var table: CSVDossierReader?
  private var evaluation: Plan.Memory
  private let output: Output

  init(_ plan: Plan, _ output: Output) {
    evaluation = plan.makeMemory()
    self.output = output
  }

  /// Starts a source of JSON dossiers.
  func begin(_ reader: JSONDossierReader) {
    json = reader
    table = nil
  }

  /// Starts a table whose header was read.
  func begin(_ reader: CSVDossierReader) {
    table = reader
    json = nil
  }

  /// The results of a batch; without results for dossiers whose key is not wanted.
  func pieces(of work: DossierWork, wanted: Set<String>) -> [Piece] {
    var pieces: [Piece] = []
    pieces.reserveCapacity(work.batch.records.count)
    for index in work.firstRecord..<work.batch.records.count {
      let position = work.firstPosition + index - work.firstRecord
      let split = work.batch.records[index]
      guard let record = read(work.batch, at: index) else { continue }
      if !wanted.isEmpty, !wanted.contains(record.key) {
        pieces.append(
          Piece(record: record, column: split.column, results: [], rendered: [])
        )
        continue
      }
      let results = evaluation.results(of: record, position: position, file: work.file)
      let places = dataPlaces(of: record, at: index, work)
      pieces.append(
        Piece(
          record: record,
          column: split.column,
          results: results,
          rendered: results.map { output.rendered($0, dataPlace: places) }
        )
      )
    }
    return pieces
  }

  /// The piece of a dossier that has mistakes.
  func piece(
    _ record: DossierRecord,
    column: Int,
    position: Int,
    file: String
  ) -> Piece {
    let results = evaluation.results(of: record, position: position, file: file)
    return Piece(
      record: record,
      column: column,
      results: results,
      rendered: results.map { output.rendered($0) { _ in nil } }
    )
  }

  private func read(_ batch: RecordBatch, at index: Int) -> DossierRecord? {
    json?.read(batch, at: index, into: &evaluation.frame)
      ?? table?.read(batch, at: index, into: &evaluation.frame)
  }

  /// The look-up of places by origin, for the record that was read last.
  private func dataPlaces(
    of record: DossierRecord,
    at index: Int,
    _ work: DossierWork
  ) -> @Sendable (UInt32) -> DataPlace? {
    let batch = work.batch
    let file = work.file
    guard let table else {
      let places = RecordPlaces(batch, at: index, file: file)
      return { places.place(ofOrigin: $0) }
    }
    let split = batch.records[index]
    return { origin in
      guard origin > 0 else { return nil }
      var table = table
      let place = table.place(
        ofOrigin: origin,
        in: batch.bytes.span.extracting(split.start..<split.end),
        kind: record.kind,
        ordinal: record.ordinal,
        line: record.line
      )
      return DataPlace(place, file: file)
    }
  }
}
