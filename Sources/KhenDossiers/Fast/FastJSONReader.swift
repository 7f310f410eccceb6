package import KhenEvaluation
import KhenSource

/// Reads JSON dossiers that are written in the usual way; declines all others.
///
/// A fast form of `JSONDossierReader` that either files the same facts as it or files nothing:
/// whatever is wrong or unusual in a dossier (a mistake, a tolerant spelling, a partial date, a
/// word in place of a value) is left to the careful reader, which then reads it from the start.
/// Places of values are not kept, and texts that no rule looks at are checked but not filed.
package struct FastJSONReader {
  /// What was read beside the facts.
  package struct Result {
    /// The dossier's key, as a range of `bytes`; empty where it has none.
    package var key: Range<Int>
    /// The bytes that were read, or a copy; hold until the next record is read.
    package var bytes: FlatArray<UInt8>
  }

  private let schema: FastSchema
  private var filer: FastFiler

  /// Prepares to read dossiers of a schema.
  ///
  /// `careful`: the reader of what this one declines; `columnsRead`: the columns of the schema that
  /// rules look at; `constants`: the texts of the rules, by their ids.
  package init(
    _ careful: JSONDossierReader,
    flat: FlatSchema,
    dossier: FlatDossier,
    columnsRead: Set<Int>,
    constants: [String]
  ) {
    schema = FastSchema(
      careful.schema,
      flat,
      plans: careful.filer.tables.plans,
      columnsRead: columnsRead
    )
    filer = FastFiler(schema, dossier, constants: constants)
  }

  /// Reads the record in a range of bytes; nothing where it is not written in the usual way.
  ///
  /// The facts are then in the dossier. O(length of the record).
  package mutating func read(
    _ bytes: FlatArray<UInt8>,
    from start: Int,
    to end: Int
  ) -> Result? {
    // Bytes are looked at sixteen at a time up to and across the end of the record, but not of all.
    guard let kind = schema.kind, end + 16 <= bytes.count, start < end else { return nil }
    guard filer.begin(kind: kind) else { return nil }
    guard bytes[start] == Byte.openBrace else { return nil }
    let behind = readFields(bytes, at: start, end, layout: kind, base: FactFrame.root)
    guard behind >= 0, FastJSONReader.skipBlanks(bytes, behind, end) == end else { return nil }
    filer.finish(kind: kind)
    return Result(key: filer.key, bytes: bytes)
  }

  // MARK: Structure

  /// The first byte from a position on that is no blank, at most `end`.
  @inline(__always)
  private static func skipBlanks(_ bytes: FlatArray<UInt8>, _ start: Int, _ end: Int) -> Int {
    // `read` made sure that there are bytes behind the end, and no position is below 0.
    if start < end, unsafe bytes.uncheckedValue(at: start) > 0x20 { return start }
    return skipSomeBlanks(bytes, start, end)
  }

  @inline(never)
  private static func skipSomeBlanks(
    _ bytes: FlatArray<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Int {
    var position = start
    while position < end, Byte.isBlank(bytes[position]) { position += 1 }
    return position
  }

  /// Reads the object at a position and gives the position behind it; −1 to decline.
  private mutating func readFields(
    _ bytes: FlatArray<UInt8>,
    at start: Int,
    _ end: Int,
    layout: Int,
    base: Int
  ) -> Int {
    let fields = schema.flatLayouts[layout].firstField
    var position = FastJSONReader.skipBlanks(bytes, start + 1, end)
    if position < end, bytes[position] == Byte.closeBrace { return position + 1 }
    var seen: UInt64 = 0
    var seenReserved: UInt64 = 0
    var expected = 0
    while position < end {
      let (index, byteCount) = schema.key(
        bytes,
        at: position,
        layout: layout,
        expected: expected
      )
      guard index >= 0 else { return -1 }
      position = FastJSONReader.skipBlanks(bytes, position + byteCount, end)
      guard position < end else { return -1 }
      if index < FastSchema.reservedBase {
        let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: index)
        guard seen & bit == 0 else { return -1 }
        seen |= bit
        expected = index + 1
        position = readValue(bytes, at: position, end, field: Int(fields) + index, base: base)
      } else {
        let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: index - FastSchema.reservedBase)
        guard seenReserved & bit == 0 else { return -1 }
        seenReserved |= bit
        position = readReserved(bytes, at: position, end, target: index)
      }
      guard position >= 0 else { return -1 }
      position = FastJSONReader.skipBlanks(bytes, position, end)
      guard position < end else { return -1 }
      let byte = bytes[position]
      if byte == Byte.closeBrace { return position + 1 }
      guard byte == Byte.comma else { return -1 }
      position = FastJSONReader.skipBlanks(bytes, position + 1, end)
    }
    return -1
  }

  /// Reads the value at a position into a field of a record and gives the position behind it.
  @inline(__always)
  private mutating func readValue(
    _ bytes: FlatArray<UInt8>,
    at position: Int,
    _ end: Int,
    field index: Int,
    base: Int
  ) -> Int {
    let field = schema.flatFields[index]
    let slot = base + Int(field.offset)
    let word = bytes.word(at: position)
    if word & 0xFFFF_FFFF == FastJSONReader.null {
      // Null is filed as nothing written, and so the slots are already.
      return position + 4
    }
    switch field.kind {
    case .boolean:
      if word & 0xFFFF_FFFF == FastJSONReader.true {
        filer.slots[slot] = 1
        return position + 4
      }
      guard word & 0xFF_FFFF_FFFF == FastJSONReader.false else { return -1 }
      filer.slots[slot] = 0
      return position + 5
    case .date: return readDate(bytes, at: position, slot: slot)
    case .catalogue:
      guard bytes[position] == Byte.quote else { return -1 }
      let close = FastText.textEnd(bytes, position + 1, end)
      guard close < end, bytes[close] == Byte.quote else { return -1 }
      let member = schema.member(bytes, position + 1, close, catalogue: Int(field.catalogue))
      guard member >= 0 else { return -1 }
      filer.slots[slot] = Int64(member)
      return close + 1
    case .year: return readYear(bytes, at: position, slot: slot)
    case .string: return readText(bytes, at: position, end, field: index, slot: slot)
    case .list: return readList(bytes, at: position, end, layout: Int(field.inner), slot: slot)
    case .record:
      guard bytes[position] == Byte.openBrace else { return -1 }
      if field.isOptional { filer.slots[slot] = 1 }
      return readFields(
        bytes,
        at: position,
        end,
        layout: Int(field.inner),
        base: slot + (field.isOptional ? 1 : 0)
      )
    case .integer, .money, .number, .days:
      return readNumber(bytes, at: position, end, field: index, kind: field.kind, slot: slot)
    case .yearRange, .period, .series: return -1
    }
  }

  /// `null`, `true` and `false` as bytes of a word.
  private static let null: UInt64 = 0x6C6C_756E
  private static let `true`: UInt64 = 0x6575_7274
  private static let `false`: UInt64 = 0x65_736C_6166

  private mutating func readList(
    _ bytes: FlatArray<UInt8>,
    at start: Int,
    _ end: Int,
    layout: Int,
    slot: Int
  ) -> Int {
    guard bytes[start] == Byte.openBracket else { return -1 }
    filer.slots[slot] = 0
    filer.slots[slot + 1] = 0
    var position = FastJSONReader.skipBlanks(bytes, start + 1, end)
    guard position < end else { return -1 }
    if bytes[position] == Byte.closeBracket { return position + 1 }
    let isScalar = schema.flatLayouts[layout].isScalar
    var last = 0
    var count = 0
    while position < end {
      count += 1
      guard count <= DossierLimits.listElements else { return -1 }
      let element = filer.appendElement(layout: layout)
      guard element > 0 else { return -1 }
      filer.slots[last == 0 ? slot : last - 1] = Int64(element)
      last = element
      if isScalar {
        let field = Int(schema.flatLayouts[layout].firstField)
        position = readValue(bytes, at: position, end, field: field, base: element)
      } else if bytes[position] == Byte.openBrace {
        position = readFields(bytes, at: position, end, layout: layout, base: element)
      } else {
        return -1
      }
      guard position >= 0 else { return -1 }
      position = FastJSONReader.skipBlanks(bytes, position, end)
      guard position < end else { return -1 }
      let byte = bytes[position]
      if byte == Byte.closeBracket {
        filer.slots[slot + 1] = Int64(count)
        return position + 1
      }
      guard byte == Byte.comma else { return -1 }
      position = FastJSONReader.skipBlanks(bytes, position + 1, end)
    }
    return -1
  }

  // MARK: Texts

  private mutating func readText(
    _ bytes: FlatArray<UInt8>,
    at quote: Int,
    _ end: Int,
    field index: Int,
    slot: Int
  ) -> Int {
    guard quote > 0, bytes[quote] == Byte.quote else { return -1 }
    let start = quote + 1
    // What stands before a quote is ASCII, or the record is not read here.
    let (close, isPlain) = FastText.plainText(bytes, start, end)
    guard close < end else { return -1 }
    if bytes[close] == Byte.backslash {
      return readEscapedText(bytes, start, end, field: index, slot: slot)
    }
    // A combining mark has to be composed, and what is not quite plain looked at byte by byte.
    guard bytes[close] == Byte.quote, isPlain else { return -1 }
    let hash = schema.fields[index].isRead ? FastTexts.hash(bytes, start, close) : 0
    guard filer.fileText(bytes, start, close, hash: hash, field: index, slot: slot) else {
      return -1
    }
    return close + 1
  }

  /// Reads the text of a field that no schema needs to declare.
  @inline(never)
  private mutating func readReserved(
    _ bytes: FlatArray<UInt8>,
    at quote: Int,
    _ end: Int,
    target: Int
  ) -> Int {
    guard bytes[quote] == Byte.quote else { return -1 }
    let start = quote + 1
    let close = FastText.textEnd(bytes, start, end)
    guard close < end, bytes[close] == Byte.quote, start < close,
      FastText.isPlain(bytes, start, close), !FastText.hasOuterBlanks(bytes, start, close)
    else { return -1 }
    if target < FastSchema.otherBase {
      filer.takeKey(start..<close, rank: Int32(target - FastSchema.reservedBase))
    }
    return close + 1
  }

  /// Reads a text with simple escapes; declines others, and a key with any.
  @inline(never)
  private mutating func readEscapedText(
    _ bytes: FlatArray<UInt8>,
    _ start: Int,
    _ end: Int,
    field index: Int,
    slot: Int
  ) -> Int {
    let field = schema.fields[index]
    guard field.keyRank < 0 else { return -1 }
    var decoded: [UInt8] = []
    var position = start
    while position < end, bytes[position] != Byte.quote {
      var byte = bytes[position]
      guard byte >= 0x20 else { return -1 }
      if byte == Byte.backslash {
        position += 1
        guard position < end else { return -1 }
        byte = bytes[position]
        guard byte == Byte.quote || byte == Byte.backslash || byte == Byte.slash else {
          return -1
        }
      }
      decoded.append(byte)
      position += 1
    }
    guard position < end, decoded.count <= DossierLimits.textBytes,
      let id = filer.texts.id(decoded, isKept: field.isRead)
    else { return -1 }
    filer.slots[slot] = id
    return position + 1
  }

  // MARK: Numbers and dates

  private mutating func readDate(_ bytes: FlatArray<UInt8>, at quote: Int, slot: Int) -> Int {
    // "2025-02-27" with both quotes is twelve bytes.
    guard quote + 12 <= bytes.count, bytes[quote] == Byte.quote,
      bytes[quote + 11] == Byte.quote, let day = schema.dates.day(bytes, at: quote + 1)
    else { return -1 }
    filer.slots[slot] = day
    return quote + 12
  }

  private func readYear(_ bytes: FlatArray<UInt8>, at position: Int, slot: Int) -> Int {
    // Digits become 0…9, all else more.
    let digits = (bytes.word(at: position) & 0xFFFF_FFFF) ^ 0x3030_3030
    guard (digits | (digits &+ 0x7676_7676)) & 0x8080_8080 == 0,
      !FastJSONReader.belongsToNumber(bytes[position + 4])
    else { return -1 }
    let year =
      (digits & 0xFF) * 1000 + (digits >> 8 & 0xFF) * 100 + (digits >> 16 & 0xFF) * 10
      + (digits >> 24)
    guard year > 0 else { return -1 }
    filer.slots[slot] = Int64(year)
    return position + 4
  }

  private func readNumber(
    _ bytes: FlatArray<UInt8>,
    at start: Int,
    _ end: Int,
    field index: Int,
    kind: FlatSchema.Kind,
    slot: Int
  ) -> Int {
    guard !schema.fields[index].isBounded, schema.fields[index].keyRank < 0 else { return -1 }
    var position = start
    var value: Int64 = 0
    while position < end, Byte.isDigit(bytes[position]) {
      guard position - start < 12 else { return -1 }
      value = value * 10 + Int64(bytes[position] &- Byte.zero)
      position += 1
    }
    guard position > start, position < end else { return -1 }
    if kind == .number || kind == .days {
      var unit = FactSchema.decimalScale
      value *= unit
      if bytes[position] == Byte.dot {
        position += 1
        let first = position
        while position < end, Byte.isDigit(bytes[position]) {
          unit /= 10
          guard unit > 0 else { return -1 }
          value += unit * Int64(bytes[position] &- Byte.zero)
          position += 1
        }
        guard position > first else { return -1 }
      }
      let limit = kind == .days ? DossierLimits.days : DossierLimits.decimalNumber
      guard value <= limit * FactSchema.decimalScale else { return -1 }
    }
    guard position < end, !FastJSONReader.belongsToNumber(bytes[position]) else { return -1 }
    filer.slots[slot] = value
    return position
  }

  @inline(__always)
  private static func belongsToNumber(_ byte: UInt8) -> Bool {
    Byte.isDigit(byte) || byte == Byte.dot || byte == Byte.plus || byte == Byte.minus
      || byte | 0x20 == UInt8(ascii: "e")
  }
}
