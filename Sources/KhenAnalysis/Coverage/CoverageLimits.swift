import KhenEvaluation
import KhenSemantics
import KhenSource
import KhenSyntax

/// What parts of the rules can come out as at all: proved by running every version over the
/// dossier of which nothing is known, on all days of its effect at once.
struct CoverageLimits {
  /// What is known of one place.
  struct Possible {
    /// What some run could not rule out.
    var sides: CoverageSides = []
    /// Fields that leave it open, as paths, each once.
    var openFacts: [String] = []
  }

  /// For each place that was looked at in every program that holds it.
  private(set) var possible: [SourceRange: Possible] = [:]
  /// For places where some text of the law is not known, what no reading of it rules out.
  private(set) var sourced: [SourceRange: CoverageSides] = [:]
  private let program: CheckedProgram
  private let schema: FactSchema

  /// Days on which dates of effect that are not said begin and end for the proof: every day that
  /// an evaluation date can be.
  private static let firstDay = Int64(CivilDate.dayNumber(year: 1, month: 1, day: 1))
  private static let lastDay = Int64(CivilDate.dayNumber(year: 9999, month: 12, day: 31))

  init(_ program: CheckedProgram, _ schema: FactSchema) {
    self.program = program
    self.schema = schema
    for award in program.awards {
      for kind in award.subjects {
        let compiled = CompiledAward(award, kind: kind, of: program, schema: schema)
        let isResidual = award.instrument.map { !program.instruments[$0].residuals.isEmpty } == true
        run(compiled, kind, lasts: isResidual)
      }
    }
    for instrument in program.instruments {
      for residual in instrument.residuals {
        guard let condition = residual.condition else { continue }
        for kind in schema.dossierKinds {
          let compiled = CompiledAward(
            condition: condition,
            of: residual,
            kind: kind,
            of: program,
            schema: schema
          )
          run(compiled, kind, lasts: true)
        }
      }
    }
    let always = Extent(low: CoverageLimits.firstDay, high: CoverageLimits.lastDay)
    for card in program.scorecards {
      let compiled = CompiledScorecard(card, of: program, schema: schema)
      var probe = Probe(compiled.program, card.kind, schema, date: always)
      for (item, place) in zip(card.items, compiled.items) {
        let facts = probe.facts(of: place.points)
        add(item.range, facts.isEmpty ? .yes : [.yes, .open], facts)
      }
      addChoices(&probe)
    }
    for selection in program.selections {
      let compiled = CompiledSelection(selection, of: program, schema: schema)
      for (kind, award) in zip(selection.kinds, compiled.awards) {
        var probe = Probe(award.program, kind.record, schema, date: always)
        addChoices(&probe)
      }
    }
  }

  private mutating func run(_ compiled: CompiledAward, _ kind: Int, lasts: Bool) {
    let span = compiled.award.applies
    let end = span.end.map { Int64($0) - 1 } ?? CoverageLimits.lastDay
    var probe = Probe(
      compiled.program,
      kind,
      schema,
      date: Extent(
        low: span.start.map { Int64($0) } ?? CoverageLimits.firstDay,
        high: lasts ? CoverageLimits.lastDay : end
      )
    )
    let award = compiled.award
    for (node, place) in zip(award.nodes, compiled.nodes) { add(node, place, &probe) }
    for (bar, register) in zip(award.bars, compiled.bars) { add(bar.range, register, &probe) }
    addGaps(compiled, &probe)
    for (document, register) in zip(award.documents, compiled.documentsRequired) {
      if case .when = document.requirement { add(document.range, register, &probe) }
    }
    addChoices(&probe)
  }

  private mutating func add(
    _ node: CheckedNode,
    _ place: CompiledAward.Node,
    _ probe: inout Probe
  ) {
    add(node.range, place.register, &probe)
    guard case .group(_, let nodes) = node.kind else { return }
    for (child, childPlace) in zip(nodes, place.children) { add(child, childPlace, &probe) }
  }

  private mutating func add(_ range: SourceRange, _ register: UInt32, _ probe: inout Probe) {
    let extent = probe.decider.machine.result(register).extent
    var sides: CoverageSides = []
    if extent.canBeTrue { sides.insert(.yes) }
    if extent.canBeFalse { sides.insert(.no) }
    let facts = probe.facts(of: register)
    if !facts.isEmpty { sides.insert(.open) }
    add(range, sides, facts)
  }

  private mutating func add(_ range: SourceRange, _ sides: CoverageSides, _ facts: [String]) {
    var known = possible[range] ?? Possible()
    known.sides.formUnion(sides)
    for fact in facts where !known.openFacts.contains(fact) && !fact.isEmpty {
      known.openFacts.append(fact)
    }
    possible[range] = known
  }

  // MARK: - Law that is not sourced

