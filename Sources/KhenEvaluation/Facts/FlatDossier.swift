/// The facts of one dossier in flat memory; reused from dossier to dossier.
///
/// The same slots as those of a `FactFrame`, which it can be copied from and to, without the
/// places of the values.
package final class FlatDossier {
  /// So many slots there is room for from the beginning.
  private static let usualCount = 16_384

  /// The schema.
  package let schema: FlatSchema
  private var storage: FlatStorage<Int64>
  /// How many slots are in use.
  package private(set) var count = 0
  /// The kind of dossier.
  package private(set) var kind = 0
  private let attestations: FlatStorage<Int64>
  private let documents: FlatStorage<Int64>
  private let documentEnds: FlatStorage<Int64>
  private var hasConclusions = true

  /// Makes room for dossiers of a schema.
  package init(_ schema: FlatSchema, attestationCount: Int, documentCount: Int) {
    self.schema = schema
    storage = FlatStorage(repeating: 0, count: FlatDossier.usualCount)
    attestations = FlatStorage(repeating: FactFrame.unknown, count: attestationCount)
    documents = FlatStorage(repeating: FactFrame.unknown, count: documentCount)
    documentEnds = FlatStorage(repeating: .max, count: documentCount)
  }

  /// The slots, also those not yet in use; holds until the next change of their number.
  package var slots: FlatArray<Int64> {
    @inline(__always) get { storage.array }
  }

  /// The facts; hold until the next change.
  package var facts: FlatFacts {
    FlatFacts(
      slots: storage.array,
      attestations: attestations.array,
      documents: documents.array,
      documentEnds: documentEnds.array
    )
  }

  /// Takes over slots that were written into `slots`, as those of a dossier of a kind without
  /// attestations and documents.
  package func file(kind: Int, count: Int) {
    self.kind = kind
    self.count = count
    guard hasConclusions else { return }
    hasConclusions = false
    let (attestations, documents, ends) = (attestations.array, documents.array, documentEnds.array)
    for index in 0..<attestations.count { attestations[index] = FactFrame.unknown }
    for index in 0..<documents.count {
      documents[index] = FactFrame.unknown
      ends[index] = .max
    }
  }

  /// Adds an element of which nothing is filed, with room for the base of the next one before it,
  /// and gives its base.
  func appendElement(layout: Int) -> Int {
    reserve(count + 1)
    slots[count] = 0
    count += 1
    return append(layout: layout)
  }

  private func append(layout index: Int) -> Int {
    let layout = schema.layouts[index]
    let base = count
    reserve(base + Int(layout.size))
    let (slots, templates) = (slots, schema.templates)
    var offset = 0
    while offset < Int(layout.size) {
      slots[base + offset] = templates[Int(layout.template) + offset]
      offset += 1
    }
    count += Int(layout.size)
    return base
  }

  private func reserve(_ needed: Int) {
    if needed > storage.count {
      storage = storage.grown(to: max(needed, storage.count * 2), filling: 0)
    }
  }

  /// Takes over the facts of a frame.
  package func copy(_ frame: FactFrame) {
    kind = frame.kind
    count = frame.slots.count
    reserve(count)
    storage.fill(frame.slots)
    attestations.fill(frame.attestations)
    documents.fill(frame.documents)
    documentEnds.fill(frame.documentEnds)
    hasConclusions = true
  }

  /// Takes over the slots of another dossier.
  func copySlots(_ other: FlatDossier) {
    kind = other.kind
    count = other.count
    reserve(count)
    let (source, target) = (other.slots, slots)
    for index in 0..<count { target[index] = source[index] }
  }
}

extension FactFrame {
  /// Takes over facts that were read without their places; all else of the frame stays.
  package mutating func adopt(_ dossier: FlatDossier, schema: FactSchema) {
    adopt(dossier.slots, count: dossier.count, kind: dossier.kind, schema: schema)
  }
}
