package import KhenEvaluation

/// The keys of the dossiers read so far, as 64-bit hashes in small flat tables: 10 to 15 bytes each.
///
/// Two different keys among ten million share a hash with a chance of about one in 400 000. There
/// are many tables, chosen by the first byte of the hash, because one that grows is there twice
/// for a moment.
package struct DossierKeySet: Sendable {
  private struct Table: Sendable {
    var slots: [UInt64] = []
    var count = 0

    /// Adds a hash; false when it was there.
    mutating func insert(_ hash: UInt64) -> Bool {
      if (count + 1) * 5 > slots.count * 4 { grow() }
      let index = place(of: hash)
      if slots[index] == hash { return false }
      slots[index] = hash
      count += 1
      return true
    }

    /// What is in the first place where a hash may be.
    func peek(_ hash: UInt64) -> UInt64 { slots.isEmpty ? 0 : slots[first(of: hash)] }

    func contains(_ hash: UInt64) -> Bool { !slots.isEmpty && slots[place(of: hash)] == hash }

    /// The first place where a hash may be.
    private func first(of hash: UInt64) -> Int {
      // The bits that did not choose the table choose the place.
      Int(truncatingIfNeeded: (hash << 8).multipliedFullWidth(by: UInt64(slots.count)).high)
    }

    /// Where a hash is, or the free place where it belongs.
    private func place(of hash: UInt64) -> Int {
      var index = first(of: hash)
      while slots[index] != 0, slots[index] != hash {
        index += 1
        if index == slots.count { index = 0 }
      }
      return index
    }

    private mutating func grow() {
      let old = slots
      slots = [UInt64](repeating: 0, count: max(8, old.count + old.count / 2))
      for hash in old where hash != 0 { slots[place(of: hash)] = hash }
    }
  }

  private var tables = [Table](repeating: Table(), count: 256)
  /// What `prepare` saw; kept, so that looking is not left out.
  private var peeked: UInt64 = 0

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
    tables[Int(truncatingIfNeeded: hash >> 56)].insert(hash)
  }

  /// Brings the places of some hashes near, so that adding them one by one does not wait for the
  /// memory of each.
  package mutating func prepare(for hashes: [UInt64]) {
    var found: UInt64 = 0
    for hash in hashes { found |= tables[Int(truncatingIfNeeded: hash >> 56)].peek(hash) }
    peeked = found
  }

  /// Whether a key was added.
  package func contains(_ key: String) -> Bool {
    let hash = DossierKeySet.hash(key)
    return tables[Int(truncatingIfNeeded: hash >> 56)].contains(hash)
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
