import KhenEvaluation
import KhenSemantics
import KhenSource

/// The spellings of a schema as words of eight bytes, for `FastJSONReader`; shared by all threads.
final class FastSchema: @unchecked Sendable {
  /// A text to be found in the input as words of eight bytes, the last of which may be shorter.
  struct Token: BitwiseCopyable {
    /// The first of its words, and the bits of it that count.
    var firstWord: UInt64
    var firstMask: UInt64
    /// The last one, which may be the first, and the bits of it that count.
    var lastWord: UInt64
    var lastMask: UInt64
    /// Place of the last word in the text.
    var lastOffset: Int32
    /// First of all its words in `words`.
    var words: Int32
    /// How many bytes it has.
    var byteCount: Int32
    /// What it stands for.
    var target: Int32

    static let none = Token(
      firstWord: 0,
      firstMask: 0,
      lastWord: 0,
      lastMask: 0,
      lastOffset: 0,
      words: 0,
      byteCount: 0,
      target: 0
    )
  }

  /// A field as this reader needs it beside `FlatSchema.Field`.
  struct Field: BitwiseCopyable {
    /// Whether a rule looks at it.
    var isRead: Bool
    /// Whether it has bounds, which the careful reader checks.
    var isBounded: Bool
    /// Its rank as the key of the dossier; −1 for none.
    var keyRank: Int32
  }

  /// Owns what `words`, `tokens`, and so on look at.
  private struct Storage {
    var words: FlatStorage<UInt64>
    var tokens: FlatStorage<Token>
    var keyRanges: FlatStorage<Int32>
    var fields: FlatStorage<Field>
    var catalogues: FlatStorage<Int32>
    var buckets: FlatStorage<Int32>
  }

  private let storage: Storage
  private let words: FlatArray<UInt64>
  private let tokens: FlatArray<Token>
  /// Targets from here on are names that no schema needs to declare: those of keys by their rank,
  /// then others whose text says nothing.
  static let reservedBase = 64
  /// First such target that is not the name of a key.
  static let otherBase = reservedBase + SchemaTables.keyNames.count

  /// For each layout, first of the tokens of its keys and how many there are.
  private let keyRanges: FlatArray<Int32>
  /// What the reader needs of each field.
  let fields: FlatArray<Field>
  /// For each catalogue, first bucket and mask.
  private let catalogues: FlatArray<Int32>
  private let buckets: FlatArray<Int32>
  /// The fields as they are filed.
  let flatFields: FlatArray<FlatSchema.Field>
  /// The slots of empty records.
  let templates: FlatArray<Int64>
  /// Words that say yes or no, with which of the two, by how frequent they are.
  private let booleans: [(word: UInt64, count: Int, value: Int64)]
  /// The days of dates.
  let dates = FastDates()
  /// The layouts as they are filed.
  let flatLayouts: FlatArray<FlatSchema.Layout>
  /// The layout of dossiers; nothing where this reader does not read them.
  let kind: Int?
  let flat: FlatSchema

