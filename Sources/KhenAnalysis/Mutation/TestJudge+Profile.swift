import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// All that a test can expect of one dossier.
struct DossierProfile: Equatable {
  /// What comes out of a named part.
  struct Part: Equatable {
    var name: Name
    var outcome: Outcome
  }
  /// A value shown with the verdict.
  struct Value: Equatable {
    var name: Name
    var type: ValueType
    var value: EvaluatedValue
  }

  /// Nothing for a scorecard, which gives none.
  var verdict: Verdict?
  /// The instrument of the version that decided.
  var instrument: Int?
  var parts: [Part] = []
  var values: [Value] = []
}

extension TestJudge {
  /// What comes out of a dossier as a whole, without its parts.
  mutating func outline(_ test: CheckedTest, _ question: TestReach.Question) -> DossierProfile {
    let (verdict, version) = verdict(test, question)
    return DossierProfile(
      verdict: verdict,
      instrument: version.flatMap { program.awards[$0.version].instrument }
    )
  }

  /// What comes out of a dossier, with all its named parts and values.
  mutating func profile(_ test: CheckedTest, _ question: TestReach.Question) -> DossierProfile {
    if test.scorecard != nil { return DossierProfile(values: scores(test)) }
    let (verdict, version) = verdict(test, question)
    var profile = DossierProfile(
      verdict: verdict,
      instrument: version.flatMap { program.awards[$0.version].instrument }
    )
    guard let version else { return profile }
    withEvaluator(version, test) { evaluator, frame, catalogues in
      let award = evaluator.compiled.award
      evaluator.decider.reset()
      for (name, place) in TestJudge.places(in: evaluator.compiled) {
        let outcome = evaluator.outcome(
          of: place.register,
          isBar: place.isBar,
          frame,
          date: test.evaluationDate
        ).outcome
        profile.parts.append(DossierProfile.Part(name: name, outcome: outcome))
      }
      evaluator.decider.reset()
      evaluator.decider.machine.run(frame, date: .point(Int64(test.evaluationDate)))
      for (value, register) in zip(award.results, evaluator.compiled.results) {
        profile.values.append(
          DossierProfile.Value(
            name: value.name,
            type: value.type,
            value: EvaluatedValue(
              evaluator.decider.machine.result(register).extent,
              value.type,
              texts: frame.texts,
              catalogues: catalogues
            )
          )
        )
      }
    }
    return profile
  }

  /// The parts of a version that tests can name.
  static func places(in compiled: CompiledAward) -> [(name: Name, place: RegisterOfNode)] {
    var names: [Name] = []
    func add(_ node: CheckedNode) {
      if let name = node.name { names.append(name) }
      if case .group(_, let nodes) = node.kind { for inner in nodes { add(inner) } }
    }
    for node in compiled.award.nodes { add(node) }
    names += compiled.award.bars.map { $0.name } + compiled.award.documents.map { $0.name }
    return names.compactMap { name in
      RegisterOfNode.find(name, in: compiled).map { (name, $0) }
    }
  }
}
