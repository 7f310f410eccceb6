package import KhenEvaluation
package import KhenSemantics
package import KhenSource

/// A dossier that tells a mutant from the rules, with what comes out under both.
package struct Killer {
  /// The award that it is proposed for, or the scorecard.
  package var award: Name
  /// The dossier; fictional.
  package var witness: Witness
  /// What comes out under the rules as they are; nothing for a scorecard, which gives no verdict.
  package var verdict: Verdict?
  /// What comes out under the changed rules.
  package var otherVerdict: Verdict?
  /// The instrument of the version that decides, where another one does with the change.
  package var instrument: Name?
  /// That other one.
  package var otherInstrument: Name?
  /// Where the verdict is the same, the parts that come out otherwise.
  package var parts: [Part]
  /// Along which fact it was found, where that has an order.
  var line: DossierPool.Line?

  /// A named part or value that comes out otherwise.
  package struct Part: Sendable {
    /// Its name.
    package var name: Name
    /// What comes out.
    package enum Result: Sendable {
      /// Of a part.
      case outcome(Outcome)
      /// Of a value.
      case value(EvaluatedValue, ValueType)
    }
    /// Under the rules as they are.
    package var before: Result
    /// Under the changed rules.
    package var after: Result
  }
}

extension Killer {
  /// What tells two profiles apart.
  init(
    _ test: CheckedTest,
    _ before: DossierProfile,
    _ after: DossierProfile,
    in program: CheckedProgram
  ) {
    award = test.award
    witness = Witness(test)
    verdict = before.verdict
    otherVerdict = after.verdict
    parts = []
    if before.instrument != after.instrument {
      instrument = before.instrument.map { program.instruments[$0].name }
      otherInstrument = after.instrument.map { program.instruments[$0].name }
    }
    for part in before.parts {
      guard let other = after.parts.first(where: { $0.name == part.name }), other != part else {
        continue
      }
      parts.append(
        Part(name: part.name, before: .outcome(part.outcome), after: .outcome(other.outcome))
      )
    }
    for value in before.values {
      guard let other = after.values.first(where: { $0.name == value.name }), other != value else {
        continue
      }
      parts.append(
        Part(
          name: value.name,
          before: .value(value.value, value.type),
          after: .value(other.value, other.type)
        )
      )
    }
  }
}
