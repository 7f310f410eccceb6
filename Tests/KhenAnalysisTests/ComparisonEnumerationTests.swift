import KhenAnalysis
import KhenDossiers
import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenTestSupport
import Testing

/// The comparison of rule sets against all dossiers of a small schema.
@Suite struct ComparisonEnumerationTests {
  /// All dossiers of the schema, lists of at most two elements.
  private static func dossiers(hasLists: Bool) -> [[FactValue]] {
    let members: [FactValue] = [.point(0), .point(1), .point(2)]
    var lists: [FactValue] = [.list([])]
    if hasLists {
      lists += members.map { .list([$0]) }
      for first in members { lists += members.map { .list([first, $0]) } }
    }
    // Beyond the constants of the rules, which go from 0 to 4.
    let numbers: [FactValue] =
      [.none] + (hasLists ? 0...2 : -1...5).map { FactValue.point(Int64($0)) }
    var result: [[FactValue]] = []
    for a in 0..<4 {
      for b in 0..<2 {
        for c in members {
          for n in numbers {
            for list in lists {
              result.append([.point(Int64(a)), .point(Int64(b)), c, n, list])
            }
          }
        }
      }
    }
    return result
  }

  private func side(_ text: String) throws -> RuleSetSide {
    let rules = RuleSetLoader.load([.init(path: "quy-tắc.khen", bytes: Array(text.utf8))])
    let program = try #require(rules.program, "\(text)\n\(rules.diagnostics)")
    return RuleSetSide(program, rules.sources)
  }

  /// What a comparison said of a pair of rule sets, against what enumeration says.
  private struct Judged {
    var differs = false
    var isFound = false
    var isProved = false
  }

  private func judge(_ oldText: String, _ newText: String, hasLists: Bool) throws -> Judged {
    let old = try side(oldText)
    let new = try side(newText)
    let comparison = RuleSetComparison(old, new)
    var verdicts = VerdictComparison(old, new, comparison.matching)
    let award = Name("t")
    let effects = verdicts.effects(on: award)
    #expect(effects.count <= 1)
    var before = WitnessEvaluation(old.program)
    var after = WitnessEvaluation(new.program)
    var judged = Judged()
    var seen: Set<AwardEffect.Direction> = []
    for facts in Self.dossiers(hasLists: hasLists) {
      let witness = Witness(kind: 0, date: 20_000, facts: facts)
      let oldVerdict = before.verdict(witness, award: award)
      let newVerdict = after.verdict(witness, award: award)
      if oldVerdict == newVerdict { continue }
      judged.differs = true
      if oldVerdict == .eligible { seen.insert(.lost) }
      if newVerdict == .eligible { seen.insert(.gained) }
      if newVerdict == .ineligible, oldVerdict == .onHold { seen.insert(.refused) }
      if oldVerdict == .ineligible, newVerdict == .onHold { seen.insert(.spared) }
    }
    let pair = "\(oldText)\n→\n\(newText)"
    guard let effect = effects.first else {
      #expect(!judged.differs, "said to be unchanged:\n\(pair)")
      judged.isProved = true
      return judged
    }
    judged.isFound = !effect.flips.isEmpty
    judged.isProved = effect.conclusion == .equivalent
    if judged.isProved { #expect(!judged.differs, "said to be equivalent:\n\(pair)") }
    for direction in effect.excluded {
      #expect(!seen.contains(direction), "\(direction) was ruled out:\n\(pair)")
    }
    for flip in effect.flips {
      let oldVerdict = before.verdict(flip.oldWitness, award: award)
      let newVerdict = after.verdict(flip.newWitness, award: award)
      #expect(oldVerdict == flip.oldVerdict && newVerdict == flip.newVerdict)
      #expect(oldVerdict != newVerdict)
      #expect(AwardEffect.Direction(oldVerdict, newVerdict) == flip.direction)
      // Of numbers and lists more was searched than was enumerated.
      judged.differs = true
    }
    return judged
  }

  @Test(arguments: [false, true])
  func `what is said of verdicts is what enumeration finds`(hasLists: Bool) throws {
    let seed: UInt64 = hasLists ? 72 : 71
    var pairs = RandomRulePairs(seed: seed, hasLists: hasLists)
    let count = hasLists ? 25 : 60
    var differing = 0
    var missed: [String] = []
    var unproved = 0
    for _ in 0..<count {
      let (old, new) = pairs.pair()
      let judged = try judge(old, new, hasLists: hasLists)
      if judged.differs {
        differing += 1
        if !judged.isFound { missed.append("\(old)\n→\n\(new)") }
      } else if !judged.isProved {
        unproved += 1
      }
    }
    // Random rules must differ often enough for this to say something.
    #expect(differing > count / 4)
    #expect(missed.count <= (hasLists ? 1 : 0), "seed \(seed): \(missed.joined(separator: "\n"))")
    #expect(unproved <= count / 10)
  }
}
