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
      let source = self.window(on: line, of: file).text(of: file)
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
    let window = self.window(on: line, of: file)
    var marks: [Mark] = []
    for (index, label) in labels.enumerated()
    where label.range.file == file.id && file.line(at: Int(label.range.start)) == line {
      let start = min(max(Int(label.range.start), window.start), window.end)
      let before = DisplayWidth.expandingTabs(file.text(from: window.start, to: start))
      let end = min(max(Int(label.range.end), start), window.end)
      let through = DisplayWidth.expandingTabs(file.text(from: window.start, to: end))
      let column = DisplayWidth.of(before)
      let lead = window.isCutBefore ? 1 : 0
      marks.append(
        Mark(
          start: lead + column,
          width: max(DisplayWidth.of(through) - column, 1),
          text: label.text?[language],
          isPrimary: index == 0
        )
      )
    }
    marks.sort { ($0.start, $0.isPrimary ? 0 : 1) < ($1.start, $1.isPrimary ? 0 : 1) }
    return marks
  }

  /// The part of a line that is shown: nearly always all of it.
  private struct Window {
    var start: Int
    var end: Int
    var isCutBefore: Bool
    var isCutBehind: Bool

    func text(of file: SourceFile) -> String {
      let source = DisplayWidth.expandingTabs(file.text(from: start, to: end))
      return (isCutBefore ? "…" : "") + source + (isCutBehind ? "…" : "")
    }
  }

  /// Lines of more bytes than this are shown in part, around their first label.
  private static let lineBytesMax = 400
  private static let bytesBefore = 120
  private static let bytesShown = 320

  private func window(on line: Int, of file: SourceFile) -> Window {
    let bounds = file.bounds(ofLine: line)
    guard bounds.end - bounds.start > DiagnosticSnippet.lineBytesMax else {
      return Window(start: bounds.start, end: bounds.end, isCutBefore: false, isCutBehind: false)
    }
    var first = bounds.end
    for label in labels
    where label.range.file == file.id && file.line(at: Int(label.range.start)) == line {
      first = min(first, Int(label.range.start))
    }
    let start = letterStart(
      max(bounds.start, first - DiagnosticSnippet.bytesBefore),
      in: file,
      limit: bounds.end
    )
    let end = letterStart(
      min(bounds.end, start + DiagnosticSnippet.bytesShown),
      in: file,
      limit: bounds.end
    )
    return Window(
      start: start,
      end: end,
      isCutBefore: start > bounds.start,
      isCutBehind: end < bounds.end
    )
  }

  /// The first byte at or after a place that begins a letter.
  private func letterStart(_ place: Int, in file: SourceFile, limit: Int) -> Int {
    var place = place
    while place < limit, file.bytes[place] & 0xC0 == 0x80 { place += 1 }
    return place
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
