/// The commands, in the order in which help lists them.
package enum Command: String, Sendable, CaseIterable {
  case check
  case explain
  case score
  case select
  case validate
  case diff
  case test
  case bench
  case fmt
  case new
  case eval
  case schema
  case sources
  case help
  case completions
  case version

  /// What the command accepts and prints as help.
  package var specification: CommandSpecification {
    switch self {
    case .check: CheckCommand.specification
    case .explain: ExplainCommand.specification
    case .score: ScoreCommand.specification
    case .select: SelectCommand.specification
    case .validate: ValidateCommand.specification
    case .diff: DiffCommand.specification
    case .test: TestCommand.specification
    case .bench: BenchCommand.specification
    case .fmt: FormatCommand.specification
    case .new: NewCommand.specification
    case .eval: EvalCommand.specification
    case .schema: SchemaCommand.specification
    case .sources: SourcesCommand.specification
    case .help: HelpCommand.specification
    case .completions: CompletionsCommand.specification
    case .version: VersionCommand.specification
    }
  }

  /// Runs the command.
  func run(
    _ arguments: ParsedArguments,
    _ context: CommandContext
  ) throws(UsageError) -> ExitCode {
    switch self {
    case .check: try CheckCommand.run(arguments, context)
    case .explain: try ExplainCommand.run(arguments, context)
    case .score: try ScoreCommand.run(arguments, context)
    case .select: try SelectCommand.run(arguments, context)
    case .validate: try ValidateCommand.run(arguments, context)
    case .diff: try DiffCommand.run(arguments, context)
    case .test: try TestCommand.run(arguments, context)
    case .bench: try BenchCommand.run(arguments, context)
    case .fmt: try FormatCommand.run(arguments, context)
    case .new: try NewCommand.run(arguments, context)
    case .eval: try EvalCommand.run(arguments, context)
    case .schema: try SchemaCommand.run(arguments, context)
    case .sources: try SourcesCommand.run(arguments, context)
    case .help: try HelpCommand.run(arguments, context)
    case .completions: try CompletionsCommand.run(arguments, context)
    case .version: VersionCommand.run(context)
    }
  }
}
