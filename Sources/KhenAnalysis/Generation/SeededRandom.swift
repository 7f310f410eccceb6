/// A small seeded source of random numbers: the same seed gives the same numbers on every machine.
struct SeededRandom: Sendable {
  private var state: UInt64

  /// Starts from a seed and a number within it, so that every dossier has numbers of its own.
  init(seed: UInt64, number: Int) {
    state = seed &* 0xD6E8_FEB8_6659_FD93 ^ UInt64(truncatingIfNeeded: number)
    _ = next()
  }

  /// The next 64 random bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to but not with a limit of at least 1.
  mutating func below(_ limit: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(max(1, limit))).high)
  }

  /// A number of a range.
  mutating func number(from low: Int64, through high: Int64) -> Int64 {
    let count = high.subtractingReportingOverflow(low)
    if count.overflow || count.partialValue < 0 || count.partialValue >= Int64(Int32.max) {
      return low
    }
    return low + Int64(below(Int(count.partialValue) + 1))
  }

  /// Whether something of so many per cent comes about.
  mutating func isWithin(percent: Int) -> Bool { below(100) < percent }

  /// One of some elements; nothing where there are none.
  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }
}
