import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource

/// A set of rule files that were checked together and can be applied to dossiers.
///
/// A value without state: it can be shared by any number of tasks, each with dossiers of its own.
public struct RuleSet: Sendable {
  /// An award of the rules.
  public struct Award: Hashable, Sendable {
    /// Its name in the rules: `kỷ_niệm_chương`.
    public var name: String
    /// Its label for people; of the first version that the rules name.
    public var label: String
  }

  /// The awards, each once, in the order of the rules.
  public let awards: [Award]
  /// Warnings about the rules, and mistakes in tables of cases; the rules can be applied all the
  /// same.
  public let warnings: [RuleProblem]

  private let program: CheckedProgram
  private let sources: SourceMap

  /// Reads and checks rule files; those of one rule set belong together, in a fixed order.
  ///
  /// Files that end in `.csv` are tables of cases that tests in the rules name.
  ///
  /// - Throws: every problem of every file, where at least one is an error.
  public init(_ files: [RuleFile]) throws(RuleSetError) {
    let isTable = { (file: RuleFile) in file.path.lowercased().hasSuffix(".csv") }
    let tables = files.filter(isTable)
    let loaded = RuleSetLoader.load(
      files.filter { !isTable($0) }.map { RuleSetLoader.File(path: $0.path, bytes: $0.bytes) },
      tables: { path in
        let found = tables.first { $0.path == path }
        return found.map { .bytes($0.bytes) } ?? .missing(known: [])
      }
    )
    let problems = loaded.diagnostics.map { RuleProblem($0, in: loaded.sources) }
    guard let program = loaded.program else { throw RuleSetError(problems: problems) }
    self.program = program
    sources = loaded.sources
    warnings = problems
    var awards: [Award] = []
    for name in EvaluationPlan.awards(of: program) {
      let label = program.awards.first { $0.name == name }?.label
      awards.append(Award(name: name.text, label: label ?? name.text))
    }
    self.awards = awards
  }

  /// Applies awards to dossiers.
  ///
  /// No dossier is dropped: one with mistakes gives results with the verdict `dataError`, and so
  /// does one that repeats the key of an earlier one. Results share the bytes of the dossiers.
  /// Time grows with the length of the input; for large inputs hand over parts of it.
  ///
  /// - Parameters:
  ///   - dossiers: JSON in UTF-8: one object a line (NDJSON), a list of objects, or one object.
  ///   - file: the name by which results call the input.
  ///   - day: the evaluation date.
  ///   - names: names of the awards to apply; when nothing is given, those that a dossier is
  ///     nominated for (`đề_nghị`), else all that are for its kind.
  ///   - explanation: how much of each result is explained.
  /// - Returns: a result for each dossier and each award, in their order; at least one for each
  ///   dossier.
  /// - Throws: the first name that is no award of the rules.
  public func results(
    of dossiers: [UInt8],
    file: String = "dossiers",
    asOf day: EvaluationDay,
    awards names: [String]? = nil,
    explanation: ExplanationDetail = .failed
  ) throws(UnknownAwardError) -> [AwardResult] {
    var plan = EvaluationPlan(program, awards: try chosen(names), date: day.dayNumber)
    plan.followsNominations = names == nil
    plan.detail = explanation.core
    var evaluation = DossierEvaluation(plan)
    var reader = JSONDossierReader(
      schema: plan.schema,
      promises: DossierPromises(program, schema: plan.schema, date: plan.date)
    )
    var splitter = RecordSplitter(format: .json)
    var keys = DossierKeySet()
    splitter.append(dossiers)
    splitter.finish()
    let batch = splitter.takeBatch()
    var results: [AwardResult] = []
    for index in batch.records.indices {
      var record = reader.read(batch, at: index, into: &evaluation.frame)
      keys.check(&record, column: batch.records[index].column)
      let places = places(RecordPlaces(batch, at: index, file: file))
      for result in evaluation.results(of: record, position: index + 1, file: file) {
        results.append(AwardResult(result, places: places, level: explanation.core))
      }
    }
    return results
  }

  /// The awards that are named, each once.
  private func chosen(_ names: [String]?) throws(UnknownAwardError) -> [Name] {
    let known = EvaluationPlan.awards(of: program)
    guard let names else { return known }
    var chosen: [Name] = []
    for text in names {
      guard let name = known.first(where: { $0 == Name(text) }) else {
        throw UnknownAwardError(name: text, known: known.map { $0.text })
      }
      if !chosen.contains(name) { chosen.append(name) }
    }
    return chosen
  }

  private func places(_ record: RecordPlaces) -> PlaceTable {
    let sources = self.sources
    return PlaceTable(
      dataPlace: { record.place(ofOrigin: $0) },
      rulePlace: { DiagnosticRenderer.place(of: $0, sources: sources) }
    )
  }
}

/// An award was named that the rules do not have.
public struct UnknownAwardError: Error, Hashable, Sendable {
  /// The name that was given.
  public var name: String
  /// The awards that the rules have.
  public var known: [String]
}
