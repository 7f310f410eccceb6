import KhenSource

/// An element of a list, as far as its year is known.
package struct YearElement: Hashable, Sendable, BitwiseCopyable {
  /// The earliest year it can have.
  package var low: Int
  /// The latest year.
  package var high: Int
  /// Whether it takes part.
  package var presence: Presence

  /// Makes an element.
  package init(low: Int, high: Int, presence: Presence = .certain) {
    self.low = low
    self.high = high
    self.presence = presence
  }
}

/// The set of years of the elements of a list (`evaluation.md` 3.1).
///
/// Each element gives one year. All least and greatest values are reached by some completion,
/// jointly over the list, when the elements' facts are independent of each other. Complexities are
/// in n elements and Y years.
package struct YearSeries: Sendable {
  /// Elements that can take part, in the order filed.
  let possible: [YearElement]
  /// The same elements, those with the latest last year first; of many that can have the same years
  /// no more than there are years.
  let latestFirst: [YearElement]
  /// The same, those with the earliest first year first.
  private let earliestFirst: [YearElement]
  /// Elements that certainly take part.
  let sure: [YearElement]
  /// Years that are in the set in every completion, ascending.
  let certainYears: [Int]

  /// Makes a series; elements without a possible year take no part.
  package init(_ elements: [YearElement]) {
    var usable: [YearElement] = []
    for element in elements where element.presence != .absent && element.low <= element.high {
      var bounded = element
      bounded.low = YearSeries.bounded(element.low)
      bounded.high = YearSeries.bounded(element.high)
      usable.append(bounded)
    }
    possible = usable
    latestFirst = YearSeries.telling(usable).sorted { $0.high > $1.high }
    earliestFirst = latestFirst.sorted { $0.low < $1.low }
    sure = possible.filter { $0.presence == .certain }
    var years: [Int] = []
    for year in sure.filter({ $0.low == $0.high }).map({ $0.low }).sorted()
    where years.last != year {
      years.append(year)
    }
    certainYears = years
  }

  /// Tells whether every year of a window is in the set.
  ///
  /// O((n + Y) log n).
  package func everyYear(of window: ClosedRange<Int>) -> Truth {
    everyYear(
      fromLow: window.lowerBound,
      fromHigh: window.lowerBound,
      toLow: window.upperBound,
      toHigh: window.upperBound
    )
  }

  /// Tells whether every year of a window is in the set; both ends may be uncertain.
  ///
  /// The ends are independent facts; an empty window holds. A window of certain length before an
  /// uncertain year is `hasRun(of:endingIn:)`.
  package func everyYear(
    fromLow: Int,
    fromHigh: Int,
    toLow: Int,
    toHigh: Int
  ) -> Truth {
    Truth(
      isPossible: matchedYears(from: fromHigh, to: toLow, stopsAtGap: true) != nil,
      isCertain: areCertain(from: fromLow, to: toHigh)
    )
  }

  /// Counts the years of a window that are in the set.
  ///
  /// O((n + Y) log n).
  package func distinctYears(in window: ClosedRange<Int>) -> (low: Int, high: Int) {
    distinctYears(
      fromLow: window.lowerBound,
      fromHigh: window.lowerBound,
      toLow: window.upperBound,
      toHigh: window.upperBound
    )
  }

  /// Counts the years of a window that are in the set; both ends may be uncertain.
  package func distinctYears(
    fromLow: Int,
    fromHigh: Int,
    toLow: Int,
    toHigh: Int
  ) -> (low: Int, high: Int) {
    let greatest = matchedYears(from: fromLow, to: toHigh, stopsAtGap: false) ?? 0
    return (fewestYears(from: fromHigh, to: toLow), greatest)
  }

  /// The greatest number of years of the window that the elements can fill at once.
  ///
  /// Years ascending, each takes the element that expires first: this fills as many as possible.
  /// With `stopsAtGap`, nothing as soon as a year cannot be filled.
  private func matchedYears(from first: Int, to last: Int, stopsAtGap: Bool) -> Int? {
    let (first, last) = (YearSeries.bounded(first), YearSeries.bounded(last))
    guard first <= last else { return 0 }
    // A window longer than the list cannot be filled; this also bounds the walk.
    if stopsAtGap, last - first >= possible.count { return nil }
    let elements = earliestFirst
    var open = MinimumHeap<Int>()
    var next = 0
    var count = 0
    var year = first
    while year <= last {
      while next < elements.count, elements[next].low <= year {
        open.insert(elements[next].high)
        next += 1
      }
      while let high = open.least, high < year { open.removeLeast() }
      if open.removeLeast() != nil {
        count += 1
        year += 1
      } else if stopsAtGap {
        return nil
      } else {
        // Nothing is open: go on where the next element begins.
        guard next < elements.count else { break }
        year = max(year + 1, elements[next].low)
      }
    }
    return count
  }

  /// The fewest years of the window in the set: only sure elements that cannot leave it count.
  private func fewestYears(from first: Int, to last: Int) -> Int {
    guard first <= last else { return 0 }
    let fixed = certainYears.filter { first <= $0 && $0 <= last }
    var count = fixed.count
    var point: Int?
    for element in sure.filter({ first <= $0.low && $0.high <= last })
      .sorted(by: { $0.high < $1.high })
    {
      if let point, element.low <= point { continue }
      if YearSeries.hasYear(fixed, from: element.low, to: element.high) { continue }
      point = element.high
      count += 1
    }
    return count
  }

  /// Whether rising years have one in a range.
  private static func hasYear(_ years: [Int], from first: Int, to last: Int) -> Bool {
    let index = years.partitioningIndex(where: { $0 >= first })
    return index < years.count && years[index] <= last
  }

  /// The elements without those that cannot fill a year beside others with the same years.
  private static func telling(_ elements: [YearElement]) -> [YearElement] {
    var counts: [[Int]: Int] = [:]
    return elements.filter { element in
      let count = counts[[element.low, element.high], default: 0]
      counts[[element.low, element.high]] = count + 1
      return count <= element.high - element.low
    }
  }

  /// Whether every year of the window is in the set in every completion.
  private func areCertain(from first: Int, to last: Int) -> Bool {
    let (first, last) = (YearSeries.bounded(first), YearSeries.bounded(last))
    guard first <= last else { return true }
    guard last - first < certainYears.count else { return false }
    return certainYears.count(where: { first <= $0 && $0 <= last }) == last - first + 1
  }

  /// A year within limits that no calendar reaches, so that an open bound cannot overflow.
  static func bounded(_ year: Int) -> Int { min(max(year, -(1 << 40)), 1 << 40) }
}
