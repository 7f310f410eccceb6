import KhenAnalysis
import KhenDossiers
import KhenEvaluation
import KhenSemantics
import KhenSource
import Testing

/// A small rule set with one award, and questions about its parts.
struct SearchedRules {
  let program: CheckedProgram
  let schema: FactSchema
  let award: CompiledAward
  let dates: ClosedRange<Int>

  /// Checks rules that must be without errors.
  init(_ text: String) throws {
    let loaded = RuleSetLoader.load([.init(path: "quy-tac.khen", bytes: Array(text.utf8))])
    let errors = loaded.diagnostics.filter { $0.severity == .error }.map { $0.message.vi }
    try #require(errors.isEmpty, "\(errors)")
    program = try #require(loaded.program)
    schema = FactSchema(program)
    let version = try #require(program.awards.first)
    award = CompiledAward(
      version,
      kind: version.subjects[0],
      of: program,
      schema: schema
    )
    dates = try #require(SearchDates.days(of: version.applies))
  }

  /// The aim for the criterion, group or bar at a place of the award.
  func aim(_ index: Int, _ wanted: SearchAim.Wanted) -> SearchAim {
    SearchAim(award.program, award.nodes[index].register, wanted)
  }

  /// Answers a question about the award's kind of dossier.
  func find(_ aims: [SearchAim], on dates: ClosedRange<Int>? = nil) -> SearchAnswer {
    var search = WitnessSearch(
      program,
      schema: schema,
      kind: award.kind,
      dates: dates ?? self.dates
    )
    return search.find(aims)
  }

  /// The answer in words: the dossier in the language, `impossible` or `undecided`.
  func answer(_ aims: [SearchAim]) -> String {
    switch find(aims) {
    case .found(let witness): WitnessText(schema).line(witness).vi
    case .impossible: "impossible"
    case .undecided: "undecided"
    }
  }
}