  init(
    _ schema: FactSchema,
    _ flat: FlatSchema,
    plans: [[FieldPlan]],
    columnsRead: Set<Int>
  ) {
    self.flat = flat
    var builder = Builder()
    var keyRanges: [Int32] = []
    var fields: [Field] = []
    for (layout, record) in schema.records.enumerated() {
      keyRanges.append(Int32(builder.tokens.count))
      builder.addKeys(of: record, isDossier: schema.dossierKinds.contains(layout))
      keyRanges.append(Int32(builder.tokens.count) - keyRanges[keyRanges.count - 1])
      for (plan, field) in zip(plans[layout], record.fields) {
        var keyRank: Int32 = -1
        if case .key(let rank) = plan.role { keyRank = Int32(rank) }
        fields.append(
          Field(
            isRead: columnsRead.contains(field.column),
            isBounded: plan.limits != nil,
            keyRank: keyRank
          )
        )
      }
    }
    var catalogues: [Int32] = []
    var buckets: [Int32] = []
    for catalogue in schema.catalogues {
      let first = builder.tokens.count
      builder.addMembers(of: catalogue)
      var size = 4
      while size < (builder.tokens.count - first) * 2 { size *= 2 }
      catalogues += [Int32(buckets.count), Int32(size - 1)]
      let start = buckets.count
      buckets += [Int32](repeating: -1, count: size)
      for index in first..<builder.tokens.count {
        let token = builder.tokens[index]
        var bucket = FastSchema.hash(token.firstWord, Int(token.byteCount)) & (size - 1)
        while buckets[start + bucket] >= 0 { bucket = (bucket + 1) & (size - 1) }
        buckets[start + bucket] = Int32(index)
      }
    }
    let noField = Field(isRead: false, isBounded: false, keyRank: -1)
    storage = Storage(
      words: FlatStorage(builder.words),
      tokens: FlatStorage(repeating: Token.none, count: builder.tokens.count),
      keyRanges: FlatStorage(keyRanges),
      fields: FlatStorage(repeating: noField, count: fields.count),
      catalogues: FlatStorage(catalogues),
      buckets: FlatStorage(buckets)
    )
    storage.tokens.fill(builder.tokens)
    storage.fields.fill(fields)
    words = storage.words.array
    tokens = storage.tokens.array
    self.keyRanges = storage.keyRanges.array
    self.fields = storage.fields.array
    self.catalogues = storage.catalogues.array
    self.buckets = storage.buckets.array
    flatFields = flat.fields
    flatLayouts = flat.layouts
    templates = flat.templates
    booleans = FastSchema.booleanWords()
    kind = FastSchema.kind(of: schema)
  }

  /// The layout of dossiers of a schema that the fast readers read; nothing where they do not.
  static func kind(of schema: FactSchema) -> Int? {
    let isSmall = schema.records.allSatisfy { $0.fields.count <= 64 }
    return schema.dossierKinds.count == 1 && isSmall ? schema.dossierKinds[0] : nil
  }

  private static func booleanWords() -> [(word: UInt64, count: Int, value: Int64)] {
    var result: [(word: UInt64, count: Int, value: Int64)] = []
    for (index, spelling) in WordTables.trueWords.enumerated() {
      result.append((word(spelling), spelling.utf8.count, 1))
      guard index < WordTables.falseWords.count else { continue }
      let other = WordTables.falseWords[index]
      result.append((word(other), other.utf8.count, 0))
    }
    return result
  }

  /// Up to eight bytes of a text as a word.
  private static func word(_ text: String) -> UInt64 {
    var word: UInt64 = 0
    for (index, byte) in text.utf8.prefix(8).enumerated() {
      word |= UInt64(byte) << UInt64(8 * index)
    }
    return word
  }

  /// What a word says that stands for yes or no; nothing for any other text.
  @inline(__always)
  func boolean(_ bytes: FlatArray<UInt8>, _ start: Int, _ end: Int) -> Int64? {
    let count = end - start
    guard count <= 8 else { return nil }
    var word = bytes.word(at: start)
    if count < 8 { word &= FastText.firstBytes(count) }
    for entry in booleans where entry.word == word && entry.count == count {
      return entry.value
    }
    return nil
  }

  /// The key that begins at a position with its opening quote, up to the colon; −1 for another.
  ///
  /// `expected`: the number of the field that is likely.
  @inline(__always)
  func key(
    _ bytes: FlatArray<UInt8>,
    at position: Int,
    layout: Int,
    expected: Int
  ) -> (field: Int, byteCount: Int) {
    let first = Int(keyRanges[2 * layout])
    let count = Int(keyRanges[2 * layout + 1])
    if expected < count {
      let token = tokens[first + expected]
      if matches(token, bytes, at: position) { return (Int(token.target), Int(token.byteCount)) }
    }
    return unexpectedKey(bytes, at: position, first: first, count: count, after: expected)
  }

  @inline(never)
  private func unexpectedKey(
    _ bytes: FlatArray<UInt8>,
    at position: Int,
    first: Int,
    count: Int,
    after expected: Int
  ) -> (field: Int, byteCount: Int) {
    var entry = expected
    for _ in 0..<count {
      entry += 1
      if entry >= count { entry = 0 }
      let token = tokens[first + entry]
      if matches(token, bytes, at: position) { return (Int(token.target), Int(token.byteCount)) }
    }
    return (-1, 0)
  }

