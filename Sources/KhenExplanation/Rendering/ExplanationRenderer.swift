import KhenEvaluation
import KhenSource
import KhenSyntax

/// Writes one result as the tree that `khen explain` shows: the answer, the reasons, every node
/// with its figures, then facts and sources.
///
/// A pure function of the result, the places and the style.
package struct ExplanationRenderer: Sendable {
  /// Language, width and colour.
  package var style: TextStyle
  /// How places are named.
  package var places: PlaceTable
  /// Which nodes are shown.
  package var level: ExplanationLevel

  /// Makes a renderer; shows every node unless told otherwise.
  package init(
    style: TextStyle,
    places: PlaceTable = PlaceTable(),
    level: ExplanationLevel = .all
  ) {
    self.style = style
    self.places = places
    self.level = level
  }

  /// Writes the whole result, ending in a line break.
  package func render(_ result: DossierResult) -> String {
    let explanation = result.explanation
    var output = ""
    appendHeading(result, to: &output)
    appendReasons(result, to: &output)
    let nodes = level.nodes(of: explanation)
    if !nodes.isEmpty {
      output += "\n"
      for node in nodes { append(node, indent: "", isAside: false, to: &output) }
    }
    appendOthers(explanation, to: &output)
    appendResults(explanation, to: &output)
    appendMissing(explanation, to: &output)
    if level == .all { appendFacts(explanation, to: &output) }
    appendSources(explanation, to: &output)
    return output
  }

  /// Writes the nodes alone, indented, as they stand below the row of a table.
  package func renderNodes(_ result: DossierResult, indent: String) -> String {
    var output = ""
    for node in level.nodes(of: result.explanation) {
      append(node, indent: indent, isAside: false, to: &output)
    }
    return output
  }

  private var isVietnamese: Bool { style.language == .vietnamese }

  /// The wording in the renderer's language.
  private func say(_ vi: String, _ en: String) -> String { isVietnamese ? vi : en }

  // MARK: - Answer and reasons

  private func appendHeading(_ result: DossierResult, to output: inout String) {
    let explanation = result.explanation
    var title = PrintableText.of(explanation.key)
    if !explanation.nominee.isEmpty {
      title = PrintableText.of(explanation.nominee) + " (" + title + ")"
    }
    if title.isEmpty { title = result.place?.text(in: style.language) ?? "" }
    if !explanation.awardLabel.isEmpty { title += " · " + explanation.awardLabel }
    output += style.painted(title, .bold) + "\n"
    let verdict = explanation.verdict
    let answer =
      WordTable.symbol(verdict) + " " + WordTable.verdictHeading(verdict)[style.language]
    output += style.painted(answer, WordTable.paint(verdict))
    output += say(" tại ngày ", " as of ") + DateText.day(explanation.evaluationDate) + "\n"
    if let version = explanation.version {
      var line = say("Theo ", "Under ") + version.label
      let effect = DateText.effect(version.effect, in: style.language)
      if !effect.isEmpty { line += ", " + effect }
      TextLayout.append(line, to: &output, first: "", rest: "  ", style: style)
    }
    appendChoice(explanation, to: &output)
  }

  private func appendReasons(_ result: DossierResult, to output: inout String) {
    let explanation = result.explanation
    for reason in explanation.reasons {
      TextLayout.append(
        reason.text[style.language],
        to: &output,
        first: "  • ",
        rest: "    ",
        style: style
      )
    }
    for error in result.dataErrors {
      var line = error.message[style.language]
      let place = error.place.textWithFile(in: style.language)
      if !place.isEmpty { line += " (" + place + ")" }
      TextLayout.append(line, to: &output, first: "  • ", rest: "    ", style: style)
    }
    if let day = explanation.eligibleFrom {
      let line = say(
        "Đủ điều kiện từ " + DateText.day(day) + " nếu mọi dữ kiện khác không đổi",
        "Eligible from " + DateText.day(day) + " if nothing else changes"
      )
      TextLayout.append(line, to: &output, first: "  → ", rest: "    ", style: style)
    }
    let incomplete = Reason.incomplete
    if explanation.isIncomplete,
      !explanation.reasons.contains(where: { $0.text == incomplete.text })
    {
      TextLayout.append(
        incomplete.text[style.language],
        to: &output,
        first: "  • ",
        rest: "    ",
        style: style
      )
    }
  }

  // MARK: - Versions

  /// Writes why this version was applied, and what came out under each that was looked at.
  private func appendChoice(_ explanation: Explanation, to output: inout String) {
    guard let choice = explanation.choice else { return }
    for clause in choice.clauses {
      TextLayout.append(
        clause.sentence[style.language],
        to: &output,
        first: "",
        rest: "  ",
        style: style
      )
    }
    for version in choice.evaluated {
      let mark = WordTable.symbol(version.verdict) + " "
      var line = version.text[style.language]
      if version.isDecisive {
        line +=
          choice.isEarlier
          ? say(" – áp dụng bản này", " – this version is applied")
          : version.verdict == .undetermined
            ? say(" – có thể có lợi hơn", " – may be more favourable")
            : say(" – có lợi hơn, áp dụng bản này", " – more favourable, applied")
      }
      TextLayout.append(line, to: &output, first: "  " + mark, rest: "    ", style: style)
    }
  }

  /// Writes the parts of the versions that did not decide, or not alone.
  private func appendOthers(_ explanation: Explanation, to output: inout String) {
    for version in explanation.choice?.evaluated ?? [] where !version.isDecisive {
      let nodes = level.nodes(version.nodes)
      guard !nodes.isEmpty else { continue }
      output += "\n"
      let line = version.sentence[style.language]
      TextLayout.append(line, to: &output, first: "", rest: "  ", style: style)
      for node in nodes { append(node, indent: "  ", isAside: false, to: &output) }
    }
  }

  // MARK: - Nodes

  /// Writes a part; of one that is aside, because enough others of its group are met, only its
  /// outcome and why.
  private func append(
    _ node: ExplanationNode,
    indent: String,
    isAside: Bool,
    to output: inout String
  ) {
    let inner = indent + "    "
    appendHead(of: node, indent: indent, to: &output)
    appendStatement(of: node, indent: inner, to: &output)
    guard !isAside else { return }
    appendDetails(node.details, indent: inner, to: &output)
    for fact in node.missing {
      let label = say("thiếu: ", "missing: ") + missingText(fact)
      TextLayout.append(label, to: &output, first: inner, rest: inner + "  ", style: style)
    }
    for gap in node.lawGaps {
      let label = say("quy định chưa có nguồn: ", "law not sourced: ") + gap
      TextLayout.append(label, to: &output, first: inner, rest: inner + "  ", style: style)
    }
    for conflict in node.conflicts {
      let place = places.rulePlace(conflict)
      guard !place.isEmpty else { continue }
      output += inner + say("mâu thuẫn tại ", "conflict at ") + place + "\n"
    }
    for child in level.nodes(of: node) {
      let isAside = node.isMetByOthers && child.outcome != .met
      append(child, indent: inner, isAside: isAside, to: &output)
    }
  }

  private func appendHead(of node: ExplanationNode, indent: String, to output: inout String) {
    let outcome = node.outcome
    let symbol = style.painted(WordTable.symbol(outcome), WordTable.paint(outcome))
    let words = WordTable.outcome(outcome, of: node.kind)[style.language]
    let label = title(of: node) + ": " + words
    let start = TextLayout.width(indent) + 2
    let citations = citationText(node.citations)
    let column = start + TextLayout.width(label) <= citationColumn - 2 ? citationColumn : 0
    let fits = column > 0 && column + TextLayout.width(citations) <= style.width
    let head = indent + symbol + " "
    var isFirst = true
    for line in TextLayout.wrapped(label, to: style.width - start) {
      output += isFirst ? head : indent + "  "
      output +=
        isFirst && fits && !citations.isEmpty
        ? TextLayout.padded(line, to: column - start) + style.painted(citations, .dim) : line
      output += "\n"
      isFirst = false
    }
    if !fits, !citations.isEmpty {
      let lead = indent + "    "
      TextLayout.append(
        say("căn cứ ", "under ") + citations,
        to: &output,
        first: lead,
        rest: lead + "  ",
        style: style
      )
    }
  }

  /// Where citations begin when they fit beside the label.
  private var citationColumn: Int { max(40, style.width * 6 / 10) }

  private func title(of node: ExplanationNode) -> String {
    let name = node.label.isEmpty ? node.name : node.label
    switch node.kind {
    case .group(let requirement):
      let words = WordTable.requirement(requirement)[style.language]
      guard !name.isEmpty else {
        return words + say(" các điều kiện sau", " the following")
      }
      return name + " (" + words + ")"
    case .attestation(let by):
      return by.isEmpty ? name : name + " (" + by + ")"
    case .document:
      return WordTable.kind(node.kind)[style.language] + " “" + name + "”"
    case .criterion, .bar, .hold:
      return name
    }
  }

  private func appendStatement(
    of node: ExplanationNode,
    indent: String,
    to output: inout String
  ) {
    var line = node.statement?[style.language] ?? ""
    if let shortfall = node.shortfall {
      let text = shortfall.text[style.language]
      if !text.isEmpty { line += (line.isEmpty ? "" : " → ") + text }
      if let day = shortfall.metFrom {
        line += line.isEmpty ? "" : "; "
        let isBar = node.kind == .bar || node.kind == .hold
        line += say(
          (isBar ? "không còn vướng từ " : "đạt từ ") + DateText.day(day)
            + " nếu mọi dữ kiện khác không đổi",
          (isBar ? "no longer applies from " : "met from ") + DateText.day(day)
            + " if nothing else changes"
        )
      }
    }
    guard !line.isEmpty else { return }
    TextLayout.append(line, to: &output, first: indent, rest: indent + "  ", style: style)
  }

  private func appendDetails(_ details: [Detail], indent: String, to output: inout String) {
    for index in details.indices {
      let detail = details[index]
      let isLast = index == details.count - 1
      var line = detail.text[style.language]
      if let outcome = detail.outcome {
        let words = WordTable.outcome(outcome, of: .criterion)[style.language]
        line = WordTable.symbol(outcome) + " " + line + ": " + words
      }
      let citations = citationText(detail.citations)
      if !citations.isEmpty { line += " (" + citations + ")" }
      let inner = indent + (isLast ? "  " : "│ ")
      TextLayout.append(
        line,
        to: &output,
        first: indent + (isLast ? "└ " : "├ "),
        rest: inner + "  ",
        style: style
      )
      appendDetails(detail.children, indent: inner, to: &output)
    }
  }

  // MARK: - Below the tree

  private func appendResults(_ explanation: Explanation, to output: inout String) {
    guard !explanation.results.isEmpty else { return }
    output += "\n"
    for result in explanation.results {
      let name = result.label.isEmpty ? result.name : result.label
      var line = result.isDeadline ? say("Hạn: ", "Deadline: ") : say("Kết quả: ", "Result: ")
      line += name + " = " + result.value[style.language]
      let citations = citationText(result.citations)
      if !citations.isEmpty { line += " (" + citations + ")" }
      TextLayout.append(line, to: &output, first: "", rest: "  ", style: style)
    }
  }

  private func appendMissing(_ explanation: Explanation, to output: inout String) {
    if !explanation.missing.isEmpty {
      output += "\n" + say("Cần bổ sung:", "To be filed:") + "\n"
      for fact in explanation.missing {
        TextLayout.append(
          missingText(fact),
          to: &output,
          first: "  • ",
          rest: "    ",
          style: style
        )
      }
    }
    if !explanation.awaiting.isEmpty {
      output += "\n" + say("Chờ xác nhận:", "Awaiting attestation:") + "\n"
      for name in explanation.awaiting {
        TextLayout.append(name, to: &output, first: "  • ", rest: "    ", style: style)
      }
    }
  }

  private func appendFacts(_ explanation: Explanation, to output: inout String) {
    var facts: [FactUse] = []
    for clause in explanation.choice?.clauses ?? [] {
      for fact in clause.facts where !facts.contains(fact) { facts.append(fact) }
    }
    for node in explanation.nodes { node.collectFacts(into: &facts) }
    for version in explanation.choice?.evaluated ?? [] {
      for node in version.nodes { node.collectFacts(into: &facts) }
    }
    guard !facts.isEmpty else { return }
    output += "\n" + say("Dữ kiện đã dùng:", "Facts used:") + "\n"
    for fact in facts {
      var line = fact.label[style.language] + " = " + fact.value[style.language]
      let place = places.dataPlace(fact.origin)?.text(in: style.language) ?? ""
      if !place.isEmpty { line += " (" + place + ")" }
      TextLayout.append(line, to: &output, first: "  ", rest: "    ", style: style)
    }
  }

  private func appendSources(_ explanation: Explanation, to output: inout String) {
    var lines: [String] = []
    for citation in explanation.uncertainSources { lines.append(citation.text(in: style.language)) }
    for gap in explanation.lawGaps {
      lines.append(gap + say(" – quy định chưa có nguồn", " – law not sourced"))
    }
    guard !lines.isEmpty else { return }
    output += "\n"
    output += say(
      "Kết luận này dựa trên nguồn chưa đối chiếu đủ:",
      "This verdict rests on sources not read in full:"
    )
    output += "\n"
    for line in lines {
      TextLayout.append(line, to: &output, first: "  • ", rest: "    ", style: style)
    }
  }

  // MARK: - Parts of lines

  private func missingText(_ fact: FactUse) -> String {
    var text = fact.label[style.language]
    if fact.cause != .fact {
      text = WordTable.cause(fact.cause)[style.language] + " “" + text + "”"
    }
    // A partly known value says what is known; a fact that was never filed has nothing to add.
    if fact.origin != 0 {
      if fact.value != ValueText.unknown { text += " = " + fact.value[style.language] }
      let place = places.dataPlace(fact.origin)?.text(in: style.language) ?? ""
      if !place.isEmpty { text += " (" + place + ")" }
    }
    if fact.isDoubtful { text += say(" – có thể ảnh hưởng", " – may matter") }
    return text
  }

  private func citationText(_ citations: [CitationText]) -> String {
    var texts: [String] = []
    for citation in citations { texts.append(citation.text(in: style.language)) }
    return TextLayout.joined(texts, by: "; ")
  }
}

