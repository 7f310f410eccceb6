import KhenSyntax
import KhenTestSupport
import Testing

@testable import KhenEvaluation

/// The measure by the calendar where ends touch, where its corners alone would be wrong.
@Suite struct CalendarMeasureTests {
  @Test func `a calendar length is as near to the positions of its ends as the bounds say`() {
    var most = Int128(Int64.min)
    var least = Int128(Int64.max)
    // Months of 28, 29, 30 and 31 days, each with every length of month after it.
    // The error depends only on the lengths of the months of both ends and of the one before.
    for origin in [day(2023, 1, 1), day(2024, 1, 1)] {
      for start in origin..<(origin + 60) {
        for end in start...(start + 215) {
          let length = CalendarArithmetic.monthsAndThirtieths(from: start, to: end)
          let distance = Coverage.position(of: end) - Coverage.position(of: start)
          let error = Int128(length) * Coverage.CalendarSum.step - distance
          most = max(most, error)
          least = min(least, error)
        }
      }
    }
    #expect(most <= Coverage.CalendarSum.excess)
    #expect(least >= -Coverage.CalendarSum.shortfall)
    // Both are met by some pair of dates, so the bounds are as narrow as they can be.
    #expect(most == Coverage.CalendarSum.excess)
    #expect(least == -Coverage.CalendarSum.shortfall)
  }

  @Test(arguments: [
    // Two pieces measured apart exceed the whole by 3/30 month.
    ([day(2022, 12, 21), day(2023, 1, 8), day(2023, 1, 8), day(2023, 3, 16)], 3),
    // Closing a gap of one day can lose 2/30 month.
    ([day(2022, 12, 28), day(2022, 12, 30), day(2022, 12, 31), day(2023, 3, 16)], 2),
  ])
  func `stretches measured apart can exceed the whole`(ends: [Int], thirtieths: Int) {
    let apart =
      CalendarArithmetic.monthsAndThirtieths(from: ends[0], to: ends[1])
      + CalendarArithmetic.monthsAndThirtieths(from: ends[2], to: ends[3])
    let whole = CalendarArithmetic.monthsAndThirtieths(from: ends[0], to: ends[3])
    #expect(apart - whole == thirtieths)
  }

