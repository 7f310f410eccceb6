import KhenEvaluation
import KhenSource

/// The texts of one dossier as small whole numbers: equal texts have equal numbers, those of the
/// rules the ids that they have there.
///
/// Texts stay where they were read and are compared byte by byte; nothing is copied but what had
/// escapes.
struct FastTexts {
  /// Where a text of the dossier is.
  private struct Entry: BitwiseCopyable {
    var hash: UInt64
    var start: Int
    var count: Int
    /// Whether it is in `decoded` instead of the input.
    var isDecoded: Bool
  }

  /// A dossier with more different texts is left to the careful reader.
  private static let textsMax = 64

  private let constants: [[UInt8]]
  /// For each text of the rules its hash.
  private let constantHashes: [UInt64]
  /// A bit for each hash that some text of the rules has.
  private let constantBits: UInt64
  private let entries = FlatStorage(
    repeating: Entry(hash: 0, start: 0, count: 0, isDecoded: false),
    count: FastTexts.textsMax
  )
  private var count = 0
  private var decoded: [UInt8] = []

  /// Knows the texts of the rules by their ids.
  init(constants: [String]) {
    self.constants = constants.map { Array($0.utf8) }
    constantHashes = self.constants.map { FastTexts.hash($0) }
    constantBits = constantHashes.reduce(0) { $0 | 1 << ($1 >> 58) }
  }

  /// Forgets the last dossier.
  mutating func reset() {
    count = 0
    if !decoded.isEmpty { decoded.removeAll(keepingCapacity: true) }
  }

  static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The hash of a text and the next eight bytes of it, or what is left followed by zeros.
  @inline(__always)
  static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
    return product ^ (product >> 32)
  }

  /// The hash of a text of the input; there must be seven bytes behind it.
  @inline(__always)
  static func hash(_ bytes: FlatArray<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var hash = seed
    var position = start
    while position + 8 <= end {
      hash = mix(hash, bytes.word(at: position))
      position += 8
    }
    if position < end {
      hash = mix(hash, bytes.word(at: position) & FastText.firstBytes(end - position))
    }
    return hash
  }

  private static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash = seed
    for start in stride(from: 0, to: bytes.count, by: 8) {
      var word: UInt64 = 0
      for (index, byte) in bytes[start..<min(start + 8, bytes.count)].enumerated() {
        word |= UInt64(byte) << UInt64(8 * index)
      }
      hash = mix(hash, word)
    }
    return hash
  }

  /// The id of a text of the input; −1 where there are too many.
  @inline(__always)
  mutating func id(
    _ bytes: FlatArray<UInt8>,
    _ start: Int,
    _ end: Int,
    hash: UInt64
  ) -> Int64 {
    if constantBits & (1 &<< (hash >> 58)) != 0 {
      let constant = constantID(bytes, start, end, hash)
      if constant >= 0 { return constant }
    }
    let entries = entries.array
    var index = 0
    while index < count {
      let entry = entries[index]
      if entry.hash == hash, isEqual(entry, bytes, start, end) { break }
      index += 1
    }
    if index == count {
      guard count < FastTexts.textsMax else { return -1 }
      entries[index] = Entry(hash: hash, start: start, count: end - start, isDecoded: false)
      count += 1
    }
    return Int64(constants.count + index)
  }

  /// The id of a text that had escapes; nothing where the careful reader has to look at it.
  mutating func id(_ text: [UInt8], isKept: Bool) -> Int64? {
    let isUsual = FlatArray.with(text) { bytes in
      !FastText.hasOuterBlanks(bytes, 0, text.count)
        && !FastText.mayBeSpecial(bytes, 0, text.count)
        && !text.contains { $0 & 0xFE == 0xCC }
    }
    guard isUsual, (try? UTF8Span(validating: text.span)) != nil, !text.isEmpty else {
      return nil
    }
    guard isKept else { return 0 }
    let hash = FastTexts.hash(text)
    if let index = constants.firstIndex(of: text) { return Int64(index) }
    let entries = entries.array
    // A text of the input has no escapes, so that it can be the same as one that had.
    for index in 0..<count where entries[index].hash == hash {
      // Texts of the input are not at hand here.
      guard entries[index].isDecoded else { return nil }
      let entry = entries[index]
      if decoded[entry.start..<entry.start + entry.count].elementsEqual(text) {
        return Int64(constants.count + index)
      }
    }
    guard count < FastTexts.textsMax else { return nil }
    entries[count] = Entry(
      hash: hash,
      start: decoded.count,
      count: text.count,
      isDecoded: true
    )
    decoded += text
    count += 1
    return Int64(constants.count + count - 1)
  }

  @inline(never)
  private func constantID(
    _ bytes: FlatArray<UInt8>,
    _ start: Int,
    _ end: Int,
    _ hash: UInt64
  ) -> Int64 {
    for (id, constant) in constants.enumerated()
    where constantHashes[id] == hash && constant.count == end - start {
      if constant.indices.allSatisfy({ constant[$0] == bytes[start + $0] }) { return Int64(id) }
    }
    return -1
  }

  @inline(__always)
  private func isEqual(
    _ entry: Entry,
    _ bytes: FlatArray<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    guard entry.count == end - start else { return false }
    if entry.isDecoded { return isDecodedEqual(entry, bytes, start) }
    var index = 0
    while index + 8 <= entry.count {
      if bytes.word(at: entry.start + index) != bytes.word(at: start + index) { return false }
      index += 8
    }
    while index < entry.count {
      if bytes[entry.start + index] != bytes[start + index] { return false }
      index += 1
    }
    return true
  }

  @inline(never)
  private func isDecodedEqual(
    _ entry: Entry,
    _ bytes: FlatArray<UInt8>,
    _ start: Int
  ) -> Bool {
    for index in 0..<entry.count where decoded[entry.start + index] != bytes[start + index] {
      return false
    }
    return true
  }
}
