import KhenDossiers
import KhenSource

/// `khen validate`: parses and checks rule files, and reports what is wrong with them.
enum ValidateCommand {
  static let specification = CommandSpecification(
    name: "validate",
    summary: Bilingual(
      vi: "kiểm tra tệp quy tắc và báo chỗ sai",
      en: "check rule files and report what is wrong"
    ),
    operands: SharedOptions.directories,
    operandCompletion: .directory,
    options: [
      SharedOptions.rules,
      .choice(
        "format",
        ["text", "short", "json"],
        Bilingual(
          vi: "dạng thông báo: đầy đủ, mỗi lỗi một dòng, hay JSON",
          en: "form of the messages: full, one line each, or JSON"
        )
      ),
    ],
    notes: [
      Bilingual(
        vi: "Không nêu thư mục thì kiểm tra “rules”. Mã thoát 1 khi có lỗi.",
        en: "Without a folder, “rules” is checked. The exit code is 1 when there are errors."
      )
    ],
    examples: [
      .init(
        Bilingual(vi: "kiểm tra bộ quy tắc trong “rules”", en: "check the rules in “rules”"),
        "khen validate"
      ),
      .init(
        Bilingual(vi: "mỗi lỗi một dòng, cho trình soạn thảo", en: "one line each, for an editor"),
        "khen validate --format short rules/bo-y-te"
      ),
    ]
  )

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    guard let rules = context.readRules(arguments.list("rules") + arguments.operands) else {
      return .wrongUsage
    }
    let form = DiagnosticPrinter.Form(rawValue: arguments.value("format") ?? "") ?? .text
    let printer = DiagnosticPrinter(rules.sources, context.outputStyle)
    context.output.write(printer.text(rules.diagnostics, as: form))
    if form == .text { context.output.write(summary(of: rules, context)) }
    return rules.errorCount > 0 ? .findings : .done
  }

  private static func summary(of rules: LoadedRules, _ context: CommandContext) -> String {
    let fileCount = rules.sources.files.count
    let files = context.say("\(fileCount) tệp quy tắc", "\(fileCount) rule files")
    guard rules.errorCount + rules.warningCount > 0 else {
      return files + context.say(": không có lỗi", ": no mistakes found") + "\n"
    }
    return files
      + context.say(
        ": \(rules.errorCount) lỗi, \(rules.warningCount) cảnh báo",
        ": \(rules.errorCount) errors, \(rules.warningCount) warnings"
      ) + "\n"
  }
}
