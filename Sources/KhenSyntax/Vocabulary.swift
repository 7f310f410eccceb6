package import KhenSource

/// The words that keywords are made of, numbered, so that phrases are compared as numbers.
package struct Vocabulary: Sendable {
  /// One spelling of a keyword as numbered words.
  package struct Phrase: Sendable {
    /// The keyword.
    package let keyword: Keyword
    /// Its words.
    package let words: [Int32]
  }

  /// The number of a text that is no word of any keyword.
  package static let notAWord: Int32 = -1

  /// The vocabulary of both languages.
  package static let shared = Vocabulary()

  private var numbers: [String: Int32] = [:]
  private var spellings: [[[Int32]]] = []
  private var reserved: [Language: [Int32: [Phrase]]] = [.vietnamese: [:], .english: [:]]

  private init() {
    for language in Language.allCases {
      for keyword in Keyword.allCases {
        let entry = keyword.entry
        var forms = [number(of: keyword.spelling(in: language))]
        if language == .english, let alternative = entry.englishAlternative {
          forms.append(number(of: alternative))
        }
        spellings.append(forms)
        guard keyword.isReserved, let words = forms.first, let first = words.first else { continue }
        reserved[language, default: [:]][first, default: []].append(
          Phrase(keyword: keyword, words: words)
        )
      }
    }
    for language in Language.allCases {
      for first in (reserved[language] ?? [:]).keys {
        reserved[language]?[first]?.sort { $0.words.count > $1.words.count }
      }
    }
  }

  /// The number of a word, whatever its Unicode form and the place of its tone mark.
  package func number(ofWord word: String) -> Int32 {
    numbers[VietnameseText.nameKey(word)] ?? Vocabulary.notAWord
  }

  /// The spellings of a keyword in a language, the usual one first.
  package func forms(of keyword: Keyword, in language: Language) -> [[Int32]] {
    let offset = language == .vietnamese ? 0 : Keyword.allCases.count
    return spellings[offset + Int(keyword.rawValue)]
  }

  /// The reserved phrases that begin with a word, the longest first.
  package func reservedPhrases(startingWith word: Int32, in language: Language) -> [Phrase] {
    reserved[language]?[word] ?? []
  }

  private mutating func number(of phrase: String) -> [Int32] {
    phrase.split(separator: " ").map { word in
      let key = VietnameseText.nameKey(String(word))
      if let known = numbers[key] { return known }
      let next = Int32(truncatingIfNeeded: numbers.count)
      numbers[key] = next
      return next
    }
  }
}
