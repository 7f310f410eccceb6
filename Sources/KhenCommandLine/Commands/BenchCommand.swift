import KhenAnalysis
import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource

/// `khen bench`: how long the work on dossiers takes, measured with dossiers made for the purpose.
enum BenchCommand {
  static let specification = CommandSpecification(
    name: "bench",
    summary: Bilingual(
      vi: "đo thời gian xét bằng hồ sơ sinh ra từ bộ quy tắc, hoặc in các hồ sơ đó",
      en: "measure how long dossiers take, with ones made from the rules, or print these"
    ),
    options: [
      SharedOptions.rules,
      SharedOptions.award,
      SharedOptions.allAwards,
      SharedOptions.asOf,
      .value(
        "count",
        Bilingual(vi: "N", en: "N"),
        Bilingual(vi: "số hồ sơ; mặc định 1000", en: "how many dossiers; 1000 by default")
      ),
      .value(
        "seed",
        Bilingual(vi: "N", en: "N"),
        Bilingual(
          vi: "hạt giống: cùng số này thì cùng hồ sơ; mặc định 1",
          en: "the same seed gives the same dossiers; 1 by default"
        )
      ),
      .value(
        "rounds",
        Bilingual(vi: "N", en: "N"),
        Bilingual(vi: "số lượt đo; mặc định 5", en: "rounds of measuring; 5 by default")
      ),
      .flag(
        "generate",
        Bilingual(
          vi: "chỉ in các hồ sơ sinh ra, mỗi dòng một hồ sơ JSON",
          en: "only print the dossiers, one line of JSON each"
        )
      ),
      .flag("json", Bilingual(vi: "kết quả dạng JSON", en: "the result as JSON")),
    ],
    notes: [
      Bilingual(
        vi: "Hồ sơ sinh ra là hư cấu: giá trị nằm ngay tại, sát dưới và sát trên các ngưỡng của quy"
          + " tắc, có chỗ thiếu, danh sách dài ngắn khác nhau. Thời gian là của bộ xử lý.",
        en: "The dossiers are fictional: values on, just below and just above the thresholds of the"
          + " rules, facts missing here and there, lists of several lengths. Time is that of the"
          + " processor."
      )
    ],
    examples: [
      .init(
        Bilingual(
          vi: "đo một khen thưởng với 2000 hồ sơ",
          en: "measure one award with 2000 dossiers"
        ),
        "khen bench --award kỷ_niệm_chương --as-of 30/09/2025 --count 2000"
      ),
      .init(
        Bilingual(
          vi: "sinh hồ sơ để thử bộ quy tắc",
          en: "make dossiers to try a rule set"
        ),
        "khen bench --rules rules --as-of 30/09/2025 --count 100 --generate > thu.ndjson"
      ),
    ]
  )

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    if let operand = arguments.operands.first { throw .unexpectedOperand(operand) }
    let date = try arguments.day("as-of") ?? context.today
    let count = try arguments.count("count") ?? 1000
    let seed = try arguments.count("seed") ?? 1
    let rounds = try arguments.count("rounds") ?? 5
    if arguments.has("generate"), arguments.has("json") {
      throw .conflictingOptions("generate", "json")
    }
    guard let (rules, program) = context.loadRules(arguments.list("rules"), for: .verdicts) else {
      return .wrongUsage
    }
    var plan = try SharedOptions.plan(arguments, program, date: date)
    plan.detail = .all
    let generator = DossierGenerator(
      program,
      schema: plan.schema,
      date: date,
      seed: UInt64(seed)
    )
    var bytes: [UInt8] = []
    for number in 1...count {
      bytes += generator.line(number).utf8
      bytes.append(UInt8(ascii: "\n"))
      guard arguments.has("generate") else { continue }
      context.output.write(bytes)
      bytes.removeAll(keepingCapacity: true)
      if context.output.isClosed { break }
    }
    if arguments.has("generate") { return .done }
    let run = BenchRun(
      plan,
      rules: rules,
      style: context.outputStyle,
      bytes: bytes,
      count: count
    )
    let report = BenchReport(
      measurement: run.measure(rounds: rounds),
      language: context.language,
      seed: seed,
      rounds: rounds
    )
    context.output.write(arguments.has("json") ? report.json : Array(report.text.utf8))
    return .done
  }
}
