/// Collects output and passes it on in large pieces.
///
/// A class, because the commands of one run all write to the same two streams.
package final class ByteSink {
  private var buffer: [UInt8] = []
  private let capacity: Int
  private let send: ([UInt8]) -> Bool

  /// Whether the reader has gone away; nothing more is written then.
  package private(set) var isClosed = false

  /// Makes a sink before a stream.
  ///
  /// `send` writes bytes and answers whether the stream still takes more; a capacity of 0 passes
  /// everything on at once.
  package init(capacity: Int = 64 * 1024, send: @escaping ([UInt8]) -> Bool) {
    self.capacity = capacity
    self.send = send
  }

  /// Writes a text.
  package func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes bytes.
  package func write(_ bytes: [UInt8]) {
    guard !isClosed else { return }
    buffer.append(contentsOf: bytes)
    if buffer.count > capacity { flush() }
  }

  /// Passes on what was collected.
  package func flush() {
    guard !isClosed, !buffer.isEmpty else { return }
    isClosed = !send(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
