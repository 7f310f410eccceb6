package import KhenSemantics
import KhenEvaluation
import KhenSource

/// What can be found wrong with a rule set by evaluating it over all dossiers that its schema
/// allows (design of evaluation, 6.2).
///
/// A claim that something never or always happens is a proof. What the budget left open is said
/// as such. Parameters that are true or false are switches between readings of the law: both
/// readings count.
package struct RuleValidation {
  /// What was found, in no particular order.
  package private(set) var findings: [Finding] = []
  /// Runs of programs that it took.
  package var runs: Int { asker.runs }

  let program: CheckedProgram
  var asker: ValidationAsker
  /// Places of which something was left open.
  var openPlaces: [SourceRange] = []
  /// Places about which something was said already: what follows from it is not said again.
  var explained: Set<SourceRange> = []

  /// Checks a rule set.
  package init(_ program: CheckedProgram) {
    self.program = program
    asker = ValidationAsker(program.withOpenSwitches)
    checkNodes()
    checkBars()
    checkAwards()
    checkDocuments()
    checkExceptions()
    checkCollisions()
    checkRows()
    checkCovers()
    checkRedundantParts()
    checkMonthEnds()
    if let first = openPlaces.first {
      findings.append(.undecided(openPlaces, first: first))
    }
  }

  /// Adds a finding; what is said of a place explains what would be said of what it holds.
  mutating func report(_ finding: Finding) {
    explained.insert(finding.diagnostic.primary.range)
    findings.append(finding)
  }

  /// Whether something cannot happen; an open question is noted.
  mutating func isNever(_ question: ValidationQuestion, at place: SourceRange) -> Bool {
    switch asker.ask(question) {
    case .never: return true
    case .possible: return false
    case .undecided:
      if !openPlaces.contains(place) { openPlaces.append(place) }
      return false
    }
  }
}

extension CheckedProgram {
  /// The same rules where every parameter that is true or false may be either.
  var withOpenSwitches: CheckedProgram {
    var result = self
    for index in parameters.indices where parameters[index].type == .boolean {
      for version in parameters[index].versions.indices {
        result.parameters[index].versions[version].body.expression = nil
      }
    }
    return result
  }
}
