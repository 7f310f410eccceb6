import KhenEvaluation
import KhenTestSupport
import Testing

/// Lists of thousands of elements: the same answers as for short ones, and limits that are told.
@Suite struct `Long lists` {
  static func rules(_ condition: String) -> String {
    """
    danh mục màu { đỏ, xanh, vàng }
    bản ghi đoạn { từ: ngày; đến: ngày?; số: số nguyên?; màu: màu; tên: chuỗi }
    hồ sơ cá_nhân { quá_trình: danh sách đoạn; mốc: ngày }
    khen thưởng A cho cá_nhân { điều kiện c { \(condition) } }
    """
  }

  /// Conditions on pairs, with comparisons of every kind; those behind the first need more than the
  /// comparisons say, or have none that tell anything.
  static let pairConditions = [
    "p.từ từ q.từ đến hết q.đến hoặc q.từ từ p.từ đến hết p.đến",
    "p.từ từ q.từ đến trước q.đến",
    "p.từ = q.từ và p.màu = q.màu",
    "p.tên = q.tên và p.từ < q.từ",
    "có p.số và có q.số và p.số > q.số và p.số <= q.số + 2 và p.màu khác q.màu",
    "có p.số và có q.số và (p.số = q.số hoặc p.từ = q.từ)",
    "p.màu = đỏ và q.màu = xanh và có q.đến và q.đến < p.từ và p.từ <= q.đến + 3 ngày",
    "p.từ < mốc và q.từ > mốc và p.tên = \"a\"",
    "p.từ < q.từ và p.màu = đỏ và q.màu = đỏ",
  ]

  static func day(_ number: Int) -> String {
    let month = number / 28 % 12 + 1
    return "\(number % 28 + 1)/\(month)/\(2000 + number / 336)"
  }

  /// A list, mostly of known values far apart, so that few pairs are of interest.
  static func list(_ count: Int, isOpen: Bool, _ random: inout SplitMix64) -> Filed {
    var elements: [Filed] = []
    for index in 0..<count {
      let start = (index * 7919) % count * 4 + Int.random(in: 0...4, using: &random)
      let length = Int.random(in: 0...3, using: &random)
      func often(_ text: String, _ other: String) -> Filed {
        .text(isOpen && Int.random(in: 0..<12, using: &random) == 0 ? other : text)
      }
      var entries: [(String, Filed)] = [
        ("từ", often(day(start), "\(start / 28 % 12 + 1)/\(2000 + start / 336)")),
        ("số", often("\(start * 3)", "?")),
        ("màu", often(["đỏ", "xanh", "vàng"][start % 3], "?")),
        ("tên", often("t\(start)", "?")),
      ]
      if Int.random(in: 0..<20, using: &random) > 0 {
        entries.append(("đến", often(day(start + length), "?")))
      }
      elements.append(.record(entries))
    }
    return .record([("quá_trình", .list(elements)), ("mốc", "01/01/2001")])
  }

  @Test(arguments: pairConditions)
  func `pairs of a long list are those that looking at each pair finds`(_ condition: String) throws
  {
    let seed: UInt64 = 16_384
    var random = SplitMix64(seed: seed)
    var hard = try HardCase(
      Self.rules("không (có hai p, q khác nhau trong quá_trình mà (\(condition)))")
    )
    let (register, _) = try hard.register(of: "c")
    let date = Extent.point(Int64(try HardCase.day("01/01/2030")))
    for round in 0..<4 {
      let count = Int.random(in: 65...68, using: &random)
      try hard.file(Self.list(count, isOpen: round % 2 == 1, &random))
      var machine = hard.evaluator.decider.machine
      machine.run(hard.frame, date: date)
      let found = machine.result(register)
      let facts = Residual(of: found.node, in: machine).facts
      machine.limits.pairsInFull = .max
      machine.run(hard.frame, date: date)
      let wanted = machine.result(register)
      #expect(found.extent == wanted.extent, "seed \(seed), round \(round)")
      #expect(facts == Residual(of: wanted.node, in: machine).facts, "round \(round)")
      guard round % 2 == 0 else { continue }
      #expect(wanted.extent.isOneOutcome)
      let known = hard.evaluator.evaluate(hard.frame, date: try HardCase.day("01/01/2030"))
      #expect((known.verdict == .eligible) == wanted.extent.isCertainlyTrue, "round \(round)")
    }
  }

