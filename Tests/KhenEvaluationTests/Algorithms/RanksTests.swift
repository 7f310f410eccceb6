import KhenEvaluation
import KhenTestSupport
import Testing

@Suite struct RanksTests {
  @Test(arguments: [UInt64(81), 82])
  func `best and worst rank are those of all completions`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func score() -> Ranks.Score {
      let low = Int64.random(in: 0...5, using: &random)
      return Ranks.Score(
        low: low,
        high: low + Int64.random(in: 0...2, using: &random),
        presence: [.certain, .certain, .possible, .absent].randomElement(using: &random)
          ?? .certain
      )
    }
    for number in 0..<200 {
      var own = score()
      own.presence = .certain
      let others = (0..<Int.random(in: 0...4, using: &random)).map { _ in score() }
      var least = Int.max
      var greatest = Int.min
      let options = ([own] + others).map { score -> [Int64?] in
        let values: [Int64?] = (score.low...score.high).map { $0 }
        switch score.presence {
        case .certain: return values
        case .possible: return values + [nil]
        case .absent: return [nil]
        }
      }
      let isEnumerated = forEachChoice(of: options, limit: 2_000) { choice in
        let mine = choice[0] ?? 0
        let rank = 1 + choice.dropFirst().count { other in other.map { $0 > mine } ?? false }
        least = min(least, rank)
        greatest = max(greatest, rank)
      }
      #expect(isEnumerated)
      #expect(
        Ranks.bounds(of: own, among: others) == (least, greatest),
        "seed \(seed), case \(number)"
      )
      for count in 1...3 {
        let expected = Truth(isPossible: least <= count, isCertain: greatest <= count)
        #expect(Ranks.isWithin(count, own: own, among: others) == expected)
      }
    }
  }

  @Test(arguments: [UInt64(91), 92])
  func `evidence serves as many needs as any assignment, none twice`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for number in 0..<200 {
      let itemCount = Int.random(in: 0...4, using: &random)
      let usable = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        (0..<itemCount).filter { _ in Bool.random(using: &random) }
      }
      let assigned = Ranks.maximumAssignment(usable: usable, itemCount: itemCount)
      let used = assigned.compactMap { $0 }
      #expect(Set(used).count == used.count)
      for (need, item) in assigned.enumerated() {
        if let item { #expect(usable[need].contains(item)) }
      }
      #expect(used.count == most(usable[...], taken: []), "seed \(seed), case \(number)")
    }
  }

  private func most(_ needs: ArraySlice<[Int]>, taken: Set<Int>) -> Int {
    guard let first = needs.first else { return 0 }
    var best = most(needs.dropFirst(), taken: taken)
    for item in first where !taken.contains(item) {
      best = max(best, 1 + most(needs.dropFirst(), taken: taken.union([item])))
    }
    return best
  }

  @Test func `evidence that is only possible widens the number of needs served`() {
    let served = Ranks.servedNeeds(
      certain: [[0], [0]],
      possible: [[0], [0, 1]],
      itemCount: 2
    )
    #expect(served == (1, 2))
  }
}
