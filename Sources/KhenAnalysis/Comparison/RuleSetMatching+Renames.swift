import KhenSemantics
import KhenSource

/// Declarations of another name and the same content.
extension RuleSetMatching {
  /// Matches what names left over, in the order in which declarations rest on each other.
  mutating func matchRenames(_ old: CheckedProgram, _ new: CheckedProgram) {
    matchRenamedInstruments(old, new)
    matchRenamedCatalogues(old, new)
    matchRenamedRecords(old, new)
    matchVersions(old, new)
    matchDefinitions(old, new)
    // A parameter may read others, a definition too: what was matched makes more alike.
    var count = -1
    while count != matchedValues {
      count = matchedValues
      matchRenamedParameters(old, new)
      matchRenamedDefinitions(old, new)
    }
  }

  private var matchedValues: Int {
    parameters.count { $0 != nil } + definitions.count { $0 != nil }
  }

  private mutating func matchRenamedInstruments(_ old: CheckedProgram, _ new: CheckedProgram) {
    let left = RuleSetMatching.unmatched(instruments, count: new.instruments.count)
    for index in instruments.indices where instruments[index] == nil {
      guard let number = old.instruments[index].number else { continue }
      instruments[index] = left.first { candidate in
        new.instruments[candidate].number == number && !instruments.contains(candidate)
      }
    }
  }

  private mutating func matchRenamedCatalogues(_ old: CheckedProgram, _ new: CheckedProgram) {
    for index in catalogues.indices where catalogues[index] == nil {
      let names = Set(old.catalogues[index].members.map { $0.name })
      catalogues[index] = RuleSetMatching.unmatched(catalogues, count: new.catalogues.count).first {
        Set(new.catalogues[$0].members.map { $0.name }) == names
      }
    }
    for index in catalogues.indices {
      guard let other = catalogues[index] else {
        members[index] = [Int?](repeating: nil, count: old.catalogues[index].members.count)
        continue
      }
      let before = old.catalogues[index].members
      let after = new.catalogues[other].members
      var matches = RuleSetMatching.match(
        before.map { $0.name.key },
        after.map { $0.name.key }
      )
      for place in matches.indices where matches[place] == nil {
        let left = RuleSetMatching.unmatched(matches, count: after.count)
        // The same words under another name; the name itself is none of them.
        matches[place] = left.first {
          after[$0].label == before[place].label && before[place].label != before[place].name.text
        }
      }
      members[index] = matches
    }
  }

  private mutating func matchRenamedRecords(_ old: CheckedProgram, _ new: CheckedProgram) {
    for index in records.indices where records[index] == nil {
      let names = Set(old.records[index].fields.map { $0.name })
      records[index] = RuleSetMatching.unmatched(records, count: new.records.count).first {
        new.records[$0].isDossier == old.records[index].isDossier
          && Set(new.records[$0].fields.map { $0.name }) == names
      }
    }
    for index in records.indices {
      guard let other = records[index] else {
        fields[index] = [Int?](repeating: nil, count: old.records[index].fields.count)
        continue
      }
      let before = old.records[index].fields
      let after = new.records[other].fields
      var matches = RuleSetMatching.match(
        before.map { $0.name.key },
        after.map { $0.name.key }
      )
      for place in matches.indices where matches[place] == nil {
        let left = RuleSetMatching.unmatched(matches, count: after.count)
        matches[place] = left.first {
          after[$0].label == before[place].label && before[place].label != before[place].name.text
            && isSame(before[place].type, after[$0].type)
        }
      }
      fields[index] = matches
    }
  }

  // MARK: - Awards

