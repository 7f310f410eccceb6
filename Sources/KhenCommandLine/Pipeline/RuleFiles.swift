package import KhenDossiers
package import KhenSource

/// Finds and reads the `.khen` files of a rule set.
package enum RuleFiles {
  /// The folder of the rules where none is named.
  package static let defaultDirectory = "rules"
  /// The ending of rule files.
  package static let suffix = ".khen"
  /// How deep folders may nest; more is a mistake or a trap.
  package static let directoryDepthMax = 64
  /// How many rule files a set may have.
  package static let fileCountMax = 10_000

  /// Why the files of a rule set could not be read.
  package enum Failure: Error, Hashable, Sendable {
    case file(FileError)
    case noRules([String])
    case notRules(String)
    case tooMany(String)

    /// What is wrong, as one sentence.
    package var message: Bilingual {
      switch self {
      case .file(let error):
        error.message
      case .noRules(let paths):
        Bilingual(
          vi: "không có tệp .khen nào trong “\(paths.joined(separator: "”, “"))”",
          en: "there is no .khen file in “\(paths.joined(separator: "”, “"))”"
        )
      case .notRules(let path):
        Bilingual(
          vi: "“\(path)” không phải là tệp quy tắc (.khen)",
          en: "“\(path)” is not a rule file (.khen)"
        )
      case .tooMany(let path):
        Bilingual(
          vi: "“\(path)” có quá \(RuleFiles.fileCountMax) tệp quy tắc hoặc quá"
            + " \(RuleFiles.directoryDepthMax) tầng thư mục",
          en: "“\(path)” has more than \(RuleFiles.fileCountMax) rule files or is more than"
            + " \(RuleFiles.directoryDepthMax) folders deep"
        )
      }
    }

    /// The next step.
    package var help: Bilingual {
      switch self {
      case .file, .noRules, .tooMany:
        Bilingual(
          vi: "chỉ ra thư mục của bộ quy tắc: --rules THƯ-MỤC",
          en: "name the folder of the rules: --rules DIR"
        )
      case .notRules:
        Bilingual(
          vi: "tệp quy tắc có tên kết thúc bằng .khen",
          en: "rule files have names that end in .khen"
        )
      }
    }
  }

  /// The paths of all rule files at and below some paths, sorted, each once.
  ///
  /// They are the folder as given, and the way below it.
  package static func find(_ paths: [String]) throws(Failure) -> [String] {
    var found: [String] = []
    var seen: Set<FileSystem.Identity> = []
    for path in paths { try collect(path, depth: 0, into: &found, seen: &seen) }
    guard !found.isEmpty else { throw .noRules(paths) }
    found.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    return found
  }

  /// Reads all rule files at and below some paths, as `find` names them.
  package static func read(_ paths: [String]) throws(Failure) -> [RuleSetLoader.File] {
    let results = try find(paths).concurrentMap {
      _,
      path -> Result<RuleSetLoader.File, FileError> in
      do throws(FileError) {
        return .success(RuleSetLoader.File(path: path, bytes: try FileSystem.contents(of: path)))
      } catch {
        return .failure(error)
      }
    }
    var files: [RuleSetLoader.File] = []
    for result in results {
      do throws(FileError) { files.append(try result.get()) } catch { throw .file(error) }
    }
    return files
  }

  /// A table of cases, by the path that a rule file leads to.
  package static func table(_ path: String) -> CaseTableContents {
    do throws(FileError) {
      if try FileSystem.kind(of: path) != .file { return .missing(known: tables(beside: path)) }
      return .bytes(try FileSystem.contents(of: path, limit: Limits.caseTableSize + 1))
    } catch {
      switch error {
      case .missing, .notDirectory, .isDirectory: return .missing(known: tables(beside: path))
      case .notPermitted, .tooLarge, .foreign, .packed, .other:
        return .unreadable(error.message)
      }
    }
  }

  /// The names of the tables in the folder of a path.
  private static func tables(beside path: String) -> [String] {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let names = (try? FileSystem.names(inDirectory: folder)) ?? []
    return names.filter { $0.lowercased().hasSuffix(".csv") }
  }

  private static func collect(
    _ path: String,
    depth: Int,
    into found: inout [String],
    seen: inout Set<FileSystem.Identity>
  ) throws(Failure) {
    if depth > directoryDepthMax || found.count >= fileCountMax { throw .tooMany(path) }
    let kind: FileSystem.Kind
    let identity: FileSystem.Identity
    let names: [String]
    do throws(FileError) {
      (kind, identity) = try FileSystem.target(of: path)
      names = kind == .directory ? try FileSystem.names(inDirectory: path) : []
    } catch {
      // A link that leads nowhere below the folder is no reason to refuse the rest.
      if depth > 0, case .missing = error { return }
      throw .file(error)
    }
    if kind != .directory, !path.hasSuffix(suffix) {
      if depth == 0 { throw .notRules(path) }
      return
    }
    // A link that leads back up would otherwise be followed for ever.
    guard seen.insert(identity).inserted else { return }
    if kind != .directory { found.append(path) }
    for name in names {
      let separator = path.hasSuffix("/") ? "" : "/"
      try collect(path + separator + name, depth: depth + 1, into: &found, seen: &seen)
    }
  }
}
