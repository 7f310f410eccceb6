package import KhenEvaluation
package import KhenSemantics
import KhenSource

/// Looks for a dossier on which several conditions come out as wanted at once, or proves that
/// there is none (design of evaluation, 5.1 and 6.2).
///
/// The same evaluator as everywhere: what can be is split until the aims are decided. Dossiers
/// that break a promise of the schema are left out. What the text of the law would say where it is
/// not known is never assumed.
package struct WitnessSearch {
  /// What ended a search that came to no answer.
  package enum OpenReason: Hashable, Sendable {
    /// The named number of runs was spent.
    case budget
    /// Only lists up to some length were tried.
    case listLength
    /// It rests on law whose text is not known, or on steps that cannot be taken apart further.
    case law
  }

  /// How much a search may spend.
  package struct Budget: Sendable {
    /// Runs for a proof that nothing fulfils the aims.
    package var proofRuns = AnalysisLimits.proofRuns
    /// Runs for finding a dossier, for each length of lists.
    package var searchRuns = AnalysisLimits.searchRuns
    /// Steps of all runs together: a run over long lists takes many.
    package var steps = AnalysisLimits.searchSteps

    /// The limits of this target.
    package init() {}
  }

  /// The schema that all programs are compiled over.
  package let schema: FactSchema
  /// The kind of dossier.
  package let kind: Int
  /// The days asked about.
  package let dates: ClosedRange<Int>
  /// How much a search may spend.
  package var budget = Budget()
  /// Whether a found dossier is made as small and plain as it can be; a search that only asks
  /// whether there is one is faster without.
  package var makesPlain = true
  /// Runs spent on the last question.
  package private(set) var runs = 0
  /// Steps that the runs of the last question took.
  package private(set) var steps = 0
  /// Why the last question stayed open; nothing when it was answered.
  package private(set) var openReason: OpenReason?

  let program: CheckedProgram
  let constraints: DossierConstraints

  /// Prepares to search dossiers of a kind on some days.
  package init(_ program: CheckedProgram, kind: Int, dates: ClosedRange<Int>) {
    self.init(program, schema: FactSchema(program), kind: kind, dates: dates)
  }

  /// Prepares to search dossiers of a kind on some days, with a schema that is laid out already.
  package init(
    _ program: CheckedProgram,
    schema: FactSchema,
    kind: Int,
    dates: ClosedRange<Int>
  ) {
    self.program = program
    self.schema = schema
    self.kind = kind
    self.dates = dates
    constraints = DossierConstraints(program, schema: schema)
  }

  /// Looks for a dossier on which all aims certainly hold.
  package mutating func find(_ aims: [SearchAim]) -> SearchAnswer {
    runs = 0
    openReason = nil
    var question = SearchQuestion(aims, self)
    let answer = question.answer()
    runs = question.runs
    steps = question.steps
    openReason = question.openReason
    return answer
  }

  /// A dossier on which all aims certainly hold, made as small and plain as it can be.
  package func plain(_ witness: Witness, _ aims: [SearchAim]) -> Witness {
    var plainer = WitnessPlainer(self, AimRunner(aims))
    return plainer.holds(witness) ? plainer.plain(witness) : witness
  }
}
