import KhenAnalysis
import KhenDossiers
import KhenEvaluation
import KhenSemantics
import KhenSource

/// `khen diff`: what changed between two rule sets, and what that does to verdicts.
enum DiffCommand {
  /// What makes the command end with 1.
  private enum Failing: String, CaseIterable {
    /// A change that can change a verdict, or a dossier that gets another one.
    case verdict
    /// Any change of content.
    case any
    /// Nothing.
    case never = "none"
  }

  static let specification = CommandSpecification(
    name: "diff",
    summary: Bilingual(
      vi: "so sánh hai bộ quy tắc: quy định đổi gì, kết luận khác ở đâu, hồ sơ nào bị ảnh hưởng",
      en: "compare two rule sets: what changed in the law, in verdicts, and for which dossiers"
    ),
    operands: Bilingual(vi: "[CŨ MỚI]", en: "[OLD NEW]"),
    operandCompletion: .file,
    options: [
      .value(
        "rules",
        Bilingual(vi: "THƯ-MỤC", en: "DIR"),
        Bilingual(
          vi: "thư mục của bộ quy tắc trong kho git; mặc định “rules”",
          en: "folder of the rules in the git repository; “rules” by default"
        ),
        completion: .directory
      ),
      .value(
        "dossiers",
        Bilingual(vi: "TỆP", en: "FILE"),
        Bilingual(
          vi: "xem hồ sơ nào đổi kết luận, theo điều nào; ghi lại nhiều lần được; “-” là đầu vào"
            + " chuẩn",
          en: "name the dossiers that get another verdict, and why; may be repeated; “-” for"
            + " standard input"
        ),
        completion: .file,
        isRepeatable: true
      ),
      .value(
        "award",
        Bilingual(vi: "TÊN", en: "NAME"),
        Bilingual(
          vi: "chỉ xem kết luận của khen thưởng này; ghi lại nhiều lần được",
          en: "look at the verdicts of this award only; may be repeated"
        ),
        isRepeatable: true
      ),
      SharedOptions.asOf,
      .flag(
        "all",
        Bilingual(
          vi: "nêu mọi hồ sơ đổi kết luận, không chỉ \(flipsShown) hồ sơ đầu",
          en: "name all dossiers that get another verdict, not the first \(flipsShown) only"
        )
      ),
      .flag(
        "no-witness",
        Bilingual(
          vi: "chỉ so quy định, không tìm hồ sơ làm chứng",
          en: "compare the rules only, search for no witnesses"
        )
      ),
      .choice(
        "fail-on",
        Failing.allCases.map(\.rawValue),
        Bilingual(
          vi: "khi nào mã thoát là 1: có thay đổi làm khác được kết luận, có thay đổi bất kỳ (mặc"
            + " định), hay không khi nào",
          en: "when to exit with 1: on a change that can change a verdict, on any change (the"
            + " default), or never"
        )
      ),
      .choice(
        "format",
        ["text", "json", "markdown"],
        Bilingual(
          vi: "dạng kết quả; mặc định là text; markdown để dán vào yêu cầu hợp nhất",
          en: "form of the report; text by default; markdown for a pull request"
        )
      ),
      .value(
        "jobs",
        Bilingual(vi: "N", en: "N"),
        Bilingual(
          vi: "số luồng cùng xét hồ sơ; kết quả không phụ thuộc vào số này",
          en: "threads for dossiers; the results do not depend on it"
        )
      ),
    ],
    notes: [
      Bilingual(
        vi: "CŨ, MỚI là thư mục, tệp .khen hoặc bản git (nhánh, thẻ, commit); tên vừa là thư mục"
          + " vừa là bản git thì hiểu là thư mục. Một bản git: so với thư mục hiện tại. BẢN1..BẢN2: hai"
          + " bản; BẢN1...BẢN2: từ gốc chung của hai bản. Không ghi gì: bản git mới nhất với thư mục.",
        en: "OLD and NEW are folders, .khen files or git revisions (branch, tag, commit); a name"
          + " that is both is the folder. One revision: compared with the folder. REV1..REV2: two"
          + " revisions; REV1...REV2: from their common ancestor. Nothing: the last commit with the"
          + " folder."
      ),
      Bilingual(
        vi: "Chuyển chỗ giữa các tệp, đổi cách trình bày, chú thích, thứ tự khai báo không phải là"
          + " thay đổi.",
        en: "Moves between files, layout, comments and the order of declarations are no changes."
      ),
    ],
    examples: [
      .init(
        Bilingual(
          vi: "những gì đã sửa từ lần commit trước",
          en: "what was edited since the last commit"
        ),
        "khen diff HEAD"
      ),
      .init(
        Bilingual(vi: "hai thư mục", en: "two folders"),
        "khen diff quy-tac-2024 rules"
      ),
      .init(
        Bilingual(
          vi: "ai đổi kết luận tại ngày 01/10/2024 nếu dùng nhánh mới",
          en: "who gets another verdict as of 1 October 2024 with the new branch"
        ),
        "khen diff main..thong-tu-moi --dossiers examples/ho-so.ndjson --as-of 01/10/2024"
      ),
      .init(
        Bilingual(vi: "nội dung để dán vào yêu cầu hợp nhất", en: "a comment for a pull request"),
        "khen diff origin/main...HEAD --format markdown --fail-on none"
      ),
    ]
  )

