extension RecordSplitter {
  /// How far a quoted cell may reach once a quote was left open, so that one mistake does not
  /// swallow the table.
  private static let suspiciousCellBytes = 64 << 10

  /// Finds one more row; false when more input is needed.
  mutating func stepRow(_ records: inout [SplitRecord]) -> Bool {
    if skipped != nil {
      guard let newline = buffer.span.firstNewline(from: start) else {
        moveStart(to: buffer.count)
        return false
      }
      skipped = nil
      moveStart(to: newline + 1)
      return true
    }
    guard passMark() else { return false }
    skipEmptyRows()
    guard start < buffer.count else { return false }
    let limit = isSuspicious ? RecordSplitter.suspiciousCellBytes : DossierLimits.recordBytes
    let held = buffer
    let bytes = held.span
    // Going on where the last chunk ended keeps long rows linear.
    var scan = rowScan
    if scan.position <= start { scan = RowScan(position: start) }
    var index = scan.position
    var isQuoted = scan.isQuoted
    var isCellStart = scan.isCellStart
    while index < bytes.count {
      if isQuoted {
        // Only a quote ends a quoted cell; one that is far away is not waited for.
        let quote = FastText.first(Byte.quote, in: buffer, from: index, to: bytes.count)
        guard quote - start <= limit + 1 else {
          index = min(max(index, start + limit + 1), bytes.count)
          break
        }
        index = quote
        guard index < bytes.count else { break }
        // Two quotes are one quote of the text; the next byte may still be to come.
        guard index + 1 < bytes.count || isFinished else { break }
        if index + 1 < bytes.count, bytes[index + 1] == Byte.quote {
          index += 1
        } else {
          isQuoted = false
        }
        isCellStart = false
        index += 1
        continue
      }
      let next = FastText.endOfPlainCells(in: buffer, from: index)
      if next > index { isCellStart = RecordSplitter.isSeparator(bytes[next - 1]) }
      index = next
      guard index < bytes.count, bytes[index] == Byte.quote else { break }
      if isCellStart { isQuoted = true }
      isCellStart = false
      index += 1
    }
    // Whether a line break follows a carriage return may still be to come.
    let isComplete =
      index < bytes.count && !isQuoted
      && (isFinished || bytes[index] != Byte.carriageReturn || index + 1 < bytes.count)
    if !isComplete, !isFinished, index - start <= limit {
      rowScan = RowScan(position: index, isQuoted: isQuoted, isCellStart: isCellStart)
      return false
    }
    rowScan = RowScan(position: 0)
    if isQuoted {
      // The quote was never closed: the row is what stands on its first line.
      isSuspicious = true
      let end = bytes.firstNewline(from: start) ?? bytes.count
      emitRow(start, end, failure: .unclosedQuote, &records)
      moveStart(to: min(end + 1, bytes.count))
    } else if index - start > DossierLimits.recordBytes {
      emitRow(start, start, failure: .tooLong, &records)
      if isComplete {
        moveStart(to: index + 1)
      } else {
        skipped = BoundaryPattern(recordAt: start, in: bytes, indent: 0, arrangement: .lines)
      }
    } else {
      emitRow(start, index, &records)
      var next = min(index + 1, bytes.count)
      if index < bytes.count, bytes[index] == Byte.carriageReturn {
        // Old programs end lines with a carriage return alone.
        if next < bytes.count, bytes[next] == Byte.newline { next += 1 } else { line += 1 }
      }
      moveStart(to: next)
    }
    return true
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == Byte.comma || byte == Byte.semicolon || byte == Byte.tab
  }

  private mutating func skipEmptyRows() {
    var index = start
    while index < buffer.count,
      buffer[index] == Byte.newline || buffer[index] == Byte.carriageReturn
    {
      index += 1
    }
    moveStart(to: index)
  }

  private mutating func emitRow(
    _ first: Int,
    _ end: Int,
    failure: SplitRecord.Failure? = nil,
    _ records: inout [SplitRecord]
  ) {
    ordinal += 1
    let isReturnLast = end > first && buffer[end - 1] == Byte.carriageReturn
    records.append(
      SplitRecord(
        start: first,
        end: isReturnLast ? end - 1 : end,
        offset: baseOffset + first,
        line: line,
        column: 1,
        ordinal: ordinal,
        failure: failure
      )
    )
  }
}

/// How far a row was looked through, and what stands there.
struct RowScan: Sendable {
  /// The next byte to look at.
  var position: Int
  /// Whether it is inside a quoted cell.
  var isQuoted = false
  /// Whether a cell begins with it.
  var isCellStart = true
}