  @Test(arguments: [UInt64(101), 102, 103, 104, 105, 106])
  func `posts of one weight that follow each other are measured exactly`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var checked = 0
    var cornersWrong = 0
    for number in 0..<120 {
      let spells = followingPosts(weights: [12], using: &random)
      guard let truth = extremes(of: spells) else { continue }
      checked += 1
      let bounds = try #require(Coverage.calendarMonths(spells, overlap: .highest))
      let place: Comment = "seed \(seed), case \(number): \(spells)"
      #expect(bounds.low == truth.lowerBound && bounds.high == truth.upperBound, place)
      #expect(bounds.isAttained, place)
      let corners = try #require(Corners(spells, removing: [], overlap: .highest))
      let wide = Coverage.telescoped(corners.wide).reduce(0) { $0 + $1.length * $1.weight }
      if wide < truth.upperBound { cornersWrong += 1 }
    }
    #expect(checked > 60, "seed \(seed)")
    // Else these cases would not show why the junctions are tried one by one.
    #expect(cornersWrong > 0, "seed \(seed)")
  }

  @Test(arguments: [UInt64(111), 112, 113, 114])
  func `posts of unequal weights that follow each other stay within the bounds`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    var sandwiched = 0
    for number in 0..<120 {
      let spells = followingPosts(weights: [12, 14], using: &random)
      guard let truth = extremes(of: spells) else { continue }
      let bounds = try #require(Coverage.calendarMonths(spells, overlap: .highest))
      let place: Comment = "seed \(seed), case \(number): \(spells)"
      #expect(bounds.low <= truth.lowerBound && truth.upperBound <= bounds.high, place)
      if bounds.isAttained {
        #expect(bounds.low == truth.lowerBound && truth.upperBound == bounds.high, place)
      } else {
        sandwiched += 1
        // Within one month of weight 14/12.
        #expect(bounds.high - truth.upperBound <= 30 * 14, place)
        #expect(truth.lowerBound - bounds.low <= 30 * 14, place)
      }
    }
    #expect(sandwiched > 10, "seed \(seed)")
  }

  @Test func `from a certain start a vague change of weight is measured exactly`() throws {
    // One post to a vague day of June 2012, the better one from a certain day before it.
    let spells = [
      Spell(
        startLow: day(2012, 1, 15),
        startHigh: day(2012, 1, 15),
        endLow: day(2012, 6, 2),
        endHigh: day(2012, 7, 1),
        weightLow: 12,
        weightHigh: 12
      ),
      Spell(
        startLow: day(2012, 5, 29),
        startHigh: day(2012, 5, 31),
        endLow: day(2013, 2, 26),
        endHigh: day(2013, 3, 1),
        weightLow: 14,
        weightHigh: 14
      ),
    ]
    let bounds = try #require(Coverage.calendarMonths(spells, overlap: .highest))
    let truth = try #require(extremes(of: spells))
    #expect(bounds.isAttained)
    #expect(bounds.low == truth.lowerBound && bounds.high == truth.upperBound)
  }

  @Test func `a vague junction leaves a distant post measured exactly`() throws {
    let vague = [
      Spell(
        startLow: day(2010, 1, 1),
        startHigh: day(2010, 1, 1),
        endLow: day(2012, 6, 2),
        endHigh: day(2012, 7, 1),
        weightLow: 12,
        weightHigh: 12
      ),
      Spell(
        startLow: day(2012, 7, 1),
        startHigh: day(2012, 7, 31),
        endLow: day(2017, 1, 1),
        endHigh: day(2017, 1, 1),
        weightLow: 14,
        weightHigh: 14
      ),
    ]
    let near = try #require(Coverage.calendarMonths(vague, overlap: .highest))
    let distant = Spell(start: day(1990, 1, 31), end: day(1999, 3, 1), weight: 14)
    let far = try #require(Coverage.calendarMonths(vague + [distant], overlap: .highest))
    let length = CalendarArithmetic.monthsAndThirtieths(from: day(1990, 1, 31), to: day(1999, 3, 1))
    #expect(!near.isAttained)
    #expect(far.low - near.low == 14 * Int64(length))
    #expect(far.high - near.high == 14 * Int64(length))
  }

  /// Two or three posts whose ends are near each other, around the end of a month.
  private func followingPosts(weights: [Int64], using random: inout SplitMix64) -> [Spell] {
    var spells: [Spell] = []
    var start = day(2022, 12, 15) + Int.random(in: 0...20, using: &random)
    for _ in 0..<Int.random(in: 2...3, using: &random) {
      let startSpan = [0, 0, 1, 3].randomElement(using: &random) ?? 0
      let endSpan = [0, 0, 2, 4].randomElement(using: &random) ?? 0
      let end = start + Int.random(in: 6...50, using: &random)
      let weight = weights.randomElement(using: &random) ?? 12
      spells.append(
        Spell(
          startLow: start,
          startHigh: start + startSpan,
          endLow: end,
          endHigh: end + endSpan,
          weightLow: weight,
          weightHigh: weight
        )
      )
      start = end + Int.random(in: -2...3, using: &random)
    }
    return spells.shuffled(using: &random)
  }

  private func extremes(of spells: [Spell]) -> ClosedRange<Int64>? {
    var least = Int64.max
    var greatest = Int64.min
    let isEnumerated = forEachChoice(of: spells.map(completions(of:)), limit: 700) { choice in
      let value = KnownTimeline(
        choice.compactMap { $0 },
        removing: [],
        overlap: .highest
      ).calendar
      least = min(least, value)
      greatest = max(greatest, value)
    }
    return isEnumerated ? least...greatest : nil
  }
}
