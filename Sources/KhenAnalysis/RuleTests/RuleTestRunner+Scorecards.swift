import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource
import KhenSyntax

// What tests expect of scorecards.
extension RuleTestRunner {
  /// Checks the value of an item, a total or a class.
  mutating func checkScore(
    _ definition: Int,
    _ name: String,
    _ expected: CheckedExpression,
    _ range: SourceRange,
    _ test: CheckedTest
  ) -> Failure? {
    let wanted = value(of: expected, test, lawDate: nil)
    let actual = score(definition, test)
    return failure(name, wanted, actual?.value, type: expected.type, range)
  }

  /// Checks that a value is open, and that what is missing is what was named.
  mutating func checkOpenScore(
    _ definition: Int,
    _ name: String,
    _ because: [[Name]],
    _ range: SourceRange,
    _ test: CheckedTest
  ) -> Failure? {
    guard let actual = score(definition, test) else { return nil }
    let type = program.definitions[definition].type
    let measure: TimeUnitWord = program.time.measure == .days365 ? .days : .months
    guard !actual.value.isKnown else {
      return Failure(
        range: range,
        expected: Bilingual(vi: "\(name) chưa rõ", en: "\(name) unclear"),
        actual: Bilingual(
          vi: actual.value.text(in: .vietnamese, type: type, measure: measure),
          en: actual.value.text(in: .english, type: type, measure: measure)
        )
      )
    }
    for path in because {
      let text = path.map { $0.text }.joined(separator: ".")
      if actual.missing.contains(where: { Name($0) == Name(text) || $0.hasPrefix(text + ".") }) {
        continue
      }
      let list = actual.missing.isEmpty ? "–" : actual.missing.joined(separator: ", ")
      return Failure(
        range: range,
        expected: Bilingual(vi: "vì thiếu \(text)", en: "because \(text) is missing"),
        actual: Bilingual(vi: "vì thiếu \(list)", en: "because of \(list)")
      )
    }
    return nil
  }

  /// Checks a definition or parameter in the test of a scorecard.
  func checkValue(
    _ name: Name,
    _ expected: CheckedExpression,
    _ range: SourceRange,
    _ test: CheckedTest
  ) -> Failure? {
    let wanted = value(of: expected, test, lawDate: nil)
    let actual = expression(of: name, nil, range).map { value(of: $0, test, lawDate: nil) }
    return failure(name.text, wanted, actual, type: expected.type, range)
  }

  /// What a value of a card can be, and the paths of the facts that leave it open; as `khen score`
  /// works it out.
  private mutating func score(
    _ definition: Int,
    _ test: CheckedTest
  ) -> (value: EvaluatedValue, missing: [String])? {
    let card = program.scorecards.first { card in
      card.total == definition || card.classification == definition
        || card.items.contains { $0.definition == definition }
    }
    guard let card else { return nil }
    var frame = FactFrame()
    var evaluator = ScorecardEvaluator(
      CompiledScorecard(card, of: program, schema: schema),
      texts: &frame.texts
    )
    frame.texts.keepConstants()
    file(test, in: &frame)
    evaluator.decider.machine.recordsChoices = coverage != nil
    let result = evaluator.evaluate(frame, date: test.evaluationDate)
    coverage?.note(evaluator, result, program)
    var extent = result.total
    var register = evaluator.compiled.total
    if definition == card.classification, let classification = result.classification {
      extent = classification
      register = evaluator.compiled.classification ?? register
    } else if let index = card.items.firstIndex(where: { $0.definition == definition }) {
      extent = result.items[index].points
      register = evaluator.compiled.items[index].points
    }
    let date = Extent.point(Int64(test.evaluationDate))
    let facts = evaluator.decider.dependencies(of: register, frame, date: date)
    let paths = FactPaths(frame, schema)
    return (
      EvaluatedValue(
        extent,
        program.definitions[definition].type,
        texts: frame.texts,
        catalogues: program.catalogues
      ),
      facts.map { paths.generalPath(of: $0) }
    )
  }
}
