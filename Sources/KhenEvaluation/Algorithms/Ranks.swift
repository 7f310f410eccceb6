/// Ranks by uncertain scores, and the assignment of evidence to needs (`evaluation.md` 3.2).
package enum Ranks {
  /// The score of a member of a cohort; more is better.
  package struct Score: Hashable, Sendable, BitwiseCopyable {
    /// Least score.
    package var low: Int64
    /// Greatest score.
    package var high: Int64
    /// Whether the member takes part.
    package var presence: Presence

    /// Makes a score.
    package init(low: Int64, high: Int64, presence: Presence = .certain) {
      self.low = low
      self.high = high
      self.presence = presence
    }
  }

  /// Gives the best and the worst rank of a score among others; 1 is the best.
  ///
  /// The rank is 1 + the number of others with a better score; equal scores share a rank, and what
  /// a tie means beyond that is for the rule to say. Attained. O(n).
  package static func bounds(of own: Score, among others: [Score]) -> (low: Int, high: Int) {
    var (low, high) = (1, 1)
    for other in others where other.presence != .absent {
      if other.presence == .certain, other.low > own.high { low += 1 }
      if other.high > own.low { high += 1 }
    }
    return (low, high)
  }

  /// Tells whether a score ranks within the first so many.
  package static func isWithin(_ count: Int, own: Score, among others: [Score]) -> Truth {
    let rank = bounds(of: own, among: others)
    return Truth(isPossible: rank.low <= count, isCertain: rank.high <= count)
  }

  /// Assigns each need an item of its own, for as many needs as possible, by augmenting paths.
  ///
  /// `usable[need]` are the items that can serve a need, indices below `itemCount`, the preferred
  /// first. Gives the item of each need. Earlier needs are never left out for later ones.
  /// O(needs · pairs).
  package static func maximumAssignment(usable: [[Int]], itemCount: Int) -> [Int?] {
    var itemOfNeed = [Int?](repeating: nil, count: usable.count)
    var needOfItem = [Int?](repeating: nil, count: itemCount)
    // The need from which an item was reached, in the search of the round given by `round`.
    var reachedFrom = [Int](repeating: 0, count: itemCount)
    var round = [Int](repeating: -1, count: itemCount)
    for need in usable.indices {
      var queue = [need]
      var position = 0
      var free: Int?
      search: while position < queue.count {
        let current = queue[position]
        position += 1
        for item in usable[current] where round[item] != need {
          round[item] = need
          reachedFrom[item] = current
          guard let owner = needOfItem[item] else {
            free = item
            break search
          }
          queue.append(owner)
        }
      }
      // Hand items over along the path, back to the need that asked.
      while let item = free {
        let taker = reachedFrom[item]
        free = itemOfNeed[taker]
        itemOfNeed[taker] = item
        needOfItem[item] = taker
      }
    }
    return itemOfNeed
  }

  /// Gives the least and greatest number of needs served when some pairs are only possible.
  ///
  /// `certain` holds for each need the items that serve it in every completion, `possible` these
  /// and the ones that may. More pairs never serve fewer needs, so both are attained.
  package static func servedNeeds(
    certain: [[Int]],
    possible: [[Int]],
    itemCount: Int
  ) -> (low: Int, high: Int) {
    func count(_ usable: [[Int]]) -> Int {
      maximumAssignment(usable: usable, itemCount: itemCount).count(where: { $0 != nil })
    }
    return (count(certain), count(possible))
  }
}
