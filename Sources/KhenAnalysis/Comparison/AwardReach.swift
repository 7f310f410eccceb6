package import KhenSemantics
package import KhenSource

/// Which awards a declaration takes part in, through definitions, parameters and other awards.
package struct AwardReach: Sendable {
  /// What an outcome can rest on.
  private enum Entity: Hashable {
    case definition(Int)
    case parameter(Int)
    case catalogue(Int)
    case field(record: Int, index: Int)
    case award(Name)
  }

  /// A stretch of a rule file with the awards that rest on what stands there.
  private struct Stretch: Sendable {
    var range: SourceRange
    var awards: Set<Name>
  }

  private let oldStretches: [Stretch]
  private let newStretches: [Stretch]
  private let names: [Name]
  private let matching: RuleSetMatching

  /// Walks through all awards of both rule sets; O(awards × what each rests on).
  package init(_ old: CheckedProgram, _ new: CheckedProgram, _ matching: RuleSetMatching) {
    self.matching = matching
    oldStretches = AwardReach.stretches(of: old)
    newStretches = AwardReach.stretches(of: new)
    var names: [Name] = []
    for award in new.awards where !names.contains(award.name) { names.append(award.name) }
    for award in old.awards {
      let name = matching.newName(of: award.name)
      if !names.contains(name) { names.append(name) }
    }
    self.names = names
  }

  /// The awards that what stands at a place takes part in, under their new names, in order.
  package func awards(old oldRange: SourceRange?, new newRange: SourceRange?) -> [Name] {
    var found: Set<Name> = []
    if let newRange {
      for stretch in newStretches where stretch.range.encloses(newRange) {
        found.formUnion(stretch.awards)
      }
    }
    if let oldRange {
      for stretch in oldStretches where stretch.range.encloses(oldRange) {
        for name in stretch.awards { found.insert(matching.newName(of: name)) }
      }
    }
    return names.filter { found.contains($0) }
  }

  // MARK: - The walk

  private static func stretches(of program: CheckedProgram) -> [Stretch] {
    var awardsOf: [Entity: Set<Name>] = [:]
    var names: [Name] = []
    for award in program.awards where !names.contains(award.name) { names.append(award.name) }
    for name in names {
      var walk = Walk(program)
      walk.visit(award: name)
      for entity in walk.seen { awardsOf[entity, default: []].insert(name) }
    }
    var stretches: [Stretch] = []
    for (entity, awards) in awardsOf {
      for range in ranges(of: entity, program) {
        stretches.append(Stretch(range: range, awards: awards))
      }
    }
    return stretches
  }

  private static func ranges(of entity: Entity, _ program: CheckedProgram) -> [SourceRange] {
    switch entity {
    case .definition(let index):
      let definition = program.definitions[index]
      return [definition.range] + definition.exceptions.map { $0.range }
    case .parameter(let index): return [program.parameters[index].range]
    case .catalogue(let index): return [program.catalogues[index].range]
    case .field(let record, let index): return [program.records[record].fields[index].range]
    case .award(let name):
      var ranges: [SourceRange] = []
      for award in program.awards where award.name == name {
        ranges.append(award.range)
        // What a supplement adds stands elsewhere.
        ranges += award.nodes.map { $0.range } + award.bars.map { $0.range }
        ranges += award.documents.map { $0.range } + award.results.map { $0.range }
      }
      return ranges
    }
  }

  private struct Walk {
    let program: CheckedProgram
    var seen: Set<Entity> = []

    init(_ program: CheckedProgram) { self.program = program }

    mutating func visit(award name: Name) {
      guard seen.insert(.award(name)).inserted else { return }
      for award in program.awards where award.name == name {
        let kind = award.subjects.first
        for node in award.nodes { visit(node, kind) }
        for bar in award.bars { visit(bar.condition, kind) }
        for document in award.documents {
          if case .when(let condition) = document.requirement { visit(condition, kind) }
        }
        for result in award.results {
          visit(result.body, kind)
          visit(result.exceptions, kind)
        }
      }
    }

    private mutating func visit(_ node: CheckedNode, _ kind: Int?) {
      switch node.kind {
      case .criterion(let condition): if let condition { visit(condition, kind) }
      case .group(_, let nodes): for inner in nodes { visit(inner, kind) }
      case .attestation: break
      }
    }

    private mutating func visit(_ body: CheckedBody, _ kind: Int?) {
      if let expression = body.expression { visit(expression, kind) }
    }

    private mutating func visit(_ exceptions: [CheckedException], _ kind: Int?) {
      for exception in exceptions {
        visit(exception.condition, kind)
        visit(exception.body, kind)
        visit(exception.exceptions, kind)
      }
    }

    private mutating func visit(_ expression: CheckedExpression, _ kind: Int?) {
      if case .catalogue(let index) = expression.type.unwrapped { seen.insert(.catalogue(index)) }
      switch expression.kind {
      case .field(let of, let index):
        if case .record(let record) = of?.type.unwrapped {
          seen.insert(.field(record: record, index: index))
        } else if of == nil, let kind {
          seen.insert(.field(record: kind, index: index))
        }
      case .parameter(let index):
        if seen.insert(.parameter(index)).inserted {
          for version in program.parameters[index].versions { visit(version.body, kind) }
        }
      case .call(let index, _, _):
        if seen.insert(.definition(index)).inserted {
          let definition = program.definitions[index]
          let owner = definition.receiverVariable < 0 ? definition.receiver ?? kind : kind
          visit(definition.body, owner)
          visit(definition.exceptions, owner)
        }
      case .meets(let name), .isHeld(let name): visit(award: name)
      case .match(_, let rows):
        for row in rows {
          for case .range(let lower, let upper) in row.patterns {
            if let bound = lower?.bound { visit(bound, kind) }
            if let bound = upper?.bound { visit(bound, kind) }
          }
        }
      default: break
      }
      for child in expression.children { visit(child, kind) }
    }
  }
}
