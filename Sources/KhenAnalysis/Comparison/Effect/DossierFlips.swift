package import KhenEvaluation
package import KhenExplanation
package import KhenSource

/// A dossier that gets another result under the new rules, for one award.
package struct DossierFlip: Sendable {
  /// Key of the dossier.
  package var key: String
  /// Name of the nominee; empty when not filed.
  package var nominee: String
  /// Where the dossier begins.
  package var place: DataPlace?
  /// Name of the award, in the new rules where it is there.
  package var award: Name
  /// Its label.
  package var awardLabel: String
  /// The result under the old rules.
  package var oldVerdict: Verdict
  /// The result under the new rules.
  package var newVerdict: Verdict
  /// What made the difference.
  package var clauses: [ClauseFlip]
  /// Why the dossier cannot be read under the rules under which it cannot.
  package var dataErrors: [DataErrorText] = []

  /// Makes a flip.
  package init(
    key: String,
    nominee: String,
    place: DataPlace?,
    award: Name,
    awardLabel: String,
    oldVerdict: Verdict,
    newVerdict: Verdict,
    clauses: [ClauseFlip]
  ) {
    self.key = key
    self.nominee = nominee
    self.place = place
    self.award = award
    self.awardLabel = awardLabel
    self.oldVerdict = oldVerdict
    self.newVerdict = newVerdict
    self.clauses = clauses
  }
}

/// What becomes of real dossiers under two rule sets; filled one dossier after the other.
package struct DossierFlips: Sendable {
  /// How many results went from one verdict to another.
  package struct DirectionCount: Sendable {
    /// The result under the old rules.
    package var old: Verdict
    /// The result under the new rules.
    package var new: Verdict
    /// How many.
    package var count: Int
  }

  /// How many results a clause made the difference in.
  package struct ClauseCount: Sendable {
    /// Label of the award.
    package var awardLabel: String
    /// The clause, as it came out the first time.
    package var clause: ClauseFlip
    /// How many.
    package var count: Int
  }

  /// Day number of the evaluation date.
  package let date: Int
  /// How many flips are kept; all are counted.
  package let limit: Int
  /// How many dossiers were read.
  package private(set) var dossierCount = 0
  /// How many results were compared: one for each dossier and award.
  package private(set) var resultCount = 0
  /// How many dossiers neither rule set can read.
  package private(set) var unreadableCount = 0
  /// How many dossiers have at least one flip.
  package private(set) var flippedDossierCount = 0
  /// How many flips there are.
  package private(set) var flipCount = 0
  /// The first flips, in the order of the dossiers.
  package private(set) var flips: [DossierFlip] = []
  /// Flips by direction, the most frequent first.
  package var directions: [DirectionCount] { directionCounts.sorted { $0.count > $1.count } }
  /// Flips by clause, the most frequent first.
  package var clauses: [ClauseCount] { clauseCounts.sorted { $0.count > $1.count } }

  private var directionCounts: [DirectionCount] = []
  private var clauseCounts: [ClauseCount] = []
  private var clausePlaces: [ClauseKey: Int] = [:]

  private struct ClauseKey: Hashable {
    var award: Name
    var name: String
    var label: String
  }

  /// Starts without dossiers.
  package init(date: Int, limit: Int) {
    self.date = date
    self.limit = limit
  }

  /// Counts a dossier that neither rule set can read.
  package mutating func addUnreadable() {
    dossierCount += 1
    unreadableCount += 1
  }

  /// Counts a dossier with its flips, among so many results.
  package mutating func add(_ flips: [DossierFlip], among resultCount: Int) {
    dossierCount += 1
    self.resultCount += resultCount
    if !flips.isEmpty { flippedDossierCount += 1 }
    for flip in flips {
      flipCount += 1
      count(flip)
      if self.flips.count < limit { self.flips.append(flip) }
    }
  }

  private mutating func count(_ flip: DossierFlip) {
    let direction = directionCounts.firstIndex {
      $0.old == flip.oldVerdict && $0.new == flip.newVerdict
    }
    if let direction {
      directionCounts[direction].count += 1
    } else {
      directionCounts.append(
        DirectionCount(old: flip.oldVerdict, new: flip.newVerdict, count: 1)
      )
    }
    for clause in flip.clauses {
      let key = ClauseKey(award: flip.award, name: clause.name, label: clause.label)
      if let place = clausePlaces[key] {
        clauseCounts[place].count += 1
      } else {
        clausePlaces[key] = clauseCounts.count
        clauseCounts.append(
          ClauseCount(awardLabel: flip.awardLabel, clause: clause, count: 1)
        )
      }
    }
  }
}
