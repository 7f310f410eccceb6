package import KhenExplanation

/// Finds the places of facts of one JSON dossier after it was read; shares the bytes of its batch.
///
/// A class, because what the first question found out serves the others; unchecked, because each
/// thread asks about dossiers of its own.
package final class RecordPlaces: @unchecked Sendable {
  private let batch: RecordBatch
  private let index: Int
  private let file: String
  private var values: ValueIndex?

  /// Remembers a record of a batch and the name of its file.
  package init(_ batch: RecordBatch, at index: Int, file: String) {
    self.batch = batch
    self.index = index
    self.file = file
  }

  /// The place of a fact by its origin; nothing for what was not read from the dossier.
  ///
  /// The first time O(length of the record), then O(log of its values).
  package func place(ofOrigin origin: UInt32) -> DataPlace? {
    guard origin > 0 else { return nil }
    let batch = batch
    let record = batch.records[index]
    let bytes = batch.bytes.span.extracting(record.start..<record.end)
    var values = self.values.take() ?? ValueIndex(bytes)
    let found = values.place(ofOffset: Int(origin) - 1, in: bytes)
    self.values = values
    if let found {
      return DataPlace(file: file, line: record.line + found.newlines, pointer: found.pointer)
    }
    let place = PlaceFinder.place(
      ofOrigin: origin,
      in: bytes,
      line: record.line,
      column: record.column
    )
    return DataPlace(place, file: file)
  }
}
