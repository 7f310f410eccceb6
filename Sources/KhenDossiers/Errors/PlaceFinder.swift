/// Turns offsets within a record into places; done only for what is shown, so that reading need
/// not keep them.
package enum PlaceFinder {
  /// The place of a fact by its origin (one more than the offset of its value in the record).
  ///
  /// `line`, `column`: where the record begins. O(length of the record).
  package static func place(
    ofOrigin origin: UInt32,
    in record: Span<UInt8>,
    line: Int,
    column: Int = 1
  ) -> Place {
    place(ofOffset: Int(origin) - 1, in: record, line: line, column: column)
  }

  /// The place of a byte of a record.
  package static func place(
    ofOffset offset: Int,
    in record: Span<UInt8>,
    line: Int,
    column: Int = 1
  ) -> Place {
    var place = self.place(ofByte: offset, in: record, line: line, column: column)
    place.pointer = pointer(to: min(max(0, offset), record.count), in: record)
    return place
  }

  /// Line and column of a byte of a record.
  static func place(
    ofByte offset: Int,
    in record: Span<UInt8>,
    line: Int,
    column: Int
  ) -> Place {
    let target = min(max(0, offset), record.count)
    var place = Place(line: line, column: column)
    for index in 0..<target {
      let byte = record[index]
      if byte == Byte.newline {
        place.line += 1
        place.column = 1
      } else if byte & 0xC0 != 0x80, !isCombiningMark(record, at: index) {
        place.column += 1
      }
    }
    return place
  }

  /// One open object or array on the way to a byte.
  private struct Level {
    var isArray: Bool
    var element: Int
    var key: (start: Int, end: Int)?
  }

  private static func isCombiningMark(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    // U+0300…U+036F are CC 80 … CD AF.
    guard index + 1 < bytes.count else { return false }
    return bytes[index] == 0xCC || bytes[index] == 0xCD && bytes[index + 1] <= 0xAF
  }

  private static func pointer(to target: Int, in record: Span<UInt8>) -> String {
    var levels: [Level] = []
    var index = 0
    var expectsKey = false
    while index <= target, index < record.count {
      switch record[index] {
      case Byte.openBrace:
        if index == target { return text(of: levels, in: record) }
        levels.append(Level(isArray: false, element: 0, key: nil))
        expectsKey = true
      case Byte.openBracket:
        if index == target { return text(of: levels, in: record) }
        levels.append(Level(isArray: true, element: 0, key: nil))
        expectsKey = false
      case Byte.closeBrace, Byte.closeBracket:
        if index == target { return text(of: levels, in: record) }
        if !levels.isEmpty { levels.removeLast() }
        expectsKey = false
      case Byte.comma:
        if let last = levels.indices.last {
          levels[last].element += 1
          levels[last].key = nil
          expectsKey = !levels[last].isArray
        }
      case Byte.quote:
        let start = index
        index += 1
        while index < record.count, record[index] != Byte.quote {
          if record[index] == Byte.backslash { index += 1 }
          index += 1
        }
        if expectsKey, let last = levels.indices.last {
          levels[last].key = (start + 1, min(index, record.count))
          expectsKey = false
        }
      default: break
      }
      index += 1
    }
    return text(of: levels, in: record)
  }

  /// Deeper than this a pointer tells nobody anything; it ends with `/…`.
  static let levelsShown = 12

  private static func text(of levels: [Level], in record: Span<UInt8>) -> String {
    var text = ""
    for (depth, level) in levels.enumerated() {
      guard depth < levelsShown else { return text + "/…" }
      if level.isArray {
        text += "/\(level.element)"
      } else if let key = level.key {
        text += step(Bytes.excerpt(record, key.start, key.end))
      }
    }
    return text
  }

  /// One step of a pointer, to the value of a key.
  static func step(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return "/" + key
    }
    var text = "/"
    for character in key {
      switch character {
      case "~": text += "~0"
      case "/": text += "~1"
      default: text.append(character)
      }
    }
    return text
  }
}
