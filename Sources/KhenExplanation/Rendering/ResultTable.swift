package import KhenEvaluation
package import KhenSource

/// The table of `khen check` for people: one row for each dossier and award.
///
/// Column widths are taken from the first rows, so that a million rows can be written as they
/// come; later text that is wider wraps within its column.
package struct ResultTable: Sendable {
  /// One row, ready to be laid out.
  package struct Row: Sendable {
    /// Key of the dossier.
    package var key: String
    /// The nominee, or where the dossier stands when no name was filed.
    package var nominee: String
    /// Label of the award.
    package var award: String
    /// The verdict.
    package var verdict: Verdict
    /// One line each.
    package var reasons: [String]
    /// What the header says of the award, its version and the date.
    package var heading: String
    /// The text that was applied, for a column of awards.
    package var version = ""
    /// What the header says where it says nothing of awards: the date.
    package var date = ""
    /// Whether the dossier names its award.
    package var isNominated = false
    /// Lines below the row, laid out already; empty for none.
    package var tree = ""
  }

  /// How many rows decide the widths of the columns.
  package static let measuredRowCount = 500
  private static let reasonCountMax = 3

  private let style: TextStyle
  private var waiting: [Row] = []
  private var columns: Columns?
  /// Whether the texts that were applied stand in the column of awards.
  private var namesVersions = false

  /// Makes an empty table.
  package init(style: TextStyle) { self.style = style }

  /// Makes the row of a result.
  package static func row(_ result: DossierResult, in language: Language) -> Row {
    let explanation = result.explanation
    var nominee = PrintableText.of(explanation.nominee)
    if nominee.isEmpty, let place = result.place?.text(in: language), !place.isEmpty {
      nominee = "(" + place + ")"
    }
    var reasons = explanation.reasons.map { $0.text[language] }
    for error in result.dataErrors {
      let place = error.place.text(seenFrom: result.place, in: language)
      reasons.append(error.message[language] + (place.isEmpty ? "" : " (" + place + ")"))
    }
    // Whoever reads a row must see that it was an earlier text that was applied.
    if let choice = explanation.choice, choice.isEarlier {
      for clause in choice.clauses where clause.applicability == .applies {
        reasons.append(clause.text[language])
      }
    } else if let choice = explanation.choice, !choice.isOpen {
      for version in choice.evaluated where !version.isDecisive {
        reasons.append(version.text[language])
      }
    }
    if reasons.count > reasonCountMax {
      let hidden = reasons.count - reasonCountMax
      reasons.removeLast(hidden)
      reasons.append(
        language == .vietnamese ? "… và \(hidden) lý do khác" : "… and \(hidden) more"
      )
    }
    var row = Row(
      key: PrintableText.of(explanation.key),
      nominee: nominee,
      award: explanation.awardLabel,
      verdict: explanation.verdict,
      reasons: reasons,
      heading: heading(explanation, in: language)
    )
    row.isNominated = result.isNominated
    if explanation.verdict != .dataError, let version = explanation.version,
      !version.instrument.isEmpty
    {
      row.version = version.label
    }
    let day = DateText.day(explanation.evaluationDate)
    row.date = language == .vietnamese ? "Ngày xét " + day : "As of " + day
    return row
  }

  /// Adds a row and returns the text that is ready to be written.
  package mutating func add(_ row: Row) -> String {
    if let columns {
      var row = row
      if namesVersions { nameVersion(of: &row) }
      return columns.lines(row, style: style)
    }
    waiting.append(row)
    return waiting.count >= ResultTable.measuredRowCount ? start() : ""
  }

  /// Ends the table and returns the rest of its text.
  package mutating func finish() -> String {
    columns == nil && !waiting.isEmpty ? start() : ""
  }

  private func nameVersion(of row: inout Row) {
    if !row.version.isEmpty { row.award += " (" + row.version + ")" }
  }

  private static func heading(_ explanation: Explanation, in language: Language) -> String {
    // Where no version was applied there is nothing to say of the law above the table.
    guard let version = explanation.version, explanation.verdict != .dataError else { return "" }
    let effect = DateText.effect(version.effect, in: language)
    var parts = [explanation.awardLabel]
    parts.append(effect.isEmpty ? version.label : version.label + ", " + effect)
    let date = DateText.day(explanation.evaluationDate)
    parts.append(language == .vietnamese ? "ngày xét " + date : "as of " + date)
    return TextLayout.joined(parts, by: " · ")
  }

  /// More headings than this say less than a column does.
  private static let headingCountMax = 6

  private mutating func start() -> String {
    var headings: [String] = []
    for row in waiting where !row.heading.isEmpty && !headings.contains(row.heading) {
      headings.append(row.heading)
    }
    var awards: [String] = []
    for row in waiting where !row.award.isEmpty && !awards.contains(row.award) {
      awards.append(row.award)
    }
    let isMixed = waiting.contains { $0.isNominated } && awards.count > 1
    if isMixed || headings.count > ResultTable.headingCountMax {
      namesVersions = true
      headings = [waiting[0].date]
      for index in waiting.indices { nameVersion(of: &waiting[index]) }
    }
    let measured = Columns(rows: waiting, style: style)
    columns = measured
    var output = ""
    for heading in headings {
      TextLayout.append(heading, to: &output, first: "", rest: "  ", style: style)
    }
    if !headings.isEmpty { output += "\n" }
    output += measured.header(style)
    for row in waiting { output += measured.lines(row, style: style) }
    waiting = []
    return output
  }
}

