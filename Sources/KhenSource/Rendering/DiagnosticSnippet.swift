/// One diagnostic with the source lines that it is about.
struct DiagnosticSnippet {
  var diagnostic: Diagnostic
  var sources: SourceMap
  var language: Language
  var style: DiagnosticRenderer.Style

  /// A label on one line of a file.
  private struct Mark {
    var start: Int
    var width: Int
    var text: String?
    var isPrimary: Bool
  }

  /// The whole text, ends with a line end.
  var text: String {
    let files = labelledFiles
    var gutter = 2
    for entry in files {
      for line in entry.lines { gutter = max(gutter, String(line).utf8.count) }
    }
    var result = heading + "\n"
    for (index, entry) in files.enumerated() {
      result += section(entry.file, lines: entry.lines, gutter: gutter, isFirst: index == 0)
    }
    for fact in facts { result += blanks(gutter) + painted("= ", .gutter) + fact + "\n" }
    return result
  }

  // MARK: - Parts

  private var heading: String {
    let name = DiagnosticRenderer.severity(diagnostic.severity)[language]
    let id = DiagnosticRenderer.id(diagnostic.id, language)
    return painted("\(name)[\(id)]", .severity)
      + painted(": " + diagnostic.message[language], .bold)
  }

  /// Notes, help, fixes, and where to read more.
  private var facts: [String] {
    var facts = diagnostic.notes.map { $0[language] }
    if let help = diagnostic.help { facts.append(help[language]) }
    // One fix says what the help said; several are a choice that must be seen.
    if diagnostic.help == nil || diagnostic.fixes.count > 1 {
      let word = Bilingual(vi: "có thể sửa: ", en: "possible fix: ")[language]
      facts += diagnostic.fixes.map { word + $0.title[language] }
    }
    let id = DiagnosticRenderer.id(diagnostic.id, language)
    facts.append(
      Bilingual(
        vi: "khen help \(id)   để xem ví dụ sai và đúng",
        en: "khen help \(id)   for a wrong and a right example"
      )[language]
    )
    return facts
  }

  private func section(
    _ file: SourceFile,
    lines: [Int],
    gutter: Int,
    isFirst: Bool
  ) -> String {
    let range = isFirst ? diagnostic.primary.range : firstRange(in: file.id)
    let margin = blanks(gutter)
    let place = DiagnosticRenderer.place(of: range, sources: sources)
    var result = margin + painted(isFirst ? "┌─ " : "├─ ", .gutter) + place + "\n"
    let bar = margin + painted("│", .gutter)
    result += bar + "\n"
    var previous: Int?
    for line in lines {
      if let previous, line > previous + 1 { result += margin + painted("·", .gutter) + "\n" }
      previous = line
      let number = String(line)
      let bounds = file.bounds(ofLine: line)
      let source = DisplayWidth.expandingTabs(file.text(from: bounds.start, to: bounds.end))
      result += blanks(gutter - number.utf8.count) + painted(number + "│", .gutter)
      result += source.isEmpty ? "\n" : " " + source + "\n"
      for row in markRows(file, line: line) { result += bar + " " + row + "\n" }
    }
    return result + bar + "\n"
  }

  /// The rows under a source line: carets, the text of the last label beside them, and the other
  /// texts below their carets.
  private func markRows(_ file: SourceFile, line: Int) -> [String] {
    let marks = self.marks(on: line, of: file)
    guard let last = marks.last else { return [] }
    var carets = ""
    var column = 0
    for mark in marks where mark.start >= column {
      carets += blanks(mark.start - column)
      var run = ""
      for _ in 0..<mark.width { run += mark.isPrimary ? "^" : "-" }
      carets += painted(run, mark.isPrimary ? .severity : .gutter)
      column = mark.start + mark.width
    }
    let isBeside = last.start + last.width >= column
    var rows = [isBeside && last.text != nil ? carets + " " + (last.text ?? "") : carets]
    for mark in (isBeside ? marks.dropLast() : marks[...]).reversed() {
      if let text = mark.text { rows.append(blanks(mark.start) + text) }
    }
    return rows
  }

  private func marks(on line: Int, of file: SourceFile) -> [Mark] {
    let bounds = file.bounds(ofLine: line)
    var marks: [Mark] = []
    for (index, label) in labels.enumerated()
    where label.range.file == file.id && file.line(at: Int(label.range.start)) == line {
      let start = Int(label.range.start)
      let before = DisplayWidth.expandingTabs(file.text(from: bounds.start, to: start))
      let end = min(max(Int(label.range.end), start), max(bounds.end, start))
      let through = DisplayWidth.expandingTabs(file.text(from: bounds.start, to: end))
      let column = DisplayWidth.of(before)
      marks.append(
        Mark(
          start: column,
          width: max(DisplayWidth.of(through) - column, 1),
          text: label.text?[language],
          isPrimary: index == 0
        )
      )
    }
    marks.sort { ($0.start, $0.isPrimary ? 0 : 1) < ($1.start, $1.isPrimary ? 0 : 1) }
    return marks
  }

  // MARK: - Labels

  /// The primary label, then the related ones that say something.
  private var labels: [Label] {
    [diagnostic.primary] + diagnostic.related.filter { $0.text != nil }
  }

  /// The files of the labels, the primary one first, with their lines in order.
  private var labelledFiles: [(file: SourceFile, lines: [Int])] {
    var result: [(file: SourceFile, lines: [Int])] = []
    for label in labels {
      guard let file = sources[label.range.file] else { continue }
      let line = file.line(at: Int(label.range.start))
      if let index = result.firstIndex(where: { $0.file.id == file.id }) {
        if !result[index].lines.contains(line) { result[index].lines.append(line) }
      } else {
        result.append((file, [line]))
      }
    }
    for index in result.indices { result[index].lines.sort() }
    return result
  }

  private func firstRange(in file: FileID) -> SourceRange {
    labels.first { $0.range.file == file }?.range ?? diagnostic.primary.range
  }

  // MARK: - Colour

  private enum Paint {
    case severity
    case bold
    case gutter
  }

  private func painted(_ text: String, _ paint: Paint) -> String {
    guard style == .ansi else { return text }
    let code: String
    switch (paint, diagnostic.severity) {
    case (.severity, .error): code = "1;31"
    case (.severity, .warning): code = "1;33"
    case (.severity, .hint): code = "1;36"
    case (.bold, _): code = "1"
    case (.gutter, _): code = "34"
    }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private func blanks(_ count: Int) -> String {
    var result = ""
    for _ in 0..<max(count, 0) { result += " " }
    return result
  }
}
