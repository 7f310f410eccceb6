package import KhenEvaluation
import KhenExplanation
package import KhenSemantics
package import KhenSource

/// What the schema promises of every real dossier (`ràng buộc`), ready to be held against dossiers
/// as they are read.
package struct DossierPromises: Sendable {
  /// The promises that can be checked.
  package let constraints: DossierConstraints
  private let program: CheckedProgram
  private let schema: FactSchema
  private var date: Int

  /// Collects the promises of a rule set, for an evaluation date.
  package init(_ program: CheckedProgram, schema: FactSchema, date: Int) {
    constraints = DossierConstraints(program, schema: schema)
    self.program = program
    self.schema = schema
    self.date = date
  }

  /// The same promises on another evaluation date.
  package func on(_ date: Int) -> DossierPromises {
    var promises = self
    promises.date = date
    return promises
  }

  /// Whether a dossier that was read without places keeps all promises, and nothing in it is vague
  /// of which one speaks.
  func areKept(by dossier: FlatDossier) -> Bool { constraints.areKept(by: dossier, date: date) }

  /// A promise that a dossier breaks.
  package struct Broken: Sendable {
    /// What is wrong, in words.
    package var message: Bilingual
    /// The origin of the fact that is spoken of first; 0 where it is not known.
    package var origin: UInt32
  }

  /// Narrows what a dossier files vaguely to what the promises allow, and returns those that it
  /// breaks whatever the vague facts are.
  ///
  /// O(size of the dossier); nothing is done where nothing is promised.
  package func apply(to frame: inout FactFrame) -> [Broken] {
    if constraints.isEmpty { return [] }
    var broken: [Broken] = []
    for violation in constraints.apply(to: &frame, date: date) {
      let message = BrokenPromiseText.message(
        violation,
        in: frame,
        schema: schema,
        program: program,
        date: date
      )
      let origin = violation.slots.first.map { frame.origins[$0] } ?? 0
      broken.append(Broken(message: message, origin: origin))
    }
    return broken
  }
}
