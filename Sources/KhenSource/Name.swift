/// A name as it was written, with the key under which it is looked up.
///
/// Two names are the same name when they are canonically equivalent (NFC or NFD) and also when
/// they differ only in the placing of the tone mark (`khỏe`/`khoẻ`). Case counts.
package struct Name: Hashable, Sendable {
  /// The name as written, in composed form (NFC).
  package let text: String
  /// The folded form; equal keys are the same name.
  package let key: String

  /// Folds a name.
  package init(_ text: String) {
    self.text = VietnameseText.composed(text)
    key = VietnameseText.nameKey(text)
  }

  /// Compares keys only.
  package static func == (lhs: Name, rhs: Name) -> Bool { lhs.key == rhs.key }

  /// Hashes the key only.
  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