  /// How many dossiers are named without `--all`.
  static let flipsShown = 20

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    let failing = Failing(rawValue: arguments.value("fail-on") ?? "") ?? .any
    let date = try arguments.day("as-of") ?? context.today
    let jobs = try SharedOptions.jobs(arguments)
    let places = try ComparedRules(arguments, context)
    guard let (old, new) = places.load() else { return .wrongUsage }
    var comparison = RuleSetComparison(old, new)
    var report = ComparisonReport(
      oldName: places.old.name,
      newName: places.new.name,
      old: old,
      new: new,
      changes: comparison.run()
    )
    var verdicts = VerdictComparison(old, new, comparison.matching)
    let awards = try SharedOptions.names(
      "award",
      in: arguments,
      among: verdicts.awards
    ) { .unknownAward($0, known: $1) }
    if !arguments.has("no-witness") {
      report.effects = (awards.isEmpty ? verdicts.awards : awards).flatMap {
        verdicts.effects(on: $0)
      }
    }
    if arguments.has("dossiers") {
      let flips = FlipRun(
        old: old.program,
        new: new.program,
        matching: comparison.matching,
        awards: awards,
        date: date,
        jobs: jobs,
        limit: arguments.has("all") ? Int.max : flipsShown
      )
      guard let found = flips.run(arguments.list("dossiers"), context) else { return .wrongUsage }
      report.flips = found
    }
    write(report, arguments.value("format"), context)
    return exitCode(report, failing)
  }

  private static func write(
    _ report: ComparisonReport,
    _ format: String?,
    _ context: CommandContext
  ) {
    switch format {
    case "json":
      var json = ComparisonJSON(report, context.language)
      context.output.write(json.render())
    case "markdown":
      var markdown = ComparisonMarkdown(report, context.language)
      context.output.write(markdown.render())
    default:
      var text = ComparisonText(report, context.outputStyle)
      context.output.write(text.render())
    }
  }

  private static func exitCode(_ report: ComparisonReport, _ failing: Failing) -> ExitCode {
    let hasFailed =
      switch failing {
      case .never: false
      case .any: !report.changes.isEmpty || report.changesVerdicts
      case .verdict: report.changesVerdicts
      }
    let exitCode: ExitCode = hasFailed ? .findings : .done
    guard let flips = report.flips, flips.unreadableCount > 0 else { return exitCode }
    return exitCode.combined(with: .unreadableDossiers)
  }
}
