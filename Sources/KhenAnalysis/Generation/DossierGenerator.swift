import KhenDossiers
package import KhenEvaluation
package import KhenSemantics
import KhenSource

/// Makes dossiers of a rule set from a seed, for measuring and for trying rules.
///
/// The dossiers are of the form that the schema asks for and keep its promises; their values lie on,
/// just below and just above what the rules compare with, facts are missing here and there, and
/// lists are of several lengths. All of them are fictional. The same seed and number give the same
/// bytes on every machine.
package struct DossierGenerator: Sendable {
  let schema: FactSchema
  let constants: RuleConstants
  let date: Int
  let program: CheckedProgram
  private let promises: DossierPromises
  private let writer: DossierJSONWriter
  private let seed: UInt64

  /// How often a dossier is mended until it keeps all promises, before its facts are left out.
  private static let mendingsMax = 12

  /// Prepares to make dossiers for an evaluation date.
  package init(_ program: CheckedProgram, schema: FactSchema, date: Int, seed: UInt64) {
    self.program = program
    self.schema = schema
    self.date = date
    self.seed = seed
    constants = RuleConstants(program)
    promises = DossierPromises(program, schema: schema, date: date)
    writer = DossierJSONWriter(schema: schema)
  }

  /// The key of a dossier: `HS-0000001`.
  package static func key(_ number: Int) -> String {
    let digits = "\(number)"
    return "HS-" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
  }

  /// A dossier by its number, from 1 on, as a line of JSON without its end.
  package func line(_ number: Int) -> String {
    writer.write(frame(number), key: DossierGenerator.key(number))
  }

  /// The facts of a dossier by its number.
  package func frame(_ number: Int) -> FactFrame {
    var random = SeededRandom(seed: seed, number: number)
    var work = GeneratedFacts(self, &random)
    let kinds = schema.dossierKinds
    let kind = kinds.count == 1 ? kinds[0] : random.pick(kinds) ?? 0
    var facts = work.values(of: kind, &random)
    for (index, field) in schema.records[kind].fields.enumerated()
    where field.type == .string && writer.isKey(field) {
      facts[index] = .text(DossierGenerator.key(number))
    }
    var frame = FactFrame()
    frame.file(
      facts,
      kind: kind,
      attestations: work.conclusions(schema.attestations, percent: 85, &random),
      documents: work.conclusions(schema.documents, percent: 85, &random),
      schema: schema
    )
    mend(&frame, facts.count)
    return frame
  }

  /// Leaves out facts that no real dossier has together.
  private func mend(_ frame: inout FactFrame, _ factCount: Int) {
    if promises.constraints.isEmpty { return }
    for _ in 0..<DossierGenerator.mendingsMax {
      // What is vague must not be narrowed in the dossier that is written.
      var narrowed = frame
      let violations = promises.constraints.apply(to: &narrowed, date: date)
      if violations.isEmpty { return }
      for violation in violations {
        for slot in [violation.greater ?? violation.lesser] {
          if let slot { frame.set(slot, to: FactFrame.unknown) }
        }
      }
    }
    frame.file(
      [FactValue](repeating: .unknown, count: factCount),
      kind: frame.kind,
      schema: schema
    )
  }
}
