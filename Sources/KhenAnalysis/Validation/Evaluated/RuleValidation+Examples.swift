import KhenEvaluation
import KhenSemantics
package import KhenSource

/// Dossiers that show what was found without an evaluation.
extension RuleValidation {
  /// A dossier that shows what a finding means; nothing where none can or none was found.
  package mutating func example(of finding: Diagnostic) -> Finding.Example? {
    let place = finding.primary.range
    switch finding.id {
    case .versionGap:
      let gap = PeriodGaps.versionGaps(in: program).first { $0.award.range.contains(place) }
      return gap.flatMap { lastEligible(under: $0.earlier, until: $0.days.lowerBound) }
    case .endedAward:
      let ending = EndedAwards.endings(in: program).first { $0.last.range.contains(place) }
      return ending.flatMap { lastEligible(under: $0.last, until: $0.day) }
    case .figureGap:
      let gap = PeriodGaps.figureGaps(in: program, RuleUses(program))
        .first { $0.parameter.range.contains(place) }
      return gap.flatMap { withoutFigure($0.days) }
    case .thresholdOrder:
      let turn = ThresholdOrder.turns(FigureCollector(program).series)
        .first { $0.changed.0.figure.range == place }
      return turn.flatMap { meetsOneOnly(of: $0) }
    case .weakGround: return meets(criterionAt: place)
    default: return nil
    }
  }

  /// A dossier that is eligible on the last day of a version, looked at on the day after.
  private mutating func lastEligible(
    under award: CheckedAward,
    until day: Int
  ) -> Finding.Example? {
    for (index, subject) in asker.subjects.enumerated() {
      guard let compiled = subject.award, compiled.award.range == award.range,
        subject.dates.contains(day - 1),
        case .found(var witness) = asker.find(
          [SearchAim(compiled.program, compiled.isClear, .met)],
          in: index,
          on: day - 1
        )
      else { continue }
      witness.date = day
      return Finding.Example(witness, shows: .wasEligibleBefore(day))
    }
    return nil
  }

  /// A dossier that is eligible beside some days without a figure, and open on the last or first
  /// of them.
  private mutating func withoutFigure(_ days: DaySpan) -> Finding.Example? {
    var neighbours: [(known: Int, open: Int)] = []
    if let end = days.end { neighbours.append((end, end - 1)) }
    if let start = days.start { neighbours.append((start - 1, start)) }
    for (known, open) in neighbours {
      for (index, subject) in asker.subjects.enumerated() {
        guard let compiled = subject.award, subject.dates.contains(known),
          subject.dates.contains(open)
        else { continue }
        let aims = [SearchAim(compiled.program, compiled.isClear, .met)]
        guard case .found(var witness) = asker.find(aims, in: index, on: known) else { continue }
        witness.date = open
        if asker.holds(aims, on: witness, in: index) { continue }
        return Finding.Example(witness, shows: .wasEligible(on: known))
      }
    }
    return nil
  }

  /// A dossier that meets one of two criteria and not the other, where before it was the other
  /// way round.
  private mutating func meetsOneOnly(of turn: ThresholdOrder.Turn) -> Finding.Example? {
    let (changed, other) = turn.changed
    let titles = turn.isLeft ? turn.titles : (turn.titles.right, turn.titles.left)
    for first in criteria(around: changed.figure.range) {
      for second in criteria(around: other.figure.range)
      where asker.subjects[first.subject].kind == asker.subjects[second.subject].kind {
        let dates = asker.subjects[first.subject].dates
          .clamped(to: asker.subjects[second.subject].dates)
        guard asker.subjects[first.subject].dates.contains(dates.lowerBound) else { continue }
        let rises = changed.figure.order(to: other.figure) == 1
        // Whoever meets the higher figure meets the lower one.
        let higher = rises ? first : second
        let lower = rises ? second : first
        let names = rises ? (titles.0, titles.1) : (titles.1, titles.0)
        for (met, notMet, words) in [(lower, higher, (names.1, names.0)), (higher, lower, names)] {
          let aims = [
            SearchAim(asker.subjects[met.subject].program, met.register, .met),
            SearchAim(asker.subjects[notMet.subject].program, notMet.register, .notMet),
          ]
          guard case .found(let witness) = asker.find(aims, in: met.subject, on: dates.lowerBound)
          else { continue }
          return Finding.Example(witness, shows: .meets(words.0, not: words.1))
        }
      }
    }
    return nil
  }

  /// A dossier that meets a criterion.
  private mutating func meets(criterionAt place: SourceRange) -> Finding.Example? {
    let instances = criteria(around: place).map {
      ValidationQuestion.Instance(subject: $0.subject, parts: [($0.register, true)])
    }
    return asker.witness(ValidationQuestion(instances: instances))
      .map { Finding.Example($0, shows: .meetsItToo) }
  }

  /// The criterion that a place lies in, wherever it is computed.
  private func criteria(around place: SourceRange) -> [(subject: Int, register: UInt32)] {
    var found: [(subject: Int, register: UInt32)] = []
    func visit(_ node: CheckedNode, _ compiled: CompiledAward.Node, _ subject: Int) {
      guard node.range.contains(place) else { return }
      if case .criterion = node.kind { found.append((subject, compiled.register)) }
      for (inner, innerPlace) in zip(node.children, compiled.children) {
        visit(inner, innerPlace, subject)
      }
    }
    for (index, subject) in asker.subjects.enumerated() {
      guard let compiled = subject.award else { continue }
      for (node, place) in zip(compiled.award.nodes, compiled.nodes) { visit(node, place, index) }
    }
    return found
  }
}
