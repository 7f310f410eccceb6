import KhenEvaluation
package import KhenSource
import KhenSyntax

/// Writes results as CSV (RFC 4180): a header, then one row for each dossier and award.
///
/// The headings are codes and do not depend on the language; labels and texts do.
package struct ResultCSV: Sendable {
  private static let headings = [
    "position", "key", "nominee", "award", "version", "evaluation_date", "verdict",
    "verdict_label", "reasons", "missing", "awaiting", "eligible_from", "uncertain_sources",
    "law_gaps", "data_errors",
  ]

  private let language: Language

  /// Makes a writer.
  package init(language: Language) { self.language = language }

  /// Writes the heading.
  package func writeHeader(to bytes: inout [UInt8]) {
    ResultCSV.writeRow(ResultCSV.headings, to: &bytes)
  }

  /// Writes one result; several entries of one cell are separated by `; `.
  package func write(_ result: DossierResult, to bytes: inout [UInt8]) {
    let explanation = result.explanation
    ResultCSV.writeRow(
      [
        "\(result.position)",
        explanation.key,
        explanation.nominee,
        explanation.award,
        explanation.version?.label ?? "",
        DateText.iso(explanation.evaluationDate),
        explanation.verdict.rawValue,
        WordTable.verdict(explanation.verdict)[language],
        list(explanation.reasons.map { $0.text[language] }),
        list(explanation.missing.map { $0.label[language] }),
        list(explanation.awaiting),
        explanation.eligibleFrom.map(DateText.iso) ?? "",
        list(explanation.uncertainSources.map { $0.text(in: language) }),
        list(explanation.lawGaps),
        list(
          result.dataErrors.map {
            $0.message[language] + " (" + $0.place.textWithFile(in: language) + ")"
          }
        ),
      ],
      to: &bytes
    )
  }

  private func list(_ texts: [String]) -> String { TextLayout.joined(texts, by: "; ") }

  /// Writes cells as a row, quoted where they have to be.
  static func writeRow(_ cells: [String], to bytes: inout [UInt8]) {
    var isFirst = true
    for cell in cells {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      write(cell, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\r"))
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func write(_ cell: String, to bytes: inout [UInt8]) {
    var needsQuotes = false
    for byte in cell.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        needsQuotes = true
      default: continue
      }
    }
    guard needsQuotes else {
      bytes.append(contentsOf: cell.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
