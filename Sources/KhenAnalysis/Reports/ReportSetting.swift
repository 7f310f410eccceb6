package import KhenSource

/// What a report needs to know beyond what was found.
package struct ReportSetting: Sendable {
  /// The language of messages.
  package var language: Language
  /// The version of the program.
  package var version: String
  /// With which code the command ends.
  package var exitCode: Int
  /// The folder that paths are relative to where they are absolute; ends without `/`.
  package var folder: String

  /// Makes a setting.
  package init(language: Language, version: String, exitCode: Int, folder: String = "") {
    self.language = language
    self.version = version
    self.exitCode = exitCode
    self.folder = folder
  }

  /// A path below the folder, or as it is.
  func relative(_ path: String) -> String {
    if !folder.isEmpty, path.hasPrefix(folder + "/") {
      return String(path.dropFirst(folder.count + 1))
    }
    var rest = path[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
    return String(rest)
  }
}

/// References to files as RFC 3986 wants them.
enum FileReference {
  /// A relative reference for a relative path, `file:` for an absolute one.
  ///
  /// Every byte but letters, digits, `-._~` and `/` is escaped, so that a colon in the first
  /// segment is not taken for a scheme.
  static func uri(of path: String) -> String {
    var uri = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x7E:
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        uri += "%" + digit(byte >> 4) + digit(byte & 0xF)
      }
    }
    return uri
  }

  private static func digit(_ value: UInt8) -> String {
    String(value, radix: 16, uppercase: true)
  }
}
