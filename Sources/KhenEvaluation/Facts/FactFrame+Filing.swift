package import KhenSemantics
import KhenSource

/// Filing dossiers that were not read from a file: those of tests and witnesses.
extension FactFrame {
  /// Files a dossier of a kind; one value for each field.
  package mutating func file(
    _ facts: [FactValue],
    kind: Int,
    attestations: [FiledConclusion] = [],
    documents: [FiledConclusion] = [],
    schema: FactSchema
  ) {
    reset(kind: kind, schema: schema)
    file(facts, layout: schema.records[kind], base: FactFrame.root, schema)
    file(attestations, schema.attestationNumbers) { frame, index, state in
      frame.attestations[index] = state.code
    }
    file(documents, schema.documentNumbers) { frame, index, state in
      frame.documents[index] = state.code
      if case .given(let until?) = state {
        frame.documentEnds[index] = until
      } else {
        frame.documentEnds[index] = Int64.max
      }
    }
  }

  /// Files what is said of each entry: the last that is said of it by its name with that of its
  /// award, else the last by its own.
  private mutating func file(
    _ filed: [FiledConclusion],
    _ numbers: ConclusionNumbers,
    _ set: (inout FactFrame, Int, FiledConclusion.State) -> Void
  ) {
    for conclusion in filed {
      for index in numbers.local[conclusion.name] ?? [] { set(&self, index, conclusion.state) }
    }
    for conclusion in filed {
      for index in numbers.qualified[conclusion.name] ?? [] { set(&self, index, conclusion.state) }
    }
  }

  private mutating func file(
    _ facts: [FactValue],
    layout: RecordLayout,
    base: Int,
    _ schema: FactSchema
  ) {
    for (field, value) in zip(layout.fields, facts) {
      file(value, field: field, slot: base + field.offset, schema)
    }
  }

  private mutating func file(
    _ value: FactValue,
    field: FieldLayout,
    slot: Int,
    _ schema: FactSchema
  ) {
    let isDecimal = field.type == .number || field.type == .days
    let scale = isDecimal ? FactSchema.decimalScale : 1
    switch value {
    case .point(let point): set(slot, to: point &* scale)
    case .rational(let number):
      let (product, _) = number.numerator.multipliedReportingOverflow(by: scale)
      set(slot, to: product / number.denominator)
    case .period(let months, let days): set(slot, to: Period.encoded(months: months, days: days))
    case .text(let text): set(slot, to: texts.intern(text))
    case .years(let first, let last):
      set(slot, to: first)
      set(slot + 1, to: last)
    case .range(let low, let high): set(slot, low: low &* scale, high: high &* scale)
    case .none: fileAbsence(FactFrame.none, field, slot)
    case .unknown: fileAbsence(FactFrame.unknown, field, slot)
    case .record(let values):
      guard case .record(let record) = field.type else { return }
      if field.isOptional { set(slot, to: 1) }
      file(
        values,
        layout: schema.records[record],
        base: slot + (field.isOptional ? 1 : 0),
        schema
      )
    case .list(let elements):
      guard case .list(let element) = field.type else { return }
      beginList(slot)
      var last = 0
      let layout = schema.records[element]
      for value in elements {
        last = appendElement(toList: slot, after: last, layout: layout)
        if case .record(let values) = value, layout.name != "" {
          file(values, layout: layout, base: last, schema)
        } else {
          file([value], layout: layout, base: last, schema)
        }
      }
    case .series(let entries):
      guard case .series(let element) = field.type else { return }
      beginList(slot)
      var last = 0
      for entry in entries {
        last = appendElement(toList: slot, after: last, layout: schema.records[element])
        file(
          [.point(entry.year), entry.value],
          layout: schema.records[element],
          base: last,
          schema
        )
      }
    }
  }

  /// Files none or unknown; a list that is none is empty.
  private mutating func fileAbsence(_ absence: Int64, _ field: FieldLayout, _ slot: Int) {
    switch field.type {
    case .list, .series:
      set(slot, to: absence == FactFrame.none ? 0 : absence)
      set(slot + 1, to: 0)
    case .yearRange:
      set(slot, to: absence)
      set(slot + 1, to: absence)
    case .record:
      if field.isOptional { set(slot, to: absence) }
    case .boolean, .integer, .number, .string, .date, .year, .period, .days, .money, .catalogue:
      set(slot, to: absence)
    }
  }
}

extension FiledConclusion.State {
  /// The state as a slot.
  var code: Int64 {
    switch self {
    case .given: 1
    case .refused: 0
    case .outstanding: FactFrame.unknown
    }
  }
}
