package import KhenExplanation

/// The difference of two texts as `diff -u` writes it, so that `patch` can read it.
package struct UnifiedDifference {
  /// How many lines around a difference are shown.
  package static let contextLines = 3

  // Lines with their ends: a last line without one differs from the same line with one.
  private let old: [String]
  private let new: [String]
  private let edits: [LineDifference.Edit]

  /// Compares two texts line by line.
  package init(from old: String, to new: String) {
    self.old = UnifiedDifference.lines(of: old)
    self.new = UnifiedDifference.lines(of: new)
    edits = LineDifference(from: self.old, to: self.new).edits
  }

  /// The text of the difference; empty for equal texts.
  ///
  /// `patch -p0` takes the names as they are, up to a tab.
  package func text(oldName: String, newName: String, style: TextStyle) -> String {
    let hunks = hunks()
    guard !hunks.isEmpty else { return "" }
    var text = "--- \(oldName)\n+++ \(newName)\n"
    for hunk in hunks { text += self.text(of: hunk, style) }
    return text
  }

  /// Stretches of edits with their context, those that touch joined.
  private func hunks() -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, edit) in edits.enumerated() {
      if case .same = edit { continue }
      let start = max(0, index - UnifiedDifference.contextLines)
      let end = min(edits.count, index + UnifiedDifference.contextLines + 1)
      if let last = hunks.last, start <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }

  private func text(of hunk: Range<Int>, _ style: TextStyle) -> String {
    var lines = ""
    var (oldCount, newCount) = (0, 0)
    var (oldStart, newStart) = linesBefore(hunk.lowerBound)
    for edit in edits[hunk] {
      switch edit {
      case .same(let index, _):
        (oldCount, newCount) = (oldCount + 1, newCount + 1)
        lines += line(" ", old[index], nil, style)
      case .removed(let index):
        oldCount += 1
        lines += line("-", old[index], .red, style)
      case .added(let index):
        newCount += 1
        lines += line("+", new[index], .green, style)
      }
    }
    if oldCount > 0 { oldStart += 1 }
    if newCount > 0 { newStart += 1 }
    return "@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@\n" + lines
  }

  /// How many lines of each text come before an edit.
  private func linesBefore(_ end: Int) -> (old: Int, new: Int) {
    var (oldCount, newCount) = (0, 0)
    for edit in edits[..<end] {
      switch edit {
      case .same: (oldCount, newCount) = (oldCount + 1, newCount + 1)
      case .removed: oldCount += 1
      case .added: newCount += 1
      }
    }
    return (oldCount, newCount)
  }

  private func line(
    _ sign: String,
    _ line: String,
    _ paint: TextStyle.Paint?,
    _ style: TextStyle
  )
    -> String
  {
    let hasEnd = line.utf8.last == 0x0A
    let shown = sign + (hasEnd ? String(decoding: line.utf8.dropLast(), as: UTF8.self) : line)
    let text = paint.map { style.painted(shown, $0) } ?? shown
    return text + (hasEnd ? "\n" : "\n\\ No newline at end of file\n")
  }

  /// The lines of a text with their ends; of CR LF, the CR belongs to the line.
  private static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var start = text.utf8.startIndex
    while start < text.utf8.endIndex {
      let rest = text.utf8[start...]
      let end = rest.firstIndex(of: 0x0A).map { text.utf8.index(after: $0) } ?? rest.endIndex
      lines.append(String(decoding: text.utf8[start..<end], as: UTF8.self))
      start = end
    }
    return lines
  }
}
