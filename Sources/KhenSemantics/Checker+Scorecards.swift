import KhenSource
import KhenSyntax

/// A scorecard as it was declared, with what is found out of it on the way.
struct ScorecardSource {
  var declaration: ScorecardDeclaration
  var language: Language
}

// Scorecards: what people score becomes a field of the dossier, and each item, the total and the
// class a definition of its kind.
extension Checker {
  /// Declares cards with the fields that people fill in; before any field is used.
  mutating func collectScorecards() {
    for tree in trees {
      for case .scorecard(let declaration) in tree.items {
        if let first = scorecards[declaration.name.name] {
          report(.duplicate(declaration.name, first: program.scorecards[first].range))
          continue
        }
        if declaration.subject.name.text.isEmpty {
          // Reported where it was read.
          hasMissingParts = true
          continue
        }
        guard let kind = records[declaration.subject.name], program.records[kind].isDossier else {
          let known = dossierKinds.map { program.records[$0].name }
          report(
            .unknownKind(
              declaration.subject,
              suggestion: Suggestion.nearest(to: declaration.subject.name, in: known)
            )
          )
          continue
        }
        collect(declaration, kind: kind, language: tree.language)
      }
    }
  }

  private mutating func collect(
    _ declaration: ScorecardDeclaration,
    kind: Int,
    language: Language
  ) {
    let name = declaration.name
    if let field = program.records[kind].fields.first(where: { $0.name == name.name }) {
      report(.duplicate(name, first: field.range))
      return
    }
    if let record = records[name.name] {
      report(.duplicate(name, first: program.records[record].range))
    } else if let catalogue = catalogues[name.name] {
      report(.duplicate(name, first: program.catalogues[catalogue].range))
    }
    var card = CheckedScorecard(
      name: name.name,
      label: declaration.label?.value ?? name.name.text,
      kind: kind,
      total: 0,
      range: declaration.range
    )
    let fields = givenFields(declaration)
    if !fields.isEmpty {
      card.scorerField = fields.count
      card.dateField = fields.count + 1
      card.record = program.records.count
      card.field = program.records[kind].fields.count
      program.records.append(
        CheckedRecord(
          name: name.name,
          label: card.label,
          isDossier: false,
          fields: fields + Checker.signatures(language, at: declaration.name.range),
          constraints: [],
          constraintVariable: -1,
          range: declaration.range
        )
      )
      program.records[kind].fields.append(
        Checker.field(
          name.name,
          .record(program.records.count - 1),
          label: card.label,
          at: declaration.name.range
        )
      )
    }
    scorecards[name.name] = program.scorecards.count
    program.scorecards.append(card)
    scorecardSources.append(ScorecardSource(declaration: declaration, language: language))
  }

  /// One number for each item that people score; names used twice are reported once, later.
  private func givenFields(_ declaration: ScorecardDeclaration) -> [CheckedRecord.Field] {
    var fields: [CheckedRecord.Field] = []
    for item in declaration.items {
      guard case .given = item.points, !fields.contains(where: { $0.name == item.name.name })
      else { continue }
      fields.append(
        Checker.field(
          item.name.name,
          .number,
          label: item.label?.value ?? item.name.name.text,
          at: item.name.range
        )
      )
    }
    return fields
  }

  /// Who scored, and when; both may be left out.
  private static func signatures(
    _ language: Language,
    at range: SourceRange
  ) -> [CheckedRecord.Field] {
    let isVietnamese = language == .vietnamese
    let names = isVietnamese ? ["người_chấm", "ngày_chấm"] : ["scored_by", "scored_on"]
    let others = isVietnamese ? ["scored_by", "scored_on"] : ["người_chấm", "ngày_chấm"]
    let labels = isVietnamese ? ["Người chấm", "Ngày chấm"] : ["Scored by", "Scored on"]
    let types: [ValueType] = [.optional(.string), .optional(.date)]
    return names.indices.map { index in
      var field = field(Name(names[index]), types[index], label: labels[index], at: range)
      field.aliases = [others[index]]
      return field
    }
  }

