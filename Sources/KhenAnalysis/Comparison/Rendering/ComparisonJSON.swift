import KhenEvaluation
import KhenExplanation
import KhenSemantics
package import KhenSource

/// A comparison as JSON for programs.
///
/// `version` rises when a field changes its meaning or goes; new fields may come at any time.
package struct ComparisonJSON {
  /// The version of the form.
  package static let version = 1

  private let report: ComparisonReport
  private let language: Language
  private var output = JSONOutput(isIndented: true)

  /// Prepares to write a report; sentences are in the language.
  package init(_ report: ComparisonReport, _ language: Language) {
    self.report = report
    self.language = language
  }

  /// The whole text.
  package mutating func render() -> String {
    output = JSONOutput(isIndented: true)
    output.beginObject()
    output.field("format", "khen-diff")
    output.key("version")
    output.integer(ComparisonJSON.version)
    output.field("old", report.oldName)
    output.field("new", report.newName)
    output.key("changes")
    output.beginArray()
    for change in report.changes.changes { write(change) }
    output.endArray()
    output.key("tests")
    output.beginObject()
    output.key("added")
    output.integer(report.changes.testsAdded)
    output.key("removed")
    output.integer(report.changes.testsRemoved)
    output.endObject()
    if let effects = report.effects {
      output.key("effects")
      output.beginArray()
      for effect in effects { write(effect) }
      output.endArray()
    }
    if let flips = report.flips {
      output.key("dossiers")
      write(flips)
    }
    output.endObject()
    output.endLine()
    return String(decoding: output.bytes, as: UTF8.self)
  }

  // MARK: - Changes

  private mutating func write(_ change: RuleChange) {
    output.beginObject()
    output.field("object", change.object.rawValue)
    output.field("action", change.action.rawValue)
    output.field("severity", change.severity.rawValue)
    output.field("name", change.name)
    output.field("label", change.label)
    if !change.award.isEmpty { output.field("award", change.award) }
    if let source = change.source { output.field("source", source[language]) }
    output.field("old", change.old?[language])
    output.field("new", change.new?[language])
    if let context = change.context { output.field("context", context[language]) }
    if let reach = change.reachOfException { output.field("exception", reach.rawValue) }
    if let note = change.note { output.field("note", note[language]) }
    output.field("text", ChangeWords.sentence(change)[language])
    output.field("oldPlace", change.oldRange.map { report.old.place(of: $0) })
    output.field("newPlace", change.newRange.map { report.new.place(of: $0) })
    output.field("reaches", change.reaches.map { $0.text })
    output.endObject()
  }

  // MARK: - Effects

  private mutating func write(_ effect: AwardEffect) {
    output.beginObject()
    output.field("award", effect.award.text)
    output.field("label", effect.label)
    output.field("kind", effect.kindLabel)
    output.field("from", effect.days.start.map { DateText.iso($0) })
    output.field("through", effect.days.end.map { DateText.iso($0 - 1) })
    output.field("oldVersion", effect.oldVersion?[language])
    output.field("newVersion", effect.newVersion?[language])
    output.field("conclusion", effect.conclusion.rawValue)
    output.key("witnesses")
    output.beginArray()
    for flip in effect.flips { write(flip) }
    output.endArray()
    output.field("excluded", effect.excluded.map { $0.rawValue })
    output.field("undecided", effect.undecided.map { $0.rawValue })
    output.field("notes", effect.notes.map { $0[language] })
    output.endObject()
  }

  private mutating func write(_ flip: AwardEffect.Flip) {
    output.beginObject()
    output.field("direction", flip.direction.rawValue)
    output.field("oldVerdict", flip.oldVerdict.rawValue)
    output.field("newVerdict", flip.newVerdict.rawValue)
    output.field("date", DateText.iso(flip.date))
    output.field("data", flip.data[language])
    output.key("dossier")
    output.raw(flip.newJSON)
    output.key("oldDossier")
    output.raw(flip.oldJSON)
    write(flip.clauses)
    output.endObject()
  }

  private mutating func write(_ clauses: [ClauseFlip]) {
    output.key("clauses")
    output.beginArray()
    for clause in clauses {
      output.beginObject()
      output.field("name", clause.name)
      output.field("label", clause.label)
      output.field("source", clause.source?[language])
      output.field("old", clause.old?.rawValue)
      output.field("new", clause.new?.rawValue)
      output.field("oldStatement", clause.oldStatement?[language])
      output.field("newStatement", clause.newStatement?[language])
      output.endObject()
    }
    output.endArray()
  }

  // MARK: - Dossiers

  private mutating func write(_ flips: DossierFlips) {
    output.beginObject()
    output.field("date", DateText.iso(flips.date))
    write("dossiers", flips.dossierCount)
    write("results", flips.resultCount)
    write("unreadable", flips.unreadableCount)
    write("changedDossiers", flips.flippedDossierCount)
    write("changedResults", flips.flipCount)
    output.key("directions")
    output.beginArray()
    for direction in flips.directions {
      output.beginObject()
      output.field("oldVerdict", direction.old.rawValue)
      output.field("newVerdict", direction.new.rawValue)
      write("count", direction.count)
      output.endObject()
    }
    output.endArray()
    output.key("clauses")
    output.beginArray()
    for count in flips.clauses {
      output.beginObject()
      output.field("award", count.awardLabel)
      output.field("name", count.clause.name)
      output.field("label", count.clause.label)
      write("count", count.count)
      output.endObject()
    }
    output.endArray()
    output.key("changed")
    output.beginArray()
    for flip in flips.flips { write(flip) }
    output.endArray()
    output.endObject()
  }

  private mutating func write(_ key: String, _ number: Int) {
    output.key(key)
    output.integer(number)
  }

  private mutating func write(_ flip: DossierFlip) {
    output.beginObject()
    output.field("id", flip.key)
    output.field("name", flip.nominee)
    output.field("place", flip.place?.textWithFile(in: language))
    output.field("award", flip.award.text)
    output.field("oldVerdict", flip.oldVerdict.rawValue)
    output.field("newVerdict", flip.newVerdict.rawValue)
    write(flip.clauses)
    output.field("errors", flip.dataErrors.map { $0.message[language] })
    output.endObject()
  }
}
