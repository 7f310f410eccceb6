import KhenSource

extension FactFiler {
  /// Adds the awards that a text names to those a dossier is proposed for.
  ///
  /// Several are separated by semicolons. What says nothing (empty, unknown) adds none.
  mutating func nominate(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    offset: Int,
    _ nominations: inout [Int]?
  ) {
    // A label may have a semicolon in it.
    if nominateOne(bytes, start, end, &nominations) { return }
    var from = start
    while from <= end {
      var to = from
      while to < end, bytes[to] != UInt8(ascii: ";") { to += 1 }
      let part = Bytes.trimmed(bytes, from, to)
      if !nominateOne(bytes, part.lowerBound, part.upperBound, &nominations) {
        let name = Bytes.text(bytes, part.lowerBound, part.upperBound)
        report(
          .unknownNomination(name, suggestion: tables.awards.suggestion(for: name)),
          at: offset
        )
      }
      from = to + 1
    }
  }

  private mutating func nominateOne(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ end: Int,
    _ nominations: inout [Int]?
  ) -> Bool {
    if start == end || tables.words.special(bytes, start, end) != nil { return true }
    guard let award = tables.awards.find(bytes, start, end) else { return false }
    var named = nominations ?? []
    if !named.contains(award) { named.append(award) }
    nominations = named
    return true
  }
}
