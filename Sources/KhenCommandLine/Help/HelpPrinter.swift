import KhenExplanation
import KhenSource

/// Prints help from the option tables.
package struct HelpPrinter {
  private let context: CommandContext
  private let style: TextStyle

  /// Makes a printer onto standard output.
  package init(_ context: CommandContext) {
    self.context = context
    style = context.outputStyle
  }

  private var language: Language { context.language }

  /// Prints what `khen --help` shows.
  package func printOverview() {
    var text = context.say(
      "khen – xét tiêu chuẩn khen thưởng từ tệp quy tắc, kết luận nào cũng kèm lý do và căn cứ",
      "khen – applies award criteria from rule files; every verdict comes with its reasons"
    )
    text += "\n\n" + heading("Cách dùng", "Usage")
    text += "  khen " + context.say("LỆNH [TÙY CHỌN] [TỆP…]", "COMMAND [OPTIONS] [FILE…]") + "\n"
    text += "\n" + heading("Lệnh", "Commands")
    text += rows(Command.allCases.map { ($0.rawValue, $0.specification.summary[language]) })
    text += "\n" + heading("Tùy chọn chung", "Common options")
    text += rows(
      CommandSpecification.commonOptions.map(row)
        + [("--version", context.say("in phiên bản", "print the version"))]
    )
    text += "\n" + heading("Ví dụ", "Examples")
    for command in [Command.check, .explain] {
      if let example = command.specification.examples.first { text += line(example) }
    }
    text += "\n"
    text += paragraph(
      "Thông báo bằng tiếng Việt, trừ khi --lang hoặc biến môi trường KHEN_LANG, LC_ALL,"
        + " LC_MESSAGES, LANG (theo thứ tự đó) chọn ngôn ngữ khác; C và POSIX không phải là"
        + " một lựa chọn.",
      "Messages are in Vietnamese unless --lang or the variables KHEN_LANG, LC_ALL, LC_MESSAGES,"
        + " LANG (in this order) name another language; C and POSIX name none."
    )
    text += paragraph(
      "Xem thêm: khen LỆNH --help; khen help exit-codes; khen help để xem mọi mục.",
      "See also: khen COMMAND --help; khen help exit-codes; khen help for all topics."
    )
    context.output.write(text)
  }

  /// Prints the help of one command.
  package func print(_ command: CommandSpecification) {
    var text = "khen \(command.name) – " + command.summary[language] + "\n\n"
    text += heading("Cách dùng", "Usage")
    text += "  khen \(command.name) " + context.say("[TÙY CHỌN]", "[OPTIONS]")
    if !command.operands[language].isEmpty { text += " " + command.operands[language] }
    text += "\n\n" + heading("Tùy chọn", "Options")
    text += rows(command.allOptions.map(row))
    for note in command.notes { text += "\n" + paragraph(note.vi, note.en) }
    text += "\n" + heading("Ví dụ", "Examples")
    for example in command.examples { text += line(example) }
    context.output.write(text)
  }

  /// The wording in the language of messages.
  package func say(_ vi: String, _ en: String) -> String { context.say(vi, en) }

  /// A heading with its line break.
  package func heading(_ vi: String, _ en: String) -> String {
    style.painted(context.say(vi, en) + ":", .bold) + "\n"
  }

  /// A wrapped paragraph.
  package func paragraph(_ vi: String, _ en: String) -> String {
    var text = ""
    TextLayout.append(context.say(vi, en), to: &text, first: "", rest: "", style: style)
    return text
  }

  /// Two columns, the second wrapped.
  package func rows(_ rows: [(String, String)]) -> String {
    let widest = rows.map { TextLayout.width($0.0) }.max() ?? 0
    let column = min(widest, 26) + 4
    let indent = String(repeating: " ", count: column)
    var text = ""
    for (term, meaning) in rows {
      var lead = "  " + term
      if TextLayout.width(lead) + 2 > column {
        text += lead + "\n"
        lead = ""
      }
      TextLayout.append(
        meaning,
        to: &text,
        first: TextLayout.padded(lead, to: column),
        rest: indent,
        style: style
      )
    }
    return text
  }

  private func row(_ option: OptionSpecification) -> (String, String) {
    var term = "--" + option.name
    if let placeholder = option.placeholder { term += " " + placeholder[language] }
    if option.isRepeatable { term += "…" }
    return (term, option.summary[language])
  }

  private func line(_ example: CommandSpecification.Example) -> String {
    "  # " + example.purpose[language] + "\n  " + example.command + "\n"
  }
}
