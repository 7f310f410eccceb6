import KhenSource

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The `khen` command: chooses the command, parses its options, and answers with an exit code.
///
/// Each command has one file in `Commands`; everything that it may see of the outside comes in
/// through a `CommandContext`, so that tests run commands without starting a process.
package enum CommandLineTool {
  /// What a run in memory left behind.
  package struct Outcome: Sendable {
    /// How the command ended.
    package var exitCode: ExitCode
    /// Bytes of standard output.
    package var standardOutput: [UInt8]
    /// Bytes of standard error.
    package var standardError: [UInt8]

    /// Standard output as text.
    package var outputText: String { String(decoding: standardOutput, as: UTF8.self) }
    /// Standard error as text.
    package var errorText: String { String(decoding: standardError, as: UTF8.self) }
  }

  /// The version of the program.
  package static let version = "0.1.0"

  /// Runs a command in memory; `arguments` begin behind the name of the program.
  package static func run(
    arguments: [String],
    environment: [String: String] = [:],
    standardInput: [UInt8] = [],
    today: Int = SystemClock.today()
  ) -> Outcome {
    let output = Collector()
    let errors = Collector()
    var rest: [UInt8]? = standardInput.isEmpty ? nil : standardInput
    let context = CommandContext(
      environment: environment,
      output: ByteSink { output.add($0) },
      errors: ByteSink { errors.add($0) },
      readInput: {
        defer { rest = nil }
        return rest
      },
      terminal: Terminal(),
      today: today
    )
    let exitCode = run(arguments, in: context)
    return Outcome(
      exitCode: exitCode,
      standardOutput: output.bytes,
      standardError: errors.bytes
    )
  }

  /// Runs the command of the program itself and answers with its exit code.
  package static func main(arguments: [String], environment: [String: String]) -> Int32 {
    // A reader that goes away (`khen check … | head`) is noticed when a write fails.
    signal(SIGPIPE, SIG_IGN)
    let context = CommandContext(
      environment: environment,
      output: ByteSink { FileSystem.write($0, to: STDOUT_FILENO) },
      errors: ByteSink(capacity: 0) { FileSystem.write($0, to: STDERR_FILENO) },
      readInput: { FileSystem.read(STDIN_FILENO) },
      terminal: .current(),
      today: SystemClock.today()
    )
    // The process ends here; what the context keeps goes with it.
    defer { _ = Unmanaged.passRetained(context) }
    return run(arguments, in: context).rawValue
  }

  /// Runs a command in a context.
  package static func run(_ arguments: [String], in context: CommandContext) -> ExitCode {
    defer {
      context.output.flush()
      context.errors.flush()
    }
    applyLanguage(of: arguments, to: context)
    var commandName = ""
    do throws(UsageError) {
      guard let first = arguments.first else {
        HelpPrinter(context).printOverview()
        return .done
      }
      if let exitCode = try runWithoutCommand(first, arguments, context) { return exitCode }
      guard let command = Command(rawValue: first) else {
        let names = Command.allCases.map(\.rawValue)
        throw .unknownCommand(first, suggestion: Suggestions.nearest(to: first, among: names).first)
      }
      commandName = first
      let parsed = try ParsedArguments(
        Array(arguments.dropFirst()),
        for: command.specification
      )
      if let color = parsed.value("color") { context.color = ColorChoice(rawValue: color) ?? .auto }
      if parsed.has("help") {
        HelpPrinter(context).print(command.specification)
        return .done
      }
      return try command.run(parsed, context)
    } catch {
      context.report(error.message, help: error.help)
      let page = commandName.isEmpty ? "khen --help" : "khen \(commandName) --help"
      context.errors.write("  " + context.say("xem cách dùng: ", "for usage: ") + page + "\n")
      return .wrongUsage
    }
  }

  /// Options that stand where a command would: `--help`, `--version`, and the common ones.
  private static func runWithoutCommand(
    _ first: String,
    _ arguments: [String],
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode? {
    guard first.hasPrefix("-") else { return nil }
    if first == "--version" {
      context.output.write("khen \(version)\n")
      return .done
    }
    // `khen --lang en check …` reads like `khen check --lang en …`.
    let general = CommandSpecification(
      name: "",
      summary: Bilingual(vi: "", en: ""),
      options: [.flag("version", Bilingual(vi: "", en: ""))],
      examples: []
    )
    if let index = arguments.firstIndex(where: { Command(rawValue: $0) != nil }) {
      let leading = try ParsedArguments(Array(arguments[..<index]), for: general)
      if leading.operands.isEmpty, !leading.has("help"), !leading.has("version") {
        let moved = [arguments[index]] + arguments[(index + 1)...] + arguments[..<index]
        return run(moved, in: context)
      }
    }
    let parsed = try ParsedArguments(arguments, for: general)
    if parsed.has("version") {
      context.output.write("khen \(version)\n")
      return .done
    }
    if let operand = parsed.operands.first {
      let names = Command.allCases.map(\.rawValue)
      throw .unknownCommand(
        operand,
        suggestion: Suggestions.nearest(to: operand, among: names).first
      )
    }
    HelpPrinter(context).printOverview()
    return .done
  }

  /// The language must be known before the first mistake is reported, so `--lang` is looked for
  /// ahead of parsing.
  private static func applyLanguage(of arguments: [String], to context: CommandContext) {
    for index in arguments.indices {
      let word = arguments[index]
      if word == "--" { return }
      var value: String?
      if word == "--lang", index + 1 < arguments.count { value = arguments[index + 1] }
      if word.hasPrefix("--lang=") { value = String(word.dropFirst(7)) }
      if let value, let language = Language(rawValue: value) { context.language = language }
    }
  }
}

/// Collects what a run in memory writes; a class, because two closures share it.
private final class Collector {
  private(set) var bytes: [UInt8] = []

  func add(_ more: [UInt8]) -> Bool {
    bytes.append(contentsOf: more)
    return true
  }
}
