import KhenEvaluation

extension RecordSplitter {
  /// How many bytes are looked at again so that a boundary across two chunks is seen.
  private static let boundaryMargin = 600
  /// How many blanks are passed over to find what stands before them.
  private static let blanksLookedBack = 4096

  /// Finds one more record or goes one step towards it; false when there is nothing to do before
  /// more input comes.
  mutating func stepJSON(_ records: inout [SplitRecord]) -> Bool {
    if skipped != nil { return skipStep() }
    guard passMark() else { return false }
    skipBlanks(andCommas: arrangement == .array)
    if isFinished == false, start < buffer.count, buffer[start] == 0xEF, buffer.count - start < 3 {
      return false
    }
    guard start < buffer.count else {
      if isFinished, arrangement == .array {
        arrangement = .sequence
        emit(start, start, failure: .missingArrayEnd, &records)
      }
      return false
    }
    let byte = buffer[start]
    switch arrangement {
    case .undecided:
      if byte == Byte.openBracket {
        openArray()
        return true
      }
      if byte == Byte.openBrace { return stepStructure(&records) }
      arrangement = .lines
      return true
    case .lines: return stepLine(&records)
    case .sequence:
      if byte == Byte.openBracket {
        openArray()
        return true
      }
      return byte == Byte.openBrace ? stepStructure(&records) : stepStray(&records)
    case .array:
      if byte == Byte.closeBracket {
        arrangement = .sequence
        moveStart(to: start + 1)
        return true
      }
      if byte < 0x20 { beginBehindControls() }
      return byte == Byte.openBrace || byte == Byte.openBracket || scan.position > start
        ? stepStructure(&records) : stepStray(&records)
    }
  }

  /// Control characters right before an object are a mistake of that object, not one of their own.
  private mutating func beginBehindControls() {
    guard scan.position == start else { return }
    var index = start
    while index < buffer.count, buffer[index] <= 0x20, buffer[index] != Byte.newline { index += 1 }
    if index < buffer.count, buffer[index] == Byte.openBrace { scan.begin(at: index) }
  }

  /// Passes over a byte order mark at the very beginning; false when more input is needed to tell.
  mutating func passMark() -> Bool {
    guard baseOffset == 0, start == 0 else { return true }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if buffer.starts(with: mark) {
      start = 3
      lineStart = 3
      scan.begin(at: 3)
      return true
    }
    return isFinished || !mark.starts(with: buffer)
  }

