package import KhenSource
import KhenSyntax

/// Writes the outcome of a selection as JSON after the published schema `khen-selection/1`.
///
/// Codes do not depend on the language; labels and texts are in the language asked for.
package struct SelectionJSON: Sendable {
  /// Name and version of the schema; a change that could break a reader raises the number.
  package static let schemaName = "khen-selection/1"

  private let language: Language

  /// Makes a writer.
  package init(language: Language) { self.language = language }

  /// Writes a report as an object.
  package func write(_ report: SelectionReport, to output: inout JSONOutput) {
    output.beginObject()
    output.field("schema", SelectionJSON.schemaName)
    output.field("selection", report.selection)
    output.field("label", report.label)
    output.field("evaluationDate", DateText.iso(report.evaluationDate))
    write(report.citations, key: "citations", to: &output)
    output.field("council", report.council?[language])
    output.key("keys")
    output.beginArray()
    for key in report.keys {
      output.beginObject()
      output.field("kind", key.kind.rawValue)
      output.field("label", key.label[language])
      write(key.citations, key: "citations", to: &output)
      output.endObject()
    }
    output.endArray()
    output.key("cohort")
    output.integer(report.cohortCount)
    output.key("otherDossiers")
    output.integer(report.otherCount)
    write(report.chosenCount, key: "chosen", to: &output)
    output.key("groups")
    output.beginArray()
    for group in report.groups { write(group, to: &output) }
    output.endArray()
    write(report.limits, to: &output)
    write(report.uncertainSources, key: "uncertainSources", to: &output)
    write(report.dataErrors, to: &output)
    output.endObject()
  }

  private func write(_ group: SelectionReport.Group, to output: inout JSONOutput) {
    output.beginObject()
    output.field("values", group.values)
    output.field("title", group.title[language])
    output.key("nominees")
    output.beginArray()
    for entry in group.entries { write(entry, to: &output) }
    output.endArray()
    write(group.limits, to: &output)
    output.endObject()
  }

  private func write(_ entry: SelectionReport.Entry, to output: inout JSONOutput) {
    output.beginObject()
    output.field("key", entry.key)
    output.field("nominee", entry.nominee)
    output.field("kind", entry.kind)
    output.key("position")
    output.integer(entry.position)
    output.field("outcome", entry.status.rawValue)
    output.field("outcomeLabel", entry.statusText[language])
    output.key("meets")
    if let isMember = entry.isMember { output.boolean(isMember) } else { output.null() }
    output.key("onHold")
    output.boolean(entry.isHeld)
    if let places = entry.places {
      write(places, key: "place", to: &output)
    } else {
      output.key("place")
      output.null()
    }
    output.key("reserve")
    if let reserve = entry.reserve { output.integer(reserve) } else { output.null() }
    output.field("values", entry.keys.map { $0[language] })
    output.key("groupOpen")
    output.boolean(entry.isGroupOpen)
    output.field("reason", entry.reason[language])
    output.key("causes")
    output.beginArray()
    for cause in entry.causes {
      output.beginObject()
      output.field("kind", cause.kind.rawValue)
      output.field("label", cause.label[language])
      output.endObject()
    }
    output.endArray()
    output.endObject()
  }

  private func write(_ limits: [SelectionReport.LimitCheck], to output: inout JSONOutput) {
    output.key("limits")
    output.beginArray()
    for limit in limits {
      output.beginObject()
      output.field("kind", limit.kind.rawValue)
      output.field("state", limit.state.rawValue)
      output.field("figure", limit.figure[language])
      write(limit.chosen, key: "chosen", to: &output)
      output.key("shortage")
      output.integer(limit.shortage)
      output.field("text", limit.text[language])
      write(limit.citations, key: "citations", to: &output)
      output.endObject()
    }
    output.endArray()
  }

  private func write(_ range: ClosedRange<Int>, key: String, to output: inout JSONOutput) {
    output.key(key)
    output.beginObject()
    output.key("min")
    output.integer(range.lowerBound)
    output.key("max")
    output.integer(range.upperBound)
    output.endObject()
  }

  private func write(
    _ citations: [CitationText],
    key: String,
    to output: inout JSONOutput
  ) {
    output.key(key)
    output.beginArray()
    for citation in citations {
      output.beginObject()
      output.field("instrument", citation.instrument)
      output.field("place", citation.placeText(in: language))
      output.field("certainty", citation.certainty.rawValue)
      output.endObject()
    }
    output.endArray()
  }

  private func write(_ dossiers: [UnreadDossier], to output: inout JSONOutput) {
    output.key("dataErrors")
    output.beginArray()
    for dossier in dossiers {
      for error in dossier.errors {
        output.beginObject()
        output.field("key", dossier.key)
        output.key("position")
        output.integer(dossier.position)
        output.field("code", error.code)
        output.field("message", error.message[language])
        output.field("place", error.place.textWithFile(in: language))
        output.endObject()
      }
    }
    output.endArray()
  }
}

/// Writes the outcome of a selection as CSV: a header, then one row for each nominee and group.
package struct SelectionCSV: Sendable {
  private static let headings = [
    "selection", "group", "position", "key", "nominee", "kind", "outcome", "outcome_label",
    "place_best", "place_worst", "reserve", "reason",
  ]

  private let language: Language

  /// Makes a writer.
  package init(language: Language) { self.language = language }

  /// The whole table.
  package func bytes(_ report: SelectionReport) -> [UInt8] {
    var bytes: [UInt8] = []
    ResultCSV.writeRow(SelectionCSV.headings, to: &bytes)
    for group in report.groups {
      for entry in group.entries {
        ResultCSV.writeRow(
          [
            report.selection,
            TextLayout.joined(group.values, by: "; "),
            "\(entry.position)",
            entry.key,
            entry.nominee,
            entry.kind,
            entry.status.rawValue,
            entry.statusText[language],
            entry.places.map { "\($0.lowerBound)" } ?? "",
            entry.places.map { "\($0.upperBound)" } ?? "",
            entry.reserve.map { "\($0)" } ?? "",
            entry.reason[language],
          ],
          to: &bytes
        )
      }
    }
    return bytes
  }
}
