/// A rule file in memory: its bytes, which are valid UTF-8, and its line table.
package struct SourceFile: Sendable {
  /// Which file of the source map it is.
  package let id: FileID
  /// The path that people see.
  package let name: String
  /// The text as UTF-8, without byte order mark.
  package let bytes: [UInt8]
  /// Whether the file on disk begins with a byte order mark.
  package let hasByteOrderMark: Bool
  /// Offsets of the first byte of every line; the first is 0.
  private let lineStarts: [UInt32]

  /// Makes a file of a text that is in memory.
  package init(id: FileID, name: String, text: String) {
    let bytes = Array(text.utf8)
    self.init(
      id: id,
      name: name,
      bytes: bytes,
      hasByteOrderMark: false,
      lineStarts: TextScan(bytes).lineStarts
    )
  }

  /// Makes a file of bytes known to be valid UTF-8, whose lines were found.
  init(id: FileID, name: String, bytes: [UInt8], hasByteOrderMark: Bool, lineStarts: [UInt32]) {
    self.id = id
    self.name = name
    self.bytes = bytes
    self.hasByteOrderMark = hasByteOrderMark
    self.lineStarts = lineStarts
  }

  /// The whole text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The range of the whole file.
  package var range: SourceRange { SourceRange(file: id, start: 0, end: bytes.count) }

  /// How many lines the file has, at least 1.
  package var lineCount: Int { lineStarts.count }

  /// The text of a range; offsets outside the file are clamped.
  package func text(in range: SourceRange) -> String {
    text(from: Int(range.start), to: Int(range.end))
  }

  /// The text between two byte offsets; offsets outside the file are clamped.
  package func text(from start: Int, to end: Int) -> String {
    let upper = min(max(end, 0), bytes.count)
    return String(decoding: bytes[min(max(start, 0), upper)..<upper], as: UTF8.self)
  }

  // MARK: Places

  /// The line of an offset, from 1; O(log lines).
  package func line(at offset: Int) -> Int {
    max(1, lineStarts.partitioningIndex(where: { Int($0) > offset }))
  }

  /// Line and column of an offset, both from 1; the column counts characters as people see them.
  package func place(at offset: Int) -> (line: Int, column: Int) {
    let line = line(at: offset)
    let start = Int(lineStarts[line - 1])
    return (line, text(from: start, to: offset).count + 1)
  }

  /// The column of an offset from 1, in UTF-16 units as editors count.
  package func columnUTF16(at offset: Int) -> Int {
    text(from: Int(lineStarts[line(at: offset) - 1]), to: offset).utf16.count + 1
  }

  /// The offset of a line and a UTF-16 column, both from 1; clamped to the line.
  package func offset(line: Int, columnUTF16: Int) -> Int {
    let bounds = bounds(ofLine: line)
    var offset = bounds.start
    var column = 1
    for scalar in text(from: bounds.start, to: bounds.end).unicodeScalars {
      if column >= columnUTF16 { break }
      column += scalar.value > 0xFFFF ? 2 : 1
      offset += UTF8.width(scalar)
    }
    return offset
  }

  /// First byte and end of a line counted from 1, without its line end; clamped.
  package func bounds(ofLine line: Int) -> (start: Int, end: Int) {
    let index = min(max(line, 1), lineStarts.count) - 1
    let start = Int(lineStarts[index])
    var end = index + 1 < lineStarts.count ? Int(lineStarts[index + 1]) : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return (start, end)
  }
}

/// All files of a rule set; a `FileID` is a place in it.
package struct SourceMap: Sendable {
  /// The files in the order in which they were added.
  package private(set) var files: [SourceFile] = []

  /// Makes a map without files.
  package init() {}

  /// The id that the next file must carry.
  package var nextID: FileID { FileID(files.count) }

  /// Adds a file; its id must be `nextID`.
  package mutating func add(_ file: SourceFile) {
    precondition(file.id == nextID, "a file must carry the id of its place in the source map")
    files.append(file)
  }

  /// Adds a text under the next id and returns its file.
  @discardableResult
  package mutating func add(name: String, text: String) -> SourceFile {
    let file = SourceFile(id: nextID, name: name, text: text)
    files.append(file)
    return file
  }

  /// The file of an id; nothing for an id of another map.
  package subscript(id: FileID) -> SourceFile? {
    let index = Int(id.index)
    return files.indices.contains(index) ? files[index] : nil
  }
}
