/// Limits of evaluation, each tested at the limit and one above.
package enum EvaluationLimits {
  /// Steps recorded in one run; beyond them which facts matter is no longer told.
  package static let traceNodes = 2_000_000
  /// Runs of a program to decide one verdict or one criterion.
  package static let runs = 4096
  /// Of these, runs to tell whether one fact matters to a condition that is open.
  package static let runsPerFact = 256
  /// Steps recorded in all runs to tell which facts matter to the open conditions of one dossier; of
  /// what is left it is said that they may matter.
  package static let stepsToFindFacts = 4_000_000
  /// How many facts are split one inside the other.
  package static let splitDepth = 12
  /// Elements of a list.
  package static let listElements = 16_384
  /// Operands of the steps recorded in one run; beyond them as beyond `traceNodes`.
  package static let traceOperands = 16_000_000
  /// Rows of lists that are looked at in one run, those of loops in loops and pairs of elements
  /// included; what the rest would say is then open.
  package static let rowsOfRun = 1 << 24
  /// Rows that are looked at in all runs to decide one verdict or one criterion.
  package static let rowsOfQuestion = 1 << 20
  /// The same in all runs that questions about one dossier take beside their first.
  package static let rowsOfDossier = 1 << 22
  /// A list longer than this is looked at for pairs by what is compared in them.
  package static let pairsInFull = 64
  /// Runs that look at more rows than this are made with no more of a program than is asked for, and
  /// their rows count; others count as runs alone.
  package static let rowsOfSmallRun = 4096
  /// Windows of consecutive years times elements of the list that they are looked for in.
  package static let yearWindowElements = 1 << 24
  /// Windows of consecutive years looked at one by one.
  package static let yearWindows = 20_000
  /// Years that an uncertain year may span before it counts as any year.
  package static let yearSpan = 400
  /// First day that an unknown date can be: 01/01/1900.
  package static let unknownDateMin = -25_567
  /// First year that an unknown year can be.
  package static let unknownYearMin = 1_900
  /// How many years after the evaluation date an unknown date can be.
  package static let unknownDateYearsAhead = 100
}
