import KhenEvaluation
import KhenExplanation
package import KhenSource

/// A comparison as a comment for a pull request: a summary, tables, details folded.
///
/// The first line marks the comment, so that a bot can find and replace it.
package struct ComparisonMarkdown {
  /// The first line of each comment.
  package static let marker = "<!-- khen diff -->"

  private let report: ComparisonReport
  private let language: Language
  private var output = ""

  /// How many rows a table has before the rest is only counted: comments have a limit of size.
  private static let rowsMax = 200

  /// Prepares to write a report.
  package init(_ report: ComparisonReport, _ language: Language) {
    self.report = report
    self.language = language
  }

  /// The whole text.
  package mutating func render() -> String {
    output = ComparisonMarkdown.marker + "\n"
    line("## " + say("So sánh quy tắc", "Comparison of rules"))
    line("")
    line(code(report.oldName) + " → " + code(report.newName))
    line("")
    writeSummary()
    writeChanges()
    writeEffects()
    writeFlips()
    return output
  }

  private func say(_ vi: String, _ en: String) -> String {
    language == .vietnamese ? vi : en
  }

  private mutating func line(_ text: String) { output += text + "\n" }

  // MARK: - Summary

  private mutating func writeSummary() {
    let changes = report.changes
    if changes.isEmpty {
      line("- " + say("**Không có thay đổi về nội dung.**", "**Nothing changed in content.**"))
    } else {
      let count = changes.changes.count
      let verdictCount = changes.changes.count { $0.severity == .verdict }
      line(
        "- "
          + say(
            "**\(count) thay đổi**, \(verdictCount) có thể làm khác kết luận",
            "**\(count) \(count == 1 ? "change" : "changes")**, \(verdictCount) that can change a"
              + " verdict"
          )
      )
    }
    if changes.testsAdded + changes.testsRemoved > 0 {
      line(
        "- "
          + say(
            "Kiểm thử: thêm \(changes.testsAdded), bỏ \(changes.testsRemoved)",
            "Tests: \(changes.testsAdded) added, \(changes.testsRemoved) removed"
          )
      )
    }
    if let effects = report.effects {
      let differing = effects.count { $0.conclusion == .differs }
      let equivalent = effects.count { $0.conclusion == .equivalent }
      let open = effects.count { $0.conclusion == .open }
      if effects.isEmpty {
        line("- " + say("Kết luận: không đổi", "Verdicts: unchanged"))
      } else {
        line(
          "- "
            + say(
              "Kết luận: \(differing) chỗ khác, \(equivalent) chỗ tương đương, \(open) chỗ chưa rõ",
              "Verdicts: \(differing) differ, \(equivalent) equivalent, \(open) not decided"
            )
        )
      }
    }
    if let flips = report.flips {
      line("- " + say("Hồ sơ: ", "Dossiers: ") + text(FlipWords.summary(flips)))
    }
  }

  // MARK: - Changes

  private mutating func writeChanges() {
    let groups = ChangeGroups(report.changes.changes).groups
    guard !groups.isEmpty else { return }
    line("")
    line("### " + say("Quy định thay đổi", "What changed in the rules"))
    for group in groups {
      line("")
      line("**" + text(group.title) + "**")
      line("")
      line(
        say("| | Nội dung | Trước | Sau |", "| | What | Before | After |")
      )
      line("|---|---|---|---|")
      for change in group.changes.prefix(ComparisonMarkdown.rowsMax) { write(change) }
      writeMore(group.changes.count - ComparisonMarkdown.rowsMax)
    }
    details(say("Chỗ trong tệp và khen thưởng liên quan", "Places and awards concerned")) {
      for change in $0.report.changes.changes.prefix(ComparisonMarkdown.rowsMax) {
        $0.writePlaces(change)
      }
    }
  }

  private mutating func writePlaces(_ change: RuleChange) {
    var item = "- " + text(ChangeWords.subject(change))
    let places = report.places(of: change)
    if !places.isEmpty { item += ": " + code(places) }
    let reach = change.reaches.map { code($0.text) }
    if !reach.isEmpty { item += " · " + TextLayout.joined(reach, by: ", ") }
    line(item)
  }

  private mutating func write(_ change: RuleChange) {
    let mark = change.severity == .verdict ? "⚠️" : "·"
    var what = text(ChangeWords.subject(change))
    let action = ChangeWords.heading(change)
    if !action.vi.isEmpty { what += ": " + text(action) }
    if let context = change.context { what += say(", trong ", ", in ") + text(context) }
    if let note = change.note { what += "; " + text(note) }
    let before = change.old.map { text($0) } ?? ""
    let after = change.new.map { text($0) } ?? ""
    line("| \(mark) | \(what) | \(before) | \(after) |")
  }

  private mutating func writeMore(_ count: Int) {
    guard count > 0 else { return }
    line("")
    line(say("và \(count) dòng nữa", "and \(count) more"))
  }

  // MARK: - Effects

  private mutating func writeEffects() {
    guard let effects = report.effects, !effects.isEmpty else { return }
    line("")
    line("### " + say("Ảnh hưởng đến kết luận", "Effect on verdicts"))
    line("")
    line(say("| Khen thưởng | Ngày xét | Kết luận |", "| Award | Evaluated | Verdicts |"))
    line("|---|---|---|")
    for effect in effects.prefix(ComparisonMarkdown.rowsMax) {
      var conclusion = text(EffectWords.conclusion(effect))
      if !effect.flips.isEmpty {
        conclusion = TextLayout.joined(
          effect.flips.map { text(EffectWords.verdicts($0.oldVerdict, $0.newVerdict)) },
          by: "<br>"
        )
      }
      let award = escaped(effect.label) + "<br>" + escaped(effect.kindLabel)
      line("| \(award) | \(text(CommonWords.period(effect.days))) | \(conclusion) |")
    }
    writeMore(effects.count - ComparisonMarkdown.rowsMax)
    for effect in effects where !effect.flips.isEmpty {
      details(say("Hồ sơ làm chứng: ", "Witnesses: ") + escaped(effect.label)) {
        for flip in effect.flips { $0.write(flip) }
        for note in effect.notes { $0.line("- " + $0.text(note)) }
      }
    }
  }

  private mutating func write(_ flip: AwardEffect.Flip) {
    line(
      "**" + text(EffectWords.verdicts(flip.oldVerdict, flip.newVerdict)) + "** · "
        + say("ngày xét ", "evaluated ") + DateText.day(flip.date)
    )
    line("")
    for clause in flip.clauses {
      line("- " + say("vì ", "because of ") + text(EffectWords.clause(clause)))
    }
    line("")
    fence(flip.data[language], "")
    fence(flip.newJSON, "json")
  }

  // MARK: - Dossiers

  private mutating func writeFlips() {
    guard let flips = report.flips, flips.flipCount > 0 else { return }
    line("")
    line(
      "### " + say("Hồ sơ đổi kết luận", "Dossiers with another verdict") + " · "
        + DateText.day(flips.date)
    )
    line("")
    line(say("| Trước | Sau | Số kết quả |", "| Before | After | Results |"))
    line("|---|---|---:|")
    for direction in flips.directions {
      let before = text(WordTable.verdict(direction.old))
      let after = text(WordTable.verdict(direction.new))
      line("| \(before) | \(after) | \(direction.count) |")
    }
    if !flips.clauses.isEmpty {
      line("")
      line(say("| Điều | Số kết quả |", "| Clause | Results |"))
      line("|---|---:|")
      for count in flips.clauses.prefix(ComparisonMarkdown.rowsMax) {
        line("| \(text(FlipWords.clause(count))) | \(count.count) |")
      }
    }
    details(say("Từng hồ sơ", "Each dossier")) {
      $0.line(
        $0.say("| Mã | Khen thưởng | Kết luận | Vì |", "| Id | Award | Verdict | Because of |")
      )
      $0.line("|---|---|---|---|")
      for flip in flips.flips.prefix(ComparisonMarkdown.rowsMax) { $0.write(flip) }
      $0.writeMore(flips.flipCount - min(flips.flips.count, ComparisonMarkdown.rowsMax))
    }
  }

  private mutating func write(_ flip: DossierFlip) {
    let clauses = flip.clauses.map { text(EffectWords.clause($0)) }
    let errors = flip.dataErrors.map { text($0.message) }
    let because = TextLayout.joined(clauses + errors, by: "<br>")
    let verdicts = text(EffectWords.verdicts(flip.oldVerdict, flip.newVerdict))
    line("| \(escaped(flip.key)) | \(escaped(flip.awardLabel)) | \(verdicts) | \(because) |")
  }

  // MARK: - Markdown

  /// A part that is folded until somebody opens it.
  private mutating func details(
    _ title: String,
    _ body: (inout ComparisonMarkdown) -> Void
  ) {
    line("")
    line("<details><summary>" + title + "</summary>")
    line("")
    body(&self)
    line("")
    line("</details>")
  }

  private func text(_ text: Bilingual) -> String { escaped(text[language]) }

  /// A text in which nothing is markup, in one line.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\n", "\r": result += " "
      // Nobody is to be called by what stands in rules.
      case "@": result += "@<!-- -->"
      case "\\", "`", "*", "_", "|", "[", "]", "#", "~", "!":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text as code in a line; backquotes in it would end it.
  private func code(_ text: String) -> String {
    var plain = ""
    for character in text where character != "\n" && character != "\r" {
      plain.append(character == "`" ? "'" : character)
    }
    // A stroke ends a cell of a table even within code.
    return "`" + plain + "`"
  }

  /// A block of code; the fence is longer than any run of backquotes in it.
  private mutating func fence(_ text: String, _ kind: String) {
    var longest = 2
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    line(fence + kind)
    line(text)
    line(fence)
    line("")
  }
}
