import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSource

/// Writes what came out of tests for people: what was expected, what came out, of which dossier,
/// and why.
struct TestText {
  let places: TestPlaces
  let style: TextStyle

  /// Facts of a dossier that are shown at most.
  private static let factsMax = 24

  private func say(_ vi: String, _ en: String) -> String {
    style.language == .vietnamese ? vi : en
  }

  /// A test that did not pass.
  func text(of outcome: TestOutcome) -> String {
    var name = "“" + outcome.entry.label + "”"
    if let row = outcome.entry.caseLabel {
      name += say(", trường hợp “", ", case “") + row + "”"
    }
    var text: String
    switch outcome.status {
    case .recorded:
      return style.painted(say("● đã ghi: ", "● recorded: "), .cyan) + name + "  "
        + places.text(outcome.entry.range) + "\n\n"
    case .passed, .failed:
      text = style.painted(say("✗ không đạt: ", "✗ failed: "), .red) + name
    }
    text += "  " + places.text(outcome.entry.range) + "\n"
    for failure in outcome.failures { text += self.text(of: failure) }
    if let problem = outcome.recordProblem { text += self.text(of: problem) }
    text += details(of: outcome)
    return text + "\n"
  }

  private func text(of failure: TestFailure) -> String {
    say("    mong đợi: ", "    expected: ") + failure.expected[style.language]
      + "  (" + places.text(failure.range) + ")\n"
      + say("    thực tế:  ", "    actual:   ") + failure.actual[style.language] + "\n"
  }

  /// What is wrong with a record, in one or two lines and the difference.
  func text(of problem: TestOutcome.RecordProblem) -> String {
    switch problem {
    case .missing(let file):
      return say(
        "    chưa có bản ghi trong “\(file)”\n"
          + "    đọc diễn giải dưới đây; nếu đúng thì ghi lại: khen test --update\n",
        "    nothing is recorded in “\(file)”\n"
          + "    read the explanation below; if it is right, record it: khen test --update\n"
      )
    case .different:
      return say(
        "    diễn giải khác bản đã ghi (- đã ghi, + nay); nếu nay mới đúng: khen test --update\n",
        "    the explanation differs from the record (- recorded, + now); if it is right now:"
          + " khen test --update\n"
      ) + TestText.indented(difference(problem), by: "      ")
    }
  }

  /// The difference of a record, as `diff -u` writes it; empty where nothing was recorded.
  func difference(_ problem: TestOutcome.RecordProblem) -> String {
    guard case .different(let file, let recorded, let actual) = problem else { return "" }
    return UnifiedDifference(from: recorded, to: actual).text(
      oldName: file,
      newName: say("nay", "now"),
      style: style
    )
  }

  // MARK: - The dossier and why

  /// The facts of the dossier and the explanation of the parts concerned.
  func details(of outcome: TestOutcome) -> String {
    if let selection = outcome.selection {
      return "\n" + SelectionText(selection, style: style).text()
    }
    guard let result = outcome.result, outcome.status == .failed else { return "" }
    if case .different = outcome.recordProblem, outcome.failures.isEmpty { return "" }
    let nodes = concerned(outcome, result.explanation)
    var text = ""
    let facts = self.facts(nodes, date: result.explanation.evaluationDate)
    for (index, fact) in facts.enumerated() {
      text += index == 0 ? say("    hồ sơ:    ", "    dossier:  ") : "              "
      text += fact + "\n"
    }
    if !nodes.isEmpty {
      text += say("    vì sao:\n", "    why:\n")
      var shown = result
      shown.explanation.nodes = nodes
      text += ExplanationRenderer(
        style: style,
        places: PlaceTable(rulePlace: { [rules = places.rules] in rules.place(of: $0) })
      ).renderNodes(shown, indent: "      ")
    }
    return text
  }

  /// The parts that the failures name; for the award as a whole those that stand in its way, or all
  /// where none does.
  private func concerned(_ outcome: TestOutcome, _ explanation: Explanation) -> [ExplanationNode] {
    let names = Set(outcome.failures.map { $0.node })
    guard !names.isEmpty, !names.contains("") else {
      let inTheWay = explanation.nodes.filter { $0.outcome != .met && $0.outcome != .notNeeded }
      return inTheWay.isEmpty ? explanation.nodes : inTheWay
    }
    return TestText.named(names, explanation.nodes)
  }

  private static func named(_ names: Set<String>, _ nodes: [ExplanationNode]) -> [ExplanationNode] {
    var found: [ExplanationNode] = []
    for node in nodes {
      if names.contains(where: { Name($0) == Name(node.name) }) {
        found.append(node)
      } else {
        found += named(names, node.children)
      }
    }
    return found
  }

  /// The day and the facts that the parts rest on or lack, one a line.
  private func facts(_ nodes: [ExplanationNode], date: Int) -> [String] {
    var lines = [say("ngày xét ", "evaluation date ") + DateText.day(date)]
    var seen: Set<String> = []
    var open = nodes
    while !open.isEmpty {
      let node = open.removeFirst()
      for fact in node.facts + node.missing where seen.insert(fact.path).inserted {
        lines.append(fact.label[style.language] + " = " + fact.value[style.language])
      }
      open.insert(contentsOf: node.children, at: 0)
    }
    guard lines.count > TestText.factsMax else { return lines }
    let rest = lines.count - TestText.factsMax
    return lines.prefix(TestText.factsMax)
      + [say("… và \(rest) dữ kiện nữa", "… and \(rest) more facts")]
  }

  static func indented(_ text: String, by indent: String) -> String {
    var result = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      result += (line.isEmpty ? "" : indent) + line + "\n"
    }
    return result
  }

  // MARK: - The end

  /// The number of tests that passed and did not.
  func summary(_ outcomes: [TestOutcome], total: Int) -> String {
    guard !outcomes.isEmpty else { return say("không có kiểm thử nào", "no tests") + "\n" }
    let failed = outcomes.count { $0.status == .failed }
    let recorded = outcomes.count { $0.status == .recorded }
    let passed = outcomes.count - failed - recorded
    var text = say(
      "\(outcomes.count) kiểm thử: \(passed) đạt, \(failed) không đạt",
      "\(outcomes.count) tests: \(passed) passed, \(failed) failed"
    )
    if recorded > 0 { text += say(", \(recorded) đã ghi", ", \(recorded) recorded") }
    if outcomes.count < total {
      let skipped = total - outcomes.count
      text += say("; \(skipped) không chạy", "; \(skipped) not run")
    }
    return text + "\n"
  }
}
