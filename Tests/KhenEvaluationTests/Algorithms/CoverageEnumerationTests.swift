import KhenEvaluation
import KhenSyntax
import KhenTestSupport
import Testing

/// The bounds of each measure against all completions of random uncertain spells.
@Suite struct CoverageEnumerationTests {
  enum Measure: CaseIterable {
    case days, calendar, touched, half, whole

    func bounds(
      _ spells: [Spell],
      _ removed: [Spell],
      _ overlap: Timeline.Overlap
    ) -> CoverageBounds? {
      switch self {
      case .days: Coverage.days(spells, removing: removed, overlap: overlap)
      case .calendar: Coverage.calendarMonths(spells, removing: removed, overlap: overlap)
      case .touched:
        Coverage.monthsCounted(spells, removing: removed, overlap: overlap, rule: .touched)
      case .half: Coverage.monthsCounted(spells, removing: removed, overlap: overlap, rule: .half)
      case .whole:
        Coverage.monthsCounted(spells, removing: removed, overlap: overlap, rule: .whole)
      }
    }

    func value(of timeline: KnownTimeline) -> Int64 {
      switch self {
      case .days: timeline.days
      case .calendar: timeline.calendar
      case .touched: timeline.months(.touched)
      case .half: timeline.months(.half)
      case .whole: timeline.months(.whole)
      }
    }
  }

  struct Setting: CustomTestStringConvertible {
    var measure: Measure
    var overlap: Timeline.Overlap
    var isInclusive: Bool
    var oneWeight: Bool
    var removes: Bool

    var testDescription: String {
      "\(measure) \(overlap)\(isInclusive ? " inclusive" : "")"
        + "\(oneWeight ? " one weight" : "")\(removes ? " removing" : "")"
    }

    static var all: [Setting] {
      var result: [Setting] = []
      for measure in Measure.allCases {
        for overlap in Timeline.Overlap.allCases {
          for flags in 0..<8 {
            result.append(
              Setting(
                measure: measure,
                overlap: overlap,
                isInclusive: flags & 1 != 0,
                oneWeight: flags & 2 != 0,
                removes: flags & 4 != 0
              )
            )
          }
        }
      }
      return result
    }
  }

