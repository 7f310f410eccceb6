import KhenSource

/// `khen eval 'EXPR'`: the value of one expression, with or without a rule set.
enum EvalCommand {
  static let specification = CommandSpecification(
    name: "eval",
    summary: Bilingual(
      vi: "tính một biểu thức, để thử ngôn ngữ",
      en: "evaluate an expression, to try the language"
    ),
    operands: Bilingual(vi: "'BIỂU THỨC'", en: "'EXPRESSION'"),
    options: [
      .value(
        "facts",
        Bilingual(vi: "TỆP", en: "FILE"),
        Bilingual(vi: "dữ kiện, một tệp JSON", en: "facts, a JSON file"),
        completion: .file
      ),
      .value(
        "facts-json",
        Bilingual(vi: "JSON", en: "JSON"),
        Bilingual(vi: "dữ kiện, viết ngay tại đây", en: "facts, written here")
      ),
      SharedOptions.asOf,
      .choice(
        "rounding",
        ["down", "up", "strict"],
        Bilingual(
          vi: "cộng tháng vào ngày không có trong tháng: lùi (mặc định), tiến, hay báo",
          en: "adding months where the day does not exist: down (default), up, or report"
        )
      ),
      .flag(
        "json",
        Bilingual(vi: "kết quả dạng JSON", en: "the result as JSON")
      ),
    ],
    notes: [
      Bilingual(
        vi: "Dữ kiện còn thiếu thì kết quả là một khoảng, kèm tên dữ kiện thiếu.",
        en: "Where facts are missing the result is a range, with the names of what is missing."
      )
    ],
    examples: [
      .init(
        Bilingual(vi: "cộng tháng vào cuối tháng", en: "add a month to the end of a month"),
        "khen eval '31/01/2024 + 1 tháng'"
      ),
      .init(
        Bilingual(
          vi: "với dữ kiện, một phần chưa rõ",
          en: "with facts, one of them known in part"
        ),
        "khen eval 'vào_ngành + 20 năm <= ngày_xét' --facts-json '{\"vào_ngành\": \"9/2004\"}'"
          + " --as-of 01/10/2024 --json"
      ),
    ]
  )

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    .done
  }
}
