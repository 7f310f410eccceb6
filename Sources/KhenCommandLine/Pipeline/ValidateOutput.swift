import KhenAnalysis
import KhenSource

/// Writes the report of `khen validate` in the form that was asked for.
struct ValidateOutput {
  private let report: ValidationReport
  private let context: CommandContext
  private let setting: ReportSetting

  init(_ report: ValidationReport, exitCode: ExitCode, _ context: CommandContext) {
    self.report = report
    self.context = context
    setting = ReportSetting(
      language: context.language,
      version: CommandLineTool.version,
      exitCode: Int(exitCode.rawValue),
      folder: context.environment["PWD"] ?? ""
    )
  }

  /// Writes everything; machines get one document whatever went wrong, people get problems on
  /// standard error.
  func write(as format: ReportFormat) {
    let diagnostics = report.findings.map { $0.diagnostic }
    let printer = DiagnosticPrinter(report.sources, context.outputStyle)
    switch format {
    case .text:
      context.output.write(printer.text(diagnostics, isWhole: true))
      context.output.write(ValidationSummary.text(of: report)[context.language] + "\n")
      reportProblems()
    case .short:
      context.output.write(printer.lines(diagnostics))
      reportProblems()
    case .json: context.output.write(ValidationJSON.text(of: report, setting))
    case .sarif: context.output.write(ValidationSARIF.text(of: report, setting))
    case .github: context.output.write(ValidationGitHub.text(of: report, setting))
    case .junit: context.output.write(ValidationJUnit.text(of: report, setting))
    }
  }

  private func reportProblems() {
    context.output.flush()
    for problem in report.problems { context.report(problem.message, help: problem.help) }
  }
}