  @Test(arguments: Setting.all)
  func `no completion lies outside the bounds, and attained bounds are reached`(
    setting: Setting
  ) {
    let seed: UInt64 = 2_500 + UInt64(setting.testDescription.utf8.reduce(0) { $0 + Int($1) })
    var random = SplitMix64(seed: seed)
    var attained = 0
    var checked = 0
    for number in 0..<40 {
      let isSpread = setting.measure != .days
      let origin = day(2022, 12, 18) + Int.random(in: 0...20, using: &random)
      let spells = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        randomSpell(setting, origin: origin, span: isSpread ? 62 : 14, using: &random)
      }
      let removed = (0..<(setting.removes ? Int.random(in: 1...2, using: &random) : 0)).map { _ in
        randomSpell(setting, origin: origin, span: isSpread ? 62 : 14, using: &random)
      }
      var least = Int64.max
      var greatest = Int64.min
      let isEnumerated = forEachChoice(
        of: (spells + removed).map(completions(of:)),
        limit: 400
      ) { choice in
        let timeline = KnownTimeline(
          choice[..<spells.count].compactMap { $0 },
          removing: choice[spells.count...].compactMap { $0 },
          overlap: setting.overlap
        )
        let value = setting.measure.value(of: timeline)
        least = min(least, value)
        greatest = max(greatest, value)
      }
      guard isEnumerated else { continue }
      guard let bounds = setting.measure.bounds(spells, removed, setting.overlap) else {
        Issue.record("no bounds; seed \(seed), case \(number)")
        continue
      }
      checked += 1
      #expect(
        bounds.low <= least && greatest <= bounds.high,
        "seed \(seed), case \(number): \(spells) \(removed)"
      )
      if bounds.isAttained {
        attained += 1
        #expect(
          bounds.low == least && greatest == bounds.high,
          "seed \(seed), case \(number): \(spells) \(removed)"
        )
      } else if setting.measure == .calendar {
        // The sandwich is at most about a month away per spell and unit of weight.
        #expect(greatest + 30 * 14 * 5 * 3 >= bounds.high, "seed \(seed), case \(number)")
      }
    }
    #expect(checked >= 10, "seed \(seed)")
    #expect(attained > 0, "seed \(seed)")
  }

  @Test(arguments: [UInt64(41), 42, 43])
  func `days stay attained when all spells share one uncertain window`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let setting = Setting(
      measure: .days,
      overlap: .highest,
      isInclusive: false,
      oneWeight: false,
      removes: false
    )
    for number in 0..<80 {
      let spells = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        randomSpell(setting, origin: 100, span: 14, using: &random)
      }
      let fromLow = Int.random(in: 98...106, using: &random)
      let fromHigh = fromLow + Int.random(in: 0...2, using: &random)
      let toLow = Int.random(in: 104...118, using: &random)
      let toHigh = toLow + Int.random(in: 0...2, using: &random)
      var least = Int64.max
      var greatest = Int64.min
      let isEnumerated = forEachChoice(of: spells.map(completions(of:)), limit: 300) { choice in
        for from in fromLow...fromHigh {
          for to in toLow...toHigh {
            let rows = choice.compactMap { row -> KnownRow? in
              guard let row, max(row.start, from) < min(row.end, to) else { return nil }
              return KnownRow(
                start: max(row.start, from),
                end: min(row.end, to),
                weight: row.weight
              )
            }
            let value = KnownTimeline(rows, removing: [], overlap: .highest).days
            least = min(least, value)
            greatest = max(greatest, value)
          }
        }
      }
      guard isEnumerated else { continue }
      let clipped = spells.map {
        $0.clipped(fromLow: fromLow, fromHigh: fromHigh, toLow: toLow, toHigh: toHigh)
      }
      let bounds = Coverage.days(clipped, overlap: .highest)
      #expect(bounds?.low == least, "seed \(seed), case \(number)")
      #expect(bounds?.high == greatest, "seed \(seed), case \(number)")
    }
  }

  @Test(arguments: [UInt64(51), 52])
  func `a spell called irrelevant changes no completion`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let setting = Setting(
      measure: .days,
      overlap: .highest,
      isInclusive: false,
      oneWeight: false,
      removes: false
    )
    var found = 0
    for number in 0..<400 {
      let spells = (0..<3).map { index in
        index == 0
          ? Spell(start: 100, end: 112, weight: 14)
          : randomSpell(setting, origin: 100, span: 10, using: &random)
      }
      for index in Coverage.irrelevantSpells(spells) {
        found += 1
        var others = spells.map(completions(of:))
        let own = others[index]
        others[index] = [nil]
        _ = forEachChoice(of: others, limit: 200) { choice in
          var values: Set<[Int64?]> = []
          for row in own {
            var rows = choice
            rows[index] = row
            // One frame for all, so that the days of the timelines can be compared.
            let frame = KnownRow(start: 90, end: 130, weight: 0)
            values.insert(
              KnownTimeline(rows.compactMap { $0 } + [frame], removing: [], overlap: .highest)
                .weights
            )
          }
          #expect(values.count == 1, "seed \(seed), case \(number)")
        }
      }
    }
    #expect(found > 20)
  }

  private func randomSpell(
    _ setting: Setting,
    origin: Int,
    span: Int,
    using random: inout SplitMix64
  ) -> Spell {
    let start = origin + Int.random(in: 0...span, using: &random)
    let end = start + Int.random(in: -1...span, using: &random)
    let weights: [Int64] = setting.oneWeight ? [12] : [0, 12, 12, 14]
    let weight = weights.randomElement(using: &random) ?? 12
    let isVagueWeight = !setting.oneWeight && Int.random(in: 0..<6, using: &random) == 0
    let presences: [Presence] = [.certain, .certain, .certain, .certain, .possible, .absent]
    // A promise of a day that no completion can keep is a data error, not a case of this test.
    let startSpan = [0, 0, 1, 2, 3].randomElement(using: &random) ?? 0
    let endSpan = [0, 0, 1, 2, 3].randomElement(using: &random) ?? 0
    return Spell(
      startLow: start,
      startHigh: start + startSpan,
      endLow: end,
      endHigh: end + endSpan,
      weightLow: weight,
      weightHigh: isVagueWeight ? 14 : weight,
      presence: presences.randomElement(using: &random) ?? .certain,
      isInclusive: setting.isInclusive && start < end + endSpan
    )
  }
}
