import Dispatch
import KhenDossiers

/// One source cut into batches of dossiers, a few at a time: as many as are evaluated before results
/// are written.
struct DossierRounds {
  private let source: DossierInput.Source
  private var splitter: RecordSplitter
  private var awaitsHeader = false
  private var position: Int
  private var isAtEnd = false

  /// Starts a source; `position`: how many dossiers came before it.
  init(_ source: DossierInput.Source, after position: Int) {
    self.source = source
    self.position = position
    switch source.form {
    case .json: splitter = RecordSplitter(format: .json)
    case .table:
      splitter = RecordSplitter(format: .rows)
      awaitsHeader = true
    }
  }

  /// The next batches.
  ///
  /// - Parameters:
  ///   - count: how many; the last round of a source has fewer, or none.
  ///   - bytesRead: counts the bytes of the input.
  ///   - readHeader: takes the first record of a table, once, before its first batch.
  /// - Returns: the batches in their order; nothing after the last ones.
  mutating func next(
    _ count: Int,
    _ bytesRead: inout Int,
    readHeader: (RecordBatch, SplitRecord) -> Void
  ) -> [DossierWork]? {
    if isAtEnd { return nil }
    var works: [DossierWork] = []
    while !isAtEnd, works.count < count {
      if let chunk = source.read() {
        bytesRead += chunk.count
        splitter.append(chunk)
      } else {
        splitter.finish()
        isAtEnd = true
      }
      let batch = splitter.takeBatch()
      var first = 0
      if awaitsHeader, let header = batch.records.first {
        readHeader(batch, header)
        awaitsHeader = false
        first = 1
      }
      if batch.records.count > first {
        works.append(
          DossierWork(
            batch: batch,
            firstRecord: first,
            file: source.name,
            firstPosition: position + 1
          )
        )
        position += batch.records.count - first
      }
    }
    return works
  }

  /// Evaluates batches on several threads and hands on what came out, in their order.
  ///
  /// Each thread takes every n-th batch, so that nobody shares anything. With one worker each
  /// result is handed on before the next batch is looked at.
  static func evaluate<Worker: Sendable, Result: Sendable>(
    _ works: [DossierWork],
    on workers: [Worker],
    _ evaluation: @Sendable (Worker, DossierWork) -> Result,
    then handOn: (Result, DossierWork) -> Void
  ) {
    let jobs = min(workers.count, works.count)
    guard jobs > 1 else {
      for work in works { handOn(evaluation(workers[0], work), work) }
      return
    }
    var results = [Result?](repeating: nil, count: works.count)
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: jobs) { job in
        for index in stride(from: job, to: works.count, by: jobs) {
          slots[index] = evaluation(workers[job], works[index])
        }
      }
    }
    for (work, result) in zip(works, results) {
      if let result { handOn(result, work) }
    }
  }
}
