import KhenEvaluation
package import KhenSource
import KhenSyntax

/// Writes results of scorecards as JSON after the schema `khen-score/1`.
///
/// Codes and numbers do not depend on the language; labels and texts are in the language asked
/// for. Numbers are exact, as texts: `87.5`, or a fraction where there is no finite decimal.
package struct ScorecardJSON: Sendable {
  /// Name and version of the schema; a change that could break a reader raises the number.
  package static let schemaName = "khen-score/1"

  private let language: Language
  private let places: PlaceTable

  /// Makes a writer.
  package init(language: Language, places: PlaceTable) {
    self.language = language
    self.places = places
  }

  /// Writes one result.
  package func write(_ text: ScorecardText, to output: inout JSONOutput) {
    output.beginObject()
    output.field("schema", ScorecardJSON.schemaName)
    output.key("position")
    output.integer(text.position)
    output.field("key", text.key)
    output.field("nominee", text.nominee)
    output.field("scorecard", text.scorecard)
    output.field("scorecardLabel", text.label)
    output.field("evaluationDate", DateText.iso(text.evaluationDate))
    output.field("outcome", text.outcome.rawValue)
    output.field("outcomeLabel", ScoreWords.outcome(text.outcome)[language])
    write(text.total, key: "total", to: &output)
    output.key("classification")
    if let classification = text.classification {
      output.beginObject()
      output.field("text", classification.text[language])
      output.field("candidates", classification.candidates)
      output.key("known")
      output.boolean(classification.isKnown)
      output.endObject()
    } else {
      output.null()
    }
    output.key("missing")
    output.beginArray()
    for missing in text.missing {
      output.beginObject()
      output.field("cause", missing.fact.cause.rawValue)
      output.field("path", missing.fact.path)
      output.field("label", missing.label[language])
      output.field("scoredBy", missing.scorer)
      write(missing.maximum, key: "maximum", to: &output)
      output.endObject()
    }
    output.endArray()
    output.key("items")
    output.beginArray()
    for item in text.items { write(item, to: &output) }
    output.endArray()
    write(text.citations, key: "citations", to: &output)
    write(text.uncertainSources, key: "uncertainSources", to: &output)
    output.field("lawGaps", text.lawGaps)
    output.field("conflicts", text.conflicts.map { places.rulePlace($0) })
    output.key("dataErrors")
    output.beginArray()
    for error in text.dataErrors {
      output.beginObject()
      output.field("code", error.code)
      output.field("message", error.message[language])
      output.key("place")
      output.place(error.place)
      output.endObject()
    }
    output.endArray()
    output.endObject()
  }

  private func write(_ item: ScoreItemText, to output: inout JSONOutput) {
    output.beginObject()
    output.field("role", item.role.rawValue)
    output.field("name", item.name)
    output.field("label", item.label)
    write(item.points, key: "points", to: &output)
    write(item.maximum, key: "maximum", to: &output)
    write(item.raw, key: "beforeLimit", to: &output)
    output.key("limited")
    output.boolean(item.isLimited)
    output.field("source", item.scorer == nil ? "computed" : "scored")
    output.field("scoredBy", item.scorer)
    output.field("scorer", item.scoredBy)
    output.field("scoredOn", item.scoredOn?[language])
    output.field("formula", item.formula?[language])
    output.key("facts")
    output.beginArray()
    for fact in item.facts {
      output.beginObject()
      output.field("path", fact.path)
      output.field("label", fact.label[language])
      output.field("value", fact.value[language])
      output.key("place")
      if let place = places.dataPlace(fact.origin) {
        output.place(place)
      } else {
        output.null()
      }
      output.endObject()
    }
    output.endArray()
    write(item.citations, key: "citations", to: &output)
    output.endObject()
  }

  private func write(_ value: ScoreValue?, key: String, to output: inout JSONOutput) {
    output.key(key)
    guard let value else {
      output.null()
      return
    }
    output.beginObject()
    output.field("value", value.isKnown ? value.least.map { PlainNumber.exact($0) } : nil)
    output.field("least", value.least.map { PlainNumber.exact($0) })
    output.field("greatest", value.greatest.map { PlainNumber.exact($0) })
    output.field("text", value.text[language])
    output.endObject()
  }

  private func write(_ citations: [CitationText], key: String, to output: inout JSONOutput) {
    output.key(key)
    output.beginArray()
    for citation in citations {
      output.beginObject()
      output.field("instrument", citation.instrument)
      output.field("instrumentLabel", citation.instrumentLabel)
      output.field("text", citation.placeText(in: language))
      output.field("certainty", citation.certainty.rawValue)
      output.endObject()
    }
    output.endArray()
  }
}

/// Writes results of scorecards as CSV (RFC 4180): a header, then one row for each dossier and card.
///
/// The headings are codes and do not depend on the language; labels and texts do.
package struct ScorecardCSV: Sendable {
  private static let headings = [
    "position", "key", "nominee", "scorecard", "evaluation_date", "outcome", "outcome_label",
    "total", "total_least", "total_greatest", "classification", "classification_label", "missing",
    "data_errors",
  ]

  private let language: Language

  /// Makes a writer.
  package init(language: Language) { self.language = language }

  /// Writes the heading.
  package func writeHeader(to bytes: inout [UInt8]) {
    ResultCSV.writeRow(ScorecardCSV.headings, to: &bytes)
  }

  /// Writes one result; several entries of one cell are separated by `; `.
  package func write(_ text: ScorecardText, to bytes: inout [UInt8]) {
    let total = text.total
    ResultCSV.writeRow(
      [
        "\(text.position)",
        text.key,
        text.nominee,
        text.scorecard,
        DateText.iso(text.evaluationDate),
        text.outcome.rawValue,
        ScoreWords.outcome(text.outcome)[language],
        total.flatMap { $0.isKnown ? $0.least : nil }.map { PlainNumber.exact($0) } ?? "",
        total?.least.map { PlainNumber.exact($0) } ?? "",
        total?.greatest.map { PlainNumber.exact($0) } ?? "",
        TextLayout.joined(text.classification?.candidates ?? [], by: "; "),
        text.classification?.text[language] ?? "",
        TextLayout.joined(text.missing.map { $0.text[language] }, by: "; "),
        TextLayout.joined(
          text.dataErrors.map {
            $0.message[language] + " (" + $0.place.textWithFile(in: language) + ")"
          },
          by: "; "
        ),
      ],
      to: &bytes
    )
  }
}
