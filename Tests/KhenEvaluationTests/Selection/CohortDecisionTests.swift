import KhenEvaluation
import KhenSyntax
import KhenTestSupport
import Testing

typealias SplitMix = SplitMix64

@Suite struct `Choices within a cohort` {
  private func nominee(
    _ keys: Int...,
    membership: CohortProblem.Membership = .certain,
    groups: [Int] = [0]
  ) -> CohortProblem.Nominee {
    CohortProblem.Nominee(
      membership: membership,
      groups: groups,
      keys: keys.map {
        RankRange(worst: .number(Int64($0), scale: 1), best: .number(Int64($0), scale: 1))
      }
    )
  }

  private func decide(
    _ nominees: [CohortProblem.Nominee],
    cap: Int
  ) -> CohortDecision {
    CohortDecision(
      CohortProblem(nominees: nominees, groupCount: 1, groupCaps: [cap...cap], cohortCap: nil)
    )
  }

  @Test func `the best are chosen, and the next key decides between equals`() {
    let decision = decide([nominee(1, 0), nominee(3, 0), nominee(3, 1), nominee(2, 9)], cap: 2)
    #expect(decision.outcomes == [.notChosen, .chosen, .chosen, .notChosen])
    #expect(decision.places.map { $0[0].best } == [4, 2, 1, 3])
  }

  @Test func `equals at the limit are tied, those before and behind are not`() {
    let decision = decide([nominee(5), nominee(4), nominee(4), nominee(3)], cap: 2)
    #expect(decision.outcomes == [.chosen, .tied, .tied, .notChosen])
    #expect(decision.groupCounts == [2...2])
  }

  @Test func `an unknown member leaves open only those whom it can push out`() {
    let decision = decide(
      [nominee(5), nominee(4, membership: .possible), nominee(3), nominee(2)],
      cap: 2
    )
    #expect(decision.outcomes == [.chosen, .open, .open, .notChosen])
  }

  @Test func `none stands behind every value in either direction`() {
    let none = RankRange(.certainlyNone, shape: .interval, kind: .ascending)
    let most = RankRange(.point(1_000_000), shape: .interval, kind: .ascending)
    #expect(none.best.compared(to: most.worst) < 0)
  }

  @Test func `every certain outcome holds in every completion`() {
    for seed in UInt64(1)...3000 {
      var generator = SplitMix64(seed: seed)
      let cohort = OpenCohort(using: &generator)
      let completions = cohort.completions
      guard completions.count <= 1500 else { continue }
      let decision = CohortDecision(cohort.problem)
      for plain in completions {
        let outcomes = plain.outcomes()
        for index in cohort.nominees.indices {
          let outcome = outcomes[index]
          switch decision.outcomes[index] {
          case .chosen: #expect(!outcome.canBeLeftOut, "seed \(seed), nominee \(index)")
          case .notChosen: #expect(!outcome.canBeChosen, "seed \(seed), nominee \(index)")
          case .tied:
            #expect(outcome.canBeChosen && outcome.canBeLeftOut, "seed \(seed), \(index)")
          case .open: break
          }
          guard plain.nominees[index].isMember,
            let place = decision.places[index].first(where: {
              $0.group == plain.nominees[index].group
            })
          else { continue }
          let position = plain.better(than: index) + 1
          #expect((place.best...place.worst).contains(position), "seed \(seed), \(index)")
        }
        for pick in plain.picks() {
          #expect(decision.cohortCount.contains(pick.count), "seed \(seed)")
          for group in cohort.groupCaps.indices {
            let count = pick.count { plain.nominees[$0].group == group }
            #expect(decision.groupCounts[group].contains(count), "seed \(seed), group \(group)")
          }
        }
      }
    }
  }

  @Test func `with one group an outcome is open only where completions differ`() {
    for seed in UInt64(1)...3000 {
      var generator = SplitMix64(seed: seed)
      let cohort = OpenCohort(using: &generator)
      guard cohort.groupCaps.count == 1, cohort.cohortCap == nil else { continue }
      let completions = cohort.completions
      guard completions.count <= 1500 else { continue }
      let decision = CohortDecision(cohort.problem)
      for index in cohort.nominees.indices {
        let outcomes = completions.map { $0.outcomes()[index] }
        if outcomes.allSatisfy({ !$0.canBeLeftOut }) {
          #expect(decision.outcomes[index] == .chosen, "seed \(seed), nominee \(index)")
        }
        if outcomes.allSatisfy({ !$0.canBeChosen }) {
          #expect(decision.outcomes[index] == .notChosen, "seed \(seed), nominee \(index)")
        }
      }
    }
  }

  struct Figure: CustomTestStringConvertible {
    var numerator: Int64
    var scale: Int64
    var atMost: Int
    var atLeast: Int
    var testDescription: String { "\(numerator)/\(scale)" }
  }

  @Test(arguments: [
    Figure(numerator: 24, scale: 10, atMost: 2, atLeast: 3),
    Figure(numerator: 2, scale: 1, atMost: 2, atLeast: 2),
    Figure(numerator: 4, scale: 10, atMost: 0, atLeast: 1),
    Figure(numerator: 0, scale: 1, atMost: 0, atLeast: 0),
    Figure(numerator: -3, scale: 2, atMost: 0, atLeast: 0),
  ])
  func `a limit is compared exactly`(figure: Figure) {
    let bound = LimitBound(extent: .point(figure.numerator, scale: figure.scale))
    #expect(bound.cap == figure.atMost...figure.atMost)
    #expect(bound.minimum == figure.atLeast...figure.atLeast)
  }

  @Test func `a limit that cannot be computed leaves everything open`() {
    let bound = LimitBound(extent: .anything)
    #expect(bound.cap == 0...Int.max)
    #expect(bound.minimum == 0...Int.max)
  }
}
