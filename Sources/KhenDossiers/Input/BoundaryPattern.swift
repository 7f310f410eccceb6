/// How the beginning of the record after a broken one is recognised.
struct BoundaryPattern: Sendable {
  /// What looking for the next record came to.
  enum Search: Equatable {
    /// The first byte of the next record.
    case found(Int)
    case nothing
    /// Whether the object at a place is the next record is told only by what follows.
    case needsInput(Int)
  }

  /// Blanks before `{` on a line of its own; -1: any number.
  private let indent: Int
  /// How the records of the input are arranged.
  private let arrangement: RecordSplitter.Arrangement
  /// `{` and the first key of the broken record.
  private var opening: [UInt8] = []

  /// Takes the pattern of a record.
  init(
    recordAt start: Int,
    in bytes: Span<UInt8>,
    indent: Int,
    arrangement: RecordSplitter.Arrangement
  ) {
    self.indent = indent
    self.arrangement = arrangement
    guard start < bytes.count, bytes[start] == Byte.openBrace else { return }
    var index = start + 1
    while index < bytes.count, Byte.isBlank(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == Byte.quote else { return }
    index += 1
    while index < bytes.count, index - start < 256, bytes[index] != Byte.quote { index += 1 }
    guard index < bytes.count, bytes[index] == Byte.quote else { return }
    for position in start...index { opening.append(bytes[position]) }
  }

  /// The next record, looked for from a place within the broken one.
  ///
  /// - Parameters:
  ///   - bytes: the input, as far as it is there.
  ///   - start: the first byte of the broken record.
  ///   - first: where to begin; at the beginning of a line or before what is not blank.
  ///   - isWhole: whether the input ends with these bytes.
  /// - Returns: where it is, that it is not in these bytes, or that they do not tell.
  func next(
    in bytes: Span<UInt8>,
    after start: Int,
    from first: Int,
    isWhole: Bool
  ) -> Search {
    var index = first
    var lineStart = -1
    var previous: UInt8 = 0
    var secondLine: Int?
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Byte.newline {
        lineStart = index + 1
      } else if !Byte.isBlank(byte) {
        if byte == Byte.openBrace {
          let beginsLine = lineStart >= 0 && (indent < 0 || index - lineStart == indent)
          if beginsLine, previous == Byte.colon, arrangement != .lines {
            let second = secondLine ?? firstOfSecondLine(bytes, after: start)
            secondLine = second
            switch isRecord(bytes, at: index, isSecondLine: index == second, isWhole: isWhole) {
            case true: return .found(index)
            case false: break
            case nil: return .needsInput(index)
            }
          } else if beginsLine {
            return .found(index)
          } else if arrangement == .array, previous == Byte.comma, opens(bytes, at: index) == true {
            // Within a list another record may begin on the same line.
            return .found(index)
          }
        }
        lineStart = -1
        previous = byte
      }
      index += 1
    }
    return .nothing
  }

  /// Whether the object behind a colon and a line break is a record and no value; nothing where more
  /// input is needed to tell.
  ///
  /// It is if it begins with the same key as the broken record. Else it may be the record behind a
  /// line that was cut: it stands on one line as that does, and what follows it cannot follow a
  /// value, behind which comes `}` or another key.
  private func isRecord(
    _ bytes: Span<UInt8>,
    at first: Int,
    isSecondLine: Bool,
    isWhole: Bool
  ) -> Bool? {
    switch opens(bytes, at: first) {
    case true: return true
    case false: break
    case nil: if !isWhole { return nil }
    }
    guard isSecondLine else { return false }
    guard let lineEnd = bytes.firstNewline(from: first) ?? (isWhole ? bytes.count : nil) else {
      return nil
    }
    var scan = StructureScan()
    scan.begin(at: first)
    guard
      case .complete(let end) = scan.advance(
        bytes.extracting(0..<lineEnd),
        indent: 0,
        stopsAtRecordStart: false
      )
    else { return false }
    var index = end
    var isBehindComma = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Byte.comma, !isBehindComma {
        isBehindComma = true
      } else if !Byte.isBlank(byte) {
        return byte != (isBehindComma ? Byte.quote : Byte.closeBrace)
      }
      index += 1
    }
    return isWhole ? true : nil
  }

  /// The first byte that is not blank behind the line on which a record begins.
  private func firstOfSecondLine(_ bytes: Span<UInt8>, after start: Int) -> Int {
    var index = bytes.firstNewline(from: start) ?? bytes.count
    while index < bytes.count, Byte.isBlank(bytes[index]) { index += 1 }
    return index
  }

  /// Whether an object begins as the broken record does; nothing where the input ends too early.
  private func opens(_ bytes: Span<UInt8>, at index: Int) -> Bool? {
    guard !opening.isEmpty else { return false }
    for position in opening.indices {
      guard index + position < bytes.count else { return nil }
      if bytes[index + position] != opening[position] { return false }
    }
    return true
  }
}
