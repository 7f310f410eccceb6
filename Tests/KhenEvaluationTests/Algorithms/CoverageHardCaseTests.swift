import KhenEvaluation
import KhenSyntax
import KhenTestSupport
import Testing

/// The hard cases of the evaluator that are about lengths of service; weights over scale 12.
///
/// Spells are filed with inclusive days, so the day after the last is given as the end.
@Suite struct CoverageHardCaseTests {
  private func calendar(_ spells: [Spell]) throws -> CoverageBounds {
    try #require(Coverage.calendarMonths(spells, overlap: .highest))
  }

  private func days(
    _ spells: [Spell],
    _ overlap: Timeline.Overlap = .highest
  ) throws -> CoverageBounds {
    try #require(Coverage.days(spells, overlap: overlap))
  }

  /// Whether the bounds reach a threshold of years and months, by the calendar.
  private func reaches(_ bounds: CoverageBounds, years: Int64, months: Int64 = 0) -> Truth {
    let threshold = 30 * (12 * years + months)
    return Truth(isPossible: bounds.high >= threshold, isCertain: bounds.low >= threshold)
  }

  /// Whether days over scale `scale` reach years and months of 365 and 30 days.
  private func reachesDays(
    _ bounds: CoverageBounds,
    years: Int64,
    months: Int64 = 0,
    scale: Int64 = 12
  ) -> Truth {
    let threshold = (365 * years + 30 * months) * scale
    return Truth(isPossible: bounds.high >= threshold, isCertain: bounds.low >= threshold)
  }

  @Test func `hard cases 1 to 3: only between 15 and 20 years does the sex matter`() throws {
    for (start, years) in [(2008, Int64(17)), (2004, 21), (2011, 14)] {
      let bounds = try calendar([Spell(start: day(start, 3, 1), end: day(2025, 3, 1))])
      #expect(bounds.low == 360 * years && bounds.high == 360 * years && bounds.isAttained)
    }
  }

  @Test(arguments: [
    ((2025, 2, 27), Truth.canBeFalse), ((2025, 2, 28), .undetermined),
    ((2025, 3, 29), .undetermined), ((2025, 3, 30), .canBeTrue),
  ])
  func `hard case 4: a start known to the month decides between two days of asking`(
    asked: (Int, Int, Int),
    expected: Truth
  ) throws {
    let end = day(asked.0, asked.1, asked.2) + 1
    let bounds = try calendar([
      Spell(startLow: day(2005, 3, 1), startHigh: day(2005, 3, 31), endLow: end, endHigh: end)
    ])
    #expect(bounds.isAttained)
    #expect(reaches(bounds, years: 20) == expected)
  }

