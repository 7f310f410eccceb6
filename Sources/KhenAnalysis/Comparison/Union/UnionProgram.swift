package import KhenSemantics
package import KhenSource

/// Two rule sets over one schema, for one kind of dossier, so that an old and a new award can be
/// asked about one dossier.
///
/// Declarations that mean the same are one, so that equal conditions compile to equal code.
/// Attestations and papers are facts of the dossier here, shared by both rule sets where they have
/// one name. Parts of the law whose text is not known are taken as met or as not met throughout.
package struct UnionProgram: Sendable {
  /// How criteria whose text is not known come out.
  package enum Gaps: Hashable, Sendable, CaseIterable {
    /// Not met: what is still met then is certainly met.
    case notMet
    /// Met: what is still not met then is certainly not met.
    case met
  }

  /// An attestation or a paper, as a field of the union's dossier.
  package struct Conclusion: Hashable, Sendable {
    /// Whether it is a paper.
    package var isDocument: Bool
    /// Name of the award, in the new rules where it is there.
    package var award: Name
    /// Its local name.
    package var name: Name
  }

  /// The union; its awards are those that other awards ask about.
  package internal(set) var program = CheckedProgram()
  /// Index of the kind of dossier in the union.
  package internal(set) var kind = 0
  /// The kind in the old rules.
  package let oldKind: Int
  /// The kind in the new rules.
  package let newKind: Int
  /// The attestations and papers, by field of the kind.
  package internal(set) var conclusions: [Int: Conclusion] = [:]
  /// Fields that have another type in each rule set, by name; they are two fields here.
  package internal(set) var splitFields: [String] = []
  /// Whether something cannot be expressed in the union, so that nothing is proved by it.
  package internal(set) var isInexact = false

  let old: CheckedProgram
  let new: CheckedProgram
  let matching: RuleSetMatching
  var shared: SharedDeclarations
  var oldMap = IndexMap()
  var newMap = IndexMap()
  let gaps: Gaps

  /// Builds the union for a kind of dossier that both rule sets have.
  package init(
    _ old: CheckedProgram,
    _ new: CheckedProgram,
    _ matching: RuleSetMatching,
    shared: SharedDeclarations,
    oldKind: Int,
    newKind: Int,
    gaps: Gaps
  ) {
    self.old = old
    self.new = new
    self.matching = matching
    self.shared = shared
    self.oldKind = oldKind
    self.newKind = newKind
    self.gaps = gaps
    kind = newKind
    program.time = new.time
    program.variableCount = new.variableCount + old.variableCount
    newMap.kind = newKind
    oldMap.kind = oldKind
    oldMap.variableOffset = new.variableCount
    oldMap.instrumentOffset = new.instruments.count
    oldMap.fileOffset = UnionProgram.oldFiles
    program.instruments = new.instruments + old.instruments
    uniteCatalogues()
    uniteRecords()
    uniteValues()
    uniteAwards()
    isInexact = isInexact || !hasSameDaysOff
  }

  /// Added to the numbers of the old files.
  static let oldFiles: Int32 = 1 << 20

  /// Working days are counted with the days off of one rule set only.
  private var hasSameDaysOff: Bool {
    let names = [Name("ngày_nghỉ"), Name("days_off")]
    let before = old.parameters.indices.filter { names.contains(old.parameters[$0].name) }
    let after = new.parameters.indices.filter { names.contains(new.parameters[$0].name) }
    guard before.count == after.count else { return false }
    var shared = shared
    return before.allSatisfy { shared.sharedParameter($0) != nil }
  }

  // MARK: - Catalogues

  private mutating func uniteCatalogues() {
    newMap.catalogues = Array(new.catalogues.indices)
    newMap.members = new.catalogues.map { Array($0.members.indices) }
    oldMap.catalogues = Array(repeating: 0, count: old.catalogues.count)
    oldMap.members = old.catalogues.map { Array($0.members.indices) }
    program.catalogues = new.catalogues
    for index in old.catalogues.indices {
      guard let match = matching.catalogues[index], unite(index, match) else {
        oldMap.catalogues[index] = program.catalogues.count
        program.catalogues.append(old.catalogues[index])
        continue
      }
      oldMap.catalogues[index] = match
    }
  }

  /// Adds the members that only the old catalogue has; false where the two orders contradict each
  /// other or there are too many.
  private mutating func unite(_ index: Int, _ match: Int) -> Bool {
    let before = old.catalogues[index]
    let after = new.catalogues[match]
    let matches = matching.members[index]
    let isOrdered = before.isOrdered || after.isOrdered
    let common = matches.compactMap { $0 }
    if isOrdered, common != common.sorted() { return false }
    // What only the old catalogue has stands behind what comes before it there.
    var members: [(member: CheckedCatalogue.Member, old: Int?, new: Int?)] = []
    for (place, member) in after.members.enumerated() {
      members.append((member, matches.firstIndex(of: place), place))
    }
    for (place, member) in before.members.enumerated() where matches[place] == nil {
      let previous = place == 0 ? nil : members.firstIndex { $0.old == place - 1 }
      let position = previous.map { $0 + 1 } ?? (isOrdered ? 0 : members.count)
      members.insert((member, place, nil), at: position)
    }
    guard members.count <= 64 else { return false }
    for (position, member) in members.enumerated() {
      if let place = member.old { oldMap.members[index][place] = position }
      if let place = member.new { newMap.members[match][place] = position }
    }
    program.catalogues[match].members = members.map { $0.member }
    program.catalogues[match].isOrdered = isOrdered
    return true
  }

  /// The members of a catalogue of the union that both rule sets know; nothing where that is all
  /// of them.
  func commonMembers(of catalogue: Int) -> [Int]? {
    var olds: Set<Int>?
    var news: Set<Int>?
    for index in oldMap.catalogues.indices where oldMap.catalogues[index] == catalogue {
      olds = Set(oldMap.members[index])
    }
    for index in newMap.catalogues.indices where newMap.catalogues[index] == catalogue {
      news = Set(newMap.members[index])
    }
    guard let olds, let news, olds != news else { return nil }
    return olds.intersection(news).sorted()
  }

  // MARK: - Records

  private mutating func uniteRecords() {
    newMap.records = Array(new.records.indices)
    newMap.fields = new.records.map { Array($0.fields.indices) }
    program.records = new.records
    var count = new.records.count
    oldMap.records = matching.records.map { match in
      if let match { return match }
      count += 1
      return count - 1
    }
    oldMap.fields = [[Int]](repeating: [], count: old.records.count)
    for index in old.records.indices { unite(record: index) }
    let records = program.records.indices.map { $0 }
    for index in records {
      for field in program.records[index].fields.indices
      where index < new.records.count && field < new.records[index].fields.count {
        let type = new.records[index].fields[field].type
        program.records[index].fields[field].type = newMap.type(type)
      }
    }
    unitePromises()
  }

  private mutating func unite(record index: Int) {
    let before = old.records[index]
    guard let match = matching.records[index] else {
      var record = before
      for place in record.fields.indices {
        record.fields[place].type = oldMap.type(record.fields[place].type)
      }
      record.constraints = []
      oldMap.fields[index] = Array(record.fields.indices)
      program.records.append(record)
      return
    }
    for (place, field) in before.fields.enumerated() {
      let type = oldMap.type(field.type)
      if let other = matching.fields[index][place],
        newMap.type(new.records[match].fields[other].type) == type
      {
        oldMap.fields[index].append(other)
        narrow(match, other, to: field)
        continue
      }
      var own = field
      own.type = type
      // No name of the rules has a blank in it.
      own.name = Name(field.name.text + " (cũ)")
      if matching.fields[index][place] != nil { splitFields.append(field.name.text) }
      oldMap.fields[index].append(program.records[match].fields.count)
      program.records[match].fields.append(own)
    }
  }

  /// A dossier must be readable under both rule sets.
  private mutating func narrow(_ record: Int, _ field: Int, to other: CheckedRecord.Field) {
    guard let bounds = other.bounds else { return }
    guard var narrowed = program.records[record].fields[field].bounds else {
      program.records[record].fields[field].bounds = bounds
      return
    }
    if let least = bounds.least, narrowed.least.map({ $0 < least }) ?? true {
      narrowed.least = least
    }
    if let greatest = bounds.greatest, narrowed.greatest.map({ greatest < $0 }) ?? true {
      narrowed.greatest = greatest
    }
    program.records[record].fields[field].bounds = narrowed
  }

  /// What both schemas promise of their records holds.
  private mutating func unitePromises() {
    for index in new.records.indices {
      let rewriter = ExpressionRewriter(map: newMap, program: new, owner: index)
      program.records[index].constraints = new.records[index].constraints.map {
        rewriter.rewritten($0)
      }
    }
    for index in old.records.indices {
      guard let match = matching.records[index] else { continue }
      var map = oldMap
      // Both speak of one record, by one variable.
      map.variableOffset =
        new.records[match].constraintVariable - old.records[index].constraintVariable
      let rewriter = ExpressionRewriter(map: map, program: old, owner: index)
      program.records[match].constraints += old.records[index].constraints.map {
        rewriter.rewritten($0)
      }
    }
  }

  // MARK: - Parameters and definitions

  private mutating func uniteValues() {
    newMap.parameters = Array(new.parameters.indices)
    newMap.definitions = Array(new.definitions.indices)
    var parameterCount = new.parameters.count
    oldMap.parameters = old.parameters.indices.map { index in
      if let match = shared.sharedParameter(index) { return match }
      parameterCount += 1
      return parameterCount - 1
    }
    var definitionCount = new.definitions.count
    oldMap.definitions = old.definitions.indices.map { index in
      if let match = shared.sharedDefinition(index) { return match }
      definitionCount += 1
      return definitionCount - 1
    }
    for name in RuleSetMatching.names(of: old) {
      let match = matching.newName(of: name)
      oldMap.awards[name] =
        shared.isShared(award: name) ? match : Name(match.text + " (cũ)")
    }
    let newRewriter = ExpressionRewriter(map: newMap, program: new, owner: newKind)
    let oldRewriter = ExpressionRewriter(map: oldMap, program: old, owner: oldKind)
    program.parameters = new.parameters.map { newRewriter.parameter($0) }
    for index in old.parameters.indices where shared.sharedParameter(index) == nil {
      program.parameters.append(oldRewriter.parameter(old.parameters[index]))
    }
    program.definitions = new.definitions.map { newRewriter.definition($0) }
    for index in old.definitions.indices where shared.sharedDefinition(index) == nil {
      program.definitions.append(oldRewriter.definition(old.definitions[index]))
    }
  }
}

extension RuleSetMatching {
  /// The awards of a rule set, each once, in order.
  static func names(of program: CheckedProgram) -> [Name] {
    var names: [Name] = []
    for award in program.awards where !names.contains(award.name) { names.append(award.name) }
    return names
  }
}
