import KhenEvaluation
import Testing

/// What the compiler shares and moves, and what evaluation does at its limits.
@Suite struct `Compiled programs` {
  static func count(_ code: OperationCode, _ hard: HardCase) -> Int {
    hard.compiled.program.instructions.count { $0.code == code }
  }

  @Test func `equal operations are one instruction`() throws {
    let hard = try HardCase(
      careerRules(
        "theo lịch",
        "quy_đổi_được >= 20 năm hoặc (quy_đổi_được >= 15 năm và giới_tính = nữ)"
      )
    )
    #expect(Self.count(.coverage, hard) == 1)
    #expect(Self.count(.loop, hard) == 1)
  }

  static func list(_ condition: String) -> String {
    """
    bản ghi đoạn { từ: ngày; nặng: đúng_sai }
    hồ sơ cá_nhân { ngày_sinh: ngày; quá_trình: danh sách đoạn; danh_hiệu: danh sách năm
        đầu: năm; cuối: năm; mốc: năm }
    khen thưởng A cho cá_nhân { điều kiện c { \(condition) } }
    """
  }

  @Test func `what does not depend on an element stands before the loop`() throws {
    let hard = try HardCase(Self.list("có g trong quá_trình mà g.từ >= ngày_sinh + 18 năm"))
    let program = hard.compiled.program
    let place = try #require(program.instructions.firstIndex { $0.code == .datePlusPeriod })
    let loop = try #require(program.loops.first)
    #expect(place < loop.start)
    let comparison = try #require(program.instructions.firstIndex { $0.code == .lessOrEqual })
    #expect((loop.start..<loop.end).contains(comparison))
  }

  @Test func `equal loops are one`() throws {
    let hard = try HardCase(
      Self.list(
        """
        (đếm g trong quá_trình mà g.nặng) >= 1 và (đếm h trong quá_trình mà h.nặng) <= 3
            và (đếm h trong quá_trình mà không h.nặng) <= 3
        """
      )
    )
    #expect(Self.count(.loop, hard) == 2)
  }

  @Test(arguments: [(2_100, true), (2_101, false)])
  func `a vague year spans at most so many years`(last: Int, isDecided: Bool) throws {
    #expect(2_100 - 1_700 == EvaluationLimits.yearSpan)
    var hard = try HardCase(Self.list("có n trong (các năm từ đầu đến hết cuối) mà n = mốc"))
    let facts: Filed = ["đầu": "1700", "cuối": .text("1760 … \(last)"), "mốc": "1750"]
    try hard.file(facts)
    let (register, _) = try hard.register(of: "c")
    let date = Extent.point(Int64(try HardCase.day("01/01/2000")))
    hard.evaluator.decider.machine.run(hard.frame, date: date)
    let extent = hard.evaluator.decider.machine.result(register).extent
    #expect(extent == (isDecided ? .certainlyTrue : .eitherBoolean))
    let outcome = try hard.answer("c", facts, on: "01/01/2000").outcome
    #expect(outcome == (isDecided ? .met : .undetermined))
  }

  @Test(arguments: [(10, true), (9, false)])
  func `so many windows of years are looked at, and no wrong answer is given beyond`(
    limit: Int,
    isDecided: Bool
  ) throws {
    // Four years in a row: 4 + 3 + 2 + 1 windows.
    var hard = try HardCase(
      Self.list("có ít nhất 1 năm liên tiếp T trong danh_hiệu mà (đếm n trong T) >= 5")
    )
    hard.evaluator.decider.machine.limits.windows = limit
    let facts: Filed = ["danh_hiệu": ["2020", "2021", "2022", "2023"]]
    let answer = try hard.answer("c", facts, on: "01/01/2024")
    #expect(answer.outcome == (isDecided ? .notMet : .undetermined))
  }

  @Test func `a trace that is cut short leaves the answer open, and says so`() throws {
    var hard = try HardCase(careerRules("theo lịch"))
    try hard.file([
      "giới_tính": "?", "quá_trình": [["từ": "3/2005"], ["từ": "01/01/2003", "đến": "?"]],
    ])
    let (register, _) = try hard.register(of: "c")
    let date = Extent.point(Int64(try HardCase.day("01/03/2025")))
    let whole = hard.evaluator.decider.decide(register, hard.frame, date: date)
    #expect(!whole.extent.isOneOutcome && !whole.isIncomplete)
    let steps = hard.evaluator.decider.machine.trace.nodes.count
    #expect(!hard.evaluator.decider.machine.trace.isTruncated)
    for limit in [steps, steps - 1] {
      hard.evaluator.decider.machine.limits.nodes = limit
      hard.evaluator.decider.machine.run(hard.frame, date: date)
      #expect(hard.evaluator.decider.machine.trace.isTruncated == (limit < steps))
      #expect(hard.evaluator.decider.machine.result(register).extent == whole.extent)
    }
  }
}
