import KhenSemantics
import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

@Suite struct `Random programs` {
  private static let seeds: Range<UInt64> = 0..<1_000

  @Test func `the same seed makes the same case`() {
    for seed in Self.seeds.prefix(20) {
      let (first, second) = (RandomCase(seed: seed), RandomCase(seed: seed))
      #expect(first.dossier == second.dossier)
      #expect(first.verdict()?.outcomes == second.verdict()?.outcomes)
    }
  }

  @Test func `every verdict comes out, and programs make no mistakes of their own`() {
    var counts: [KhenSyntax.Expectation.Verdict: Int] = [:]
    for seed in Self.seeds {
      let randomCase = RandomCase(seed: seed)
      guard let verdict = randomCase.verdict(), let code = verdict.verdict else {
        Issue.record("seed \(seed) has too many completions, or none")
        continue
      }
      counts[code, default: 0] += 1
      #expect(Self.mistake(in: randomCase) == nil, "seed \(seed)")
    }
    for verdict in KhenSyntax.Expectation.Verdict.allCases where verdict != .notApplicable {
      #expect(counts[verdict, default: 0] > 0, "\(verdict) in \(counts)")
    }
  }

  @Test func `without failures nothing fails`() {
    var options = RandomOptions()
    options.allowsFailures = false
    for seed in Self.seeds.prefix(300) {
      let verdict = RandomCase(seed: seed, options: options).verdict()
      let outcomes = verdict?.outcomes.compactMap { $0 } ?? []
      #expect(outcomes.allSatisfy { !$0.nodes.contains(.failed) }, "seed \(seed)")
      #expect(verdict?.verdict != .ruleError, "seed \(seed)")
    }
  }

  @Test func `making a fact known never widens a truth`() {
    var random = SplitMix64(seed: 7)
    for seed in Self.seeds.prefix(300) {
      let randomCase = RandomCase(seed: seed)
      guard let wide = randomCase.verdict(), !wide.completions.facts.isEmpty else { continue }
      let fact = wide.completions.facts[
        Int.random(in: 0..<wide.completions.facts.count, using: &random)
      ]
      guard let value = fact.alternatives.randomElement(using: &random) else { continue }
      var refined = randomCase
      refined.set(fact, to: value)
      guard let narrow = refined.verdict() else { continue }
      #expect(wide.truth(\.met).isSuperset(of: narrow.truth(\.met)), "seed \(seed)")
      #expect(wide.truth(\.held).isSuperset(of: narrow.truth(\.held)), "seed \(seed)")
    }
  }

  @Test func `a fact that does not matter may have any value`() {
    for seed in Self.seeds.prefix(150) {
      let randomCase = RandomCase(seed: seed)
      guard let verdict = randomCase.verdict() else { continue }
      let idle = Set(verdict.completions.facts).subtracting(verdict.mattering(\.met))
      for fact in idle.prefix(2) {
        for value in fact.alternatives.prefix(3) {
          var refined = randomCase
          refined.set(fact, to: value)
          #expect(refined.verdict()?.truth(\.met) == verdict.truth(\.met), "seed \(seed)")
        }
      }
    }
  }

  /// `phải kê khai` and `đủ tiêu chuẩn` are left out: the one is not about completions, the other
  /// needs a second award.
  @Test func `every operator occurs`() {
    let text = Self.seeds.prefix(600).map { RandomCase(seed: $0).description }.joined()
    let forms =
      ComparisonOperator.allCases.map(\.rawValue) + ArithmeticOperator.allCases.map(\.rawValue)
      + BuiltinFunction.allCases.map(\.rawValue) + Aggregate.Kind.allCases.map(\.rawValue)
      + [
        "and", "or", "not", "as-of", "list", "in", "member", "or-if-none", "has", "unwrap",
        "some", "every", "at-least", "at-most", "exactly", "two", "at least", "collect",
        "collect distinct", "years-through", "years-before", "timeline-highest", "timeline-add",
        "match", "in-year", "round-up", "round-down",
      ]
    for form in forms { #expect(text.contains("(\(form) "), "\(form)") }
    for leaf in ["today", "parameter0", "members1", "7/6", "wd)", "end excluded"] {
      #expect(text.contains(leaf), "\(leaf)")
    }
  }

  @Test func `a failing case shrinks to one that still fails`() throws {
    func isUndetermined(_ randomCase: RandomCase) -> Bool {
      randomCase.verdict()?.verdict == .undetermined
    }
    let found = try #require(
      (0..<200).lazy.map { RandomCase(seed: $0) }.first { isUndetermined($0) }
    )
    let small = found.shrunk(while: isUndetermined)
    #expect(isUndetermined(small), "\(small)")
    #expect(small.description.count < found.description.count)
    #expect((small.completions()?.facts.count ?? 0) <= 2, "\(small)")
  }

  /// A value that only a wrong program can have: an unwrapped none, an endless search.
  private static func mistake(in randomCase: RandomCase) -> ReferenceFailure? {
    guard let completions = randomCase.completions() else { return nil }
    for index in stride(from: 0, to: completions.count, by: 7) {
      let completion = completions.dossier(at: index)
      var evaluator = ReferenceEvaluator(
        program: randomCase.program,
        kind: randomCase.kind,
        dossier: completion.facts,
        evaluationDate: randomCase.evaluationDate,
        conclusions: completion.conclusions
      )
      let conditions =
        randomCase.award.bars.map(\.condition) + criteria(of: randomCase.award.nodes)
      for condition in conditions {
        switch evaluator.evaluate(condition) {
        case .boolean, .failure(.conflict), .failure(.ambiguousDate): continue
        case .failure(let failure): return failure
        default: return .outOfRange
        }
      }
    }
    return nil
  }

  private static func criteria(of nodes: [CheckedNode]) -> [CheckedExpression] {
    nodes.flatMap { node -> [CheckedExpression] in
      switch node.kind {
      case .criterion(let expression): expression.map { [$0] } ?? []
      case .attestation: []
      case .group(_, let parts): criteria(of: parts)
      }
    }
  }
}
