import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource

/// `khen score`: the points of scorecards, for each dossier its total and class.
enum ScoreCommand {
  static let specification = CommandSpecification(
    name: "score",
    summary: Bilingual(
      vi: "tính bảng điểm của từng hồ sơ: tổng điểm, xếp loại, còn thiếu ai chấm",
      en: "work out scorecards: total, classification and who has yet to score"
    ),
    operands: SharedOptions.files,
    operandCompletion: .file,
    options: [
      SharedOptions.rules,
      .value(
        "scorecard",
        Bilingual(vi: "TÊN", en: "NAME"),
        Bilingual(
          vi: "chỉ tính bảng điểm này; ghi lại nhiều lần được; mặc định mọi bảng điểm",
          en: "work out this scorecard only; may be repeated; all scorecards by default"
        ),
        isRepeatable: true
      ),
      SharedOptions.asOf,
      .value(
        "id",
        Bilingual(vi: "MÃ", en: "KEY"),
        Bilingual(
          vi: "chỉ hồ sơ mã này; ghi lại nhiều lần được",
          en: "only the dossier of this key; may be repeated"
        ),
        isRepeatable: true
      ),
      .choice(
        "format",
        ["table", "text", "json", "ndjson", "csv"],
        Bilingual(
          vi: "dạng kết quả; mặc định là bảng, “text” kể từng tiêu chí",
          en: "form of the results; a table by default, “text” tells every item"
        )
      ),
      .value(
        "jobs",
        Bilingual(vi: "N", en: "N"),
        Bilingual(
          vi: "số luồng cùng tính; kết quả không phụ thuộc vào số này",
          en: "threads to use; the results do not depend on it"
        )
      ),
    ],
    notes: [
      Bilingual(
        vi: "Tiêu chí chưa chấm không tính là 0: tổng điểm khi đó là một khoảng.",
        en: "An item that is not scored does not count as 0: the total is then a range."
      )
    ],
    examples: [
      .init(
        Bilingual(
          vi: "tổng điểm và xếp loại của mọi tập thể",
          en: "totals and classifications of all collectives"
        ),
        "khen score --as-of 01/12/2026 cum.csv"
      ),
      .init(
        Bilingual(
          vi: "từng tiêu chí của T-01: bao nhiêu điểm, ai chấm, vì sao",
          en: "each item of T-01: how many points, by whom, from what"
        ),
        "khen score --id T-01 --format text cum.csv"
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
    guard !arguments.operands.isEmpty else { throw .missingOperand(SharedOptions.dossierFile) }
    guard let (rules, program) = context.loadRules(arguments, for: .verdicts) else {
      return .wrongUsage
    }
    let names = try scorecards(arguments, in: program)
    var plan = ScorecardPlan(program, named: names, date: date)
    plan.detail = format == .table || format == .csv ? .none : .all
    guard let input = context.open(arguments.operands, schema: plan.schema) else {
      return .wrongUsage
    }
    let style = context.outputStyle
    let pipeline = DossierPipeline(
      plan: plan,
      output: ScorecardOutput(
        format: format,
        style: style,
        hasSeveralCards: plan.cards.count > 1,
        rules: rules
      ),
      jobs: jobs,
      context: context
    )
    // Keys are taken whole: a file number may hold a comma.
    pipeline.wantedKeys = Set(arguments.values["id"] ?? [])
    let progress = Progress(totalBytes: input.size, context)
    pipeline.onProgress = { progress.update(dossiers: $0, bytes: $1) }
    let tally = pipeline.run(input)
    progress.finish()
    if format == .table {
      context.output.write("\n" + tally.collected.summary.render(style))
    }
    // The reader went away: what it did not want to see is no reason to fail.
    if context.output.isClosed { return .done }
    let isCutShort = context.reportProblems(of: input)
    let isAbsent = context.reportAbsent(
      pipeline.wantedKeys.subtracting(tally.shownKeys),
      among: tally.dossierCount
    )
    if isAbsent { return .wrongUsage }
    return isCutShort || tally.unreadableCount > 0 ? .unreadableDossiers : .done
  }

  /// The scorecards that `--scorecard` names; empty for all.
  private static func scorecards(
    _ arguments: ParsedArguments,
    in program: CheckedProgram
  ) throws(UsageError) -> [Name] {
    let known = program.scorecards.map(\.name)
    if known.isEmpty { throw .noScorecards }
    return try SharedOptions.names("scorecard", in: arguments, among: known) {
      .unknownScorecard($0, known: $1)
    }
  }
}
