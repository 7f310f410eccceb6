package import KhenEvaluation
import KhenSemantics
import KhenSource

/// Writes the facts of a frame as a JSON dossier that the reader reads back to the same facts;
/// for witnesses and examples.
///
/// Fields stand in the order of the schema, under their names in rules. What is unknown because
/// nothing was filed is left out.
package struct DossierJSONWriter: Sendable {
  private let schema: FactSchema
  private let isIndented: Bool

  /// Prepares to write dossiers of a schema.
  package init(schema: FactSchema, isIndented: Bool = false) {
    self.schema = schema
    self.isIndented = isIndented
  }

  /// Writes a dossier; `key` is written as `id` unless the schema has a field for it.
  package func write(_ frame: FactFrame, key: String? = nil) -> String {
    var output = JSONWriting(isIndented: isIndented)
    output.open("{")
    let layout = schema.records[frame.kind]
    if let key, !layout.fields.contains(where: isKey) { output.member("id", key) }
    if schema.dossierKinds.count > 1 { output.member("loại_hồ_sơ", layout.name) }
    for field in layout.fields { write(field, FactFrame.root, frame, &output) }
    writeConclusions("xác_nhận", schema.attestations, layout, &output) { entry in
      conclusion(frame.attestations[entry], until: Int64.max)
    }
    writeConclusions("tài_liệu", schema.documents, layout, &output) { entry in
      conclusion(frame.documents[entry], until: frame.documentEnds[entry])
    }
    output.close("}")
    return output.text
  }

  /// Whether a field of a kind of dossier is the dossier's key.
  package func isKey(_ field: FieldLayout) -> Bool {
    let key = VietnameseText.dataKey(field.name.text)
    return SchemaTables.keyNames.contains { VietnameseText.dataKey($0) == key }
  }

  /// Writes a member; nothing for a field of which nothing was filed.
  private func write(
    _ field: FieldLayout,
    _ base: Int,
    _ frame: FactFrame,
    _ output: inout JSONWriting
  ) {
    let slot = base + field.offset
    let value = frame.slots[slot]
    let mayBeNone = field.isOptional || field.isCompleteWhenAbsent
    if case .record(let record) = field.type {
      if field.isOptional {
        if value == FactFrame.none { return }
        output.key(field.name.text)
        if value == FactFrame.unknown {
          output.string("không rõ")
        } else {
          writeRecord(record, slot + 1, frame, &output)
        }
      } else {
        output.key(field.name.text)
        writeRecord(record, slot, frame, &output)
      }
      return
    }
    if value == FactFrame.unknown, !mayBeNone { return }
    if value == FactFrame.none { return }
    output.key(field.name.text)
    writeValue(field, slot, frame, &output)
  }

  private func writeRecord(
    _ record: Int,
    _ base: Int,
    _ frame: FactFrame,
    _ output: inout JSONWriting
  ) {
    output.open("{")
    for field in schema.records[record].fields { write(field, base, frame, &output) }
    output.close("}")
  }

  /// Writes the value in a slot, whatever it is.
  private func writeValue(
    _ field: FieldLayout,
    _ slot: Int,
    _ frame: FactFrame,
    _ output: inout JSONWriting
  ) {
    let value = frame.slots[slot]
    switch value {
    case FactFrame.unknown: output.string("không rõ")
    case FactFrame.none: output.raw("null")
    case FactFrame.partial:
      guard let range = frame.range(of: slot) else { return output.string("không rõ") }
      output.string(DossierJSONWriter.text(of: range, field.type))
    default: writeKnown(value, field, slot, frame, &output)
    }
  }

  private func writeKnown(
    _ value: Int64,
    _ field: FieldLayout,
    _ slot: Int,
    _ frame: FactFrame,
    _ output: inout JSONWriting
  ) {
    switch field.type {
    case .boolean: output.raw(value == 0 ? "false" : "true")
    case .integer, .money, .year: output.raw("\(value)")
    case .number, .days: output.raw(DossierJSONWriter.decimal(value, point: "."))
    case .string: output.string(frame.texts[value])
    case .date: output.string(DossierJSONWriter.isoDate(value))
    case .yearRange: output.string("\(value)-\(frame.slots[slot + 1])")
    case .period:
      let (months, days) = Period.decoded(value)
      output.string("\(months) tháng \(days) ngày")
    case .catalogue(let catalogue):
      output.string(schema.catalogues[catalogue].members[Int(value)].name.text)
    case .record(let record): writeRecord(record, slot, frame, &output)
    case .list(let element): writeList(element, slot, frame, &output)
    case .series(let element): writeSeries(element, slot, frame, &output)
    }
  }

  private func writeList(
    _ element: Int,
    _ slot: Int,
    _ frame: FactFrame,
    _ output: inout JSONWriting
  ) {
    let layout = schema.records[element]
    output.open("[")
    for base in bases(of: slot, frame) {
      if layout.name.isEmpty, layout.fields.count == 1 {
        writeValue(layout.fields[0], base + layout.fields[0].offset, frame, &output)
      } else {
        writeRecord(element, base, frame, &output)
      }
    }
    output.close("]")
  }

  /// Writes `{ "2023": value }`.
  private func writeSeries(
    _ element: Int,
    _ slot: Int,
    _ frame: FactFrame,
    _ output: inout JSONWriting
  ) {
    let layout = schema.records[element]
    let bases = bases(of: slot, frame)
    let years = bases.map { frame.slots[$0 + layout.fields[0].offset] }
    // A year that is not known, or is there twice, cannot be a key.
    guard years.allSatisfy({ (1...9999).contains($0) }), Set(years).count == years.count else {
      writeList(element, slot, frame, &output)
      return
    }
    output.open("{")
    for (year, base) in zip(years, bases) {
      output.key("\(year)")
      writeValue(layout.fields[1], base + layout.fields[1].offset, frame, &output)
    }
    output.close("}")
  }

  /// Bases of the elements of a list, in order.
  private func bases(of slot: Int, _ frame: FactFrame) -> [Int] {
    var bases: [Int] = []
    var base = Int(frame.slots[slot])
    while base > 0 {
      bases.append(base)
      base = Int(frame.slots[base - 1])
    }
    return bases
  }

  private func conclusion(_ value: Int64, until: Int64) -> String? {
    switch value {
    case 1:
      until == Int64.max ? "true" : "{\"có\":true,\"hết_hạn\":\"\(Self.isoDate(until))\"}"
    case 0: "false"
    default: nil
    }
  }

  private func writeConclusions(
    _ section: String,
    _ layouts: [ConclusionLayout],
    _ kind: RecordLayout,
    _ output: inout JSONWriting,
    _ state: (Int) -> String?
  ) {
    // A field of the same name has taken the section's place.
    guard !kind.fields.contains(where: { $0.name == Name(section) }) else { return }
    let states = layouts.indices.map(state)
    guard states.contains(where: { $0 != nil }) else { return }
    output.key(section)
    output.open("{")
    for (entry, layout) in layouts.enumerated() {
      if let text = states[entry] {
        output.member("\(layout.award.text).\(layout.name.text)", raw: text)
      }
    }
    output.close("}")
  }

  private static func text(of range: FactFrame.PartialFact, _ type: FactType) -> String {
    switch type {
    case .date: dateText(range.low, range.high)
    case .number, .days: "\(decimal(range.low, point: ","))..\(decimal(range.high, point: ","))"
    case .boolean, .integer, .string, .year, .yearRange, .period, .money, .catalogue, .record,
      .list, .series:
      "\(range.low)..\(range.high)"
    }
  }

  /// A month or a year where the range is one, else both ends.
  private static func dateText(_ low: Int64, _ high: Int64) -> String {
    let first = CivilDate(dayNumber: Int(low))
    let last = CivilDate(dayNumber: Int(high))
    if first.year == last.year, first.day == 1 {
      if first.month == 1, last.month == 12, last.day == 31 { return padded(first.year, 4) }
      if first.month == last.month,
        last.day == CivilDate.daysInMonth(year: last.year, month: last.month)
      {
        return padded(first.year, 4) + "-" + padded(first.month, 2)
      }
    }
    return isoDate(low) + ".." + isoDate(high)
  }

  private static func isoDate(_ dayNumber: Int64) -> String {
    let date = CivilDate(dayNumber: Int(dayNumber))
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// Millionths as a decimal number without needless zeros.
  private static func decimal(_ value: Int64, point: String) -> String {
    let magnitude = value.magnitude
    let scale = FactSchema.decimalScale.magnitude
    var text = (value < 0 ? "-" : "") + "\(magnitude / scale)"
    var fraction = padded(Int(magnitude % scale), 6)
    while fraction.hasSuffix("0") { fraction.removeLast() }
    if !fraction.isEmpty { text += point + fraction }
    return text
  }
}
