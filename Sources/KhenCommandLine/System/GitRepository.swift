import KhenDossiers
import KhenSource

/// The rule files of a revision, as git has them.
struct GitRepository {
  /// Why a revision could not be read.
  enum Failure: Error, Hashable {
    /// There is no git to run.
    case noGit
    /// Not in a repository, or no such revision: what git said.
    case noRevision(String, reason: String)
    /// The revision has no rule files in the folder.
    case noRules(String, directory: String)
    /// git failed otherwise: what it said.
    case other(String)

    /// What is wrong, as one sentence.
    var message: Bilingual {
      switch self {
      case .noGit:
        Bilingual(vi: "không chạy được git", en: "git cannot be run")
      case .noRevision(let revision, let reason):
        Bilingual(
          vi: "“\(revision)” không phải là thư mục, tệp hay bản git nào" + Self.said(reason).vi,
          en: "“\(revision)” is no folder, no file and no git revision" + Self.said(reason).en
        )
      case .noRules(let revision, let directory):
        Bilingual(
          vi: "bản git “\(revision)” không có tệp .khen nào trong “\(directory)”",
          en: "the git revision “\(revision)” has no .khen file in “\(directory)”"
        )
      case .other(let reason):
        Bilingual(vi: "git báo lỗi" + Self.said(reason).vi, en: "git failed" + Self.said(reason).en)
      }
    }

    /// The next step.
    var help: Bilingual {
      switch self {
      case .noGit:
        Bilingual(
          vi: "cài git, hoặc so sánh hai thư mục: khen diff CŨ MỚI",
          en: "install git, or compare two folders: khen diff OLD NEW"
        )
      case .noRevision:
        Bilingual(
          vi: "xem các bản có: git log --oneline, git tag, git branch",
          en: "see what there is: git log --oneline, git tag, git branch"
        )
      case .noRules:
        Bilingual(
          vi: "chỉ ra thư mục của bộ quy tắc trong kho: --rules THƯ-MỤC",
          en: "name the folder of the rules in the repository: --rules DIR"
        )
      case .other:
        Bilingual(vi: "chạy lại trong kho git", en: "run it inside the repository")
      }
    }

    private static func said(_ reason: String) -> Bilingual {
      let line = reason.split(separator: "\n").first.map { String($0) } ?? ""
      return line.isEmpty
        ? Bilingual(vi: "", en: "") : Bilingual(vi: " (git: \(line))", en: " (git: \(line))")
    }
  }

  /// A file of a revision, as git lists it.
  private struct Entry {
    var object: String
    var size: Int
    var path: String
  }

  /// The folder in which git is run.
  let directory: String
  /// The environment of git.
  let environment: [String: String]

  /// How many files are asked for at a time, so that the command line stays short.
  private static let filesAtOnce = 200

  /// The common ancestor of two revisions.
  func mergeBase(_ first: String, _ second: String) throws(Failure) -> String {
    let commit = try self.commit(first)
    let other = try self.commit(second)
    let outcome = git(["merge-base", commit, other])
    guard outcome.exitCode == 0 else { throw .other(outcome.errorText) }
    return GitRepository.line(outcome.output)
  }

  /// The commit of a revision.
  func commit(_ revision: String) throws(Failure) -> String {
    let outcome = git([
      "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}",
    ])
    if outcome.exitCode == 127 { throw .noGit }
    guard outcome.exitCode == 0 else { throw .noRevision(revision, reason: outcome.errorText) }
    return GitRepository.line(outcome.output)
  }

  /// The rule files of a revision in and below a folder of the repository; of the one in which git
  /// is run where it is empty; places show `name` behind the revision.
  func rules(
    at revision: String,
    below folder: String,
    name: String
  ) throws(Failure) -> [RuleSetLoader.File] {
    let commit = try self.commit(revision)
    var entries = try self.entries(of: commit, below: folder)
    guard !entries.isEmpty else { throw .noRules(revision, directory: name) }
    if folder.isEmpty, name != "." {
      for index in entries.indices { entries[index].path = name + "/" + entries[index].path }
    }
    var files: [RuleSetLoader.File] = []
    var start = 0
    while start < entries.count {
      let part = Array(entries[start..<min(start + GitRepository.filesAtOnce, entries.count)])
      files += try contents(of: part, revision: revision)
      start += part.count
    }
    return files
  }

  private func entries(of commit: String, below folder: String) throws(Failure) -> [Entry] {
    let below = folder.isEmpty ? [] : ["--", folder]
    let outcome = git(["ls-tree", "-r", "-l", "-z", commit] + below)
    guard outcome.exitCode == 0 else { throw .other(outcome.errorText) }
    var entries: [Entry] = []
    for line in outcome.output.split(separator: 0) {
      // `mode type object size TAB path`
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let words = line[..<tab].split(separator: UInt8(ascii: " "))
      let path = String(decoding: line[line.index(after: tab)...], as: UTF8.self)
      guard words.count == 4, path.hasSuffix(RuleFiles.suffix),
        let size = Int(String(decoding: words[3], as: UTF8.self))
      else { continue }
      // Hidden files and folders are no rules, as in a folder on disk.
      if path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
      entries.append(
        Entry(object: String(decoding: words[2], as: UTF8.self), size: size, path: path)
      )
    }
    return entries.sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
  }

  /// The files one after another; their sizes tell where each ends.
  private func contents(
    of entries: [Entry],
    revision: String
  ) throws(Failure) -> [RuleSetLoader.File] {
    let outcome = git(["show", "--no-textconv"] + entries.map { $0.object })
    guard outcome.exitCode == 0, outcome.output.count == entries.reduce(0, { $0 + $1.size }) else {
      throw .other(outcome.errorText)
    }
    var files: [RuleSetLoader.File] = []
    var start = 0
    for entry in entries {
      let bytes = Array(outcome.output[start..<(start + entry.size)])
      start += entry.size
      files.append(RuleSetLoader.File(path: revision + ":" + entry.path, bytes: bytes))
    }
    return files
  }

  private func git(_ arguments: [String]) -> Subprocess.Outcome {
    Subprocess.run("git", ["-C", directory] + arguments, environment: environment)
  }

  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}
