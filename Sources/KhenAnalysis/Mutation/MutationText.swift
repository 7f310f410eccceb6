import KhenEvaluation
import KhenExplanation
package import KhenSemantics
package import KhenSource
import KhenSyntax

/// A report of mutants as people read it.
package struct MutationText {
  private let report: MutationReport
  private let program: CheckedProgram
  private let style: MutationTextStyle

  /// How the text looks, and how places are named.
  package struct MutationTextStyle {
    /// The language.
    package var language: Language
    /// The path of a file.
    package var path: (FileID) -> String
    /// The place of a range: `rules/a.khen:20:5`.
    package var place: (SourceRange) -> String
    /// A text in bold, red or green.
    package var painted: (String, Paint) -> String
    /// The dossier of a killer in the words of the rules.
    package var dossier: (Killer) -> String

    /// How a text stands out.
    package enum Paint {
      case good
      case bad
      case faint
    }

    /// Makes a style.
    package init(
      language: Language,
      path: @escaping (FileID) -> String,
      place: @escaping (SourceRange) -> String,
      painted: @escaping (String, Paint) -> String,
      dossier: @escaping (Killer) -> String
    ) {
      self.language = language
      self.path = path
      self.place = place
      self.painted = painted
      self.dossier = dossier
    }
  }

  /// Prepares the text.
  package init(_ report: MutationReport, _ program: CheckedProgram, style: MutationTextStyle) {
    self.report = report
    self.program = program
    self.style = style
  }

  /// The whole report.
  package var text: String {
    var text = table + "\n"
    let survivors = report.survivors
    if !survivors.isEmpty {
      text += say(
        "Lọt: nếu quy tắc bị sửa nhầm như sau, không kiểm thử nào báo\n\n",
        "Survived: if the rules were changed by mistake like this, no test would tell\n\n"
      )
      for entry in survivors { text += self.text(of: entry) + "\n" }
    }
    let explained = report.explainedSurvivors
    if !explained.isEmpty {
      text += say(
        "Lọt, đã giải thích trong tệp quy tắc\n\n",
        "Survived, explained beside the rule\n\n"
      )
      for entry in explained {
        text += style.place(entry.mutation.key.site) + "  " + entry.mutation.text[style.language]
        text += "\n    " + (entry.explanation ?? "") + "\n"
      }
      text += "\n"
    }
    return text + summary
  }

  private func say(_ vi: String, _ en: String) -> String {
    style.language == .vietnamese ? vi : en
  }

  // MARK: - Table

  private var table: String {
    let files = report.countsOfFiles
    let titles =
      style.language == .vietnamese
      ? ["TỆP", "THAY ĐỔI", "BÁO", "LỌT", "NHƯ CŨ", "ĐIỂM"]
      : ["FILE", "CHANGES", "TOLD", "SURVIVED", "SAME", "SCORE"]
    var rows: [[String]] = []
    for (file, counts) in files { rows.append([style.path(file)] + cells(counts)) }
    if files.count > 1 { rows.append([say("tất cả", "all")] + cells(report.counts)) }
    var widths = titles.map { TextLayout.width($0) }
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], TextLayout.width(cell))
      }
    }
    return ([titles] + rows).map { line($0, widths) + "\n" }.joined()
  }

  private func cells(_ counts: MutationReport.Counts) -> [String] {
    [
      "\(counts.total)", "\(counts.killed)", "\(counts.survived)",
      "\(counts.equivalent + counts.refused)", percent(counts.score),
    ]
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var text = ""
    for (column, cell) in cells.enumerated() {
      let blank = String(repeating: " ", count: widths[column] - TextLayout.width(cell))
      text += column == 0 ? cell + blank : "  " + blank + cell
    }
    return text
  }

  private func percent(_ score: Int?) -> String {
    guard let score else { return "–" }
    let point = style.language == .vietnamese ? "," : "."
    return "\(score / 10)\(point)\(score % 10) %"
  }

  // MARK: - Survivors

  private func text(of entry: MutationReport.Entry) -> String {
    let mutation = entry.mutation
    let language = style.language
    var text = style.place(mutation.key.site) + "  "
    text += style.painted(mutation.text[language], .bad) + "\n"
    let citations = RuleWords.citations(mutation.citations, in: program)[language]
    let owner = mutation.owner == mutation.before ? "" : mutation.owner[language]
    if !owner.isEmpty || !citations.isEmpty {
      text += "    " + [owner, citations].filter { !$0.isEmpty }.joined(separator: " · ") + "\n"
    }
    if let reason = entry.reason { text += "    " + reason[language] + "\n" }
    if let killer = entry.cohortKiller { return text + self.text(of: killer) }
    guard let killer = entry.killer else {
      return text
        + say(
          "    chưa tìm được hồ sơ nào phân biệt; cũng chưa chứng minh được là không có\n",
          "    no dossier that tells was found; nor was it proved that there is none\n"
        )
    }
    text += say("    hồ sơ phân biệt được: ", "    a dossier that tells: ")
    text += style.dossier(killer) + "\n"
    return text + outcomes(killer)
  }

  private func text(of killer: CohortKiller) -> String {
    let language = style.language
    let day = DateText.day(killer.cohort.evaluationDate)
    let head = say("    đợt phân biệt được: ", "    a cohort that tells: ")
    let date = say(", ngày xét ", ", as of ") + day + "\n"
    return head + killer.difference[language] + date
      + killer.nominees.prefix(3).map { nominee in
        line(
          "“\(nominee.key)”",
          nominee.before.word[language],
          nominee.after.word[language]
        )
      }.joined()
  }

  /// What comes out, and what would with the change.
  private func line(_ subject: String, _ before: String, _ after: String) -> String {
    let subject = subject.isEmpty ? "" : subject + ": "
    return "        " + subject + style.painted(before, .good)
      + say("; nếu quy tắc bị đổi: ", "; with the change: ") + after + "\n"
  }

  private func outcomes(_ killer: Killer) -> String {
    let language = style.language
    if let verdict = killer.verdict, let other = killer.otherVerdict, verdict != other {
      return line("", WordTable.verdict(verdict)[language], WordTable.verdict(other)[language])
    }
    if let instrument = killer.instrument, killer.parts.isEmpty {
      return line(
        "",
        say("áp dụng ", "under ") + instrument.text,
        killer.otherInstrument?.text ?? "–"
      )
    }
    return killer.parts.prefix(2).map { part in
      line(part.name.text, words(part.before), words(part.after))
    }.joined()
  }

  private func words(_ result: Killer.Part.Result) -> String {
    switch result {
    case .outcome(let outcome): return KillerWords.outcome(outcome)[style.language]
    case .value(let value, let type):
      let measure: TimeUnitWord = program.time.measure == .days365 ? .days : .months
      return value.text(in: style.language, type: type, measure: measure)
    }
  }

  // MARK: - Summary

  private var summary: String {
    let counts = report.counts
    var text = ""
    if let all = report.sampledFrom {
      text += say(
        "Chỉ thử \(counts.total) trong \(all) thay đổi, chọn ngẫu nhiên với hạt giống"
          + " \(report.seed).\n",
        "Only \(counts.total) of \(all) changes were tried, chosen at random with seed"
          + " \(report.seed).\n"
      )
    }
    if counts.notTried > 0 {
      text += say(
        "Hết giờ: \(counts.notTried) thay đổi chưa thử.\n",
        "Out of time: \(counts.notTried) changes were not tried.\n"
      )
    }
    text += say(
      "\(counts.total) thay đổi thử: kiểm thử báo \(counts.killed), lọt \(counts.survived)",
      "\(counts.total) changes tried: \(counts.killed) told by tests, \(counts.survived) survived"
    )
    if counts.explained > 0 {
      text += say(
        " (\(counts.explained) đã giải thích)",
        " (\(counts.explained) explained)"
      )
    }
    if counts.equivalent > 0 {
      text += say(
        ", \(counts.equivalent) không làm khác đi (đã chứng minh)",
        ", \(counts.equivalent) change nothing (proved)"
      )
    }
    if counts.refused > 0 {
      text += say(
        ", \(counts.refused) bị khen validate báo lỗi",
        ", \(counts.refused) refused by khen validate"
      )
    }
    return text + say("; điểm ", "; score ") + percent(counts.score) + "\n"
  }
}

/// Outcomes of parts as tests say them.
enum KillerWords {
  static func outcome(_ outcome: Outcome) -> Bilingual {
    switch outcome {
    case .met: Bilingual(vi: "đạt", en: "met")
    case .notMet: Bilingual(vi: "không đạt", en: "not met")
    case .undetermined: Bilingual(vi: "chưa rõ", en: "unclear")
    case .awaiting: Bilingual(vi: "chờ", en: "awaiting")
    case .error: Bilingual(vi: "lỗi quy tắc", en: "rule error")
    case .notNeeded: Bilingual(vi: "không cần", en: "not needed")
    }
  }
}
