import KhenSource

/// The periods of what a rule set knows of the law, for what ends soon.
package struct LawPeriod: Hashable, Sendable {
  /// What has a period.
  package enum Subject: Hashable, Sendable {
    /// Index of an instrument.
    case instrument(Int)
    /// Index of a version of an award.
    case award(Int)
    /// Index of a parameter; one of its figures.
    case parameter(Int)
  }
  /// What it is.
  package var subject: Subject
  /// Day number of the last day on which it holds.
  package var lastDay: Int
  /// Whether another version or figure follows on the day on which it ends.
  package var hasSuccessor: Bool
}

extension CheckedProgram {
  /// Instruments, versions of awards and figures whose period ends after a day and by another,
  /// in order of their end.
  package func periodsEnding(after day: Int, by last: Int) -> [LawPeriod] {
    var periods: [LawPeriod] = []
    func add(_ subject: LawPeriod.Subject, _ span: DaySpan, _ hasSuccessor: Bool) {
      guard let end = span.end, end > day, end <= last else { return }
      let period = LawPeriod(subject: subject, lastDay: end - 1, hasSuccessor: hasSuccessor)
      if !periods.contains(period) { periods.append(period) }
    }
    for (index, instrument) in instruments.enumerated() {
      let isReplaced = instruments.contains { $0.replaces.contains(index) }
      if let effect = instrument.effect { add(.instrument(index), effect, isReplaced) }
    }
    var named: Set<String> = []
    for (index, award) in awards.enumerated() {
      guard let end = award.effect.end else { continue }
      // Kinds of dossier and pieces of a version have one period in the law.
      guard named.insert("\(award.name.text) \(end)").inserted else { continue }
      let isFollowed = awards.contains {
        $0.name == award.name && $0.effect.start == end && !$0.isNotSourced
      }
      add(.award(index), award.effect, isFollowed)
    }
    for (index, parameter) in parameters.enumerated() {
      for version in parameter.versions {
        let isFollowed = parameter.versions.contains { $0.span.start == version.span.end }
        add(.parameter(index), version.span, isFollowed)
      }
    }
    return periods.enumerated().sorted {
      ($0.element.lastDay, $0.offset) < ($1.element.lastDay, $1.offset)
    }.map({ $0.element })
  }
}