  @Test func `repeated values of a long list are found as in a short one`() throws {
    var random = SplitMix64(seed: 7)
    var hard = try HardCase(
      """
      hồ sơ cá_nhân { danh_hiệu: danh sách năm }
      khen thưởng A cho cá_nhân { điều kiện c {
          (đếm n trong (các khác nhau y với y trong danh_hiệu)) >= 30 } }
      """
    )
    let (register, _) = try hard.register(of: "c")
    let date = Extent.point(Int64(try HardCase.day("01/01/2030")))
    for round in 0..<8 {
      let years: [Filed] = (0..<80).map { _ in
        let year = Int.random(in: 1980...2015, using: &random)
        let isOpen = round % 2 == 1 && Int.random(in: 0..<20, using: &random) == 0
        return .text(isOpen ? "\(year) … \(year + 2)" : "\(year)")
      }
      try hard.file(.record([("danh_hiệu", .list(years))]))
      var machine = hard.evaluator.decider.machine
      machine.run(hard.frame, date: date)
      let found = machine.result(register).extent
      machine.limits.pairsInFull = .max
      machine.run(hard.frame, date: date)
      #expect(found == machine.result(register).extent, "round \(round)")
    }
  }

  // MARK: - Limits

  static let each: Filed = .record([
    (
      "quá_trình",
      .list((0..<100).map { .record([("từ", .text(day($0 * 3))), ("màu", "?"), ("tên", "x")]) })
    ),
    ("mốc", "01/01/2001"),
  ])

  /// A condition over that list, with its register and the day on which it is asked.
  static func each(
    _ condition: String
  ) throws -> (hard: HardCase, register: UInt32, date: Extent) {
    var hard = try HardCase(rules(condition))
    try hard.file(each)
    let (register, _) = try hard.register(of: "c")
    return (hard, register, .point(Int64(try HardCase.day("01/01/2030"))))
  }

  @Test(arguments: [
    (100, "có p trong quá_trình mà p.từ > mốc + 100 năm", true),
    (99, "có p trong quá_trình mà p.từ > mốc + 100 năm", false),
    (9_900, "có hai p, q khác nhau trong quá_trình mà p.tên khác q.tên", true),
    (9_899, "có hai p, q khác nhau trong quá_trình mà p.tên khác q.tên", false),
    (20_000, "có p trong quá_trình mà (có q trong quá_trình mà p.tên khác q.tên)", true),
    (19_999, "có p trong quá_trình mà (có q trong quá_trình mà p.tên khác q.tên)", false),
  ])
  func `so many rows are looked at in a run, and no wrong answer is given beyond`(
    limit: Int,
    condition: String,
    isDecided: Bool
  ) throws {
    var (hard, register, date) = try Self.each("không (\(condition))")
    hard.evaluator.decider.machine.limits.rows = limit
    let decision = hard.evaluator.decider.decide(register, hard.frame, date: date)
    #expect(decision.extent == (isDecided ? .certainlyTrue : .eitherBoolean))
    #expect(decision.isIncomplete == !isDecided)
  }

  @Test(arguments: [(10_100, Verdict.eligible), (10_099, .undetermined)])
  func `known facts decide within so many rows, and beyond it is told that they do not`(
    limit: Int,
    wanted: Verdict
  ) throws {
    var hard = try HardCase(
      Self.rules("không (có p trong quá_trình mà (có q trong quá_trình mà p.tên khác q.tên))")
    )
    try hard.file(Self.each)
    hard.evaluator.limitRows(to: limit)
    let result = hard.evaluator.evaluate(hard.frame, date: try HardCase.day("01/01/2030"))
    #expect(result.verdict == wanted)
    #expect(result.missing.isEmpty)
    #expect(result.isIncomplete == (wanted == .undetermined))
  }

  @Test func `so many operands are recorded, and what is left out is told`() throws {
    let (hard, register, date) = try Self.each("có p trong quá_trình mà p.màu = đỏ")
    var machine = hard.evaluator.decider.machine
    machine.run(hard.frame, date: date)
    let whole = machine.result(register).extent
    let count = machine.trace.operands.count
    #expect(!machine.trace.isTruncated && whole == .eitherBoolean)
    // The last step brings more than one, so the limit is reached before it.
    for (limit, isTruncated) in [(count, false), (1, true)] {
      machine.limits.operands = limit
      machine.run(hard.frame, date: date)
      #expect(machine.trace.isTruncated == isTruncated)
      #expect(machine.result(register).extent == whole)
    }
  }

