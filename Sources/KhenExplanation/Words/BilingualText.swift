import KhenSource

extension Bilingual {
  /// One wording for both languages: labels, figures, dates.
  static func same(_ text: String) -> Bilingual { Bilingual(vi: text, en: text) }

  /// Nothing.
  static let empty = Bilingual(vi: "", en: "")

  /// Whether there is no wording.
  var isEmpty: Bool { vi.isEmpty && en.isEmpty }

  /// One text after another, in both languages.
  static func + (first: consuming Bilingual, second: Bilingual) -> Bilingual {
    first.vi += second.vi
    first.en += second.en
    return first
  }

  /// A text in both languages before or after this one.
  static func + (first: consuming Bilingual, second: String) -> Bilingual {
    first.vi += second
    first.en += second
    return first
  }

  /// Puts the parts side by side.
  static func joined(_ parts: [Bilingual], by separator: Bilingual) -> Bilingual {
    guard var result = parts.first else { return .empty }
    for part in parts.dropFirst() { result = result + separator + part }
    return result
  }

  /// Puts the parts side by side, semicolons between them.
  static func list(_ parts: [Bilingual]) -> Bilingual { joined(parts, by: .same("; ")) }

  /// Joins alternatives: `A hoặc B`.
  static func either(_ parts: [Bilingual]) -> Bilingual {
    joined(parts, by: Bilingual(vi: " hoặc ", en: " or "))
  }

  /// The words with quotes around them.
  var quoted: Bilingual { Bilingual(vi: "“" + vi + "”", en: "“" + en + "”") }
}
