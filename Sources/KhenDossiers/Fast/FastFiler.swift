import KhenEvaluation
import KhenSource

/// Files values that are written in the usual way into a `FlatDossier`: what the fast readers of
/// JSON and of tables share.
struct FastFiler {
  let schema: FastSchema
  private let dossier: FlatDossier
  var texts: FastTexts
  /// The slots of the dossier.
  private(set) var slots: FlatArray<Int64>
  /// How many of them are in use.
  private var count = 0
  /// The dossier's key, as a range of the bytes that are read; empty where it has none.
  private(set) var key = 0..<0
  private var keyRank = Int32.max

  init(_ schema: FastSchema, _ dossier: FlatDossier, constants: [String]) {
    self.schema = schema
    self.dossier = dossier
    texts = FastTexts(constants: constants)
    slots = dossier.slots
  }

  // MARK: Slots

  /// Begins a dossier of a kind of which nothing is filed; false where there is no room for it.
  mutating func begin(kind: Int) -> Bool {
    slots = dossier.slots
    slots[0] = 0
    count = FactFrame.root
    texts.reset()
    key = 0..<0
    keyRank = .max
    return append(layout: kind) > 0
  }

  /// Says that the dossier is filed.
  func finish(kind: Int) { dossier.file(kind: kind, count: count) }

  /// Adds a record of which nothing is filed and gives its base; 0 where there is no room.
  @inline(__always)
  private mutating func append(layout index: Int) -> Int {
    let layout = schema.flatLayouts[index]
    let base = count
    guard base + Int(layout.size) <= slots.count else { return 0 }
    slots.copy(from: schema.templates, at: Int(layout.template), count: Int(layout.size), to: base)
    count += Int(layout.size)
    return base
  }

  /// The same for an element of a list, with room for the base of the next one before it.
  @inline(__always)
  mutating func appendElement(layout: Int) -> Int {
    guard count < slots.count else { return 0 }
    slots[count] = 0
    count += 1
    return append(layout: layout)
  }

  // MARK: Texts

  /// Files a text whose bytes were looked at; false where the careful reader has to look at it.
  @inline(__always)
  mutating func fileText(
    _ bytes: FlatArray<UInt8>,
    _ start: Int,
    _ end: Int,
    hash: UInt64,
    field index: Int,
    slot: Int
  ) -> Bool {
    guard start < end, end - start <= DossierLimits.textBytes,
      !FastText.hasOuterBlanks(bytes, start, end), !FastText.mayBeSpecial(bytes, start, end)
    else { return false }
    let field = schema.fields[index]
    if field.isRead {
      let id = texts.id(bytes, start, end, hash: hash)
      guard id >= 0 else { return false }
      slots[slot] = id
    } else {
      // Nobody asks which text it is.
      slots[slot] = 0
    }
    if field.keyRank >= 0 { takeKey(start..<end, rank: field.keyRank) }
    return true
  }

  /// Remembers a text as the key of the dossier, unless a more telling one was there.
  mutating func takeKey(_ range: Range<Int>, rank: Int32) {
    guard rank < keyRank else { return }
    keyRank = rank
    key = range
  }

  // MARK: Values without quotes

  /// Files a value from its text, blanks at the ends trimmed, not empty; false to decline.
  mutating func file(
    _ bytes: FlatArray<UInt8>,
    _ start: Int,
    _ end: Int,
    field index: Int,
    slot: Int
  ) -> Bool {
    let field = schema.flatFields[index]
    switch field.kind {
    case .string:
      var encoding = FastText.Encoding()
      var hash = FastTexts.seed
      var position = start
      while position < end {
        var word = bytes.word(at: position)
        if end - position < 8 { word &= FastText.firstBytes(end - position) }
        // A byte below the blank; the zeros behind the text are none of its bytes.
        let control = (word &- FastText.ones &* 0x20) & ~word & FastText.highBits
        if control != 0, control.trailingZeroBitCount / 8 < end - position { return false }
        encoding.take(word)
        hash = FastTexts.mix(hash, word)
        position += 8
      }
      return encoding.isPlain
        && fileText(bytes, start, end, hash: hash, field: index, slot: slot)
    case .catalogue:
      let member = schema.member(bytes, start, end, catalogue: Int(field.catalogue))
      guard member >= 0 else { return false }
      slots[slot] = Int64(member)
      return true
    case .date:
      guard end - start == 10, let day = schema.dates.day(bytes, at: start) else { return false }
      slots[slot] = day
      return true
    case .boolean:
      guard let value = schema.boolean(bytes, start, end) else { return false }
      slots[slot] = value
      return true
    case .year:
      guard end - start == 4, let value = FastFiler.digits(bytes, start, end), value > 0 else {
        return false
      }
      slots[slot] = value
      return true
    case .integer, .money, .number, .days:
      let own = schema.fields[index]
      guard !own.isBounded, own.keyRank < 0, let value = FastFiler.digits(bytes, start, end)
      else { return false }
      let isDecimal = field.kind == .number || field.kind == .days
      if field.kind == .days, value > DossierLimits.days { return false }
      slots[slot] = isDecimal ? value * FactSchema.decimalScale : value
      return true
    case .yearRange, .period, .record, .list, .series: return false
    }
  }

  /// The number that up to twelve digits are; nothing for anything else.
  private static func digits(_ bytes: FlatArray<UInt8>, _ start: Int, _ end: Int) -> Int64? {
    guard end - start <= 12 else { return nil }
    var value: Int64 = 0
    for index in start..<end {
      guard Byte.isDigit(bytes[index]) else { return nil }
      value = value * 10 + Int64(bytes[index] &- Byte.zero)
    }
    return value
  }
}
