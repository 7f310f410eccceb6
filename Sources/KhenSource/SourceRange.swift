/// A file of a rule set, as an index into `SourceMap`.
package struct FileID: Hashable, Sendable {
  /// Position of the file in the order in which files were added.
  package var index: Int32

  /// Names the file at a position.
  package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }
}

/// A half-open stretch of UTF-8 bytes of one file.
///
/// Nodes hold ranges, never `String.Index`: a range stays valid for as long as the file does.
package struct SourceRange: Hashable, Sendable {
  /// The file that the bytes belong to.
  package var file: FileID
  /// Offset of the first byte.
  package var start: UInt32
  /// Offset just past the last byte; equal to `start` for a place between two bytes.
  package var end: UInt32

  /// Makes the range `[start, end)` of a file; offsets are UTF-8 bytes.
  package init(file: FileID, start: Int, end: Int) {
    self.file = file
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: max(start, end))
  }

  /// The range from the start of this one to the end of another in the same file.
  package func through(_ other: SourceRange) -> SourceRange {
    SourceRange(file: file, start: Int(min(start, other.start)), end: Int(max(end, other.end)))
  }
}
