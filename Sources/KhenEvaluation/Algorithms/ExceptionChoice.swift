/// The value of a definition whose exceptions may or may not apply (`evaluation.md` 4).
///
/// Values are intervals of `Int64` slots. Guards and values are independent of each other; the
/// result is then exact. Where the same fact decides several guards it is sound, and splitting on
/// that fact makes it exact.
package enum ExceptionChoice {
  /// A value as far as it is known.
  package struct Value: Hashable, Sendable, BitwiseCopyable {
    /// Least value.
    package var low: Int64
    /// Greatest value.
    package var high: Int64
    /// Whether choosing it ends in a conflict of its own exceptions.
    package var conflict: Truth

    /// Makes a value, without a conflict unless said otherwise.
    package init(low: Int64, high: Int64, conflict: Truth = .canBeFalse) {
      self.low = low
      self.high = high
      self.conflict = conflict
    }

    /// Whether it is one known value and cannot be a conflict.
    var isPoint: Bool { low == high && conflict == .canBeFalse }

    /// Whether it can be a given value.
    func contains(_ value: Int64) -> Bool {
      conflict != .canBeTrue && low <= value && value <= high
    }
  }

  /// An exception: its guard and the value that it gives.
  package struct Candidate: Hashable, Sendable, BitwiseCopyable {
    /// Whether its guard holds.
    package var applies: Truth
    /// The value where it applies.
    package var value: Value

    /// Makes a candidate.
    package init(applies: Truth, value: Value) {
      self.applies = applies
      self.value = value
    }
  }

  /// What a definition can give.
  package struct Result: Hashable, Sendable {
    /// The values that it can have, as separate intervals in order; none in a certain conflict.
    package var alternatives: [ClosedRange<Int64>]
    /// Whether some completion ends in a conflict, and whether every one does.
    package var conflict: Truth

    /// The hull of the values; nothing in a certain conflict.
    package var hull: ClosedRange<Int64>? {
      guard let first = alternatives.first, let last = alternatives.last else { return nil }
      return first.lowerBound...last.upperBound
    }

    /// Whether some completion ends in a conflict.
    package var isConflictPossible: Bool { conflict.contains(.canBeTrue) }
    /// Whether every completion ends in a conflict.
    package var isConflictCertain: Bool { conflict == .canBeTrue }
  }

  /// Combines the base value with the exceptions.
  ///
  /// Where none applies the base value holds; where several do, those that no other applying one
  /// prevails over must all give one value, else they are in conflict. `prevails` holds pairs of
  /// indices, meant transitively and without circles. O(n³) in the candidates.
  package static func combine(
    base: Value,
    candidates: [Candidate],
    prevails: [(winner: Int, loser: Int)] = []
  ) -> Result {
    let order = Precedence(count: candidates.count, pairs: prevails)
    let sure = candidates.indices.filter { candidates[$0].applies == .canBeTrue }
    let uncertain = candidates.indices.filter { candidates[$0].applies == .undetermined }

    // Effective in some completion: no sure candidate prevails over it.
    let effective = (sure + uncertain).filter { index in
      !sure.contains { order.prevails($0, over: index) }
    }
    var canConflict = sure.isEmpty && base.conflict.contains(.canBeTrue)
    for (position, left) in effective.enumerated() {
      if candidates[left].value.conflict.contains(.canBeTrue) { canConflict = true }
      for right in effective[(position + 1)...]
      where !order.prevails(left, over: right) && !order.prevails(right, over: left) {
        if canDiffer(candidates[left].value, candidates[right].value) { canConflict = true }
      }
    }

    func isReached(_ value: Int64) -> Bool {
      if sure.isEmpty, base.contains(value) { return true }
      // Every uncertain candidate that can give the value helps and never hurts.
      let helpers = uncertain.filter { candidates[$0].value.contains(value) }
      guard !(sure.isEmpty && helpers.isEmpty) else { return false }
      return sure.allSatisfy { index in
        candidates[index].value.contains(value)
          || (sure + helpers).contains { order.prevails($0, over: index) }
      }
    }
    let values = (sure + uncertain).map { candidates[$0].value } + (sure.isEmpty ? [base] : [])
    let alternatives = alternatives(of: values, where: isReached)
    return Result(
      alternatives: alternatives,
      conflict: Truth(isPossible: canConflict, isCertain: alternatives.isEmpty)
    )
  }

  private static func canDiffer(_ left: Value, _ right: Value) -> Bool {
    !(left.isPoint && right.isPoint && left.low == right.low)
  }

  /// The values that are reached, as intervals: nothing changes but at the ends of `values`.
  private static func alternatives(
    of values: [Value],
    where isReached: (Int64) -> Bool
  ) -> [ClosedRange<Int64>] {
    // First values of the stretches on which every value of the list is in or out throughout.
    var starts: [Int64] = []
    for value in values where value.conflict != .canBeTrue && value.low <= value.high {
      starts.append(value.low)
      if value.high < Int64.max { starts.append(value.high + 1) }
    }
    starts.sort()
    var result: [ClosedRange<Int64>] = []
    for (position, start) in starts.enumerated() {
      let next = position + 1 < starts.count ? starts[position + 1] : nil
      guard next != start, isReached(start) else { continue }
      let end = next.map { $0 - 1 } ?? Int64.max
      if let last = result.last, last.upperBound < start, last.upperBound + 1 == start {
        result[result.count - 1] = last.lowerBound...end
      } else {
        result.append(start...end)
      }
    }
    return result
  }
}

/// Which candidate prevails over which, closed under transitivity.
private struct Precedence {
  private var table: [Bool]
  private let count: Int

  init(count: Int, pairs: [(winner: Int, loser: Int)]) {
    self.count = count
    table = [Bool](repeating: false, count: pairs.isEmpty ? 0 : count * count)
    for pair in pairs { table[pair.winner * count + pair.loser] = true }
    guard !pairs.isEmpty else { return }
    for middle in 0..<count {
      for winner in 0..<count where table[winner * count + middle] {
        for loser in 0..<count where table[middle * count + loser] {
          table[winner * count + loser] = true
        }
      }
    }
  }

  func prevails(_ winner: Int, over loser: Int) -> Bool {
    !table.isEmpty && table[winner * count + loser]
  }
}
