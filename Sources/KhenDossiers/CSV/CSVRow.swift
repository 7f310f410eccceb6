/// The cells of one row, as ranges of its bytes; reused from row to row.
struct CSVRow: Sendable {
  /// One cell, blanks at its ends trimmed.
  struct Cell: Sendable {
    /// Offset of the cell in the row, quotes included.
    var offset: Int
    var start: Int
    var end: Int
    /// Whether the range is one of `decoded`: the cell had doubled quotes.
    var isDecoded: Bool

    var isEmpty: Bool { start == end }
  }

  /// The cells.
  private(set) var cells: [Cell] = []
  /// Cells without their doubled quotes, one after the other.
  private(set) var decoded: [UInt8] = []
  /// Offset of text that follows a closing quote; -1 for none.
  private(set) var strayOffset = -1

  /// Cuts a row (RFC 4180; blanks around a cell do not count).
  mutating func cut(_ bytes: Span<UInt8>, separator: UInt8) {
    cells.removeAll(keepingCapacity: true)
    decoded.removeAll(keepingCapacity: true)
    strayOffset = -1
    var index = 0
    while true {
      let offset = index
      if index < bytes.count, bytes[index] == Byte.quote {
        index = cutQuoted(bytes, from: index)
        let closing = index
        while index < bytes.count, bytes[index] != separator { index += 1 }
        if strayOffset < 0, !Bytes.trimmed(bytes, closing, index).isEmpty { strayOffset = offset }
      } else {
        while index < bytes.count, bytes[index] != separator { index += 1 }
        let range = Bytes.trimmed(bytes, offset, index)
        cells.append(
          Cell(offset: offset, start: range.lowerBound, end: range.upperBound, isDecoded: false)
        )
      }
      if index >= bytes.count { return }
      index += 1
    }
  }

  /// The text of a cell.
  func text(_ index: Int, _ bytes: Span<UInt8>) -> String {
    let cell = cells[index]
    return cell.isDecoded
      ? Bytes.text(decoded.span, cell.start, cell.end) : Bytes.text(bytes, cell.start, cell.end)
  }

  /// Which of the usual separators a header uses: the most frequent outside of quotes.
  static func separator(of header: Span<UInt8>) -> UInt8 {
    var counts = (comma: 0, semicolon: 0, tab: 0)
    var isQuoted = false
    for index in header.indices {
      switch header[index] {
      case Byte.quote: isQuoted.toggle()
      case Byte.comma where !isQuoted: counts.comma += 1
      case Byte.semicolon where !isQuoted: counts.semicolon += 1
      case Byte.tab where !isQuoted: counts.tab += 1
      default: break
      }
    }
    if counts.tab > counts.comma, counts.tab > counts.semicolon { return Byte.tab }
    return counts.semicolon > counts.comma ? Byte.semicolon : Byte.comma
  }

  /// Cuts a quoted cell and gives the byte after its closing quote.
  private mutating func cutQuoted(_ bytes: Span<UInt8>, from offset: Int) -> Int {
    var index = offset + 1
    let start = index
    while index < bytes.count, bytes[index] != Byte.quote { index += 1 }
    let isPlain = index + 1 >= bytes.count || bytes[index + 1] != Byte.quote
    if isPlain {
      let range = Bytes.trimmed(bytes, start, index)
      cells.append(
        Cell(offset: offset, start: range.lowerBound, end: range.upperBound, isDecoded: false)
      )
      return min(index + 1, bytes.count)
    }
    let first = decoded.count
    index = start
    while index < bytes.count {
      if bytes[index] == Byte.quote {
        index += 1
        guard index < bytes.count, bytes[index] == Byte.quote else { break }
      }
      decoded.append(bytes[index])
      index += 1
    }
    let range = Bytes.trimmed(decoded.span, first, decoded.count)
    cells.append(
      Cell(offset: offset, start: range.lowerBound, end: range.upperBound, isDecoded: true)
    )
    return index
  }
}
