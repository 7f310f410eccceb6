import KhenEvaluation
import KhenSemantics
import KhenSource

/// Dossiers near those of the tests of an award: one fact changed, and both sides of every place
/// where moving one date or figure changes what comes out.
///
/// A mistake in the rules is most often told by one of them; what none of them tells is searched
/// for over all dossiers.
struct DossierPool {
  /// One dossier with what comes out of it under the rules as they are.
  struct Entry {
    var test: CheckedTest
    var question: TestReach.Question
    var print: DossierPrint
    /// Along which fact it was found; nothing where a fact without order was changed.
    var line: Line?
  }

  /// Dossiers that differ in one date or figure.
  struct Line {
    /// The label of the fact; nothing for the evaluation date.
    var label: String?
    /// Whether its values are days.
    var isDate: Bool
    /// Its value in the dossier.
    var value: Int64
    /// The dossier with another value.
    var dossier: (Int64) -> CheckedTest
  }

  private(set) var entries: [Entry] = []
  private var seen: Set<Seen> = []

  private struct Seen: Hashable {
    var date: Int
    var kind: Int
    var facts: [FactValue]
    var attestations: [FiledConclusion]
    var documents: [FiledConclusion]
  }

  /// The most dossiers of a pool.
  static let entryCountMax = 3_000
  private static let dateDistances = [1, 8, 31, 92, 183, 366, 731, 1_462, 2_922, 5_844]

  /// Gathers the dossiers around some tests of one award.
  init(around tests: [CheckedTest], schema: FactSchema, _ judge: inout TestJudge) {
    let neighbours = FactNeighbours(schema: schema)
    for test in tests { _ = add(test, &judge) }
    for test in tests {
      guard entries.count < DossierPool.entryCountMax else { break }
      addDates(test, &judge)
      for axis in neighbours.axes(test.facts, kind: test.kind) {
        addEdges(
          axis.label,
          isDate: axis.isDate,
          of: axis.distances.reversed().map { axis.start - $0 } + [axis.start]
            + axis.distances.map { axis.start + $0 },
          &judge
        ) { value in
          var changed = test
          changed.facts = axis.facts(value)
          return changed
        }
      }
      for facts in neighbours.otherFacts(test.facts, kind: test.kind) {
        var changed = test
        changed.facts = facts
        _ = add(changed, &judge)
      }
      addConclusions(test, &judge)
    }
    seen = []
  }

  /// Adds a dossier unless it is there; what comes out of it.
  private mutating func add(_ test: CheckedTest, _ judge: inout TestJudge) -> DossierPrint {
    let question = TestReach.question(of: test, in: judge.program)
    let print = judge.print(test, question)
    keep(test, question, print)
    return print
  }

  private mutating func keep(
    _ test: CheckedTest,
    _ question: TestReach.Question,
    _ print: DossierPrint,
    _ line: Line? = nil
  ) {
    let isNew = seen.insert(
      Seen(
        date: test.evaluationDate,
        kind: test.kind,
        facts: test.facts,
        attestations: test.attestations,
        documents: test.documents
      )
    ).inserted
    if isNew { entries.append(Entry(test: test, question: question, print: print, line: line)) }
  }

  private mutating func addDates(_ test: CheckedTest, _ judge: inout TestJudge) {
    let distances = DossierPool.dateDistances
    let start = test.evaluationDate
    let values =
      distances.reversed().map { Int64(start - $0) } + [Int64(start)]
      + distances.map { Int64(start + $0) }
    addEdges(nil, isDate: true, of: values, &judge) { value in
      var changed = test
      changed.evaluationDate = Int(value)
      return changed
    }
  }

