/// Texts of data made safe to show: they come from anywhere and end up on a terminal.
package enum PrintableText {
  /// How many letters of one text are shown.
  private static let lengthMax = 120

  /// The text on one line, at most 120 letters long: line breaks and tabs as blanks, and what
  /// would steer a terminal or turn the direction of writing as U+FFFD.
  ///
  /// O(letters shown), so that a text of any size costs little.
  package static func of(_ text: String) -> String {
    if isPlain(text.utf8Span.span) { return text }
    var shown = ""
    var count = 0
    for character in text {
      guard count < lengthMax else { return shown + "…" }
      count += 1
      for scalar in character.unicodeScalars.prefix(marksMax) { append(scalar, to: &shown) }
    }
    return shown
  }

  /// Whether a text is short and of nothing but printable ASCII and whole Latin letters, such as
  /// those of Vietnamese, which need no look at what they are made of.
  private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count <= lengthMax else { return false }
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x20..<0x7F: index += 1
      // U+00C0…U+02FF: in front of these stand controls, behind them marks.
      case 0xC3...0xCB: index += 2
      // U+1E00…U+1EFF.
      case 0xE1:
        guard index + 1 < bytes.count, 0xB8...0xBB ~= bytes[index + 1] else { return false }
        index += 3
      default: return false
      }
    }
    return true
  }

  /// Letters have few marks; a heap of them is an attack on what comes above and below.
  private static let marksMax = 8

  private static func append(_ scalar: Unicode.Scalar, to shown: inout String) {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: shown += " "
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: shown += "\u{FFFD}"
    default: shown.unicodeScalars.append(scalar)
    }
  }
}
