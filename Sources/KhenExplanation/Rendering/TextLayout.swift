package import KhenSource

/// How a text for people is laid out.
package struct TextStyle: Hashable, Sendable {
  /// The language of the words.
  package var language: Language
  /// Columns of the terminal; lines are wrapped to it where they can be.
  package var width: Int
  /// Whether colours are used; they only repeat what the words say.
  package var isColored: Bool

  /// Makes a style; widths below 40 columns are taken as 40.
  package init(language: Language, width: Int = 100, isColored: Bool = false) {
    self.language = language
    self.width = max(40, width)
    self.isColored = isColored
  }

  /// The colours of a terminal that results use.
  package enum Paint: String, Hashable, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case cyan = "36"
  }

  /// Wraps a text in the codes of a colour; returns it unchanged in plain style.
  package func painted(_ text: String, _ paint: Paint) -> String {
    guard isColored, !text.isEmpty else { return text }
    return "\u{1B}[" + paint.rawValue + "m" + text + "\u{1B}[0m"
  }
}

/// Measuring, filling and wrapping of text in terminal columns.
package enum TextLayout {
  /// How many columns a text takes.
  package static func width(_ text: String) -> Int { DisplayWidth.of(text) }

  /// Fills a text with blanks up to a width; longer text stays as it is.
  package static func padded(_ text: String, to columns: Int) -> String {
    let missing = columns - width(text)
    return missing > 0 ? text + String(repeating: " ", count: missing) : text
  }

  /// Breaks a text at blanks into lines of at most so many columns.
  ///
  /// A word that is longer than a line is cut; there is always at least one line.
  package static func wrapped(_ text: String, to columns: Int) -> [String] {
    let limit = max(1, columns)
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      var rest = String(word)
      var restWidth = width(rest)
      if lineWidth > 0, lineWidth + 1 + restWidth <= limit {
        line += " " + rest
        lineWidth += 1 + restWidth
        continue
      }
      if lineWidth > 0 { lines.append(line) }
      if restWidth > limit {
        var pieces = cut(rest, to: limit)
        rest = pieces.removeLast()
        restWidth = width(rest)
        lines += pieces
      }
      line = rest
      lineWidth = restWidth
    }
    if lineWidth > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The text without blanks at its end.
  package static func trimmed(_ text: String) -> String {
    var result = text
    while result.utf8.last == UInt8(ascii: " ") { result.removeLast() }
    return result
  }

  /// Joins texts; the core has no `joined` that Embedded Swift accepts for all cases.
  package static func joined(_ texts: [String], by separator: String) -> String {
    var result = ""
    var isFirst = true
    for text in texts {
      if !isFirst { result += separator }
      result += text
      isFirst = false
    }
    return result
  }

  /// Appends a text as wrapped lines, the first behind `first`, the others behind `rest`.
  package static func append(
    _ text: String,
    to output: inout String,
    first: String,
    rest: String,
    style: TextStyle
  ) {
    var lead = first
    for line in wrapped(text, to: style.width - width(first)) {
      output += lead + line + "\n"
      lead = rest
    }
  }

  /// Cuts a text into pieces of at most so many columns; there is always at least one piece.
  private static func cut(_ text: String, to columns: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in text {
      let size = DisplayWidth.of(character)
      if used + size > columns, used > 0 {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.append(character)
      used += size
    }
    return pieces + [piece]
  }
}
