import KhenExplanation
import KhenSource

/// Writes a run of tests in the Test Anything Protocol, version 14, with what went wrong as YAML.
struct TestTAP {
  let report: TestReport

  /// The whole text.
  func text() -> String {
    let count = report.errors.count + report.outcomes.count
    var text = "TAP version 14\n1..\(count)\n"
    if count == 0 { text = "TAP version 14\n1..0 # skip no tests\n" }
    var number = 0
    for error in report.errors {
      number += 1
      text += "not ok \(number) - " + TestTAP.name(error.message[report.language]) + "\n"
      text += yaml([("message", error.message[report.language]), ("severity", "fail")])
      text += "  code: " + TestTAP.quoted(error.id.name) + "\n"
      text += place(error.primary.range) + "  ...\n"
    }
    for outcome in report.outcomes {
      number += 1
      let isPassed = outcome.status == .passed
      text += (isPassed ? "ok" : "not ok") + " \(number) - "
      text += TestTAP.name(outcome.entry.name) + "\n"
      if !isPassed { text += diagnostics(outcome) }
    }
    return text
  }

  private func diagnostics(_ outcome: TestOutcome) -> String {
    var text = yaml([("message", report.message(outcome)), ("severity", "fail")])
    text += place(outcome.entry.range)
    if !outcome.failures.isEmpty {
      text += "  failures:\n"
      for failure in outcome.failures {
        text += "    - expected: " + TestTAP.quoted(failure.expected[report.language]) + "\n"
        text += "      actual: " + TestTAP.quoted(failure.actual[report.language]) + "\n"
        text += "      at: " + TestTAP.quoted(report.places.text(failure.range)) + "\n"
      }
    }
    if let problem = outcome.recordProblem {
      text += block("difference", report.text.difference(problem))
    }
    text += block("explanation", report.text.details(of: outcome))
    return text + "  ...\n"
  }

  private func yaml(_ pairs: [(String, String)]) -> String {
    "  ---\n" + pairs.map { "  \($0.0): " + TestTAP.quoted($0.1) + "\n" }.joined()
  }

  private func place(_ range: SourceRange) -> String {
    let place = report.places.place(range)
    return "  at:\n    file: " + TestTAP.quoted(place.file) + "\n    line: \(place.line)\n"
      + "    column: \(place.column)\n"
  }

  /// Lines as they are; the number tells how far they are indented, since the first may begin with
  /// blanks.
  private func block(_ key: String, _ text: String) -> String {
    if text.isEmpty { return "" }
    var result = "  \(key): |2\n"
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let clean = TestJUnit.escaped(String(line), isAttribute: false)
      result +=
        line.isEmpty ? "\n" : "    " + (clean == line ? String(line) : printable(line)) + "\n"
    }
    return result
  }

  /// A line without signs that YAML cannot hold.
  private func printable(_ line: Substring) -> String {
    var result = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      result.append(scalar.value >= 0x20 || scalar == "\t" ? scalar : "\u{FFFD}")
    }
    return String(result)
  }

  /// A name on one line, in which `#` begins no directive.
  private static func name(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "\\" || character == "#" { result += "\\" }
      result += character.isNewline ? " " : String(character)
    }
    return result
  }

  /// A text as YAML reads it; JSON is YAML.
  private static func quoted(_ text: String) -> String {
    var json = JSONOutput()
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
