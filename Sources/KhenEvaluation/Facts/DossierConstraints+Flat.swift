/// The promises of the schema held against facts that were read without their places.
extension DossierConstraints {
  /// Whether a dossier keeps all promises as it is, so that nothing in it is narrowed.
  ///
  /// False where a promise is broken, and where a fact that one speaks of was not filed or is vague:
  /// `apply(to:date:)` tells what follows then. O(size of the dossier); nothing is done where
  /// nothing is promised.
  package func areKept(by dossier: FlatDossier, date: Int) -> Bool {
    isEmpty
      || areKept(dossier.kind, base: FactFrame.root, dossier.slots, count: dossier.count, date)
  }

  private func areKept(
    _ record: Int,
    base: Int,
    _ slots: FlatArray<Int64>,
    count: Int,
    _ date: Int
  ) -> Bool {
    if record < constraints.count {
      for constraint in constraints[record]
      where !isKept(constraint, schema.records[record], base: base, slots, date) {
        return false
      }
    }
    for field in schema.records[record].fields {
      let slot = base + field.offset
      switch field.type {
      case .record(let inner):
        if field.isOptional, slots[slot] != 1 { continue }
        let innerBase = slot + (field.isOptional ? 1 : 0)
        guard areKept(inner, base: innerBase, slots, count: count, date) else { return false }
      case .list(let element):
        var next = Int(slots[slot])
        while next > 0, next < count {
          guard areKept(element, base: next, slots, count: count, date) else { return false }
          next = Int(slots[next - 1])
        }
      case .boolean, .integer, .number, .string, .date, .year, .yearRange, .period, .days, .money,
        .catalogue, .series:
        continue
      }
    }
    return true
  }

  private func isKept(
    _ constraint: FieldConstraint,
    _ layout: RecordLayout,
    base: Int,
    _ slots: FlatArray<Int64>,
    _ date: Int
  ) -> Bool {
    let lesser = known(constraint.lesser, layout, base: base, slots, date)
    let greater = known(constraint.greater, layout, base: base, slots, date)
    switch (lesser, greater) {
    // Where a compared field is or may be none, nothing is promised.
    case (.nothing, _), (_, .nothing): return true
    case (.value(let lesser), .value(let greater)):
      let (low, high) = (
        shifted(lesser, constraint.lesser), shifted(greater, constraint.greater)
      )
      return constraint.isStrict ? low < high : low <= high
    case (.vague, _), (_, .vague): return false
    }
  }

  /// What is known of one side of a promise.
  private enum Known {
    case nothing
    case vague
    case value(Int64)
  }

  private func known(
    _ side: FieldConstraint.Side,
    _ layout: RecordLayout,
    base: Int,
    _ slots: FlatArray<Int64>,
    _ date: Int
  ) -> Known {
    switch side.source {
    case .evaluationDate: return .value(Int64(date))
    case .constant(let value): return .value(value)
    case .field(let index):
      let field = layout.fields[index]
      switch slots[base + field.offset] {
      case FactFrame.none: return .nothing
      case FactFrame.unknown: return field.isOptional ? .nothing : .vague
      case FactFrame.partial: return .vague
      case let value: return .value(value)
      }
    }
  }
}
