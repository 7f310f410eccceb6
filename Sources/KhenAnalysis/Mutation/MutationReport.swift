import KhenSemantics
package import KhenSource

/// What came of trying mutants: for each one what the tests say, and for survivors a dossier that
/// would tell.
package struct MutationReport {
  /// One mutant.
  package struct Entry {
    /// What is changed.
    package var mutation: Mutation
    /// What the tests say.
    package var outcome: MutantOutcome
    /// A dossier that would tell; of survivors only.
    package var killer: Killer?
    /// A cohort from which another choice would be made; of survivors that no dossier tells.
    package var cohortKiller: CohortKiller?
    /// Whether it was proved that no dossier tells.
    package var isProvedSame = false
    /// Why it may survive, as written beside the rule.
    package var explanation: String?

    /// Makes an entry.
    package init(mutation: Mutation, outcome: MutantOutcome) {
      self.mutation = mutation
      self.outcome = outcome
    }
  }

  /// How many mutants came out how.
  package struct Counts: Hashable, Sendable {
    /// Noticed by a test.
    package var killed = 0
    /// Noticed by none.
    package var survived = 0
    /// Of those that survived, how many are explained beside the rule.
    package var explained = 0
    /// The same rules in other words.
    package var equivalent = 0
    /// Not accepted by the checker.
    package var refused = 0
    /// Not tried for want of time.
    package var notTried = 0

    /// All of them.
    package var total: Int { killed + survived + equivalent + refused + notTried }

    /// The share of those that could be noticed that were noticed, in tenths of a percent, rounded
    /// down; nothing where there was nothing to notice.
    package var score: Int? {
      killed + survived == 0 ? nil : killed * 1000 / (killed + survived)
    }

    mutating func count(_ entry: Entry) {
      switch entry.outcome {
      case .killed: killed += 1
      case .equivalent: equivalent += 1
      case .refused: refused += 1
      case .notTried: notTried += 1
      case .survived:
        if entry.isProvedSame {
          equivalent += 1
        } else {
          survived += 1
          if entry.explanation != nil { explained += 1 }
        }
      }
    }
  }

  /// The mutants, by place.
  package var entries: [Entry]
  /// How many mutants there are in all, where only some were taken.
  package var sampledFrom: Int?
  /// The seed of the choice.
  package var seed: UInt64 = 0

  /// Makes a report.
  package init(_ entries: [Entry]) { self.entries = entries }

  /// The counts of all.
  package var counts: Counts {
    var counts = Counts()
    for entry in entries { counts.count(entry) }
    return counts
  }

  /// The counts of each file that has mutants, in the order of the files.
  package var countsOfFiles: [(file: FileID, counts: Counts)] {
    var result: [(file: FileID, counts: Counts)] = []
    for entry in entries {
      let file = entry.mutation.key.site.file
      if result.last?.file != file { result.append((file, Counts())) }
      result[result.count - 1].counts.count(entry)
    }
    return result
  }

  /// The survivors that nobody has explained.
  package var survivors: [Entry] {
    entries.filter { $0.isSurvivor && $0.explanation == nil }
  }

  /// The survivors with a reason beside the rule.
  package var explainedSurvivors: [Entry] {
    entries.filter { $0.isSurvivor && $0.explanation != nil }
  }
}

extension MutationReport.Entry {
  /// Whether no test tells, and it is not proved that no dossier does.
  package var isSurvivor: Bool {
    if case .survived = outcome { return !isProvedSame }
    return false
  }

  /// Why the tests did not notice.
  package var reason: Bilingual? {
    guard case .survived(let survival) = outcome else { return nil }
    let count = survival.reachingCount
    if count == 0 {
      return Bilingual(
        vi: "không kiểm thử nào tính đến chỗ này",
        en: "no test looks at this place"
      )
    }
    let some = Bilingual(
      vi: "\(count) kiểm thử có tính đến chỗ này",
      en: count == 1 ? "1 test looks at this place" : "\(count) tests look at this place"
    )
    if survival.unobservedCount > 0 {
      let names = survival.unobservedParts.map { $0.text }.joined(separator: ", ")
      return Bilingual(
        vi: some.vi + "; ở \(survival.unobservedCount) kiểm thử có kết quả đổi"
          + (names.isEmpty ? "" : " (\(names))") + " mà kiểm thử không nêu mong đợi",
        en: some.en + "; in \(survival.unobservedCount) something comes out otherwise"
          + (names.isEmpty ? "" : " (\(names))") + " that the test says nothing about"
      )
    }
    let isOrder = mutation.before.vi.contains { $0 == "<" || $0 == ">" }
    let form = mutation.key.form == .comparison && !isOrder ? .part : mutation.key.form
    switch form {
    case .threshold, .comparison, .rangeEnd, .figureDate, .effectDate:
      return Bilingual(
        vi: some.vi + " nhưng không hồ sơ nào ở sát ngưỡng",
        en: some.en + ", but no dossier is near enough"
      )
    case .weight, .flag, .arithmetic, .junction, .part, .negation, .quantifier, .demand, .filter,
      .extreme, .membership, .overlap, .rounding, .lawDate, .group, .criterion, .bar, .barEffect,
      .paper, .exception, .priority, .version, .transition, .selection:
      return Bilingual(
        vi: some.vi + " nhưng ở hồ sơ nào kết quả cũng như cũ",
        en: some.en + ", but nothing comes out otherwise"
      )
    }
  }
}