  /// The member of a catalogue that a text is exactly; −1 for none.
  @inline(__always)
  func member(_ bytes: FlatArray<UInt8>, _ start: Int, _ end: Int, catalogue: Int) -> Int {
    let count = end - start
    let first = Int(catalogues[2 * catalogue])
    let mask = Int(catalogues[2 * catalogue + 1])
    var word = bytes.word(at: start)
    if count < 8 { word &= FastText.firstBytes(count) }
    var bucket = FastSchema.hash(word, count) & mask
    while true {
      let index = buckets[first + bucket]
      if index < 0 { return -1 }
      let token = tokens[Int(index)]
      if Int(token.byteCount) == count, matches(token, bytes, at: start) {
        return Int(token.target)
      }
      bucket = (bucket + 1) & mask
    }
  }

  @inline(__always)
  private func matches(_ token: Token, _ bytes: FlatArray<UInt8>, at position: Int) -> Bool {
    let last = Int(token.lastOffset)
    guard position >= 0, position &+ last &+ 8 <= bytes.count else { return false }
    // All words of the token are inside of the bytes now.
    guard unsafe bytes.uncheckedWord(at: position) & token.firstMask == token.firstWord,
      unsafe bytes.uncheckedWord(at: position &+ last) & token.lastMask == token.lastWord
    else { return false }
    var offset = 8
    while offset < last {
      let word = unsafe bytes.uncheckedWord(at: position &+ offset)
      guard word == words[Int(token.words) + offset / 8] else { return false }
      offset += 8
    }
    return true
  }

  @inline(__always)
  private static func hash(_ word: UInt64, _ count: Int) -> Int {
    let product = (word ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product >> 40)
  }

  /// The work of spelling things out.
  private struct Builder {
    var words: [UInt64] = []
    var tokens: [Token] = []

    /// Adds the keys of a record: first the names, in order, so that the entry of a field's name
    /// has the field's number.
    mutating func addKeys(of record: RecordLayout, isDossier: Bool) {
      var spellings: [(text: String, field: Int)] = []
      for (index, field) in record.fields.enumerated() {
        spellings.append((field.name.text, index))
      }
      for (index, field) in record.fields.enumerated() {
        for text in [field.label] + field.aliases { spellings.append((text, index)) }
      }
      if isDossier {
        let names = SchemaTables.keyNames + SchemaTables.nomineeNames + ["$schema"]
        for (index, name) in names.enumerated() {
          spellings.append((name, FastSchema.reservedBase + index))
        }
      }
      var seen: Set<[UInt8]> = []
      for (place, spelling) in spellings.enumerated() {
        let isName = place < record.fields.count
        let bytes = Array(spelling.text.utf8)
        let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
        guard isName || (isPlain && !bytes.isEmpty && !seen.contains(bytes)) else { continue }
        seen.insert(bytes)
        add([0x22] + bytes + [0x22, 0x3A], target: spelling.field)
      }
    }

    /// Adds the members of a catalogue; the first that claims a spelling keeps it.
    mutating func addMembers(of catalogue: CheckedCatalogue) {
      var spellings: [(text: String, member: Int)] = []
      for (index, member) in catalogue.members.enumerated() {
        spellings.append((member.name.text, index))
      }
      for (index, member) in catalogue.members.enumerated() {
        for text in [member.label] + member.aliases { spellings.append((text, index)) }
      }
      var seen: Set<[UInt8]> = []
      for spelling in spellings {
        let bytes = Array(spelling.text.utf8)
        guard !bytes.isEmpty, seen.insert(bytes).inserted else { continue }
        add(bytes, target: spelling.member)
      }
    }

    private mutating func add(_ bytes: [UInt8], target: Int) {
      let first = words.count
      for start in stride(from: 0, to: bytes.count, by: 8) {
        var word: UInt64 = 0
        for (index, byte) in bytes[start..<min(start + 8, bytes.count)].enumerated() {
          word |= UInt64(byte) << UInt64(8 * index)
        }
        words.append(word)
      }
      let rest = bytes.count % 8
      let lastMask = rest == 0 ? UInt64.max : FastText.firstBytes(rest)
      tokens.append(
        Token(
          firstWord: words[first],
          firstMask: words.count - first == 1 ? lastMask : .max,
          lastWord: words[words.count - 1],
          lastMask: lastMask,
          lastOffset: Int32(8 * (words.count - 1 - first)),
          words: Int32(first),
          byteCount: Int32(bytes.count),
          target: Int32(target)
        )
      )
    }
  }
}
