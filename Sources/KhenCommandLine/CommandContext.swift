package import KhenExplanation
package import KhenSource

/// Everything a command may see of the outside world, so that tests can run commands in process.
///
/// A class, because the streams that it holds are shared by all parts of a command.
package final class CommandContext {
  /// The environment variables.
  package let environment: [String: String]
  /// Standard output.
  package let output: ByteSink
  /// Standard error.
  package let errors: ByteSink
  /// The next bytes of standard input; nothing at its end.
  package let readInput: () -> [UInt8]?
  /// The terminal.
  package let terminal: Terminal
  /// Day number of today.
  package let today: Int
  /// Waits before files are looked at again; false to stop.
  package var waitForChange: () -> Bool = { SystemClock.pause() }
  /// The language of messages.
  package var language: Language
  /// What a command made that takes long to free piece by piece: where the process ends with the
  /// command, it is left to the end of the process.
  var kept: [Any] = []
  /// What `--color` says.
  package var color: ColorChoice

  /// Makes a context; the language is that of the environment until an option says otherwise.
  package init(
    environment: [String: String],
    output: ByteSink,
    errors: ByteSink,
    readInput: @escaping () -> [UInt8]?,
    terminal: Terminal,
    today: Int
  ) {
    self.environment = environment
    self.output = output
    self.errors = errors
    self.readInput = readInput
    self.terminal = terminal
    self.today = today
    language = LanguageChoice.language(of: environment)
    color = .auto
  }

  /// The wording in the language of messages.
  package func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }

  /// The style of texts on standard output.
  package var outputStyle: TextStyle {
    TextStyle(language: language, width: width, isColored: isColored(terminal.isOutput))
  }

  /// The style of messages on standard error.
  package var errorStyle: TextStyle {
    TextStyle(language: language, width: width, isColored: isColored(terminal.isError))
  }

  /// Reports a problem that is not about a place in a file, with the next step.
  package func report(_ message: Bilingual, help: Bilingual? = nil) {
    let lead = errorStyle.painted(say("lỗi: ", "error: "), .red)
    errors.write("khen: " + lead + message[language] + "\n")
    if let help { errors.write("  " + help[language] + "\n") }
  }

  /// All of standard input.
  package func allInput() -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = readInput() { bytes.append(contentsOf: piece) }
    return bytes
  }

  /// Lines of text are wrapped between 60 and 160 columns: longer ones are hard to read.
  private var width: Int {
    let named = environment["COLUMNS"].flatMap { Int($0) }
    return min(160, max(60, terminal.width ?? named ?? 100))
  }

  private func isColored(_ isTerminal: Bool) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      if let plain = environment["NO_COLOR"], !plain.isEmpty { return false }
      if environment["TERM"] == "dumb" { return false }
      return isTerminal
    }
  }
}

/// What `--color` says.
package enum ColorChoice: String, Hashable, Sendable, CaseIterable {
  case auto
  case always
  case never
}

/// The choice of the language of messages.
package enum LanguageChoice {
  /// The variables that name a language, first come first served.
  package static let variables = ["KHEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]

  /// The language that the environment names: Vietnamese unless it names another real language.
  ///
  /// `C` and `POSIX` are the absence of a choice, not English.
  package static func language(of environment: [String: String]) -> Language {
    for variable in variables {
      guard let value = environment[variable], !value.isEmpty else { continue }
      let code = value.prefix { $0 != "_" && $0 != "." && $0 != "@" && $0 != "-" }.lowercased()
      return code == "vi" || code == "c" || code == "posix" ? .vietnamese : .english
    }
    return .vietnamese
  }
}
