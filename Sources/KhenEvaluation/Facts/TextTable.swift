import KhenSource

/// Texts as small whole numbers: equal texts (composed or decomposed) have equal ids.
///
/// Kept as UTF-8 bytes side by side, found by their hash: reading a dossier makes no `String`.
package struct TextTable: Sendable {
  private struct Entry: Sendable {
    var start: Int
    var count: Int
    var hash: UInt64
    var bucket: Int
  }

  private var pool: [UInt8] = []
  private var entries: [Entry] = []
  private var buckets: [Int32] = [Int32](repeating: -1, count: 64)
  private var constantCount = 0

  /// Makes an empty table.
  package init() {}

  /// The id of a text; adds it when it is new.
  package mutating func intern(_ text: String) -> Int64 {
    let bytes = Array(text.utf8)
    return intern(bytes.span, from: 0, to: bytes.count)
  }

  /// The id of the text in a range of bytes, valid UTF-8.
  ///
  /// Adds it when it is new. O(length).
  package mutating func intern(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var hasMark = false
    var index = start
    while index < end {
      let byte = bytes[index]
      // U+0300…U+036F, the combining marks, begin with CC or CD.
      hasMark = hasMark || byte & 0xFE == 0xCC
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      index += 1
    }
    if hasMark, let composed = TextTable.composed(bytes, start, end) {
      return intern(composed.span, from: 0, to: composed.count)
    }
    hash ^= hash >> 29
    let mask = buckets.count - 1
    var bucket = Int(truncatingIfNeeded: hash) & mask
    while buckets[bucket] >= 0 {
      let id = Int(buckets[bucket])
      if entries[id].hash == hash, isEqual(entries[id], bytes, start, end) { return Int64(id) }
      bucket = (bucket + 1) & mask
    }
    return add(bytes, start, end, hash, bucket)
  }

  /// The text of an id.
  package subscript(id: Int64) -> String {
    let entry = entries[Int(id)]
    return String(decoding: pool[entry.start..<entry.start + entry.count], as: UTF8.self)
  }

  /// How many texts there are.
  package var count: Int { entries.count }

  /// Keeps the texts interned so far (those of the rules) for all dossiers.
  package mutating func keepConstants() { constantCount = entries.count }

  /// Forgets the texts of the last dossier; O(number of its texts).
  package mutating func forgetDossier() {
    // The last added goes first, so that no search runs over a place that became free too early.
    while entries.count > constantCount, let entry = entries.popLast() {
      buckets[entry.bucket] = -1
      pool.removeLast(entry.count)
    }
  }

  private mutating func add(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    _ hash: UInt64,
    _ bucket: Int
  ) -> Int64 {
    let id = entries.count
    entries.append(Entry(start: pool.count, count: end - start, hash: hash, bucket: bucket))
    var index = start
    while index < end {
      pool.append(bytes[index])
      index += 1
    }
    buckets[bucket] = Int32(truncatingIfNeeded: id)
    if entries.count * 2 > buckets.count { grow() }
    return Int64(id)
  }

  private mutating func grow() {
    buckets = [Int32](repeating: -1, count: buckets.count * 4)
    let mask = buckets.count - 1
    for id in entries.indices {
      var bucket = Int(truncatingIfNeeded: entries[id].hash) & mask
      while buckets[bucket] >= 0 { bucket = (bucket + 1) & mask }
      buckets[bucket] = Int32(truncatingIfNeeded: id)
      entries[id].bucket = bucket
    }
  }

  private func isEqual(_ entry: Entry, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard entry.count == end - start else { return false }
    let pool = pool.span
    var index = 0
    while index < entry.count {
      if pool[entry.start + index] != bytes[start + index] { return false }
      index += 1
    }
    return true
  }

  /// The composed form of a text with combining marks; nothing where it is composed already.
  private static func composed(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> [UInt8]? {
    var copy: [UInt8] = []
    for index in start..<end { copy.append(bytes[index]) }
    let composed = Array(VietnameseText.composed(String(decoding: copy, as: UTF8.self)).utf8)
    return composed == copy ? nil : composed
  }
}
