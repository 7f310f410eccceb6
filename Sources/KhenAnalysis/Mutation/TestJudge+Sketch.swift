import KhenEvaluation
import KhenSemantics

// One run of the interpreter says of most tests that they hold as before, without deciding which
// facts matter.
extension TestJudge {
  /// The figures that all that a test expects rests on, each certain; nothing where one of them is
  /// not, where a test asks for more than verdicts and parts, or where an earlier version may apply.
  ///
  /// A test that holds under some rules holds under others that give the same sketch of it by a
  /// version of the same instrument.
  mutating func sketch(_ test: CheckedTest, _ question: TestReach.Question) -> [Extent]? {
    guard question.residuals.isEmpty, let current = question.current, test.scorecard == nil,
      !test.expectsValues
    else { return nil }
    var figures: [Extent] = []
    var isCertain = true
    let key = VersionKey(version: current, kind: test.kind, lawDate: nil)
    withEvaluator(key, test) { evaluator, frame, _ in
      let compiled = evaluator.compiled
      var registers = [compiled.isMet, compiled.isHeld]
      for expectation in test.expectations {
        guard case .node(_, let name, _) = expectation.expected else { continue }
        guard let place = RegisterOfNode.find(name, in: compiled) else {
          isCertain = false
          return
        }
        registers.append(place.register)
      }
      evaluator.decider.reset()
      evaluator.decider.machine.run(frame, date: .point(Int64(test.evaluationDate)))
      for register in registers {
        let extent = evaluator.decider.machine.result(register).extent
        isCertain = isCertain && extent.isOneOutcome
        figures.append(extent)
      }
    }
    return isCertain ? figures : nil
  }
}

/// What comes out of the tests under the rules as they are, as figures; worked out when it is first
/// asked for.
struct KnownFigures {
  private var sketches: [Int: [Extent]?] = [:]
  private var extents: [Int: [Extent]] = [:]

  /// The sketch of a test.
  mutating func sketch(_ test: Int, _ reach: TestReach, _ base: inout TestJudge) -> [Extent]? {
    if let known = sketches[test] { return known }
    let sketch = base.sketch(reach.program.tests[test], reach.questions[test])
    sketches[test] = .some(sketch)
    return sketch
  }

  /// The figures of all that can be named of a test that one version decides.
  mutating func extents(
    _ test: Int,
    _ version: Int,
    _ reach: TestReach,
    _ base: inout TestJudge
  ) -> [Extent] {
    if let known = extents[test] { return known }
    let figures = base.extents(reach.program.tests[test], version)
    extents[test] = figures
    return figures
  }
}
