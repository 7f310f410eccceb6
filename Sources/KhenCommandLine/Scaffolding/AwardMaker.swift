import KhenDossiers
import KhenSemantics
import KhenSource
import KhenSyntax

/// Adds an award to a rule set.
struct AwardMaker {
  private let context: CommandContext
  private let arguments: ParsedArguments
  private let keywords: Language?

  init(_ context: CommandContext, _ arguments: ParsedArguments, keywords: Language?) {
    self.context = context
    self.arguments = arguments
    self.keywords = keywords
  }

  /// Adds the award, and says what to do next.
  func make(_ label: String) throws(UsageError) -> ExitCode {
    guard let derived = ScaffoldName(arguments.value("name") ?? label) else {
      throw .emptyName(label)
    }
    let name = try checkedName(derived)
    let directories = arguments.list("rules")
    guard let files = read(directories), let loaded = context.loadRules(directories) else {
      return .wrongUsage
    }
    let program = loaded.program
    let kind = try kind(in: program)
    let scaffold = try AwardScaffold(
      name: name,
      label: label,
      kind: kind.name.text,
      instrument: instrument(in: program) ?? "VB_" + name,
      declaresInstrument: !arguments.has("under"),
      criterion: ScaffoldCriterion(kind, of: program, year: year(in: program)),
      year: year(in: program),
      directory: directories.first ?? RuleFiles.defaultDirectory
    )
    try refuse(scaffold.name, in: program, loaded.rules)
    let folder = folder(directories)
    let writer = ScaffoldWriter(context: context, keywords: keywords ?? language(of: files))
    let rules = RuleSetScaffold.File(
      path: folder + "/" + derived.fileName + RuleFiles.suffix,
      text: scaffold.rules
    )
    let tests = RuleSetScaffold.File(
      path: folder + "/" + derived.fileName + ".kiem-thu" + RuleFiles.suffix,
      text: scaffold.tests
    )
    guard writer.write([rules, tests], beside: files) else { return .wrongUsage }
    let directory = scaffold.directory
    context.output.write(
      context.say(
        "\nTiếp theo: thay nội dung khung trong \(rules.path) bằng quy định của văn bản, rồi chạy\n"
          + "  khen validate \(directory)\n  khen test \(directory)\n",
        "\nNext: replace the frame in \(rules.path) by what the instrument says, then run\n"
          + "  khen validate \(directory)\n  khen test \(directory)\n"
      )
    )
    return .done
  }

  /// The name in rules: as `--name` says it, which must then be a name, else the derived one.
  private func checkedName(_ derived: ScaffoldName) throws(UsageError) -> String {
    let name = arguments.value("name") ?? derived.identifier
    let isName = name.unicodeScalars.allSatisfy {
      VietnameseText.isLetter($0) || $0 == "_" || ("0"..."9").contains($0)
    }
    guard isName, !("0"..."9").contains(name.unicodeScalars.first ?? "0") else {
      throw .notAName(name, suggestion: derived.identifier)
    }
    let isReserved = Keyword.allCases.contains { keyword in
      keyword.isReserved
        && Language.allCases.contains { Name(keyword.spelling(in: $0)) == Name(name) }
    }
    if isReserved { throw .reservedName(name) }
    return name
  }

  private func read(_ directories: [String]) -> [RuleSetLoader.File]? {
    do throws(RuleFiles.Failure) {
      return try RuleFiles.read(
        directories.isEmpty ? [RuleFiles.defaultDirectory] : directories
      )
    } catch {
      context.report(
        error.message,
        help: Bilingual(
          vi: "chưa có bộ quy tắc thì tạo trước: khen new ruleset THƯ-MỤC",
          en: "where there is no rule set yet, make one: khen new ruleset DIR"
        )
      )
      return nil
    }
  }

  private func kind(in program: CheckedProgram) throws(UsageError) -> CheckedRecord {
    let kinds = program.records.filter { $0.isDossier }
    guard let wanted = arguments.value("for") else {
      guard let first = kinds.first else { throw .noDossierKinds }
      return first
    }
    guard let kind = kinds.first(where: { $0.name == Name(wanted) }) else {
      throw .unknownDossierKind(wanted, known: kinds.map(\.name.text))
    }
    return kind
  }

  private func instrument(in program: CheckedProgram) throws(UsageError) -> String? {
    guard let wanted = arguments.value("under") else { return nil }
    guard let found = program.instruments.first(where: { $0.name == Name(wanted) }) else {
      throw .unknownInstrument(wanted, known: program.instruments.map(\.name.text))
    }
    return found.name.text
  }

  /// The year of the tests: the present one, or one in which the instrument is in effect.
  private func year(in program: CheckedProgram) -> Int {
    let present = CivilDate(dayNumber: context.today).year
    guard let wanted = arguments.value("under"),
      let effect = program.instruments.first(where: { $0.name == Name(wanted) })?.effect
    else { return present }
    let first = effect.start.map { CivilDate(dayNumber: $0 + 366).year } ?? present
    let last = effect.end.map { CivilDate(dayNumber: $0 - 366).year } ?? present
    return max(first, min(present, last))
  }

  private func refuse(
    _ name: String,
    in program: CheckedProgram,
    _ rules: LoadedRules
  ) throws(UsageError) {
    let award = program.awards.first { $0.name == Name(name) }
    if let award { throw .takenName(name, place: rules.place(of: award.range)) }
  }

  private func folder(_ directories: [String]) -> String {
    var folder = arguments.value("folder") ?? directories.first ?? RuleFiles.defaultDirectory
    if folder.hasSuffix(RuleFiles.suffix) {
      folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? "."
    }
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    return folder
  }

  /// The language in which most of the files that are there are written.
  private func language(of files: [RuleSetLoader.File]) -> Language {
    var english = 0
    for file in files {
      var sources = SourceMap()
      let source = SourceFile.load(bytes: file.bytes, name: file.path, id: sources.nextID).0
      sources.add(source)
      if Parser.parse(source).tree.language == .english { english += 1 }
    }
    return english * 2 > files.count ? .english : .vietnamese
  }
}