  /// Passes over blanks, counting lines.
  private mutating func skipBlanks(andCommas: Bool) {
    let held = buffer
    let bytes = held.span
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Byte.newline {
        line += 1
        lineStart = index + 1
        isLineClean = true
      } else if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBB,
        bytes[index + 2] == 0xBF
      {
        // Files put together each bring a mark of their own.
        index += 2
      } else if andCommas && byte == Byte.comma {
        isLineClean = false
      } else if !Byte.isBlank(byte) {
        break
      }
      index += 1
    }
    if index != start {
      start = index
      searched = index
      scan.begin(at: index)
    } else if scan.position < start {
      scan.begin(at: start)
    }
  }

  private mutating func openArray() {
    arrangement = .array
    moveStart(to: start + 1)
  }

  /// A record on its own line: found by the line break alone where the line looks whole.
  private mutating func stepLine(_ records: inout [SplitRecord]) -> Bool {
    if isBroken { return recover(&records) }
    let held = buffer
    let bytes = held.span
    let index = FastText.newline(in: buffer, from: max(start, searched))
    searched = index
    guard index < bytes.count || isFinished else {
      if index - start > DossierLimits.recordBytes { beginSkip(&records) }
      return skipped != nil
    }
    var end = index
    while end > start, Byte.isBlank(bytes[end - 1]) { end -= 1 }
    if bytes[start] == Byte.openBrace, bytes[end - 1] != Byte.closeBrace {
      return stepStructure(&records)
    }
    if end - start > DossierLimits.recordBytes {
      emit(start, start, failure: .tooLong, &records)
    } else {
      emit(start, end, &records)
    }
    isLineClean = false
    passOver(to: index)
    return true
  }

  /// Takes lines that look like whole records and are there to their end, one after the other: what
  /// `stepLine` would do with them one by one.
  mutating func stepPlainLines(_ records: inout [SplitRecord]) {
    guard arrangement == .lines, !isBroken, skipped == nil else { return }
    let before = ordinal
    FlatArray.with(buffer) { bytes in
      // Behind a record that was taken comes the end of its line.
      while start + 1 < bytes.count, bytes[start] == Byte.newline,
        bytes[start + 1] == Byte.openBrace
      {
        let first = start + 1
        let end = FastText.first(Byte.newline, in: bytes, from: first, to: bytes.count)
        guard end < bytes.count, bytes[end - 1] == Byte.closeBrace,
          end - first <= DossierLimits.recordBytes
        else { break }
        line += 1
        lineStart = first
        emit(first, end, &records)
        start = end
      }
    }
    guard ordinal > before else { return }
    isLineClean = false
    passOver(to: start)
  }

  /// A record followed by its brackets.
  private mutating func stepStructure(_ records: inout [SplitRecord]) -> Bool {
    let indent = self.indent
    if isBroken { return recover(&records) }
    let held = buffer
    let progress = scan.advance(
      held.span,
      indent: indent,
      stopsAtRecordStart: isSuspicious || arrangement == .lines
    )
    switch progress {
    case .complete(let end):
      guard let restOfLine = restOfLine(after: end) else { return false }
      if arrangement == .undecided {
        let isOneLine = !containsNewline(start, end)
        arrangement = isOneLine && restOfLine.isBlank ? .lines : .sequence
      } else if arrangement == .lines, !restOfLine.isBlank {
        emit(start, restOfLine.end, &records)
        moveStart(to: restOfLine.end)
        return true
      }
      if isLineClean { usualIndent = indent }
      if end - start > DossierLimits.recordBytes {
        emit(start, start, failure: .tooLong, &records)
      } else {
        emit(start, end, &records)
      }
      moveStart(to: end)
      return true
    case .needsInput:
      if isFinished { return recover(&records) }
      guard buffer.count - start > DossierLimits.recordBytes else { return false }
      beginSkip(&records)
      return true
    case .broken: return recover(&records)
    }
  }

  /// Ends a broken record before what looks like the next one.
  private mutating func recover(_ records: inout [SplitRecord]) -> Bool {
    guard isFinished || !isBroken || buffer.count >= boundaryNeeds else { return false }
    let search = pattern.next(
      in: buffer.span,
      after: start,
      from: boundarySearchStart,
      isWhole: isFinished
    )
    var boundary: Int?
    if case .found(let place) = search { boundary = place }
    if boundary == nil, !isFinished {
      if buffer.count - start > DossierLimits.recordBytes {
        beginSkip(&records)
        return true
      }
      isBroken = true
      switch search {
      case .needsInput(let place):
        searched = place
        // Looked at again when there is twice as much of it, so that this stays linear.
        boundaryNeeds = buffer.count + (buffer.count - place)
      case .found, .nothing:
        searched = max(start + 1, buffer.count - RecordSplitter.boundaryMargin)
        boundaryNeeds = 0
      }
      return false
    }
    var end = boundary ?? buffer.count
    let next = end
    let endsArray = boundary == nil && arrangement == .array
    if endsArray { end = withoutClosingBracket(end) }
    while end > start,
      Byte.isBlank(buffer[end - 1]) || arrangement == .array && buffer[end - 1] == Byte.comma
    { end -= 1 }
    if arrangement == .undecided {
      arrangement = containsNewline(start, end) ? .sequence : .lines
    }
    isSuspicious = true
    if end - start > DossierLimits.recordBytes {
      emit(start, start, failure: .tooLong, &records)
    } else {
      emit(start, end, &records)
    }
    moveStart(to: next)
    if endsArray { arrangement = .sequence }
    return true
  }

  /// The beginning of the record after the one at `start` is recognised by it.
  private var pattern: BoundaryPattern {
    BoundaryPattern(recordAt: start, in: buffer.span, indent: indent, arrangement: arrangement)
  }

  /// Where to go on looking for a boundary: at what stands before the blanks before `searched`,
  /// which tells what may follow.
  private var boundarySearchStart: Int {
    let first = start + 1
    var index = max(first, searched)
    let least = max(first, index - RecordSplitter.blanksLookedBack)
    while index > least, Byte.isBlank(buffer[index - 1]) { index -= 1 }
    return max(first, index - 1)
  }

  /// Something that is no object: one result, up to the next thing that can be one.
  private mutating func stepStray(_ records: inout [SplitRecord]) -> Bool {
    let held = buffer
    let bytes = held.span
    var index = max(start, searched)
    var isInText = false
    if index > start { index = start }
    loop: while index < bytes.count {
      let byte = bytes[index]
      if isInText {
        if byte == Byte.backslash { index += 1 } else if byte == Byte.quote { isInText = false }
        if byte == Byte.newline { break loop }
      } else {
        switch byte {
        case Byte.quote: isInText = true
        case Byte.newline, Byte.openBrace: break loop
        case Byte.comma, Byte.closeBracket:
          if arrangement == .array { break loop }
        default: break
        }
      }
      index += 1
    }
    index = min(index, bytes.count)
    if index == bytes.count, !isFinished {
      guard index - start > DossierLimits.recordBytes else { return false }
      beginSkip(&records)
      return true
    }
    var end = index
    while end > start, Byte.isBlank(bytes[end - 1]) { end -= 1 }
    emit(start, end, &records)
    moveStart(to: index)
    return true
  }

  /// Gives up on a record that is too long and passes over the rest of it.
  private mutating func beginSkip(_ records: inout [SplitRecord]) {
    if arrangement == .undecided {
      arrangement = containsNewline(start, buffer.count) ? .sequence : .lines
    }
    skipped = pattern
    isSuspicious = true
    emit(start, start, failure: .tooLong, &records)
    start += 1
  }

  private mutating func skipStep() -> Bool {
    guard let pattern = skipped else { return false }
    var boundary: Int?
    if arrangement == .lines {
      boundary = buffer.span.firstNewline(from: start)
    } else {
      let search = pattern.next(in: buffer.span, after: start, from: start, isWhole: isFinished)
      if case .found(let place) = search { boundary = place }
    }
    if let boundary {
      skipped = nil
      moveStart(to: boundary)
      return true
    }
    // Enough is kept to see a boundary that lies across two chunks.
    let kept = arrangement == .lines ? 0 : RecordSplitter.boundaryMargin
    if buffer.count - kept > start { moveStart(to: buffer.count - kept) }
    if isFinished {
      skipped = nil
      moveStart(to: buffer.count)
    }
    return false
  }

  /// Indentation of the record at `start`, as far as it can tell records from what is in them.
  private var indent: Int { isLineClean ? start - lineStart : usualIndent }

  private mutating func emit(
    _ first: Int,
    _ end: Int,
    failure: SplitRecord.Failure? = nil,
    _ records: inout [SplitRecord]
  ) {
    ordinal += 1
    records.append(
      SplitRecord(
        start: first,
        end: end,
        offset: baseOffset + first,
        line: line,
        column: first - lineStart + 1,
        ordinal: ordinal,
        failure: failure
      )
    )
  }

  /// Goes on behind something, counting the lines in it.
  mutating func moveStart(to next: Int) {
    let held = buffer
    let bytes = held.span
    var lastNewline = -1
    var found = FastText.first(Byte.newline, in: buffer, from: start, to: next)
    while found < next {
      line += 1
      lastNewline = found
      found = FastText.first(Byte.newline, in: buffer, from: found + 1, to: next)
    }
    isLineClean = lastNewline >= 0
    var index = lastNewline + 1
    while isLineClean, index < next {
      isLineClean = Byte.isBlank(bytes[index])
      index += 1
    }
    if lastNewline >= 0 { lineStart = lastNewline + 1 }
    passOver(to: next)
  }

  private mutating func passOver(to next: Int) {
    start = next
    searched = next
    isBroken = false
    scan.begin(at: next)
  }

  private func containsNewline(_ first: Int, _ end: Int) -> Bool {
    (buffer.span.firstNewline(from: first) ?? end) < end
  }

  /// The end of the line after a record, and whether only blanks lie between; nothing when more
  /// input is needed to tell.
  private func restOfLine(after end: Int) -> (end: Int, isBlank: Bool)? {
    guard arrangement == .undecided || arrangement == .lines else { return (end, true) }
    let held = buffer
    let bytes = held.span
    var isBlank = true
    var contentEnd = end
    var index = end
    while index < bytes.count, bytes[index] != Byte.newline {
      if !Byte.isBlank(bytes[index]) {
        isBlank = false
        contentEnd = index + 1
        if arrangement == .undecided { return (contentEnd, false) }
      }
      index += 1
    }
    return index < bytes.count || isFinished ? (contentEnd, isBlank) : nil
  }

  /// At the end of a list whose last record is broken, the closing bracket is the list's.
  private func withoutClosingBracket(_ end: Int) -> Int {
    var end = end
    while end > start, Byte.isBlank(buffer[end - 1]) { end -= 1 }
    return end > start && buffer[end - 1] == Byte.closeBracket ? end - 1 : end
  }
}

extension Span<UInt8> {
  /// The first line break at or after a place.
  func firstNewline(from start: Int) -> Int? {
    var index = start
    while index < count {
      if self[index] == Byte.newline { return index }
      index += 1
    }
    return nil
  }
}
