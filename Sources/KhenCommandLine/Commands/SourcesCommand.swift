import KhenDossiers
import KhenExplanation
import KhenSemantics
import KhenSource

/// `khen sources`: which instruments the rules stand on, how much of each they cover, what ends
/// soon.
enum SourcesCommand {
  static let specification = CommandSpecification(
    name: "sources",
    summary: Bilingual(
      vi:
        "liệt kê văn bản, từng điều khoản được đưa vào quy tắc đến đâu, văn bản nào sắp hết hiệu lực",
      en: "instruments, how far the rules cover each provision, and what ends soon"
    ),
    options: [
      SharedOptions.rules,
      .value(
        "instrument",
        Bilingual(vi: "TÊN", en: "NAME"),
        Bilingual(
          vi: "chỉ văn bản này, theo tên hoặc số hiệu; ghi lại nhiều lần được",
          en: "this instrument only, by name or number; may be repeated"
        ),
        isRepeatable: true
      ),
      .value(
        "as-of",
        Bilingual(vi: "NGÀY", en: "DATE"),
        Bilingual(
          vi: "xem hiệu lực tại ngày này; mặc định hôm nay",
          en: "judge what is in effect on this day; today by default"
        )
      ),
      .value(
        "within",
        Bilingual(vi: "SỐ-THÁNG", en: "MONTHS"),
        Bilingual(
          vi: "nêu những gì hết hiệu lực trong số tháng này; mặc định 12",
          en: "name what ends within so many months; 12 by default"
        )
      ),
      .choice(
        "format",
        ["table", "json", "md"],
        Bilingual(
          vi: "dạng kết quả; mặc định là bảng",
          en: "form of the report; a table by default"
        )
      ),
    ],
    notes: [
      Bilingual(
        vi: "Điều khoản là “tự tính” khi có quy tắc dẫn đến nó, không phải vì danh sách ghi thế.",
        en: "A provision is “decided by rule” because a rule cites it, not because a list says so."
      )
    ],
    examples: [
      .init(
        Bilingual(vi: "mọi văn bản của bộ quy tắc", en: "all instruments of the rules"),
        "khen sources"
      ),
      .init(
        Bilingual(vi: "một nghị định, đưa vào báo cáo", en: "one decree, for a report"),
        "khen sources --instrument 152/2025/NĐ-CP --format md"
      ),
    ]
  )

  /// Nobody plans further ahead.
  static let monthsMax = 1200

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    if let operand = arguments.operands.first { throw .unexpectedOperand(operand) }
    let day = try arguments.day("as-of") ?? context.today
    let months = min(try arguments.count("within") ?? 12, monthsMax)
    guard let (rules, program) = context.loadRules(arguments) else { return .wrongUsage }
    var chosen: [Int] = []
    for word in arguments.list("instrument") {
      guard
        let index = program.instruments.firstIndex(where: {
          $0.name == Name(word) || $0.number == word
        })
      else {
        throw .unknownInstrument(
          word,
          known: program.instruments.map { $0.name.text }
            + program.instruments.compactMap { $0.number }
        )
      }
      if !chosen.contains(index) { chosen.append(index) }
    }
    let report = SourcesReport(
      program,
      instruments: chosen,
      day: day,
      months: months,
      place: { rules.place(of: $0) }
    )
    switch arguments.value("format") {
    case "json": context.output.write(report.json(context.language))
    case "md": context.output.write(report.markdown(context.language))
    default: context.output.write(report.text(context.outputStyle))
    }
    return .done
  }
}
