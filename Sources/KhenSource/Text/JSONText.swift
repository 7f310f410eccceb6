/// Pieces of JSON text (RFC 8259), for writers that need no library.
package enum JSONText {
  /// A text as a JSON string, quotes included; everything but controls is written as it is.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    append(text, to: &result)
    result += "\""
    return result
  }

  /// Appends the escaped characters of a text, without quotes.
  package static func append(_ text: String, to result: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      // Line separators are legal JSON but break tools that read by line.
      case 0..<0x20, 0x7F, 0x2028, 0x2029: result += escape(scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// An object from members that are JSON already, in order.
  package static func object(_ members: [(key: String, value: String)]) -> String {
    var result = "{"
    for (index, member) in members.enumerated() {
      if index > 0 { result += "," }
      result += quoted(member.key) + ":" + member.value
    }
    return result + "}"
  }

  /// An array of elements that are JSON already.
  package static func array(_ elements: [String]) -> String {
    var result = "["
    for (index, element) in elements.enumerated() {
      if index > 0 { result += "," }
      result += element
    }
    return result + "]"
  }

  private static func escape(_ value: UInt32) -> String {
    var digits = String(value, radix: 16)
    while digits.utf8.count < 4 { digits = "0" + digits }
    return "\\u" + digits
  }
}
