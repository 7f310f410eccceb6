import KhenAnalysis
import KhenDossiers
import KhenEvaluation
import KhenSemantics
import KhenSource
import Testing

/// Witnesses as the data of tests in rules.
@Suite struct WitnessTextTests {
  @Test(arguments: [
    (2_009, 10, 1, 2_009, 10, 31, "tháng 10/2009", "month 10/2009"),
    (2_024, 2, 1, 2_024, 2, 29, "tháng 2/2024", "month 2/2024"),
    (2_009, 1, 1, 2_009, 12, 31, "năm 2009", "year 2009"),
    (2_009, 10, 1, 2_009, 10, 30, "01/10/2009", "01/10/2009"),
    (2_009, 10, 1, 2_009, 11, 30, "01/10/2009", "01/10/2009"),
  ])
  func `a date of which a range is known is a month or a year, else its first day`(
    _ year: Int,
    _ month: Int,
    _ day: Int,
    _ lastYear: Int,
    _ lastMonth: Int,
    _ lastDay: Int,
    _ vietnamese: String,
    _ english: String
  ) throws {
    let loaded = RuleSetLoader.load([
      RuleSetLoader.File(path: "a.khen", bytes: Array("hồ sơ đơn { ngày_gửi: ngày }".utf8))
    ])
    let program = try #require(loaded.program)
    let text = WitnessText(FactSchema(program))
    let witness = Witness(
      kind: 0,
      date: 0,
      facts: [
        .range(
          Int64(CivilDate.dayNumber(year: year, month: month, day: day)),
          Int64(CivilDate.dayNumber(year: lastYear, month: lastMonth, day: lastDay))
        )
      ]
    )
    #expect(text.data(witness) == "{ ngày_gửi: \(vietnamese) }")
    #expect(text.data(witness, in: .english) == "{ ngày_gửi: \(english) }")
  }
}