  @Test func `hard case 5: one block one day short, by each measure that is offered`() throws {
    let whole = [Spell(start: day(2000, 1, 1), end: day(2019, 12, 31))]
    let cut = [
      Spell(start: day(2000, 1, 1), end: day(2010, 6, 10)),
      Spell(start: day(2010, 6, 11), end: day(2019, 12, 31)),
    ]
    // By the calendar 19 years 11 months 30 days are not 20 years, whole or cut; by days of 365 a
    // year both are. Measuring by contiguity, which differs for the two, is not offered.
    #expect(try calendar(whole).low == 30 * 239 + 29)
    #expect(reaches(try calendar(whole), years: 20) == .canBeFalse)
    #expect(reaches(try calendar(cut), years: 20) == .canBeFalse)
    #expect(try days(whole).low == 7_304)
    #expect(try days(cut).high == 7_303)
    #expect(reachesDays(try days(cut), years: 20, scale: 1) == .canBeTrue)
    let months = try #require(
      Coverage.monthsCounted(whole, overlap: .highest, rule: .whole)
    )
    #expect(months.low == 239)
  }

  @Test func `hard case 6: whole months at 14 twelfths reach 240 exactly`() throws {
    func months(_ ends: Int) throws -> CoverageBounds {
      try #require(
        Coverage.monthsCounted(
          [
            Spell(start: day(2000, 1, 1), end: day(2012, 1, 1), weight: 14),
            Spell(start: day(2012, 1, 1), end: ends, weight: 12),
          ],
          overlap: .highest,
          rule: .whole
        )
      )
    }
    #expect(try months(day(2018, 1, 1)).low == 240 * 12)
    #expect(try months(day(2017, 12, 1)).high == 240 * 12 - 12)
    #expect(try months(day(2018, 1, 1)).segments.map(\.length) == [144, 72])
  }

  @Test(arguments: [
    (6_258, Int64(20), Truth.canBeTrue), (6_257, 20, .canBeFalse), (4_693, 15, .canBeTrue),
    (4_692, 15, .canBeFalse),
  ])
  func `hard case 7: converted days are compared exactly`(
    count: Int,
    years: Int64,
    expected: Truth
  ) throws {
    let bounds = try days([Spell(start: day(2000, 1, 1), end: day(2000, 1, 1) + count, weight: 14)])
    #expect(reachesDays(bounds, years: years) == expected)
  }

  @Test func `hard cases 8 and 9: the better weight counts where two posts overlap`() throws {
    let first = Spell(start: day(2000, 1, 1), end: day(2010, 1, 1), weight: 12)
    let known = try days([first, Spell(start: day(2005, 1, 1), end: day(2015, 1, 1), weight: 14)])
    #expect(known.low == 73_052 && known.high == 73_052)
    #expect(known.segments.map(\.length) == [1_827, 3_652])
    #expect(known.segments.map(\.spell) == [0, 1])
    let vague = try days([
      first,
      Spell(
        startLow: day(2005, 1, 1),
        startHigh: day(2005, 12, 31),
        endLow: day(2015, 1, 1),
        endHigh: day(2015, 1, 1),
        weightLow: 14,
        weightHigh: 14
      ),
    ])
    #expect(vague.low == 72_324 && vague.high == 73_052)
    #expect(reachesDays(vague, years: 16, months: 6) == .canBeTrue)
    #expect(reachesDays(vague, years: 16, months: 7) == .undetermined)
    #expect(reachesDays(vague, years: 17) == .canBeFalse)
  }

  @Test func `hard case 10: a vague post inside a long one cannot change the outcome`() throws {
    let open = Spell(start: day(2001, 1, 1), end: day(2021, 1, 1), weight: 12)
    var inside = Spell(
      startLow: day(2010, 1, 1),
      startHigh: day(2010, 12, 31),
      endLow: day(2012, 1, 2),
      endHigh: day(2013, 1, 1),
      weightLow: 14,
      weightHigh: 14
    )
    // "2010" to "2012": the end counts, so it is the day after one of 2012.
    let bounds = try days([open, inside])
    #expect(bounds.low == 88_394 && bounds.high == 89_852)
    #expect(reachesDays(bounds, years: 20) == .canBeTrue)
    #expect(Coverage.irrelevantSpells([open, inside]).isEmpty)
    // With no more weight than the long one it cannot even change the number.
    inside.weightLow = 12
    inside.weightHigh = 12
    #expect(Coverage.irrelevantSpells([open, inside]) == [1])
    #expect(Coverage.irrelevantSpells([open, inside], overlap: .add).isEmpty)
    #expect(try calendar([open, inside]).isAttained)
  }

  @Test func `hard case 11: a vague junction of two posts, by each measure that is offered`() throws
  {
    let spells = [
      Spell(
        startLow: day(2010, 1, 1),
        startHigh: day(2010, 1, 1),
        endLow: day(2012, 6, 2),
        endHigh: day(2012, 7, 1)
      ),
      Spell(
        startLow: day(2012, 7, 1),
        startHigh: day(2012, 7, 31),
        endLow: day(2017, 1, 1),
        endHigh: day(2017, 1, 1)
      ),
    ]
    let bounds = try days(spells)
    #expect(bounds.low == 2_498 && bounds.high == 2_557)
    #expect(reachesDays(bounds, years: 6, months: 10, scale: 1) == .canBeTrue)
    #expect(reachesDays(bounds, years: 7, scale: 1) == .undetermined)
    #expect(reachesDays(bounds, years: 7, months: 1, scale: 1) == .canBeFalse)
    let lengths = try calendar(spells)
    #expect(lengths.isAttained)
    #expect(lengths.low == 30 * 82 + 2)
    #expect(reaches(lengths, years: 6, months: 10) == .canBeTrue)
    #expect(reaches(lengths, years: 7) == .undetermined)
    #expect(reaches(lengths, years: 7, months: 1) == .canBeFalse)
  }

  @Test func `hard case 12: a spell within one month holds a day, two of them no more`() throws {
    let spell = Spell(
      startLow: day(2010, 5, 1),
      startHigh: day(2010, 5, 31),
      endLow: day(2010, 5, 2),
      endHigh: day(2010, 6, 1),
      isInclusive: true
    )
    for rows in [[spell], [spell, spell]] {
      let bounds = try days(rows)
      #expect(bounds.low == 1 && bounds.high == 31 && bounds.isAttained)
    }
    #expect(try days([spell, spell], .add).low == 2)
    #expect(try calendar([spell]).low == 1)
  }

  @Test(arguments: [
    ((2009, 2016), Truth.undetermined), ((2011, 2014), .canBeTrue), ((2015, 2020), .canBeFalse),
  ])
  func `hard case 36: a band of years against bounds of service`(
    service: (Int, Int),
    expected: Truth
  ) throws {
    // Service of 9…16, 11…14 and 15…20 years, up to 2025.
    let bounds = try calendar([
      Spell(
        startLow: day(4025 - service.1, 1, 1),
        startHigh: day(4025 - service.0, 1, 1),
        endLow: day(2025, 1, 1),
        endHigh: day(2025, 1, 1)
      )
    ])
    let within = Truth(
      isPossible: bounds.high >= 3_600 && bounds.low < 5_400,
      isCertain: bounds.low >= 3_600 && bounds.high < 5_400
    )
    #expect(within == expected)
  }

  @Test func `hard case 40: no end counts to the day of asking, an unknown end may be any`() throws
  {
    let start = day(2005, 3, 1)
    let asked = day(2025, 2, 28)
    let open = try calendar([Spell(start: start, end: asked + 1)])
    #expect(reaches(open, years: 20) == .canBeTrue)
    let unknown = try calendar([
      Spell(
        startLow: start,
        startHigh: start,
        endLow: start + 1,
        endHigh: asked + 1,
        isInclusive: true
      )
    ])
    #expect(unknown.low == 1 && unknown.high == open.high)
    #expect(reaches(unknown, years: 20) == .undetermined)
  }

  // MARK: - What must not matter

  @Test(arguments: [UInt64(61), 62])
  func `splitting a row in two or filing it twice changes no length`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for number in 0..<150 {
      let rows = (0..<3).map { _ -> Spell in
        let start = day(2015, 1, 1) + Int.random(in: 0...900, using: &random)
        return Spell(
          start: start,
          end: start + Int.random(in: 2...700, using: &random),
          weight: [12, 14].randomElement(using: &random) ?? 12
        )
      }
      let cut =
        rows[0].startLow + Int.random(in: 1..<(rows[0].endLow - rows[0].startLow), using: &random)
      var parts = rows
      parts[0].endLow = cut
      parts[0].endHigh = cut
      parts.append(Spell(start: cut, end: rows[0].endLow, weight: rows[0].weightLow))
      parts.shuffle(using: &random)
      for overlap in Timeline.Overlap.allCases {
        func lengths(_ spells: [Spell]) throws -> [Int64] {
          var values = [
            try #require(Coverage.days(spells, overlap: overlap)).low,
            try #require(Coverage.calendarMonths(spells, overlap: overlap)).low,
          ]
          for rule in Coverage.MonthRule.allCases {
            let months = Coverage.monthsCounted(spells, overlap: overlap, rule: rule)
            values.append(try #require(months).low)
          }
          return values
        }
        #expect(try lengths(rows) == lengths(parts), "seed \(seed), case \(number)")
        if overlap == .highest {
          #expect(try lengths(rows) == lengths(rows + parts), "seed \(seed), case \(number)")
        }
      }
    }
  }

  @Test func `segments add up to the length and keep to one row where weights are equal`() throws {
    let rows = [
      Spell(start: day(2010, 1, 15), end: day(2012, 3, 20), weight: 12),
      Spell(start: day(2011, 6, 1), end: day(2014, 2, 1), weight: 12),
      Spell(start: day(2012, 1, 1), end: day(2013, 1, 1), weight: 14),
    ]
    let bounds = try calendar(rows)
    #expect(bounds.segments.map(\.spell) == [0, 2, 1])
    #expect(bounds.segments.reduce(0) { $0 + $1.length * $1.weight } == bounds.low)
    let total = CalendarArithmetic.monthsAndThirtieths(from: day(2010, 1, 15), to: day(2014, 2, 1))
    #expect(bounds.segments.reduce(0) { $0 + $1.length } == Int64(total))
  }

  @Test func `a row is named only for days that it covers`() throws {
    let rows = [Spell(start: 0, end: 10), Spell(start: 5, end: 20), Spell(start: 8, end: 12)]
    let segments = try days(rows).segments
    #expect(segments.map(\.spell) == [0, 1])
    #expect(segments.map(\.length) == [10, 10])
    // Where weights add up a new sum is a new segment, of the row that leads it.
    let sums = try days(rows, .add).segments
    #expect(sums.map(\.weight) == [1, 2, 3, 2, 1])
    #expect(sums.map(\.start) == [0, 5, 8, 10, 12])
    #expect(sums.map(\.spell) == [0, 0, 0, 1, 1])
  }

  @Test func `days at a level or above are those of the spells that may have it`() throws {
    let rows = [
      Spell(start: 0, end: 10, weight: 1),
      Spell(
        startLow: 10,
        startHigh: 10,
        endLow: 30,
        endHigh: 30,
        weightLow: 1,
        weightHigh: 3
      ),
      Spell(start: 25, end: 45, weight: 2),
    ]
    let high = try days(Coverage.levels(rows, atLeast: 2))
    #expect(high.low == 20 && high.high == 35)
    let all = try days(Coverage.levels(rows, atLeast: 1))
    #expect(all.low == 45 && all.high == 45)
    #expect(try days(Coverage.levels(rows, atLeast: 4)).high == 0)
  }

  @Test func `what does not fit 64 bits, or weighs less than nothing, has no bounds`() {
    let heavy = Spell(start: 0, end: 100, weight: Int64.max / 2)
    #expect(Coverage.days([heavy], overlap: .highest) == nil)
    #expect(Coverage.days([heavy, heavy, heavy], overlap: .add) == nil)
    #expect(Coverage.calendarMonths([heavy], overlap: .highest) == nil)
    #expect(Coverage.days([Spell(start: 0, end: 5, weight: -1)], overlap: .add) == nil)
    let endless = Spell(start: Int.min, end: Int.max, weight: 14)
    for rule in Coverage.MonthRule.allCases {
      let months = Coverage.monthsCounted([endless], overlap: .highest, rule: rule)
      #expect(months?.low == Int64(9_999 * 12 * 14))
    }
    #expect(Coverage.days([endless], overlap: .add)?.high == Int64(3_652_059 * 14))
  }
}
