import KhenSource

/// Where each value of a JSON record begins and which way leads to it, found in one pass; pointers are
/// made for what is asked for, each once.
///
/// What `PlaceFinder` says of one byte, for many values of one record.
struct ValueIndex {
  private struct Value {
    /// Offset of the first byte.
    var start: Int
    /// The object or array that holds it; −1 for the record itself.
    var parent: Int
    /// How many objects and arrays hold it.
    var depth: Int
    /// Its number in an array, from 0; −1 in an object.
    var element: Int
    /// The bytes of its key between the quotes, in an object.
    var key: (start: Int, end: Int)
    /// How many lines end before it.
    var newlines: Int
    var pointer: String?
  }

  /// An object or array that is open.
  private struct Level {
    var value: Int
    var isArray: Bool
    var element = 0
    var key = (start: 0, end: 0)
    var expectsKey: Bool
  }

  /// The values, in the order of the record.
  private var values: [Value] = []

  /// Finds the values; O(length of the record).
  init(_ record: Span<UInt8>) {
    var levels: [Level] = []
    var newlines = 0
    var index = 0
    while index < record.count {
      let byte = record[index]
      switch byte {
      case Byte.newline: newlines += 1
      case Byte.openBrace, Byte.openBracket:
        add(at: index, levels.last, depth: levels.count, newlines)
        let isArray = byte == Byte.openBracket
        levels.append(Level(value: values.count - 1, isArray: isArray, expectsKey: !isArray))
      case Byte.closeBrace, Byte.closeBracket:
        if !levels.isEmpty { levels.removeLast() }
      case Byte.comma:
        if let last = levels.indices.last {
          levels[last].element += 1
          levels[last].expectsKey = !levels[last].isArray
        }
      case Byte.quote:
        let start = index
        index = ValueIndex.endOfText(in: record, from: index + 1)
        if let last = levels.indices.last, levels[last].expectsKey {
          levels[last].key = (start + 1, min(index, record.count))
          levels[last].expectsKey = false
        } else {
          add(at: start, levels.last, depth: levels.count, newlines)
        }
      case Byte.colon, Byte.space, Byte.tab, Byte.carriageReturn: break
      default:
        add(at: index, levels.last, depth: levels.count, newlines)
        index = ValueIndex.endOfWord(in: record, from: index + 1) - 1
      }
      index += 1
    }
  }

  /// The pointer to the value that begins at an offset, and the lines that end before it; nothing
  /// where none begins there.
  mutating func place(
    ofOffset offset: Int,
    in record: Span<UInt8>
  ) -> (pointer: String, newlines: Int)? {
    let index = values.partitioningIndex(where: { $0.start >= offset })
    guard index < values.count, values[index].start == offset else { return nil }
    return (pointer(to: index, in: record), values[index].newlines)
  }

  private mutating func add(at start: Int, _ level: Level?, depth: Int, _ newlines: Int) {
    values.append(
      Value(
        start: start,
        parent: level?.value ?? -1,
        depth: depth,
        element: level?.isArray == true ? level?.element ?? -1 : -1,
        key: level?.key ?? (0, 0),
        newlines: newlines
      )
    )
  }

  private mutating func pointer(to index: Int, in record: Span<UInt8>) -> String {
    let value = values[index]
    if let pointer = value.pointer { return pointer }
    guard value.parent >= 0 else { return "" }
    var pointer = self.pointer(to: value.parent, in: record)
    switch value.depth {
    case ...PlaceFinder.levelsShown:
      pointer +=
        value.element >= 0
        ? "/\(value.element)"
        : PlaceFinder.step(Bytes.excerpt(record, value.key.start, value.key.end))
    case PlaceFinder.levelsShown + 1: pointer += "/…"
    default: break
    }
    values[index].pointer = pointer
    return pointer
  }

  /// The offset of the quote that ends a text.
  private static func endOfText(in record: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < record.count, record[index] != Byte.quote {
      if record[index] == Byte.backslash { index += 1 }
      index += 1
    }
    return index
  }

  /// The offset behind a number or name.
  private static func endOfWord(in record: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < record.count {
      switch record[index] {
      case Byte.comma, Byte.closeBrace, Byte.closeBracket, Byte.openBrace, Byte.openBracket,
        Byte.quote, Byte.colon, Byte.space, Byte.tab, Byte.carriageReturn, Byte.newline:
        return index
      default: index += 1
      }
    }
    return index
  }
}
