import KhenSource

/// A language that texts for people are written in.
public enum TextLanguage: String, Hashable, Sendable, CaseIterable {
  /// Vietnamese.
  case vietnamese = "vi"
  /// English.
  case english = "en"
}

/// A text for people, in both languages.
public struct BilingualText: Hashable, Sendable {
  /// The Vietnamese wording.
  public var vietnamese: String
  /// The English wording.
  public var english: String

  /// Pairs the two wordings.
  public init(vietnamese: String, english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }

  /// The wording in one language.
  public subscript(language: TextLanguage) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }

  init(_ text: Bilingual) { self.init(vietnamese: text.vi, english: text.en) }
}

extension TextLanguage {
  /// The same language, as the core names it.
  var core: Language {
    switch self {
    case .vietnamese: .vietnamese
    case .english: .english
    }
  }
}
