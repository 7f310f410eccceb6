import KhenSemantics
import KhenSource

/// Dossiers of the union, as each of the two rule sets has them.
extension UnionProgram {
  /// The dossier as the old rules read it.
  package func oldWitness(_ witness: Witness) -> Witness { projected(witness, .old) }

  /// The dossier as the new rules read it.
  package func newWitness(_ witness: Witness) -> Witness { projected(witness, .new) }

  /// A dossier of the new rules as the old ones read it; what only the new ones have is left out.
  func oldWitness(ofNew witness: Witness) -> Witness {
    let facts = lifted(witness.facts, ofRecord: newKind, new, newMap)
    var result = Witness(kind: oldKind, date: witness.date, facts: [])
    result.facts = self.facts(facts, ofRecord: oldKind, old, oldMap)
    result.attestations = witness.attestations.map { renamed($0) { oldName(of: $0) } }
    result.documents = witness.documents.map { renamed($0) { oldName(of: $0) } }
    return result
  }

  /// A dossier of the old rules as the new ones read it.
  func newWitness(ofOld witness: Witness) -> Witness {
    let facts = lifted(witness.facts, ofRecord: oldKind, old, oldMap)
    var result = Witness(kind: newKind, date: witness.date, facts: [])
    result.facts = self.facts(facts, ofRecord: newKind, new, newMap)
    result.attestations = witness.attestations.map {
      renamed($0) { matching.newName(of: $0) }
    }
    result.documents = witness.documents.map { renamed($0) { matching.newName(of: $0) } }
    return result
  }

  /// A conclusion under the name that the award has in the other rule set.
  private func renamed(_ filed: FiledConclusion, _ name: (Name) -> Name) -> FiledConclusion {
    let parts = filed.name.text.split(separator: ".", maxSplits: 1)
    guard parts.count == 2 else { return filed }
    return FiledConclusion(
      name: Name(name(Name(String(parts[0]))).text + "." + String(parts[1])),
      state: filed.state
    )
  }

  /// Facts of one rule set as the union has them.
  private func lifted(
    _ facts: [FactValue],
    ofRecord record: Int,
    _ checked: CheckedProgram,
    _ map: IndexMap
  ) -> [FactValue] {
    let count = program.records[map.records[record]].fields.count
    var result = [FactValue](repeating: .unknown, count: count)
    for (place, value) in facts.enumerated() where place < map.fields[record].count {
      let type = checked.records[record].fields[place].type.unwrapped
      result[map.fields[record][place]] = lifted(value, type, checked, map)
    }
    return result
  }

  private func lifted(
    _ value: FactValue,
    _ type: ValueType,
    _ checked: CheckedProgram,
    _ map: IndexMap
  ) -> FactValue {
    switch (value, type) {
    case (.point(let member), .catalogue(let catalogue)):
      .point(Int64(map.members[catalogue][Int(member)]))
    case (.record(let inner), .record(let record)):
      .record(lifted(inner, ofRecord: record, checked, map))
    case (.list(let elements), .list(let element)):
      .list(elements.map { lifted($0, element.unwrapped, checked, map) })
    case (.series(let entries), .yearly(let element)):
      .series(
        entries.map {
          FactValue.SeriesEntry(
            year: $0.year,
            value: lifted($0.value, element.unwrapped, checked, map)
          )
        }
      )
    default: value
    }
  }

  private func projected(_ witness: Witness, _ side: Side) -> Witness {
    let map = side == .old ? oldMap : newMap
    let checked = side == .old ? old : new
    let kind = side == .old ? oldKind : newKind
    var result = Witness(kind: kind, date: witness.date, facts: [])
    result.facts = facts(witness.facts, ofRecord: kind, checked, map)
    for (field, conclusion) in conclusions.sorted(by: { $0.key < $1.key }) {
      guard field < witness.facts.count, let state = state(witness.facts[field]) else { continue }
      let award = side == .old ? oldName(of: conclusion.award) : conclusion.award
      let filed = FiledConclusion(
        name: Name(award.text + "." + conclusion.name.text),
        state: state
      )
      if conclusion.isDocument {
        result.documents.append(filed)
      } else {
        result.attestations.append(filed)
      }
    }
    return result
  }

  private func oldName(of award: Name) -> Name {
    matching.renamedAwards.first { $0.value == award }?.key ?? award
  }

  private func state(_ value: FactValue) -> FiledConclusion.State? {
    switch value {
    case .point(1): .given(until: nil)
    case .point(0): .refused
    default: nil
    }
  }

  private func facts(
    _ facts: [FactValue],
    ofRecord record: Int,
    _ checked: CheckedProgram,
    _ map: IndexMap
  ) -> [FactValue] {
    checked.records[record].fields.enumerated().map { place, field in
      let index = map.fields[record][place]
      guard index < facts.count else { return .unknown }
      return value(facts[index], field.type.unwrapped, checked, map)
    }
  }

  private func value(
    _ value: FactValue,
    _ type: ValueType,
    _ checked: CheckedProgram,
    _ map: IndexMap
  ) -> FactValue {
    switch (value, type) {
    case (.point(let member), .catalogue(let catalogue)):
      map.members[catalogue].firstIndex(of: Int(member)).map { .point(Int64($0)) } ?? .unknown
    case (.record(let inner), .record(let record)):
      .record(facts(inner, ofRecord: record, checked, map))
    case (.list(let elements), .list(let element)):
      .list(elements.map { self.value($0, element.unwrapped, checked, map) })
    case (.series(let entries), .yearly(let element)):
      .series(
        entries.map {
          FactValue.SeriesEntry(
            year: $0.year,
            value: self.value($0.value, element.unwrapped, checked, map)
          )
        }
      )
    default: value
    }
  }
}
