import KhenSource

/// Finds which of some declared spellings a text is, first byte by byte, then tolerantly.
///
/// A tolerant match is remembered as one more exact spelling, so that a file which writes every
/// name in its own way costs the tolerant comparison once.
struct KeyTable: Sendable {
  private struct Entry: Sendable {
    var start: Int
    var count: Int
    var hash: UInt64
    var target: Int
  }
  private static let learnedLimit = 4096

  private var pool: [UInt8] = []
  private var entries: [Entry] = []
  private var buckets: [Int32] = [Int32](repeating: -1, count: 16)
  private var declared: [(spelling: String, target: Int)] = []
  /// Targets by `dataKey`, as names because those are compared faster than texts; made when a text
  /// is compared tolerantly for the first time.
  private var tolerant: [Name: Int]?
  private var learned = 0

  /// Adds a spelling; the first target that claims a spelling keeps it.
  mutating func add(_ spelling: String, target: Int) {
    guard !spelling.isEmpty else { return }
    declared.append((spelling, target))
    tolerant = nil
    let bytes = Array(spelling.utf8)
    if exact(bytes.span, 0, bytes.count) == nil { insert(bytes.span, 0, bytes.count, target) }
  }

  /// The target of a spelling that was added; nothing when there is none.
  mutating func target(of spelling: String) -> Int? {
    let targets = tolerant ?? tolerantTargets()
    tolerant = targets
    return targets[Name(VietnameseText.dataKey(spelling))]
  }

  /// The target of the text in a range of bytes; O(length) for a spelling that was met before.
  mutating func find(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    if let entry = exact(bytes, start, end) { return entries[entry].target }
    return findTolerantly(bytes, start, end)
  }

  /// Whether the text in a range of bytes is exactly the first spelling of an entry.
  @inline(__always)
  func matches(entry: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let candidate = entries[entry]
    guard candidate.count == end - start else { return false }
    let pool = pool.span
    var index = 0
    while index < candidate.count {
      if pool[candidate.start + index] != bytes[start + index] { return false }
      index += 1
    }
    return true
  }

  /// The declared spelling that is nearest to a text, if any is near.
  func suggestion(for text: String) -> String? {
    var seen: Set<Name> = []
    let spellings = declared.map { $0.spelling }.filter {
      seen.insert(Name(VietnameseText.dataKey($0))).inserted
    }
    return Suggestions.nearest(to: text, among: spellings).first
  }

  private func tolerantTargets() -> [Name: Int] {
    var targets: [Name: Int] = [:]
    for (spelling, target) in declared {
      let key = Name(VietnameseText.dataKey(spelling))
      if targets[key] == nil { targets[key] = target }
    }
    return targets
  }

  private func exact(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    let hash = KeyTable.hash(bytes, start, end)
    let mask = buckets.count - 1
    var bucket = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = Int(buckets[bucket])
      if entry < 0 { return nil }
      if entries[entry].hash == hash, matches(entry: entry, bytes, start, end) { return entry }
      bucket = (bucket + 1) & mask
    }
  }

  @inline(never)
  private mutating func findTolerantly(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard end - start <= DossierLimits.textBytes else { return nil }
    guard let target = target(of: Bytes.text(bytes, start, end)) else { return nil }
    if learned < KeyTable.learnedLimit {
      learned += 1
      insert(bytes, start, end, target)
    }
    return target
  }

  private mutating func insert(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ target: Int) {
    let hash = KeyTable.hash(bytes, start, end)
    let entry = Entry(start: pool.count, count: end - start, hash: hash, target: target)
    for index in start..<end { pool.append(bytes[index]) }
    entries.append(entry)
    if entries.count * 2 > buckets.count {
      buckets = [Int32](repeating: -1, count: buckets.count * 2)
      for (index, entry) in entries.enumerated() { place(index, hash: entry.hash) }
    } else {
      place(entries.count - 1, hash: hash)
    }
  }

  private mutating func place(_ entry: Int, hash: UInt64) {
    let mask = buckets.count - 1
    var bucket = Int(truncatingIfNeeded: hash) & mask
    while buckets[bucket] >= 0 { bucket = (bucket + 1) & mask }
    buckets[bucket] = Int32(truncatingIfNeeded: entry)
  }

  @inline(__always)
  private static func hash(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = start
    while index < end {
      hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
      index += 1
    }
    return hash ^ (hash >> 29)
  }
}
