/// What is known of a cohort before it is decided who is chosen: numbers only.
///
/// A completion makes every membership, group, key and limit exact; then the members of a group
/// are ranked by their keys, and those are chosen of whom no more than the limit allows are as
/// good or better. Where the limit falls between equals, somebody decides.
package struct CohortProblem: Sendable {
  /// Whether a nominee satisfies the conditions.
  package enum Membership: Int, Hashable, Sendable {
    case impossible
    case possible
    case certain
  }

  /// One nominee.
  package struct Nominee: Hashable, Sendable {
    /// Whether it satisfies the conditions.
    package var membership: Membership
    /// The groups in which it may be; one where that is known.
    package var groups: [Int]
    /// Its values by each key, the most important first.
    package var keys: [RankRange]

    /// Makes a nominee.
    package init(membership: Membership, groups: [Int], keys: [RankRange]) {
      self.membership = membership
      self.groups = groups
      self.keys = keys
    }
  }

  /// How many may be chosen, at least and at most; the real limit lies between.
  package typealias Cap = ClosedRange<Int>

  /// The nominees.
  package var nominees: [Nominee]
  /// How many groups there are.
  package var groupCount: Int
  /// For each group how many may be chosen in it; nothing without a limit.
  package var groupCaps: [Cap?]
  /// How many may be chosen altogether; nothing without a limit.
  package var cohortCap: Cap?

  /// Makes a problem.
  package init(
    nominees: [Nominee],
    groupCount: Int,
    groupCaps: [Cap?],
    cohortCap: Cap?
  ) {
    self.nominees = nominees
    self.groupCount = groupCount
    self.groupCaps = groupCaps
    self.cohortCap = cohortCap
  }
}

/// What is certain of a nominee, whatever is missing.
package enum CohortOutcome: Int, Hashable, Sendable {
  /// Chosen in every completion.
  case chosen
  /// Not chosen in every completion.
  case notChosen
  /// In every completion at a limit that falls between equals.
  case tied
  /// None of these.
  case open
}

/// Where a nominee stands in a group, if it is in it.
package struct CohortPlace: Hashable, Sendable {
  /// The group.
  package var group: Int
  /// The best place that it can have, from 1.
  package var best: Int
  /// The worst place that it can have.
  package var worst: Int
  /// What is certain of it in this group, before the limit of the whole cohort.
  package var outcome: CohortOutcome
}