  private static func field(
    _ name: Name,
    _ type: ValueType,
    label: String,
    at range: SourceRange
  ) -> CheckedRecord.Field {
    CheckedRecord.Field(
      name: name,
      type: type,
      label: label,
      aliases: [],
      evidence: nil,
      isCompleteWhenAbsent: false,
      range: range
    )
  }

  // MARK: - Declaring

  /// Declares the values of all cards; their bodies are checked later.
  mutating func declareScorecards() {
    for index in scorecardSources.indices { declareScorecard(index) }
  }

  private mutating func declareScorecard(_ index: Int) {
    let source = scorecardSources[index]
    let declaration = source.declaration
    reportClashes(declaration.name, kind: program.scorecards[index].kind)
    reportReserved(declaration.name)
    if declaration.items.isEmpty { report(.scorecardWithoutItems(declaration.name)) }
    var seen: [Name: SourceRange] = [:]
    let taken = [
      Name("người_chấm"), Name("ngày_chấm"), Name("scored_by"), Name("scored_on"),
    ]
    var items: [CheckedScorecard.Item] = []
    for item in declaration.items {
      if let first = seen[item.name.name] {
        report(.duplicate(item.name, first: first))
        continue
      }
      seen[item.name.name] = item.name.range
      if item.name.name.isScorecardTotal || item.name.name.isScorecardClass
        || taken.contains(item.name.name)
      {
        report(.reservedScorecardName(item.name))
        continue
      }
      items.append(declared(item, in: index))
    }
    let isVietnamese = source.language == .vietnamese
    let label = program.scorecards[index].label
    program.scorecards[index].items = items
    program.scorecards[index].total = declareValue(
      of: index,
      member: Name("tổng"),
      label: (isVietnamese ? "Tổng điểm " : "Total of ") + "“" + label + "”",
      at: declaration.name.range
    )
    if let classification = declaration.classification {
      program.scorecards[index].classification = declareValue(
        of: index,
        member: Name("xếp_loại"),
        label: (isVietnamese ? "Xếp loại " : "Classification of ") + "“" + label + "”",
        at: classification.range
      )
    }
  }

  /// The names that rules could not tell from the card's.
  private mutating func reportClashes(_ name: Identifier, kind: Int) {
    let key = MemberKey(record: kind, name: name.name)
    if let definition = recordDefinitions[key] ?? freeDefinitions[name.name] {
      report(.duplicate(name, first: program.definitions[definition].range))
    } else if let parameter = parameters[name.name] {
      report(.duplicate(name, first: program.parameters[parameter].range))
    } else if let award = awardNames[name.name] {
      report(.duplicate(name, first: award))
    }
  }

  private mutating func declared(
    _ item: ScorecardDeclaration.Item,
    in index: Int
  ) -> CheckedScorecard.Item {
    let label = item.label?.value ?? item.name.name.text
    var scorer: String?
    var field: Int?
    if case .given(let by) = item.points {
      scorer = by.value
      field = program.scorecards[index].record.flatMap { fieldIndex(item.name.name, of: $0) }
    }
    let none = errorExpression(at: item.range)
    return CheckedScorecard.Item(
      role: item.role,
      name: item.name.name,
      label: label,
      scorer: scorer,
      field: field,
      raw: none,
      maximum: none,
      definition: declareValue(
        of: index,
        member: item.name.name,
        label: label,
        at: item.name.range
      ),
      citations: [],
      range: item.range
    )
  }

  /// Enters a definition that is filled in when its card is checked.
  private mutating func declareValue(
    of index: Int,
    member: Name,
    label: String,
    at range: SourceRange
  ) -> Int {
    let card = program.scorecards[index]
    let kind = Identifier(name: program.records[card.kind].name, range: range)
    let name = Identifier(name: Name(card.name.text + "." + member.text), range: range)
    let declaration = DefinitionDeclaration(
      name: name,
      parameters: [],
      receiver: kind,
      type: TypeExpression(kind: .number, isOptional: false, range: range),
      label: TextLiteral(value: label, range: range),
      body: Body(expression: nil, citation: nil, range: range),
      exceptions: [],
      range: range
    )
    let definition = declare(declaration, receiver: card.kind, scope: Scope())
    // Its body is made here, not read from a declaration.
    definitionSources[definition].state = .done
    return definition
  }
}