  private mutating func matchVersions(_ old: CheckedProgram, _ new: CheckedProgram) {
    versions = RuleSetMatching.match(
      oldVersions.map { $0.name.key + "\u{1}" + instrumentKey($0.instrument, old, new) },
      newVersions.map { $0.name.key + "\u{1}" + $0.instrument }
    )
    // A version that moved to another instrument, or an award of another name.
    for index in versions.indices where versions[index] == nil {
      let version = oldVersions[index]
      let left = RuleSetMatching.unmatched(versions, count: newVersions.count)
      let sameName = left.first { newVersions[$0].name == version.name }
      let renamed = left.first { candidate in
        let name = newVersions[candidate].name
        return !oldVersions.contains { $0.name == name }
          && !newVersions.contains { $0.name == version.name }
          && isAlike(
            old.awards[version.parts[0]],
            new.awards[newVersions[candidate].parts[0]]
          )
      }
      versions[index] = sameName ?? renamed
      if sameName == nil, let renamed { renamedAwards[version.name] = newVersions[renamed].name }
    }
  }

  private func instrumentKey(
    _ key: String,
    _ old: CheckedProgram,
    _ new: CheckedProgram
  ) -> String {
    guard let index = old.instruments.firstIndex(where: { $0.name.key == key }),
      let match = instruments[index]
    else { return key }
    return new.instruments[match].name.key
  }

  private func isAlike(_ old: CheckedAward, _ new: CheckedAward) -> Bool {
    guard old.subjects.compactMap({ records[$0] }) == new.subjects else { return false }
    if old.label == new.label, old.label != old.name.text { return true }
    let before = old.nodes.compactMap { $0.name } + old.bars.map { $0.name }
    let after = new.nodes.compactMap { $0.name } + new.bars.map { $0.name }
    return !before.isEmpty && before == after
  }

  // MARK: - Values

  private mutating func matchDefinitions(_ old: CheckedProgram, _ new: CheckedProgram) {
    // A version is named by its counterpart, so that what belongs to it is found with it.
    let oldKeys = RuleSetMatching.definitionKeys(of: old, versions: oldVersions) { version in
      versions[version].map { "=\($0)" } ?? "-\(version)"
    }
    let newKeys = RuleSetMatching.definitionKeys(of: new, versions: newVersions) { "=\($0)" }
    definitions = RuleSetMatching.match(oldKeys, newKeys)
  }

  private mutating func matchRenamedParameters(_ old: CheckedProgram, _ new: CheckedProgram) {
    for index in parameters.indices where parameters[index] == nil {
      let before = old.parameters[index]
      parameters[index] = RuleSetMatching.unmatched(parameters, count: new.parameters.count).first {
        let after = new.parameters[$0]
        guard isSame(before.type, after.type), before.versions.count == after.versions.count,
          before.versions.map({ $0.span }) == after.versions.map({ $0.span }),
          before.label == after.label
            || before.label == before.name.text
              && after.label == after.name.text
        else { return false }
        var comparison = ExpressionComparison(self, old, new)
        return zip(before.versions, after.versions).allSatisfy {
          comparison.isSame($0.body, $1.body)
        }
      }
    }
  }

  private mutating func matchRenamedDefinitions(_ old: CheckedProgram, _ new: CheckedProgram) {
    for index in definitions.indices where definitions[index] == nil {
      let before = old.definitions[index]
      let left = RuleSetMatching.unmatched(definitions, count: new.definitions.count)
      definitions[index] = left.first {
        let after = new.definitions[$0]
        guard isSame(before.type, after.type),
          before.receiver.map({ records[$0] }) == after.receiver.map({ $0 }),
          !definitions.contains($0)
        else { return false }
        var comparison = ExpressionComparison(self, old, new)
        return comparison.isSame(before, after)
      }
    }
  }

  /// Whether two types are the same under the matches.
  func isSame(_ old: ValueType, _ new: ValueType) -> Bool {
    switch (old, new) {
    case (.catalogue(let before), .catalogue(let after)): catalogues[before] == after
    case (.record(let before), .record(let after)): records[before] == after
    case (.list(let before), .list(let after)), (.yearly(let before), .yearly(let after)),
      (.timeline(let before), .timeline(let after)), (.optional(let before), .optional(let after)):
      isSame(before, after)
    default: old == new
    }
  }
}
