package import KhenEvaluation
package import KhenSemantics
package import KhenSource

/// A threshold of the rules with dossiers just before it, on it and just after it.
package struct Boundary {
  /// One of the dossiers, with what comes out of it.
  package struct Point {
    /// The dossier; fictional.
    package var witness: Witness
    /// The value of the fact that moves.
    package var value: Int64
    /// What comes out.
    package var verdict: Verdict
    /// What comes out of the part that tells the dossiers apart, where the verdict does not.
    package var outcome: Outcome?
  }

  /// Where the threshold is written.
  package var site: SourceRange
  /// The threshold: `20 năm`, `>=`.
  package var text: Bilingual
  /// What it stands in.
  package var owner: Bilingual
  /// Where it is from.
  package var citations: [CheckedReference]
  /// The award that the dossiers are proposed for.
  package var award: Name?
  /// The label of the fact that moves; nothing for the evaluation date.
  package var fact: String?
  /// Whether what moves is a day.
  package var isDate = false
  /// The part that tells the dossiers apart; nothing where the verdict does.
  package var part: Name?
  /// Three, rising by one unit; one where what moves has no order; none where none was found.
  package var points: [Point] = []
  /// Why there are fewer than three.
  package var reason: Bilingual?

  /// The value of the fact that moves: a day, a number.
  func valueText(_ point: Point) -> String {
    if fact == nil { return DayWords.text(point.witness.date) }
    return isDate ? DayWords.text(Int(point.value)) : "\(point.value)"
  }
}

extension WrittenTest {
  /// The tests of a boundary, one for each dossier; none where the rules fail on them.
  package static func tests(of boundary: Boundary) -> [WrittenTest] {
    guard let award = boundary.award else { return [] }
    let words = ["trước ngưỡng", "đúng ngưỡng", "sau ngưỡng"]
    return boundary.points.enumerated().compactMap { index, point in
      guard let verdict = WrittenTest.clause(point.verdict) else { return nil }
      let word = boundary.points.count == 3 ? words[index] : words[1]
      var test = WrittenTest(
        label: "\(boundary.owner.vi), \(boundary.text.vi): \(word)",
        award: award,
        witness: point.witness,
        expectations: [verdict]
      )
      if let part = boundary.part, let outcome = point.outcome,
        let clause = WrittenTest.clause(outcome, of: part)
      {
        test.expectations.append(clause)
      }
      return test
    }
  }
}
