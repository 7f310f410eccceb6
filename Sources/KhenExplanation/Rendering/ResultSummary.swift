package import KhenEvaluation
package import KhenSource
import KhenSyntax

/// What a run over many dossiers found, counted; parts of a run can be counted apart and merged.
package struct ResultSummary: Sendable {
  /// A reason and how often it decided.
  package struct Count: Sendable {
    /// What is counted.
    package var subject: Bilingual
    /// How often it occurred.
    package var count: Int
  }

  /// How many results there are.
  package private(set) var resultCount = 0
  /// How many dossiers the results are about; several awards give several results for each.
  package private(set) var dossierCount = 0
  /// How many results have each verdict, in the order of `Verdict.allCases`.
  package private(set) var verdictCounts = [Int](repeating: 0, count: Verdict.allCases.count)
  /// Subjects of the reasons of refusals and of open verdicts, in order of first occurrence.
  package private(set) var reasons: [Count] = []
  /// Sources that were not read in full, with how many verdicts rest on them.
  package private(set) var sources: [Count] = []
  /// Parts of the law that are not sourced, with how many verdicts they leave open.
  package private(set) var lawGaps: [Count] = []
  /// Key of the first result that is not `eligible`; empty where there is none.
  package private(set) var firstKeyToExplain = ""

  private var reasonIndex: [String: Int] = [:]
  private var sourceIndex: [String: Int] = [:]
  private var gapIndex: [String: Int] = [:]

  /// Makes an empty summary.
  package init() {}

  /// Counts one result; `isNewDossier` tells the first result of a dossier.
  package mutating func add(_ explanation: Explanation, isNewDossier: Bool = true) {
    resultCount += 1
    if isNewDossier { dossierCount += 1 }
    count(explanation.verdict, 1)
    if firstKeyToExplain.isEmpty, explanation.verdict != .eligible,
      explanation.verdict != .dataError,
      // A key that cannot be shown as it is cannot be copied from here either.
      PrintableText.of(explanation.key) == explanation.key
    {
      firstKeyToExplain = explanation.key
    }
    for reason in explanation.reasons {
      ResultSummary.count(reason.subject, 1, in: &reasons, index: &reasonIndex)
    }
    for source in explanation.uncertainSources {
      let text = Bilingual(vi: source.text(in: .vietnamese), en: source.text(in: .english))
      ResultSummary.count(text, 1, in: &sources, index: &sourceIndex)
    }
    for gap in explanation.lawGaps {
      ResultSummary.count(Bilingual(vi: gap, en: gap), 1, in: &lawGaps, index: &gapIndex)
    }
  }

  /// Adds what another part of the run counted; the other part comes later in the input.
  package mutating func merge(_ other: ResultSummary) {
    resultCount += other.resultCount
    dossierCount += other.dossierCount
    for verdict in Verdict.allCases { count(verdict, other.count(of: verdict)) }
    for entry in other.reasons {
      ResultSummary.count(entry.subject, entry.count, in: &reasons, index: &reasonIndex)
    }
    for entry in other.sources {
      ResultSummary.count(entry.subject, entry.count, in: &sources, index: &sourceIndex)
    }
    for entry in other.lawGaps {
      ResultSummary.count(entry.subject, entry.count, in: &lawGaps, index: &gapIndex)
    }
    if firstKeyToExplain.isEmpty { firstKeyToExplain = other.firstKeyToExplain }
  }

  /// How many results have a verdict.
  package func count(of verdict: Verdict) -> Int { verdictCounts[position(of: verdict)] }

  /// The summary as the lines under a table; ends in a line break.
  ///
  /// `example` is the rest of the command line that `khen explain --id KEY` needs to show one of
  /// the results; empty to leave the hint out.
  package func render(_ style: TextStyle, example: String) -> String {
    let isVietnamese = style.language == .vietnamese
    var output = ""
    var line = isVietnamese ? "\(dossierCount) hồ sơ" : "\(dossierCount) dossiers"
    if dossierCount != resultCount {
      line += isVietnamese ? ", \(resultCount) kết quả" : ", \(resultCount) results"
    }
    var lineWidth = TextLayout.width(line)
    var separator = ": "
    for verdict in Verdict.allCases where count(of: verdict) > 0 {
      let part = "\(count(of: verdict)) " + WordTable.verdict(verdict)[style.language]
      // Wrapped here and not as one text, because the codes of colours take no columns.
      if lineWidth + TextLayout.width(separator + part) > style.width {
        line += TextLayout.trimmed(separator) + "\n  "
        lineWidth = 2
        separator = ""
      }
      line += separator + style.painted(part, WordTable.paint(verdict))
      lineWidth += TextLayout.width(separator + part)
      separator = " · "
    }
    output += line + "\n"
    append(
      reasons,
      lead: isVietnamese ? "Thường gặp: " : "Most often: ",
      to: &output,
      style: style
    )
    append(
      sources,
      lead: isVietnamese
        ? "Lưu ý, nguồn chưa đối chiếu đủ: " : "Note, sources not read in full: ",
      to: &output,
      style: style
    )
    append(
      lawGaps,
      lead: isVietnamese
        ? "Lưu ý, quy định chưa có nguồn: " : "Note, law not sourced: ",
      to: &output,
      style: style
    )
    if !example.isEmpty, !firstKeyToExplain.isEmpty {
      output += isVietnamese ? "Xem chi tiết: " : "For details: "
      output += "khen explain --id " + ShellText.quoted(firstKeyToExplain) + " " + example + "\n"
    }
    return output
  }

  private func append(
    _ counts: [Count],
    lead: String,
    to output: inout String,
    style: TextStyle
  ) {
    guard !counts.isEmpty else { return }
    let shown = ResultSummary.mostFrequent(counts, limit: 5)
    var parts: [String] = []
    for entry in shown { parts.append(entry.subject[style.language] + " (\(entry.count))") }
    TextLayout.append(
      lead + TextLayout.joined(parts, by: " · "),
      to: &output,
      first: "",
      rest: "  ",
      style: style
    )
  }

  /// The most frequent entries, ties in order of first occurrence.
  private static func mostFrequent(_ counts: [Count], limit: Int) -> [Count] {
    let order = counts.indices.sorted { left, right in
      counts[left].count != counts[right].count
        ? counts[left].count > counts[right].count : left < right
    }
    var shown: [Count] = []
    for index in order where shown.count < limit { shown.append(counts[index]) }
    return shown
  }

  private mutating func count(_ verdict: Verdict, _ increment: Int) {
    verdictCounts[position(of: verdict)] += increment
  }

  private func position(of verdict: Verdict) -> Int {
    Verdict.allCases.firstIndex(of: verdict) ?? 0
  }

  private static func count(
    _ subject: Bilingual,
    _ increment: Int,
    in counts: inout [Count],
    index: inout [String: Int]
  ) {
    if let position = index[subject.vi] {
      counts[position].count += increment
    } else {
      index[subject.vi] = counts.count
      counts.append(Count(subject: subject, count: increment))
    }
  }
}

/// Writing words of a command line so that a shell reads them back unchanged.
package enum ShellText {
  /// The word, in single quotes where a shell would take it apart.
  package static func quoted(_ word: String) -> String {
    guard !word.isEmpty else { return "''" }
    for byte in word.utf8 where !isPlain(byte) { return singleQuoted(word) }
    return word
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: ":"), 0x80...0xFF:
      true
    default: false
    }
  }

  private static func singleQuoted(_ word: String) -> String {
    var result = "'"
    for character in word {
      if character == "'" { result += "'\\''" } else { result.append(character) }
    }
    return result + "'"
  }
}
