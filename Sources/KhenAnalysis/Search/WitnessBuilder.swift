import KhenEvaluation
import KhenSemantics
import KhenSource

/// Makes a dossier of what a search has taken facts to be.
struct WitnessBuilder {
  /// How facts that nothing was taken of are filed.
  enum Filing: CaseIterable {
    /// Not at all, nor lists without elements.
    case absent
    /// Not at all; lists without elements are filed as empty.
    case emptyLists
    /// As not known.
    case unknown
  }

  let state: SearchQuestion.SearchState
  let frame: FactFrame
  let schema: FactSchema

  /// The dossier.
  func witness(_ filing: Filing) -> Witness {
    let layout = schema.records[frame.kind]
    return Witness(
      kind: frame.kind,
      date: PlainValues.day(in: state.dates),
      facts: values(layout, base: FactFrame.root, filing),
      attestations: conclusions(.attestation, schema.attestations),
      documents: conclusions(.document, schema.documents)
    )
  }

  private func conclusions(
    _ kind: FactID.Kind,
    _ layouts: [ConclusionLayout]
  ) -> [FiledConclusion] {
    layouts.enumerated().compactMap { index, layout in
      guard let box = state.boxes[FactID(kind, index)] else { return nil }
      if box.isCertainlyTrue {
        return FiledConclusion(name: layout.qualifiedName, state: .given(until: nil))
      }
      return box.isCertainlyFalse
        ? FiledConclusion(name: layout.qualifiedName, state: .refused) : nil
    }
  }

  private func values(_ layout: RecordLayout, base: Int, _ filing: Filing) -> [FactValue] {
    layout.fields.map { value($0, slot: base + $0.offset, filing) }
  }

  private func value(_ field: FieldLayout, slot: Int, _ filing: Filing) -> FactValue {
    switch field.type {
    case .record(let record):
      guard field.isOptional else {
        return .record(values(schema.records[record], base: slot, filing))
      }
      guard let presence = state.boxes[FactID(.slot, slot)] else {
        return absence(field, filing)
      }
      return presence.marks.contains(.value)
        ? .record(values(schema.records[record], base: slot + 1, filing)) : .none
    case .list(let element):
      let layout = schema.records[element]
      guard let bases = bases(of: slot) else { return absence(field, filing) }
      if bases.isEmpty, filing == .absent { return absence(field, filing) }
      return .list(
        bases.map { base in
          layout.name.isEmpty
            ? value(layout.fields[0], slot: base + layout.fields[0].offset, filing)
            : .record(values(layout, base: base, filing))
        }
      )
    case .series(let element): return series(element, field, slot, filing)
    case .yearRange:
      let first = state.boxes[FactID(.slot, slot)]
      let last = state.boxes[FactID(.slot, slot + 1)]
      guard first != nil || last != nil else { return absence(field, filing) }
      let from = first.map { $0.marks.contains(.value) ? $0.low : 2020 } ?? 2020
      let to = last.map { $0.marks.contains(.value) ? $0.high : 2020 } ?? from
      return .years(from, max(from, to))
    case .boolean, .integer, .number, .string, .date, .year, .period, .days, .money, .catalogue:
      guard let box = state.boxes[FactID(.slot, slot)] else { return absence(field, filing) }
      return scalar(box, field.type) ?? absence(field, filing)
    }
  }

  private func absence(_ field: FieldLayout, _ filing: Filing) -> FactValue {
    filing == .unknown ? .unknown : PlainValues.absent(field, schema)
  }

  /// A value within what a fact was taken to be; nothing where that is everything.
  private func scalar(_ box: Extent, _ type: FactType) -> FactValue? {
    guard box.marks.contains(.value) else { return FactValue.none }
    switch type {
    case .boolean: return box.isSingleMember ? .point(box.low == 2 ? 1 : 0) : nil
    case .catalogue: return .point(Int64(box.leastMember))
    case .string:
      guard box.low == box.high else { return nil }
      // A number that was tried as a text names none.
      let isNamed = box.low >= 0 && box.low < Int64(frame.texts.count)
      return .text(isNamed ? frame.texts[box.low] : otherText(Int64(clamping: box.low.magnitude)))
    case .number, .days:
      let value = PlainValues.number(from: box.low, through: box.high)
      return .rational(Rational(value, FactSchema.decimalScale) ?? Rational(0))
    case .date:
      let low = Int(clamping: max(box.low, Int64(CalendarLimits.dayMin)))
      let high = Int(clamping: min(box.high, Int64(CalendarLimits.dayMax)))
      return .point(Int64(PlainValues.day(in: low...max(low, high))))
    case .period:
      let (months, days) = Period.decoded(
        PlainValues.number(from: box.low, through: box.high)
      )
      return .period(months: months, days: days)
    case .integer, .money, .year:
      return .point(PlainValues.number(from: box.low, through: box.high))
    case .yearRange, .record, .list, .series: return nil
    }
  }

  /// A text that no rule names.
  private func otherText(_ number: Int64) -> String { "Khác \(number)" }

  /// Bases of the elements that are there; nothing for a list that was not filed.
  private func bases(of slot: Int) -> [Int]? {
    if frame.slots[slot] == FactFrame.unknown {
      let box = state.boxes[FactID(.list, slot)]
      return box?.isCertainlyFalse == true ? [] : nil
    }
    var bases: [Int] = []
    var base = Int(clamping: max(0, frame.slots[slot]))
    while base > 0 {
      if state.boxes[FactID(.slot, base - 1)]?.isCertainlyTrue == true { bases.append(base) }
      base = Int(frame.slots[base - 1])
    }
    return bases
  }

  /// The years of a series that something was taken of.
  private func series(
    _ element: Int,
    _ field: FieldLayout,
    _ slot: Int,
    _ filing: Filing
  ) -> FactValue {
    let layout = schema.records[element]
    var entries: [FactValue.SeriesEntry] = []
    for base in bases(of: slot) ?? [] {
      let year = state.boxes[FactID(.slot, base + layout.fields[0].offset)]
      guard let year, year.marks.contains(.value) else { continue }
      entries.append(
        FactValue.SeriesEntry(
          year: PlainValues.number(from: year.low, through: year.high),
          value: value(layout.fields[1], slot: base + layout.fields[1].offset, filing)
        )
      )
    }
    for (fact, box) in state.boxes where fact.kind == .year && fact.index == slot {
      let value = scalar(box, layout.fields[1].type) ?? .unknown
      entries.append(FactValue.SeriesEntry(year: Int64(fact.year), value: value))
    }
    if entries.isEmpty, bases(of: slot) == nil || filing == .absent {
      return absence(field, filing)
    }
    return .series(entries.sorted { $0.year < $1.year })
  }
}
