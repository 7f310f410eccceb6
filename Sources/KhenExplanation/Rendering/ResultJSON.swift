import KhenEvaluation
import KhenSemantics
package import KhenSource
import KhenSyntax

/// Writes results as JSON after the published schema `khen-result/1`.
///
/// Codes do not depend on the language; labels and texts are in the language asked for.
package struct ResultJSON: Sendable {
  /// Name and version of the schema; a change that could break a reader raises the number.
  package static let schemaName = "khen-result/1"

  private let language: Language
  private let places: PlaceTable
  private let level: ExplanationLevel

  /// Makes a writer.
  package init(language: Language, places: PlaceTable, level: ExplanationLevel) {
    self.language = language
    self.places = places
    self.level = level
  }

  /// Writes one result as an object.
  package func write(_ result: DossierResult, to output: inout JSONOutput) {
    let explanation = result.explanation
    output.beginObject()
    output.field("schema", ResultJSON.schemaName)
    output.key("position")
    output.integer(result.position)
    output.field("key", explanation.key)
    output.field("nominee", explanation.nominee)
    output.field("award", explanation.award)
    output.field("awardLabel", explanation.awardLabel)
    writeVersion(explanation.version, key: "version", to: &output)
    if let choice = explanation.choice { write(choice, to: &output) }
    output.field("evaluationDate", DateText.iso(explanation.evaluationDate))
    output.field("verdict", explanation.verdict.rawValue)
    output.field("verdictLabel", WordTable.verdict(explanation.verdict)[language])
    writeReasons(explanation.reasons, to: &output)
    output.field("eligibleFrom", explanation.eligibleFrom.map(DateText.iso))
    writeFacts(explanation.missing, key: "missing", to: &output)
    output.field("awaiting", explanation.awaiting)
    writeCitations(explanation.uncertainSources, key: "uncertainSources", to: &output)
    output.field("lawGaps", explanation.lawGaps)
    writeErrors(result.dataErrors, to: &output)
    output.key("incomplete")
    output.boolean(explanation.isIncomplete)
    writeResults(explanation.results, to: &output)
    writeNodes(level.nodes(of: explanation), key: "nodes", to: &output)
    output.endObject()
  }

  private func write(_ choice: VersionChoiceText, to output: inout JSONOutput) {
    output.key("choice")
    output.beginObject()
    output.key("open")
    output.boolean(choice.isOpen)
    output.key("clauses")
    output.beginArray()
    for clause in choice.clauses {
      output.beginObject()
      writeVersion(clause.version, key: "version", to: &output)
      output.field("applicability", clause.applicability.code)
      output.field("text", clause.text[language])
      output.field("condition", clause.condition?[language])
      output.field("through", clause.through.map(DateText.iso))
      output.key("yieldsToMoreFavourable")
      output.boolean(clause.yields)
      writeCitations(clause.citations, key: "citations", to: &output)
      writeFacts(clause.facts, key: "facts", to: &output)
      output.endObject()
    }
    output.endArray()
    output.key("evaluated")
    output.beginArray()
    for version in choice.evaluated {
      output.beginObject()
      writeVersion(version.version, key: "version", to: &output)
      output.field("verdict", version.verdict.rawValue)
      output.field("verdictLabel", WordTable.verdict(version.verdict)[language])
      output.key("decides")
      output.boolean(version.isDecisive)
      writeReasons(version.reasons, to: &output)
      writeNodes(level.nodes(version.nodes), key: "nodes", to: &output)
      output.endObject()
    }
    output.endArray()
    output.endObject()
  }

  private func writeVersion(
    _ version: VersionText?,
    key: String,
    to output: inout JSONOutput
  ) {
    output.key(key)
    guard let version else {
      output.null()
      return
    }
    output.beginObject()
    output.field("instrument", version.instrument)
    output.field("label", version.label)
    output.field("from", version.effect.start.map(DateText.iso))
    output.field("through", version.effect.end.map { DateText.iso($0 - 1) })
    if version.isNotSourced {
      output.key("notSourced")
      output.boolean(true)
    }
    output.endObject()
  }

  private func writeReasons(_ reasons: [Reason], to output: inout JSONOutput) {
    output.key("reasons")
    output.beginArray()
    for reason in reasons {
      output.beginObject()
      output.field("node", reason.node)
      output.field("subject", reason.subject[language])
      output.field("text", reason.text[language])
      output.endObject()
    }
    output.endArray()
  }

  private func writeErrors(_ errors: [DataErrorText], to output: inout JSONOutput) {
    output.key("dataErrors")
    output.beginArray()
    for error in errors {
      output.beginObject()
      output.field("code", error.code)
      output.field("message", error.message[language])
      output.key("place")
      output.place(error.place)
      output.endObject()
    }
    output.endArray()
  }

  private func writeResults(_ results: [ResultText], to output: inout JSONOutput) {
    output.key("results")
    output.beginArray()
    for result in results {
      output.beginObject()
      output.field("kind", result.isDeadline ? "deadline" : "result")
      output.field("name", result.name)
      output.field("label", result.label)
      output.field("value", result.value[language])
      writeCitations(result.citations, key: "citations", to: &output)
      output.endObject()
    }
    output.endArray()
  }

  private func writeNodes(
    _ nodes: [ExplanationNode],
    key: String,
    to output: inout JSONOutput
  ) {
    output.key(key)
    output.beginArray()
    for node in nodes { write(node, to: &output) }
    output.endArray()
  }

  private func write(_ node: ExplanationNode, to output: inout JSONOutput) {
    output.beginObject()
    writeKind(node.kind, to: &output)
    output.field("name", node.name)
    output.field("label", node.label)
    output.field("outcome", node.outcome.rawValue)
    output.field("outcomeLabel", WordTable.outcome(node.outcome, of: node.kind)[language])
    writeCitations(node.citations, key: "citations", to: &output)
    output.field("statement", node.statement?[language])
    output.key("shortfall")
    if let shortfall = node.shortfall {
      output.beginObject()
      output.field("text", shortfall.text[language])
      output.field("metFrom", shortfall.metFrom.map(DateText.iso))
      output.endObject()
    } else {
      output.null()
    }
    writeDetails(node.details, key: "details", to: &output)
    writeFacts(node.facts, key: "facts", to: &output)
    writeFacts(node.missing, key: "missing", to: &output)
    output.field("lawGaps", node.lawGaps)
    output.field("conflicts", node.conflicts.map { places.rulePlace($0) })
    writeNodes(level.nodes(of: node), key: "nodes", to: &output)
    output.endObject()
  }

  private func writeKind(_ kind: ExplanationNode.Kind, to output: inout JSONOutput) {
    switch kind {
    case .criterion: output.field("kind", "criterion")
    case .attestation(let by):
      output.field("kind", "attestation")
      output.field("by", by)
    case .bar: output.field("kind", "bar")
    case .hold: output.field("kind", "hold")
    case .document: output.field("kind", "document")
    case .group(let requirement):
      output.field("kind", "group")
      switch requirement {
      case .all: output.field("requires", "all")
      case .any: output.field("requires", "any")
      case .atLeast(let count):
        output.field("requires", "at-least")
        output.key("atLeast")
        output.integer(count)
      }
    }
  }

  private func writeDetails(_ details: [Detail], key: String, to output: inout JSONOutput) {
    output.key(key)
    output.beginArray()
    for detail in details {
      output.beginObject()
      output.field("text", detail.text[language])
      output.field("outcome", detail.outcome?.rawValue)
      writeCitations(detail.citations, key: "citations", to: &output)
      writeDetails(detail.children, key: "details", to: &output)
      output.endObject()
    }
    output.endArray()
  }

  private func writeFacts(_ facts: [FactUse], key: String, to output: inout JSONOutput) {
    output.key(key)
    output.beginArray()
    for fact in facts {
      output.beginObject()
      output.field("cause", fact.cause.rawValue)
      output.field("path", fact.path)
      output.field("label", fact.label[language])
      output.field("value", fact.value[language])
      output.key("place")
      if let place = places.dataPlace(fact.origin) {
        output.place(place)
      } else {
        output.null()
      }
      output.key("doubtful")
      output.boolean(fact.isDoubtful)
      output.endObject()
    }
    output.endArray()
  }

  private func writeCitations(
    _ citations: [CitationText],
    key: String,
    to output: inout JSONOutput
  ) {
    output.key(key)
    output.beginArray()
    for citation in citations {
      output.beginObject()
      output.field("instrument", citation.instrument)
      output.field("instrumentLabel", citation.instrumentLabel)
      output.key("parts")
      output.beginArray()
      for part in citation.parts {
        output.beginObject()
        output.field("kind", part.kind.rawValue)
        output.field("label", part.label)
        output.endObject()
      }
      output.endArray()
      output.field("text", citation.placeText(in: language))
      output.field("certainty", citation.certainty.rawValue)
      output.endObject()
    }
    output.endArray()
  }
}

extension JSONOutput {
  /// Writes a place in a file of dossiers; what is not known of it is `null`.
  mutating func place(_ place: DataPlace) {
    beginObject()
    field("file", place.file)
    key("line")
    if place.line > 0 { integer(place.line) } else { null() }
    field("pointer", place.pointer.isEmpty ? nil : place.pointer)
    key("row")
    if place.row > 0 { integer(place.row) } else { null() }
    field("column", place.column.isEmpty ? nil : place.column)
    endObject()
  }
}
