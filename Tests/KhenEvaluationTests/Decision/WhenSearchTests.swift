import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

@Suite struct `When a condition comes to hold` {
  struct Case: CustomTestStringConvertible {
    var name: String
    var criterion: String
    /// First day on which it holds, as the criterion's text says it; nothing for never.
    var expected: CivilDate?
    var testDescription: String { name }
  }

  /// Asked on 01/01/2026 of somebody in service since 01/07/2006, warned on 01/03/2025.
  @Test(arguments: [
    Case(
      name: "open service goes on",
      criterion: "thời_gian >= 20 năm",
      expected: CivilDate(year: 2026, month: 6, day: 30)
    ),
    Case(
      name: "what holds today holds from today",
      criterion: "thời_gian >= 10 năm",
      expected: CivilDate(year: 2026, month: 1, day: 1)
    ),
    Case(
      name: "a warning lapses",
      criterion: "không (ngày_xét từ bị_phạt đến trước bị_phạt + 12 tháng)",
      expected: CivilDate(year: 2026, month: 3, day: 1)
    ),
    Case(
      name: "a window opens and closes again",
      criterion: "ngày_xét từ 10/05/2030 đến hết 12/05/2030",
      expected: CivilDate(year: 2030, month: 5, day: 10)
    ),
    Case(name: "nothing but time would have to change", criterion: "số_bài >= 3", expected: nil),
    Case(name: "an unknown fact promises nothing", criterion: "chưa_khai >= 3", expected: nil),
    Case(
      name: "too far ahead",
      criterion: "ngày_xét >= 01/01/2090",
      expected: nil
    ),
  ])
  func `is found day by day`(case one: Case) throws {
    let source = """
      cách tính thời gian: theo lịch
      bản ghi đoạn { từ: ngày; đến: ngày? }
      hồ sơ cá_nhân { quá_trình: danh sách đoạn; bị_phạt: ngày; số_bài: số nguyên; chưa_khai: số nguyên }
      khái niệm thời_gian cho cá_nhân: thời gian =
          độ_dài(dòng 1 từ g.từ đến hết g.đến với g trong quá_trình trùng nhau lấy cao nhất)
      khen thưởng A cho cá_nhân { điều kiện c { \(one.criterion) } }
      kiểm thử "x" cho A {
          ngày_xét: 01/01/2026
          hồ sơ { quá_trình: [{ từ: 01/07/2006 }], bị_phạt: 01/03/2025, số_bài: 2 }
          mong đợi không đủ điều kiện
      }
      """
    let file = SourceFile(id: FileID(0), name: "test.khen", text: source)
    let program = try #require(Checker.check([Parser.parse(file).tree]).program)
    let schema = FactSchema(program)
    let test = try #require(program.tests.first)
    let compiled = CompiledAward(
      program.awards[0],
      kind: test.kind,
      of: program,
      schema: schema
    )
    var texts = TextTable()
    var evaluator = AwardEvaluator(compiled, texts: &texts)
    texts.keepConstants()
    var frame = FactFrame()
    frame.texts = texts
    frame.file(test.facts, kind: test.kind, schema: schema)
    let found = WhenSearch.firstDay(
      compiled.nodes[0].register,
      wanted: true,
      frame,
      from: test.evaluationDate,
      before: nil,
      in: &evaluator.decider
    )
    #expect(found == one.expected?.dayNumber)
    guard let found else { return }
    // The day before it does not hold yet, unless it is the first day asked about.
    evaluator.decider.reset()
    let on = evaluator.outcome(
      of: compiled.nodes[0].register,
      isBar: false,
      frame,
      date: found
    )
    #expect(on.outcome == .met)
    if found > test.evaluationDate {
      let before = evaluator.outcome(
        of: compiled.nodes[0].register,
        isBar: false,
        frame,
        date: found - 1
      )
      #expect(before.outcome == .notMet)
    }
  }
}
