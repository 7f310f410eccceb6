import KhenEvaluation
import KhenSource
import KhenSyntax

/// Writes the result of a scorecard as people read it: the total first, then each item with its
/// maximum and where its points are from, what is missing, the sources.
package struct ScorecardRenderer: Sendable {
  private let style: TextStyle
  private let places: PlaceTable

  /// Makes a renderer.
  package init(style: TextStyle, places: PlaceTable = PlaceTable()) {
    self.style = style
    self.places = places
  }

  /// Writes the whole result, ending in a line break.
  package func render(_ text: ScorecardText) -> String {
    var output = ""
    appendHeading(text, to: &output)
    for error in text.dataErrors {
      var line = error.message[style.language]
      let place = error.place.textWithFile(in: style.language)
      if !place.isEmpty { line += " (" + place + ")" }
      append(line, first: "  • ", rest: "    ", to: &output)
    }
    for conflict in text.conflicts {
      let place = places.rulePlace(conflict)
      if !place.isEmpty { output += "  • " + say("mâu thuẫn tại ", "conflict at ") + place + "\n" }
    }
    if !text.items.isEmpty { output += "\n" }
    for item in text.items { append(item, to: &output) }
    appendMissing(text, to: &output)
    appendSources(text, to: &output)
    return output
  }

  private func say(_ vi: String, _ en: String) -> String {
    style.language == .vietnamese ? vi : en
  }

  private func append(
    _ text: String,
    first: String,
    rest: String,
    to output: inout String
  ) {
    TextLayout.append(text, to: &output, first: first, rest: rest, style: style)
  }

  // MARK: - Answer

  private func appendHeading(_ text: ScorecardText, to output: inout String) {
    var title = PrintableText.of(text.key)
    if !text.nominee.isEmpty { title = PrintableText.of(text.nominee) + " (" + title + ")" }
    if title.isEmpty { title = text.place?.text(in: style.language) ?? "" }
    output += style.painted(title + " · " + text.label, .bold) + "\n"
    var answer = ScoreWords.symbol(text.outcome) + " "
    if let total = text.total {
      answer += say("TỔNG ĐIỂM ", "TOTAL ") + total.text[style.language]
      if let classification = text.classification {
        answer +=
          " · " + say("XẾP LOẠI ", "CLASSIFICATION ") + classification.text[style.language]
      }
    } else {
      answer += ScoreWords.outcome(text.outcome)[style.language]
    }
    output += style.painted(answer, ScoreWords.paint(text.outcome))
    output += say(" tại ngày ", " as of ") + DateText.day(text.evaluationDate) + "\n"
    let citations = citationText(text.citations)
    if !citations.isEmpty {
      append(say("Theo ", "Under ") + citations, first: "", rest: "  ", to: &output)
    }
  }

  // MARK: - Items

  private func append(_ item: ScoreItemText, to output: inout String) {
    let isOpen = !item.points.isKnown
    let symbol = isOpen ? style.painted("?", .yellow) : style.painted("✓", .green)
    var line = ""
    switch item.role {
    case .item: break
    case .bonus: line = say("Điểm cộng – ", "Bonus – ")
    case .deduction: line = say("Điểm trừ – ", "Deduction – ")
    }
    line += item.label + ": " + item.points.text[style.language]
    line += " / " + item.maximum.text[style.language]
    let citations = citationText(item.citations)
    if !citations.isEmpty { line += "  [" + citations + "]" }
    append(line, first: symbol + " ", rest: "  ", to: &output)
    let inner = "    "
    if let scorer = item.scorer {
      append(scored(item, by: scorer), first: inner, rest: inner + "  ", to: &output)
    } else {
      let formula = formula(of: item)
      if !formula.isEmpty { append(formula, first: inner, rest: inner + "  ", to: &output) }
    }
    append(item.details, indent: inner, to: &output)
    guard item.scorer == nil else { return }
    for fact in item.facts {
      var line = fact.label[style.language] + " = " + fact.value[style.language]
      line += placeText(fact)
      append(line, first: inner, rest: inner + "  ", to: &output)
    }
  }

  /// How points are worked out; empty where one fact, told below, is all there is to say.
  private func formula(of item: ScoreItemText) -> String {
    let formula = item.formula?[style.language] ?? ""
    if let limit = ScoreWords.limit(item.raw, item.maximum) {
      return formula + ": " + limit[style.language]
    }
    if item.facts.count == 1, item.facts[0].label[style.language] == formula { return "" }
    let raw = item.raw.text[style.language]
    return item.raw.isKnown && formula != raw ? formula + " = " + raw : formula
  }

  /// Who scored: who has to, who is filed to have done it, and when.
  private func scored(_ item: ScoreItemText, by scorer: String) -> String {
    guard item.raw.isKnown else {
      let filed =
        item.raw.text == ValueText.unknown
        ? "" : say("; mới ghi ", "; filed as ") + item.raw.text[style.language]
      return say("chưa chấm; do ", "not scored yet; to be scored by ") + scorer
        + say(" chấm", "") + filed
    }
    var line = ScoreWords.scoredBy(scorer)[style.language]
    var notes: [String] = []
    if let name = item.scoredBy { notes.append(say("người chấm ", "by ") + name) }
    if let day = item.scoredOn { notes.append(say("ngày ", "on ") + day[style.language]) }
    if !notes.isEmpty { line += ": " + TextLayout.joined(notes, by: ", ") }
    if let limit = ScoreWords.limit(item.raw, item.maximum) {
      line += "; " + limit[style.language]
    }
    if let fact = item.facts.first { line += placeText(fact) }
    return line
  }

  private func placeText(_ fact: FactUse) -> String {
    let place = places.dataPlace(fact.origin)?.text(in: style.language) ?? ""
    return place.isEmpty ? "" : " (" + place + ")"
  }

  private func append(_ details: [Detail], indent: String, to output: inout String) {
    for (index, detail) in details.enumerated() {
      let isLast = index == details.count - 1
      var line = detail.text[style.language]
      let citations = citationText(detail.citations)
      if !citations.isEmpty { line += " (" + citations + ")" }
      let inner = indent + (isLast ? "  " : "│ ")
      append(line, first: indent + (isLast ? "└ " : "├ "), rest: inner + "  ", to: &output)
      append(detail.children, indent: inner, to: &output)
    }
  }

  // MARK: - Below the items

  private func appendMissing(_ text: ScorecardText, to output: inout String) {
    guard !text.missing.isEmpty else { return }
    output += "\n" + say("Còn thiếu:", "Still missing:") + "\n"
    for missing in text.missing {
      append(missing.text[style.language], first: "  • ", rest: "    ", to: &output)
    }
  }

  private func appendSources(_ text: ScorecardText, to output: inout String) {
    var lines = text.uncertainSources.map { $0.text(in: style.language) }
    for gap in text.lawGaps {
      lines.append(gap + say(" – quy định chưa có nguồn", " – law not sourced"))
    }
    guard !lines.isEmpty else { return }
    output += "\n"
    output += say(
      "Điểm này dựa trên nguồn chưa đối chiếu đủ:",
      "These points rest on sources not read in full:"
    )
    output += "\n"
    for line in lines { append(line, first: "  • ", rest: "    ", to: &output) }
  }

  private func citationText(_ citations: [CitationText]) -> String {
    TextLayout.joined(citations.map { $0.text(in: style.language) }, by: "; ")
  }
}
