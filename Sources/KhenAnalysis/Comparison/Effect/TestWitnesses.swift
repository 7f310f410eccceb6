package import KhenEvaluation
import KhenSemantics
import KhenSource

/// Dossiers of the tests in both rule sets, as each rule set reads them.
///
/// Where one of them gets another verdict there is nothing to search: it only has to be made as
/// small as it can be.
struct TestWitnesses {
  /// A dossier under both rule sets.
  struct Pair {
    /// As the old rules read it.
    var old: Witness
    /// As the new rules read it.
    var new: Witness
  }

  /// The dossiers, each once.
  private(set) var pairs: [Pair] = []

  /// How many dossiers are tried for one award.
  private static let countMax = 400

  /// Collects the dossiers of the tests of an award for a kind, on some days.
  init(
    of award: Name,
    oldAward: Name,
    in union: UnionProgram,
    on days: [DaySpan]
  ) {
    var seen: Set<Witness> = []
    func add(_ test: CheckedTest, _ isOld: Bool) {
      guard pairs.count < TestWitnesses.countMax,
        days.contains(where: { $0.contains(test.evaluationDate) })
      else { return }
      let witness = Witness(test)
      let pair =
        isOld
        ? Pair(old: witness, new: union.newWitness(ofOld: witness))
        : Pair(old: union.oldWitness(ofNew: witness), new: witness)
      if seen.insert(pair.new).inserted { pairs.append(pair) }
    }
    for test in union.new.tests
    where test.award == award && test.scorecard == nil && test.kind == union.newKind {
      add(test, false)
    }
    for test in union.old.tests
    where test.award == oldAward && test.scorecard == nil && test.kind == union.oldKind {
      add(test, true)
    }
  }

  /// The smallest dossier within one of which something still holds: facts, elements of lists,
  /// attestations and papers that are not needed are left out.
  static func smallest(_ pair: Pair, _ union: UnionProgram, _ holds: (Pair) -> Bool) -> Pair {
    var smallest = pair
    func keep(_ witness: Witness) {
      let candidate = Pair(old: union.oldWitness(ofNew: witness), new: witness)
      if holds(candidate) { smallest = candidate }
    }
    func current() -> Witness { smallest.new }
    // The dossier of an old test may hold what the new schema has no place for.
    keep(smallest.new)
    let fields = union.new.records[union.newKind].fields
    for index in smallest.new.facts.indices {
      let absent = fields[index].absent
      if smallest.new.facts[index] == absent { continue }
      var witness = smallest.new
      witness.facts[index] = absent
      keep(witness)
      guard case .list(let element) = fields[index].type.unwrapped else { continue }
      var inner: [CheckedRecord.Field] = []
      if case .record(let record) = element { inner = union.new.records[record].fields }
      shrink(index, inner, current, keep)
    }
    for index in smallest.new.attestations.indices.reversed() {
      var witness = smallest.new
      witness.attestations.remove(at: index)
      keep(witness)
    }
    for index in smallest.new.documents.indices.reversed() {
      var witness = smallest.new
      witness.documents.remove(at: index)
      keep(witness)
    }
    return smallest
  }

  /// Leaves out elements of a list and fields of those that stay.
  private static func shrink(
    _ index: Int,
    _ inner: [CheckedRecord.Field],
    _ current: () -> Witness,
    _ keep: (Witness) -> Void
  ) {
    guard case .list(let elements) = current().facts[index] else { return }
    for place in elements.indices.reversed() {
      guard case .list(var rest) = current().facts[index], place < rest.count else { continue }
      rest.remove(at: place)
      var witness = current()
      witness.facts[index] = .list(rest)
      keep(witness)
    }
    guard case .list(let left) = current().facts[index] else { return }
    for place in left.indices {
      guard case .record(let fields) = left[place] else { continue }
      for field in fields.indices where fields[field] != inner[field].absent {
        guard case .list(var now) = current().facts[index], place < now.count,
          case .record(var values) = now[place]
        else { continue }
        values[field] = inner[field].absent
        now[place] = .record(values)
        var witness = current()
        witness.facts[index] = .list(now)
        keep(witness)
      }
    }
  }
}

extension CheckedRecord.Field {
  /// What a dossier says that does not mention the field.
  fileprivate var absent: FactValue {
    type.isOptional || isCompleteWhenAbsent ? .none : .unknown
  }
}

extension AwardEffect.Direction {
  /// The way in which two verdicts differ; nothing where they do not.
  package init?(_ old: Verdict, _ new: Verdict) {
    if old == new { return nil }
    if old == .eligible {
      self = .lost
    } else if new == .eligible {
      self = .gained
    } else if old == .ruleError || new == .ruleError {
      self = .conflict
    } else if new == .ineligible {
      self = .refused
    } else if old == .ineligible {
      self = .spared
    } else {
      return nil
    }
  }
}
