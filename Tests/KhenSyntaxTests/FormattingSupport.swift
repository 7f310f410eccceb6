import KhenSource
import KhenSyntax
import KhenTestSupport
import Testing

/// Formats a text; every test of the formatter goes through here, so that each result is also
/// formatted again.
func formatted(
  _ text: String,
  keywords: Language? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) -> String? {
  let file = SourceFile(id: FileID(0), name: "thử.khen", text: text)
  switch RuleFormatter.format(file, keywords: keywords) {
  case .formatted(let result):
    let again = SourceFile(id: FileID(0), name: "thử.khen", text: result)
    if case .formatted(let second) = RuleFormatter.format(again, keywords: keywords) {
      #expect(Array(second.utf8) == Array(result.utf8), sourceLocation: sourceLocation)
    } else {
      Issue.record("a formatted file cannot be formatted again", sourceLocation: sourceLocation)
    }
    return result
  case .mistakes:
    return nil
  case .meaningChanged:
    Issue.record("the formatter changed the meaning of:\n\(text)", sourceLocation: sourceLocation)
    return nil
  }
}

/// The comments of a text in order, without blanks at their ends.
func comments(of text: String) -> [String] {
  let file = SourceFile(id: FileID(0), name: "thử.khen", text: text)
  var comments: [String] = []
  var gaps: [String] = []
  for token in Lexer.tokenize(file).tokens {
    gaps.append(file.text(from: Int(token.leadingStart), to: Int(token.start)))
    gaps.append(file.text(from: Int(token.end), to: Int(token.trailingEnd)))
  }
  for gap in gaps {
    for line in gap.split(whereSeparator: { $0.isNewline }) {
      guard let start = line.firstIndex(of: "/") else { continue }
      var comment = line[start...]
      while let last = comment.last, last.isWhitespace { comment.removeLast() }
      comments.append(String(comment))
    }
  }
  return comments
}

/// Writes the tokens of a text with other blanks between them.
struct RandomLayout {
  private let file: SourceFile
  private let parsed: ParsedFile
  /// Gaps that may hold a line end, by the start of the token behind them.
  private var firm: Set<UInt32> = []

  init(_ text: String) {
    file = SourceFile(id: FileID(0), name: "thử.khen", text: text)
    parsed = Parser.parse(file)
    let units: [Keyword] = [.years, .months, .days, .workingDays, .dong, .consecutiveYears]
    var unitEnds: Set<UInt32> = []
    for use in parsed.keywordUses {
      for token in parsed.tokens where token.start > use.range.start && token.end <= use.range.end {
        firm.insert(token.start)
      }
      if units.contains(use.keyword) { unitEnds.insert(use.range.end) }
    }
    // `1 năm 2 tháng` stays on one line.
    for (previous, token) in zip(parsed.tokens, parsed.tokens.dropFirst())
    where unitEnds.contains(previous.end) && token.kind == .number {
      firm.insert(token.start)
    }
  }

  /// The text with other blanks inside its lines, and nothing else.
  func withOtherBlanks(_ random: inout SplitMix64) -> String {
    var text = ""
    for (index, token) in parsed.tokens.enumerated() {
      let gap = gap(before: index)
      if gap.isEmpty || index == 0 {
        text += gap
      } else if gap.contains("\n") {
        // Lines may begin and end with any blanks; comments keep theirs.
        text += gap.replacingOccurrences(
          with: String(repeating: " ", count: Int.random(in: 0...9, using: &random))
        )
      } else {
        text += String(repeating: " ", count: Int.random(in: 1...4, using: &random))
        if Int.random(in: 0...9, using: &random) == 0 { text += "\t" }
      }
      text += file.text(from: Int(token.start), to: Int(token.end))
    }
    return text
  }

  /// The text with line ends, empty lines and comments in other places.
  func withOtherLines(_ random: inout SplitMix64) -> String {
    var text = ""
    var comments = 0
    for (index, token) in parsed.tokens.enumerated() {
      var gap = gap(before: index)
      if index > 0, !firm.contains(token.start) {
        switch Int.random(in: 0...40, using: &random) {
        case 0: gap += "\n"
        case 1: gap += "\n\n\n   "
        case 2:
          comments += 1
          gap += "  // thêm \(comments)  \n"
        case 3:
          comments += 1
          gap += "\n\n// thêm \(comments)\n"
        default: break
        }
      }
      text += gap + file.text(from: Int(token.start), to: Int(token.end))
    }
    return text
  }

  private func gap(before index: Int) -> String {
    let token = parsed.tokens[index]
    let start = index > 0 ? parsed.tokens[index - 1].end : 0
    return file.text(from: Int(start), to: Int(token.start))
  }
}

extension String {
  /// The text with other blanks at the start of its last line.
  fileprivate func replacingOccurrences(with blanks: String) -> String {
    guard let lineEnd = lastIndex(of: "\n") else { return self }
    return self[...lineEnd] + blanks
  }
}
