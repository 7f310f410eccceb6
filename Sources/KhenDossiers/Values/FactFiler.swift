import KhenEvaluation
import KhenSource

/// Files values into a frame by their fields' types, and collects what is wrong with them.
///
/// The part of reading that JSON and tables share: it sees bytes of one value at a time.
struct FactFiler: Sendable {
  /// A mistake with the offset of the value that it is about.
  struct Located: Sendable {
    var mistake: DataMistake
    var offset: Int
    /// Where it is, when the offset alone does not tell.
    var place: Place?
  }

  /// The schema.
  let schema: FactSchema
  /// Its spellings.
  var tables: SchemaTables
  /// Mistakes of the current dossier.
  var mistakes: [Located] = []
  /// The named field that is being read, for messages.
  var currentLayout = -1
  /// Its number in the layout.
  var currentField = -1

  /// How firmly each attestation was named: 0 not at all, 1 by local name, 2 with its award.
  private var attestationRanks: [UInt8] = []
  private var documentRanks: [UInt8] = []

  /// Prepares a schema.
  init(_ schema: FactSchema) {
    self.schema = schema
    tables = SchemaTables(schema)
  }

  /// Forgets the last dossier.
  mutating func reset() {
    mistakes.removeAll(keepingCapacity: true)
    currentLayout = -1
    currentField = -1
    attestationRanks.removeAll(keepingCapacity: true)
    attestationRanks.append(contentsOf: repeatElement(0, count: schema.attestations.count))
    documentRanks.removeAll(keepingCapacity: true)
    documentRanks.append(contentsOf: repeatElement(0, count: schema.documents.count))
  }

  /// Keeps a mistake, up to the limit of a dossier.
  mutating func report(_ mistake: DataMistake, at offset: Int) {
    guard mistakes.count < DossierLimits.errorsPerDossier else { return }
    mistakes.append(Located(mistake: mistake, offset: offset, place: nil))
  }

  /// Label of the field that is being read.
  var label: String {
    guard currentLayout >= 0, currentField >= 0 else { return "" }
    let field = schema.records[currentLayout].fields[currentField]
    return field.label.isEmpty ? field.name.text : field.label
  }

  /// Says which field is being read; elements of lists of scalars keep the list's name.
  mutating func enter(_ plan: FieldPlan) {
    if schema.records[plan.layout].name.isEmpty { return }
    currentLayout = plan.layout
    currentField = plan.index
  }

  /// Files that nothing was written: none, empty or unknown, as the field declares.
  func fileMissing(_ plan: FieldPlan, slot: Int, offset: Int, _ frame: inout FactFrame) {
    let template = schema.records[plan.layout].template[plan.offset]
    frame.set(slot, to: template, origin: FactFiler.origin(offset))
    if case .yearRange = plan.type {
      frame.set(slot + 1, to: template, origin: FactFiler.origin(offset))
    }
  }

  /// Files that a value is not known.
  func fileUnknown(_ plan: FieldPlan, slot: Int, offset: Int, _ frame: inout FactFrame) {
    if case .record = plan.type, !plan.isOptional { return }
    let origin = FactFiler.origin(offset)
    frame.set(slot, to: FactFrame.unknown, origin: origin)
    if case .yearRange = plan.type { frame.set(slot + 1, to: FactFrame.unknown, origin: origin) }
  }

  /// Files a JSON `true` or `false`.
  mutating func file(
    _ value: Bool,
    _ plan: FieldPlan,
    slot: Int,
    offset: Int,
    _ frame: inout FactFrame
  ) {
    guard case .boolean = plan.type else {
      let found = value ? "“true”" : "“false”"
      report(.wrongType(label: label, expected: plan.type.description, found: found), at: offset)
      return
    }
    frame.set(slot, to: value ? 1 : 0, origin: FactFiler.origin(offset))
  }

  /// Files a value from its text, blanks at the ends already trimmed.
  ///
  /// `isNumber`: the text is a number of JSON, whose point is a decimal point.
  mutating func file(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    isNumber: Bool,
    _ plan: FieldPlan,
    slot: Int,
    offset: Int,
    _ frame: inout FactFrame
  ) {
    if start == end {
      fileMissing(plan, slot: slot, offset: offset, &frame)
      return
    }
    let origin = FactFiler.origin(offset)
    switch plan.type {
    case .boolean:
      if let value = tables.words.boolean(bytes, start, end) {
        frame.set(slot, to: value, origin: origin)
        return
      }
    case .integer:
      if fileNumber(bytes, start, end, isNumber, decimals: 0, plan, slot, offset, &frame) { return }
    case .money:
      let unitStart = isNumber ? end : FactFiler.moneyEnd(bytes, start, end)
      if fileNumber(bytes, start, unitStart, isNumber, decimals: 0, plan, slot, offset, &frame) {
        return
      }
    case .number:
      if fileNumber(bytes, start, end, isNumber, decimals: 6, plan, slot, offset, &frame) { return }
    case .days:
      let unitStart = isNumber ? end : FactFiler.daysEnd(bytes, start, end)
      if fileNumber(bytes, start, unitStart, isNumber, decimals: 6, plan, slot, offset, &frame) {
        return
      }
    case .string:
      if fileString(bytes, start, end, slot, offset, &frame) { return }
    case .date:
      let moment = ValueText.date(bytes, start, end)
      if file(moment, bytes, start, end, slot, offset, &frame) { return }
    case .year:
      let moment = ValueText.year(bytes, start, end)
      if file(moment, bytes, start, end, slot, offset, &frame) { return }
    case .yearRange:
      if let (first, last) = ValueText.yearRange(bytes, start, end) {
        frame.set(slot, to: first, origin: origin)
        frame.set(slot + 1, to: last, origin: origin)
        return
      }
    case .period:
      if !isNumber, let (months, days) = ValueText.period(bytes, start, end) {
        frame.set(slot, to: Period.encoded(months: months, days: days), origin: origin)
        return
      }
    case .catalogue(let catalogue):
      if let member = tables.catalogues[catalogue].find(bytes, start, end) {
        frame.set(slot, to: Int64(member), origin: origin)
        return
      }
    case .record, .list, .series: break
    }
    fileWord(bytes, start, end, plan, slot: slot, offset: offset, &frame)
  }

  /// Notes that an entry was named; false when it was named more firmly before.
  mutating func raise(_ entry: Int, to rank: UInt8, isDocument: Bool) -> Bool {
    guard rank >= (isDocument ? documentRanks[entry] : attestationRanks[entry]) else {
      return false
    }
    if isDocument { documentRanks[entry] = rank } else { attestationRanks[entry] = rank }
    return true
  }

  /// The origin of a value at an offset within its record.
  @inline(__always)
  static func origin(_ offset: Int) -> UInt32 { UInt32(truncatingIfNeeded: offset + 1) }
}