/// The widths of the columns of a table.
private struct Columns: Sendable {
  private var key: Int
  private var nominee: Int
  /// 0 where all rows are about one award.
  private var award: Int
  private var verdict: Int
  private var reasons: Int

  init(rows: [ResultTable.Row], style: TextStyle) {
    let titles = Columns.titles(style.language)
    key = TextLayout.width(titles.key)
    nominee = TextLayout.width(titles.nominee)
    verdict = TextLayout.width(titles.verdict)
    var awards: [String] = []
    for row in rows {
      key = max(key, TextLayout.width(row.key))
      nominee = max(nominee, TextLayout.width(row.nominee))
      verdict = max(verdict, 2 + TextLayout.width(WordTable.verdict(row.verdict)[style.language]))
      if !row.award.isEmpty, !awards.contains(row.award) { awards.append(row.award) }
    }
    key = min(key, style.width / 5)
    nominee = min(nominee, style.width / 4)
    award = awards.count > 1 ? max(TextLayout.width(titles.award), style.width / 6) : 0
    let gaps = award > 0 ? 9 : 7
    reasons = max(20, style.width - key - nominee - verdict - award - gaps)
  }

  func header(_ style: TextStyle) -> String {
    let titles = Columns.titles(style.language)
    let line = assembled(
      key: titles.key,
      nominee: titles.nominee,
      award: titles.award,
      verdict: titles.verdict,
      reason: titles.reasons
    )
    return style.painted(line, .bold) + "\n"
  }

  func lines(_ row: ResultTable.Row, style: TextStyle) -> String {
    let keys = TextLayout.wrapped(row.key, to: key)
    let nominees = TextLayout.wrapped(row.nominee, to: nominee)
    let awards = award > 0 ? TextLayout.wrapped(row.award, to: award) : []
    var reasonLines: [String] = []
    for index in row.reasons.indices {
      let isLast = index == row.reasons.count - 1
      let text = row.reasons[index] + (isLast ? "" : ";")
      reasonLines += TextLayout.wrapped(text, to: reasons)
    }
    let answer =
      WordTable.symbol(row.verdict) + " " + WordTable.verdict(row.verdict)[style.language]
    let count = max(keys.count, nominees.count, awards.count, reasonLines.count)
    var output = ""
    for index in 0..<count {
      let words = index == 0 ? answer : ""
      output += assembled(
        key: index < keys.count ? keys[index] : "",
        nominee: index < nominees.count ? nominees[index] : "",
        award: index < awards.count ? awards[index] : "",
        verdict: words,
        reason: index < reasonLines.count ? reasonLines[index] : "",
        paint: { style.painted($0, WordTable.paint(row.verdict)) }
      )
      output += "\n"
    }
    return output + row.tree
  }

  private func assembled(
    key keyText: String,
    nominee nomineeText: String,
    award awardText: String,
    verdict verdictText: String,
    reason: String,
    paint: (String) -> String = { $0 }
  ) -> String {
    var line = " " + TextLayout.padded(keyText, to: key)
    line += "  " + TextLayout.padded(nomineeText, to: nominee)
    if award > 0 { line += "  " + TextLayout.padded(awardText, to: award) }
    // The colour ends before the padding, so that a line can still be trimmed.
    let padding = reason.isEmpty ? 0 : max(0, verdict - TextLayout.width(verdictText))
    line += "  " + paint(verdictText) + String(repeating: " ", count: padding)
    if !reason.isEmpty { line += "  " + reason }
    return TextLayout.trimmed(line)
  }

  private struct Titles {
    var key: String
    var nominee: String
    var award: String
    var verdict: String
    var reasons: String
  }

  private static func titles(_ language: Language) -> Titles {
    switch language {
    case .vietnamese:
      Titles(
        key: "MÃ HỒ SƠ",
        nominee: "HỌ VÀ TÊN",
        award: "KHEN THƯỞNG",
        verdict: "KẾT LUẬN",
        reasons: "LÝ DO"
      )
    case .english:
      Titles(
        key: "DOSSIER",
        nominee: "NOMINEE",
        award: "AWARD",
        verdict: "VERDICT",
        reasons: "REASONS"
      )
    }
  }
}
