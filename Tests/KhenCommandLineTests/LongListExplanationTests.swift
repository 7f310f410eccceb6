import KhenCommandLine
import KhenDossiers
import KhenEvaluation
import KhenExplanation
import KhenSource
import Testing

/// What is said of lists that are long, and of those that are too long to look at all of them.
@Suite struct `Explaining long lists` {
  static func rules(_ condition: String) -> String {
    """
    bản ghi đoạn { từ: ngày; đến: ngày; tên: chuỗi }
    hồ sơ cá_nhân { mã: chuỗi; quá_trình: danh sách đoạn "Quá trình" }
    khen thưởng A "A" cho cá_nhân { điều kiện c "C" { \(condition) } }
    """
  }

  static let overlaps = """
    không (có hai p, q khác nhau trong quá_trình mà p.từ từ q.từ đến hết q.đến)
    """

  /// A dossier of so many stages, one a month, each of a week; `changed` replaces some.
  static func dossier(_ count: Int, changed: [Int: String] = [:]) -> String {
    let stages = (0..<count).map { index in
      let month = (index % 12 < 9 ? "0" : "") + "\(index % 12 + 1)/\(1990 + index / 12)"
      return changed[index]
        ?? #"{"từ":"01/\#(month)","đến":"07/\#(month)","tên":"T\#(index + 1)"}"#
    }
    return #"{"mã":"X","quá_trình":["# + stages.joined(separator: ",") + "]}"
  }

  private func explanation(
    _ condition: String,
    _ dossier: String,
    rowLimit: Int? = nil
  ) throws -> Explanation {
    let file = RuleSetLoader.File(path: "a.khen", bytes: Array(Self.rules(condition).utf8))
    let program = try #require(RuleSetLoader.load([file]).program)
    let date = CivilDate.dayNumber(year: 2025, month: 2, day: 27)
    var plan = EvaluationPlan(program, awards: EvaluationPlan.awards(of: program), date: date)
    plan.detail = .all
    var evaluation = DossierEvaluation(plan)
    let kind = plan.schema.dossierKinds[0]
    let version = evaluation.place(of: try #require(plan.versions[0][kind]))
    if let rowLimit { evaluation.evaluators[version].limitRows(to: rowLimit) }
    var reader = JSONDossierReader(
      schema: plan.schema,
      promises: DossierPromises(program, schema: plan.schema, date: date)
    )
    let bytes = Array(dossier.utf8)
    let record = reader.read(bytes.span, ordinal: 1, line: 1, into: &evaluation.frame)
    #expect(record.errors.isEmpty)
    let results = evaluation.results(of: record, position: 1, file: "-")
    return try #require(results.first?.explanation)
  }

  @Test(arguments: [3, 100])
  func `of two rows that are not there no number is said`(_ count: Int) throws {
    let explanation = try explanation(Self.overlaps, Self.dossier(count))
    #expect(explanation.verdict == .eligible)
    #expect(
      explanation.nodes.map { $0.statement?.vi } == ["“Quá trình”: không có hai dòng nào như vậy"]
    )
  }

  @Test func `two rows of a long list that overlap are named`() throws {
    let other = #"{"từ":"03/11/1994","đến":"05/11/1994","tên":"Y"}"#
    let explanation = try explanation(Self.overlaps, Self.dossier(100, changed: [97: other]))
    #expect(explanation.verdict == .ineligible)
    let statement = try #require(explanation.nodes.first?.statement)
    #expect(statement.vi.contains("dòng 98: Y") && statement.vi.contains("dòng 59: T59"))
  }

  @Test func `pairs of a long list that are open are counted once each`() throws {
    // Each of the two may begin while one other stage lasts.
    let open = [40: #"{"từ":"5/1993","đến":"20/05/1993","tên":"Y"}"#]
      .merging([60: #"{"từ":"?","đến":"02/01/1990","tên":"Z"}"#]) { first, _ in first }
    let explanation = try explanation(Self.overlaps, Self.dossier(100, changed: open))
    #expect(explanation.verdict == .undetermined)
    let statement = try #require(explanation.nodes.first?.statement)
    #expect(statement.vi.contains("cặp để ngỏ"))
    #expect(!statement.vi.contains("hơn"))
  }

  @Test(arguments: [(10_100, Verdict.eligible), (10_099, .undetermined)])
  func `a list that is too long is named as the reason`(limit: Int, verdict: Verdict) throws {
    let condition = """
      không (có p trong quá_trình mà (có q trong quá_trình mà p.tên = q.tên và p.từ khác q.từ))
      """
    let explanation = try explanation(condition, Self.dossier(100), rowLimit: limit)
    #expect(explanation.verdict == verdict)
    #expect(explanation.isIncomplete == (verdict == .undetermined))
    #expect(
      explanation.reasons.map(\.text.vi)
        == (verdict == .eligible
          ? []
          : ["danh sách trong hồ sơ quá dài để xét hết các dòng với nhau; hãy xem lại danh sách"])
    )
  }
}
