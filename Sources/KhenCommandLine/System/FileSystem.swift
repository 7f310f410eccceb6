package import KhenSource

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Why a file could not be read.
package enum FileError: Error, Hashable, Sendable {
  case missing(String)
  case isDirectory(String)
  case notDirectory(String)
  case notPermitted(String)
  case tooLarge(String, limit: Int)
  /// Something else than text in UTF-8, by its first bytes.
  case foreign(String, ForeignFile)
  /// A packed file that is not whole; what came before was read.
  case packed(String, GzipReader.Problem)
  /// Any other answer of the system, with its number.
  case other(String, number: Int32)

  /// What happened and what to do, as one sentence.
  package var message: Bilingual {
    switch self {
    case .missing(let path):
      Bilingual(vi: "không tìm thấy tệp “\(path)”", en: "no such file: “\(path)”")
    case .isDirectory(let path):
      Bilingual(
        vi: "“\(path)” là thư mục, cần một tệp",
        en: "“\(path)” is a folder, not a file"
      )
    case .notDirectory(let path):
      Bilingual(
        vi: "“\(path)” không phải là thư mục",
        en: "“\(path)” is not a folder"
      )
    case .notPermitted(let path):
      Bilingual(
        vi: "không có quyền đọc “\(path)”",
        en: "no permission to read “\(path)”"
      )
    case .tooLarge(let path, let limit):
      Bilingual(
        vi: "tệp “\(path)” lớn hơn giới hạn \(limit) byte",
        en: "the file “\(path)” is over the limit of \(limit) bytes"
      )
    case .foreign(let path, let kind):
      kind.message(path)
    case .packed(let path, .truncated):
      Bilingual(
        vi: "tệp nén “\(path)” bị cụt; các hồ sơ đọc được trước chỗ đó đã có kết quả",
        en: "the packed file “\(path)” ends too early; the dossiers before that have their results"
      )
    case .packed(let path, .damaged):
      Bilingual(
        vi: "tệp nén “\(path)” bị hỏng hoặc không phải tệp .gz; các hồ sơ đọc được trước chỗ đó đã"
          + " có kết quả",
        en: "the packed file “\(path)” is damaged or no .gz file; the dossiers before that have"
          + " their results"
      )
    case .other(let path, let number):
      Bilingual(
        vi: "không đọc được “\(path)” (lỗi hệ thống \(number))",
        en: "cannot read “\(path)” (system error \(number))"
      )
    }
  }
}

/// The few questions that commands ask of the file system.
package enum FileSystem {
  /// What a path leads to, links followed.
  package enum Kind: Hashable, Sendable {
    case file
    case directory
    /// A pipe or device: can be read, has no size.
    case stream
  }

  /// A file as the system knows it, whatever path leads to it.
  package struct Identity: Hashable, Sendable {
    var device: UInt64
    var number: UInt64
  }

  /// What a path leads to.
  package static func kind(of path: String) throws(FileError) -> Kind {
    try status(of: path).kind
  }

  /// What a path leads to, and the file behind it, to notice links that lead in circles.
  package static func target(
    of path: String
  ) throws(FileError) -> (kind: Kind, identity: Identity) {
    let status = try status(of: path)
    return (status.kind, status.identity)
  }

  /// All bytes of a file or stream; fails once more than `limit` bytes came.
  package static func contents(
    of path: String,
    limit: Int = .max
  ) throws(FileError) -> [UInt8] {
    let status = try status(of: path)
    if status.kind == .directory { throw .isDirectory(path) }
    if status.kind == .file, status.size > limit { throw .tooLarge(path, limit: limit) }
    let descriptor = try openDescriptor(path)
    defer { closeDescriptor(descriptor) }
    var bytes: [UInt8] = []
    // One byte more than the file has, so that its end is seen without making room for more.
    var room = status.kind == .file ? status.size + 1 : pieceSize
    while read(descriptor, onto: &bytes, atMost: room) {
      if bytes.count > limit { throw .tooLarge(path, limit: limit) }
      room = bytes.count <= status.size ? status.size + 1 - bytes.count : pieceSize
    }
    return bytes
  }

  /// An open file; a class, so that it is closed when nobody holds it any more.
  package final class Stream {
    /// How many bytes the file has; 0 for a pipe.
    package let size: Int
    private let descriptor: Int32

    fileprivate init(_ descriptor: Int32, size: Int) {
      self.descriptor = descriptor
      self.size = size
    }

    deinit { closeDescriptor(descriptor) }

    /// The next bytes; nothing at the end.
    package func read() -> [UInt8]? { FileSystem.read(descriptor) }

    /// Appends the next bytes; false at the end.
    package func read(onto bytes: inout [UInt8]) -> Bool {
      FileSystem.read(descriptor, onto: &bytes)
    }
  }

  /// Opens a file or pipe for reading from its start.
  package static func openStream(_ path: String) throws(FileError) -> Stream {
    let status = try status(of: path)
    if status.kind == .directory { throw .isDirectory(path) }
    return Stream(try openDescriptor(path), size: status.size)
  }

  private static func openDescriptor(_ path: String) throws(FileError) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw error(path, errno) }
    return descriptor
  }

  /// How many bytes are read at a time.
  package static let pieceSize = 1 << 18

  /// The next bytes of an open stream; nothing at its end.
  package static func read(_ descriptor: Int32) -> [UInt8]? {
    var piece: [UInt8] = []
    return read(descriptor, onto: &piece) ? piece : nil
  }

  /// Appends the next bytes of an open stream to others, at most so many; false at its end.
  package static func read(
    _ descriptor: Int32,
    onto bytes: inout [UInt8],
    atMost pieceSize: Int = pieceSize
  ) -> Bool {
    let before = bytes.count
    // Appending alone would make room for twice as much.
    bytes.reserveCapacity(before + pieceSize)
    bytes.append(addingCapacity: pieceSize) { (span: inout OutputSpan<UInt8>) in
      span.withUnsafeMutableBufferPointer { buffer, count in
        var received = -1
        repeat {
          received = posixRead(descriptor, buffer.baseAddress, pieceSize)
        } while received < 0
          && errno == EINTR
        count = max(0, received)
      }
    }
    return bytes.count > before
  }

  /// Writes all bytes to an open stream; false when nobody reads it any more.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while let first = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
        let written = posixWrite(descriptor, first, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          return false
        }
        rest = rest.dropFirst(written)
      }
      return true
    }
  }

  /// The names in a folder, sorted by their bytes, hidden ones left out.
  package static func names(inDirectory path: String) throws(FileError) -> [String] {
    guard let directory = opendir(path) else { throw error(path, errno) }
    defer { _ = closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  private static func status(
    of path: String
  ) throws(FileError) -> (kind: Kind, size: Int, identity: Identity) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw error(path, errno) }
    let identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      number: UInt64(truncatingIfNeeded: status.st_ino)
    )
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return (.directory, 0, identity)
    case S_IFREG: return (.file, Int(status.st_size), identity)
    default: return (.stream, 0, identity)
    }
  }

  private static func error(_ path: String, _ number: Int32) -> FileError {
    switch number {
    case ENOENT: .missing(path)
    case EACCES, EPERM: .notPermitted(path)
    case EISDIR: .isDirectory(path)
    case ENOTDIR: .notDirectory(path)
    default: .other(path, number: number)
    }
  }
}

private func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }

// The names `read` and `write` inside `FileSystem` mean its own functions.
private func posixRead(_ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, start, count)
}

private func posixWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}
