/// What the keys of names need to know of a scalar of plain text: of ASCII and the composed letters
/// of the Vietnamese alphabet, which are nearly all that names are made of.
struct PlainScalar {
  /// What it is in a word.
  enum Kind: UInt8 {
    case letter
    /// A blank or `_`, which keys of data do not tell apart.
    case gap
    case other
    /// No plain text: found only by the general rules of Unicode.
    case foreign
  }

  /// What it is in a word.
  private(set) var kind: Kind
  /// Whether it may stand in a word of a rule file: a letter, a digit or `_`.
  private(set) var isOfWord = false
  /// Its tone, as `VietnameseLetter.Tone`; 0 for the level tone and for what has none.
  private(set) var tone: UInt8 = 0
  /// The scalar without its tone.
  private(set) var base: UInt16 = 0
  /// The scalar in lower case.
  private(set) var lower: UInt16 = 0
  /// The scalar in lower case without its tone.
  private(set) var lowerBase: UInt16 = 0

  /// Reads the scalar at an index of well-formed UTF-8, and moves the index behind it.
  @inline(__always)
  static func next(
    _ bytes: Span<UInt8>,
    _ index: inout Int,
    _ table: [PlainScalar]
  ) -> PlainScalar {
    let first = bytes[index]
    index += 1
    if first < 0x80 { return table[Int(first)] }
    // Vietnamese letters take two bytes up to U+01B0, and three from U+1EA0 on.
    if first < 0xC7, index < bytes.count {
      let scalar = Int(first & 0x1F) << 6 | Int(bytes[index] & 0x3F)
      index += 1
      return scalar < lowEnd ? table[scalar] : foreign
    }
    if first == 0xE1, index + 1 < bytes.count {
      let scalar = 0x1000 | Int(bytes[index] & 0x3F) << 6 | Int(bytes[index + 1] & 0x3F)
      index += 2
      return highRange.contains(scalar) ? table[scalar - highRange.lowerBound + lowEnd] : foreign
    }
    // The Kelvin sign is another way to write K.
    if first == 0xE2, index + 1 < bytes.count, bytes[index] == 0x84, bytes[index + 1] == 0xAA {
      index += 2
      return table[0x4B]
    }
    return foreign
  }

  private static let foreign = PlainScalar(kind: .foreign)
  private static let lowEnd = 0x1B1
  private static let highRange = 0x1EA0..<0x1EFA

  /// All scalars below `lowEnd`, then those of `highRange`.
  static let table: [PlainScalar] = {
    var table: [PlainScalar] = []
    for value in [0..<lowEnd, highRange].joined() {
      table.append(Unicode.Scalar(UInt32(value)).map { PlainScalar($0) } ?? foreign)
    }
    return table
  }()

  private init(kind: Kind) { self.kind = kind }

  private init(_ scalar: Unicode.Scalar) {
    func small(_ scalar: Unicode.Scalar) -> UInt16 { UInt16(truncatingIfNeeded: scalar.value) }
    base = small(scalar)
    (lower, lowerBase) = (base, base)
    isOfWord = VietnameseText.isLetter(scalar) || scalar == "_" || ("0"..."9").contains(scalar)
    if let letter = VietnameseLetter(scalar) {
      kind = .letter
      tone = UInt8(letter.tone.rawValue)
      base = small(letter.withoutTone.scalar)
      lower = small(letter.lowercase.scalar)
      lowerBase = small(letter.lowercase.withoutTone.scalar)
      return
    }
    switch scalar {
    case "A"..."Z":
      kind = .letter
      (lower, lowerBase) = (base | 0x20, base | 0x20)
    case "a"..."z", "đ": kind = .letter
    case "Đ":
      kind = .letter
      (lower, lowerBase) = (small("đ"), small("đ"))
    case "_": kind = .gap
    default:
      kind =
        !scalar.isASCII ? .foreign : VietnameseText.isBlank(scalar) ? .gap : .other
    }
  }
}
