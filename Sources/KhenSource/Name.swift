/// A name as it was written.
///
/// Two names are the same name when they are canonically equivalent (NFC or NFD) and also when
/// they differ only in the placing of the tone mark (`khỏe`/`khoẻ`). Case counts.
package struct Name: Hashable, Sendable {
  /// The name as written, in composed form (NFC).
  package let text: String
  /// The same for all spellings of the name; 0 for names that are not plain text, which are few.
  package let fingerprint: UInt64

  /// Takes a name.
  package init(_ text: String) {
    if let fingerprint = VietnameseText.fingerprint(ofName: text.utf8.span) {
      self.text = text
      self.fingerprint = fingerprint
    } else {
      let composed = VietnameseText.composed(text)
      self.text = composed
      fingerprint = VietnameseText.fingerprint(ofName: composed.utf8.span) ?? 0
    }
  }

  /// The folded form; equal keys are the same name.
  package var key: String { VietnameseText.nameKey(text) }

  /// Whether they are the same name; compiled into other modules, where nearly all names are told
  /// apart by one number.
  @inlinable
  package static func == (lhs: Name, rhs: Name) -> Bool {
    // Names with one fingerprint are nearly always written alike.
    lhs.fingerprint == rhs.fingerprint && (lhs.text == rhs.text || lhs.key == rhs.key)
  }

  /// Hashes what is the same for all spellings.
  package func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
}
