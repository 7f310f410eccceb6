package import KhenSemantics
package import KhenSource

/// Which declaration of the old rules is which one of the new rules, by index.
///
/// Nothing where a declaration has no counterpart. Declarations are matched by name, those left
/// over by content (a rename).
package struct RuleSetMatching: Sendable {
  /// The parts of an award that one declaration gave: kinds of dossier and supplements.
  package struct DeclaredVersion: Sendable {
    /// Name of the award.
    package var name: Name
    /// Name of the instrument that the version stands on; empty where it names none.
    package var instrument: String
    /// Indices of `CheckedProgram.awards`.
    package var parts: [Int]
    /// The declaration.
    package var range: SourceRange
  }

  /// Instruments.
  package var instruments: [Int?] = []
  /// Catalogues.
  package var catalogues: [Int?] = []
  /// For each catalogue, its members.
  package var members: [[Int?]] = []
  /// Records and kinds of dossier.
  package var records: [Int?] = []
  /// For each record, its fields.
  package var fields: [[Int?]] = []
  /// Parameters.
  package var parameters: [Int?] = []
  /// Definitions.
  package var definitions: [Int?] = []
  /// Selections.
  package var selections: [Int?] = []
  /// Scorecards.
  package var scorecards: [Int?] = []
  /// Versions of awards, as indices of `newVersions`.
  package var versions: [Int?] = []
  /// The versions of the old rules.
  package var oldVersions: [DeclaredVersion] = []
  /// The versions of the new rules.
  package var newVersions: [DeclaredVersion] = []
  /// Names of awards that are another one in the new rules.
  package var renamedAwards: [Name: Name] = [:]

  /// Matches by name, then what is left by content.
  package init(_ old: CheckedProgram, _ new: CheckedProgram) {
    oldVersions = RuleSetMatching.versions(of: old)
    newVersions = RuleSetMatching.versions(of: new)
    instruments = RuleSetMatching.match(old.instruments, new.instruments) { $0.name }
    catalogues = RuleSetMatching.match(old.catalogues, new.catalogues) { $0.name }
    records = RuleSetMatching.match(old.records, new.records) { $0.name }
    parameters = RuleSetMatching.match(old.parameters, new.parameters) { $0.name }
    selections = RuleSetMatching.match(old.selections, new.selections) { $0.name }
    scorecards = RuleSetMatching.match(old.scorecards, new.scorecards) { $0.name }
    members = [[Int?]](repeating: [], count: old.catalogues.count)
    fields = [[Int?]](repeating: [], count: old.records.count)
    versions = [Int?](repeating: nil, count: oldVersions.count)
    definitions = [Int?](repeating: nil, count: old.definitions.count)
    matchRenames(old, new)
  }

  /// Each declaration of a rule set is itself.
  init(identityOf program: CheckedProgram) {
    instruments = program.instruments.indices.map { $0 }
    catalogues = program.catalogues.indices.map { $0 }
    members = program.catalogues.map { $0.members.indices.map { $0 } }
    records = program.records.indices.map { $0 }
    fields = program.records.map { $0.fields.indices.map { $0 } }
    parameters = program.parameters.indices.map { $0 }
    definitions = program.definitions.indices.map { $0 }
    selections = program.selections.indices.map { $0 }
    scorecards = program.scorecards.indices.map { $0 }
  }

  /// The declarations of both rule sets that have the same name.
  private static func match<Declaration>(
    _ old: [Declaration],
    _ new: [Declaration],
    by name: (Declaration) -> Name
  ) -> [Int?] {
    match(old.map { name($0).key }, new.map { name($0).key })
  }

  /// For each old key the index of its new counterpart; the n-th of several equal keys is the n-th.
  static func match(_ old: [String], _ new: [String]) -> [Int?] {
    var places: [String: [Int]] = [:]
    for (index, key) in new.enumerated() { places[key, default: []].append(index) }
    var seen: [String: Int] = [:]
    return old.map { key in
      let ordinal = seen[key, default: 0]
      seen[key] = ordinal + 1
      guard let found = places[key], ordinal < found.count else { return nil }
      return found[ordinal]
    }
  }

  /// The indices of new declarations that no old one is.
  package static func unmatched(_ matches: [Int?], count: Int) -> [Int] {
    let taken = Set(matches.compactMap { $0 })
    return (0..<count).filter { !taken.contains($0) }
  }

  /// The new name of an award of the old rules.
  package func newName(of award: Name) -> Name { renamedAwards[award] ?? award }

  // MARK: - Keys

  static func versions(of program: CheckedProgram) -> [DeclaredVersion] {
    var result: [DeclaredVersion] = []
    var places: [SourceRange: Int] = [:]
    for (index, award) in program.awards.enumerated() {
      if let place = places[award.range] {
        result[place].parts.append(index)
        continue
      }
      places[award.range] = result.count
      result.append(
        DeclaredVersion(
          name: award.name,
          instrument: award.instrument.map { program.instruments[$0].name.key } ?? "",
          parts: [index],
          range: award.range
        )
      )
    }
    return result
  }

  /// What each definition is called, with the record and the award or scorecard it belongs to;
  /// `owner` gives the key of a version.
  static func definitionKeys(
    of program: CheckedProgram,
    versions: [DeclaredVersion],
    owner: (Int) -> String
  ) -> [String] {
    program.definitions.map { definition in
      var key = definition.name.key + "\u{1}"
      if let receiver = definition.receiver { key += program.records[receiver].name.key }
      key += "\u{1}"
      if let version = versions.firstIndex(where: { $0.range.encloses(definition.range) }) {
        key += owner(version)
      }
      if let card = program.scorecards.first(where: { $0.range.encloses(definition.range) }) {
        key += "\u{2}" + card.name.key
      }
      return key
    }
  }
}

extension SourceRange {
  /// Whether another range lies within this one.
  func encloses(_ other: SourceRange) -> Bool {
    file == other.file && start <= other.start && other.end <= end
  }
}
