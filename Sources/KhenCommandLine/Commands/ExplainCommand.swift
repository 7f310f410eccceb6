import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource

/// `khen explain --id KEY`: the whole tree of reasons for one nominee.
enum ExplainCommand {
  static let specification = CommandSpecification(
    name: "explain",
    summary: Bilingual(
      vi: "giải thích đầy đủ kết luận của một hồ sơ",
      en: "explain the verdict of one dossier"
    ),
    operands: SharedOptions.files,
    operandCompletion: .file,
    options: [
      .value(
        "id",
        Bilingual(vi: "MÃ", en: "KEY"),
        Bilingual(
          vi: "mã của hồ sơ; ghi lại nhiều lần được",
          en: "key of the dossier; may be repeated"
        ),
        isRepeatable: true
      ),
      SharedOptions.rules,
      SharedOptions.award,
      SharedOptions.allAwards,
      SharedOptions.asOf,
      .choice(
        "format",
        ["text", "json", "ndjson"],
        Bilingual(vi: "dạng kết quả; mặc định là chữ", en: "form of the result; text by default")
      ),
    ],
    examples: [
      .init(
        Bilingual(vi: "vì sao HS-0002 chưa đủ", en: "why HS-0002 is not eligible"),
        "khen explain --id HS-0002 examples/ho-so.ndjson"
      ),
      .init(
        Bilingual(
          vi: "HS-0002 có thể được đề nghị khen thưởng gì",
          en: "what HS-0002 can be proposed for"
        ),
        "khen explain --id HS-0002 --all-awards examples/ho-so.ndjson"
      ),
      .init(
        Bilingual(
          vi: "HS-0002 nếu xét vào ngày 01/02/2026",
          en: "HS-0002 as of 1 February 2026"
        ),
        "khen explain --id HS-0002 --as-of 01/02/2026 examples/ho-so.ndjson"
      ),
    ]
  )

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    let date = try arguments.day("as-of") ?? context.today
    // Keys are taken whole: a file number may hold a comma.
    let keys = Set(arguments.values["id"] ?? [])
    guard !keys.isEmpty else {
      throw .missingOption("id", Bilingual(vi: "MÃ", en: "KEY"))
    }
    guard !arguments.operands.isEmpty else { throw .missingOperand(SharedOptions.dossierFile) }
    guard let (rules, program) = context.loadRules(arguments, for: .verdicts) else {
      return .wrongUsage
    }
    var plan = try SharedOptions.plan(arguments, program, date: date)
    plan.detail = .all
    guard let input = context.open(arguments.operands, plan) else { return .wrongUsage }
    let format = ResultOutput.Format(rawValue: arguments.value("format") ?? "") ?? .text
    let isOverview = arguments.has("all-awards") && format == .text
    var output = ResultOutput(
      format: isOverview ? .table : format,
      level: .all,
      style: context.outputStyle,
      rules: rules
    )
    output.isOverview = isOverview
    let pipeline = DossierPipeline(
      plan: plan,
      output: output,
      jobs: 1,
      context: context
    )
    pipeline.wantedKeys = keys
    let tally = pipeline.run(input)
    let isCutShort = context.reportProblems(of: input)
    if context.reportAbsent(keys.subtracting(tally.shownKeys), among: tally.dossierCount) {
      return .wrongUsage
    }
    return isCutShort || tally.collected.verdicts.contains(.dataError)
      ? .unreadableDossiers : .done
  }
}
