import KhenSource

/// The names that follow from what people call a thing: one for rules, one for its files.
struct ScaffoldName {
  /// The name in rules: `giấy_khen_của_sở`.
  let identifier: String
  /// The name of its files, without ending: `giay-khen-cua-so`.
  let fileName: String

  /// More than this does not help anybody to tell names apart.
  private static let lengthMax = 60

  /// Derives both names; nothing where the text has no letter.
  init?(_ text: String) {
    var words: [String] = []
    var word = ""
    for scalar in VietnameseText.composed(text.lowercased()).unicodeScalars {
      if VietnameseText.isLetter(scalar) || ("0"..."9").contains(scalar) {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    // A name begins with a letter.
    while let first = words.first?.first, first.isNumber { words.removeFirst() }
    guard !words.isEmpty else { return nil }
    var length = 0
    let kept = words.prefix { word in
      length += word.utf8.count + 1
      return length <= ScaffoldName.lengthMax * 2
    }
    let chosen = kept.isEmpty ? words[...].prefix(1) : kept
    identifier = chosen.joined(separator: "_")
    fileName = VietnameseText.withoutMarks(chosen.joined(separator: "-"))
  }
}
