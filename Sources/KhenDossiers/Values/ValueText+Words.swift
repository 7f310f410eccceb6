import KhenSource

extension ValueText {
  /// Words that stand in place of a value.
  enum Special: Equatable {
    /// `không rõ`, `?`
    case unknown
    /// `không có`
    case absent
    /// `nay`: as none, for the end of something that still goes on.
    case stillRunning
  }
}

/// Fixed words of data, in the spellings that offices use.
struct WordTables: Sendable {
  private var booleans = KeyTable()
  private var specials = KeyTable()

  /// Builds the tables.
  init() {
    for word in ["true", "đúng", "có", "x", "1", "yes", "y", "v", "rồi", "✓"] {
      booleans.add(word, target: 1)
    }
    for word in ["false", "sai", "không", "0", "no", "n", "chưa"] {
      booleans.add(word, target: 0)
    }
    for word in ["?", "không rõ", "unknown", "chưa rõ", "không biết"] {
      specials.add(word, target: 0)
    }
    for word in ["không có", "none"] { specials.add(word, target: 1) }
    for word in ["nay", "đến nay", "hiện nay", "present"] { specials.add(word, target: 2) }
  }

  /// Reads a boolean: 0, 1 or nothing.
  mutating func boolean(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int64? {
    // A long text is no word, and must not be folded for nothing.
    guard end - start <= 16 else { return nil }
    return booleans.find(bytes, start, end).map(Int64.init)
  }

  /// Reads a word that stands in place of a value.
  mutating func special(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> ValueText.Special? {
    guard end - start <= 24, start < end else { return nil }
    // Only these letters begin one of the words; most texts stop here.
    switch bytes[start] {
    case Byte.questionMark, UInt8(ascii: "k"), UInt8(ascii: "K"), UInt8(ascii: "u"),
      UInt8(ascii: "U"), UInt8(ascii: "c"), UInt8(ascii: "C"), UInt8(ascii: "n"),
      UInt8(ascii: "N"), UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "p"),
      UInt8(ascii: "P"), 0xC4:
      break
    default: return nil
    }
    switch specials.find(bytes, start, end) {
    case 0: return .unknown
    case 1: return .absent
    case 2: return .stillRunning
    default: return nil
    }
  }
}
