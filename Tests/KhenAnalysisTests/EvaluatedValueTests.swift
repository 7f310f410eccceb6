import KhenAnalysis
import KhenSemantics
import KhenSource
import Testing

@Suite struct EvaluatedValueTests {
  @Test func `a range is written with its ends`() {
    let value = EvaluatedValue.range(.number(Rational(14)), .number(Rational(15)))
    #expect(value.text(in: .vietnamese, type: .days, measure: .days) == "từ 14 ngày đến 15 ngày")
    #expect(value.text(in: .english, type: .days, measure: .days) == "from 14 days to 15 days")
    #expect(!value.isKnown)
  }
}
