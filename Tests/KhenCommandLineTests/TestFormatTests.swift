import Foundation
import KhenCommandLine
import KhenExplanation
import KhenTestSupport
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct TestFormatTests {
  private func folder() throws -> TestFolder {
    let odd = TestSamples.failing.replacingOccurrences(
      of: "nam được tính như nữ",
      with: "# “<a & b>” \\\\ c\u{1}"
    )
    let table = TestSamples.table.replacingOccurrences(of: "29/09/2024", with: "29/02/2023")
    return try TestFolder([
      "a.khen": TestSamples.rules, "a.kiem-thu.khen": TestSamples.tests, "nguong.csv": table,
      "b.kiem-thu.khen": odd, "c.kiem-thu.khen": TestSamples.recorded,
    ])
  }

  private let broken = ["a.khen": TestSamples.rules + "khen thưởng B cho {\n"]

  @Test(arguments: ["json", "junit", "tap"])
  func `each format tells failures, mistakes and records`(format: String) throws {
    let folder = try folder()
    let outcome = folder.test("--format", format)
    #expect(outcome.exitCode == .findings)
    Golden.expect(folder.clean(outcome.outputText), equals: "test-format.\(format)")
  }

  @Test(arguments: ["json", "junit", "tap"])
  func `each format is whole when rule files cannot be read`(format: String) throws {
    let folder = try TestFolder(broken)
    let outcome = folder.test("--format", format)
    #expect(outcome.exitCode == .wrongUsage)
    Golden.expect(folder.clean(outcome.outputText), equals: "test-format-broken.\(format)")
  }

  @Test func `JSON is JSON`() throws {
    for outcome in [
      try folder().test("--format", "json"), try TestFolder(broken).test("--format", "json"),
    ] {
      let parsed = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput))
      let object = try #require(parsed as? [String: Any])
      #expect(object["format"] as? String == "khen-test")
      #expect(object["version"] as? Int == 1)
      #expect((object["errors"] as? [Any])?.isEmpty == false)
    }
  }

  /// What the usual schema of JUnit reports demands, checked on the parsed text.
  @Test func `JUnit is well-formed, and its counts are those of its cases`() throws {
    for folder in [try folder(), try TestFolder(broken)] {
      let outcome = folder.test("--format", "junit")
      let document = JUnitDocument()
      let parser = XMLParser(data: Data(outcome.standardOutput))
      parser.delegate = document
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
      #expect(document.problems == [])
      #expect(document.suiteCount > 0)
    }
  }

  @Test func `TAP has as many results as its plan`() throws {
    for folder in [try folder(), try TestFolder(broken)] {
      let lines = folder.test("--format", "tap").outputText.split(separator: "\n")
      #expect(lines.first == "TAP version 14")
      let plan = try #require(lines[1].split(separator: ".").last.flatMap { Int($0) })
      let results = lines.filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
      #expect(results.count == plan)
      for (index, line) in results.enumerated() { #expect(line.contains("ok \(index + 1) - ")) }
      #expect(lines.count { $0 == "  ---" } == lines.count { $0 == "  ..." })
    }
  }

  @Test func `formats for machines do not depend on colours or the width of a terminal`() throws {
    let folder = try folder()
    for format in ["json", "junit", "tap"] {
      let plain = folder.test("--format", format)
      let colored = folder.test("--format", format, "--color", "always")
      #expect(plain.outputText == colored.outputText)
    }
  }
}

/// Collects what is wrong with a JUnit report.
private final class JUnitDocument: NSObject, XMLParserDelegate {
  var problems: [String] = []
  var suiteCount = 0
  private var path: [String] = []
  private var counts: [String: Int] = [:]
  private var declared: [String: Int] = [:]

  private static let parents: [String: String] = [
    "testsuites": "", "testsuite": "testsuites", "testcase": "testsuite", "failure": "testcase",
    "error": "testcase",
  ]
  private static let attributes: [String: Set<String>] = [
    "testsuites": ["name", "tests", "failures", "errors"],
    "testsuite": ["name", "tests", "failures", "errors", "skipped", "file"],
    "testcase": ["name", "classname", "file", "line"], "failure": ["message", "type"],
    "error": ["message", "type"],
  ]

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    if JUnitDocument.parents[name] != (path.last ?? "") { problems.append("\(name) in \(path)") }
    if Set(attributes.keys) != JUnitDocument.attributes[name] {
      problems.append("\(name): \(attributes.keys.sorted())")
    }
    path.append(name)
    if name == "testsuite" {
      suiteCount += 1
      counts = [:]
      declared = attributes.compactMapValues { Int($0) }
    }
    counts[name, default: 0] += 1
  }

  func parser(
    _ parser: XMLParser,
    didEndElement name: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    path.removeLast()
    guard name == "testsuite" else { return }
    for (key, element) in [("tests", "testcase"), ("failures", "failure"), ("errors", "error")]
    where declared[key] != counts[element, default: 0] {
      problems.append("\(key): \(declared[key] ?? -1), \(counts[element, default: 0])")
    }
  }
}
