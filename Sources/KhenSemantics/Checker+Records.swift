import KhenSource
import KhenSyntax

// Records, kinds of dossier and types.
extension Checker {
  mutating func collectRecords() {
    var declarations: [RecordDeclaration] = []
    var common: [RecordDeclaration] = []
    var repeated: [(declaration: RecordDeclaration, index: Int)] = []
    for case .record(let declaration) in items {
      guard let name = declaration.name else {
        common.append(declaration)
        continue
      }
      if let first = records[name.name] {
        report(.duplicate(name, first: program.records[first].range))
        repeated.append((declaration, first))
        continue
      }
      if let catalogue = catalogues[name.name] {
        report(.duplicate(name, first: program.catalogues[catalogue].range))
      }
      records[name.name] = program.records.count
      declarations.append(declaration)
      program.records.append(
        CheckedRecord(
          name: name.name,
          label: declaration.label?.value ?? name.name.text,
          isDossier: declaration.role != .record,
          fields: [],
          constraints: [],
          constraintVariable: -1,
          range: declaration.range
        )
      )
    }
    for declaration in common { commonFields += fields(of: declaration, after: commonFields) }
    for (index, declaration) in declarations.enumerated() {
      let before = program.records[index].isDossier ? commonFields : []
      program.records[index].fields = before + fields(of: declaration, after: before)
    }
    for (declaration, index) in repeated { merge(declaration, into: index) }
    reportEndlessRecords()
  }

  private mutating func fields(
    of declaration: RecordDeclaration,
    after earlier: [CheckedRecord.Field]
  ) -> [CheckedRecord.Field] {
    var seen: [Name: SourceRange] = [:]
    for field in earlier { seen[field.name] = field.range }
    var result: [CheckedRecord.Field] = []
    for field in declaration.fields {
      if let first = seen[field.name.name] {
        report(.duplicate(field.name, first: first))
        continue
      }
      seen[field.name.name] = field.name.range
      result.append(
        CheckedRecord.Field(
          name: field.name.name,
          type: valueType(field.type),
          label: field.label?.value ?? field.name.name.text,
          aliases: field.aliases.map({ $0.value }),
          evidence: field.evidence?.value,
          isCompleteWhenAbsent: field.isCompleteWhenAbsent,
          range: field.range
        )
      )
    }
    return result
  }

  /// Adds the fields of a second declaration: nobody can tell which of the two the rules mean, so a
  /// field of either is not reported again, and one whose types differ fits everywhere.
  private mutating func merge(_ declaration: RecordDeclaration, into index: Int) {
    ambiguousRecords.insert(index)
    for field in fields(of: declaration, after: []) {
      guard let first = fieldIndex(field.name, of: index) else {
        program.records[index].fields.append(field)
        continue
      }
      if program.records[index].fields[first].type != field.type {
        program.records[index].fields[first].type = .error
      }
    }
  }

  /// Constraints are checked after all names are known.
  mutating func checkConstraints() {
    for case .record(let declaration) in items
    where !declaration.constraints.isEmpty {
      var indices = dossierKinds
      if let name = declaration.name {
        guard let index = records[name.name] else { continue }
        indices = [index]
      }
      for index in indices { checkConstraints(of: declaration, in: index) }
    }
  }

  private mutating func checkConstraints(of declaration: RecordDeclaration, in index: Int) {
    var scope = Scope()
    if program.records[index].isDossier {
      scope.kind = index
    } else {
      let variable = newVariable(program.records[index].name, .record(index))
      program.records[index].constraintVariable = variable.id
      scope.receiver = Scope.Receiver(record: index, variable: variable.id)
    }
    for constraint in declaration.constraints {
      let checked = check(constraint, as: .boolean, in: scope)
      program.records[index].constraints.append(checked)
    }
  }

  /// A record that holds itself, not in a list and not optionally, could never be filled in.
  private mutating func reportEndlessRecords() {
    for start in program.records.indices {
      var visited: Set<Int> = []
      var waiting = [start]
      while let next = waiting.popLast() {
        for field in program.records[next].fields {
          guard case .record(let inner) = field.type else { continue }
          if inner == start {
            report(.circular([program.records[start].name.text], at: field.range))
            waiting = []
            break
          }
          if visited.insert(inner).inserted { waiting.append(inner) }
        }
      }
    }
  }

  // MARK: - Types

  mutating func valueType(_ type: TypeExpression) -> ValueType {
    let base: ValueType
    switch type.kind {
    case .missing:
      hasMissingParts = true
      return .error
    case .boolean: base = .boolean
    case .integer: base = .integer
    case .number: base = .number
    case .string: base = .string
    case .date: base = .date
    case .year: base = .year
    case .yearRange: base = .yearRange
    case .period: base = .period
    case .service: base = .service
    case .days: base = .days
    case .money: base = .money
    case .named(let name): base = namedType(name)
    case .list(let element): base = .list(valueType(element))
    case .yearly(let element): base = .yearly(valueType(element))
    case .timeline(let element): base = .timeline(valueType(element))
    }
    return type.isOptional && base != .error ? .optional(base) : base
  }

  private mutating func namedType(_ name: Identifier) -> ValueType {
    if let catalogue = catalogues[name.name] { return .catalogue(catalogue) }
    if let record = records[name.name] {
      if program.records[record].isDossier {
        report(
          .notSupported(
            name.range,
            Bilingual(vi: "hồ sơ làm kiểu của một trường", en: "a dossier as the type of a field")
          )
        )
        return .error
      }
      return .record(record)
    }
    let known = Array(catalogues.keys) + Array(records.keys)
    report(.unknownType(name, suggestion: Suggestion.nearest(to: name.name, in: known)))
    return .error
  }
}
