import KhenEvaluation
import KhenExplanation
import KhenSource

/// The report as JSON: `khen-validation/1`.
///
/// Adding a member keeps the number of the version; anything that could break a reader raises it.
package enum ValidationJSON {
  /// The name of the schema.
  package static let schema = "khen-validation/1"

  /// The document on one line, with a line end.
  package static func text(of report: ValidationReport, _ setting: ReportSetting) -> String {
    let summary: [(key: String, value: String)] = [
      ("files", String(report.ruleFileCount)),
      ("errors", String(report.count(of: .error))),
      ("warnings", String(report.count(of: .warning))),
      ("hints", String(report.count(of: .hint))),
      ("silenced", String(report.silenced.count)),
      ("undecided", String(report.undecidedCount)),
      ("problems", String(report.problems.count)),
    ]
    return JSONText.object([
      ("schema", JSONText.quoted(schema)),
      ("version", JSONText.quoted(setting.version)),
      ("language", JSONText.quoted(setting.language.rawValue)),
      ("exitCode", String(setting.exitCode)),
      ("summary", JSONText.object(summary)),
      ("problems", JSONText.array(report.problems.map { problem($0, setting) })),
      ("findings", JSONText.array(report.findings.map { finding($0, report, setting) })),
      ("silenced", JSONText.array(report.silenced.map { silenced($0, report, setting) })),
    ]) + "\n"
  }

  private static func problem(_ problem: ValidationProblem, _ setting: ReportSetting) -> String {
    var members: [(key: String, value: String)] = [
      ("path", JSONText.quoted(problem.path)),
      ("message", JSONText.quoted(problem.message[setting.language])),
    ]
    if let help = problem.help {
      members.append(("help", JSONText.quoted(help[setting.language])))
    }
    return JSONText.object(members)
  }

  private static func finding(
    _ finding: Finding,
    _ report: ValidationReport,
    _ setting: ReportSetting,
    _ more: [(key: String, value: String)] = []
  ) -> String {
    var members: [(key: String, value: String)] =
      [
        ("name", JSONText.quoted(finding.diagnostic.id.vietnamese)),
        ("undecided", finding.isUndecided ? "true" : "false"),
      ] + more
    if let witness = finding.example?.witness, let program = report.program {
      let dossier = WitnessText(FactSchema(program)).json(witness)
      members.append(
        (
          "witness",
          JSONText.object([
            ("date", JSONText.quoted(DateText.iso(witness.date))), ("dossier", dossier),
          ])
        )
      )
    }
    let object = DiagnosticRenderer.object(
      finding.diagnostic,
      sources: report.sources,
      language: setting.language
    )
    // The members of the diagnostic come first.
    return String(object.dropLast()) + "," + String(JSONText.object(members).dropFirst())
  }

  private static func silenced(
    _ silenced: SilencedFinding,
    _ report: ValidationReport,
    _ setting: ReportSetting
  ) -> String {
    let line = report.sources[silenced.range.file]?.line(at: Int(silenced.range.start)) ?? 0
    return finding(
      silenced.finding,
      report,
      setting,
      [("reason", JSONText.quoted(silenced.reason)), ("reasonLine", String(line))]
    )
  }
}
