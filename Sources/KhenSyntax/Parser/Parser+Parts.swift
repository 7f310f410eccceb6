import KhenSource

/// Names, texts, citations and dates.
extension Parser {
  // MARK: - Names

  /// Takes a name where any word is one (field, key, member).
  mutating func parseWord(what: Bilingual) -> Identifier {
    guard !isPanicking, current.isWord else {
      failExpected(what)
      return missingName()
    }
    return takeWord()
  }

  /// Takes the name that a declaration gives; a keyword there is a mistake.
  mutating func parseDeclaredName(of what: Bilingual) -> Identifier {
    guard !isPanicking, current.isWord else {
      failExpected(
        Bilingual(vi: "tên của \(what.vi)", en: "the name of the \(what.en)")
      )
      return missingName()
    }
    if let (keyword, length) = reservedKeyword(at: position) {
      guard length > 1 || !startsClause(after: length) else {
        failExpected(Bilingual(vi: "tên của \(what.vi)", en: "the name of the \(what.en)"))
        return missingName()
      }
      let start = currentRange
      for _ in 0..<length { advance() }
      let range = range(from: start)
      let written = file.text(in: range)
      report(SyntaxMessages.keywordAsName(written, keyword: keyword, at: range))
      return Identifier(name: Name(Parser.joined(written)), range: range)
    }
    var identifier = takeWord()
    let first = identifier.range
    while current.isWord, !current.startsLine, !isFollower(position) { advance() }
    let whole = range(from: first)
    if whole.end > first.end {
      let written = file.text(in: whole)
      report(SyntaxMessages.nameWithBlank(written, joined: Parser.joined(written), at: whole))
      identifier = Identifier(name: Name(Parser.joined(written)), range: whole)
    }
    return identifier
  }

  /// Takes a name that is used, not declared.
  mutating func parseName(what: Bilingual) -> Identifier {
    guard !isPanicking, current.isWord else {
      failExpected(what)
      return missingName()
    }
    if reservedKeyword(at: position) != nil {
      failExpected(what)
      return missingName()
    }
    return takeWord()
  }

  /// Takes names joined by commas.
  mutating func parseNames(what: Bilingual) -> [Identifier] {
    var names = [parseName(what: what)]
    while canContinue, accept(.comma) { names.append(parseName(what: what)) }
    return names
  }

  /// Takes the next word as a name.
  mutating func takeWord() -> Identifier {
    let token = current
    advance()
    return Identifier(name: Name(text(of: token)), range: token.range(in: file.id))
  }

  /// A name that was not there; its text is empty.
  func missingName() -> Identifier {
    Identifier(name: Name(""), range: endOfPrevious)
  }

