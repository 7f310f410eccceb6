import KhenAnalysis
import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource

/// A report of mutants for machines.
struct MutationJSON {
  /// Name and version of the schema; a change that could break a reader raises the number.
  static let schema = "khen-mutation/1"

  private let report: MutationReport
  private let program: CheckedProgram
  private let rules: LoadedRules
  private let writer: WrittenTestFile
  private let language: Language

  init(
    _ report: MutationReport,
    _ program: CheckedProgram,
    _ rules: LoadedRules,
    _ writer: WrittenTestFile,
    _ language: Language
  ) {
    self.report = report
    self.program = program
    self.rules = rules
    self.writer = writer
    self.language = language
  }

  /// The whole report.
  var text: String {
    var output = JSONOutput(isIndented: true)
    output.beginObject()
    output.field("schema", MutationJSON.schema)
    write(report.counts, to: &output)
    if let all = report.sampledFrom {
      output.key("sampledFrom")
      output.integer(all)
      output.key("seed")
      output.integer(Int(clamping: report.seed))
    }
    output.key("files")
    output.beginArray()
    for (file, counts) in report.countsOfFiles {
      output.beginObject()
      output.field("file", rules.sources[file]?.name ?? "")
      write(counts, to: &output)
      output.endObject()
    }
    output.endArray()
    output.key("changes")
    output.beginArray()
    for entry in report.entries { write(entry, to: &output) }
    output.endArray()
    output.endObject()
    return String(decoding: output.bytes, as: UTF8.self)
  }

  private func write(_ counts: MutationReport.Counts, to output: inout JSONOutput) {
    let members = [
      ("total", counts.total), ("killed", counts.killed), ("survived", counts.survived),
      ("explained", counts.explained), ("equivalent", counts.equivalent),
      ("refused", counts.refused), ("notTried", counts.notTried),
    ]
    for (name, count) in members {
      output.key(name)
      output.integer(count)
    }
    output.key("score")
    if let score = counts.score { output.raw("\(score / 10).\(score % 10)") } else { output.null() }
  }

  private func write(_ entry: MutationReport.Entry, to output: inout JSONOutput) {
    let mutation = entry.mutation
    output.beginObject()
    output.field("place", rules.place(of: mutation.key.site))
    output.field("form", mutation.key.form.rawValue)
    output.field("change", mutation.text[language])
    output.field("in", mutation.owner[language])
    let citations = RuleWords.citations(mutation.citations, in: program)[language]
    if !citations.isEmpty { output.field("citation", citations) }
    output.field("outcome", word(entry))
    if entry.isSurvivor, let reason = entry.reason { output.field("reason", reason[language]) }
    if let explanation = entry.explanation { output.field("explanation", explanation) }
    if let killer = entry.killer { write(killer, to: &output) }
    if let killer = entry.cohortKiller { write(killer, to: &output) }
    output.endObject()
  }

  private func word(_ entry: MutationReport.Entry) -> String {
    switch entry.outcome {
    case .killed: "killed"
    case .equivalent: "equivalent"
    case .refused: "refused"
    case .notTried: "not-tried"
    case .survived: entry.isProvedSame ? "equivalent" : "survived"
    }
  }

  private func write(_ killer: CohortKiller, to output: inout JSONOutput) {
    output.key("killer")
    output.beginObject()
    output.field("selection", killer.selection.text)
    output.field("evaluationDate", DateText.iso(killer.cohort.evaluationDate))
    output.field("from", killer.difference[language])
    output.key("cohort")
    output.beginArray()
    for entry in killer.cohort.entries {
      let witness = Witness(entry, on: killer.cohort.evaluationDate)
      output.beginObject()
      output.field("key", entry.key)
      output.field("data", writer.dossier(witness))
      output.key("dossier")
      output.raw(writer.json(witness))
      output.endObject()
    }
    output.endArray()
    output.key("nominees")
    output.beginArray()
    for nominee in killer.nominees {
      output.beginObject()
      output.field("key", nominee.key)
      output.field("status", nominee.before.rawValue)
      output.field("otherStatus", nominee.after.rawValue)
      output.endObject()
    }
    output.endArray()
    output.endObject()
  }

  private func write(_ killer: Killer, to output: inout JSONOutput) {
    output.key("killer")
    output.beginObject()
    output.field("award", killer.award.text)
    output.field("evaluationDate", DateText.iso(killer.witness.date))
    if let verdict = killer.verdict { output.field("verdict", verdict.rawValue) }
    if let verdict = killer.otherVerdict { output.field("otherVerdict", verdict.rawValue) }
    output.field("parts", killer.parts.map { $0.name.text })
    output.field("data", writer.dossier(killer.witness))
    output.key("dossier")
    output.raw(writer.json(killer.witness))
    output.endObject()
  }
}
