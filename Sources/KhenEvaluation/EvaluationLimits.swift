/// Limits of evaluation, each tested at the limit and one above.
package enum EvaluationLimits {
  /// Steps recorded in one run; beyond them which facts matter is no longer told.
  package static let traceNodes = 2_000_000
  /// Runs of a program to decide one verdict or one criterion.
  package static let runs = 4096
  /// Of these, runs to tell whether one fact matters to a condition that is open.
  package static let runsPerFact = 256
  /// How many facts are split one inside the other.
  package static let splitDepth = 12
  /// Elements of a list.
  package static let listElements = 4096
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
