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

  /// The words by their numbers.
  private var words: [Name] = []
  /// Their bytes one after the other, and where those of each end: threads that parse at the same
  /// time compare words without counting who looks at them.
  private var wordBytes: [UInt8] = []
  private var wordEnds: [Int] = []
  /// Numbers of words by `Name.fingerprint`, in open addressing; −1 where there is none.
  private var slots: [Int32] = [Int32](repeating: notAWord, count: 1024)
  private var fingerprints: [UInt64] = []
  private var spellings: [[[Int32]]] = []
  /// The first words of `spellings`, each of the usual and of the other one.
  private var starts: [(usual: Int32, other: Int32)] = []
  /// For each word, whether it begins a keyword that begins a declaration.
  private var itemStarts: [Bool] = []
  private var reserved: [Language: [Int32: [Phrase]]] = [.vietnamese: [:], .english: [:]]

  private init() {
    for language in Language.allCases {
      for keyword in Keyword.allCases {
        let entry = keyword.entry
        var forms = [numbers(of: keyword.spelling(in: language))]
        if language == .english, let alternative = entry.englishAlternative {
          forms.append(numbers(of: alternative))
        }
        spellings.append(forms)
        starts.append((forms[0][0], forms[forms.count - 1][0]))
        guard keyword.isReserved, let words = forms.first, let first = words.first else { continue }
        reserved[language, default: [:]][first, default: []].append(
          Phrase(keyword: keyword, words: words)
        )
      }
    }
    itemStarts = [Bool](repeating: false, count: words.count)
    for keyword in Keyword.itemKeywords {
      for language in Language.allCases {
        for form in forms(of: keyword, in: language) { itemStarts[Int(form[0])] = true }
      }
    }
    for language in Language.allCases {
      for first in (reserved[language] ?? [:]).keys {
        reserved[language]?[first]?.sort { $0.words.count > $1.words.count }
      }
    }
  }

  /// The number of a word, whatever its Unicode form and the place of its tone mark.
  package func number(ofWord word: String) -> Int32 { number(of: Name(word)) }

  /// The number of a word in bytes; O(length), and nothing is allocated but for combining marks and
  /// words of other languages.
  package func number(ofWord bytes: Span<UInt8>) -> Int32 {
    guard let fingerprint = VietnameseText.fingerprint(ofName: bytes) else {
      return number(of: Name(Vocabulary.text(bytes)))
    }
    return number(ofWord: bytes, fingerprint: fingerprint)
  }

  /// The number of a word in bytes whose fingerprint is known.
  func number(ofWord bytes: Span<UInt8>, fingerprint: UInt64) -> Int32 {
    let number = slots[slot(of: fingerprint)]
    if number == Vocabulary.notAWord || isWritten(Int(number), bytes) { return number }
    return words[Int(number)] == Name(Vocabulary.text(bytes)) ? number : Vocabulary.notAWord
  }

  /// Whether a spelling of a keyword in a language begins with a word.
  package func mayBegin(_ keyword: Keyword, in language: Language, with word: Int32) -> Bool {
    let start = starts[index(of: keyword, in: language)]
    return start.usual == word || start.other == word
  }

  /// Whether a keyword that begins a declaration, in either language, begins with a word.
  package func mayBeginItem(with word: Int32) -> Bool {
    word != Vocabulary.notAWord && itemStarts[Int(word)]
  }

  /// The spellings of a keyword in a language, the usual one first.
  package func forms(of keyword: Keyword, in language: Language) -> [[Int32]] {
    spellings[index(of: keyword, in: language)]
  }

  /// The reserved phrases that begin with a word, the longest first.
  package func reservedPhrases(startingWith word: Int32, in language: Language) -> [Phrase] {
    reserved[language]?[word] ?? []
  }

  private func index(of keyword: Keyword, in language: Language) -> Int {
    switch language {
    case .vietnamese: Int(keyword.rawValue)
    case .english: Int(keyword.rawValue) + Vocabulary.keywordCount
    }
  }

  private static let keywordCount = Keyword.allCases.count

  private mutating func numbers(of phrase: String) -> [Int32] {
    let bytes = phrase.utf8.span
    var numbers: [Int32] = []
    var start = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == 0x20 {
      let word = bytes.extracting(start..<end)
      let known = number(ofWord: word)
      numbers.append(known == Vocabulary.notAWord ? add(Name(Vocabulary.text(word))) : known)
      start = end + 1
    }
    return numbers
  }

  private mutating func add(_ word: Name) -> Int32 {
    let number = Int32(truncatingIfNeeded: words.count)
    words.append(word)
    wordBytes += word.text.utf8
    wordEnds.append(wordBytes.count)
    fingerprints.append(word.fingerprint)
    let slot = slot(of: word.fingerprint)
    precondition(
      slots[slot] == Vocabulary.notAWord && words.count * 2 <= slots.count,
      "words of keywords have fingerprints of their own, and their table stays half empty"
    )
    slots[slot] = number
    return number
  }

  private func number(of word: Name) -> Int32 {
    let number = slots[slot(of: word.fingerprint)]
    if number == Vocabulary.notAWord { return number }
    return words[Int(number)] == word ? number : Vocabulary.notAWord
  }

  /// The slot that holds a fingerprint, or the free one where it belongs.
  private func slot(of fingerprint: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: fingerprint) & mask
    while slots[slot] != Vocabulary.notAWord, fingerprints[Int(slots[slot])] != fingerprint {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private static func text(_ bytes: Span<UInt8>) -> String {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices { copy.append(bytes[index]) }
    return String(decoding: copy, as: UTF8.self)
  }

  private func isWritten(_ number: Int, _ bytes: Span<UInt8>) -> Bool {
    let start = number == 0 ? 0 : wordEnds[number - 1]
    guard wordEnds[number] - start == bytes.count else { return false }
    for index in bytes.indices where wordBytes[start + index] != bytes[index] { return false }
    return true
  }
}
