package import KhenSource

/// What parsing a file gives: the tree, the tokens, what each keyword meant, and the mistakes.
package struct ParsedFile: Sendable {
  /// The tree; always there, however bad the file.
  package var tree: SyntaxTree
  /// All tokens of the file; they cover it.
  ///
  /// Nothing where tests were left out: what reads rules to apply them has no use for tokens, and
  /// they take more memory than all the rest.
  package var tokens: [Token]
  /// The keywords in the order read.
  package var keywordUses: [KeywordUse]
  /// The numbers that were read as amounts, in the style of the language of the file.
  package var numbers: [SourceRange]
  /// Offsets at which declarations, clauses, rows and entries begin, for the formatter; some are
  /// the offset of the `}` after the last one.
  package var elementStarts: [UInt32]
  /// Mistakes in the order found.
  package var diagnostics: [Diagnostic]
}

/// A keyword where it stands, with the meaning that the grammar gave it.
package struct KeywordUse: Hashable, Sendable {
  /// The keyword meant.
  package var keyword: Keyword
  /// Its words, from the first to the last.
  package var range: SourceRange
}

/// Reads a file by recursive descent; never fails, never hangs, nests at most
/// `Limits.nestingDepth` deep.
///
/// A mistake is reported once: after `fail` the parser is *panicking*, reports nothing and reads
/// nothing, until a caller that owns a pair of braces or a row skips to the next place where
/// reading makes sense (`recover…`).
package struct Parser {
  /// The file.
  let file: SourceFile
  /// Its tokens without those that the lexer could not read.
  let tokens: [Token]
  /// Tokens before which the lexer reported something; nothing more is said there.
  let silentPositions: Set<Int>
  /// Names with `_` in this file, as indices of tokens by their fingerprints.
  ///
  /// What a name written apart may mean; made where one may stand.
  lazy var joinedNames: [UInt64: Int] = namesWithUnderscore()
  /// The language of its keywords.
  var language: Language
  /// Index of the next token.
  var position = 0
  /// Mistakes found.
  var diagnostics: [Diagnostic] = []
  /// Keywords read.
  var keywordUses: [KeywordUse] = []
  /// Numbers read as amounts.
  var numbers: [SourceRange] = []
  /// Where declarations, clauses, rows and entries begin.
  var elementStarts: [UInt32] = []
  /// Whether a mistake was reported and nothing is read until recovery.
  var isPanicking = false
  /// Whether the nesting limit was hit: nothing more is read or reported.
  var isAborted = false
  /// Whether something was said about the end of the file.
  var hasReportedEnd = false
  /// How deep the constructs being read nest.
  var depth = 0
  /// Height of the longest operator chain in what was just read.
  var height = 0
  /// Start of the aggregate whose unbracketed `mà` is being read.
  var openAggregateStart: SourceRange?
  /// Whether the classification of a scorecard is being read, where `tổng` alone is its total.
  var isReadingClassification = false

  /// Reads a rule file.
  ///
  /// Without its tests they are as empty as `Lexer.Extent` says, unless there is a mistake: then the
  /// whole file is read, so that the mistakes are those of the whole file.
  package static func parse(
    _ file: SourceFile,
    _ extent: Lexer.Extent = .wholeFile
  ) -> ParsedFile {
    let (tokens, diagnostics) = Lexer.tokenize(file, extent)
    var parser = Parser(file: file, allTokens: tokens, lexical: diagnostics, language: nil)
    let items = parser.parseItems()
    let isWhole = extent == .wholeFile
    if !isWhole, !diagnostics.isEmpty || !parser.diagnostics.isEmpty { return parse(file) }
    return ParsedFile(
      tree: SyntaxTree(file: file.id, language: parser.language, items: items),
      tokens: isWhole ? tokens : [],
      keywordUses: parser.keywordUses,
      numbers: parser.numbers,
      elementStarts: parser.elementStarts,
      diagnostics: diagnostics + parser.diagnostics
    )
  }

  /// Reads a single expression in either language; the one that fits better.
  package static func parseExpression(
    _ file: SourceFile
  ) -> (expression: Expression, language: Language, diagnostics: [Diagnostic]) {
    let (tokens, lexical) = Lexer.tokenize(file)
    func attempt(_ language: Language) -> (Expression, [Diagnostic]) {
      var parser = Parser(file: file, allTokens: tokens, lexical: lexical, language: language)
      let expression = parser.parseExpression()
      if !parser.isPanicking, !parser.atEnd { parser.failUnexpected() }
      return (expression, lexical + parser.diagnostics)
    }
    let vietnamese = attempt(.vietnamese)
    if vietnamese.1.isEmpty { return (vietnamese.0, .vietnamese, []) }
    let english = attempt(.english)
    if english.1.isEmpty { return (english.0, .english, []) }
    // The language in which more was understood before something was wrong.
    func reach(_ diagnostics: [Diagnostic]) -> UInt32 {
      diagnostics.reduce(.max) { min($0, $1.primary.range.start) }
    }
    func isForeign(_ diagnostics: [Diagnostic]) -> Bool {
      diagnostics.contains { $0.id == .wrongLanguage }
    }
    let isEnglish =
      isForeign(vietnamese.1) != isForeign(english.1)
      ? isForeign(vietnamese.1) : reach(english.1) > reach(vietnamese.1)
    if isEnglish { return (english.0, .english, english.1) }
    return (vietnamese.0, .vietnamese, vietnamese.1)
  }

  init(file: SourceFile, allTokens: [Token], lexical: [Diagnostic], language: Language?) {
    self.file = file
    (tokens, silentPositions) = Parser.readable(allTokens, lexical)
    self.language = language ?? Parser.language(of: tokens)
  }

  /// The tokens that the lexer could read, and the places where nothing more is to be said.
  private static func readable(
    _ allTokens: [Token],
    _ lexical: [Diagnostic]
  ) -> (kept: [Token], silent: Set<Int>) {
    // What no token begins with was reported.
    if lexical.isEmpty { return (allTokens, []) }
    var kept: [Token] = []
    var silent: Set<Int> = []
    var lexicalEnds: Set<UInt32> = []
    for diagnostic in lexical { lexicalEnds.insert(diagnostic.primary.range.end) }
    kept.reserveCapacity(allTokens.count)
    for token in allTokens {
      if lexicalEnds.contains(token.end) { silent.insert(kept.count + (token.isWord ? 1 : 0)) }
      if token.kind == .unknown { continue }
      if token.kind == .text, lexicalEnds.contains(token.end) { silent.insert(kept.count + 1) }
      kept.append(token)
    }
    return (kept, silent)
  }

  private func namesWithUnderscore() -> [UInt64: Int] {
    var names: [UInt64: Int] = [:]
    let bytes = file.bytes.span
    for (index, token) in tokens.enumerated() {
      guard case .word(Vocabulary.notAWord) = token.kind, token.end - token.start < 64 else {
        continue
      }
      let word = bytes.extracting(Int(token.start)..<Int(token.end))
      guard word.indices.contains(where: { word[$0] == 0x5F }) else { continue }
      names[VietnameseText.fingerprint(ofName: word) ?? Name(text(of: token)).fingerprint] = index
    }
    return names
  }

  /// The language of the first keyword that can begin a declaration.
  private static func language(of tokens: [Token]) -> Language {
    for index in tokens.indices where tokens[index].isWord {
      for candidate in Language.allCases {
        for keyword in Keyword.itemKeywords
        where phraseLength(keyword, in: candidate, at: index, of: tokens) > 0 {
          return candidate
        }
      }
    }
    return .vietnamese
  }
}

extension Keyword {
  /// The keywords that begin a declaration, longer spellings first.
  static let itemKeywords: [Keyword] = Keyword.allCases.filter { $0.entry.place == .item }
    .sorted { $0.entry.vietnamese.utf8.count > $1.entry.vietnamese.utf8.count }
}
