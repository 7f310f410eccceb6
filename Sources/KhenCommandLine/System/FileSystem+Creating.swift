#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension FileSystem {
  /// Whether a path leads to anything, links included.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Writes a file that does not exist yet, and the folders that lead to it.
  ///
  /// Never overwrites: a file that came into being in between is left as it is.
  package static func createFile(
    _ path: String,
    with bytes: [UInt8]
  ) throws(FileWritingError) {
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try createDirectory(String(path[..<slash]))
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw creationError(path, errno) }
    let isWritten = write(bytes, to: descriptor)
    let number = errno
    guard close(descriptor) == 0, isWritten else {
      _ = unlink(path)
      throw creationError(path, number)
    }
  }

  private static func createDirectory(_ path: String) throws(FileWritingError) {
    if exists(path) { return }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try createDirectory(String(path[..<slash]))
    }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw creationError(path, errno) }
  }

  private static func creationError(_ path: String, _ number: Int32) -> FileWritingError {
    switch number {
    case EACCES, EPERM, EROFS: .cannotCreate(path)
    case EEXIST: .exists(path)
    case ENOTDIR: .notInDirectory(path)
    default: .other(path, number: number)
    }
  }
}
