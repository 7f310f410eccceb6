package import KhenExplanation

/// Finds the places of facts of one JSON dossier after it was read; shares the bytes of its batch.
package struct RecordPlaces: Sendable {
  private let batch: RecordBatch
  private let index: Int
  private let file: String

  /// Remembers a record of a batch and the name of its file.
  package init(_ batch: RecordBatch, at index: Int, file: String) {
    self.batch = batch
    self.index = index
    self.file = file
  }

  /// The place of a fact by its origin; nothing for what was not read from the dossier.
  ///
  /// O(length of the record).
  package func place(ofOrigin origin: UInt32) -> DataPlace? {
    guard origin > 0 else { return nil }
    let record = batch.records[index]
    let place = PlaceFinder.place(
      ofOrigin: origin,
      in: batch.bytes.span.extracting(record.start..<record.end),
      line: record.line,
      column: record.column
    )
    return DataPlace(place, file: file)
  }
}
