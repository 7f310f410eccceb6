import KhenEvaluation
import KhenTestSupport
import Testing

@Suite struct YearSeriesTests {
  private func series(_ years: ClosedRange<Int>...) -> YearSeries {
    YearSeries(years.map { YearElement(low: $0.lowerBound, high: $0.upperBound) })
  }

  @Test func `hard case 13: either side of a gap makes two consecutive years`() {
    let titles = series(2020...2020, 2023...2023, 2021...2022)
    #expect(titles.hasRun(of: 2) == .canBeTrue)
    #expect(titles.hasRun(of: 3) == .canBeFalse)
  }

  @Test func `hard case 14: a year anywhere may join two others or stand alone`() {
    let titles = series(2021...2021, 2023...2023, 2020...2024)
    #expect(titles.longestRun() == (1, 3))
    #expect(titles.hasRun(of: 2) == .undetermined)
    #expect(titles.hasRun(of: 3) == .undetermined)
    #expect(titles.hasRun(of: 4) == .canBeFalse)
  }

  @Test func `hard case 15: a title of any year`() {
    let titles = series(2021...2021, 2022...2022, 2024...2024, 1...9_999)
    #expect(titles.longestRun() == (2, 4))
    #expect(titles.hasRun(of: 2) == .canBeTrue)
    #expect(titles.hasRun(of: 3) == .undetermined)
    #expect(titles.hasRun(of: 5) == .canBeFalse)
  }

  @Test func `hard case 16: two titles of one of two years`() {
    let titles = series(2021...2022, 2021...2022)
    #expect(titles.distinctYears(in: 2000...2030) == (1, 2))
    #expect(titles.hasRun(of: 2) == .undetermined)
  }

  @Test func `hard case 17: a run that ends in a year`() {
    let titles = series(2023...2023, 2024...2024, 2022...2025)
    #expect(titles.run(endingIn: 2024) == (2, 3))
    #expect(titles.hasRun(of: 3, endingIn: 2024) == .undetermined)
    #expect(titles.hasRun(of: 2, endingIn: 2023...2024) == .undetermined)
    #expect(titles.hasRun(of: 1, endingIn: 2023...2024) == .canBeTrue)
    #expect(titles.hasRun(of: 4, endingIn: 2023...2026) == .canBeFalse)
  }

  @Test func `hard case 18: every year of a window`() {
    let rated = series(2020...2020, 2021...2021, 2022...2022, 2023...2023, 2024...2025)
    #expect(rated.everyYear(of: 2020...2024) == .undetermined)
    let four = series(2020...2020, 2021...2021, 2022...2022, 2023...2023)
    #expect(four.everyYear(of: 2020...2024) == .canBeFalse)
    #expect(four.everyYear(of: 2020...2023) == .canBeTrue)
  }

  @Test func `hard cases 19 and 20: years counted in a window`() {
    let titles = series(2021...2021, 2023...2023, 2019...2020)
    #expect(titles.distinctYears(in: 2020...2024) == (2, 3))
    // An award dated "2020" is of the year 2020, so the years after it begin with 2021.
    let after = series(2021...2021, 2023...2023, 2025...2025)
    #expect(after.distinctYears(in: 2021...2025) == (3, 3))
  }

  @Test func `an empty list has no year, and needs none`() {
    let none = YearSeries([])
    #expect(none.longestRun() == (0, 0))
    #expect(none.run(endingIn: 2020) == (0, 0))
    #expect(none.hasRun(of: 0) == .canBeTrue)
    #expect(none.hasRun(of: 1) == .canBeFalse)
    #expect(none.everyYear(of: 2020...2020) == .canBeFalse)
    #expect(none.everyYear(fromLow: 2021, fromHigh: 2021, toLow: 2020, toHigh: 2020) == .canBeTrue)
  }

  @Test func `open bounds do not stop the evaluator`() {
    let titles = series(2021...2021, Int.min...Int.max, 2022...Int.max)
    #expect(titles.longestRun() == (1, 3))
    #expect(titles.distinctYears(in: Int.min...Int.max) == (2, 3))
    #expect(titles.everyYear(of: Int.min...Int.max) == .canBeFalse)
    #expect(titles.hasRun(of: 3, endingIn: Int.min...Int.max) == .undetermined)
    #expect(titles.run(endingIn: Int.max).low == 0)
  }

