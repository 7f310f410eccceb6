import KhenEvaluation
import KhenTestSupport
import Testing

@Suite struct ExceptionChoiceTests {
  typealias Value = ExceptionChoice.Value
  typealias Candidate = ExceptionChoice.Candidate

  private func point(_ value: Int64) -> Value { Value(low: value, high: value) }

  @Test func `hard case 21: an exception that may join a sure one may collide with it`() {
    let unknown = ExceptionChoice.combine(
      base: point(20),
      candidates: [
        Candidate(applies: .undetermined, value: point(15)),
        Candidate(applies: .canBeTrue, value: point(17)),
      ]
    )
    #expect(unknown.hull == 17...17)
    #expect(unknown.isConflictPossible && !unknown.isConflictCertain)
    let both = ExceptionChoice.combine(
      base: point(20),
      candidates: [
        Candidate(applies: .canBeTrue, value: point(15)),
        Candidate(applies: .canBeTrue, value: point(17)),
      ]
    )
    #expect(both.isConflictCertain && both.hull == nil)
  }

  @Test func `hard cases 22 and 23: an exception of an exception`() {
    func years(female: Truth, retirement: Truth) -> ExceptionChoice.Result {
      let inner = ExceptionChoice.combine(
        base: point(10),
        candidates: [Candidate(applies: retirement, value: point(15))]
      )
      let hull = inner.hull ?? 0...0
      let value = Value(low: hull.lowerBound, high: hull.upperBound, conflict: inner.conflict)
      return ExceptionChoice.combine(
        base: point(15),
        candidates: [Candidate(applies: female, value: value)]
      )
    }
    #expect(years(female: .canBeTrue, retirement: .undetermined).hull == 10...15)
    #expect(years(female: .canBeFalse, retirement: .undetermined).alternatives == [15...15])
    #expect(years(female: .canBeTrue, retirement: .canBeFalse).alternatives == [10...10])
  }

  @Test func `two values are shown as two, not as a band`() {
    let result = ExceptionChoice.combine(
      base: point(20),
      candidates: [Candidate(applies: .undetermined, value: point(15))]
    )
    #expect(result.alternatives == [15...15, 20...20])
    #expect(!result.isConflictPossible)
  }

  @Test func `an exception that prevails settles the collision`() {
    let result = ExceptionChoice.combine(
      base: point(20),
      candidates: [
        Candidate(applies: .undetermined, value: point(15)),
        Candidate(applies: .canBeTrue, value: point(17)),
      ],
      prevails: [(winner: 0, loser: 1)]
    )
    #expect(result.alternatives == [15...15, 17...17])
    #expect(!result.isConflictPossible)
  }

  @Test(arguments: [UInt64(71), 72, 73, 74])
  func `values and conflicts are those of all completions`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func value() -> Value {
      let low = Int64.random(in: 0...3, using: &random)
      let high = low + ([0, 0, 0, 1, 2].randomElement(using: &random) ?? 0)
      let conflicts: [Truth] = [
        .canBeFalse, .canBeFalse, .canBeFalse, .undetermined, .canBeTrue,
      ]
      return Value(
        low: low,
        high: high,
        conflict: conflicts.randomElement(using: &random) ?? .canBeFalse
      )
    }
    for number in 0..<700 {
      let base = value()
      let guards: [Truth] = [.canBeFalse, .undetermined, .undetermined, .canBeTrue]
      let candidates = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        Candidate(applies: guards.randomElement(using: &random) ?? .canBeTrue, value: value())
      }
      var prevails: [(winner: Int, loser: Int)] = []
      for winner in candidates.indices {
        for loser in candidates.indices where winner < loser {
          if Int.random(in: 0..<3, using: &random) == 0 { prevails.append((winner, loser)) }
        }
      }
      let result = ExceptionChoice.combine(
        base: base,
        candidates: candidates,
        prevails: prevails
      )
      let truth = outcomes(base: base, candidates: candidates, prevails: prevails)
      let place: Comment = "seed \(seed), case \(number): \(base) \(candidates) \(prevails)"
      #expect(Set(result.alternatives.flatMap { Array($0) }) == truth.values, place)
      #expect(result.conflict.contains(.canBeTrue) == truth.hasConflict, place)
      #expect(result.isConflictCertain == truth.values.isEmpty, place)
    }
  }

  /// All values that some completion gives, and whether some completion is a conflict.
  private func outcomes(
    base: Value,
    candidates: [Candidate],
    prevails: [(winner: Int, loser: Int)]
  ) -> (values: Set<Int64>, hasConflict: Bool) {
    func options(_ value: Value) -> [Int64?] {
      var result: [Int64?] = value.conflict.contains(.canBeTrue) ? [nil] : []
      if value.conflict.contains(.canBeFalse) {
        result.append(contentsOf: (value.low...value.high).map { $0 })
      }
      return result
    }
    // Among any applying candidates the one that is not below another has the say; "below" is
    // followed from winner to loser.
    func isBelow(_ loser: Int, _ winner: Int) -> Bool {
      prevails.contains {
        $0.winner == winner && ($0.loser == loser || isBelow(loser, $0.loser))
      }
    }
    var values: Set<Int64> = []
    var hasConflict = false
    for applied in 0..<(1 << candidates.count) {
      let applies = candidates.indices.filter { applied & (1 << $0) != 0 }
      guard
        candidates.indices.allSatisfy({
          candidates[$0].applies.contains(applies.contains($0) ? .canBeTrue : .canBeFalse)
        })
      else { continue }
      let effective = applies.filter { index in !applies.contains { isBelow(index, $0) } }
      let chosen = effective.isEmpty ? [base] : effective.map { candidates[$0].value }
      _ = forEachChoice(of: chosen.map(options), limit: 10_000) { choice in
        if let first = choice.first, let value = first, choice.allSatisfy({ $0 == value }) {
          values.insert(value)
        } else {
          hasConflict = true
        }
      }
    }
    return (values, hasConflict)
  }
}
