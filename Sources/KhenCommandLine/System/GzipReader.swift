import CZlib

/// Unpacks a gzip stream (RFC 1952) while it is read, through the system's zlib.
///
/// Memory is one piece of output, whatever the stream unpacks to. Several members one behind the
/// other are one stream. A class, because the state of zlib must not move.
package final class GzipReader {
  /// What is wrong with a stream.
  package enum Problem: Hashable, Sendable {
    /// It ends before its end.
    case truncated
    /// What comes is no gzip data, or its checksum is wrong.
    case damaged
  }

  /// What was wrong, known once `read` gave nothing.
  ///
  /// Everything before it was handed out.
  package private(set) var problem: Problem?

  private let source: () -> [UInt8]?
  private var stream = z_stream()
  private var isOpen = false
  private var packed: [UInt8] = []
  private var position = 0
  /// Whether a member has begun whose end was not seen yet.
  private var isInMember = false
  private var hasMember = false

  /// Unpacks what a closure reads piece by piece; it answers nothing at the end.
  package init(_ source: @escaping () -> [UInt8]?) {
    self.source = source
    // 16: a gzip header is demanded, no other form is guessed at.
    isOpen =
      inflateInit2_(
        &stream,
        15 + 16,
        ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)
      ) == Z_OK
    if !isOpen { problem = .damaged }
  }

  deinit { if isOpen { inflateEnd(&stream) } }

  /// The next unpacked bytes; nothing at the end, or where the stream is damaged.
  package func read() -> [UInt8]? {
    while problem == nil {
      if position == packed.count {
        guard let more = source() else {
          if isInMember || !hasMember { problem = .truncated }
          return nil
        }
        packed = more
        position = 0
        continue
      }
      if !isInMember {
        // Zeros behind a member are padding, as tape drives leave it.
        if hasMember, packed[position] == 0 {
          position += 1
          continue
        }
        if hasMember, inflateReset(&stream) != Z_OK {
          problem = .damaged
          return nil
        }
        isInMember = true
        hasMember = true
      }
      let bytes = inflateSome()
      if !bytes.isEmpty { return bytes }
    }
    return nil
  }

  /// Unpacks until a piece is full or the input is used up.
  private func inflateSome() -> [UInt8] {
    let size = 1 << 18
    return [UInt8](unsafeUninitializedCapacity: size) { output, count in
      packed.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress.map { $0 + position }
        stream.avail_in = UInt32(input.count - position)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(size)
        let answer = inflate(&stream, Z_NO_FLUSH)
        position = input.count - Int(stream.avail_in)
        count = size - Int(stream.avail_out)
        switch answer {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isInMember = false
        default: problem = .damaged
        }
      }
    }
  }
}
