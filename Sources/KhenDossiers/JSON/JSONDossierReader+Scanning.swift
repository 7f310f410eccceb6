import KhenSource

extension JSONDossierReader {
  @inline(__always)
  mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while position < bytes.count, Byte.isBlank(bytes[position]) { position += 1 }
  }

  /// Enters the object or array at the position.
  mutating func open() throws(Stop) {
    depth += 1
    guard depth <= DossierLimits.nesting else {
      filer.report(.nestingTooDeep, at: position)
      throw Stop()
    }
    position += 1
  }

  /// Goes to the next key of an object, or behind its end; false at the end.
  mutating func nextField(_ bytes: Span<UInt8>, isFirst: Bool) throws(Stop) -> Bool {
    guard try nextItem(bytes, close: Byte.closeBrace, isFirst: isFirst) else { return false }
    guard bytes[position] == Byte.quote else {
      try fail(bytes, vi: "tên trường viết giữa hai dấu \"", en: "a field name between quotes")
    }
    return true
  }

  /// Goes to the next value of an array or key of an object, or behind its end; false at the end.
  mutating func nextItem(
    _ bytes: Span<UInt8>,
    close: UInt8,
    isFirst: Bool
  ) throws(Stop) -> Bool {
    skipBlanks(bytes)
    guard position < bytes.count else { try failTruncated(bytes) }
    if bytes[position] == close {
      position += 1
      depth -= 1
      return false
    }
    if isFirst { return true }
    guard bytes[position] == Byte.comma else {
      close == Byte.closeBrace
        ? try fail(bytes, vi: "dấu phẩy hoặc dấu }", en: "a comma or }")
        : try fail(bytes, vi: "dấu phẩy hoặc dấu ]", en: "a comma or ]")
    }
    position += 1
    skipBlanks(bytes)
    guard position < bytes.count else { try failTruncated(bytes) }
    return true
  }

  /// Passes over the colon after a key and the blanks around it.
  mutating func expectColon(_ bytes: Span<UInt8>) throws(Stop) {
    skipBlanks(bytes)
    guard position < bytes.count else { try failTruncated(bytes) }
    guard bytes[position] == Byte.colon else { try fail(bytes, vi: "dấu hai chấm", en: "a colon") }
    position += 1
    skipBlanks(bytes)
    guard position < bytes.count else { try failTruncated(bytes) }
  }

  /// Reads the text that begins at the position and goes behind it.
  mutating func readText(_ bytes: Span<UInt8>) throws(Stop) -> Text {
    let start = position + 1
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Byte.quote {
        position = index + 1
        return Text(start: start, end: index, isDecoded: false)
      }
      if byte == Byte.backslash { return try readEscapedText(bytes, start: start, from: index) }
      if byte < 0x20 { try reportControl(byte, bytes, at: index) }
      index += 1
    }
    position = index
    try failTruncated(bytes)
  }

  /// Goes behind the number at the position.
  mutating func skipNumber(_ bytes: Span<UInt8>) {
    while position < bytes.count {
      switch bytes[position] {
      case Byte.zero...Byte.nine, Byte.plus, Byte.minus, Byte.dot, UInt8(ascii: "e"),
        UInt8(ascii: "E"):
        position += 1
      default: return
      }
    }
  }

  /// Goes behind `true`, `false` or `null`, whichever begins with the byte at the position.
  mutating func readLiteral(_ bytes: Span<UInt8>) throws(Stop) {
    let word: String
    switch bytes[position] {
    case UInt8(ascii: "t"): word = "true"
    case UInt8(ascii: "f"): word = "false"
    default: word = "null"
    }
    let end = position + word.utf8.count
    let isWhole =
      end <= bytes.count && Bytes.equal(bytes, position, end, word)
      && (end == bytes.count || !JSONDossierReader.isWordByte(bytes[end]))
    guard isWhole else { try failValue(bytes) }
    position = end
  }

  /// Goes behind the value at the position, whatever it is.
  mutating func skipValue(_ bytes: Span<UInt8>) throws(Stop) {
    let outer = depth
    repeat {
      skipBlanks(bytes)
      guard position < bytes.count else { try failTruncated(bytes) }
      switch bytes[position] {
      case Byte.quote: _ = try readText(bytes)
      case Byte.openBrace, Byte.openBracket: try open()
      case Byte.closeBrace, Byte.closeBracket:
        guard depth > outer else { try failValue(bytes) }
        depth -= 1
        position += 1
      case Byte.comma, Byte.colon:
        guard depth > outer else { try failValue(bytes) }
        position += 1
      case Byte.zero...Byte.nine, Byte.minus: skipNumber(bytes)
      case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): try readLiteral(bytes)
      default: try failValue(bytes)
      }
    } while depth > outer
  }

  /// Reports that the record ends too early.
  mutating func failTruncated(_ bytes: Span<UInt8>) throws(Stop) -> Never {
    filer.report(.truncated, at: bytes.count)
    throw Stop()
  }

  /// Reports that something else was expected at the position.
  mutating func fail(_ bytes: Span<UInt8>, vi: String, en: String) throws(Stop) -> Never {
    filer.report(.syntax(expected: Bilingual(vi: vi, en: en)), at: position)
    throw Stop()
  }

  /// Reports that a value was expected at the position.
  mutating func failValue(_ bytes: Span<UInt8>) throws(Stop) -> Never {
    try fail(
      bytes,
      vi: "một giá trị: văn bản giữa hai dấu \", số, true, false, null, [ hoặc {",
      en: "a value: a text between quotes, a number, true, false, null, [ or {"
    )
  }

  /// What a value that begins with a byte is, for messages.
  static func kindOfValue(_ byte: UInt8) -> String {
    switch byte {
    case Byte.openBrace: "{ … }"
    case Byte.openBracket: "[ … ]"
    case UInt8(ascii: "t"): "“true”"
    case UInt8(ascii: "f"): "“false”"
    default: "“…”"
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || Byte.isDigit(byte)
      || byte == Byte.underscore || byte >= 0x80
  }

  /// Control characters are mistakes; a line break moreover means that the quote is missing.
  private mutating func reportControl(
    _ byte: UInt8,
    _ bytes: Span<UInt8>,
    at index: Int
  ) throws(Stop) {
    if byte == Byte.newline {
      position = index
      try fail(bytes, vi: "dấu \" đóng văn bản", en: "the quote that closes the text")
    }
    filer.report(.controlCharacter(byte), at: index)
  }

  /// Decodes a text with escapes into `decoded`.
  private mutating func readEscapedText(
    _ bytes: Span<UInt8>,
    start: Int,
    from first: Int
  ) throws(Stop) -> Text {
    decoded.removeAll(keepingCapacity: true)
    for index in start..<first { decoded.append(bytes[index]) }
    var index = first
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Byte.quote {
        position = index + 1
        return Text(start: 0, end: decoded.count, isDecoded: true)
      }
      if byte == Byte.backslash {
        index = decodeEscape(bytes, at: index)
        continue
      }
      if byte < 0x20 { try reportControl(byte, bytes, at: index) }
      decoded.append(byte)
      index += 1
    }
    position = index
    try failTruncated(bytes)
  }

  /// Decodes one escape and gives the byte after it.
  private mutating func decodeEscape(_ bytes: Span<UInt8>, at index: Int) -> Int {
    guard index + 1 < bytes.count else { return index + 1 }
    switch bytes[index + 1] {
    case Byte.quote: decoded.append(Byte.quote)
    case Byte.backslash: decoded.append(Byte.backslash)
    case Byte.slash: decoded.append(Byte.slash)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(Byte.newline)
    case UInt8(ascii: "r"): decoded.append(Byte.carriageReturn)
    case UInt8(ascii: "t"): decoded.append(Byte.tab)
    case UInt8(ascii: "u"): return decodeUnicodeEscape(bytes, at: index)
    default: filer.report(.badEscape, at: index)
    }
    return index + 2
  }

  private mutating func decodeUnicodeEscape(_ bytes: Span<UInt8>, at index: Int) -> Int {
    guard let first = hexadecimal(bytes, index + 2) else {
      filer.report(.badEscape, at: index)
      return index + 2
    }
    if first == 0 {
      filer.report(.controlCharacter(0), at: index)
      return index + 6
    }
    if let scalar = Unicode.Scalar(first) {
      decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return index + 6
    }
    if first < 0xDC00, index + 7 < bytes.count, bytes[index + 6] == Byte.backslash,
      bytes[index + 7] == UInt8(ascii: "u"), let second = hexadecimal(bytes, index + 8),
      (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    {
      decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return index + 12
    }
    filer.report(.loneSurrogate, at: index)
    return index + 6
  }

  private func hexadecimal(_ bytes: Span<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for index in start..<start + 4 {
      let byte = bytes[index]
      let digit: UInt8
      switch byte {
      case Byte.zero...Byte.nine: digit = byte - Byte.zero
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
