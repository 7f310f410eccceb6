import KhenSource
import KhenSyntax

// What tests expect of scorecards.
extension Checker {
  /// What became of an expectation.
  enum ScorecardExpectation {
    case checked(CheckedTest.Expecting)
    /// Reported already.
    case wrong
    /// It speaks of an award.
    case ofAward
  }

  /// Checks an expectation about a scorecard: by `chấm_cụm.tổng`, in a test of the card itself also
  /// by the bare names of its values.
  mutating func checkedOfScorecard(
    _ expectation: Expectation,
    card tested: Int?,
    kind: Int
  ) -> ScorecardExpectation {
    switch expectation.kind {
    case .scorecardValue(let path, let datum):
      return value(at: path, datum, expectation, card: tested, kind: kind)
    case .scorecardUnclear(let path, let because):
      return open(path, because, expectation, card: tested, kind: kind)
    case .value(let name, let datum):
      guard let tested, program.scorecards[tested].definition(named: name.name) != nil else {
        return .ofAward
      }
      return value(at: [name], datum, expectation, card: tested, kind: kind)
    case .node(.unclear, let name, let because):
      guard tested != nil else { return .ofAward }
      return open([name], because, expectation, card: tested, kind: kind)
    case .verdict, .version, .recorded, .node(.met, _, _), .node(.notMet, _, _),
      .node(.awaiting, _, _):
      guard let tested else { return .ofAward }
      report(.scorecardExpectation(program.scorecards[tested], at: expectation.range))
      return .wrong
    }
  }

  private mutating func value(
    at path: [Identifier],
    _ datum: Datum,
    _ expectation: Expectation,
    card: Int?,
    kind: Int
  ) -> ScorecardExpectation {
    guard let definition = definition(at: path, card: card, kind: kind) else { return .wrong }
    guard case .expression(let syntax) = datum else {
      report(.expectedValueNeeded(path.first?.range ?? expectation.range))
      return .wrong
    }
    var scope = Scope()
    scope.kind = kind
    let type = program.definitions[definition].type.unwrapped
    return .checked(
      CheckedTest.Expecting(
        expected: .score(
          definition: definition,
          Checker.text(path),
          check(syntax, as: type, in: scope)
        ),
        range: expectation.range
      )
    )
  }

  private mutating func open(
    _ path: [Identifier],
    _ because: [[Identifier]],
    _ expectation: Expectation,
    card: Int?,
    kind: Int
  ) -> ScorecardExpectation {
    guard let definition = definition(at: path, card: card, kind: kind) else { return .wrong }
    return .checked(
      CheckedTest.Expecting(
        expected: .openScore(
          definition: definition,
          Checker.text(path),
          because: because.map { $0.map({ $0.name }) }
        ),
        range: expectation.range
      )
    )
  }

  private static func text(_ path: [Identifier]) -> String {
    path.map { $0.name.text }.joined(separator: ".")
  }

  private mutating func definition(at path: [Identifier], card: Int?, kind: Int) -> Int? {
    guard let first = path.first, let last = path.last else { return nil }
    var named = card
    if path.count == 2 {
      named = scorecards[first.name]
      if named == nil {
        report(
          .unknownScorecard(
            first,
            suggestion: Suggestion.nearest(to: first.name, in: Array(scorecards.keys))
          )
        )
        return nil
      }
    }
    guard let named, path.count <= 2 else {
      if path.count == 1 {
        report(.totalWithoutScorecard(last))
      } else {
        report(.expectedValueNeeded(last.range))
      }
      return nil
    }
    let found = program.scorecards[named]
    guard found.kind == kind else {
      report(
        .scorecardOfOtherKind(first.range, card: found, kind: program.records[found.kind])
      )
      return nil
    }
    if let definition = found.definition(named: last.name) { return definition }
    if last.name.isScorecardClass {
      report(.scorecardWithoutClass(last, of: found))
    } else {
      let known = found.items.map({ $0.name }) + [Name("tổng"), Name("xếp_loại")]
      report(
        .unknownScorecardItem(
          last,
          of: found,
          suggestion: Suggestion.nearest(to: last.name, in: known)
        )
      )
    }
    return nil
  }
}

// Data of tests.
extension Checker {
  /// A later layer of a test changes the points of single items; what it does not name stays.
  func scoresMerged(
    _ value: FactValue,
    from datum: Datum,
    into earlier: FactValue,
    _ field: Int,
    _ kind: Int
  ) -> FactValue {
    guard case .record(let data) = datum, case .record(let new) = value,
      case .record(var merged) = earlier,
      let record = program.scorecards.first(where: { $0.kind == kind && $0.field == field })?.record
    else { return value }
    let fields = program.records[record].fields
    for entry in data.entries {
      guard let index = Checker.field(entry.key, in: fields) else { continue }
      merged[index] = new[index]
    }
    return .record(merged)
  }
}
