import KhenAnalysis
import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

/// The search for dossiers against the reference, which looks at every completion.
@Suite struct `The search for witnesses against the reference` {
  /// What the questions about one random program came to.
  struct Tally {
    var found = 0
    var impossible = 0
    var undecided = 0
    var mistakes: [String] = []
  }

  /// The same program over the dossier of which nothing is known.
  static func widest(_ randomCase: RandomCase) -> RandomCase {
    var result = randomCase
    result.dossier = result.dossier.map { _ in .unknown }
    result.attestations = []
    result.documents = []
    return result
  }

  static func verdict(of randomCase: RandomCase, countMax: Int) -> ReferenceVerdict? {
    randomCase.completions(countMax: countMax).map {
      ReferenceVerdict(
        program: randomCase.program,
        award: randomCase.award,
        kind: randomCase.kind,
        evaluationDate: randomCase.evaluationDate,
        completions: $0
      )
    }
  }

  static func nodes(_ nodes: [CompiledAward.Node]) -> [UInt32] {
    nodes.flatMap { [$0.register] + Self.nodes($0.children) }
  }

  static func tally(_ seed: UInt64, _ tally: inout Tally) {
    var options = RandomOptions()
    options.depthMax = 3
    options.allowsConstraints = seed % 3 == 0
    let randomCase = RandomCase(seed: seed, options: options)
    let schema = FactSchema(randomCase.program)
    let compiled = CompiledAward(
      randomCase.award,
      kind: randomCase.kind,
      of: randomCase.program,
      schema: schema
    )
    let day = randomCase.evaluationDate
    var search = WitnessSearch(
      randomCase.program,
      schema: schema,
      kind: randomCase.kind,
      dates: day...day
    )
    search.budget.steps = 100_000
    search.makesPlain = false
    // Few of these have so few completions; the others are compared on what is found.
    let all = verdict(of: widest(randomCase), countMax: 400)
    for (index, register) in nodes(compiled.nodes).enumerated() {
      for wanted in [SearchAim.Wanted.met, .notMet, .error] {
        let set: ReferenceOutcomeSet =
          wanted == .met ? .canBeTrue : wanted == .notMet ? .canBeFalse : .canFail
        switch search.find([SearchAim(compiled.program, register, wanted)]) {
        case .undecided: tally.undecided += 1
        case .impossible:
          tally.impossible += 1
          if all?.truth({ $0.nodes[index] }).isSuperset(of: set) ?? false {
            tally.mistakes.append("seed \(seed), node \(index): \(wanted) is not impossible")
          }
        case .found(let witness):
          tally.found += 1
          var found = randomCase
          found.dossier = witness.facts
          found.attestations = witness.attestations
          found.documents = witness.documents
          let truth = verdict(of: found, countMax: 60)?.truth { $0.nodes[index] }
          if let truth, truth != set {
            tally.mistakes.append("seed \(seed), node \(index): \(wanted) is not certain")
          }
        }
      }
    }
  }

  @Test func `what is found is one, and what is impossible is none`() {
    var tally = Tally()
    for seed in UInt64(1)...20 { Self.tally(seed, &tally) }
    #expect(tally.mistakes == [])
    #expect(tally.found > 0)
    #expect(tally.impossible > 0)
    let share = tally.undecided * 100 / (tally.found + tally.impossible + tally.undecided)
    #expect(share <= 10, "\(tally.found) found, \(tally.impossible) none, \(tally.undecided) open")
  }
}
