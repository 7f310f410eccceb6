import KhenEvaluation
import KhenExplanation
import KhenSemantics
import KhenSource

/// Cohorts near that of a test of a selection, each with who is chosen under the rules as they are:
/// one dossier less, more of its kind, one fact or the evaluation date changed, both sides of
/// every place where moving one date or figure changes who is chosen.
struct CohortPool {
  /// One of them, and how it differs from that of the test.
  struct Cohort {
    var test: CheckedSelectionTest
    var difference: Bilingual
    var statuses: [SelectionStatus]
  }

  private(set) var cohorts: [Cohort] = []

  /// The most cohorts of a pool.
  private static let countMax = 400
  /// Dossiers of the test that others are made from.
  private static let entryCountMax = 6
  /// How many more of one dossier: shares change the number of places only in larger cohorts.
  private static let copies = [1, 4, 24]

  private let runner: SelectionTestRunner

  /// Gathers the cohorts near that of a test.
  init(_ test: CheckedSelectionTest, _ program: CheckedProgram, schema: FactSchema) {
    runner = SelectionTestRunner(program)
    let neighbours = FactNeighbours(schema: schema)
    add(test, Bilingual(vi: "giữ nguyên", en: "as it is"))
    for day in [-1, 1] {
      var other = test
      other.evaluationDate += day
      add(other, Bilingual(vi: "xét vào ngày khác", en: "on another day"))
    }
    for index in test.entries.indices {
      var other = test
      let entry = other.entries.remove(at: index)
      add(other, Bilingual(vi: "bỏ “\(entry.key)”", en: "without “\(entry.key)”"))
    }
    for index in test.entries.indices.prefix(CohortPool.entryCountMax) {
      let entry = test.entries[index]
      let axes = neighbours.axes(entry.facts, kind: entry.kind)
      for count in CohortPool.copies {
        addCopies(of: entry, count, to: test) { _ in entry.facts }
        for axis in axes {
          addCopies(of: entry, count, to: test) { axis.facts(axis.start - Int64($0)) }
        }
      }
      for axis in axes { addEdges(along: axis, index, test) }
      for facts in neighbours.otherFacts(entry.facts, kind: entry.kind) {
        add(test, index, facts)
      }
    }
  }

  private mutating func add(_ test: CheckedSelectionTest, _ difference: Bilingual) {
    guard cohorts.count < CohortPool.countMax, let statuses = runner.statuses(of: test) else {
      return
    }
    var test = test
    test.expectations = []
    cohorts.append(Cohort(test: test, difference: difference, statuses: statuses))
  }

  private mutating func add(_ test: CheckedSelectionTest, _ index: Int, _ facts: [FactValue]) {
    var other = test
    other.entries[index].facts = facts
    let key = test.entries[index].key
    add(other, Bilingual(vi: "đổi một dữ kiện của “\(key)”", en: "one fact of “\(key)” changed"))
  }

  private mutating func addCopies(
    of entry: CheckedSelectionTest.Entry,
    _ count: Int,
    to test: CheckedSelectionTest,
    _ facts: (Int) -> [FactValue]
  ) {
    var other = test
    for number in 1...count {
      var copy = entry
      copy.key += " (\(number + 1))"
      copy.facts = facts(number)
      other.entries.append(copy)
    }
    add(
      other,
      Bilingual(
        vi: "thêm \(count) hồ sơ gần giống “\(entry.key)”",
        en: "with \(count) more that are like “\(entry.key)”"
      )
    )
  }

  /// Adds both sides of each change of who is chosen between neighbouring values of one fact.
  private mutating func addEdges(
    along axis: FactNeighbours.Axis,
    _ index: Int,
    _ test: CheckedSelectionTest
  ) {
    let runner = runner
    func statuses(_ value: Int64) -> [SelectionStatus]? {
      var other = test
      other.entries[index].facts = axis.facts(value)
      return runner.statuses(of: other)
    }
    let values =
      axis.distances.reversed().map { axis.start - $0 } + [axis.start]
      + axis.distances.map { axis.start + $0 }
    let found = values.map { statuses($0) }
    for position in values.indices.dropFirst() where found[position] != found[position - 1] {
      var (low, high) = (values[position - 1], values[position])
      let first = found[position - 1]
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if statuses(middle) != first { high = middle } else { low = middle }
      }
      for value in [low, high] { add(test, index, axis.facts(value)) }
    }
  }
}

// Survivors in selections.
extension MutationRunner {
  /// A cohort near those of the tests from which the mutant chooses otherwise; nothing where none
  /// does.
  package mutating func cohortKiller(of mutant: Mutant) -> CohortKiller? {
    guard case .inProgram(let mutation) = mutant else { return nil }
    let program = plan.reach.program
    let changed = SelectionTestRunner(ProgramMutator.apply(mutation, to: program))
    for index in plan.reach.selectionTests(restingOn: mutation.items) {
      let test = program.selectionTests[index]
      let pool =
        cohortPools[index] ?? CohortPool(test, program, schema: plan.reach.schema)
      cohortPools[index] = pool
      for cohort in pool.cohorts {
        guard let after = changed.statuses(of: cohort.test), after != cohort.statuses else {
          continue
        }
        var nominees: [CohortKiller.Nominee] = []
        for (position, entry) in cohort.test.entries.enumerated()
        where after[position] != cohort.statuses[position] {
          nominees.append(
            CohortKiller.Nominee(
              key: entry.key,
              before: cohort.statuses[position],
              after: after[position]
            )
          )
        }
        return CohortKiller(
          selection: program.selections[test.selection].name,
          cohort: cohort.test,
          difference: Bilingual(
            vi: "đợt của kiểm thử “\(test.label)”, \(cohort.difference.vi)",
            en: "the cohort of the test “\(test.label)”, \(cohort.difference.en)"
          ),
          nominees: nominees
        )
      }
    }
    return nil
  }
}
