package import KhenSource
import KhenSyntax
import KhenSemantics

extension SourcesReport {
  /// Name and version of the JSON form.
  package static let schemaName = "khen-sources/1"

  /// The report as Markdown, a table for each instrument.
  package func markdown(_ language: Language) -> String {
    var output = ""
    for entry in coverage {
      let instrument = program.instruments[entry.instrument]
      output += "## " + instrument.label + "\n\n" + heading(entry.instrument, language) + "\n\n"
      guard !entry.provisions.isEmpty else { continue }
      output += say(
        "| điều khoản | | nội dung | nguồn | quy tắc |",
        "| provision | | about | source | rules |",
        language
      )
      output += "\n|---|---|---|---|---|\n"
      for provision in entry.provisions {
        let cells = [
          placeText(provision)[language],
          SourceWords.symbol(provision.status) + " "
            + SourceWords.status(provision.status)[language],
          words(provision),
          provision.certainty.map { WordTable.certainty($0)[language] } ?? "",
          provision.uses.first.map { "`" + place($0.range) + "`" } ?? "",
        ]
        output += "| " + TextLayout.joined(cells.map(Self.cell), by: " | ") + " |\n"
      }
      output += "\n" + summary(entry, language) + "\n\n"
    }
    if !ending.isEmpty {
      output +=
        "## "
        + say("Hết hiệu lực trong \(months) tháng tới", "Ending within \(months) months", language)
        + "\n\n"
      for period in ending {
        output +=
          "- " + DateText.day(period.lastDay) + ": " + subject(period)[language] + "\n"
      }
      output += "\n"
    }
    return output + total(language) + "\n"
  }

  /// The report as JSON.
  package func json(_ language: Language) -> [UInt8] {
    var output = JSONOutput(isIndented: true)
    output.beginObject()
    output.field("schema", Self.schemaName)
    output.field("as_of", DateText.iso(day))
    output.key("instruments")
    output.beginArray()
    for entry in coverage { write(entry, to: &output, language) }
    output.endArray()
    output.key("ending")
    output.beginArray()
    for period in ending {
      output.beginObject()
      output.field("last_day", DateText.iso(period.lastDay))
      output.field("subject", subject(period)[language])
      output.key("has_successor")
      output.boolean(period.hasSuccessor)
      output.endObject()
    }
    output.endArray()
    output.endObject()
    output.endLine()
    return output.bytes
  }

  private func write(_ entry: SourceCoverage, to output: inout JSONOutput, _ language: Language) {
    let instrument = program.instruments[entry.instrument]
    let (amending, replacing) = successors(of: entry.instrument)
    output.beginObject()
    output.field("name", instrument.name.text)
    output.field("title", instrument.label)
    output.field("number", instrument.number)
    output.field("issued_from", instrument.issued?.start.map { DateText.iso($0) })
    output.field("issued_through", instrument.issued?.end.map { DateText.iso($0 - 1) })
    output.key("has_conflicting_dates")
    output.boolean(instrument.hasConflictingDates)
    output.field("in_effect_from", instrument.effect?.start.map { DateText.iso($0) })
    output.field("in_effect_through", instrument.effect?.end.map { DateText.iso($0 - 1) })
    output.field("state", SourceWords.state(instrument.effect, on: day)[language])
    output.field("amended_by", amending)
    output.field("replaced_by", replacing)
    output.key("provisions")
    output.beginArray()
    for provision in entry.provisions { write(provision, to: &output, language) }
    output.endArray()
    output.key("counts")
    output.beginObject()
    for status in SourceCoverage.Status.allCases {
      output.key(status.rawValue)
      output.integer(entry.count(of: status))
    }
    output.endObject()
    output.endObject()
  }

  private func write(
    _ provision: SourceCoverage.Provision,
    to output: inout JSONOutput,
    _ language: Language
  ) {
    output.beginObject()
    output.field("place", placeText(provision)[language])
    output.field("label", provision.label)
    output.field("declared", provision.declared?.rawValue)
    output.field("status", provision.status.rawValue)
    output.field("certainty", provision.certainty?.rawValue)
    output.key("uses")
    output.beginArray()
    for use in provision.uses {
      output.beginObject()
      output.field("kind", use.kind.rawValue)
      output.field("label", use.label)
      output.field("certainty", use.reference.certainty.rawValue)
      output.key("sourced")
      output.boolean(use.isSourced)
      output.field("rule", place(use.range))
      output.endObject()
    }
    output.endArray()
    output.endObject()
  }

  /// A text as a cell of a Markdown table.
  private static func cell(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "|" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
