/// Bytes that grow at their end, faster than an array: whether others share them is asked once for
/// each text, not for each byte.
///
/// A value like an array: a copy that is written to gets memory of its own. Unchecked, because
/// memory that two values share is never written to.
@safe
struct ByteBuffer: @unchecked Sendable {
  private var storage: Storage
  /// How many bytes there are.
  private(set) var count = 0

  /// An empty buffer.
  init() { storage = Storage(capacity: 256) }

  /// The bytes.
  var bytes: [UInt8] {
    unsafe [UInt8](UnsafeBufferPointer(start: storage.base, count: count))
  }

  /// Adds one byte.
  mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    unsafe storage.base[count] = byte
    count += 1
  }

  /// Adds bytes.
  mutating func append(_ bytes: Span<UInt8>) {
    makeRoom(for: bytes.count)
    let target = unsafe storage.base + count
    for index in bytes.indices { unsafe target[index] = bytes[index] }
    count += bytes.count
  }

  /// Adds a text between quotes if JSON writes it as it is, and answers whether it does.
  ///
  /// One pass without branches, as nearly every text is of this kind.
  mutating func appendQuoted(_ text: Span<UInt8>) -> Bool {
    makeRoom(for: text.count + 2)
    let target = unsafe storage.base + count
    unsafe target[0] = UInt8(ascii: "\"")
    var special: UInt8 = 0
    for index in text.indices {
      let byte = text[index]
      unsafe target[index + 1] = byte
      special |= byte < 0x20 ? 1 : 0
      special |= byte == UInt8(ascii: "\"") ? 1 : 0
      special |= byte == UInt8(ascii: "\\") ? 1 : 0
    }
    guard special == 0 else { return false }
    unsafe target[text.count + 1] = UInt8(ascii: "\"")
    count += text.count + 2
    return true
  }

  private mutating func makeRoom(for more: Int) {
    if count + more <= storage.capacity, isKnownUniquelyReferenced(&storage) { return }
    let larger = Storage(capacity: max(count + more, storage.capacity * 4))
    unsafe larger.base.initialize(from: storage.base, count: count)
    storage = larger
  }

  /// Owns the memory of a buffer.
  @safe
  private final class Storage {
    let base: UnsafeMutablePointer<UInt8>
    let capacity: Int

    init(capacity: Int) {
      self.capacity = capacity
      unsafe base = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    }

    deinit { unsafe base.deallocate() }
  }
}
