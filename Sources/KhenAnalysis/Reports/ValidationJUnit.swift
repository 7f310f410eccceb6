import KhenSource

/// The report as JUnit XML: a suite for each file, a failure for each error and warning.
///
/// Hints, silenced findings and open questions are cases that were skipped, with the reason; a
/// file with nothing to report has one case that passes.
package enum ValidationJUnit {
  /// The document.
  package static func text(of report: ValidationReport, _ setting: ReportSetting) -> String {
    var suites: [Suite] = report.problems.map { problem in
      var suite = Suite(name: problem.path.isEmpty ? "khen" : setting.relative(problem.path))
      suite.add(problem, setting)
      return suite
    }
    let first = suites.count
    for file in report.sources.files {
      suites.append(Suite(name: setting.relative(file.name)))
    }
    for finding in report.findings {
      suites[first + Int(finding.diagnostic.primary.range.file.index)].add(finding, report, setting)
    }
    for silenced in report.silenced {
      let file = Int(silenced.finding.diagnostic.primary.range.file.index)
      suites[first + file].add(silenced, report, setting)
    }
    for index in suites.indices { suites[index].close() }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"khen validate\"" + counts(suites) + ">\n"
    for suite in suites {
      text += "  <testsuite name=\(XMLText.quoted(suite.name))" + counts([suite]) + ">\n"
      text += suite.cases
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private static func counts(_ suites: [Suite]) -> String {
    func sum(_ count: (Suite) -> Int) -> Int { suites.reduce(0) { $0 + count($1) } }
    return " tests=\"\(sum { $0.testCount })\" failures=\"\(sum { $0.failureCount })\""
      + " errors=\"\(sum { $0.errorCount })\" skipped=\"\(sum { $0.skippedCount })\""
  }
}

private struct Suite {
  var name: String
  private(set) var cases = ""
  private(set) var testCount = 0
  private(set) var failureCount = 0
  private(set) var errorCount = 0
  private(set) var skippedCount = 0

  init(name: String) { self.name = name }

  mutating func add(_ problem: ValidationProblem, _ setting: ReportSetting) {
    errorCount += 1
    let message = problem.message[setting.language]
    let help = problem.help.map { $0[setting.language] } ?? ""
    addCase(
      "read",
      line: nil,
      "<error message=\(XMLText.quoted(message)) type=\"problem\">"
        + XMLText.content(message + (help.isEmpty ? "" : "\n" + help)) + "</error>"
    )
  }

  mutating func add(_ finding: Finding, _ report: ValidationReport, _ setting: ReportSetting) {
    let diagnostic = finding.diagnostic
    let message = diagnostic.message[setting.language]
    if finding.isUndecided || diagnostic.severity == .hint {
      skippedCount += 1
      let kind = DiagnosticRenderer.severity(.hint)[setting.language]
      addCase(
        title(diagnostic, setting),
        line: line(diagnostic, report),
        "<skipped message=\(XMLText.quoted(finding.isUndecided ? message : "\(kind): \(message)"))/>"
      )
      return
    }
    failureCount += 1
    var text = DiagnosticRenderer.lines(
      [diagnostic],
      sources: report.sources,
      language: setting.language
    )
    for note in diagnostic.notes { text += note[setting.language] + "\n" }
    if let help = diagnostic.help { text += help[setting.language] + "\n" }
    addCase(
      title(diagnostic, setting),
      line: line(diagnostic, report),
      "<failure message=\(XMLText.quoted(message))"
        + " type=\(XMLText.quoted(diagnostic.severity.rawValue))>" + XMLText.content(text)
        + "</failure>"
    )
  }

  mutating func add(
    _ silenced: SilencedFinding,
    _ report: ValidationReport,
    _ setting: ReportSetting
  ) {
    skippedCount += 1
    let diagnostic = silenced.finding.diagnostic
    let word = Bilingual(vi: "đã bỏ qua: ", en: "silenced: ")[setting.language]
    addCase(
      title(diagnostic, setting),
      line: line(diagnostic, report),
      "<skipped message=\(XMLText.quoted(word + silenced.reason))/>"
    )
  }

  /// A suite without any case would be taken for one that did not run.
  mutating func close() {
    if testCount == 0 { addCase("khen validate", line: nil, nil) }
  }

  private func title(_ diagnostic: Diagnostic, _ setting: ReportSetting) -> String {
    "[\(DiagnosticRenderer.id(diagnostic.id, setting.language))] "
      + diagnostic.message[setting.language]
  }

  private func line(_ diagnostic: Diagnostic, _ report: ValidationReport) -> Int? {
    let range = diagnostic.primary.range
    return report.sources[range.file]?.line(at: Int(range.start))
  }

  private mutating func addCase(_ title: String, line: Int?, _ content: String?) {
    testCount += 1
    cases += "    <testcase name=\(XMLText.quoted(title)) classname=\(XMLText.quoted(name))"
    cases += " file=\(XMLText.quoted(name))"
    if let line { cases += " line=\"\(line)\"" }
    if let content {
      cases += ">\n      " + content + "\n    </testcase>\n"
    } else {
      cases += "/>\n"
    }
  }
}
