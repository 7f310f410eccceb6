import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax
import Testing

/// Scorecards with missing points against all completions of a small dossier.
@Suite struct `Scorecards with missing points` {
  /// One fact counts twice, with and against the total, which ranges alone cannot see.
  static let rules = """
    danh mục mức { a < b < c < d }
    hồ sơ t { n: số }
    bảng điểm k cho t {
        tiêu chí x tối đa 3 chấm bởi "Tổ"
        tiêu chí y tối đa 4 = n * 2
        cộng z tối đa 2 chấm bởi "Hội đồng"
        trừ w tối đa 2 = n
        xếp loại = tra tổng { từ 6 trở lên: d; từ 3 đến dưới 6: c; từ 1 đến dưới 3: b; còn lại: a }
    }

    """

  /// What is known of x, z and n; nothing is unknown.
  struct Knowledge: CustomTestStringConvertible {
    var x: Rational?
    var z: Rational?
    var n: Rational?
    var testDescription: String { "x: \(text(x)), z: \(text(z)), n: \(text(n))" }

    private func text(_ value: Rational?) -> String {
      value.map { "\($0.numerator)/\($0.denominator)" } ?? "?"
    }
  }

  private static func halves(_ range: ClosedRange<Int64>) -> [Rational] {
    range.compactMap { Rational($0, 2) }
  }

  static let everything: [Knowledge] = {
    var result: [Knowledge] = []
    for x in [nil, Rational(0), Rational(3, 2), Rational(3)] {
      for z in [nil, Rational(0), Rational(2)] {
        for n in [nil] + halves(-1...5) { result.append(Knowledge(x: x, z: z, n: n)) }
      }
    }
    return result
  }()

  /// The total and the class of a dossier that is fully known, worked out by hand.
  private static func score(x: Int64, z: Int64, n: Int64) -> (halves: Int64, member: Int) {
    // All in halves of a point.
    let total = x + min(max(n * 2, 0), 8) + z - min(max(n, 0), 4)
    return (total, total >= 12 ? 3 : total >= 6 ? 2 : total >= 2 ? 1 : 0)
  }

  private static func doubled(_ value: Rational) -> Int64 {
    value.numerator * 2 / value.denominator
  }

  @Test func `the total holds every completion, and the class is exactly what they give`() throws {
    let file = SourceFile(id: FileID(0), name: "a.khen", text: Self.rules)
    let program = try #require(Checker.check([Parser.parse(file).tree]).program)
    let schema = FactSchema(program)
    let compiled = CompiledScorecard(program.scorecards[0], of: program, schema: schema)
    var frame = FactFrame()
    var evaluator = ScorecardEvaluator(compiled, texts: &frame.texts)
    frame.texts.keepConstants()
    for known in Self.everything {
      func fact(_ value: Rational?) -> FactValue { value.map { .rational($0) } ?? .unknown }
      frame.file(
        [fact(known.n), .record([fact(known.x), fact(known.z), .none, .none])],
        kind: program.scorecards[0].kind,
        attestations: [],
        documents: [],
        schema: schema
      )
      let result = evaluator.evaluate(frame, date: 20_000)
      var members: Int64 = 0
      var least = Int64.max
      var greatest = Int64.min
      for x in known.x.map({ [Self.doubled($0)] }) ?? Array(0...6) {
        for z in known.z.map({ [Self.doubled($0)] }) ?? Array(0...4) {
          for n in known.n.map({ [Self.doubled($0)] }) ?? Array(-1...5) {
            let score = Self.score(x: x, z: z, n: n)
            members |= 1 << Int64(score.member)
            least = min(least, score.halves)
            greatest = max(greatest, score.halves)
          }
        }
      }
      let low = try #require(Rational(result.total.low, result.total.scale))
      let high = try #require(Rational(result.total.high, result.total.scale))
      let first = try #require(Rational(least, 2))
      let last = try #require(Rational(greatest, 2))
      #expect(!(first < low) && !(high < last), "\(known): \(result.total)")
      #expect(result.classification?.low == members, "\(known): \(result)")
      let isKnown = known.x != nil && known.z != nil && known.n != nil
      #expect(result.isComplete == isKnown, "\(known)")
      #expect(
        result.missing.count == [known.x, known.z, known.n].filter { $0 == nil }.count,
        "\(known): \(result.missing)"
      )
      if isKnown { #expect(low == first && high == last, "\(known)") }
    }
  }
}
