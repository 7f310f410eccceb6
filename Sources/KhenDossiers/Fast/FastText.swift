import KhenEvaluation

/// Looks at eight bytes at a time.
enum FastText {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of every byte that is 0; above the first such byte others may be set too.
  @inline(__always)
  static func zeroBytes(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highBits }

  /// Sixteen times a byte; the operators that take a single byte are slow.
  @inline(__always)
  private static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }

  /// The sixteen truths of a comparison, all bits of a byte alike.
  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
    unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
  }

  /// Which of sixteen bytes end a plain stretch of a JSON text: a quote, a backslash or a control
  /// character.
  @inline(__always)
  private static func stops(_ bytes: SIMD16<UInt8>) -> SIMD2<UInt64> {
    bits((bytes .== all(0x22)) .| (bytes .== all(0x5C)) .| (bytes .< all(0x20)))
  }

  /// The place of the first byte among sixteen that is marked; one must be.
  @inline(__always)
  private static func first(_ marks: SIMD2<UInt64>) -> Int {
    marks[0] != 0
      ? marks[0].trailingZeroBitCount / 8 : 8 + marks[1].trailingZeroBitCount / 8
  }

  /// The first quote, backslash or control character from a position on; at least `end` for none.
  ///
  /// There must be fifteen bytes behind the end.
  @inline(__always)
  static func textEnd(_ bytes: FlatArray<UInt8>, _ start: Int, _ end: Int) -> Int {
    precondition(start >= 0 && end <= bytes.count &- 15)
    var position = start
    while position < end {
      let stops = FastText.stops(unsafe bytes.uncheckedVector(at: position))
      if stops[0] | stops[1] != 0 { return position + first(stops) }
      position += 16
    }
    return position
  }

  /// The same, and whether all up to there is certainly valid UTF-8 without combining marks.
  ///
  /// Before the text there must be two bytes that begin no letter, and fifteen behind the end.
  static func plainText(
    _ bytes: FlatArray<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> (end: Int, isPlain: Bool) {
    precondition(start >= 2 && end <= bytes.count &- 15)
    var wrong = SIMD2<UInt64>(repeating: 0)
    var position = start
    while position < end {
      let vector = unsafe bytes.uncheckedVector(at: position)
      let before = unsafe bytes.uncheckedVector(at: position &- 1)
      let secondBefore = unsafe bytes.uncheckedVector(at: position &- 2)
      // Continuation bytes stand where one or two bytes before a letter of two or three began.
      let isContinuation = (vector & all(0xC0)) .== all(0x80)
      let isExpected = (before .>= all(0xC0)) .| (secondBefore .>= all(0xE0))
      // C0, C1, E0, EC, ED and from F0 on need a closer look; CC and CD begin combining marks.
      let isUnusual =
        ((vector & all(0xFE)) .== all(0xC0)) .| ((vector & all(0xDE)) .== all(0xCC))
        .| (vector .== all(0xE0)) .| (vector .>= all(0xF0))
      let found = bits((isContinuation .^ isExpected) .| isUnusual)
      let stops = FastText.stops(vector)
      if stops[0] | stops[1] == 0 {
        wrong |= found
        position += 16
        continue
      }
      // The stop itself counts: it is no continuation byte, and so none may be expected there.
      let count = first(stops)
      let low: UInt64 = count >= 7 ? .max : firstBytes(count + 1)
      let high: UInt64 = count < 8 ? 0 : (count == 15 ? .max : firstBytes(count - 7))
      wrong |= SIMD2(found[0] & low, found[1] & high)
      return (position + count, wrong[0] | wrong[1] == 0)
    }
    return (position, false)
  }

  /// The bits of some of the first bytes of a word, fewer than eight.
  @inline(__always)
  static func firstBytes(_ count: Int) -> UInt64 {
    (1 &<< UInt64(truncatingIfNeeded: 8 &* count)) &- 1
  }

  /// The first line break from a position on; the end where there is none.
  static func newline(in bytes: [UInt8], from start: Int) -> Int {
    first(Byte.newline, in: bytes, from: start, to: bytes.count)
  }

  /// The first byte of a value in a range; its end where there is none.
  static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int, to end: Int) -> Int {
    FlatArray.with(bytes) { first(byte, in: $0, from: start, to: end) }
  }

  /// The same.
  static func first(
    _ byte: UInt8,
    in bytes: FlatArray<UInt8>,
    from start: Int,
    to end: Int
  ) -> Int {
    var index = start
    let pattern = ones &* UInt64(byte)
    while index + 64 <= end, !bytes.contains(byte, in64From: index) { index += 64 }
    while index + 8 <= end {
      let found = zeroBytes(bytes.word(at: index) ^ pattern)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < end, bytes[index] != byte { index += 1 }
    return index
  }

  /// The first quote or line end (newline or carriage return) from a position on; the end where
  /// there is none.
  static func endOfPlainCells(in bytes: [UInt8], from start: Int) -> Int {
    FlatArray.with(bytes) { bytes in
      var index = start
      while index + 8 <= bytes.count {
        let word = bytes.word(at: index)
        let found =
          zeroBytes(word ^ (ones &* 0x22)) | zeroBytes(word ^ (ones &* 0x0A))
          | zeroBytes(word ^ (ones &* 0x0D))
        if found != 0 { return index + found.trailingZeroBitCount / 8 }
        index += 8
      }
      while index < bytes.count {
        let byte = bytes[index]
        if byte == Byte.quote || byte == Byte.newline || byte == Byte.carriageReturn { break }
        index += 1
      }
      return index
    }
  }

  /// Whether some bytes that begin and end a text are blanks, which the careful reader trims.
  @inline(__always)
  static func hasOuterBlanks(_ bytes: FlatArray<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    let (first, last) = (bytes[start], bytes[end - 1])
    return first <= 0x20 || last <= 0x20 || first == 0xC2
      || (last == 0xA0 && end - start >= 2 && bytes[end - 2] == 0xC2)
  }

  /// Whether a text may be one of the words that stand in place of a value.
  ///
  /// Never false for such a word whose letters are composed: the words of `WordTables`, told apart
  /// by their length and first letters.
  static func mayBeSpecial(_ bytes: FlatArray<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let count = end - start
    guard count <= 24 else { return false }
    if count < 3 { return count == 1 && bytes[start] == Byte.questionMark }
    let (first, second) = (bytes[start], bytes[start + 1])
    if first == 0xC4 {
      // đến nay
      return second | 1 == 0x91 && count >= 5 && bytes[start + 2] == 0xE1
        && bytes[start + 3] == 0xBA && bytes[start + 4] | 1 == 0xBF
    }
    switch (first | 0x20, second | 0x20) {
    case (UInt8(ascii: "n"), UInt8(ascii: "o")): return count == 4
    case (UInt8(ascii: "n"), UInt8(ascii: "a")): return count == 3
    case (UInt8(ascii: "u"), UInt8(ascii: "n")), (UInt8(ascii: "p"), UInt8(ascii: "r")):
      return count == 7
    // không …
    case (UInt8(ascii: "k"), UInt8(ascii: "h")):
      return count > 3 && bytes[start + 2] == 0xC3 && bytes[start + 3] | 0x20 == 0xB4
    // chưa rõ
    case (UInt8(ascii: "c"), UInt8(ascii: "h")):
      return count > 3 && bytes[start + 2] == 0xC6
    // hiện nay
    case (UInt8(ascii: "h"), UInt8(ascii: "i")):
      return count > 3 && bytes[start + 2] == 0xE1 && bytes[start + 3] == 0xBB
    default: return false
    }
  }

  /// Whether some bytes are certainly valid UTF-8 without combining marks.
  static func isPlain(_ bytes: FlatArray<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var encoding = Encoding()
    var position = start
    while position < end {
      var word = bytes.word(at: position)
      if end - position < 8 { word &= firstBytes(end - position) }
      encoding.take(word)
      position += 8
    }
    return encoding.isPlain
  }

  /// What is known of the UTF-8 of a stretch of bytes, eight at a time.
  struct Encoding {
    /// Where continuation bytes have to stand in the next word.
    private var expected: UInt64 = 0
    private var wrong: UInt64 = 0
    private var unusual: UInt64 = 0
    /// Whether there may be a combining mark.
    private(set) var marks: UInt64 = 0

    /// Takes the next eight bytes, or fewer followed by zeros.
    @inline(__always)
    mutating func take(_ word: UInt64) {
      let high = word & highBits
      if high | expected == 0 { return }
      let continuations = high & ~(word << 1)
      let leads = high & (word << 1)
      let leads3 = leads & (word << 2)
      let leads4 = leads3 & (word << 3)
      let needed = leads << 8 | leads3 << 16 | leads4 << 24 | expected
      wrong |= needed ^ continuations
      expected = leads >> 56 | leads3 >> 48 | leads4 >> 40
      // C0, C1, E0, ED and from F0 on need a closer look; CC and CD begin combining marks.
      unusual |=
        leads4 | zeroBytes((word ^ (ones &* 0xC0)) & (ones &* 0xFE))
        | zeroBytes(word ^ (ones &* 0xE0)) | zeroBytes(word ^ (ones &* 0xED))
      marks |= zeroBytes((word ^ (ones &* 0xCC)) & (ones &* 0xFE))
    }

    /// Whether the bytes taken are certainly valid, with no combining mark among them.
    var isPlain: Bool { wrong | expected | unusual | marks == 0 }
  }
}