  /// Notes what some reading of the text that is not known rules out: a part that fails under one
  /// reading is never certainly met, whatever is filed.
  private mutating func addGaps(_ compiled: CompiledAward, _ probe: inout Probe) {
    let gaps = compiled.program.lawGaps.indices.filter {
      compiled.program.lawGaps[$0].widest == .eitherBoolean
    }
    var readings: [SourceRange: CoverageSides] = [:]
    // Without gaps there is one reading, and what it rules out was found already.
    let answers: [Extent] = gaps.isEmpty ? [.eitherBoolean] : [.certainlyFalse, .certainlyTrue]
    for reading in answers {
      probe.decider.machine.assumptions = gaps.map {
        RangeMachine.Assumption(fact: FactID(.law, $0), extent: reading)
      }
      probe.decider.machine.run(probe.frame, date: probe.date)
      func note(_ range: SourceRange, _ register: UInt32) {
        let extent = probe.decider.machine.result(register).extent
        var sides: CoverageSides = .open
        if extent.canBeTrue { sides.insert(.yes) }
        if extent.canBeFalse { sides.insert(.no) }
        readings[range] = (readings[range] ?? [.yes, .no, .open]).intersection(sides)
      }
      func note(_ node: CheckedNode, _ place: CompiledAward.Node) {
        note(node.range, place.register)
        guard case .group(_, let nodes) = node.kind else { return }
        for (child, childPlace) in zip(nodes, place.children) { note(child, childPlace) }
      }
      for (node, place) in zip(compiled.award.nodes, compiled.nodes) { note(node, place) }
      for (bar, register) in zip(compiled.award.bars, compiled.bars) { note(bar.range, register) }
    }
    probe.decider.machine.assumptions = []
    probe.decider.machine.run(probe.frame, date: probe.date)
    for (range, sides) in readings { sourced[range, default: []].formUnion(sides) }
  }

  // MARK: - Choices

  private mutating func addChoices(_ probe: inout Probe) {
    let compiled = probe.decider.machine.program
    let records = probe.decider.machine.choiceRecords
    var statesOf: [Int: [[ChoiceRecord.State]]] = [:]
    for record in records { statesOf[Int(record.instruction), default: []].append(record.states) }
    for (index, instruction) in compiled.instructions.enumerated() {
      let places = CoverageWalk.places(of: index, in: compiled, program)
      guard !places.isEmpty else { continue }
      let executed = statesOf[index] ?? []
      for (alternative, place) in places.enumerated() {
        guard let place else { continue }
        if executed.isEmpty {
          // Inside a loop over a list that was not filed, only what stands outside of it is known.
          let state = outerState(of: instruction, alternative, &probe)
          add(place, state ?? .skipped, instruction, alternative, &probe)
          continue
        }
        for states in executed {
          let state = alternative < states.count ? states[alternative] : .possible
          add(place, state, instruction, alternative, &probe)
        }
      }
    }
  }

  /// What is known of the condition of an exception that no loop changes; nothing where it is
  /// computed inside of one.
  private func outerState(
    of instruction: Instruction,
    _ alternative: Int,
    _ probe: inout Probe
  ) -> ChoiceRecord.State? {
    guard instruction.code == .choose else { return nil }
    let compiled = probe.decider.machine.program
    let register = compiled.pool[Int(instruction.left) + 1 + 2 * alternative]
    for loop in compiled.loops {
      let body = compiled.instructions[loop.start..<loop.end]
      if body.contains(where: { $0.target == register }) { return nil }
      if loop.element.contains(register) || loop.second.contains(register) { return nil }
    }
    let extent = probe.decider.machine.result(register).extent
    if extent.isCertainlyTrue { return .certain }
    return extent.isCertainlyFalse ? .no : nil
  }

  private mutating func add(
    _ place: SourceRange,
    _ state: ChoiceRecord.State,
    _ instruction: Instruction,
    _ alternative: Int,
    _ probe: inout Probe
  ) {
    switch state {
    case .certain: add(place, .yes, [])
    case .no: add(place, .no, [])
    case .skipped: add(place, [.yes, .no, .open], [])
    case .possible:
      guard instruction.code == .choose else {
        add(place, [.yes, .no, .open], [])
        return
      }
      let pool = probe.decider.machine.program.pool
      let facts = probe.facts(of: pool[Int(instruction.left) + 1 + 2 * alternative])
      add(place, facts.isEmpty ? [.yes, .no] : [.yes, .no, .open], facts)
    }
  }

  /// A run over the dossier of which nothing is known.
  private struct Probe {
    var decider: Decider
    let frame: FactFrame
    let date: Extent
    let paths: FactPaths

    init(_ program: Program, _ kind: Int, _ schema: FactSchema, date: Extent) {
      var frame = FactFrame()
      decider = Decider(RangeMachine(program, texts: &frame.texts))
      decider.machine.recordsChoices = true
      frame.texts.keepConstants()
      frame.file(
        schema.records[kind].fields.map { _ in FactValue.unknown },
        kind: kind,
        schema: schema
      )
      decider.machine.run(frame, date: date)
      self.frame = frame
      self.date = date
      paths = FactPaths(frame, schema)
    }

    /// The fields that leave a register open; a text for every fact, empty for a part of the law.
    mutating func facts(of register: UInt32) -> [String] {
      var names: [String] = []
      for fact in decider.dependencies(of: register, frame, date: date) {
        let path = paths.generalPath(of: fact)
        if !names.contains(path) { names.append(path) }
      }
      return names
    }
  }
}
