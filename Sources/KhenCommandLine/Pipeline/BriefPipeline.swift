import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSource

/// Reads and evaluates dossiers and writes a short line for each result, in the order of the input.
///
/// As `DossierPipeline`, but whole blocks go from bytes to bytes, so that there is nothing in
/// between to be built for each dossier.
final class BriefPipeline {
  private let plan: EvaluationPlan
  private let context: CommandContext
  private let workers: [BriefWorker]
  /// Reads dossiers again whose key stood before, while the workers are busy; made when needed.
  private var rereader: BriefWorker?
  /// Starts the source that is read in a worker.
  private var begin: (BriefWorker) -> Void = { _ in }
  private var keys = DossierKeySet()
  /// How many dossiers were read.
  private(set) var dossierCount = 0
  /// How many of them had mistakes.
  private(set) var unreadableCount = 0
  /// The verdicts that came out.
  private(set) var verdicts: Set<Verdict> = []
  /// Called after each block with the dossiers and bytes done so far.
  var onProgress: (Int, Int) -> Void = { _, _ in }

  init(plan: EvaluationPlan, jobs: Int, context: CommandContext) {
    self.plan = plan
    self.context = context
    workers = (0..<jobs).map { _ in BriefWorker(plan, language: context.language) }
  }

  /// Runs through all sources.
  func run(_ input: DossierInput) {
    var bytesRead = 0
    for source in input.sources where !context.output.isClosed { run(source, &bytesRead) }
  }

  private func run(_ source: DossierInput.Source, _ bytesRead: inout Int) {
    var table: CSVDossierReader?
    switch source.form {
    case .json:
      let reader = JSONDossierReader(schema: plan.schema, promises: plan.promises)
      begin { $0.evaluation.begin(reader) }
    case .table(let lists):
      table = CSVDossierReader(schema: plan.schema, promises: plan.promises, lists: lists)
    }
    let blocks = DossierBlocks(source, after: dossierCount, bytesRead: bytesRead)
    var hasHeader = false
    if table != nil, let header = blocks.readHeader() {
      table?.readHeader(header.batch, header.record)
      hasHeader = true
      if let table { begin { $0.evaluation.begin(table) } }
    }
    blocks.evaluate(on: workers) { worker, work in
      worker.output(of: work)
    } then: { output, work in
      self.write(output, work)
      self.onProgress(self.dossierCount, work.bytesRead)
      return !self.context.output.isClosed
    }
    bytesRead = blocks.bytesRead
    if hasHeader, let table { writeOrphans(of: table, file: source.name) }
  }

  /// Starts a source, or the rows behind a header, in all workers.
  private func begin(_ begin: @escaping (BriefWorker) -> Void) {
    self.begin = begin
    for worker in workers { begin(worker) }
    if let rereader { begin(rereader) }
  }

  private func readyRereader() -> BriefWorker {
    if let rereader { return rereader }
    let worker = BriefWorker(plan, language: context.language)
    begin(worker)
    rereader = worker
    return worker
  }

  /// Rows of list tables that belong to no dossier are told last.
  private func writeOrphans(of reader: CSVDossierReader, file: String) {
    for record in reader.orphans(keys: keys, after: dossierCount) {
      dossierCount += 1
      let output = readyRereader().evaluation.lines(of: record, position: dossierCount, file: file)
      take(output)
      context.output.write(output.bytes)
    }
  }

  private func write(_ output: BriefEvaluation.Output, _ work: DossierWork) {
    take(output)
    keys.prepare(for: output.keys)
    var written = 0
    for (index, key) in output.keys.enumerated() where !keys.insert(key) {
      // Only here is it known that the key was used before.
      let start = index == 0 ? 0 : output.ends[index - 1]
      context.output.write(Array(output.bytes[written..<start]))
      let repeated = readyRereader().evaluation.repeated(
        work.batch,
        at: work.firstRecord + index,
        position: work.firstPosition + index,
        file: work.file
      )
      take(repeated)
      context.output.write(repeated.bytes)
      written = output.ends[index]
    }
    dossierCount += output.keys.count
    context.output.write(written == 0 ? output.bytes : Array(output.bytes[written...]))
  }

  private func take(_ output: BriefEvaluation.Output) {
    unreadableCount += output.unreadableCount
    verdicts.formUnion(output.verdicts)
  }
}

/// The working memory of one thread.
///
/// A class, so that what it learned is kept from batch to batch; unchecked, because the pipeline
/// gives each thread a worker of its own.
private final class BriefWorker: @unchecked Sendable {
  var evaluation: BriefEvaluation

  init(_ plan: EvaluationPlan, language: Language) {
    evaluation = BriefEvaluation(plan, language: language)
  }

  func output(of work: DossierWork) -> BriefEvaluation.Output {
    evaluation.output(
      of: work.batch,
      from: work.firstRecord,
      position: work.firstPosition,
      file: work.file
    )
  }
}
