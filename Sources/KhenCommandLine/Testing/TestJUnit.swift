import KhenSource

/// Writes a run of tests as JUnit XML, which servers for continuous integration read: a suite for
/// each rule file, a test case for each dossier.
struct TestJUnit {
  let report: TestReport

  private struct Case {
    var name: String
    var range: SourceRange
    var tag: String?
    var type = ""
    var message = ""
    var body = ""
  }

  /// The whole text.
  func text() -> String {
    var suites: [(file: FileID, cases: [Case])] = []
    func add(_ test: Case, to file: FileID) {
      if let index = suites.firstIndex(where: { $0.file == file }) {
        suites[index].cases.append(test)
      } else {
        suites.append((file, [test]))
      }
    }
    for error in report.errors { add(self.error(error), to: error.primary.range.file) }
    for outcome in report.outcomes { add(test(outcome), to: outcome.entry.declaration.file) }
    let all = suites.flatMap { $0.cases }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"khen test\"" + counts(all) + ">\n"
    for suite in suites {
      let name = report.places.name(of: suite.file)
      text += "  <testsuite name=" + quoted(name) + counts(suite.cases) + " skipped=\"0\""
      text += " file=" + quoted(name) + ">\n"
      for test in suite.cases { text += xml(test, suite: name) }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private func counts(_ cases: [Case]) -> String {
    " tests=\"\(cases.count)\" failures=\"\(cases.count { $0.tag == "failure" })\""
      + " errors=\"\(cases.count { $0.tag == "error" })\""
  }

  private func error(_ diagnostic: Diagnostic) -> Case {
    let place = report.places.text(diagnostic.primary.range)
    var body = place + ": " + diagnostic.message[report.language]
    if let help = diagnostic.help { body += "\n" + help[report.language] }
    return Case(
      name: report.language == .vietnamese ? diagnostic.id.vietnamese : diagnostic.id.name,
      range: diagnostic.primary.range,
      tag: "error",
      type: diagnostic.id.name,
      message: diagnostic.message[report.language],
      body: body
    )
  }

  private func test(_ outcome: TestOutcome) -> Case {
    var test = Case(name: outcome.entry.name, range: outcome.entry.range)
    guard outcome.status != .passed else { return test }
    test.tag = "failure"
    test.type =
      outcome.status == .recorded ? "recorded" : outcome.failures.isEmpty ? "record" : "expectation"
    test.message = report.message(outcome)
    test.body = report.text.text(of: outcome)
    return test
  }

  private func xml(_ test: Case, suite: String) -> String {
    let place = report.places.place(test.range)
    var text = "    <testcase name=" + quoted(test.name)
    text += " classname=" + quoted(TestJUnit.className(suite))
    text += " file=" + quoted(place.file) + " line=\"\(place.line)\""
    guard let tag = test.tag else { return text + "/>\n" }
    text += ">\n      <" + tag + " message=" + quoted(test.message)
    text += " type=" + quoted(test.type) + ">"
    text += TestJUnit.escaped(test.body, isAttribute: false)
    return text + "</" + tag + ">\n    </testcase>\n"
  }

  /// A rule file as servers group tests: folders with dots between them, without the ending.
  private static func className(_ path: String) -> String {
    let stem = path.hasSuffix(".khen") ? String(path.dropLast(5)) : path
    let parts = stem.split(separator: "/").filter { $0 != "." && $0 != ".." }
    return parts.map { $0.split(separator: ".").joined(separator: "-") }.joined(separator: ".")
  }

  private func quoted(_ text: String) -> String {
    "\"" + TestJUnit.escaped(text, isAttribute: true) + "\""
  }

  /// Text as XML; signs that XML 1.0 cannot hold become U+FFFD.
  static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n" where isAttribute: result.append(contentsOf: "&#10;".unicodeScalars)
      case "\t" where isAttribute: result.append(contentsOf: "&#9;".unicodeScalars)
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      case "\n", "\t": result.append(scalar)
      default:
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        result.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return String(result)
  }
}
