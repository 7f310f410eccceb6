package import KhenEvaluation

/// The keys of the dossiers read so far, as 64-bit hashes in a flat table: 11 to 22 bytes each.
///
/// Two different keys among ten million share a hash with a chance of about one in 400 000.
package struct DossierKeySet: Sendable {
  private var slots = [UInt64](repeating: 0, count: 1024)
  private var count = 0

  /// Starts without keys.
  package init() {}

  /// Notes the key of a dossier; a key that was there already becomes a mistake of the dossier.
  package mutating func check(_ record: inout DossierRecord, column: Int = 1) {
    guard !insert(record.key) else { return }
    record.errors.append(
      DataError(
        .repeatedDossier(key: record.key),
        at: Place(line: record.line, column: column)
      )
    )
  }

  /// Adds a key; false when it was there.
  package mutating func insert(_ key: String) -> Bool { insert(DossierKeySet.hash(key)) }

  /// Adds the key with a hash; false when it was there.
  package mutating func insert(_ hash: UInt64) -> Bool {
    if (count + 1) * 4 > slots.count * 3 { grow() }
    return place(hash)
  }

  /// Whether a key was added.
  package func contains(_ key: String) -> Bool {
    let hash = DossierKeySet.hash(key)
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index] != 0 {
      if slots[index] == hash { return true }
      index = (index + 1) & mask
    }
    return false
  }

  private mutating func place(_ hash: UInt64) -> Bool {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index] != 0 {
      if slots[index] == hash { return false }
      index = (index + 1) & mask
    }
    slots[index] = hash
    count += 1
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    count = 0
    for hash in old where hash != 0 { _ = place(hash) }
  }

  /// A hash that is the same in every run; never 0, which marks a free place.
  package static func hash(_ key: String) -> UInt64 {
    var hash = seed
    for byte in key.utf8 { mix(byte, &hash) }
    return finished(hash)
  }

  /// The hash of a key as bytes of UTF-8.
  package static func hash(_ bytes: FlatArray<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = seed
    for index in range { mix(bytes[index], &hash) }
    return finished(hash)
  }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func mix(_ byte: UInt8, _ hash: inout UInt64) {
    let product = (hash ^ UInt64(byte)).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    hash = product.high ^ product.low &+ 0x2545_F491_4F6C_DD1D
  }

  private static func finished(_ hash: UInt64) -> UInt64 {
    var hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 29
    return hash == 0 ? 1 : hash
  }
}
