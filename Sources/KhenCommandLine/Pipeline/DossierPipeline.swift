import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSource

/// Reads, evaluates and writes dossiers: many at a time, in the order of the input.
///
/// Invariants: every dossier has at least one result, in their order, and the bytes written do not
/// depend on the number of threads.
final class DossierPipeline<Plan: DossierPlan, Output: DossierOutput>
where Plan.Memory.Result == Output.Result {
  typealias Piece = DossierPiece<Output.Result>
  typealias Tally = DossierTally<Output.Collector>

  private let plan: Plan
  private let context: CommandContext
  private let output: Output
  private let workers: [DossierWorker<Plan, Output>]
  /// Tells of mistakes that are known late, while the workers are busy; made when needed.
  private lazy var teller = DossierWorker(plan, output)
  private var keys = DossierKeySet()
  private var tally: Tally
  private var hasWritten = false
  /// Called after each block with the dossiers and bytes done so far.
  var onProgress: (Int, Int) -> Void = { _, _ in }
  /// Keys of the dossiers to show; empty for all.
  var wantedKeys: Set<String> = []

  init(plan: Plan, output: Output, jobs: Int, context: CommandContext) {
    self.plan = plan
    self.context = context
    self.output = output
    workers = (0..<jobs).map { _ in DossierWorker(plan, output) }
    tally = Tally(collected: output.makeCollector())
  }

  /// Runs through all sources.
  func run(_ input: DossierInput) -> Tally {
    context.output.write(output.opening)
    var bytesRead = 0
    for source in input.sources where !context.output.isClosed {
      run(source, &bytesRead)
    }
    context.output.write(tally.collected.finish())
    context.output.write(output.closing(isEmpty: !hasWritten))
    return tally
  }

  private func run(_ source: DossierInput.Source, _ bytesRead: inout Int) {
    var table: CSVDossierReader?
    switch source.form {
    case .json:
      let reader = JSONDossierReader(schema: plan.schema, promises: plan.promises)
      for worker in workers { worker.begin(reader) }
    case .table(let lists):
      table = CSVDossierReader(schema: plan.schema, promises: plan.promises, lists: lists)
    }
    let blocks = DossierBlocks(source, after: tally.dossierCount, bytesRead: bytesRead)
    var hasHeader = false
    if table != nil, let header = blocks.readHeader() {
      table?.readHeader(header.batch, header.record)
      hasHeader = true
      if let table { for worker in workers { worker.begin(table) } }
    }
    let wanted = wantedKeys
    blocks.evaluate(on: workers) { worker, work in
      worker.pieces(of: work, wanted: wanted)
    } then: { pieces, work in
      self.write(pieces, work)
      self.onProgress(self.tally.dossierCount, work.bytesRead)
      return !self.context.output.isClosed
    }
    bytesRead = blocks.bytesRead
    if hasHeader, let table { writeOrphans(of: table, file: source.name) }
  }

  /// Rows of list tables that belong to no dossier are told last, one result each.
  private func writeOrphans(of reader: CSVDossierReader, file: String) {
    for record in reader.orphans(keys: keys, after: tally.dossierCount) {
      tally.dossierCount += 1
      tally.unreadableCount += 1
      write(
        teller.piece(record, column: 1, position: tally.dossierCount, file: file)
      )
    }
  }

  private func write(_ pieces: [Piece], _ work: DossierWork) {
    for var piece in pieces {
      tally.dossierCount += 1
      let errorCount = piece.record.errors.count
      keys.check(&piece.record, column: piece.column)
      if piece.record.errors.count > errorCount {
        // Only here is it known that the key was used before.
        let position = tally.dossierCount
        piece = teller.piece(
          piece.record,
          column: piece.column,
          position: position,
          file: work.file
        )
      }
      if !piece.record.errors.isEmpty { tally.unreadableCount += 1 }
      write(piece)
    }
  }

  private func write(_ piece: Piece) {
    guard wantedKeys.isEmpty || wantedKeys.contains(piece.record.key) else { return }
    if !wantedKeys.isEmpty { tally.shownKeys.insert(piece.record.key) }
    if let text = tally.collected.add(piece.results, rendered: piece.rendered) {
      context.output.write(text)
      return
    }
    for rendered in piece.rendered {
      if hasWritten { context.output.write(output.separator) }
      hasWritten = true
      context.output.write(rendered)
    }
  }
}

/// What a run found.
struct DossierTally<Collector: DossierCollector> {
  /// How many dossiers were read.
  var dossierCount = 0
  /// How many of them had mistakes.
  var unreadableCount = 0
  /// Of the keys that were asked for, those that were found.
  var shownKeys: Set<String> = []
  /// What was counted of the results.
  var collected: Collector

  /// Starts at nothing.
  init(collected: Collector) { self.collected = collected }
}

/// What came out for one dossier.
struct DossierPiece<Result: Sendable> {
  var record: DossierRecord
  var column: Int
  var results: [Result]
  /// For each result, its bytes, or for a table the tree below its row.
  var rendered: [[UInt8]]
}
