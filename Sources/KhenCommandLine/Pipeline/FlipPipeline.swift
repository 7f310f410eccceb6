import KhenAnalysis
import KhenDossiers
import KhenEvaluation
import KhenSource

/// Reads dossiers once under two rule sets and finds who gets another result.
///
/// Of any number of dossiers only a few blocks are in memory; the flips are in their order and do
/// not depend on the number of threads.
final class FlipPipeline {
  private let old: EvaluationPlan
  private let new: EvaluationPlan
  private let workers: [FlipWorker]
  private var keys = DossierKeySet()
  private var flips: DossierFlips
  /// Called after each block with the dossiers and bytes done so far.
  var onProgress: (Int, Int) -> Void = { _, _ in }

  init(
    _ old: EvaluationPlan,
    _ new: EvaluationPlan,
    newName: @escaping (Name) -> Name,
    jobs: Int,
    limit: Int
  ) {
    self.old = old
    self.new = new
    workers = (0..<jobs).map { _ in FlipWorker(old, new, newName: newName) }
    flips = DossierFlips(date: new.date, limit: limit)
  }

  /// Runs through all sources, opened once for each rule set; the bytes are those of the old one.
  func run(_ oldInput: DossierInput, _ newInput: DossierInput) -> DossierFlips {
    var bytesRead = 0
    for source in oldInput.sources {
      guard let other = newInput.sources.first(where: { $0.name == source.name }) else { continue }
      run(source, other, &bytesRead)
    }
    return flips
  }

  private func run(
    _ source: DossierInput.Source,
    _ other: DossierInput.Source,
    _ bytesRead: inout Int
  ) {
    var tables: (old: CSVDossierReader, new: CSVDossierReader)?
    switch (source.form, other.form) {
    case (.table(let lists), .table(let otherLists)):
      tables = (
        CSVDossierReader(schema: old.schema, promises: old.promises, lists: lists),
        CSVDossierReader(schema: new.schema, promises: new.promises, lists: otherLists)
      )
    case (.json, _), (_, .json):
      let oldReader = JSONDossierReader(schema: old.schema, promises: old.promises)
      let newReader = JSONDossierReader(schema: new.schema, promises: new.promises)
      for worker in workers { worker.begin(oldReader, newReader) }
    }
    let blocks = DossierBlocks(source, after: flips.dossierCount, bytesRead: bytesRead)
    if tables != nil, let header = blocks.readHeader() {
      tables?.old.readHeader(header.batch, header.record)
      tables?.new.readHeader(header.batch, header.record)
      if let tables { for worker in workers { worker.begin(tables.old, tables.new) } }
    }
    blocks.evaluate(on: workers) { worker, work in
      worker.pieces(of: work)
    } then: { pieces, work in
      for piece in pieces { self.count(piece) }
      self.onProgress(self.flips.dossierCount, work.bytesRead)
      return true
    }
    bytesRead = blocks.bytesRead
  }

  private func count(_ piece: FlipWorker.Piece) {
    var record = piece.old
    let errorCount = record.errors.count
    keys.check(&record, column: piece.column)
    // A dossier that is there twice is unreadable under either rule set.
    let isRepeated = record.errors.count > errorCount
    if isRepeated || !piece.old.errors.isEmpty && !piece.new.errors.isEmpty {
      flips.addUnreadable()
    } else {
      flips.add(piece.flips, among: piece.resultCount)
    }
  }
}
