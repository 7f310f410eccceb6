/// Limits of the checking of rule sets, each tested at the limit and one above.
package enum AnalysisLimits {
  /// Runs of the programs of one question to prove that nothing fulfils it.
  package static let proofRuns = 400
  /// Runs of the programs of one question to find a dossier, for each length of lists.
  package static let searchRuns = 600
  /// Steps of all runs for one question.
  package static let searchSteps = 6_000_000
  /// As `searchSteps`, for each question of a validation.
  package static let validationQuestionSteps = 300_000
  /// Steps of all searches of a validation.
  package static let validationSteps = 20_000_000
  /// Tests of other awards that are tried on each part of the rules.
  package static let validationDistantTests = 200
  /// As `proofRuns`, for each question of a validation.
  package static let validationProofRuns = 300
  /// As `searchRuns`, for each question of a validation.
  package static let validationSearchRuns = 100
  /// Facts that are taken apart one inside the other.
  package static let splitDepth = 160
  /// Elements that a list of a searched dossier has at most.
  package static let listElements = 8
  /// Elements that a list inside an element has at most.
  package static let innerListElements = 2
}
