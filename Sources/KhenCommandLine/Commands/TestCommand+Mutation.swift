import Dispatch
import KhenAnalysis
import KhenDossiers
import KhenExplanation
import KhenSemantics
import KhenSource

/// `khen test --mutate`: whether the tests would notice a mistake in the rules.
enum MutationTesting {
  static let options: [OptionSpecification] = [
    .flag(
      "mutate",
      Bilingual(
        vi: "thử sửa nhầm từng chỗ trong quy tắc, xem kiểm thử có báo không",
        en: "make one small mistake after another in the rules; see whether tests tell"
      )
    ),
    .value(
      "award",
      Bilingual(vi: "TÊN", en: "NAME"),
      Bilingual(
        vi: "với --mutate, --boundaries: chỉ các chỗ mà khen thưởng này dựa vào",
        en: "with --mutate, --boundaries: only what this award rests on"
      ),
      isRepeatable: true
    ),
    .value(
      "min-score",
      Bilingual(vi: "%", en: "%"),
      Bilingual(
        vi: "với --mutate: không đạt nếu điểm thấp hơn",
        en: "with --mutate: fail when the score is below"
      )
    ),
    .value(
      "sample",
      Bilingual(vi: "N", en: "N"),
      Bilingual(
        vi: "với --mutate: chỉ thử N thay đổi, chọn ngẫu nhiên",
        en: "with --mutate: try N changes only, chosen at random"
      )
    ),
    .value(
      "seed",
      Bilingual(vi: "N", en: "N"),
      Bilingual(vi: "hạt giống của --sample; mặc định 1", en: "seed of --sample; 1 by default")
    ),
    .value(
      "timeout",
      Bilingual(vi: "GIÂY", en: "SECONDS"),
      Bilingual(
        vi: "với --mutate: dừng thử sau chừng ấy giây; chỗ chưa thử được nêu số",
        en: "with --mutate: stop trying after so long; what was not tried is counted"
      )
    ),
    .value(
      "write",
      Bilingual(vi: "TỆP", en: "FILE"),
      Bilingual(
        vi: "với --mutate, --boundaries: ghi kiểm thử mới vào tệp này để người xem lại",
        en: "with --mutate, --boundaries: write new tests to this file, for people to review"
      ),
      completion: .file
    ),
  ]

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    let jobs = try SharedOptions.jobs(arguments)
    let scoreMin = try arguments.count("min-score").map { $0 * 100 }
    let sample = try arguments.count("sample")
    let seed = try arguments.count("seed") ?? 1
    let timeout = try arguments.count("timeout")
    // Told before minutes are spent, not after.
    if let path = arguments.value("write"), FileSystem.exists(path) {
      context.report(FileWritingError.exists(path).message)
      return .wrongUsage
    }
    let paths = arguments.list("rules") + arguments.operands
    guard let (rules, program) = context.loadRules(paths) else { return .wrongUsage }
    var plan = MutationPlan(program, trees: rules.trees)
    try restrict(&plan, arguments, rules, program)
    let all = plan.mutants.count
    if let sample { plan.sample(sample, seed: UInt64(clamping: seed)) }
    var runner = MutationRunner(plan)
    if reportFailing(runner.failingTests(), program, rules, context) { return .findings }
    var report = MutationRun(plan, jobs: jobs, timeout: timeout).report()
    let unused = MutationSilencing.explain(&report, in: rules)
    if sample != nil {
      report.sampledFrom = all
      report.seed = UInt64(clamping: seed)
    }
    let writer = WrittenTestFile(program, FixtureTable(program, trees: rules.trees))
    if arguments.value("format") == "json" {
      context.output.write(
        MutationJSON(report, program, rules, writer, context.language).text + "\n"
      )
    } else {
      context.output.write(text(of: report, program, rules, writer, context))
      if report.counts.total == MutationPlan(program, trees: rules.trees).mutants.count {
        writeUnused(unused, rules, context)
      }
    }
    if let path = arguments.value("write") {
      let proposal = TestProposal(rules: rules, program: program, writer: writer)
      let code = proposal.write(killers: report, to: path, context)
      if code != .done { return code }
    }
    return exitCode(report, scoreMin, context)
  }

  /// Keeps what `--award` and `--filter` ask for.
  static func restrict(
    _ plan: inout MutationPlan,
    _ arguments: ParsedArguments,
    _ rules: LoadedRules,
    _ program: CheckedProgram
  ) throws(UsageError) {
    if arguments.has("award") {
      plan.keep(awards: Set(try SharedOptions.awards(arguments, in: program)))
    }
    guard let filter = arguments.value("filter").map({ VietnameseText.dataKey($0) }) else { return }
    plan.keep { mutant in
      let path = rules.sources[mutant.mutation.key.site.file]?.name ?? ""
      let text = path + " " + mutant.mutation.owner.vi
      return VietnameseText.dataKey(text).contains(filter)
    }
  }

  /// Tests that fail already tell nothing about changes.
  private static func reportFailing(
    _ failing: [Int],
    _ program: CheckedProgram,
    _ rules: LoadedRules,
    _ context: CommandContext
  ) -> Bool {
    guard let first = failing.first else { return false }
    let place = rules.place(of: program.tests[first].range)
    context.report(
      Bilingual(
        vi: "\(failing.count) kiểm thử chưa đạt, ví dụ ở \(place); chưa thử được thay đổi nào",
        en: "\(failing.count) tests fail, one at \(place); no change can be tried"
      ),
      help: Bilingual(
        vi: "chạy khen test và sửa cho đạt trước",
        en: "run khen test and mend them first"
      )
    )
    return true
  }

  /// Names the explanations of survivors where nothing survives any more.
  private static func writeUnused(
    _ unused: [SourceRange],
    _ rules: LoadedRules,
    _ context: CommandContext
  ) {
    for range in unused {
      context.output.write(
        context.say(
          "chú thích [đột-biến-sống] không còn cần: ",
          "a comment [surviving-mutant] that is no longer needed: "
        ) + rules.place(of: range) + "\n"
      )
    }
  }

  private static func text(
    of report: MutationReport,
    _ program: CheckedProgram,
    _ rules: LoadedRules,
    _ writer: WrittenTestFile,
    _ context: CommandContext
  ) -> String {
    let style = context.outputStyle
    let day = context.say("ngày xét ", "as of ")
    let textStyle = MutationText.MutationTextStyle(
      language: context.language,
      path: { rules.sources[$0]?.name ?? "" },
      place: { rules.place(of: $0) },
      painted: { text, paint in
        switch paint {
        case .good: style.painted(text, .green)
        case .bad: style.painted(text, .red)
        case .faint: text
        }
      },
      dossier: { killer in
        writer.dossier(killer.witness) + ", " + day + DateText.day(killer.witness.date)
      }
    )
    return MutationText(report, program, style: textStyle).text
  }

  private static func exitCode(
    _ report: MutationReport,
    _ scoreMin: Int?,
    _ context: CommandContext
  ) -> ExitCode {
    // Hundredths of a per cent against tenths.
    guard let scoreMin, let score = report.counts.score, score * 10 < scoreMin else {
      return .done
    }
    context.report(
      Bilingual(
        vi: "điểm thấp hơn mức đã đặt (--min-score)",
        en: "the score is below what was asked for (--min-score)"
      ),
      help: Bilingual(
        vi: "thêm kiểm thử cho các chỗ lọt nêu trên; --write viết sẵn kiểm thử",
        en: "add tests for the survivors named above; --write proposes them"
      )
    )
    return .findings
  }
}
