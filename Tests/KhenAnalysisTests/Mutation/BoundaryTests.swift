import KhenAnalysis
import KhenEvaluation
import KhenSemantics
import KhenSource
import Testing

@Suite struct `Dossiers around thresholds` {
  private static let whole = MutationRules.head + MutationRules.awards + MutationRules.tests

  private func boundaries() throws -> [Boundary] {
    let plan = try MutationRules.plan(Self.whole)
    let finder = BoundaryFinder(plan)
    var runner = MutationRunner(plan)
    return finder.thresholds.map { finder.boundary($0, &runner) }
  }

  @Test func `a period has the day before, the day itself and the day after`() throws {
    let boundary = try #require(boundaries().first { $0.text.vi == "20 năm" })
    #expect(boundary.fact == nil)
    let day = CivilDate.dayNumber(year: 2022, month: 10, day: 1)
    #expect(boundary.points.map { $0.witness.date } == [day - 1, day, day + 1])
    #expect(boundary.points.map { $0.verdict } == [.ineligible, .eligible, .eligible])
  }

  @Test func `a count has one fewer, the count and one more`() throws {
    let boundary = try #require(boundaries().first { $0.text.vi == "2" })
    #expect(boundary.fact == "Số sáng kiến")
    #expect(boundary.points.map { $0.value } == [1, 2, 3])
    #expect(boundary.points.map { $0.verdict } == [.ineligible, .eligible, .eligible])
  }

  @Test func `of an end that counts the day itself is still in`() throws {
    let boundary = try #require(boundaries().first { $0.text.vi == "“đến hết”" })
    #expect(boundary.isDate)
    #expect(boundary.points.map { $0.verdict } == [.ineligible, .ineligible, .eligible])
  }

  @Test func `each threshold has three dossiers or a reason`() throws {
    for boundary in try boundaries() {
      #expect(boundary.points.count == 3 || boundary.reason != nil, "\(boundary.text.vi)")
    }
  }
}
