/// Limits of the checking of rule sets, each tested at the limit and one above.
package enum AnalysisLimits {
  /// Runs of the programs of one question to prove that nothing fulfils it.
  package static let proofRuns = 400
  /// Runs of the programs of one question to find a dossier, for each length of lists.
  package static let searchRuns = 600
  /// Facts that are taken apart one inside the other.
  package static let splitDepth = 160
  /// Elements that a list of a searched dossier has at most.
  package static let listElements = 8
  /// Elements that a list inside an element has at most.
  package static let innerListElements = 2
}
