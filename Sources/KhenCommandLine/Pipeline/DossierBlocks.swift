import Dispatch
import KhenDossiers
import Synchronization

/// One source cut into blocks of dossiers, which are evaluated on several threads and handed on in
/// their order.
///
/// Each thread takes the next block, evaluates it, and hands on what is ready in order. No thread
/// waits for another one but to read, which takes a small part of the time, or while as many
/// blocks are in memory as there may be.
struct DossierBlocks {
  /// How many blocks may be in memory for each of several threads: more let threads wait less for
  /// a block that takes long.
  private static let blocksPerThread = 2

  private let reader: BlockReader

  /// Starts a source.
  ///
  /// `position`: how many dossiers came before it; `bytesRead`: how many bytes.
  init(_ source: DossierInput.Source, after position: Int, bytesRead: Int) {
    reader = BlockReader(source, after: position, bytesRead: bytesRead)
  }

  /// How many bytes were read, with those of earlier sources.
  var bytesRead: Int { reader.bytesRead }

  /// Reads the first record of a table; nothing where there is none.
  func readHeader() -> (batch: RecordBatch, record: SplitRecord)? { reader.readHeader() }

  /// Evaluates all blocks and hands on what came out, in their order and one at a time.
  ///
  /// - Parameters:
  ///   - workers: the working memory of each thread.
  ///   - evaluation: what is done with a block.
  ///   - handOn: takes what came out, on any of the threads; answers whether there is use for more.
  func evaluate<Worker: Sendable, Result: Sendable>(
    on workers: [Worker],
    _ evaluation: @Sendable (Worker, DossierWork) -> Result,
    then handOn: @escaping (Result, DossierWork) -> Bool
  ) {
    let reader = reader
    let results = BlockResults(handOn)
    let room = DispatchSemaphore(
      value: workers.count == 1 ? 1 : workers.count * DossierBlocks.blocksPerThread
    )
    DispatchQueue.concurrentPerform(iterations: workers.count) { job in
      while true {
        room.wait()
        var spare = results.takeSpare()
        guard !results.isStopped, let (number, work) = reader.next(reusing: &spare) else {
          room.signal()
          return
        }
        results.add(evaluation(workers[job], work), of: work, number) { room.signal() }
      }
    }
  }
}

/// A block: a batch of records with what its results need of the input.
struct DossierWork: Sendable {
  var batch: RecordBatch
  /// Index of the first record that is a dossier; 1 behind the header of a table.
  var firstRecord: Int
  var file: String
  /// Position of the first record among all dossiers.
  var firstPosition: Int
  /// How many bytes of the input were read so far.
  var bytesRead: Int
}

/// Cuts a source into blocks, for one thread at a time.
///
/// Unchecked, because everything but the header is read with the lock held.
private final class BlockReader: @unchecked Sendable {
  private let lock = Mutex(())
  private let source: DossierInput.Source
  private var splitter: RecordSplitter
  private var position: Int
  private var isAtEnd = false
  private var number = 0
  /// The block that began with the header of a table.
  private var first: DossierWork?
  private(set) var bytesRead: Int

  init(_ source: DossierInput.Source, after position: Int, bytesRead: Int) {
    self.source = source
    self.position = position
    self.bytesRead = bytesRead
    switch source.form {
    case .json: splitter = RecordSplitter(format: .json)
    case .table: splitter = RecordSplitter(format: .rows)
    }
  }

  func readHeader() -> (batch: RecordBatch, record: SplitRecord)? {
    var spare: [UInt8] = []
    guard let work = read(&spare, headers: 1) else { return nil }
    if work.batch.records.count > 1 { first = work }
    return (work.batch, work.batch.records[0])
  }

  /// The next block with its number from 0 on; nothing at the end.
  ///
  /// `spare`: bytes of no more use, whose memory is used again.
  func next(reusing spare: inout [UInt8]) -> (number: Int, work: DossierWork)? {
    lock.withLock { _ in
      guard let work = first ?? read(&spare, headers: 0) else { return nil }
      first = nil
      number += 1
      return (number - 1, work)
    }
  }

  private func read(_ spare: inout [UInt8], headers: Int) -> DossierWork? {
    while !isAtEnd {
      let before = splitter.byteCount
      if splitter.append(source.read) {
        bytesRead += splitter.byteCount - before
      } else {
        splitter.finish()
        isAtEnd = true
      }
      let batch = splitter.takeBatch(reusing: &spare)
      guard !batch.records.isEmpty else { continue }
      defer { position += batch.records.count - headers }
      return DossierWork(
        batch: batch,
        firstRecord: headers,
        file: source.name,
        firstPosition: position + 1,
        bytesRead: bytesRead
      )
    }
    return nil
  }
}

/// Hands on results in the order of their blocks, whichever thread has them.
private final class BlockResults<Result: Sendable>: @unchecked Sendable {
  private struct State {
    /// Number of the block that is handed on next.
    var next = 0
    var isHandingOn = false
    var isStopped = false
    /// What is ready before its turn.
    var ready: [Int: (result: Result, work: DossierWork)] = [:]
    /// Bytes of blocks that were handed on.
    var spares: [[UInt8]] = []

    /// Takes what is next, unless another thread is at it.
    mutating func take() -> (result: Result, work: DossierWork)? {
      guard !isHandingOn, let block = ready.removeValue(forKey: next) else { return nil }
      isHandingOn = true
      return block
    }
  }

  /// Memory of longer blocks is not kept.
  private static var spareBytesMax: Int { 1 << 20 }

  private let state = Mutex(State())
  /// Called by one thread at a time.
  private let handOn: (Result, DossierWork) -> Bool

  init(_ handOn: @escaping (Result, DossierWork) -> Bool) { self.handOn = handOn }

  /// Whether there is no use for more results.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Bytes that are of no more use.
  func takeSpare() -> [UInt8] { state.withLock { $0.spares.popLast() ?? [] } }

  /// Takes the result of a block, and hands on all that are ready in order.
  ///
  /// `then` is called for each block that was handed on.
  func add(
    _ result: consuming Result,
    of work: consuming DossierWork,
    _ number: Int,
    then isDone: () -> Void
  ) {
    let added = (result: result, work: work)
    var block = state.withLock { state in
      state.ready[number] = added
      return state.take()
    }
    while var current = block.take() {
      let hasUse = handOn(current.result, current.work)
      var bytes: [UInt8] = []
      swap(&bytes, &current.work.batch.bytes)
      block = state.withLock { state in
        if bytes.capacity <= BlockResults.spareBytesMax { state.spares.append(bytes) }
        state.isHandingOn = false
        state.next += 1
        if !hasUse { state.isStopped = true }
        return state.take()
      }
      isDone()
    }
  }
}
