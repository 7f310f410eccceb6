import KhenSource
import KhenSyntax

/// Writes the outcome of a selection for people: a table for each group, or a paragraph for each
/// nominee.
package struct SelectionText: Sendable {
  private let report: SelectionReport
  private let style: TextStyle

  /// Makes a writer.
  package init(_ report: SelectionReport, style: TextStyle) {
    self.report = report
    self.style = style
  }

  private var language: Language { style.language }

  private func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }

  /// A table for each group.
  package func table() -> String {
    var output = head()
    let columns = SelectionColumns(report, style: style)
    for group in report.groups {
      output += "\n"
      if !group.title.isEmpty { output += style.painted(group.title[language], .bold) + "\n" }
      if !group.entries.isEmpty { output += columns.header() }
      for entry in group.entries { output += columns.lines(entry) }
      if group.entries.isEmpty { output += say(" không có hồ sơ nào", " no dossiers") + "\n" }
      for limit in group.limits { output += line(limit) }
    }
    return output + foot()
  }

  /// A paragraph for each nominee.
  package func text() -> String {
    var output = head()
    for group in report.groups {
      output += "\n"
      if !group.title.isEmpty { output += style.painted(group.title[language], .bold) + "\n" }
      for entry in group.entries { output += paragraph(entry) }
      if group.entries.isEmpty { output += say("không có hồ sơ nào", "no dossiers") + "\n" }
      for limit in group.limits { output += line(limit) }
    }
    return output + foot()
  }

  // MARK: - Parts

  private func head() -> String {
    var parts = [report.label] + report.citations.map { $0.placeText(in: language) }
    let date = DateText.day(report.evaluationDate)
    parts.append(say("ngày xét " + date, "as of " + date))
    var output = ""
    TextLayout.append(
      TextLayout.joined(parts, by: " · "),
      to: &output,
      first: "",
      rest: "  ",
      style: style
    )
    var counts = [
      say(
        "\(report.cohortCount) hồ sơ trong đợt",
        report.cohortCount == 1
          ? "1 dossier in the cohort" : "\(report.cohortCount) dossiers in the cohort"
      )
    ]
    for status in [SelectionStatus.chosen, .awaitingDecision, .undetermined, .notChosen] {
      let count = statuses.count { $0 == status }
      if count > 0 || status == .chosen { counts.append(status.counted(count)[language]) }
    }
    output += TextLayout.joined(counts, by: " · ") + "\n"
    return output
  }

  /// Each nominee once, although it may stand in several groups.
  private var statuses: [SelectionStatus] {
    var seen: Set<Int> = []
    var result: [SelectionStatus] = []
    for entry in report.groups.flatMap({ $0.entries }) where seen.insert(entry.position).inserted {
      result.append(entry.status)
    }
    return result
  }

  private func paragraph(_ entry: SelectionReport.Entry) -> String {
    var lead = entry.symbol + " "
    if entry.places != nil { lead += entry.placeText + ". " }
    lead += SelectionColumns.name(entry)
    if !entry.nominee.isEmpty { lead += " (" + PrintableText.of(entry.key) + ")" }
    var output = style.painted(lead, entry.paint) + ": " + entry.statusText[language] + "\n"
    TextLayout.append(reason(entry), to: &output, first: "    ", rest: "    ", style: style)
    return output
  }

  private func reason(_ entry: SelectionReport.Entry) -> String {
    SelectionColumns.reason(entry, language)
  }

  private func line(_ limit: SelectionReport.LimitCheck) -> String {
    var text = limit.text[language]
    if !limit.citations.isEmpty {
      let places = limit.citations.map { $0.text(in: language) }
      text += " (" + TextLayout.joined(places, by: "; ") + ")"
    }
    var output = ""
    TextLayout.append(
      text,
      to: &output,
      first: " " + style.painted(limit.symbol, limit.paint) + " ",
      rest: "   ",
      style: style
    )
    return output
  }

  private func foot() -> String {
    var output = ""
    if !report.limits.isEmpty {
      output += "\n" + style.painted(say("Cả đợt", "The whole cohort"), .bold) + "\n"
      for limit in report.limits { output += line(limit) }
    }
    var notes: [String] = []
    if report.otherCount > 0 {
      notes.append(
        say(
          "\(report.otherCount) hồ sơ khác loại, không thuộc đợt này",
          report.otherCount == 1
            ? "1 dossier of another kind is not in the cohort"
            : "\(report.otherCount) dossiers of other kinds are not in the cohort"
        )
      )
    }
    if !report.uncertainSources.isEmpty {
      let places = report.uncertainSources.map { $0.text(in: language) }
      notes.append(
        say("nguồn chưa đối chiếu đủ: ", "sources not read in full: ")
          + TextLayout.joined(places, by: "; ")
      )
    }
    if !report.dataErrors.isEmpty {
      notes.append(
        say(
          "\(report.dataErrors.count) hồ sơ không đọc được; kết quả trên chưa tính các hồ sơ này "
            + "và có thể khác khi sửa xong:",
          report.dataErrors.count == 1
            ? "1 dossier could not be read; the outcome stands without it and may differ once it is "
              + "mended:"
            : "\(report.dataErrors.count) dossiers could not be read; the outcome stands without them "
              + "and may differ once they are mended:"
        )
      )
    }
    if !notes.isEmpty { output += "\n" }
    for note in notes {
      TextLayout.append(
        note,
        to: &output,
        first: say("Lưu ý: ", "Note: "),
        rest: "  ",
        style: style
      )
    }
    for dossier in report.dataErrors { output += lines(dossier) }
    return output
  }

  private func lines(_ dossier: UnreadDossier) -> String {
    var output = ""
    for error in dossier.errors {
      let key = dossier.key.isEmpty ? "" : PrintableText.of(dossier.key) + ": "
      TextLayout.append(
        key + error.message[language] + " (" + error.place.textWithFile(in: language) + ")",
        to: &output,
        first: "  ⚠ ",
        rest: "    ",
        style: style
      )
    }
    return output
  }
}

