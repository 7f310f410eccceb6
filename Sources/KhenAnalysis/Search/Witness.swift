import KhenEvaluation
package import KhenSemantics
import KhenSource

/// A dossier, possibly with facts left unknown, on which something certainly comes out, with the
/// day of evaluation.
///
/// What is said of it holds however the facts left open turn out.
package struct Witness: Hashable, Sendable {
  /// Index of the record that is the kind of dossier.
  package var kind: Int
  /// Day number of the evaluation date.
  package var date: Int
  /// One value for each field of the kind, in order; `unknown` where nothing was filed.
  package var facts: [FactValue]
  /// Attestations filed, qualified by their award; names not mentioned are outstanding.
  package var attestations: [FiledConclusion]
  /// Documents filed, qualified by their award; names not mentioned are outstanding.
  package var documents: [FiledConclusion]

  /// Makes a witness.
  package init(
    kind: Int,
    date: Int,
    facts: [FactValue],
    attestations: [FiledConclusion] = [],
    documents: [FiledConclusion] = []
  ) {
    self.kind = kind
    self.date = date
    self.facts = facts
    self.attestations = attestations
    self.documents = documents
  }

  /// A dossier of a cohort, looked at on a day.
  package init(_ entry: CheckedSelectionTest.Entry, on date: Int) {
    self.init(
      kind: entry.kind,
      date: date,
      facts: entry.facts,
      attestations: entry.attestations,
      documents: entry.documents
    )
  }

  /// The dossier of a test, on its evaluation date or another day.
  init(_ test: CheckedTest, on date: Int? = nil) {
    self.init(
      kind: test.kind,
      date: date ?? test.evaluationDate,
      facts: test.facts,
      attestations: test.attestations,
      documents: test.documents
    )
  }
}

extension FactFrame {
  /// Files a dossier that was built, not read.
  mutating func file(_ witness: Witness, schema: FactSchema) {
    file(
      witness.facts,
      kind: witness.kind,
      attestations: witness.attestations,
      documents: witness.documents,
      schema: schema
    )
  }
}
