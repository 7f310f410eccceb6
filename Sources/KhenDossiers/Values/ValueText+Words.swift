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

  /// Words that say yes.
  static let trueWords = ["true", "đúng", "có", "x", "1", "yes", "y", "v", "rồi", "✓"]
  /// Words that say no.
  static let falseWords = ["false", "sai", "không", "0", "no", "n", "chưa"]

  /// Builds the tables.
  init() {
    for word in WordTables.trueWords { booleans.add(word, target: 1) }
    for word in WordTables.falseWords { booleans.add(word, target: 0) }
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
    guard mayBeSpecial(bytes, start, end) else { return nil }
    switch specials.find(bytes, start, end) {
    case 0: return .unknown
    case 1: return .absent
    case 2: return .stillRunning
    default: return nil
    }
  }

  /// Whether a text begins and is as long as one of the words: nearly all names and units stop
  /// here, without being folded.
  private func mayBeSpecial(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let count = end - start
    if count == 1 { return bytes[start] == Byte.questionMark }
    guard count >= 3 else { return false }
    if bytes[start] == 0xC4 { return bytes[start + 1] == 0x90 || bytes[start + 1] == 0x91 }
    switch (bytes[start] | 0x20, bytes[start + 1] | 0x20) {
    case (UInt8(ascii: "n"), UInt8(ascii: "o")): return count == 4
    case (UInt8(ascii: "n"), UInt8(ascii: "a")): return count == 3
    case (UInt8(ascii: "u"), UInt8(ascii: "n")), (UInt8(ascii: "p"), UInt8(ascii: "r")):
      return count == 7
    case (UInt8(ascii: "k"), UInt8(ascii: "h")), (UInt8(ascii: "c"), UInt8(ascii: "h")),
      (UInt8(ascii: "h"), UInt8(ascii: "i")):
      return true
    default: return false
    }
  }
}
