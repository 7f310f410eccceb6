import KhenSource

/// Builds JSON text by hand, members in the order in which they are added.
struct JSONWriting: Sendable {
  /// The text so far.
  private(set) var text = ""
  private var needsComma = false
  private var level = 0
  private let isIndented: Bool

  /// Starts an empty text.
  init(isIndented: Bool = false) { self.isIndented = isIndented }

  /// Opens an object or array.
  mutating func open(_ bracket: Character) {
    beginValue()
    text.append(bracket)
    level += 1
    needsComma = false
    afterKey = false
  }

  /// Closes an object or array.
  mutating func close(_ bracket: Character) {
    level -= 1
    if needsComma { breakLine() }
    text.append(bracket)
    needsComma = true
  }

  /// Writes the key of a member; its value follows.
  mutating func key(_ key: String) {
    beginValue()
    quote(key)
    text += isIndented ? ": " : ":"
    needsComma = false
    afterKey = true
  }

  /// Writes a value that is JSON already.
  mutating func raw(_ value: String) {
    beginValue()
    text += value
    needsComma = true
  }

  /// Writes a text.
  mutating func string(_ value: String) {
    beginValue()
    quote(value)
    needsComma = true
  }

  /// Writes a key and a text.
  mutating func member(_ key: String, _ value: String) {
    self.key(key)
    string(value)
  }

  /// Writes a key and a value that is JSON already.
  mutating func member(_ key: String, raw value: String) {
    self.key(key)
    raw(value)
  }

  private var afterKey = false

  private mutating func beginValue() {
    if afterKey {
      afterKey = false
      return
    }
    if needsComma { text += "," }
    if level > 0 { breakLine() }
  }

  private mutating func breakLine() {
    guard isIndented else { return }
    text += "\n"
    for _ in 0..<level { text += "  " }
  }

  private mutating func quote(_ value: String) { text += JSONText.quoted(value) }
}
