import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource

/// `khen check`: the main job, a verdict with its reasons for each dossier.
enum CheckCommand {
  static let specification = CommandSpecification(
    name: "check",
    summary: Bilingual(
      vi: "xét các hồ sơ, mỗi hồ sơ một kết luận kèm lý do",
      en: "apply awards to dossiers; a verdict with its reasons for each"
    ),
    operands: SharedOptions.files,
    operandCompletion: .file,
    options: [
      SharedOptions.rules,
      SharedOptions.award,
      SharedOptions.allAwards,
      SharedOptions.asOf,
      .choice(
        "format",
        ["table", "text", "json", "ndjson", "csv", "brief"],
        Bilingual(
          vi: "dạng kết quả; mặc định là bảng; brief: mỗi kết quả một dòng JSON ngắn",
          en: "form of the results; a table by default; brief: a short line of JSON for each"
        )
      ),
      .choice(
        "explain",
        ExplanationLevel.allCases.map(\.rawValue),
        Bilingual(
          vi: "phần diễn giải kèm theo: không, chỉ chỗ chưa đạt, hay tất cả (mặc định cho text,"
            + " json, ndjson)",
          en: "how much explanation: none, what is not met, or all (the default for text, json,"
            + " ndjson)"
        )
      ),
      .value(
        "fail-on",
        Bilingual(vi: "KẾT-LUẬN", en: "VERDICT"),
        Bilingual(
          vi: "mã thoát 1 khi có kết luận này (khen help kết-luận); ghi lại nhiều lần được",
          en: "exit with 1 when this verdict comes out (khen help verdicts); may be repeated"
        ),
        completion: .choices(Verdict.allCases.map(\.rawValue)),
        isRepeatable: true
      ),
      .value(
        "jobs",
        Bilingual(vi: "N", en: "N"),
        Bilingual(
          vi: "số luồng cùng xét; kết quả không phụ thuộc vào số này",
          en: "threads to use; the results do not depend on it"
        )
      ),
    ],
    notes: [
      Bilingual(
        vi:
          "Hồ sơ nào cũng có ít nhất một kết quả, kể cả hồ sơ đọc lỗi, theo thứ tự của tệp; mỗi khen"
          + " thưởng được đề nghị một kết quả.",
        en:
          "Every dossier has at least one result, broken ones included, in their order; one for each"
          + " award that it is nominated for."
      )
    ],
    examples: [
      .init(
        Bilingual(
          vi: "xét danh sách tại ngày 01/10/2024",
          en: "a list of dossiers as of 1 October 2024"
        ),
        "khen check --as-of 01/10/2024 examples/ho-so.ndjson"
      ),
      .init(
        Bilingual(
          vi: "mỗi người có thể được đề nghị khen thưởng gì",
          en: "what each nominee can be proposed for"
        ),
        "khen check --all-awards examples/ho-so.ndjson"
      ),
      .init(
        Bilingual(
          vi: "một khen thưởng, kết quả cho máy đọc, mã thoát 1 nếu có người không đủ",
          en: "one award, results for a program, exit code 1 if someone is refused"
        ),
        "khen check --award kỷ_niệm_chương --format ndjson --fail-on ineligible ho-so.csv"
      ),
    ]
  )

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    let date = try arguments.day("as-of") ?? context.today
    let jobs = try SharedOptions.jobs(arguments)
    let format = ResultOutput.Format(rawValue: arguments.value("format") ?? "") ?? .table
    let level = arguments.value("explain").flatMap { ExplanationLevel(rawValue: $0) }
    guard !arguments.operands.isEmpty else { throw .missingOperand(SharedOptions.dossierFile) }
    // What is wrong with the tests in rules is no reason not to apply them: khen validate tells.
    guard let (rules, program) = context.loadRules(arguments, for: .verdicts) else {
      return .wrongUsage
    }
    var plan = try SharedOptions.plan(arguments, program, date: date)
    guard let input = context.open(arguments.operands, plan) else { return .wrongUsage }
    context.kept += [rules, plan]
    if arguments.value("format") == "brief" {
      return runBriefly(input, plan, jobs: jobs, arguments, context)
    }
    var output = ResultOutput(
      format: format,
      level: level,
      style: context.outputStyle,
      rules: rules
    )
    output.isOverview = arguments.has("all-awards") && format == .table
    plan.detail = output.detail
    let pipeline = DossierPipeline(
      plan: plan,
      output: output,
      jobs: jobs,
      context: context
    )
    let progress = Progress(totalBytes: input.size, context)
    pipeline.onProgress = { progress.update(dossiers: $0, bytes: $1) }
    let tally = pipeline.run(input)
    progress.finish()
    if format == .table { writeSummary(tally, arguments, output.style, context) }
    return ended(
      exitCode(
        unreadableCount: tally.unreadableCount,
        verdicts: tally.collected.verdicts,
        arguments,
        context
      ),
      input,
      context
    )
  }

  private static func runBriefly(
    _ input: DossierInput,
    _ plan: EvaluationPlan,
    jobs: Int,
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) -> ExitCode {
    let pipeline = BriefPipeline(plan: plan, jobs: jobs, context: context)
    let progress = Progress(totalBytes: input.size, context)
    pipeline.onProgress = { progress.update(dossiers: $0, bytes: $1) }
    pipeline.run(input)
    progress.finish()
    return ended(
      exitCode(
        unreadableCount: pipeline.unreadableCount,
        verdicts: pipeline.verdicts,
        arguments,
        context
      ),
      input,
      context
    )
  }

  /// The exit code of a run that went to the end of its input, or as far as that could be read.
  private static func ended(
    _ exitCode: ExitCode,
    _ input: DossierInput,
    _ context: CommandContext
  ) -> ExitCode {
    // The reader went away: what it did not want to see is no reason to fail.
    if context.output.isClosed { return .done }
    let isCutShort = context.reportProblems(of: input)
    return isCutShort ? exitCode.combined(with: .unreadableDossiers) : exitCode
  }

  private static func writeSummary(
    _ tally: DossierTally<VerdictCollector>,
    _ arguments: ParsedArguments,
    _ style: TextStyle,
    _ context: CommandContext
  ) {
    guard tally.dossierCount > 0 else {
      context.output.write(context.say("không có hồ sơ nào", "no dossiers") + "\n")
      return
    }
    // What was read from standard input cannot be read again by the command that is shown.
    var words: [String] = []
    if !arguments.operands.contains("-") {
      for option in ["rules", "award", "as-of"] {
        for value in arguments.list(option) { words += ["--" + option, value] }
      }
      words += arguments.operands
    }
    let example = words.map { ShellText.quoted($0) }.joined(separator: " ")
    context.output.write("\n" + tally.collected.summary.render(style, example: example))
  }

  private static func exitCode(
    unreadableCount: Int,
    verdicts: Set<Verdict>,
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) -> ExitCode {
    var exitCode = ExitCode.done
    for word in arguments.list("fail-on") {
      guard let verdict = Verdict(rawValue: word), verdicts.contains(verdict) else {
        continue
      }
      exitCode = exitCode.combined(with: .findings)
    }
    if unreadableCount > 0 { exitCode = exitCode.combined(with: .unreadableDossiers) }
    return exitCode
  }
}
