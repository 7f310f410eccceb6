import Foundation
import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

/// The keys that are made byte by byte, against the general rules of Unicode.
@Suite struct NameKeyTests {
  /// Pieces of names: plain letters, letters with marks behind them, blanks of all kinds, digits,
  /// and letters that no Vietnamese word has.
  private static let pieces =
    VietnameseTextTests.letters
    + VietnameseTextTests.letters.map { $0.precomposedStringWithCanonicalMapping } + [
      "a", "b", "h", "k", "K", "n", "qu", "kh", "oa", "uy", "_", "_", " ", "\t", "\u{A0}",
      "\u{3000}", "1", "-", ".", "\u{3}", "\u{340}", "\u{341}", "\u{212A}", "ñ", "n\u{303}", "Å",
      "\u{212B}", "İ", "ß", "日", "é", "e\u{301}", "🇻🇳",
    ]

  private static func text(_ random: inout SplitMix64, marked: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...7, using: &random) {
      // Mostly plain names, so that the keys made byte by byte are met.
      let count = Int.random(in: 0..<8, using: &random) == 0 ? pieces.count : marked
      text += pieces[Int.random(in: 0..<count, using: &random)]
    }
    return text
  }

  @Test func `keys of data are those of the general rules`() {
    var random = SplitMix64(seed: 20_261_130)
    var plainCount = 0
    for _ in 0..<20_000 {
      let text = NameKeyTests.text(&random, marked: NameKeyTests.pieces.count)
        .precomposedStringWithCanonicalMapping
      let key = VietnameseText.dataKey(text)
      #expect(Array(key.utf8) == Array(VietnameseText.generalDataKey(text).utf8), "“\(text)”")
      if VietnameseText.fingerprint(ofName: text.utf8.span) != nil { plainCount += 1 }
    }
    #expect(plainCount > 2000)
  }

  @Test func `names are the same exactly where their keys are`() {
    var random = SplitMix64(seed: 7)
    var sameCount = 0
    for _ in 0..<20_000 {
      let first = NameKeyTests.text(&random, marked: NameKeyTests.pieces.count)
      let second =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: first.decomposedStringWithCanonicalMapping
        case 1: first.precomposedStringWithCanonicalMapping
        case 2: String(String.UnicodeScalarView(first.unicodeScalars.reversed()))
        default: moved(first, &random)
        }
      let isSame = VietnameseText.nameKey(first) == VietnameseText.nameKey(second)
      #expect((Name(first) == Name(second)) == isSame, "“\(first)” and “\(second)”")
      guard isSame else { continue }
      #expect(Name(first).hashValue == Name(second).hashValue, "“\(first)” and “\(second)”")
      if Array(first.utf8) != Array(second.utf8) { sameCount += 1 }
    }
    #expect(sameCount > 100)
  }

  /// The text with a tone mark somewhere else.
  private func moved(_ text: String, _ random: inout SplitMix64) -> String {
    var scalars = Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
    guard let mark = scalars.firstIndex(where: { $0.value == 0x301 }) else { return text }
    scalars.remove(at: mark)
    scalars.insert("\u{301}", at: Int.random(in: 0...scalars.count, using: &random))
    return String(String.UnicodeScalarView(scalars)).precomposedStringWithCanonicalMapping
  }
}

/// The words of keywords, found by their bytes.
@Suite struct VocabularyTests {
  private static let words: [String] = {
    var words: Set<String> = []
    for keyword in Keyword.allCases {
      for language in Language.allCases {
        for word in keyword.spelling(in: language).split(separator: " ") {
          words.insert(String(word))
        }
      }
    }
    return words.sorted()
  }()

  /// A word in every Unicode form, and with its tone mark on every letter.
  private static func spellings(of word: String) -> [String] {
    let decomposed = word.decomposedStringWithCanonicalMapping
    var spellings = [word, decomposed, word.uppercased(), word + "_", word + "1"]
    let tones: Set<UInt32> = [0x300, 0x301, 0x303, 0x309, 0x323]
    let scalars = Array(decomposed.unicodeScalars)
    for tone in scalars where tones.contains(tone.value) {
      let rest = scalars.filter { $0 != tone }
      for place in 1...rest.count {
        let moved = rest[..<place] + [tone] + rest[place...]
        let text = String(String.UnicodeScalarView(moved))
        spellings += [text, text.precomposedStringWithCanonicalMapping]
      }
    }
    return spellings
  }

  @Test(arguments: words)
  func `a word is found in every spelling, by its bytes as by its key`(word: String) {
    for spelling in VocabularyTests.spellings(of: word) {
      let key = VietnameseText.nameKey(spelling)
      let same = VocabularyTests.words.first { VietnameseText.nameKey($0) == key }
      let wanted = same.map { Vocabulary.shared.number(ofWord: $0) } ?? Vocabulary.notAWord
      #expect(Vocabulary.shared.number(ofWord: spelling.utf8.span) == wanted, "“\(spelling)”")
      #expect(Vocabulary.shared.number(ofWord: spelling) == wanted, "“\(spelling)”")
    }
  }

  @Test func `each word has a number of its own`() {
    let numbers = VocabularyTests.words.map { Vocabulary.shared.number(ofWord: $0) }
    #expect(!numbers.contains(Vocabulary.notAWord))
    let keys = Set(VocabularyTests.words.map { VietnameseText.nameKey($0) })
    #expect(Set(numbers).count == keys.count)
  }
}
