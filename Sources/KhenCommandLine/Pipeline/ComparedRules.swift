import KhenAnalysis
import KhenDossiers
import KhenSource

/// The two rule sets that a command compares: folders, files, or revisions of git.
struct ComparedRules {
  /// Where a rule set is read from.
  enum Place: Hashable {
    /// Folders and files on disk.
    case paths([String])
    /// A revision of the repository.
    case revision(String)

    /// What people call it.
    var name: String {
      switch self {
      case .paths(let paths): paths.joined(separator: ", ")
      case .revision(let revision): revision
      }
    }
  }

  /// The old rules.
  var old: Place
  /// The new rules.
  var new: Place
  /// The folders of `--rules`, for revisions and for the working tree.
  let directories: [String]
  private let context: CommandContext

  /// Tells folders and files, which win, from revisions.
  ///
  /// Without operands the last commit is compared with the folder; one operand is a revision to
  /// compare with the folder, or two of them (`A..B`; `A...B` begins at their common ancestor).
  init(_ arguments: ParsedArguments, _ context: CommandContext) throws(UsageError) {
    self.context = context
    let named = arguments.list("rules")
    directories = named.isEmpty ? [RuleFiles.defaultDirectory] : named
    let operands = arguments.operands
    if operands.count > 2 { throw .unexpectedOperand(operands[2]) }
    switch operands.count {
    case 0:
      old = .revision("HEAD")
      new = .paths(directories)
    case 1:
      if ComparedRules.isOnDisk(operands[0]) {
        throw .missingOperand(ComparedRules.second)
      }
      (old, new) = ComparedRules.split(operands[0], directories)
    default:
      old = ComparedRules.place(operands[0])
      new = ComparedRules.place(operands[1])
    }
  }

  /// What the second operand is called when it is missing.
  private static let second = Bilingual(
    vi: "bộ quy tắc mới để so sánh (thư mục, tệp hoặc bản git)",
    en: "the new rules to compare with (a folder, a file or a git revision)"
  )

  private static func isOnDisk(_ word: String) -> Bool {
    (try? FileSystem.kind(of: word)) != nil
  }

  private static func place(_ word: String) -> Place {
    // What looks like a path is told as a missing one, not as a missing revision.
    isOnDisk(word) || word.hasPrefix("/") || word.hasPrefix("./") || word.hasPrefix("../")
      || word.hasSuffix(RuleFiles.suffix)
      ? .paths([word]) : .revision(word)
  }

  private static func split(_ word: String, _ directories: [String]) -> (Place, Place) {
    guard let dots = word.firstRange(of: "..") else {
      return (.revision(word), .paths(directories))
    }
    var second = word[dots.upperBound...]
    var first = String(word[..<dots.lowerBound])
    if first.isEmpty { first = "HEAD" }
    let isMergeBase = second.hasPrefix(".")
    if isMergeBase { second = second.dropFirst() }
    let last = second.isEmpty ? "HEAD" : String(second)
    // The common ancestor is worked out when the rules are read.
    return (.revision(isMergeBase ? first + "..." + last : first), .revision(last))
  }

  // MARK: - Reading

  /// Reads both rule sets; reports what is wrong and returns nothing where one cannot be compared.
  func load() -> (old: RuleSetSide, new: RuleSetSide)? {
    let before = side(old, Bilingual(vi: "bộ quy tắc cũ", en: "the old rules"))
    let after = side(new, Bilingual(vi: "bộ quy tắc mới", en: "the new rules"))
    guard let before, let after else { return nil }
    return (before, after)
  }

  private func side(_ place: Place, _ which: Bilingual) -> RuleSetSide? {
    guard let rules = read(place) else { return nil }
    if let program = rules.program { return RuleSetSide(program, rules.sources) }
    let printer = DiagnosticPrinter(rules.sources, context.errorStyle)
    context.errors.write(printer.text(rules.diagnostics.filter { $0.severity == .error }))
    let count = rules.errorCount
    context.report(
      Bilingual(
        vi: "\(which.vi) (“\(place.name)”) có \(count) lỗi nên chưa so sánh được",
        en: "\(which.en) (“\(place.name)”) have \(count == 1 ? "1 error" : "\(count) errors")"
          + " and cannot be compared"
      ),
      help: Bilingual(
        vi: "sửa các chỗ nêu trên rồi chạy lại; xem thêm: khen validate",
        en: "mend the places named above and run again; see also: khen validate"
      )
    )
    return nil
  }

  private func read(_ place: Place) -> LoadedRules? {
    switch place {
    case .paths(let paths): return context.readRules(paths)
    case .revision(let revision):
      do throws(GitRepository.Failure) {
        return RuleSetLoader.load(try files(of: revision))
      } catch {
        context.report(error.message, help: error.help)
        return nil
      }
    }
  }

  private func files(of revision: String) throws(GitRepository.Failure) -> [RuleSetLoader.File] {
    var files: [RuleSetLoader.File] = []
    for directory in directories {
      // In the folder itself git takes paths from there, wherever the folder is in the repository;
      // one that is gone is looked for from here.
      let isThere = (try? FileSystem.kind(of: directory)) == .directory
      let repository = GitRepository(
        directory: isThere ? directory : ".",
        environment: context.environment
      )
      var commit = revision
      if let dots = revision.firstRange(of: "...") {
        commit = try repository.mergeBase(
          String(revision[..<dots.lowerBound]),
          String(revision[dots.upperBound...])
        )
      }
      files += try repository.rules(
        at: commit,
        below: isThere ? "" : directory,
        name: directory
      )
    }
    return files
  }
}