  /// Adds both sides of each change of what comes out between neighbouring values.
  private mutating func addEdges(
    _ label: String?,
    isDate: Bool,
    of values: [Int64],
    _ judge: inout TestJudge,
    _ make: @escaping (Int64) -> CheckedTest
  ) {
    var prints: [Int64: DossierPrint] = [:]
    func print(_ value: Int64, _ judge: inout TestJudge) -> DossierPrint {
      if let known = prints[value] { return known }
      let test = make(value)
      let print = judge.print(test, TestReach.question(of: test, in: judge.program))
      prints[value] = print
      return print
    }
    for (first, second) in zip(values, values.dropFirst()) {
      var (low, high) = (first, second)
      guard print(low, &judge) != print(high, &judge) else { continue }
      while high - low > 1 {
        let middle = low + (high - low) / 2
        // Either half holds a change; the one nearer to the dossier is as good as the other.
        if print(middle, &judge) != print(low, &judge) { high = middle } else { low = middle }
      }
      for value in [low, high] {
        let test = make(value)
        keep(
          test,
          TestReach.question(of: test, in: judge.program),
          print(value, &judge),
          Line(label: label, isDate: isDate, value: value, dossier: make)
        )
      }
    }
  }

  private mutating func addConclusions(_ test: CheckedTest, _ judge: inout TestJudge) {
    for (index, conclusion) in test.attestations.enumerated() {
      for state in [FiledConclusion.State.given(until: nil), .refused, .outstanding]
      where state != conclusion.state {
        var changed = test
        changed.attestations[index].state = state
        _ = add(changed, &judge)
      }
    }
    for (index, conclusion) in test.documents.enumerated() {
      for state in [FiledConclusion.State.refused, .outstanding] where state != conclusion.state {
        var changed = test
        changed.documents[index].state = state
        _ = add(changed, &judge)
      }
    }
  }
}

/// What comes out of a dossier, as figures: equal prints are equal outcomes.
struct DossierPrint: Hashable {
  /// Nothing for a scorecard, which gives none.
  var verdict: Verdict?
  var instrument: Int?
  var version: SourceRange?
  /// Named parts, then values, in the order of the version.
  var extents: [Extent] = []
}

extension TestJudge {
  /// What comes out of a dossier, without the facts that an open outcome rests on.
  mutating func print(_ test: CheckedTest, _ question: TestReach.Question) -> DossierPrint {
    if test.scorecard != nil { return DossierPrint(extents: scoreExtents(test)) }
    let (verdict, version) = verdict(test, question)
    var print = DossierPrint(verdict: verdict)
    guard let version else { return print }
    withEvaluator(version, test) { evaluator, frame, _ in
      let compiled = evaluator.compiled
      print.instrument = compiled.award.instrument
      print.version = compiled.award.range
      print.extents = TestJudge.extents(&evaluator, frame, test.evaluationDate)
    }
    return print
  }

  /// The figures of a print alone, of a dossier that one version decides: a small part of the work.
  mutating func extents(_ test: CheckedTest, _ version: Int) -> [Extent] {
    var extents: [Extent] = []
    withEvaluator(VersionKey(version: version, kind: test.kind, lawDate: nil), test) {
      evaluator,
      frame,
      _ in
      extents = TestJudge.extents(&evaluator, frame, test.evaluationDate)
    }
    return extents
  }

  private static func extents(
    _ evaluator: inout AwardEvaluator,
    _ frame: FactFrame,
    _ date: Int
  ) -> [Extent] {
    evaluator.decider.reset()
    evaluator.decider.machine.run(frame, date: .point(Int64(date)))
    return registers(of: evaluator.compiled).map {
      evaluator.decider.machine.result($0).extent
    }
  }

  /// The registers of all that tests can name; texts are left out, whose numbers differ between
  /// programs.
  private static func registers(of compiled: CompiledAward) -> [UInt32] {
    var registers: [UInt32] = []
    func add(_ node: CheckedNode, _ place: CompiledAward.Node) {
      if node.name != nil { registers.append(place.register) }
      if case .group(_, let nodes) = node.kind {
        for (inner, place) in zip(nodes, place.children) { add(inner, place) }
      }
    }
    for (node, place) in zip(compiled.award.nodes, compiled.nodes) { add(node, place) }
    registers += compiled.bars + compiled.documents
    for (value, register) in zip(compiled.award.results, compiled.results)
    where value.type.unwrapped != .string {
      registers.append(register)
    }
    return registers
  }
}
