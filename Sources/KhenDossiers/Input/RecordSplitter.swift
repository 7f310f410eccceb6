/// Cuts an input into records without understanding them: dossiers of JSON in any arrangement,
/// or rows of a table.
///
/// Bytes come in chunks of any size and go out in batches of whole records; memory is bounded by
/// one chunk and one record. Whatever is wrong in one record, the next one is found again.
package struct RecordSplitter: Sendable {
  /// What the input is made of.
  package enum Format: Sendable {
    /// One object a line, a list of objects, one object, or several one after the other.
    case json
    /// Rows of a table; cells in quotes may contain line breaks.
    case rows
  }

  /// How the objects of a JSON input are arranged.
  enum Arrangement {
    case undecided
    /// One object a line; a line that does not end its object is tried as more lines.
    case lines
    /// Objects one after the other over any number of lines.
    case sequence
    /// A list of objects.
    case array
  }

  let format: Format
  var arrangement = Arrangement.undecided
  var buffer: [UInt8] = []
  /// First byte that belongs to no record yet.
  var start = 0
  /// Place of the first byte of the buffer in the input.
  var baseOffset = 0
  /// Line of `start`, from 1.
  var line = 1
  var ordinal = 0
  var isFinished = false
  /// Bytes before this one were searched for the end of the record at `start`.
  var searched = 0
  var scan = StructureScan()
  /// The same for a row of a table.
  var rowScan = RowScan(position: 0)
  /// First byte of the line of `start`; negative where it is in the buffer no more.
  var lineStart = 0
  /// Whether only blanks lie between the two.
  var isLineClean = true
  /// The record at `start` cannot be whole; its end is being looked for.
  var isBroken = false
  /// How many bytes must be there before its end is looked for again.
  var boundaryNeeds = 0
  /// Indentation of the last record that began its line; -1 before the first.
  var usualIndent = -1
  /// After a record that never ended, a line that looks like the next record ends a record.
  var isSuspicious = false
  /// A record too long is being passed over; its beginning, to recognise the next by.
  var skipped: BoundaryPattern?

  /// Starts at the first byte of an input.
  package init(format: Format) { self.format = format }

  /// Takes more bytes of the input.
  package mutating func append(_ bytes: [UInt8]) {
    if buffer.isEmpty { buffer = bytes } else { buffer += bytes }
  }

  /// Takes more bytes of the input from what appends them to those before; answers as it does,
  /// false for the end of the input.
  package mutating func append(_ read: (inout [UInt8]) -> Bool) -> Bool { read(&buffer) }

  /// How many bytes are held that belong to no record yet.
  package var byteCount: Int { buffer.count }

  /// Says that the input ends here.
  package mutating func finish() { isFinished = true }

  /// Gives all records that are complete; after `finish`, also what is left.
  package mutating func takeBatch() -> RecordBatch {
    var spare: [UInt8] = []
    return takeBatch(reusing: &spare)
  }

  /// The same; the memory of `spare`, whose bytes are of no more use, takes the next ones.
  package mutating func takeBatch(reusing spare: inout [UInt8]) -> RecordBatch {
    var records: [SplitRecord] = []
    switch format {
    case .json:
      repeat { stepPlainLines(&records) } while stepJSON(&records)
    case .rows: while stepRow(&records) {}
    }
    let batch = RecordBatch(bytes: buffer, records: records)
    if start > 0 {
      spare.removeAll(keepingCapacity: true)
      spare.append(contentsOf: buffer[start...])
      buffer = []
      swap(&buffer, &spare)
      baseOffset += start
      searched = max(0, searched - start)
      boundaryNeeds -= start
      scan.shift(by: start)
      rowScan.position -= start
      lineStart -= start
      start = 0
    }
    return batch
  }
}

/// Bytes of an input with the records that lie in them; can be handed to another thread.
package struct RecordBatch: Sendable {
  /// The bytes.
  package var bytes: [UInt8]
  /// The records, in order.
  package var records: [SplitRecord]
}

/// One record of an input, not yet read.
package struct SplitRecord: Hashable, Sendable {
  /// First byte in the batch.
  package var start: Int
  /// Byte after the last in the batch.
  package var end: Int
  /// Offset of the first byte in the input.
  package var offset: Int
  /// Line of the first byte, from 1.
  package var line: Int
  /// Column of the first byte, from 1; bytes, where other records stand before it on the line.
  package var column: Int
  /// Position among the records of the input, from 1.
  package var ordinal: Int
  /// Why the record cannot be read at all; nothing for most.
  package var failure: Failure?

  /// What keeps a record from being read at all.
  package enum Failure: Hashable, Sendable {
    /// Longer than `DossierLimits.recordBytes`; its bytes are not kept.
    case tooLong
    /// A list of dossiers that the input does not close.
    case missingArrayEnd
    /// A quoted cell that is not closed.
    case unclosedQuote

    /// What is told of it.
    package var mistake: DataMistake {
      switch self {
      case .tooLong: .recordTooLong
      case .missingArrayEnd: .missingArrayEnd
      case .unclosedQuote: .unclosedQuote
      }
    }
  }
}
