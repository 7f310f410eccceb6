/// Follows the brackets and strings of one JSON value, to find its end; can stop and go on.
struct StructureScan: Sendable {
  /// Where following a value has come to.
  enum Progress {
    /// The byte after the value.
    case complete(Int)
    /// The value cannot be whole.
    case broken
    case needsInput
  }
  /// Deeper than this, brackets are not told apart from noise.
  private static let depthLimit = 1000

  /// Next byte to look at.
  var position = 0
  private var stack: [UInt8] = []
  private var isComplete = false
  private var isInText = false
  private var isEscaped = false
  private var lineStart = -1
  private var previous: UInt8 = 0

  /// Begins at the first byte of a value.
  mutating func begin(at start: Int) {
    position = start
    isComplete = false
    stack.removeAll(keepingCapacity: true)
    isInText = false
    isEscaped = false
    lineStart = -1
    previous = 0
  }

  /// Follows the buffer when its first bytes are given away.
  mutating func shift(by count: Int) {
    position -= count
    if lineStart >= 0 { lineStart = max(0, lineStart - count) }
  }

  /// Goes on as far as there are bytes.
  ///
  /// A line that begins with `{` where JSON allows none, or anywhere for `stopsAtRecordStart`,
  /// and that is indented as the record was, means that the record was not finished.
  mutating func advance(
    _ bytes: Span<UInt8>,
    indent: Int,
    stopsAtRecordStart: Bool
  ) -> Progress {
    if isComplete { return .complete(position) }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if isInText {
        // A line break ends every text, also behind a backslash.
        if byte == Byte.newline { return .broken }
        if isEscaped {
          isEscaped = false
        } else if byte == Byte.quote {
          isInText = false
          previous = byte
        } else if byte == Byte.backslash {
          isEscaped = true
        }
        continue
      }
      switch byte {
      case Byte.newline:
        lineStart = position
        continue
      case Byte.space, Byte.tab, Byte.carriageReturn:
        continue
      case Byte.quote:
        isInText = true
      case Byte.openBrace, Byte.openBracket:
        if byte == Byte.openBrace, lineStart >= 0, position - 1 - lineStart == indent {
          let isAllowed =
            previous == Byte.colon
            || stack.last == Byte.openBracket
              && (previous == Byte.comma || previous == Byte.openBracket)
          if !isAllowed || stopsAtRecordStart && previous != Byte.colon { return .broken }
        }
        guard stack.count < StructureScan.depthLimit else { return .broken }
        stack.append(byte)
      case Byte.closeBrace, Byte.closeBracket:
        guard stack.popLast() == (byte == Byte.closeBrace ? Byte.openBrace : Byte.openBracket)
        else { return .broken }
        isComplete = stack.isEmpty
        if isComplete { return .complete(position) }
      default: break
      }
      lineStart = -1
      previous = byte
    }
    return .needsInput
  }
}
