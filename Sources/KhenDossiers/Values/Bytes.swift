import KhenSource

/// Bytes that the readers look for.
enum Byte {
  static let tab: UInt8 = 0x09
  static let newline: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let plus: UInt8 = 0x2B
  static let comma: UInt8 = 0x2C
  static let minus: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let slash: UInt8 = 0x2F
  static let zero: UInt8 = 0x30
  static let nine: UInt8 = 0x39
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let questionMark: UInt8 = 0x3F
  static let openBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeBracket: UInt8 = 0x5D
  static let underscore: UInt8 = 0x5F
  static let openBrace: UInt8 = 0x7B
  static let bar: UInt8 = 0x7C
  static let closeBrace: UInt8 = 0x7D

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- zero < 10 }

  /// Whether a byte is a blank of JSON.
  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == space || byte == newline || byte == carriageReturn || byte == tab
  }
}

/// Small operations on bytes that are not yet a text.
enum Bytes {
  /// The range without blanks (also no-break spaces) at both ends.
  static func trimmed(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Range<Int> {
    var start = start
    var end = end
    while start < end {
      if Byte.isBlank(bytes[start]) {
        start += 1
      } else if end - start >= 2, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if Byte.isBlank(bytes[end - 1]) {
        end -= 1
      } else if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  /// The text of some bytes; what is not UTF-8 becomes U+FFFD.
  static func text(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    let part = bytes.extracting(start..<end)
    if let valid = try? UTF8Span(validating: part) { return String(copying: valid) }
    var copy: [UInt8] = []
    copy.reserveCapacity(part.count)
    for index in part.indices { copy.append(part[index]) }
    return String(decoding: copy, as: UTF8.self)
  }

  /// The text of some bytes for a message: at most 60 letters.
  static func excerpt(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    let whole = text(bytes, start, min(end, start + 400))
    guard whole.utf8.count > 60, whole.count > 60 else { return PrintableText.of(whole) }
    return PrintableText.of(String(whole.prefix(59))) + "…"
  }

  /// Whether some bytes are exactly a text.
  static func equal(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ text: String) -> Bool {
    guard text.utf8.count == end - start else { return false }
    var index = start
    for byte in text.utf8 {
      if bytes[index] != byte { return false }
      index += 1
    }
    return true
  }
}
