import KhenSource
import KhenSyntax

/// The table of `khen score`: one row for each dossier and scorecard.
///
/// Column widths are taken from the first rows, so that a million rows can be written as they
/// come; later text that is wider wraps within its column.
package struct ScorecardTable: Sendable {
  private struct Row: Sendable {
    var cells: [String]
    var outcome: ScoreOutcome
  }

  private let style: TextStyle
  private let showsCard: Bool
  private var waiting: [Row] = []
  private var widths: [Int]?

  /// Makes an empty table; the name of the card stands in it where there are several.
  package init(style: TextStyle, showsCard: Bool) {
    self.style = style
    self.showsCard = showsCard
  }

  /// Adds a row and returns the text that is ready to be written.
  package mutating func add(_ text: ScorecardText) -> String {
    let row = row(text)
    if let widths { return lines(row, widths) }
    waiting.append(row)
    return waiting.count >= ResultTable.measuredRowCount ? start() : ""
  }

  /// Ends the table and returns the rest of its text.
  package mutating func finish() -> String {
    widths == nil && !waiting.isEmpty ? start() : ""
  }

  private func say(_ vi: String, _ en: String) -> String {
    style.language == .vietnamese ? vi : en
  }

  private var titles: [String] {
    var titles = [say("MÃ HỒ SƠ", "DOSSIER"), say("TÊN", "NAME")]
    if showsCard { titles.append(say("BẢNG ĐIỂM", "SCORECARD")) }
    return titles + [
      say("TỔNG ĐIỂM", "TOTAL"), say("XẾP LOẠI", "CLASSIFICATION"),
      say("CÒN THIẾU", "STILL MISSING"),
    ]
  }

  private func row(_ text: ScorecardText) -> Row {
    var nominee = PrintableText.of(text.nominee)
    if nominee.isEmpty, let place = text.place?.text(in: style.language), !place.isEmpty {
      nominee = "(" + place + ")"
    }
    var cells = [PrintableText.of(text.key), nominee]
    if showsCard { cells.append(text.label) }
    var notes = text.missing.map { $0.text[style.language] }
    notes += text.lawGaps.map { say("quy định chưa có nguồn: ", "law not sourced: ") + $0 }
    for error in text.dataErrors {
      let place = error.place.text(seenFrom: text.place, in: style.language)
      notes.append(error.message[style.language] + (place.isEmpty ? "" : " (" + place + ")"))
    }
    cells.append(
      ScoreWords.symbol(text.outcome) + " "
        + (text.total?.text ?? ScoreWords.outcome(text.outcome))[style.language]
    )
    cells.append(text.classification?.text[style.language] ?? "")
    cells.append(TextLayout.joined(notes, by: "; "))
    return Row(cells: cells, outcome: text.outcome)
  }

  private mutating func start() -> String {
    var measured = titles.map { TextLayout.width($0) }
    for row in waiting {
      for (index, cell) in row.cells.enumerated() {
        measured[index] = max(measured[index], TextLayout.width(cell))
      }
    }
    let last = measured.count - 1
    for index in 0..<last { measured[index] = min(measured[index], style.width / 4) }
    let used = measured[..<last].reduce(1) { $0 + $1 + 2 }
    measured[last] = max(20, style.width - used)
    widths = measured
    var output = style.painted(assembled(titles, measured, paint: nil), .bold) + "\n"
    for row in waiting { output += lines(row, measured) }
    waiting = []
    return output
  }

  private func lines(_ row: Row, _ widths: [Int]) -> String {
    let wrapped = zip(row.cells, widths).map { TextLayout.wrapped($0, to: $1) }
    var output = ""
    for line in 0..<(wrapped.map { $0.count }.max() ?? 0) {
      let cells = wrapped.map { line < $0.count ? $0[line] : "" }
      output += assembled(cells, widths, paint: ScoreWords.paint(row.outcome)) + "\n"
    }
    return output
  }

  private func assembled(_ cells: [String], _ widths: [Int], paint: TextStyle.Paint?) -> String {
    var line = ""
    let total = cells.count - 3
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(0, widths[index] - TextLayout.width(cell)))
      let text = index == total ? paint.map { style.painted(cell, $0) } ?? cell : cell
      line += (index == 0 ? " " : "  ") + text + (index == cells.count - 1 ? "" : padding)
    }
    return TextLayout.trimmed(line)
  }
}

/// What a run of `khen score` found, counted.
package struct ScorecardSummary: Sendable {
  /// How many dossiers the results are about.
  package private(set) var dossierCount = 0
  private var resultCount = 0
  private var counts = [Int](repeating: 0, count: ScoreOutcome.allCases.count)

  /// Makes an empty summary.
  package init() {}

  /// Counts one result; `isNewDossier` tells the first result of a dossier.
  package mutating func add(_ text: ScorecardText, isNewDossier: Bool) {
    resultCount += 1
    if isNewDossier { dossierCount += 1 }
    for (index, outcome) in ScoreOutcome.allCases.enumerated() where outcome == text.outcome {
      counts[index] += 1
    }
  }

  /// The line under a table; ends in a line break.
  package func render(_ style: TextStyle) -> String {
    let isVietnamese = style.language == .vietnamese
    var line = isVietnamese ? "\(dossierCount) hồ sơ" : "\(dossierCount) dossiers"
    if resultCount != dossierCount {
      line += isVietnamese ? ", \(resultCount) kết quả" : ", \(resultCount) results"
    }
    var parts: [String] = []
    for (index, outcome) in ScoreOutcome.allCases.enumerated() where counts[index] > 0 {
      parts.append("\(counts[index]) " + ScoreWords.outcome(outcome)[style.language])
    }
    if !parts.isEmpty { line += ": " + TextLayout.joined(parts, by: " · ") }
    return line + "\n"
  }
}
