import KhenEvaluation
import KhenExplanation
package import KhenSemantics
package import KhenSource

/// The boundaries of a rule set as a table that people read.
package struct BoundaryText {
  private let boundaries: [Boundary]
  private let program: CheckedProgram
  private let language: Language
  private let place: (SourceRange) -> String

  /// Prepares the table.
  package init(
    _ boundaries: [Boundary],
    _ program: CheckedProgram,
    _ language: Language,
    place: @escaping (SourceRange) -> String
  ) {
    self.boundaries = boundaries
    self.program = program
    self.language = language
    self.place = place
  }

  /// The table, then what could not be made, then the counts.
  package var text: String {
    var text = ""
    for boundary in boundaries where boundary.points.count == 3 { text += table(boundary) }
    let others = boundaries.filter { $0.points.count < 3 }
    if !others.isEmpty {
      text += say("Chưa tạo đủ ba hồ sơ:\n", "Without three dossiers:\n")
      for boundary in others {
        text += "  " + head(boundary) + "\n"
        for point in boundary.points { text += "      " + outcome(point, boundary) + "\n" }
        if let reason = boundary.reason { text += "      " + reason[language] + "\n" }
      }
      text += "\n"
    }
    let count = boundaries.count - others.count
    return text
      + say(
        "\(boundaries.count) ngưỡng: \(count) có hồ sơ ngay trước, đúng và ngay sau;"
          + " \(others.count) chưa đủ\n",
        "\(boundaries.count) thresholds: \(count) with dossiers before, on and after;"
          + " \(others.count) without\n"
      )
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }

  private func head(_ boundary: Boundary) -> String {
    let citations = RuleWords.citations(boundary.citations, in: program)[language]
    let parts = [boundary.text[language], boundary.owner[language], citations]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ") + "  (" + place(boundary.site)
      + ")"
  }

  private func table(_ boundary: Boundary) -> String {
    let fact = boundary.fact ?? say("ngày xét", "evaluation date")
    var text = head(boundary) + "\n"
    let titles = [
      say("ngay trước", "just before"), say("đúng", "on"), say("ngay sau", "just after"),
    ]
    for (title, point) in zip(titles, boundary.points) {
      let value = fact + " " + boundary.valueText(point)
      text += "    " + TextLayout.padded(title, to: 12) + TextLayout.padded(value, to: 34)
      text += "  " + outcome(point, boundary) + "\n"
    }
    return text + "\n"
  }

  private func outcome(_ point: Boundary.Point, _ boundary: Boundary) -> String {
    var text = WordTable.verdict(point.verdict)[language]
    if let part = boundary.part, let outcome = point.outcome {
      text += " (\(part.text): \(KillerWords.outcome(outcome)[language]))"
    }
    return text
  }
}
