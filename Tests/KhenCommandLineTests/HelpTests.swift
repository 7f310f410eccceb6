import KhenCommandLine
import KhenSource
import KhenTestSupport
import Testing

@Suite struct `Help` {
  @Test(arguments: Language.allCases)
  func `the overview reads as recorded`(language: Language) {
    let outcome = CommandLineTool.run(arguments: ["--help", "--lang", language.rawValue])
    #expect(outcome.exitCode == .done)
    Golden.expect(outcome.outputText, equals: "help.\(language.rawValue).txt")
  }

  @Test(arguments: Command.allCases)
  func `the help of each command reads as recorded`(command: Command) {
    for language in Language.allCases {
      let arguments = [command.rawValue, "--help", "--lang=" + language.rawValue]
      let outcome = CommandLineTool.run(arguments: arguments)
      #expect(outcome.exitCode == .done)
      #expect(outcome.standardError.isEmpty)
      let name = "help-\(command.rawValue).\(language.rawValue).txt"
      Golden.expect(outcome.outputText, equals: name)
    }
  }

  @Test(arguments: Command.allCases)
  func `each command shows at least two examples that its own options accept`(
    command: Command
  ) throws {
    let examples = command.specification.examples
    #expect(examples.count >= 2)
    for example in examples where example.command.hasPrefix("khen \(command.rawValue) ") {
      let words = shellWords(example.command).dropFirst(2).prefix { $0 != ">" }
      _ = try ParsedArguments(Array(words), for: command.specification)
    }
  }

  @Test(arguments: HelpTopic.allCases)
  func `each topic reads as recorded and has two names`(topic: HelpTopic) {
    for language in Language.allCases {
      let outcome = CommandLineTool.run(
        arguments: ["help", topic.rawValue],
        environment: ["KHEN_LANG": language.rawValue]
      )
      let name = "topic-\(topic.rawValue).\(language.rawValue).txt"
      Golden.expect(outcome.outputText, equals: name)
      let same = CommandLineTool.run(
        arguments: ["help", topic.vietnamese],
        environment: ["KHEN_LANG": language.rawValue]
      )
      #expect(same.outputText == outcome.outputText)
    }
  }

  @Test func `the page on exit codes names each code`() {
    let text = CommandLineTool.run(arguments: ["help", "exit-codes"]).outputText
    for code in ExitCode.allCases { #expect(text.contains("  \(code.rawValue)  ")) }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions know every command and every option`(shell: String) {
    let outcome = CommandLineTool.run(arguments: ["completions", shell])
    #expect(outcome.exitCode == .done)
    for command in Command.allCases {
      #expect(outcome.outputText.contains(command.rawValue))
      for option in command.specification.allOptions {
        #expect(outcome.outputText.contains(option.name), "\(command) \(option.name)")
      }
    }
    Golden.expect(outcome.outputText, equals: "completions.\(shell)")
  }

  private func shellWords(_ line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
      } else if quote == nil, character == " " {
        words.append(word)
        word = ""
      } else {
        word.append(character)
      }
    }
    return words + [word]
  }
}

@Suite struct `Wrong usage` {
  @Test(arguments: [
    (["chek"], "không có lệnh “chek”"),
    (["--nope"], "không có tùy chọn “--nope”"),
    (["check", "--formt", "x"], "không có tùy chọn “--formt”"),
    (["help", "không-có-mục-này-đâu"], "không có mục hướng dẫn"),
    (["completions"], "thiếu tên shell"),
    (["completions", "tcsh"], "không nhận “tcsh”"),
    (["--lang", "xx", "check"], "--lang không nhận “xx”"),
  ])
  func `wrong usage ends with code 2 and a message`(arguments: [String], message: String) {
    let outcome = CommandLineTool.run(arguments: arguments)
    #expect(outcome.exitCode == .wrongUsage)
    #expect(outcome.standardOutput.isEmpty)
    #expect(outcome.errorText.contains(message), "\(outcome.errorText)")
    #expect(outcome.errorText.contains("--help"))
  }

  @Test func `messages follow the language asked for, wherever the option stands`() {
    for arguments in [["--lang", "en", "check", "--x"], ["check", "--x", "--lang=en"]] {
      let outcome = CommandLineTool.run(arguments: arguments)
      #expect(outcome.errorText.contains("there is no option “--x”"))
    }
  }

  @Test(arguments: [["--version"], ["version"], ["--lang", "en", "version"]])
  func `the version is printed`(arguments: [String]) {
    let outcome = CommandLineTool.run(arguments: arguments)
    #expect(outcome.exitCode == .done)
    #expect(outcome.outputText == "khen \(CommandLineTool.version)\n")
  }
}
