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

  @Test func `accumulated time with odd days is written in months and days`() throws {
    let months = try #require(Rational(18_001, 30))
    let value = EvaluatedValue.known(.number(months))
    #expect(value.text(in: .vietnamese, type: .service, measure: .months) == "600 tháng 1 ngày")
    #expect(value.text(in: .english, type: .service, measure: .months) == "600 months 1 day")
    let whole = EvaluatedValue.known(.number(Rational(180)))
    #expect(whole.text(in: .vietnamese, type: .service, measure: .months) == "180 tháng")
    #expect(whole.text(in: .vietnamese, type: .service, measure: .days) == "180 ngày")
  }
}