  @Test func `trying which facts matter ends with the rows, and doubt is told`() throws {
    var (hard, register, date) = try Self.each(
      "(đếm p trong quá_trình mà p.màu = đỏ) >= 3 và (đếm p trong quá_trình mà p.màu = xanh) >= 3"
    )
    hard.evaluator.decider.reset()
    let all = hard.evaluator.decider.candidates(register, hard.frame, date: date)
    #expect(all.count == 100)
    #expect(all.contains { !$0.isDoubtful })
    hard.evaluator.decider.rowsPerQuestion = 1
    hard.evaluator.decider.rowsOfSmallRun = 0
    hard.evaluator.decider.reset()
    let few = hard.evaluator.decider.candidates(register, hard.frame, date: date)
    #expect(few.map(\.fact) == all.map(\.fact))
    #expect(few.allSatisfy { $0.isDoubtful })
  }

  @Test func `trying which facts matter ends with the steps, and doubt is told`() throws {
    var (hard, register, date) = try Self.each(
      "(đếm p trong quá_trình mà p.màu = đỏ) >= 3 và (đếm p trong quá_trình mà p.màu = xanh) >= 3"
    )
    hard.evaluator.decider.reset()
    let all = hard.evaluator.decider.candidates(register, hard.frame, date: date)
    hard.evaluator.decider.stepsPerDossier = 1
    hard.evaluator.decider.reset()
    let few = hard.evaluator.decider.candidates(register, hard.frame, date: date)
    #expect(few.map(\.fact) == all.map(\.fact))
    #expect(few.contains { $0.isDoubtful })
    #expect(few.count { $0.isDoubtful } > all.count { $0.isDoubtful })
    // What is decided does not depend on it.
    #expect(
      hard.evaluator.decider.decide(register, hard.frame, date: date).extent == .eitherBoolean
    )
  }

  @Test func `questions about one dossier share its rows`() throws {
    var (hard, register, date) = try Self.each("có p trong quá_trình mà p.màu = đỏ")
    hard.evaluator.decider.rowsPerDossier = 250
    hard.evaluator.decider.rowsOfSmallRun = 0
    hard.evaluator.decider.reset()
    #expect(hard.evaluator.decider.canRun)
    _ = hard.evaluator.decider.decide(register, hard.frame, date: date)
    hard.evaluator.decider.renew()
    #expect(hard.evaluator.decider.canRun)
    _ = hard.evaluator.decider.decide(register, hard.frame, date: date)
    hard.evaluator.decider.renew()
    #expect(!hard.evaluator.decider.canRun)
    hard.evaluator.decider.reset()
    #expect(hard.evaluator.decider.canRun)
  }

  // MARK: - Spells

  @Test func `spells that cannot matter are those that others cover`() {
    let seed: UInt64 = 1_016
    var random = SplitMix64(seed: seed)
    for round in 0..<3_000 {
      let spells = (0..<Int.random(in: 1...7, using: &random)).map { _ in
        let start = Int.random(in: 0...20, using: &random)
        let end = start + Int.random(in: -2...9, using: &random)
        let weight = Int64.random(in: 1...3, using: &random)
        return Spell(
          startLow: start
            - (Bool.random(using: &random) ? Int.random(in: 0...4, using: &random) : 0),
          startHigh: start,
          endLow: end,
          endHigh: end + (Bool.random(using: &random) ? Int.random(in: 0...4, using: &random) : 0),
          weightLow: weight,
          weightHigh: weight + (Int.random(in: 0...3, using: &random) == 0 ? 1 : 0),
          presence: Int.random(in: 0...3, using: &random) == 0 ? .possible : .certain
        )
      }
      #expect(
        Coverage.irrelevantSpells(spells) == Self.irrelevant(spells),
        "seed \(seed), round \(round)"
      )
    }
  }

  /// The same, day by day.
  private static func irrelevant(_ spells: [Spell]) -> [Int] {
    spells.indices.filter { index in
      let spell = spells[index]
      if spell.isKnown { return false }
      if spell.startLow >= spell.endHigh { return true }
      var days = Set(spell.startLow..<spell.endHigh)
      if spell.presence == .certain, spell.startHigh < spell.endLow,
        spell.weightLow == spell.weightHigh
      {
        days.subtract(spell.startHigh..<spell.endLow)
      }
      for (other, certain) in spells.enumerated()
      where other != index && certain.presence == .certain
        && certain.weightLow >= spell.weightHigh && certain.startHigh < certain.endLow
      {
        days.subtract(certain.startHigh..<certain.endLow)
      }
      return days.isEmpty
    }
  }
}
