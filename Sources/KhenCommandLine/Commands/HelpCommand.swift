import KhenExplanation
import KhenSource

/// `khen help [ID]`: the page of a diagnostic, a command or a topic; the list of them without one.
enum HelpCommand {
  static let specification = CommandSpecification(
    name: "help",
    summary: Bilingual(
      vi: "xem trang hướng dẫn của một lỗi, một lệnh hay một chủ đề",
      en: "show the page of a diagnostic, a command or a topic"
    ),
    operands: Bilingual(vi: "[MỤC]", en: "[ID]"),
    notes: [
      Bilingual(
        vi: "MỤC là tên lỗi trong ngoặc vuông của thông báo, bằng tiếng Việt hoặc tiếng Anh.",
        en: "ID is the name in square brackets of a message, in Vietnamese or English."
      )
    ],
    examples: [
      .init(
        Bilingual(
          vi: "ví dụ sai và đúng của một lỗi",
          en: "a wrong and a right example of a mistake"
        ),
        "khen help không-có-tên"
      ),
      .init(
        Bilingual(vi: "ý nghĩa của các mã thoát", en: "what the exit codes mean"),
        "khen help exit-codes"
      ),
    ]
  )

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    if arguments.operands.count > 1 { throw .unexpectedOperand(arguments.operands[1]) }
    let printer = HelpPrinter(context)
    guard let name = arguments.operands.first else {
      printIndex(printer, context)
      return .done
    }
    if let command = Command(rawValue: name) {
      printer.print(command.specification)
    } else if let topic = HelpTopic.named(name) {
      context.output.write(topic.text(printer, context.language))
    } else if case let pages = DiagnosticCatalogue.pages(named: name), !pages.isEmpty {
      // Rules and dossiers have some mistakes in common.
      let texts = pages.map { text(of: $0, printer, context) }
      context.output.write(texts.joined(separator: "\n"))
    } else {
      let known =
        Command.allCases.map(\.rawValue)
        + HelpTopic.allCases.flatMap { [$0.rawValue, $0.vietnamese] }
        + DiagnosticCatalogue.pages.flatMap { [$0.id.name, $0.id.vietnamese] }
      throw .unknownTopic(name, suggestion: Suggestions.nearest(to: name, among: known).first)
    }
    return .done
  }

  private static func printIndex(_ printer: HelpPrinter, _ context: CommandContext) {
    let language = context.language
    var text = printer.heading("Lệnh", "Commands")
    text += printer.rows(Command.allCases.map { ($0.rawValue, $0.specification.summary[language]) })
    text += "\n" + printer.heading("Chủ đề", "Topics")
    text += printer.rows(
      HelpTopic.allCases.map {
        (language == .vietnamese ? $0.vietnamese : $0.rawValue, $0.summary[language])
      }
    )
    for theme in DiagnosticCatalogue.themes where !theme.pages.isEmpty {
      text += "\n" + printer.heading(theme.title.vi, theme.title.en)
      text += printer.rows(
        theme.pages.map { page in
          (
            language == .vietnamese ? page.id.vietnamese : page.id.name,
            page.summary[language]
          )
        }
      )
    }
    context.output.write(text)
  }

  private static func text(
    of page: DiagnosticPage,
    _ printer: HelpPrinter,
    _ context: CommandContext
  ) -> String {
    let (first, second) =
      context.language == .vietnamese
      ? (page.id.vietnamese, page.id.name) : (page.id.name, page.id.vietnamese)
    var text = context.outputStyle.painted(first, .bold) + " (\(second))\n\n"
    text += printer.paragraph(page.summary.vi, page.summary.en) + "\n"
    text += printer.paragraph(page.reason.vi, page.reason.en)
    // Some mistakes, such as a file that is too large, have no example short enough to print.
    if !page.wrong.isEmpty {
      text += "\n" + printer.heading("Sai", "Wrong") + indented(page.wrong)
    }
    if !page.right.isEmpty {
      text += "\n" + printer.heading("Đúng", "Right") + indented(page.right)
    }
    return text
  }

  private static func indented(_ code: String) -> String {
    var text = ""
    var lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last == "" { lines.removeLast() }
    for line in lines { text += line.isEmpty ? "\n" : "    " + line + "\n" }
    return text
  }
}
