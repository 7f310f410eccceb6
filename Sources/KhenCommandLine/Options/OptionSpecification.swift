package import KhenSource

/// One option of a command; parsing, help and shell completions all come from this table.
package struct OptionSpecification: Sendable {
  /// What may stand behind an option, for completions and for checking.
  package enum Completion: Hashable, Sendable {
    case nothing
    case file
    case directory
    /// One of these words, and no other.
    case choices([String])
  }

  /// Its name without the dashes.
  package var name: String
  /// The word for its value in help; nothing for an option without value.
  package var placeholder: Bilingual?
  /// What the value may be.
  package var completion: Completion
  /// Whether it may be given several times.
  package var isRepeatable: Bool
  /// What it does, in a few words.
  package var summary: Bilingual

  /// An option without value.
  package static func flag(_ name: String, _ summary: Bilingual) -> OptionSpecification {
    OptionSpecification(
      name: name,
      placeholder: nil,
      completion: .nothing,
      isRepeatable: false,
      summary: summary
    )
  }

  /// An option with a value.
  package static func value(
    _ name: String,
    _ placeholder: Bilingual,
    _ summary: Bilingual,
    completion: Completion = .nothing,
    isRepeatable: Bool = false
  ) -> OptionSpecification {
    OptionSpecification(
      name: name,
      placeholder: placeholder,
      completion: completion,
      isRepeatable: isRepeatable,
      summary: summary
    )
  }

  /// An option whose value is one of a few words.
  package static func choice(
    _ name: String,
    _ words: [String],
    _ summary: Bilingual
  ) -> OptionSpecification {
    let text = words.joined(separator: "|")
    return .value(
      name,
      Bilingual(vi: text, en: text),
      summary,
      completion: .choices(words)
    )
  }
}

/// One command: what `--help` prints and what the parser accepts.
package struct CommandSpecification: Sendable {
  /// A command line with what it is for.
  package struct Example: Sendable {
    /// What it does.
    package var purpose: Bilingual
    /// The command line.
    package var command: String

    /// Makes an example.
    package init(_ purpose: Bilingual, _ command: String) {
      self.purpose = purpose
      self.command = command
    }
  }

  /// Its name.
  package var name: String
  /// What it does, in a few words.
  package var summary: Bilingual
  /// What stands behind the options: `TỆP…`; empty where nothing may.
  package var operands: Bilingual
  /// What operands are, for completions.
  package var operandCompletion: OptionSpecification.Completion
  /// Its own options; the common ones are added.
  package var options: [OptionSpecification]
  /// Paragraphs below the options.
  package var notes: [Bilingual]
  /// Two or more real command lines.
  package var examples: [Example]

  /// Makes a command.
  package init(
    name: String,
    summary: Bilingual,
    operands: Bilingual = Bilingual(vi: "", en: ""),
    operandCompletion: OptionSpecification.Completion = .nothing,
    options: [OptionSpecification] = [],
    notes: [Bilingual] = [],
    examples: [Example]
  ) {
    self.name = name
    self.summary = summary
    self.operands = operands
    self.operandCompletion = operandCompletion
    self.options = options
    self.notes = notes
    self.examples = examples
  }

  /// Its own options, then those of every command.
  package var allOptions: [OptionSpecification] { options + CommandSpecification.commonOptions }

  /// The options of every command.
  package static let commonOptions: [OptionSpecification] = [
    .choice(
      "lang",
      Language.allCases.map(\.rawValue),
      Bilingual(vi: "ngôn ngữ của thông báo", en: "language of messages")
    ),
    .choice(
      "color",
      ColorChoice.allCases.map(\.rawValue),
      Bilingual(
        vi: "dùng màu; mặc định chỉ khi in ra màn hình",
        en: "use colours; by default only on a terminal"
      )
    ),
    .flag("help", Bilingual(vi: "in hướng dẫn này", en: "print this help")),
  ]
}