  /// Words with blanks as one name.
  static func joined(_ text: String) -> String {
    var result = ""
    var hasGap = false
    for scalar in VietnameseText.composed(text).unicodeScalars {
      if VietnameseText.isBlank(scalar) {
        hasGap = true
        continue
      }
      if hasGap { result += "_" }
      hasGap = false
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Whether the word after a keyword in the place of a name shows that the name is missing.
  private func startsClause(after length: Int) -> Bool { token(ahead: length).isWord }

  /// Whether a word may follow a declared name, so that it is not part of it.
  private func isFollower(_ index: Int) -> Bool {
    if reservedKeyword(at: index) != nil { return true }
    let free: [Keyword] = [
      .attestedBy, .required, .ifAny, .isKind, .notSourced, .alsoCalled, .per, .modified, .expect,
      .because, .upTo, .scoredBy,
    ]
    for keyword in free {
      for candidate in Language.allCases
      where Parser.phraseLength(keyword, in: candidate, at: index, of: tokens) > 0 {
        return true
      }
    }
    // A keyword of the other language is reported as such, not as part of a name.
    for phrase in foreignPhrases(at: index)
    where Parser.phraseLength(phrase, in: language.other, at: index, of: tokens) > 0 {
      return true
    }
    return false
  }

  /// The reserved keywords of the other language that begin with the word at a place.
  func foreignPhrases(at index: Int) -> [Keyword] {
    guard case .word(let word) = tokens[index].kind, word != Vocabulary.notAWord else { return [] }
    return Vocabulary.shared.reservedPhrases(startingWith: word, in: language.other)
      .map { $0.keyword }
  }

  // MARK: - Texts

  /// Takes a quoted text if one is next.
  mutating func acceptText() -> TextLiteral? {
    guard !isPanicking, current.kind == .text else { return nil }
    let (token, range) = (current, currentRange)
    advance()
    return TextLiteral(value: plainText(token) ?? decoded(text(of: token), at: range), range: range)
  }

  /// Takes a quoted text; otherwise fails.
  mutating func parseText(what: Bilingual) -> TextLiteral {
    if let text = acceptText() { return text }
    failExpected(what)
    return TextLiteral(value: "", range: endOfPrevious)
  }

  /// What stands between straight quotes; nothing where there are other quotes or escapes.
  private func plainText(_ token: Token) -> String? {
    let (start, end) = (Int(token.start), Int(token.end))
    let bytes = file.bytes
    guard end - start >= 2, bytes[start] == 0x22, bytes[end - 1] == 0x22,
      !bytes[start..<end].contains(0x5C)
    else { return nil }
    return file.text(from: start + 1, to: end - 1)
  }

  /// Resolves the escapes of a quoted text.
  private mutating func decoded(_ written: String, at range: SourceRange) -> String {
    var scalars = Array(written.unicodeScalars)
    let opening = scalars.removeFirst()
    let closings: [Unicode.Scalar] =
      opening == "\"" ? ["\""] : opening == "“" || opening == "”" ? ["”", "“"] : ["'", "’"]
    if let last = scalars.last, closings.contains(last) { scalars.removeLast() }
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in scalars {
      guard isEscaped else {
        if scalar == "\\" { isEscaped = true } else { result.append(scalar) }
        continue
      }
      isEscaped = false
      switch scalar {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "\\", "\"", "“", "”": result.append(scalar)
      default:
        report(SyntaxMessages.badEscape(String(Character(scalar)), at: range))
        result.append(scalar)
      }
    }
    return String(result)
  }

  // MARK: - Citations

  /// Takes `căn cứ …` if it is next.
  mutating func acceptCitation() -> Citation? {
    let start = currentRange
    guard accept(.cite) else { return nil }
    var references = [parseReference()]
    while canContinue, accept(.comma) { references.append(parseReference()) }
    return Citation(references: references, range: range(from: start))
  }

  /// Takes `NAME {part} [(certainty)]`.
  mutating func parseReference() -> Reference {
    let start = currentRange
    if partKeyword() != nil, token(ahead: 1).kind == .number {
      fail(SyntaxMessages.instrumentMissing(at: start))
    }
    let instrument = parseName(
      what: Bilingual(vi: "tên văn bản", en: "the name of an instrument")
    )
    let parts = parseCitationParts()
    var certainty: Certainty?
    let opened = currentRange
    if accept(.leftParenthesis) {
      certainty = parseCertainty()
      close(.rightParenthesis, opened: opened)
    }
    return Reference(
      instrument: instrument,
      parts: parts,
      certainty: certainty,
      range: range(from: start)
    )
  }

  /// Takes `điều 8 khoản 1 …` in any order; may take nothing.
  mutating func parseCitationParts() -> [CitationPart] {
    var parts: [CitationPart] = []
    while canContinue, let (keyword, length) = partKeyword(), let kind = keyword.citationPart {
      // In an instrument the next line may be a provision: “căn cứ X điều 20”, then “điều 12 "…"”.
      if current.startsLine, parts.contains(where: { $0.kind == kind }) { break }
      take(keyword, length: length)
      parts.append(CitationPart(kind: kind, label: parsePartLabel()))
    }
    return parts
  }

  /// The division keyword that is next, also with a capital letter as in law texts.
  func partKeyword() -> (keyword: Keyword, length: Int)? {
    // “điều kiện” on the line below a citation begins a criterion, not an article.
    guard !isPanicking, current.isWord, !atEither(.criterion) else { return nil }
    for keyword in Parser.partKeywords where current.kind != .word(Vocabulary.notAWord) {
      let length = lengthInEither(keyword)
      if length > 0 { return (keyword, length) }
    }
    return capitalisedPartKeyword()
  }

  private func capitalisedPartKeyword() -> (keyword: Keyword, length: Int)? {
    // Most words begin with a small letter without a mark.
    let firstByte = file.bytes[Int(current.start)]
    guard !(0x61...0x7A).contains(firstByte) else { return nil }
    let written = text(of: current)
    guard let first = written.first, first.isUppercase else { return nil }
    let lowered = Vocabulary.shared.number(ofWord: written.lowercased())
    guard lowered != Vocabulary.notAWord else { return nil }
    for keyword in Parser.partKeywords {
      for words in Vocabulary.shared.forms(of: keyword, in: language) where words[0] == lowered {
        if words.count == 1 { return (keyword, 1) }
        if words.count == 2, token(ahead: 1).kind == .word(words[1]) { return (keyword, 2) }
      }
    }
    return nil
  }

  /// Takes the number or letter of a division: `8`, `2.1`, `đ`, `14a`.
  private mutating func parsePartLabel() -> String {
    guard !isPanicking, current.kind == .number || current.isWord else {
      failExpected(
        Bilingual(
          vi: "số hoặc chữ của điều, khoản, điểm",
          en: "the number or letter of the provision"
        )
      )
      return ""
    }
    let start = currentRange
    let isNumber = current.kind == .number
    advance()
    if isNumber, current.isWord, current.start == start.end { advance() }
    return VietnameseText.composed(file.text(in: range(from: start)))
  }

  private mutating func parseCertainty() -> Certainty? {
    switch acceptAny([.verified, .requoted, .quotedInPart, .notSourced]) {
    case .verified: return .verified
    case .requoted: return .requoted
    case .quotedInPart: return .partial
    case .notSourced: return .notSourced
    default:
      failExpected(
        Bilingual(
          vi: "“đã đối chiếu”, “trích lại”, “trích thiếu” hoặc “chưa có nguồn”",
          en: "“verified”, “requoted”, “quoted in part” or “not sourced”"
        )
      )
      return nil
    }
  }

  private static let partKeywords: [Keyword] = [
    .article, .clause, .point, .section, .part, .bullet, .appendix,
  ]
}

extension Keyword {
  /// The division of an instrument that a keyword names.
  var citationPart: CitationPart.Kind? {
    switch self {
    case .article: .article
    case .clause: .clause
    case .point: .point
    case .section: .section
    case .part: .part
    case .bullet: .bullet
    case .appendix: .appendix
    default: nil
    }
  }
}
