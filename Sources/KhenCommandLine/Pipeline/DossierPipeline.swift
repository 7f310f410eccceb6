import Dispatch
import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSource

/// Reads, evaluates and writes dossiers: many at a time, in the order of the input.
///
/// Invariants: there are as many results as dossiers times awards, in their order, and the bytes
/// written do not depend on the number of threads.
final class DossierPipeline {
  /// What a run found.
  struct Tally {
    /// How many dossiers were read.
    var dossierCount = 0
    /// How many of them had mistakes.
    var unreadableCount = 0
    /// The verdicts that came out.
    var verdicts: Set<Verdict> = []
    /// Of the keys that were asked for, those that were found.
    var shownKeys: Set<String> = []
    /// The counts under a table.
    var summary = ResultSummary()
  }

  /// A batch of records with what its results need of the input.
  private struct Work {
    var batch: RecordBatch
    var file: String
    /// Position of the first record among all dossiers.
    var firstPosition: Int
  }

  /// What came out for one dossier.
  private struct Piece {
    var record: DossierRecord
    var column: Int
    var results: [DossierResult]
    /// For each result, its bytes, or for a table the tree below its row.
    var rendered: [[UInt8]]
  }

  /// How many batches each thread gets before results are written.
  private static let batchesPerThread = 4

  private let context: CommandContext
  private let output: ResultOutput
  private let jobs: Int
  private var workers: [Worker]
  private var keys = DossierKeySet()
  private var table: ResultTable
  private var tally = Tally()
  private var hasWritten = false
  /// Called after each round with the dossiers and bytes done so far.
  var onProgress: (Int, Int) -> Void = { _, _ in }
  /// Keys of the dossiers to show; empty for all.
  var wantedKeys: Set<String> = []

  init(plan: EvaluationPlan, output: ResultOutput, jobs: Int, context: CommandContext) {
    self.context = context
    self.output = output
    self.jobs = jobs
    workers = (0..<jobs).map { _ in Worker(plan, output) }
    table = ResultTable(style: output.style)
  }

  /// Runs through all sources.
  func run(_ input: DossierInput) -> Tally {
    context.output.write(output.opening)
    var bytesRead = 0
    for source in input.sources {
      var splitter = RecordSplitter(format: .json)
      var position = tally.dossierCount
      var waiting: [Work] = []
      var isAtEnd = false
      while !isAtEnd, !context.output.isClosed {
        if let chunk = source.read() {
          bytesRead += chunk.count
          splitter.append(chunk)
        } else {
          splitter.finish()
          isAtEnd = true
        }
        let batch = splitter.takeBatch()
        if !batch.records.isEmpty {
          waiting.append(Work(batch: batch, file: source.name, firstPosition: position + 1))
          position += batch.records.count
        }
        if isAtEnd || waiting.count >= jobs * DossierPipeline.batchesPerThread {
          evaluate(waiting)
          waiting.removeAll(keepingCapacity: true)
          onProgress(tally.dossierCount, bytesRead)
        }
      }
    }
    context.output.write(table.finish())
    context.output.write(output.closing(isEmpty: !hasWritten))
    return tally
  }

  private func evaluate(_ works: [Work]) {
    guard !works.isEmpty else { return }
    let workers = workers
    let wanted = wantedKeys
    let jobs = min(self.jobs, works.count)
    guard jobs > 1 else {
      for work in works { write(workers[0].pieces(of: work, wanted: wanted), work) }
      return
    }
    // Each thread takes every n-th batch, so that nobody shares anything.
    var pieces = [[Piece]](repeating: [], count: works.count)
    pieces.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: jobs) { job in
        for index in stride(from: job, to: works.count, by: jobs) {
          slots[index] = workers[job].pieces(of: works[index], wanted: wanted)
        }
      }
    }
    for (work, pieces) in zip(works, pieces) { write(pieces, work) }
  }

  private func write(_ pieces: [Piece], _ work: Work) {
    for var piece in pieces {
      tally.dossierCount += 1
      let errorCount = piece.record.errors.count
      keys.check(&piece.record, column: piece.column)
      if piece.record.errors.count > errorCount {
        // Only here is it known that the key was used before.
        let position = tally.dossierCount
        piece = workers[0].piece(
          piece.record,
          column: piece.column,
          position: position,
          file: work.file
        )
      }
      if !piece.record.errors.isEmpty { tally.unreadableCount += 1 }
      guard wantedKeys.isEmpty || wantedKeys.contains(piece.record.key) else { continue }
      if !wantedKeys.isEmpty { tally.shownKeys.insert(piece.record.key) }
      for index in piece.results.indices {
        write(piece.results[index], piece.rendered[index], isFirst: index == 0)
      }
    }
  }

  private func write(_ result: DossierResult, _ rendered: [UInt8], isFirst: Bool) {
    tally.verdicts.insert(result.explanation.verdict)
    if output.format == .table {
      tally.summary.add(result.explanation, isNewDossier: isFirst)
      var row = ResultTable.row(result, in: output.style.language)
      row.tree = String(decoding: rendered, as: UTF8.self)
      context.output.write(table.add(row))
      return
    }
    if hasWritten { context.output.write(output.separator) }
    hasWritten = true
    context.output.write(rendered)
  }

  /// The working memory of one thread; a class, so that it is kept from batch to batch.
  private final class Worker: @unchecked Sendable {
    private var reader: JSONDossierReader
    private var evaluation: DossierEvaluation
    private let output: ResultOutput

    init(_ plan: EvaluationPlan, _ output: ResultOutput) {
      reader = JSONDossierReader(schema: plan.schema)
      evaluation = DossierEvaluation(plan)
      self.output = output
    }

    func pieces(of work: Work, wanted: Set<String>) -> [Piece] {
      var pieces: [Piece] = []
      pieces.reserveCapacity(work.batch.records.count)
      for index in work.batch.records.indices {
        let split = work.batch.records[index]
        let record = reader.read(work.batch, at: index, into: &evaluation.frame)
        if !wanted.isEmpty, !wanted.contains(record.key) {
          pieces.append(Piece(record: record, column: split.column, results: [], rendered: []))
          continue
        }
        let results = evaluation.results(
          of: record,
          position: work.firstPosition + index,
          file: work.file
        )
        let batch = work.batch
        let file = work.file
        let rendered = results.map { result in
          render(result) { origin in
            guard origin > 0 else { return nil }
            let place = PlaceFinder.place(
              ofOrigin: origin,
              in: batch.bytes.span.extracting(split.start..<split.end),
              line: split.line,
              column: split.column
            )
            return DataPlace(place, file: file)
          }
        }
        pieces.append(
          Piece(record: record, column: split.column, results: results, rendered: rendered)
        )
      }
      return pieces
    }

    /// The piece of a dossier that has mistakes.
    func piece(_ record: DossierRecord, column: Int, position: Int, file: String) -> Piece {
      let results = evaluation.results(of: record, position: position, file: file)
      let rendered = results.map { render($0) { _ in nil } }
      return Piece(record: record, column: column, results: results, rendered: rendered)
    }

    private func render(
      _ result: DossierResult,
      dataPlace: @escaping @Sendable (UInt32) -> DataPlace?
    ) -> [UInt8] {
      output.format == .table
        ? Array(output.treeBelowRow(result, dataPlace: dataPlace).utf8)
        : output.bytes(result, dataPlace: dataPlace)
    }
  }
}
