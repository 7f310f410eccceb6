package import KhenSource

/// Rewriting a rule file with the keywords of the other language.
package enum Translation {
  /// The text of a file with keywords, builtin names and numbers of a language.
  ///
  /// All else, blanks and comments included, stays as it is; a file of that language already is
  /// returned as it is.
  ///
  /// Meaning is kept for files that parse without mistakes; names are not translated.
  package static func translate(_ file: SourceFile, to language: Language) -> String {
    let parsed = Parser.parse(file)
    guard parsed.tree.language != language else { return file.text }
    var edits: [Edit] = []
    for use in parsed.keywordUses {
      edits.append(Edit(use.range, spelling(of: use, in: language, file: file)))
    }
    for number in parsed.numbers {
      edits.append(
        Edit(number, NumberStyle.translated(file.text(in: number), to: language))
      )
    }
    edits += builtinEdits(parsed, file: file, language: language)
    return applying(edits, to: file)
  }

  /// The text of a file after edits that do not overlap, given in any order.
  package static func applying(_ edits: [Edit], to file: SourceFile) -> String {
    var result: [UInt8] = []
    var offset = 0
    for edit in edits.sorted(by: { $0.range.start < $1.range.start }) {
      guard Int(edit.range.start) >= offset, Int(edit.range.end) <= file.bytes.count else {
        continue
      }
      result += file.bytes[offset..<Int(edit.range.start)]
      result += Array(edit.replacement.utf8)
      offset = Int(edit.range.end)
    }
    result += file.bytes[offset...]
    return String(decoding: result, as: UTF8.self)
  }

  /// The spelling of a keyword; a unit after 1 in the singular.
  private static func spelling(
    of use: KeywordUse,
    in language: Language,
    file: SourceFile
  ) -> String {
    let entry = use.keyword.entry
    // Only the Vietnamese sentence ends with a verb; the use is empty where it is not written.
    if use.keyword == .decides { return language == .english ? "" : " " + entry.vietnamese }
    guard language == .english, let singular = entry.englishAlternative else {
      return use.keyword.spelling(in: language)
    }
    var index = Int(use.range.start) - 1
    while index >= 0, file.bytes[index] == 0x20 { index -= 1 }
    let isOne =
      index >= 0 && file.bytes[index] == 0x31
      && (index == 0 || !isNumberByte(file.bytes[index - 1]))
    return isOne ? singular : entry.english
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2C
  }

  /// Builtin names used as values or functions; one that the file declares itself is left alone.
  private static func builtinEdits(
    _ parsed: ParsedFile,
    file: SourceFile,
    language: Language
  ) -> [Edit] {
    var keywordStarts: Set<UInt32> = []
    for use in parsed.keywordUses { keywordStarts.insert(use.range.start) }
    var declared: Set<BuiltinName> = []
    var found: [(builtin: BuiltinName, range: SourceRange)] = []
    for (index, token) in parsed.tokens.enumerated() where token.isWord {
      let range = token.range(in: file.id)
      guard !keywordStarts.contains(token.start), token.end - token.start <= 64,
        let builtin = BuiltinName(named: Name(file.text(in: range)))
      else { continue }
      let isMember = index > 0 && parsed.tokens[index - 1].kind == .mark(.dot)
      let next = parsed.tokens[min(index + 1, parsed.tokens.count - 1)].kind
      if next == .mark(.colon), builtin != .evaluationDate { declared.insert(builtin) }
      // `t.được_chọn(…)` is the one builtin that stands behind a dot.
      let isCalled = next == .mark(.leftParenthesis)
      guard builtin.isValue || isCalled else { continue }
      if isMember == (builtin == .chosenIn && isCalled) { found.append((builtin, range)) }
    }
    var edits: [Edit] = []
    for entry in found where !declared.contains(entry.builtin) {
      edits.append(Edit(entry.range, entry.builtin.spelling(in: language)))
    }
    return edits
  }
}
