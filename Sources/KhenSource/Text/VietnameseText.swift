/// What the project knows of Vietnamese writing: composition, tone marks, folding.
package enum VietnameseText {
  /// The text in composed form (NFC) as far as Vietnamese letters go; other text unchanged.
  ///
  /// Marks are accepted in any order, as typing tools produce them. O(n); a text without combining
  /// marks is returned as is.
  package static func composed(_ text: String) -> String {
    // The marks that Vietnamese letters take, U+0300 to U+0341, begin with CC or CD in UTF-8.
    if text.utf8.allSatisfy({ $0 != 0xCC && $0 != 0xCD }) { return text }
    var result = String.UnicodeScalarView()
    var pending: VietnameseLetter?
    for scalar in text.unicodeScalars {
      if let letter = VietnameseLetter(scalar) {
        if let finished = pending { result.append(finished.scalar) }
        pending = letter
      } else if let letter = pending, let joined = letter.adding(mark: scalar) {
        pending = joined
      } else {
        if let finished = pending { result.append(finished.scalar) }
        pending = nil
        result.append(scalar)
      }
    }
    if let finished = pending { result.append(finished.scalar) }
    return String(result)
  }

  /// The key under which a name in a rule file is looked up: NFC, tone at the end of its syllable.
  ///
  /// Case is kept. A syllable is a run of letters; a run with no tone or with several is left as it is, so that
  /// only the two ways of placing one tone (`khỏe`, `khoẻ`) fall together.
  package static func nameKey(_ text: String) -> String {
    if isASCII(text) { return text }
    var result = String.UnicodeScalarView()
    var syllable: [Unicode.Scalar] = []
    for scalar in composed(text).unicodeScalars {
      if isLetter(scalar) {
        syllable.append(scalar)
      } else {
        append(syllable: syllable, to: &result)
        syllable.removeAll(keepingCapacity: true)
        result.append(scalar)
      }
    }
    append(syllable: syllable, to: &result)
    return String(result)
  }

  /// The key under which names, labels and values in *data* are matched: as `nameKey`, in lower
  /// case, trimmed, with runs of blanks and `_` as one `_`.
  package static func dataKey(_ text: String) -> String {
    if let key = plainDataKey(text.utf8.span) { return String(decoding: key, as: UTF8.self) }
    return generalDataKey(text)
  }

  /// `dataKey` by the general rules of Unicode.
  package static func generalDataKey(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var hasGap = false
    for scalar in nameKey(composed(text).lowercased()).unicodeScalars {
      if scalar == "_" || isBlank(scalar) {
        hasGap = true
        continue
      }
      if hasGap, !result.isEmpty { result.append("_") }
      hasGap = false
      result.append(scalar)
    }
    return String(result)
  }

  /// The text with every Vietnamese letter as its plain Latin letter (`đ` as `d`).
  package static func withoutMarks(_ text: String) -> String {
    if isASCII(text) { return text }
    var result = String.UnicodeScalarView()
    for scalar in composed(text).unicodeScalars {
      switch scalar {
      case "đ": result.append("d")
      case "Đ": result.append("D")
      default: result.append(VietnameseLetter(scalar)?.plain ?? scalar)
      }
    }
    return String(result)
  }

  /// Whether a scalar is white space that separates words, the no-break space included.
  package static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Whether a scalar may stand in a word: a letter or a mark on one.
  package static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xC0: false
    case 0xD7, 0xF7: false
    case 0xC0...0x24F, 0x300...0x36F, 0x1E00...0x1EFF: true
    default: isOtherLetter(scalar)
    }
  }

  private static func isOtherLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }

  private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  private static func append(syllable: [Unicode.Scalar], to result: inout String.UnicodeScalarView)
  {
    var tone: VietnameseLetter.Tone?
    var toneCount = 0
    for scalar in syllable {
      if let letter = VietnameseLetter(scalar), letter.tone != .level {
        tone = letter.tone
        toneCount += 1
      }
    }
    guard let tone, toneCount == 1 else {
      result.append(contentsOf: syllable)
      return
    }
    for scalar in syllable {
      result.append(VietnameseLetter(scalar)?.withoutTone.scalar ?? scalar)
    }
    // A control character cannot be part of a name, so a key never equals another name's text.
    result.append(Unicode.Scalar(UInt8(tone.rawValue)))
  }
}
