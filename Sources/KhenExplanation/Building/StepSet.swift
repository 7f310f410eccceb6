/// A set of steps of one trace, as bits.
struct StepSet {
  private var words: [UInt64]

  /// An empty set for a step and those before it, which are all that it can have read.
  init(through last: Int) {
    words = [UInt64](repeating: 0, count: max(0, last) / 64 + 1)
  }

  /// Whether a step is in the set.
  func contains(_ step: Int) -> Bool { words[step / 64] & (1 << UInt64(step % 64)) != 0 }

  /// Adds a step; answers whether it was not there before.
  @discardableResult
  mutating func insert(_ step: Int) -> Bool {
    let bit = 1 << UInt64(step % 64) as UInt64
    guard words[step / 64] & bit == 0 else { return false }
    words[step / 64] |= bit
    return true
  }
}
