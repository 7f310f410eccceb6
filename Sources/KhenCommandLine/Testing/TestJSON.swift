import KhenExplanation
import KhenSource

/// Writes a run of tests as JSON, for programs.
struct TestJSON {
  /// The version of the format; raised when a field is removed or changes its meaning.
  static let version = 1

  let report: TestReport

  /// The whole text.
  func text() -> String {
    var json = JSONOutput(isIndented: true)
    json.beginObject()
    json.field("format", "khen-test")
    json.key("version")
    json.integer(TestJSON.version)
    json.key("summary")
    writeSummary(&json)
    json.key("errors")
    json.beginArray()
    for error in report.errors {
      json.beginObject()
      json.field("code", error.id.name)
      json.field("message", error.message[report.language])
      write(error.primary.range, &json)
      json.endObject()
    }
    json.endArray()
    json.key("tests")
    json.beginArray()
    for outcome in report.outcomes { write(outcome, &json) }
    json.endArray()
    if let coverage = report.coverage {
      json.key("coverage")
      CoverageJSON(coverage: coverage, places: report.places, language: report.language)
        .write(&json)
    }
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func writeSummary(_ json: inout JSONOutput) {
    let outcomes = report.outcomes
    json.beginObject()
    json.key("tests")
    json.integer(outcomes.count)
    json.key("passed")
    json.integer(outcomes.count { $0.status == .passed })
    json.key("failed")
    json.integer(outcomes.count { $0.status == .failed })
    json.key("recorded")
    json.integer(outcomes.count { $0.status == .recorded })
    json.key("errors")
    json.integer(report.errors.count)
    json.endObject()
  }

  private func write(_ outcome: TestOutcome, _ json: inout JSONOutput) {
    json.beginObject()
    json.field("name", outcome.entry.label)
    json.field("case", outcome.entry.caseLabel)
    json.field("suite", report.places.name(of: outcome.entry.declaration.file))
    write(outcome.entry.range, &json)
    json.field("status", outcome.status.rawValue)
    json.key("failures")
    json.beginArray()
    for failure in outcome.failures {
      json.beginObject()
      json.field("expected", failure.expected[report.language])
      json.field("actual", failure.actual[report.language])
      if !failure.node.isEmpty { json.field("node", failure.node) }
      write(failure.range, &json)
      json.endObject()
    }
    json.endArray()
    if let message = report.recordMessage(outcome) { json.field("record", message) }
    if let problem = outcome.recordProblem {
      let difference = report.text.difference(problem)
      if !difference.isEmpty { json.field("difference", difference) }
    }
    if outcome.status == .failed {
      let details = report.text.details(of: outcome)
      if !details.isEmpty { json.field("explanation", details) }
    }
    json.endObject()
  }

  private func write(_ range: SourceRange, _ json: inout JSONOutput) {
    let place = report.places.place(range)
    json.field("file", place.file)
    json.key("line")
    json.integer(place.line)
    json.key("column")
    json.integer(place.column)
  }
}