/// How much of the tree of a result is written.
package enum ExplanationLevel: String, Hashable, Sendable, CaseIterable {
  /// The verdict and its reasons only.
  case none
  /// The nodes that are not met, and what leads to them.
  case failed
  /// Every node.
  case all

  /// The nodes of a result that are written.
  package func nodes(of explanation: Explanation) -> [ExplanationNode] {
    filtered(explanation.nodes)
  }

  /// The nodes that are written of some that stand beside each other.
  package func nodes(_ nodes: [ExplanationNode]) -> [ExplanationNode] { filtered(nodes) }

  /// The parts of a group that are written.
  package func nodes(of node: ExplanationNode) -> [ExplanationNode] {
    filtered(node.children)
  }

  private func filtered(_ nodes: [ExplanationNode]) -> [ExplanationNode] {
    switch self {
    case .none: []
    case .failed: nodes.filter { $0.outcome != .met && $0.outcome != .notNeeded }
    case .all: nodes
    }
  }
}

extension ExplanationNode {
  /// Whether it is a group that is met without all of its parts.
  fileprivate var isMetByOthers: Bool {
    switch kind {
    case .group(.any), .group(.atLeast): outcome == .met
    case .group(.all), .criterion, .attestation, .bar, .hold, .document: false
    }
  }

  /// Adds the facts of the node and of its parts, each once, in order of first use.
  fileprivate func collectFacts(into facts: inout [FactUse]) {
    for fact in self.facts where !facts.contains(fact) { facts.append(fact) }
    for child in children { child.collectFacts(into: &facts) }
  }
}