  @Test(arguments: [UInt64(31), 32, 33, 34, 35, 36])
  func `least and greatest are those of all completions`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for number in 0..<150 {
      let span = Int.random(in: 4...12, using: &random)
      let elements = (0..<Int.random(in: 1...5, using: &random)).map { _ -> YearElement in
        let low = Int.random(in: 0..<span, using: &random)
        let width = [0, 0, 1, 2, 3, 11].randomElement(using: &random) ?? 0
        return YearElement(
          low: low,
          high: min(span - 1, low + width),
          presence: [.certain, .certain, .certain, .possible, .absent].randomElement(using: &random)
            ?? .certain
        )
      }
      let from = Int.random(in: 0..<span, using: &random)
      let to = min(span - 1, from + Int.random(in: 0...3, using: &random))
      let vague = Int.random(in: 0...1, using: &random)
      var truth = Extremes()
      let isEnumerated = forEachChoice(of: elements.map(years(of:)), limit: 500) { choice in
        let set = choice.reduce(UInt32(0)) { $0 | $1 }
        truth.add(set, from: from, to: to, vague: vague, span: span)
      }
      guard isEnumerated else { continue }
      let series = YearSeries(elements)
      let place: Comment = "seed \(seed), case \(number): \(elements) \(from)...\(to)"
      #expect(series.everyYear(of: from...to) == truth.every, place)
      #expect(
        series.everyYear(fromLow: from, fromHigh: from + vague, toLow: to, toHigh: to + vague)
          == truth.everyVague,
        place
      )
      #expect(series.distinctYears(in: from...to) == truth.distinct, place)
      #expect(
        series.distinctYears(fromLow: from, fromHigh: from + vague, toLow: to, toHigh: to + vague)
          == truth.distinctVague,
        place
      )
      #expect(series.run(endingIn: to) == truth.ending, place)
      #expect(series.longestRun() == truth.longest, place)
      for count in 1...3 {
        #expect(
          series.hasRun(of: count, endingIn: from...to) == truth.hasRun[count],
          place
        )
      }
    }
  }

  private func years(of element: YearElement) -> [UInt32] {
    let present = (element.low...element.high).map { UInt32(1) << UInt32($0) }
    switch element.presence {
    case .certain: return present
    case .possible: return present + [0]
    case .absent: return [0]
    }
  }

  /// Least and greatest of each operator over the completions seen, years as bits.
  private struct Extremes {
    var every: Truth = []
    var everyVague: Truth = []
    var distinct = (low: Int.max, high: Int.min)
    var distinctVague = (low: Int.max, high: Int.min)
    var ending = (low: Int.max, high: Int.min)
    var longest = (low: Int.max, high: Int.min)
    var hasRun: [Truth] = [[], [], [], []]

    mutating func add(_ set: UInt32, from: Int, to: Int, vague: Int, span: Int) {
      func has(_ year: Int) -> Bool { year >= 0 && set & (1 << UInt32(year)) != 0 }
      func count(_ first: Int, _ last: Int) -> Int {
        first <= last ? (first...last).count(where: has) : 0
      }
      func run(_ year: Int) -> Int {
        var length = 0
        while has(year - length) { length += 1 }
        return length
      }
      func extend(_ pair: inout (low: Int, high: Int), _ value: Int) {
        pair = (min(pair.low, value), max(pair.high, value))
      }
      every.formUnion(Truth(count(from, to) == to - from + 1))
      extend(&distinct, count(from, to))
      extend(&ending, run(to))
      extend(&longest, (0..<span).map(run).max() ?? 0)
      for year in from...to {
        for length in 1...3 { hasRun[length].formUnion(Truth(run(year) >= length)) }
      }
      for first in from...(from + vague) {
        for last in to...(to + vague) {
          everyVague.formUnion(Truth(count(first, last) == max(0, last - first + 1)))
          extend(&distinctVague, count(first, last))
        }
      }
    }
  }
}
