import KhenSemantics
import KhenSource
import KhenSyntax

extension DiagnosticPage {
  /// The page of an id that findings about rule files may have.
  static func page(of id: DiagnosticID) -> DiagnosticPage? {
    (syntaxPages + semanticsPages + validationPages).first { $0.id == id }
  }

  /// What the mistake is and what to do, with both examples, in one language.
  func plainText(in language: Language) -> String {
    var text = summary[language] + "\n" + reason[language]
    if !wrong.isEmpty { text += "\n\n" + DiagnosticPage.wrongWord[language] + ":\n" + wrong }
    if !right.isEmpty { text += "\n" + DiagnosticPage.rightWord[language] + ":\n" + right }
    return text
  }

  /// The page in Markdown, both languages, one of them first.
  func markdown(firstIn language: Language) -> String {
    let other: Language = language == .vietnamese ? .english : .vietnamese
    var text = "**\(summary[language])** \(reason[language])\n\n"
    text += "**\(summary[other])** \(reason[other])\n"
    let titles = [DiagnosticPage.wrongWord, DiagnosticPage.rightWord]
    for (title, example) in zip(titles, [wrong, right]) where !example.isEmpty {
      text += "\n\(title[language]) / \(title[other]):\n\n```khen\n\(example)"
      text += example.hasSuffix("\n") ? "```\n" : "\n```\n"
    }
    return text
  }

  private static var wrongWord: Bilingual { Bilingual(vi: "Sai", en: "Wrong") }
  private static var rightWord: Bilingual { Bilingual(vi: "Đúng", en: "Right") }
}
