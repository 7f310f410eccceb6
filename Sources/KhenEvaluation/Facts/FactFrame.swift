import KhenSource

/// What is known of one dossier, in flat slots; reused from dossier to dossier.
///
/// Invariant: slot 0 is never used, the dossier's own record starts at `FactFrame.root`, and the
/// slot before the base of a list element holds the base of the next element, 0 at the end.
package struct FactFrame: Sendable {
  /// The value is known to be none.
  package static let none = Int64.min
  /// Nothing is known of the value.
  package static let unknown = Int64.min + 1
  /// The value is known to lie in a range; see `partials`.
  package static let partial = Int64.min + 2
  /// Base of the dossier's own record.
  package static let root = 1

  /// A fact of which a range is known.
  package struct PartialFact: Hashable, Sendable {
    /// Its slot.
    package var slot: Int
    /// Least possible value.
    package var low: Int64
    /// Greatest possible value.
    package var high: Int64
  }

  /// Index of the record that is the dossier's kind.
  package private(set) var kind = 0
  /// The facts.
  package private(set) var slots: [Int64] = [0]
  /// For each slot, where its value was read: a number that the reader can turn into a place;
  /// 0 where nothing was filed.
  package private(set) var origins: [UInt32] = [0]
  /// The facts of which a range is known.
  package private(set) var partials: [PartialFact] = []
  /// For each attestation of the schema: 1 given, 0 refused, `unknown` outstanding.
  package var attestations: [Int64] = []
  /// For each document of the schema: 1 filed, 0 known not to come, `unknown` outstanding.
  package var documents: [Int64] = []
  /// For each document of the schema: last day on which it is valid; `Int64.max` without end.
  package var documentEnds: [Int64] = []
  /// The texts of the dossier and of the rules.
  package var texts = TextTable()

  /// Makes an empty frame.
  package init() {}

  /// Forgets the last dossier and files an empty one of a kind.
  package mutating func reset(kind: Int, schema: FactSchema) {
    self.kind = kind
    slots.removeAll(keepingCapacity: true)
    slots.append(0)
    slots.append(contentsOf: schema.records[kind].template)
    origins.removeAll(keepingCapacity: true)
    origins.append(contentsOf: repeatElement(0, count: slots.count))
    partials.removeAll(keepingCapacity: true)
    resetConclusions(schema)
    texts.forgetDossier()
  }

  private mutating func resetConclusions(_ schema: FactSchema) {
    attestations.removeAll(keepingCapacity: true)
    attestations.append(
      contentsOf: repeatElement(FactFrame.unknown, count: schema.attestations.count)
    )
    documents.removeAll(keepingCapacity: true)
    documents.append(contentsOf: repeatElement(FactFrame.unknown, count: schema.documents.count))
    documentEnds.removeAll(keepingCapacity: true)
    documentEnds.append(contentsOf: repeatElement(Int64.max, count: schema.documents.count))
  }

  /// Forgets the last dossier, but for its texts, and files slots that stand elsewhere.
  mutating func adopt(_ values: FlatArray<Int64>, count: Int, kind: Int, schema: FactSchema) {
    self.kind = kind
    slots.removeAll(keepingCapacity: true)
    for index in 0..<count { slots.append(values[index]) }
    origins.removeAll(keepingCapacity: true)
    origins.append(contentsOf: repeatElement(0, count: count))
    partials.removeAll(keepingCapacity: true)
    resetConclusions(schema)
  }

  /// Files a known value, `none` or `unknown`.
  package mutating func set(_ slot: Int, to value: Int64, origin: UInt32 = 0) {
    slots[slot] = value
    origins[slot] = origin
  }

  /// Says where a value that is filed already was read.
  package mutating func set(originOf slot: Int, to origin: UInt32) { origins[slot] = origin }

  /// Files a range of possible values; a range of one value is that value.
  package mutating func set(_ slot: Int, low: Int64, high: Int64, origin: UInt32 = 0) {
    origins[slot] = origin
    guard low < high else {
      slots[slot] = low
      return
    }
    slots[slot] = FactFrame.partial
    if let index = partials.firstIndex(where: { $0.slot == slot }) {
      partials[index] = PartialFact(slot: slot, low: low, high: high)
    } else {
      partials.append(PartialFact(slot: slot, low: low, high: high))
    }
  }

  /// The range filed for a slot whose value is `partial`.
  package func range(of slot: Int) -> PartialFact? {
    for fact in partials where fact.slot == slot { return fact }
    return nil
  }

  /// Files a list or series as known and empty; elements are added by `appendElement`.
  package mutating func beginList(_ slot: Int, origin: UInt32 = 0) {
    slots[slot] = 0
    slots[slot + 1] = 0
    origins[slot] = origin
  }

  /// Adds an element of which nothing is filed yet to a list begun before, after `last` (the base
  /// of the element added before; 0 for the first), and returns its base; O(size).
  package mutating func appendElement(
    toList slot: Int,
    after last: Int,
    layout: RecordLayout,
    origin: UInt32 = 0
  ) -> Int {
    slots.append(0)
    origins.append(origin)
    let base = slots.count
    slots.append(contentsOf: layout.template)
    origins.append(contentsOf: repeatElement(origin, count: layout.template.count))
    if last == 0 { slots[slot] = Int64(base) } else { slots[last - 1] = Int64(base) }
    slots[slot + 1] += 1
    return base
  }
}
