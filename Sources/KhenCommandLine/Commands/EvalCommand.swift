import KhenAnalysis
import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSource
import KhenSyntax

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
    guard let text = arguments.operands.first else {
      throw .missingOperand(Bilingual(vi: "biểu thức", en: "the expression"))
    }
    if arguments.operands.count > 1 { throw .unexpectedOperand(arguments.operands[1]) }
    if arguments.has("facts"), arguments.has("facts-json") { throw .repeatedOption("facts") }
    let date = try arguments.day("as-of") ?? context.today
    let rounding =
      MonthEndDeclaration.Rounding(rawValue: arguments.value("rounding") ?? "") ?? .down
    var facts: [UInt8]? = arguments.value("facts-json").map { Array($0.utf8) }
    if let path = arguments.value("facts") {
      do throws(FileError) {
        facts = path == "-" ? context.allInput() : try FileSystem.contents(of: path)
      } catch {
        context.report(error.message)
        return .wrongUsage
      }
    }
    do throws(ExpressionEvaluation.Failure) {
      let outcome = try ExpressionEvaluation.evaluate(
        text,
        facts: facts,
        date: date,
        rounding: rounding
      )
      write(outcome, isJSON: arguments.has("json"), context)
      if case .error = outcome.value { return .findings }
      return .done
    } catch {
      report(error, arguments.value("facts") ?? "--facts-json", context)
      if case .facts = error { return .unreadableDossiers }
      return .wrongUsage
    }
  }

  private static func write(
    _ outcome: ExpressionEvaluation.Outcome,
    isJSON: Bool,
    _ context: CommandContext
  ) {
    if isJSON {
      var output = JSONOutput()
      output.beginObject()
      outcome.value.writeMembers(to: &output)
      if !outcome.value.isKnown { output.field("missing", outcome.missing) }
      output.endObject()
      output.endLine()
      context.output.write(output.bytes)
      return
    }
    let value = outcome.value.text(
      in: context.language,
      type: outcome.type,
      measure: outcome.measure
    )
    context.output.write(value + "\n")
    if !outcome.missing.isEmpty {
      context.output.write(
        context.say("  còn thiếu: ", "  missing: ") + outcome.missing.joined(separator: ", ")
          + "\n"
      )
    }
  }

  private static func report(
    _ failure: ExpressionEvaluation.Failure,
    _ factsName: String,
    _ context: CommandContext
  ) {
    switch failure {
    case .expression(let diagnostics, let sources):
      let printer = DiagnosticPrinter(sources, context.errorStyle)
      context.errors.write(printer.text(diagnostics))
    case .facts(let errors):
      for error in errors {
        let place = DataPlace(error.place, file: factsName)
        let text = place.textWithFile(in: context.language)
        context.report(
          Bilingual(
            vi: error.message.vi + " (" + text + ")",
            en: error.message.en + " (" + text + ")"
          )
        )
      }
    }
  }
}
