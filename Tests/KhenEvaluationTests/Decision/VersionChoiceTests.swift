import KhenEvaluation
import Testing

/// Every small combination of transitional clauses, against what each completion of their
/// conditions gives.
@Suite struct `Choosing between versions` {
  typealias Choice = VersionChoice

  static let verdicts: [Verdict] = [
    .eligible, .pending, .undetermined, .onHold, .ineligible, .notApplicable,
  ]

  /// Clauses for up to two earlier versions, each applying, not applying or open.
  static let clauses: [[Choice.Clause]] = {
    var one: [Choice.Clause] = []
    for version in 0..<2 {
      for applicability in [Choice.Applicability.applies, .doesNotApply, .open] {
        for yields in [false, true] {
          one.append(
            Choice.Clause(version: version, applicability: applicability, yields: yields)
          )
        }
      }
    }
    return one.map { [$0] } + one.flatMap { first in one.map { [first, $0] } }
  }()

  /// The verdict where each clause is known to apply or not: as the language reference says it.
  static func known(_ clauses: [Choice.Clause], _ verdicts: [Verdict]) -> Verdict {
    guard let clause = clauses.first(where: { $0.applicability == .applies }) else {
      return verdicts[2]
    }
    let earlier = verdicts[clause.version]
    guard clause.yields else { return earlier }
    let order = Self.verdicts
    let place = { (verdict: Verdict) in order.firstIndex(of: verdict) ?? order.count }
    return place(earlier) <= place(verdicts[2]) ? earlier : verdicts[2]
  }

  static func completions(of clauses: [Choice.Clause]) -> [[Choice.Clause]] {
    guard let first = clauses.first else { return [[]] }
    let rest = completions(of: Array(clauses.dropFirst()))
    let ways: [Choice.Applicability] =
      first.applicability == .open ? [.applies, .doesNotApply] : [first.applicability]
    return ways.flatMap { way in
      var known = first
      known.applicability = way
      return rest.map { [known] + $0 }
    }
  }

  @Test func `a verdict is given exactly where every completion gives it`() {
    var count = 0
    for clauses in Self.clauses {
      let choice = Choice(clauses)
      let completions = Self.completions(of: clauses)
      for first in Self.verdicts {
        for second in Self.verdicts {
          for current in Self.verdicts {
            let verdicts = [first, second, current]
            let combination = choice.combine { version in
              switch version {
              case .current: current
              case .earlier(let number): verdicts[number]
              }
            }
            let truths = Set(completions.map { Self.known($0, verdicts) })
            let expected = truths.count == 1 ? truths.first : .undetermined
            #expect(combination.verdict == expected, "\(clauses) \(verdicts)")
            if truths.count > 1 {
              #expect(combination.isChoiceOpen, "\(clauses) \(verdicts)")
              #expect(combination.decidedBy == nil, "\(clauses) \(verdicts)")
            }
            count += 1
          }
        }
      }
    }
    #expect(count > 30_000)
  }

  @Test func `what cannot decide is not evaluated`() {
    let applies = Choice.Clause(version: 0, applicability: .applies, yields: false)
    let open = Choice.Clause(version: 1, applicability: .open, yields: false)
    #expect(Choice([applies, open]).versions == [.earlier(0)])
    #expect(Choice([open, applies]).versions == [.earlier(1), .earlier(0)])
    #expect(Choice([open]).versions == [.earlier(1), .current])
    let yielding = Choice.Clause(version: 0, applicability: .applies, yields: true)
    #expect(Choice([yielding]).versions == [.earlier(0), .current])
    let none = Choice.Clause(version: 0, applicability: .doesNotApply, yields: true)
    #expect(Choice([none]).versions == [.current])
  }

  @Test func `a contradiction in a condition is an error of the rules`() {
    let broken = Choice.Clause(version: 0, applicability: .error, yields: false)
    #expect(Choice([broken]).combine { _ in .eligible }.verdict == .ruleError)
    let applies = Choice.Clause(version: 1, applicability: .applies, yields: false)
    // What stands behind a clause that applies is not looked at.
    #expect(Choice([applies, broken]).combine { _ in .eligible }.verdict == .eligible)
  }
}
