/// Pieces of XML 1.0 text, for writers that need no library.
package enum XMLText {
  /// A text as the value of an attribute, quotes included; line ends and tabs are kept.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "&quot;"
      case 0x09: result += "&#9;"
      case 0x0A: result += "&#10;"
      case 0x0D: result += "&#13;"
      default: append(scalar, to: &result)
      }
    }
    return result + "\""
  }

  /// A text between tags.
  package static func content(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      // A bare CR would be read as a line end.
      if scalar.value == 0x0D { result += "&#13;" } else { append(scalar, to: &result) }
    }
    return result
  }

  /// What XML cannot hold in any way is replaced by U+FFFD.
  private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
    switch scalar.value {
    case 0x26: result += "&amp;"
    case 0x3C: result += "&lt;"
    case 0x3E: result += "&gt;"
    case 0x09, 0x0A: result.unicodeScalars.append(scalar)
    case 0..<0x20, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
    // Allowed, but steers terminals and confuses readers.
    case 0x7F..<0xA0: result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
}
