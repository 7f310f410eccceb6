import Dispatch
import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSource

/// Reads and evaluates dossiers and writes a short line for each result: as many at a time as there
/// are threads, in the order of the input.
///
/// As `DossierPipeline`, but whole batches go from bytes to bytes, so that there is nothing in
/// between to be built for each dossier.
final class BriefPipeline {
  /// How many batches each of several threads gets before results are written: threads that are
  /// done early wait less, and more batches are in memory.
  private static let batchesPerThread = 2

  private let plan: EvaluationPlan
  private let context: CommandContext
  private let workers: [BriefWorker]
  private var keys = DossierKeySet()
  /// How many dossiers were read.
  private(set) var dossierCount = 0
  /// How many of them had mistakes.
  private(set) var unreadableCount = 0
  /// The verdicts that came out.
  private(set) var verdicts: Set<Verdict> = []
  /// Called after each round with the dossiers and bytes done so far.
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
    var splitter: RecordSplitter
    var header: CSVDossierReader?
    switch source.form {
    case .json:
      splitter = RecordSplitter(format: .json)
      let reader = JSONDossierReader(schema: plan.schema, promises: plan.promises)
      for worker in workers { worker.evaluation.begin(reader) }
    case .table(let lists):
      splitter = RecordSplitter(format: .rows)
      header = CSVDossierReader(schema: plan.schema, promises: plan.promises, lists: lists)
    }
    var tableReader: CSVDossierReader?
    var position = dossierCount
    var waiting: [DossierWork] = []
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
      var first = 0
      if var reader = header, let record = batch.records.first {
        reader.readHeader(
          batch.bytes.span.extracting(record.start..<record.end),
          line: record.line
        )
        for worker in workers { worker.evaluation.begin(reader) }
        tableReader = reader
        header = nil
        first = 1
      }
      if batch.records.count > first {
        waiting.append(
          DossierWork(
            batch: batch,
            firstRecord: first,
            file: source.name,
            firstPosition: position + 1
          )
        )
        position += batch.records.count - first
      }
      if isAtEnd || waiting.count >= batchesInMemory {
        evaluate(waiting)
        waiting.removeAll(keepingCapacity: true)
        onProgress(dossierCount, bytesRead)
      }
    }
    if let tableReader { writeOrphans(of: tableReader, file: source.name) }
  }

  private var batchesInMemory: Int {
    workers.count == 1 ? 1 : workers.count * BriefPipeline.batchesPerThread
  }

  /// Rows of list tables that belong to no dossier are told last.
  private func writeOrphans(of reader: CSVDossierReader, file: String) {
    for record in reader.orphans(keys: keys, after: dossierCount) {
      dossierCount += 1
      let output = workers[0].evaluation.lines(of: record, position: dossierCount, file: file)
      take(output)
      context.output.write(output.bytes)
    }
  }

  private func evaluate(_ works: [DossierWork]) {
    guard !works.isEmpty else { return }
    let workers = workers
    let jobs = min(workers.count, works.count)
    guard jobs > 1 else {
      for work in works { write(workers[0].output(of: work), work) }
      return
    }
    // Each thread takes every n-th batch, so that nobody shares anything.
    var outputs = [BriefEvaluation.Output?](repeating: nil, count: works.count)
    outputs.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: jobs) { job in
        for index in stride(from: job, to: works.count, by: jobs) {
          slots[index] = workers[job].output(of: works[index])
        }
      }
    }
    for (work, output) in zip(works, outputs) {
      if let output { write(output, work) }
    }
  }

  private func write(_ output: BriefEvaluation.Output, _ work: DossierWork) {
    take(output)
    var written = 0
    for (index, key) in output.keys.enumerated() where !keys.insert(key) {
      // Only here is it known that the key was used before.
      let start = index == 0 ? 0 : output.ends[index - 1]
      context.output.write(Array(output.bytes[written..<start]))
      let repeated = workers[0].evaluation.repeated(
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
