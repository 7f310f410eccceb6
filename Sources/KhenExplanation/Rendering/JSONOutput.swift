/// Writes JSON as UTF-8 bytes, compact or indented; separators are put where they belong.
package struct JSONOutput: Sendable {
  /// What was written so far; O(its length).
  package var bytes: [UInt8] { buffer.bytes }

  private var buffer = ByteBuffer()
  private var needsSeparator = false
  private var depth = 0
  private let isIndented: Bool

  /// Makes an empty text.
  package init(isIndented: Bool = false) { self.isIndented = isIndented }

  /// Opens an object.
  package mutating func beginObject() { open(UInt8(ascii: "{")) }

  /// Closes an object.
  package mutating func endObject() { close(UInt8(ascii: "}")) }

  /// Opens an array.
  package mutating func beginArray() { open(UInt8(ascii: "[")) }

  /// Closes an array.
  package mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Writes the key of the next value.
  package mutating func key(_ name: String) {
    separate()
    quote(name)
    buffer.append(UInt8(ascii: ":"))
    if isIndented { buffer.append(UInt8(ascii: " ")) }
    needsSeparator = false
    isAfterKey = true
  }

  /// Writes a text.
  package mutating func string(_ text: String) {
    separate()
    quote(text)
    needsSeparator = true
  }

  /// Writes a whole number.
  package mutating func integer(_ value: Int) { raw("\(value)") }

  /// Writes `true` or `false`.
  package mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }

  /// Writes `null`.
  package mutating func null() { raw("null") }

  /// Writes a value that is JSON already.
  package mutating func raw(_ json: String) {
    separate()
    buffer.append(json.utf8Span.span)
    needsSeparator = true
  }

  /// Writes a key with a text.
  package mutating func field(_ name: String, _ text: String) {
    key(name)
    string(text)
  }

  /// Writes a key with a text or `null`.
  package mutating func field(_ name: String, _ text: String?) {
    key(name)
    if let text { string(text) } else { null() }
  }

  /// Writes a key with an array of texts.
  package mutating func field(_ name: String, _ texts: [String]) {
    key(name)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  /// Ends a line and forgets that something stands before it.
  package mutating func endLine() {
    buffer.append(UInt8(ascii: "\n"))
    needsSeparator = false
  }

  private var isAfterKey = false

  private mutating func open(_ bracket: UInt8) {
    separate()
    buffer.append(bracket)
    depth += 1
    needsSeparator = false
  }

  private mutating func close(_ bracket: UInt8) {
    depth -= 1
    if needsSeparator { breakLine() }
    buffer.append(bracket)
    needsSeparator = true
  }

  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if needsSeparator { buffer.append(UInt8(ascii: ",")) }
    if depth > 0 { breakLine() }
  }

  private mutating func breakLine() {
    guard isIndented else { return }
    buffer.append(UInt8(ascii: "\n"))
    for _ in 0..<depth {
      buffer.append(UInt8(ascii: " "))
      buffer.append(UInt8(ascii: " "))
    }
  }

  private mutating func quote(_ text: String) {
    let bytes = text.utf8Span.span
    if buffer.appendQuoted(bytes) { return }
    buffer.append(UInt8(ascii: "\""))
    escape(bytes)
    buffer.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ text: Span<UInt8>) {
    for index in text.indices {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        buffer.append(UInt8(ascii: "\\"))
        buffer.append(byte)
      case UInt8(ascii: "\n"):
        buffer.append(UInt8(ascii: "\\"))
        buffer.append(UInt8(ascii: "n"))
      case UInt8(ascii: "\t"):
        buffer.append(UInt8(ascii: "\\"))
        buffer.append(UInt8(ascii: "t"))
      case 0..<0x20:
        buffer.append("\\u00".utf8Span.span)
        buffer.append(JSONOutput.hexDigit(byte >> 4))
        buffer.append(JSONOutput.hexDigit(byte & 0xF))
      default:
        buffer.append(byte)
      }
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
