import KhenSource
import KhenSyntax
import KhenSemantics

extension SourcesReport {
  /// The report for people.
  package func text(_ style: TextStyle) -> String {
    let language = style.language
    var output = ""
    for entry in coverage { append(entry, to: &output, style) }
    append(timeline(style), to: &output)
    append(endingText(style), to: &output)
    let open = defects
    if !open.isEmpty {
      output += say("Nguồn còn khiếm khuyết:", "Defects of the sources:", language) + "\n"
      for defect in open {
        TextLayout.append(defect[language], to: &output, first: "  ", rest: "    ", style: style)
      }
      output += "\n"
    }
    TextLayout.append(total(language), to: &output, first: "", rest: "  ", style: style)
    return output
  }

  private func append(_ entry: SourceCoverage, to output: inout String, _ style: TextStyle) {
    let language = style.language
    let instrument = program.instruments[entry.instrument]
    output += style.painted(instrument.label, .bold) + "\n"
    TextLayout.append(
      heading(entry.instrument, language),
      to: &output,
      first: "  ",
      rest: "    ",
      style: style
    )
    let place = min(30, entry.provisions.map { width($0, language) }.max() ?? 0)
    for provision in entry.provisions { append(provision, place, to: &output, style) }
    if entry.provisions.isEmpty {
      output += "  " + say("chưa liệt kê điều khoản nào", "no provision listed", language) + "\n"
    } else {
      TextLayout.append(
        summary(entry, language),
        to: &output,
        first: "  ",
        rest: "    ",
        style: style
      )
    }
    output += "\n"
  }

  private func append(
    _ provision: SourceCoverage.Provision,
    _ columns: Int,
    to output: inout String,
    _ style: TextStyle
  ) {
    let language = style.language
    let status = style.painted(
      SourceWords.symbol(provision.status),
      SourceWords.paint(provision.status)
    )
    var text = SourceWords.status(provision.status)[language]
    let words = self.words(provision)
    if !words.isEmpty { text += ": " + words }
    if let certainty = provision.certainty, certainty != .verified,
      provision.status != .notSourced
    {
      text += say(" – nguồn: ", " – source: ", language)
      text += WordTable.certainty(certainty)[language]
    }
    if provision.isPartlyOpen {
      text += say(" (có phần chưa có nguồn)", " (a part is not sourced)", language)
    }
    if provision.isPromisedOnly {
      text += say(" (danh sách ghi là tự tính)", " (listed as decided by rule)", language)
    }
    if provision.declared == nil, !provision.parts.isEmpty {
      text += say(
        " (không có trong danh sách điều khoản)",
        " (not among the provisions listed)",
        language
      )
    }
    if let first = provision.uses.first {
      text += " · " + place(first.range)
      let others = Set(provision.uses.map { $0.range }).count - 1
      if others > 0 { text += say(" và \(others) chỗ khác", " and \(others) more", language) }
    }
    let lead =
      "  " + status + " "
      + TextLayout.padded(placeText(provision)[language], to: columns) + "  "
    let plain = 4 + max(columns, width(provision, language)) + 2
    var first = lead
    for line in TextLayout.wrapped(text, to: style.width - plain) {
      output += first + line + "\n"
      first = String(repeating: " ", count: plain)
    }
  }

  /// Number, issue, effect, what amends and replaces it.
  func heading(_ index: Int, _ language: Language) -> String {
    let instrument = program.instruments[index]
    var parts = [instrument.number ?? say("chưa ghi số hiệu", "without a number", language)]
    if let issued = SourceWords.issued(instrument) { parts.append(issued[language]) }
    if let effect = instrument.effect { parts.append(DateText.effect(effect, in: language)) }
    parts.append(SourceWords.state(instrument.effect, on: day)[language])
    let (amending, replacing) = successors(of: index)
    if !amending.isEmpty {
      parts.append(
        say("được sửa đổi bởi ", "amended by ", language) + TextLayout.joined(amending, by: ", ")
      )
    }
    if !replacing.isEmpty {
      parts.append(
        say("được thay thế bởi ", "replaced by ", language)
          + TextLayout.joined(replacing, by: ", ")
      )
    }
    return TextLayout.joined(parts, by: " · ")
  }

  /// `12 điều khoản: 5 tự tính · 3 chưa có nguồn`.
  func summary(_ entry: SourceCoverage, _ language: Language) -> String {
    let parts = SourceCoverage.Status.allCases.compactMap { status -> String? in
      let count = entry.count(of: status)
      return count == 0 ? nil : "\(count) " + SourceWords.status(status)[language]
    }
    let count = entry.provisions.count
    return say(
      "\(count) điều khoản: ",
      count == 1 ? "1 provision: " : "\(count) provisions: ",
      language
    )
      + TextLayout.joined(parts, by: " · ")
  }

  func total(_ language: Language) -> String {
    let parts = counts.compactMap { entry -> String? in
      entry.count == 0 ? nil : "\(entry.count) " + SourceWords.status(entry.status)[language]
    }
    let provisions = coverage.reduce(0) { $0 + $1.provisions.count }
    let lead = say(
      "\(coverage.count) văn bản, \(provisions) điều khoản: ",
      "\(coverage.count) instruments, \(provisions) provisions: ",
      language
    )
    return lead + TextLayout.joined(parts, by: " · ")
  }

  private func endingText(_ style: TextStyle) -> [String] {
    guard !ending.isEmpty else { return [] }
    let language = style.language
    var lines = [
      say("Hết hiệu lực trong \(months) tháng tới:", "Ending within \(months) months:", language)
    ]
    for period in ending {
      var text = DateText.day(period.lastDay) + "  " + subject(period)[language]
      if !period.hasSuccessor {
        text += say(" – chưa có quy định tiếp theo", " – nothing follows yet", language)
      }
      var lead = "  "
      for line in TextLayout.wrapped(text, to: style.width - 14) {
        lines.append(lead + line)
        lead = "              "
      }
    }
    return lines
  }

  private func append(_ lines: [String], to output: inout String) {
    guard !lines.isEmpty else { return }
    for line in lines { output += line + "\n" }
    output += "\n"
  }

  private func width(_ provision: SourceCoverage.Provision, _ language: Language) -> Int {
    TextLayout.width(placeText(provision)[language])
  }

  func say(_ vi: String, _ en: String, _ language: Language) -> String {
    language == .vietnamese ? vi : en
  }
}
