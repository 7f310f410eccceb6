// Runs of consecutive years in a series.

extension YearSeries {
  /// Gives the length of the run of years that ends in a year; 0 when the year is missing.
  package func run(endingIn year: Int) -> (low: Int, high: Int) {
    (certainRun(endingIn: year), possibleRun(endingIn: year))
  }

  /// Gives the length of the longest run of consecutive years.
  ///
  /// The length can skip values between the two, so only comparisons by order are exact.
  /// O(Y·n log n) for the greatest, O(Y²·L) for the least value L.
  package func longestRun() -> (low: Int, high: Int) { (leastLongestRun(), greatestRun()) }

  /// Tells whether there are so many consecutive years; none always are.
  package func hasRun(of count: Int) -> Truth {
    guard count > 0 else { return .canBeTrue }
    let run = longestRun()
    return Truth(isPossible: run.high >= count, isCertain: run.low >= count)
  }

  /// Tells whether so many consecutive years end in a year.
  package func hasRun(of count: Int, endingIn year: Int) -> Truth {
    hasRun(of: count, endingIn: year...year)
  }

  /// Tells whether so many consecutive years end in a year that may be uncertain.
  package func hasRun(of count: Int, endingIn years: ClosedRange<Int>) -> Truth {
    guard count > 0 else { return .canBeTrue }
    // A certain run in each of these years needs every one of them to be certain.
    let isCertain =
      YearSeries.bounded(years.upperBound) - YearSeries.bounded(years.lowerBound)
      < certainYears.count
      && years.allSatisfy { certainRun(endingIn: $0) >= count }
    if isCertain { return .canBeTrue }
    var ends = runEnds().filter { years.contains($0) }
    ends.append(years.lowerBound)
    let isPossible = ends.contains { possibleRun(endingIn: $0) >= count }
    return Truth(isPossible: isPossible, isCertain: false)
  }

  private func certainRun(endingIn year: Int) -> Int {
    var reached = year
    for certain in certainYears.reversed() where certain <= year {
      guard certain == reached else { break }
      reached -= 1
    }
    return year - reached
  }

  /// The longest run ending in the year that the elements can fill.
  ///
  /// Years descending, each takes the element that begins latest: the mirror of filling upwards.
  private func possibleRun(endingIn year: Int) -> Int {
    var open = MinimumHeap<Int>()
    var next = 0
    var reached = year
    while true {
      while next < latestFirst.count, latestFirst[next].high >= reached {
        open.insert(-latestFirst[next].low)
        next += 1
      }
      while let low = open.least, -low > reached { open.removeLeast() }
      guard open.removeLeast() != nil else { return year - reached }
      reached -= 1
    }
  }

  /// The longest run that can be filled: the best over the years in which a run can end.
  private func greatestRun() -> Int {
    var best = 0
    let first = possible.reduce(Int.max) { min($0, $1.low) }
    let last = possible.reduce(Int.min) { max($0, $1.high) }
    guard first <= last else { return 0 }
    for year in runEnds() {
      best = max(best, possibleRun(endingIn: year))
      if best == min(possible.count, last - first + 1) { break }
    }
    return best
  }

  /// Years in which some longest run ends, ascending.
  ///
  /// A filled run can be moved earlier until one of its elements is at its first year, so it then
  /// ends less than n years after the first year of some element.
  private func runEnds() -> [Int] {
    var ends: [Int] = []
    let last = possible.reduce(Int.min) { max($0, $1.high) }
    for low in possible.map({ $0.low }).sorted() {
      var year = low
      if let previous = ends.last { year = max(year, previous + 1) }
      while year < low + possible.count, year <= last {
        ends.append(year)
        year += 1
      }
    }
    return ends
  }

  /// The least longest run: the smallest limit under which every sure element finds a year.
  private func leastLongestRun() -> Int {
    guard !sure.isEmpty else { return 0 }
    // An element with more years than the others can block has a free year of its own; one that
    // encloses another is served by the year of the other.
    var intervals = sure.filter { $0.high - $0.low < 3 * sure.count }
    intervals.sort { ($0.high, -$0.low) < ($1.high, -$1.low) }
    var kept: [YearElement] = []
    for interval in intervals where kept.isEmpty || interval.low > kept[kept.count - 1].low {
      kept.append(interval)
    }
    var limit = max(1, longestCertainRun())
    while !canKeep(runsTo: limit, serving: kept) { limit += 1 }
    return limit
  }

  private func longestCertainRun() -> Int {
    var best = 0
    var length = 0
    var previous: Int?
    for year in certainYears {
      if let previous, previous + 1 == year { length += 1 } else { length = 1 }
      best = max(best, length)
      previous = year
    }
    return best
  }

  /// Whether years can be chosen so that every interval holds one and no run exceeds the limit.
  ///
  /// `intervals` have increasing ends on both sides. A state is the last chosen year and the length
  /// of the run that it ends; of two with one last year the shorter run is as good.
  private func canKeep(runsTo limit: Int, serving intervals: [YearElement]) -> Bool {
    let known = Set(certainYears)
    var states: [(last: Int, run: Int)] = [(Int.min, 0)]
    var year = Int.min
    var next = 0
    while next < intervals.count {
      let interval = intervals[next]
      // Years between two intervals need no choice.
      year = max(year, interval.low)
      while year <= interval.high {
        var chosenRun = Int.max
        for state in states {
          let run = state.last == year - 1 ? state.run + 1 : 1
          if run <= limit { chosenRun = min(chosenRun, run) }
        }
        if known.contains(year) { states = [] }
        if chosenRun != Int.max { states.append((year, chosenRun)) }
        year += 1
      }
      states.removeAll { $0.last < interval.low }
      guard !states.isEmpty else { return false }
      next += 1
    }
    return true
  }
}
