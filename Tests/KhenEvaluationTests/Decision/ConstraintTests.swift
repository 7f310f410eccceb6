import KhenEvaluation
import KhenSource
import Testing

/// Promises of the schema about fields.
@Suite struct `Constraints of the schema` {
  static let rules = """
    bản ghi đoạn { vào: ngày; ra: ngày?; ràng buộc không (có ra) hoặc vào <= ra }
    hồ sơ cá_nhân {
        ngày_sinh: ngày; ngày_vào: ngày; tuổi: số nguyên; quá_trình: danh sách đoạn
        ràng buộc ngày_sinh + 15 năm <= ngày_vào
        ràng buộc ngày_vào < ngày_xét
        ràng buộc tuổi >= 15
    }
    khen thưởng A cho cá_nhân { điều kiện c { ngày_vào >= 01/01/2000 } }
    """

  static func apply(
    _ facts: Filed,
    on day: String = "01/01/2020"
  ) throws -> (hard: HardCase, violations: [DossierConstraints.Violation]) {
    var hard = try HardCase(rules)
    try hard.file(facts)
    let constraints = DossierConstraints(hard.program, schema: hard.schema)
    let violations = constraints.apply(to: &hard.frame, date: try HardCase.day(day))
    return (hard, violations)
  }

  /// The days or numbers that a field of the dossier can be.
  static func range(_ field: Int, _ hard: HardCase) throws -> ClosedRange<Int64> {
    let slot = FactFrame.root + hard.schema.records[hard.frame.kind].fields[field].offset
    if let range = hard.frame.range(of: slot), hard.frame.slots[slot] == FactFrame.partial {
      return range.low...range.high
    }
    return hard.frame.slots[slot]...hard.frame.slots[slot]
  }

  @Test func `an earlier date bounds a later one, and the other way round`() throws {
    let (hard, violations) = try Self.apply(["ngày_sinh": "1990", "ngày_vào": "2005"])
    #expect(violations.isEmpty)
    let first = Int64(try HardCase.day("01/01/1990"))
    let last = Int64(try HardCase.day("31/12/1990"))
    #expect(try Self.range(0, hard) == first...last)
    #expect(
      try Self.range(1, hard) == Int64(
        try HardCase.day("01/01/2005")
      )...Int64(
        try HardCase.day("31/12/2005")
      )
    )
    let (late, none) = try Self.apply(["ngày_sinh": "7/1990", "ngày_vào": "2005"])
    #expect(none.isEmpty)
    #expect(try Self.range(1, late).lowerBound == Int64(try HardCase.day("01/07/2005")))
    let (early, nothing) = try Self.apply(["ngày_sinh": "1990", "ngày_vào": "15/03/2005"])
    #expect(nothing.isEmpty)
    #expect(try Self.range(0, early).upperBound == Int64(try HardCase.day("15/03/1990")))
  }

  @Test func `what is unknown is bounded by the evaluation date`() throws {
    var (hard, violations) = try Self.apply(["tuổi": "?"])
    #expect(violations.isEmpty)
    #expect(try Self.range(1, hard).upperBound == Int64(try HardCase.day("31/12/2019")))
    #expect(try Self.range(0, hard).upperBound == Int64(try HardCase.day("31/12/2004")))
    #expect(try Self.range(2, hard).lowerBound == 15)
    // The narrowed facts are what is evaluated.
    let (register, _) = try hard.register(of: "c")
    let date = Extent.point(Int64(try HardCase.day("01/01/2000")))
    let decision = hard.evaluator.decider.decide(register, hard.frame, date: date)
    #expect(!decision.extent.isOneOutcome)
    violations = DossierConstraints(hard.program, schema: hard.schema)
      .apply(to: &hard.frame, date: try HardCase.day("01/01/2000"))
    let narrowed = hard.evaluator.decider.decide(register, hard.frame, date: date)
    #expect(violations.isEmpty && narrowed.extent.isCertainlyFalse)
  }

  @Test func `a promise that is certainly broken names both fields`() throws {
    let (hard, violations) = try Self.apply(["ngày_sinh": "2000", "ngày_vào": "2010"])
    let layout = hard.schema.records[hard.frame.kind]
    #expect(
      violations.map(\.slots)
        == [[FactFrame.root + layout.fields[0].offset, FactFrame.root + layout.fields[1].offset]]
    )
    let (_, alone) = try Self.apply(["tuổi": "14"])
    #expect(alone.map(\.slots.count) == [1])
    let (_, possible) = try Self.apply(["ngày_sinh": "1995", "ngày_vào": "2010"])
    #expect(possible.isEmpty)
  }

  @Test func `elements of lists are held to theirs`() throws {
    let (_, broken) = try Self.apply([
      "quá_trình": [
        ["vào": "01/01/2001"], ["vào": "5/2010", "ra": "5/2010"],
        ["vào": "02/01/2001", "ra": "01/01/2001"],
      ]
    ])
    #expect(broken.map(\.slots.count) == [2])
    let (hard, kept) = try Self.apply([
      "quá_trình": [["vào": "?", "ra": "5/2010"], ["vào": "5/2010", "ra": "?"]]
    ])
    #expect(kept.isEmpty)
    // An end that may be none bounds nothing; a start is bounded by the end that is filed.
    let partials = hard.frame.partials.filter {
      $0.high
        == Int64(
          CivilDate.dayNumber(
            year: 2010,
            month: 5,
            day: 31
          )
        )
    }
    #expect(partials.count == 3)
  }
}