/// The columns of the tables of a selection; the same in all groups.
struct SelectionColumns {
  private let style: TextStyle
  private var place: Int
  private var key: Int
  private var nominee: Int
  private var status: Int
  private var reason: Int

  init(_ report: SelectionReport, style: TextStyle) {
    self.style = style
    let titles = SelectionColumns.titles(style.language)
    place = TextLayout.width(titles[0])
    key = TextLayout.width(titles[1])
    nominee = TextLayout.width(titles[2])
    status = TextLayout.width(titles[3])
    var hasNames = false
    for entry in report.groups.flatMap({ $0.entries }) {
      place = max(place, TextLayout.width(entry.placeText))
      key = max(key, TextLayout.width(PrintableText.of(entry.key)))
      nominee = max(nominee, TextLayout.width(PrintableText.of(entry.nominee)))
      status = max(status, 2 + TextLayout.width(entry.statusText[style.language]))
      hasNames = hasNames || !entry.nominee.isEmpty
    }
    key = min(key, style.width / 5)
    nominee = hasNames ? min(nominee, style.width / 4) : 0
    reason = max(20, style.width - place - key - nominee - status - (hasNames ? 9 : 7))
  }

  func header() -> String {
    let titles = SelectionColumns.titles(style.language)
    return style.painted(
      assembled(titles[0], titles[1], titles[2], titles[3], titles[4]),
      .bold
    ) + "\n"
  }

  func lines(_ entry: SelectionReport.Entry) -> String {
    let keys = TextLayout.wrapped(PrintableText.of(entry.key), to: key)
    let names =
      nominee > 0 ? TextLayout.wrapped(PrintableText.of(entry.nominee), to: nominee) : []
    let reasons = TextLayout.wrapped(
      SelectionColumns.reason(entry, style.language),
      to: reason
    )
    var output = ""
    for index in 0..<max(keys.count, names.count, reasons.count) {
      output += assembled(
        index == 0 ? entry.placeText : "",
        index < keys.count ? keys[index] : "",
        index < names.count ? names[index] : "",
        index == 0 ? entry.symbol + " " + entry.statusText[style.language] : "",
        index < reasons.count ? reasons[index] : "",
        paint: { style.painted($0, entry.paint) }
      )
      output += "\n"
    }
    return output
  }

  /// The name of a nominee, or the key where none was filed.
  static func name(_ entry: SelectionReport.Entry) -> String {
    PrintableText.of(entry.nominee.isEmpty ? entry.key : entry.nominee)
  }

  /// The reason, with a word on a group that is not known.
  static func reason(_ entry: SelectionReport.Entry, _ language: Language) -> String {
    guard entry.isGroupOpen, entry.isMember != false else { return entry.reason[language] }
    let note = language == .vietnamese ? "chưa rõ thuộc nhóm nào; " : "group not known; "
    return note + entry.reason[language]
  }

  private func assembled(
    _ placeText: String,
    _ keyText: String,
    _ nameText: String,
    _ statusText: String,
    _ reasonText: String,
    paint: (String) -> String = { $0 }
  ) -> String {
    var line = " " + TextLayout.padded(placeText, to: place)
    line += "  " + TextLayout.padded(keyText, to: key)
    if nominee > 0 { line += "  " + TextLayout.padded(nameText, to: nominee) }
    let padding = reasonText.isEmpty ? 0 : max(0, status - TextLayout.width(statusText))
    line += "  " + paint(statusText) + String(repeating: " ", count: padding)
    if !reasonText.isEmpty { line += "  " + reasonText }
    return TextLayout.trimmed(line)
  }

  private static func titles(_ language: Language) -> [String] {
    language == .vietnamese
      ? ["HẠNG", "MÃ HỒ SƠ", "TÊN", "KẾT QUẢ", "LÝ DO"]
      : ["PLACE", "DOSSIER", "NOMINEE", "OUTCOME", "REASON"]
  }
}
