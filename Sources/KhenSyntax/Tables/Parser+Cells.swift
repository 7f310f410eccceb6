package import KhenSource

/// What stands in the cells of a table, in the language of the rule file that names it.
extension Parser {
  /// Reads a cell as data: `[{ từ: 01/10/2009 }]`, `20 năm`, `không rõ`.
  package static func parseDatum(
    _ cell: CaseTable.Cell,
    of table: CaseTable,
    in language: Language
  ) -> (datum: Datum, diagnostics: [Diagnostic]) {
    var parser = Parser(cell, table, language)
    let datum = parser.parseDatum()
    parser.finishCell()
    return (datum, parser.diagnostics)
  }

  /// Reads a cell as what stands behind `mong đợi`, several with `;` between them.
  package static func parseExpectations(
    _ cell: CaseTable.Cell,
    of table: CaseTable,
    in language: Language
  ) -> (expectations: [Expectation], diagnostics: [Diagnostic]) {
    var parser = Parser(cell, table, language)
    var expectations: [Expectation] = []
    repeat {
      let start = parser.currentRange
      if let expectation = parser.parseExpected(start: start) { expectations.append(expectation) }
    } while parser.canContinue && parser.accept(.semicolon) && !parser.atEnd
    parser.finishCell()
    return (expectations, parser.diagnostics)
  }

  /// Reads a cell as the outcome of a part of the award: `đạt`, `chưa rõ vì giới_tính`.
  package static func parseOutcome(
    _ cell: CaseTable.Cell,
    of table: CaseTable,
    in language: Language
  ) -> (outcome: Expectation.NodeOutcome, because: [[Identifier]], diagnostics: [Diagnostic])? {
    var parser = Parser(cell, table, language)
    guard let outcome = parser.acceptNodeOutcome() else { return nil }
    let because = parser.parseBecause()
    parser.finishCell()
    return (outcome, because, parser.diagnostics)
  }

  /// Reads a cell as the paths of facts: `giới_tính, quá_trình.từ`.
  package static func parsePaths(
    _ cell: CaseTable.Cell,
    of table: CaseTable,
    in language: Language
  ) -> (paths: [[Identifier]], diagnostics: [Diagnostic]) {
    var parser = Parser(cell, table, language)
    var paths: [[Identifier]] = []
    repeat { paths.append(parser.parsePath()) } while parser.canContinue && parser.accept(.comma)
    parser.finishCell()
    return (paths, parser.diagnostics)
  }

  /// Prepares to read a cell; tokens have their place in the file of the table.
  private init(_ cell: CaseTable.Cell, _ table: CaseTable, _ language: Language) {
    let base = Int(cell.range.start)
    var bytes = Array(table.file.bytes[base..<Int(cell.range.end)])
    Parser.singleQuotes(in: &bytes)
    let (tokens, diagnostics) = Lexer.tokenize(bytes, from: base, of: table.file)
    self.init(file: table.file, allTokens: tokens, lexical: diagnostics, language: language)
    self.diagnostics = diagnostics
  }

  /// Replaces doubled quotes by one quote and a blank outside of the text, so that the text itself
  /// keeps its place.
  private static func singleQuotes(in bytes: inout [UInt8]) {
    var isInText = false
    var index = 0
    while index + 1 < bytes.count {
      if bytes[index] == 0x22, bytes[index + 1] == 0x22 {
        bytes[isInText ? index + 1 : index] = 0x20
        isInText.toggle()
        index += 1
      }
      index += 1
    }
  }

  private mutating func finishCell() {
    if !isPanicking, !atEnd { failUnexpected() }
  }
}

extension Token {
  /// The token where its part of the file begins at an offset.
  func moved(by base: Int) -> Token {
    let base = UInt32(truncatingIfNeeded: base)
    return Token(
      kind: kind,
      leadingStart: leadingStart + base,
      start: start + base,
      end: end + base,
      trailingEnd: trailingEnd + base,
      startsLine: startsLine
    )
  }
}

extension Diagnostic {
  /// The diagnostic where its part of the file begins at an offset.
  func moved(by base: Int) -> Diagnostic {
    func moved(_ range: SourceRange) -> SourceRange {
      SourceRange(file: range.file, start: Int(range.start) + base, end: Int(range.end) + base)
    }
    var result = self
    result.primary.range = moved(primary.range)
    for index in result.related.indices {
      result.related[index].range = moved(related[index].range)
    }
    for fix in result.fixes.indices {
      for edit in result.fixes[fix].edits.indices {
        result.fixes[fix].edits[edit].range = moved(fixes[fix].edits[edit].range)
      }
    }
    return result
  }
}
