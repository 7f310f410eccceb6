package import KhenExplanation
package import KhenSemantics
package import KhenSource

/// One of the two rule sets that are compared: the checked rules with their files.
package struct RuleSetSide: Sendable {
  /// The checked rules.
  package let program: CheckedProgram
  /// The files, for places and for the text of expressions.
  package let sources: SourceMap
  /// The words of the rules.
  package let words: RuleWords

  /// Longest text of an expression that is quoted, in characters.
  private static let quotedLengthMax = 160

  /// Makes a side; rule sets with errors have no program and cannot be compared.
  package init(_ program: CheckedProgram, _ sources: SourceMap) {
    self.program = program
    self.sources = sources
    words = RuleWords(program)
  }

  /// The place of a range as other tools write it: `rules/bo-y-te.khen:20:5`.
  package func place(of range: SourceRange) -> String {
    DiagnosticRenderer.place(of: range, sources: sources)
  }

  /// An expression as the rules have it, in one line without comments; cut where it is long.
  package func text(of range: SourceRange) -> String {
    let written = sources[range.file]?.text(in: range) ?? ""
    let line = RuleSetSide.inOneLine(written)
    guard line.count > RuleSetSide.quotedLengthMax else { return line }
    return String(line.prefix(RuleSetSide.quotedLengthMax - 1)) + "…"
  }

  /// The words of an expression: of a figure its value, of a name its label, else how it is
  /// written.
  package func text(of expression: CheckedExpression) -> Bilingual {
    let inner = expression.withoutConversions
    switch inner.kind {
    case .constant(.member(let catalogue, let index)):
      return .same("“" + program.catalogues[catalogue].members[index].label + "”")
    case .constant(let constant): return words.constant(constant)
    case .parameter(let index): return .same("“" + program.parameters[index].label + "”")
    case .call(let index, _, let arguments) where arguments.isEmpty:
      return .same("“" + program.definitions[index].label + "”")
    default: return .same("“" + text(of: expression.range) + "”")
    }
  }

  /// What a row of a lookup is for: `“Nam”`, `từ 10 đến dưới 15`, `còn lại`.
  func text(ofPatterns row: MatchRow) -> Bilingual {
    if row.patterns.isEmpty { return Bilingual(vi: "còn lại", en: "otherwise") }
    var vi: [String] = []
    var en: [String] = []
    for pattern in row.patterns {
      let text = text(of: pattern)
      vi.append(text.vi)
      en.append(text.en)
    }
    return Bilingual(vi: CommonWords.joined(vi, by: ", "), en: CommonWords.joined(en, by: ", "))
  }

  private func text(of pattern: MatchRow.Pattern) -> Bilingual {
    switch pattern {
    case .value(.member(let catalogue, let index)):
      return .same("“" + program.catalogues[catalogue].members[index].label + "”")
    case .value(let constant): return words.constant(constant)
    case .range(let lower, let upper):
      var vi: [String] = []
      var en: [String] = []
      if let lower {
        let bound = text(of: lower.bound)
        vi.append((lower.isIncluded ? "từ " : "trên ") + bound.vi)
        en.append((lower.isIncluded ? "from " : "above ") + bound.en)
      }
      if let upper {
        let bound = text(of: upper.bound)
        vi.append((upper.isIncluded ? "đến hết " : "đến dưới ") + bound.vi)
        en.append((upper.isIncluded ? "up to " : "below ") + bound.en)
      }
      return Bilingual(vi: CommonWords.joined(vi, by: " "), en: CommonWords.joined(en, by: " "))
    }
  }

  /// A row of a lookup with its value.
  func text(ofRow row: MatchRow) -> Bilingual {
    let value = row.body.expression.map { text(of: $0) } ?? CommonWords.notSourced
    return text(ofPatterns: row) + .same(": ") + value
  }

  private static func inOneLine(_ text: String) -> String {
    var words: [Substring] = []
    for line in text.split(whereSeparator: { $0.isNewline }) {
      words += withoutComment(line).split(whereSeparator: { $0.isWhitespace })
    }
    var result = ""
    for word in words {
      if !result.isEmpty { result += " " }
      result += word
    }
    return result
  }

  /// The line up to `//`, unless that stands in a text.
  private static func withoutComment(_ line: Substring) -> Substring {
    var isInText = false
    var last: Character = " "
    for index in line.indices {
      let character = line[index]
      if character == "\"" { isInText.toggle() }
      if character == "/", last == "/", !isInText { return line[..<line.index(before: index)] }
      last = character
    }
    return line
  }
}

extension CheckedExpression {
  /// The expression without the conversions that the checker put around it.
  package var withoutConversions: CheckedExpression {
    var inner = self
    while true {
      switch inner.kind {
      case .convert(let operand), .unwrap(let operand): inner = operand
      default: return inner
      }
    }
  }
}
