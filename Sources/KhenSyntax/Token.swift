package import KhenSource

/// One word, number, text or mark of a file, with the blanks and comments around it.
///
/// The stretches `[leadingStart, trailingEnd)` of all tokens, in order, are the whole file.
package struct Token: Sendable {
  /// What a token is.
  package enum Kind: Hashable, Sendable {
    /// A name or part of a keyword; the number is its place in `Vocabulary`.
    case word(Int32)
    /// Digits with `.` and `,` between them.
    case number
    /// `31/12/2023` or `2023-12-31`.
    case date
    /// A quoted text, quotes included.
    case text
    case mark(Mark)
    /// What no token begins with; reported already.
    case unknown
    case endOfFile
  }

  /// The signs of the language, with those that only mistakes use.
  package enum Mark: String, Hashable, Sendable, CaseIterable {
    case leftBrace = "{"
    case rightBrace = "}"
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case colon = ":"
    case semicolon = ";"
    case comma = ","
    case dot = "."
    case question = "?"
    case percent = "%"
    case plus = "+"
    case minus = "-"
    case asterisk = "*"
    case slash = "/"
    case equal = "="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case doubleEqual = "=="
    case notEqual = "!="
    case lessGreater = "<>"
    case ampersands = "&&"
    case bars = "||"
    case exclamation = "!"
    case lessOrEqualSign = "≤"
    case greaterOrEqualSign = "≥"
    case notEqualSign = "≠"
    case timesSign = "×"
  }

  /// What it is.
  package let kind: Kind
  /// Start of the blanks and comments before it.
  package let leadingStart: UInt32
  /// Its first byte.
  package let start: UInt32
  /// Just past its last byte.
  package let end: UInt32
  /// End of the blanks and the comment after it on its line.
  package let trailingEnd: UInt32
  /// Whether a line end stands between it and the token before.
  package let startsLine: Bool

  /// Whether it is a word.
  package var isWord: Bool {
    if case .word = kind { true } else { false }
  }

  /// Its bytes, without what is around them.
  package func range(in file: FileID) -> SourceRange {
    SourceRange(file: file, start: Int(start), end: Int(end))
  }
}
