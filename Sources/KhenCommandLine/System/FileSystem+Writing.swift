package import KhenSource

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Why a file could not be written; it is then as it was.
package enum FileWritingError: Error, Hashable, Sendable {
  case notPermitted(String)
  /// A new file cannot be made there.
  case cannotCreate(String)
  /// There is such a file already.
  case exists(String)
  /// What should be a folder on the way is none.
  case notInDirectory(String)
  /// Any other answer of the system, with its number.
  case other(String, number: Int32)

  /// What happened, as one sentence.
  package var message: Bilingual {
    switch self {
    case .notPermitted(let path):
      Bilingual(
        vi: "không có quyền ghi “\(path)”; tệp vẫn như cũ",
        en: "no permission to write “\(path)”; the file is as it was"
      )
    case .cannotCreate(let path):
      Bilingual(
        vi: "không có quyền tạo “\(path)”",
        en: "no permission to make “\(path)”"
      )
    case .exists(let path):
      Bilingual(
        vi: "“\(path)” đã có sẵn nên không ghi đè",
        en: "“\(path)” is there already and is not overwritten"
      )
    case .notInDirectory(let path):
      Bilingual(
        vi: "không tạo được “\(path)”: trên đường dẫn có chỗ không phải là thư mục",
        en: "cannot make “\(path)”: a part of the path is not a folder"
      )
    case .other(let path, let number):
      Bilingual(
        vi: "không ghi được “\(path)” (lỗi hệ thống \(number)); tệp vẫn như cũ",
        en: "cannot write “\(path)” (system error \(number)); the file is as it was"
      )
    }
  }
}

extension FileSystem {
  /// Replaces the contents of a file in one step: readers see the old text or the new one, never
  /// a part.
  ///
  /// Links are followed, permissions are kept; a file that may not be written is left alone.
  package static func replaceContents(
    of path: String,
    with bytes: [UInt8]
  ) throws(FileWritingError) {
    guard access(path, W_OK) == 0 else { throw error(path) }
    guard let resolved = realpath(path, nil) else { throw error(path) }
    let target = String(cString: resolved)
    free(resolved)
    var status = stat()
    guard stat(target, &status) == 0 else { throw error(path) }
    let temporary = temporaryPath(beside: target)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw error(path) }
    // Only root may give a file away; for others it stays theirs.
    _ = fchown(descriptor, status.st_uid, status.st_gid)
    let isWritten =
      write(bytes, to: descriptor) && fchmod(descriptor, status.st_mode & 0o7777) == 0
      && fsync(descriptor) == 0
    let number = errno
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed, rename(temporary, target) == 0 else {
      let last = isWritten ? errno : number
      _ = unlink(temporary)
      throw error(path, last)
    }
  }

  /// A name in the same folder, so that renaming never copies; hidden, so that no command takes
  /// it for a rule file.
  private static func temporaryPath(beside path: String) -> String {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    return "\(folder).\(name).\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
  }

  private static func error(_ path: String, _ number: Int32 = errno) -> FileWritingError {
    switch number {
    case EACCES, EPERM, EROFS: .notPermitted(path)
    default: .other(path, number: number)
    }
  }
}
