import KhenSemantics
import KhenSource
import KhenSyntax

/// Who uses what in a rule set, and on which days.
///
/// Awards, selections, scorecards, transitional clauses, constraints and expectations of tests
/// use definitions and parameters; definitions use others in turn.
struct RuleUses {
  /// Days on which something is used.
  struct Days {
    /// The periods of what uses it; empty for what nothing uses.
    private(set) var spans: [DaySpan] = []

    /// Whether a period shares a day with one of these.
    func overlap(_ span: DaySpan) -> Bool { spans.contains { $0.overlaps(span) } }

    fileprivate mutating func add(_ span: DaySpan) {
      if !spans.contains(span) { spans.append(span) }
    }
  }

  /// What anything but itself refers to, following nothing.
  private(set) var all = ExpressionUses()
  /// Declarations of definitions that something else refers to.
  private(set) var usedDefinitions: Set<SourceRange> = []
  /// Names that tests ask for by name.
  private(set) var testedNames: Set<Name> = []
  /// For each parameter, the days on which awards and others use it.
  private(set) var daysOfParameters: [Days]
  /// For each definition, the days on which awards and others use it.
  private(set) var daysOfDefinitions: [Days]
  private var ofDefinitions: [ExpressionUses] = []

  private static let everyDay = DaySpan(start: nil, end: nil)

  /// Goes through a program; linear in its size times the awards.
  init(_ program: CheckedProgram) {
    daysOfParameters = [Days](repeating: Days(), count: program.parameters.count)
    daysOfDefinitions = [Days](repeating: Days(), count: program.definitions.count)
    for definition in program.definitions {
      var uses = ExpressionUses()
      let kind = definition.receiver
      uses.add(definition.body, kind: kind, in: program)
      uses.add(definition.exceptions, kind: kind, in: program)
      ofDefinitions.append(uses)
      // A definition stands alone for each kind of dossier; none of them uses the others.
      for used in uses.definitions where program.definitions[used.index].range != definition.range {
        usedDefinitions.insert(program.definitions[used.index].range)
      }
      all.formUnion(uses)
    }
    for award in program.awards {
      add(RuleUses.uses(of: award, in: program), award.applies, program)
    }
    addCardsAndSelections(of: program)
    addSchema(of: program)
    addTests(of: program)
  }

  // MARK: - What uses

  private static func uses(of award: CheckedAward, in program: CheckedProgram) -> ExpressionUses {
    var uses = ExpressionUses()
    let kind = award.subjects.first
    func add(_ node: CheckedNode) {
      switch node.kind {
      case .criterion(let condition):
        if let condition { uses.add(condition, kind: kind, in: program) }
      case .group(_, let nodes): for inner in nodes { add(inner) }
      case .attestation: break
      }
    }
    for node in award.nodes { add(node) }
    for bar in award.bars { uses.add(bar.condition, kind: kind, in: program) }
    for document in award.documents {
      if case .when(let condition) = document.requirement {
        uses.add(condition, kind: kind, in: program)
      }
    }
    for result in award.results {
      uses.add(result.body, kind: kind, in: program)
      uses.add(result.exceptions, kind: kind, in: program)
    }
    return uses
  }

  private mutating func addCardsAndSelections(of program: CheckedProgram) {
    for card in program.scorecards {
      var uses = ExpressionUses()
      for item in card.items {
        uses.add(item.raw, kind: card.kind, in: program)
        uses.add(item.maximum, kind: card.kind, in: program)
      }
      // The total and the class are what a scorecard is for, though nothing may read them.
      let definitions = [card.total, card.classification].compactMap { $0 }
      for index in definitions + card.items.map({ $0.definition }) {
        usedDefinitions.insert(program.definitions[index].range)
        uses.formUnion(ofDefinitions[index])
      }
      add(uses, RuleUses.everyDay, program)
    }
    for selection in program.selections {
      for kind in selection.kinds {
        var uses = ExpressionUses()
        for expression in kind.conditions + kind.groups + kind.keys + kind.counted {
          uses.add(expression, kind: kind.record, in: program)
        }
        for limit in selection.limits { uses.add(limit.bound, kind: nil, in: program) }
        add(uses, selection.effect, program)
      }
    }
  }

  private mutating func addSchema(of program: CheckedProgram) {
    let anyKind = program.records.firstIndex { $0.isDossier }
    for instrument in program.instruments {
      for residual in instrument.residuals {
        guard let condition = residual.condition else { continue }
        var uses = ExpressionUses()
        uses.add(condition, kind: anyKind, in: program)
        add(uses, RuleUses.everyDay, program)
      }
    }
    for (index, record) in program.records.enumerated() {
      var uses = ExpressionUses()
      for constraint in record.constraints {
        uses.add(constraint, kind: record.isDossier ? index : nil, in: program)
      }
      add(uses, RuleUses.everyDay, program)
    }
    for parameter in program.parameters {
      for version in parameter.versions {
        var uses = ExpressionUses()
        uses.add(version.body, kind: nil, in: program)
        add(uses, version.span, program)
      }
    }
  }

  private mutating func addTests(of program: CheckedProgram) {
    for test in program.tests {
      for expectation in test.expectations {
        switch expectation.expected {
        case .value(let name, let value):
          testedNames.insert(name)
          var uses = ExpressionUses()
          uses.add(value, kind: test.kind, in: program)
          addUndated(uses, program)
        case .verdict, .node, .version, .recorded, .score, .openScore: break
        }
      }
    }
    for (index, definition) in program.definitions.enumerated()
    where testedNames.contains(definition.name) {
      usedDefinitions.insert(definition.range)
      addUndated(ofDefinitions[index], program)
    }
  }

  /// Enters what a test uses: it needs nothing on days of its own.
  private mutating func addUndated(_ uses: ExpressionUses, _ program: CheckedProgram) {
    all.formUnion(uses)
    for used in uses.definitions { usedDefinitions.insert(program.definitions[used.index].range) }
  }

  // MARK: - Days

  /// Enters what something uses on some days, and what that uses in turn.
  private mutating func add(
    _ uses: ExpressionUses,
    _ span: DaySpan,
    _ program: CheckedProgram
  ) {
    all.formUnion(uses)
    var seen = uses.definitions
    var waiting = Array(uses.definitions)
    enter(uses.parameters, span, isOfOtherDate: false)
    while let next = waiting.popLast() {
      usedByRoot(next, span, program)
      let inner = ofDefinitions[next.index]
      enter(inner.parameters, span, isOfOtherDate: next.isOfOtherDate)
      for used in inner.definitions {
        let dated = ExpressionUses.Dated(
          index: used.index,
          isOfOtherDate: used.isOfOtherDate || next.isOfOtherDate
        )
        if seen.insert(dated).inserted { waiting.append(dated) }
      }
    }
    for used in uses.definitions { usedDefinitions.insert(program.definitions[used.index].range) }
  }

  private mutating func usedByRoot(
    _ used: ExpressionUses.Dated,
    _ span: DaySpan,
    _ program: CheckedProgram
  ) {
    daysOfDefinitions[used.index].add(used.isOfOtherDate ? RuleUses.everyDay : span)
  }

  private mutating func enter(
    _ parameters: Set<ExpressionUses.Dated>,
    _ span: DaySpan,
    isOfOtherDate: Bool
  ) {
    for used in parameters {
      let isOther = used.isOfOtherDate || isOfOtherDate
      daysOfParameters[used.index].add(isOther ? RuleUses.everyDay : span)
    }
  }
}
