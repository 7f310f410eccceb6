import KhenSource

/// Cuts the text of a table into rows and cells.
struct CaseTableReader {
  private(set) var rows: [CaseTable.Row] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let file: SourceFile
  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var isFull = false

  private static let quote: UInt8 = 0x22

  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    separator = CaseTableReader.separator(of: file.bytes)
  }

  mutating func run() {
    skipSeparatorLine()
    while position < bytes.count, !isFull { readRow() }
  }

  /// The sign between cells: the one of comma, semicolon and tab that the first line has most of,
  /// outside of quotes.
  private static func separator(of bytes: [UInt8]) -> UInt8 {
    // Some programs say it: `sep=;`.
    let lead = Array("sep=".utf8)
    if bytes.count > 4, Array(bytes[..<4]) == lead, isSeparator(bytes[4]) { return bytes[4] }
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if isLineEnd(byte) { break }
      if isSeparator(byte) { counts[byte, default: 0] += 1 }
    }
    var best: UInt8 = 0x2C
    for candidate in [0x3B, 0x09] as [UInt8] where (counts[candidate] ?? 0) > (counts[best] ?? 0) {
      best = candidate
    }
    return best
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x3B || byte == 0x09
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func skipSeparatorLine() {
    guard bytes.starts(with: "sep=".utf8) else { return }
    while position < bytes.count, !CaseTableReader.isLineEnd(bytes[position]) { position += 1 }
    skipLineEnd()
  }

  private mutating func skipLineEnd() {
    if position < bytes.count, bytes[position] == 0x0D { position += 1 }
    if position < bytes.count, bytes[position] == 0x0A { position += 1 }
  }

  private mutating func readRow() {
    let start = position
    let found = diagnostics.count
    var cells: [CaseTable.Cell] = []
    while true {
      cells.append(readCell())
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
    }
    let range = SourceRange(file: file.id, start: start, end: position)
    skipLineEnd()
    guard cells.contains(where: { !$0.isEmpty }) else { return }
    if cells.count > Limits.caseTableColumns {
      let extra = cells[Limits.caseTableColumns].range
      cells.removeLast(cells.count - Limits.caseTableColumns)
      diagnostics.append(SyntaxMessages.tooManyColumns(at: extra))
    }
    guard rows.count <= Limits.caseTableRows else {
      diagnostics.append(SyntaxMessages.tooManyRows(at: range))
      isFull = true
      return
    }
    var row = CaseTable.Row(cells: cells, line: file.line(at: start), range: range)
    row.isDamaged = diagnostics.count > found
    rows.append(row)
  }

  private mutating func readCell() -> CaseTable.Cell {
    var index = position
    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    if index < bytes.count, bytes[index] == CaseTableReader.quote { return readQuoted(from: index) }
    let start = position
    while position < bytes.count, !endsCell(bytes[position]) { position += 1 }
    return cell(start, position)
  }

  /// A cell in quotes; one that is not closed ends with its line, so that one mistake does not
  /// swallow the table.
  private mutating func readQuoted(from opening: Int) -> CaseTable.Cell {
    var index = opening + 1
    while index < bytes.count {
      if bytes[index] == CaseTableReader.quote {
        guard index + 1 < bytes.count, bytes[index + 1] == CaseTableReader.quote else { break }
        index += 1
      }
      index += 1
    }
    guard index < bytes.count else {
      position = opening
      while position < bytes.count, !endsCell(bytes[position]) { position += 1 }
      let range = SourceRange(file: file.id, start: opening, end: position)
      diagnostics.append(SyntaxMessages.unclosedCell(at: range))
      return cell(opening + 1, position)
    }
    position = index + 1
    let behind = position
    while position < bytes.count, !endsCell(bytes[position]) { position += 1 }
    if bytes[behind..<position].contains(where: { !isBlank($0) }) {
      diagnostics.append(
        SyntaxMessages.textBehindQuote(
          at: SourceRange(file: file.id, start: opening, end: position)
        )
      )
    }
    return cell(opening + 1, index)
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == separator || CaseTableReader.isLineEnd(byte)
  }

  /// Blanks around a cell; a tab may be the sign between cells.
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte == 0x09 && separator != 0x09)
  }

  private func cell(_ start: Int, _ end: Int) -> CaseTable.Cell {
    var (start, end) = (start, end)
    while start < end, isTrimmed(bytes[start]) { start += 1 }
    while end > start, isTrimmed(bytes[end - 1]) { end -= 1 }
    // Office programs put blanks that do not break between thousands and around texts.
    while end - start >= 2, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 { start += 2 }
    while end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 { end -= 2 }
    var text: [UInt8] = []
    var index = start
    while index < end {
      text.append(bytes[index])
      let isDoubled =
        bytes[index] == CaseTableReader.quote && index + 1 < end
        && bytes[index + 1] == CaseTableReader.quote
      index += isDoubled ? 2 : 1
    }
    return CaseTable.Cell(
      text: String(decoding: text, as: UTF8.self),
      range: SourceRange(file: file.id, start: start, end: end)
    )
  }

  private func isTrimmed(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || CaseTableReader.isLineEnd(byte)
  }
}
