import KhenEvaluation
import KhenSource

/// What one nominee can be proposed for: a short table of every award, those within reach first.
///
/// A pure function of the results of one dossier and the style.
package struct AwardOverview: Sendable {
  private let style: TextStyle

  /// Makes a renderer.
  package init(style: TextStyle) { self.style = style }

  /// Writes the results of one dossier, ending in a line break.
  package func render(_ results: [DossierResult]) -> String {
    guard let first = results.first else { return "" }
    var output = style.painted(heading(first), .bold) + "\n"
    if !first.dataErrors.isEmpty {
      appendErrors(first, to: &output)
      return output
    }
    let applicable = results.filter { $0.explanation.verdict != .notApplicable }
    let rows = applicable.enumerated().sorted { left, right in
      let (first, second) = (rank(left.element), rank(right.element))
      return first == second ? left.offset < right.offset : first < second
    }
    append(rows.map { $0.element.explanation }, to: &output)
    appendNotApplicable(
      results.filter { $0.explanation.verdict == .notApplicable }.map { $0.explanation },
      to: &output
    )
    return output
  }

  /// The results that are worth counting: those of awards that are for the nominee, one of a
  /// dossier that could not be read; at least one.
  package static func counted(_ results: [DossierResult]) -> [DossierResult] {
    if results.contains(where: { !$0.dataErrors.isEmpty }) { return Array(results.prefix(1)) }
    let applicable = results.filter { $0.explanation.verdict != .notApplicable }
    return applicable.isEmpty ? Array(results.prefix(1)) : applicable
  }

  private var isVietnamese: Bool { style.language == .vietnamese }

  private func heading(_ result: DossierResult) -> String {
    let explanation = result.explanation
    var title = PrintableText.of(explanation.key)
    if !explanation.nominee.isEmpty {
      title = PrintableText.of(explanation.nominee) + " (" + title + ")"
    }
    let day = DateText.day(explanation.evaluationDate)
    return title + (isVietnamese ? " · ngày xét " : " · as of ") + day
  }

  private func appendErrors(_ result: DossierResult, to output: inout String) {
    let verdict = Verdict.dataError
    let answer = WordTable.symbol(verdict) + " " + WordTable.verdict(verdict)[style.language]
    output += "  " + style.painted(answer, WordTable.paint(verdict)) + "\n"
    for error in result.dataErrors {
      let place = error.place.text(seenFrom: result.place, in: style.language)
      let line = error.message[style.language] + (place.isEmpty ? "" : " (" + place + ")")
      TextLayout.append(line, to: &output, first: "    ", rest: "      ", style: style)
    }
  }

  // MARK: - Rows

  /// Eligible first, then what others decide, then what is out of reach; of what time alone will
  /// bring the sooner first.
  private func rank(_ result: DossierResult) -> (Int, Int) {
    let day = result.explanation.eligibleFrom
    return switch result.explanation.verdict {
    case .eligible: (0, 0)
    case .pending: (1, 0)
    case .undetermined: (2, 0)
    case .onHold: (3, 0)
    case .ineligible: (day == nil ? 5 : 4, day ?? 0)
    case .ruleError: (6, 0)
    case .notApplicable, .dataError: (7, 0)
    }
  }

  private func append(_ rows: [Explanation], to output: inout String) {
    let answers = rows.map { answer($0) }
    let widest = answers.map { TextLayout.width($0) }.max() ?? 0
    let labels = rows.map { TextLayout.width($0.awardLabel) }.max() ?? 0
    let label = min(labels, max(20, style.width / 3))
    let reason = max(20, style.width - label - widest - 6)
    for (row, answer) in zip(rows, answers) {
      let names = TextLayout.wrapped(row.awardLabel, to: label)
      let text = self.reason(row)
      let reasons = text.isEmpty ? [] : TextLayout.wrapped(text, to: reason)
      for index in 0..<max(names.count, reasons.count, 1) {
        let name = index < names.count ? names[index] : ""
        let words = index == 0 ? answer : ""
        let padding = String(repeating: " ", count: widest - TextLayout.width(words))
        var line = "  " + TextLayout.padded(name, to: label) + "  "
        line += style.painted(words, WordTable.paint(row.verdict)) + padding
        if index < reasons.count { line += "  " + reasons[index] }
        output += TextLayout.trimmed(line) + "\n"
      }
    }
  }

  /// The verdict; what only time is lacking for is “not yet”.
  private func answer(_ explanation: Explanation) -> String {
    let verdict = explanation.verdict
    let words: String
    if verdict == .ineligible, explanation.eligibleFrom != nil {
      words = isVietnamese ? "chưa đủ" : "not yet"
    } else {
      words = WordTable.verdict(verdict)[style.language]
    }
    return WordTable.symbol(verdict) + " " + words
  }

  /// The nearest thing that is missing: a day, else the first reason.
  private func reason(_ explanation: Explanation) -> String {
    if explanation.verdict == .ineligible, let day = explanation.eligibleFrom {
      let text = DateText.day(day)
      return isVietnamese
        ? "đủ điều kiện từ " + text + " nếu mọi dữ kiện khác không đổi"
        : "eligible from " + text + " if nothing else changes"
    }
    guard let first = explanation.reasons.first else {
      // That an earlier text was applied is worth knowing even where nothing is missing.
      guard let choice = explanation.choice, choice.isEarlier, let version = explanation.version
      else { return "" }
      return (isVietnamese ? "theo " : "under ") + version.label
    }
    let more = explanation.reasons.count - 1
    guard more > 0 else { return first.text[style.language] }
    return first.text[style.language]
      + (isVietnamese ? " … và \(more) lý do khác" : " … and \(more) more")
  }

  private func appendNotApplicable(_ others: [Explanation], to output: inout String) {
    guard !others.isEmpty else { return }
    var labels: [String] = []
    for other in others where !labels.contains(other.awardLabel) { labels.append(other.awardLabel) }
    let line =
      (isVietnamese ? "Không thuộc đối tượng: " : "Not applicable: ")
      + TextLayout.joined(labels, by: "; ")
    TextLayout.append(line, to: &output, first: "  ", rest: "    ", style: style)
  }
}
