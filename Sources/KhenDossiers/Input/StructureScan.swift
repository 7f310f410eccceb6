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
        if isEscaped {
          isEscaped = false
        } else if byte == Byte.quote {
          isInText = false
          previous = byte
        } else if byte == Byte.backslash {
          isEscaped = true
        } else if byte == Byte.newline {
          return .broken
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

/// How the beginning of the record after a broken one is recognised.
struct BoundaryPattern: Sendable {
  /// Blanks before `{` on a line of its own; -1: any number.
  var indent: Int
  /// `{` and the first key of the broken record; within a list another record may begin with it
  /// after a comma on the same line.
  var opening: [UInt8]

  /// Takes the pattern of a record.
  init(recordAt start: Int, in bytes: Span<UInt8>, indent: Int, isInArray: Bool) {
    self.indent = indent
    opening = []
    guard isInArray, start < bytes.count, bytes[start] == Byte.openBrace else { return }
    var index = start + 1
    while index < bytes.count, Byte.isBlank(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == Byte.quote else { return }
    index += 1
    while index < bytes.count, index - start < 256, bytes[index] != Byte.quote { index += 1 }
    guard index < bytes.count, bytes[index] == Byte.quote else { return }
    for position in start...index { opening.append(bytes[position]) }
  }

  /// The first byte of the next record, looked for from a place within the broken one.
  func boundary(in bytes: Span<UInt8>, from first: Int) -> Int? {
    var index = first
    var lineStart = -1
    var previous: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Byte.newline {
        lineStart = index + 1
      } else if !Byte.isBlank(byte) {
        if byte == Byte.openBrace {
          let beginsLine =
            lineStart >= 0 && (indent < 0 || index - lineStart == indent)
            && previous != Byte.colon
          if beginsLine || previous == Byte.comma && opens(bytes, at: index) { return index }
        }
        lineStart = -1
        previous = byte
      }
      index += 1
    }
    return nil
  }

  private func opens(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    guard !opening.isEmpty, bytes.count - index >= opening.count else { return false }
    for position in opening.indices where bytes[index + position] != opening[position] {
      return false
    }
    return true
  }
}
