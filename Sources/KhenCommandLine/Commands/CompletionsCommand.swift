import KhenSource

/// `khen completions SHELL`: a script that completes commands and options, made from their tables.
enum CompletionsCommand {
  /// The shells that scripts are written for.
  enum Shell: String, CaseIterable {
    case bash
    case zsh
    case fish
  }

  static let specification = CommandSpecification(
    name: "completions",
    summary: Bilingual(
      vi: "in tệp gợi ý lệnh cho bash, zsh hoặc fish",
      en: "print a completion script for bash, zsh or fish"
    ),
    operands: Bilingual(vi: "bash|zsh|fish", en: "bash|zsh|fish"),
    operandCompletion: .choices(Shell.allCases.map(\.rawValue)),
    examples: [
      .init(
        Bilingual(vi: "dùng ngay trong bash", en: "use it in this bash"),
        "source <(khen completions bash)"
      ),
      .init(
        Bilingual(vi: "cài cho fish", en: "install it for fish"),
        "khen completions fish > ~/.config/fish/completions/khen.fish"
      ),
    ]
  )

  static func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    let names = Shell.allCases.map(\.rawValue)
    guard let name = arguments.operands.first else {
      throw .missingOperand(
        Bilingual(vi: "tên shell: bash, zsh hoặc fish", en: "the shell: bash, zsh or fish")
      )
    }
    if arguments.operands.count > 1 { throw .unexpectedOperand(arguments.operands[1]) }
    guard let shell = Shell(rawValue: name) else {
      throw .badValue(option: "completions", value: name, allowed: names)
    }
    let script = CompletionScript(language: context.language)
    switch shell {
    case .bash: context.output.write(script.bash())
    case .zsh: context.output.write(script.zsh())
    case .fish: context.output.write(script.fish())
    }
    return .done
  }
}
