package import KhenExplanation
import KhenSource

/// A comparison as text for people: the answer first, then each change with its reach.
package struct ComparisonText {
  let report: ComparisonReport
  let style: TextStyle
  var output = ""

  /// Prepares to write a report.
  package init(_ report: ComparisonReport, _ style: TextStyle) {
    self.report = report
    self.style = style
  }

  /// The whole text.
  package mutating func render() -> String {
    output = ""
    writeHead()
    writeChanges()
    writeEffects()
    writeFlips()
    return output
  }

  func say(_ vi: String, _ en: String) -> String {
    style.language == .vietnamese ? vi : en
  }

  mutating func line(_ text: String) { output += text + "\n" }

  private mutating func writeHead() {
    line(report.oldName + " → " + report.newName)
    let changes = report.changes
    if changes.isEmpty {
      line(say("Không có thay đổi về nội dung.", "Nothing changed in content."))
    } else {
      let verdictCount = changes.changes.count { $0.severity == .verdict }
      let count = changes.changes.count
      line(
        say(
          "\(count) thay đổi, \(verdictCount) có thể làm khác kết luận",
          count == 1
            ? "1 change, \(verdictCount) that can change a verdict"
            : "\(count) changes, \(verdictCount) that can change a verdict"
        )
      )
    }
    if changes.testsAdded + changes.testsRemoved > 0 {
      line(
        say(
          "Kiểm thử: thêm \(changes.testsAdded), bỏ \(changes.testsRemoved)",
          "Tests: \(changes.testsAdded) added, \(changes.testsRemoved) removed"
        )
      )
    }
  }

  private mutating func writeChanges() {
    for group in ChangeGroups(report.changes.changes).groups {
      line("")
      line(style.painted(group.title[style.language], .bold))
      for change in group.changes { write(change) }
    }
  }

  private mutating func write(_ change: RuleChange) {
    let isVerdict = change.severity == .verdict
    let mark = isVerdict ? "! " : "· "
    TextLayout.append(
      ChangeWords.sentence(change)[style.language],
      to: &output,
      first: style.painted(mark, isVerdict ? .yellow : .dim),
      rest: "    ",
      style: style
    )
    let reach = report.reach(of: change)
    if !reach.isEmpty {
      let shown = reach.prefix(ComparisonText.reachMax)
      var text = CommonWords.quoted(Array(shown)).vi
      let more = reach.count - shown.count
      if more > 0 { text += say(" và \(more) khen thưởng nữa", " and \(more) more awards") }
      TextLayout.append(
        say("liên quan: ", "takes part in: ") + text,
        to: &output,
        first: "    ",
        rest: "      ",
        style: style
      )
    }
    let places = report.places(of: change)
    if !places.isEmpty { line("    " + style.painted(places, .dim)) }
  }

  /// How many awards are named with one change.
  static let reachMax = 4
}
