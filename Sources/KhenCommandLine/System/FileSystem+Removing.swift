#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension FileSystem {
  /// Writes a file, whether it is there or not.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileWritingError) {
    if exists(path) {
      try replaceContents(of: path, with: bytes)
    } else {
      try createFile(path, with: bytes)
    }
  }

  /// Removes a file.
  package static func remove(_ path: String) throws(FileWritingError) {
    guard unlink(path) == 0 else {
      switch errno {
      case EACCES, EPERM, EROFS: throw .notPermitted(path)
      default: throw .other(path, number: errno)
      }
    }
  }

  /// When a file was last written and how long it is, to notice that it changed; nothing where
  /// there is none.
  package static func stamp(of path: String) -> FileStamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    return FileStamp(
      seconds: Int64(time.tv_sec),
      nanoseconds: Int64(time.tv_nsec),
      size: Int64(status.st_size)
    )
  }
}

/// What tells a file from what it was before.
package struct FileStamp: Hashable, Sendable {
  var seconds: Int64
  var nanoseconds: Int64
  var size: Int64
}
