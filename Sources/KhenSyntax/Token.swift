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
  package enum Mark: UInt8, Hashable, Sendable, CaseIterable {
    case leftBrace
    case rightBrace
    case leftParenthesis
    case rightParenthesis
    case leftBracket
    case rightBracket
    case colon
    case semicolon
    case comma
    case dot
    case question
    case percent
    case plus
    case minus
    case asterisk
    case slash
    case equal
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
    case doubleEqual
    case notEqual
    case lessGreater
    case ampersands
    case bars
    case exclamation
    case lessOrEqualSign
    case greaterOrEqualSign
    case notEqualSign
    case timesSign

    /// The sign of two ASCII bytes, if there is one.
    static func pair(_ first: UInt8, _ second: UInt8) -> Mark? {
      switch (first, second) {
      case (0x3C, 0x3D): .lessOrEqual
      case (0x3E, 0x3D): .greaterOrEqual
      case (0x3D, 0x3D): .doubleEqual
      case (0x21, 0x3D): .notEqual
      case (0x3C, 0x3E): .lessGreater
      case (0x26, 0x26): .ampersands
      case (0x7C, 0x7C): .bars
      default: nil
      }
    }

    /// The sign of one scalar, if there is one.
    static func single(_ scalar: UInt32) -> Mark? {
      switch scalar {
      case 0x7B: .leftBrace
      case 0x7D: .rightBrace
      case 0x28: .leftParenthesis
      case 0x29: .rightParenthesis
      case 0x5B: .leftBracket
      case 0x5D: .rightBracket
      case 0x3A: .colon
      case 0x3B: .semicolon
      case 0x2C: .comma
      case 0x2E: .dot
      case 0x3F: .question
      case 0x25: .percent
      case 0x2B: .plus
      case 0x2D: .minus
      case 0x2A: .asterisk
      case 0x2F: .slash
      case 0x3D: .equal
      case 0x3C: .less
      case 0x3E: .greater
      case 0x21: .exclamation
      case 0x2264: .lessOrEqualSign
      case 0x2265: .greaterOrEqualSign
      case 0x2260: .notEqualSign
      case 0xD7: .timesSign
      default: nil
      }
    }
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
