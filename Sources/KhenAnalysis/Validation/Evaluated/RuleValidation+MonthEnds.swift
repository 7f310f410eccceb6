import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// Places where a month without the day asked for decides, in rule sets that do not say how.
extension RuleValidation {
  mutating func checkMonthEnds() {
    guard !program.time.declaresMonthEnd else { return }
    var other = program
    other.time.monthEnd = program.time.monthEnd == .up ? .down : .up
    let subjects = ValidationSubject.all(of: other, schema: asker.schema)
    var seen: Set<SourceRange> = []
    for (subject, part) in asker.subjects.enumerated() {
      guard let compiled = part.award, let changed = subjects[subject].award else { continue }
      var conditions: [(range: SourceRange, first: UInt32, second: UInt32)] = []
      func visit(
        _ node: CheckedNode,
        _ place: CompiledAward.Node,
        _ otherPlace: CompiledAward.Node
      ) {
        if case .criterion = node.kind {
          conditions.append((node.range, place.register, otherPlace.register))
        }
        for (index, inner) in node.children.enumerated() {
          visit(inner, place.children[index], otherPlace.children[index])
        }
      }
      for (index, node) in compiled.award.nodes.enumerated() {
        visit(node, compiled.nodes[index], changed.nodes[index])
      }
      for (index, bar) in compiled.award.bars.enumerated() {
        conditions.append((bar.range, compiled.bars[index], changed.bars[index]))
      }
      for condition in conditions where seen.insert(condition.range).inserted {
        guard compiled.program.sliced(to: [condition.first]).addsMonths else { continue }
        var isOpen = false
        var isFound = false
        for wanted in [SearchAim.Wanted.met, .notMet] {
          let aims = [
            SearchAim(compiled.program, condition.first, wanted),
            SearchAim(changed.program, condition.second, wanted == .met ? .notMet : .met),
          ]
          guard let witness = witness(aims, subject, &isOpen) else { continue }
          var finding = Finding.monthEndMatters(condition.range)
          finding.example = Finding.Example(witness, shows: .dependsOnMonthEnd)
          report(finding)
          isFound = true
          break
        }
        if isOpen, !isFound { leaveOpen(condition.range) }
      }
    }
  }
}

extension RuleValidation {
  /// A dossier on which both hold, on the last of February or the day after it.
  ///
  /// Four years in a row: a leap day lies a whole number of years back from one of them.
  private mutating func witness(
    _ aims: [SearchAim],
    _ subject: Int,
    _ isOpen: inout Bool
  ) -> Witness? {
    let dates = asker.subjects[subject].dates
    let first = CivilDate(dayNumber: dates.lowerBound).year + 1
    for year in first..<(first + 4) {
      let last = CivilDate.dayNumber(year: year, month: 3, day: 1) - 1
      for day in [last, last + 1] where dates.contains(day) {
        switch asker.find(aims, in: subject, on: day) {
        case .found(let witness): return witness
        case .impossible: continue
        case .undecided: isOpen = true
        }
      }
    }
    return nil
  }
}

extension Program {
  /// Whether a period is added to a date somewhere.
  fileprivate var addsMonths: Bool {
    instructions.contains { $0.code == .datePlusPeriod || $0.code == .dateMinusPeriod }
  }
}
