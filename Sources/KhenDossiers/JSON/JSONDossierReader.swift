package import KhenEvaluation
import KhenSource

/// Reads one JSON dossier after the other straight into frames: no tree in between, no text kept
/// but those that the frame interns.
///
/// Every mistake of a dossier is reported, as long as the brackets tell where its values are. A
/// reader is a value: each thread has its own copy, with what it learned of spellings.
package struct JSONDossierReader: Sendable {
  /// A text of the record: a range of its bytes, or of `decoded` where it had escapes.
  struct Text {
    var start: Int
    var end: Int
    var isDecoded: Bool
  }
  /// Reading cannot go on: the structure of the record is lost.
  struct Stop: Error {}

  /// The schema that dossiers are read by.
  package var schema: FactSchema { filer.schema }

  var filer: FactFiler
  var position = 0
  var depth = 0
  /// The last text that had escapes.
  var decoded: [UInt8] = []
  private var key: (rank: Int, text: String)?
  private var nominee: (rank: Int, text: String)?
  /// The awards that the dossier names, as positions in the schema; nothing where it does not say.
  var nominations: [Int]?
  private var kindText: String?
  private var kindPosition: Int?
  private var top = 0

  let promises: DossierPromises

  /// Prepares to read dossiers of a schema that keep its promises.
  package init(schema: FactSchema, promises: DossierPromises) {
    filer = FactFiler(schema)
    self.promises = promises
  }

  /// Reads one record; the frame counts only if the result has no errors.
  ///
  /// `line`, `column`: where the record begins in its file. O(length of the record).
  package mutating func read(
    _ record: Span<UInt8>,
    ordinal: Int,
    line: Int,
    column: Int = 1,
    into frame: inout FactFrame
  ) -> DossierRecord {
    filer.reset()
    position = 0
    depth = 0
    key = nil
    nominee = nil
    nominations = nil
    kindText = nil
    kindPosition = nil
    top = 0
    let kinds = schema.dossierKinds
    if kinds.isEmpty {
      filer.report(.noKinds, at: 0)
    } else {
      checkEncoding(record)
      do throws(Stop) {
        if kinds.count > 1 { try findKind(record) }
        if kinds.count == 1 || kindPosition != nil {
          top = kindPosition ?? 0
          frame.reset(kind: kinds[top], schema: schema)
          position = 0
          try readTop(record, &frame)
          if filer.mistakes.isEmpty {
            for broken in promises.apply(to: &frame) {
              filer.report(.brokenPromise(broken.message), at: max(0, Int(broken.origin) - 1))
            }
          }
        }
      } catch {
        // What stopped the reading is among the mistakes.
      }
    }
    var errors: [DataError] = []
    for located in filer.mistakes {
      let place = PlaceFinder.place(
        ofOffset: located.offset,
        in: record,
        line: line,
        column: column
      )
      errors.append(DataError(located.mistake, at: place))
    }
    return DossierRecord(
      key: key?.text ?? "#\(ordinal)",
      nominee: nominee?.text ?? "",
      kind: kinds.isEmpty ? 0 : kinds[top],
      ordinal: ordinal,
      line: line,
      nominations: nominations,
      errors: errors
    )
  }

  /// Reads a record of a batch, also one that could not be cut out of the input.
  package mutating func read(
    _ batch: RecordBatch,
    at index: Int,
    into frame: inout FactFrame
  ) -> DossierRecord {
    let record = batch.records[index]
    if let failure = record.failure {
      return DossierRecord(
        key: "#\(record.ordinal)",
        nominee: "",
        kind: schema.dossierKinds.first ?? 0,
        ordinal: record.ordinal,
        line: record.line,
        errors: [
          DataError(failure.mistake, at: Place(line: record.line, column: record.column))
        ]
      )
    }
    return read(
      batch.bytes.span.extracting(record.start..<record.end),
      ordinal: record.ordinal,
      line: record.line,
      column: record.column,
      into: &frame
    )
  }

  /// Reports the first bytes that are not UTF-8; the structure is read all the same.
  private mutating func checkEncoding(_ record: Span<UInt8>) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: record)
    } catch {
      filer.report(.malformedText, at: error.byteOffsets.lowerBound)
    }
  }

  /// Reads the whole record.
  private mutating func readTop(
    _ bytes: Span<UInt8>,
    _ frame: inout FactFrame
  ) throws(Stop) {
    try openTop(bytes)
    try readFields(
      bytes,
      layout: schema.dossierKinds[top],
      base: FactFrame.root,
      isTop: true,
      &frame
    )
    skipBlanks(bytes)
    if position < bytes.count { filer.report(.extraContent, at: position) }
  }

  private mutating func openTop(_ bytes: Span<UInt8>) throws(Stop) {
    skipBlanks(bytes)
    guard position < bytes.count, bytes[position] == Byte.openBrace else {
      filer.report(.notAnObject, at: position)
      throw Stop()
    }
  }

  /// Looks through the fields at the top for the kind of dossier; with it, the key and the name,
  /// so that a dossier without a kind can still be named.
  private mutating func findKind(_ bytes: Span<UInt8>) throws(Stop) {
    try openTop(bytes)
    try open()
    var kindOffset = 0
    var isFirst = true
    while try nextField(bytes, isFirst: isFirst) {
      isFirst = false
      let text = try readText(bytes)
      try expectColon(bytes)
      let offset = position
      if let target = find(text, bytes, inTop: 0), target >= SchemaTables.reservedBase {
        switch filer.tables.reserved[target - SchemaTables.reservedBase] {
        case .kind:
          kindOffset = offset
          kindText = try peekText(bytes)
          kindPosition = kindText.flatMap { filer.tables.kinds.target(of: $0) }
        case .role(let role): try take(role, bytes)
        case .attestations, .documents, .nominations, .schemaLink: break
        }
      } else if let target = find(text, bytes, inTop: 0) {
        try take(filer.tables.plans[schema.dossierKinds[0]][target].role, bytes)
      }
      try skipValue(bytes)
    }
    if kindPosition == nil {
      let names = schema.dossierKinds.map { schema.records[$0].name }
      filer.report(.unknownKind(given: kindText, kinds: names), at: kindOffset)
    }
    depth = 0
  }

  /// Reads a reserved field at the top of a dossier.
  mutating func readReserved(
    _ field: ReservedField,
    _ bytes: Span<UInt8>,
    _ frame: inout FactFrame
  ) throws(Stop) {
    switch field {
    case .kind:
      let offset = position
      let given = try peekText(bytes)
      let known = given.flatMap { filer.tables.kinds.target(of: $0) }
      if let given, known != top {
        let names = schema.dossierKinds.map { schema.records[$0].name }
        filer.report(.unknownKind(given: given, kinds: names), at: offset)
      }
      try skipValue(bytes)
    case .schemaLink: try skipValue(bytes)
    case .nominations: try readNominations(bytes)
    case .attestations: try readConclusions(bytes, isDocument: false, award: nil, &frame)
    case .documents: try readConclusions(bytes, isDocument: true, award: nil, &frame)
    case .role(let role):
      let offset = position
      let first = bytes[position]
      try take(role, bytes)
      try skipValue(bytes)
      if first == Byte.openBrace || first == Byte.openBracket || first == UInt8(ascii: "t")
        || first == UInt8(ascii: "f")
      {
        filer.report(
          .wrongType(
            label: "",
            expected: FactType.string.description,
            found: JSONDossierReader.kindOfValue(first)
          ),
          at: offset
        )
      }
    }
  }

  /// Remembers the value at the position as the dossier's key or name, without passing over it.
  mutating func take(_ role: FieldRole, _ bytes: Span<UInt8>) throws(Stop) {
    switch role {
    case .plain: return
    case .key(let rank):
      guard rank < key?.rank ?? .max, let text = try peekText(bytes), !text.isEmpty else { return }
      key = (rank, text)
    case .nominee(let rank):
      guard rank < nominee?.rank ?? .max, let text = try peekText(bytes), !text.isEmpty else {
        return
      }
      nominee = (rank, text)
    }
  }

  /// The text or number at the position, blanks trimmed; the position stays.
  private mutating func peekText(_ bytes: Span<UInt8>) throws(Stop) -> String? {
    let before = (position, filer.mistakes.count)
    defer {
      position = before.0
      // The value is read again in its own place and reports its mistakes there.
      filer.mistakes.removeLast(filer.mistakes.count - before.1)
    }
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    if byte == Byte.quote {
      do throws(Stop) {
        let text = try readText(bytes)
        if text.isDecoded {
          let copy = decoded
          let range = Bytes.trimmed(copy.span, 0, copy.count)
          return Bytes.text(copy.span, range.lowerBound, range.upperBound)
        }
        let range = Bytes.trimmed(bytes, text.start, text.end)
        return Bytes.text(bytes, range.lowerBound, range.upperBound)
      } catch {
        return nil
      }
    }
    guard byte == Byte.minus || Byte.isDigit(byte) else { return nil }
    let start = position
    skipNumber(bytes)
    return Bytes.text(bytes, start, position)
  }

  /// The target of a key at the top of a dossier of a kind.
  mutating func find(_ text: Text, _ bytes: Span<UInt8>, inTop top: Int) -> Int? {
    if text.isDecoded {
      let copy = decoded
      return filer.tables.tops[top].find(copy.span, 0, copy.count)
    }
    return filer.tables.tops[top].find(bytes, text.start, text.end)
  }

  /// The position among the kinds of the dossier that is being read.
  var currentTop: Int { top }
}
