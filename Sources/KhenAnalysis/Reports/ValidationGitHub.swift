import KhenSource

/// The report as workflow commands of GitHub, which shows them beside the lines of a change.
package enum ValidationGitHub {
  /// One command for each finding and problem; silenced findings have none.
  package static func text(of report: ValidationReport, _ setting: ReportSetting) -> String {
    var text = ""
    for problem in report.problems {
      var message = problem.message[setting.language]
      if let help = problem.help { message += "\n" + help[setting.language] }
      let properties = problem.path.isEmpty ? [] : [("file", setting.relative(problem.path))]
      text += command("error", properties, message)
    }
    for finding in report.findings {
      text += command(of: finding, report, setting)
    }
    return text
  }

  private static func command(
    of finding: Finding,
    _ report: ValidationReport,
    _ setting: ReportSetting
  ) -> String {
    let diagnostic = finding.diagnostic
    let language = setting.language
    var message = diagnostic.message[language]
    for note in diagnostic.notes { message += "\n" + note[language] }
    if let help = diagnostic.help { message += "\n" + help[language] }
    var properties: [(String, String)] = []
    if let file = report.sources[diagnostic.primary.range.file] {
      let start = file.place(at: Int(diagnostic.primary.range.start))
      let end = file.place(at: Int(diagnostic.primary.range.end))
      properties = [
        ("file", setting.relative(file.name)), ("line", String(start.line)),
        ("endLine", String(end.line)), ("col", String(start.column)),
        ("endColumn", String(end.column)),
      ]
    }
    properties.append(("title", DiagnosticRenderer.id(diagnostic.id, language)))
    let name =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .hint: "notice"
      }
    return command(finding.isUndecided ? "notice" : name, properties, message)
  }

  private static func command(
    _ name: String,
    _ properties: [(String, String)],
    _ message: String
  ) -> String {
    var text = "::" + name
    for (index, property) in properties.enumerated() {
      text += (index == 0 ? " " : ",") + property.0 + "=" + escaped(property.1, isProperty: true)
    }
    return text + "::" + escaped(message, isProperty: false) + "\n"
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
